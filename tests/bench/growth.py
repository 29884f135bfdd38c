"""How the build and the page queries grow with an office's files: 1, 10 and 100 times the default facts.

    python tests/bench/growth.py [--sizes 1 10 100] [--steps]

An office's whole load, 150,000 certification applications and 300,000 packages (plans, records and their
budgets) times the size, is built by the command's defaults (simulation on: it fills the subjects that the
office has not loaded) with nothing kept from a build before. Beside it one query that only reads the same
files, every cell once. Then every page query on the edition, as the app runs it. Prints Markdown tables; all
files are deleted.
"""

import argparse
import itertools
import multiprocessing
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
import facts

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "dashboard"))

from plut.building import pipeline
from plut.warehouse import sql_files
from plut.warehouse.connection import Warehouse

ROWS = {"applications": 150_000, "plans": 200_000, "records": 100_000, "budgets": 300_000}  # at size 1
GIB = 1024**3
RUNS = 5
NOISE = 20  # milliseconds below which a difference says nothing
SHOWN = 10
# What the page gives where a query has no default of its own.
PARAMETERS = {"region": "32", "province": "32", "grouped_by": "centre"}


@dataclass(frozen=True)
class Growth:
    """What was measured at one size; `spilled`: the most that lay on disk beside the database; query ->
    milliseconds."""

    rows: int
    build: float
    peak: int
    spilled: int
    edition: int
    scan: float
    steps: list[tuple[float, str]]
    queries: dict[str, float]


def main() -> None:
    """Measure every size and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 100], help="times the default facts")
    parser.add_argument("--steps", action="store_true", help="print the longest steps of each build")
    options = parser.parse_args()
    found: dict[int, Growth] = {}
    print(
        "| facts | rows | build s | peak GiB | spilled GiB | edition GiB | bare scan s | build/scan |\n|---|"
        + "---:|" * 7
    )
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as scratch:
            found[size] = one = measured(Path(scratch), size)
        print(
            f"| {size}x | {one.rows:,} | {one.build:.1f} | {one.peak / GIB:.2f} | {one.spilled / GIB:.2f}"
            f" | {one.edition / GIB:.2f} | {one.scan:.2f} | {one.build / one.scan:.1f} |",
            flush=True,
        )
    if options.steps:
        for size, one in found.items():
            print(
                f"\n{size}x, seconds by step: "
                + ", ".join(f"{name} {seconds:.1f}" for seconds, name in one.steps)
            )
    for line in query_table(found):
        print(line)


def measured(scratch: Path, size: int) -> Growth:
    """Write the files of a size, build, scan, and ask every page query."""
    incoming = scratch / "incoming"
    incoming.mkdir()
    for kind, rows in ROWS.items():
        facts.write(incoming / f"{kind}.parquet", kind, rows * size)
    scan = scanned(incoming)
    context = multiprocessing.get_context("spawn")  # a process of its own, whose peak is the build's
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=build, args=(incoming, scratch / "build", theirs))
    child.start()
    theirs.close()
    spilled = 0
    while not ours.poll(0.2):
        spilled = max(spilled, sum(_size(path) for path in scratch.rglob("*.tmp/*")))
    path, seconds, peak, steps = ours.recv()
    child.join()
    rows = sum(ROWS[kind] for kind in ("applications", "plans", "records")) * size
    queries = asked(Path(path))
    shutil.rmtree(incoming)
    return Growth(rows, seconds, peak, spilled, _size(Path(path)), scan, steps, queries)


def build(incoming: Path, out: Path, report_to) -> None:
    """In the child: build, and send the edition's file, seconds, the peak of memory in bytes and the longest
    steps."""
    at: list[tuple[float, str]] = []
    report = pipeline.build(incoming, out, progress=lambda step, _: at.append((time.monotonic(), step)))
    if report.failed or len(report.rejects):
        raise RuntimeError(f"{report.offending or report.rejects.head()}")
    steps = sorted(((after[0] - step[0], step[1]) for step, after in itertools.pairwise(at)), reverse=True)[
        :15
    ]
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    report_to.send((str(report.path), report.seconds, int(status["VmHWM"].split()[0]) * 1024, steps))


def scanned(incoming: Path) -> float:
    """Seconds to read every cell of the files once, as many threads as the build has."""
    began = time.monotonic()
    with duckdb.connect(config={"threads": pipeline.THREADS}) as connection:
        connection.execute("set enable_progress_bar = false")
        for path in incoming.iterdir():
            connection.execute(f"select sum(hash(columns(*))::hugeint) from '{path}'").fetchall()
    return time.monotonic() - began


def asked(edition: Path) -> dict[str, float]:
    """Every page query by name, and its milliseconds: the median of warm runs."""
    warehouse = Warehouse(edition)
    taken = {}
    for name, text in sorted(warehouse.texts.items()):
        wanted = {entry.name for entry in sql_files.parse_header(text, name).params}
        chosen = {key: value for key, value in PARAMETERS.items() if key in wanted and _is_needed(name, key)}
        runs = []
        for _ in range(1 + RUNS):
            began = time.perf_counter()
            warehouse.query(name, **chosen)
            runs.append(1000 * (time.perf_counter() - began))
        taken[name] = statistics.median(runs[1:])
    warehouse.close()
    return taken


def _is_needed(name: str, key: str) -> bool:
    """`province` is a restriction to most queries, and null means all; templates are of one province."""
    return key != "province" or name.startswith("data/template_")


def query_table(found: dict[int, Growth]) -> list[str]:
    """The queries that are slowest at the largest size, and the largest ratio of all that are not noise."""
    least, most = found[min(found)].queries, found[max(found)].queries
    ratio = {name: most[name] / least[name] for name in most}
    names = sorted(most, key=lambda name: -most[name])
    lines = [
        "",
        f"| page query | {' | '.join(f'{size}x ms' for size in found)} | ratio |",
        "|---|" + "---:|" * (len(found) + 1),
    ]
    lines += [
        f"| {name} | {' | '.join(f'{one.queries[name]:.0f}' for one in found.values())} | {ratio[name]:.2f} |"
        for name in names[:SHOWN]
    ]
    told = [name for name in names if most[name] >= NOISE]
    worst = max(told, key=lambda name: ratio[name], default=None)
    if worst:
        lines.append(
            f"\nLargest ratio of the {len(told)} of {len(names)} queries that take {NOISE} ms or more: "
            f"{ratio[worst]:.2f} ({worst})."
        )
    else:
        lines.append(f"\nNone of the {len(names)} queries takes {NOISE} ms: their ratios are noise.")
    return lines


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:  # gone since it was listed
        return 0


if __name__ == "__main__":
    main()
