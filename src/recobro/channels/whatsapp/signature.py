"""Proof that a webhook comes from Meta, and the handshake that subscribes to them.

Meta's webhook reference: `X-Hub-Signature-256: sha256=` and the hexadecimal
HMAC-SHA256 of the raw body, keyed with the app's secret.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence

HEADER = "x-hub-signature-256"
VALUE = re.compile(r"sha256=([0-9a-fA-F]{64})")


def sign(body: bytes, secret: str) -> str:
    """The header's value for a body."""
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return f"sha256={digest}"


def signature_is_valid(
    body: bytes, headers: Mapping[str, str], secrets: Sequence[str]
) -> bool:
    """Whether one of the secrets signed these very bytes.

    Header names may be written in any case. While a secret is being replaced there are
    two; all are tried, so that the time taken tells nothing.
    """
    given = VALUE.fullmatch(_header(headers))
    if given is None:
        return False
    digest = bytes.fromhex(given.group(1))
    matches = [
        hmac.compare_digest(digest, hmac.digest(secret.encode(), body, "sha256"))
        for secret in secrets
        if secret
    ]
    return any(matches)


def verify_subscription(
    mode: str | None, token: str | None, challenge: str | None, expected: str
) -> str | None:
    """The challenge to answer with, as plain text; None to refuse with 403.

    `mode`, `token` and `challenge` are the request's hub.mode, hub.verify_token and
    hub.challenge.
    """
    if mode != "subscribe" or not expected or token is None or not challenge:
        return None
    same = hmac.compare_digest(_bytes(token), _bytes(expected))
    return challenge if same else None


def _header(headers: Mapping[str, str]) -> str:
    found = [value for name, value in headers.items() if name.lower() == HEADER]
    return found[0].strip() if len(found) == 1 else ""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
