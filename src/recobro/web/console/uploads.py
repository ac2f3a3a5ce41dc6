"""Uploaded files between the look and the confirmation, in the data directory.

A file is kept under a random name that only the session of its person knows, and for
a day at most.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from recobro.web import moment
from recobro.web.access import MemberRequest

_SESSION_KEY = "uploads"
_KEPT_PER_SESSION = 3
_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptUpload:
    """An uploaded file; `full` says that it names all that is open."""

    data: bytes
    filename: str
    full: bool


def keep(request: MemberRequest, upload: KeptUpload) -> str:
    """Keep the file for its confirmation; returns the token that finds it again."""
    _sweep()
    token = secrets.token_urlsafe(24)
    for path, content in (
        (_path(token), upload.data),
        (
            _notes(token),
            json.dumps(
                {
                    "tenant": str(request.tenant_id),
                    "filename": upload.filename,
                    "full": upload.full,
                }
            ).encode(),
        ),
    ):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
    tokens = request.session.get(_SESSION_KEY, [])
    request.session[_SESSION_KEY] = [*tokens[1 - _KEPT_PER_SESSION :], token]
    return token


def kept(request: MemberRequest, token: str) -> KeptUpload | None:
    """The file of a token; None unless this session kept it, for this tenant."""
    if token not in request.session.get(_SESSION_KEY, []):
        return None
    try:
        notes = json.loads(_notes(token).read_bytes())
        data = _path(token).read_bytes()
    except FileNotFoundError:
        return None
    if notes["tenant"] != str(request.tenant_id):
        return None
    return KeptUpload(data=data, filename=notes["filename"], full=notes["full"])


def throw_away(request: MemberRequest, token: str) -> None:
    """Forget a file that was imported."""
    tokens = request.session.get(_SESSION_KEY, [])
    if token in tokens:
        request.session[_SESSION_KEY] = [other for other in tokens if other != token]
        _path(token).unlink(missing_ok=True)
        _notes(token).unlink(missing_ok=True)


def _directory() -> Path:
    directory = moment.environment().home / "uploads"
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    return directory


def _path(token: str) -> Path:
    return _directory() / f"{token}.data"


def _notes(token: str) -> Path:
    return _directory() / f"{token}.json"


def _sweep() -> None:
    """Remove what nobody confirmed; by the machine's clock, not the demo's."""
    oldest = time.time() - _SECONDS
    for path in _directory().iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
