"""A build in pieces: the same rows as in one process, however small the pieces, whatever happens to those who
make them."""

import datetime
import os
import shutil
import signal
import threading
import time
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from procurement_files import ROWS, as_csv, as_json, as_parquet, as_workbook, rows

from plut.building import messages, pipeline
from plut.building.incoming import collect
from plut.building.scale import SMALL
from plut.building.spreading import batches
from plut.building.spreading.crew import Pool
from plut.building.spreading.spread import Sizes, Spread
from plut.building.stops import Stopped

CASES = Path(__file__).parent / "cases"
DAY = datetime.date(2026, 11, 29)
# what a piece makes for itself alone, and what gives parts that are added up
WITHIN = {
    "incoming_procurement_judged",
    "incoming_procurement_repeats",
    "incoming_procurement_contracts",
    "office_spending",
}
HEADER = "application_id,enterprise_id,scheme,size_class,regency_code,registered_on,issued_on,as_of\n"
SPREAD = Sizes(batch_files=5, judged_rows=30, bucket_rows=40, least_rows=0, shown_rows=50)
WANTED = frozenset({"marts.import_outcomes", "marts.procurement_years", "staging.rejects"})


def applications(first: int, count: int, day: str = "2025-12-31") -> str:
    """Some applications, of which those of two files are the same ones, and business numbers as ids."""
    lines = [
        f"{'A-' if n % 3 else '12023000000'}{n:02},{n % 7 + 1111111111110},NIB,mikro,3204,"
        f"2025-03-{n % 28 + 1:02},{'2025-05-01' if n % 2 else ''},{day}"
        for n in range(first, first + count)
    ]
    return HEADER + "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Files of many kinds: the awkward ones, each export in several formats, applications that repeat."""
    made = tmp_path_factory.mktemp("spread") / "incoming"
    shutil.copytree(CASES, made)
    written = {"json": as_json, "csv": as_csv, "xlsx": as_workbook, "parquet": as_parquet}
    for number, name in enumerate(ROWS):
        for ending in [*written][number % 2 :: 2]:
            (made / f"{name}.{ending}").write_bytes(written[ending](rows(name)))
    half = rows("plan")[::2]
    (made / "plans again.json").write_bytes(as_json([row | {"tahun_anggaran": "2024.5"} for row in half]))
    (made / "applications.csv").write_text(applications(0, 40))
    (made / "applications more.csv").write_text(applications(20, 40, "2025-12-30"))
    # a sheet and a file of one name, told apart by a number that depends on their order
    with pd.ExcelWriter(made / "two.xlsx") as book:
        for sheet in ("a", "b"):
            pd.DataFrame(rows("tender")).to_excel(book, sheet_name=sheet, index=False)
    (made / "two.xlsx [a]").write_bytes(as_csv(rows("order")))
    (made / "broken.csv").write_text('kd_rup,"pagu\n1,2')
    (made / "empty.csv").write_text("")
    return made


def filled(
    files: list[Path], folder: Path, spread: Spread | None = None, only: frozenset[str] = frozenset()
) -> tuple[duckdb.DuckDBPyConnection, list]:
    connection = duckdb.connect()
    reports, offending = pipeline.fill(
        connection, files, simulate=False, scale=SMALL, day=DAY, folder=folder, spread=spread, only=only
    )
    assert not any(len(found) for found in offending.values())
    return connection, reports


def content(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple]:
    """The types and rows of every table; amounts as they are, never as floating point."""
    names = connection.execute(
        "select schema_name || '.' || name from ("
        "select schema_name, table_name as name from duckdb_tables() "
        "union select schema_name, view_name from duckdb_views()"
        ") where schema_name in ('staging', 'marts')"
    ).fetchall()
    found = {}
    for (name,) in names:
        if name.split(".")[1] not in WITHIN:
            described = connection.execute(f"describe {name}").fetchall()
            rows = connection.execute(f"select * from {name}").fetchall()
            found[name] = (described, sorted(map(repr, rows)))
    return found


def assert_same(one: dict[str, tuple], other: dict[str, tuple]) -> None:
    assert one.keys() == other.keys()
    different = [name for name in one if one[name] != other[name]]
    assert not different


@pytest.fixture(scope="module")
def whole(folder) -> tuple[dict, list]:
    connection, reports = filled(collect.incoming_files(folder), folder)
    return content(connection), reports


@pytest.fixture
def pool():
    crew = Pool(2)
    yield crew
    crew.end()


