"""How people tell a death without the word, or far from it.

Graves, wakes, masses and papers of the dead; whoever "went", "rested", "is missing
since"; widows and orphans. The plain words are in person.py.
"""

from __future__ import annotations

from recobro.domain.readings import Care
from recobro.understanding.care.signal import Lexicon

LOSS = Lexicon(
    care=Care.BEREAVEMENT,
    says={
        "gone": """
            (mi|nuestra|nuestro) (<kin>) ~ se (apago|fue con dios|durmio para siempre)
            (nacio|naci) sin vida
            (cuarenta dias|cabo de año|nueve dias|aniversario) de (mi|mis) (<kin>)
            me (quito|quitaron|arrebato|arrebataron) a mi (hija|hijo|bebe|hermano|
                hermana|
                esposo|esposa|niño|niña)
            (era|fue) mi (<kin>) ~ ya no esta #
            (era|fue) mi (<kin>) , .. ya no esta
            (ya no|no) (nos acompaña|esta con nosotros|esta entre nosotros)
            ya no nos acompaña desde
            (dios|diosito|el señor|el mar|el rio|el covid|la pandemia|el cancer) .. (se
                )?(lo|la|le|los) llevo
            (mar|rio|covid|pandemia|cancer) se llevo a (mi|mis)
            (lo|la) perdimos (en|el|por|hace)
            a el lo (enterramos|mataron|asesinaron)
            a ella la (enterramos|mataron|asesinaron)
            (mi|mis) (<kin>) ~ (se ha muerto|ha muerto|la perdimos|lo perdimos|se nos
                fue|
                nos dejo|mataron)
            (<kin>|tia|tio) , (fallecio|murio|se nos fue)
            (finadito|finadita|finaditos)
            (un|dos|tres|cuatro|cinco) (año|años|mes|meses) sin (mi|ella) (<kin>|y|#)
            (un|dos|tres) (año|años|mes|meses) sin mi
            desde que (murio|fallecio|se fue) .. (no quiero|no levanto|no duermo|no
                tengo cabeza|estoy|me quede|todo)
            (<kin>) .. antes de (morirse|partir|irse al cielo)
            antes de (morirse|fallecer)
            (perdio|perdi|perdimos) (a )?(la|el|un|una|mi|dos|tres) (beba|bebe|hijos|
                hijas|nena|niño|niña|hermanos)
            (mi|mis|nuestro|nuestra|a mi|de mi|su) (<kin>) ~ (fallecio|fallecieron|
                fallecido|fallecida|ha fallecido|murio|murieron|ha muerto|se mato|ya
                descanso|descanso en paz|ya descansa|en paz descanse|descanse en paz|
                dejo de existir|en gloria este|santa gloria)
            (papa|mama|mami|papi|apa|ama) (ya )?(fallecio|murio|ha fallecido|ha muerto|
                se murio|se nos fue|nos dejo|partio)
            (mi|la|el|nuestro|nuestra) (<kin>) .. (nos dejo|se apago|se nos apago|se nos
                fue|se me fue|se me adelanto|se nos adelanto|partio al|emprendio|ya no
                esta (,|con|entre|#))
            (se nos|se me) (apago|fue|adelanto|ha ido|marcho|mato|ahogo|ha apagado|ha
                marchado) (mi |el |la |nuestro |nuestra )?(<kin>|para siempre)
            se (fue|nos fue) .. (mi|nuestra|nuestro) (<kin>) (al cielo|con dios|con el
                señor|a la gloria)
            (la|el) (<kin>) .. (nos dejo|se nos fue) (el|en|hace|ayer|anoche|esta|la
                semana|este)
            se fue (mi|nuestra|nuestro) (abuela|abuelo|abuelita|mamita|papito|viejito|
                viejita|mami|papi|tata|nona) (,|#|que era|al|y)
            desde que (se (me |nos )?(fue|murio|mato|adelanto|apago|marcho)|me falta|nos
                falta|fallecio|murio|falta|no esta|perdi) (mi|el|la|a mi|nuestro|
                nuestra|hace) .. (<kin>)
            (me|nos) (falta|faltan) (mi|la|el|nuestra|nuestro) (<kin>)
            (hace|desde) .. que (me|nos) falta (mi|la|el|nuestra|nuestro) (<kin>)
            (me |nos )?(quede|quedé|he quedado|quedamos|quedo|ha dejado|dejo) (ya
                )?(viuda|viudo|huerfano|huerfana|huerfanos)
            (quede|quedamos|he quedado) sin (mi|ella|el) (<kin>|y sin|#)
            (quede|quedamos|he quedado) sin (mi )?(<kin>)
            (en|el) .. me quede sin (ella|el) (y|#)
            (lo|la) perdi (en|hace|el|para siempre|por|de) (el |la |un )?(verano|
                invierno|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|
                octubre|noviembre|diciembre|covid|cancer|infarto|accidente|año|poco|dos|
                tres) ~ #
            (perdi|perdimos|hemos perdido|he perdido|perder|perdio|perdido) (a )?(mi|
                mis|
                la|al|el|nuestro|nuestra|un|una|su|sus) (dos |unico |unica |primer
                )?(<kin>|angelito|criatura)
            (perdimos|perdi|perdio) (al|un|una|el) (bebe|guagua|guagüita|niño|niña|
                criatura|embarazo)
            (muerte|muerto|mato|murio|ahogo|accidento) .. (mi|mis|nuestro|nuestra) .. (
                <kin>)
            (mi|a mi) (<kin>) .. (mato|mataron|asesinaron|se llevo) (el|la|su|un|los|en)
            (me lo|me la|nos lo|nos la) (mato|mataron|quito|quitaron|arrebato|llevo) (el
                |la |un )?(covid|cancer|borracho|carro|auto|infarto|accidente|dios|
                pandemia|camion|tiro)
            (encontramos|encontraron|hallaron|encontro) (sin vida|muerto|muerta)
            (el|la) (<kin>) .. (encontramos|encontraron|hallaron) sin vida
            (paso|pasó) a mejor vida
            (que )?(en paz descanse|descanse en paz|q e p d|qepd|que dios lo tenga|que
                dios la tenga|dios lo tenga en|dios la tenga en|en gloria este)
            (hasta|antes|despues|dia) (de )?(el |la |su )?(dia de su muerte|fallecer|
                morir|irse , que en)
            (<kin>) ~ antes de (fallecer|morir|irse)
            (no puede|no le puede) .. porque esta (enterrad*|muert*)
        """,
        "graves and papers": """
            (cocheria|crematorio|cenizas|velatorio|velorio|sepelio|entierro|funeral|
                misa de
                mes|misa de los nueve dias|los nueve dias|la cruz|los restos|misa de
                cabo de año|urna) .. (de|con|a) (mi|mis|papa|mama|nuestra|nuestro|la
                abuela|el abuelo)
            misa de mes
            (enterramos|vele|velamos|velo) .. (a )?(mi|nuestro|nuestra) (<kin>)
            acta de defuncion ~ (hijo|hija|mi|lleve|dos veces|padre|madre)
            (mi|mis) (<kin>) ~ acta de defuncion
            (enterrar|enterramos|enterre|incineramos|incinerar|
                incinere|incinerado|cremamos|cremar|sepultar|sepultamos|sepulte|velamos|
                velando|velar|despedimos) (ayer |hoy |recien |el lunes |esta semana )?a
                (mi|mis|
                nuestro|nuestra|mama|papa)
            (mi|mis|a mi|nuestro|nuestra|papa|mama) .. (<kin>)? (lo|la) .. (enterramos|
                enterre|enterraron|incineramos|cremamos|sepultamos|velamos|
                estamos velando)
            (mama|papa|<kin>) (recien )?(lo|la) .. (enterramos|incineramos|cremamos|
                sepultamos|velamos)
            (panteon|cementerio|nicho|nicho de|velorio|velatorio|tanatorio|funeral|
                sepelio|entierro|responso|novenario|misa|cuota mortuoria|rosario|
                funeraria|camposanto|tumba|lapida|exequias|caja y el panteon|ataud|
                cajon)
                ~ (mi|mis|nuestro|nuestra|de mi|con mi) (<kin>)
            (mi|mis|nuestra|nuestro|con mi|de mi) (<kin>) ~ (panteon|cementerio|nicho|
                velorio|tanatorio|funeral|sepelio|entierro|responso|novenario|altar|
                funeraria|tumba|lapida|velatorio|cajon y)
            (hoy|ayer|vengo|venimos|estoy|estamos|fue|voy|vamos|andamos) ~ (responso|
                tanatorio|velatorio|novenario|velorio|sepelio) (de|del|,|#)
            (acta|certificado|partida) de (defuncion|fallecimiento) .. (mi|mis|nuestro|
                nuestra|padre|madre|esposo|hijo)
            (le|lo) .. poniendo (su|el) altar
            (testamento|herencia|ultimas voluntades|posesion efectiva|sucesion|
                herederos) ~ (mi|mis|nuestra|nuestro|de lo de mi) (<kin>)
            (mi|mis|nuestra|nuestro) (<kin>) ~ (testamento|herencia|ultimas voluntades|
                posesion efectiva|que en paz|declaratoria de herederos)
            (cuota mortuoria|pension de viudedad|viudedad|pension de viudez|orfandad|
                pension de sobreviviente|montepio)
            (novenario|luto|duelo) (por|de|con|en) (mi|casa|la|nuestro|nuestra)
            (estamos|estoy|seguimos|andamos) (de|en|con el) (luto|duelo|novenario|
                velorio|entierro)
            (todo|plata|dinero|ahorros) .. (se fue|gast*|puse|se me fue) ~ (funeral|
                entierro|velorio|nicho|sepelio|panteon|cajon|funeraria)
            (funeral|entierro|velorio|sepelio|panteon|nicho|funeraria) ~ (todo|gast*|
                debo|pague|puse|sin un|no me quedo|caro) #
            se (ahogo|mato|murio|accidento) .. (mi|mis) .. (<kin>)
            (mato|mataron|asesinaron) a mi (<kin>)
        """,
        "a death beside the one who writes": """
            (soy|habla|escribe) (la |el |su )?(viuda|viudo|huerfana|huerfano)
            (la|el) (niña|joven|señora|mujer) perdio a su (marido|esposo|hijo|padre)
            (mi|su) (unico|unica) (hijo|hija) ~ (mato|murio|moto|accidente|mataron)
            (perdio|perdimos) (al |el |un |su )?(bebe|embarazo)
            (a los|de) .. meses (perdimos|perdi)
        """,
        "English": """
            (mum|mom|dad|mother|father|grandma|nan) (died|passed|is gone|has passed|been
                dead|has died)
            (mum|mom|dad)s? been dead
            (was|were) my (twin|<kineng>) .. (gone|passed)
            my (<kineng>) isnt with us
            isnt with us (anymore|any more|any longer)
            (passed away|passed on|died|buried|cremated|funeral) .. (my|our) (<kineng>)
            (my|our) (<kineng>) ~ (died|passed|funeral|gone|killed|buried|cremated|in
                heaven|rest in peace)
            (lost|buried|burying|cremated) (my|our) (<kineng>)
            (since|after) (my|our) (<kineng>) (died|passed|went|left us)
            (rest in peace|widow|widower|widowed)
        """,
    },
    not_said={
        "teams, things and others": """
            (se|me|te|nos|os) (.. )?(va a|van a|vaya a|puede|pueda|llega a|llegue a|
                pueden)
                enterar
            (se|sin) (entere|enteren|enterar)
            luto .. jaj*
            (se me|me) (fue|ha ido|va) (toda |todo )?en (la|el|los|las|mi)
            (señor|señora) (del|de la) (puesto|tienda|local|piso|apartamento) .. (paso a
                mejor vida|fallecio|murio)
            (luto|duelo) (futbolero|deportivo|nacional|electoral)
            (duelo|derrota|final) .. (futbol|penales|partido)
            (entierro|funeral|velorio|misa) (de|del) (un|una|unos|el) (compañero|
                compañera|colega|conocido|vecino|vecina|cliente|amigo|amiga|jefe|socio)
            (plena|la|en) misa (de|dominical|del domingo)
            (mori|morimos|muero|murio|me muero) .. (risa|verguenza|pena|hambre|frio|
                calor|sueño)
            (trabaj*|turno) .. (funeraria|cementerio|tanatorio|velatorio|panteon)
            (compañero|compañera|jefe|jefa|amigo|contador) (ya )?no esta (en|con) (la|
                el)
                (empresa|oficina|trabajo|banco)
            (<kin>) ya no esta en (casa|la casa|la oficina|el trabajo|este numero|la
                ciudad)
            (perdi|perdio|perdido|perdimos) (el|la|mi|al|a la|un|una) (contacto|rastro|
                pista|numero|cuenta|niñera|partido)
            (titular|propietario|dueño|señor|inquilino|vecino) .. (fallecio|fallecido|
                murio|murieron|ha fallecido|ha muerto)
            se (me|nos) (fue|ha ido|paso) (la|el) (señal|luz|internet|tiempo|mano|dia|
                fecha|santo|onda|olla|vieja confiable|conexion|agua|avion|tren|bus|
                micro)
            (pension|pago|gastos|seguro) de (sobreviviente|viudez) (que )?(no|cobran)
        """,
    },
)
