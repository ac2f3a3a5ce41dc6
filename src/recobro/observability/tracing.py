"""Spans through OpenTelemetry: the extra `tracing`, where a receiver is named.

The identifier of a trace is the message's UUID, and that of its root span the UUID's
last eight bytes. So every process knows both without being told, and spans that are
made hours apart on different machines hang under one root.
"""

from __future__ import annotations

import contextvars
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from opentelemetry import context as contexts
from opentelemetry import trace as api
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanLimits, SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.sdk.trace.id_generator import IdGenerator, RandomIdGenerator
from opentelemetry.sdk.trace.sampling import ALWAYS_ON
from opentelemetry.trace import SpanContext, Status, StatusCode, TraceFlags

from recobro.observability.logs import described
from recobro.ports.telemetry import Attribute, Part

_ROOT_BITS = 64
# A version 7 UUID begins with 48 bits of milliseconds (RFC 9562, section 5.7).
_TIME_SHIFT = 80
# The tail of a version 7 UUID is random; its head is the time.
_CHANCE_BITS = 32
_QUEUE = 20_000
_NANOSECONDS = 1_000_000_000


class BadTracingError(Exception):
    """The settings of tracing cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True)
class _Root:
    """The identifiers that the next root span takes."""

    trace_id: int
    span_id: int


_root: contextvars.ContextVar[_Root | None] = contextvars.ContextVar(
    "root_span", default=None
)


class _Ids(IdGenerator):
    """Random identifiers, except for a root span, whose are the message's."""

    def __init__(self) -> None:
        self._random = RandomIdGenerator()

    def generate_span_id(self) -> int:
        root = _root.get()
        return root.span_id if root else self._random.generate_span_id()

    def generate_trace_id(self) -> int:
        root = _root.get()
        return root.trace_id if root else self._random.generate_trace_id()


@dataclass(slots=True)
class _Begun:
    span: api.Span
    token: contextvars.Token[contexts.Context]


class OpenTelemetryTracer:
    """A `measured.Tracer`: spans to a processor, of a share of the messages.

    `share` is 0 to 1. Which messages are traced follows from their identifier, so that
    all processes trace the same ones, and each whole.
    """

    def __init__(self, processor: SpanProcessor, *, share: float = 1.0) -> None:
        if not 0 <= share <= 1:
            raise BadTracingError("the share of traced messages is between 0 and 1")
        self._below = int(share * (1 << _CHANCE_BITS))
        self._provider = TracerProvider(
            sampler=ALWAYS_ON,
            resource=Resource.create({"service.name": "recobro"}),
            id_generator=_Ids(),
            span_limits=SpanLimits(max_attributes=16, max_attribute_length=120),
            shutdown_on_exit=True,
        )
        self._provider.add_span_processor(processor)
        self._tracer = self._provider.get_tracer("recobro")

    def wants(self, trace: UUID) -> bool:
        """Whether the message is in the share; the same answer in every process."""
        return trace.int & ((1 << _CHANCE_BITS) - 1) < self._below

    def root(self, trace: UUID, attributes: dict[str, Attribute]) -> None:
        """The root span of the message, of no length, when its identifier was made."""
        moment = (trace.int >> _TIME_SHIFT) * 1_000_000
        self._start(Part.DECIDE, trace, attributes, start=moment).end(moment)

    def begin(
        self, part: Part, trace: UUID, attributes: dict[str, Attribute]
    ) -> _Begun:
        """Start a span inside the running one of the same message, else its root."""
        span = self._start(part, trace, attributes, start=None)
        token = contexts.attach(api.set_span_in_context(span))
        return _Begun(span=span, token=token)

    def end(self, begun: object, error: BaseException | None) -> None:
        """End it; of an error only what a log may say."""
        assert isinstance(begun, _Begun)
        contexts.detach(begun.token)
        if error is not None:
            begun.span.set_status(Status(StatusCode.ERROR, described(error)))
        begun.span.end()

    def add(
        self,
        part: Part,
        traces: Iterable[UUID],
        *,
        seconds: float,
        attributes: dict[str, Attribute],
    ) -> None:
        """A span for each message of a batch that has just ended."""
        end = time.time_ns()
        start = end - int(seconds * _NANOSECONDS)
        for trace in traces:
            self._start(part, trace, attributes, start=start).end(end)

    def flush(self) -> None:
        """Hand over what waits."""
        self._provider.force_flush()

    def _start(
        self,
        part: Part,
        trace: UUID,
        attributes: dict[str, Attribute],
        *,
        start: int | None,
    ) -> api.Span:
        root = _Root(trace.int, trace.int & ((1 << _ROOT_BITS) - 1))
        named: dict[str, Any] = dict(attributes)
        if part is Part.DECIDE:
            token = _root.set(root)
            try:
                return self._tracer.start_span(
                    part.value,
                    context=contexts.Context(),
                    attributes=named,
                    start_time=start,
                )
            finally:
                _root.reset(token)
        return self._tracer.start_span(
            part.value, context=_inside(root), attributes=named, start_time=start
        )


def _inside(root: _Root) -> contexts.Context:
    """The running span if it is of this message, else the root, wherever it is."""
    running = api.get_current_span().get_span_context()
    if running.is_valid and running.trace_id == root.trace_id:
        return contexts.get_current()
    elsewhere = SpanContext(
        trace_id=root.trace_id,
        span_id=root.span_id,
        is_remote=True,
        trace_flags=TraceFlags(TraceFlags.SAMPLED),
    )
    return api.set_span_in_context(api.NonRecordingSpan(elsewhere), contexts.Context())


def open_tracer(url: str, *, share: float) -> OpenTelemetryTracer:
    """Spans to a receiver of OTLP over HTTP (`http://127.0.0.1:4318/v1/traces`).

    They leave in the background; where the receiver is away they are dropped. Raises
    BadTracingError.
    """
    if not url.startswith(("http://", "https://")):
        raise BadTracingError(
            "the address of the traces begins with http:// or https://"
        )
    return OpenTelemetryTracer(
        BatchSpanProcessor(_exporter(url), max_queue_size=_QUEUE), share=share
    )


def _exporter(url: str) -> SpanExporter:
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415
            OTLPSpanExporter,
        )
    except ImportError as error:  # pragma: no cover  the extra is half installed
        raise BadTracingError("install recobro with the extra `tracing`") from error
    return OTLPSpanExporter(endpoint=url, timeout=5)