@pytest.mark.parametrize(
    "sizes",
    [
        pytest.param(
            Sizes(batch_files=1, judged_rows=15, bucket_rows=30, least_rows=0, shown_rows=0),
            id="each",
            marks=pytest.mark.long,
        ),
        pytest.param(Sizes(batch_files=7, judged_rows=40, bucket_rows=50, least_rows=0), id="some"),
        pytest.param(
            Sizes(batch_files=1000, batch_bytes=10**9, bucket_rows=10**6, least_rows=0, shown_rows=0),
            id="all",
            marks=pytest.mark.long,
        ),
        pytest.param(Sizes(batch_files=3, least_rows=10**6), id="read"),  # read in pieces, judged in one
    ],
)
def test_the_rows_are_the_same_whatever_the_size_of_the_pieces(folder, whole, pool, tmp_path, sizes):
    spread = Spread(pool, tmp_path, sizes)
    connection, reports = filled(collect.incoming_files(folder), folder, spread)
    assert reports == whole[1]
    assert "two.xlsx [a] (2)" in {report.file for report in reports}
    assert len(spread.files) > 1
    if sizes.least_rows == 0:
        assert min(spread.buckets.values()) >= 2
    assert_same(content(connection), whole[0])


def test_files_that_may_bear_one_name_stay_together(folder):
    files = collect.incoming_files(folder)
    together = [[path.name for path in batch] for batch in batches.batches(files, folder, 2, most_files=1)]
    assert [names for names in together if len(names) > 1] == [["two.xlsx", "two.xlsx [a]"]]
    assert sorted(name for names in together for name in names) == sorted(path.name for path in files)


def test_a_killed_process_is_started_again(folder, whole, pool, tmp_path):
    ended: list[int] = []

    def kill() -> None:
        until = time.monotonic() + 60
        while len(ended) < 2 and time.monotonic() < until:
            for hand in pool.hands:
                child = hand.child
                # at its work: the folder of a task that is not finished is there
                if child and child.process.pid not in ended and list(tmp_path.glob("*-*-*")):
                    os.kill(child.process.pid, signal.SIGKILL)
                    ended.append(child.process.pid)
            time.sleep(0.05)

    thread = threading.Thread(target=kill)
    thread.start()
    connection, reports = filled(collect.incoming_files(folder), folder, Spread(pool, tmp_path, SPREAD))
    thread.join()
    assert len(ended) == 2 and reports == whole[1]
    assert_same(content(connection), whole[0])


def test_a_damaged_part_is_made_again(folder, whole, tmp_path):
    damaged: list[Path] = []

    class Damaging(Pool):
        """Processes among which a disk damages two parts, before they are read."""

        def run(self, tasks):
            tasks = list(tasks)
            if tasks[0].name.startswith("settle_records"):
                paths = [
                    next(tmp_path.glob("judge_records-*/staging.incoming_procurement_judged/*/*.parquet")),
                    *(path for path in tmp_path.glob("read-*/raw.incoming_tenders.parquet")),
                ]
                for path in paths[:2]:
                    if not damaged or path != damaged[0]:
                        path.write_bytes(path.read_bytes()[:-20] + bytes(20))
                        damaged.append(path)
            yield from super().run(tasks)

    crew = Damaging(2)
    try:
        connection, _ = filled(collect.incoming_files(folder), folder, Spread(crew, tmp_path, SPREAD), WANTED)
    finally:
        crew.end()
    assert len(damaged) >= 2
    found = content(connection)
    for name in WANTED:
        assert found[name] == whole[0][name]


def test_a_file_that_hangs_its_reader_is_named_and_ends_the_build(folder, pool, tmp_path):
    shutil.copy(folder / "applications.csv", tmp_path / "a.csv")
    os.mkfifo(tmp_path / "endless.csv")  # nobody writes into it
    files = [tmp_path / "a.csv", tmp_path / "endless.csv"]
    parts = tmp_path / "parts"
    parts.mkdir()
    began = time.monotonic()
    with pytest.raises(Stopped) as stopped:
        filled(files, tmp_path, Spread(pool, parts, Sizes(batch_files=5, silence=6)))
    assert time.monotonic() - began < 60
    sentence = messages.stop(stopped.value, "en")
    assert "reading endless.csv did not go on for 6 seconds" in sentence


def test_a_file_that_kills_its_reader_ends_the_build_with_a_sentence(folder, tmp_path):
    class Deadly(Pool):
        """Processes that the system ends as soon as they are at work, as it does where memory is short."""

        def run(self, tasks):
            over = threading.Event()

            def kill() -> None:
                while not over.wait(0.05):
                    for hand in self.hands:
                        if (child := hand.child) and list(tmp_path.glob("read-*")):
                            child.process.kill()

            thread = threading.Thread(target=kill)
            thread.start()
            try:
                yield from super().run(tasks)
            finally:
                over.set()
                thread.join()

    crew = Deadly(1)
    with pytest.raises(Stopped) as stopped:
        filled([folder / "applications.csv"], folder, Spread(crew, tmp_path, SPREAD))
    crew.end()
    assert "ended three times" in messages.stop(stopped.value, "en")


def test_workers_on_other_code_are_refused(folder, tmp_path):
    class Elsewhere(Pool):
        """Processes that are given a plan of another version."""

        def run(self, tasks):
            yield from super().run(replace(task, code="0" * 12) for task in tasks)

    crew = Elsewhere(1)
    with pytest.raises(Stopped) as stopped:
        filled([folder / "applications.csv"], folder, Spread(crew, tmp_path, SPREAD))
    crew.end()
    assert stopped.value.code == "other_code"
