"""The web process: console, portal, API and webhooks as one ASGI application."""

from __future__ import annotations

import warnings

from django.apps import apps
from django.core.asgi import get_asgi_application

from recobro.storage import startup

if not apps.ready:  # a bare `uvicorn recobro.web.asgi:application`
    startup.start(pooled=True)

# whitenoise streams files synchronously; ours are a few small ones.
warnings.filterwarnings(
    "ignore", "StreamingHttpResponse must consume synchronous iterators"
)
application = get_asgi_application()
