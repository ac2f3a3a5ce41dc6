"""How people say that they may harm themselves, plainly and otherwise.

Read for recall: a word too many costs a person's minute, a word missed may cost a life.
Only figures of speech that speak of something else are taken out.
"""

from __future__ import annotations

from recobro.domain.readings import Care
from recobro.understanding.care.signal import Lexicon, expressions

SELF_HARM = Lexicon(
    care=Care.SELF_HARM,
    says={
        "to die by one's hand": """
            (suicida*|suicidi*|suicido|suicide*|autolesi*)
            (me|nos) (<want>) (puro |ya |mejor |hasta |solo |sola |tambien )?(matar|
                morir|suicidar|ahorcar|colgar|envenenar|ahogar|degollar|desangrar|quitar
                la vida|quitar de en medio|hacer daño|cortar las venas)
            se (quiere|queria|intento|quiso|va a) (matar|morir|ahorcar|colgar|quitar la
                vida)
            (<want>) (ya |mejor |solo )?(matarme|morirme|ahorcarme|colgarme|envenenarme|
                ahogarme|cortarme|degollarme|quitarme la vida|quitarme de en medio)
            (matarme|ahorcarme|colgarme de|envenenarme|degollarme|desangrarme)
            (me mato|me matare|me mataria|me ahorco|me ahorcaria|me ahorcare|me cuelgo|
                me enveneno|me degüello|me he intentado matar|me intente matar)
            (quitarme|quitarse|me quito|me quite|me quitare|me quitaria|arrancarme|me
                arranco|quiteme) (yo )?la vida
            (quitarme|quitarnos|me quito|me quitare) de en medio
            me (<want>|doy|pego|meto|daria|pegaria|metere) .. (un tiro|un balazo|un
                plomazo|un corchazo|un disparo|un cuetazo)
            (pegarme|darme|meterme) (un tiro|un balazo|un plomazo|un disparo)
            me .. (tiro|tirar|tire|tiraria|tirare|tirado|lanzo|lanzar|lance|lanzaria|
                lanzare|aviento|aventar|aventare|aventaria|arrojo|arrojar|arrojare|boto|
                botar|bote|salto|meto) (al|a la|a las|a un|a una|por el|por la|por un|
                del|de un|de una|de la|desde|debajo|bajo|abajo|delante|en|enfrente) ..
                (<fall>)
            (tirarme|lanzarme|aventarme|arrojarme|botarme|saltar) (al|a la|a las|a un|
                por|del|de un|de la|desde|debajo|bajo|abajo|delante) .. (<fall>)
            (corto|corte|cortar|cortarme|cortado|corte|rajo|rajar|rajarme) (me )?(las|
                los) (venas|brazos|muñecas|antebrazos|piernas)
            (hacerme daño|me hago daño|me hacia daño|me hice daño|me voy a lastimar|
                lastimarme|me lastimo|me autolesion*|hacerme cortes|me hago cortes|me
                quemo con cigarros|me hago heridas)
            (todas las|un frasco de|un bote de|una caja de|un puñado de|un monton de|
                muchas|demasiadas|un blister de|tantas) (pastillas|pepas|medicinas|
                pastas|medicamentos|benzos|lorazepam|clonazepam|rivotril)
            (pastillas|pepas|medicamentos|pastas|veneno|raticida|soga|cuerda|pistola|
                navaja|escopeta|cuchilla) .. (guardada|guardadas|guardado|guardados|
                preparada|preparadas|preparado|lista|listas|listo|a mano|a la mano|en la
                mano|a la cabeza|cargada|reunidas|comprada|comprado)
            (tomar|tomarme|tomo|tome|tomado|tomaria|tomare|beber|beberme|bebo|trago|
                tragar|tragarme|comprar|compre|compro) .. (veneno|raticida|racumin|
                matarratas|cloro|lejia|soda caustica|insecticida|cianuro|folidol|
                campeon|lavandina)
            (sobredosis|empastillarme|me empastillo|empastillar)
            (puse|pongo|apunte|apunto|meti|puesto|poner|ponerme) .. en (la cabeza|la
                sien|la boca|el cuello) #
            (subido|subida|parado|parada|estoy|sentado|sentada) (en|al|a|sobre) (el |la
                |las |un |una )?(puente|azotea|cornisa|borde|barandal|baranda|vias del|
                vias|viaducto) (ahora|#|,|a punto|pensando|y|del|de)
        """,
        "wishing not to live": """
            (no|sin|ni|tampoco) (quiero|deseo|tengo|tengo ganas de|ganas de|quedan ganas
                de|tengo fuerzas para|aguanto|soporto|puedo|merezco|quisiera|queria|me
                apetece|sirvo para|estoy para) (ya |mas |seguir |ya seguir )?(vivir|
                viviendo|existir|existiendo|seguir vivo|seguir viva|vivo|viva|estar
                vivo|estar viva|seguir en este mundo|estar en este mundo|despertar*|la
                vida|esta vida|mi vida|con la vida|con mi vida|mas vida)
            (no|sin|ni) .. (ganas|motivos|motivo|razon|razones|fuerzas|sentido) (de|
                para|a) (seguir )?(vivir|viviendo|vivo|viva|existir|la vida|mi vida)
            no .. (sentido|gracia|gusto) a (la vida|vivir|mi vida|seguir viviendo|seguir
                adelante|nada #)
            sin ganas de (vivir|nada #|seguir #)
            ganas de (morir|morirme|matarme|desaparecer|no despertar|no existir|morirse)
            (<want>|ojala) .. (estar muerto|estar muerta|estuviera muerto|estuviera
                muerta|estuviese muerto|estuviese muerta|morirme|morir|me muera|me
                muriera|me muriese|me lleve dios|me llevara dios|me recoja dios|diosito
                me lleve|me lleve la muerte|no haber nacido|no hubiera nacido|no
                existir|no existiera|no existiese|no despertar|no despertara|no
                despertase|no despertarme|no despertarme mas|dejar de existir|dejar de
                vivir|dejar de sufrir|dejar de respirar|descansar para siempre|dormir
                para siempre|desaparecer|irme de este mundo|irme para siempre|irme con
                mi madre|irme al cielo)
            (dormir|dormirme|durmiera|durmiese|duermo|acuesto|acostarme|acostara|cierro|
                cerrar los ojos) .. no .. (despertar|despertarme|despierto|despierte|
                despertara|despertase|levantarme|abrirlos)
            no (despertar|despertarme|despierte) (mas|nunca|jamas|mañana)
            (mejor|preferible) .. (no existir|no existiera|yo no existiera|yo ya no
                existiera|no haber nacido|no estuviera|no estar aqui|no estar viva|no
                estar vivo|no seguir viviendo|no despertar|no despierto)
            (mejor|estoy mejor|estaria|estare|quiero estar|quisiera estar|verme|soy)
                (mejor )?(muerto|muerta) #
            (mejor muerto|mejor muerta|mas muerto que vivo|mas muerta que viva|valgo mas
                muerto|valgo mas muerta|sirvo mas muerto|sirvo mas muerta)
            (mejor|bien|felices|tranquilos|descansaran|alivio) sin mi
            (yo )?(soy|era|me siento) (solo |solamente )?(una carga|un estorbo)
            (si|cuando) (me muero|me muera|me mato|yo no este|ya no este|desaparezco|yo
                falte) .. se .. (acaba|acabara|acaban|termina|arregla|resuelve|
                soluciona)
            no (quiero|deseo|quisiera|aguanto|soporto|tengo ganas de|puedo) (seguir
                )?(mas )?(estar |estando )?(mas )?(aqui|aca|en este mundo|en esta vida)
                #
            (no quiero|ya no puedo|no tengo fuerzas para|no tengo ganas de|no vale la
                pena|para que|ya no deseo) (ya )?(seguir|luchar|seguir luchando|
                continuar|seguir adelante|seguir aqui|seguir asi) (mas )?#
            ya no (quiero|puedo|aguanto) mas con (esto|la vida|todo|mi vida|nada) #
            no (vale|merece) la pena (ni )?(vivir|seguir viviendo|seguir vivo|seguir
                viva|la vida|esta vida|mi vida|estar viva|estar vivo)
            (la|mi|esta) vida (ya )?no (vale|tiene sentido|tiene caso|merece|sirve|es
                vida #)
            (para que|de que|de que me|a que) (sirve|vale|sigo|quiero|seguir|voy a)
                (seguir |estar )?(vivo|viva|vivir|viviendo|la vida|existiendo|existir|
                aqui #)
            (harto|harta|cansado|cansada|aburrido|aburrida|asqueado|hasta la madre|
                podrido|podrida|mamado|mamada) de (vivir|la vida|esta vida|mi vida|
                existir|estar vivo|estar viva)
            (odio|aborrezco|detesto) (vivir|mi vida|la vida|estar vivo|estar viva|
                existir)
            (dejar|irme de|largarme de|marcharme de|partir de|abandonar|desaparecer de)
                (ya )?(este|esta) (mundo|vida)
            (salida|solucion|opcion|remedio) .. (es )?(la muerte|morir|morirme|matarme)
            (pienso|pensar|pensando|pienso solo|sueño|busco|buscar|espero|llamo) (solo
                )?(en |con |a )?(la muerte|morir|morirme|mi muerte|mi entierro|mi
                funeral)
            (ya )?no (voy a|pienso|quiero) estar (mas |ya )?(aqui |aca )?(vivo|viva|#)
            (dios|diosito|la muerte|virgen|señor) .. me (lleve|llevara|recoja|recogiera|
                quite la vida)
            (mejor|ojala|ojalá|debi|deberia) (me )?(hubiera|hubiese|haberme) (muerto|
                matado|muerta|morido)
            (da|dan|es) (igual|lo mismo) (vivir|morir|morirme|estar vivo|estar viva|si
                vivo|si me muero|si muero)
            (que )?se (termine|acabe|acabara|terminara) todo (ya |de una )?#
            (ir|irme|irse|largar|salir|salirme|partir|largarme) de este mundo
            (matandome|muriendome|ahorcandome|colgandome|tirandome|lanzandome|
                aventandome|suicidandome|quitandome la vida)
            (estar|estare|reunirme|encontrarme|irme|voy) con (mi madre|mi padre|mi hijo|
                mi hija|mi esposo|mi esposa|mi mama|mi papa) (en el cielo|que en paz|
                muerto|alla arriba)
            (no le veo|no veo|no encuentro) (otra |ninguna |mas )?salida (que|a mi vida|
                mas que) (la muerte|morir*|matarme)?
            (nadie|ninguno) (me )?(va a )?(extrañar|extrañaria|extrañara|echaria de
                menos|va a notar) .. (si me|cuando me|muera|muero|no este|mi muerte|
                falte)
            no (estar|seguir|existir|vivir|continuar) (mas |ya )?(en este mundo|en esta
                vida|en esta tierra)
            (mejor|ojala|quisiera|preferiria|estaria|seria) .. no (estar|estuviera|
                vivir|existir|seguir aqui|haber nacido|despertar) (mas |ya )?(aqui|viva|
                vivo|#)
            (muerto|muerta) (estaria|estare|descansaria|descansare|valgo|valdria)
                (mejor|mas)?
            (no quiero|ya no quiero|no deseo|no tengo ganas de) (ver|llegar a ver|vivir)
                (otro dia|mañana|el dia de mañana|un dia mas|ni un dia mas)
        """,
        "an end to it all": """
            (acabar|terminar|acabo|acabare|termino|terminare|acabaria|terminaria|acabe)
                con (mi vida|mi existencia|mi sufrimiento|todo #|todo esto #|todo de
                una|todo ya|mis dias)
            (hacer|hago|haga|hare|haria|cometer|cometa|cometo) (yo )?una (locura|
                tonteria|barbaridad|estupidez|burrada|cagada|pendejada)
            (carta|nota|mensaje|cartas|video) (de despedida|suicida|de adios)
            (despedirme|despidiendome|me despido|me despedi) (ya )?de (todos|todo|la
                vida|este mundo|mi familia|mis hijos|los mios|mis padres|mi madre|mi
                gente)
            me despido para siempre
            adios mundo
            (este|ultimo|ultima) (es )?(mi )?(ultimo|dia|noche) (dia|mensaje|noche|de)
                (de mi vida|vivo|viva|mi vida)
            no .. (ver|llegar a|amanecer) (el |un )?(amanecer|nuevo dia|mañana vivo|
                mañana viva|mañana con vida)
            (no voy a|no creo) (estar|llegar|amanecer) (vivo|viva|con vida)
            (escribi|escrito|escribiendo|escribo|deje|dejado|dejando) .. (carta|cartas|
                nota|notas) .. (hijos|familia|despedida|madre|padres|todos|hija|hijo|
                mama)
            (acabar|terminar) con (esto|todo esto) (de una |de una vez |ya |por todas
                )?y (descansar|listo|dejar de|por fin descansar|irme)
            (quiero|necesito|prefiero) (ya )?descansar (de todo|de una vez por todas|
                eternamente|en paz) #
            si me (muero|mato|matan) .. (tendran|sera|sean|seran|tienen|es) (la culpa|
                culpa|su culpa|responsables|por su culpa|culpables)
        """,
        "English": """
            (kill|killing|hang|hanging|hurt|hurting|harm|harming|cut|cutting|shoot|
                shooting|drown) (my self|myself)
            self harm*
            (end|ending|take|taking) (my (own )?life|it all)
            (want|wanna|wants|going|ready|rather|wish to|prefer to) (to )?(just )?(die|
                be dead|disappear forever|be gone|stop existing|not exist|sleep forever|
                vanish)
            (dont|do not|no longer|not) (want|wanna|wish|feel like|see the point) (to |
                in |of )?(live|living|be alive|be here|exist|existing|wake up|go on|keep
                going|continue living)( anymore)?
            better off (if i was )?(dead|without me)
            wish (i|that i) (was|were|am|had|could|would) .. (dead|die|never been born|
                not wake up|never wake up)
            (no|any) (reason|point|will|point in|sense in) .. (to live|living|in living|
                to go on)
            not worth living
            (tired|sick) of (living|life|being alive)
            cant (go on|keep going|live like this|live anymore|take it anymore #)
            (took|take|taken|swallow|swallowed|have) (all|a bottle of|enough) (my |the
                )?pills
            (jump|jumping) (off|in front|from) .. (bridge|train|roof|building|window)
        """,
    },
    not_said={
        "dying of something": """
            (muriendome|morir|morirme|morirse|muero|muriendo|mori|muerto|muerta|matar|matarme|mata|
                matan|mato) .. (de|del|de la) (la )?(verguenza|risa|hambre|calor|frio|
                sueño|sed|cansancio|aburrimiento|susto|nervios|pena|miedo|ganas|infarto|
                un infarto|coraje|rabia|asco|amor|emocion|gusto|curiosidad|la pena|un
                susto|felicidad|envidia|a poco)
            (morir|morirme|muero) de viejo
        """,
        "work and effort": """
            (mato|matarme|matar|matando) (trabajando|a trabajar|laburando|chambeando|
                camellando|currando|estudiando|la espalda|el lomo|haciendo horas|todo el
                dia|a laburar|a estudiar|doce horas|12 horas|sol a sol)
            (mato|matarme|matar) (para|por) (pagar|llegar|juntar|sacar|poder|ganar|que
                no|mis hijos|mi familia|cumplir)
        """,
        "sooner than paying": """
            (antes|primero|prefiero|ni) (muerto|muerta|morirme|morir|me muero|me mato|
                matarme) ~ (que pagar*|pago|pagarles|pagarle|pagaros|que darles)
            (antes|ni) (muerto|muerta)
            (prefiero|preferiria) .. (morirme|morir|matarme) (antes )?(que|a) (pagar*|
                darles|deber*)
        """,
        "not for that": """
            no (me|nos) (voy|vamos|va) a (morir|matar|morirme|matarme) por (eso|esto|
                mil|cien|unos|unas|un|una|dos|tan poco|100|50|1000)
        """,
        "falling without harm": """
            (tirar|tirarme|tiro|lanzar|lanzarme|lanzo|aventar|aventarme) (a la|al|de)
                (piscina|agua|pileta|alberca|cabeza|cama|sofa|playa)
        """,
        "hanging a telephone": """
            (colgar|cuelgo|colgarme|ahorco) (de|en|con|a|la|el) (internet|la red|
                telefono|llamada|la llamada|el telefono)
        """,
        "a business": """
            (suicidio|suicida) (financiero|economico|comercial|politico|fiscal|
                empresarial)
            (precio|precios|mision|escuadron) (suicida|suicidas)
        """,
        "leaving a list": """
            desaparecer (de|del) .. (base|lista|sistema|registro|registros|fichero|
                ficheros|buro|dicom|datacredito|veraz|infocorp|asnef|archivo|agenda|
                pantalla|app|plataforma)
            desaparecer (la|esa|esta|mi|el|ese|los|mis|las) (deuda|deudas|cargo|cobro|
                datos|cuenta|multa|recargo)
        """,
        "living with debts": """
            (vivir|viviendo) (con|en|debiendo|endeudado|endeudada|pendiente|pagando|de|
                del) (esta |estas |tantas |la |su |el |lo )?(deuda|deudas|mora|prestado|
                fiado|prestamos|pagar|casa|barrio|deber|ese sueldo|angustia de deber)
        """,
        "ending the debt": """
            (acabar|terminar|acabo|termino|acabe) con todo (esto )?~ (pagar*|pago|
                liquid*|link|enlace|cuota|cuotas|cuanto|abono|saldar)
            (pagar*|pago|liquid*|link|enlace|cuanto|abono|saldar|cancelar) ~ (acabar|
                terminar|acabo|termino|acabe) con todo( esto)?
        """,
        "paying on": """
            (seguir|continuar) (pagando|con el|con la|con los|insistiendo|hablando|
                abonando|recibiendo)
        """,
        "a figure of speech": """
            soga al cuello
            (hacer|cometer|seria|haria|hago) una (locura|tonteria|estupidez|barbaridad)
                (pagar|comprar|de compra|de precio|firmar)
            (de|para) matarse de risa
            (muchas|todas las|demasiadas) (medicinas|medicamentos|pastillas) .. (caras|
                caros|que comprar|para la presion|para la tension|del mes)
            morir en el intento
            casi me (muero|mato|matan)
            (muriendome|muriendo) por (saber|ver|pagar|un|una)
        """,
    },
    run_together=expressions("""
        me quiero morir
        me quiero matar
        quiero morirme
        quiero matarme
        quiero morir
        me voy a matar
        voy a matarme
        no quiero vivir
        no quiero seguir viviendo
        quitarme la vida
        quitar la vida
        me voy a ahorcar
        quiero ahorcarme
        voy a ahorcarme
        suicidarme
        suicidio
        suicidar
        pegarme un tiro
        pegar un tiro
        me quiero suicidar
        cortarme las venas
        acabar con mi vida
        terminar con mi vida
        estaria mejor muerto
        estaria mejor muerta
        kill myself
        want to die
        end my life
    """),
    urgent=True,
)
