"""Numbers in the format that Prometheus reads, and this process's own beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prometheus_client import CollectorRegistry, Metric, start_http_server
from prometheus_client.exposition import generate_latest
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from recobro.ports import metrics

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class _Given(Collector):
    """Samples that were taken elsewhere."""

    def __init__(self, samples: Iterable[metrics.Sample]) -> None:
        self._samples = tuple(samples)

    def collect(self) -> Iterator[Metric]:
        families: dict[str, GaugeMetricFamily | CounterMetricFamily] = {}
        for sample in self._samples:
            of = sample.metric
            family = families.get(of.name)
            if family is None:
                kind = (
                    CounterMetricFamily if of.kind == "counter" else GaugeMetricFamily
                )
                family = families[of.name] = kind(of.name, of.help, labels=of.labels)
            family.add_metric([sample.labels[n] for n in of.labels], sample.value)
        yield from families.values()


def render(
    samples: Iterable[metrics.Sample], own: CollectorRegistry | None = None
) -> bytes:
    """The text of a scrape: the samples, and what `own` measured in this process."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Given(samples))
    text = generate_latest(registry)
    return text + generate_latest(own) if own is not None else text


def serve(own: CollectorRegistry, *, host: str, port: int) -> None:
    """Answer scrapes from a thread, without a token: keep the address private.

    Raises OSError where the address is taken.
    """
    start_http_server(port, addr=host, registry=own)
