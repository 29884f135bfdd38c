"""The journal's file: in its reader's language, with the hour of the desk and the moment in UTC."""

import csv
import io

import pytest

from plut.office.journal import Named, Step
from plut.surfaces.desk import journal_file

TOLD = Step(
    "2026-11-30T18:30:00+00:00",
    "=cmd()",
    "published",
    "4c1f09ab27de",
    (Named("konsultan.csv", "1f"),),
    note="Triwulan III",
)


def read(language: str, separator: str) -> list[list[str]]:
    text = journal_file.as_csv([TOLD], language).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=separator))


@pytest.mark.parametrize(
    ("language", "separator", "heads", "hour", "done"),
    [
        (
            *("id", ";"),
            ["Kapan", "Akun", "Langkah", "Edisi", "Berkas", "Catatan", "Waktu UTC (ISO 8601)"],
            *("1 Desember 2026, 01.30 WIB", "menerbitkan"),
        ),
        (
            *("en", ","),
            ["When", "Account", "Step", "Edition", "Files", "Note", "Time in UTC (ISO 8601)"],
            *("1 December 2026, 01:30 WIB", "published"),
        ),
    ],
)
def test_it_speaks_the_language_of_its_reader_in_the_hour_of_the_desk(language, separator, heads, hour, done):
    found, row = read(language, separator)
    assert found == heads
    assert row[0] == hour and row[2] == done and row[-1] == TOLD.time
    assert row[3:6] == ["4c1f09ab27de", "konsultan.csv (1f)", "Triwulan III"]


def test_it_holds_no_formula():
    _, row = read("id", ";")
    assert row[1] == "'=cmd()"
