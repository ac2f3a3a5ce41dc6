"""The strings of the console and the portal that are to be translated."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

WEB = Path(__file__).parents[3] / "src" / "recobro" / "web"
# A message: its context ("" for none), its text, its plural ("" for none).
Message = tuple[str, str, str]

_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def messages() -> Iterator[Message]:
    """Every message in the Python files and templates under `recobro.web`."""
    for path in sorted(WEB.rglob("*.py")):
        yield from _messages(path.read_text(encoding="utf-8"))
    for path in sorted(WEB.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        code = templatize(text, origin=str(path))
        # The markup was blotted out; what is left of its indentation means nothing.
        yield from _messages("\n".join(line.strip() for line in code.splitlines()))


def _messages(code: str) -> Iterator[Message]:
    stream = BytesIO(code.encode())
    found = extract("python", stream, keywords=_KEYWORDS, options={"encoding": "utf-8"})
    for _line, text, _comments, context in found:
        if isinstance(text, tuple):
            singular, plural = str(text[0]), str(text[1])
        else:
            singular, plural = str(text), ""
        yield context or "", singular, plural
