"""How people say that someone close has died, how old they are, and what they speak.

A death counts where it is of close family of the person who writes ("mi padre
falleció", "era mi hermano"); that of a stranger, or told by an administrator, does not.
"""

from __future__ import annotations

from recobro.domain.readings import Care
from recobro.understanding.care.signal import Lexicon

BEREAVEMENT = Lexicon(
    care=Care.BEREAVEMENT,
    says={
        "a death in the family": """
            (mi|mis|nuestro|nuestra|a mi|de mi|su) (pobre |querido |querida |unico |
                unica |propio |propia |difunto |difunta |finado |finada )?(<kin>) .. (ha
                |se |nos |me |ya |acaba de |ya se )?(<dead>|morir|fallecer)
            (<dead>|morir|fallecer) .. (mi|mis|a mi|de mi|nuestro|nuestra|nuestros|un|
                una) (pobre |querido |querida |unico |unica )?(<kin>)
            (mi|mis|de mi|con mi) (difunto|difunta|finado|finada) (<kin>)
            (difunto|difunta|finado|finada) (era|es) mi (<kin>)
            (era|es|soy|fue) (mi|su|la|el|hijo de|hija de) (<kin>)? ~ (fallecio|murio|ha
                muerto|ha fallecido|ya fallecio|se murio|partio|en paz descanse|qepd)
            (fallecio|murio|ha muerto|ha fallecido|se murio|ya fallecio|fallecida|
                fallecido|muerto|ya no esta con nosotros|mataron) ~ (soy (su|la|el)
                (<kin>)|era mi (<kin>)|habla su (<kin>)|soy hija|soy hijo|era mi)
            soy (su|la|el) (<kin>) ~ (fallecio|murio|muerto|fallecido|ya no esta con
                nosotros|ya no esta entre nosotros|en paz descanse)
            (perdi|perdimos|he perdido|hemos perdido|acabo de perder|perdio|perder) (a
                )?(mi|mis|nuestro|nuestra|un|una) (unico |unica |primer |segundo
                )?(padre|madre|papa|mama|hijo|hija|hijos|bebe|esposo|esposa|marido|
                mujer|pareja|hermano|hermana|abuelo|abuela|nieto|nieta|viejo|vieja|
                abuelita|abuelito|tata|mamita|papito|señora|familiar|hijito|hijita|tio|
                tia|suegra|suegro|niño|niña|guagua|embarazo|mamá)
            (enterrar|enterramos|enterre|enterrando|entierro|funeral|funerales|velorio|
                velamos|velando|velar|sepelio|cremacion|cremar|cremamos|exequias|
                sepultar|sepultamos|muerte|fallecimiento|novenario|duelo|luto|misa de|
                perdida|partida) (ayer |hoy |el lunes |reciente )?(a |de |del |por |tras
                )?.. (mi|mis|nuestro|nuestra|un|una) (<kin>)
            (quede|soy|quedo|quedé|queda|enviude|enviudé|me quede|he quedado|estoy) (la
                |el )?(viudo|viuda|huerfano|huerfana)
            (enviude|enviudo|viudez|pension de viudez|orfandad)
            (estoy|estamos|seguimos|ando|andamos|vivo|pasando|pasando por) (de|en|
                guardando|haciendo|viviendo|por|un|el)( un| el)? (luto|duelo)
            (funeral|entierro|velorio|sepelio|luto|duelo) (en casa|en la familia|
                familiar)
            (fallecimiento|muerte|perdida|duelo|defuncion|luto) (de un|familiar|en la|en
                mi|de algun) (familiar|familia|ser querido)?
            perdida de un (familiar|ser querido)
            (aborto espontaneo|perdi el embarazo|nacio muerto|nacio muerta|muerte
                gestacional)
            (se|me) (lo|la|le|nos) llevo (el covid|el cancer|dios|la pandemia)
            (se me|se nos) (fue|murio|ha muerto|ha ido|adelanto) (mi|un|una|nuestro|
                nuestra|el|la|hace) (<kin>|unico hijo|una semana)
            (mi|mis) (<kin>) .. (partio|se adelanto|se me fue|se nos fue|ya no esta con|
                ya no esta entre|esta en el cielo|descansa en paz|ya descansa|se me
                adelanto|perdio la vida|dejo de existir|trascendio)
            (nos|me) (mataron|mato|asesinaron|arrebataron|desaparecieron) (a|al|a la|a
                mi|el|la|un) .. (<kin>)
            (mi|mis|nuestro|nuestra) (<kin>) .. (se fue|fue|esta) (al cielo|con dios|con
                el señor|a la gloria|en la gloria|a mejor vida|en el cielo)
        """,
        "English": """
            (my|our) (late )?(husband|wife|mother|father|mom|mum|dad|son|daughter|
                brother|sister|baby|grandmother|grandfather|partner|grandma|grandpa|
                parents|child|kid) .. (died|passed|dead|funeral|buried|killed)
            (lost|buried|death of|loss of|funeral for|mourning) (my|our) (husband|wife|
                mother|father|mom|mum|dad|son|daughter|brother|sister|baby|partner|
                grandma)
            (im|i am) (a )?(widow|widower)
            (grieving|bereaved|bereavement|miscarriage|stillborn)
        """,
    },
    not_said={
        "no kin": """
            (murio|muerto|fallecio|se murio|mori|mataron|perdi) (mi|el|la|un|una|a mi)
                (<other>|perro|perra)
            (se me|me|se) (murio|ha muerto) (mi |el |la |un )?(<other>|bateria|linea|
                señal|conexion|ordenador|pila|tablet|laptop)
            (mi|un|el|la) (<other>|perro|perra) .. (fallecio|murio|se murio|muerto)
            (muerto|muerta|muertos) (de|del) (risa|hambre|calor|frio|sueño|cansancio|
                miedo|verguenza|aburrimiento|sed|asco|nervios)
            (antes|ni|primero) (muerto|muerta)
            (muerte) (subita|al|lenta|en vida|natural del)
            (entierro|duelo|luto|funeral) (del|de la) (recibo|factura|deuda|servicio)
            (perdi|perdio|perdido|perdimos) .. (tarjeta|recibo|factura|clave|contraseña|
                numero|paciencia|enlace|tiempo|contacto) .. (mi|mis)
            (seguro|poliza|plan|gastos|convenio|servicio) (de|funerarios|por) (entierro|
                deceso|decesos|vida|muerte|sepelio|funerario|exequial|exequias)
            (murio|muerto|murieron|morir|muere|muriendo|muerta) de (la )?(risa|hambre|
                calor|frio|sueño|ganas|verguenza|envidia|amor|miedo|aburrimiento)
        """,
    },
)

