"""English numbers in words as digits: "a hundred and twenty", "half a grand".

Spanish ones are digits already (rules/normalise.py). "One" stays, as an article does;
"ten" is a number only before what is counted, for it is also a Spanish verb.
"""

from __future__ import annotations

import re

_ONES: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
_TENS: dict[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES: dict[str, int] = {
    "hundred": 100, "thousand": 1_000, "grand": 1_000, "million": 1_000_000,
}  # fmt: skip
_VALUES = _ONES | _TENS
_SCALE = "|".join(_SCALES)
_SMALL = "|".join(_VALUES)
# "a couple hundred", "half a grand", "a thousand", "two thousand", "2 hundred".
_LEAD = r"half an?|(?:a )?couple(?: of)?|an?"
_HINT = re.compile(rf"\b(?:{_SCALE}|{_SMALL})\b")
_UNIT = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)})\b)?|{_SMALL})"
# What goes on does so after a scale only: "between fifty and sixty" are two numbers.
_AFTER_SCALE = "|".join(rf"(?<={scale})" for scale in _SCALES)
# "en el seven", "7 eleven": a shop.
_SHOP = r"(?<!\bel )(?<!\bal )(?<!\bun )(?<!7[ -])(?<!seven[ -])(?!seven[ -]eleven)"
_NUMBER = re.compile(
    rf"(?<![a-z0-9]){_SHOP}(?:(?:(?P<lead>{_LEAD}) |[0-9]{{1,3}} )(?:{_SCALE})"
    rf"|{_UNIT}(?: (?:{_SCALE}))?)(?:(?:{_AFTER_SCALE}) (?:and )?"
    rf"(?:{_UNIT}(?: (?:{_SCALE}))?|{_SCALE})(?![a-z]))*(?![a-z0-9])"
)
_WORD = re.compile(r"[a-z]+|[0-9]+")
_COUNTED = re.compile(
    r" (?:days?|weeks?|months?|euros?|dollars?|pesos|soles|bucks|pounds|per ?cent"
    r"|percent|payments?|instal?lments|parts|times|equal|monthly|weekly|o'?clock|am\b"
    r"|pm\b)"
)
_ALONE = frozenset({"one", "ten"})
_MOST_WORDS = 12


def digits_for_english(folded: str) -> str:
    """The folded text with the English numbers in it as digits."""
    if _HINT.search(folded) is None:
        return folded
    return _NUMBER.sub(_digits, folded)


def _digits(m: re.Match[str]) -> str:
    words = _WORD.findall(m[0])
    if len(words) > _MOST_WORDS:
        return m[0]
    if m[0] == "one" or (m[0] in _ALONE and not _COUNTED.match(m.string, m.end())):
        return m[0]
    return str(_value(words))


def _value(words: list[str]) -> int:
    half = words[0] == "half"
    total = group = 0
    for word in words:
        if word in _SCALES:
            scale = _SCALES[word]
            group = max(group, 1) * scale
            if scale > 100:
                total, group = total + group, 0
        elif word == "couple":
            group = 2
        elif word in _VALUES or word.isdigit():
            group += int(_VALUES.get(word, 0) or word)
    value = total + group
    return value // 2 if half else value
