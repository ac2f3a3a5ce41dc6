"""Who moves money in each country, and how: the names that receipts carry.

The names are those of the public registers of the supervisors (Banco de España, CNBV,
SFC, CMF, SBS, BCRA) in the form that their applications print; the list is for reading
receipts and is not complete.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_ANYWHERE = (
    ("BBVA", r"b\s?bva"),
    ("Santander", r"santander"),
    ("Scotiabank", r"scotia\s?bank"),
    ("Itaú", r"itau"),
    ("Citibank", r"citi(?:bank|banamex)"),
    ("HSBC", r"hsbc"),
)
_OF: Mapping[str, tuple[tuple[str, str], ...]] = {
    "ES": (
        ("CaixaBank", r"caixa\s?bank"),
        ("Sabadell", r"sabadell"),
        ("Bankinter", r"bankinter"),
        ("ING", r"\bing(?:\s+direct)?\b"),
        ("Unicaja", r"unicaja"),
        ("Kutxabank", r"kutxabank"),
        ("Ibercaja", r"ibercaja"),
        ("Abanca", r"abanca"),
        ("Cajamar", r"cajamar"),
        ("Openbank", r"openbank"),
        ("Evo Banco", r"evo\s+banco"),
        ("Revolut", r"revolut"),
        ("N26", r"\bn26\b"),
        ("imagin", r"\bimagin\b"),
    ),
    "MX": (
        ("Citibanamex", r"(?:citi)?banamex"),
        ("Banorte", r"banorte"),
        ("Banco Azteca", r"(?:banco\s+)?azteca"),
        ("BanCoppel", r"bancoppel"),
        ("Inbursa", r"inbursa"),
        ("Nu", r"\bnu\s+mexico\b|\bnu\b"),
        ("STP", r"\bstp\b"),
        ("Hey Banco", r"hey\s+banco"),
        ("Mercado Pago", r"mercado\s?pago"),
        ("OXXO", r"\boxxo\b"),
    ),
    "CO": (
        ("Bancolombia", r"bancolombia"),
        ("Nequi", r"\bnequi\b"),
        ("Daviplata", r"daviplata"),
        ("Davivienda", r"davivienda"),
        ("Banco de Bogotá", r"banco\s+de\s+bogota"),
        ("AV Villas", r"av\s+villas"),
        ("Banco Popular", r"banco\s+popular"),
        ("Colpatria", r"colpatria"),
        ("Efecty", r"\befecty\b"),
        ("Baloto", r"\bbaloto\b"),
    ),
    "AR": (
        ("Mercado Pago", r"mercado\s?pago"),
        ("Banco Nación", r"banco\s+(?:de\s+la\s+)?nacion"),
        ("Galicia", r"galicia"),
        ("Macro", r"\bmacro\b"),
        ("Banco Provincia", r"banco\s+provincia|cuenta\s?dni"),
        ("Brubank", r"brubank"),
        ("Ualá", r"\buala\b"),
        ("Naranja X", r"naranja\s?x"),
        ("Supervielle", r"supervielle"),
        ("Personal Pay", r"personal\s+pay"),
        ("Pago Fácil", r"pago\s?facil"),
        ("Rapipago", r"rapi\s?pago"),
    ),
    "CL": (
        ("Banco de Chile", r"banco\s+de\s+chile"),
        ("BancoEstado", r"banco\s?estado|cuenta\s?rut"),
        ("BCI", r"\bbci\b"),
        ("Banco Falabella", r"falabella"),
        ("Banco Ripley", r"ripley"),
        ("Tenpo", r"\btenpo\b"),
        ("MACH", r"\bmach\b"),
        ("Khipu", r"\bkhipu\b"),
        ("Servipag", r"servipag"),
    ),
    "PE": (
        ("Yape", r"\byape"),
        ("Plin", r"\bplin\b"),
        ("BCP", r"\bbcp\b|banco\s+de\s+credito"),
        ("Interbank", r"interbank"),
        ("Banco de la Nación", r"banco\s+de\s+la\s+nacion"),
        ("BanBif", r"banbif"),
        ("PagoEfectivo", r"pago\s?efectivo"),
    ),
}

# Ways between banks: the bank is the other name on the paper, if there is one.
NO_BANKS = frozenset({"Plin"})

# How it was paid, the most telling first; the codes are those of the label contract.
_METHODS = tuple(
    (method, re.compile(pattern), sure)
    for method, pattern, sure in (
        ("bizum", r"\bbizum\b", True),
        ("wallet", r"\byape(?:aste|o)?\b|\bplin\b|\bnequi\b|daviplata", True),
        (
            "store",
            (
                r"\boxxo\b|pago\s?facil|rapi\s?pago|pago\s?efectivo|servipag"
                r"|\befecty\b|\bbaloto\b|7-eleven"
            ),
            True,
        ),
        ("transfer", r"\bspei\b|clave\s+de\s+rastreo|\bpse\b|\bcus\b", True),
        ("wallet", r"mercado\s?pago|\buala\b|naranja\s?x|personal\s+pay", True),
        ("transfer", r"transfer|\bcvu\b|\bcbu\b|\bclabe\b|\biban\b", True),
        ("card", r"\btarjeta\b|\bvisa\b|mastercard", False),
        ("cash", r"\befectivo\b|\bventanilla\b|\bdeposito\b", False),
    )
)
_RECEIVING = re.compile(
    r"destin|recept|benefici|recib|abono|hacia|\bpara\b|\ba\s+la\s+cuenta\b"
)
_SENDING = re.compile(r"emisor|origen|ordenante|remitente|desde|\bde\s+la\s+cuenta\b")


def banks_of(country: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The names to look for, those of the country first."""
    named = (*_OF.get(country, ()), *_ANYWHERE)
    return tuple((name, re.compile(pattern)) for name, pattern in named)


def method_of(text: str) -> tuple[str, bool]:
    """How it was paid, from the whole plain text; whether it is named outright."""
    for method, pattern, sure in _METHODS:
        if pattern.search(text):
            return method, sure
    return "", False


def side_of(label: str) -> str:
    """Whose bank a plain label names: `to`, `from`, or empty."""
    if _SENDING.search(label):
        return "from"
    return "to" if _RECEIVING.search(label) else ""
