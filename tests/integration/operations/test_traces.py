"""One message's trace: the parts of its way, each by whoever did it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from tests.builders import Twins
from tests.integration.actions.scene import PHONE, Scene

from recobro.actions.receive_event import process_events, store_event
from recobro.domain.messages import MessageState
from recobro.observability.measured import Measured
from recobro.observability.tracing import OpenTelemetryTracer
from recobro.ports.channel import StatusReport
from recobro.ports.services import Services
from recobro.ports.telemetry import SILENT, Telemetry


@dataclass(frozen=True)
class Traced(Twins):
    """The twins, with somewhere for spans to go."""

    telemetry: Telemetry = SILENT

    @property
    def services(self) -> Services:
        return replace(super().services, telemetry=self.telemetry)


@pytest.fixture
def spans(scene: Scene) -> InMemorySpanExporter:
    kept = InMemorySpanExporter()
    measured = Measured(OpenTelemetryTracer(SimpleSpanProcessor(kept)))
    known = scene.twins
    scene.twins = Traced(
        clock=known.clock,
        channel=known.channel,
        gateway=known.gateway,
        telemetry=measured,
    )
    return kept


def parts(kept: InMemorySpanExporter, trace: int) -> list[str]:
    return [
        span.name
        for span in kept.get_finished_spans()
        if span.context is not None and span.context.trace_id == trace
    ]


def test_trace_goes_from_decision_to_record(
    scene: Scene, spans: InMemorySpanExporter
) -> None:
    message = scene.remind()
    assert parts(spans, message.id.int) == [
        "gate", "words", "guard", "decide", "reserve", "record", "call",
    ]  # fmt: skip


def test_trace_ends_with_the_providers_status(
    scene: Scene, spans: InMemorySpanExporter
) -> None:
    message = scene.remind()
    spans.clear()
    scene.wait(hours=9)
    report = StatusReport(
        provider_id=message.provider_id,
        attempt_id=message.attempt_id,
        state=MessageState.DELIVERED,
        at=scene.now,
    )
    body = scene.twins.channel.webhook(report)
    store_event(scene.tenant_id, source="whatsapp", body=body, now=scene.now)
    process_events(scene.twins.services, tenant_id=scene.tenant_id)
    assert scene.message().state == "delivered"
    assert parts(spans, message.id.int) == ["status"]


def test_spans_name_no_person(scene: Scene, spans: InMemorySpanExporter) -> None:
    scene.remind()
    told = " ".join(span.to_json() for span in spans.get_finished_spans())
    for canary in ("Ana", "Prueba", PHONE, "149"):
        assert canary not in told
