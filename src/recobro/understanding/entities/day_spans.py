"""Days counted from today: "en diez días", "una semana más", "hace tres días"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from recobro.understanding.entities.calendar import add_months, add_working_days
from recobro.understanding.entities.day_words import NO_DAYS, DayRule, Days

_ONE = timedelta(1)
_WORDS: dict[str, int] = {
    "un": 1, "una": 1, "otro": 1, "otra": 1, "a": 1, "one": 1, "another": 1, "two": 2,
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "par de": 2, "un par de": 2, "couple of": 2, "a couple of": 2,
}  # fmt: skip
_N = (
    r"(?P<n>(?:un )?par de|(?:a )?couple of|una?|otr[oa]|another|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|a|[0-9]{1,3})"
)
_STARTS = (*(word for word in _WORDS if " " not in word), "par", "couple", "#")
_UNIT = (
    r"(?P<unit>dias?|dis|diitas|semanas?|semanitas?|mes(?:es)?|mesecitos?|horas?|hs|hrs"
    r"|days?|weeks?|months?|hours?)\b"
)
# "en 10 o 15 días": the later, by which it will have been paid.
_TO = r"(?: ?(?:o|a|u|or|to|-) ?(?P<n2>[0-9]{1,3}))?"
_ABOUT = (
    r"(?:(?:unos|unas|cosa de|como|aproximadamente|aprox|mas o menos|maximo(?: unos)?"
    r"|max|solo"
    r"|apenas|about|like) )?"
)
_WORKING = r"(?P<working> (?:habiles|laborables|laborales|business days))?"
_IN = (
    r"(?:en|dentro de|de (?:aqui|hoy|aca) a|de aqui en|in|within) "
    rf"{_ABOUT}{_N}{_TO} {_UNIT}{_WORKING}"
)
# "two more weeks", "otros diez días más" is below.
_MORE_BEFORE = rf"{_N} (?:more|extra|additional) {_UNIT}(?P<working>x)?"
_HALF = r"(?:en|dentro de) (?:un |una )?(?P<what>mes|semana) y medi[oa]\b"
_HALF_MORE = (
    r"(?:un|una) (?P<what>mes|semana) y medi[oa](?: (?:mas|de (?:plazo|prorroga"
    r"|margen|espera))\b)"
)
_MORE = (
    rf"(?:(?:unos|unas|otros|otras) )?{_N}{_TO} (?P<again>otros )?{_UNIT}{_WORKING}"
    r"(?P<more> (?:mas|de (?:plazo|prorroga|margen|gracia|espera|tiempo)|more|extras?"
    r"|adicional(?:es)?)\b)?"
)
_AGO = (
    r"hace (?:ya |como |unos |unas |mas o menos |apenas |aproximadamente |casi |mas de "
    r"|poco mas de |por lo menos |al menos |cosa de |facil )*"
    rf"{_N} {_UNIT}"
)
_BACK = rf"{_N} {_UNIT} (?:atras|ago)\b"
# Only after these is "una semana" time asked for; else it tells how long it has been.
_ASKED = re.compile(
    r"\b(?:dame|deme|denme|dennos|danos|dadme|darme|darnos|dan|dar|das|da|dais|deis|den"
    r"|des|diera[ns]?|darian?|darias?|necesito|necesitaria|pido|solicito|requiero"
    r"|esper[aeo]\w*|aguant\w+|banc\w+|banqu\w+|conced\w+|otorg\w+|aplaz\w+|demor\w+"
    r"|tardo|tardare|regal\w+|deja\w*|dej[ae]n\w*|plazo de|prorroga de|margen de"
    r"|extension de|pate(?:ar|a|ame|amos|arlo|arla)|corr(?:er|eme|an|en|erla|erlo)"
    r"|estir\w+|posterg\w+|mover(?:la|lo)?|mueva[ns]?|retras\w+|exten\w+|alarg\w+"
    r"|give|need|wait)"
    r"(?: (?:la fecha|el pago|el plazo|me|nos|por favor|como|al menos|minimo|por"
    r"|chance|un|una|de|plazo|prorroga"
    r"|margen|extension|tiempo|solo|unos|unas|for|otros|otras|siquiera))* $"
)
# "lo pagué en 18 meses": how long it took.
_TOOK = re.compile(
    r"\b(?:pagu\w|pagamos|pagado|termine|liquide|saque|compre|cancele|paid)(?: \w+)? $"
)
_LASTING = ("hace ", "desde ", "llevo ", "lleva ", "llevamos ", "for ", "durante ")


def _number(text: str) -> int:
    return int(text) if text[0].isdigit() else _WORDS[text]


def _later(m: re.Match[str], today: date, _: str) -> Days:
    """So many days, weeks or months on; of hours only whole days count."""
    if _TOOK.search(m.string[max(0, m.start() - 24) : m.start()]):
        return NO_DAYS
    groups = m.groupdict()
    count = _number(groups.get("n2") or m["n"])
    unit = m["unit"]
    if unit.startswith(("sem", "week")):
        return today + 7 * count * _ONE, None
    if unit.startswith(("mes", "mon")):
        return (add_months(today, count) if count <= 60 else None), None
    if unit.startswith("h"):
        return (today + (count // 24) * _ONE if count >= 24 else None), None
    if groups.get("working"):
        return add_working_days(today, count), None
    return today + count * _ONE, None


def _half(m: re.Match[str], today: date, _: str) -> Days:
    if m["what"] == "mes":
        return add_months(today, 1) + 15 * _ONE, None
    return today + 10 * _ONE, None


def _more(m: re.Match[str], today: date, country: str) -> Days:
    before = m.string[max(0, m.start() - 70) : m.start()]
    if before.endswith(_LASTING) or not (m["more"] or _ASKED.search(before)):
        return NO_DAYS
    return _later(m, today, country)


def _ago(m: re.Match[str], today: date, _: str) -> Days:
    if m.string[: m.start()].endswith("desde "):
        return NO_DAYS
    count = _number(m["n"])
    unit = m["unit"]
    if unit.startswith(("sem", "week")):
        return None, today - 7 * count * _ONE
    if unit.startswith(("mes", "mon")):
        return None, (add_months(today, -count) if count <= 60 else None)
    if unit.startswith("h"):
        return None, (today if count < 8 else None)
    return None, today - count * _ONE


SPAN_RULES: tuple[DayRule, ...] = (
    DayRule(("en", "dentro"), re.compile(_HALF), _half),
    DayRule(("en", "dentro", "de", "in", "within"), re.compile(_IN), _later),
    DayRule(("hace",), re.compile(_AGO), _ago),
    DayRule(_STARTS, re.compile(_BACK), _ago),
    DayRule(("un", "una"), re.compile(_HALF_MORE), _half),
    DayRule(_STARTS, re.compile(_MORE_BEFORE), _later),
    DayRule((*_STARTS, "unos", "unas", "otros", "otras"), re.compile(_MORE), _more),
)
