"""Check an office's file as a build would, without building, and keep nothing of it; give it back with
what was found in it.

Each check is a process of its own with limits on memory and time: no file takes the server down.
"""

import json
import logging
import os
import pickle
import re
import resource
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
import pandas as pd

from plut.base import folders, journal
from plut.building import marking, pipeline, stops
from plut.building.incoming import collect
from plut.building.incoming.collect import FileReport
from plut.building.incoming.datasets import OWN
from plut.building.incoming.official import OFFICIAL
from plut.building.incoming.problems import Problem
from plut.building.scale import SMALL

MOST_LISTED = 10_000  # rows in `rejects` and in `remarks`: the marked copy has all


def _no_rows(*columns: str) -> Callable[[], pd.DataFrame]:
    return partial(pd.DataFrame, columns=columns)


@dataclass(frozen=True)
class FileCheck:
    """What a build would make of a file, or of one sheet of it; in bounded memory however long it is.

    accepted, rejected: rows; remarked: those of the accepted with a remark. rejects, remarks: the first of
    them, `row`, `key`, `problem`. rights: what the accepted rows are about (`staging.incoming_rights`).
    problems: every reject and remark, as Parquet. ending: of the marked copy, 'xlsx' or 'csv'.
    """

    report: FileReport
    accepted: int = 0
    rejected: int = 0
    remarked: int = 0
    rejects: pd.DataFrame = field(default_factory=_no_rows("row", "key", "problem"))
    remarks: pd.DataFrame = field(default_factory=_no_rows("row", "key", "problem"))
    rights: pd.DataFrame = field(
        default_factory=_no_rows("dataset", "province_code", "regency_code", "institution_code")
    )
    problems: bytes = b""
    ending: str = ""


@dataclass(frozen=True)
class Limits:
    """What a process may use: bytes of memory that it names, used or not, those of the database in it, which
    lays what is more on the disk, and seconds."""

    memory: int
    database: int
    seconds: float


GB = 1024**3
# libraries alone name 4.2 GB and use 0.4
OF_READERS = Limits(6 * GB, 1 * GB, 60)
SECONDS, BYTES_PER_SECOND = 300, 1_000_000


def limits_of(size: int) -> Limits:
    """What a check of so many bytes on the disk may use: memory does not grow with it (2.2 GB are in use, the
    rest is only named), time does."""
    return Limits(8 * GB, 2 * GB, SECONDS + size / BYTES_PER_SECOND)


PACKAGE = Path(__file__).parents[1]
CHILD = "from plut.building import checking; checking.answer()"
_reading, _loading = threading.Lock(), threading.Lock()  # many checks at once take no more memory than one


def check_file(name: str, content: bytes, incoming: Path | None = None) -> list[FileCheck]:
    """Read a file as the import does; nothing of it is kept.

    incoming: the folder of the files that a build would load beside it, so that consultants find their
    centres. A workbook with several sheets of ours gives one check per sheet. A check that goes over the
    limits reports that as its problem.
    """
    with tempfile.TemporaryDirectory() as scratch, _reading:
        path = Path(scratch) / plain_name(name)
        path.write_bytes(content)
        return _checked(path, incoming, OF_READERS, Path(scratch))


def check_path(
    path: Path,
    name: str,
    incoming: Path | None = None,
    progress: Callable[[float], None] = lambda _: None,
    scratch: Path | None = None,
) -> list[FileCheck]:
    """The same of a file on the disk, of any size: the database in it takes 2 GB of memory however long the
    file is, and there are five minutes and another second for each megabyte of it and of the files beside it.

    name: of the file where its sender had it. progress: told the share (0 to 1) that is done; what it raises
    ends the check. scratch: a folder on a disk for what does not fit into memory, up to three times the file;
    else that of the system.
    """
    return check_paths([(path, name)], incoming, progress, scratch)[0]


def check_paths(
    given: Sequence[tuple[Path, str]],
    incoming: Path | None = None,
    progress: Callable[[float], None] = lambda _: None,
    scratch: Path | None = None,
) -> list[list[FileCheck]]:
    """The same of several files that are loaded together, each with its name: what is in one counts for the
    others, and they are read in one process; one by one only where that process had to be ended."""
    beside = collect.incoming_files(incoming) if incoming else []
    size = sum(one.stat().st_size for one in {*beside, *(path for path, _ in given)} if one.exists())
    with tempfile.TemporaryDirectory(dir=scratch) as folder, _loading:
        paths = _linked(given, Path(folder))
        done = _together(paths, incoming, limits_of(size), Path(folder), progress)
        if isinstance(done, Problem) and len(given) == 1:
            return [[FileCheck(FileReport(paths[0].name, None, 0, done))]]
    if isinstance(done, Problem):
        return [check_path(path, name, incoming, scratch=scratch) for path, name in given]
    return done


