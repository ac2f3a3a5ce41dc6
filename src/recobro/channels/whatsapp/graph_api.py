"""Calls to the Graph API, and what an answer (or none) tells."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta

import httpx

from recobro.channels.whatsapp.connections import Connections, needs_proxy
from recobro.channels.whatsapp.errors import classify, failure
from recobro.channels.whatsapp.json_values import (
    Json,
    decoded,
    mapping,
    text,
    whole_number,
)
from recobro.domain.messages import ProviderFailure, Reaction

GRAPH_URL = "https://graph.facebook.com"
VERSION = "v26.0"
# Meta answers within a second or two; a call still open after 20 s is as good as lost.
ANSWER_SECONDS, CONNECT_SECONDS = 20.0, 5.0
TIMEOUT = httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS, write=10.0, pool=10.0)
# An idle connection is dropped before the other side would: a request written into a
# closing one leaves the outcome unknown.
IDLE_SECONDS = 3.0
LIMITS = httpx.Limits(
    max_connections=50, max_keepalive_connections=20, keepalive_expiry=IDLE_SECONDS
)
NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
RETRY_CONNECTION_AFTER = timedelta(seconds=30)
SLOW_DOWN_FOR = timedelta(minutes=1)
LONGEST_RETRY_AFTER_SECONDS = 3600
_encoded = json.JSONEncoder(separators=(",", ":")).encode
VISIBLE = re.compile(r"[\x21-\x7e]+")
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An HTTP answer; `body` is None where it is not a JSON object."""

    status: int
    body: Json | None
    retry_after: timedelta | None = None

    @property
    def failure(self) -> ProviderFailure | None:
        """What went wrong; None where the API says that it did what we asked.

        The reaction is WAIT where the answer does not tell.
        """
        error = mapping((self.body or {}).get("error"))
        code = whole_number(error.get("code"))
        if code is not None:
            return classify(
                code, self.status, detail=_detail(error), retry_after=self.retry_after
            )
        http_code = f"http_{self.status}"
        if self.status == 429:
            wait = self.retry_after or SLOW_DOWN_FOR
            return failure(http_code, "too many requests", Reaction.SLOW_DOWN, wait)
        if self.body is None or self.status >= 500:
            return failure(http_code, "not an answer of the API", Reaction.WAIT)
        if self.status >= 400:
            return failure(http_code, "refused without a code", Reaction.GIVE_UP)
        return None


def transport_failure(error: httpx.RequestError) -> ProviderFailure:
    """What a call without an answer means: RETRY if nothing was sent, else WAIT."""
    name = type(error).__name__
    if isinstance(error, NEVER_SENT):
        wait = RETRY_CONNECTION_AFTER
        return failure(f"local_{name}", str(error) or name, Reaction.RETRY, wait)
    return failure(f"local_{name}", str(error) or name, Reaction.WAIT)


class GraphApi:
    """One token's access to the Graph API; safe to share between threads.

    `http` is used as it is where one is given, and then closed by its owner. Raises
    ValueError for an address or a token that no request could carry.
    """

    def __init__(
        self,
        *,
        token: str,
        base_url: str = GRAPH_URL,
        version: str = VERSION,
        http: httpx.Client | None = None,
    ) -> None:
        address = httpx.URL(base_url)
        if address.scheme not in {"http", "https"} or not address.host:
            raise ValueError(f"not an http or https address: {base_url!r}")
        if not VISIBLE.fullmatch(token):
            raise ValueError("the token is empty or holds spaces or odd characters")
        self._root = f"{base_url.rstrip('/')}/{version}"
        self._headers = {"authorization": f"Bearer {token}"}
        self._owned = http is None
        # A proxy of the environment is for Meta, never for an emulator next door.
        trusts = address.host not in LOOPBACK
        self._http = http or httpx.Client(
            timeout=TIMEOUT, limits=LIMITS, trust_env=trusts
        )
        self._direct: Connections | None = None
        if http is None and not (trusts and needs_proxy(address)):
            self._path = httpx.URL(self._root).path
            self._direct = Connections(
                address, connect=CONNECT_SECONDS, read=ANSWER_SECONDS, idle=IDLE_SECONDS
            )
        self.encrypted = address.scheme == "https"

    def post(self, path: str, body: Json) -> Answer:
        """POST a JSON body. Raises httpx.RequestError."""
        # ASCII only, so that no odd character can break the request.
        content = _encoded(body).encode("ascii")
        headers = {**self._headers, "content-type": "application/json"}
        if self._direct is not None:
            raw = self._direct.post(f"{self._path}/{path}", content, headers)
            return _answer(raw.status, raw.content, raw.retry_after)
        response = self._http.post(
            f"{self._root}/{path}", content=content, headers=headers
        )
        return _answer_of(response)

    def get(self, path: str, query: Mapping[str, str] | None = None) -> Answer:
        """GET an object. Raises httpx.RequestError."""
        url = f"{self._root}/{path}"
        return _answer_of(self._http.get(url, params=query, headers=self._headers))

    def download(self, url: str) -> AbstractContextManager[httpx.Response]:
        """GET an address that the API gave, to be read in pieces, with the token.

        Entering raises httpx.RequestError, or httpx.InvalidURL.
        """
        return self._http.stream("GET", url, headers=self._headers)

    def close(self) -> None:
        """Close the connections, if they are ours."""
        if self._direct is not None:
            self._direct.close()
        if self._owned:
            self._http.close()


def _answer_of(response: httpx.Response) -> Answer:
    after = response.headers.get("retry-after")
    return _answer(response.status_code, response.content, after)


def _answer(status: int, content: bytes, retry_after: str | None) -> Answer:
    try:
        body = decoded(content)
    except ValueError:
        body = None
    return Answer(
        status=status,
        body=body if isinstance(body, dict) else None,
        retry_after=_retry_after(retry_after),
    )


def _retry_after(value: str | None) -> timedelta | None:
    """The wait asked for in seconds, at most an hour; dates are not used by Meta."""
    seconds = whole_number(value)
    if seconds is None:
        return None
    return timedelta(seconds=min(seconds, LONGEST_RETRY_AFTER_SECONDS))


def _detail(error: Json) -> str:
    """The most telling of the texts that an error carries."""
    data = mapping(error.get("error_data"))
    parts = (text(error.get("message")), text(data.get("details")))
    user = text(error.get("error_user_msg"))
    return " - ".join(dict.fromkeys(part for part in (*parts, user) if part))
