"""Numbers of invoices, contracts and orders, in the forms that systems give them."""

from __future__ import annotations

import re

_PAPER = (
    r"facturas?|fact\.?|fras?\.?|fac\.?|ftra\.?|recibos?|contratos?|boletas?|folios?"
    r"|pedidos?|[oó]rden(?: de compra)?|albar[aá]n(?:es)?|cr[eé]ditos?|pr[eé]stamos?"
    r"|expedientes?|p[oó]lizas?|cfdi|remisi[oó]n|nota de (?:venta|d[eé]bito|cargo)"
    r"|comprobante(?: de pago)?|cuenta de cobro|documento|invoice|contract|bill|order"
    r"|suscripci[oó]n|liquidaci[oó]n|obligaci[oó]n"
)
_MARK = (
    r"(?:n[úu]mero|nro\.?|n[º°o]\.?|n\.[º°o]|no\.|n[úu]m\.?|numer|#|:|n°|number|no"
    r"|nr\.?)"
)
_LINK = (
    rf"(?:\s*(?:con |de |el |la |es |es la |es el |,)?\s*(?:{_MARK})\s*(?:es |de )?)"
)
_CODE = r"[A-Za-z]{0,6}[-/]?[0-9][0-9A-Za-z]*(?:[-/.][0-9A-Za-z]+)*"
_NAMED = re.compile(
    rf"(?<![A-Za-z])(?P<paper>{_PAPER})(?: electr[oó]nicas?| fiscal(?:es)?"
    r"| simplificadas?| de venta| serie)?"
    rf"(?P<link>{_LINK}{{1,2}}|\s+(?:la |el |es la |es el "
    rf"|es )?)"
    rf"(?P<code>{_CODE})(?![%0-9])",
    re.IGNORECASE,
)
# Forms that are nothing else: F-2026-00123, FAC001-00012345, 2026/0457, 0001-00012345.
_BARE = re.compile(
    r"(?<![A-Za-z0-9/.@-])(?P<code>(?!S/)[A-Z]{1,6}[0-9]{0,4}[-/][0-9]{2,}(?:[-/][0-9]{1,})*"
    r"|[A-Z]{2,6}-[0-9A-Z]*[0-9](?:[-/][0-9]{1,})*"
    r"|20[0-9]{2}/[0-9]{3,}|[0-9]{4,5}-[0-9]{8}|[0-9]{3}-[0-9]{3}-[0-9]{9})"
    r"(?![0-9A-Za-z/]|-[0-9])"
)
# "pago la 4512": an invoice by its number alone.
_ALONE = re.compile(
    r"\b(?:pag\w+|cancel\w+|abon\w+|debo|liquid\w+|esa es|y) la (?P<code>[0-9]{3,10})\b"
    r"(?![.,/-][0-9])",
    re.IGNORECASE,
)
_A_SUM = re.compile(
    r"\s?(?:[%€$]|por ?ciento|euros?\b|eur\b|pesos?\b|soles\b|lucas?\b|palos?\b|mil\b"
    r"|millon|d[oó]lares|usd\b|varos\b|cuotas|pagos|meses|d[ií]as|a[nñ]os|al mes|veces"
    r"|quincenas|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre"
    r"|octubre|noviembre|diciembre)|[.,][0-9])",
    re.IGNORECASE,
)
_DATE = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}(?:[-/.](?:20)?[0-9]{2})?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_IDENTITY = re.compile(
    r"(?:RUT|DNI|NIE|NIF|CIF|RUC|CUIT|CUIL|NIT|RFC|CURP|CC|CI|IBAN|CBU|CVU|CLABE|IVA"
    r"|COVID"
    r"|SARS)[-/ ]?[0-9]"
)


# The number of a case before a court is no invoice's.
_COURT = re.compile(
    r"\b(?:rol|causa|rit|autos?|juzgado|sumario|expediente|exp\.?|sentencia|ley)"
    r"(?: n\S{0,3})? $",
    re.IGNORECASE,
)
_BEFORE_COURT = re.compile(
    r"\b(?:abogad\w+|juzgad\w+|juicio|concurs\w+|demand\w+|procurador\w*|tribunal\w*"
    r"|sentencia)\b",
    re.IGNORECASE,
)
# "ya deposité, folio 4471902": the receipt of a payment, not what is paid.
_RECEIPT = re.compile(
    r"\b(?:deposit\w+|transf\w+|pagu[eé]|abon[eé]|consign[eé]|hice|mand[eé])\b"
    r"[^.;!?]*(?:[.;!?][^.;!?]*)?$",
    re.IGNORECASE,
)


def invoice(text: str) -> str | None:
    """The number of an invoice, contract or order, as written; None where none is.

    Needs the name of a paper before it, or a form that nothing else has. Sums, dates
    and years after such a name are no number.
    """
    before_court = (
        "xpediente" in text.lower() and _BEFORE_COURT.search(text) is not None
    )
    for m in _NAMED.finditer(text):
        if before_court and m["paper"].lower() == "expediente":
            continue
        if _is_number(m, text):
            return m["code"].rstrip("-/.")
    for m in _BARE.finditer(text):
        court = _COURT.search(text, max(0, m.start() - 24), m.start())
        if not (court or _IDENTITY.match(m["code"])):
            return m["code"]
    for m in _ALONE.finditer(text):
        if not (_A_SUM.match(text, m.end()) or _YEAR.fullmatch(m["code"])):
            return m["code"]
    return None


def _is_number(m: re.Match[str], text: str) -> bool:
    code = m["code"]
    digits = sum(c.isdigit() for c in code)
    named = re.search(_MARK, m["link"], re.IGNORECASE) is not None
    if _A_SUM.match(text, m.end()) or digits < (1 if named else 2):
        return False
    paper = m["paper"].lower()
    if paper.startswith(("folio", "comprobante")) and code.isdigit() and not named:
        before = text[max(0, m.start() - 90) : m.start()]
        if _RECEIPT.search(before):
            return False
    if _DATE.fullmatch(code) and not named:
        return False
    if re.fullmatch(r"[0-9]+(?:\.[0-9]{3})+", code):
        return named
    if code.isdigit():
        if (
            m["paper"]
            .lower()
            .startswith(
                (
                    "recibo",
                    "pedido",
                    "credito",
                    "crédito",
                    "pre",
                    "pré",
                    "documento",
                    "orden",
                    "bill",
                    "order",
                )
            )
        ):
            lead = text[max(0, m.start() - 8) : m.start()].lower()
            article = re.search(r"\b(?:el|un|mi|su|del|al|este|la|una|the|my)\s$", lead)
            return named or bool(article and digits >= 4)
        return named or (digits >= 3 and not _YEAR.fullmatch(code))
    return any(c in "-/" for c in code) or digits >= 3 or named