def _linked(given: Sequence[tuple[Path, str]], folder: Path) -> list[Path]:
    """Links to files under their names, numbered where two have the same."""
    links: list[Path] = []
    for number, (path, name) in enumerate(given):
        link = folder / plain_name(name)
        link = folder / f"{number}_{link.name}" if link in links else link
        link.symlink_to(path.resolve())
        links.append(link)
    return links


def marked_file(name: str, content: bytes, found: Collection[FileCheck], language: str) -> bytes:
    """A checked file back, with what was found in it (see marking.write). Raises NotMarked."""
    with tempfile.TemporaryDirectory() as scratch, _reading:
        path, target = Path(scratch) / plain_name(name), Path(scratch) / "marked"
        path.write_bytes(content)
        _mark(path, target, found, language, OF_READERS)
        return target.read_bytes()


def mark_path(path: Path, target: Path, found: Collection[FileCheck], language: str) -> None:
    """The same of a file on the disk, written to `target`. Raises NotMarked."""
    _mark(path, target, found, language, limits_of(path.stat().st_size))


class NotMarked(Exception):
    """A copy that could not be made. Its problem is one of a file."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def _mark(path: Path, target: Path, found: Collection[FileCheck], language: str, limits: Limits) -> None:
    checks = [(check.report, check.problems) for check in found]
    ending = next((check.ending for check in found if check.ending), "csv")
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        done = _in_a_process(marking.write, (path, target, ending, checks, language), limits, Path(scratch))
    if isinstance(done, Problem):
        target.unlink(missing_ok=True)
        raise NotMarked(done)


def _checked(path: Path, incoming: Path | None, limits: Limits, scratch: Path) -> list[FileCheck]:
    done = _together([path], incoming, limits, scratch)
    return [FileCheck(FileReport(path.name, None, 0, done))] if isinstance(done, Problem) else done[0]


def _together(
    paths: list[Path],
    incoming: Path | None,
    limits: Limits,
    scratch: Path,
    progress: Callable[[float], None] = lambda _: None,
) -> Problem | list[list[FileCheck]]:
    given = (paths, incoming, limits.database, scratch)
    done: Problem | list[list[FileCheck]] = _in_a_process(_check_all, given, limits, scratch, progress)
    return done


def _in_a_process(
    work: Callable[..., Any],
    given: tuple[Any, ...],
    limits: Limits,
    scratch: Path,
    progress: Callable[[float], None] = lambda _: None,
) -> Any:
    """What `work(*given)` gives in a process of its own, or the Problem that ended it."""
    task, result = scratch / "task.pickle", scratch / "result.pickle"
    task.write_bytes(pickle.dumps((work, given, limits.memory)))
    command = [sys.executable, "-c", CHILD, str(task), str(result)]
    with subprocess.Popen(
        command, cwd=PACKAGE.parent, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL
    ) as child:
        clock = threading.Timer(limits.seconds, child.kill)
        clock.start()
        try:
            for line in child.stdout or ():
                progress(json.loads(line))
            status = child.wait()
        finally:
            clock.cancel()
            child.kill()
    if status < 0 or not result.exists():  # ended by the clock or for want of memory, before it could say so
        return Problem("check_too_large")
    done = pickle.loads(result.read_bytes())
    if isinstance(done, Failed):
        journal.note(
            folders.build_folder(), "check_failed", logging.ERROR, error=done.error, where=done.where
        )
        return Problem("check_failed")
    return done


@dataclass(frozen=True)
class Failed:
    """A fault of ours: the kind of error and its place, no text, which may hold a value of the file."""

    error: str
    where: str


def answer() -> None:
    """What the process does: its arguments are a pickled task and where its result is to be left."""
    task, result = map(Path, sys.argv[1:])
    work, given, memory = pickle.loads(task.read_bytes())
    sys.excepthook = lambda kind, _, trace: _leave(result, kind, trace)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    done: Any
    try:
        done = work(*given)
    except Problem as problem:
        done = problem
    except (MemoryError, duckdb.OutOfMemoryException):
        done = Problem("check_too_large")
    except (OSError, duckdb.Error) as error:
        if not any(os.strerror(code) in str(error) for code in stops.NO_SPACE):
            raise
        done = Problem("check_no_space")
    result.write_bytes(pickle.dumps(done))


def _leave(result: Path, kind: type[BaseException], trace: TracebackType | None) -> None:
    last = traceback.extract_tb(trace)[-1]
    result.write_bytes(pickle.dumps(Failed(kind.__name__, f"{Path(last.filename).name}:{last.lineno}")))


def _check_all(paths: list[Path], incoming: Path | None, memory: int, scratch: Path) -> list[list[FileCheck]]:
    """One check per table of ours in each file."""
    names = {path.name for path in paths}
    # an older version of a file lies in the folder under the same name and is replaced by it
    beside = [
        one
        for one in (collect.incoming_files(incoming) if incoming else [])
        if (one.parent != incoming or one.name not in names) and not any(map(one.samefile, paths))
    ]
    spilled = str(scratch / "spilled")
    config: dict[str, Any] = {"memory_limit": f"{memory}B", "threads": 2, "temp_directory": spilled}
    with duckdb.connect(config=config) as connection:
        connection.execute("set enable_progress_bar = false")
        read = {"staging.incoming_procurement", *(f"staging.office_{dataset.name}" for dataset in OWN)}
        wanted = frozenset({"staging.rejects", "staging.remarks", "staging.incoming_rights", *read})
        reports, _ = pipeline.fill(
            *(connection, paths, True, _tell),
            only=wanted,
            scale=SMALL,
            folder=incoming,
            beside=beside,
        )
        return [_checks_of(connection, path, reports, scratch) for path in paths]


def _checks_of(
    connection: duckdb.DuckDBPyConnection, path: Path, reports: list[FileReport], scratch: Path
) -> list[FileCheck]:
    own = [r for r in reports if r.file == path.name or r.file.startswith(f"{path.name} [")]
    ending = marking.ending(path, len(own)) if any(report.dataset for report in own) else ""
    return [_check(connection, report, ending, scratch) for report in own]


def _tell(step: str, share: float) -> None:
    """Say how far a check is. Of a large file most of the time is its reading, a small part of a build's."""
    read = 0.02, 0.05
    if step == "import":
        done = 0.7 * (share - read[0]) / (read[1] - read[0])
    else:
        done = 0.0 if share <= read[0] else 0.7 + 0.3 * (share - read[1]) / (1 - read[1])
    print(json.dumps(round(min(max(done, 0), 1), 3)), flush=True)


