"""A bad row among the published figures stops the build, and is shown."""

import datetime
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from plut.base.folders import DATA, QUERIES, REPOSITORY
from plut.building import loading, models
from plut.building.scale import SMALL
from plut.warehouse import sql_files
from plut.warehouse.macros import Macros

GOOD = {
    "figure_id": "figure-test",
    "topic": "enterprises",
    "measure": "se2016_listed_total",
    "unit": "enterprises",
    "denominator_key": "",
    "place_code": "34",
    "place_name": "Daerah Istimewa Yogyakarta",
    "institution": "",
    "period": "2016",
    "as_of": "2017-05-24",
    "value": "533670",
    "qualifier": "",
    "source_key": "source-238",
    "note_key": "",
}
TODAY = datetime.date(2026, 11, 29)
BAD = [
    ("figure_places", {"place_name": "Jawa Tengah"}),
    ("figure_places", {"place_code": "3404"}),  # the regency of another name
    ("figure_places", {"place_code": "3499"}),  # no region at all
    ("figure_places", {"place_name": ""}),
    ("figure_places", {"place_code": "00"}),
    ("figure_words", {"unit": "bushels"}),
    ("figure_words", {"unit": ""}),
    ("figure_words", {"measure": "se2016_listed_totals"}),
    ("figure_words", {"denominator_key": "denominator-9999"}),
    ("figure_words", {"note_key": "note-9999"}),
    ("figure_days", {"period": "2027"}),
    ("figure_days", {"period": "2026-12"}),
    ("figure_days", {"period": "2026-01..2026-11-30"}),
    ("figure_days", {"as_of": "2026-11-30"}),
    ("figure_sources", {"source_key": ""}),
    ("figure_sources", {"source_key": "source-9999"}),
    ("figure_values", {"value": ""}),
    ("figure_values", {"value": "533.670,00"}),
    ("figure_values", {"value": "0.12345"}),
    ("figure_values", {"figure_id": "figure-00001"}),
]
FINE = [
    {},
    {"period": "2026", "as_of": "2026-11-29"},
    {"period": "2026-11"},
    {"place_name": "DIY"},
    {"place_code": "00", "place_name": "Indonesia"},
    {"place_code": "", "place_name": "", "institution": "Kementerian Keuangan"},
    {"period": "before 2027"},
]
CHECKS = sorted(
    name for name in sql_files.read_folder(QUERIES, "checks") if name.startswith("checks/figure_")
)


def with_rows(folder: Path, *rows: dict[str, str]) -> Path:
    """A copy of the committed data with more figures."""
    data = shutil.copytree(DATA, folder / "data", ignore=shutil.ignore_patterns("build", "codes", "incoming"))
    with (data / "published" / "figures.csv").open("a", encoding="utf-8") as figures:
        for row in rows:
            figures.write(",".join(f'"{v}"' if "," in v else v for v in (GOOD | row).values()) + "\n")
    return data


def found(data: Path) -> dict[str, list[str]]:
    """Check -> figures that offend it, by the SQL of a build."""
    sql = sql_files.read_folder(QUERIES)
    with duckdb.connect() as connection:
        Macros(QUERIES).make(connection, of_tables=False)
        loading.load_committed(connection, data, SMALL)
        tables = [models.sql_model(f, {}) for n, f in sql.items() if n.startswith("staging/")]
        wanted = {"staging.figures", "staging.region_names"}
        models.run(connection, models.needed(tables, wanted), lambda _: None)
        rows = {}
        for name in CHECKS:
            given = {"build_day": TODAY} if "$build_day" in sql[name].text else {}
            rows[name.removeprefix("checks/")] = connection.execute(sql[name].text, given).df()["figure_id"]
    return {name: list(ids) for name, ids in rows.items() if len(ids)}


@pytest.mark.parametrize(("check", "wrong"), BAD, ids=lambda one: str(one))
def test_a_bad_row_is_shown_by_its_check_and_no_other(tmp_path, check, wrong):
    assert found(with_rows(tmp_path, wrong)) == {check: [(GOOD | wrong)["figure_id"]]}


@pytest.mark.parametrize("right", FINE, ids=str)
def test_a_good_row_is_shown_by_none(tmp_path, right):
    assert found(with_rows(tmp_path, right)) == {}


@pytest.mark.parametrize(
    ("column", "value"), [("grade", "hearsay"), ("grade", ""), ("licence", ""), ("publisher_en", "")]
)
def test_a_source_without_grade_licence_or_publisher_is_shown_with_its_figures(tmp_path, column, value):
    data = with_rows(tmp_path, {"source_key": "source-test"})
    fields = {
        "source_key": "source-test",
        "publisher_id": "BPS",
        "publisher_en": "BPS",
        "grade": "official_table",
        "address": "https://bps.go.id",
        "outlet": "bps.go.id",
        "licence": "facts",
    }
    with (data / "published" / "figure_sources.csv").open("a", encoding="utf-8") as sources:
        sources.write(",".join((fields | {column: value}).values()) + "\n")
    assert found(data) == {"figure_sources": ["figure-test"]}


@pytest.mark.parametrize(
    ("outlet", "expected"), [("", {"figure_sources": ["figure-test"]}), ("koran.id", {})]
)
def test_a_source_without_an_address_names_its_outlet(tmp_path, outlet, expected):
    data = with_rows(tmp_path, {"source_key": "source-test"})
    with (data / "published" / "figure_sources.csv").open("a", encoding="utf-8") as sources:
        sources.write(f"source-test,BPS,BPS,press_only,,{outlet},facts\n")
    assert found(data) == expected


BUILD = """
from pathlib import Path
from plut.building import pipeline
from plut.building.scale import SMALL
report = pipeline.build(Path("in"), Path("out"), scale=SMALL, kept_tables=Path(KEPT))
assert report.failed and report.edition is None and report.path is None
for check, rows in report.offending.items():
    print(check, *rows["figure_id"])
"""


def test_bad_rows_stop_a_build_and_no_edition_is_published(tmp_path, kept_tables):
    """The whole of a build, in a copy of the repository with one bad row of each kind."""
    wrong = [
        {"figure_id": "figure-places", "place_name": "Jawa Tengah"},
        {"figure_id": "figure-words", "unit": "bushels"},
        {"figure_id": "figure-days", "as_of": "2999-01-01"},
        {"figure_id": "figure-sources", "source_key": "source-9999"},
        {"figure_id": "figure-values", "value": ""},
    ]
    expected = {row["figure_id"].replace("-", "_"): row["figure_id"] for row in wrong}
    with_rows(tmp_path, *wrong)
    code = shutil.ignore_patterns("__pycache__", "static")
    shutil.copytree(REPOSITORY / "dashboard", tmp_path / "dashboard", ignore=code)
    shutil.copytree(QUERIES, tmp_path / "queries")
    shutil.copy(REPOSITORY / "requirements.txt", tmp_path)
    command = [sys.executable, "-c", BUILD.replace("KEPT", repr(str(kept_tables)))]
    done = subprocess.run(
        command, cwd=tmp_path / "dashboard", capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert dict(line.split(" ", 1) for line in done.stdout.splitlines()) == expected
    assert not list((tmp_path / "dashboard" / "out").glob("*.duckdb"))
    assert not (tmp_path / "dashboard" / "out" / "CURRENT").exists()
