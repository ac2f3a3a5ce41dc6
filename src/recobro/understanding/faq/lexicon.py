"""Words that say the same, words that say nothing, and spellings of the chat.

All folded: lower case, without accents. The left side of a table is the one word that
stands in the search for all those on its right.
"""

from __future__ import annotations

from collections.abc import Mapping


def _by_word(groups: Mapping[str, str]) -> dict[str, str]:
    return {word: one for one, words in groups.items() for word in words.split()}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SPELLINGS: Mapping[str, str] = _by_word({
    "que": "q k ke",
    "por que": "xq pq porq porque",
    "por": "x",
    "de": "d",
    "tambien": "tb",
    "para": "pa",
    "donde": "dnd",
    "cuando": "qndo cdo",
    "whatsapp": "wsp wasap guasap wpp whats",
    "numero": "nro num",
    "telefono": "tlf telf cel fono",
    "transferencia": "trasferencia tranferencia",
    "fin de semana": "finde",
    "aqui": "aki",
})  # fmt: skip

# Whole phrases first: what they mean is lost word by word.
PHRASES_ES: Mapping[str, tuple[str, ...]] = {
    "baja": (r"d(?:a|o|e|ar|arme|ado|oy|i)(?:me)? (?:la )?de baja",),
    "horario": (
        r"(?:a|hasta|desde) que horas?|que dias?|fines? de semana|que horarios?",
        r"(?:los )?(?:sabados?|domingos?|lunes|festivos?|feriados?)",
    ),
    "cuentabancaria": (r"(?:codigo|numero) de cuenta",),
    "pazysalvo": (
        r"paz y salvo|libre (?:de )?deudas?|no adeudos?|deuda cero",
        r"estar? al (?:dia|corriente)|estoy al (?:dia|corriente)",
        r"no debo nada|no deber nada|no tengo deudas?",
    ),
    "duplicado": (
        r"dos veces|dos pagos|doble|duplicad[oa]s?|por duplicado|de mas|repetid[oa]s?",
    ),
    "domiciliacion": (
        r"(?:debito|cargo|cobro|pago) automatic[oa]|domicilia(?:r|do|cion)\w*",
        r"domicilio (?:mis?|l[oa]s?|el) (?=(?:recibo|factura|boleta|pago|cuota))",
        r"descuent\w+ (?:sol[oa]s?|automatic\w+|de (?:la|mi) (?:cuenta|tarjeta))",
        r"cobr\w+ sol[oa]s?",
    ),
    "extranjero": (
        r"otr[oa] (?:pais|estado)|el extranjero|fuera del pais|el exterior",
        r"otros? paises?",
    ),
    "tercero": (r"otr[oa] (?:persona|titular)|un(?:a)? (?:familiar|tercer[oa])",),
    "mudanza": (
        r"(?:otr[oa]|nuev[oa]) (?:casa|domicilio|direccion|piso|departamento|vivienda)",
    ),
    "procedencia": (
        r"de donde (?:sac|tien|consig|obtuv)\w*|como (?:consig|obtuv|tien)\w+",
        r"quien (?:le|les|os) (?:dio|paso|facilito)",
    ),
}

