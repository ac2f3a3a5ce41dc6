"""Texts that no debtor writes, read: nothing may fail, nothing may be slow.

Any Unicode, right-to-left, zero-width and control characters, thousands of emoji,
combining marks, lone surrogates, long runs, digits of other scripts, nested brackets,
repetition that is hostile to patterns, and Spanish with any of these inside. The same
seed makes the same texts. A lap is one text.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from heapq import heappush, heappushpop
from random import Random
from typing import Any

from recobro.bench.runner import Baseline, Measured, Progress, seconds_of
from recobro.domain.readings import AgentAct
from recobro.ports.interpreter import Interpreter, Utterance
from recobro.understanding.model import TrainedInterpreter

DEFAULT_COUNT = 100_000
LONGEST = 4_096  # characters, as the label contract limits a message
SLOW_MS = 50.0
_KEPT = 10  # slowest cases told
_TODAY = date(2026, 3, 10)
_COUNTRIES = ("ES", "MX", "CO", "AR", "CL", "PE", "XX", "")

_FRAGMENTS = (
    "no puedo pagar", "me quedé sin trabajo", "¿cuánto debo?", "pago el viernes", "sí",
    "ya lo pagué ayer por bizum", "me quiero morir", "mi marido me pega", "no", "ok",
    "mil quinientos euros", "el 15 de marzo", "mi madre falleció", "estoy en paro",
    "no dije que ya pagué, dije que no", "en tres cuotas de 50,00", "a fin de mes",
    "mi correo es pepa@example.com", "+34 600 111 222", "tengo 84 años", "el enlace",
    "no soy Laura", "treinta y cinco mil", "debo a cinco bancos", "dos millones", "y",
    "si me hacen un descuento pago hoy", "llámenme mañana a las 5", "no me escriban",
    "I can't pay", "¿quién eres?", "hable con mi abogado", "son unos ladrones", "😡",
)  # fmt: skip
# What makes patterns go back and forth.
_HOSTILE = (
    "no ", "de a ", "si ", "me ", "mi madre ", "pago el ", "1 ", "1,", "1.000.", "mil ",
    "y ", " ", "\n", "el 5 de ", "no quiero ", "a@a.", "a.a.", "+34 ", "http://", "¿?",
    "((", "no es que ", "me voy a ", "tengo que ", "cien mil ", "treinta y ", ",", ".",
    "a", "aa ", "-", "0", "00 ", "$ ", "10% ", "5/5/", "los ", "mi mi ", "no no me ",
    "me me me ", "el lunes ", "a las 5 ", "no,", "que no ", "ya ", "sin ", "e", "n ",
    "mañana ", "pa", "soy ", "no soy ", "gracias ", "en 3 ", "para el ", "murió ",
    "mi padre no ", "debo a ", "me tiro ", "quiero no ", "muerto de ", "😀", "ñ", "_",
    "factura ", "nº 1", "fra-", "20 € ", "a fin de ", "la semana que ", "🇪🇸", "\u200d",
)  # fmt: skip
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("«", "»"), ("¿", "?"))
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u034f\u115f\u3164"
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
_EMOJI = "😀😡🙏👍🏽❤️🔥💔👨\u200d👩\u200d👧🏳️\u200d🌈🇪🇸1️⃣🪢💊"
_RIGHT_TO_LEFT = "אבגדהוזחטיكلماتعربيةءآؤئپچ"
_DIGITS = "٠١٢٣٤٥٦٧٨٩०१२३४५৬৭８９①②Ⅳ½²𝟘𝟙𝟚፩"


@dataclass(slots=True, kw_only=True)
class Fuzzed:
    """What came of reading many texts: failures by kind and error, slowest first."""

    laps: list[float] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str, str]] = field(default_factory=list)

    @property
    def slow(self) -> list[tuple[float, str, str]]:
        """Milliseconds, kind and the beginning of each of the slowest texts."""
        return sorted(self.slowest, reverse=True)


def texts(random: Random, count: int) -> Iterator[tuple[str, str]]:
    """`count` pairs of kind and text, of all kinds in turn."""
    kinds = tuple(_KINDS.items())
    for number in range(count):
        kind, make = kinds[number % len(kinds)]
        yield kind, make(random)[:LONGEST]


def fuzz(
    interpreter: Interpreter, *, count: int, seed: int, progress: Progress
) -> Fuzzed:
    """Read `count` strange texts; an exception is counted, never raised."""
    random = Random(seed)  # noqa: S311  invents data, guards no secret
    found = Fuzzed()
    acts = (None, *AgentAct)
    told_every = max(1, count // 50)
    for number, (kind, text) in enumerate(texts(random, count), 1):
        utterance = Utterance(
            text=text,
            country=random.choice(_COUNTRIES),
            today=_TODAY,
            last_agent_act=random.choice(acts),
        )
        began = time.perf_counter()
        try:
            interpreter.read(utterance)
        except Exception as error:  # noqa: BLE001  every failure is what is looked for
            found.failures[f"{kind}: {type(error).__name__}"] += 1
        lap = time.perf_counter() - began
        found.laps.append(lap)
        case = (round(lap * 1000, 2), kind, ascii(text[:60]))
        keep = heappush if len(found.slowest) < _KEPT else heappushpop
        keep(found.slowest, case)
        if number % told_every == 0:
            progress(number, count)
    return found


def bench_fuzz(
    *,
    count: int,
    seed: int,
    progress: Progress,
    interpreter: Interpreter | None = None,
) -> Measured:
    """Read `count` strange texts with an interpreter; the rules where none is given."""
    reader = interpreter or TrainedInterpreter.shipped()
    found = fuzz(reader, count=count, seed=seed, progress=progress)
    same = Random(seed)  # noqa: S311  invents data, guards no secret
    sample = [text for _, text in texts(same, min(count, 2_000))]
    return Measured(
        name="fuzz",
        count=count,
        seconds=sum(found.laps),
        unit="texts/s",
        laps=found.laps,
        lap="one strange text, read",
        baseline=Baseline(
            what="str.lower and str.split of up to 2,000 such texts",
            count=len(sample),
            seconds=seconds_of(lambda: [text.lower().split() for text in sample]),
        ),
        seed=seed,
        more=_told(reader, found),
    )


def _told(reader: Interpreter, found: Fuzzed) -> dict[str, Any]:
    return {
        "interpreter": reader.version,
        "exceptions": sum(found.failures.values()),
        "exceptions_by_kind": dict(found.failures),
        "slowest_ms": round(max(found.laps, default=0.0) * 1000, 2),
        "over_50_ms": sum(lap * 1000 > SLOW_MS for lap in found.laps),
        "slowest": [
            {"ms": ms, "kind": kind, "begins": begins}
            for ms, kind, begins in found.slow
        ],
    }


def _length(random: Random) -> int:
    """Short mostly; one in eight as long as a message may be."""
    return LONGEST if random.random() < 0.125 else random.randint(1, 300)


def _any_unicode(random: Random) -> str:
    return "".join(chr(random.randrange(0x110000)) for _ in range(_length(random)))


def _of(alphabet: str) -> Callable[[Random], str]:
    def make(random: Random) -> str:
        return "".join(random.choices(alphabet, k=_length(random)))

    return make


def _controls(random: Random) -> str:
    codes = [*range(32), *range(127, 160)]
    return "".join(chr(random.choice(codes)) for _ in range(_length(random)))


def _combining(random: Random) -> str:
    marks = [chr(random.randint(0x300, 0x36F)) for _ in range(_length(random))]
    return random.choice(_FRAGMENTS) + "".join(marks) + random.choice(_FRAGMENTS)


def _surrogates(random: Random) -> str:
    lone = "".join(chr(random.randint(0xD800, 0xDFFF)) for _ in range(_length(random)))
    return f"{random.choice(_FRAGMENTS)} {lone}"


def _emoji_4096(random: Random) -> str:
    return random.choice("😀🙃🔥❤👍🏽") * LONGEST


def _one_letter(random: Random) -> str:
    return random.choice("aeioumnñslrk0159") * _length(random)


def _long_number(random: Random) -> str:
    digits = "".join(random.choices("0123456789", k=_length(random)))
    mark = random.choice(["", ",", ".", "'", " "])
    return mark.join(digits[at : at + 3] for at in range(0, len(digits), 3))


def _brackets(random: Random) -> str:
    depth = _length(random) // 2
    begin, end = random.choice(_PAIRS)
    return begin * depth + random.choice(_FRAGMENTS) + end * depth


def _hostile(random: Random) -> str:
    unit = "".join(random.choices(_HOSTILE, k=random.randint(1, 3)))
    return (unit * LONGEST)[: _length(random)] + random.choice(_FRAGMENTS)


def _hostile_long(random: Random) -> str:
    units = random.choices((*_HOSTILE, *_FRAGMENTS), k=random.randint(1, 4))
    return (" ".join(units) + " ").ljust(2) * (LONGEST // len("".join(units)) + 1)


def _mixed(random: Random) -> str:
    parts: list[str] = []
    for _ in range(random.randint(2, 12)):
        parts.append(random.choice(_FRAGMENTS))
        make = random.choice((_any_unicode, _of(_ZERO_WIDTH), _of(_EMOJI), _controls))
        parts.append(make(random)[: random.randint(0, 12)])
    return random.choice(["", " ", "\n", ","]).join(parts)


def _disguised(random: Random) -> str:
    hidden = _ZERO_WIDTH + _TURNING + "\u0301\u0308"
    text = " ".join(random.choices(_FRAGMENTS, k=random.randint(1, 60)))
    return "".join(c + random.choice(hidden) * random.randint(0, 2) for c in text)


def _mistyped(random: Random) -> str:
    text = list(" ".join(random.choices(_FRAGMENTS, k=random.randint(1, 8))))
    for _ in range(random.randint(1, 10)):
        at = random.randrange(len(text))
        text[at] = random.choice(["", " ", text[at] * 2, random.choice("aeiousnrl")])
    return "".join(text)


_KINDS: dict[str, Callable[[Random], str]] = {
    "any unicode": _any_unicode,
    "right to left": _of(_RIGHT_TO_LEFT + _TURNING + " "),
    "zero width": _of(_ZERO_WIDTH + "no "),
    "emoji": _of(_EMOJI),
    "4,096 emoji": _emoji_4096,
    "controls": _controls,
    "combining marks": _combining,
    "surrogates": _surrogates,
    "one letter": _one_letter,
    "digits of scripts": _of(_DIGITS + " .,"),
    "long number": _long_number,
    "brackets": _brackets,
    "hostile": _hostile,
    "hostile and long": _hostile_long,
    "mixed": _mixed,
    "disguised": _disguised,
    "mistyped": _mistyped,
}
