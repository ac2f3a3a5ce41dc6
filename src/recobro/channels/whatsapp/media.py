"""Files that people send: first their address, then their content.

The address lives about five minutes, the file thirty days: fetch it at once.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re

import httpx

from recobro.channels.whatsapp.graph_api import GraphApi, transport_failure
from recobro.channels.whatsapp.json_values import Json, text, whole_number
from recobro.domain.messages import Reaction
from recobro.ports.channel import FetchedMedia, Media, MediaUnavailableError

MAX_BYTES = 16 * 1024 * 1024
MEDIA_ID = re.compile(r"[0-9A-Za-z_-]+")
TEMPORARY = frozenset({Reaction.RETRY, Reaction.SLOW_DOWN, Reaction.WAIT})


def fetch(api: GraphApi, media: Media, *, max_bytes: int = MAX_BYTES) -> FetchedMedia:
    """The content of a file, whole and unchanged. Raises MediaUnavailableError."""
    if not MEDIA_ID.fullmatch(media.media_id):
        raise MediaUnavailableError("not an id of a file", retry=False)
    found = _look_up(api, media.media_id)
    announced = whole_number(found.get("file_size"))
    if announced is not None and announced > max_bytes:
        raise MediaUnavailableError(f"a file of {announced} bytes", retry=False)
    content = _download(api, text(found.get("url")), max_bytes)
    digest = hashlib.sha256(content).digest()
    for told in (text(found.get("sha256")), media.sha256 or ""):
        expected = _digest(told)
        if expected is not None and not hmac.compare_digest(expected, digest):
            raise MediaUnavailableError("the content is not the announced", retry=True)
    mime_type = text(found.get("mime_type")) or media.mime_type
    return FetchedMedia(content=content, mime_type=mime_type, filename=media.filename)


def _look_up(api: GraphApi, media_id: str) -> Json:
    try:
        answer = api.get(media_id)
    except httpx.RequestError as error:
        raise MediaUnavailableError(type(error).__name__, retry=True) from error
    if answer.failure is not None:
        failure = answer.failure
        raise MediaUnavailableError(
            f"{failure.code}: {failure.detail}", retry=failure.reaction in TEMPORARY
        )
    return answer.body or {}


def _download(api: GraphApi, url: str, max_bytes: int) -> bytes:
    """The bytes behind an address; the token only travels encrypted, as it came."""
    if not url.startswith("https://" if api.encrypted else ("https://", "http://")):
        raise MediaUnavailableError("no address to fetch it from", retry=True)
    content = bytearray()
    try:
        with api.download(url) as response:
            if response.status_code != httpx.codes.OK:
                raise MediaUnavailableError(
                    f"http_{response.status_code} instead of the content", retry=True
                )
            for piece in response.iter_bytes():
                content += piece
                if len(content) > max_bytes:
                    raise MediaUnavailableError(
                        f"a file of over {max_bytes} bytes", retry=False
                    )
    except httpx.InvalidURL as error:
        raise MediaUnavailableError("not an address", retry=True) from error
    except httpx.RequestError as error:
        failure = transport_failure(error)
        raise MediaUnavailableError(failure.detail, retry=True) from error
    return bytes(content)


def _digest(told: str) -> bytes | None:
    """A SHA-256 as Meta writes it, hexadecimal or base64; None for anything else."""
    try:
        digest = (
            bytes.fromhex(told)
            if len(told) == 64
            else base64.b64decode(told, validate=True)
        )
    except (ValueError, binascii.Error):
        return None
    return digest if len(digest) == hashlib.sha256().digest_size else None
