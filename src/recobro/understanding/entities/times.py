"""The hour or part of the day at which a person asks to be contacted."""

from __future__ import annotations

import re

_PART_AFTER = (
    r"(?P<part>(?:de|en|por|a) la (?:manana|tarde|noche|madrugada|tardecita|nochecita)"
    r"|del? (?:la )?(?:medio ?dia|dia)|[ap]\.? ?m\b\.?|in the (?:morning|afternoon"
    r"|evening))"
)
_LEAD = (
    r"(?:(?:a|desde|tipo|sobre|hacia|despues de|luego de|a partir de|como a|antes de|de"
    r"|entre|para|pasadas?|por ahi de|a eso de|alrededor de|tipin|hasta) las?"
    r"|(?:tipo|como a|at|after|around|about|from|desde|past|a eso de|despues de las"
    r"|a partir de|sobre|entre|before) ?)"
)
_MINUTES = (
    r"(?:(?:[:.h] ?|:| horas? )(?P<m>[0-5][0-9])(?![0-9])| y (?P<y>media|cuarto|pico"
    r"|[0-9]{1,2})(?! (?:las|a))| menos (?P<less>cuarto|[0-9]{1,2})"
    r"|(?P<spaced> [0-5][05])"
    r"(?= ?(?:hs|hrs|horas|am|pm|de la|$)))?"
)
_CLOCK = re.compile(
    rf"\b(?P<lead>{_LEAD}) ?(?P<h>[0-9]{{1,2}}|una)(?![0-9/%]){_MINUTES}"
    rf" ?(?:hs?\b\.?|hrs?\b\.?|horas?\b|en punto\b)*,? ?{_PART_AFTER}?"
    r"(?! ?(?:de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre"
    r"|octubre"
    r"|noviembre|diciembre)|dias|semanas|euros|pesos|meses|horas|minutos|min\b))"
)
_PLAIN = re.compile(
    r"(?<![0-9/.,-])(?P<h>[01]?[0-9]|2[0-3])(?:(?::(?P<m>[0-5][0-9]))"
    r"(?: ?(?:hs?\b|hrs?\b|horas\b|(?P<part>[ap]\.? ?m\b\.?)|(?P<part2>de la"
    r" (?:manana|tarde|noche))))?"
    r"| ?(?:hs\b|hrs\b|h\b|horas\b(?! de))| ?(?P<part3>[ap]\.? ?m\b\.?)"
    r"| (?P<part4>de la (?:manana|tarde|noche)))"
)
_NOON = re.compile(
    r"(?<!despues del )(?<!despues de )(?<!luego del )(?<!pasado el )(?<!pasado )(?:"
    r"\b(?:al?|en el|a) medio ?dia\b|\bmediodia\b|\b(?:at )?noon\b)"
)
_SPAN = re.compile(r"\b(?:en|dentro de|hace|cada|unas|por|in|son) $")
_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("morning", re.compile(
        r"\b(?:por|en|de|a|in|during) (?:la|las|the) (?:mananas?|mananita|mornings?)\b"
        r"|\btempran\w+\b|\ba primera hora\b|\btomorrow morning\b|\bthis morning\b"
        r"|\ba media manana\b"
        r"|\bmanana (?:temprano|a primera)"
        r"|\bantes del? (?:trabajo|almuerzo|almorzar|comer)\b")),
    ("afternoon", re.compile(
        r"\b(?:por|en|de|a|in|during) (?:la|las|the) (?:tardes?|tardecita"
        r"|afternoons?)\b"
        r"|\besta tarde\b|\bmanana tarde\b|\bthis afternoon\b|\btomorrow afternoon\b"
        r"|\b(?:despues|pasado|luego) (?:del?|el)"
        r" (?:comer|almorzar|almuerzo|la comida|medio ?dia)\b"
        r"|\ba media tarde\b")),
    ("evening", re.compile(
        r"\b(?:por|en|de|a|in|during) (?:la|las|the) (?:noches?|nochecita|evenings?)\b"
        r"|\besta noche\b|\bnochecita\b|\btonight\b|\bthis evening\b|\btarde-?noche\b"
        r"|\bdespues de cenar\b|\bmanana noche\b|\bafter dinner\b")),
)  # fmt: skip
# Where it stands, and what it is.
Found = tuple[int, int, str]
# "entre las 9 y las 11 de la noche", "de 10 a 12": the first hour, of that part.
_FROM_TO = re.compile(
    r"\b(?P<lead>de|entre)(?: las?)? (?P<h>[0-9]{1,2})(?: ?hs)? (?:a"
    r"|y) (?:las? )?[0-9]{1,2}"
    rf"(?![0-9/%:.]) ?(?:hs?\b|hrs\b|horas\b)?,? ?{_PART_AFTER}?(?! ?(?:de [a-z]"
    rf"|euros|pesos"
    r"|cuotas|dias))"
)
_REFUSED = re.compile(
    r",? ?(?:\b(?:no|imposible|tampoco)\b|(?:yo )?(?:trabajo|laburo|curro|chambeo"
    r"|duermo|estudio|estoy (?:trabajando|laburando|currando|ocupad\w+|en|de)"
    r"|(?:tengo|ando en|ando de) (?:turno|clases?|reunion|junta|trabajo|chamba)"
    r"|i'?m (?:at work|working|busy)|i work)\b)"
)
_ASK = re.compile(
    r"\b(?:escri[bv]\w*|habl\w+|ll?am\w+|marqu?\w+|contact\w+|comuni\w+|mejor|mand\w+"
    r"|busc\w+"
    r"|intent\w+|vuelv\w+|conect\w+|avis\w+|despues|luego|call|write|text|message)\b"
)
# When the person works, sleeps or must not be called is not when to call.
_NOT_THEN = re.compile(
    r"\b(?:toda|trabaj\w+|labur\w+|ocupad\w+|duerm\w+|reunion|turno|salgo|entro|estoy|ando"
    r"|no (?:me |nos )?(?:\w+ )?|nunca|menos|llamaron|llamaban|escribieron|buen[ao]s)"
    r"(?: (?:me|por|en|de|hasta|a|desde|por favor|las?|el|puedo|llam\w+|escrib\w+"
    r"|muy))*"
    r" ?$"
)


