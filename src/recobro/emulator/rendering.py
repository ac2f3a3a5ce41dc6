"""HTML pages from files in `templates/`: every value is escaped unless it is Html."""

from __future__ import annotations

import html
from functools import cache
from importlib.resources import files
from string import Template

from starlette.responses import HTMLResponse

SECURITY_HEADERS = {
    "content-security-policy": (
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
        " object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}


class Html(str):
    """Text that is HTML already, made by `fragment`."""

    __slots__ = ()


def fragment(name: str, /, **values: str) -> Html:
    """A template file filled with escaped values."""
    safe = {
        key: value if isinstance(value, Html) else html.escape(value)
        for key, value in values.items()
    }
    return Html(_template(name).substitute(safe))


def joined(parts: list[Html]) -> Html:
    """Several fragments after one another."""
    return Html("".join(parts))


def page(name: str, /, *, status: int = 200, **values: str) -> HTMLResponse:
    """A whole page."""
    content = fragment(name, **values)
    return HTMLResponse(content, status_code=status, headers=SECURITY_HEADERS)


@cache
def _template(name: str) -> Template:
    path = files("recobro.emulator") / "templates" / f"{name}.html"
    return Template(path.read_text(encoding="utf-8"))
