"""Fetching a file: whole, unchanged, not too large, and the token kept safe."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from recobro.channels.whatsapp.graph_api import GraphApi
from recobro.channels.whatsapp.media import fetch
from recobro.ports.channel import Media, MediaUnavailableError

CONTENT = b"%PDF-1.7 justificante"
DIGEST = hashlib.sha256(CONTENT)
MEDIA = Media(media_id="900", mime_type="application/octet-stream", filename="a.pdf")
FOUND = {
    "url": "https://files.example.com/900",
    "mime_type": "application/pdf",
    "sha256": DIGEST.hexdigest(),
    "file_size": len(CONTENT),
}


class Meta:
    """The two steps, and what was asked with which token."""

    def __init__(
        self,
        look_up: Callable[[], httpx.Response] = lambda: httpx.Response(200, json=FOUND),
        download: Callable[[], httpx.Response] = lambda: httpx.Response(
            200, content=CONTENT
        ),
    ) -> None:
        self.asked: list[tuple[str, str]] = []
        self._look_up, self._download = look_up, download

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append((str(request.url), request.headers["authorization"]))
        graph = request.url.host == "graph.facebook.com"
        return self._look_up() if graph else self._download()


def api(meta: Meta) -> GraphApi:
    http = httpx.Client(transport=httpx.MockTransport(meta))
    return GraphApi(token="token", http=http)


def found(**changes: Any) -> Meta:
    return Meta(look_up=lambda: httpx.Response(200, json={**FOUND, **changes}))


def refused(meta: Meta, media: Media = MEDIA, **options: Any) -> MediaUnavailableError:
    with pytest.raises(MediaUnavailableError) as raised:
        fetch(api(meta), media, **options)
    return raised.value


def test_file_comes_in_two_steps() -> None:
    meta = Meta()
    fetched = fetch(api(meta), MEDIA)
    assert (fetched.content, fetched.mime_type) == (CONTENT, "application/pdf")
    assert fetched.filename == "a.pdf"
    assert meta.asked == [
        ("https://graph.facebook.com/v26.0/900", "Bearer token"),
        ("https://files.example.com/900", "Bearer token"),
    ]


@pytest.mark.parametrize(
    "digest",
    [DIGEST.hexdigest(), base64.b64encode(DIGEST.digest()).decode(), "short", ""],
)
def test_digest_may_be_written_both_ways(digest: str) -> None:
    media = Media(media_id="900", mime_type="", sha256=digest)
    assert fetch(api(found(sha256=digest)), media).content == CONTENT


@pytest.mark.parametrize(
    "other", ["0" * 64, base64.b64encode(b"0" * 32).decode()], ids=["hex", "base64"]
)
def test_changed_content_is_refused(other: str) -> None:
    assert refused(found(sha256=other)).retry
    announced = Media(media_id="900", mime_type="", sha256=other)
    assert refused(Meta(), announced).retry


def test_announced_size_is_believed_first() -> None:
    meta = found(file_size=5000)
    assert not refused(meta, max_bytes=4999).retry
    assert len(meta.asked) == 1


def test_larger_than_announced_is_cut() -> None:
    meta = found(file_size=1)
    assert not refused(meta, max_bytes=len(CONTENT) - 1).retry
    assert fetch(api(found(file_size=1)), MEDIA, max_bytes=len(CONTENT)).content


@pytest.mark.parametrize(
    "url", ["http://files.example.com/900", "ftp://x", "", None, "https://x:port"]
)
def test_token_never_travels_unencrypted(url: str | None) -> None:
    meta = found(url=url)
    assert refused(meta).retry
    assert len(meta.asked) == 1


@pytest.mark.parametrize("media_id", ["", "../me", "900?fields=x", "9 0"])
def test_odd_id_is_never_asked_for(media_id: str) -> None:
    meta = Meta()
    assert not refused(meta, Media(media_id=media_id, mime_type="")).retry
    assert meta.asked == []


def raising(error: Exception) -> Callable[[], httpx.Response]:
    def answer() -> httpx.Response:
        raise error

    return answer


@pytest.mark.parametrize(
    "meta",
    [
        Meta(look_up=raising(httpx.ConnectError("no"))),
        Meta(look_up=lambda: httpx.Response(500)),
        Meta(look_up=lambda: httpx.Response(429)),
        Meta(download=raising(httpx.ReadTimeout("slow"))),
        Meta(download=lambda: httpx.Response(404)),
        Meta(download=lambda: httpx.Response(302, headers={"location": "https://x"})),
    ],
)
def test_hitch_may_be_tried_again(meta: Meta) -> None:
    assert refused(meta).retry


def test_unknown_file_is_not_asked_for_again() -> None:
    error = {"error": {"message": "Unsupported get request", "code": 100}}
    meta = Meta(look_up=lambda: httpx.Response(400, json=error))
    assert not refused(meta).retry
