"""One build from files to a checked edition: load, import, simulate, stage, mart, check, publish."""

import csv
import datetime
import hashlib
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pandas as pd

from plut.base import clock, folders, journal
from plut.base.files import unfinished, whole
from plut.base.language import LANGUAGES
from plut.building import corrections, loading, messages, models, running, simulation, stops
from plut.building.geography import geography
from plut.building.incoming import collect, overlaps
from plut.building.incoming.collect import FileReport
from plut.building.kept import Kept
from plut.building.reach import reach
from plut.building.scale import FULL, Scale
from plut.building.spreading import crews
from plut.building.spreading.spread import Spread
from plut.warehouse import editions, sql_files
from plut.warehouse.macros import Macros

THREADS = 2
KEPT_TABLES = "kept"  # folder beside the editions
SHOWN = 5  # offending rows shown per failed check


@dataclass
class Report:
    """What a build did. `datasets`, `checks` and `outcomes` (of procurement rows) are frames of the marts;
    `edition` is None where a check failed."""

    edition: str | None
    path: Path | None
    datasets: pd.DataFrame
    checks: pd.DataFrame
    offending: dict[str, pd.DataFrame]
    files: list[FileReport]
    rejects: pd.DataFrame
    remarks: pd.DataFrame
    refusals: pd.DataFrame
    outcomes: pd.DataFrame
    seconds: float = field(default=0.0)

    @property
    def failed(self) -> bool:
        return bool((self.checks["offending_rows"] > 0).any())


def build(
    incoming: Path,
    out: Path,
    simulate: bool = True,
    progress: Callable[[str, float], None] = lambda *_: None,
    kept_tables: Path | None = None,
    scale: Scale = FULL,
    day: datetime.date | None = None,
    finish: Callable[[Path, Path, str], Path] = editions.publish,
    reasons: Path | None = None,
    workers: str = "",
) -> Report:
    """Build an edition from the committed data and the folder of incoming files.

    progress is told the name of each step and the share (0 to 1) of the work behind it. The edition that is
    served stays untouched until every check has passed; rejected rows land in `out/rejects/`. kept_tables:
    folder of the tables that the next build may take over, else `out/kept/`. scale: a smaller one makes an
    edition under a name of its own. day: that of the build, after which an office's rows may say nothing;
    today where none is given. finish: what is done with the checked file, `editions.draft` where it is only
    to be looked at. reasons: where the reasons of rejected rows are written, else in `out`. workers: as in
    crews.crew; whoever makes the rows, they are the same. Raises stops.Stopped where the disk is full,
    another build is under way, workers are gone and the like.
    """
    began = time.monotonic()
    day = day or clock.today()
    with stops.explained(out), editions.workplace(out) as work:
        files = collect.incoming_files(incoming)
        made_of = _edition(files, incoming, simulate, scale, day)
        finished = work / "edition.duckdb"
        parts = work / "parts"
        parts.mkdir()
        # In memory: to compress millions of rows that are read once or twice takes longer than the work on
        # them.
        with (
            crews.crew(workers, files) as crew,
            duckdb.connect(config=_settings(work / "spilled")) as connection,
        ):
            connection.execute(
                "set enable_progress_bar = false"
            )  # DuckDB's own progress bar would appear in the middle of our output
            kept = Kept(kept_tables or out / KEPT_TABLES, code_digest(scale))
            filled = fill(
                *(connection, files, simulate, progress, kept),
                scale=scale,
                day=day,
                folder=incoming,
                standing=corrections.standing(editions.current(out)),
                spread=Spread(crew, parts) if crew else None,
                passing=models.PASSING,
            )
            edition = corrections.named(made_of, corrections.taken_over(connection))
            report = _report(connection, *filled)
            kept.drop_unused()
            _write_edition(connection, finished, edition, _inputs(files, incoming))
        _write_reasons(report, reasons or out)
        if not report.failed:
            report.edition = edition
            report.path = finish(finished, out, edition)
    report.seconds = round(time.monotonic() - began, 2)
    _note(report, out)
    progress("done", 1.0)
    return report


def _note(report: Report, out: Path) -> None:
    counts = {
        "files": len(report.files),
        "rows": sum(f.rows for f in report.files),
        "rejected": len(report.rejects),
    }
    failed = int((report.checks["offending_rows"] > 0).sum())
    journal.note(out, "built", edition=report.edition, checks_failed=failed, seconds=report.seconds, **counts)


def _settings(spilled: Path) -> dict[str, object]:
    """Settings of the database that a build works in; what does not fit into memory goes to a folder that
    is removed with it."""
    settings = {"threads": THREADS, "preserve_insertion_order": True, "temp_directory": str(spilled)}
    return settings | {"memory_limit": f"{running.memory()}B"}


