"""The words before a field on a receipt, and how telling each of them is.

All patterns meet plain text: lower case, without accents. They follow the wording of
the banks' and wallets' own receipts as their public help pages show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label that ends at `end`; `long` where its value may hold spaces."""

    score: float
    end: int
    long: bool = False


_Scored = Sequence[tuple[float, re.Pattern[str]]]


def _scored(*pairs: tuple[float, str]) -> _Scored:
    return tuple((score, re.compile(pattern)) for score, pattern in pairs)


# What stands before sums that are not what was paid; such a sum does not count.
_NOT_PAID = re.compile(
    r"saldo|disponible|comision|\biva\b|impuesto|\btasa\b|limite|cuota(?!\s+pagada)"
    r"|descuento|cargo\s+por|costo|gmf|4x1000|vuelto|cambio|anterior|restante"
    r"|\bcuenta\b|\bcbu\b|\bcvu\b|clabe|\biban\b|referencia|operacion|folio|rastreo"
    r"|telefono|celular|tarjeta|\bcuit\b|\bcuil\b|\bdni\b|\brut\b|\bruc\b|\bnit\b"
    r"|\bcus\b|autorizacion|\bhora\b|\bfecha\b|convenio|codigo|sucursal|terminal"
    r"|\bcaja\b|numero|comprobante|\bnro\b|ticket|transaccion(?!\s*:?\s*$)"
)
_PAID = _scored(
    (
        0.95,
        (
            r"(?:importe|monto|valor|cantidad|suma)(?:\s+(?:total|neto))?\s+"
            r"(?:de\s+(?:la\s+)?)?(?:transferid[oa]|pagad[oa]|enviad[oa]|transferencia"
            r"|pago|operacion|envio|deposit(?:o|ado)|recibido|abonado|debitado"
            r"|transaccion|ordenad[oa])"
        ),
    ),
    (0.95, r"(?:yapeaste|plineaste|enviaste|pagaste|transferiste|depositaste)"),
    (0.93, r"\b(?:importe|monto|cantidad|valor)\b"),
    (0.93, r"(?:se\s+)?(?:realizo|hizo|hiciste)\s+(?:un|una)\s+(?:pago|transferencia)"),
    (
        0.9,
        r"\bcuanto\b|\b(?:pago|abono|deposito|transferencia|bizum)\s*(?:de|por)\s*:?\s*$",
    ),
    (0.88, r"total\s+(?:pagado|abonado|transferido|enviado)|pagado|enviado"),
    (0.85, r"\btotal\b|\bimporte\s+total\b"),
    (0.8, r"\b(?<!mercado )(?:pago(?! facil)|abono|deposito|efectivo)\b"),
)
_OPERATION_SUM = re.compile(r"(?:importe|monto|valor)\b[^0-9]*$")


def amount_label(before: str, *, whole: bool = False) -> float | None:
    """How telling the words before a sum are; 0 rules it out, None where none speaks.

    `whole` takes a line that stands above the sum: it must be a label and no more.
    """
    if whole and (len(before) > 45 or re.search(r"[0-9]{3}", before)):
        return None
    last = before[-60:]
    if _NOT_PAID.search(last) and not _OPERATION_SUM.search(last):
        return 0.0 if not whole else None
    return next((score for score, p in _PAID if p.search(last)), None)


_OTHER_DAY = re.compile(
    r"venc|valid|hasta|proxim|limite|nacim|emision\s+de\s+la\s+factura|desde|expira"
    r"|periodo|programad|corte"
)
_DAY = _scored(
    (
        1.0,
        (
            r"fecha(?:\s+y\s+hora)?\s+(?:de\s+)?(?:la\s+)?(?:operacion|pago"
            r"|transferencia|transaccion|movimiento|aplicacion|ejecucion|envio|orden)"
        ),
    ),
    (0.9, r"fecha\s+(?:valor|contable|efectiva|liquidacion)"),
    (0.97, r"\bfecha\b|\bdia\b|\brealizad[oa]\b|\bel\b\s*$"),
)


def day_label(before: str, *, whole: bool = False) -> float | None:
    """How telling the words before a day are; None where none speaks of it."""
    if whole and len(before) > 40:
        return None
    if _OTHER_DAY.search(before[-40:]):
        return 0.2
    return next((score for score, p in _DAY if p.search(before[-40:])), None)


