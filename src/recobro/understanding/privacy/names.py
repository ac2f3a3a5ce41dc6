"""Names that people give of themselves and others, read in the text as written.

Only where words say that a name follows; a name out of nowhere is found where the
account knows it (`known.py`), and not otherwise. Accents count here: "me llamo" is
not "me llamó", and capitals tell a name from "soy autónomo".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recobro.understanding.privacy.spans import Kind, Span

# What follows "me llamo" without being a name, or ends one.
_NO_NAME = (
    r"(?!(?:y|e|o|para|pero|que|por|no|ni|con|desde|tengo|soy|así|asi|otr[oa]|él|ella"
    r"|quien|quién|es|de|la|el|los|las|le|lo|me|te|se|como|cómo|mi|tu|su|yo|sí|si|and"
    r"|but|hola|pago|quiero|debo|vivo|estoy|llamo)\b)"
)
_TOLD = re.compile(
    r"\b(?:me llamo|mi nombre(?: completo)? es|my name is|nombre completo ?:)[ :]{1,3}"
    rf"(?P<name>{_NO_NAME}[^\W\d_][\w'-]{{1,20}}\b"
    rf"(?: (?:de (?:la |los )?)?{_NO_NAME}[^\W\d_][\w'-]{{1,20}}\b){{0,3}})",
    re.IGNORECASE,
)
_CAPITAL = r"[A-ZÁÉÍÓÚÑÜ][\wáéíóúüñ'-]+"
_OF = r"(?: [Dd]e(?: [Ll](?:a|os|as))?)?"
_PRESENTED = re.compile(
    r"\b(?:[Ss]oy|[Hh]abla|[Aa]tentamente,?|[Ff]irmado:?|[Ss]e llama(?:ba)?"
    r"|[Hh]ij[oa] de|[Ee]spos[oa] de|[Ss]ra?\.|[Dd]on|[Dd]oña|[Ss]eñora?|I am|I'm)\s+"
    rf"(?P<name>(?!N[Oo][Tt]? ){_CAPITAL}(?:{_OF} {_CAPITAL}){{1,3}})"
)
_IN_THE_NAME_OF = re.compile(
    rf"\b[Aa] nombre de:? (?P<name>{_CAPITAL}(?:{_OF} {_CAPITAL}){{0,4}})"
)


def name_spans(text: str) -> Iterator[Span]:
    """The names in a text as written (not folded)."""
    for pattern in (_TOLD, _PRESENTED, _IN_THE_NAME_OF):
        for found in pattern.finditer(text):
            yield Span(found.start("name"), found.end("name"), Kind.NAME)
