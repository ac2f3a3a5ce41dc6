"""Webhook bodies and signatures as Meta sends them."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from recobro.emulator.config import Config
from recobro.emulator.delivery import Signer
from recobro.emulator.http import Json
from recobro.emulator.staging import Event

SHAPES = frozenset({"messages", "changes", "entries", "mixed"})


def compose(events: Sequence[Event], shape: str, config: Config) -> bytes:
    """One body for these events.

    `messages` merges neighbours of one sort into one change; `changes` gives each its
    own change; `entries` its own entry; `mixed` the first half merged in one entry and
    the rest as changes of a second one.
    """
    values = [event.content for event in events]
    if shape == "messages":
        groups = [_merged(values)]
    elif shape == "changes":
        groups = [values]
    elif shape == "entries":
        groups = [[value] for value in values]
    else:
        half = (len(values) + 1) // 2
        groups = [_merged(values[:half]), values[half:]]
    entries = [_entry(group, config) for group in groups if group]
    return encode({"object": "whatsapp_business_account", "entry": entries})


def encode(body: Json) -> bytes:
    r"""Bytes as Meta writes them: non-ASCII as \u…, slashes as \/."""
    text = json.dumps(body, ensure_ascii=True, separators=(",", ":"))
    return text.replace("/", "\\/").encode("ascii")


def signature(secret: str, body: bytes) -> str:
    """The value of X-Hub-Signature-256."""
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return f"sha256={digest}"


def signer(secret: Callable[[], str]) -> Signer:
    """Signs bodies with the app secret of the moment."""

    def sign(body: bytes, _: datetime) -> Mapping[str, str]:
        return {"x-hub-signature-256": signature(secret(), body)}

    return sign


def _entry(values: Sequence[Json], config: Config) -> Json:
    metadata = {
        "display_phone_number": config.display_phone_number,
        "phone_number_id": config.phone_number_id,
    }
    common: Json = {"messaging_product": "whatsapp", "metadata": metadata}
    changes = [{"value": {**common, **value}, "field": "messages"} for value in values]
    return {"id": config.waba_id, "changes": changes}


def _merged(values: Sequence[Json]) -> list[Json]:
    """Neighbouring values of one sort (messages, or statuses) as one."""
    merged: list[Json] = []
    for value in values:
        sort = "messages" if "messages" in value else "statuses"
        if not merged or sort not in merged[-1]:
            merged.append({"contacts": [], sort: []})
        last = merged[-1]
        last["contacts"] += [c for c in value["contacts"] if c not in last["contacts"]]
        last[sort] += value[sort]
    return merged