_NUMBER = r"(?:n[uo]mer[o0]|nro|num|n[o°ºª*]|n|#)[.:°º]*\s*"
_REFERENCES = (
    (0.97, True, r"clave\s+de\s+rastreo"),
    (0.95, False, rf"{_NUMBER}(?:de\s+(?:la\s+)?)?operaci[o0]n"),
    (
        0.93,
        False,
        r"(?:codigo|[il1]d)\s+(?:de\s+)?(?:la\s+)?(?:operacion|transaccion|transferencia)",
    ),
    (0.93, False, rf"{_NUMBER}(?:de\s+(?:la\s+)?)?(?:transaccion|transferencia)"),
    (0.92, False, r"\bc+u+s+\b|codigo\s+(?:unico|cus)"),
    (0.92, False, rf"comprobante\s*(?:{_NUMBER})?|{_NUMBER}(?:de\s+)?comprobante"),
    (0.9, False, rf"(?:{_NUMBER})?(?:de\s+)?(?:autorizacion|aprobacion)"),
    (0.88, False, r"\boperacion\b|\btransaccion\b|\blocalizador\b|coelsa\s+id"),
    (0.87, False, rf"(?:{_NUMBER})?(?:de\s+)?(?:fol[i1lt]o|ticket\w?|control)"),
    (0.86, False, rf"(?:{_NUMBER})?(?:de\s+)?referencia"),
)
_LABELS = tuple(
    (score, long, re.compile(rf"(?<![a-z]){pattern}(?![a-z])"))
    for score, long, pattern in _REFERENCES
)
# What may follow a label before its value: "Referencia de la operación (SPEI) no.: ".
_FILL = re.compile(
    r"^(?:[\s:.\-#()°º]|\b(?:de|del|la|el|no|nro|num|numero|operacion|interbancaria|spei"
    r"|bancaria|internet|movil|cus|pago)\b)*",
    re.IGNORECASE,
)
# A letter O beside a digit: in codes a zero is far more frequent.
_ZERO = re.compile(r"(?<=\d)[Oo]+|[Oo]+(?=\d)")
_VALUE = re.compile(r"[A-Za-z0-9]+(?:[\-/_.][A-Za-z0-9]+)*")


def reference_labels(line: str) -> Iterator[Label]:
    """The labels of references in a plain line."""
    for score, long, pattern in _LABELS:
        match = pattern.search(line)
        if match is not None:
            yield Label(score=score, end=match.end(), long=long)


def reference_in(text: str, *, whole: bool, alone: bool = False) -> str:
    """The reference that begins a text; empty where none does.

    `whole` takes the pieces together, `alone` asks that nothing else stand there. It
    has four characters or more, three of them digits, and is no day, hour or sum.
    """
    rest = text[_filled(text) :].strip()
    if not rest or (alone and len(rest.split()) > (4 if whole else 2)):
        return ""
    if whole:
        rest = re.sub(r"[^A-Za-z0-9]+", "", rest)
    match = _VALUE.match(rest)
    if match is None:
        return ""
    value = match[0]
    following = rest[match.end() :]
    if re.fullmatch(r"\d{1,4}", value):  # printed in groups: 0049 1234 5678
        groups = re.match(r"(?:\s\d{2,6}){1,6}(?=\s|$)", following)
        value += re.sub(r"\s", "", groups[0]) if groups else ""
    value = _ZERO.sub(lambda found: "0" * len(found[0]), value)
    digits = sum(char.isdigit() for char in value)
    if len(value) < 4 or digits < 3 or _is_other(value, following):
        return ""
    return value


def _filled(text: str) -> int:
    match = _FILL.match(text)
    return match.end() if match else 0


def _is_other(value: str, following: str) -> bool:
    """Whether it is a day, an hour, or a sum with cents."""
    day = re.fullmatch(r"\d{1,4}[\-/.]\d{1,2}[\-/.]\d{2,4}", value)
    cents = re.match(r",\d{2}\b", following)
    return bool(day or cents or following.startswith(":"))


_PAYEE = tuple(
    (score, re.compile(rf"(?:^|[\s:]){pattern}(?![a-z])"))
    for score, pattern in (
        (0.95, r"(?:nombre\s+(?:del?\s+)?)?(?:beneficiari[oa]|destinatari[oa])"),
        (0.93, r"(?:a\s+(?:nombre|favor)\s+de|pagado\s+a|pagaste\s+a|enviado\s+a)"),
        (0.93, r"(?:transferiste\s+a|le\s+enviaste\s+a|yapeaste\s+a)"),
        (0.92, r"nombre\s+(?:del\s+)?(?:receptor|destino)"),
        (0.92, r"titular\s+(?:de\s+)?destino"),
        (0.9, r"(?:comercio|convenio|empresa|razon\s+social|servicio|establecimiento)"),
        (0.85, r"(?:para|destino)"),
    )
)  # fmt: skip
_NO_NAME = re.compile(
    r"cuenta|banco|\bcbu\b|\bcvu\b|clabe|\biban\b|\bcuit\b|importe|monto|fecha|hora"
    r"|numero|concepto|entidad|tipo|correo|telefono|celular|alias|operacion"
)


def payee_label(line: str) -> Label | None:
    """The label of whom was paid, at the beginning of a plain line."""
    for score, pattern in _PAYEE:
        match = pattern.search(line[:60])
        if match is not None and match.start() <= 3:
            return Label(score=score, end=match.end())
    return None


def payee_in(text: str) -> str:
    """The name that a text is; empty where it is a number or another label."""
    name = text.strip().lstrip(":.-*•| ").split("  ")[0][:80].strip(" :-*•|>»")
    low = name.lower()
    letters = sum(char.isalpha() for char in name)
    digits = sum(char.isdigit() for char in name)
    if letters < 3 or digits > 3 or _NO_NAME.search(low):
        return ""
    return name