LANGUAGE_BARRIER = Lexicon(
    care=Care.LANGUAGE_BARRIER,
    says={
        "not in Spanish": """
            (no|nada|poco|poquito|apenas|mal|casi no|sin) (hablo|hablar|habla|entiendo|
                entender|entiende|comprendo|comprender|leo|leer|escribo|saber|se|manejo|
                domino|domina|hablamos|entendemos|conozco) (bien |mucho |muy bien |mucho
                de |nada de |casi |ni |muy poco )?(el |en |de |nada )?(español|
                castellano|espanol|castilla|idioma|lengua)
            (hablo|entiendo|habla|entiende|comprendo|leo|escribo|entender|hablar|se)
                (muy |un |solo )?(poco|poquito|mal|nada|apenas|regular) (de |el |en |
                bien )?(español|castellano|espanol|idioma)
            (mi|mio) (español|castellano|espanol) (no|es|muy|poco|esta|malo|mal|poquito)
            (español|castellano|espanol) (muy |un |solo |bien )?(poco|poquito|mal|malo|
                no|nada|dificil|no bien|regular|cuesta)
            no (español|espanol|castellano) (#|bien|mucho)
            no .. (español|espanol|castellano) (mucho|bien|todavia|todo|#)
            (solo|solamente|nomas|unicamente|puro) (hablo|hablamos|habla|entiendo|se)
                (<tongue>)
            (hablo|hablamos|soy de habla|mi lengua es|mi idioma es|lengua materna|lengua
                materna es|hablante de|habla|mi lengua|mi idioma) (el |la )?(<tongue>)
            (en|alguien en|alguien que hable|hable|hablan|hablar|atienden en|traductor
                de|interprete de|escribir en|escriba en|mensaje en|traducir al|
                traduccion al|habla|atender en|escribirme en|persona que hable) (el |al
                )?(<tongue>)
            (mi|el) (idioma|lengua) no es (el )?(español|castellano)
            (necesito|hay|tienen|quiero|pueden poner|un|sin) (un |una |de )?(traductor|
                interprete|traductora|traduccion|traducir)
            (uso|usando|con|por|utilizo) (el |un |google )?(traductor|translate|
                traduccion)
            (soy|vengo de|somos|llegue de) (extranjero|extranjera|extranjeros) .. (no
                entiendo|entiendo|idioma|hablo|español)
            (yo|mi) (no|mucho) (entender|hablar|comprender|saber|leer)
            (recien|estoy) (aprendo|aprendiendo|aprender) (el )?(español|castellano)
        """,
        "cannot read": """
            no (se|sabe|sabemos|puedo) (bien )?(leer|leer ni escribir|escribir ni leer)
                (ni|,|#|y|bien|me|por eso|los|mucho|muy|joven|señor*)
            no se leer
            (analfabeto|analfabeta|soy iletrado|soy iletrada|no fui a la escuela|no
                aprendi a leer|nunca aprendi a leer|no estudie ni se leer)
        """,
        "English": """
            (dont|do not|cant|cannot|can not|not|doesnt|didnt|no) (really |fully |yet
                )?(speak|understand|read|know|write|speaking) (any |much |good |very
                much |a lot of |in )?(spanish|espanol)
            (no|little|bad|poor|my|limited) spanish
            (do|does|can|could|speak|in|write|someone|anyone) .. (speak|english) ..
                (english|to me in english|please)
            (in|speak|speaks|only|use|prefer) english
            english (please|only|speaker)
            (translator|interpreter|translate|translation)
        """,
        "in other languages": """
            (parle|parlo|comprends|compris|comprend) (pas|spagnolo|francais|italiano|
                anglais|rien)
            (ne|je) (parle|comprends) .. (pas|espagnol|bien)
            (parle|parler|en) (francais|anglais|espagnol)
            non (parlo|capisco|parla|comprendo)
            (nao|não) (falo|entendo|compreendo|sei) .. (espanhol|bem|castelhano|nada|#)
            (nao|não) (falo|entendo|compreendo|estou entendendo)
            (falo|falar|em|so) (so )?(portugues|ingles)
            (spreche|verstehe|sprechen|verstehen) (ich )?(kein|nicht|nur|sie|deutsch|
                leider|nichts)
            (nu|nici) (vorbesc|inteleg|stiu)
            (nie|ne) (rozumiem|mowie|razumem|razumiju)
            (pa|mwen) (pa )?(pale|konprann)
            (mana|manam) .. (castellano|yachanichu|rimanichu|parlanichu|intindinichu)
            ez dakit (gaztelaniaz|erdaraz)
            (bonjour|buongiorno) ~ (pas|comprends|capisco)
        """,
    },
    not_said={
        "jargon": """
            (idioma|lengua|lenguaje) (de los|de las|legal|juridico|tecnico|de ustedes|de
                abogad*)
        """,
        "other matters": """
            (no|ni) .. (hablo|hablar|entiendo|se|habla) .. (ingles) (,|#)?
            no (entiendo|comprendo) (por|porque|la|el|los|las|que|nada|esta|este|esa|
                ese|como|cuanto|su|lo|de que|bien la|bien que|bien por|bien lo)
            no (hablo|habla|hablar) (con|por|mal|de|mas|nada)
            no (se|puedo) leer (el|la|ese|esa|tu|su|bien el|bien la|las|los) (archivo|
                pdf|codigo|qr|factura|letra|imagen|documento|foto|recibo|adjunto|correo|
                comprobante|letras)
            (profesor|profesora|maestro|maestra|clases|curso) de (español|ingles|
                frances|aleman|chino|idiomas)
            (idiomas|academia|curso|clases|escuela) (de|en) (ingles|frances|aleman)
            (nacionalidad|pasaporte|empresa|banco|señor|cliente|restaurante|tienda)
                (francesa|inglesa|china|chino|ingles|frances)
        """,
    },
)

