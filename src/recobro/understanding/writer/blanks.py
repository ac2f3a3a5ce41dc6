"""The variables of our texts: what each means, and what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class BlankKind(StrEnum):
    """What a variable is made of.

    A `number` can be counted by a plural, a `date` has styles, a `word` is chosen by,
    a `list` takes several lines and a `phrase` is worded by us, empty where there is
    nothing to tell; the others are written as they are.
    """

    MONEY = "money"
    DATE = "date"
    MOMENT = "moment"
    NUMBER = "number"
    TEXT = "text"
    LIST = "list"
    PHRASE = "phrase"
    WORD = "word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A variable of one text; `needed` where a text may not do without it."""

    name: str
    kind: BlankKind
    meaning: Mapping[str, str]
    needed: bool = False


_K = BlankKind
_MEANINGS: dict[str, tuple[BlankKind, str, str]] = {
    "first_name": (_K.TEXT, "nombre de pila", "first name"),
    "creditor": (_K.TEXT, "la empresa a la que se debe", "the company that is owed"),
    "balance": (_K.MONEY, "todo lo que queda por pagar hoy", "all that is owed today"),
    "amount": (_K.MONEY, "el importe de que se habla", "the sum that is spoken of"),
    "paid": (_K.MONEY, "lo recibido de una promesa", "what came in of a promise"),
    "next_amount": (_K.MONEY, "el próximo pago del plan", "the plan's next payment"),
    "date": (_K.DATE, "el día de que se habla", "the day that is spoken of"),
    "weekday_date": (
        _K.DATE, "el mismo día con su nombre", "the same day with its weekday",
    ),
    "old_date": (_K.DATE, "el día de antes del cambio", "the day before the change"),
    "next_date": (_K.DATE, "el día del próximo pago", "the day of the next payment"),
    "until": (_K.MOMENT, "cuándo se escribirá", "when we write again"),
    "opening": (_K.MOMENT, "cuándo atiende el equipo", "when the team is there"),
    "days": (_K.NUMBER, "días sin mensajes", "days without messages"),
    "percent": (_K.NUMBER, "por ciento de descuento", "percent of the discount"),
    "count": (
        _K.NUMBER, "cuántas líneas tiene la lista", "how many lines the list has",
    ),
    "invoice": (_K.TEXT, "el número de la factura", "the number of the invoice"),
    "invoices": (_K.LIST, "las facturas abiertas", "the open invoices"),
    "instalments": (_K.LIST, "los pagos del plan", "the payments of the plan"),
    "methods": (_K.TEXT, "las formas de pago", "the ways to pay"),
    "documents": (_K.TEXT, "los documentos pedidos", "the documents asked for"),
    "question": (
        _K.TEXT, "el dato que se pregunta, en minúscula", "what is asked to verify",
    ),
    "helpline": (_K.TEXT, "teléfono de ayuda del país", "the country's helpline"),
    "emergency": (_K.TEXT, "teléfono de emergencias", "the emergency number"),
    "answer_text": (_K.TEXT, "la respuesta aprobada", "the approved answer"),
    "next": (_K.PHRASE, "frase del próximo pago", "a sentence on the next payment"),
    "rest": (_K.PHRASE, "frase de lo que quedaría", "a sentence on what would be left"),
    "offered": (_K.PHRASE, "lo que se ofreció", "what was offered, a sentence"),
    "by": (_K.PHRASE, "por qué canal, tras dos puntos", "by which channel"),
    "limit": (_K.PHRASE, "frase del máximo de pagos", "the most payments, a sentence"),
    "advice": (_K.PHRASE, "dónde aconsejan gratis", "where advice is free"),
    "review": (_K.PHRASE, "que se revisa, si es así", "that it is under review"),
    "also": (_K.PHRASE, "el otro teléfono, si lo hay", "the other number, if any"),
    "where": (_K.PHRASE, "por dónde ya no se escribe", "where we write no more"),
    "answer": (_K.PHRASE, "si se admite lo preguntado", "whether that is taken"),
    "link": (
        _K.PHRASE, "el enlace, donde no hay botón", "the link, where no button is",
    ),
    "register": (_K.WORD, "tratamiento: tu, usted, vos", "tu, usted or vos"),
    "kind": (
        _K.WORD, "consumer o business: persona o empresa", "consumer or business",
    ),
}  # fmt: skip

# All the words that a chosen-by variable can be.
CLOSED: Mapping[str, frozenset[str]] = {
    "register": frozenset({"tu", "usted", "vos"}),
    "kind": frozenset({"consumer", "business"}),
}
# What a text may leave out: courtesy, and what only adds to what is told.
_OPTIONAL = frozenset({
    "first_name", "invoices", "next", "advice", "offered", "by", "review", "also",
    "where",
})  # fmt: skip


def blank(name: str, *, needed: bool = False) -> Blank:
    """The variable of this name. Raises KeyError for one that there is not."""
    kind, spanish, english = _MEANINGS[name]
    return Blank(
        name=name, kind=kind, meaning={"es": spanish, "en": english}, needed=needed
    )


def is_needed(name: str, key: str) -> bool:
    """Whether a text of this key must say this variable, as ours does."""
    if name == "invoices" and key.endswith("details"):
        return True
    if name == "first_name" and key == "ask_identity":
        return True
    return name not in _OPTIONAL
