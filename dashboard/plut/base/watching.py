"""What is measured while the product runs, for who watches over it: times, counts, caches of this process.

Labels are names of ours alone - of a page, a query, a cache, a kind of address - never a reader, an
address of a machine or a choice. `surfaces/web/metrics.py` answers them as Prometheus reads them.
"""

from collections.abc import Callable, Iterable
from functools import _lru_cache_wrapper
from typing import Any, TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)  # memory, processor time and open files, under their usual names

READERS = Gauge("plut_readers", "Readers of the app who are connected to this process", registry=REGISTRY)
REDRAWS = Histogram(
    "plut_redraw_seconds",
    "Time that the server takes to run a page of the app for one reader",
    ["page"],
    buckets=SECONDS,
    registry=REGISTRY,
)
REQUESTS = Histogram(
    "plut_request_seconds",
    "Time to answer a request, by the kind of address and the first digit of the status",
    ["kind", "status"],
    buckets=SECONDS,
    registry=REGISTRY,
)
QUERIES = Histogram(
    "plut_query_seconds",
    "Time of a query in DuckDB; answers that were remembered are not among them",
    ["query"],
    buckets=SECONDS,
    registry=REGISTRY,
)
SHELVES = Counter(
    "plut_kept_answers",
    "Answers looked for among those that are kept, by shelf and where they were: memory, disk or no",
    ["shelf", "found"],
    registry=REGISTRY,
)

_caches: dict[str, "_lru_cache_wrapper[Any]"] = {}
Kept = TypeVar("Kept", bound="_lru_cache_wrapper[Any]")


def cache(name: str) -> Callable[[Kept], Kept]:
    """A decorator: the cache of a function is watched under a name. It stands above `functools.lru_cache`."""

    def watched(function: Kept) -> Kept:
        _caches[name] = function
        return function

    return watched


class Caches(Collector):
    """What the watched caches hold and how often they help."""

    def collect(self) -> Iterable[Metric]:
        entries = GaugeMetricFamily("plut_cache_entries", "Entries of a cache in memory", labels=["cache"])
        room = GaugeMetricFamily("plut_cache_room", "Entries that a cache may hold", labels=["cache"])
        asked = CounterMetricFamily(
            "plut_cache_asked", "Questions to a cache in memory", labels=["cache", "found"]
        )
        for name, function in sorted(_caches.items()):
            told = function.cache_info()
            entries.add_metric([name], told.currsize)
            room.add_metric([name], told.maxsize or 0)
            asked.add_metric([name, "yes"], told.hits)
            asked.add_metric([name, "no"], told.misses)
        return entries, room, asked


REGISTRY.register(Caches())
