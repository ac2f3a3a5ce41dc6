"""The two pages of the phone: the list of people, and one person's phone."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse

from recobro.emulator.phone.api import person_of
from recobro.emulator.phone.shown import written_number
from recobro.emulator.rendering import Html, fragment, page
from recobro.emulator.state import Emulator, emulator_of

NOBODY = Html("")


async def list_page(request: Request) -> HTMLResponse:
    """GET /phone."""
    return _page(emulator_of(request), wa_id="", title="Teléfonos de prueba")


async def phone_page(request: Request) -> HTMLResponse:
    """GET /phone/{wa_id}."""
    emulator = emulator_of(request)
    person = person_of(request, emulator)
    name = person.name or written_number(person.wa_id)
    owner = fragment("phone_owner", name=name)
    return _page(emulator, wa_id=person.wa_id, title=f"Teléfono de {name}", owner=owner)


def _page(
    emulator: Emulator, *, wa_id: str, title: str, owner: Html = NOBODY
) -> HTMLResponse:
    # What is seen first is the main part and has the first heading, also on a mobile.
    chat = bool(wa_id)
    return page(
        "phone",
        title=title,
        wa_id=wa_id,
        business=emulator.config.business_name,
        initial=emulator.config.business_name[:1].upper(),
        view="chat" if chat else "list",
        people_tag="nav" if chat else "main",
        heading_tag="h2" if chat else "h1",
        stage_tag="main" if chat else "aside",
        owner=owner,
    )