def _edition(files: list[Path], incoming: Path, simulate: bool, scale: Scale, day: datetime.date) -> str:
    groups = {
        "data": (
            folders.DATA,
            [
                p
                for n in ("reference", "published")
                for p in (folders.DATA / n).iterdir()
                if p.suffix in (".csv", ".parquet")
            ],
        ),
        "sources": (folders.DATA, [folders.DATA / "sources.toml"]),
        "queries": (folders.QUERIES, folders.QUERIES.rglob("*.sql")),
        **running.code(),
        "incoming": (incoming, files),
    }
    # only what an office's files may say depends on the day: without any the name stays from day to day
    settings = {"simulate": simulate, "scale": scale} | ({"day": day.isoformat()} if files else {})
    return editions.edition_name(groups, settings)


def code_digest(scale: Scale) -> str:
    """A digest of code, pinned versions and scale: what a kept table stands on beside the tables that it
    reads."""
    return editions.edition_name(running.code(), {"scale": scale})


def fill(
    connection: duckdb.DuckDBPyConnection,
    files: list[Path],
    simulate: bool,
    progress: Callable[[str, float], None] = lambda *_: None,
    kept: Kept | None = None,
    only: frozenset[str] = frozenset(),
    scale: Scale = FULL,
    day: datetime.date | None = None,
    folder: Path | None = None,
    beside: Collection[Path] = (),
    standing: corrections.Standing = (),
    spread: Spread | None = None,
    passing: frozenset[str] = frozenset(),
) -> tuple[list[FileReport], dict[str, pd.DataFrame]]:
    """Make all of an edition in an empty database: macros, raw, staging, geography, simulated, marts, macros
    of marts, checks.

    Gives what became of each file, and the offending rows of each check. kept: where tables that take long
    are found and left. only: the tables that are wanted where not all are; those that they read are made too,
    and nothing is checked. day: that of the build, today where none is given. folder, beside: as in
    collect.load. standing: as in corrections.load. spread: who reads the files and makes the tables of their
    rows in pieces, none where they are made here. passing: as in models.run.
    """
    parameters = _parameters(simulate, day or clock.today())
    progress("load", 0.0)
    sql = sql_files.read_folder(folders.QUERIES)
    macros = Macros(folders.QUERIES)
    macros.make(connection, of_tables=False)
    loading.load_committed(connection, folders.DATA, scale)
    pages = [name.removeprefix("pages/") for name in sql if name.startswith("pages/")]
    corrections.load(connection, pages, standing)
    progress("import", 0.02)

    def read(share: float) -> None:
        progress("import", 0.02 + 0.03 * share)

    if spread:
        reports = spread.read(connection, files, folder, parameters, read)
    else:
        reports = collect.load(connection, files, folder, beside, read)
    tables = [models.sql_model(f, parameters) for n, f in sql.items() if n.startswith(("staging/", "marts/"))]
    reference = folders.DATA / "reference"
    tables += geography(reference / "outlines.parquet").models() + reach(reference, scale.villages).models(
        scale
    )
    tables += overlaps.models() + simulation.models(simulate, scale)
    if only:
        tables = models.needed(tables, only)
    if spread:
        tables = spread.over(tables)
    if kept:
        tables = [kept.keeping(table) for table in tables]
    done = iter(range(len(tables)))
    models.run(
        *(connection, tables, lambda table: progress(table, 0.05 + 0.85 * next(done) / len(tables))), passing
    )
    progress("check", 0.9)
    if only:
        return reports, {}
    macros.make(connection, of_tables=True)
    return reports, _offending_rows(connection, parameters)


def _offending_rows(
    connection: duckdb.DuckDBPyConnection, parameters: dict[str, object]
) -> dict[str, pd.DataFrame]:
    """Check name -> the rows that offend it; a check that passes has none. Their numbers become
    `marts.checks`."""
    found = {}
    connection.execute(
        "create table marts.checks (name varchar, description varchar, offending_rows bigint, provenance "
        "varchar)"
    )
    for name, file in sql_files.read_folder(folders.QUERIES, "checks").items():
        rows = connection.execute(file.text, {p: parameters[p] for p in file.parameters}).df()
        found[name.removeprefix("checks/")] = rows
        values = [name.removeprefix("checks/"), file.header.description, len(rows), "derived"]
        connection.execute("insert into marts.checks values (?, ?, ?, ?)", values)
    return found


def _parameters(simulate: bool, day: datetime.date) -> dict[str, object]:
    return {
        "simulate": simulate,
        "simulated_until": simulation.UNTIL,
        "latest_year": day.year + 1,  # plans and budgets of the next year are made in this one
        "build_day": day,  # for checks and for an office's rows: without files it is in no row
    }


