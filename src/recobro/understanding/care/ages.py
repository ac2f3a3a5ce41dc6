"""Ages that a person tells: their own where they are a minor, anyone's where old.

"tengo 15 años" is a minor; "mi hijo tiene 15 años" is none, unless the debt or the
telephone is said to be the child's. Old age counts for whoever close the message speaks
of: the debtor may be the writer's mother. A bare number is an age only where the words
around it say so ("a mis 79", "mi abuela de 90", "tengo 13, este celu es mío"): numbers
in these messages are mostly money, days and instalments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recobro.domain.readings import Care
from recobro.understanding.care.classes import CLASSES
from recobro.understanding.care.sound import spell

MINOR_UP_TO = 17
MINOR_FROM = 7  # below, nobody answers messages of debts
# The laws of older people begin at 60 (PE, MX, CO, CL) or 65; plain speech later.
ELDERLY_FROM = 65
ELDERLY_UP_TO = 109
# "nací en el 41": old whatever the day of the message.
BORN_FROM, BORN_UP_TO = 20, 56


def _words(text: str) -> frozenset[str]:
    return frozenset(spell(text))


def _any_of(text: str) -> str:
    return "|".join(sorted(_words(text)))


_NUMBERS = dict(
    zip(
        spell(
            "siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete"
            " dieciocho"
        ),
        range(7, 19),
        strict=True,
    )
)
_NUMBERS |= dict(
    zip(spell("thirteen fourteen fifteen sixteen"), range(13, 17), strict=True)
)
_TENS = dict(
    zip(
        spell("sesenta setenta ochenta noventa cien"),
        (60, 70, 80, 90, 100),
        strict=True,
    )
)
_UNITS = dict(
    zip(
        spell("un uno una dos tres cuatro cinco seis siete ocho nueve"),
        (1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9),
        strict=True,
    )
)
_YEARS = _words(
    "años año añitos añito anios years year pirulos tacos abriles primaveras"
)
_HAVE = _words("tengo cumplo cumpli cumplire im am voy era turn")
_THEY_HAVE = _words("tiene tienen cumple cumplio is")
# "a mi edad, 77 años": after these words and a comma stands an age.
_SAID_OF_ONE = _words(
    "edad jubilado jubilada viejo vieja viejito viejita señora señor mama papa madre"
    " padre abuela abuelo abuelita abuelito mayor edad soy anciano anciana minima"
    " cesante pensionado pensionada suegra suegro"
)
_BETWEEN = _words(
    "solo apenas ya como nomas solamente los las only just casi mas yo voy"
)
_SPAN = _words(
    "hace llevo llevamos desde durante cliente contrato garantia plazo antiguedad"
    " trabajando aportando condena financiado hipoteca"
)
_NOT_OURS = _words(
    "vecino vecina vecinos amigo amiga jefe patron cliente casero colega empresa banco"
    " casa edificio negocio local club perro"
)
# What a number counts where it is no age.
_COUNTED = _words(
    "mil peso pesos euro euros eur sol soles luca lucas palo palos dolar dolares usd"
    " mango mangos pavos duros guita barras bolas dia dias semana semanas mes meses"
    " hora horas min minuto minutos minutes hours days weeks months cuota cuotas"
    " factura facturas recibo recibos pago pagos por ciento porciento percent metros km"
    " kilos personas clientes veces vez mensaje mensajes llamada llamadas tarjeta"
    " tarjetas puntos millones millon bolivares quincenas mensual mensuales al cada"
    " hijos hijas nietos llamados partes plazos unidades productos cabras"
    " vacas cajas pasos"
)
_GOES_ON = _words(
    "y pero no ni este ese esta esa que ahora todavia estudio and so with my i dear but"
    " encima cumplidos sola solo me mi se still living ojala vivo cobro en"
)
# Somewhere in the message, that whoever has these years is old ...
_OLD_CUE = _words(
    "soy edad grande viejo vieja viejito viejita jubilado jubilada jubilacion pension"
    " minima abuelo abuela abuelita abuelito nieto nieta nietecita nietos mijo mija"
    " mijito mijita hijito hijita joven jovencito nena nene niña señorita letras"
    " letritas aparato vista dedos ancianos anciano anciana mayor sola solo bienestar"
    " apps app celular llamen llame dear old recibito pantalla aplicaciones"
    " fuertecito baston viuda viudo memoria remedios"
)
# ... or young.
_YOUNG_CUE = _words(
    "soy menor niño niña colegio cole escuela secundaria hijo hija mama mami papa papi"
    " mis padres abuela abuelita abuelito tio tia hermanos hermanito celu cel celular"
    " movil tablet telefono quien firmar tarjeta skins juego robux cedula dni mensajes"
    " estudio edad minor mom mum dad her mandar manden im preso educadora grande apenas"
)
_UNIT_OF_BIRTH = _words("enero febrero marzo abril mayo junio julio agosto septiembre")
_UNIT_OF_BIRTH |= _words("octubre noviembre diciembre")
_BIRTHDAY = _words("cumplo cumpli cumplire cumplir")
_CANNOT = frozenset(
    ("no", verb) for verb in spell("se veo entiendo leo oigo ando camino salgo")
)
_COMPLETED = spell("cumplidos")[0]
_CHILD = _words(
    "hijo hija hijito hijita nieto nieta nietito niño niña nene nena hermanito"
    " hermanita sobrino sobrina chico chica cabro peque piba pibe daughter ella titular"
)
# The debt, the contract or the telephone is the child's.
_THEIRS = re.compile(
    " (?:a nombre de|a su nombre|titular|deudor|deudora|esa kuenta|la kuenta|esa linea"
    "|esta linea|la billetera|la bija|el selular es|el mobil es|este es el|ese kontrato"
    "|ese plan|datos de mi|este telefono|este selular|este mobil|este numero"
    "|agaro el telefono|rejistro|abrio|akount is|numer is|is numer|ats is numer) "
)
_EIGHTY = rf"(?:{_any_of('setenta ochenta noventa')}|[789]0|[789][0-9])"
_TOWARDS = re.compile(
    rf" (?:{_any_of('voy va vamos estoy ando pase pasamos mayores tengo tienen')})"
    rf" (?:ya )?(?:(?:{_any_of('para por de')}) )?(?:los |las )?{_EIGHTY}"
    rf"(?: y (?:piko|tantos|tantas|{'|'.join(_UNITS)}))? ?"
    rf"(?!(?:{'|'.join(sorted(_COUNTED))}|[0-9]|, [0-9])(?: |$))"
)
_SOME = re.compile(rf" (?:de|los|las|kon) {_EIGHTY} (?:y )?(?:piko|tantos|tantas)[ ,]")
_BORN = re.compile(
    r" (?:nasi|nasio|nasimos) (?:en |el )+(?:ano )?(?:del? )?(?:19)?([0-9]{2}) "
    r"| soi (?:del|de el) (?:ano )?(?:19)?([0-9]{2}) [,y]"
)


def age_signals(words: Sequence[str]) -> frozenset[Care]:
    """`minor` or `elderly` where an age in the sound-spelt words says so."""
    found: set[Care] = set()
    any_number = False
    for at, word in enumerate(words):
        if word in _NUMBERS or word in _TENS or word.isdigit():
            any_number = True
            signal = _told_at(words, at)
            if signal is not None:
                found.add(signal)
    if any_number and Care.ELDERLY not in found and _old_in_passing(words):
        found.add(Care.ELDERLY)
    return frozenset(found)


def _told_at(words: Sequence[str], at: int) -> Care | None:
    """The signal of the age that begins at a word; None where it is no such age."""
    age, used = _age_at(words, at)
    before = [w for w in words[max(0, at - 5) : at] if w not in _BETWEEN]
    if not _SPAN.isdisjoint(before) or not _NOT_OURS.isdisjoint(before):
        return None
    if ELDERLY_FROM <= age <= ELDERLY_UP_TO:
        return Care.ELDERLY if _is_old(words, at, used, before) else None
    if 1 <= age <= MINOR_UP_TO and _is_young(words, at, used, before, age):
        return Care.MINOR
    return None


def _is_old(words: Sequence[str], at: int, used: int, before: list[str]) -> bool:
    verb = before[-1] if before else ","
    after, clear = _after(words, at + used)
    if after in _YEARS:
        return verb in _HAVE | _THEY_HAVE | {"kon", "mis", "sus", "de", "a", "at"} or (
            verb == "," or not _SAID_OF_ONE.isdisjoint(before)
        )
    last = words[at - 1] if at else ""
    counts = after in _COUNTED or (not clear and after == ",")
    if not counts and (
        verb in {"mis", "sus"} or (last in {"los", "las"} and verb == "a")
    ):
        return True
    if not counts and verb == "de" and at > 1 and words[at - 2] in _KIN_OR_OLD:
        return True
    if not clear:
        return False
    if after == _COMPLETED:
        return True
    follows = words[at + used + 1] if at + used + 1 < len(words) else ""
    turned = after == "tengo" or (after == "ke" and follows in {"tengo", "kumpli"})
    if turned or verb == "im":
        return True
    if verb in {"de", "kon", ","} | _THEY_HAVE:
        near = words[max(0, at - 6) : at]
        return not _KIN_OR_OLD.isdisjoint(near) or (
            verb == "kon" and not _OLD_CUE.isdisjoint(words)
        )
    if verb in _BIRTHDAY:
        return True
    if verb == "at":
        return after == ","
    return verb in _HAVE and (
        not _OLD_CUE.isdisjoint(words)
        or (after == "y" and tuple(words[at + used + 1 : at + used + 3]) in _CANNOT)
    )


def _is_young(
    words: Sequence[str], at: int, used: int, before: list[str], age: int
) -> bool:
    verb = before[-1] if before else ","
    after, clear = _after(words, at + used)
    own = verb in _HAVE and age >= MINOR_FROM
    if after in _YEARS:
        return own or (_of_child(words, before) and verb not in _HAVE)
    if verb in _BIRTHDAY and not _UNIT_OF_BIRTH.isdisjoint(words[at + used :]):
        return True
    if not clear:
        return False
    if own or (after == "tengo" and age >= MINOR_FROM):
        return not _YOUNG_CUE.isdisjoint(words)
    return _of_child(words, before)


def _of_child(words: Sequence[str], before: list[str]) -> bool:
    """Whether the years are a child's whose debt or telephone this is."""
    return not _CHILD.isdisjoint(before) and bool(
        _THEIRS.search(f" {' '.join(words)} ")
    )


