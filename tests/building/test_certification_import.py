"""The office's certification applications: what is accepted, rejected or kept with a remark, in any of the
four formats."""

import json

import duckdb
import pandas as pd
import pytest

from plut.base.language import LANGUAGES
from plut.building import checking, messages, pipeline
from plut.building.incoming.datasets import APPLICATIONS
from plut.building.scale import SMALL

HEADER = [column.name for column in APPLICATIONS.columns]
GOOD = {
    "application_id": "A1",
    "scheme": "HALAL_SELF",
    "size_class": "micro",
    "regency_code": "3204",
    "registered_on": "2026-01-05",
    "as_of": "2026-09-30",
}
ROWS = [
    ("accepted", GOOD),
    (
        "accepted",
        {
            "scheme": "halal self-declare",
            "size_class": "Koperasi",
            "regency_code": "32.04",
            "registered_on": "05/01/2026",
        },
    ),
    (
        "accepted",
        {
            "verified_on": "06-01-2026",
            "rejected_on": "2026-02-01",
            "rejection_reason": "Biaya",
            "centre_id": "p-13",
        },
    ),
    ("unknown_reason", {"rejected_on": "2026-02-01", "rejection_reason": "lupa sandi"}),
    ("reason_without_date", {"rejection_reason": "cost"}),
    ("out_of_order", {"verified_on": "2026-01-04"}),
    ("out_of_order", {"verified_on": "2026-01-10", "issued_on": "2026-01-09"}),
    ("out_of_order", {"issued_on": "2026-02-01", "expires_on": "2026-01-31"}),
    ("after_as_of", {"issued_on": "2026-10-01"}),
    ("in_the_future", {"as_of": "2098-01-01"}),
    ("two_outcomes", {"issued_on": "2026-02-01", "rejected_on": "2026-02-01"}),
    ("unknown_term", {"scheme": "ISO 9001"}),
    ("unknown_term", {"size_class": "raksasa"}),
    ("accepted", {"registered_on": "5 Januari 2026"}),
    ("bad_date", {"registered_on": "5 Januari"}),
    ("bad_date", {"issued_on": "01/31/2026"}),
    ("missing_value", {"registered_on": ""}),
    ("missing_value", {"application_id": ""}),
    ("unknown_regency", {"regency_code": "3299"}),
    ("unknown_centre", {"centre_id": "NOWHERE"}),
    ("personal_id", {"enterprise_id": "3204" + "012345678901"}),
    ("personal_id", {"application_id": "budi@contoh.id"}),
    ("duplicate_id", {"application_id": "a 1", "registered_on": "2025-01-05", "as_of": "2026-08-31"}),
]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """All the rows above in one file, in every format one more good row, and a second file with a date of its
    own."""
    folder = tmp_path_factory.mktemp("applications")
    rows = [GOOD | {"application_id": f"N{n}" if n else "A1"} | row for n, (_, row) in enumerate(ROWS)]
    pd.DataFrame(rows, columns=HEADER).to_csv(folder / "a.csv", index=False)
    others = [GOOD | {"application_id": name, "as_of": "2026-10-15"} for name in ("P1", "J1", "X1")]
    pd.DataFrame(others[:1], columns=HEADER).astype("string").to_parquet(folder / "b.parquet")
    (folder / "c.json").write_text(
        json.dumps(others[1:2] and [{name: others[1].get(name) for name in HEADER}])
    )
    pd.DataFrame(others[2:], columns=HEADER).to_excel(folder / "d.xlsx", index=False)
    connection = duckdb.connect()
    reports, offending = pipeline.fill(connection, sorted(folder.iterdir()), simulate=True, scale=SMALL)
    return connection, reports, {name: rows for name, rows in offending.items() if len(rows)}


def codes(connection: duckdb.DuckDBPyConnection, table: str) -> dict[int, str]:
    return dict(
        connection.execute(
            f"select row, problem.code from staging.{table} where file = 'a.csv' order by row"
        ).fetchall()
    )


def test_every_row_is_accepted_rejected_or_remarked_as_it_should_be(loaded):
    connection, reports, offending = loaded
    assert [report.dataset for report in reports] == ["certification_applications"] * 4 and not offending
    found = codes(connection, "rejects") | codes(connection, "remarks")
    assert [found.get(row, "accepted") for row in range(2, len(ROWS) + 2)] == [code for code, _ in ROWS]
    assert set(codes(connection, "rejects")) & set(codes(connection, "remarks")) == set()


