"""The web process: console, portal, API and webhooks as one ASGI application.

Webhooks are answered before Django, because they come by the thousand.
"""

from __future__ import annotations

import logging
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.apps import apps
from django.core.asgi import get_asgi_application

from recobro.storage import startup

if not apps.ready:  # a bare `uvicorn recobro.web.asgi:application`, or one of several
    # uvicorn imports this inside its event loop, where Django would refuse to work.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(startup.start, pooled=True).result()

from recobro.web.webhooks.application import Webhooks
from recobro.wiring import services

log = logging.getLogger(__name__)

# whitenoise streams files synchronously; ours are a few small ones.
warnings.filterwarnings(
    "ignore", "StreamingHttpResponse must consume synchronous iterators"
)
_django = get_asgi_application()
_webhooks = Webhooks(services)


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Answer one request, or follow the server's start and end."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "http" and scope["path"].startswith("/webhooks/"):
        await _webhooks(scope, receive, send)
    else:
        await _django(scope, receive, send)


async def _live(receive: Any, send: Any) -> None:
    """Open what webhooks need at the start, store what waits at the end."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            await _webhooks.open()
            await send({"type": "lifespan.startup.complete"})
        else:
            try:
                await _webhooks.close()
            except Exception:
                log.exception("closing")
            await send({"type": "lifespan.shutdown.complete"})
            return
