"""Who a webhook speaks of: phones, business-scoped user ids, names.

Since April 2026 people with a username may come without a phone: neither `from` nor
`wa_id`, only the user id that Meta made for our business (BSUID).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from recobro.channels.whatsapp.json_values import Json, mapping, text

DIGITS = re.compile(r"[1-9][0-9]{5,14}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Whoever wrote a message; at least one of `address` and `user_id` is known."""

    address: str | None
    user_id: str | None
    name: str | None


def phone_address(wa_id: Any) -> str | None:
    """E.164 of Meta's digits; anything else that is given stays as it is."""
    given = text(wa_id)
    if not given:
        return None
    return f"+{given}" if DIGITS.fullmatch(given) else given


def sender_of(message: Json, contacts: Sequence[Json]) -> Sender | None:
    """Who wrote; None where the webhook does not say.

    A contact that names another person is not believed, even where it is the only one.
    """
    phone, user_id = text(message.get("from")), text(message.get("from_user_id"))
    contact = _contact(phone, user_id, contacts)
    phone = phone or text(contact.get("wa_id"))
    user_id = user_id or text(contact.get("user_id"))
    if not phone and not user_id:
        return None
    return Sender(
        address=phone_address(phone),
        user_id=user_id or None,
        name=text(mapping(contact.get("profile")).get("name")) or None,
    )


def _contact(phone: str, user_id: str, contacts: Sequence[Json]) -> Json:
    if not phone and not user_id:
        return contacts[0] if len(contacts) == 1 else {}
    for contact in contacts:
        if phone and contact.get("wa_id") == phone:
            return contact
        if user_id and contact.get("user_id") == user_id:
            return contact
    return {}