def _report(
    connection: duckdb.DuckDBPyConnection, files: list[FileReport], offending: dict[str, pd.DataFrame]
) -> Report:
    return Report(
        edition=None,
        path=None,
        datasets=connection.execute("select * from marts.datasets").df(),
        checks=pd.DataFrame(
            [(name, len(rows)) for name, rows in offending.items()], columns=["name", "offending_rows"]
        ),
        offending={name: rows for name, rows in offending.items() if len(rows)},
        files=files,
        rejects=connection.execute(
            "select dataset, file, row, key, problem from staging.rejects order by file, row"
        ).df(),
        remarks=connection.execute(
            "select dataset, file, row, key, problem from staging.remarks order by file, row, code"
        ).df(),
        refusals=connection.execute("select * from staging.incoming_refusals").df(),
        outcomes=connection.execute("select * from marts.import_outcomes").df(),
    )


Input = tuple[str, str, int]  # name below the folder of incoming files, SHA-256, bytes


def _inputs(files: list[Path], incoming: Path) -> list[Input]:
    """The incoming files that an edition is made of; without those that cannot be read."""
    found = []
    for path in files:
        with suppress(OSError):
            name = path.relative_to(incoming).as_posix().encode("utf-8", "replace").decode()
            found.append((name, editions.digest_of(path), path.stat().st_size))
    return found


def _keep_own_text(connection: duckdb.DuckDBPyConnection, edition: str, inputs: list[Input]) -> None:
    """The edition's name, the files of the office that it is made of, and the SQL of its pages: an old
    edition is read with its own queries."""
    pages = [
        (name.removeprefix("pages/"), file.text)
        for name, file in sql_files.read_folder(folders.QUERIES, "pages").items()
    ]
    connection.execute("create schema edition")
    connection.execute("create table edition.queries (name varchar, sql varchar)")
    connection.executemany("insert into edition.queries values (?, ?)", pages)
    connection.execute("create table edition.edition as select $name as name", {"name": edition})
    connection.execute("create table edition.files (name varchar, sha256 varchar, bytes bigint)")
    if inputs:
        connection.executemany("insert into edition.files values (?, ?, ?)", inputs)


def _write_edition(
    connection: duckdb.DuckDBPyConnection, path: Path, edition: str, inputs: list[Input]
) -> None:
    """The marts, macros and page queries in a file of their own: no raw row of an office was ever written to
    its blocks."""
    work = connection.execute("select current_database()").fetchone()[0].replace('"', '""')
    tables = connection.execute(
        "select table_name from duckdb_tables() where schema_name = 'marts' order by all"
    ).fetchall()
    connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as finished")
    connection.execute("use finished")
    connection.execute("begin")  # the disk is waited for once, not after every macro and table
    macros = Macros(folders.QUERIES)
    macros.make(connection, of_tables=False)
    connection.execute("create schema marts")
    for (table,) in tables:
        connection.execute(f'create table marts.{table} as select * from "{work}".marts.{table}')
    corrections.give_name(connection, edition)
    macros.make(connection, of_tables=True)
    _keep_own_text(connection, edition, inputs)
    connection.execute("commit")
    connection.execute("checkpoint")
    connection.execute(f'use "{work}"')
    connection.execute("detach finished")


def _write_reasons(report: Report, out: Path) -> None:
    """A CSV per incoming file of its rejected rows, another of those kept with a remark: row, key, reason in
    both languages."""
    folder = out / "rejects"
    folder.mkdir(parents=True, exist_ok=True)
    for ending, problems in (("rejects", report.rejects), ("remarks", report.remarks)):
        for old in [*folder.glob(f"*_{ending}.csv"), *unfinished(folder)]:
            old.unlink()
        stems = _own_stems(problems["file"].unique())
        for file, rows in problems.groupby("file"):
            with (
                whole(folder / f"{stems[file]}_{ending}.csv") as scratch,
                scratch.open("w", newline="", encoding="utf-8-sig") as target,
            ):
                writer = csv.writer(target, lineterminator=os.linesep)
                writer.writerow(["file", "row", "key", "reason", "reason_en"])
                for row in rows.itertuples():
                    reasons = [messages.row_problem(row.problem, language) for language in LANGUAGES]
                    writer.writerow([_as_text(t) for t in (file, row.row, row.key, *reasons)])


def _own_stems(names: Iterable[str]) -> dict[str, str]:
    """The beginning of a file's name for each of these: what it may be called on any disk, and no other's."""
    stems = {name: re.sub(r"[^\w-]+", "_", name)[:80] for name in names}
    common = Counter(stem.lower() for stem in stems.values())  # for some disks capitals are small letters
    return {
        name: stem
        if common[stem.lower()] == 1 and len(name) <= 80
        else f"{stem}_{hashlib.sha256(name.encode()).hexdigest()[:6]}"
        for name, stem in stems.items()
    }


def _as_text(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula and no terminal for a command; a missing one is
    empty."""
    if not isinstance(cell, str):
        return cell if isinstance(cell, int) else ""
    printable = "".join(c for c in cell if c.isprintable())
    return f"'{printable}" if printable.startswith(("=", "+", "-", "@")) else printable