def _after(words: Sequence[str], at: int) -> tuple[str, bool]:
    """The word after a number, and whether it leaves the number an age."""
    after = words[at] if at < len(words) else ","
    follows = words[at + 1] if at + 1 < len(words) else ""
    if after == ",":
        # A point is a comma here: thousands, or a degree ("75 % de discapacidad").
        return after, not follows[:1].isdigit() and follows not in {"de"} | _COUNTED
    if after in {"y", "i"} and follows[:1].isdigit():
        return after, False
    return after, after in _GOES_ON or after in _YEARS or after in {"tengo", "ke"}


def _old_in_passing(words: Sequence[str]) -> bool:
    """Whether old age is told in passing: "voy para los noventa", "nací en el 38"."""
    text = f" {' '.join(words)} "
    born = _BORN.search(text)
    if born and BORN_FROM <= int(born[1] or born[2]) <= BORN_UP_TO:
        return True
    towards = _TOWARDS.search(text)
    if towards and (" tengo " not in towards[0] and " tienen " not in towards[0]):
        return True
    return bool(_SOME.search(text)) and not _OLD_CUE.isdisjoint(words)


def _age_at(words: Sequence[str], at: int) -> tuple[int, int]:
    """The age that begins at a word and how many words it takes; 0 for none."""
    word = words[at]
    if word.isdigit():
        return (int(word) if len(word) <= 3 else 0), 1
    if word in _NUMBERS:
        return _NUMBERS[word], 1
    following = words[at + 1 : at + 3]
    if len(following) == 2 and following[0] in {"y", "i"} and following[1] in _UNITS:
        return _TENS[word] + _UNITS[following[1]], 3
    return _TENS[word], 1


_KIN_OR_OLD = _words(CLASSES["kin"].replace("|", " ")) | _SAID_OF_ONE
_KIN_OR_OLD |= _words(
    "mother father grandmother maestra maestro viejos mujer hombre titular don doña"
    " persona dueña suegra"
)
