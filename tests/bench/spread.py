"""A build of thousands of files by one process, by the command's default and by workers of Dask, in one run.

    python tests/bench/spread.py [--sizes 1 10] [--ways 0 default 2] [--format csv] [--pieces 1] [--kill]

A file a kind and institution (632 of them) as offices export them, 300,000 packages and 150,000 certification
applications times the size. Each way builds the same files at full scale; every mart is then compared row by
row with that of the first way. Prints a Markdown table; all files are deleted. --pieces: files in place of each
of plans and records. --kill: one of the processes
that perform tasks is killed ten seconds after each build with workers began.
"""

import argparse
import multiprocessing
import sys
import tempfile
import threading
import time
from pathlib import Path

import duckdb
import facts
import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "dashboard"))

from plut.building import pipeline

ROWS = {"applications": 150_000, "plans": 200_000, "records": 100_000, "budgets": 300_000}  # at size 1
BY = {"applications": "hash(application_id) % 20", "plans": "kd_klpd", "records": "kd_klpd", "budgets": "1"}
CUT = ("plans", "records")  # what --pieces cuts further: what most of the files hold
GIB = 1024**3
CHILD = "plut.building.spreading.child"


def main() -> None:
    """Build in every way and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10])
    parser.add_argument("--ways", nargs="+", default=["0", "default", "2"], help="as build.py --workers")
    parser.add_argument("--format", choices=("csv", "parquet"), default="csv")
    parser.add_argument("--pieces", type=int, default=1)
    parser.add_argument("--kill", action="store_true")
    options = parser.parse_args()
    print("| facts | rows | files | MiB | workers | build s | import s | peak GiB of all | edition | marts |")
    print("|---|" + "---:|" * 7 + "---|---|", flush=True)
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as scratch:
            incoming = Path(scratch) / "incoming"
            write(incoming, size, options.format, options.pieces)
            files = [path for path in incoming.rglob("*") if path.is_file()]
            mib = sum(path.stat().st_size for path in files) / 1024**2
            first: Path | None = None
            for way in options.ways:
                one = measured(incoming, Path(scratch) / f"out-{way}", way, options.kill and way != "0")
                first = first or one["path"]
                said = "equal" if first == one["path"] else compared(first, one["path"])
                print(
                    f"| {size}x | {size * sum(ROWS.values()):,} | {len(files):,} | {mib:,.0f} | {way} | {one['seconds']:.1f} | {one['import']:.1f} "
                    f"| {one['peak'] / GIB:.2f} | {one['path'].stem} | {said} |",
                    flush=True,
                )


def write(incoming: Path, size: int, written: str, pieces: int) -> None:
    """The files of all kinds, each in a folder of its institution and piece."""
    with duckdb.connect() as connection:
        connection.execute("set enable_progress_bar = false")
        for kind, rows in ROWS.items():
            whole = incoming.parent / f"{kind}.parquet"
            facts.write(whole, kind, rows * size)
            target = incoming / kind
            target.mkdir(parents=True)
            form = "csv, header" if written == "csv" else "parquet"
            piece = f"file_row_number % {pieces if kind in CUT else 1}"
            connection.execute(
                f"copy (select * exclude (file_row_number), {BY[kind]} || '-' || {piece} as part "
                f"from read_parquet('{whole}', file_row_number = true) order by part) to '{target}' "
                f"(format {form}, partition_by (part), overwrite_or_ignore)"
            )
            whole.unlink()


def measured(incoming: Path, out: Path, way: str, is_killed: bool) -> dict:
    """What a build in a process of its own took, and the most memory that it and its workers had."""
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=build, args=(incoming, out, way, theirs))
    process.start()
    theirs.close()
    if is_killed:
        threading.Timer(10, kill_one, [process.pid]).start()
    peak = 0
    while not ours.poll(0.2):
        peak = max(peak, memory_of(process.pid))
        if not process.is_alive():
            raise SystemExit(f"the build with workers {way} ended with {process.exitcode}")
    told = ours.recv()
    process.join()
    return told | {"peak": peak}


def build(incoming: Path, out: Path, way: str, answer) -> None:
    began = time.monotonic()
    imported: list[float] = []

    def progress(step: str, _: float) -> None:
        if step not in ("load", "import") and not imported:
            imported.append(time.monotonic() - began)

    report = pipeline.build(incoming, out, progress=progress, workers="" if way == "default" else way)
    if not report.path:
        print(report.offending)
    answer.send({"seconds": report.seconds, "import": imported[0], "path": report.path})


def memory_of(pid: int) -> int:
    """Proportional memory of a process and of all below it."""
    found = 0
    for process in (psutil.Process(pid), *psutil.Process(pid).children(recursive=True)):
        try:
            found += process.memory_full_info().pss
        except (psutil.Error, AttributeError):  # it has just ended
            continue
    return found


def kill_one(pid: int) -> None:
    for process in psutil.Process(pid).children(recursive=True):
        if CHILD in " ".join(process.cmdline()):
            process.kill()
            return


def compared(first: Path, second: Path) -> str:
    """Whether two editions hold the same rows in every mart, decimals exact."""
    with duckdb.connect() as connection:
        for name, path in (("a", first), ("b", second)):
            connection.execute(f"attach '{path}' as {name} (read_only)")
        tables = connection.execute(
            "select distinct table_name from duckdb_tables() where schema_name = 'marts' order by all"
        ).fetchall()
        other = []
        for (table,) in tables:
            query = "select count(*), sum(hash(t)::hugeint) from {}.marts.{} as t"
            one, two = (connection.execute(query.format(db, table)).fetchone() for db in ("a", "b"))
            types = [connection.execute(f"describe {db}.marts.{table}").fetchall() for db in ("a", "b")]
            if one != two or types[0] != types[1]:
                other.append(table)
        return f"{', '.join(other)} differ" if other else f"all {len(tables)} equal"


if __name__ == "__main__":
    main()