def plain_name(name: str) -> str:
    """The last part of a file name, with what a file system would refuse taken out. Files are not recognised
    by it."""
    return (
        "".join(c for c in re.split(r"[/\\]", name)[-1] if c.isprintable() and c.isascii())[-80:].strip(". ")
        or "file"
    )


def _check(
    connection: duckdb.DuckDBPyConnection, report: FileReport, ending: str, scratch: Path
) -> FileCheck:
    if report.dataset is None:
        return FileCheck(report)
    is_export = report.dataset in {dataset.name for dataset in OFFICIAL}
    table = "incoming_procurement" if is_export else f"office_{report.dataset}"
    accepted_only = "and outcome = 'accepted'" if is_export else ""
    accepted = f"select count(*) from staging.{table} where file = $file {accepted_only}"
    all_problems = """
        select row, key, problem, true as is_rejected from staging.rejects where file = $file
        union all
        select row, key, problem, false as is_rejected from staging.remarks where file = $file
        order by row
        """
    file, given = scratch / "problems.parquet", {"file": report.file}
    connection.execute(f"create or replace temp table problems as {all_problems}", given)
    connection.execute(f"copy problems to '{str(file).replace(chr(39), chr(39) * 2)}' (format parquet)")
    counts = (
        "select count(*) filter (is_rejected), count(distinct row) filter (not is_rejected) from problems"
    )
    rejected, remarked = connection.execute(counts).fetchone() or (0, 0)
    rejects, remarks = (
        connection.execute(
            f"select row, key, problem from problems where {which} order by row limit {MOST_LISTED}"
        ).df()
        for which in ("is_rejected", "not is_rejected")
    )
    rights = "select * exclude (file) from staging.incoming_rights where file = $file"
    return FileCheck(
        report=report,
        accepted=(connection.execute(accepted, given).fetchone() or (0,))[0],
        rejected=rejected,
        remarked=remarked,
        rejects=rejects,
        remarks=remarks,
        rights=connection.execute(rights, given).df(),
        problems=file.read_bytes(),
        ending=ending,
    )
