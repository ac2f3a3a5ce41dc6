"""Telemetry that goes somewhere: durations always, spans where a receiver is set."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Protocol
from uuid import UUID

from prometheus_client import CollectorRegistry, Histogram

from recobro.ports.telemetry import Attribute, Part

log = logging.getLogger(__name__)

_BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Tracer(Protocol):
    """Where spans go."""

    def wants(self, trace: UUID) -> bool:
        """Whether this message is one of those that are traced."""
        ...

    def root(self, trace: UUID, attributes: dict[str, Attribute]) -> None:
        """The root span, of no length."""
        ...

    def begin(
        self, part: Part, trace: UUID, attributes: dict[str, Attribute]
    ) -> object:
        """Start a span; `end` is given what this returns."""
        ...

    def end(self, begun: object, error: BaseException | None) -> None:
        """End it, with what went wrong inside."""
        ...

    def add(
        self,
        part: Part,
        traces: Iterable[UUID],
        *,
        seconds: float,
        attributes: dict[str, Attribute],
    ) -> None:
        """A span for each of a batch that just ended."""
        ...


class Measured:
    """Histograms of this process, and spans through a tracer if there is one.

    Measuring that fails is told once and never in the way of the work.
    """

    def __init__(self, tracer: Tracer | None = None) -> None:
        self.registry = CollectorRegistry(auto_describe=False)
        self._tracer = tracer
        self._histograms: dict[str, Histogram] = {}
        self._series: dict[tuple[str, ...], Histogram] = {}
        self._lock = threading.Lock()
        self._told: set[str] = set()

    @property
    def tracing(self) -> bool:
        """Whether spans go anywhere."""
        return self._tracer is not None

    def decided(self, trace: UUID, **attributes: Attribute) -> None:
        """The root of the message's trace, if it is one of those traced."""
        if self._tracer is not None and self._tracer.wants(trace):
            self._safely(self._tracer.root, trace, attributes)

    def span(
        self, part: Part, trace: UUID, **attributes: Attribute
    ) -> AbstractContextManager[None]:
        """Measure the block: `recobro_part_seconds`, and a span."""
        tracer = self._tracer
        wanted = tracer is not None and tracer.wants(trace)
        return _Span(self, tracer if wanted else None, part, trace, attributes)

    def spans(
        self,
        part: Part,
        traces: Iterable[UUID],
        *,
        seconds: float,
        **attributes: Attribute,
    ) -> None:
        """The batch once in `recobro_batch_seconds`, a span for each message traced."""
        self.observe("batch", seconds, part=part.value)
        if self._tracer is None:
            return
        every = list(traces)
        wanted = [trace for trace in every if self._tracer.wants(trace)]
        if wanted:
            self._safely(
                self._tracer.add,
                part,
                wanted,
                seconds=seconds,
                attributes={**attributes, "batch": len(every)},
            )

    def observe(self, what: str, seconds: float, **labels: str) -> None:
        """Add to `recobro_<what>_seconds`; the names of labels are always the same."""
        series = (what, *labels.values())
        known = self._series.get(series)
        if known is None:
            try:
                known = self._new(what, tuple(labels))
                known = known.labels(**labels) if labels else known
            except ValueError as error:
                self.tell_once(error)
                return
            self._series[series] = known
        known.observe(seconds)

    def _new(self, what: str, labels: tuple[str, ...]) -> Histogram:
        with self._lock:
            known = self._histograms.get(what)
            if known is None:
                known = self._histograms[what] = Histogram(
                    f"recobro_{what}_seconds",
                    f"Seconds of {what.replace('_', ' ')}, in this process.",
                    labels,
                    buckets=_BOUNDS,
                    registry=self.registry,
                )
            return known

    def _safely(self, call: object, *arguments: object, **named: object) -> object:
        try:
            return call(*arguments, **named)  # type: ignore[operator]
        except Exception as error:  # noqa: BLE001  the work goes on unmeasured
            self.tell_once(error)
            return None

    def tell_once(self, error: Exception) -> None:
        """Log a failure of measuring, the first of its kind."""
        kind = type(error).__name__
        if kind not in self._told:
            self._told.add(kind)
            log.warning("something could not be measured: %s", error)


class _Span:
    """A block that is being measured."""

    __slots__ = ("_attributes", "_begun", "_of", "_part", "_since", "_trace", "_tracer")

    def __init__(
        self,
        of: Measured,
        tracer: Tracer | None,
        part: Part,
        trace: UUID,
        attributes: dict[str, Attribute],
    ) -> None:
        self._of = of
        self._tracer = tracer
        self._part = part
        self._trace = trace
        self._attributes = attributes
        self._begun: object = None
        self._since = 0.0

    def __enter__(self) -> None:
        if self._tracer is not None:
            try:
                self._begun = self._tracer.begin(
                    self._part, self._trace, self._attributes
                )
            except Exception as error:  # noqa: BLE001  the work goes on unmeasured
                self._of.tell_once(error)
        self._since = time.perf_counter()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        seconds = time.perf_counter() - self._since
        self._of.observe("part", seconds, part=self._part.value)
        if self._tracer is not None and self._begun is not None:
            try:
                self._tracer.end(self._begun, error)
            except Exception as failure:  # noqa: BLE001  the work goes on unmeasured
                self._of.tell_once(failure)
