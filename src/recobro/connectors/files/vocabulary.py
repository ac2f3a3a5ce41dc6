"""The words of column titles, in Spanish and English, and what they make together.

A title becomes a set of canonical words (`Nº Fra.` and `invoiceNumber` are both
{num, factura}). A rule gives a field and a weight where its words are all there and no
other known word is that the field does not allow; unknown words cost a little.
"""

from __future__ import annotations

from recobro.connectors.files.wordlists import words

# canonical word: the written forms, without accents, lower-case
_WORDS: dict[str, str] = {
    "num": "n no nro num nr numero number nbr numb nume",
    "factura": "fra fras fac fact factura facturas facturacion invoice inv bill "
    "billing ncf cfdi invoices",
    "doc": "doc docto documento documentos document comprobante cbte recibo receipt "
    "boleta efecto giro letra pagare dcto",
    "folio": "folio",
    "serie": "serie series",
    "ref": "ref referencia reference refer",
    "fecha": "f fec fch fecha date fechas",
    "vto": "vto vcto vcmto vnto venc vencim vencimiento vencimientos vence expiry "
    "maturity vencto fvto vtos vmto vencimento",
    "due": "due",
    "limite": "limite limit tope",
    "prevista": "prevista previsto expected",
    "exigible": "exigible exigibilidad",
    "emision": "emision emitida emitido emis expedicion expedida issue issued "
    "expedido elaboracion",
    "contable": "contable registro",
    "cliente": "cli clte cte clie client cliente clientes customer customers clients "
    "deudor deudora deudores debtor comprador buyer alumno alumna paciente inquilino "
    "titular tercero receptor destinatario pagador suscriptor socio asegurado "
    "arrendatario payer prestatario acreditado cust",
    "cuenta": "cuenta cta account acct subcuenta",
    "codigo": "cod codigo code id ident key clave cve identificador",
    "nombre": "nom nombre name nombres apellidos apellido denominacion razon empresa "
    "company compania sociedad nombrecliente",
    "social": "social",
    "comercial": "comercial trade",
    "fiscal": "fiscal tributaria tributario",
    "contacto": "contacto contact",
    "importe": "imp impte importe importes amount amt monto montos valor value cuantia",
    "total": "total tot totales totals",
    "bruto": "bruto gross",
    "original": "original inicial initial",
    "cuota": "cuota mensualidad",
    "precio": "precio price",
    "principal": "principal nominal capital",
    "con": "con incl incluido incluidos including with inc",
    "sin": "sin antes before excl excluding without excluido",
    "iva": "iva igic vat tax taxes impuesto impuestos itbis igv irpf retencion "
    "ret recargo re",
    "base": "base imponible neto neta net taxable gravado gravada subtotal nto",
    "pend": "pdte pte pend pdt pendiente pendientes outstanding open unpaid remaining "
    "restante resta adeudado adeudo impagado impago owed owing debido cobrar pdtes "
    "insoluto vivo",
    "pagar": "pagar payable",
    "saldo": "saldo saldos balance sdo",
    "deuda": "deuda debt",
    "actual": "actual current",
    "cobrado": "cobrado cobrada pagado pagada abonado abonada paid received recibido "
    "recaudado cobros pagos payments abonos liquidado settled abono",
    "anticipo": "anticipo anticipos entregas entregado",
    "pago": "pago payment cobro pay",
    "movil": "movil mobile mob cel celular cell cellphone whatsapp wa wasap wsp wpp "
    "moviles celulares",
    "tel": "tel tlf tfno telf telefono telefonos phone telephone tlfn fono tfn tfo "
    "phones tlfno",
    "email": "email mail correo emails correos",
    "electronico": "electronico electronica e",
    "taxid": "nif cif dni nie rfc ruc rut cuit cuil nit rnc rtn rif cedula ci curp "
    "nifcif cifnif dpi",
    "identificacion": "identificacion identidad identification",
    "direccion": "direccion domicilio address calle street dir addr via",
    "postal": "cp postal postcode zip zipcode cpostal",
    "ciudad": "poblacion ciudad localidad municipio city town comuna pobl",
    "pais": "pais country nacion",
    "moneda": "moneda divisa currency mon ccy curr div",
    "concepto": "concepto conceptos descripcion description detalle concept glosa "
    "servicio producto item memo motivo asunto",
    "nota": "observaciones observacion notas nota comentario comentarios notes "
    "remarks comments",
    "estado": "estado situacion status state estatus",
    "idioma": "idioma language lang lengua",
    # Words of columns that are none of ours: no field allows them.
    "fax": "fax",
    "pct": "pct porcentaje percent porc",
    "descuento": "descuento dto discount dscto desc",
    "dias": "dias days plazo dia day antiguedad aging age",
    "ejercicio": "ejercicio year anio ano mes month periodo period",
    "forma": "forma metodo method terms medio condiciones condicion",
    "banco": "banco bank iban bic swift entidad clabe cbu",
    "web": "web url website link enlace",
    "provincia": "provincia region province departamento dpto county distrito",
    "vendedor": "vendedor agente salesperson delegacion sucursal oficina asesor gestor "
    "cobrador responsable",
    "tipo": "tipo type clase kind",
    "remesa": "mandato remesa pedido order po albaran contrato proyecto project "
    "asiento presupuesto lote poliza expediente",
    "cambio": "cambio exchange rate tasa tc",
    "usuario": "usuario user",
    "cantidad": "cantidad unidades qty quantity uds",
    "interes": "interes intereses comision mora late fee gastos",
    "banda": "paperless disputed disputa retraso",
    "rectificada": "rectificada rectificativa rectifica origen",
    "proveedor": "proveedor supplier vendor emisor",
    "alta": "alta baja creacion created modificacion updated",
}

