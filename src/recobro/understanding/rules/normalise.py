"""Text as people type it, brought to one plain form for the rules to read.

Lower case, no accents, chat spellings written out, repeated letters squeezed, numbers
in words turned into digits. Nothing here decides what a message means.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Chat spellings, written without accents; the left side is a whole word.
_SPELLINGS: dict[str, str] = {
    "q": "que", "k": "que", "ke": "que", "qe": "que", "x": "por", "xq": "porque",
    "pq": "porque", "porq": "porque", "xk": "porque", "d": "de", "tb": "tambien",
    "tmb": "tambien", "pa": "para", "pal": "para el", "toy": "estoy",
    "tamos": "estamos", "porfa": "por favor", "porfis": "por favor",
    "plis": "por favor", "pls": "por favor", "please": "por favor",
    "wsp": "whatsapp", "wpp": "whatsapp", "wasap": "whatsapp",
    "wasaps": "whatsapp", "guasap": "whatsapp", "guasaps": "whatsapp",
    "whats": "whatsapp", "wasa": "whatsapp", "watsap": "whatsapp",
    "whatsapps": "whatsapp", "msj": "mensaje", "msjs": "mensajes",
    "sms's": "sms", "mnn": "manana", "mna": "manana", "nro": "numero",
    "num": "numero", "tlf": "telefono", "telf": "telefono", "cel": "celular",
    "fono": "telefono", "grax": "gracias", "grcs": "gracias", "bn": "bien",
    "salu2": "saludos", "dnd": "donde", "kiero": "quiero", "qiero": "quiero",
    "aki": "aqui", "aca": "aqui", "nomas": "no mas", "trasferencia": "transferencia",
    "tranferencia": "transferencia", "transferensia": "transferencia",
    "deposíto": "deposito", "lic": "licenciado", "abogao": "abogado",
    "dnero": "dinero", "haser": "hacer", "ase": "hace", "boy": "voy",
    "llege": "llegue", "yego": "llego", "ahorita": "ahora", "horita": "ahora",
}  # fmt: skip

MAX_FOLDED = 8192

_UNITS: dict[str, int] = {
    "cero": 0, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13,
    "catorce": 14, "quince": 15, "dieciseis": 16, "diecisiete": 17, "dieciocho": 18,
    "diecinueve": 19, "veinte": 20, "veintiun": 21, "veintiuno": 21, "veintidos": 22,
    "veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26,
    "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30,
    "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
    "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300,
    "cuatrocientos": 400, "quinientos": 500, "seiscientos": 600, "setecientos": 700,
    "ochocientos": 800, "novecientos": 900,
}  # fmt: skip
_UNITS |= {word[:-2] + "as": n for word, n in _UNITS.items() if word.endswith("ntos")}
_ONE = {"un": 1, "uno": 1, "una": 1}
_TO_NINE = _ONE | {word: n for word, n in _UNITS.items() if 0 < n <= 9}
# A number begins with one of these; "un" and "y" only go on with one.
_BEGINS = frozenset({*_UNITS, "mil"})
# "once I get paid" is English, not eleven.
_ENGLISH = frozenset({"i", "my", "we", "you", "the", "it", "they", "he", "she", "paid"})
_COUNTED = frozenset({
    "mil", "millon", "millones", "euros", "pesos", "soles", "dolares", "lucas",
})  # fmt: skip
# A letter after a digit is no word: the k of "30k".
_WORD = re.compile(r"(?<![a-z0-9$])[a-z]+")
# "30 k" and "3mil" are sums; "30 k te pago" is "30 que te pago".
_KILO = re.compile(
    r"(?<=[0-9]) ?k(?=$|[.,;!?)]| (?:pesos|euros|soles|hoy|manana|el|la|al|por|en|a"
    r"|cada"
    r"|mensual|semanal|quincenal)\b)"
)
_GLUED_MIL = re.compile(r"(?<=[0-9])mil\b")
_LETTERS = re.compile(r"[a-z]+")
_SPELT_OTHERWISE = frozenset(_SPELLINGS)
_DIGIT = re.compile(r"[0-9]")
_ASCII = frozenset(map(chr, range(128)))
_SHORT_TEXT = 400  # characters: what is not cut, however it decomposes
# Digits of other scripts, beyond what NFKD brings to ours.
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
# "rr", "ll", "cc", "ee", "oo", "nn" are Spanish or English; three of anything is zeal.
_ZEAL = re.compile(r"([a-z])\1{2,}")
_ZEAL_PAIR = re.compile(r"([abdfghijkmqtuvwxyz])\1\b")


def strip_accents(text: str) -> str:
    """The text in lower case without accents; ñ becomes n, emoji stay.

    Digits of every script become 0 to 9. Of text that grows when it is decomposed
    (one Arabic ligature is eighteen letters) the first MAX_FOLDED letters are kept.
    """
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    if len(lowered) < _SHORT_TEXT:
        plain = lowered
        for char in set(lowered) - _ASCII:
            plain = plain.replace(char, _alone(char))
    else:
        decomposed = unicodedata.normalize("NFKD", lowered)[:MAX_FOLDED]
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    if plain.isascii():
        return plain
    return _OTHER_DIGIT.sub(lambda m: str(unicodedata.digit(m[0])), plain)


@lru_cache(maxsize=1_024)
def _alone(char: str) -> str:
    """One letter without its accents."""
    decomposed = unicodedata.normalize("NFKD", char)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def fold(text: str) -> str:
    """The plain form that every rule reads."""
    plain = strip_accents(text).replace("’", "'").replace(" ", " ")
    if _DIGIT.search(plain):
        plain = _GLUED_MIL.sub(" mil", _KILO.sub("k", plain))
    plain = _ZEAL_PAIR.sub(r"\1", _ZEAL.sub(r"\1", plain))
    if not _SPELT_OTHERWISE.isdisjoint(_LETTERS.findall(plain)):
        plain = _WORD.sub(lambda m: _SPELLINGS.get(m[0], m[0]), plain)
    return " ".join(digits_for_words(plain).split())


def digits_for_words(text: str) -> str:
    """Numbers written in words as digits: "mil quinientos" is "1500".

    "un" and "una" stay, because they are articles nearly always.
    """
    if _BEGINS.isdisjoint(_LETTERS.findall(text)):
        return text
    tokens = text.split(" ")
    out: list[str] = []
    position = 0
    while position < len(tokens):
        used = 0
        if _bare(tokens[position])[0] in _BEGINS:
            value, used, tail = _number_at(tokens, position)
        if used:
            out.append(f"{value}{tail}")
            position += used
        else:
            out.append(tokens[position])
            position += 1
    return " ".join(out)


def _number_at(tokens: list[str], start: int) -> tuple[int, int, str]:
    """The number that begins at a token: its value, how many tokens, punctuation."""
    total = group = used = 0
    tail = ""
    position = start
    while position < len(tokens) and not tail:
        word, mark = _bare(tokens[position])
        following = _bare(tokens[position + 1])[0] if position + 1 < len(tokens) else ""
        joined = word == "y" and 20 <= group % 100 <= 90 and group % 10 == 0
        if joined:
            if following not in _TO_NINE:
                break
            position += 1
            word, mark = _bare(tokens[position])
            group += _TO_NINE[word]
        elif word == "cero":  # "cero cero uno" are three figures
            if not used:
                position, used, tail = position + 1, 1, mark
            break
        elif word == "once" and following in _ENGLISH:
            break
        elif _adds_one(word, following, group, total):
            group += 1
        elif word in _UNITS and _fits(group, _UNITS[word]):
            group += _UNITS[word]
        elif word == "mil":
            total += max(group, 1) * 1000
            group = 0
        elif word in {"millon", "millones"} and (group or total):
            total = (total + group) * 1_000_000
            group = 0
        else:
            break
        position += 1
        used, tail = position - start, mark
    # "30 mil" keeps its digits: amounts.py reads it; "mil" after a digit is no start.
    percent = start > 0 and tokens[start - 1] == "por" and used == 1
    if percent and tokens[start].startswith("cien"):
        return 0, 0, ""
    follows_digit = start > 0 and tokens[start - 1][-1:].isdigit()
    if used and follows_digit and tokens[start].startswith("mil"):
        return 0, 0, ""
    return total + group, used, tail


def _adds_one(word: str, following: str, group: int, total: int) -> bool:
    """Whether "un" ends a number: "ciento uno", "mil un euros", "doscientos un mil"."""
    if group % 100 or not (group or total):
        return False
    return word == "uno" or (word == "un" and following in _COUNTED)


def _fits(group: int, unit: int) -> bool:
    return group == 0 or (group % 100 == 0 and unit < 100 and group >= 100)


def _bare(token: str) -> tuple[str, str]:
    word = token.rstrip(",.;:!?)")
    return word.lstrip("¿¡("), token[len(word) :]
