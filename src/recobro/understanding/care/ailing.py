"""How people tell of illness by what it does to a day.

The bed, the test, the drip, the leave that pays less, the mother who must be lifted;
theirs, or of close family whom they look after. The plain words are in health.py.
"""

from __future__ import annotations

from recobro.domain.readings import Care
from recobro.understanding.care.signal import Lexicon

AILING = Lexicon(
    care=Care.ILLNESS,
    says={
        "what it does": """
            (vertebra|vertebras|costillas|femur|pelvis|craneo) (rota|rotas|roto|
                fracturad*)
            (stent|stents|marcapasos|valvula)
            (riñones|riñon|higado|corazon|pulmones) .. (no|ya no) .. (funciona|
                funcionan|
                responde|sirven)
            (fiebre) .. (dias|semanas) .. (no|hospital|estamos)
            (chagas|malaria|paludismo|lumbago|bronquiolitis|leishmaniasis|prematuro|
                prematura|incubadora|terapia intermedia|en neo|neonatologia|sepsis|
                celulitis|culebrilla|herpes zoster|nebulizaciones|agonizando|agonia|
                agoniza|entubado|entubada|intubado|intubada|desahuciado|desahuciada)
            me queme .. (manos|cara|brazo|brazos|cuerpo|piernas|pie)
            me (quitaron|sacaron|extirparon) .. (seno|riñon|pecho|utero|matriz|tiroides|
                vesicula|pulmon|estomago|apendice)
            (tornillos|placa|clavos|fierros) en (la|el) (tibia|pierna|columna|rodilla|
                cadera|brazo|femur|tobillo|pie)
            (la|mi) incapacidad (no|me|el|hasta|la)
            (pagan|pagado|paguen|pague|cobro) la incapacidad
            (conectado|conectada|amarrado) a (una|la) maquina
            (salgo|sali|saliendo|acabo de salir) del quirofano
            (se ha caido|se cayo|me cai|me caí) (del|de) (andamio|techo|escalera|arbol|
                moto|caballo)
            (a bad heart|hospital bed|in and out of hospital|on a drip|on oxygen)
            no me levanto (ni )?(de )?(la )?cama (desde|hace|con|por|#|de la|,)
            no (me )?(puedo|puede) (ni )?(levantar*|parar*|mover*|pararme|salir) (de la
                cama|de cama|ni de|del dolor|por el dolor)
            no (puedo|logro) ni (levantarme|pararme|moverme|ducharme|comer)
            (me|le) (encontraron|han encontrado|han visto|salio|detectaron|hallaron|
                vieron|sacaron|quitaron|descubrieron|apareció|aparecio) (un|una|algo|
                unos) .. (bulto|nodulo|mancha|masa|quiste|polipo|tumor|malo|pecho|mama|
                pulmon|cabeza|sangre)
            (bulto|nodulo|quiste|biopsia|polipos)
            (me|le|lo|la) (dializan|dializo|operan|ingresan|internan|intervienen|
                hospitalizan|amputan|trasplantan|sedan|intubaron|entubaron|conectaron)
            (salgo|vengo|estoy|sali|voy) (de|a|en) (sesiones|rayos|la quimio|
                dialisis|terapia|curaciones)
            (haciendo|dando|hacen|dan|hacerme|darme) (los |las )?(rayos|sesiones de|
                quimio|quimios|radio #|la radio #|dialisis|infiltraciones)
            (con|de) (el )?(oxigeno|suero|tanque de oxigeno|sonda|respirador|ventilador)
                (en (la )?casa|puesto|conectad*|las 24|todo el dia)
            (jodido|jodida|fregado|fregada|malo|mala|mal|delicado|delicada|tocado|
                enfermo|enferma|fastidiado|fastidiada) (de|del) (los|las|el|la)? ?(
                pulmones|riñones|riñon|corazon|espalda|columna|huesos|nervios|higado|
                presion|tension|azucar|pecho|estomago|cabeza|salud|cadera|vejiga|vista)
            (la|el|traigo|tengo|con) (azucar|presion|tension|glucosa) .. (por las nubes|
                altisima|alta|disparada|descontrolad*|subida)
            (dias|semanas|meses|mes|semana) en (la |el )?(uci|hospital|cama|clinica|
                urgencias|terapia|reposo)
            (pruebas|estudios|consultas|medicos|medicinas|doctores|analisis) (y|entre)
                (pruebas|estudios|consultas|pastillas|medicos|mas|analisis|medicinas)
            (puras|tantas) (consultas|estudios|pruebas|analisis)
            (entre|con|en) (medicos|pastillas|medicinas|doctores|quimio*|tratamientos)
                (y|voy|se me|no) (pastillas|ahogad*|medicinas|va|llego|hospital*)?
            (salud|quebranto|quebrantos) (de salud|delicada|quebrantada)
            (delicado|delicada|mal|pesima|fragil) de salud
            (se lleva|se me va|se va|me come|gasto|cuestan|caras|carisimas|comprar) ~ (
                medicinas|medicamentos|remedios|insulina|tratamiento|pañales)
            (tratamiento|medicinas|medicamentos|remedios) ~ (se lleva|carisim*|caras|me
                come|no me alcanza|se lo come)
            (en|de|con) (cama|reposo) (desde|hace|con|sin poder|por|y) .. (accidente|
                embolia|caida|operacion|pierna|moverme|meses|semanas|espalda)
            (tenia|tengo|tiene|sufre|sufro|padezco|padece) (de )?(apnea|asma|epoc|
                arritmia|silicosis|ciatica|lumbalgia|vertigo|celiaquia|migrañas|
                glaucoma|cataratas|gastritis|ulceras|reuma|osteoporosis|convulsiones|
                ataques)
            (silicosis|enfisema|isquemia|isquemico|cardiopatia|arritmia|angina de pecho|
                insuficiencia renal|insuficiencia cardiaca|hemiplejia|colostomia|
                hemorragia|aneurismas|neumotorax|pancreatitis|diverticulitis|trombo|
                meningitis|osteomielitis|gangrena|neoplasicas|oncosalud|fibrosis|
                varices|ulcera|silicoso|crisis de angustia|agorafobia|trastorno|
                bipolar|toc #|esquizofrenic*)
            (convulsiona|convulsiono|convulsionando|convulsiones)
            (enyesado|enyesada|enyesaron|escayolado|escayolada|escayola|yeso|muletas|
                collarin|ferula)
            (lastime|lastimo|lesione|fregue|jodi|fastidie|disloque|zafe) .. (espalda|
                columna|rodilla|hombro|cintura|tobillo|pie|mano|brazo|cadera|cuello)
            (caida|cai|caí|cayo) .. (andamio|escalera|escaleras|techo|moto|caballo|
                altura|obra) ~ (pierna|espalda|cadera|brazo|cama|columna|rompi|quebre|
                operar*|mover*|trabajar)
        """,
        "papers and wards": """
            (de|la|cobrando la|cobro la|cobrar la) baja (por|medica|laboral|con|desde|y
                cobro|hasta|larga) .. (espalda|rodilla|depresion|ansiedad|enferm*|
                medic*|#|hombro|mes*|cobro|columna|enero|febrero|marzo|abril|mayo|junio|
                julio|agosto|septiembre|octubre|noviembre|diciembre|meses|accidente|
                lumbago|operacion|estres)
            (han dado|dieron|estoy|sigo|llevo|ando) (de )?(la )?baja (por|con|desde|
                medica|laboral|hace|y|,|#|hasta)
            (a|para) cobrar la baja
            (han dado|dieron|tengo|reconocieron|concedieron|estan tramitando) .. la
                incapacidad (por|temporal|de|,|y|#|laboral|total)
            (licencia|licencias) .. (medica|psiquiatrica|por (la )?(crisis|depresion|
                enfermedad|columna|accidente|operacion|estres|espalda)|no me la pagan|
                rechaz*|isapre|compin|fonasa)
            (isapre|compin|mutual|arl|eps|obra social|pami|essalud|imss|issste) ~ (
                licencia|operar*|cirugia|quimio|incapacidad|internad*|tratamiento|
                enferm*|internada)
            (en|a|desde) (la )?(urgencia|urgencias|emergencia|guardia) (con mi|por|
                desde|del hospital)
            (cama|pieza|sala) de (la |el )?(clinica|hospital|urgencia)
            (internado|internada|hospitalizado|hospitalizada|ingresado|ingresada) (en|
                con|desde|hace|por|#|,|y)
            (psiquiatra|psiquiatrico|psicologo|neurologo|cardiologo|oncologo) (me|le|
                sabe|dice|dio|nos|lo|la)
            (me|lo|la) (dio|dieron) licencia
            (dado|dieron|dan|dar|dio) (el |de )?alta .. (despues|del hospital|ayer|hoy|
                mes|uci|operacion|medica|hace poco|de la operacion)
            (incapacitado|incapacitada) (por|del|de|desde|en|#)
        """,
        "those they look after": """
            (hijo|hija|mama|papa|madre|padre|esposo|esposa|marido|mujer|hermano|
                hermana|abuela|abuelo|bebe|guagua|viejo|vieja|jefa|jefe|nieto|nieta|
                niño|niña|suegra|suegro) .. (postrado|postrada|encamado|encamada|en
                cama|internado|internada|hospitalizado|hospitalizada|ingresado|
                ingresada|intubad*|entubad*|grave|convulsion*|operan|operar|en coma|
                con (oxigeno|cancer|quimio|alzheimer|demencia|leucemia|respirador))
            (la|lo|le) (cuido|atiendo|veo|baño|cambio) (yo|sola|solo|todo) ~ (cama|
                embolia|derrame|alzheimer|demencia|postrad*|enferm*|pañales|esclerosis|
                dias)
            (cama|embolia|derrame|alzheimer|demencia|postrad*|enferm*|esclerosis|ayuda
                para todo|no me muevo de su lado|dia y noche) ~ (la|lo|le|yo) (cuido|
                atiendo|veo|baño)
            (cuido|cuidando|cuidar|atiendo|atendiendo|cuidadora|cuidador) .. (a |de
                )?(mi|mis|nuestra) (<kin>) ~ (cancer|embolia|derrame|alzheimer|demencia|
                postrad*|enferm*|esclerosis|operad*|cama|acv|ictus|infarto|parkinson|
                leucemia|accidente|ela|mal|hospital)
            (operacion|quimio*|tratamiento|terapia|terapias|medicinas|remedios|
                hospital|insulina|cirugia) de (mi|mis) (<kin>)
            (accidente|choque|atropello) de (mi|mis) (<kin>)
            (vivo|duermo|paso) .. (en el|en la|el) (hospital|clinica) (con|cuid*|#)
        """,
        "English": """
            (leukaemia|leukemia|dementia|alzheimers|parkinsons|epilepsy|seizures|
                asthma|fibromyalgia|crohns|sepsis|kidney (disease|failure)|transplant|
                hospice|palliative|chronic pain|ptsd|bipolar|schizophrenia|miscarried)
            (signed off|off) (sick|work sick|on sick)
            (having|had|need|needs|awaiting|after) .. (surgery|operation|chemo|
                radiation|dialysis|a stroke|heart attack|biopsy)
            (diagnosed|ill|bedridden|bedbound|poorly) (with|and|in|since|#)
            my (son|daughter|mother|father|mum|mom|dad|wife|husband|partner|baby|kid|
                child) .. (ill|sick|in hospital|in the hospital|cancer|surgery|in icu)
        """,
    },
    not_said={
        "to leave a service": """
            (me )?(choque|chocaron|choco) (el |la |mi |su )?(colectivo|taxi|camioneta|
                combi|
                moto|micro|remis|camion|mototaxi)
            ^ (la |de )?baja (por favor|ya|#|inmediata|definitiva|total|porfa|gracias|
                del|de|en|porfavor|señor*)
            (solicito|quiero|pido|tramitar|tramite|di|dado|dar|dieron|doy|dame|denme|
                den|deme|dejar|causo|orden de|darme|darnos|me) (la |mi |de |por |una
                )?baja (#|,|del|de|desde|en|la|el|por fallecimiento|ya|hace|porque|y)
            (me di|me doy|nos dimos|darme|dio|di|dimos) de baja
            causo baja
            baja (temporada|tension de|el|la|los|las|le|me|un|una|su|a|al|mas|esa|ese|
                tu|sus)
        """,
        "figures of speech": """
            (la|ante la|en la|a la|una) sic
            nearly (had|gave) .. heart attack
            gave me a heart attack
            (hacete ver|cojudos|locos|manga|pinches|par) .. enferm*
            (eso|esto|valor|recibo|lectura|cuenta) esta malo
            (no seas|no sea|no sean|no seais|eres) (tan |tan |asi de )?(malito|malita|
                malo|mala|malos|malas)
            (monto|cobro|saldo|calculo|numero|codigo|enlace|link|sistema|dato|correo|
                negocio|servicio|internet) .. (esta|estaba|anda) (malo|mala|mal)
            (esta|estan) (malo|mala|mal) .. (monto|cobro|saldo|calculo|numero|link|
                boleta|factura|cuenta)
            (me (enferme|enfermo|muero)|enfermo|enferma) de (la )?risa
            (nevera|lavadora|heladera|refri|refrigeradora|pantalla|puerta|caja|maquina|
                moto|auto|carro|coche|tele|cocina|cañeria|cama|silla|sofa|mueble|mesa|
                producto|paquete|botella|vidrio|taza|ropa) .. (rota|roto|rompio|rotas|
                rotos|quebrad*)
            (es|fue|que|menudo|un) (un )?atropello
            (un )?atropello (a|de|contra) (mis|los|la|sus|el)
            enferm* me (teneis|tienen|tiene|tenes|traen|ponen|pone)
            (me) (tienen|teneis|tiene|ponen|pone|poneis|traen) .. (enferm*|mala|malo)
            (you|you guys|they|this) (are|is) (sick|ill)
            sick (and tired|of)
            (da|dio|daria|dan|deprime|deprimen) .. (depresion|infarto|algo|ansiedad)
                (ver|al ver|cuando|con|pagar|de ver|leer|jaj*)
            (que|menuda|vaya) (depresion|ansiedad|infarto)
            casi (me|nos|le) (da|dio|dan) .. (infarto|algo|patatus|sincope)
            ataque de (nervios|risa|ansiedad) .. (cifra|factura|risa|ver|precio)
        """,
        "beasts and others": """
            (hospital|clinica) .. de (trabajar|currar|laburar|guardia|turno)
            (enfermer*|auxiliar|tecnic*|medic*|doctor*) (de|en) (la |el )?(uci|hospital|
                urgencias|clinica)
            (atiendo|veo|trato) pacientes ~ (depresion|cancer|ansiedad|diabetes)
            fundacion .. (cancer|autismo|diabetes|discapacidad|enferm*)
            (acompañando|visitando) a (una|un) (amig*|vecin*|conocid*)
            quirofano trabaj*
            (mi perro|el perro|la perra|mi perra|gato|gata|perrito|mascota|caballo) ~
                (operac*|
                cirugia|operar*|clinica|enferm*|hospital*|veterin*)
            (cirugia|operac*|clinica) ~ (del perro|mi perro|perrito|gato|gata|mascota|
                veterin*)
            (compañer*|contador*|contable|administrador*|cajer*|jefe|jefa|chica|
                encargad*|cobrador*|colega) ~ (enferm*|de baja|hospital*|operad*)
        """,
        "banking operations": """
            (numero|nro|num|codigo|comprobante|n) de operacion
            operacion (numero|nro|con exito)
            (media|la misma|cada|esa|numero de|comprobante de|la) operacion (#|,|que|
                bancaria|del|quedo|fallo)
            , operacion
            (cobro|cobró|factura|pague|cobraron) .. (una|la) (cirugia|operacion|
                consulta) .. (cubria|cubre|seguro|aseguradora)
        """,
    },
)
