"""Methods, channels, times, addresses and invoice numbers that a message names."""

from __future__ import annotations

import re

_METHODS: tuple[tuple[str, str], ...] = (
    ("bizum", r"\bbizum"),
    ("store", (r"\b(?:oxxo|efecty|pago ?facil|rapipago|baloto|7-?eleven|pagoefectivo"
     r"|paga ?todo|tambo"
     r"|kasnet|western union|farmacia|servipag|caja vecina|susuerte"
     r"|gana\b|corresponsal|su ?red)")),
    ("wallet", (r"\b(?:yap[eo]\w*|plin\w*|nequi|daviplata"
     r"|mercado ?pago|modo\b|uala|paypal"
     r"|mach\b|tenpo|tunki|dinero movil|movii|bitcoin|codi\b|cuenta dni)")),
    ("direct_debit", (r"\b(?:domicili\w+|debito automatico"
     r"|pago automatico|recibo bancario"
     r"|cargo automatico|pac\b|pat\b|me lo cobraron en la cuenta|cobraron en (?:la|mi) "
     r"cuenta)")),
    ("check", r"\bcheques?\b"),
    ("transfer", r"\b(?:transf\w+|spei\b|pse\b|cbu\b|clabe\b|iban\b)"),
    ("card", r"\b(?:tarjeta|visa|mastercard|webpay|tarjetas de (?:credito|debito))\b"),
    ("cash", r"\b(?:efectivo|en mano|contado en caja|ventanilla|cash)\b"),
)  # fmt: skip

_CHANNELS: tuple[tuple[str, str], ...] = (
    ("email", r"\b(?:correo|email|e-mail|mail)\b|@"),
    ("sms", r"\b(?:sms|mensaje de texto)\b"),
    ("whatsapp", r"\bwhatsapp\b"),
    ("letter", r"\b(?:carta|domicilio|correo postal)\b"),
    ("voice", r"\b(?:llamada|por telefono|llam\w+)\b"),
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w-])\+?\d[\d ().-]{6,16}\d(?![\w-])")
_CODE = r"[A-Za-z]{0,5}[-/]?\d[\w]*(?:[-/]\w+)*"
_INVOICE = re.compile(
    rf"\b(?:factura|recibo|contrato|boleta|folio|pedido|albar[aá]n|cr[eé]dito"
    rf"|expediente"
    rf"|p[oó]liza)\s*(?:n[úu]mero|nro\.?|n[º°o]\.?|no\.|num\.?|#"
    rf"|:)?\s*(?P<code>{_CODE})"
    r"(?![%\d])",
    re.IGNORECASE,
)
_BARE_INVOICE = re.compile(r"\b(?P<code>[A-Z]{1,4}\d{0,4}-\d{2,})\b")
_CLOCK = re.compile(
    r"\b(?:a|desde|tipo|sobre|hacia|despues de|a partir de|como a) las? (?P<h>\d{1,2})"
    r"(?:[:.h ]?(?P<m>\d{2}))?(?P<half> y media)?(?P<quarter> y cuarto)?"
    r" ?(?:hs?|hrs|horas)?\b ?(?P<part>(?:de|en|por) la (?:manana|tarde|noche)|am|pm"
    r"|p\.m\.?"
    r"|a\.m\.?)?"
)
_PARTS: tuple[tuple[str, str], ...] = (
    ("morning", r"\b(?:por|en|de|a) la manana\b|\btemprano\b|\bmediodia\b"),
    ("afternoon", r"\b(?:por|en|de|a) la tarde\b|\besta tarde\b|\ben la tardecita"),
    ("evening", r"\b(?:por|en|de|a) la noche\b|\besta noche\b|\bnochecita"),
)


def method(folded: str) -> str | None:
    """The means of payment named."""
    return next((name for name, p in _METHODS if re.search(p, folded)), None)


def channel(folded: str) -> str | None:
    """The channel asked for; what is refused before "mejor" does not count."""
    wanted = re.split(r"\bmejor\b|\bprefiero\b", folded)[-1] or folded
    found = next((n for n, p in _CHANNELS if re.search(p, wanted)), None)
    if found or wanted is folded:
        return found
    return next((n for n, p in _CHANNELS if re.search(p, folded)), None)


def email(text: str) -> str | None:
    """An e-mail address given."""
    m = _EMAIL.search(text)
    return m[0].rstrip(".") if m else None


def phone(text: str) -> str | None:
    """A phone number given, as digits with a leading plus where it was written."""
    for m in _PHONE.finditer(_EMAIL.sub(" ", text)):
        digits = re.sub(r"\D", "", m[0])
        if 8 <= len(digits) <= 15:
            return ("+" if m[0].startswith("+") else "") + digits
    return None


def invoice(text: str) -> str | None:
    """The number of an invoice or contract, as written."""
    for m in _INVOICE.finditer(text):
        if not re.fullmatch(r"\d{1,2}", m["code"]):
            return m["code"]
    bare = _BARE_INVOICE.search(text)
    return bare["code"] if bare else None


def time_of_day(folded: str) -> str | None:
    """`HH:MM`, or the part of the day."""
    m = _CLOCK.search(folded)
    if m and int(m["h"]) < 24:
        hour = int(m["h"])
        minute = int(m["m"] or 0) + (30 if m["half"] else 15 if m["quarter"] else 0)
        part = m["part"] or ""
        late = "tarde" in part or "noche" in part or part.startswith("p")
        # Nobody asks for a call at four in the morning: 1 to 7 o'clock is afternoon.
        unsaid = not part and not m["m"] and 1 <= hour <= 7
        if hour < 12 and (late or unsaid):
            hour += 12
        return f"{hour:02d}:{min(minute, 59):02d}"
    return next((name for name, p in _PARTS if re.search(p, folded)), None)