def test_no_row_is_lost(loaded):
    connection, reports, _ = loaded
    accepted = connection.execute(
        "select count(*) from marts.applications where provenance = 'imported'"
    ).fetchone()[0]
    rejected = connection.execute("select count(*) from marts.rejects").fetchone()[0]
    assert accepted + rejected == sum(report.rows for report in reports)
    assert connection.execute(
        "select rows from marts.datasets where name = 'certification_applications' and provenance = "
        "'imported'"
    ).fetchone() == (accepted,)


def test_every_reason_is_a_sentence_in_both_languages(loaded):
    problems = [
        row[0]
        for table in ("rejects", "remarks")
        for row in loaded[0].execute(f"select problem from staging.{table}").fetchall()
    ]
    sentences = [messages.row_problem(problem, language) for problem in problems for language in LANGUAGES]
    assert all(sentence and "{" not in sentence for sentence in sentences)
    assert any("lupa sandi" in sentence for sentence in sentences)
    assert not any("0123456789" in sentence for sentence in sentences)


def test_an_import_replaces_the_simulated_rows_of_its_scheme_and_no_others(loaded):
    found = (
        loaded[0]
        .execute("select scheme, list(distinct provenance) from marts.applications group by scheme")
        .fetchall()
    )
    assert dict(found)["HALAL_SELF"] == ["imported"]
    assert (
        all(kinds == ["simulated"] for scheme, kinds in found if scheme != "HALAL_SELF") and len(found) == 8
    )


def test_the_as_of_day_is_the_latest_of_each_file(loaded):
    days = loaded[0].execute(
        "select distinct application_id[1], as_of_day::varchar from marts.applications where provenance = "
        "'imported'"
    )
    assert set(days.fetchall()) == {
        ("A", "2026-09-30"),
        ("N", "2026-09-30"),
        ("P", "2026-10-15"),
        ("J", "2026-10-15"),
        ("X", "2026-10-15"),
    }


def test_terms_and_dates_are_read_in_both_languages(loaded):
    rows = (
        loaded[0]
        .execute(
            "select application_id, size_class, registered_on::varchar, rejection_reason, centre_id from "
            "marts.applications "
            "where application_id in ('N1', 'N2', 'N3') order by 1"
        )
        .fetchall()
    )
    assert rows == [
        ("N1", "cooperative", "2026-01-05", None, None),
        ("N2", "micro", "2026-01-05", "cost", "P-13"),
        ("N3", "micro", "2026-01-05", "other", None),
    ]


def test_a_checked_file_says_what_it_would_keep_and_what_is_remarked():
    rows = [
        GOOD,
        GOOD | {"application_id": "A2", "verified_on": "2026-01-01"},
        GOOD | {"application_id": "A3", "scheme": "X"},
    ]
    text = pd.DataFrame(rows, columns=HEADER).to_csv(index=False)
    (found,) = checking.check_file("a.csv", text.encode())
    assert (found.accepted, found.rejected, found.remarked) == (2, 1, 1)


@pytest.mark.parametrize("order", [1, -1])
def test_the_first_of_two_applications_of_one_day_is_that_of_the_least_id(tmp_path, order):
    same = GOOD | {"scheme": "NIB", "enterprise_id": "E1"}
    rows = [
        same | {"application_id": "A1", "regency_code": "3204"},
        same | {"application_id": "A2", "regency_code": "5171", "centre_id": "P-51"},
        same | {"application_id": "A3", "regency_code": "3578", "centre_id": "P-13"},
    ]
    pd.DataFrame(rows[::order], columns=HEADER).to_csv(tmp_path / "applications.csv", index=False)
    connection = duckdb.connect()
    wanted = frozenset({"marts.enterprise_paths"})
    files = [tmp_path / "applications.csv"]
    pipeline.fill(connection, files, simulate=False, scale=SMALL, only=wanted)
    found = connection.execute("select province_code, centre_id from marts.enterprise_paths")
    assert found.fetchall() == [("32", "P-51")]
