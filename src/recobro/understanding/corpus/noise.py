"""Writing a message worse, as people do on a telephone, without changing its meaning.

Every change takes the randomness it is given, so a seed gives the same text. Words that
carry a label by themselves (no, ya, si, negations, numbers) are never misspelt, and no
word is ever dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from recobro.understanding.corpus.folding import without_accents
from recobro.understanding.corpus.numbers import in_words

# Short or decisive words stay as they are, whatever the hurry.
_KEPT = frozenset(
    {
        "no", "ni", "ya", "si", "sí", "sin", "nunca", "jamás", "nada", "nadie",
        "tampoco", "baja", "stop", "alto", "paro", "yo", "él", "soy", "vivir", "matar",
        "matarme", "morir", "morirme", "muerto", "muerta", "suicidio", "pega", "golpea",
        "never", "dead", "died", "wrong", "kill", "myself",
    }
)  # fmt: skip
_SIGNS = re.compile(r"[¿¡]")
_PUNCTUATION = re.compile(r"[¿¡?!.,;:…]+(?=\s|$)|[¿¡]")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<![\w.,:/@-])\d{1,4}(?![\w.,:/@%-])")
_ADDRESS = re.compile(r"\S*@\S+|\S*\d[\d .]{6,}\d")

_KEYS = {
    "q": "wa", "w": "qe", "e": "wr", "r": "et", "t": "ry", "y": "tu", "u": "yi",
    "i": "uo", "o": "ip", "p": "ol", "a": "sq", "s": "ad", "d": "sf", "f": "dg",
    "g": "fh", "h": "gj", "j": "hk", "k": "jl", "l": "kñ", "z": "xs", "x": "zc",
    "c": "xv", "v": "cb", "b": "vn", "n": "bm", "m": "n",
}  # fmt: skip

_SHORT_SPANISH: dict[str, tuple[str, ...]] = {
    "que": ("q", "k", "ke"), "qué": ("q", "k"), "porque": ("xq", "pq", "porq"),
    "por": ("x",), "para": ("pa", "xa", "p"), "también": ("tb", "tmb", "tbn"),
    "mensaje": ("msj",), "mensajes": ("msjs",), "gracias": ("grax", "grs", "gcs"),
    "favor": ("fvor", "fa"), "whatsapp": ("wsp", "wasap", "wpp", "whats"),
    "estoy": ("toy", "stoy"), "está": ("ta", "sta"), "mañana": ("mñn", "mñna"),
    "cuánto": ("cto", "cnto"), "teléfono": ("tel", "tlf"), "número": ("num", "nro"),
    "celular": ("cel",), "quiero": ("kiero", "qiero"), "quién": ("kien",),
    "cuando": ("cdo", "qndo"), "donde": ("dnd",), "dónde": ("dnd",),
    "hola": ("ola", "hla"), "buenas": ("wenas", "bnas"), "días": ("ds", "dias"),
    "pues": ("ps", "pos"), "tarde": ("tard",), "ahora": ("aora",),
    "bueno": ("bno", "weno"), "todo": ("to2", "tdo"), "pago": ("pgo",),
    "de": ("d",), "me": ("m",), "te": ("t",), "aquí": ("aki", "aki"),
    "factura": ("fact",), "transferencia": ("transf", "trasferencia"),
    "departamento": ("depto",), "señorita": ("srta", "señito"), "señor": ("sr",),
    "abogado": ("abog", "abogao"), "trabajo": ("trabjo", "tbjo"), "semana": ("sem",),
}  # fmt: skip
_SHORT_ENGLISH: dict[str, tuple[str, ...]] = {
    "you": ("u",), "your": ("ur",), "are": ("r",), "please": ("pls", "plz"),
    "thanks": ("thx", "tnx"), "because": ("cuz", "bc"), "to": ("2",), "for": ("4",),
    "tomorrow": ("tmrw", "tmr"), "message": ("msg",), "people": ("ppl",),
    "payment": ("pymt", "paymnt"), "what": ("wat", "wut"), "before": ("b4",),
    "i'm": ("im",), "don't": ("dont",), "can't": ("cant",), "going": ("goin",),
    "account": ("acct",), "number": ("nbr", "num"), "and": ("n", "&"),
}  # fmt: skip

# A sound, and the letters with which it is also written.
_SOUNDS: tuple[tuple[str, str], ...] = (
    (r"v", "b"), (r"b", "v"), (r"z(?=[aou])", "s"), (r"c(?=[ei])", "s"),
    (r"s(?=[aeo])", "z"), (r"\bh(?=[aeiou])", ""), (r"ll", "y"), (r"y(?=[aeo])", "ll"),
    (r"qu(?=[ei])", "k"), (r"g(?=[ei])", "j"), (r"\bhue", "we"), (r"mb", "nb"),
    (r"cc", "c"), (r"x(?=[aeiou])", "cs"), (r"ado\b", "ao"), (r"ñ", "n"),
)  # fmt: skip

_FILLERS = ("este", "eh", "o sea", "bueno", "pues", "mmm", "a ver", "este mm")
_FILLERS_ENGLISH = ("uh", "um", "like", "you know", "I mean")
_EMOJI = ("🙏", "😅", "😔", "👍", "🙂", "😢", "🤷", "😬")
_EMOJI_ANGRY = ("😡", "😤", "🤬", "🙄", "😒")


def drop_accents(text: str, rng: Random) -> str:
    """Most people's telephones write none; ñ stays with half of them."""
    kept = text.replace("ñ", "\0").replace("Ñ", "\1") if rng.random() < 0.5 else text
    return without_accents(kept).replace("\0", "ñ").replace("\1", "Ñ")


def drop_opening_signs(text: str) -> str:
    """No ¿ nor ¡, as nearly everybody writes in a chat."""
    return _SIGNS.sub("", text)


