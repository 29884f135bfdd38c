"""Five million certification applications: how long a build takes, and the funnel of the page.

    python tests/bench/certification.py [--rows 5000000] [--format parquet|csv]

Prints seconds of the build, its peak of memory, and milliseconds of the page's heaviest queries. The limits
that the product is held to: 60 s for the build and 300 ms for the funnel, on two cores.
"""

import argparse
import itertools
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

import facts

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "dashboard"))

from plut.building import pipeline
from plut.warehouse.connection import Warehouse

QUESTIONS = ("funnel", "conversion", "curve", "cohorts", "queue", "steps")


def main() -> None:
    """Write the file, build, ask, and print what was measured."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--format", choices=("parquet", "csv"), default="parquet")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        incoming = Path(scratch) / "incoming"
        incoming.mkdir()
        file = incoming / f"certification_applications.{options.format}"
        facts.write(file, "applications", options.rows)
        steps: list[tuple[float, str]] = []
        report = pipeline.build(
            incoming,
            Path(scratch) / "build",
            simulate=True,
            progress=lambda step, _: steps.append((time.monotonic(), step)),
        )
        longest = sorted(
            ((after[0] - step[0], step[1]) for step, after in itertools.pairwise(steps)), reverse=True
        )[:8]
        print(
            f"build: {report.seconds} s, {options.rows:,} rows of {options.format}, {len(report.rejects):,} "
            f"rejected"
        )
        print("  " + ", ".join(f"{name} {seconds:.1f}" for seconds, name in longest))
        print(f"peak: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2:.2f} GiB")
        warehouse = Warehouse(report.path)
        for question in QUESTIONS:
            for chosen in ({}, {"scheme": "HALAL_SELF"}, {"scheme": "HALAL_SELF", "province_code": "32"}):
                print(
                    f"{question} {chosen or 'all'}: "
                    f"{_milliseconds(warehouse, f'certification/{question}', chosen):.0f} ms"
                )


def _milliseconds(warehouse: Warehouse, query: str, chosen: dict[str, str]) -> float:
    """The median of five runs."""
    taken = []
    for _ in range(5):
        began = time.monotonic()
        warehouse.query(query, **chosen)
        taken.append(1000 * (time.monotonic() - began))
    return statistics.median(taken)


if __name__ == "__main__":
    main()
