"""The whole emulator as one ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from recobro.emulator import control
from recobro.emulator.config import Config
from recobro.emulator.failures import PlannedFailureError, planned_failure
from recobro.emulator.graph import media, messages, templates
from recobro.emulator.graph.access import graph_error
from recobro.emulator.graph.errors import GraphError
from recobro.emulator.http import BadRequestError, bad_request
from recobro.emulator.pay import api as pay_api
from recobro.emulator.pay import control as pay_control
from recobro.emulator.pay import pages as pay_pages
from recobro.emulator.pay.service import PayError
from recobro.emulator.phone import api as phone_api
from recobro.emulator.phone import pages as phone_pages
from recobro.emulator.recall import recall
from recobro.emulator.state import Emulator

POST = ["POST"]


def build_app(config: Config) -> Starlette:
    """An emulator with this configuration; its state lives as long as the app."""
    emulator = Emulator(config)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await emulator.deliverer.start()
        recall(emulator)
        yield
        await emulator.deliverer.stop()

    app = Starlette(
        routes=_routes(),
        lifespan=lifespan,
        middleware=[Middleware(SameSiteOnly)],
        exception_handlers={
            GraphError: graph_error,
            PayError: pay_api.pay_error,
            PlannedFailureError: planned_failure,
            BadRequestError: bad_request,
        },
    )
    app.state.emulator = emulator
    return app


class SameSiteOnly:
    """Refuses what a browser sends here on behalf of another site's page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through unless it is a cross-site one that changes things."""
        if scope["type"] == "http" and scope["method"] not in {"GET", "HEAD"}:
            headers = dict(scope["headers"])
            if headers.get(b"sec-fetch-site") == b"cross-site":
                refusal = JSONResponse({"error": "cross-site request"}, status_code=403)
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)


async def _home(_: Request) -> Response:
    return RedirectResponse("/phone")


def _routes() -> list[Route | Mount]:
    static = files("recobro.emulator") / "static"
    return [
        Route("/", _home),
        Mount("/static", StaticFiles(directory=str(static))),
        *_control_routes(),
        *_phone_routes(),
        *_pay_routes(),
        *_graph_routes(),
    ]


def _graph_routes() -> list[Route]:
    return [
        Route("/_media/{ticket}", media.download),
        Route("/{version}/{object_id}/messages", messages.send, methods=POST),
        Route("/{version}/{object_id}/media", media.upload, methods=POST),
        Route("/{version}/{object_id}/message_templates", templates.list_all),
        Route(
            "/{version}/{object_id}/message_templates", templates.create, methods=POST
        ),
        Route(
            "/{version}/{object_id}/message_templates",
            templates.delete,
            methods=["DELETE"],
        ),
        Route("/{version}/{object_id}", media.look_up),
        Route("/{version}/{object_id}", media.delete, methods=["DELETE"]),
    ]


def _phone_routes() -> list[Route]:
    one = "/phone/api/contacts/{wa_id}"
    return [
        Route("/phone", phone_pages.list_page),
        Route("/phone/api/contacts", phone_api.contacts),
        Route(f"{one}/messages", phone_api.messages),
        Route(f"{one}/read", phone_api.read, methods=POST),
        Route(f"{one}/text", phone_api.text, methods=POST),
        Route(f"{one}/tap", phone_api.tap, methods=POST),
        Route(f"{one}/attachment", phone_api.attachment, methods=POST),
        Route("/phone/media/{media_id}", phone_api.media_file),
        Route("/phone/{wa_id}", phone_pages.phone_page),
    ]


def _pay_routes() -> list[Route]:
    checkouts, payment = "/pay/v1/checkouts", "/pay/v1/payments/{payment_id}"
    checkout, hosted = f"{checkouts}/{{checkout_id}}", "/pay/c/{checkout_id}"
    return [
        Route(checkouts, pay_api.create_checkout, methods=POST),
        Route(checkout, pay_api.show_checkout),
        Route(f"{checkout}/expire", pay_api.expire_checkout, methods=POST),
        Route(payment, pay_api.show_payment),
        Route(f"{payment}/refund", pay_api.refund_payment, methods=POST),
        Route(hosted, pay_pages.show),
        Route(hosted, pay_pages.submit, methods=POST),
        Route(f"{hosted}/settle", pay_pages.settle_now, methods=POST),
    ]


def _control_routes() -> list[Route]:
    return [
        Route("/_control/health", control.health),
        Route("/_control/messages", control.messages),
        Route("/_control/deliveries", control.deliveries),
        Route("/_control/checkouts", pay_control.list_checkouts),
        Route("/_control/clock", control.clock, methods=["GET", "POST"]),
        Route("/_control/faults", control.faults, methods=["GET", "POST", "DELETE"]),
        *(
            Route(f"/_control/{name}", call, methods=POST)
            for name, call in {
                "inbound": control.inbound,
                "read": control.read,
                "status": control.status,
                "contacts": control.contacts,
                "webhook": control.settings,
                "settings": control.settings,
                "verify": control.verify,
                "idle": control.idle,
                "reset": control.reset,
                "pay": pay_control.pay_checkout,
                "settle": pay_control.settle_payment,
            }.items()
        ),
    ]
