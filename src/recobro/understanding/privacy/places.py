"""Postal addresses and dates of birth, as people give them in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recobro.understanding.privacy.keep import MONTHS, old_days
from recobro.understanding.privacy.number_words import DIGITS_OF_WORD
from recobro.understanding.privacy.spans import Kind, Span

_STREET = (
    r"(?:calle|c/|cll\.?|cl\.?|av\.?|avda\.?|avenida|plaza|plza\.?|pza\.?|pl\.|paseo"
    r"|pso\.?|camino|carretera|ctra\.?|ronda|travesia|urb\.?|urbanizacion|carrera"
    r"|cra\.?|kra\.?|kr\.?|cr\.|diagonal|diag\.?|dg\.?|transversal|tv\.?|trans\.|jiron"
    r"|jr\.?|pasaje|psje\.?|pje\.?|psj\.?|boulevard|bulevar|blvd\.?|calzada|calz\.?"
    r"|cerrada|privada|priv\.|andador|autopista|rambla|glorieta|circuito|callejon"
    r"|prolongacion|prol\.|street|road|avenue|vereda|poligono)"
)
# A word that no street's name holds: "en la calle hace 2 meses".
_NOT_A_NAME = (
    r"(?!(?:hace|con|desde|sin|por|porque|que|tengo|hasta|durante|unos|unas|mas|llevo"
    r"|como|debo|pago|pague|pagar|son|fue|esta|estoy|estuve|me|mi|mis|se|le|les|no|ya"
    r"|al|para|tu|su|sus|en|pero|ni|o|cuando|donde|gano|cobro|quedan?|faltan?)\b)"
)
_NAME = rf"(?:{_NOT_A_NAME}[\w.'ºª-]{{1,25}}(?:, ?| )){{0,6}}?"
_HOUSE = (
    r"(?:(?:n[oº]?\.?|num(?:ero)?\.?|nro\.?|no\.|#|numero|al) ?)?"
    r"(?:#? ?\d{1,5}(?:ºª?)? ?(?:bis\b|[a-z]\b(?! \w))?"
    r"(?:,? ?(?:[a-z] |sur |norte |este |oeste |bis )?(?:#|n[oº]\.?|no\.?|-|con)?"
    r" ?\d{1,4}[a-z]?\b(?![º°ª])){0,3}"
    r"|s/n\b)"
)
_SPOKEN = "|".join(DIGITS_OF_WORD)
_SPOKEN_HOUSE = rf"(?:numero|nro\.?|num\.?|nº) (?:{_SPOKEN})\b(?: y (?:{_SPOKEN})\b)?"
_COMPLEMENT = (
    r"(?:[,;.]? {0,2}(?:(?:piso|pta\.?|puerta|escalera|esc\.?|portal|bloque|blq\.?"
    r"|torre|apto\.?|apartamento|apt\.?|depto\.?|dpto\.?|dto\.?|departamento|int\.?|interior"
    r"|casa|local|oficina|of\.?|mz\.?|manzana|lote|lt\.?|edificio|edif\.?|conjunto"
    r"|bajo|izq\w*|dcha?\w*|derecha|etapa|sector|km\.?)\b\.? ?[\w-]{0,12}"
    r"|\d{1,2} ?(?:º|ª|°|o\b|er\b|do\b|ro\b|to\b)(?: ?[a-z]{1,4}\b)?"
    r"|(?:c\.?p\.?|codigo postal|postal)[ :.]{0,3}\d{4,5}"
    r"|(?:col\.?|colonia|barrio|bo\.|fracc\.?|localidad|comuna|urb\.?|distrito"
    r"|alcaldia|delegacion|municipio)(?: [\w.]{1,20}){1,3}?(?=[,.;\n]|$| \d{4,5}\b)"
    r"|\d{5}\b(?: de)?(?: [a-z]{3,20}){0,2}(?=[,.;)\n]|$))){0,5}"
)
_UNITS = (
    r"(?! ?(?:anos?|meses|mes|dias?|semanas?|euros?|pesos?|soles|hijos?|ninos?|veces"
    r"|facturas?|cuotas?|horas?|€|\$|%|mil\b|personas?|metros|cuadras|km\b))"
)
_NO_MORE = r"(?!\d|/[0-9a-z]|[.]\d)"  # "c/53/845/288" is no house
_ADDRESS = re.compile(
    rf"(?<![\w/]){_STREET}(?: +|(?<=[./])){_NAME}"
    rf"(?:{_HOUSE}{_NO_MORE}{_UNITS}|{_SPOKEN_HOUSE})"
    rf"{_COMPLEMENT}"
)
# A plot: "Mz B Lt 14".
_PLOT = re.compile(
    r"(?<![\w])(?:(?:manzana|mz\.?|mza\.?) ?[\w-]{1,4},? ?(?:lote|lt\.?) ?\d{1,4}\w?"
    rf"|(?:lote|lt\.?) ?\d{{1,4}}\w?,? ?(?:manzana|mz\.?|mza\.?) ?[\w-]{{1,4}})"
    rf"{_COMPLEMENT}"
)
# The number first: "el 12 de la calle Mayor", "12 Main Street".
_NUMBER_FIRST = re.compile(
    r"(?<![\w,.])\d{1,5},? de la (?:calle|avenida|plaza|carrera|avda\.?)"
    rf"(?: {_NOT_A_NAME}[\w.'-]{{2,25}}){{1,3}}"
    r"|(?<![\w,.])\d{1,5} (?:[a-z'.-]{2,20} ){1,3}"
    r"(?:street|st\.|road|rd\.|avenue|ave\.|lane|drive|close)(?![a-z])"
)
# No street said, but a flat: "Los Aromos 345, depto 12".
_WITH_A_FLAT = re.compile(
    rf"(?<![\w/])(?:{_NOT_A_NAME}[a-z.'-]{{2,25}} ){{1,4}}(?:n[oº]?\.? ?)?\d{{1,5}},? "
    r"(?:depto|dpto|departamento|piso|apto|apartamento|interior|int|torre|block|casa)\b"
    r"\.? ?(?:n[oº]\.? ?)?\w{1,6}"
)
_NAMED_PLACE = re.compile(
    r"\b(?:vivo (?:en|por)|resido en"
    r"|(?:mi|su|nuevo|el) domicilio(?: (?:es|en|actual|nuevo|fiscal))*|domicilio ?:"
    r"|(?:mi |nueva )?direccion(?: (?:es|nueva|actual|postal))*|me mude a"
    r"|mudado a|la casa (?:es|esta en)|i live (?:at|in)|my address is)"
    r"[ :,]{1,3}(?:(?:en|a|la|el) ){0,2}"
    rf"(?P<place>(?:[\w.'/ºª-]{{1,25}},? ){{1,7}}?{_HOUSE}{_NO_MORE}{_UNITS}"
    rf"{_COMPLEMENT})"
)
_POSTCODE = re.compile(
    r"\b(?:c\.?p\.?|codigo postal|cod\.? postal|postcode|zip(?: code)?)"
    r"(?: (?:es|el|mio|mi|de|casa))*[ :.,#]{1,4}(?P<place>\d{4,7})\b"
)

_TENS = "treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa"
_YEAR_IN_WORDS = (
    rf"(?:(?:mil novecientos|dos mil)(?: (?:{_TENS}|dieci\w+|veint\w+)\b)?"
    rf"(?: (?:y )?(?:uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce"
    rf"|trece|catorce|quince)\b)?|(?:{_TENS})\b(?: y [a-z]+\b)?)"
    r"(?! ?(?:euros|pesos|soles|anos))"
)
_DAY = (
    rf"(?:\d{{1,2}} del? \d{{1,2}} del? \d{{2,4}}"
    rf"|\d{{1,2}}(?:º)?[ /.\-]{{1,3}}(?:de )?(?:\d{{1,2}}|{MONTHS})\b\.?"
    rf"(?:[ /.\-,]{{1,3}}(?:de |del |del ano )?\d{{2,4}})?"
    rf"|\d{{6,8}}\b|(?:19|20)\d\d(?:[-/.]\d{{1,2}}[-/.]\d{{1,2}})?"
    rf"|\d\d\b(?! ?(?:anos|hijos|euros|pesos|€|\$|%))"
    rf"|(?:{MONTHS})(?: de| del)? \d{{2,4}})"
)
_BORN = re.compile(
    r"\b(?:naci(?:o|da|do|miento)?|nac\.|f\.? ?n(?:ac)?\.?\b|fdn|cumple(?:anos)?"
    r"|birth\w*|born|dob|ano de nac\w*)"
    rf"[^0-9.;!?\n]{{0,30}}?(?P<day>{_DAY}(?: del?(?: ano)? {_YEAR_IN_WORDS})?)"
)
_OF_THE_YEAR = re.compile(r"\bsoy (?:del|de) (?:ano )?(?P<day>(?:19)?[3-9]\d|200\d)\b")
_BORN_IN_WORDS = re.compile(
    r"\b(?:naci(?:o|da|do|miento)?|soy del|cumple\w*)[^0-9.;!?\n]{0,30}?"
    r"(?P<day>(?:(?:uno|primero|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once"
    r"|doce|trece|catorce|quince|dieci\w+|veint\w+|treinta(?: y uno)?) de "
    rf"(?:{MONTHS})\b)?(?: ?(?:de|del|del ano))? ?"
    rf"{_YEAR_IN_WORDS})"
)
_YEAR_ALONE = re.compile(
    r"[\s.,!¡¿?]*(?:en |el |es |del )?(?P<day>19[2-9]\d|200\d)[\s.,!?]*"
)


def place_spans(text: str) -> Iterator[Span]:
    """Postal addresses and postcodes in plain text."""
    for found in _ADDRESS.finditer(text):
        yield Span(found.start(), found.end(), Kind.ADDRESS)
    for pattern in (_WITH_A_FLAT, _NUMBER_FIRST, _PLOT):
        for found in pattern.finditer(text):
            yield Span(found.start(), found.end(), Kind.ADDRESS)
    for pattern in (_NAMED_PLACE, _POSTCODE):
        for found in pattern.finditer(text):
            yield Span(found.start("place"), found.end("place"), Kind.ADDRESS)


def birth_spans(text: str) -> Iterator[Span]:
    """Dates and years of birth: named as such, or older than any debt."""
    for pattern in (_BORN, _OF_THE_YEAR, _BORN_IN_WORDS):
        for found in pattern.finditer(text):
            yield Span(found.start("day"), found.end("day"), Kind.BIRTH)
    for start, end in old_days(text):
        yield Span(start, end, Kind.BIRTH)
    alone = _YEAR_ALONE.fullmatch(text) if len(text) < 40 else None
    if alone is not None:
        yield Span(alone.start("day"), alone.end("day"), Kind.BIRTH)
