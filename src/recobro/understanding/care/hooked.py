"""How people tell of addiction by what it took.

The wage that went on the machines, the bottle, the group that counts the sober days.
The plain words are in health.py.
"""

from __future__ import annotations

from recobro.domain.readings import Care
from recobro.understanding.care.signal import Lexicon

HOOKED = Lexicon(
    care=Care.ADDICTION,
    says={
        "drink": """
            (volvi|volvio) a (tomar|beber|consumir|jugar|apostar|chupar) ~ (perdi|años|
                meses|todo|sobri*|limpi*)
            (se gasta|gasta|se mete) todo en (la )?(droga|drogas|trago|alcohol|apuestas|
                bebida|vicio)
            (perdido|perdida|hundido|hundida|metido|refugiado|entregado) (en|a) (la|el)
                (bebida|trago|alcohol|botella|copas)
            (escabio|aguardiente|cantinas|gallera|galleras|los gallos) ~ (acabo|pierdo|
                perdi|problema|vicio|tiene|gano|voy|arruin*|termino|mentir|miento)
            (va|fue|termino|acabo|gano|acabe|deje) .. (en|por) (las|la|los|el) (cantina|
                cantinas|gallera|gallos|aguardiente|escabio|chupe|copas|barra)
            (por|con|de) (tantos |los |mis )?años de (trago|alcohol|bebida|droga|drogas|
                chupe|copas|consumo)
            (me lo|lo) (tome|bebi|chupe|fume|jugue|timbee) todo
            (acompañante|terapeuta|padrino|consejero) .. (alcohol|adiccion*|consumo|
                droga*|juego)
            sigo (tomando|bebiendo|consumiendo|jugando|apostando|fumando)
            (bebo|bebia|bebiendo|tomo|tomaba|tomando|chupo|chupando|chupa|toma|bebe|
                bebido|tomado) .. (bebo mucho|todos los dias|diario|a diario|cada dia|
                dias (bebiendo|tomando|seguidos)|demasiado|sin parar|de mas|desde (
                temprano|la mañana)|hasta (caer|perder)|toda la (quincena|plata|
                pension|nomina)|todo lo que|toda)
            (dias|semanas|meses) (bebiendo|tomando|chupando|en pedo|borrach*) (y|,|#|
                sin)
            (agarro|dio|tiro|refugi*|cai|volvi|volvio|meti|hundi|pegue|dedique|engancho)
                .. (a la|al|en el|en la|por el|por la|el|la) (trago|bebida|botella|
                alcohol|copete|chupi|chelas|guaro|tomar|beber|vino|pisco|ron|tequila)
            (no (puedo|logro|consigo|hallo como)|sin poder|intento|intentando|quiero|
                trato de|me cuesta) (dejar|soltar|parar|dejarlo|dejarla|soltarlo) (el
                |la |de |las |los )?(trago|copete|alcohol|bebida|botella|beber|tomar|
                chupar|vicio|apostar|jugar|apuestas|juego|droga|coca|maquinas|casino|
                fumar (piedra|base|pasta)|consumir|drogarme|maquinitas)
            (mi|el) (problema|perdicion|vicio|cruz|enfermedad|debilidad) (es|son|ha
                sido|
                fue) (el|la|las|los) (trago|alcohol|copete|bebida|botella|juego|casino|
                apuestas|bingo|droga|coca|cocaina|drogas|maquinas|guaro|vino|ruleta|
                tragamonedas)
            (lo mio|lo suyo) (con|es) (el |la |las )?(alcohol|trago|cocaina|coca|bebida|
                juego|apuestas|droga)
            (soy|era|he sido|ando de|por) (un |una |muy )?(borracho|borracha|
                borrachin|alcoholico|alcoholica|tomador|curado perdido)
            me curo (todos|todo|cada|diario|casi)
            (me lo|me la) (tomo|chupo|bebo|
                fumo|juego|meto por la nariz|esnifo|apuesto|inyecto) (#|,|todo|y|.. no
                te|asi)
            me (chupo|tomo|fumo|juego|bebo|patino|gasto|timbeo|esnifo) .. (lo que (gano|
                no tengo|cobro|me (dan|pagan))|el sueldo|la quincena|la pension|la
                nomina|la plata|todo)
            (voy|vamos|ya voy) por la (segunda|tercera) botella
            (vendi|empeñe|remate) .. (para|pa) (tomar|beber|consumir|fumar|drogarme|
                jugar|apostar|pegarme)
            (alcoholicos|alcoholico|alcoholica) (rehabilitad*|en (tratamiento|
                recuperacion)|anonim*)
            (en|voy a) (doble a|alcoholicos anonimos|narcoticos anonimos|
                jugadores anonimos) (,|#|los|llevo|hace|desde|y)
            (ando|entre|entro) (en|a) aa (,|#)
            (llevo|tengo|van|cumplo|cumpli) .. (dias|meses|semanas|años|año|mes) .. (
                limpio|limpia|sobrio|sobria|sin tomar|sin beber|sin consumir|sin
                apostar|sin jugar)
            (dias|meses|semanas|años|noventa|siete) .. (limpio|limpia|sobrio|sobria) (#|
                ,|de|y|hermano)
            (estoy|ando|sigo|ahora) (limpio|limpia|sobrio|sobria) (#|,|desde|hace|de|
                siete|y)
            primero que gane limpio
            mi padrino (del grupo|de aa|de doble)
            (grupo|reunion|junta|juntas) (de|del) (jugadores|adictos|alcoholicos|aa|
                ayuda (para|de) (la )?(adiccion|ludopatia)|doble a)
        """,
        "drugs": """
            (fumando|ando con la|ando con el|metiendo|metiendose|consumiendo|aspirando)
                .. (<drug>)
            recayendo
            (vendia|vende|vendio|vendi) (mis cosas|todo|las cosas|hasta) .. (para|pa) (
                fumar|drogar*|consumir|tomar|jugar|la pasta|la droga)
            estoy en la comunidad #
            estoy en la comunidad , .. (telefono|sabados|dan|dejan)
            (cai|recai|caido|volvi|meti|metido|metida|enganche|engancho|engancharme|
                hundi|perdido|perdida|botado|botada|tirado|enviciado|envicie|pegado|
                consumo|consumia|consumiendo|fumo|fumaba|fumar|adicto|problemas|
                problema|bronca|rollo|lio|salir|salgo|salia|limpio|limpia|dejar|
                deje|culpa|perdi|dejando|enganchado|enganchada|rehabilit*|internado|
                internada|internaron|anexado|anexaron|tratamiento) .. (<drug>)
            (<drug>) ~ (perdi|vend*|me costo|me ha costado|arruin*|quito|fumo|gasto|
                gaste|recai|tratamiento|limpio|adict*|no puedo|no tiene arreglo|dejar|
                dejo|internad*|hasta el|anexo|tengo un problema|hundi*|control)
            (por|en|con|la|el|de) (el |la |los |las )?(pasta base|bazuco|cristal meth|
                farlopa|merca|falopa|perico|heroina|crack|metanfetamina|cocaina|tusi|
                fentanilo|ketamina|coca) (#|,|,? asi|y|otra|desde)
            se (me )?(va|fue|iba) .. en (la|el|las) (<drug>|vicio|maquinas|maquinitas|
                trago|copas|botella|casino|apuestas|ruleta|juego|bingo)
            (anexado|anexada|anexaron|granja de|(en|del|al) (un |el )?anexo #|estoy en
                el anexo|saliendo del anexo|me metieron al anexo|comunidad terapeutica|
                proyecto
                hombre|centro de (rehabilitacion|adicciones|desintoxicacion)|
                desintoxicacion|metadona|cad #|cedro|unidad de conductas adictivas|
                reto #)
            (rehabilit*) .. (alcohol|alcoholic*|drogas|drogadic*|droga|adiccion|por|#|
                ,|y|desde)
            (salir|sali|saliendo|interne|internarme|internar|internaron|estoy|entre|
                ingrese|recluido) .. (del|en el|en un|en la|al|de la|de una) (anexo|
                centro|granja|comunidad|rehabilitacion|clinica) .. (por|de) (la |el |las
                |los )?(<drug>|alcohol|drogas|adicc*|alcoholic*|jugadores|apuestas)
            (recai|recaido|recaida|recayo)
            (vicio|vicios) (otra vez|de nuevo|#|,|me|que|del|y|es|son|que me)
            (cai|caí|volvi|metido|metida) .. (en|al|en el) vicio
        """,
        "gambling": """
            (ruleta|apuestas|casino|bingo|timba|slots) .. (del celular|online|en linea)
                ..
                (dejo|perdi|todo|calle|sueldo)
            (por|en|de|con|las|la|a|los) (la |las |los )?(timba|apuestas|gallera|gallos)
                (#|,|y|de|del|otra|no|me)
            no paro (con|de) (los casinos|las apuestas|apostar|jugar|el casino|la
                ruleta)
            (botar*|perder*|gastar*|jugar*|echar*) .. en (apuestas|los gallos|la
                gallera|
                el casino|la ruleta|las maquinas|betplay|caliente)
            (it all goes|all goes|goes) on the (slots|horses|machines|booze|drink)
            my sponsor
            (perdi|perdido|pierdo|gaste|gasto|gastado|deje|dejo|fundi|fundido|patine|
                patino|queme|meti|meto|juego|jugue|jugado|reviente|acabe|fui|fue|va|
                boto|bote|timbee|pule|puli|volo|apuesto|aposte|solte) ~ (<gamble>)
            (<gamble>) ~ (perdi|perdido|gaste|deje|otra vez|todo|sin la quincena|
                vicio|adict*|no puedo|control*|arruin*|problema|recai|sueldo|volvi|
                hundi*|quito|comio|enferm*|autoprohib*|terapia)
            (en|por|con|a|de) (el|las|los) (juego|apuestas) , (y|voy|no|ya|pido|estoy)
            (voy a|estoy en|hago) terapia .. (juego|apuestas|ludopat*)
            (por|con) el juego (#|,)
            (debo|perdi|deudas|deuda) ~ por (el juego|las apuestas|jugar|apostar|el
                casino)
            (enganchado|enganchada|enviciado|enviciada|envicie|viciado|adicto|adicta)
                (a|al|a la|a las|con|con las|con el|en|en las|en el) (maquinas|
                maquinitas|
                apuestas|juego|slots|casitas|tragaperras|casino|ruleta|bet|poker|
                loteria|
                raspaditos|quini|porno|compras|droga|drogas|coca|pastillas|alcohol)
            (me lo|me la|se lo|lo) (juego|jugue|apuesto|aposte) (en|todo|a|al) (los|las|
                el|la|momios|la ruleta|quiniel*|todo|fija)
            (momios|caliente|betplay|codere|wplay|betsson|bet365|apuesta total|inkabet|
                coolbet|betano|monticello|enjoy|dreams|casitas de apuestas|codere) ~ (
                perdi|sueldo|todo|gaste|volvi|juego|quincena|jugue|deje|plata)
            (autoprohib*|autoexclu*|ludopat*)
            (control*|parar) .. (con )?(el juego|las apuestas|de apostar|de jugar|el
                casino)
        """,
        "English": """
            (cant|cannot|can not|couldnt|unable to) (stop|quit|control) (my )?(betting|
                gambling|drinking|using|smoking crack|the drinking|the gambling)
            (recovering|recovery) (from )?(alcoholic|addict|addiction|drugs|gambling)
            (gambling|betting|drinking|drug|drugs|booze|alcohol|meth|crack|coke|opioid|
                opioids|pills) (problem|problems|addiction|habit|debts)
            (addicted|hooked) (to|on)
            (gambled|drank|drinking|snorted|blew) .. (it all|away|wages|paycheck|rent|
                everything|savings|my money|salary)
            (in|going to|out of|back in) (rehab|detox|recovery|gamblers
                anonymous)
            (clean|sober) (for|since|now|days|months)
            (relapse|relapsed|relapsing|alcoholics anonymous)
        """,
    },
    not_said={
        "jests": """
            (fundacion|centro|clinica|ong) .. para adict*
            adict* (a|al|a la|a los|a las|to) (chocolate|ceviche|cafe|futbol|surveys|
                encuestas|series|serie|mate|trabajo|cobrar*|sushi|tacos|dulce*|shopping)
            adict* ~ (jaj*|jeje)
            (que|menuda) adiccion (la|de) (suya|tuya|ustedes|cobrar)
            de vicio
            (adict*|enganch*|vici*|recai*|volvi a caer) (a|al|con|en|a la|a dar) .. (
                chocolate|dulce|serie|series|novela|cafe|dar la lata|lata|futbol|
                gimnasio|celular|compras|mate|videojuego*|instagram|tiktok)
            (soy|sois|son|ando|estoy) (un |una )?(adict*|viciad*) (a|al) (chocolate|
                cafe|
                dar|la serie|molest*|los mensajes|llamar)
            (jueguito|juego) de (cobrar*|palabras|niños|mesa|mi hijo|play)
            (me la|no me la) (juego|jugue|apuesto) (a|con|con esos|en esos) (que|esos|
                enlaces|links)
            (el|un|su) (vicio|juego) (sucio|de poder)
            (tome|tomo|tomando|bebo|tomar) (una|un|unas|unos) (cerveza*|cafe*|copa*|
                chela*|trago*|refresco*|vino*|cervecita*)
        """,
        "bodies mending": """
            (ictus|acv|derrame|infarto|rodilla|cadera|columna|pierna|brazo|operacion|
                fractura|accidente|caida|espalda|hombro|embolia|tobillo|fisica|
                fisioterapia|fisio) ~ rehabilit*
            rehabilit* ~ (ictus|acv|derrame|infarto|rodilla|cadera|columna|pierna|brazo|
                fractura|fisica|fisioterapia|embolia|tobillo|hombro|fachada|edificio)
        """,
        "crystals, stones and clean things": """
            (pasta|piedra|cristal|base|coca) (de (dientes|datos|cola|tomate|la
                ventana|la mesa|riñon|riñones|la vesicula)|al (riñon|vesicula)|cola|
                en el (riñon|zapato|camino))
            (piedra|piedras) en (el|la) (riñon|vesicula|zapato|camino)
            (comprar|vendo|comer|plato de|hacer) (la |una |un )?(pasta|coca|cristal)
            (base|bases) de datos
        """,
    },
)
