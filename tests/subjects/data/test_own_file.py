"""A file that is checked on the page: what a build would say of it, with reasons, and the corrected file."""

import io

import openpyxl
import pytest

from plut.content.blocks import AskFile, Files, Note, Sentence, Table
from plut.content.reading import Reading
from plut.subjects.data import own_file
from plut.surfaces import giving
from plut.warehouse.edition import Edition
from plut.warehouse.rules import OPEN, Rules

HEADER = "consultant_id,centre_id,field,active_from,active_to"
GOOD, BAD = "K1,P-13,produksi,2026-01-01,", "K2,P-13,memasak,2026-01-01,"


@pytest.fixture
def ask(edition, tmp_path, monkeypatch):
    """Give a file to the block that asks for one: a function (name, text) -> blocks. No other file lies
    beside it."""
    monkeypatch.setenv("PLUT_INCOMING_DIR", str(tmp_path / "incoming"))
    reading = Reading(Edition(str(edition.path)), "en")
    block = own_file.ask(reading)
    assert isinstance(block, AskFile) and set(block.endings) == {"csv", "xlsx", "parquet", "json"}
    return lambda name, text: block.answer(reading, name, text.encode())


def test_of_a_good_file_there_is_nothing_to_mend(ask):
    (note,) = ask("people.csv", f"{HEADER}\n{GOOD}\n")
    assert note == Note("Recognised as Consultants. Rows accepted: 1; rejected: 0.", "good")


def test_rejected_rows_stand_with_their_reasons_and_in_the_file_that_is_given_back(ask):
    note, table, files = ask("people.csv", f"{HEADER}\n{GOOD}\n{BAD}\n")
    assert note == Note("Recognised as Consultants. Rows accepted: 1; rejected: 1.", "warning")
    assert isinstance(table, Table) and not table.has_files and table.columns == ("row", "key", "reason")
    (row,) = table.rows.records
    assert (row["row"], row["key"]) == (3, "K2") and "“memasak” is not known" in row["reason"]
    assert row["provenance"] == "imported" and "people.csv" in table.frame.source
    assert isinstance(files, Files)
    [sheet] = openpyxl.load_workbook(io.BytesIO(giving.written(files.files[0].content))).worksheets
    written = [[cell.value for cell in line] for line in sheet]
    assert [line[0] for line in written] == ["consultant_id", "K1", "K2"]
    told = [" ".join(str(cell) for cell in line) for line in written]
    assert row["reason"] in told[2] and row["reason"] not in told[1]


def test_rows_that_are_kept_with_a_remark_stand_apart(ask):
    header = (
        "application_id,scheme,size_class,regency_code,registered_on,verified_on,issued_on,rejected_on,as_of"
    )
    row = "A1,HALAL_SELF,mikro,3204,2026-01-10,2026-01-05,,,2026-01-31"
    note, heading, table, _ = ask("applications.csv", f"{header}\n{row}\n")
    assert note.kind == "good"
    assert heading == Sentence("Rows that were kept although something is wrong with them:")
    assert [one["key"] for one in table.rows.records] == ["A1"]


def test_a_file_that_cannot_be_read_says_why(ask):
    (note,) = ask("page.csv", "<html><body>Log in</body></html>")
    assert note.kind == "bad" and note.text.startswith(
        "This is a web page without a table, saved under another name"
    )


def test_a_check_tells_what_stands_in_the_files_of_an_office_to_who_may_read_all_of_them(
    edition, tmp_path, monkeypatch
):
    """Beside an office's files it would say whether an id is in one of them, and in which row."""
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    (incoming / "consultants.csv").write_text(f"{HEADER}\n{GOOD}\n")
    monkeypatch.setenv("PLUT_INCOMING_DIR", str(incoming))

    def told(rules: Rules) -> str:
        reading = Reading(Edition(str(edition.path), rules), "en")
        blocks = own_file.check(reading, "mine.csv", f"{HEADER}\n{GOOD}\n".encode())
        tables = [str(one.rows.records) for one in blocks if isinstance(one, Table)]
        return " ".join(tables + [one.text for one in blocks if isinstance(one, Note | Sentence)])

    assert "“K1” is already in consultants.csv, row 2" in told(OPEN)
    of_records = Rules(frozenset(), datasets=frozenset()), Rules(frozenset({"32"}), sums=True)
    for rules in (*of_records, Rules(hides_files=True)):
        assert "consultants.csv" not in told(rules)
        assert "Rows accepted: 1; rejected: 0" in told(rules)
        assert "checked by itself" in told(rules)
