"""How people tell of lost work without naming it.

What the factory did, what the boss said, what one lives on now, where one knocks. The
plain words are in livelihood.py.
"""

from __future__ import annotations

from recobro.domain.readings import Care
from recobro.understanding.care.signal import Lexicon

TOIL = Lexicon(
    care=Care.UNEMPLOYMENT,
    says={
        "shown the door": """
            prescinden de (mi|mis servicios|nosotros)
            (periodo de prueba) ~ (no pase|no paso|no supere|echaron|otra vez)
            nadie (me|nos) da (empleo|trabajo|chamba|pega|laburo)
            lista del (sence|sepe|inem|sne)
            (me|nos|le) (suspendieron|bajaron del|telegramearon|mandaron el telegrama|
                llego
                el telegrama|notificaron el despido|cesantearon) (a todos|#|,|el|a los|
                en|
                sin|y|bus)
            telegrama (de despido|a los|#)
            (me|nos) bajaron el contrato
            (me|nos|lo|la) sacaron (de|del) (la |el )?(fabrica|flora|arrocera|vigilante|
                vigilancia|planta|empresa|trabajo|obra|mina|hotel|tienda|bodega|finca|
                oficina|taller|almacen|chamba|laburo|pega|restaurante|colegio|hospital|
                cafetal|palmera|minera|bananera|cultivo)
            (sali|salí|salir) de (mi|la|el) (trabajo|fabrica|empresa|chamba|laburo|pega)
            recien sali de (mi|la) (trabajo|chamba|empresa)
            prescindio de (mi|nosotros)
            prescindieron de (mi|nosotros|mis)
            (retiro voluntario|despido colectivo|fui cesado|fui cesada)
            me dieron de baja en (la|el|mi) (minera|empresa|fabrica|trabajo|policia|
                ejercito|planta|mina)
            (se acabo|acabo|termino) la (campaña|zafra|cosecha|vendimia) .. (y nos|nos
                bajaron|a la calle|quede|quedamos|no hay)
            mandaron a todos a (nuestra|la|su) casa
            se (me |nos )?corto (la changa|el laburo|la chamba|el trabajo|la pega)
            (let|let go) the whole .. (go|staff)
            (let|letting) .. (staff|team|warehouse|crew) go
            signing on
            (me|nos|le|les|lo|la) (dieron|dio|han dado|acaban de dar|van a dar) (la
                |las |el )?(puerta|salida|gracias|cuello|cuellito|cortone|boleto|patada|
                liquidacion|finiquito|carta de despido|la cuenta) (#|,|en|y|el|ayer|la|
                hace|despues|de la|del|sin|por)
            dieron las gracias (en|y|de|a)
            (me|nos) (recortaron|reventaron del|botaron|boto|echo|echaron|
                corrio|liquidaron|invitaron a salir|dejaron (fuera|afuera|en la
                calle|cesantes)|pusieron en la calle|han echado|han botado|mandaron a
                descansar|rajaron|volaron) (#|en|de la|del|por|estando|po|,|y|sin|el|la
                semana|ayer|hace|junto)
            fui (recortad*|despedid*|desvinculad*|cesad*|liquidad*)
            (recorte|recortaron|recortes|recortado|recortada|reajuste) (masivo |de
                )?(personal |gente )?(#|en|y|a|de|la mitad)
            (me|nos) (exaron|exao|han exao|an exao)
            an exao
            (me|nos) dijeron que (ya )?no (volviera*|regresara*|fuera*|viniera*|hacia
                falta|me necesitaban)
            (no me|no nos) (vuelven|volvieron|han vuelto|volveran|llaman|llamaron) (a
                )?(llamar|coger|contratar|tomar|recibir)?
            hasta que (me|nos) (vuelvan|llamen|contraten|salga|tomen|cojan) (a |de nuevo
                |otra vez )?(llamar|coger|contratar|trabajo|pega|chamba|laburo|la
                temporada|algo)
            (no vuelven|no vuelve|no volveran) a (coger|contratar|tomar|llamar) a nadie
            dejo de (ir|contratar*) (la|el) (empresa|fabrica|patron)
            (me|nos) (cancelaron|terminaron|acabaron|cortaron|rescindieron|finalizaron)
                (el|mi) contrato
            se (me|nos) (acabo|acaba|termino|termina|vencio|vence) (el |mi |la
                )?(contrato|temporada|obra|interinidad|suplencia|interinato|zafra|
                campaña) (en|de|del|y|#|,|interin*|temporal|que)
            (ya no|no) (trabajo|laboro|chambeo|laburo|curro) (ahora|en la empresa)
        """,
        "where work was": """
            (cerro|cerraron|quebro|quebraron|clausuraron|bajo|bajaron|vendieron|vendio|
                fundio|hundio) (la|el|las|mi|su|los)? ?(cortina|persiana|persianas|
                restaurante|fabrica|planta|empresa|metalurgica|salmonera|constructora|
                maquila|hotel|bar|taller|minera|mina|rancho|fundo|finca|ingenio|textil|
                tienda|aserradero|panaderia|curtiembre|imprenta|confeccion|astillero|
                obra|granja|ford|nissan|empacadora|bodega) ~ (donde|calle|sin|quedamos|
                quede|casa|volviera|deber|todos|personal|gente|echaron|meseros|trabajo|
                trabajaba|hallo|encuentro|mirando|cuello)
            (calle|sin pega|sin laburo|nada|casa|quedamos|quede) ~ (cerro|quebro) (la|
                el|ford|nissan|mi)
            (desde|cuando) que? ?(cerro|cerraron|quebro|recortaron|bajaron) (la|el|en|
                ford|nissan|mi)
            (restaurante|fabrica|planta|empresa|metalurgica|salmonera|constructora|
                maquila|hotel|bar|taller|minera|obra|compañia|negocio donde) .. (cerro|
                quebro|bajo cortina|bajo la cortina|fundio|bajo las persianas) (y|#|,|
                sus)
            (todos|nos fuimos|mandaron|quedamos|quede) (todos )?(para la casa|mirando
                el|a la calle|en la calle|en casa) (#|cuando|sin|y|,)
            (y|todos|,) a la calle #
            el dueño nuevo trajo a su gente
        """,
        "what one lives on now": """
            (cobro|cobrando|cobrar|cobramos|percibo|vivo de|vivo con|viviendo con|
                viviendo de|vivimos de|vivimos con|acaba|acabe|termine|agota) (el|del|
                de|la|con)? ?(el |la |los |mi |un )?(paro|subsidio|prestacion|fondo de
                desempleo|seguro de cesantia|seguro de desempleo|rai|ayuda del sepe)
                (#|,|y|en|que|hasta|del|pero|a|no|se|de)
            (me|nos) (acaba|acabe|termina|agota|acabo) (ya )?(el|la) (paro|subsidio|
                prestacion|ayuda)
            (con|de) (el|los|lo) .. (del|de) (subsidio|paro)
            (haciendo|hago|vivo de|sobrevivo|puros|puras|ando|tirando con|unas|con) (de
                |con |las |los |puras |puros )?(changas|changuitas|cachuelos|
                cachueleando|
                pololitos|pitutos|chapuzas|chapuzillas|recurseo|recurseandome|
                recurseando|trabajitos|chambitas|rebusque|rebuscandome|camaronear)
            (vivo|vivimos|ando|sobrevivo) (de|del|en el) (lo que salga|rebusque|lo que
                cae|lo que caiga|lo que va saliendo|puras chambitas|lo que me dan)
            (cachueleando|cachueleo|recurseando|recurseandome|pituteando|rebuscando*)
            (una )?chambita .. (y|,) .. (dias|semanas) nada
            (ando|estoy) de (vago|vaga|ocioso) (desde|hace|porque|en|#)
            (meses|semanas|año|años|tiempo|rato) (ya )?(en la casa|parado|parada|sin
                encontrar|sin conseguir|echando curriculum*|mandando curriculum*|
                buscando (pega|trabajo|chamba|laburo|camello|algo))
            (despues de|tras|llevo|llevaba|llevamos) .. (meses|año|años|semanas) (y
                medio
                )?(parado|parada|parao|en la casa|en casa sin|sin trabajo|sin pega|sin
                chamba|buscando)
            (hace|van|llevo|tengo) .. (meses|semanas|año|años) que no (engancho|consigo|
                encuentro|trabajo|agarro|me sale|pillo|sale)
            estamos (los dos|todos|ambos|las dos) (parados|parado|paradas|en paro|
                cesantes|sin (trabajo|pega|laburo|chamba))
        """,
        "looking": """
            (echando|echo|mando|mandando|dejando|dejo|deje|repartiendo|tiro|tirando|
                entregando|enviando|metiendo|meto) (los |el |mi |mis )?(curriculum*|
                solicitudes|hojas de vida|cv|cvs|papeles en las empresas)
            (tengo|voy a|ando en|puras) entrevistas (de trabajo|este mes|la|#|esta)
            (no me (sale|salio|ha salido|salga|hay|consigo|encuentro|cae|pillo|he
                pillado|pille)|ni me sale) (nada|na|ni una|algo|trabajo) (fijo|#|de|
                desde|todavia|aun|en|,|por)
            que no (me )?(sale|salga) (nada|na)
            sin que (me )?salga nada
            (hasta que|cuando) (me )?(salga|pille|consiga|encuentre|enganche|acomode|
                coloque) (en |con )?(algo|trabajo|chamba|pega|laburo|otro lado|otra
                cosa|jale|un laburo|camello)
            (acomodarme|colocarme|emplearme|acomode) (en otro|en ningun|#|otra vez|de
                nuevo)
            (nadie|ningun lado|ninguna parte|ya no) .. (me |lo |la |nos )?(contrata|
                contratan|agarran|toman|cogen|dan trabajo|emplean) .. (a uno|por la
                edad|a mi edad|#|con)?
            a mi edad .. (ya )?(no|nadie) .. (trabajo|contrata*|toman|agarran|quieren)
            (parto|empiezo|entro|comienzo|arranco) .. (pega|trabajo|almacen|bodega|
                laburo|chamba|fabrica) ~ (despues de|llevaba|llevo|tras|parado|parao|
                meses en)
            (apenas|recien) .. (empece|entre|empiezo|consegui) .. trabaj* ~ (despues de|
                tras|parad*|meses)
        """,
        "no work": """
            no (laburo|trabajo|chambeo|curro|camello) (hace|desde|ahora|en ningun)
            no cobro (un )?(sueldo|salario) (hace|desde)
            no tengo sueldo (,|#|y|ni)
            (sin|no tengo) (otro|ningun) ingreso #
            (deje|dejar|perdi|perder) (la casa|mi casa|todo) y (el|mi) (trabajo|empleo|
                laburo)
            (tocando|toco|toque) puertas
            (mano sobre mano|de brazos cruzados)
            nadie me toma
            (hace|meses|medio año|año) .. (espero|esperando) que me (llamen|contraten|
                tomen)
            (empiezo|entro|arranco|starting|llamaron) ~ (despues de|after) .. (sin nada|
                of nothing|sin trabajo|parad*)
            (trabajo|chamba|pega|laburo|curro|jale|camello) (fijo |ya )?(no hay|no
                tengo|no sale|no encuentro|no consigo|ni hay|tampoco)
            yo no trabajo (ahora|#|,|ya)
            no trabajo (ahora|,|#) .. no (plata|dinero|hay)
            (perdi|perdimos|perdido) .. (y|,) (el|mi) (trabajo|empleo|laburo|pega)
            (sin|ni) (nomina|sueldo|salario) (ni|y|desde|#)
            sin (sueldo|nomina) ni (trabajo|salud|nada)
            deje (el|mi) (trabajo|laburo|empleo|la pega|la chamba) (para|por) (cuidar*|
                atender*|la enfermedad|estar con|mi salud)
            (53|54|55|56|57|58|59|50|52|51|60|61|62) años , en la calle
            (me )?quede en la calle (#|cuando|desde|por|y|sin|,)
            (estoy|ando|sigo|seguimos|quede|quedé) (parado|parada|parados|varado|varada)
                (, (sin (un|plata|nada|laburo|trabajo))|desde|hace|sin (trabajo|laburo|
                un mango)|de trabajo|hasta que)
            (ingreso minimo vital|renta de insercion|renta minima) .. (trabajo|paro)
            (por|con) (llegar )?(tomado|borracho|la coca|las drogas) .. (echaron|
                corrieron|botaron|despidieron)
            (corrieron|echaron|botaron|despidieron|perdi (el|mi) trabajo|perdi la
                (pega|chamba)) por
        """,
        "English": """
            (between|out of|no) (jobs|work|job)
            (on|claiming|living on|get|getting) (jobseekers|jobseeker|universal credit|
                unemployment|the dole|benefits|welfare)
            (jobseeker|jobseekers|the dole)
            (hours|shifts) .. (cut|cancelled|zero|gone)
            (let me|let us|laid me|laid us) (go|off)
            (plant|factory|shop|office|company|business|restaurant) (has )?(shut|closed|
                went bust|folded)
            (havent|cant|not) (been able to )?(find|found|get|work|worked) (anything|
                a job|work|since|in months)
        """,
    },
    not_said={
        "standing": """
            (parado|parada|parados|paradas) (en|frente|con|por|delante|de|como|aqui|
                afuera) (el |la |un |una |los |las |plena )?(semaforo|atasco|taco|
                trafico|fila|cola|caja|banco|cajero|carretera|autopista|andén|anden|
                trancon|puerta|estacion|metro|calle|cajero|ventanilla|tienda|oficina|
                bloqueo|peaje|combi|micro|bus|tren|local|ustedes|pie|esquina)
            (me chocaron|choque|auto|coche|carro|colectivo|taxi|camion|combi|moto) ~
                parado
        """,
        "without effort": """
            sin (ningun|ninguna|mayor|mucho|mucha) (trabajo|pega|chamba|laburo)
            sin (trabajo|pega|chamba|laburo) (ninguno|ninguna|alguna|alguno)
            (ya )?ni trabajo (ahi|alli|alla)
        """,
        "jobs of others and passages": """
            (busco|buscan|ofrecen|hay) (vacantes|vacante|empleo disponible)
            (tienen|hay) (vacantes|vacante) ~ trabajo
            (busco|buscando) trabajo de (medio tiempo|fin de semana)
            no me (llaman|llamaron|vuelvan a llamar|vuelven a llamar) (a|de|al|mas|para|
                por|ustedes|nunca|desde)
            (dieron|dio) las gracias (por|y ya|al pagar)
            (dieron|dio) la salida (del|de)
            cerro el (grifo|plazo|banco|chat|caso)
            ya no trabajo (con|para) (ustedes|ese banco|tarjetas|esa empresa|banco)
            (eche|echo|echaron|echado|botaron|saco) (de menos|la bronca|de la app|de la
                pagina|de la web|del sistema|del grupo|de casa|del piso|a perder)
        """,
        "of trade": """
            (se puso|esta|estan) (muy )?(baja|bajo|bajas) (la venta|las ventas|el
                negocio) ~ obra
            (la |las )?ventas? ~ obra (que|en)
        """,
        "again at work": """
            (consegui|encontre|ya tengo|si tengo|entre a|agarre) (ya )?(trabajo|
                laburo|pega|chamba|empleo|un laburo|una pega) (,|#|y|estable|fijo|
                gracias)
            (antes|cuando) no tenia (trabajo|chamba|pega|laburo|empleo)
        """,
    },
)
