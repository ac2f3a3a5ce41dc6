"""How people say that they, or close family in their care, are ill, disabled or hooked.

Illness and disability of close family whom the person looks after count, as the label
contract says; those of neighbours, friends and clients do not, nor a hospital that is
the place of work or the creditor.
"""

from __future__ import annotations

from recobro.domain.readings import Care
from recobro.understanding.care.signal import Lexicon

ILLNESS = Lexicon(
    care=Care.ILLNESS,
    says={
        "ill": """
            (enfermo|enferma|enfermos|enfermas|enfermito|enfermita|enferme|enfermé|
                enfermo|enfermamos|malito|malita|pachucho|pachucha|convaleciente|
                postrado|postrada|encamado|encamada|desahuciado|grave de salud|mal de
                salud)
            enfermedad (grave|cronica|degenerativa|rara|terminal|renal|del|de|que|muy|
                pulmonar|mental|cardiaca|autoinmune|coronaria|larga|huerfana|#)
            (una|mi|tengo|por|la|de) enfermedad
            (delicado|delicada|fregado|fregada|jodido|jodida|mal|malo|mala|fatal|
                complicado|complicada|pocho|problemas|problema) (de|con) (la |mi |su
                )?(salud|azucar|rodilla|espalda|corazon|riñon|riñones|columna|pulmones|
                cadera|higado)
            (estoy|ando|esta|sigo|estamos|sigue|anda|estuve|ponerse|puesto) (bien |muy |
                super |re |bastante )?(malo|mala|grave|malisimo|malisima) (en|de|con|no|
                ,|#|desde|por|y)
            (estoy|ando|esta|sigo|llevo|anda) .. en (la )?cama (con|por|desde|sin|y|#|
                hace)
            (en reposo|guardar reposo|reposo absoluto|guardando reposo)
            (tengo|tiene|tuve|sufro|sufri|padezco|con|de|por|una|un|del|diagnosticaron|
                diagnosticado|detectaron|encontraron|dio|la|el|mi|su|las|los|en|soy|es|
                me dio|agarro|agarró|y|hubo|hacen|recibo|ha dado|vivo con) .. (<named>)
            (<named>)
            (ataque|ataques|crisis) (de )?(panico|ansiedad|nervios|epilepsia|
                epilepticas|al corazon|cardiaco|nerviosa|nervioso)
            (tratamiento|medicado|medicada|medicacion|terapia|pastillas) (psiquiatrico|
                psiquiatrica|psicologico|psicologica|medico|oncologico|por la|por|para
                la|para el|con psiquiatra|de por vida)
            (psiquiatrico|psiquiatrica|psiquiatra|oncologo|oncologico|oncologica)
            (embarazo|parto) (de (alto )?riesgo|de alto riesgo|complicado)
            (tengo|tiene|vivo con|portador de|positivo en|positivo a|positivo para|
                tratamiento de|tratamiento del|tratamiento por) (el )?vih
            amenaza de aborto
            (salud mental|crisis de salud|por salud|temas de salud|problemas de salud|
                motivos de salud|situacion de salud|estado de salud|razones de salud|
                cuestiones de salud|tema de salud|problema de salud)
            (tengo|tiene|tuve|con|de|por|una|unas|dos|tres|en|hacen|haciendo|haciendome|
                hago|las|mis|sus|la) (quimio*|radioterap*|dializ*|hernia*|tumor*|
                infarto*|derrame*|trombos*|metastas*|convulsion*|migraña*)
            (malo|mala|mal|fregado|fregada|jodido|jodida|enfermo|enferma|problemas|
                operado|operada) (de la|del|de los|de las|en el|en la|en los) (riñon|
                riñones|corazon|espalda|columna|higado|pulmon|pulmones|rodilla|rodillas|
                cabeza|estomago|vista|prostata|cadera|hueso|huesos|nervios)
            (estan|estoy|vienen|van a|tienen que|tienen) (dializando|operando|haciendo
                quimio|tratando por|tratando de)
        """,
        "in hospital": """
            (en|en el|al|en un|desde el|sali del|salir del|salgo del|alta
                del|vengo del|entre al|llevo al) (hospital|clinica|ospital|sanatorio|
                nosocomio|seguro internado)
            (en|desde) (la|una) (clinica|<ward>)
            (hospitaliza*|hospitalizado|hospitalizados|internado|internada|internaron|
                internan|ingresado por|ingresaron|reingresado)
            (ingresado|ingresada) (en|desde|con|por|hace|de|grave|#)
            (operan|operaron|operar|operado|operada|operacion|opere|opero|operarme|
                cirugia|quirofano|intervinieron|intervenido|intervenida|intervienen|
                cesarea)
            (<ward>)
        """,
        "hurt": """
            (accidente|accidentado|accidentada|accidente|accidenté|choque|choco|
                chocaron|atropello|atropellaron|atropellado|atropellada)
            (fracture|fracturo|fractura|fracturado|fracturada|rompi|quebre|rompio|rota|
                roto|esguince|lesion|lesionado|lesionada|lesione) .. (el|la|un|una|mi|
                tobillo|pierna|brazo|cadera|pie|costilla|#|clavicula|columna|grave|mano)
            (pierna|brazo|cadera|pie|tobillo|muñeca|clavicula|costilla|costillas) (rota|
                roto|rotas|quebrada|quebrado|fracturada|fracturado|enyesada|enyesado)
            (incapacitado|incapacitada|incapacidad medica|incapacitaron)
            (dieron|tengo|con|estoy de|estoy en|por|mi|pagan la|pago de) (una |la
                )?incapacidad (por|del|de|medica|desde|hasta|en|,|#|y)
            (de baja|baja) (por|medica|laboral|desde|en el|#|con|larga)
            (con|de|tengo|por|estoy de|ando con|me dieron|me llego la) (una |la |su
                )?licencia (medica|por|psiquiatrica|desde|,|#|hasta|hace|larga|y)
            (licencia|descanso) medico?
            (descanso medico|licencia medica|licencias medicas|reposo medico|parte
                medico de baja|certificado medico)
        """,
        "looked after": """
            (cuido|cuidando|cuidar|cuidarlo|cuidarla|atiendo|atendiendo|atender) ..
                (enfermo|enferma|madre|padre|mama|papa|esposo|hijo|hija|hermano|abuela)
                .. (enfermo|enferma|alzheimer|demencia|cama|postrado|postrada|operado|
                operada|hospital|delicado|delicada|mal|grave)
            (medicinas|medicamentos|remedios|tratamiento|tratamientos|medicacion) ~
                (hijo|hija|mama|papa|madre|padre|esposo|esposa|marido|mujer|niño|niña|
                abuela|abuelo|caros|carisimos|todo el dinero|toda la plata|bebe)
            (hijo|hija|mama|papa|madre|padre|esposo|esposa|marido|mujer|niño|niña|
                abuela|abuelo|bebe|guagua|señora) .. (medicinas|medicamentos|
                tratamiento|remedios|terapias|hospital|clinica|grave|malito|malita|
                delicado|delicada)
        """,
        "English": """
            (sick|very ill|seriously ill|illness|disease|cancer|chemo|chemotherapy|
                stroke|surgery|surgeries|pneumonia|depression|depressed|anxiety|
                dialysis|hospitalized|hospitalised|tumor|tumour|leukemia|diabetes|
                bedridden|icu|unwell)
            (in|at|to|from) (the )?hospital
            (heart attack|sick leave|medical leave|mental health|car accident|broke my
                (leg|arm|hip|foot)|operated on|panic attacks|terminally ill|medical
                (bills|treatment|condition))
        """,
    },
    not_said={
        "figures of speech": """
            (enfermo|enferma|enfermos|loco|loca|mala|malo) (de|con|por) (tanta|tanto|
                tantas|tantos|sus|las|los|estas|estos|vuestras|rabia|ira|celos|la
                cabeza|esperar)
            (tiene|tienen|teneis|traen|pone|ponen|poneis|tenes|traes) (ya )?(enfermo|
                enferma|malo|mala)
            (son|sois|unos|estan|manga de|partida de|sos|eres|bando de|seas|sea|que)
                (unos |todos |un |muy )?(enfermo|enfermos|enfermas|enfermo de)
            (que|un|una|tremenda|menuda) (cancer|tumor|depresion|ansiedad) (de|de
                empresa) (empresa|servicio|compañia)
            (dar|da|dio|daba|casi|van a dar|de) (me |le )?(da |dio |dar )?(algo|un
                (infarto|ataque|patatus|soponcio)|infarto) .. (cuando|con|al|cifra|risa|
                ver|jaj*|susto|precio)
            (matar|morir|morirme) de un? ?infarto
            de infarto
            (sick|tired) (of|and tired)
            una enfermedad de (numeros|cobros|cuentas)
            (muerta|muerto) de (ansiedad|nervios)
            ansiedad (de|por) (saber|que llegue|pagar ya|terminar)
            (menudo|vaya|tremendo|que|casi un|por poco un|casi me da un|casi me dio un)
                (infarto|derrame|ataque|patatus)
            (infarto|ataque|patatus|derrame) .. ~ (al ver|cuando vi|monto|importe|
                factura|jaj*|cifra|precio)
            casi me (enfermo|muero|da|dio)
            (enfermo|enferma|mala|malo) de (la )?(risa|amor|envidia)
            (enfermo|enferma|mala|malo|cancer) (su|la|vuestra|esa|tu|el|ese) (pagina|
                web|app|sistema|aplicacion|sitio|servicio)
            (cual|que) (depresion|enfermedad|ansiedad|cancer) (,|ni|de que)
            (enfermo|enferma|operaron|operar|murio|accidento) (el|la|mi|a mi|al|un)
                (perro|perra|perrito|gato|gata|gatito|celular|telefono|celu|mascota|
                coche|carro|auto|moto|computador|pc)
            (mi|el|la) (perro|perra|perrito|gato|gata|gatito|mascota) .. (enfermo|
                enferma|operaron|hospitaliz*|cirugia)
        """,
        "at work there": """
            (trabajo|laburo|trabaja|trabajando|chambeo|camello|empleado|empleada|
                guardia|turno|curro|practicas|residente|medico|doctor|doctora|tecnico|
                chofer|voluntario|voluntaria) .. (en|de|del) (el |la |un |una |este
                )?(hospital|clinica|uci|ambulancia|inen|urgencias|seguro|quirofano|
                oncologico|psiquiatrico|sanatorio|psiquiatra|oncologia|dialisis|
                hemodialisis)
            (soy|como) (un |una |el |la )?(medico|medica|doctor|doctora|cirujano|
                cirujana|psiquiatra|oncologo|oncologa|anestesista|paramedico) ~ (opera|
                operar|operacion|operando|opero|quirofano|hospital|clinica|cirugia)
            (soy|como|trabajo de) (psiquiatra|oncologo|oncologa|enfermero|enfermera)
            (salgo|saliendo|entro|estoy entrando|entrando) (de|a|del|al) (una |la
                )?(cirugia|operar|quirofano|operacion|guardia)
            (hospital|clinica|urgencias|uci) ~ (trabajando|camillero|camillera|turno|
                guardia|enfermero|enfermera|mi trabajo|trabajo)
        """,
        "bought or billed there": """
            (factura|facturas|cuenta|recibo|boleta|cobro|deuda|cargo|cita|copago|cuota|
                plan|presupuesto|saldo|convenio|adeudo|ticket) .. (de|del|en|con|a) (el
                |la |mi |una |un )?(hospital|clinica|operacion|cirugia|sanatorio|
                tratamiento|seguro)
            (hospital|clinica|sanatorio) .. (factura|cobro|cobra|deuda|recibo|dental|
                veterinari*|particular cobra)
            (clinica) (dental|veterinaria|estetica|de estetica)
            (calle|frente|cerca|lado|enfrente|esquina|avenida) (al|del|de la|a la|
                hospital) (hospital|clinica)?
        """,
        "operations of a bank": """
            (operacion|operaciones) (fue|rechazada|bancaria|denegada|no|por|de pago|
                exitosa|en la app|numero|pendiente|bizum|con la|del banco|de compra|
                realizada|quedo|queda|fallida|a traves|con tarjeta|ya)
            (la|una|esa|esta|numero de|codigo de|hice la|hice una|n de) operacion (no|
                por|fue|con|es|en|del pago|de transfer*|a|,|#|y|me|ha|se|sale|esta)
            (horario|sistema|costo|centro|codigo|gastos|tipo) (de|operacion) operacion
            (operar|opera|operan|operando|operamos|opero) (con|en|como|por|solo|desde|
                bajo|la app|el) (banco|bancos|ustedes|internet|linea|app|cuenta|ilegal*|
                tarjeta|la cuenta|el banco|la app|nombre|mexico|peru|colombia|chile|
                españa)
            operacion .. (rechazada|tpv|denegada|transferencia|fallo|error|pendiente|no
                autorizada|exitosa|confirmada)
        """,
        "accidents of no body": """
            (fue|por|de) (un |puro |casualidad )?accidente (le|me|di|pague|toque|,|hice|
                borre|aprete|marque|presione|transferi|puse|se)
            (choque|choco|chocaron|rota|roto|rompi|rompio|fractura) .. (movil|celular|
                pantalla|celu|telefono|coche|carro|auto|nevera|lavadora|ordenador|
                computador|horario|horarios|cargos|enlace|link)
            (seguro|poliza) (de|contra) accidente
            licencia (de|del) (conducir|software|conduccion|manejo|programa|
                funcionamiento|antivirus|windows|uso|obra|office)
            (dieron|dar|darme|dado|doy|di|de|denme|den|dame|solicito|pedi|pido|pedir|
                queria|quiero|tramite|tramitar|estoy|solicite) (la |me |mi |de |darme de
                )?baja (del|de la|de su|el|la|en|desde|de este|de esta|de vuestro|hace|
                ,|#|por|de los|de las|con)
            (quiero la|pedi la|solicito la|pido la|solicite la|la) baja
            (bonificacion|tarifa|cuota|rebaja|tension|señal|velocidad|temporada|gama|
                calidad|planta|en voz|presion|bateria) (mas )?baja
            (de) baja (calidad|gama|temporada|velocidad|en enero|el servicio|la linea)
            (esta|anda|estan|sigue) (muy |bien )?(malo|mala|grave) (el|la) (internet|
                señal|app|pagina|red|conexion|linea|cosa|situacion|venta|servicio|
                calidad)
            (esta|anda|es) (muy |bien )?(malo|mala|grave) (lo que|que|su|el que|de su|de
                parte|con la gente|de verdad|esto)
            (licencia|baja|permiso|descanso) (por|de) (paternidad|maternidad|estudios|
                matrimonio|lactancia)
            baja (maternal|paternal|voluntaria|incentivada)
        """,
        "insurance": """
            (seguro|poliza|cobertura|cubre) ~ (si|cuando|en caso) .. (enfermo|enferma|
                enfermo|hospitaliz*|accidente|enfermedad)
            (seguro|poliza|prima|cobertura) (de|por|contra|medico de) (vida y
                )?(enfermedad|hospitalizacion|accidente|accidentes|cancer|gastos
                medicos)
        """,
    },
)

