"""Text as it sounds: one form in which misspelling, disguise and accents are gone.

Spanish is written as it is spoken by whoever writes in a hurry: "kiero", "boy",
"desenpleado", "me hecharon", "enfermedá". Words and expressions are both brought to the
same sound spelling (b for v, s for z and soft c, k for qu and hard c, no h, one letter
where two stand), so that the lexicon is written once, in good Spanish.

Disguise goes too: zero-width and control characters, combining marks, letters of other
scripts that look Latin, digits for letters inside a word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST_TEXT = 4_096  # characters read, as the label contract limits a message
_LONGEST_WORD = 40
_GAP = "\x00"  # a symbol or emoji: a space, or nothing within a word

_LIKE = "аеорсухіѕјкмтвнοαινκμρτυβεøłđıᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢꜰꜱ"
_LATIN = "aeopcyxisjkmtbhoaivkmptubeoldiabcdeghijklmnoprtuvwyzfs"
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"
_FOREIGN = re.compile(r"[\u0370-\u1cff\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufeff]")
_FOREIGN_AT_LEAST = 8  # letters


class _Table(dict[int, str]):
    """What stands for each character; worked out once for the common ones."""

    def __missing__(self, code: int) -> str:
        stands = _stands_for(chr(code))
        if code < 0x2100:
            self[code] = stands
        return stands


def _stands_for(char: str) -> str:
    if char.isascii() and (char.isalnum() or char in "@$ "):
        return char
    kind = unicodedata.category(char)
    if char in "\t-/_&+":
        return " "
    if char in "\n\r\v\f" or kind in {"Zl", "Zp", "Po", "Ps", "Pe", "Pd"}:
        return "" if char in "*'’‘´`" else ","
    if char in _BLANK_LETTERS or kind[0] in "MC" or char in "~^‘’´`":
        return ""
    if kind[0] == "Z":
        return " "
    if kind == "So" and 0x1F150 <= ord(char) <= 0x1F189:  # 🅜 🅼
        return chr(ord("a") + (ord(char) - 0x1F150) % 0x20) if _squared(char) else _GAP
    if kind[0] == "N":
        return str(unicodedata.digit(char, 0)) if kind == "Nd" else _GAP
    return char if kind[0] == "L" else _GAP


def _squared(char: str) -> bool:
    return (ord(char) - 0x1F150) % 0x20 < 26


_TABLE = _Table({ord(a): b for a, b in zip(_LIKE, _LATIN, strict=True)})
_LETTERS = re.compile(r"[a-zA-Z]+")
_ASCII = frozenset(map(chr, range(128)))
_SHORT_TEXT = 400  # characters: what may not be cut off, however it decomposes
_INSIDE = re.compile(rf"(?<=[a-z]){_GAP}+(?=[a-z])")
_TOKEN = re.compile(r"[a-z0-9@$]+|,")

_DIGIT_LETTERS = str.maketrans("013457@$", "oieastas")
_DISGUISED = re.compile(r"^[a-z$@][a-z]*[0-9@$][a-z0-9@$]*[a-z]")
_ZEAL = re.compile(r"([a-z])\1{2,}")
_DOUBLE = re.compile(r"([a-z])\1+")
_SOFT = re.compile(r"(?:sc|cc|xc|c|z)(?=[ei])|z")
_SOFT_W = re.compile(r"w(?=[aeiou])")
_LOST_N = re.compile(r"ns(?=[bdkfgjlmnpqrst])")
_LAST_D = re.compile(r"(?<=[a-z]{3}a)d$")
_LAST_DO = re.compile(r"(?<=[a-z]{2}a)do(s?)$")
_CHAT = {
    "k": "ke", "x": "por", "xk": "porke", "pk": "porke", "d": "de",
    "m": "me", "t": "te", "n": "no", "pa": "para", "toi": "estoi", "stoi": "estoi",
    "tamos": "estamos", "tngo": "tengo", "tgo": "tengo", "kro": "kiero",
    "kero": "kiero", "kier": "kiero", "na": "nada", "mtar": "matar",
    "mtarme": "matarme",
    "mrir": "morir", "mrirme": "morirme", "vo": "boi", "trabjo": "trabajo",
    "trbajo": "trabajo", "tabajo": "trabajo", "s": "es",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as it sounds.

    `words` are sound-spelt, clause marks among them as ","; `closed` the same where
    symbols inside a word are taken out of it ("mat💔ar"); `run` is all letters run
    together, sound-spelt as one word. `foreign` tells that most of it is in another
    script.
    """

    words: tuple[str, ...]
    closed: tuple[str, ...]
    run: str
    foreign: bool