def time_of_day(folded: str) -> str | None:
    """`HH:MM`, or the part of the day at which to contact; None where none is said.

    Of several the first after a word of contact, else the last that is not a time of
    work. One to seven o'clock without more is the afternoon: nobody asks to be called
    at four in the morning.
    """
    clocks, parts = _clocks(folded), _parts(folded)
    parts = [p for p in parts if not any(c[0] <= p[0] < c[1] for c in clocks)]
    free = _free(folded, clocks) or _free(folded, parts) or clocks or parts
    if not free:
        return None
    ask = _ASK.search(folded)
    after = [f for f in free if ask and f[0] >= ask.start()]
    return (after[0] if after else free[0])[2]


def _free(folded: str, found: list[Found]) -> list[Found]:
    return [f for f in found if not _busy(folded, f)]


def _busy(folded: str, found: Found) -> bool:
    start, end, _ = found
    before = folded[max(0, start - 40) : start]
    return bool(_NOT_THEN.search(before) or _REFUSED.match(folded, end))


def _clocks(folded: str) -> list[Found]:
    forms = (_FROM_TO, _CLOCK, _PLAIN)
    found = [
        (m.start(), m.end(), clock)
        for form in forms
        for m in form.finditer(folded)
        if (clock := _clock(m))
    ]
    found += [(m.start(), m.end(), "12:00") for m in _NOON.finditer(folded)]
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: f[0]):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _parts(folded: str) -> list[Found]:
    return sorted(
        (m.start(), m.end(), name)
        for name, pattern in _PARTS
        for m in pattern.finditer(folded)
    )


def _clock(m: re.Match[str]) -> str | None:
    if _SPAN.search(m.string[max(0, m.start() - 12) : m.start()]):
        return None
    groups = m.groupdict()
    hour = 1 if m["h"] == "una" else int(m["h"])
    part = next((groups[k] for k in ("part", "part2", "part3", "part4")
                 if groups.get(k)), "")  # fmt: skip
    lead = groups.get("lead") or ""
    sure = m.re is _FROM_TO or not lead or lead.endswith(("la", "las"))
    if not sure and not _is_time(m, part):
        return None
    minute = _minute(groups)
    if hour > 23 or minute > 59:
        return None
    if minute < 0:
        hour, minute = (hour - 1) % 24, 60 + minute
    late = "tarde" in part or "noche" in part or part[:1] == "p" or "afternoon" in part
    late = late or "evening" in part
    if hour == 12 and ("noche" in part or part[:1] == "a"):
        hour = 0
    elif hour < 12 and (late or (not part and 1 <= hour <= 7)):
        hour += 0 if "madrugada" in part else 12
    return f"{hour:02d}:{minute:02d}"


def _is_time(m: re.Match[str], part: str) -> bool:
    """After a lead without "las" ("tipo 7", "after 5") only an hour alone will do."""
    rest = m.string[m.end() : m.end() + 12].lstrip()
    ends = not rest or rest[0] in ".,;!?" or rest.startswith(("o ", "u ", "mas", "y "))
    return bool(part or m.groupdict().get("m") or ends or m["lead"].startswith("tipo"))


def _minute(groups: dict[str, str | None]) -> int:
    if groups.get("m"):
        return int(groups["m"] or 0)
    if groups.get("spaced"):
        return int(groups["spaced"] or 0)
    spoken, less = groups.get("y"), groups.get("less")
    words = {"media": 30, "cuarto": 15, "pico": 0}
    if spoken:
        return words[spoken] if spoken in words else int(spoken)
    if less:
        return -15 if less == "cuarto" else -min(int(less), 59)
    return 0
