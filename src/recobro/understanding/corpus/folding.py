"""The plain form in which two messages are compared.

Lower case, no accents, no punctuation, single spaces; a text that is only signs (an
emoji, "??") stays as it is.
"""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w]+|_+")


def without_accents(text: str) -> str:
    """The text without combining marks; ñ becomes n, everything else stays."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def fold_text(text: str) -> str:
    """The plain form, never empty for a text that is not blank."""
    plain = _NOT_WORD.sub(" ", without_accents(text.lower())).strip()
    return plain or text.strip()