DISABILITY = Lexicon(
    care=Care.DISABILITY,
    says={
        "words": """
            (discapacidad|discapacidades|discapacita*|discapacitado|discapacitados|
                minusvalia|minusvalias|minusvalido|minusvalida|incapacidad permanente|
                incapacidad absoluta|incapacidad total|gran invalidez|pensionado por
                invalidez|dependencia severa|gran dependencia|gran dependiente|
                dependiente severo|grado de dependencia|silla de ruedas|movilidad
                reducida|invalidez|muletas de por vida|andador)
            (pension|pensionado|pensionada|jubilado|jubilada|subsidio|prestacion) (por|
                de) (invalidez|incapacidad|discapacidad)
            (quede|quedo|soy|es|esta|estoy|quedar|quedé|ha quedado|he quedado|quedado)
                (medio |parcialmente |casi |totalmente |completamente )?(invalido|
                invalida|ciego|ciega|sordo|sorda|mudo|muda|sordomudo|sordomuda|
                paralitico|paralitica|parapléjico|paraplejica|tetraplejico|tetraplejica|
                cuadriplejico|hemiplejico|invidente|lisiado|lisiada|cojo|coja|manco|
                hipoacusico|hipoacusica|debil visual|autista|tullido|tullida|amputado|
                amputada|hipoacusico)
            (paraplejico|paraplejica|paraplejia|tetraplejico|tetraplejica|cuadriplejico|
                cuadriplejica|hemiplejico|hemiplejia|invidente|hipoacusico|hipoacusica|
                hipoacusia|sordomudo|sordomuda|ceguera|sordera|autista|autismo|tea #|
                asperger|sindrome de down|paralisis cerebral|espina bifida|distrofia
                muscular|retraso mental|retardo mental|retraso madurativo|paralizado|
                paralizada|paralitico|condicion del espectro|espectro autista)
            (debil|baja|discapacidad|perdida de|perdi la|perdiendo la|sin|deficiencia)
                (vision|visual|la vista|vista|auditiva|audicion)
            (perdi|amputaron|amputada|amputado|me falta|sin) (de )?(una|un|la|las dos|
                mi|el|los dos|ambas) (pierna|brazo|piernas|mano|pie|ojo|vista|oido|
                brazos|vision)
            no (veo|puedo ver|oigo|escucho|puedo caminar|camino|puedo andar) (nada )?(,
                me lee|me lee|, me leen|, soy|, quede|, estoy|y me lee|desde|de un|por
                mi)
            (no puedo|ya no puedo|no puede) (caminar|andar|valerme|valerse|moverme|ver|
                oir|hablar por) (bien |por mi |desde |sin |,|#|solo|sola)
            (conadis|certificado unico de discapacidad|carnet de discapacidad|cud #|
                credencial de discapacidad|teleton|teletón)
            (niño|niña|hijo|hija|hermano|hermana) (especial|con capacidades|con
                condicion|con necesidades especiales|con capacidades diferentes)
            (capacidades diferentes|necesidades especiales|capacidad reducida|lengua de
                señas|lengua de signos|lenguaje de señas)
            (tengo|con|el|del|mi|tramite de) cud
        """,
        "English": """
            (disabled|disability|disabilities|wheelchair|blind|deaf|autistic|autism|
                paraplegic|down syndrome|paralyzed|paralysed|hard of hearing|visually
                impaired)
        """,
    },
    not_said={
        "figures of speech": """
            (ciego|ciega) de (rabia|ira|celos)
            (oidos|oido) (sordos|sordo)
            (sordo|sordos|sorda|ciegos|sordas) (o que|o|, ya|a)
            (estais|estan|son|sois|parece que estais|estas) (sordo|sordos|ciegos|ciego|
                sordas)
            (cita|compra|compras|confianza) (a ciegas|ciega)
            minusvalia (de|del) (valor|la|fondo|las)
            (pago|pagar|andador) (para|de) (bebe|el bebe)
        """,
        "insurance and work": """
            (seguro|aseguradora|poliza|cubre|cobertura) ~ (invalidez|discapacidad|
                incapacidad)
            (trabajo|trabaja|voluntario|voluntaria|done|dono) .. (teleton|discapacidad|
                discapacitados|autistas)
            no (tengo|tenemos|es) (ninguna |ningun |una )?(discapacidad|minusvalia)
        """,
    },
)

