"""Numbers in a folded text, in digits or in Spanish or English words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from recobro.domain.guard.words import Words, matches_at, words_of

_ES = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciseis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidos",
    "veintitres",
    "veinticuatro",
    "veinticinco",
    "veintiseis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_ES_TENS = [
    "treinta",
    "cuarenta",
    "cincuenta",
    "sesenta",
    "setenta",
    "ochenta",
    "noventa",
]
_EN_TENS = [
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
]
_ES_HUNDREDS = [
    "doscient",
    "trescient",
    "cuatrocient",
    "quinient",
    "seiscient",
    "setecient",
    "ochocient",
    "novecient",
]

SMALL: dict[str, int] = {
    **{word: n for n, word in enumerate(_ES)},
    **{word: n for n, word in enumerate(_EN)},
    **{word: 10 * n for n, word in enumerate(_ES_TENS, 3)},
    **{word: 10 * n for n, word in enumerate(_EN_TENS, 2)},
    "un": 1, "una": 1, "veintiun": 21, "veintiuna": 21,
}  # fmt: skip
_HUNDREDS: dict[str, int] = {
    "cien": 100, "ciento": 100,
    **{f"{stem}{end}": 100 * n
       for n, stem in enumerate(_ES_HUNDREDS, 2) for end in ("os", "as")},
}  # fmt: skip
_SCALES: dict[str, int] = {
    "mil": 1000, "thousand": 1000, "k": 1000, "lucas": 1000, "luca": 1000,
    "lukas": 1000, "luka": 1000, "millon": 10**6, "millones": 10**6, "million": 10**6,
    "palo": 10**6, "palos": 10**6, "hundred": 100,
}  # fmt: skip
_DIGITS = re.compile(
    r"\d(?:\d{0,2}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?(?!\d)"
    r"|\d*(?:[.,]\d{1,2})?(?!\d)|\d*)"
)
_LOOKALIKE = re.compile(
    r"(?<![a-z0-9])(?=[\dol.,]*\d)(?=[\d.,]*[ol])[\dol][\dol.,]*[\dol]"
)
_MAY_BE_LOOKALIKE = re.compile(r"\d(?:[\d.,]*[ol]|(?<=[ol]\d)|(?<=[ol.,][.,]\d))")
_AS_DIGITS = str.maketrans("ol", "01")
_DECIMAL_WORDS = frozenset({"con", "coma", "punto", "point"})
_ARTICLES = frozenset({"un", "una", "uno", "one"})
_ONE = Decimal(1)


# All else ends a numeral: such words need not be kept.
_NUMERAL_WORDS = (
    frozenset({*SMALL, *_HUNDREDS, *_SCALES, "y", "and", "medio", "media"})
    | _DECIMAL_WORDS
)


class Number(NamedTuple):
    """A number and where it stands; `shape` says how it was written.

    `cents` is true for exactly two decimals in digits, `grouped` where thousands are
    set apart, `article` for a lone «un», «una», «one», which is rarely a figure.
    """

    value: Decimal
    start: int
    end: int
    in_words: bool = False
    cents: bool = False
    grouped: bool = False
    article: bool = False


class _Token(NamedTuple):
    text: str
    start: int
    end: int
    is_digits: bool


@lru_cache(maxsize=4096)
def _parse_digits(text: str) -> tuple[Decimal, bool, bool]:
    """Value, whether it has cents, whether thousands are set apart."""
    clean = text.replace("'", "").replace(" ", "")
    signs = clean.count(".") + clean.count(",")
    grouped = clean != text
    if not signs:
        return Decimal(clean), False, grouped
    tail = clean[max(clean.rfind("."), clean.rfind(",")) + 1 :]
    whole = clean.replace(".", "").replace(",", "")
    if len(tail) == 3:
        return Decimal(whole), False, True
    return Decimal(whole).scaleb(-len(tail)), len(tail) == 2, grouped or signs > 1


def _digitise(text: str) -> str:
    """Undo letters that play digits in figures: 1OO, l50."""
    if not _MAY_BE_LOOKALIKE.search(text):
        return text
    return _LOOKALIKE.sub(lambda m: m.group().translate(_AS_DIGITS), text)


def _tokens(words: Words) -> list[_Token]:
    """The digits and the numeral words of a text, in order."""
    tokens = [
        _Token(m.group(), *m.span(), True)
        for m in matches_at(_DIGITS, words.text, words.digits)
    ]
    if not words.known.isdisjoint(_NUMERAL_WORDS):
        tokens += [
            _Token(word, place, place + len(word), False)
            for place, word in zip(words.places, words.words, strict=True)
            if word in _NUMERAL_WORDS
        ]
        tokens.sort(key=itemgetter(1))
    return tokens


class _Reader:
    """Reads the runs of numeral words and digits of one text."""

    def __init__(self, words: Words) -> None:
        self.text = _digitise(words.text) if words.digits else words.text
        same = self.text == words.text
        self.tokens = _tokens(words if same else words_of(self.text))

    def _word(self, index: int, *, gap: int = 2) -> str | None:
        """The word at index if it follows the token before closely, else None."""
        if index >= len(self.tokens):
            return None
        text, start, _, _ = self.tokens[index]
        end = self.tokens[index - 1][2]
        if start - end > gap or self.text[end:start].strip(" -"):
            return None
        return text

    def digits(self, index: int) -> tuple[Number, int]:
        token = self.tokens[index]
        value, cents, grouped = _parse_digits(token.text)
        after, end = index + 1, token.end
        word = self._word(after, gap=1)
        while word in _SCALES and word != "hundred":
            value *= _SCALES[word]
            end, after, cents, grouped = self.tokens[after].end, after + 1, False, True
            word = self._word(after, gap=1)
        if grouped and word and after > index + 1 and word not in _ARTICLES:
            more = self._rest(after, value)
            if more:
                return Number(more[0], token.start, more[1], grouped=True), more[2]
        number = Number(value, token.start, end, cents=cents, grouped=grouped)
        return self._with_decimals(number, after)

    def _rest(self, index: int, value: Decimal) -> tuple[Decimal, int, int] | None:
        """The smaller part after a scale: 1 millón «200 mil», 2 mil «quinientos»."""
        token = self.tokens[index]
        if token.is_digits or token.text in SMALL or token.text in _HUNDREDS:
            part, after = self.digits(index) if token.is_digits else self.words(index)
            if part.value < value:
                return value + part.value, part.end, after
        return None

    def words(self, index: int) -> tuple[Number, int]:
        total, current, last, place = 0, 0, 0, index
        scale = 0
        word: str | None = self.tokens[index].text
        while word is not None:
            joined = word in ("y", "and")
            if joined:
                word = self._word(place + 1)
            step = self._step(word, current, last, joined=joined)
            if step is None:
                if joined and word in ("medio", "media") and scale:
                    total, place = total + scale // 2, place + 2
                break
            if word in _SCALES:
                scale = _SCALES[word]
                if scale == 100:
                    current, last = max(current, 1) * 100, 100
                else:
                    total, current, last = total + max(current, 1) * scale, 0, 0
            else:
                current, last = current + step, step
            place += 2 if joined else 1
            word = self._word(place)
        end = self.tokens[place - 1].end
        first = self.tokens[index]
        number = Number(
            Decimal(total + current), first.start, end, in_words=True,
            article=place == index + 1 and first.text in _ARTICLES,
        )  # fmt: skip
        return self._with_decimals(number, place)

    def article(self, index: int) -> Number:
        """A lone «un», «una», «one»."""
        _, start, end, _ = self.tokens[index]
        return Number(_ONE, start, end, in_words=True, article=True)

    def _step(
        self, word: str | None, current: int, last: int, *, joined: bool
    ) -> int | None:
        """What the word adds to the run, or None where the run ends before it."""
        if word is None:
            return None
        if word in SMALL:
            value = SMALL[word]
            after_ten = 20 <= last < 100 and last % 10 == 0 and value < 10
            fits = current % 100 == 0 and not (joined and last != 100)
            return value if after_ten or fits else None
        if joined:
            return None
        if word in _HUNDREDS:
            return _HUNDREDS[word] if current == 0 else None
        return 0 if word in _SCALES and word != "k" else None

    def _with_decimals(self, number: Number, after: int) -> tuple[Number, int]:
        """Join «149 con 90», «ciento cuarenta y nueve coma noventa»."""
        if number.article or self._word(after) not in _DECIMAL_WORDS:
            return number, after
        if self._word(after + 1) is None:
            return number, after
        token = self.tokens[after + 1]
        if token.is_digits and re.fullmatch(r"\d\d", token.text):
            cents, end, beyond = int(token.text), token.end, after + 2
        elif not token.is_digits and token.text in SMALL:
            part, beyond = self.words(after + 1)
            cents, end = int(part.value), part.end
        else:
            return number, after
        tail = self.text[end : end + 12]
        if cents > 99 or re.match(r"\s*(?:%|por ?ciento|dias|mes|cuota|pago)", tail):
            return number, after
        value = number.value + Decimal(cents) / 100
        return Number(value, number.start, end, number.in_words, cents=True), beyond

    def read(self) -> list[Number]:
        found: list[Number] = []
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            if token.is_digits:
                number, index = self.digits(index)
            elif token.text in _ARTICLES and self._word(index + 1) is None:
                number, index = self.article(index), index + 1
            elif token.text in SMALL or token.text in _HUNDREDS or token.text in (
                "mil", "lucas", "luca", "millon",
            ):  # fmt: skip
                number, index = self.words(index)
            else:
                index += 1
                continue
            found.append(number)
        return found


def numbers_in(words: Words) -> list[Number]:
    """Every number that the words hold, in order, however it is written."""
    return _Reader(words).read()


def numbers(text: str) -> list[Number]:
    """Every number of a folded text (numbers_in)."""
    return numbers_in(words_of(text))
