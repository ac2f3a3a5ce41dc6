"""The signature of webhooks and the handshake that subscribes to them."""

from __future__ import annotations

import pytest

from recobro.channels.whatsapp.signature import (
    sign,
    signature_is_valid,
    verify_subscription,
)

# RFC 4231, test case 2: what HMAC-SHA256 is, whoever computes it.
RFC_SECRET = "Jefe"
RFC_BODY = b"what do ya want for nothing?"
RFC_DIGEST = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
# Computed with `openssl dgst -sha256 -hmac app-secret-example`.
SECRET = "app-secret-example"
BODY = b'{"object":"whatsapp_business_account"}'
DIGEST = "36ab017ff41ce32c6df3766c6d259c440dccaf28b3c8a6f108c30a8e3a408176"


@pytest.mark.parametrize(
    ("secret", "body", "digest"),
    [(RFC_SECRET, RFC_BODY, RFC_DIGEST), (SECRET, BODY, DIGEST)],
)
def test_known_signature_is_valid(secret: str, body: bytes, digest: str) -> None:
    headers = {"X-Hub-Signature-256": f"sha256={digest}"}
    assert signature_is_valid(body, headers, [secret])
    assert sign(body, secret) == headers["X-Hub-Signature-256"]


@pytest.mark.parametrize(
    "value",
    [
        "",
        DIGEST,
        "sha256=",
        f"sha1={DIGEST}",
        f"sha256={DIGEST[:-1]}",
        f"sha256={DIGEST}0",
        f"sha256={DIGEST[:-1]}é",
        f"sha256={'٠' * 64}",
        f"sha256={'0' * 64}",
        f"sha256={DIGEST},sha256={DIGEST}",
        f"SHA256={DIGEST}",
    ],
)
def test_odd_header_is_not_believed(value: str) -> None:
    assert not signature_is_valid(BODY, {"x-hub-signature-256": value}, [SECRET])


def test_header_may_be_in_any_case() -> None:
    headers = {"X-HUB-signature-256": f"sha256={DIGEST.upper()}"}
    assert signature_is_valid(BODY, headers, [SECRET])


def test_two_signatures_are_not_believed() -> None:
    good = f"sha256={DIGEST}"
    headers = {"X-Hub-Signature-256": good, "x-hub-signature-256": good}
    assert not signature_is_valid(BODY, headers, [SECRET])


def test_old_and_new_secret_both_count() -> None:
    headers = {"x-hub-signature-256": f"sha256={DIGEST}"}
    assert signature_is_valid(BODY, headers, ["the-new-one", SECRET])
    assert not signature_is_valid(BODY, headers, ["the-new-one"])
    assert not signature_is_valid(BODY, headers, [])


def test_empty_secret_signs_nothing() -> None:
    headers = {"x-hub-signature-256": sign(BODY, "")}
    assert not signature_is_valid(BODY, headers, [""])


def test_other_bytes_are_not_believed() -> None:
    headers = {"x-hub-signature-256": f"sha256={DIGEST}"}
    assert not signature_is_valid(BODY + b" ", headers, [SECRET])


def test_subscription_echoes_the_challenge() -> None:
    assert verify_subscription("subscribe", "tóken", "1158", "tóken") == "1158"


@pytest.mark.parametrize(
    ("mode", "token", "challenge", "expected"),
    [
        ("unsubscribe", "token", "1158", "token"),
        (None, "token", "1158", "token"),
        ("subscribe", "other", "1158", "token"),
        ("subscribe", "toke\udcff", "1158", "token"),
        ("subscribe", None, "1158", "token"),
        ("subscribe", "token", None, "token"),
        ("subscribe", "token", "", "token"),
        ("subscribe", "", "1158", ""),
    ],
)
def test_subscription_is_refused(
    mode: str | None, token: str | None, challenge: str | None, expected: str
) -> None:
    assert verify_subscription(mode, token, challenge, expected) is None
