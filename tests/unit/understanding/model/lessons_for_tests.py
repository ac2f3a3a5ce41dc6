"""A very small corpus and a reader made of it, quickly."""

from __future__ import annotations

from pathlib import Path

from recobro.understanding.model.reader import Reader
from recobro.understanding.model.school import SchoolPlan, train_reader
from recobro.understanding.model.training import HiddenPlan
from recobro.understanding.model.vocabulary import ViewPlan

_SAID = {
    "already_paid": ("ya pagué {} por transferencia", "eso {} ya está pagado"),
    "promise_to_pay": ("el viernes {} les pago", "pago {} el lunes sin falta"),
    "ask_balance": ("¿cuánto debo {}?", "dígame {} el saldo"),
    "opt_out": ("no me escriban {} más", "basta {} de mensajes"),
    "hardship+request_plan": ("estoy en paro {}, ¿puedo pagar a plazos?",),
    "talk_to_human": ("quiero hablar {} con una persona",),
}
_VOICES = ("", "hoy", "señores", "por favor", "oigan", "entonces", "mire", "la verdad")

SMALL = SchoolPlan(
    version="small-1",
    folds=2,
    features_max=900,
    views=tuple(
        ViewPlan(name=name, texts_min=1)
        for name in ("letters", "words", "pairs", "concepts", "context", "votes")
    ),
    hidden=HiddenPlan(sums=8, epochs=6, batch=16, rate=2e-2),
)


def write_corpus(folder: Path) -> Path:
    """Four files of two countries, every intent in each."""
    for name in ("es_1", "es_2", "mx_1", "mx_2"):
        lines = [
            "\t".join((intents, "-", "neutral", "-", text.format(voice + name[-1])))
            for intents, texts in _SAID.items()
            for text in texts
            for voice in _VOICES
        ]
        (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def small_reader(folder: Path) -> Reader:
    """A reader of the small corpus, written into the folder first."""
    return train_reader(write_corpus(folder), SMALL, lambda _what, _done, _of: None)
