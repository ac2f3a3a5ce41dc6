"""How the young and the old speak of themselves where no age is told.

School years, playthings and who must not know show the first; pensions, and how one
calls the young, the second. Ages in numbers are in ages.py, plain words in person.py.
"""

from __future__ import annotations

from recobro.domain.readings import Care
from recobro.understanding.care.signal import Lexicon

YOUNG = Lexicon(
    care=Care.MINOR,
    says={
        "years of school": """
            (<year>) año (del|de la|de) (secundario|secundaria|primaria|colegio|liceo)
            voy a (<year>) año (#|,)
            voy a (1|2|3|4|5|6) (de la eso|de eso|de primaria|de secundaria)
            (voy|estoy|curso|paso|ando|pase|estudio|sigo|recien|entre) (ya |recien |
                apenas
                )?(a|en|al|por)? ?(el |la |mi )?(<year>) (grado|basico|medio|primaria|
                secundaria|de primaria|de secundaria|de la primaria|de la secundaria|de
                bachillerato|de la eso|eso|de eso|año de|de prepa|semestre de prepa|de
                media|de basica|del cole|del colegio|de preparatoria|#|,|y)
            (<year>|<digit>) (grado|basico|medio|de primaria|de secundaria|de la eso|de
                eso|de prepa|de bachillerato|de preparatoria|de media|primaria|
                secundaria|año de secundaria)
            (voy|estoy|sigo|estudio|curso|ando|vamos) (todavia |aun |apenas )?(en|a|al)
                (la |el )?(secundaria|primaria|prepa|preparatoria|instituto|insti|cole|
                colegio|liceo|escuela|kinder|secundario|prepa|jardin|bachillerato)
                (#|,|no|y|todavia|aun|mañana|ahora)
            (tengo|hay|tenia) (cole|escuela|clase de mates|examen de mates|recreo|
                deberes|tarea de) (mañana|#|,|y|hoy)
            (mi (maestra|profe|seño|miss|educadora)) (dice|dijo|no me deja|que)
            dice mi (maestra|profe|seño|miss|educadora)
            (de|con) mis domingos
            (alumno|alumna|estudiante) de (<year>|<digit>|primaria|secundaria|la eso|
                preescolar)
            (middle|high|primary|elementary|grade) school
            (in|still in) (<digit>|sixth|seventh|eighth|ninth|tenth) grade
            year (7|8|9|10|11)
        """,
        "a child who answers": """
            (haciendo|hago) (la |mi |mis |las )?(tarea|tareas|deberes)
            (mi (mami|mama|papi|papa)|mama|papa) .. (no me deja|dijo que no|me dijo que
                no)
                (dar|abra|conteste|hable|responder|abrir)
            (estoy|quede) (solo|sola) (con mi|haciendo|en la casa con) (hermanit*|
                tarea*|
                abuel*)?
            (no puedo|todavia no puedo|no me dejan) (laburar|trabajar) por la edad
            (salita|sala) de (cinco|cuatro|tres)
            (cuota|plata) del viaje (de egresados|de estudios|de fin de curso)
            (tarjeta|carnet) de estudiante
            clases virtuales .. (celular|tablet|cel)
            para sus clases del cole
            soy (el|la) (hijo|hija) menor
            (cuido|cuidando) a mi (hermanito|hermanita|bebito)
            (soy|yo soy|aqui|habla|le habla) (el|la|un|una|su|solo un|solo una|muy|
                todavia|aun) (niño|niña|nene|nena|chavo|chava|chavito|cabro chico|cabra
                chica|chamaco|chamaca|chiquillo|chiquilla|peladito|menor|crio|cria|
                pelao|chibolo|chibola|pibe|piba|guri)
            (soy|somos) (cabro|cabra|cabros) (chico|chica|chicos)
            (soy|yo soy) (chibolo|chibola|chiquito|chiquita|menor|niño|niña|
                adolescente|chavito|chavita|chico|chica) (#|,|todavia|aun|y no|nomas)
            (mi|mami|mama|papi|papa|yaya|abuelita|mis papas|mis padres|mi tata) .. (no
                (esta|sabe*|me deja*)|salio|fue (a|por)|anda en|trabaj*|dice que|se esta
                bañando|duerme|esta dormida|dijo que) ~ (cole|escuela|monitos|
                caricatur*|
                jugando|mi hermanito|cuidando|mi abuelita|no conteste|desconocid*|
                dormir|tarea|tablet|play|minecraft|roblox|robux|free fire|extraños)
            (me|nos) (van a|va a) (regañar|castigar|reñir|retar|pegar mi mama)
            (le|les) (van a decir|dicen|dice|digan|vas a decir|diga) (a )?(mis papas|mi
                mama|mi papa|mis padres|mama|papa)
            (mi (papa|mama)|mis papas|mis padres) no (sabe*|se entere*|saben)
            (mi (mama|madre|papa|mami)) no me deja (hablar|contestar|usar|salir con)
            (skins|robux|roblox|free fire|fortnite|minecraft|v bucks|pavos|diamantes|
                gemas|brawl) ~ (papa*|mama|padres|tarjeta|detener|carcel|pagar|mesada|
                compre)
            (compre|pague|gaste) .. (skins|robux|diamantes|gemas|pavos)
            (este|es mi|mi) (movil|celular|celu|telefono|tablet) .. (comunion|cumple|
                reyes|navidad)
            (piso|hogar|centro) (tutelado|de menores|de proteccion de menores)
            (viendo|veo) (monitos|caricaturas|dibujitos|dibujos|muñequitos)
        """,
        "not of age": """
            (soy|somos|aun|todavia|ella es|el es) (un |una |aun
                |todavia |muy )?(menor|menores) (de edad|#|,|y|no puedo)
            (es|soy) menor de edad
            no (soy|es|era) (aun |todavia )?mayor de edad
            (todavia|aun) no (soy|es|era) mayor
            (cumplo|cumplire) (los |apenas )?(18|dieciocho|17|16|
                15|14|13|12|dieciseis|diecisiete|quince|catorce) (en|el|hasta|este|
                años|#|la)
            (no|aun no|todavia no) (tengo|cumplo|he cumplido|llego a|tiene|cumple|ha
                cumplido) (todavia |aun |ni |los |mis )?(18|dieciocho|16|dieciseis|
                mayoria)
            (me faltan|falta|faltan|me falta) .. (para|pa) (los 18|cumplir|la ine|ser
                mayor|tener la ine|sacar la cedula|los dieciocho|la mayoria|mi cedula|
                mi dni)
            (tarjeta de identidad|dni amarillo|cedula de menor|dni es amarillo)
            (no tengo|sin|aun no tengo|ni) (ni )?(ine|dni|cedula|carnet) (porque soy|
                aun|
                todavia|por ser|por la edad)
            i am (under|not) (18|yet 18|an adult)
            (im|i am|still|only|just) (a |still a )?(minor|kid|child|teenager|teen|
                schoolkid)
        """,
    },
    not_said={
        "mothers and teachers": """
            mi (hijo|hija|nieto|nieta|niño|niña) .. (en|a) (<year>) de
            (estoy|ando|sigo) en eso
            mi (hijo|hija|marido|nieta|nieto|mujer|esposa) (dice|dijo|me dice) que no
                (conteste|abra|responda)
            (hijos|hijas|hermanos|nietos|niños) (menores|menor|chicos)
            (madre|padre|mama) de (un|una|dos|tres) (menor|menores)
            (soy|es) menor (deudor|que|cantidad|deuda|la|el monto|monto)
            (mi|mis) (hijo|hija|hijos|niños|niño|niña|nieto|nieta) (va|van|esta|estan|
                estudia|estudian|entra|entran) .. (en|a|al) (el |la )?(secundaria|
                primaria|colegio|cole|escuela|prepa|instituto|kinder|jardin)
            (profesor|profesora|maestro|maestra|profe|docente|director|directora|doy
                clases|trabajo) .. (de|en|del) (la |el |un |una )?(primaria|secundaria|
                colegio|prepa|instituto|escuela|eso|cole)
            (estoy|voy) (en|a|al) (el |la )?(cole|colegio|escuela|instituto|jardin) (de
                (mi|mis|los)|a (buscar|recoger|dejar)|por)
            (pagar|pague|pension|cuota|mensualidad|uniforme*|utiles|matricula) .. (del|
                de la|el|la) (colegio|cole|escuela|secundaria|prepa|instituto|jardin)
        """,
    },
)