ADDICTION = Lexicon(
    care=Care.ADDICTION,
    says={
        "gambling": """
            (ludopat*|ludopata|ludopatas|ludopatia|tragaperras|tragamonedas|maquinitas|
                juego patologico|jugador compulsivo|ludoparas)
            (apuestas|casino|casinos|timba|ruleta|bingo|juego|quiniela|poker|
                tragaperras|carreras|bet365|betano|codere|apostando|slots|loteria) ~
                (perdi|gaste|perdido|problema|problemas|adicto|adicta|adiccion|
                enganchado|enganchada|vicio|jugue|fundi|patine|queme|debo todo|dejar|
                enfermedad|me comio|reventé|meti todo)
            (perdi|gaste|gasté|perdido|gastado|problema|problemas|adicto|adicta|
                adiccion|enganchado|enganchada|enviciado|enviciada|vicio|jugue|jugado|
                fundi|patine|queme|reviente|meti|timbee|deje|boto|gasto|jugando|aposte|
                dejar) ~ (apuestas|apuesta|casino|casinos|timba|ruleta|bingo|el juego|
                quiniela|poker|tragamonedas|las carreras|bet365|juegos de azar|azar|
                slots|maquinas|jugar)
            (no (puedo|podia|logro) (dejar|parar) de (apostar|jugar)|me jugue (el|la|
                todo|mi|hasta)|me lo jugue|me timbee|aposte (todo|el|la|mi))
            (jugadores anonimos|adiccion al juego|autoexcluido|autoexcluida|
                autoprohibido)
            (juego|juega|jugaba|jugando|la juego|lo juego|jugar) .. (bingo|casino|
                apuestas|maquinas|maquinitas|ruleta|timba|poker|quiniela)
            (el juego|las apuestas|el casino|la timba) (y las deudas|me arruino|me
                arruinaron|me tiene|me tienen|me comio|acabo|acabaron|me consume|me
                destruyo)
            (vicio|enfermedad|perdicion) .. (es|son) .. (apuestas|el juego|casino|jugar|
                apostar|tragamonedas|la timba)
            (enganchado|enganchada|viciado|viciada|enviciado) (al|a la|a las|con el|en
                el|a los) (juego|juegos|apuestas|casino|casinos|ruleta|maquinas|
                tragaperras|slots|poker)
        """,
        "drink and drugs": """
            (adicto|adicta|adictos|adiccion|adicciones|drogadicto|drogadicta|
                drogadiccion|drogodepend*|toxicomano|toxicomana|toxicomania|alcoholico|
                alcoholica|alcoholismo|cocainomano|heroinomano|politoxicomano|exadicto|
                yonqui)
            alcoholicos anonimos
            (narcoticos anonimos|proyecto hombre|centro de rehabilitacion|clinica de
                rehabilitacion|rehabilitacion|rehabilitarme|rehab|desintoxicacion|
                desintoxicandome|desintoxicarme|anexado|anexada|en un anexo|en una
                granja|granja de|comunidad terapeutica|doble a|metadona|recaida|recai)
            (cai|metido|metida|meti|enganche|enganchado|enganchada|hundi|hundido|
                problema|problemas|vicio|salir|saliendo|dejando|dejar|dejado|deje|
                consumo|consumia|consumiendo|consumir|culpa|perdi|sobrio|limpio|pegado|
                pegada) (todo )?(en |de |con |a |por |del |al |el |la |las |los )?(el |
                la |las |los )?(droga|drogas|coca|cocaina|pasta base|paco|cristal|
                bazuco|heroina|crack|trago|alcohol|bebida|copete|marihuana|porros|
                perico|piedra|merca|falopa|vicio|chupe|sustancias|metanfetamina|base|
                tusi|pastillas|fentanilo)
            (no (puedo|podia|logro) (dejar|parar) de (beber|tomar|consumir|fumar piedra|
                drogarme|chupar))
            (llevo|tengo) .. (sobrio|sobria|limpio|limpia|sin consumir|sin beber|sin
                tomar)
            (me drogo|me drogaba|drogarme|bebo todos|tomo todos|bebo demasiado|tomo
                demasiado|bebo mucho|soy un borracho|por borracho|mi alcoholismo)
            (todo|el sueldo|la plata) (se me va|se me fue|me lo gasto|lo gasto|me lo
                bebo) en (alcohol|droga|drogas|trago|vicio|apuestas|coca|el juego|beber)
            (centro|clinica|granja|comunidad|internado|internada|ingresado|ingresada|
                tratamiento|internaron) .. por (la |el |las |mi |mis )?(cocaina|coca|
                droga|drogas|alcohol|consumo|adiccion|adicciones|bebida|heroina|
                apuestas|juego)
        """,
        "English": """
            (gambling|gambler|gamble|addict|addiction|addicted|alcoholic|alcoholism|
                rehab|sober|relapsed|overdosed|cocaine|heroin)
            drinking problem
        """,
    },
    not_said={
        "figures of speech": """
            (no soy|ni soy|no somos) (ningun |ninguna |un |una )?(drogadicto|drogadicta|
                adicto|adicta|alcoholico|borracho)
            (adicto|adicta|adictos|enganchado|enganchada|adiccion) (a|al|a la|a las|con)
                (trabajo|cobrar|cobrarme|llamar|llamarme|serie|series|endeudarme|
                compras|vuestra|tu|su|cafe|celular|movil|chocolate|llamadas)
            (vicio|problema|problemas|dejado|dejando|deje|dejar) (de|con|de los|con los)
                (llamar|internet|la app|el juego de|los mensajes|pagar|fumar)
        """,
        "places and jobs": """
            (trabajo|trabaja|banquete|boda|cargo|concierto|show|hotel|restaurante|
                crupier|vivo) .. (en|del|de|al) (el |un |la )?(casino|bingo|
                rehabilitacion|loteria)
            rehabilitacion (de la|del|de mi|fisica|por|de) (rodilla|pierna|cadera|brazo|
                espalda|operacion|edificio|fisica|fachada|vivienda|columna|lesion|
                accidente|hombro|tobillo)
            (si|cuando) gano la (loteria|quiniela)
            (echo|echar|jugando|juego|jugar|compro) (a |con )?(la )?(loteria|quiniela)
        """,
    },
)
