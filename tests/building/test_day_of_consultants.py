"""As of when a list of consultants is told: its own day, in any of its rows, else that of a contract."""

import datetime

import duckdb
import pytest

HEADER = "ID konsultan,ID pusat,Bidang,Aktif sejak,Aktif sampai"
ROWS = ("K-1,R-3204,produksi,2025-01-02,", "K-2,R-3204,pemasaran,2025-03-01,")


def day(report, query: str) -> datetime.date:
    with duckdb.connect(str(report.path), read_only=True) as connection:
        return connection.execute(query).fetchone()[0]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (None, datetime.date(2025, 3, 1)),
        (("", ""), datetime.date(2025, 3, 1)),
        (("", "31 Oktober 2026"), datetime.date(2026, 10, 31)),
        (("30/09/2026", "31/10/2026"), datetime.date(2026, 10, 31)),
    ],
)
def test_a_list_is_of_the_day_that_it_gives_in_any_row(office, days, told):
    header = HEADER if days is None else f"{HEADER},Per tanggal"
    rows = ROWS if days is None else [f"{row},{text}" for row, text in zip(ROWS, days, strict=True)]
    report = office(k__csv="\n".join((header, *rows)))
    assert report.rejects.empty
    of_data = "select as_of from marts.datasets where name = 'consultants' and provenance = 'imported'"
    for query in (of_data, "select as_of from marts.imported_files", "select staffing_day(null, false)"):
        assert day(report, query) == told


@pytest.mark.parametrize(("text", "code"), [("2090-01-01", "in_the_future"), ("kemarin", "bad_date")])
def test_a_day_that_cannot_be_known_is_told(office, text, code):
    report = office(k__csv=f"{HEADER},Per tanggal\n{ROWS[0]},{text}\n{ROWS[1]},\n")
    (problem,) = report.rejects["problem"]
    assert (problem["code"], problem["column"], problem["value"]) == (code, "as_of", text)