MINOR = Lexicon(
    care=Care.MINOR,
    says={
        "words": """
            (soy|somos|aun soy|todavia soy|apenas soy|es) (un |una |el |la )?(menor|
                menor de edad|menores|menores de edad|niño|niña|adolescente|chiquillo|
                chiquilla|nene|nena|chamaco|chamaca) (#|,|de edad|y|señor|señora|aun|
                todavia|tengo)
            (soy|aun soy|todavia soy) (menor|menor de edad|un niño|una niña|adolescente)
            (no soy|todavia no soy|aun no soy|ni soy) mayor de edad
            (aun|todavia) no (tengo|cumplo) (los )?(18|dieciocho)
            no (tengo|cumplo|he cumplido|llego a) (ni |aun |todavia |los )?(18|
                dieciocho)
            (estoy|voy|curso|ando|paso a) (en|a) (el )?(octavo basico|primero medio|
                segundo medio|tercero medio|cuarto medio|secundaria|primaria|la
                secundaria|la primaria|la prepa|septimo basico|la eso|eso|bachillerato|
                primero de eso|sexto grado|quinto grado|septimo grado|octavo grado|
                noveno grado|decimo grado|el cole|cuarto de secundaria|tercero de
                secundaria|quinto de secundaria)
            (i am|im) (a|still a|only a|just a) (minor|child|kid|teenager)
            (underage|under age)
        """,
    },
    not_said={
        "others": """
            (mayor|menor) de edad a cargo
            mi (hijo|hija) (menor|es menor|es menor de edad)
            (hijo|hija|hijos) (menor|menores)
        """,
    },
)

