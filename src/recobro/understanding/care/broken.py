"""How a person shows that Spanish is not theirs.

Broken grammar shows it ("yo pagar mañana", "no entiende carta"): nobody who grew up
                with
Spanish leaves its verbs bare. So do other tongues. The plain words are in person.py.
"""

from __future__ import annotations

from recobro.domain.readings import Care
from recobro.understanding.care.signal import Lexicon

BROKEN = Lexicon(
    care=Care.LANGUAGE_BARRIER,
    says={
        "bare verbs": """
            ^ (no |si |hola )?yo (no )?(pagando|vendiendo|trabajando|hablando|
                entendiendo|
                viniendo|dando|mandando) (#|,|domingo|lunes|viernes|feria|aqui|poco|no|
                y|
                mañana|dia|ya|con)
            yo (extranjero|extranjera|cuñado|primo|hermano|amigo|migrante|refugiado) (,|
                no|#)
            , yo (devolver|llevar|firmar|pagar|vender|mandar)
            no (firmar|pagar) , no (firmar|pagar)
            no habla (bueno|mucho|bien) (español|castellano)
            no entiende (letra|letras|palabra|papel|carta|audio|numero)
            yo no entiendo audio
            poquito (plata|dinero|español|castellano) (hay|tengo|entiendo)
            (mercaderia|caja|papel|casa|carta) (mala|malo|bueno|buena|otra) , yo
            (dificil|mucho dificil) (tu|su) (palabra|idioma|letra)
            (i|sorry i) not (speak|understand|read|have|good|know)
            my (english|spanish) (is )?(small|little|bad|poor)
            (page|form|message|letter|website) is (only )?in spanish
            ^ (no |si |hola |perdon |perdone |ahora |y |pero |porque |mañana |viernes
                |amigo |señor |señora |ya )?yo (no |ya |nunca |mañana |ahora |solo |poco
                |mucho )?(<bare>)
            ^ (no |si |ahora |y |pero |hola )?yo (no |ya |nunca |mañana |solo |ahora
                |siempre )?(<third>) (#|,|no|y|a|la|el|seguro|viernes|dia|mañana|ya|en|
                mi|un|una|tarjeta|papel|dinero|plata|con|que|bien|donde|total|euros|
                trabajo|poco|mucho|todo|casa|banco|nada|esto|este|eso)
            (cuanto|como|cuando|donde|que|cuanto dinero|porque) yo (<bare>|<third>)
            (yo|tu|jefe|patron|hijo|hija|primo|marido|amigo|ellos) (
                entender|hablar|comprender|saber|leer|pagar|dar|esperar|decir|traducir|
                trabajar|llamar|escribir|mandar|venir|tener|querer|poder|vender|comprar|
                llegar|quedar|explicar|hacer|ir|cobrar|mirar|firmar) (poco|mucho|bien|
                nada|español|dia|mañana|tienda|papel|cuenta|dinero|plata|a mi|mi|por
                favor|,|#|con|viernes|lunes|no|cuando|que|el|la|esto|tu|si|eso|despues)
            ^ (perdon |perdona |disculpa |no no |señor |hola )?no (entender|comprender|
                saber|hablar|leer|querer|tener|poder|conocer) (#|,|mucho|bien|nada|mas|
                que|que es|esto|carta|papel|palabra|español|este|por que|mensaje|
                dinero|trabajo)
            ^ (perdon |perdona |disculpa |señor |hola |amigo )?no (entiende|comprende|
                conoce|sabe) (carta|la carta|papel|mensaje|esto|que pone|nada|bien|
                español|palabra|ese|factura|este|por que|#|que dice)
            no (entiende|comprende) (la |el |que )?(carta|papel|español|
                palabra|pone la carta|mensaje|factura)
            no entiende .. (carta|papel|español|que llega)
            (yo|mi) (de|es de|ser de|vengo de|llegar de|venir de) (<land>)
            ^ (hola |perdone |perdon |disculpa |no |señor )?(y |pero )?yo (<people>) (,|
                #|no|y|nomas|aqui|trabaj*|chica|habl*)
            yo (<people>) (,|#|no|nomas)
            (yo|mi) (nombre|llamar|llamo) .. , no (conoce|entender|ser|es)
            mi nombre (jean|wilner|ali|mohamed|li|wang|chen|ion|ivan)
            (no|yo) (mio|mia) (factura|deuda|carta|casa|telefono)
            no (soy )?.. (yo|mi) (<bare>|vivir|ser|llamar)
            ^ ya pagar (,|#|yo|mira|banco|todo|dia)
            ^ dar (numero|cuenta|papel|banco|me)
            (yo) (pagado|llegado|comprado|firmado|hecho|visto|dicho) (ya|#|,|todo)
            mi (escribir|hablar|entender|leer|pagar)
            (español|castellano) (chiquito|falta|poquito|malo|mal|falta mucho|no|un
                poco)
            (palabra|palabras) .. (falta|no se|no entiendo|no se que dice)
            (explicar|hablar|escribir|decir) (facil|despacio|simple|lento) (por favor|#|
                ,)
            (perdon|perdona|perdone|disculpa|disculpe) (mi |por mi |por )?(escribir|
                español|castellano|hablar|mal escrib*)
            escribir mal
            (how much|please|sorry|thank you|ok) (cuanto|yo|no|pagar|señor)
            (senyora|senyor|mwen|inchallah|inshallah|insha allah|salam|salaam|merhaba|
                namaste|nihao|spasibo|privet|multumesc)
            no (<mass>) (porque no|#|, (yo|no|tengo)) .. no? ?(<mass>)?
            (clase|clases|curso) de (español|castellano)
            (falta|faltan) (palabra|palabras)
            posible (pagar|hacer) (#|cada|chico|poco)
            (pagar|dar) (chico|poco|poquito) (chico|poco|poquito)
        """,
        "said of the language": """
            (no|nada|poco|poquito|apenas|mal|casi no|cuesta|cuesta mucho|dificil) (de
                )?(hablo|entiendo|comprendo|leo|leer|entender|hablar|escribir|domino|se|
                manejo|escribo|entiende|habla|lee|comprende) (muy |bien |casi |mucho
                |nada |el |en |del |de |lo que )?(bien )?(el |en )?(español|castellano|
                castilla|idioma|espanol|lengua)
            (español|castellano) (entiendo|hablo|se|leo) (poco|poquito|mal|nada)
            (poco|poquito) (español|castellano) (entiendo|hablo|se|leo|#)
            (mi|tu) (español|castellano) (es|esta|no|muy)
            no (entiendo|comprendo|hablo) (español|castellano)
            (hablo|habla|hablamos|hablan|soy|yo|mi idioma|mi lengua|idioma|lengua) (es
                |el |la |solo |puro |pura |nomas |en )?(<tongue>|kreyol|tarahumara|
                raramuri|mixe|huichol|totonaco|chinanteco|tojolabal|chol|toba|qom|
                wichi|rapanui|huave|mazateco|triqui|amuzgo)
            (<tongue>|tarahumara) , (no|poco|poquito)
            (alguien|persona|gente|quien|operador*|agente|no hay) .. (hable|habla|
                hablen|que hable|con idioma|en) (asi|<tongue>)
            (persona|alguien) (con|en) (idioma|lengua)
            (explique|explicar|explica|atienda|hable|hablen) .. (en su|en mi) (lengua|
                idioma)
            (me lo|lo|esto|mensaje) (puede |pueden |puedes |podeis )?(poner|traducir|
                escribir|mandar|enviar|decir|explicar) en (<tongue>)
            (necesito|quiero|hay|tienen|falta|un|con|mi|el|por) (un |una |mi )?(
                traductor|traductora|interprete|traduccion)
            (traductor) (movil|no claro|google|del|automatico|#)
            (mi|la|el) (hija|hijo|nieta|nieto|sobrina|vecina|amiga) .. (lee|traduce|
                traducir|explica|lee el|lee esto) .. (español|mi|yo no|para mi|pa mi)
            (lee|traduce|traducir) (esto|carta|el español|lo que) .. (por mi|para mi|pa
                mi|mi|yo no)
            (soy|somos) (extranjer*|inmigrante|refugiad*|migrante) .. (no|poco|cuesta)
                (entiendo|hablo|leer|#)?
            (no se|no sé|cuesta|sin saber) (leer|que decia|lo que dice|que dice) (bien
                )?
                (#|en|esto|castellano|español|el papel|mucho)
            no se leer (esto|ni escribir|#|bien|,|mucho)
            firmo .. sin saber (que|lo que) (decia|dice|firmaba)
        """,
        "in other languages": """
            (sou|nao|não|faz|pouco|pouca|aluguei|entendi|obrigado|obrigada|voce|você)
                (eu|pouco|falo|entendo|espanhol|entendi|pouca|faz|nao|brasileiro|o que)
            (sou eu|o que e|não entendi|nao entendi|falo pouco|yo brasileiro)
            (ñoqa|nuqa|ama hina|imata|kaychu|mashka|nayax|mamitay|pagaray|taytay|aski|
                waliki|jach)
            (inga|awajun|awajún|wounaan|wuonaan|shipibo|machiguenga|emberá) (#|,|y|yo)
            (hablo|habla|yo) (awajun|wounaan|embera|inga|machiguenga)
            (je|ne|pas|nous) (ne )?(parle|comprends|peux|sais|suis|comprend)
            (nao|não|eu) (nao |não )?(falo|entendo|compreendo|sei|posso|estou|
                compreendi)
            (ich|kein|keine|nicht) (verstehe|spreche|kann|bin|spanisch|deutsch)
            (verstehe|spreche) (ich )?(kein|nicht|nur)
            (non|io) (non )?(capisco|parlo|posso|comprendo|sono)
            (mwen|mpa) (pa|ka|gen|pale|konprann|konprand)
            (mwen|mpa)
            (pa) (pale|konprann|konn) .. (panyol|espanyol|fransè)?
            (mana|manan|manam) .. (entiendenichu|yachanichu|rimanichu|parlanichu|
                intindinichu|kanchu|qolqeyqa)
            (mana|manam|manan)
            (runasimi|qhichwa|quechuapi|quechuata|rimay|rimayta|nuqa|ñuqa|yusulpayki|
                allichu)
            (nu|eu) (vorbesc|inteleg|stiu|am bani)
            (nie|ne) (rozumiem|mowie|razumiju|ponimayu|razbiram)
            (ya|ja) ne (ponimayu|razumiju|govoryu)
        """,
        "English": """
            (dont|do not|cant|cannot|not|no) (really |fully |yet |good |much )?(speak|
                understand|read|know|speaking) (any |much |good |a lot of |very
                )?(spanish|espanol|english|your language|the language)
            (my|mi) (english|spanish|inglish) (is |its )?(not|no|bad|poor|very|little|
                limited|isnt)
            no (speak|understand|english|spanish)
            i no (understand|speak|have|know|read)
            (spanish|english|chinese|portuguese|french|arabic|creole) (please|only|
                speaker|version|speaking)
            (someone|anyone|person|somebody|agent) .. (speak|speaks|speaking|talk) ..
                (english|spanish|chinese|french|portuguese|arabic|creole)
            (speak|speaks) (only )?(english|spanish|chinese|french|portuguese|arabic)
            (translate|translator|translation|interpreter|translated)
            (send|write|this|it|message|again) .. in (english|spanish|french|chinese|
                portuguese)
            what does (this|it) (say|mean)
        """,
    },
    not_said={
        "whose Spanish is good": """
            i speak spanish
            (instituto|academia|profe|clases) de (ingles|frances|idiomas)
            (castellano|español) hablo (perfecto|bien)
            que idioma .. dificil
            (estoy )?aprendiendo (italiano|ingles|frances|aleman|portugues|chino|
                quechua)
            estudi* .. (quechua|nahuatl|guarani|ingles|frances|chino)
            (hable|hableme|hablame|hablen|digame|explique) claro ~ (español|castellano)
            (habla|hablas|hablais|hablan|me habla) en (chino|arabe|sanscrito|ruso)
            en (chino|ruso|arabe) (me |para )?(habla|hablas|hablais|mi|esta)
            (esto|eso|factura|contrato|letra) .. (esta |me suena a |es |suena a )?(en
                )?(chino|ruso|arabe) (para mi|#)
            corte ingles
            pagina en (ingles|otro idioma)
            (enlace|web|pagina|app|correo|formulario) .. en ingles
            no (saber|tener|poder|entender) (que|lo que) .. (es|da|me|pone) (rabia|
                triste|lo peor)
            (por|de|sin|es|para|al|el|lo|a) (yo|no) (saber|pagar|tener|poder|entender|
                leer)
            yo (pagar|pago) .. (eso|esto) , (ni|jamas|nunca|jaj*)
            ^ yo (pagar|deber) (eso|esto|nada|un) .. (ni (loco|loca|muerto|en sueños)|
                jamas|nunca|jaj*)
            (profe|profesor|profesora|maestra|academia|doy|dando|curso) .. (de|en) (
                español|ingles|castellano) (para|a|en|online)
            (palabra) (de honor|mia|dada)
            no (entiendo|comprendo|entiende) (la|el|los|las|por|que|como|cuanto|de|
                nada|porque|esa|ese|esta|este|su|lo|un|como|lo que|esto) (factura|cobro|
                estado|monto|recibo|cargo|importe|cuenta|que|por|boleta|tanto|lo)
        """,
    },
)
