"""Check an office's file as a build would, without building, and keep nothing of it."""

import pickle
import re
import resource
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from plut.building import pipeline
from plut.building.incoming import collect
from plut.building.incoming.collect import FileReport
from plut.building.incoming.datasets import TEMPLATED
from plut.building.incoming.official import OFFICIAL
from plut.building.incoming.problems import Problem
from plut.building.scale import SMALL


@dataclass(frozen=True)
class FileCheck:
    """What a build would make of a file: its report, accepted rows as they would be read, rejected ones and
    remarks with problems."""

    report: FileReport
    accepted: pd.DataFrame
    rejects: pd.DataFrame
    remarks: pd.DataFrame


PACKAGE = Path(__file__).parents[1]
MOST_BYTES = 4 * 1024**3
MOST_SECONDS = 60
CHILD = "from plut.building import checking; checking.answer()"
_one_at_a_time = threading.Lock()  # many checks at once take no more memory than one


def check_file(name: str, content: bytes, incoming: Path | None = None) -> list[FileCheck]:
    """Read a file as the import does, in a process of its own with limits on memory and time; nothing of it
    is kept.

    incoming: the folder of the files that a build would load beside it, so that consultants find their
    centres. A workbook with several sheets of ours gives one check per sheet. A check that goes over the
    limits reports that as its problem.
    """
    with tempfile.TemporaryDirectory() as scratch, _one_at_a_time:
        path = Path(scratch) / _plain_name(name)
        path.write_bytes(content)
        command = [sys.executable, "-c", CHILD, str(path), *([str(incoming)] if incoming else [])]
        try:
            done = subprocess.run(
                command, cwd=PACKAGE.parent, capture_output=True, timeout=MOST_SECONDS, check=True
            )
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            report = FileReport(path.name, None, 0, Problem("check_too_large"))
            return [FileCheck(report, pd.DataFrame(), pd.DataFrame(), pd.DataFrame())]
        return pickle.loads(done.stdout)


def answer() -> None:
    """What the process of a check does: arguments are the file and the folder of the files beside it; pickled
    to its output."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    path, *incoming = map(Path, sys.argv[1:])
    folder = incoming[0] if incoming else None
    # an older version of the file lies in the folder under the same name and is replaced by it
    beside = [p for p in collect.incoming_files(folder) if p != folder / path.name] if folder else []
    with duckdb.connect(config={"memory_limit": "1GB", "threads": 2}) as connection:
        read = {"staging.incoming_procurement", *(f"staging.office_{dataset.name}" for dataset in TEMPLATED)}
        wanted = frozenset({"staging.rejects", "staging.remarks", *read})
        reports, _ = pipeline.fill(
            connection, [path, *beside], simulate=True, only=wanted, scale=SMALL, folder=folder
        )
        own = [r for r in reports if r.file == path.name or r.file.startswith(f"{path.name} [")]
        pickle.dump([_check(connection, report) for report in own], sys.stdout.buffer)


def _plain_name(name: str) -> str:
    """The last part of a file name, with what a file system would refuse taken out. Files are not recognised
    by it."""
    return (
        "".join(c for c in re.split(r"[/\\]", name)[-1] if c.isprintable() and c.isascii())[-80:].strip(". ")
        or "file"
    )


def _check(connection: duckdb.DuckDBPyConnection, report: FileReport) -> FileCheck:
    accepted = pd.DataFrame()
    if report.dataset:
        is_export = report.dataset in {dataset.name for dataset in OFFICIAL}
        table = "incoming_procurement" if is_export else f"office_{report.dataset}"
        accepted_only = "and outcome = 'accepted'" if is_export else ""
        query = (
            f"select * exclude (file, row) from staging.{table} where file = ? {accepted_only} order by row"
        )
        accepted = connection.execute(query, [report.file]).df()
    rejects, remarks = (
        connection.execute(
            f"select row, key, problem from staging.{table} where file = ? order by row", [report.file]
        ).df()
        for table in ("rejects", "remarks")
    )
    return FileCheck(report, accepted, rejects, remarks)