CANONICAL: dict[str, str] = {
    form: word for word, forms in _WORDS.items() for form in forms.split()
}

STOPWORDS = words(
    "de del la el las los lo the of y o and or en para por a al to for s c su su "
    "fiscalmente preferido preferida preferred etc x d"
)

# A currency in a title is no part of the name: "Importe (USD)".
TITLE_CURRENCIES: dict[str, str] = {
    "eur": "EUR", "euro": "EUR", "euros": "EUR", "usd": "USD", "dolares": "USD",
    "mxn": "MXN", "cop": "COP", "clp": "CLP", "ars": "ARS", "pen": "PEN",
    "soles": "PEN", "gbp": "GBP", "uyu": "UYU", "pyg": "PYG", "crc": "CRC",
    "dop": "DOP", "gtq": "GTQ", "bob": "BOB", "hnl": "HNL", "nio": "NIO",
    "brl": "BRL", "chf": "CHF",
}  # fmt: skip

Rule = tuple[str, str, int]

# Fields of our own with no place in the contract: they explain a column away.
NET, TAX, SERIES, PAID_FLAG, CHARGES = "_net", "_tax", "_series", "_flag", "_charges"

_RULES: dict[str, str] = {
    "number": "num+factura 100, num+doc 100, num+folio 97, codigo+factura 92, "
    "ref+factura 90, folio 90, factura 88, serie+num 85, codigo+doc 82, doc 80, "
    "num 70, folio+fiscal 60, ref 55, codigo 40",
    "debtor_name": "nombre+cliente 100, nombre+social 98, nombre+fiscal 95, "
    "nombre+cuenta 92, nombre 88, cliente+social 95, cliente 80, nombre+comercial 75, "
    "contacto 55, nombre+contacto 50",
    "debtor_id": "codigo+cliente 100, num+cliente 98, cuenta+cliente 88, "
    "ref+cliente 75, codigo+cuenta 80, num+cuenta 62, cuenta 60, codigo 50, cliente 45",
    "tax_id": "taxid 100, codigo+fiscal 95, num+fiscal 95, iva+num 92, iva+codigo 92, "
    "identificacion+fiscal 92, doc+identificacion 90, identificacion 72, "
    "doc+cliente 60, fiscal 40, doc 30",
    "phone": "movil 100, movil+tel 100, tel 85, contacto+tel 85",
    "email": "email 100, electronico+direccion 90",
    "address": "direccion 90",
    "postcode": "postal+codigo 100, postal 90",
    "city": "ciudad 95",
    "country": "pais 95, pais+codigo 95",
    "issue_date": "fecha+emision 100, fecha+factura 98, fecha+doc 92, emision 85, "
    "fecha 70, fecha+contable 40, fecha+alta 20",
    "due_date": "vto+fecha 100, due+fecha 100, fecha+limite 95, vto 92, due 85, "
    "limite+pago 85, fecha+exigible 75, fecha+prevista 60",
    "amount": "importe+total 100, total+factura 100, importe+factura 98, total+doc 98, "
    "importe+original 96, importe+doc 95, importe+iva+con 97, total+iva+con 99, "
    "total 90, importe 85, total+pagar 80, importe+pagar 72, importe+bruto 70, "
    "importe+vto 70, base+pagar 75, cuota 55, principal 55, bruto 50, "
    "importe+due 50, precio 40",
    NET: "base 90, iva+sin 90, base+importe 92, base+total 92",
    "outstanding": "pend+importe 100, saldo+pend 98, pend+pago 98, saldo+due 96, "
    "pend 95, saldo 85, deuda 82, importe+due 80, pagar 60, deuda+importe 82",
    "paid": "cobrado+importe 100, cobrado+total 98, cobrado 92, pago+importe 80, "
    "pago+total 78, anticipo 60",
    "currency": "moneda 95, moneda+codigo 95",
    "concept": "concepto 95, nota 40",
    "status": "estado 90, estado+factura 95, estado+pago 95, estado+cobrado 95",
    "language": "idioma 95",
    TAX: "iva 60, iva+importe 70, iva+total 70, iva+cuota 80",
    SERIES: "serie 90, serie+factura 90",
}  # fmt: skip

