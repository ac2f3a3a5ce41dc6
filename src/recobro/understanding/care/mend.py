"""Words of the urgent two, mended where one slip of the finger hid them.

"sucidarme", "matrame", "gopea": a letter missing, one too many, a wrong one, or two
swapped. Ordinary words that happen to lie so near are left alone.
"""

from __future__ import annotations

from functools import lru_cache

from recobro.understanding.care.sound import spell

_KEY_WORDS = (
    "suicidarme", "suicidar", "suicidio", "suicida", "suicidarse", "suicide", "matarme",
    "matarse", "matarnos", "morirme", "ahorcarme", "ahorcar", "colgarme", "envenenarme",
    "lastimarme", "desaparecer", "despertar", "pastillas", "quitarme", "golpea",
    "golpean", "golpeo", "golpeaba", "golpeado", "golpearon", "maltrata", "maltrato",
    "maltrataba", "maltratan", "amenaza", "amenazan", "amenazada", "amenazado",
    "amenazo", "amenazaron", "violencia", "extorsionan", "secuestraron", "encierra",
    "encerrada", "agresor", "marido", "esposo", "myself", "violence", "ludopata",
    "desempleado", "desempleada", "discapacidad", "hospitalizado", "hospitalizada",
    "enfermedad", "depresion", "fallecio", "operaron", "despidieron", "endeudado",
)  # fmt: skip
# Sound-spelt words one slip away that mean themselves.
_ORDINARY = frozenset(
    spell(
        "ahorrar ahorrarme ahorran ahorra matricula matarile matare mataron matarlo"
        " matarla matarle matarte matarles mataria atarme tratarme cantarme fatarme"
        " contarme cortarme bajarme moverme marearme mandarme martes morirse morirte"
        " sufrirme golpes golpe golpeé amenazas amenazar violencias violento mareado"
        " marino querido marida maridos esposa esposos puesto expuesto supuesto"
        " quitarle quitarla quitarlo quitaron quitarte citarme gritarme evitarme"
        " pastilla pastillas encerrado encierro colgarle colgarlo colgaron cargarme"
        " desaparece desapareci desaparecio aparecer despertare despertarme"
        " maltratos maltratar maltratado amenace agresora agresores agresion"
        " pasillas plantillas castillas quitarse jugarme pagarme cobrarme comprarme"
        " formarme firmarme llamarme sumarme tomarme mudarme anotarme notarme"
        " faltarme saltarme botarme votarme soltarme saltar colarme colocarme"
        " rematarme aforcar dirme marinos mariposa escierra cierra entierra"
        " esposas golpeas matarse subsidio subsidios matame matenme mateme matenlo"
        " enfermera enfermeria desempleo desempleos depresiones enfermedades golpear"
        " operaran operaran operaban endeudados"
    )
)
_SHORTEST, _LONGEST = 6, 15


def _cut(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


_KEYS = set(spell(" ".join(_KEY_WORDS)))
_NEAR: dict[str, set[str]] = {}
for _key in sorted(_KEYS):
    for _form in {_key, *_cut(_key)}:
        _NEAR.setdefault(_form, set()).add(_key)


@lru_cache(maxsize=8_192)
def mend(word: str) -> str:
    """The key word that a sound-spelt word is one slip from; else the word itself."""
    if word in _KEYS or word in _ORDINARY:
        return word
    if not _SHORTEST - 1 <= len(word) <= _LONGEST or not word.isalpha():
        return word
    for form in (word, *sorted(_cut(word))):
        for key in sorted(_NEAR.get(form, ())):
            if len(key) >= _SHORTEST and _one_slip(word, key):
                return key
    return word


def _one_slip(word: str, key: str) -> bool:
    """Whether one letter lost, added, changed, or two neighbours swapped, is all."""
    if len(word) != len(key):
        longer, shorter = (word, key) if len(word) > len(key) else (key, word)
        return len(longer) == len(shorter) + 1 and shorter in _cut(longer)
    differ = [at for at in range(len(word)) if word[at] != key[at]]
    if len(differ) == 1:
        # The end tells the person and the time: another ending is another word.
        return differ[0] < len(word) - 1
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and word[differ[0]] == key[differ[1]]
        and word[differ[1]] == key[differ[0]]
    )
