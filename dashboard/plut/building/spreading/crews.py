"""Which crew a build gets: the one that was asked for, else processes of this machine where it has much to
read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plut.building.spreading.batches import total
from plut.building.spreading.cluster import Cluster
from plut.building.spreading.crew import Crew, Pool

# of incoming files that are read in pieces where nobody asked; without Parquet, which DuckDB reads with
# all processors as it is
LEAST_BYTES = 256 * 1024**2
LEAST_PROCESSORS = 4  # with two, pieces cost about what they bring


@contextmanager
def crew(workers: str, files: list[Path]) -> Iterator[Crew | None]:
    """The crew for these files, which is let go at the end; None where the build does all by itself.

    workers: an address of a scheduler, a number of workers of this machine (0: everything in one process), or
    empty.
    """
    found: Crew | None = None
    if workers == "0" or not files:
        pass
    elif workers:
        found = Cluster(count=int(workers)) if workers.isdecimal() else Cluster(address=workers)
    elif _processors() >= LEAST_PROCESSORS and _bytes_of_texts(files) >= LEAST_BYTES:
        found = Pool(_processors())
    try:
        yield found
    finally:
        if found:
            found.end()


def _processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _bytes_of_texts(files: list[Path]) -> int:
    return total([path for path in files if path.suffix.lower() != ".parquet"])
