"""How people say between the lines that they may harm themselves.

Few who mean it say the word. They speak of a tomorrow without them, take leave, put
their things in order, count the pills, stand where one falls, or reckon what the life
insurance would be worth to the children. The plain words are in self_harm.py.
"""

from __future__ import annotations

from recobro.domain.readings import Care
from recobro.understanding.care.signal import Lexicon

DESPAIR = Lexicon(
    care=Care.SELF_HARM,
    says={
        "a tomorrow without them": """
            si (mañana )?(llego|sigo|amanezco) (al|a|por|aca|aqui|vivo|viva) (lunes|
                martes|
                miercoles|jueves|viernes|sabado|domingo|aca|aqui|mañana)
            si mañana sigo (por )?(aca|aqui)
            (ni yo mismo|no) .. se si llego (al|a|hasta) (lunes|martes|miercoles|jueves|
                viernes|sabado|domingo|mañana|la noche|navidad)
            (de|este) .. (diciembre|mes|año|semana|noche|lunes|domingo|enero) no paso
            no (va a haber|habra|queda|quedara) a quien (cobrar*|llamar*|escribir*)
            (numero|telefono) no lo (atiende|contesta|coge) nadie
            (en|dentro de) (unos|pocos) dias .. (nadie|no me|ya no)
            (ultimo|ultima) .. (mensaje|encuesta|cosa|vez|llamada) que .. (en mi vida|
                contesto|mando|escribo)
            para lo que me queda .. (vale|no|ya)
            si un dia (dejo de|no) (contest*|respond*|aparezco|escrib*)
            (si es que hay|no hay) mañana
            (wont|not|dont|never) (be|planning on being|going to be|plan to be) (around|
                here) (for it|anymore|#|then|by)
            (before|after) tonight
            out of everyones? (hair|way)
            (wont|not) .. need to (chase|call|write) me (much longer|anymore|again)
            no (pienso|creo|espero|voy a|planeo|quiero|deseo|cuento con|creo que|se si)
                (yo )?(llegar|llegue|llego|pasar de|pase de) (ni )?(a|al|a la|hasta|del|
                de|este|vivo|viva) (el |la |las |los )?(lunes|martes|miercoles|jueves|
                viernes|sabado|domingo|navidad|navidades|verano|invierno|mañana|18|
                cumpleaños|fiestas|proximo año|otro año|esta noche)
            no me (veo|imagino) .. (en|a|al|para) (navidad|navidades|el verano|verano|
                mañana|un año|fin de año|el año que viene|fiestas patrias|vivo|viva)
            ya no (voy|vamos) a estar (#|para (ver*|hacer*|pagar*|nadie)|en este|aqui|
                aca|vivo|viva|entre ustedes|con vida)
            ya no (estare|este) (#|para (ver*|hacer*|nadie)|aqui|aca|vivo|viva)
            no se (ni )?si (voy a estar|estare|siga|seguire) (#|vivo|viva|aqui|aca|para)
            si (es que )?(amanezco|despierto mañana|sigo aqui mañana)
            (si es que hay|no hay|no va a haber|no habra) (un )?despues (po |pues )?(,|
                #|para mi)
            (mañana|despues) no existe para mi
            cuando (yo )?(falte|ya no este|me haya ido|no este yo) (#|que|y|ya|para)
            (no (quiero|voy a|puedo) vivir (para|hasta)) .. (mañana|verlo|contarlo)
        """,
        "leave taken": """
            (deje|escribi|escribo|estoy escribiendo|escribiendo|dejando|hice|tengo|
                escrito)
                (ya )?(mi|la|las|una|unas|mis) (carta|cartas|cartica|cartita|notas)
                (escrita|escritas|lista|listas|#|,|para|a|con|y)
            written (the|my|some) (letters|letter|note|notes|goodbye)
            (ya )?me despedi (de|hoy de)
            (hoy|ayer|anoche) me despedi
            me despido , (ya|no|que|gracias)
            (despidiendome|despedirme) (#|,|de (mi|mis|todos|ella|el))
            (la|lo|los|las) quise mucho
            no busquen culpables
            (ya )?no (voy a|quiero|ser|sere) (ser )?(mas )?(una )?(carga|estorbo)
            este estorbo
            (voy|ire|irme) (donde|con|a ver a) mi (mamita|mama|papa|hijo|hija|viejo|
                vieja|esposo|esposa|madre|padre) ~ (cielo|en paz|muert*|panteon)
            (paces|paz) con dios
            (queda|quedan|dejo|encargo) con mi (comadre|hermana|mama|vecina) .. adios
            cuiden a (los suyos|mis hijos|mis hijas|mi hija|mi hijo)
            (yo )?(sobro|estoy de mas) (#|,|en)
            (all sorted|squared away) ~ (tonight|cat|dog|before)
            no (volvereis|volveran|vais a volver|van a volver|vuelven|volveras|vas a
                volver) a (saber de mi|oir de mi|verme|encontrarme) (,|#|ni|nunca|jamas|
                mas|en la vida)
            (saber de mi|encontrar*|buscar*|molest*|dar* guerra|estorb*) ~ ni (a )?(
                vosotros|ustedes|usted) ni (a )?nadie
            (ya )?no (me|voy a) .. (encontrar*|buscar*|molest*|dar* guerra|estorb*) .. a
                nadie
            no .. (vuelven|volveran|van) a encontrar (eh |mas |nunca )?~ ni (nadie|
                ustedes)
            (ya )?nadie (me )?(va a|tendra que|va a tener que|tenga que) (volver a )?
                (buscar*|encontrar*|aguantar*|llorar*|extrañar*)
            (dejo|deje|dejado|dejar|dejando|dejarlo) (ya )?todo (arreglado|ordenado|
                listo|en orden|pagado|preparado|en regla|atado) ~ (irme|me voy|llaves|
                falte|despid*|nadie|descans*|vacia|mañana ya no|colgar|gato)
            (regale|regalado|regalando|reparti|repartido|repartiendo) (ya )?(todas |todo
                |todos )?(mis|lo mio) (cosas|ropa|pertenencias|#)?
            (deje|dejado|dejo|encargue|encargado|di|regale) .. (mi perro|el perro|al
                perro|
                perrito|gata|gato|gatos|llaves|loro) ~ (cuidense|cierro|encarg*|despid*|
                nadie|
                vacia|ya no|esta noche|descans*)
            (cuando|a que|hasta que) me encuentren
            encontrar* (la casa vacia|mi cuerpo|colgado|colgada|muerto|muerta)
            (irme|marcharme|partir) (ya )?(sin (deber*|deudas|cuentas)|en paz con)
            (quedo|quedar|quede) en paz con todos
            (esta noche|a la noche|hoy|mañana|pronto|por fin|luego) (ya )?(yo )?
                (descanso|descansare|descansamos) (#|de todo|de todos|de ustedes|de
                vosotros|para siempre)
            (yo )?(ya )?me (estoy|ando|fui|vengo) despid*
            (despidase|despidanse|despedios|despidete) de mi
            me (voy|largo|marcho) (para siempre|al otro mundo|al otro lado|a un sitio
                sin)
            (desaparecer|desaparezco|desaparecere|esfumarme) (yo )?(para siempre|del
                mapa|de una vez|del todo|de este|y (ya|asi) no (molest*|doy|estorb*))
            donde (yo )?voy no (hacen|hace|hay|llegan|se pagan|necesito)
            (llevo|llevare) (yo )?(el motivo |el secreto |todo )?a la tumba
            (acaba|termina|acabo|se acaba|terminara) (todo )?(esta noche|hoy mismo|hoy
                para siempre) ~ (despid*|adios|perdon*)
            (perdonen*|perdon*|adios) .. (a todos )?por lo que voy a hacer
            (dios|mis hijos|familia) .. perdon* .. (que voy|voy) a hacer
        """,
        "means at hand": """
            (tomarme|tragarme|tomarme todo) .. (botiquin|todas las pastillas)
            me subi (al|a la) (techo|azotea|puente|baranda|tejado|cornisa) ~ (anime|
                valor|
                atrevi|baje|salt*|pens*)
            (ate|amarre|colgue|compre|prepare|elegi|escogi|tengo) (ya )?(la|el|una|un)
                (soga|
                lazo|viga|puente|cuerda|arbol|veneno)
            (con|anoche con) el lazo
            (viga|soga|lazo|fierro|revolver|veneno) ~ (mirando|noche|mesa|techo|anoche|
                despidiendo)
            (mirando|miro|viendo|calculando|contando) .. (viga|techo|soga|altura|
                viaducto|puente|vias) (del|#|,|con|de)
            (parada|parado|sentada|sentado|estoy) .. (malecon|puente|azotea|viaducto|
                acantilado) (y|,|#) (no|hace|pens*|sola|solo)?
            (tomo|tome|trago|trague) todas (sus|mis|las) (pastillas|pastas)
            se (corto (#|,|las venas|los brazos|anoche)|quiso matar|quiso colgar|intento
                matar|quiso quitar)
            quiso (matarse|colgarse|quitarse|tirarse|ahorcarse)
            (lo|la) intento (una vez|dos veces|antes|otra vez|ya)
            (me corte|me corto) (una vez|otra vez|de nuevo|anoche|#|,|y|por (estas|
                esto))
            escondimos las (pastas|pastillas)
            por que no me (tiro|mato|cuelgo|lanzo|aviento)
            (un )?(camion|bus|tren|carro) me (haria el favor|lleve|lleve por delante|
                pase
                por encima)
            me paro en (la pista|medio de|las vias|la via|el puente)
            si me tiro (abajo|al|de|del)
            (saved up|stockpiled|counted|counting) my (tablets|pills|meds)
            on the (bridge|ledge|roof|edge) (and|right now|#|now)
            (its )?deliberate ~ (pay|insurance|kids|cover)
            (pastillas|tabletas|pildoras|capsulas|orfidal|diazepam|lexatin|trankimazin|
                rivotril|clonazepam|alprazolam|blister|blisters) .. (contadas|juntas|
                juntadas|juntando|sobre la mesa|encima de la mesa|en la mesa|en el
                cajon|en fila|enfrente|delante)
            (tengo|junte|juntando|conte|contando) .. (pastillas|tabletas|pildoras)
                (contadas|juntas|para|en|y)
            (caja|bote|frasco|botella|tarro|tira|pote) (entera |entero |completo
                |completa |lleno |llena )?de (<pills>)
            (tengo|tiene) (ya )?(el|un|la|una) (frasco|bote|arma|revolver|pistola|
                veneno|soga|cuerda|cuchillo|escopeta|mecate) .. (en la mano|aqui|
                conmigo|lista|listo|enfrente|al lado|preparad*|comprad*)
            (tengo|esta|dejado) todo (listo|preparado) en (el |la )?(galpon|garaje|
                cochera|bodega|baño|patio|cuarto|pieza|garage)
            (mirando|miro|miraba|viendo|veo|asomo|asomado|asomada|sentado|sentada|
                parado|parada|subo|subi|subido|subida|caminar|camino|quedo) ~ (balcon|
                azotea|puente|barranco|barranca|acantilado|vias|tejado|cornisa|muelle|
                metro|vacio|quebrada|viaducto) ~ (pens*|abajo|pabajo|facil|borde|miedo|
                ganas|no vuelvo|valgo|sirvo|salt*|bajo|acab*|tir*)
            (paso|pasado|pase) .. (tardes|noches|horas) ~ (balcon|azotea|puente|vias|
                borde) ~ (mirando|pens*|abajo|pabajo)
            (salida|opcion|solucion) ~ (ventana|balcon|puente|azotea|soga|las vias|
                barranco|revolver|pistola|un tiro)
            (dejar de tomar|no tomo|tomo ya|no me tomo|deje de tomar*) .. (medicacion|
                insulina|medicinas|pastillas) ~ (lo que tenga que|cuanto antes|acab*|
                asi termina|mejor)
            (cortado|corte|corto|cortar*|rajo) (otra vez|de nuevo|anoche) ~ (anoche|
                brazo*|piernas|muñeca*|#)
        """,
        "better for the others": """
            (<theirs>) ~ (estarian|estaran|van a estar|va a estar) .. (mejor|barbaro|
                bien)
                (sin|, yo sobro|con el padre|con la madre)
            (desgravamen|seguro|cubre|cobertura) ~ (mano propia|propia mano|decision
                propia|cuenta propia)
            si yo falto .. (casa|hijos|deuda|niños|quien)
            si yo falto
            (<theirs>) .. (estaria*|estarian|estaran|quedaria*|quedarian|quedaran|van a
                estar|van a quedar|viviria*|vivirian|va a estar) .. (mejor|bien|
                tranquilos|libres) .. (sin mi|con el seguro|cobrando|con lo del seguro|
                con su (abuela|abuelo|madre|padre|tia|papa|mama)|que conmigo)
            (estaria*|estarian|estaran) (<theirs>) .. (mejor|felices|tranquilos) sin mi
            (dejarle*|dejarles|dejar|dejo|dejarlos) .. (el |mi |con el )?seguro de vida
            seguro ~ (mejor asi|es mejor|valgo|sirvo|conmigo vivo|conmigo viva)
            seguro ~ (decision propia|propia mano|mano propia|propia voluntad|uno mismo
                el que|se mata|se quita|quita la vida|suicid*)
            si (yo |uno )?(me muero|me muriera|muero|falto|se petatea|se muere) ~
                (familia|hijos|seguro|deuda|vieja|mujer|esposa) ~ (seguro|mejor asi|es
                mejor|pensando en serio|pensandolo|acaba todo)
            (valgo|valdria|sirvo|serviria) mas (muerto|muerta)
            (asi )?(ya )?no (molesto|estorbo|soy una carga|les peso) (mas )?(a nadie|
                para nadie)
            (total )?para lo que (valgo|sirvo|pinto)
        """,
        "nothing left to want": """
            (no valgo nada|no sirvo para nada) ~ (muero|muerte|alivio|todos|morir|
                seguir)
            alivio para todos
            me hice cortes
            (no|any|see) (any |a )?reason to (stay alive|live|go on|be here)
            ganas de usarla conmigo
            lo mejor es que yo no (este|exista|siga)
            mi ultima (semana|noche)
            no (pienso|quiero|voy a) seguir viviendo
            (ni )?de respirar #
            no (tengo|quedan) ganas ni de (respirar|vivir|levantar*)
            (motivo|razon) (para|pa) (quedarme|seguir) (en este mundo|aqui|vivo|viva)
            ganas de no (estar|existir|seguir|despertar)
            pensando (cosas feas|en lo peor|en hacer algo)
            (cortar|acabar|terminar) con (todo|este sufrimiento|este dolor|esta vida)
            decidido (acabar|terminar|irme|matarme)
            (camino|salida) .. (decidid*|cortito)
            hago la locura
            (hacer|termino de hacer) lo que no (fui capaz|pude)
            no (respondo|garantizo) por la proxima
            de mas en este mundo
            (no|ya no) (los|las) voy a vivir
            no quiero años asi
            (nada|ya) .. no quiero estar mas (aca|aqui)
            (dont|do not|cant|cannot) see (the|a|any) (point|way out) (of|in|#|and)
            (cant|can not) keep doing this
            what (he|she|i) (decidi|decided)
            lo que yo decidi
            no (le )?(veo|hallo|encuentro|siento|tiene) (ya )?(el |ningun |mucho |mas
                )?(sentido|punta|caso|objeto|razon|motivo|chiste) (a nada|a seguir|a
                levantar*|a vivir|a la vida|a despertar*|a existir|para seguir|para
                levantar*|para vivir|a mi vida|de seguir vivi*)
            ya no le (hallo|encuentro|veo) sentido (#|a esto|a todo|licenciad*|señor*|
                joven)
            ni a (deber ni a )?vivir #
            ya nada (tiene sentido|me importa|vale la pena) ~ (seguir|sigo|vivir|matar|
                morir|para que|quiero|ganas)
            (no|ni) (abrir|abro|abra|abriera) (mas |nunca mas |nunca )?los ojos
            no (levantarme|despertarme|levantar*) (mas|nunca mas|nunca|jamas)
            (no|sin) .. (ganas|gana) ~ (seguir (viva|vivo|viviendo|aqui)|estar aqui)
            ganas (tengo )?de (seguir aqui|seguir viviendo|seguir vivo|seguir viva) ~
                (cero|ninguna|nada|pocas)
            no (quiero|deseo) (seguir )?(estar|existir|vivir|despertar*) (mas )?#
            (levantar*|despertar*) .. no quiero estar (aqui|aca|mas)
            (solo|unico|nada mas) .. (pienso|quiero|deseo|tienta|pido|provoca) ~ (no
                (despertar*|levantar*|abrir|estar|vivir|existir)|morir*|descansar
                (eternamente|para siempre|#))
            (pienso|pensar|pensando|pensado|pense) (todos los dias |solo |mucho
                |siempre )?en (acabar|terminar) con (esto|todo|todo esto)
            pensado como (acabar|terminar|hacerlo) (con|#)
            (juntando|junto|reuniendo|agarrando|tomando) (el )?(valor|coraje) (para|de)
                (no|acab*|hacerlo|irme|termin*|tir*)
            para no estar mas #
            (unico|solo|nada mas) .. (quiero|deseo) .. irme con (el|ella|ellos|mi) (#|
                <kin>)
            (muerto|muerta) en vida
            pozo (negro )?(del|de donde|y no) .. (no|ni) .. (quiero|puedo) (ni )?salir
            (dan|dieron|entran|da) ganas de (colg*|ahorc*|tirar*|matar*|morir*|no
                despertar*|desaparecer|aventar*|cortar*|pegarme un|acabar con|dejar de
                (vivir|existir))
            (no|ya no) (encuentro|tengo|veo|hallo) (una )?(razon|razones|motivo|motivos)
                (para|de) (vivir|seguir (viviendo|vivo|viva|aqui|luchando|#)|levantar*)
        """,
        "at the edge": """
            (conseguir|lograr|hacer|hagan|esperan*|quieren|quereis|querer|buscan) (a
                )?que (yo )?me (mate|suicide|cuelgue|tire|ahorque|quite)
            (hubiera|habria|hubiese|he) (quitado|tirado|colgado|ahorcado) (ya )?de (en
                medio|un puente|una viga|un arbol)
            quitar* de (en )?medio
            miedo (de|a) lo que (yo )?(puedo|pueda|voy a|vaya a|podria) (yo
                )?(hacer|hacerme) (hoy|#|conmigo|esta noche|a mi)
            (orillando|empujando|llevando|van a llevar|orillar|me llevan) a (una|hacer
                una|cometer una|hacer) (tonteria|locura|desgracia|estupidez|barbaridad)
            (linea de la vida|telefono de la esperanza|linea de prevencion|centro de
                asistencia al suicida)
            (dejo|dejado|dejaron) una nota ~ (encontr*|busca*|despedida|sabemos)
            (antes de|para) (colgar los tenis|estirar la pata|petatear*) ~ fecha
            (psiquiatric*|hospital|urgencias|internad*) ~ (trato|intento|quiso) (de )?
                (irse|matar*|quitar*|acabar con)
            intento (de )?(suicid*|quitarse|autolisis)
        """,
        "English": """
            (end|ending) it (all|tonight|soon)
            (no|not much) (point|sense|reason) (in )?(living|to live|going on|carrying
                on|being alive|left to live|anymore to live)
            everyone .. better (off )?without me
            (kids|children|family|wife|husband|they) .. better (off )?without me
            (dont|do not) (want|deserve|wanna) (to )?(be|live|exist|wake up) (here|
                anymore|any more|any longer|#)
            (wont|will not|not going to) be (here|around|alive) (tomorrow|next|much
                longer|anymore|for long|by then)
            (goodbye|good bye) (forever|world|everyone)
            (thinking|thought) (about|of) (suicide|ending|killing|dying)
            (worth|worthmore) more dead
            (cant|can not) (do this|go on|take this) (anymore|any more|any longer) ~
                (pills|goodbye|bridge|dead|die|end)
        """,
    },
    not_said={
        "another kind of leave": """
            ya no voy a estar en este (numero|telefono|trabajo|piso|domicilio)
            (cliente|compañia|operador|banco|numero|telefono|linea) ~ (saber de mi|
                volver* a verme)
            (saber de mi|verme) .. (como cliente|por alli|por ahi|en su tienda|en la
                tienda|en vuestra)
            (irme|marcharme|partir) ~ (pais|extranjero|viaje|vacaciones|piso|ciudad|
                compañia|depa|departamento|empresa)
            ya no (voy a estar|estare|este) (en|de|con) (casa|la oficina|el trabajo|
                servicio|turno|vacaciones)
            (regale|regalado|di) .. (telefono|celular|linea|chip|coche|carro)
        """,
        "sights and places": """
            (parado|parada|sentado|sentada|camino) .. (metro|puente|vias) .. (trafico|
                hora punta|atasco|taco|tranco|trancon|lleno)
        """,
        "figures of speech": """
            (es|seria|me parece) (un )?suicidio (con|para|esa|esta|#|financier*)
            (cuota|plan|plazo|letra) .. (es|seria) un suicidio
            (financial|economic|career) suicide
            me cuelgo (este|con (el|la)|un|otro) (mes|pago|cuota|recibo)
            (ahi|asi) me ahorco
            (calor|frio|sueño|cansancio) .. , me quiero (morir|matar)
            (me quiero|queria|quise|quisiera|quiero) (morir|matar|morirme|matarme) ,
                (te|
                le|se|les|me|era|lo|la|pague|pagué) (mande|escribi|escribio|olvide|paso|
                equivoque|para|era|confundi|envie|olvido|dos|lo)
            tragame tierra , (queria|quiero) morirme
            (me|te|nos) mato con (ese|esa|el|su)
            (me quiero|me quise|me queria|me quisiera|quiero) (morir|matar|morirme)
                (con (estos|los|ese|esos|tanto|este|esta|esas) .. (precios|precio|calor|
                frio|recibo|factura|intereses|cobro)|cuando (vi|me di cuenta|supe|lei)|
                de la (vergüenza|pena)|que oso|, (me olvide|se me olvido|se me paso|
                pague dos|me equivoque))
            (tiro|avento|aviento|mato|muero|cuelgo|lanzo|disparo|ahorco|balcon|ventana|
                puente|matar|morir) .. (jaj*|jej*|jsjs|lol|xd|es broma|es chiste|
                broma)
            me (ahorco|ahorcaria) con (esa|esas|ese|esta|la|tanta|una) (cuota|cuotas|
                letra|mensualidad|plan|plazo)
            (celu|celular|movil|telefono|bateria|laptop|tablet|compu|gato|gata|
                coche|auto|lavadora|lavarropas|nevera|tele|wifi|router|ordenador|
                impresora|pc) .. (se )?(llama |esta |a punto de |quiere |va a |quedo
                )?(suicid*|morir|muerto|matar|colg*)
            (ahogarme|ahogarnos|ahogarse) en (papeles|papeleo|tramites|trabajo|un vaso|
                deudas|cuotas|pagos)
            (mato|mata|matan|matar) .. (final|serie|pelicula|capitulo|partido|tarifa|
                broma)
            no me voy a (morir|matar) ni me voy a
            hasta que me muera
            (encuesta|llamada|mensaje|cobro) (mas )?me (aviento|tiro|lanzo|cuelgo) ~
                jaj*
        """,
    },
    urgent=True,
)
