"""How people say that someone hurts, threatens or holds them.

The signal is about the person: hurt at home, coerced, extorted, threatened. Rudeness of
collectors and firmness of banks are complaints, and no violence.
"""

from __future__ import annotations

from recobro.domain.readings import Care
from recobro.understanding.care.signal import Lexicon, expressions

VIOLENCE = Lexicon(
    care=Care.VIOLENCE,
    says={
        "someone at home": """
            (mi|el|la|mis|su) (<aggressor>) .. (me|nos) .. (<hurts>)
            (me|nos) (ha )?(<hurts>) (a )?.. (mi|mi propio|mi propia) (<aggressor>)
            (mi|a mi) (<aggressor>) .. (me|nos) .. (peg*|golpe*|maltrat*|agred*|viola*)
            (mi) (<aggressor>) .. (abusa|abusaba|abuso|abusado) (sexualmente )?de (mi|
                mis)
            (abusa|abusaba|abuso|abusaron|abusado) (sexualmente )?de (mi|mis hijos|mi
                hija|mi hijo)
            (mi (<aggressor>)|el|ella) .. no me (deja|dejaba|permite|permitia) (ni
                )?(salir|trabajar|tener|usar|ver a|hablar con|estudiar|irme|manejar|
                tocar|comprar|nada)
            (mi (<aggressor>)|el|ella) .. (se queda|se quedaba) con (mi|todo mi|toda mi|
                todo el|toda la) (<money>)
            (ex|exmarido|exesposo|exnovio|expareja|ex pareja|ex marido) .. (violento|
                agresivo|golpeador|peligroso|maltratador|preso por)
            (se pone|es muy|es|se vuelve|se ponia) (muy )?(agresivo|violento) ..
                (conmigo|cuando|si|en casa)
            cuando (bebe|toma|llega tomado|llega borracho) .. (agresivo|violento|pega|
                golpea|miedo|se pone)
            (<aggressor>|alguien) .. me trata (a las patadas|a patadas|como un perro|
                como basura|como esclava|mal|horrible|como un trapo)
            (mi|el) (<aggressor>) .. (revisa|mira|checa|espia|controla|lee|quita) (el|
                mi|los|mis) (movil|celular|telefono|mensajes|whatsapp)
            (mi) (<aggressor>) .. me (ha |habia )?(botado|boto|echo|echado|corrio|saco)
                de (la|mi|nuestra) casa
            (mi|el) (<aggressor>) .. es (muy |un )?(violento|agresivo|golpeador|
                maltratador|abusivo|un abusador)
            (miedo) .. (mi|su|a mi|de mi) (<aggressor>)
            (mi|de mi|a mi|con mi) (<aggressor>) ~ (golpe*|maltrat*|agredi*|agrede|
                amenaza*|encierr*|encerr*|abusa|abuso|abusador|violento|violenta|
                agresivo|acosa|acoso|acosaba|persigue|me pega|me pego|me pegaba|paliza)
            (mi|de mi|a mi|con mi) (<aggressor>) ~ no me (deja|dejaba) (salir|trabajar|
                tener|hablar|ver|ir|usar|manejar)
        """,
        "blows": """
            me (ha |han |re |sigue |vuelve a )?(pega|pegaba|pegado|golpea|golpean|
                golpeo|golpeaba|golpeado|golpearon|maltrata|maltrataba|maltratado|
                agrede|agredio|agredieron|agredido|faja|fajo|madrea|madreo|casca|viola|
                violo|violaron|violado|apuñalaron|apuñalo|acuchillaron|estrangulo|
                torturaron|torturo|secuestraron|secuestro|balearon|dispararon)
            me (peg*|golpe*) .. (casa|noche|anoche|hijos|niños|borracho|tomado|seguido|
                siempre|todos los dias|cada|otra vez)
            (me|nos) (cagaba|caga|cago|cagaron|molio|muele) a (palos|golpes|trompadas|
                patadas)
            (me|nos) (saca|saco|sacaba|sacaron) la (mierda|chucha|cresta|mugre|
                entreputa)
            me (rompio|partio|quebro|fracturo|ha roto|desfiguro) (la|el|una|un|los|las)
                (nariz|boca|cabeza|costilla|costillas|brazo|cara|diente|dientes|labio|
                mandibula)
            (me|nos) (da|dio|daba|ha dado|han dado|dieron|pego|metio) (una |unas |de
                )?(paliza|palizas|golpiza|golpizas|cachetada|cachetadas|tunda|trompada|
                puñete|puñetes|golpes|patadas|puñetazo|bofetada|bofetadas|combos)
            me (levanta|levanto|pone|puso|ha puesto) la mano( encima)?
            (quiso|quiere|intento|trato de|amenaza con|amenazo con|va a|queria|jura que
                va a|dice que va a) (matarme|matarnos|matar a mis|quemarme|quemarnos|
                apuñalarme)
            (moretones|moreton|moratones|ojo morado|cardenales|llena de golpes|lleno de
                golpes)
            (me|nos|mi|te|le) ~ a (golpes|patadas|cachetadas|trompadas|puñetazos|
                bofetadas|correazos|cinturonazos|puñetes|chingadazos|madrazos|combos|
                piñas|puños|puñaladas)
            me (cae|cayo|agarra|agarro|recibe|corretea) a (golpes|palos|patadas|
                cachetadas|puños|trompadas|piñas)
            (me|nos) (han |re |siguen |vuelven a |estan )?(pegan|pegaban|pegaron|
                pegando|golpeaban|golpearon|golpeando|maltratan|maltrataban|maltrataron|
                agreden|agredian|abusan de mi|abusaban|violaban|encierran|encerraban|
                torturan|pega|pegaba)
            nos (pega|pegaba|pego|golpea|golpeaba|golpeo|maltrata|maltrataba|agrede|
                encierra|amenaza con)
            me (jala|jalo|jalaba|jalonea|tira|tiraba|agarra|agarro) (del|de los|de las)
                (pelo|cabello|pelos|mechas|greñas|cuello)
            me (avienta|aventaba|aviento|tira|tiraba|lanza|arroja) (cosas|platos|
                objetos|todo|lo que|botellas)
            (<aggressor>) ~ (machete|cuchillo|pistola|arma|navaja)
        """,
        "held and watched": """
            (me|nos) (encierra|encerro|encerraba|tiene encerrada|tiene encerrado|tenia
                encerrada|dejo encerrada|deja encerrada)
            (me|nos) (tiene|tenia|tienen|tenian) (amenazada|amenazado|amenazadas|
                amenazados|aterrorizada|aterrorizado|secuestrada|controlada|vigilada|
                sometida|prisionera)
            me (controla|controlaba|maneja|manejaba|administra|quita|quitaba) (todo|
                toda|todos|todas|el|la|mi|mis|hasta) (el |la |las |los |mi )?(<money>|
                celular|telefono|movil|documentos|dni)
            (el|ella|pareja|marido|esposo|novio) (me )?(controla|controlaba|maneja)
                (todo|toda|todas|mi|mis) (el |la |las |mi )?(<money>|celular|telefono|
                movil)
            me (grita|insulta|humilla|amenaza|cela|empuja) (y |e )?~ (me|y) (me
                )?(insulta|humilla|pega|golpea|empuja|quita|deja sin|amenaza|encierra|
                controla)
            me (obligo|obligaba|obligan|obligaron|forzo) (a )?(firmar|pedir|sacar|poner|
                prostituir*|tener relaciones|acostarme|endeudarme|meter) (ese|el|un|una|
                los|esos|mi|este|a mi)
            (obligandome|amenazandome|a la fuerza|con amenazas|a golpes) ~ (credito|
                prestamo|firmar|firme|deuda|tarjeta)
            (credito|prestamo|deuda|contrato|tarjeta|firmar|firme) ~ (obligada por|
                obligandome|amenazandome|bajo amenazas|a punta de golpes|me amenazaba|me
                maltrataba|me pegaba)
            (si|como|cuando) .. (entera|enteran|ve|lee|sabe|descubre|pilla|encuentra|
                veo) .. me (mata|pega|golpea|va a matar|va a pegar|madrea|da una paliza)
            me (mata|pega|golpea|madrea|va a matar|va a pegar) si .. (entera|ve|lee|
                sabe|descubre|pilla|encuentra)
            si .. entera .. me (la lia|lia|arma|revienta|deja en la calle|quita a los|
                quita los)
        """,
        "fear": """
            (miedo|temo|terror|panico|pavor) (de|a|por|del|al) (que )?(lo que )?(mi|su|
                el|mis|haga|ese|este) .. (<aggressor>|haga|hacer|pegue|mate|vuelva|
                hombre)
            (le tengo|le tenemos|le tenia|les tengo) (mucho |tanto )?(miedo|panico|
                terror)
            (vivo|vivimos|vivia) .. (con|en el|en|aterrada|aterrado) (miedo|terror|
                panico|de mi|de el)
            (miedo|temo|temor) (de |a )?que (me|nos|le|les) (haga|hagan|pegue|peguen|
                mate|maten|golpee|golpeen|encuentre|lastime|quite a los|quite los)
            (temo|miedo) por (mi vida|mi integridad|mis hijos|la vida de)
        """,
        "words of the law": """
            violencia (machista|de genero|domestica|intrafamiliar|familiar|vicaria|
                economica|fisica|psicologica|sexual|en casa|en mi casa|contra mi|
                conyugal)
            (victima|sobreviviente) (de|del) (violencia|malos tratos|maltrato|abuso|
                abusos|trata|una agresion|agresion|extorsion|secuestro|conflicto|
                desplazamiento)
            malos tratos
            (sufro|sufri|sufria|sufriendo|padezco|vivo|vivi|aguanto) .. (maltrato|
                maltratos|abuso|abusos|violencia|agresiones|golpes)
            (maltrato|maltratos|agresiones) (fisico|fisicos|psicologico|psicologicos|
                familiar|intrafamiliar|en casa|en mi casa|de mi|infantil|verbal y
                fisico)
            (maltratada|mujer maltratada|golpeada por|agredida por|maltratado por mi|
                abusada|abusado por|violada por|me violaron)
            (orden|ordenes) de (alejamiento|proteccion|restriccion|caucion)
            (perimetral|medida cautelar contra|medidas de proteccion|boton de panico|
                boton antipanico|pulsera telematica)
            (casa|casas|piso|centro|hogar) (de acogida|refugio|de la mujer)
            (refugio|albergue) (para|de) (mujeres|victimas)
            (estoy|vivo|estamos|vivimos) en un (refugio|albergue)
            (abuso|abusos|agresion|acoso) (sexual|sexuales)
            (mi|el) (agresor|maltratador|violador|abusador|acosador)
            desplazado por la violencia
            (desplazada|desplazados|desplazadas) (por|de|del) (la violencia|la guerra|
                grupos|el conflicto|conflicto)
            (denuncie|denuncia|denunciado|denunciar) .. (por )?(violencia|maltrato|
                maltratos|agresion|lesiones|amenazas de|abuso sexual)
            (denuncie|denuncia a|denuncia contra|denunciado a|denunciar a) (mi|el)
                (<aggressor>)
            (hogar|casa|centro|refugio|albergue) (de|para) (mujeres|la mujer|victimas|
                acogida|proteccion)
            (medida|medidas) (cautelar|cautelares|de proteccion|de alejamiento) (contra|
                por|a favor|#|,|de mi)
            (violencia|violentada|violentado|maltratos|agresor|agresores)
            (soy|fui|siendo) (una )?(victima|sobreviviente)
        """,
        "threats and extortion": """
            (me|nos) (amenaza|amenazan|amenazo|amenazaron|ha amenazado|han amenazado|
                amenazaba|amenazaban|amenazando) .. (de muerte|con matar*|matarme|
                matarnos|un arma|una pistola|un cuchillo|un machete|quitarme a|quitarme
                los|los niños|mis hijos|mi familia|hacerme|hacerle|hacernos|pegarme|
                quemar*|golpearme|una bala)
            (amenaza|amenazas|amenazada|amenazado) de muerte
            (recibo|recibi|recibiendo|tengo) amenazas (de |contra |a mi |en mi )
            (me|nos) (van|iban|quieren|quisieron|intentaron|querian|dijeron que iban) (a
                )?(matar|hacer daño|picar|quebrar|pelar|desaparecer|balear|quemar)
            (me|nos) (extorsiona|extorsionan|extorsionaron|extorsionando|secuestraron|
                tienen secuestrado|estan extorsionando|vacunan)
            (me|nos) (secuestro|secuestraron|levantaron los|plagiaron)
            (cobran|cobraban|cobrarme|cobrarnos|pagar|pago|pagando|cobro de|piden|
                exigen|pide) (el |la |mi )?(piso|cupo|vacuna|derecho de piso|cuota de
                seguridad|rescate) #
            (me|nos) (cobran|piden|vienen a cobrar*) (el |la )?(piso|cupo|vacuna|
                rescate)
            (vienen|vinieron|venian) a (cobrarme|cobrarnos) (el )?(piso|cupo|la vacuna)
            (mandaron|dejaron|tiraron|enviaron) .. (una bala|balas|una granada|una
                corona|un panfleto)
            (victima de extorsion|paramilitares|guerrilla|sicarios|los malandros|maras)
            (crimen organizado|los malos|narcos|el narco|cartel|sicarios|pandilleros|
                pandilla|paracos|paramilitares|mareros|la maña|delincuencia|guerrilla|
                grupo armado|grupos armados|extorsionadores|extorsionador|prestamistas|
                gota a gota) ~ (amenaz*|piden|pide|quitan|cobran|cobra|mataron|matar|
                sacaron|exigen|persiguen|buscan)
            (amenaz*|piden|pide|quitan|cobran|cobra|exigen|persiguen|extorsion*|huyendo)
                ~ (crimen organizado|los malos|narcos|el narco|del cartel|sicarios|
                pandilleros|pandilla|paracos|paramilitares|mareros|la maña|delincuencia|
                guerrilla|grupo armado|grupos armados)
            (salirnos|salir|irnos|irme|huir|desplazarme|desplazarnos) .. (del pueblo|del
                barrio|de la ciudad|de la vereda|del pais) ~ (amenaz*|matar|violencia|
                balaceras)
        """,
        "in hiding": """
            (huyendo|escondida|escondido|escapando|escape|escapé|hui|huimos|fugada|
                escapada|separada por violencia) .. (de|del) (mi |el |mi propio
                )?(<aggressor>|agresor|maltrat*|agresiones)
            no .. (digan|digas|diga|den|cuenten) .. (donde (vivo|estoy)|mi direccion) ~
                (<aggressor>|el #|miedo|busca*)
            (no le|que no le) (digan|diga|digas|cuenten|den) .. (donde vivo|donde estoy|
                mi direccion)
            (vivo|estoy|vivimos) escondid*
            me (fui|tuve que ir|escape|tuve que escapar) .. (con lo puesto|de mi casa|de
                la casa|del barrio) ~ (golpe*|pega*|maltrat*|violo|violento|amenaz*)
        """,
        "English": """
            (he|she|husband|wife|boyfriend|girlfriend|partner|dad|father|son|ex|mother|
                mom|stepdad|brother) .. (hits|hit|beats|beat|abuses|abused|raped|
                punches|punched|slaps|kicks|strangled|chokes|choked|threatens|hurts|
                locks|rapes) (me|us)
            (hitting|beating|abusing|raping|threatening to kill|going to kill) me
            domestic (violence|abuse)
            (abusive|violent) (ex|husband|wife|partner|relationship|father|boyfriend|
                man|home|marriage|family)
            (restraining|protection) order
            (scared|afraid|terrified|fear|frightened|hiding) (of|from) (my |the )?(him|
                her|husband|partner|ex|boyfriend|father|dad|son|wife|stepfather)
            (controls|takes|keeps|controlled|took) (all |all of )?my (money|phone|bank|
                card|wages|salary)
            (threatens|threatened|threatening|wants|tried) to (kill|hurt|hit|stab) (me|
                us)
            (womens|women|domestic violence) (shelter|refuge)
            wont let me (leave|work|have|see|go out)
            (blackmailing|blackmailed|extorting) me
        """,
    },
    not_said={
        "things that strike": """
            (me|nos) (ha |han |re )?(pega|pego|pegaron|pegado|golpea|golpeo|golpeado|
                golpeó|pegue|pegan) .. (sol|bolsillo|economia|inflacion|crisis|pandemia|
                gripe|gripa|covid|virus|catarro|resfriado|resfrio|susto|grito|gritos|
                regaño|telefonazo|llamada|toque|vuelta|pasada|baño|movil|cobro|cargo|
                recargo|subida|comision|antojo|hambre|sueño|mensaje|enlace|link|factura|
                subidon|boleta)
            (me|nos) (golpea|golpeo|pega|pego) (la|el|fuerte|duro|mucho) (inflacion|
                bolsillo|crisis|alza|subida|economia|pandemia|dolar|inflación)
            (app|pagina|web|sistema|banco|plataforma|cajero|enlace|link|tarjeta) .. no
                me (deja|permite)
            (me|nos) (acosa|persigue|mata|controla|ahorca) (la|el) (deuda|banco|mala
                suerte|sistema|hacienda|fisco|sat|interes|trabajo)
            (me|nos) (pegaron|pegan|pego|pega|pegue|pegaban) (el|la|un|una|los|unos|
                otro|otra|en) .. (recibo|calca|papel|cobro|puerta|aviso|cartel|sticker|
                notificacion|multa|carta|factura|boleta|sablazo|clavo)
            (cuota|alza|precio|precios|deuda|mora|inflacion|interes|intereses|recargo|
                cobro|subida|renta|crisis) .. (me|nos) (golpea|golpean|golpeo|pega|pego|
                mata|ahorca|asfixia)
        """,
        "people at work": """
            (su|sus|vuestro|vuestra|vuestros|tu|tus|el|la|los|las|un|una|ese|esa|mi)
                (<paid>) .. (me|nos) .. (maltrat*|agred*|grit*|insult*|amenaza|amenazo|
                amenazaron|pego|peg*|obligo|acosa|persigue|humill*|trato mal)
            (me|nos) (maltrata|maltratan|maltrataron|maltrato|agredieron|acosan|
                persiguen) (por|en|su|sus|el|la|los|con|cada|ustedes|al|vuestr*)
                (<paid>|telefono|llamada|oficina|tienda|sucursal|tanta|tantas|llamadas|
                vez|mensajes|cobrarme|cliente)
            (ustedes|vosotros|uds|usted) .. (me|nos) .. (maltrat*|agred*|acosa*|persig*|
                amenaza*|extorsion*|insult*|golpe*|viola*|matar)
            (me|nos) (estan|estais|andan|siguen) (extorsionando|acosando|maltratando|
                persiguiendo)
            (maltrato|malos tratos|agresiones) (al|del|de su|de sus|de ustedes|de parte|
                por|a los|de vuestr*|de un|de una|con el|comercial|a un) .. (cliente|
                parte|clientes|empresa|ustedes|<paid>|usuario|usuarios|consumidor)
            (mi|su|el|la) (jefe|jefa|patron|supervisor|profesor) .. me (va a matar|mata|
                matara|grita|regaña|controla|persigue|acosa|tiene)
            (mata|matan|va a matar|van a matar) ~ jaj*
            violencia (contra el|contra los|la tuya|la suya|la de|de ustedes|de su|
                comercial|verbal de su|del pais|en el pais|en las noticias)
            (que|tremenda|esto es|es una|es) violencia
        """,
        "rights and promises": """
            (me|nos|se) (viola*|violan|violo|viola|violaron|violando) (mi|mis|los|el|la)
                (derechos|derecho|privacidad|intimidad|ley|datos|contrato)
            viola* (mis|mi|la|los|nuestros) (derechos|privacidad|ley|datos)
            (abusa|abusan|abusando|abuso|abusaron|abusais) de mi (confianza|paciencia|
                buena|nobleza|necesidad|bondad|situacion|ignorancia)
            (me|nos) (obligo|obligaron|obligan) (a firmar|a poner) .. (<paid>)
        """,
        "hard prices": """
            (matar|mata|matan|matando) (de|con) (un infarto|un susto|risa|hambre|la
                risa|coraje|nervios|esos|esas|los|las|sus|ese|esa|estos|estas|tanto|
                tanta|tantos|tantas|infarto|angustia|aburrimiento)
            (quieren|van a) (matar|desaparecer) .. (intereses|recargos|comisiones|
                cuotas|mora)
            (pago|pagar|cuesta|costo|vale) (el|la|del|al) (piso|vacuna) (de|del|que|
                para)
        """,
        "fear of no one": """
            (le|les) tengo (mucho |tanto )?(miedo|panico|terror) a (la|las|los|el|
                internet|pagar|estas|esas|esta|esto|eso|poner|meter|dar|deber|
                equivocarme|perder|que)
            (le|les) tengo (mucho |tanto )?(miedo|panico|terror) al (banco|internet|
                fraude|embargo|cajero|telefono|dentista)
            no (le|les) tengo (ningun )?miedo
        """,
    },
    run_together=expressions("""
        mi marido me pega
        mi esposo me pega
        mi pareja me pega
        me golpea
        mi marido me golpea
        mi esposo me golpea
        mi novio me pega
        me maltrata
        violencia de genero
        orden de alejamiento
        amenaza de muerte
        me quiere matar
        me va a matar
        domestic violence
    """),
    urgent=True,
)
