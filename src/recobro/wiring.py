"""Where ports meet adapters: the only file that names both."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

import httpx

from recobro.channels.whatsapp import WhatsAppChannel
from recobro.channels.whatsapp.signature import verify_subscription
from recobro.connectors.files import read_portfolio
from recobro.documents import print_document
from recobro.domain.compliance.facts import ClosedDays
from recobro.domain.compliance.notices import Notice
from recobro.domain.compliance.packs import Pack
from recobro.domain.messages import Channel
from recobro.environment import (
    MissingSecretError,
    read_environment,
    secret,
    starting_with,
)
from recobro.gateways.sandbox import SandboxGateway
from recobro.law.calendars import closed_days
from recobro.law.loader import UnknownPackError, load_packs, load_strictest
from recobro.law.status import PackSummary, notices, summary_of
from recobro.law.zones import candidate_zones
from recobro.media import open_receipt_reader, open_transcriber, read_media_settings
from recobro.observability.exposition import CONTENT_TYPE as METRICS_TYPE
from recobro.observability.exposition import render, serve
from recobro.observability.measured import Measured
from recobro.observability.opening import open_telemetry
from recobro.ports.channel import ChannelAdapter
from recobro.ports.gateway import Gateway
from recobro.ports.interpreter import Interpreter
from recobro.ports.metrics import Sample
from recobro.ports.model_costs import ModelCost
from recobro.ports.services import NotConfiguredError, Options, Services
from recobro.storage.clock import MachineClock, SharedClock
from recobro.understanding.cascade import CascadeInterpreter
from recobro.understanding.faq import FaqSearch
from recobro.understanding.language_model import (
    CallCost,
    LanguageModelInterpreter,
    LanguageModelReplyWriter,
    open_language_model,
    settings_from,
)
from recobro.understanding.language_model.interpreter import reread_entities
from recobro.understanding.language_model.settings import Use
from recobro.understanding.model import TrainedInterpreter
from recobro.understanding.templates import CatalogueStepWriter
from recobro.understanding.writer import Register, TemplateReplyWriter
from recobro.understanding.writer.helplines import HELPLINES, advice_for

log = logging.getLogger(__name__)

__all__ = [
    "METRICS_TYPE",
    "NotConfiguredError",
    "PackRulebook",
    "PackSummary",
    "open_channel",
    "open_gateway",
    "read_portfolio",
    "render_metrics",
    "services",
    "show_own_metrics",
    "summary_of",
    "telemetry",
    "verify_subscription",
]


class PackRulebook:
    """The packs that ship with recobro."""

    def packs(self, country: str, subdivision: str = "") -> Sequence[Pack]:
        """Every pack that governs there; none for a country without one.

        Where the region is unknown, what any region forbids is forbidden.
        """
        return _packs(country, subdivision)

    def closed_days(
        self, country: str, subdivision: str, years: Sequence[int], own: Sequence[date]
    ) -> ClosedDays:
        """The holidays of the place, and the tenant's own closing days.

        Of a country without a pack nothing is known, and no rule asks.
        """
        if not _packs(country, subdivision):
            return ClosedDays(by_year={})
        return closed_days(
            country,
            subdivision or None,
            tuple(years),
            closing_days=frozenset(own),
            strict=not subdivision,
        )

    def zones(
        self, country: str, subdivision: str, stated: str, phone: str
    ) -> tuple[str, ...]:
        """The zones in which the person may be."""
        return candidate_zones(
            country=country, subdivision=subdivision, stated=stated, phone=phone
        )

    def notices(self, packs: Sequence[Pack], today: date) -> Sequence[Notice]:
        """No signature, a review or a change that is due, an old rate."""
        return notices(packs, today)


@lru_cache(maxsize=256)
def _packs(country: str, subdivision: str) -> tuple[Pack, ...]:
    try:
        if subdivision:
            return tuple(load_packs(country, subdivision))
        return load_strictest(country)
    except UnknownPackError:
        log.warning("there is no pack for %s: nothing may be sent there", country)
        return ()


class _Costs:
    """What this thread's calls of the language model cost, until somebody asks."""

    def __init__(self) -> None:
        self._of = threading.local()

    def add(self, cost: CallCost) -> None:
        calls: list[ModelCost] = self._of.__dict__.setdefault("calls", [])
        calls.append(
            ModelCost(
                at=cost.at,
                purpose="write" if cost.purpose == "write" else "interpret",
                model=cost.model,
                outcome=cost.failure.value if cost.failure else "used",
                input_tokens=cost.input_tokens,
                output_tokens=cost.output_tokens,
                cost=cost.cost,
                milliseconds=round(cost.seconds * 1000),
            )
        )

    def drain(self) -> Sequence[ModelCost]:
        calls: list[ModelCost] = self._of.__dict__.pop("calls", [])
        return calls


