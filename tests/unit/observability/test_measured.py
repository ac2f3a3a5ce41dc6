"""Durations and spans: what is measured, and that measuring is never in the way."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from uuid import UUID

import pytest
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
)
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from recobro.domain.identifiers import uuid7
from recobro.observability.exposition import render
from recobro.observability.measured import Measured
from recobro.observability.opening import open_telemetry
from recobro.observability.tracing import BadTracingError, OpenTelemetryTracer
from recobro.ports.metrics import Metric, Sample
from recobro.ports.telemetry import SILENT, Part, Telemetry
from recobro.storage.ids import new_id

MESSAGE = UUID("019aab12-1234-7123-8123-0123456789ab")
OTHER = UUID("019aab12-1234-7123-8123-0123456789ac")


@pytest.fixture
def kept() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def measured(kept: InMemorySpanExporter) -> Measured:
    return Measured(OpenTelemetryTracer(SimpleSpanProcessor(kept)))


def named(kept: InMemorySpanExporter) -> dict[str, ReadableSpan]:
    return {span.name: span for span in kept.get_finished_spans()}


def trace_of(span: ReadableSpan) -> UUID:
    assert span.context is not None
    return UUID(int=span.context.trace_id)


def test_trace_is_the_message(measured: Measured, kept: InMemorySpanExporter) -> None:
    with measured.span(Part.RESERVE, MESSAGE, channel="whatsapp"):
        with measured.span(Part.GATE, MESSAGE):
            pass
    spans = named(kept)
    assert {trace_of(span) for span in spans.values()} == {MESSAGE}
    assert dict(spans["reserve"].attributes or {}) == {"channel": "whatsapp"}
    reserve, gate = spans["reserve"], spans["gate"]
    assert gate.parent is not None
    assert reserve.context is not None
    assert gate.parent.span_id == reserve.context.span_id


def test_parts_of_other_processes_share_the_root(kept: InMemorySpanExporter) -> None:
    def process() -> Measured:
        return Measured(OpenTelemetryTracer(SimpleSpanProcessor(kept)))

    process().spans(Part.DECIDE, [MESSAGE, OTHER], seconds=0.2)
    process().spans(Part.CALL, [MESSAGE], seconds=0.1)
    with process().span(Part.STATUS, MESSAGE):
        pass
    decide, other, call, status = kept.get_finished_spans()
    assert (trace_of(decide), trace_of(other)) == (MESSAGE, OTHER)
    assert decide.parent is None
    assert decide.context is not None
    for span in (call, status):
        assert trace_of(span) == MESSAGE
        assert span.parent is not None
        assert span.parent.span_id == decide.context.span_id
    assert dict(decide.attributes or {}) == {"batch": 2}


def test_root_is_when_the_identifier_was_made(
    measured: Measured, kept: InMemorySpanExporter
) -> None:
    decided = datetime(2026, 3, 10, 10, 0, 0, 123_000, tzinfo=UTC)
    message = uuid7(decided, bytes(10))
    measured.decided(message, channel="whatsapp")
    measured.spans(Part.CALL, [message], seconds=0.1)
    root, call = kept.get_finished_spans()
    assert root.start_time == root.end_time
    assert root.start_time == int(decided.timestamp() * 1000) * 1_000_000
    assert call.parent is not None
    assert root.context is not None
    assert call.parent.span_id == root.context.span_id


def test_span_of_batch_lasts_as_told(
    measured: Measured, kept: InMemorySpanExporter
) -> None:
    measured.spans(Part.CALL, [MESSAGE], seconds=2.0)
    (span,) = kept.get_finished_spans()
    assert span.end_time is not None
    assert span.start_time is not None
    assert span.end_time - span.start_time == 2_000_000_000


def test_message_inside_another_keeps_its_trace(
    measured: Measured, kept: InMemorySpanExporter
) -> None:
    with measured.span(Part.RESERVE, MESSAGE), measured.span(Part.RESERVE, OTHER):
        pass
    assert {trace_of(s) for s in kept.get_finished_spans()} == {MESSAGE, OTHER}


def test_exception_marks_span_without_its_words(
    measured: Measured, kept: InMemorySpanExporter
) -> None:
    with pytest.raises(KeyError), measured.span(Part.WORDS, MESSAGE):
        raise KeyError("Ana Prueba")
    (span,) = kept.get_finished_spans()
    assert span.status.description == "KeyError"
    assert "Ana" not in span.to_json()


def test_share_of_messages_is_traced_whole(kept: InMemorySpanExporter) -> None:
    tracer = OpenTelemetryTracer(SimpleSpanProcessor(kept), share=0.25)
    measured = Measured(tracer)
    messages = [new_id() for _ in range(2000)]
    measured.spans(Part.DECIDE, messages, seconds=0.1)
    decided = {trace_of(span) for span in kept.get_finished_spans()}
    # 2000 draws of a quarter: 500, and within six deviations of 19.4
    assert 380 < len(decided) < 620
    kept.clear()
    measured.spans(Part.CALL, messages, seconds=0.1)
    assert {trace_of(span) for span in kept.get_finished_spans()} == decided


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_impossible_share_is_refused(kept: InMemorySpanExporter, share: float) -> None:
    with pytest.raises(BadTracingError):
        OpenTelemetryTracer(SimpleSpanProcessor(kept), share=share)


def test_durations_are_kept_without_tracer() -> None:
    measured = Measured()
    assert not measured.tracing
    with measured.span(Part.GATE, MESSAGE):
        pass
    measured.spans(Part.CALL, [MESSAGE], seconds=0.3)
    measured.observe("job", 0.2, task="tick", outcome="done")
    text = render([], measured.registry).decode()
    assert 'recobro_part_seconds_count{part="gate"} 1.0' in text
    assert 'recobro_batch_seconds_sum{part="call"} 0.3' in text
    assert 'recobro_job_seconds_count{outcome="done",task="tick"} 1.0' in text


class _Broken:
    """A tracer of which nothing works."""

    def wants(self, trace: UUID) -> bool:
        return True

    def root(self, *_: object) -> None:
        raise RuntimeError("broken")

    def begin(self, *_: object) -> object:
        raise RuntimeError("broken")

    def end(self, *_: object) -> None:
        raise RuntimeError("broken")

    def add(self, *_: object, **__: object) -> None:
        raise RuntimeError("broken")


def test_broken_tracer_is_not_in_the_way() -> None:
    measured = Measured(_Broken())
    with measured.span(Part.GATE, MESSAGE):
        worked = True
    measured.decided(MESSAGE)
    measured.spans(Part.CALL, [MESSAGE], seconds=0.1)
    measured.observe("job", 0.1, task="a")
    measured.observe("job", 0.1, other="label")
    assert worked


@pytest.mark.parametrize("telemetry", [SILENT, Measured()], ids=["silent", "measured"])
def test_both_kinds_take_the_same_calls(telemetry: Telemetry) -> None:
    with telemetry.span(Part.GATE, MESSAGE, rule="hours"):
        pass
    telemetry.decided(MESSAGE, channel="whatsapp")
    telemetry.spans(Part.CALL, [MESSAGE], seconds=0.1, outcome="accepted")
    telemetry.observe("job", 0.1, task="tick")


def test_mistaken_settings_trace_nothing() -> None:
    for variables in (
        {"RECOBRO_TRACES_URL": "ftp://receiver.example.com"},
        {"RECOBRO_TRACES_URL": "http://127.0.0.1:1/", "RECOBRO_TRACES_SHARE": "most"},
        {},
    ):
        assert not open_telemetry(variables).tracing


class _Receiver(BaseHTTPRequestHandler):
    """A receiver of OTLP over HTTP that keeps the names and traces of spans."""

    got: list[tuple[str, str]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        request = ExportTraceServiceRequest.FromString(body)
        for resource in request.resource_spans:
            for scope in resource.scope_spans:
                for span in scope.spans:
                    self.got.append((span.name, span.trace_id.hex()))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def receiver() -> Iterator[str]:
    _Receiver.got = []
    server = HTTPServer(("127.0.0.1", 0), _Receiver)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1/traces"
    server.shutdown()
    server.server_close()
    thread.join()


def test_spans_reach_a_receiver_over_http(receiver: str) -> None:
    tracer = OpenTelemetryTracer(
        BatchSpanProcessor(OTLPSpanExporter(endpoint=receiver, timeout=5))
    )
    Measured(tracer).spans(Part.CALL, [MESSAGE, OTHER], seconds=0.1)
    tracer.flush()
    assert sorted(_Receiver.got) == [("call", MESSAGE.hex), ("call", OTHER.hex)]


GAUGE = Metric(name="recobro_x", help="An x.", labels=("tenant",))
COUNTER = Metric(name="recobro_y_total", help="Ys.", kind="counter")


def samples() -> Sequence[Sample]:
    return [
        Sample(metric=GAUGE, value=2, labels={"tenant": "a"}),
        Sample(metric=GAUGE, value=3, labels={"tenant": 'b"\n'}),
        Sample(metric=COUNTER, value=7),
    ]


def test_samples_are_rendered_for_prometheus() -> None:
    text = render(samples()).decode()
    assert text.count("# TYPE recobro_x gauge") == 1
    assert 'recobro_x{tenant="a"} 2.0' in text
    assert 'recobro_x{tenant="b\\"\\n"} 3.0' in text
    assert "recobro_y_total 7.0" in text


def test_measuring_costs_microseconds() -> None:
    measured = Measured()
    since = time.process_time()
    for _ in range(1000):
        with measured.span(Part.GATE, MESSAGE):
            pass
    assert (time.process_time() - since) / 1000 < 0.001
    assert json.dumps(measured.tracing) == "false"
