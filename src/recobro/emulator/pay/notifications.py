"""Signed notifications: `X-Sandbox-Signature: t=<unix>,v1=<hex HMAC-SHA256>`."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from recobro.emulator.delivery import Signer
from recobro.emulator.staging import Event


def compose(events: Sequence[Event], shape: str) -> bytes:
    """The body of one notification; the gateway never sends several in one."""
    if len(events) != 1:
        raise ValueError(f"{len(events)} events in one notification ({shape})")
    return json.dumps(events[0].content, separators=(",", ":")).encode()


def signature(secret: str, body: bytes, moment: datetime) -> str:
    """The header's value: HMAC over `t`, a dot and the body."""
    seconds = int(moment.timestamp())
    signed = f"{seconds}.".encode() + body
    digest = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    return f"t={seconds},v1={digest}"


def signer(secret: str) -> Signer:
    """Signs each try anew, with the time of the emulator's clock."""

    def sign(body: bytes, moment: datetime) -> Mapping[str, str]:
        return {"x-sandbox-signature": signature(secret, body, moment)}

    return sign
