"""How people say that work is lost, and that debts have outgrown them.

Unemployment counts for the person and for the close family who keep the house with them
("a mi marido lo han despedido"): the household has lost a wage, and the law's plans and
deferrals ask for that. Work lost by neighbours, friends or clients does not count.
"""

from __future__ import annotations

from recobro.domain.readings import Care
from recobro.understanding.care.signal import Lexicon

UNEMPLOYMENT = Lexicon(
    care=Care.UNEMPLOYMENT,
    says={
        "everywhere": """
            (desempleo*|desemplea*|desempleado|desempleados)
            (sin|no tengo|no tenemos|no hay|no tiene|no he tenido|no consigo|no
                conseguimos|no encuentro|no encuentra|no he conseguido|no he encontrado|
                no sale|no me sale|no ha salido|no cae|no ha habido|no consigue|no me
                dan|ya no tengo|tampoco tengo|ni) (nada de |ningun |ninguna |un |una |mi
                |ni |actualmente |ahora |aun |todavia |el |otro |otra )?(<work>)
            (sin|no estoy|ya no estoy|no ando|no sigo|llevo .. sin|dejo de|deje de)
                (trabajando|trabajar|laburando|laburar|currar|chambeando|chambear|
                camellando)
            ya no (trabajo|laburo|curro|chambeo|camello|trabajamos) (desde|hace|#)
            (busco|buscando|estoy buscando|ando buscando|busca|buscar|ando en busca de|
                en busqueda de|en busca de) (un |una |nuevo |nueva |otro |otra |el
                )?(<work>)
            (perdi|perdio|perdimos|he perdido|ha perdido|perder|perdiendo|perdido) (el|
                mi|su|la|los|un|nuestro|mis) (unico |unica )?(<work>|ingresos)
            (me|nos|lo|la|le|los|se) (quede|quedé|quedamos|quedo|quedaron|he quedado|ha
                quedado|hemos quedado|voy a quedar|quedado|vi) (otra vez )?(sin|en) (el
                |mi |su )?(<work>|paro|la calle|desempleo|nada de trabajo|ingresos)
            (me|nos|lo|la|le|los|las|les) (han |ha |acaban de |van a |acaba de
                )?(despidieron|despedido|despidio|despedir|despiden|echaron|echado|echo
                del|corrieron|corrido|botaron|botado|boto el|rajaron|cesaron|cesado|
                desvincularon|desvinculado|finiquitaron|finiquitado|liquidaron del|
                liquidaron en|suspendieron en|descansaron|prescindieron|desafectaron|
                dejaron en la calle|mandaron a la calle|mandaron a la casa|sacaron del|
                sacaron de la|sacaron de mi|largaron|rescindieron) (a todos |a mi |sin |
                hoy |ayer |el |la |de |del |en |los |por |y |, |esta |este |con |hace |
                sin previo |a mi |a mi |junto )
            (me|nos|lo|la|le|los) (han |ha )?(despidieron|despedido|botaron|corrieron|
                desvincularon|finiquitaron|rajaron|cesaron|descansaron|desafectaron|
                echaron) #
            (me|nos|lo|la) (cortaron|cortado|quitaron|sacaron|dieron de baja) (de|del|
                en|el|la|mi) (<work>|la pega|la empresa|la fabrica|la obra|mi trabajo|el
                trabajo)
            (despido|despidos|despedida|despedido) (improcedente|colectivo|masivo|
                masivos|injustificado|sin causa|sin indemnizacion|del trabajo|de mi
                trabajo|en enero)
            (carta de despido|indemnizacion por despido|estoy despedido|estoy despedida|
                fui despedido|fui despedida|fue despedido)
            (cancelaron|terminaron|rescindieron|finalizaron|no renovaron|no han
                renovado|acabo|acaba|termino|vencio|renovaron|renovado|renuevan|no
                prorrogaron) (el |mi |el mi )?contrato .. (trabajo|laboral|obra|empresa|
                no me|prestacion|servicios|fabrica|#)
            no (me|nos|le) (renovaron|han renovado|renuevan|van a renovar|renovo) (el |
                mi )?(contrato|trabajo)?
            (cerro|cerraron|quebro|quiebra|cierra|cierran|clausuraron|quebraron|fundio)
                (el|la|mi|su|los|definitivamente la) (empresa|negocio donde|fabrica|
                tienda donde|planta|restaurante donde|local donde|taller donde|obra|
                compañia|maquila|bar donde|hotel donde|negocio)
            (recorte|reduccion|recortes) de (personal|plantilla|planta|nomina)
            (cobro|cobrando|percibo|vivo de|vivo del|con|recibo|cobra) (el |la |mi |un
                )?(subsidio|prestacion por desempleo|seguro de desempleo|seguro de
                cesantia|ayuda por desempleo|paro #|desempleo)
            (acaba|acabo|termina|termino|agoto|agota|acabado|terminado) (ya )?(el|la|mi|
                me la|de) (prestacion|subsidio|paro|seguro de cesantia)
            (suspendieron|suspendido|suspendida) .. (sin goce|fabrica|trabajo|empleo|
                sueldo)
            (vivo de|hago|haciendo|sobrevivo con|sobrevivo de|tiro con) (changas|
                changuitas|cachuelos|pololos|chapuzas|recurseos|pololitos)
            (ningun ingreso|sin ingresos|no tengo ingresos|no percibo ingresos|cero
                ingresos|ni ingresos|no tengo ningun ingreso)
            (me|nos|lo|la|los|las|le) (han |ha |acaban de |van a |acaba de |habian
                )?(despidieron|despedido|despidio|despedir|despiden|desvincularon|
                desvinculado|finiquitaron|finiquitado|cesaron|cesado|desafectaron|
                desafectado|indemnizaron)
            (echaron|echado|mandaron|dejaron|quedamos|quede|quedado|pusieron|puesto) ..
                (a|en) la (puta )?calle
            (empresa|jefe|patron|fabrica|compañia|firma|obra) .. me (saco|echo|boto|
                despidio|corrio|liquido|ceso|desvinculo|retiro|rajo|cancelo el contrato)
                (#|y|,|sin|hace|por|en|el lunes|ayer|a mi)
            (la|mi|nuestra) (fabrica|planta|empresa|maquila|compañia|obra) .. (cerrado|
                cerro|quebro|quebrado|fundio|bajo las persianas|bajo la cortina) (y|#|,|
                en|hace|sus)
            (dieron|dado) las gracias (en|de|del) (la empresa|el trabajo|mi trabajo|la
                chamba|trabajo|la pega)
            liquidaron (a todos|a los|a varios|de la|del|personal|y)
            (sin|no) (conseguir|encontrar|encontrando|consiguiendo|hallar) (nada )?(de |
                un |ningun )?(<work>)
            (nadie|no) me (contrata|contratan|dan trabajo|da trabajo|llaman de ningun)
            (hubo|tanda de|ola de|ronda de|en los|por los|con los|de los|ultimos)
                despidos
            (me|nos) (quede|quedé|quedamos|dejaron) (fuera|afuera|sin contrato|sin el
                contrato|sin el puesto)
            (ni|no tengo) (en que|donde) (trabajar|laburar|chambear)
            (no) (engancho|pego|agarro|consigo|me sale) (nada de )?(<work>)
        """,
        "Spain": """
            (en|al) (el )?paro
            (estoy|estamos|sigo|quede|soy|anda|en casa) (parado|parada|parados) (desde|
                hace|de larga|sin|y|#|,)
            (llevo|llevamos|sigo|estoy|estamos|lleva) .. (parado|parada|parados)
            (un|el|en|de) (erte|ere)
            erte
            (inem|sepe|sello del paro|sellar el paro|apuntado al paro|apuntada al paro)
            (de patitas en|en) la (puta )?calle #
            (fuimos|vamos|mandado|mandaron|puesto|pusieron) (todos )?(a|en) la (puta
                )?calle
        """,
        "Chile and Colombia": """
            (cesante|cesantes|cesantia)
            (varado|varada) .. (sin|trabajo|camello|hace|#)
            de vago en la casa
        """,
        "Argentina": """
            (desocupado|desocupada|desocupados|desocupacion)
        """,
        "English": """
            (unemployed|unemployment|jobless|redundant|furloughed)
            (lost|losing|lose) (my|his|her|our) (job|work|jobs|employment)
            (laid|let|lay) (me )?(off|go)
            (got|was|been|were|am|get|im) (just )?(fired|sacked|laid off|let go)
            (no|without|looking for|out of|dont have|havent found|cant find|have no) (a
                |any )?(job|work|income|employment)
            (company|factory|shop|restaurant) (closed|shut) (down)?
        """,
    },
    not_said={
        "others": """
            (un|una|mi|mis|el|la|otro) (<other>|perro|perra) .. (se quedo|esta|quedo|
                perdio|anda|lo
                echaron|lo despidieron|los echaron) .. (sin|en|el|cesante|desempleado|
                paro|su|parado) (<work>|paro|trabajo)?
        """,
        "work again": """
            (ya no estoy|sali del|salgo del|deje el|deje de estar en|no estoy mas en)
                (en )?(el )?paro
            (antes|cuando) (estaba|estuve)
            (ganas de|no es por falta de) (<work>)
        """,
        "insurance": """
            perdi (el|mi) (trabajo|dia) de (todo )?(un|el) (dia|semana)
            (seguro|poliza|cobertura|cuota|cubre|prima) (de|del|por|el|contra)
                (desempleo|paro|cesantia) (del|ya|que|de|lo|la|me|cubre|incluido|,|no|
                se|el)
            (cubre|incluye|tiene) (el )?(desempleo|paro|cesantia)
        """,
        "thrown and cut, not from work": """
            (carro|motor|cayuco|bus|moto|camion|lancha|coche|auto) .. varad*
            (echado|echaron|echan|echo) (una|un|el cuento|la culpa|la bronca|la mano|a
                perder|en cara|de menos|la llave|de mi casa|de la casa|del piso|a la
                basura|multa)
            (corrieron|corrido|corrio) (los dias|la fecha|las fechas|el tiempo|el plazo)
            (cortaron|cortado|cortan|cortó) (la|el|los|las|mi) (luz|agua|gas|cable|
                internet|linea|llamada|telefono|servicio|comunicacion|suministro|señal|
                datos|pelo)
            (botaron|boto|bota) (el|la|los|las|a la|un) (recibo|basura|papel|boleta|
                error|carta|mensaje|papeles)
            (dieron|dado|den|di|darme|dan|denme) de baja (el|la|del|en la lista|en el
                servicio|los|mi|,) (servicio|linea|cuenta|app|plan|lista|contrato|
                internet|numero)?
            (cancelaron|cancelado) (el|mi) (pedido|plan|servicio|vuelo|reserva|compra)
            (sacaron|saco|sacado) de (la|las|su|sus) (lista|listas|base|correos)
            (suspendieron|suspendido|suspendida) (el|la|mi) (servicio|linea|cuenta|luz|
                internet|tarjeta|clase|clases|vuelo)
            (descansaron|descansado) bien
            (un|el) paro (de|cardiaco|nacional|general|camionero|armado|de transporte|de
                la web|respiratorio|agrario)
            paro cardiaco
            sin parar
            (se me |me )?(perdi|perdio|perdido) (el|la|mi) (puesto|plaza) (en|de) (la
                cola|la fila|garaje|parqueadero|aparcamiento)
            sin trabajo (alguno|extra|para ustedes)
            (no tengo|sin) (trabajo|chamba|pega|laburo) (hoy|mañana|este sabado|el
                sabado|el domingo)
            (nos|os) (echamos|vemos|quedamos)
            (boto|botado|botaron|echo|echado|echaron|saco|sacado|sacaron|corrio|
                corrieron) (de|del) (la|mi|su|nuestra|el) (casa|piso|depa|departamento|
                cuarto|grupo|app|sistema|aplicacion)
            (trabajo) (de word|de excel|de la universidad|practico)
            (boto|bota|saco|saca|echo|echa) (el sistema|la app|la pagina|de la app|de la
                pagina|del sistema)
            (echaron|echan|boto|bota|saco|saca|echo|sacaron) (de|del) (la|el) (web|app|
                pagina|sistema|sesion|plataforma|aplicacion|tienda)
        """,
    },
)