OLD = Lexicon(
    care=Care.ELDERLY,
    says={
        "pensions of age": """
            (soy|estoy|somos) (un |una |ya |ya una )?(jubilado|jubilada|jubilados|
                pensionista|pensionado|pensionada|pensionados|retirado|jubilao|
                pensionao) (#|,|y|de (la|colpensiones|onp|minima|jubilacion|vejez|afp|
                anses|pami|issste|imss)|con|del|cobro|que|no|hace|gano|la)
            (soy|jubilados|somos) .. (jubilado|jubilada|pensionado|pensionada|
                pensionista)
                .. (cobro|gano|
                minima|minimo|colpensiones|onp|pami|anses|no me alcanza|pension|recibo)
            (vivo|vivimos|cobro|cobramos|con|gano|recibo|alcanza|de|tengo|mi) (solo )?(
                de |con )?(la |mi |una |mi pura )?(pension|jubilacion|paga|jubilacion
                minima) (de )?(jubilacion|jubilado|jubilada|vejez|viejo|vieja|anciano|
                hambre|minima|del estado|del bienestar|adulto mayor)
            (cobro|vivo de|vivo con|recibo|con) (la|una|mi) jubilacion (minima|de|no|
                #|y|,)
            (cobro|afiliad*|jubilad*|atiende) .. pami
            (pgu|inapam|pension 65|pensión 65|colombia mayor|65 y mas|pension de
                65|adultos mayores del bienestar|pension del bienestar|pension del
                adulto|tarjeta del bienestar|viudedad y los años|haber minimo|
                colpensiones)
            (mi|la) (jubilacion) (es|no|da|me|de|minima)
            (state|old age|retirement) pension
            (pensioner|pensioners|retired|oap|senior citizen|elderly)
        """,
        "how old ones speak of themselves": """
            cumplo (65|66|67|68|69|70|71|72|73|74|75|76|77|78|79|80|81|82|83|84|85|86|
                87|
                88|89|90|91|92|93|94|95) (el|en|este|la|#|ya)
            (somos|nosotros|nosotras) los (viejitos|viejos|abuelos|jubilados|ancianos)
            a nosotros los (viejitos|viejos|abuelos)
            soy la (abuela|abuelita|bisabuela) , (ya|casi|y)
            (cobra|cobran|quita|quitan) (mi|la) jubilacion
            (subsidio|bono|apoyo|giro|programa) (del|de|para el|para) (adulto mayor|
                adultos mayores|viejitos|tercera edad)
            nosotros los viejitos
            (soy|estoy|somos|es|estamos|una|un|dos) (ya |muy |una |un |puros |dos )?(
                viejito|viejita|viejitos|viejitas|abuelito|abuelita|anciano|anciana|
                ancianos|ancianita|ancianito|vejete|viejecito|viejecita|octogenari*|
                nonagenari*|septuagenari*)
            (soy|somos) (ya |una |un )?(señora|señor|mujer|hombre|persona|gente) (ya
                )?(mayor|de edad|mayores|grande de edad|muy mayor|de la tercera edad|de
                mucha edad) (,|#|y|hija|hijo|no|que)
            (soy|somos|estoy) (ya )?(muy )?(mayor|mayores|grande) (hija|hijo|mijo|mija|
                mijito|joven|señorita|y no|, hija|, hijo|, mijo|, joven|ya no)
            (tercera|cuarta) edad
            (adulto|adulta) mayor
            (a|con) mis años (hija|hijo|no|ya|yo|que|uno)
            (hija|hijo|mijo|mija|joven) , yo a mis años
            (los|las) (viejos|viejas|mayores|abuelos|abuelas|ancianos) como (yo|uno|
                nosotros)
            (viejito|viejita|viejo|vieja|anciana|anciano) (sola|solo|solitos|solitas|ya
                |como|de)
            (residencia|asilo|hogar|casa|ancianato|geriatrico) (de|para) (ancianos|
                mayores|adultos mayores|la tercera edad|reposo|abuelos)
            (estoy|vivo|vive|esta) en (una|la|un|el) (residencia|asilo|geriatrico|
                ancianato|hogar de ancianos) (#|,|desde|y|porque|de)
            (nursing|care|retirement) home
        """,
    },
    not_said={
        "queues, vouchers and trades": """
            (caja|fila|ventanilla|cola|vales|tarjeta|descuento|plan|tarifa|recargo|
                programa|asociacion|centro|taller|curso) .. (de|para|del) (la |el |los
                )?(tercera edad|adulto mayor|adultos mayores|mayores|jubilados)
            (tercera edad) (0|no|,|es|digo)
            (trabajo|trabajaba|cuido|cuidaba|turno|enfermera|auxiliar|cocinera|chef) ..
                (con|en|a|de) (una |un |el |la |los )?(ancianos|adultos mayores|
                residencia|asilo|mayores|geriatrico|tercera edad|nursing home|care home)
            (no soy|ni soy|todavia no soy|no estoy|ni que fuera) (un |una |ningun |tan
                |tan )?(viejo|vieja|anciano|anciana|jubilad*|viejit*|viejito)
        """,
        "other pensions": """
            pension (de|del) (alimentos|alimenticia|mi hijo|mis hijos|invalidez|viudez|
                orfandad|colegio|la escuela)
            (pension) (del colegio|escolar|de gracia)
        """,
    },
)