def drop_punctuation(text: str) -> str:
    """No signs between words; the marks inside numbers and addresses stay."""
    return " ".join(_PUNCTUATION.sub(" ", text).split())


def misspell(text: str, rng: Random, changes: int) -> str:
    """Typing errors: a neighbour key, two letters swapped, one lost or doubled."""
    return _change_words(text, rng, _typo, changes)


def write_by_ear(text: str, rng: Random, changes: int) -> str:
    """Letters that sound alike in Spanish: b and v, s and c and z, h, ll and y."""
    return _change_words(text, rng, _by_ear, changes)


def abbreviate(text: str, rng: Random, share: float, *, english: bool = False) -> str:
    """Chat spellings for about a share of the words that have one."""
    shorter = _SHORT_ENGLISH if english else _SHORT_SPANISH

    def change(found: re.Match[str]) -> str:
        forms = shorter.get(found[0].lower())
        return rng.choice(forms) if forms and rng.random() < share else found[0]

    return re.sub(r"[^\W\d_]+(?:'[a-z]+)?", change, text)


def stretch(text: str, rng: Random) -> str:
    """One vowel drawn out: "holaaa", "porfaaa"."""

    def longer(word: str, rng: Random) -> str:
        return word + word[-1] * rng.randrange(1, 4) if word[-1] in "aeiou" else word

    return _change_words(text, rng, longer, 1)


def speak(text: str, rng: Random, *, english: bool = False) -> str:
    """A transcribed voice note: no signs, small letters, fillers, numbers in words."""
    plain = drop_punctuation(text).lower()
    if not english:
        plain = _numbers_spelt(plain)
    words = plain.split()
    fillers = _FILLERS_ENGLISH if english else _FILLERS
    for _ in range(1 + (len(words) > 9)):
        # Between clauses, not after "no" or an article: people pause before a phrase.
        spots = [0] + [
            i for i in range(2, len(words)) if words[i] in {"y", "pero", "que", "and"}
        ]
        words.insert(rng.choice(spots), rng.choice(fillers))
    return " ".join(words)


def _numbers_spelt(text: str) -> str:
    addresses = [found.span() for found in _ADDRESS.finditer(text)]

    def spelt(found: re.Match[str]) -> str:
        if any(start <= found.start() < end for start, end in addresses):
            return found[0]
        return in_words(int(found[0]))

    return _NUMBER.sub(spelt, text)


def add_emoji(text: str, rng: Random, *, angry: bool) -> str:
    """One or two at the end."""
    choice = rng.choice(_EMOJI_ANGRY if angry else _EMOJI)
    return f"{text} {choice * rng.choice((1, 1, 2))}"


def dress(text: str, rng: Random) -> str:
    """How carefully it is written: capitals, accents, signs; words stay the same."""
    manner = rng.random()
    if manner < 0.22:
        text = _capital(text)
        if text[-1] not in "?!.…" and rng.random() < 0.5:
            text += "."
        return text
    if manner < 0.62:
        text = drop_opening_signs(text)
        text = drop_accents(text, rng) if rng.random() < 0.4 else text
        return _capital(text) if rng.random() < 0.5 else text
    if manner < 0.94:
        text = drop_punctuation(text) or text
        return drop_accents(text, rng) if rng.random() < 0.7 else text
    return drop_opening_signs(text).upper()


def roughen(text: str, rng: Random, *, english: bool = False) -> str:
    """One of the heavier ways of writing worse, then lighter ones over it."""
    changes = 1 + (len(text) > 30) + (len(text) > 70)
    ways: list[Callable[[], str]] = [
        lambda: misspell(text, rng, changes + 1),
        lambda: abbreviate(misspell(text, rng, 1), rng, 0.8, english=english),
        lambda: speak(text, rng, english=english),
    ]
    if not english:
        ways += [
            lambda: write_by_ear(text, rng, changes + 2),
            lambda: abbreviate(write_by_ear(text, rng, changes), rng, 0.7),
        ]
    rough = rng.choice(ways)()
    if rng.random() < 0.15:
        rough = stretch(rough, rng)
    return dress(rough, rng) if rng.random() < 0.8 else rough


def _capital(text: str) -> str:
    letter = next((i for i, c in enumerate(text) if c.isalpha()), 0)
    return text[:letter] + text[letter : letter + 1].upper() + text[letter + 1 :]


def _change_words(
    text: str, rng: Random, change: Callable[[str, Random], str], count: int
) -> str:
    """So many words changed, each once, of those long enough and not kept."""
    addresses = [found.span() for found in _ADDRESS.finditer(text)]
    words = [
        found
        for found in _WORD.finditer(text)
        if len(found[0]) > 3
        and found[0].lower() not in _KEPT
        and not any(start <= found.start() < end for start, end in addresses)
    ]
    chosen = rng.sample(words, min(count, len(words)))
    for word in sorted(chosen, key=lambda found: -found.start()):
        text = text[: word.start()] + change(word[0], rng) + text[word.end() :]
    return text


def _typo(word: str, rng: Random) -> str:
    # The first letter is nearly always right.
    at = rng.randrange(1, len(word) - 1)
    kind = rng.random()
    if kind < 0.35:
        near = _KEYS.get(word[at].lower())
        return word[:at] + rng.choice(near) + word[at + 1 :] if near else word
    if kind < 0.6:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind < 0.85:
        return word[:at] + word[at + 1 :]
    return word[:at] + word[at] + word[at:]


def _by_ear(word: str, rng: Random) -> str:
    fitting = [(a, b) for a, b in _SOUNDS if re.search(a, word.lower())]
    if not fitting:
        return word
    sound, letters = rng.choice(fitting)
    return re.sub(sound, letters, word.lower(), count=1)