OVERINDEBTEDNESS = Lexicon(
    care=Care.OVERINDEBTEDNESS,
    says={
        "words of debt": """
            (sobreendeuda*|sobrendeuda*|sobreendeudado|sobreendeudamiento|sobrendeudado|
                superendeudado)
            (endeudado|endeudada|endeudados|endeudadas|endeudadisimo|endeudadisima|
                encalillado|encalillada|embargadisimo|entrampado|entrampada|enculebrado|
                enculebrada|endeudao|empeñado hasta|empeñada hasta)
            (deudas|deuda) (hasta|por todos|por todas|por todo|en todos|en todas|con
                todos|con varios|con muchos|con varias|con medio|me comen|me tienen|me
                ahogan|me superan|me desbordan|me asfixian|me sobrepasan|me estan
                comiendo|me estan ahogando|acumuladas)
            (muchas|tantas|puras|demasiadas|varias|un monton de|miles de|mil|mogollon
                de|hartas|un chorro de|un chingo de|una pila de|un cerro de|bocha de|
                otras|infinidad de|cantidad de) (deudas|tarjetas y prestamos|prestamos|
                creditos|acreedores|culebras|drogas con bancos|letras)
            (lleno|llena|llenos|tapado|tapada|tapados|ahogado|ahogada|ahogados|hundido|
                hundida|hundidos|cargado|cargada|hasta arriba|hasta el cuello|hasta las
                cejas|hasta el tope|hasta la coronilla|hasta las orejas|asfixiado|
                asfixiada|enterrado|enterrada|atorado|atorada|comido|comida|agobiado|
                agobiada|hasta el techo|atrapado|atrapada|sumido|sumida|quebrado|
                empantanado|metido|metida|ahorcado|ahorcada|rodeado|rodeada) (de|en|con|
                por) (tanta |tantas |las |mis |muchas |puras |otras )?(deuda|deudas|
                prestamos|creditos|tarjetas|culebras|compromisos)
            (llene|llené|llenamos|cargue|comi|cargamos) de (prestamos|deudas|creditos|
                tarjetas)
            (hasta el cuello|hasta las manos|hasta las patas|hasta las bolas|hasta el
                culo|hasta las cejas) ~ (<debts>|bancos)
            (<debts>) ~ (hasta el cuello|hasta las manos|hasta las patas|hasta las
                cejas)
            no (puedo|doy abasto|alcanzo|doy|llego|alcanza|podemos) .. (con|para|a
                pagar) .. (tantas|tantos|todas las|todas mis|todos los|tanta|todas
                estas) (deudas|deuda|prestamos|creditos|letras|tarjetas|acreedores)
            no (alcanzo|llego|puedo) .. pagar (a )?(ninguno|ninguna|todos #|a todos)
            (espiral|bola de nieve|circulo|bicicleta) .. (deuda|deudas|prestamos|
                tarjetas|creditos)
            (bicicleteando|bicicleteo|jineteando|jineteo)
            (insolvente|insolvencia|suspension de pagos|ley de segunda oportunidad|
                quiebra personal|bancarrota|fundido #|fundida #)
            (fundido|fundida) (debo|,|y debo)
            debo (mas|el doble|el triple|mucho mas) de lo que (gano|cobro|tengo|puedo|
                ingreso)
            (vivo|ando|estoy|paso) (refinanciando|pidiendo prestado|de prestado|rotando
                tarjetas|jineteando)
        """,
        "to many": """
            (debo|debemos|le debo|les debo|debiendo|debo plata|debo dinero) (a|en|con|
                como a) (<many>)
            (debo|debemos|le debo|les debo) (plata |dinero |lana |mucho )?(a|en|por)
                (todo el|toda la|medio|medio mundo|todos|todas|todo|todos lados|cada|
                mil|media|muchos|muchas|varios|varias|un monton|otros|otras|bastantes)
            (debo|debemos|tengo|tenemos|pago|traigo|cargo|llevo|saque) (como |otros |
                otras |ya |mas de )?(<many>) (otros |otras )?(tarjetas|prestamos|
                creditos|microcreditos|deudas|acreedores|bancos|financieras|letras|
                embargos|cuotas de)
            (llaman|llamadas|escriben|cobran|persiguen|atrasado|atrasada|mora|moroso|
                colgado|colgada|reportado|embargado|embargada|quedado mal|deuda|deudas)
                (de|en|con|como de) (<many>) (otros |otras )?(bancos|financieras|
                entidades|sitios|lados|empresas|cajas|tarjetas|aplicaciones|apps|partes|
                prestamistas|creditos|casas comerciales|acreedores|lugares)
            (debo|deuda|deudas) (en|a) (<shops>) ~ (<shops>)
            (debo|deudas) .. a .. y .. (banco|tarjeta|prestamista|cooperativa|
                financiera)
        """,
        "one to pay another": """
            (prestamo|prestamos|credito|tarjeta|pido|saco|pedi|saque|prestado|hueco|
                hoyo|uno|una) ~ (para|pa) (pagar|tapar|cubrir) (a )?(el |la |los |las
                )?(otro|otra|otros|otras|anterior|anteriores)
            (tapo|tapando|tapar|destapo|abro|abrir) (un |una |el )?(hueco|hoyo|agujero|
                bache) .. (con|para|abriendo|tapar) .. (otro|deuda|tarjeta)
            (pago|pagando|cubro) (una |un )?(tarjeta|prestamo|credito|deuda) con (otra|
                otro)
            (para) (tapar|cubrir|pagar) .. y (otro|otra) (para|pa) (tapar|cubrir|pagar)
        """,
        "lenders": """
            (gota a gota|gotagota|pagadiario|pagadiarios|paga diario|prestamistas|
                agiotistas|agiotista|usurero|usureros|chulquero|chulqueros)
            (microcreditos|microprestamos|minicreditos|creditos rapidos|prestamos
                rapidos|prestamos de aplicaciones|apps de prestamos|montadeudas|
                prestamos express)
            (nomina|sueldo|pension|salario|quincena|cuenta|casa) (me la tienen |la tengo
                |esta |ya )?(embargada|embargado|embargados|embargadas)
            (tengo|tenemos|estan|han|llega|me) .. (embargada la|embargado el|embargadas|
                embargado #|embargada #|embargos|embargan la nomina)
            (en|estoy en) (dicom|infocorp|asnef|veraz|buro|datacredito|centrales) (con|
                por|en) (<many>|todos|todo|todas)
        """,
        "English": """
            (drowning|deep|buried|up to my (neck|ears|eyes)|swimming|sinking) in (debt|
                debts)
            (owe|owing) (money |too much )?(to )?(<manyeng>)
            (too many|so many|several|multiple|many|lots of) (debts|loans|creditors|
                credit cards|lenders)
            (over indebted|overindebted|insolvent|bankrupt|bankruptcy)
        """,
    },
    not_said={
        "few": """
            (debo|debemos|tengo|pago|llevo) (solo |solamente )?(una|un|dos|tres|cuatro|
                2|3|4|5|6|varias|otras|todas) (factura|facturas|cuota|cuotas|recibo|
                recibos|mensualidad|mensualidades|boletas|meses)
            no (le )?debo (nada )?(a|en|por) (nadie|ningun|ninguna|ustedes|vosotros)
        """,
        "threats and procedures of ours": """
            (me|van a|pueden) (embargar|embargan|embargaran)
            (creditos|prestamos) (rapidos|de aplicaciones) (que )?(ofrecen|venden)
            no .. (adicto|adicta) a endeudarme
            no (quiero|pienso|voy a) (estar |quedar |acabar )?(endeudado|endeudada|
                endeudarme)
        """,
    },
)