ALLOWED: dict[str, frozenset[str]] = {
    field: frozenset(words.split())
    for field, words in {
        "number": "num factura doc serie folio ref codigo",
        "debtor_name": "nombre cliente social fiscal comercial factura cuenta contacto",
        "debtor_id": "codigo num cliente cuenta ref contable",
        "tax_id": "taxid num codigo fiscal cliente identificacion doc iva nombre",
        "phone": "movil tel num cliente contacto factura",
        "email": "email electronico cliente factura contacto direccion",
        "address": "direccion fiscal cliente factura social",
        "postcode": "postal codigo cliente fiscal",
        "city": "ciudad cliente fiscal",
        "country": "pais codigo cliente nombre fiscal",
        "issue_date": "fecha emision factura doc",
        "due_date": "fecha vto due limite pago factura doc exigible prevista base "
        "deuda actual original",
        "amount": "importe total factura doc con iva bruto original pagar vto "
        "moneda actual",
        NET: "base sin iva importe total factura doc",
        "outstanding": "pend importe saldo deuda total factura doc pago due actual "
        "pagar con iva",
        "paid": "cobrado importe total pago factura anticipo cuenta fecha",
        "currency": "moneda codigo factura doc",
        "concept": "concepto factura doc nota",
        "status": "estado factura doc pago cobrado",
        "language": "idioma codigo cliente",
        TAX: "iva importe total cuota pct",
        SERIES: "serie factura doc",
    }.items()
}


def _rules() -> tuple[Rule, ...]:
    rules: list[Rule] = []
    for field, text in _RULES.items():
        for entry in text.split(","):
            words, weight = entry.split()
            rules.append((field, words, int(weight)))
    return tuple(rules)


RULES: tuple[tuple[str, frozenset[str], int], ...] = tuple(
    (field, frozenset(words.split("+")), weight) for field, words, weight in _rules()
)