_COSTS = _Costs()


@cache
def open_interpreter() -> Interpreter:
    """The reader that ships: the trained one."""
    return TrainedInterpreter.shipped()


@cache
def telemetry() -> Measured:
    """What this process measures: durations, and spans where a receiver is named."""
    return open_telemetry(starting_with("RECOBRO_TRACES_"))


def render_metrics(samples: Iterable[Sample]) -> bytes:
    """The text of a scrape: what the database counted, what this process measured."""
    return render(samples, telemetry().registry)


def show_own_metrics(host: str, port: int) -> None:
    """Serve what this process measured, for a process without pages of its own.

    Raises OSError where the address is taken.
    """
    serve(telemetry().registry, host=host, port=port)


@cache
def services() -> Services:
    """What this process works with; opened once."""
    environment = read_environment()
    chosen = settings_from(starting_with("RECOBRO_LLM_"))
    model = open_language_model(chosen, on_cost=_COSTS.add) if chosen else None
    reads = chosen is not None and Use.READ in chosen.uses
    writes = chosen is not None and Use.WRITE in chosen.uses
    return Services(
        clock=SharedClock() if environment.demo else MachineClock(),
        interpreter=CascadeInterpreter(
            open_interpreter(),
            LanguageModelInterpreter(model) if model and reads else None,
            reread=reread_entities,
        ),
        reply_writer=lambda register: TemplateReplyWriter(register=Register(register)),
        step_writer=CatalogueStepWriter(),
        rulebook=PackRulebook(),
        open_channel=open_channel,
        open_gateway=open_gateway,
        public_url=environment.public_url,
        clock_moved=_tell_emulator,
        helplines=_helplines,
        advice=advice_for,
        answers=FaqSearch(),
        rewriter=(
            (
                lambda register: LanguageModelReplyWriter(
                    model, TemplateReplyWriter(register=Register(register))
                )
            )
            if model and writes
            else None
        ),
        model_calls=_COSTS.drain,
        print_document=print_document,
        transcriber=open_transcriber(read_media_settings(starting_with("RECOBRO_"))),
        receipt_reader=open_receipt_reader(),
        telemetry=telemetry(),
    )


def _helplines(country: str) -> tuple[str, ...]:
    lines = HELPLINES.get(country)
    return (lines.self_harm, lines.violence, lines.emergency) if lines else ()


def open_channel(channel: Channel, options: Options) -> ChannelAdapter:
    """The tenant's account on a channel. Raises NotConfiguredError."""
    settings = options.get(channel.value)
    if channel is not Channel.WHATSAPP or not settings:
        raise NotConfiguredError(channel.value)
    try:
        return _whatsapp(tuple(sorted((k, str(v)) for k, v in settings.items())))
    except (KeyError, ValueError, MissingSecretError) as error:
        raise NotConfiguredError(channel.value, str(error)) from error


def open_gateway(options: Options) -> Gateway:
    """The tenant's payment gateway. Raises NotConfiguredError."""
    settings = options.get("gateway")
    if not settings:
        raise NotConfiguredError("gateway")
    try:
        return _gateway(tuple(sorted((k, str(v)) for k, v in settings.items())))
    except (KeyError, ValueError, MissingSecretError) as error:
        raise NotConfiguredError("gateway", str(error)) from error


@lru_cache(maxsize=64)
def _whatsapp(settings: tuple[tuple[str, str], ...]) -> WhatsAppChannel:
    named: Mapping[str, Any] = dict(settings)
    optional = {k: named[k] for k in ("base_url", "version") if k in named}
    return WhatsAppChannel(
        phone_number_id=named["phone_number_id"],
        waba_id=named.get("waba_id"),
        token=secret(named["token_env"]),
        app_secrets=tuple(
            secret(name) for name in named["app_secret_env"].split(",") if name
        ),
        **optional,
    )


@lru_cache(maxsize=64)
def _gateway(settings: tuple[tuple[str, str], ...]) -> SandboxGateway:
    named = dict(settings)
    if named.get("kind", "sandbox") != "sandbox":
        raise NotConfiguredError("gateway")
    return SandboxGateway(
        base_url=named["base_url"],
        key=secret(named["key_env"]),
        secrets=tuple(secret(n) for n in named["secret_env"].split(",") if n),
    )


def _tell_emulator(moment: datetime) -> None:
    """Keep the demo's emulator on the demo's time."""
    url = read_environment().emulator_url
    if not url:
        return
    try:
        httpx.post(
            f"{url}/_control/clock", json={"now": moment.isoformat()}, timeout=5
        ).raise_for_status()
    except httpx.HTTPError as error:
        log.warning("the emulator did not take the new time: %s", error)
