"""How people tell that debts have outgrown them.

Lists of creditors, one loan to pay another, instalments above the wage, lenders of the
street, procedures for the insolvent. The plain words are in livelihood.py.
"""

from __future__ import annotations

from recobro.domain.readings import Care
from recobro.understanding.care.signal import Lexicon

SWAMPED = Lexicon(
    care=Care.OVERINDEBTEDNESS,
    says={
        "creditors counted": """
            (<several>|once|catorce|18|14|16) (apps|acreedores|billeteras|mutuales|
                cooperativas|aplicaciones|financieras|bancos) (#|,|y|verificad*|encima|
                que|reportad*|la luz|mis|para)
            (one of|i owe|owe) (six|seven|eight|nine|ten|five)
            (every|all my) card* .. maxed
            son (tantas|tantos|catorce|nueve|ocho|siete|diez|once) (que|los que|las que)
                (me )?(llaman|cobran|escriben)
            (cuotas|letras) de (ocho|siete|seis|cinco|varios) (lugares|lados|sitios)
            no alcanza (para|pa) (todos|todas)
            no llego con (ninguno|ninguna)
            (debo|debemos|adeudo|adeudamos|deudas|deuda|debiendo|tapado|moroso|atrasado|
                vencidas|vencidos|encima|topadas|reventadas|cobran|cobrando|llaman|
                escriben|demandaron|prestado|pago|pagando|endeudado|endeudada|abono) ~
                (<several>) (otros |otras )?(bancos|banco|financieras|tarjetas|apps|
                aplicaciones|prestamos|creditos|microcreditos|acreedores|entidades|
                casas comerciales|tiendas|cajas|cooperativas|prestamistas|letras|
                sitios|lados|lugares|partes|embargos|juicios|monitorios)
            (<several>) (otros |otras )?(bancos|financieras|tarjetas|apps|aplicaciones|
                prestamos|creditos|microcreditos|acreedores|entidades|casas comerciales|
                cooperativas|prestamistas|embargos|monitorios|juicios) ~ (encima|topad*|
                reventad*|vencid*|a la vez|atrasad*|al tope|saturad*|llamando|cobrando|
                que me|y no|demanda*|deudas|sin poder|me comen|ahog*|pagar ninguno|no
                puedo|mordiendo|mora|que ya)
            (tengo|traigo|llevo|cargo|son|suman|entre|con|estoy con|arrastro) (como |ya
                |otros |otras )?(<several>) (otros |otras )?(apps|acreedores|
                financieras|microcreditos|prestamos|creditos|embargos|monitorios|
                juicios monitorios|bancos|entidades|casas comerciales|tiendas)
            (tengo|traigo|llevo|cargo|con) (como |ya )?(<several>) tarjetas (topad*|
                reventad*|al tope|vencid*|llenas|copad*|maxead*|saturad*|en mora|y|sin)
            (acreedor|acreedores) (numero|numeros|, suman|encima|son)
            (me|nos) (cobran|llaman|escriben|persiguen|buscan) (<several>|once|nueve|
                doce|de todos lados|de todas partes|como (doce|diez|ocho|seis|cinco))
            (dicom|asnef|veraz|datacredito|infocorp|buro|equifax|central de riesgo*|
                cifin) (por|con|en) (<several>|varias|varios|todos|todo|todas|muchas|
                muchos|tres|cuatro|dos|seis)
            (reportad*|manchad*|fichad*) .. (por|en|con) (<several>|varias|varios|todos|
                todas|todo|muchas)
            los intereses de (<several>) (tarjetas|prestamos|creditos)
            (somos|sois|son) (ustedes )?(el |la |los )?(acreedor|numero) .. (lista|cola|
                fila)
            no (eres|es|sois|son|fuiste) (el |la |los )?(unico|unica|unicos) .. que .. (
                debo|debe|cobra*)
            no solo (le |les |os )?(debo )?a (ustedes|vosotros|usted) .. (debo|tambien)
            (no solo|ademas de) .. ustedes #
        """,
        "to all of them": """
            (a todos|a todas|a medio|a todo el|a todo) (les |le |mundo |pueblo |barrio
                )?(les |le )?debo
            (le|les) debo (a|hasta a) (medio|todo|todos|todas|cada|la señora|mi|el|la)
                (mundo|pueblo|el mundo|barrio|#|del almacen|suegro|los|y)?
            (debo|le debo|les debo|adeudo) (a |al |a la |la |el |en |los |a los |tres
                |dos |cuatro )?(<owed>) , .. (al |a |la |el |a la |en |dos |tres
                )?(<owed>)
            (debo|le debo|les debo|adeudo) .. (<owed>) ~ (<owed>) ~ (<owed>|y ahora
                esto|ustedes)
            entre (el |la |los |las )?.. (<owed>) ~ (<owed>) ~ (<owed>|nada|duermo|
                numeros rojos|ahog*|no me queda|no llego|no puedo)
            (tengo|traigo|llevo|cargo|pago) (la |el |las |los |una |dos |tres
                )?(hipoteca|caja|casa|carro|coche|tarjeta|bancos|banco|prestamos) ,
                ~ (<owed>) ~ (<owed>|vencid*|libres|nomina)
            en paro , con (la|el) hipoteca ~ (<owed>)
            (me|nos) descuentan ~ (<owed>) ~ (<owed>|libran|queda*)
            (primero|este mes|hace rato|ahorita|en la mañana) ~ (<owed>) ~ (<owed>) ~ (
                todos (les |me )|a todos|tag|le toca|ayer|a usted)
            (no se|sin saber) a (quien|cual|quienes) (pagar*|pagarle|deberle|irle|le
                debo) .. (primero|ya|#)?
            (a quien|a quienes) debo que
            (cola|turno|fila|lista) ~ (detras de|despues de|antes que) ~ (banco|
                hacienda|luz|caja|tarjeta|suegro)
            (ponte|pongase|ponganse|esperar) (a la cola|en la fila|en la cola|su turno)
            todos los bancos encima
            (bancos|acreedores|financieras|prestamistas|cobradores) encima
            (las )?(otras|otros) (dos|tres|cuatro|cinco|seis) (financieras|tarjetas|
                bancos|prestamos|creditos|apps|deudas)
            cada (casa comercial|acreedor|financiera|banco)
            (cascada|monton|bola|monte|cerro|pila|chorro|torre|lista|mar|montaña) de
                (deudas|acreedores|microcreditos|prestamos|creditos|tarjetas)
            (apps|app|aplicaciones) (de|que) (prestamo|prestamos|credito|prestan)
            (quincena|catorcena|sueldo) .. (comprometida|comprometido|ya la debo|la
                debo|debo antes)
        """,
        "one to pay another": """
            (pasar|paso|pasando|jalo|jalar|muevo|ruleteo|ruleteando|pateando) ~ (de una
                tarjeta a otra|para la|pa la|de una a otra|de otra)
            (ruleteando|bicicleteando|calesiteando|jineteando|vivo pateando)
            (adelanto|avance|minimo) de (una|otra|la otra)
            (otro|otra|uno|una) (para|pa) (tapar|pagar) (ese|esa|este|esta|el otro|la
                otra)
            (pa|para|por|pal) (pagar|tapar|cubrir) (la |el |a |al |los |las |un |una
                |a la )?(otro|otra|otros|otras|anterior|wizink|coppel|elektra|ripley|
                falabella|paris|la polar|visa|mastercard|banco|allá|alla|naranja|
                hueco|avance|prestamo|microcredito) ~ (pagar|y|asi|noria|ahora|#)
            (saco|saque|pido|pedi|tiro|tiraba|agarro|agarre|me presto|presto|prestaba|
                uso|cojo|meto|adelanto|avance) ~ (para|pa) (pagar*|tapar*|cubrir|
                cumplir*) (le |a |al |la |el |a la |los |las )?(otro|otra|otros|otras|
                anterior|alla|mes|banco|hueco|avance|de|primero|primera|ripley|coppel|
                elektra|wizink|visa|tarjeta)
            (de|en|con) (una|un|uno) ((tarjeta|prestamo|credito|banco|financiera|avance)
                )?(para|pa) (pagar*|tapar*|cubrir*)
                (le |a |la |el |al )?(otra|otro)
            (pago|pagaba|pagando|tapo|tapando|cubro) (una|un|unas|unos) ((<owed>)
                )?con (otra|otro|otras|otros|lo que me presta*)
            (les|le) pago con lo que me presta*
            (desvisto|desvestir) (un|a un) santo
            de aqui pa* tapar alla
            (repacte|refinancie|reestructure|reunifique|repactacion|refinanciacion) (ya
                )?(con|mas|otra|todo|cinco|tres|cuatro)
            otra (repactacion|refinanciacion|reestructuracion) mas
            (soy|ando en|vivo en|metid* en|esto es|como en) (una|la|un) (noria|calesita|
                bicicleta|rueda|carrusel|espiral|circulo vicioso)
        """,
        "above the wage": """
            (me endeude|endeudarme|endeudado|endeudada|endeude) (hasta|con|por|de|para|
                a)
            (me|ya me|sueldo) (descuentan|sacan|retienen) .. (mutual|mutuales|sindicato|
                credito|libranza|prestamos|dos|tres|cuatro|cooperativa)
            (me queda|queda|llegan|me llegan|libran) (el|la|solo|como|300|200) (20|30|
                mitad|mil|tercera) ~ (sueldo|libres|#|mutual|cuota)
            (todo|casi todo|la mitad|mas de la mitad|entero) (mi |el |de mi )?(sueldo|
                salario|nomina|quincena|pension|lo que gano|lo que cobro) .. (se va|se
                me va|va|queda) (todo )?(en|para|a|solo) (pagar |las |los )?(prestamos|
                deudas|tarjetas|cuotas|creditos|letras|intereses|bancos)
            (debo|deudas|cuotas|pago|letras) .. (mas )?(de|que|son) lo que (gano|cobro|
                ingreso|tengo|entra)
            (mas son|son mas) (las )?(deudas|cuotas)
            (cobro|gano|ingreso|entran|entra) .. y .. (cuotas|letras|prestamos|deudas|
                tarjetas) ~ (van|suman|son|pago)
            (cuotas|letras|prestamos|deudas|creditos) (me )?(suman|se me van)
            vivo (solo )?para pagar (#|deudas|cuotas|bancos|intereses)
            (debo|debiendo) (hasta )?(la camisa|las pestañas|los calzones|el alma|a cada
                santo)
            (hasta|por) (el cuello|la coronilla|las manos|las orejas|el tope) (de|con
                (los|las|tantos|tantas)) (prestamos|deudas|creditos|tarjetas|cuotas)
            (deudas|prestamos|intereses|cuotas|creditos) .. (me|nos) (tienen|tiene)
                (ahorcad*|ahogad*|asfixiad*|loc*|enterrad*|sin dormir|contra|agarrad*)
            (tarjetas|tarjeta) (topad*|reventad*|al tope|copad*|maxead*|en el tope|al
                limite)
            (embarg*) .. (nomina|sueldo|salario|cuenta|pension|casa) ~ (otras|otros|
                otra) (deudas|bancos|deuda|prestamos)
            (nomina|sueldo|salario|cuenta|pension|casa) embarg* por (otra|otras|otros|
                varias|deudas)
            numeros rojos todos los meses
        """,
        "lenders and procedures": """
            (los |el |un )?(gota a gota|pagadiario|prestan diario|los que prestan
                diario|agiota|montadeudas|montadeuda|cuentagotas)
            (prestamista|prestamistas) (colombiano|colombianos|del barrio|del mercado|
                de las motos|esos)
            (agarre|pedi|saque|estoy|meti|metido) .. con (los|un|unos) (que prestan|
                prestamista*|gota|agiotista*|usurer*)
            (revolving|microcreditos|creditos rapidos|credito rapido|minicreditos|
                creditos de esos) ~ (no|deud*|tarjeta*|hipoteca|y|,|ahog*|bola)
            (segunda oportunidad|concurso de acreedores|concurso de persona|concurso
                personal|administrador del concurso)
            (liquidacion|renegociacion|renegociar|reorganizacion) (voluntaria|con la
                super*|en la super*|patrimonial|de (mis|persona*|deuda*))
            (superir|superintendencia de insolvencia)
            (insolvencia|quiebra|bancarrota) (de persona|personal|economica|natural|
                voluntaria)
            (ley|pedir|declarar*|acog*|pido|declare) .. (de )?(quiebra|quiebras|
                insolvencia|bancarrota)
            (reparadora|reparadoras) (de (credito|deuda*)|, |#|son|que)
            (mis|todas mis|las) deudas (con|a|en) (una|la) reparadora
            cancelacion de (mis |las )?deudas
            (plan|programa) de (gestion|reparacion|liquidacion) de deuda*
        """,
        "English": """
            (debt management|debt relief|debt consolidation|debt charity|stepchange|
                individual voluntary arrangement|chapter (7|13)|debt counsel*)
            (credit cards|cards|loans) .. (maxed|maxed out|behind on|overdrawn|
                defaulted)
            (maxed out|in over my head|up to my eyeballs|underwater)
            (owe|owing|behind) .. (<manyeng>|everybody|six|seven|eight) .. (lenders|
                people|banks|cards|companies|creditors|places|loans)
            (payday|pay day) (loans|lenders|loan)
            (robbing|rob) peter to pay paul
            (borrow|borrowing|borrowed|loan) ~ to pay (off )?(another|the other|other)
        """,
    },
    not_said={
        "one debt only": """
            (solo|solamente|nada mas|unicamente|unica deuda|sola deuda) .. (debo|
                ustedes|vosotros)
            no (tengo|tenemos|hay) (mas|otras) deudas
            (<several>) (tarjetas|bancos) , (con cual|cual|y|una|ninguna de)
            (tengo|uso) (dos|tres|varias|cuatro) tarjetas , (con|cual|puedo|y puedo|de)
            con (cual|que) (de las |tarjeta|de mis )
        """,
        "words about us": """
            (son|sois|unos|ustedes|vosotros|puros|parecen) (unos |puros |como
                )?(agiotistas|usureros|agiotista|usurero|prestamistas|montadeudas)
            (hasta el cuello|tapad*|ahogad*|hasta las manos) (de|con) (el |la |tanto
                )?(trabajo|pega|laburo|chamba|curro|papeles|pendientes)
            (cuanto|cuánto) debo (con|en|por) (todo|todos)
            (empresa|sociedad|compañia|proveedor|firma|mercantil) ~ (concurso|quiebra|
                liquidacion|
                suspension de pagos)
            (concurso|sorteo|premio)
            liquidacion (de (la |el |su |mi )?(factura|cuenta|intereses|saldo|sueldo|
                temporada|contrato)|total|final|laboral)
        """,
        "our procedures": """
            suspension de pagos
        """,
    },
)
