"""A server on the loopback that speaks OpenAI's chat completions, for better or worse.

It records every request whole, headers and all, and answers as it is told: rightly,
with wrong JSON, with invented labels, slowly, with a refusal, with an error, at great
length, or as an attacker inside the message wants it.
"""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A request as it arrived."""

    headers: Mapping[str, str]
    raw: str

    @property
    def body(self) -> dict[str, Any]:
        decoded: dict[str, Any] = json.loads(self.raw)
        return decoded

    @property
    def last_turn(self) -> str:
        """What the user's last turn says."""
        content: str = self.body["messages"][-1]["content"]
        return content

    @property
    def everything(self) -> str:
        """All that left, escapes undone."""
        return f"{self.headers} {json.dumps(self.body, ensure_ascii=False)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """How one request is answered."""

    text: str | None = None
    status: int = 200
    seconds: float = 0.0
    refusal: str | None = None
    finish: str = "stop"
    usage: tuple[int, int] | None = (120, 30)
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: str | None = None  # a body that is no completion at all


Answering = Behaviour | Callable[[Recorded], Behaviour]


def labels(
    *intents: str,
    care: tuple[str, ...] = (),
    sentiment: str = "neutral",
    certainty: str = "sure",
) -> str:
    """A right answer for the interpreter."""
    return json.dumps(
        {
            "intents": list(intents),
            "care": list(care),
            "sentiment": sentiment,
            "certainty": certainty,
        }
    )


class ModelServer:
    """The server double: `answers` are used up first, then `always`."""

    def __init__(self) -> None:
        self.requests: list[Recorded] = []
        self.answers: deque[Answering] = deque()
        self.always: Answering = Behaviour(text=labels("other"))
        # With its protocol named, asyncio sends answers without waiting (TCP_NODELAY).
        self._socket = socket.socket(
            socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP
        )
        self._socket.bind(("127.0.0.1", 0))
        app = Starlette(
            routes=[Route("/v1/chat/completions", self._complete, methods=["POST"])]
        )
        config = uvicorn.Config(app, log_level="error", lifespan="off", ws="none")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/v1"

    def reset(self) -> None:
        """Forget everything."""
        self.requests.clear()
        self.answers.clear()
        self.always = Behaviour(text=labels("other"))

    def start(self) -> None:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)

    def stop(self) -> None:
        self._server.should_exit = True
        self._server.force_exit = True
        self._thread.join(timeout=10)
        self._socket.close()

    async def _complete(self, request: Request) -> Response:
        raw = (await request.body()).decode()
        recorded = Recorded(headers=dict(request.headers), raw=raw)
        self.requests.append(recorded)
        told = self.answers.popleft() if self.answers else self.always
        how = told if isinstance(told, Behaviour) else told(recorded)
        await asyncio.sleep(how.seconds)
        headers = dict(how.headers)
        if how.raw is not None:
            return Response(how.raw, status_code=how.status, headers=headers)
        if how.status != 200:
            # Providers quote what they were sent: nobody may log this.
            error = {"error": {"message": f"cannot take: {recorded.last_turn}"}}
            return JSONResponse(error, status_code=how.status, headers=headers)
        return JSONResponse(_completion(how), headers=headers)


def _completion(how: Behaviour) -> dict[str, Any]:
    message = {"role": "assistant", "content": how.text, "refusal": how.refusal}
    completion: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_767_225_600,
        "model": "local",
        "choices": [{"index": 0, "finish_reason": how.finish, "message": message}],
    }
    if how.usage is not None:
        into, out = how.usage
        completion["usage"] = {
            "prompt_tokens": into,
            "completion_tokens": out,
            "total_tokens": into + out,
        }
    return completion


@contextmanager
def running_model_server() -> Iterator[ModelServer]:
    """A server double on a free port until the end of the block."""
    server = ModelServer()
    server.start()
    try:
        yield server
    finally:
        server.stop()
