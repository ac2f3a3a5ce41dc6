"""Which of the days named is the day to pay, or the day on which it was paid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from recobro.domain.readings import Intent
from recobro.understanding.entities.day_clauses import Role, is_since, role_of
from recobro.understanding.entities.days import NamedDay, named_days
from recobro.understanding.entities.tenses import Tense, tense_of

_TWO_DAYS = re.compile(r",? (?:y|and) (?:el |luego |the )?(?:dia )?")
_RANGE_LEAD = re.compile(r"\b(?:entre|between) (?:el |los |the )?$")
_CHANGED_MIND = re.compile(
    r"\b(?:mejor|perdon|digo|o sea|mas bien|bueno|corrijo|sino|rather|sorry"
    r"|a mas tardar"
    r"|maximo|como mucho|como maximo|lo mas tarde|si no|o|u|or|hasta|al|a|entre"
    r"|latest)\b"
    r"|-"
)
_ALSO = re.compile(
    r"\b(?:resto|rest|otr[oa]s?|segund[oa]|siguiente|despues|luego|demas|falta|saldo"
    r"|then|restante|complet\w+)\b"
)
_ALSO_AFTER = re.compile(
    r",? (?:(?:te|le|les|os|doy|pago|deposito|mando|paso|va|y|con|por) ){0,3}"
    r"(?:otr[oa]s?|el (?:resto|saldo|otro)|lo (?:demas|restante|que (?:falta|queda))"
    r"|la otra|complet\w+)\b"
)
# "el viernes que es quincena": the second only tells of the first.
_DESCRIBED = re.compile(
    r" que (?:ya )?(?:es|cae|toca|hay|viene siendo)(?: la| el| dia de)*"
)
# "después de Reyes, el 8 de enero": said again, and more closely.
_SAME_DAY = re.compile(
    r",(?: o sea| osea| es decir| que es| que cae)?,?(?: el| al)?(?: dia)?"
)
_PAY_WORD = re.compile(
    r"\b(?:pag(?:o|ar|ue|are|aremos|amos|ando|aste|ado|ada|ados|adas|uito|aria|arlo"
    r"|arla"
    r"|arle|arles|aros|arte|uen)|abon\w+|deposit\w+|transf\w+|transferencia|consign\w+"
    r"|ingres(?:o|ar\w*|e|aste|amos|ado)|doy|dar(?:e|le|les|te)?|mand(?:o|are|e|amos)"
    r"|pas(?:o|are)"
    r"|envi(?:o|are|e)|gir(?:o|e|are)|yape\w*|plin\w*|bizum\w*|cancel\w+|liquid\w+"
    r"|sald(?:o|ar\w*|e)|cubr\w+|hago|hare|hice|realic\w+|realiz\w+|cumpl\w+|tienes"
    r"|tienen"
    r"|teneis|tenes|queda|quedo|cobraron|cobrado|debitaron|domicili\w+|descontaron"
    r"|pay|paid|send|sent|transfer\w*|deposit\w*|sin falta|comprobante|justificante"
    r"|pongo|regulariz\w+|comprom\w+|dejo"
    r"|(?:arranc|empiez|empez|comienz)\w+(?! de | en | (?:a )?(?:trab|labur|turno)))\b"
)
_BY_THEN = re.compile(r"\b(?:antes del?|para|hasta|before|by)(?: el| la| las| the)? $")


def pay_days(folded: str, today: date, country: str = "ES") -> tuple[NamedDay, ...]:
    """The days named that may be days to pay or paid, in order."""
    return tuple(
        day
        for day in named_days(folded, today, country)
        if role_of(day, folded) is not Role.OTHER
    )


_AHEAD_TOO = frozenset({
    Intent.PROMISE_TO_PAY, Intent.REQUEST_EXTENSION, Intent.REQUEST_PLAN,
})  # fmt: skip


def chosen_day(
    folded: str,
    days: Sequence[NamedDay],
    intents: frozenset[Intent],
    *,
    first: bool = False,
    governed: bool = False,
) -> date | None:
    """The one day that the contract asks for.

    Past where it is only said to be paid; else to come, and of "ya pagué la de marzo,
    la otra el viernes" the day promised. Of several to come: of a plan or of two
    payments (`first`) the first, of a range or a change of mind the last, else the one
    nearest to a verb of paying. `governed` takes only a day beside such a verb.
    """
    roles = [(role_of(day, folded), day) for day in days]
    fit = [(role, day) for role, day in roles if role is not Role.OTHER]
    paid = Intent.ALREADY_PAID in intents
    if paid and not intents & _AHEAD_TOO:
        past = [d for role, d in fit if role is Role.PAY and d.behind]
        ahead_only = _will_be_paid(folded, fit)
        return ahead_only or _of_past(folded, past)
    ahead = [(role, day) for role, day in fit if day.ahead]
    # "ya lo transferí el sábado", "desde el lunes está pagado": no day of a promise
    ahead = [
        (role, day)
        for role, day in ahead
        if not ((paid or is_since(folded, day)) and _was_paid(folded, day))
    ]
    best = [day for role, day in ahead if role is Role.PAY]
    best = _of_this_year(best)
    if not best:
        best = [day for _, day in ahead[:1]]  # "el viernes que caiga la quincena"
    if not best:
        behind = [d for _, d in fit if d.behind and (paid or _was_paid(folded, d))]
        return _of_past(folded, behind)
    if len(best) == 1 and not governed:
        return best[0].ahead
    words = _pay_words(folded)
    if governed:
        best = [day for day in best if _distance(folded, day, words) < _BESIDE]
        if not best:
            return None
    if paid:
        return best[-1].ahead
    return (best[0] if first else _of_several(folded, best, words)).ahead


_BESIDE = 30
_SAME_BREATH = 200
_FAR = 10_000


def _was_paid(folded: str, day: NamedDay) -> bool:
    return day.behind is not None and tense_of(day, folded) is Tense.PAST


def _will_be_paid(folded: str, fit: Sequence[tuple[Role, NamedDay]]) -> date | None:
    """A day to come, whatever was read: "antes del viernes queda pagado"."""
    if any(role is Role.PAY and not day.ahead for role, day in fit):
        return None
    for role, day in fit:
        by_then = _BY_THEN.search(folded[max(0, day.start - 16) : day.start])
        sure = role is Role.PAY and (by_then or not day.behind)
        if sure and tense_of(day, folded) is Tense.AHEAD:
            return day.ahead
    return None


def _of_this_year(days: list[NamedDay]) -> list[NamedDay]:
    """Without those a year off: beside "el 16", "el 2 de marzo" past has gone by."""
    dates = [day.ahead for day in days if day.ahead]
    if len(dates) < 2:
        return days
    soonest = min(dates)
    return [
        day
        for day in days
        if day.ahead and not (day.behind and (day.ahead - soonest).days > 240)
    ]


def _of_past(folded: str, days: Sequence[NamedDay]) -> date | None:
    if len(days) < 2:
        return days[0].behind if days else None
    words = _pay_words(folded)
    return min(days, key=lambda day: _distance(folded, day, words)).behind


def _of_several(
    folded: str, days: Sequence[NamedDay], words: Sequence[tuple[int, int]]
) -> NamedDay:
    first, last = days[0], days[-1]
    if first is last:
        return first
    between = folded[first.end : last.start]
    if _RANGE_LEAD.search(folded[: first.start]):
        return last
    if _TWO_DAYS.fullmatch(between) or _ALSO.search(between):
        return first
    rest = " o " not in between and _ALSO_AFTER.match(folded, last.end)
    if rest or _DESCRIBED.fullmatch(between.rstrip()):
        return first
    if _SAME_DAY.fullmatch(between.rstrip()):
        return last
    if _CHANGED_MIND.search(between):
        return last
    return min(reversed(days), key=lambda day: _distance(folded, day, words))


def _pay_words(folded: str) -> list[tuple[int, int]]:
    return [m.span() for m in _PAY_WORD.finditer(folded)]


def _distance(folded: str, day: NamedDay, words: Sequence[tuple[int, int]]) -> int:
    """Letters to the nearest verb of paying; another clause is far away."""
    best = _FAR
    for start, end in words:
        near = (end, day.start) if end <= day.start else (day.end, start)
        if near[1] - near[0] >= min(best, _SAME_BREATH):
            continue
        gap = folded[near[0] : near[1]]
        best = min(best, len(gap) + 40 * len(_BREAK.findall(gap)))
    return best


_BREAK = re.compile(r"[,.;!?]|\b(?:pero|porque|aunque|y|but|and)\b")
