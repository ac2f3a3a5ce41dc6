"""Words that tell what the number beside them is."""

from __future__ import annotations

import re
from enum import StrEnum

from recobro.understanding.privacy.spans import Kind


class Cue(StrEnum):
    """How much a word beside a number says about it."""

    IDENTITY = "identity"  # a document or account: few digits suffice
    LOOSE = "loose"  # a phone, card or account in passing
    SECRET = "secret"  # noqa: S105 - a kind of cue: a code, or a number's last digits
    INVOICE = "invoice"  # a bill's number, which carries meaning


_IDENTITY = (
    r"d\.? ?n\.? ?i\b\.?|n\.?i\.?[ef]\b\.?|c\.?i\.?f\b\.?|c\.?u\.?r\.?p\b\.?"
    r"|r\.?f\.?c\b\.?|r\.?u\.?[tnc]\b\.?|c\.?u\.?i\.?[tl]\b\.?|cedula\b|c\.c\.|cc\b"
    r"|ced\b\.?|c\.?i\b\.?(?= ?:)|nit\b|c\.?p\.?f\b\.?|cnpj\b|ssn\b|social security\b"
    r"|pasaporte\b|passport\b|documento\b|doc\b\.?|identificacion\b|identidad\b"
    r"|carnet\b|seguridad social\b|nss\b|ine\b|iban\b|clabe\b|cbu\b|cvu\b|cci\b|alias\b"
)
_LOOSE = (
    r"tel(?:efono)?s?\b\.?|telf\b\.?|tlf\b\.?|tfno\b\.?|cel(?:ular)?\b\.?|movil\b"
    r"|fono\b|fijo\b|whats?app\b|wsp\b|wasap\b|phone\b|mobile\b|llam\w*|marc[ao]\w*"
    r"|numero\b|nro\b\.?|num\b\.?|tarjetas?\b|tarj\b\.?|visa\b|mastercard\b|card\b"
    r"|cuentas?\b|cta\b\.?|account\b|cliente\b|socio\b|afiliad[oa]\b|contact\w*"
    r"|postal\b|c\.?p\b\.?|zip\b"
)
_BEFORE_A_CODE = (
    r"cvv2?\b|cvc\b|pin\b|clave\b|contrasena\b|password\b|otp\b|token\b|nip\b"
    r"|codigo(?: de (?:seguridad|verificacion|acceso))?\b"
    r"|termina(?:da|do|cion|n)?(?: en| con)?\b|acaba(?:da|do|n)?(?: en| con)?\b"
    r"|ultim[oa]s (?:tres|cuatro|3|4|digitos|numeros|cifras)"
    r"(?: (?:digitos|numeros|cifras|letras))?"
)
_INVOICE = (
    r"facturas?\b|fact\b\.?|fra\b\.?|recibos?\b|boletas?\b|folios?\b|pedidos?\b"
    r"|orden(?:es)?\b|contratos?\b|polizas?\b|expedientes?\b|referencias?\b|ref\b\.?"
    r"|comprobantes?\b|tickets?\b|albaran(?:es)?\b|operacion(?:es)?\b|invoices?\b"
    r"|reclamos?\b|solicitud\b|caso\b|radicado\b|suministro\b|gestion\b"
    r"|autorizacion\b|prestamos?\b|creditos?\b|guia\b|remision\b"
    r"|nota de (?:venta|credito)\b"
)
_CUES = re.compile(
    rf"(?<![a-z0-9])(?:(?P<identity>{_IDENTITY})|(?P<secret>{_BEFORE_A_CODE})"
    rf"|(?P<invoice>{_INVOICE})|(?P<loose>{_LOOSE}))"
)
# What may stand between the word and its number: no digit, no end of a sentence.
_BETWEEN = re.compile(r"[^0-9;!?\n]*\n?[^0-9;!?\n]{0,3}")
_ENDS = re.compile(r"[.!?] |,")
# "para una factura de 1500": what comes after "de" is its sum and not its number.
_OF_ITS_SUM = re.compile(
    r"^ ?(?:de|por|son|es de|fue de|era de|x|vale|asciende)\b(?! (?:numero|n[oº]))"
)
_ONLY_NUMBER = re.compile(r"[ .:]{0,2}(?:con )?(?:numero|nro|num|n[oº])[^a-z0-9]{0,4}")
_REACH = 42
_REACH_OF_INVOICE = 22
_AFTER = re.compile(
    rf"^[ ,:(-]{{0,3}}(?:es|seria|era|son|ese es|este es|that is|is)?[ ,]{{0,2}}"
    rf"(?:mi|el|su|la|del|my|de mi)? ?(?:numero de |nro de |n[oº] de )?"
    rf"(?:(?P<identity>{_IDENTITY})|(?P<loose>tel(?:efono)?\b|cel(?:ular)?\b|movil\b"
    rf"|tarjeta\b|cuenta\b|numero\b))"
)
_PAY_VERBS = (
    r"pag(?:o|a|ar|ue|are|aria|amos|aba)|abon\w*|deposit\w*|transf\w*|debo|adeudo|doy"
    r"|dar|ofrezco|cobr\w*|ingres\w*|liquid\w*|puedo|giro|consign\w*|monto|saldo"
    r"|importe|cuotas?"
)
_PAY_WORDS = (
    r"pag\w*|deb(?:e|es|emos|ia|ian|en)|adeud\w*|di|total|suma|son|valor|cantidad"
    r"|tengo|tenia|quedan?|sobran?|entre|hasta|unos|unas|sueldo|gano|gire|mand\w*"
    r"|envi\w*|entreg\w*|aport\w*|vale|cuesta|deuda|pay|paid|owe|maximo|minimo"
)
_TO_THE_NUMBER = r")\b[^0-9,.;!?\n]{0,18}$"
PAYING = re.compile(rf"(?<![a-z])(?:{_PAY_VERBS}|{_PAY_WORDS}{_TO_THE_NUMBER}")
# After "mi dni" or "los últimos dígitos", "son" tells nothing of money.
SURELY_PAYING = re.compile(rf"(?<![a-z])(?:{_PAY_VERBS}{_TO_THE_NUMBER}")

