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
LEAST_BYTES = 100 * 1024**2


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
    elif total([path for path in files if path.suffix.lower() != ".parquet"]) >= LEAST_BYTES:
        found = Pool(os.process_cpu_count() if hasattr(os, "process_cpu_count") else os.cpu_count() or 1)
    try:
        yield found
    finally:
        if found:
            found.end()
