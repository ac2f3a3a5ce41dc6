"""How people show without the word that someone hurts, holds or frightens them.

The telephone that must not ring, the husband who must not see the paper, the wage that
another takes, the signature that was no choice, the money that goes to whoever
collects by threat. The plain words are in violence.py.
"""

from __future__ import annotations

from recobro.domain.readings import Care
from recobro.understanding.care.signal import Lexicon

FEAR = Lexicon(
    care=Care.VIOLENCE,
    says={
        "what he must not see": """
            (esta|anda) el (,|#|en (la|el) (sala|cuarto|casa|cocina|pieza|living|patio))
            (mi (esposo|marido|pareja|señor|viejo)|el) (esta|anda) (aca|aqui|en (la|el)
                (sala|cuarto|cocina|living|baño)) (#|,|y)
            (el|mi marido|mi esposo|mi pareja) (se )?(esta bañando|esta durmiendo|
                duerme|
                salga a|se va a la|salio)
            a escondidas de (el|mi (<aggressor>))
            (sea|que sea|todo) a escondidas
            (no quiero|sin) que (el |mi (<aggressor>) )?(sepa|se entere|vea) .. (que
                guarde|plata|esto|#)
            (el|mi (<aggressor>)) (me )?(lo |la |los )?(revisa|mira|checa|vigila) (#|
                al|todo|todas|cada|cuando|apenas|el vuelto|lo que|las noches)
            (el|mi (<aggressor>)) .. (agarra|toma|coge|tiene abierto) mi (celular|cel|
                telefono|wasap|whatsapp|celu)
            si me (pillan|pilla|descubre|ve|cacha|oye) me (va mal|pega|mata|va)
            la que (lleva del bulto|la paga|la liga|cobra|paga) (soy|la)
            (tengo )?un tema con mi (pareja|marido|esposo)
            (hable|habla|hableme) (pasito|bajito|despacito) que (el|mi)
            (cobro yo|la ligo yo|la ligo) (,|#|y)
            no .. (nombre|diga) en voz alta
            escena* de celos
            (se le mete el diablo|se pone malo|se pone mal conmigo)
            (tomado|borracho|con trago|pasado de copas|curado|ebrio) .. (y|,) .. (
                buscando|bronca|gritando|pelea|rompiendo)
            (llego|viene|llega|volvio) .. (tomado|borracho|con trago|curado|ebrio)
            (si|cuando) (lo|la|esto|le|te|se) (ve|oye|pilla|descubre|encuentra|
                contesta) (mi (<aggressor>)|el) ~ (me|nos|se) (<rage>)
            (si|cuando) (el|mi (<aggressor>)) (lo |la |se |me |te |esto )?(ve|oye|
                pilla|entera|contesta|descubre|llega) .. (me|nos|se) (<rage>)
            (si|cuando) (llega|ve|encuentra) .. (carta|mensaje|esto|papel|aviso|
                recibo) ~ (me la|me|se) (<rage>)
            (me|nos) (<rage>) si .. (entera|ve|sabe|descubre|pilla|encuentra|oye|
                contesta)
            (no|sin que) .. (puede|debe|vaya a|quiero que|lo|la) (ver|verlo|vea|verla|
                enterar*|entere|sepa|saber*) .. (mi (<aggressor>)|el) (,|#|no sabe*|
                porque|que)
            (sin que|antes de que|que no) (el|mi (<aggressor>)) (lo )?(sepa|entere|
                vea|vuelva|llegue|oiga)
            (no sabe|no sabes|no sabeis|no saben|ya sabe|usted no sabe|si supiera) (lo
                )?
                como se pone
            (se pone|ponia|pone) (como (loco|loca|una fiera|un animal|energumeno)|
                agresivo|violento) (conmigo|#|y|,|si|cuando)
            (esta|estando|anda) (el|mi (<aggressor>)|mi señor) (delante|aqui al lado|
                al lado|aqui|oyendo|escuchando|en (el|la) (salon|sala|cuarto|cocina|
                casa|pieza|living))
            (^|pero|porque|que|ahorita|ahora|,) (el|mi (<aggressor>)|mi señor) (me )?
                (esta|anda) (oyendo|escuchando|delante|aqui al lado|al lado mio|
                mirando|vigil*|enfrente)
            que (el|mi (<aggressor>)) (trabaja|sale|duerme) y no (me )?(oye|ve|
                escucha|entera)
            (el|mi (<aggressor>)) (ya )?(salio|se fue|bajo) ~ (tengo|solo|rapido|antes
                de que vuelva) (diez|cinco|unos|pocos|que vuelva)? (minutos|ratito)?
            (si|cuando) (le )?(contesta|responde|coge|atiende) (un hombre|otra persona|
                el|mi (<aggressor>)|otro) ~ (cuelg*|corte|diga|equivocado|no diga)
            (hable|hableme|hablame|haga|hagan|hagase|digan|diga) como si (fuera|fueran|
                fuese)
            (me|nos) (mira|mirando|revisa|revisan|checa|checan|espia|vigila|
                controla|registra|rastrea|hackeo|clono|espejo) .. (el|los|mi|mis|cada)
                (cel|celu|celular|movil|telefono|fono|wasap|whatsapp|mensajes|chats|
                correo|correos|llamadas)
            (pareja|marido|esposo|novio|ex|el|pololo|conviviente) (me )?(lo|los|la)
                (mira|revisa|checa) (todo|todos|cada|siempre|por la noche)
            (tiene|tenia) (espejado|clonado|pinchado|intervenido|hackeado) (el|mi)
                (celular|telefono|movil|cel|fono|wasap)
            (celoso|celosa) (y|,) .. (paga|la paga|me va|me arma|me pega|soy yo|
                controla*)
            la que (la|lo) paga soy yo
            asunto (delicado|complicado) con (mi|el) (<aggressor>)
        """,
        "the wage that another takes": """
            me (lo|la|los|las) (quita|quitaba|saca|agarra|cobra) (el|ella|mi
                (<aggressor>)|todo)
            (todo|toda|plata|dinero|sueldo|pension|tarjeta|quincena|nomina|cuentas) ..
                (agarra|cobra|administra|maneja|guarda|tiene) (el|mi (<aggressor>)) #
            (mi|el) (<aggressor>) (me )?(cobra|cobraba|saca|retira) (mi|la) (pension|
                sueldo|pgu|bienestar|jubilacion|tarjeta|nomina)
            (marido|esposo|hijo|hija|nuera|yerno|nieto|pareja) ~ (cobra mi|cobra la|me
                quita la tarjeta|cobrar la) .. (pension|pgu|bienestar|jubilacion) ~ (no
                me deja|me grita|me empuja|me pega|encierra|para (el|un) pan|miedo)
            el es el que (agarra|cobra|maneja|administra|guarda) (la|el|todo) .. (
                raya|sueldo|quincena|plata|dinero|tarjeta|tarjetas)?
            (enseñar*|mostrar*|rendir*|dar*|pide|pedirme|exige) (el ticket|los tickets|
                las boletas|cuentas) ~ (el|marido|a gritos|cada|esposo|todo)?
            (ticket|cuentas|cada peso|cada euro) ~ (a gritos|le tengo que enseñar|me
                grita|me lo controla)
            (nomina|sueldo|pension|quincena|paga|salario) .. (entra|llega|cae|depositan|
                va|ingresan) .. (en|a) (la|su) (de el|cuenta de (el|mi (<aggressor>)))
            (cambio|cambiado|quito|quitado|escondio|esconde|escondido|tenia|tiene|
                rompio) .. (las claves|la clave|carnet|carne|documentos|pasaporte|dni|
                la ine|cedula|tarjeta) ~ (el me|controla*|agresivo|escondid*|reclamo|
                mechone*|pega*|para que no me vaya)
            no (dispongo|tengo|manejo) .. (dinero|plata|ingreso) (propio|propia|mio) ~
                el
                (#|agarra|maneja|controla|lo|me)
            (no me deja|no me dejaba|no me permite) (ni )?(tener|trabajar|salir|manejar|
                tocar|ver a|hablar con|usar|sacar|estudiar) .. (mi|propia|propio|dinero|
                plata|sola|nadie|familia|trabajar|cuenta|casa|calle|#)
            (me quita|quitaba|quito) (el|la|mi|las|los) .. (sueldo|quincena|plata|
                tarjeta|movil|celular|dni|documentos|raya|pension|guita|lana)
            me tiene (checada|vigilada|controlada|medida|encerrada)
        """,
        "blows by other names": """
            me (estaba|queria|intento|intentaba) (ahorcando|ahorcar|pegando|golpeando|
                asfixiar|estrangular)
            (mostraron|mostro|enseñaron|sacaron|saco) (un|una) (arma|pistola|cuchillo|
                fierro|machete)
            (apretaba|apreto|apretandome|torcia|retorcio) el (brazo|cuello)
            (dejo|deja|dejaba) (sin llaves|encerrad*|sin telefono) ~ (saliera|salir|
                salga)
            (golpiza|golpizas|paliza|palizas) (que|#|,|me|vivo|no|y)
            (ojo negro|ojo morado|cara hinchada|cara marcada|costilla rota|amanezco con)
            (pague|pago|cobro|cobre) con (costillas|golpes|sangre)
            me (aprieta|apreto|arrincona|arrincono|puso|pone) (contra|el cuello|un
                cuchillo|
                una pistola)
            (saco|sacaba|saca|arrastro|jalo) del (pelo|cabello|brazo)
            (me|nos|le|les) (alza|alzo|levanta) la mano
            le da (con|de) (el|la|un|una) (cable|correa|cinturon|palo|chancla|vara|
                cinto)
            (revolea|revoleo|tira|avienta|rompe) (las|mis|mis|todas las) cosas
            (me )?rompio (dos|tres|el|mi|un|una) (celulares|celular|costilla|telefono) ~
                (costilla|celos|golpe|cara)
            (quemo|quemaron) con (agua|aceite|gasolina|cigarro|plancha)
            (lo|despues de lo) que me hizo (el|mi) (papa|padre|ex|marido|(<aggressor>))
            (put|puts) me in (a e|hospital|the hospital|er)
            (violent|abusive) (ex|man|husband|and)
            (hes|he is|was) (violent|abusive)
            hiding at
            (do|break|smash) my (knees|legs|fingers)
            (me|nos|la|le) (cruza|cruzo|cruzaba|parte|partio|revienta|revento|volteo|
                voltea|dejo) (la cara|la boca|el labio|de un|a golpes|un ojo|la
                quijada|marcas|moretones)
            (me|la|nos) (avento|aventaba|aventa|empujo|empuja|empujaba|tiro|lanzo|
                estampo|azoto) (contra|por las escaleras|al piso|al suelo|lo que|contra
                la)
            (nos|me) (avienta|aventaba|tira) (con )?(lo que tenga|lo que pilla|lo que
                encuentra|cosas|platos)
            (me|la|nos) (mechoneo|mechonea|arrastro|arrastra|sacudio|zarandeo|zarandea|
                zamarreo|zamarrea|empujo|cachetea|pateo|mordio|escupe|escupio|
                apreto el cuello|samaqueo)
            (la|me|los|nos) saco arrastr*
            (cogida|agarrada|agarrado|tomada|sujeta) (del|por el|de los) (cuello|pelo|
                pelos|brazo)
            (dejo|dejado|quedo) .. (quijada|nariz|costilla|costillas|brazo|mandibula|
                cara|diente|dientes) (rota|rotas|rotos|roto|partida|quebrada|marcada|
                morada)
            a (puro |puros )?(combo|combos|correazos|cinturonazos|chancletazos|
                fierrazos|palos|batazos)
            (relacion|matrimonio|años|vida) de (palizas|golpes|maltratos|maltrato|
                gritos y golpes|insultos y)
            (aguantar|aguanto|aguante|soporto|salir|sali|harta|huyendo|huir|por|de) (de
                )?(a )?(los|tantos|sus|el ni a los) (golpes|palizas|malos tratos|
                maltratos)
            ni a los golpes
            (le|les) (pega|pegaba|golpea|golpeaba|maltrata) (a )?(mi|mis|la|los) (mama|
                madre|niños|niñas|hijos|hija|hijo|hermanos|hermana)
            (le|la) echa la culpa a mi (mama|madre) y le pega
            (golpeador|golpeadora|maltratador|maltratadora|abusador|abusadora) (y|#|que|
                ,|de)
            (tuvo|tenia|tiene|dejo) .. (encerrada|encerrado|encerradas|encerrados|
                secuestrad*|amarrad*|atada)
            me (iba|va|quiere|queria|quiso|podia|ha querido|intento) (a )?(matar|hacer
                daño|lastimar|quemar|desfigurar) .. (mi|el|ex|marido|esposo|#|por|si)
            (esposo|marido|ex|pareja|novio|el|padre|papa|hijo) (me|nos) (iba|va|quiere|
                queria|quiso) (a )?(matar|hacer daño|lastimar|quemar)
            (si|cuando) (lo|le|la)? ?(contesta|pregunto|pido|reclamo|alego|digo|hablo) ~
                (me|se) (<rage>)
            me (va|iba|fue) (muy )?(como en feria|mal con el|peor si|peor con el)
            (a ver|va|fue|vino|llego) (a|para) (pegar*|golpear*|matar*|buscarme con)
            (mato|mataron|asesino|quemo|apuñalo) (su|el|mi) (ex|marido|esposo|pareja|
                novio|exmarido|conviviente)
            (feminicid*|femicid*)
        """,
        "gone with nothing": """
            (linea|llame al|numero) (144|016|155|1455|137|100)
            (tiene|con|hay) (una|la) restriccion (#|,|y|de|contra|perimetral)
            (hasta que me den|tramitando|tengo|pedi) (las )?garantias
            (me espera|me busca|me sigue|me ronda|me acecha) (ahi|afuera|en la|en el|con
                su|todos)
            (comisaria|juez|jueza|juzgado) .. (lo |la )?(obligue|saco de|me saco) (a|de)
                .. (entregar*|casa|mi seguridad)?
            (me escape|me fui|hui|escapamos) de (casa|la casa|mi casa) (con|porque|por)
            por mi seguridad .. (papa|marido|ex|hizo|casa)
            (fui|salio|sali|ir|escape|escapo|marche|arranque|arranco|arrancar|huir|
                volarme|vole|tuve que (ir|salir)) .. (de )?.. (con lo puesto|con dos
                maletas|a escondidas|de madrugada|porque me|porque nos|por miedo|por los
                golpes)
            con lo puesto (y|,|#|porque|por)
            (escondida|escondido|refugiada|refugiado) (con|en|de|donde|por|#) (una|mi|
                casa|otra|la|el|un|#)?
            (arrancar|arranco|huir|huyo|escapar|escapo|irse) .. (otra|de) (region|
                ciudad|
                casa|provincia|estado) ~ (pistola|buscando|busca|matar|miedo|amenaz*)
            (paradero|domicilio|direccion) (protegido|protegida|secreto|secreta|
                reservado|reservada|confidencial)
            (prohibicion|prohibido|prohibida|orden) (de |el |la )?(acercar*|
                acercamiento|alejamiento|acercarse a mi)
            (garantias|garantia) personales
            (constancia|denuncia|causa|demanda|proceso|caso|juicio|parte|querella) (por
                |de |contra )?(el |mi )?(maltrato|vif|violencia|lesiones|
                agresion|abuso)
            (puse|hice|meti|tengo|con|deje|una) .. (constancia|denuncia) (en|contra|y|
                a|por) (carabineros|mi (<aggressor>)|el|la comisaria|la (policia|
                fiscalia)|.. (golpe*|pegar*|maltrat*|amenaz*))
            (es por|sufro|vivo|causa de|caso de|victima de|hay|una) vif
            (carabineros|policia|patrulla) .. (acompañar*|escolt*) ~ (sacar mis|recoger
                mis|casa de el)
            (refugio|casa|albergue|centro) (de|para) (mujeres|acogida|emergencia|
                victimas)
            (quiere|busca|puede|va a) (hacerme|hacernos) daño
            me quiere hacer daño
            (denuncia) (por|de) .. (golpes|violencia|maltrato|lesiones)
        """,
        "signed by force": """
            (navaja|cuchillo|pistola|arma) .. (no lo reconozco|firm*|prestamo|credito)
            (prestamo|credito|deuda) ~ (navaja|cuchillo|pistola|arma|parado al lado)
            (hizo|hicieron|haciendo) firmar .. (poder|diciendo|si no|amenaz*)
            me (lo |la )?(hizo|hicieron|obligo|obligaba|obligaron|forzo|forzaron) (a
                )?(firmar*|sacar*|pedir*|poner*) .. (el|a la|a mi|a punta|con|bajo|
                amenaz*|llorando|#|por|fuerza)
            (firme|firmar|firmara|saco|saque|pedi|hizo|sacado|firmado|sacar*) .. (a la
                fuerza|a la mala|por la fuerza|obligada|obligado|bajo amenaza*|a punta
                de|con (la|una) pistola|con miedo|amenazad*|por miedo|a golpes)
            (firme|firmar|firmara|saco|saque|pedi) .. porque (el |mi (<aggressor>) )?me
                (tenia|amenaz*|iba a|pegaba|obligaba)
            (pistola|arma|cuchillo|fierro|machete) .. (en|sobre|a) (la|mi) (mesa|
                cabeza|cara|guata|panza|sien|espalda|cuello)
            (amenaz*|encañon*|apunto|apuntaron|intimid*) .. (con )?(pistola|arma|
                cuchillo|fierro|machete|navaja|matar*)
            (amenazaron|amenazan|amenazo|amenazado|amenazados|amenazadas) (con|de|para
                que|si|y|,|#) .. (arma|pistola|firmara|firmar|matar*|muerte|balas|irme|
                irnos|casa|finca|familia|hijos|niños)
            (desplazaron|desplazados|desplazado|desplazada|desplazamiento|nos sacaron)
                (de|del|por|forzado) .. (vereda|finca|tierra|pueblo|barrio|rancho|
                violencia|territorio|amenaz*|#)
            (vereda|finca|pueblo|barrio|rancho|casa) , (me|nos) amenaz*
        """,
        "whoever collects by threat": """
            (ponen|pone|pagar|piden) (la )?vacuna y
            (vacuna|piso|cupo) y el que no paga
            (nos|me) dieron (24|48|veinticuatro|pocas) horas
            grupo* armado*
            (tiroteo|balearon|baleo|dispararon) (el|la|mi|a) (frente|casa|puerta|local|
                negocio|moto)
            (prestamista|gota a gota|colochos|prestamo diario|prestadiario) ~ (bala|foto
                de|papel con|tiroteo|moto y|amenaz*|sobre|hija|niña|casa)
            (cobran|cobra|pago|pagar|pagando|cobrando|piden|cobraron) (el |la |una
                |mi )?(piso|vacuna|cupo|cuota de (seguridad|guerra)) (#|y|,|se|aqui|en|
                cada|de)
            (los que|los de|gente que|quienes) (cobran|piden) (el )?(piso|cupo|vacuna)
            (sobre|papel|nota|mensaje|carta|granada|corona) .. (con|y) .. (bala|balas|
                explosivo|muerte|casquillos)
            (extorsion*|extorsionador*)
            (vinieron|vino|llegaron|estuvieron|aparecieron|esperan|me siguen|siguen) ~
                con (un |una |pistola|unos )?(bate|bates|fierro|fierros|pistola|
                pistolas|arma|armas|machete|cuchillo|palo|palos|pistolas)
            (romper*|quebrar*|partir*|cortar*) (las|los|la|el|me las|me los) (manos|
                piernas|dedos|cara|huesos|patas)
            (queman|quemaron|quemar|balean|balearon|volar) (el|la|mi|tu|te el) (local|
                negocio|casa|puesto|taller|tienda|moto|combi)
            (mandaron|mandan|publicaron|difundieron|publicar|mandar) .. fotos .. (a mis|
                mias|de mi|contactos|editadas|desnuda)
            (venir|vienen|iban a venir|van a venir|ir) (a )?por mi (hija|hijo|familia|
                mama)
            (cartel|sicario|sicarios|maras|pandilla|pandilleros|paracos|narcos|
                guerrilla|
                extorsionadores|mafia|mafiosos|prestamistas|los malos) ~ (cobrando|
                cobran|cobra|pistola|siguen|amenaz*|pega*|golpe*|bala|balas|matar*)
        """,
        "English": """
            (he|she|husband|wife|boyfriend|partner|ex|dad|father|son) .. (made|forced|
                makes) me .. (sign|take|apply|borrow|pay)
            (he|she|ex|husband|partner|boyfriend) (has )?(threatened|threatens|
                threatening|attacked|hurt|choked|beat|stalks|stalking|locks) (me|us)
            if (he|my husband|my partner|my ex|my boyfriend) (finds|sees|reads|knows|
                hears) .. (hell|will|out|hit|kill|#|this)
            (he|husband|partner|boyfriend) (checks|reads|goes through|monitors|watches)
                (my|all my) (phone|messages|texts|emails)
            (beats|slaps|punches|kicks|chokes) (me|us|the kids)
            he hits
            (takes|took|keeps|controls) (my|all my|all the) (wages|money|salary|cards|
                pension)
            (womens|women s|woman s|domestic) (refuge|shelter)
            in a (refuge|shelter)
            (fled|ran away|escaped|hiding) (from )?(him|my|home|the house)
        """,
    },
    not_said={
        "collectors and papers": """
            (ustedes|vosotros|usted|su (empresa|gente|agente|cobrador)|banco|financiera|
                robot|gestor|operador*) .. (me )?(extorsion*|amenaz*|acos*|maltrat*|
                persig*)
            (esto|eso|es|son|parece|pura|una) (una |pura |un )?extorsion*
            (amenazan|amenazado|amenazaron|amenazais|amenaza|amenazas|amenazarme) (con
                |de )?(ir |la |una |llevar* |el |iniciar |hacer )?(a )?(juicio|demanda*|
                embarg*|denunci*|acciones|tribunal*|carcel|corte|corta*|asnef|dicom|
                buro|abogado*|juzgado)
            (victima|victimas) de (violencia|maltrato) .. (abogad*|trabajo)
            (abogada|abogado|psicologa|trabajo|trabajadora|trabajadora social) .. (de|
                con) (victimas|violencia|mujeres)
            (refugio) (de|en la) (montaña|animales|perros|sierra|mascotas|gatos)
        """,
        "prices and jests": """
            me quita (el sueño|las ganas|tiempo|el tiempo)
            (app|aplicacion|pagina|sistema|web|cajero|banco|plataforma|boton) .. no me
                (deja|permite|dejaba)
            te (cago|voy|agarro|rompo|parto|cago|reviento) .. (a )?(trompadas|golpes|
                palos|
                piñas|patadas|cabeza)
            ni con (el|un|una) (fierro|pistola|arma)
            victima de (una |un )?(usurpacion|fraude|estafa|suplantacion|phishing|robo)
            paliza .. (al|en el|a la) (truco|futbol|ajedrez|play|domino|domino|cartas)
            pegaron un (tarifazo|palo|susto|hachazo|sablazo)
            (pega*|golpe*|mata|matan|mato|matar) .. (al|en el|a mi) (presupuesto|
                bolsillo|billetera|cartera)
            (aire|calor|frio|sol|ruido|trafico|trabajo|sueño) .. me (va a|van a|esta)
                (matar|matando)
            me (mata|matara|va a matar) ~ (jaj*|jej*|lol|xd)
            (esposa|mujer|vieja|mama|madre|señora|jefa|marido|esposo|papa|viejo) me (va
                a matar|mata|matara) (si|donde|como|por|cuando) (no )?(pago|pague|se me
                pasa|se entera que (no|se me|todavia)|me olvido|vuelvo a)
            (wife|husband|mom|mum|boss) (will|is going to|would|gonna) kill me
            (pagar|pago|renta|alquiler|cuota) (el|del|de|la|de mi|mi) piso (de|del|este|
                y)
            (cada peso|cada euro) (que|me|cuenta)
        """,
    },
    urgent=True,
)
