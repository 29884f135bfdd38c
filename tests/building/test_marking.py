"""An office's file back with what is wrong in it: nothing of it lost, mended in place, and loaded again."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from procurement_files import SECRET, as_csv, as_parquet, rows
from sampled import some

from plut.building import checking, marking
from plut.building.checking import FileCheck
from plut.building.incoming import tables
from plut.building.incoming.columns import NOTES

HEADER = ["consultant_id", "centre_id", "field", "active_from", "active_to", "Nama pegawai"]
GOOD = ["0017", "P-13", "produksi", "2026-01-01", "", "Sari"]
WRONG = ["0018", "P-13", "memasak", "01/02/2026", "", "=1+1"]
LONGER = ["0019", "P-13", "produksi", "2026-01-01", "", "Budi", "di luar kolom"]
APPLICATION = {
    "application_id": "A1",
    "scheme": "NIB",
    "size_class": "mikro",
    "regency_code": "3204",
    "registered_on": "2026-01-05",
    "verified_on": "2026-01-01",  # before it was registered: kept with a remark
    "issued_on": "",
    "rejected_on": "",
    "as_of": "2026-09-30",
}


def as_text(lines: list[list[str]], mark: str = ";") -> bytes:
    content = io.StringIO()
    csv.writer(content, delimiter=mark).writerows(lines)
    return content.getvalue().encode("utf-8-sig")


def book_of(sheets: dict[str, list[list[object]]], hidden: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
        for cell in (cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"):
            cell.data_type = "s"  # a text that looks like a formula
        sheet.sheet_state = "hidden" if name == hidden else "visible"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def page(lines: list[list[str]]) -> bytes:
    cells = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in line)}</tr>" for line in lines)
    return f"<html><table><tr><td>Menu</td></tr></table><table>{cells}</table></html>".encode()


def marked(name: str, content: bytes) -> tuple[list[FileCheck], bytes]:
    found = checking.check_file(name, content)
    return found, checking.marked_file(name, content, found, "id")


def printed(content: bytes, folder: Path) -> dict[str, list[list[str]]]:
    """The rows of each table of a file as the import sees them, without empty cells at their ends."""
    path = folder / "printed"
    path.write_bytes(content)
    found = {}
    for table in tables.printed(path):
        found[table.sheet] = [without_end(texts) for _, texts in table.rows]
    return found


def without_end(texts: list[str]) -> list[str]:
    return texts[: max((at for at, text in enumerate(texts, start=1) if text), default=0)]


def noted(lines: list[list[str]], label: str = NOTES.label_id) -> tuple[list[list[str]], list[str]]:
    """The rows without the column of notes, and the notes."""
    head = next(line for line in lines if label in line)
    at = head.index(label)
    rest = [without_end([*line[:at], *line[at + 1 :]]) for line in lines]
    return rest, [line[at] if at < len(line) else "" for line in lines]


TITLE = ["Data per 3 Oktober 2025"]
FILES = {
    "csv": ("a.csv", as_text([TITLE, [], HEADER, GOOD, WRONG])),
    "workbook": (
        "a.xlsx",
        book_of(
            {"Catatan": [["x", 1, None, 2.5]], "Sheet": [TITLE, HEADER, GOOD, WRONG], "Rahasia": [["y"]]}
        ),
    ),
    "page": ("a.xls", page([HEADER, GOOD, WRONG])),
    "json": ("a.json", json.dumps([dict(zip(HEADER, row, strict=True)) for row in (GOOD, WRONG)]).encode()),
    "answer": (
        "b.json",
        json.dumps(
            {
                "lastUpdate": "2025-10-03",
                "data": [dict(zip(HEADER, row, strict=True)) for row in (GOOD, WRONG)],
            }
        ).encode(),
    ),
}


@pytest.mark.parametrize("kind", some(FILES, 3))
def test_a_file_comes_back_whole_and_once_mended_in_place_it_is_taken_as_a_whole(tmp_path, kind):
    name, content = FILES[kind]
    (found,), copy = marked(name, content)
    assert (found.accepted, found.rejected, found.ending) == (1, 1, "xlsx")
    before, after = printed(content, tmp_path), printed(copy, tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(copy))
    sheet = book["Sheet" if kind == "workbook" else "Data"]
    ours = before["Sheet" if kind == "workbook" else ""] if kind != "page" else [HEADER, GOOD, WRONG]
    rest, notes = noted(after[sheet.title])
    assert rest == [without_end(line) for line in ours]
    assert [note for note in notes if note][1:] == [
        "Ditolak: Bidang (field) “memasak” tidak dikenal. Pilih salah satu: kelembagaan; sumber daya "
        "manusia; produksi; pembiayaan; pemasaran; teknologi informasi; jaringan usaha."
    ]
    if kind == "workbook":
        assert {name: after[name] for name in ("Catatan", "Rahasia")} == {
            name: before[name] for name in ("Catatan", "Rahasia")
        }
    if kind == "answer":
        assert after["metadata"] == [["lastUpdated", "2025-10-03"]]
    cells = {cell.value: cell for line in sheet.iter_rows() for cell in line if cell.value}
    assert cells["memasak"].fill.start_color.rgb.endswith(marking.COLOURS[True].strip("#").upper())
    assert cells["Sari"].fill.fill_type is None
    assert cells["=1+1"].data_type == "s" and cells["0018"].number_format == "@"
    cells["memasak"].value = "produksi"
    mended = io.BytesIO()
    book.save(mended)
    (again,) = checking.check_file("a.xlsx", mended.getvalue())
    assert (again.accepted, again.rejected) == (2, 0)
    assert again.report.extracted_on == found.report.extracted_on


def test_a_row_with_more_cells_than_its_header_keeps_them_behind_its_note_until_they_are_taken_away(tmp_path):
    (found,), copy = marked("a.csv", as_text([HEADER, GOOD, LONGER]))
    assert found.rejected == 1
    at = len(HEADER)
    line = printed(copy, tmp_path)["Data"][2]
    assert line[:at] == LONGER[:at] and line[at].startswith("Ditolak") and line[at + 1 :] == LONGER[at:]
    (same,) = checking.check_file("a.xlsx", copy)
    assert same.rejects["problem"].iloc[0]["code"] == "ragged"
    book = openpyxl.load_workbook(io.BytesIO(copy))
    book["Data"].cell(3, at + 2).value = None
    mended = io.BytesIO()
    book.save(mended)
    (again,) = checking.check_file("a.xlsx", mended.getvalue())
    assert (again.accepted, again.rejected) == (2, 0)


def test_a_copy_that_is_marked_again_has_one_column_of_notes_and_what_was_mended_has_none(tmp_path):
    _, copy = marked("a.csv", as_text([HEADER, GOOD, WRONG, [*WRONG[:2], "menari", *WRONG[3:]]]))
    book = openpyxl.load_workbook(io.BytesIO(copy))
    book["Data"]["C3"] = "produksi"
    book["Data"]["A4"] = "0020"
    book["Data"]["I1"] = "Kolom baru"
    book["Data"]["I4"] = "milik kami"
    content = io.BytesIO()
    book.save(content)
    (found,), again = marked("a.xlsx", content.getvalue())
    assert (found.accepted, found.rejected) == (2, 1)
    lines = printed(again, tmp_path)["Data"]
    assert lines[0].count(NOTES.label_id) == 1
    rest, notes = noted(lines)
    assert [bool(note) for note in notes] == [True, False, False, True] and "menari" in notes[3]
    assert rest[0][-1] == "Kolom baru" and rest[3][-1] == "milik kami"


def test_rows_with_a_remark_are_marked_in_a_colour_of_their_own():
    lines = [APPLICATION, APPLICATION | {"application_id": "A2", "scheme": "X"}]
    (found,), copy = marked("a.csv", pd.DataFrame(lines).to_csv(index=False).encode())
    assert (found.accepted, found.rejected, found.remarked) == (1, 1, 1)
    sheet = openpyxl.load_workbook(io.BytesIO(copy))["Data"]
    colours = [sheet.cell(line, 1).fill.start_color.rgb[-6:].lower() for line in (2, 3)]
    assert colours == [marking.COLOURS[False][1:], marking.COLOURS[True][1:]]
    notes = [sheet.cell(line, len(APPLICATION) + 1).value for line in (2, 3)]
    assert notes[0].startswith("Diterima dengan catatan: ") and notes[1].startswith("Ditolak: ")


@pytest.mark.parametrize(("name", "write"), [("a.csv", as_csv), ("a.parquet", as_parquet)])
def test_an_official_export_comes_back_with_columns_that_are_never_read_and_nothing_of_them_is_kept(
    tmp_path, name, write
):
    content = write(rows("plan"))
    (found,), copy = marked(name, content)
    assert found.rejected >= 4
    before, after = printed(content, tmp_path), printed(copy, tmp_path)
    sheet = next(iter(after))
    rest, notes = noted(after[sheet])
    assert rest == next(iter(before.values()))
    assert sum(map(bool, notes)) - 1 == found.rejected
    assert SECRET in str(rest) and SECRET not in str(notes)
    told = str((found.report, found.rejects.to_dict(), found.remarks.to_dict(), found.rights.to_dict()))
    assert SECRET not in told and SECRET.encode() not in found.problems


def test_what_no_workbook_holds_comes_back_as_text_with_the_same_marks(tmp_path):
    long = "x" * (marking.LONGEST_CELL + 1)
    content = as_text([TITLE, HEADER, [*GOOD[:5], long], WRONG])
    (found,), copy = marked("a.csv", content)
    assert found.ending == "csv"
    lines = list(csv.reader(io.StringIO(copy.decode("utf-8-sig")), delimiter=";"))
    rest, notes = noted(lines)
    assert rest == [without_end(line) for line in printed(content, tmp_path)[""]]
    assert notes[3].startswith("Ditolak: ") and not notes[2]
    (again,) = checking.check_file("a.csv", copy.replace(b"memasak", b"produksi"))
    assert (again.accepted, again.rejected) == (2, 0)


def test_a_copy_is_a_workbook_only_while_it_can_be_loaded_again(tmp_path):
    path = tmp_path / "a.csv"
    lines = [HEADER, *([GOOD] * (marking.MOST_ROWS - 1))]
    path.write_bytes(as_text(lines))
    assert marking.ending(path, 1) == "xlsx"
    path.write_bytes(as_text([*lines, GOOD]))
    assert marking.ending(path, 1) == "csv"


def test_names_of_sheets_are_what_a_workbook_allows_and_none_is_there_twice():
    taken: set[str] = set()
    names = [marking._sheet_name(name, taken) for name in ("", "Data", "a/b:c", "x" * 40, "X" * 40, "'q'")]
    assert names == ["Data", "Data 2", "a b c", "x" * 28, "X" * 28 + " 2", "q"]
    assert all(len(name) <= 31 for name in names)


HOSTILE = [
    "\x01",
    "_x0041_",
    "<b>&amp;",
    "a\r\nb",
    " spasi ",
    "\u202e",
    "=HYPERLINK(1)",
    "'",
    '"',
    "é\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
]


def test_strange_texts_come_back_as_they_were(tmp_path):
    lines = [[*WRONG[:5], text] for text in HOSTILE]
    _, copy = marked("a.csv", as_text([HEADER, GOOD, *lines]))
    rest, _ = noted(printed(copy, tmp_path)["Data"])
    assert [line[5] for line in rest[2:]] == [text.strip() for text in HOSTILE]
