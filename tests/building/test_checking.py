"""Checks of files that lie on the disk: bounded, told how far they are, and never a danger to who asks."""

import io
import json

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from office_files import applications, consultants
from procurement_files import REGENCY, as_json, rows

from plut.building import checking
from plut.building.checking import GB, Limits
from plut.building.incoming import collect
from plut.building.incoming.problems import Problem

HEADER = "consultant_id,centre_id,field,active_from,active_to\n"


def test_a_file_on_the_disk_is_checked_as_one_that_was_sent_and_says_how_far_it_is(tmp_path):
    text = consultants().assign(field=["memasak", *["produksi"] * 34]).to_csv(index=False)
    path = tmp_path / "0f3a"
    path.write_text(text, encoding="utf-8")
    told: list[float] = []
    (found,) = checking.check_path(path, "../Konsultan 2026.csv", None, told.append, tmp_path)
    (sent,) = checking.check_file("Konsultan 2026.csv", text.encode())
    assert found.report == sent.report and found.report.file == "Konsultan 2026.csv"
    assert (found.accepted, found.rejected, found.remarked) == (sent.accepted, sent.rejected, 0) == (34, 1, 0)
    assert found.rejects.equals(sent.rejects) and found.rights.equals(sent.rights)
    assert told == sorted(told) and told[0] >= 0 and 0.9 < told[-1] <= 1
    assert list(tmp_path.iterdir()) == [path]
    target = tmp_path / "marked.xlsx"
    checking.mark_path(path, target, [found], "id")
    (again,) = checking.check_path(target, "marked.xlsx")
    assert (again.accepted, again.rejected) == (34, 1)


def test_a_check_says_what_the_accepted_rows_are_about():
    """The regions are those of the centres; a centre of a province is of no regency."""
    found = {}
    files = {
        "consultants": consultants().to_csv(index=False).encode(),
        "certification_applications": applications().head(40).to_csv(index=False).encode(),
        "plan": as_json(rows("plan")),
    }
    for name, content in files.items():
        (check,) = checking.check_file(name, content)
        found[name] = {
            tuple(None if pd.isna(v) else v for v in row) for row in check.rights.itertuples(index=False)
        }
    of_provinces = {("consultants", code, None, None) for code in ("13", "34", "74")}
    of_regencies = {("consultants", "32", code, None) for code in ("3203", "3204", "3206", "3208")}
    assert found["consultants"] == of_provinces | of_regencies
    assert found["certification_applications"] == {("certification_applications", "13", "1371", None)}
    assert found["plan"] == {("procurement", "32", "3204", REGENCY["kd_klpd"])}


def test_rejects_are_listed_up_to_a_bound_and_counted_and_kept_beyond_it():
    number = checking.MOST_LISTED + 5
    text = HEADER + "".join(f"K{n},P-13,memasak,2026-01-01,\n" for n in range(number))
    (found,) = checking.check_file("a.csv", text.encode())
    assert (found.accepted, found.rejected, len(found.rejects)) == (0, number, checking.MOST_LISTED)
    kept = pq.read_table(io.BytesIO(found.problems))
    assert kept["row"].to_pylist() == list(range(2, number + 2))


def test_what_a_visitor_ends_leaves_no_process_and_no_file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(HEADER + "K1,P-13,produksi,2026-01-01,\n", encoding="utf-8")

    def end(share: float) -> None:
        raise KeyboardInterrupt(f"{share}")

    with pytest.raises(KeyboardInterrupt):
        checking.check_path(path, "a.csv", None, end, tmp_path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "limits", [Limits(4 * GB, GB, 0.2), Limits(120 * 1024**2, GB, 60)], ids=["time", "memory"]
)
def test_a_check_that_takes_more_than_it_may_is_a_problem_in_words(tmp_path, limits):
    path = tmp_path / "a.csv"
    path.write_text(HEADER + "K1,P-13,produksi,2026-01-01,\n" * 50_000, encoding="utf-8")
    (found,) = checking._checked(path, None, limits, tmp_path)
    assert found.report.problem == Problem("check_too_large") and found.accepted == 0


def test_a_fault_of_ours_is_told_from_one_of_the_file_and_its_text_is_written_nowhere(tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_BUILD_DIR", str(tmp_path))
    done = checking._in_a_process(int, ("Sari, 0812",), Limits(GB, GB, 60), tmp_path)
    assert done == Problem("check_failed")
    lines = (tmp_path / "log.jsonl").read_text().splitlines()
    assert json.loads(lines[-1])["error"] == "ValueError" and "Sari" not in lines[-1]


def test_only_files_that_bear_on_a_checked_one_are_loaded_beside_it(tmp_path):
    paths = {}
    for name, content in {
        "consultants.csv": consultants().to_csv(index=False).encode(),
        "applications.csv": applications().to_csv(index=False).encode(),
        "plan.json": as_json(rows("plan")),
        "budget.json": as_json(rows("budget")),
        "broken.csv": b"a,b\n1,2\n",
    }.items():
        paths[name] = tmp_path / name
        paths[name].write_bytes(content)

    def loaded(own: str) -> set[str]:
        with duckdb.connect() as connection:
            collect.load(connection, [paths[own]], None, [p for n, p in paths.items() if n != own])
            return {
                name.removeprefix("incoming_")
                for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()
                if name not in ("incoming_files", "incoming_headings")
                and connection.execute(f"select count(*) from raw.{name}").fetchone() != (0,)
            }

    assert loaded("consultants.csv") == {"consultants", "certification_applications"}
    assert loaded("plan.json") == {"procurement_plans", "procurement_budgets"}
    assert loaded("broken.csv") == set()


def test_a_newer_version_is_checked_in_the_place_of_the_older_one_and_a_file_is_never_beside_itself(tmp_path):
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    row = "K1,P-13,produksi,2026-01-01,\n"
    (incoming / "a.csv").write_text(HEADER + row, encoding="utf-8")
    (found,) = checking.check_file("a.csv", (HEADER + row).encode(), incoming)
    assert (found.accepted, found.rejected) == (1, 0)
    (found,) = checking.check_path(incoming / "a.csv", "another name.csv", incoming)
    assert (found.accepted, found.rejected) == (1, 0)
    (found,) = checking.check_file("b.csv", (HEADER + row).encode(), incoming)
    assert (found.accepted, found.rejected) == (0, 1)