ELDERLY = Lexicon(
    care=Care.ELDERLY,
    says={
        "words": """
            (soy|es|somos|estoy) (un |una |ya |muy |ya una |ya un |una señora |un señor
                )?(anciano|anciana|ancianito|ancianita|viejito|viejita|abuelito|
                abuelita|persona mayor|persona de edad|muy mayor|de edad avanzada|adulto
                mayor|adulta mayor|persona muy mayor|de la tercera edad|jubilado mayor|
                octogenario|octogenaria|nonagenario|viejo ya|vieja ya|de avanzada edad|
                persona anciana|señor mayor|señora mayor|mujer mayor|hombre mayor)
            (adulto mayor|adulta mayor|tercera edad|edad avanzada|avanzada edad|pension
                65|pension del bienestar|octogenaria|octogenario|nonagenaria|
                nonagenario|anciano|anciana|ancianita|ancianito)
            (estoy|vivo|esta|vive|tengo a mi madre) en (una |un |la |el )?(residencia
                de|residencia|asilo|geriatrico|hogar de ancianos|casa de reposo|
                ancianato) (ancianos|mayores|#|,|de|y|para)
            (elderly|old age pensioner|nursing home|care home|senior citizen)
        """,
    },
    not_said={
        "work there": """
            (trabajo|trabaja|trabajadora|trabajador|turno|cuidadora|auxiliar|enfermera|
                cocinera|laburo|chambeo|empleada) .. (en|de|con|social en) (una |un |la
                |el )?(residencia|asilo|geriatrico|hogar|ancianato|ancianos|mayores|
                adulto mayor|tercera edad) (de )?(ancianos|mayores)?
            (descuento|tarifa|tarjeta|programa|asociacion) (de|para|del) (la )?(tercera
                edad|adulto mayor|jubilados|mayores)
            (no soy|ni soy) (un |una |ningun |ninguna )?(viejo|anciano|anciana|viejito)
        """,
    },
)