_KIND_OF: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"^d\.? ?n", Kind.DNI), (r"^n\.?i\.?e", Kind.NIE), (r"^n\.?i\.?f", Kind.DNI),
        (r"^c\.?i\.?f", Kind.CIF), (r"^c\.?u\.?r", Kind.CURP),
        (r"^r\.?f\.?c", Kind.RFC), (r"^r\.?u\.?[tn]", Kind.RUT),
        (r"^r\.?u\.?c", Kind.RUC), (r"^c\.?u\.?i\.?[tl]", Kind.CUIT),
        (r"^(?:ced|c\.?c)", Kind.CEDULA), (r"^nit", Kind.NIT),
        (r"^c\.?p\.?f", Kind.CPF), (r"^cnpj", Kind.CNPJ), (r"^ssn", Kind.SSN),
        (r"^iban", Kind.IBAN), (r"^clabe", Kind.CLABE), (r"^c[bv]u", Kind.CBU),
        (r"^cci", Kind.CCI),
        (r"^(?:tel|tlf|tfno|cel|movil|fono|fijo|wh?a|wsp|phone|mobile|llam|marc)",
         Kind.PHONE),
        (r"^(?:tarj|visa|master|card)", Kind.CARD),
        (r"^(?:cuenta|cta|account|alias)", Kind.ACCOUNT),
        (r"^(?:postal|c\.?p|zip)", Kind.ADDRESS),
        (r"^(?:pasap|passp|docu|doc|ident|carnet|segur|nss|ine|c\.?i)", Kind.DOCUMENT),
    )
)  # fmt: skip


def cue_before(text: str, start: int) -> tuple[Cue, str] | None:
    """The nearest telling word before a number, if it can speak of that number."""
    window = text[max(0, start - _REACH) : start]
    found = tuple(_CUES.finditer(window))
    if not found:
        return None
    last = found[-1]
    # "factura número 12" speaks of a bill: the bare word tells nothing by itself.
    if len(found) > 1 and _ONLY_NUMBER.fullmatch(window[found[-2].end() :]):
        last = found[-2]
    cue = Cue(str(last.lastgroup))
    between = window[last.end() :]
    if not _BETWEEN.fullmatch(between):
        return None
    if cue is Cue.INVOICE and (
        len(between) > _REACH_OF_INVOICE
        or _ENDS.search(between)
        or _OF_ITS_SUM.match(between)
    ):
        return None
    if cue is Cue.LOOSE and _ENDS.search(between.strip(" ,")):
        return None
    return cue, last.group()


def cue_after(text: str, end: int) -> tuple[Cue, str] | None:
    """A telling word right after a number: "12345678 es mi documento"."""
    found = _AFTER.match(text[end : end + _REACH])
    if found is None:
        return None
    return Cue(str(found.lastgroup)), found.group(str(found.lastgroup))


def kind_of_cue(word: str) -> Kind | None:
    """What a telling word calls its number."""
    return next((kind for pattern, kind in _KIND_OF if pattern.match(word)), None)
