"""Classes of words that expressions name in angle brackets."""

from __future__ import annotations

from recobro.understanding.care.signal import joined

_WRITTEN = {
    "kin": """
        padre|madre|papa|mama|papi|mami|papito|mamita|papacito|mamacita|viejo|vieja|
        viejito|viejita|viejos|padres|papas|hijo|hija|hijos|hijas|hijito|hijita|nene|
        nena|niño|niña|niños|niñas|bebe|guagua|peque|chiquito|chiquita|esposo|esposa|
        marido|mujer|señora|pareja|conviviente|compañero|compañera|novio|novia|pololo|
        polola|prometido|prometida|hermano|hermana|hermanos|hermanas|hermanito|
        hermanita|abuelo|abuela|abuelos|abuelito|abuelita|tata|nona|nono|yaya|yayo|
        nieto|nieta|nietos|nietito|nietita|tio|tia|suegro|suegra|yerno|nuera|sobrino|
        sobrina|primo|prima|cuñado|cuñada|jefa|jefita|jefito|jefecito|jefecita|ñaño|
        ñaña|crio|cria|gordo|gorda|amor|familiar|apa|ama|taita|carnal|carnala|
        melliza|mellizo|gemelo|gemela|gordito|gordita|muchacho|muchacha|abue|lita|
        guagüita|bisabuela|bisabuelo|madrina|padrino|papaito
    """,
    "kineng": """
        husband|wife|mother|father|mom|mum|dad|son|daughter|brother|sister|baby|
        grandmother|grandfather|grandma|grandpa|partner|parents|child|kid|nan|granny
    """,
    # Creditors beyond a few: three is many beside our own.
    "several": """
        tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|3|4|5|6|7|
        8|9|10|11|12|15|varios|varias|muchos|muchas|tantos|tantas|demasiados|demasiadas|
        un monton de|todos los|todas las|como ocho|como diez|mil
    """,
    # To whom and for what one owes.
    "owed": """
        banco|bancos|tarjeta|tarjetas|caja|cajas|financiera|financieras|prestamista|
        prestamistas|cooperativa|hipoteca|alquiler|renta|arriendo|revolving|credito|
        creditos|prestamo|prestamos|microcreditos|coppel|elektra|electra|falabella|
        ripley|paris|hites|wizink|cofidis|visa|cetelem|vivus|fonacot|infonavit|cae|
        consumo|avance|naranja|indap|tgr|tag|hacienda|fonasa|almacen|tienda|tanda|
        leasing|luz|dentista|suegro|amigo|colegio|troca|carro|coche|cel|nomina|saga|
        alkosto|bradescard|liverpool|kueski|didi|nubank|letra|letras|compadre|bodega
    """,
    "drug": """
        droga|drogas|coca|cocaina|pasta|pasta base|paco|cristal|bazuco|heroina|crack|
        marihuana|porros|perico|piedra|merca|falopa|farlopa|vicio|metanfetamina|base|
        tusi|fentanilo|ketamina|sustancias|anfetas|speed|bazuca|nariz
    """,
    "gamble": """
        apuestas|apuesta|casino|casinos|timba|ruleta|bingo|quiniela|poker|tragaperras|
        tragamonedas|maquinitas|las maquinas|bet365|betano|codere|slots|momios|
        caballos|carreras|loteria|juegos de azar|monticello|raspaditos|blackjack
    """,
    # Verbs left bare where Spanish bends them.
    "bare": """
        pagar|entender|hablar|comprender|saber|leer|dar|esperar|decir|trabajar|llamar|
        escribir|mandar|venir|tener|querer|poder|vender|comprar|llegar|quedar|hacer|
        cobrar|vivir|deber|firmar|mirar|explicar
    """,
    "third": """
        paga|entiende|habla|comprende|sabe|lee|tiene|quiere|puede|debe|va|trabaja|llama|
        manda|viene|mete|dice|llega|vive|compra|da|hace|escribe|conoce|necesita|mira
    """,
    "land": """
        rumania|marruecos|china|haiti|senegal|india|pakistan|ucrania|rusia|brasil|
        bulgaria|francia|italia|alemania|polonia|nigeria|ghana|mali|bangladesh|siria|
        argelia|turquia|vietnam|corea|japon|inglaterra|estados unidos|angola|camerun
    """,
    "people": """
        chino|china|rumano|rumana|haitiano|haitiana|haiti|haitien|marroqui|moro|
        senegales|hindu|pakistani|ucraniano|ucraniana|ruso|rusa|brasileño|brasileña|
        bulgaro|bulgara|frances|francesa|italiano|aleman|alemana|polaco|polaca|
        ingles|inglesa|africano|arabe|indio|tarahumara|mixteco|mixteca|nahua|otomi|
        tzotzil|mapuche|wayuu|quechua|aymara|gringo|gringa|coreano|coreana|japones
    """,
    "mass": "dinero|plata|trabajo|euro|euros|papel|papeles|banco",
    "year": """
        primero|segundo|tercero|cuarto|quinto|sexto|septimo|octavo|noveno|decimo|once|
        undecimo|primer|tercer|kinder
    """,
    "digit": "1|2|3|4|5|6|7|8|9|10|11|1o|2o|3o|4o|5o|6o|1ro|2do|3ro|4to|5to|6to",
    # Those who depend on the one who writes.
    "theirs": """
        hijos|hijas|hijo|hija|niños|niñas|familia|mujer|esposa|esposo|marido|cabros|
        chicos|pibes|todos|mama|madre|padres|nenes|bebes|niña|niño|viejos|gente
    """,
    # What is swallowed to die.
    "pills": """
        pastillas|tabletas|pildoras|capsulas|orfidal|diazepam|lexatin|trankimazin|
        rivotril|clonazepam|alprazolam|lorazepam|valium|paracetamol|somniferos
    """,
    # What follows when whoever is feared finds out.
    "rage": """
        mata|pega|golpea|revienta|cruza|arma|arma una|monta|monta una|la monta|lia|la
        lia|la arma|va mal|va a ir mal|va peor|va como en feria|va a ir peor|va a matar|
        va a pegar|grita|castiga|encierra|quita|zamarrea|empuja|pone|enoja|cae a|
        agarra a|saca la|rompe|tira|avienta|amenaza|vuelve loco|vuelve loca
    """,
    # Who may hurt a person at home.
    "aggressor": """
        marido|esposo|esposa|mujer|pareja|novio|novia|pololo|polola|enamorado|
        conviviente|concubino|compañero|exmarido|exnovio|exesposo|exmujer|exesposa|
        exnovia|expareja|ex|padre|papa|madre|mama|hijo|hija|padrastro|madrastra|hermano|
        hermana|suegro|suegra|tio|yerno|viejo|vieja|cuñado|abuelo|señor|macho|hombre|
        nuera|nieto|hermanastro
    """,
    "want": """
        quiero|queria|quisiera|querria|prefiero|preferiria|deseo|voy a|iba a|pienso|
        he querido|querido|he intentado|habia querido|pienso en|pense|pense en|
        pensado en|pensando en|pensado|ganas de|planeo|intente|
        intento|intentado|tratado de|trate de|capaz de|puedo|tengo que|termino por|
        termine por|toca|a punto de|idea de|deberia|debo|mejor|hasta|gustaria|necesito|
        intento de|decidi|decidido|decidida a
    """,
    # Places from which one falls, or under which.
    "fall": """
        puente|balcon|ventana|azotea|terraza|metro|tren|vias|via|edificio|piso|rio|
        vacio|barranco|acantilado|precipicio|tejado|techo|carro|camion|bus|micro|
        autobus|pozo|quebrada|viaducto|subte|quinto|septimo|decimo|cerro|peñasco|mar|
        ruta|carretera|autopista|torre|abismo
    """,
    "dead": """
        fallecio|fallecieron|fallece|fallecido|fallecida|murio|murieron|muerto|muerta|
        mataron|asesinaron|partio|dejo de existir|perdio la vida|en paz descanse|
        descanse en paz|difunto|difunta|finado|finada|se me fue|se nos fue|ya no esta
        con nosotros|ya no esta entre nosotros|ya no esta en este mundo|paso a mejor
        vida|se mato|se suicido|desencarno|qepd|ya descansa
    """,
    "work": """
        trabajo|empleo|chamba|chambita|laburo|pega|curro|camello|camellito|jale|brete|
        puesto|cachuelo|cachuelos|ocupacion|trabajito|plaza
    """,
    "paid": """
        cobrador|cobradora|cobradores|empleado|empleada|empleados|agente|agentes|
        operador|operadora|operadores|asesor|asesora|asesores|ejecutivo|ejecutiva|
        ejecutivos|gestor|gestora|gestores|señorita|chica|chico|mina|tipo|tipa|jefe|
        personal|vendedor|comercial|banco|empresa|compañia|call center|gente
    """,
    "other": """
        vecino|vecina|vecinos|amigo|amiga|amigos|conocido|conocida|jefe|patron|cliente|
        clienta|clientes|inquilino|inquilina|socio|colega|empleado|empleada|colaborador|
        compadre|comadre|casero|casera|proveedor|trabajador|perrito|perrita|gato|
        gata|gatito|mascota|celular|telefono|celu|movil|ordenador|computador|
        computadora|carro|coche|auto|moto
    """,
    "debts": """
        deuda|deudas|prestamo|prestamos|credito|creditos|tarjeta|tarjetas|microcredito|
        microcreditos|letras|plata|lana
    """,
    "money": """
        dinero|plata|guita|lana|sueldo|pension|tarjeta|tarjetas|cuentas|gastos|nomina
    """,
    "hurts": """
        pega|pegan|pego|pegaba|pegado|pegue|pegarme|golpea|golpean|golpeo|golpeaba|
        golpeado|golpee|golpearme|maltrata|maltratan|maltrato|maltrataba|maltratado|
        agrede|agredio|agredia|agredido|madrea|madreo|madreaba|casca|casco|cascaba|faja|
        fajo|fajaba|cachetea|cacheteo|abofetea|abofeteo|patea|pateo|pateaba|jalonea|
        jaloneo|empuja|empujo|empujaba|ahorca|ahorco|ahorcaba|asfixia|asfixio|
        estrangulo|viola|violo|violaba|violado|tortura|torturo|humilla|humillaba|
        apuñalo|acuchillo|quemo|quema|encierra|encerro|encerraba|encerrada|encerrado|
        amenaza|amenazo|amenazaba|amenazado|amenazando|acosa|acoso|acosaba|acosando|
        persigue|persiguio|perseguia|controla|controlaba|insulta|insulto|insultaba|
        obliga|obligo|obligaba|prohibe|prohibio|prohibia|castiga|vigila|vigilaba|espia|
        grita|gritaba|pisotea|zamarrea|zamarreo|chanca|tunde|surra|tira cosas|tira del
        pelo|cagaba a palos|caga a palos|cago a palos|saca la mierda|saco la mierda|saca
        la chucha|saco la chucha|saca la cresta|saco la cresta|saca la mugre|sacaba la
        mierda|da golpes|dio una paliza|da palizas|dio una golpiza|da cachetadas|levanta
        la mano|levanto la mano|pone la mano encima|puso la mano encima|puso una
        pistola|puso un cuchillo|rompio|quebro el|ha roto|quiso matar|intento matar|
        trato de matar|quiere matar|quita el|quita la|quita mi|quita todo|quita los|
        quito a los|quitaba|tiene amenazada|tiene amenazado|maneja toda|maneja todo|
        maneja el|maneja la|administra todo|revisa el|esconde el|esconde los
    """,
    "ward": """
        uci|terapia intensiva|cuidados intensivos|intensivos|urgencias|icu|uti|cti
    """,
    # Illnesses by name.
    "named": """
        cancer|quimio|quimios|quimioterapia|radioterapia|dialisis|hemodialisis|tumor|
        tumores|leucemia|linfoma|metastasis|infarto|ictus|derrame|acv|trombosis|embolia|
        aneurisma|preinfarto|esclerosis|alzheimer|parkinson|demencia|esquizofrenia|
        bipolar|bipolaridad|epilepsia|lupus|fibromialgia|sida|tuberculosis|tbc|neumonia|
        pulmonia|covid|dengue|hepatitis|cirrosis|diabetes|diabetico|diabetica|insulina|
        fibrosis|artritis|artrosis|hernia|apendicitis|peritonitis|septicemia|vesicula|
        preeclampsia|trasplante|amputar|amputaron|amputacion|marcapasos|bypass|
        hipertension|depresion|depre|ansiedad|anorexia|bulimia|estres postraumatico|
        psicosis|brote|aneurisma|melanoma|endometriosis|zika|chikungunya|anemia|ela
    """,
    # Creditors, more than two.
    "many": """
        varios|varias|muchos|muchas|todos|todos los|todas las|todo|todos lados|medio|
        medio mundo|otros|otras|otros dos|otros tres|otros cuatro|tres|cuatro|cinco|
        seis|siete|ocho|nueve|diez|doce|quince|veinte|mil|un monton de|3|4|5|6|7|8|9|10|
        11|12|15|20|bastantes|demasiados|demasiadas|tantos|tantas|dos bancos y|dos
        tarjetas y|distintos|otro monton de|diferentes|cada
    """,
    "manyeng": """
        everyone|everybody|several|many|lots of|multiple|other|three|four|five|six|too
        many|a lot of|half the
    """,
    "shops": """
        coppel|elektra|liverpool|suburbia|famsa|falabella|ripley|paris|hites|abcdin|
        oechsle|saga|tottus|lapolar|la polar|efe|bancoppel|banco|bancos|tarjeta|
        prestamista|financiera|cooperativa|caja|cajas|tia|familia|alkosto|exito|fravega|
        garbarino|naranja|cofidis|wenance|vivus|cetelem|moneyman
    """,
    "tongue": """
        ingles|quechua|aymara|aimara|guarani|nahuatl|maya|mixteco|zapoteco|otomi|
        tzotzil|tzeltal|mazahua|purepecha|mapudungun|mapuche|wayuu|wayuunaiki|embera|
        shipibo|ashaninka|creole|criollo haitiano|kreyol|arabe|frances|chino|mandarin|
        cantones|rumano|ucraniano|ruso|bulgaro|polaco|aleman|italiano|portugues|urdu|
        hindi|bengali|wolof|bereber|amazig|tamazight|japones|coreano|vietnamita|farsi|
        persa|turco|darija|mandinga|punjabi|holandes|sueco|griego|garifuna|miskito|
        kichwa|paez|nasa
    """,
}
CLASSES = {name: joined(text) for name, text in _WRITTEN.items()}