def hear(text: str) -> Heard:
    """The message as it sounds; no text makes it fail."""
    text = text[:LONGEST_TEXT]
    plain = text.lower()
    foreign = False
    if not plain.isascii():
        others = len(_FOREIGN.findall(plain))
        foreign = others >= _FOREIGN_AT_LEAST and others * 2 > len(plain)
        plain = _without_accents(plain)
    plain = plain[: 2 * LONGEST_TEXT].translate(_TABLE)
    apart = plain.replace(_GAP, " ")
    tokens = _TOKEN.findall(apart)
    words = tuple(map(sound, tokens))
    closed = words
    if _GAP in plain:
        inside = _INSIDE.sub("", plain).replace(_GAP, " ")
        closed = tuple(map(sound, _TOKEN.findall(inside)))
    return Heard(words, closed, run_together(apart), foreign)


def _without_accents(plain: str) -> str:
    """The decomposed text in lower case; letters with an accent one kind at a time."""
    if len(plain) < _SHORT_TEXT:
        short = plain
        for char in set(plain) - _ASCII:
            alone = _alone(char)
            if alone is None:
                break
            short = short.replace(char, alone)
        else:
            return short
    return unicodedata.normalize("NFKD", plain).lower()


@lru_cache(maxsize=1_024)
def _alone(char: str) -> str | None:
    """What a letter or sign comes to, whatever its neighbours; None for the rare."""
    lowered = unicodedata.normalize("NFKD", char).lower()
    if lowered == char:
        return char
    stands = lowered.translate(_TABLE)
    return stands if stands.isascii() and stands == stands.translate(_TABLE) else None


@lru_cache(maxsize=8_192)
def sound(word: str) -> str:
    """One word in the sound spelling; a number stays a number."""
    word = word[:_LONGEST_WORD]
    if not word.isalpha():
        letters = sum(map(str.isalpha, word))
        if letters >= 3 and _DISGUISED.match(word):
            word = word.translate(_DIGIT_LETTERS)
        word = word.replace("@", "a").replace("$", "s")
        if letters >= 3:
            word = word.rstrip("0123456789")
    if not word.isalpha():
        return word
    spelt = _spell(word)
    return _CHAT.get(spelt, spelt)


def spell(text: str) -> tuple[str, ...]:
    """The words of a phrase of ours in the sound spelling, accents and all."""
    return hear(text).words


def run_together(text: str) -> str:
    """Every letter of the text as one word: "m e  q u i e r o" too."""
    if text.isascii():
        return _spell("".join(_LETTERS.findall(text.translate(_DIGIT_LETTERS))))
    return _spell("".join(filter(str.isalpha, text.translate(_DIGIT_LETTERS))))


def _spell(word: str) -> str:
    """The rules in their order; each is tried only where its letters stand."""
    word = _ZEAL.sub(r"\1", word)
    if "q" in word:
        word = word.replace("que", "ke").replace("qui", "ki").replace("q", "k")
    if "c" in word or "z" in word:
        word = _SOFT.sub("s", word.replace("ch", "q")).replace("c", "k")
    word = word.replace("ll", "y").replace("h", "")
    if "g" in word:
        word = word.replace("gue", "g~e").replace("gui", "g~i")
        word = word.replace("ge", "je").replace("gi", "ji").replace("~", "")
    if word.startswith("ps"):
        word = word[1:]
    word = word.replace("v", "b")
    if "w" in word:
        word = _SOFT_W.sub("b", word)
    if "x" in word:
        word = word[:-1].replace("x", "s") + word[-1:]
    word = word.replace("nb", "mb").replace("np", "mp")
    if "ns" in word:
        word = _LOST_N.sub("s", word)
    word = _DOUBLE.sub(r"\1", word)
    if word.endswith("y") and "a" <= word[-2:-1] <= "z":
        word = word[:-1] + "i"
    if word.endswith("d"):
        return _LAST_D.sub("", word)
    return _LAST_DO.sub(r"o\1", word) if word.endswith(("do", "dos")) else word
