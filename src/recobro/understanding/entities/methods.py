"""Means of payment, by the names they have in each country."""

from __future__ import annotations

import re

# Particular before general: "transferencia por Nequi" is a wallet, "efectivo en OXXO" a
# store. Within the general ones the first named wins.
_PARTICULAR: tuple[tuple[str, str], ...] = (
    ("bizum", r"bi[zs]u[mn]\w*|visum|vizum"),
    ("wallet", (
        r"yap[eio]\w*|yap|plin\w*|nequi|nequi\w+|daviplata|mercado ?(?:pago|libre)"
        r"|modo"
        r"|uala|paypal|pay pal|mach|tenpo|tunki|lukita|bim|movii|rappi ?pay|cuenta dni"
        r"|naranja ?x|personal pay|prex|lemon cash|chek|fpay|dapp|ligo|agora pay|codi"
        r"|dimo"
        r"|dinero movil|spin|apple pay|google pay|samsung pay|gpay|billetera\w*"
        r"|monedero|wallet|cuenta ?digital|qr|revolut|venmo|cash ?app|zelle")),
    ("store", (
        r"oxxo|oxo|efecty|efecti|pago ?facil|rapi ?pago|baloto|7-?eleven|seven|7 eleven"
        r"|pago ?efectivo|paga ?todo|tambo|kasnet|western union|farmacias?|servi ?pag"
        r"|sencillito|caja vecina|su ?susuerte|susuerte|super ?giros|gana"
        r"|corresponsal\w*"
        r"|su ?red|via baloto|dimonex|cobro express|provincia net|bapro|ripsa|multipago"
        r"|elektra|coppel|walmart|bodega aurrera|soriana|chedraui|telecomm|circle k"
        r"|(?:en|por|tiendas?) (?:el |un )?extra"
        r"|punto (?:de pago|efecty|baloto|red)|tienda|kiosco|correos|estanco"
        r"|banco azteca ventanilla|unired|jumbo|lider")),
    ("direct_debit", (
        r"domicili(?:ar|arlo|arla|acion|ado|ada|ados|adas|en|e|aran|aron|ais)\w*"
        r"|debito (?:automatico|directo)|pagos? automaticos?|recibo bancario|recibo"
        r" domiciliado|cargo (?:automatico|en cuenta|recurrente)|adeudo(?: directo)?"
        r"|pac|pat|giren el recibo|(?:pas\w+|gir\w+|carg\w+) (?:el recibo|al banco)"
        r"|(?:cobr|descont|descuent|deb|cargu?|sac)\w+ (?:de|en|a|por) (?:la|mi) cuenta"
        r"|direct debit")),
    ("check", r"cheques?|vale ?vista|cheques? al dia|check|cheque"),
)  # fmt: skip
_GENERAL: tuple[tuple[str, str], ...] = (
    ("transfer", (
        r"tran?sf\w+|transf|trasf\w+|trans|spei|pse|cbu|cvu|clabe|iban|khipu"
        r"|transfiya|bre-?b"
        r"|wire|bank transfer|cci|deposito bancario|transferencias?")),
    ("card", (
        r"(?<!otra )(?<!otras )tarjeta(?! de otr)|(?:con|por) tarjetas"
        r"|visa|master ?card|amex|american express|web ?pay|red ?compra|tdc|tpv"
        r"|datafono"
        r"|posnet|(?:con|por|de) (?:la |mi |su )?(?:debito|credito)"
        r"(?! (?:que|vencid|de|hipot))"
        r"|card|debit card|credit card")),
    ("cash", (
     r"efectivo|metalico|en mano|contado en caja|(?:en|por|a la) (?:la )?caja"
     r"(?! (?:de ahorro|vecina|rural|postal|social|fuerte))|taquilla"
     r"|ventanilla|cash|billetes")),
)  # fmt: skip


def _compiled(
    table: tuple[tuple[str, str], ...],
) -> re.Pattern[str]:
    groups = "|".join(f"(?P<{name}>{words})" for name, words in table)
    return re.compile(rf"(?<![a-z])(?:{groups})(?![a-z])")


_ONE_OF_PARTICULAR = _compiled(_PARTICULAR)
_ONE_OF_GENERAL = _compiled(_GENERAL)
# What the person does not have or want does not count.
_LACKED = re.compile(
    r"\b(?:no (?:tengo|uso|manejo|cuento con|se usar|quiero|puedo|acepto|hay"
    r"|dispongo de"
    r"|se puede|podria|me gusta|con|por|en|es)|sin|nada de|en vez de|en lugar de|ni"
    r"|dont"
    r" have|don't have|no have)(?: (?:pagar\w*|hacer\w*|con|por|el|la|mi|de|un|una|ni"
    r"|usar|por|eso|cuenta|a))* $"
)
# A card or account that is owed on, not paid with.
_OWED_ON = re.compile(
    r"\b(?:deb\w+|deudas?|otras?|muchas|mis|saldo|limite|estado de cuenta|corte|pagar)"
    r"(?: (?:de|en|la|las|el|mi|mis|una|de la))* $"
)


def method(folded: str, *, failed: bool = False) -> str | None:
    """The means of payment named; `failed` is that they tell of one that did not work.

    One that the person lacks is left out, unless there is no other and it failed.
    """
    for pattern in (_ONE_OF_PARTICULAR, _ONE_OF_GENERAL):
        for m in pattern.finditer(folded):
            before = folded[max(0, m.start() - 40) : m.start()]
            if not failed and _LACKED.search(before):
                continue
            with_it = m[0].startswith(("con ", "por "))
            if m.lastgroup == "card" and not with_it and _OWED_ON.search(before):
                continue
            return m.lastgroup
    return None