SYNONYMS_ES: Mapping[str, str] = _by_word({
    "dinero": "plata lana pasta guita",
    "efectivo": "billete billetes contado metalico",
    "pagar": "abonar",
    "pago": (
        "abono abone pagado pague pagando pagar pagarle pagarlo pagarla pagan paga "
        "paguen pagos deposito deposite depositar consignar consigne consignacion "
        "transferencia transferir transferi transfiero giro liquidar liquide"
    ),
    "factura": "boleta recibo recibos boletas facturas",
    "comprobante": "voucher justificante constancia captura pantallazo soporte",
    "devolver": (
        "reembolso reembolsar reembolsan devolucion devuelven devuelvo devuelvan "
        "regresan reintegro reintegran retornar devuelvenme"
    ),
    "sede": "oficina oficinas sucursal sucursales local locales tienda tiendas agencia",
    "direccion": "ubicados ubicacion ubicada calle",
    "horario": (
        "abren abrir abierto abiertos cierran atienden atencion atendeis abris "
        "cerrais horarios trabajan sabado"
    ),
    "aparcamiento": (
        "estacionamiento parking parqueadero parqueo cochera aparcar estacionar "
        "parquear estaciono"
    ),
    "coche": "carro auto",
    "baja": (
        "anular rescindir desafiliarme desafiliar desuscribirme darme anulo rescindo"
    ),
    "permanencia": "clausula penalizacion penalidad",
    "reactivar": (
        "reactivan reactiva reconectar reconectan reconexion reponen reponer "
        "restablecen reanudan activan habilitan"
    ),
    "activar": "activo",
    "titular": "contratante titularidad",
    "mudanza": "mudo mudarme traslado trasladar trasladarme trasladan mude mudar",
    "domicilio": "vivienda",
    "contrasena": "clave password pin",
    "telefono": "contacto celular movil",
    "procedencia": "obtuvieron sacaron sacaste",
    "acceso": "entrar acceder entro",
    "garantia": "cubre cubren cubierto",
    "certificado": "papel carta",
    "producto": "articulo equipo aparato compra comprado compre",
    "dia": "fecha",
    "cambiar": "mover modificar modifico corregir cambio cambian",
    "averia": "rompio roto falla estropeo estropea averias",
    "pagina": "web sitio app aplicacion",
    "enlace": "link liga url",
    "seguro": (
        "estafa fraude confiable confiar fiable fiarme phishing segura verdadero timo"
    ),
    "tercero": (
        "mama papa madre padre esposo esposa marido mujer hijo hija hermano hermana "
        "familiar tercera terceros"
    ),
    "tardar": "tarda tardan demora demoran tardara",
    "reflejar": (
        "reflejarse refleja reflejado aparece aparecer acredita acreditarse acreditan "
        "registrado registra impacta verse procesan procesa"
    ),
})  # fmt: skip

# The same word, another thing: «cancelar» is to pay in most of America.
_PAYS = ("AR BO CL CO CR EC GT HN NI PA PE PY SV UY VE", "pago")
_ENDS = ("CU DO ES MX", "baja")
BY_COUNTRY: Mapping[str, Mapping[str, str]] = {
    country: dict.fromkeys(("cancelar", "cancele", "cancelo"), meaning)
    for countries, meaning in (_PAYS, _ENDS)
    for country in countries.split()
}

SYNONYMS_EN: Mapping[str, str] = _by_word({
    "office": "shop store branch",
    "schedule": "hours open opening close weekend saturday sunday",
    "bill": "invoice",
    "proof": "receipt",
    "unsubscribe": "cancel",
    "return": "refund",
    "password": "pin",
    "pay": "paid payment payments",
    "cash": "notes",
    "safe": "scam secure fraud",
})  # fmt: skip

# What nearly every question says: nothing of what it is about.
STOP_ES = _words(
    """
    amigo amiga alguien joven licenciado licenciada jefe caballero don dona saludo
    saludos queda quedan encuentran
    a acepta aceptan acordaba acuerdo adjuntar adjunto ahi ahora al algo algun
    alguna alla ante antes aqui asi aun aunque bien buen buena buenas buenos cada
    como con consulta conviene cosa creo cual cuales cuando cuanto cuenta cuentan
    cuenten dame dan dar de deja dejan dejar del den desea deseo dice dicen digame
    dime disculpa disculpe documento documentos donde dos duda dura duran e el ella
    ellos en entonces envian enviar envio equivocacion era error es esa ese eso esta
    estan estar este esto estoy existe existen existia favor forma fue funciona
    funcionan gracias gustaria ha hablar habra hace hacen hacer hagan hago han hare
    haria has hasta hay haya he hice hola hoy igual importa ir ire irme irse la las
    le les llevar llevo lo los luego mandan mandar mando manera mas me mi mira mire
    mis misma mismo momento muy nada necesita necesitan necesito ni no noches nos
    nosotros o os otra otro oye para parece pasa pasame pasan pasar pasas paso pasos
    pedir perdon perdone permite permiten pero piden pido plis podeis poder podria
    podrian ponen poner pongo por porfa porfavor posible prefiero pregunta preguntar
    proceso propia propio propios pude puede pueden puedo pues que querer queria
    querria quien quiere quiero quisiera recibe reciben requisitos sabe saben saber
    sacar saco se sea senor senora senorita ser sera seran seria si sido siempre
    sigo sigue siguiente sin sirve sitio sobre sois solamente solo son soy su sus
    tal tambien tardes te teneis tener tenga tengo ti tiempo tiene tienen toca todo
    todos tramite tu tus un una unas uno unos usted ustedes va vale vamos van veces
    veo ver verdad vez vosotros voy y ya yendo yo
    """
)
STOP_EN = _words(
    """
    a about all am an and any are as at be but by can could do does for from get
    have hello hi how i if in is it its just know like me my need not of on or our
    please so some tell thank thanks that the their them there they this to want was
    we what when where which who will with would you your
    """
)
