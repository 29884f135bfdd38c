"""The office's own files: what is accepted, what is rejected with which reason, and that nothing good is
lost."""

import datetime
import io
import json
from dataclasses import dataclass

import duckdb
import openpyxl
import pandas as pd
import pytest

from plut.base.language import LANGUAGES
from plut.building import messages, pipeline
from plut.building.incoming import collect
from plut.building.incoming.collect import FileReport
from plut.building.pipeline import Report
from plut.building.scale import SMALL

HEADER = "centre_id,name,level,province_code,regency_code,as_of"
INDONESIAN = (
    "ID pusat;Nama pusat;Tingkat;Kode provinsi;Kode kabupaten/kota;Per "
    "tanggal;Bujur;Lintang;Status kelembagaan"
)
GOOD = "X-1,PLUT Kabupaten Bandung,regency,32,3204,2026-01-31"


@dataclass(frozen=True)
class Imported:
    """What became of files: `files` and `rejects` as in pipeline.Report, and the centres that are counted."""

    files: list[FileReport]
    rejects: pd.DataFrame
    centres: pd.DataFrame


@pytest.fixture
def imported(tmp_path):
    """A build that goes as far as the centres and what is wrong with rows, so that nothing is published: a
    function (name with __ for its dot, text or bytes) ... -> Imported."""

    def build(**files: str | bytes) -> Imported:
        folder = tmp_path / "incoming"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            path = folder / name.replace("__", ".")
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with duckdb.connect() as connection:
            found = collect.incoming_files(folder)
            wanted = frozenset({"marts.centres", "staging.rejects"})
            given = {"simulate": True, "only": wanted, "scale": SMALL, "folder": folder}
            reports, _ = pipeline.fill(connection, found, **given)
            rejects = connection.execute("from staging.rejects order by file, row").df()
            return Imported(reports, rejects, connection.execute("from marts.centres").df())

    return build


def centres(report: Report | Imported) -> pd.DataFrame:
    if isinstance(report, Imported):
        return report.centres.set_index("centre_id")
    with duckdb.connect(str(report.path), read_only=True) as connection:
        return connection.execute("select * from marts.centres").df().set_index("centre_id")


def reasons(report, file: str | None = None) -> dict[int, str]:
    """Row -> code of what is wrong with it; file: of this one alone."""
    rows = report.rejects if file is None else report.rejects[report.rejects["file"] == file]
    return {row.row: row.problem["code"] for row in rows.itertuples()}


def workbook(*rows, merged: str | None = None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def frames(report, file: str | None = None) -> list[str]:
    """Every sentence that the office would read, in both languages: none may lack a value or a translation.
    file: of this one alone."""
    rows = [
        messages.row_problem(r.problem, language)
        for r in report.rejects.itertuples()
        if file in (None, r.file)
        for language in LANGUAGES
    ]
    files = [
        messages.file_problem(f.problem, language)
        for f in report.files
        if f.problem and file in (None, f.file)
        for language in LANGUAGES
    ]
    return rows + files


def each(texts: list[str | bytes]) -> dict[str, str | bytes]:
    """A file for each case of a test."""
    return {f"{case}.csv": text for case, text in enumerate(texts)}


def test_row_replaces_the_centre_of_its_region_and_the_rest_stays(office):
    report = office(my__csv=f"{HEADER}\n{GOOD}\n")
    found = centres(report)
    assert len(found) == 100
    assert found.loc["X-1", "provenance"] == "imported"
    assert "R-3204" not in found.index
    assert found["provenance"].value_counts().to_dict() == {"published": 82, "simulated": 17, "imported": 1}


def test_row_with_a_known_id_replaces_that_centre(imported):
    found = centres(imported(my__csv=f"{HEADER}\nR-3204,Nama baru,regency,32,3204,2026-01-31\n"))
    assert len(found) == 100 and found.loc["R-3204", "name"] == "Nama baru"


def test_an_unclear_published_name_is_replaced_by_either_of_its_regions(imported):
    found = centres(imported(my__csv=f"{HEADER}\nX,PLUT Kota Solok,regency,13,1372,2026-01-31\n"))
    assert "R-13-SOLOK" not in found.index and "X" in found.index


def test_semicolons_indonesian_headers_bom_and_decimal_commas_are_read(imported):
    text = f"\ufeff{INDONESIAN}\nX-1;PLUT;Kabupaten;32;32.04;31/01/2026;107,5276;-7,0219;uptd\n"
    row = centres(imported(my__csv=text)).loc["X-1"]
    assert (row["longitude"], row["latitude"], row["institutional_status"]) == (107.5276, -7.0219, "UPTD")
    assert row["as_of"].date() == datetime.date(2026, 1, 31)


def test_xlsx_parquet_and_json_give_the_same_centre(imported, tmp_path):
    values = dict(zip(HEADER.split(","), ["X-1", "PLUT", "regency", "32", "3204", "2026-01-31"], strict=True))
    parquet = io.BytesIO()
    pd.DataFrame([values]).to_parquet(parquet)
    sheet = workbook(list(values), [*list(values.values())[:3], 32, 3204.0, datetime.date(2026, 1, 31)])
    for name, content in [
        ("a__xlsx", sheet),
        ("a__parquet", parquet.getvalue()),
        ("a__json", json.dumps([values])),
    ]:
        assert centres(imported(**{name: content})).loc["X-1", "regency_code"] == "3204", name
        (tmp_path / "incoming" / name.replace("__", ".")).unlink()


def test_titles_above_the_header_are_skipped_and_rows_numbered_as_in_the_sheet(imported):
    sheet = workbook(
        ["DAFTAR PUSAT"],
        [],
        HEADER.split(","),
        GOOD.split(","),
        ["X-2", "PLUT", "regency", "32", "9999", "2026-01-31"],
        merged="A1:F1",
    )
    report = imported(my__xlsx=sheet)
    assert "X-1" in centres(report).index
    assert reasons(report) == {5: "unknown_regency"}


BAD_ROWS = [
    (",PLUT,regency,32,3204,2026-01-31", "missing_value"),
    ("A,PLUT,negara,32,3204,2026-01-31", "unknown_level"),
    ("A,PLUT,province,99,,2026-01-31", "unknown_province"),
    ("A,PLUT,regency,32,3299,2026-01-31", "unknown_regency"),
    ("A,PLUT,regency,32,3301,2026-01-31", "other_province"),
    ("A,PLUT,regency,32,3204,31 Januari", "bad_date"),
    ("A,PLUT,regency,32,3204,", "missing_value"),
    ("3204012345678901,PLUT,regency,32,3204,2026-01-31", "personal_id"),
    ("A,PLUT,regency,32,3204,2026-01-31,surplus", "ragged"),
]


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS)
def test_a_bad_row_is_rejected_with_its_reason_and_the_good_one_kept(office_once, row, reason):
    good = [GOOD.replace("X-1", f"X-{case}") for case in range(len(BAD_ROWS))]
    texts = [f"{HEADER}\n{one}\n{bad}\n" for one, (bad, _) in zip(good, BAD_ROWS, strict=True)]
    report = office_once("bad_rows", each(texts))
    case = BAD_ROWS.index((row, reason))
    assert reasons(report, f"{case}.csv") == {3: reason}
    assert f"X-{case}" in centres(report).index
    sentences = frames(report, f"{case}.csv")
    assert sentences and all(sentence and "{" not in sentence for sentence in sentences)


BAD_VALUES = [
    ("longitude,latitude", "-7.02,107.5", "exchanged"),
    ("longitude,latitude", "107.5,", "half_point"),
    ("longitude,latitude", "abc,-7", "bad_number"),
    ("longitude,latitude", "10.5,-7.0", "outside_country"),
    ("longitude,latitude", "110.4,-7.0", "far_from_region"),
    ("regency_name", "Simeulue", "code_name_mismatch"),
    ("province_name", "Jawa Timur", "code_name_mismatch"),
    ("opened_on", "2026-02-01", "opened_after_as_of"),
    ("institutional_status", "dinas besar", "unknown_term"),
    ("production_house", "mungkin", "unknown_term"),
]


@pytest.mark.parametrize(("columns", "values", "reason"), BAD_VALUES)
def test_a_bad_optional_value_is_rejected_with_its_reason(office_once, columns, values, reason):
    texts = [f"{HEADER},{columns}\n{GOOD},{values}\n" for columns, values, _ in BAD_VALUES]
    report = office_once("bad_values", each(texts))
    file = f"{BAD_VALUES.index((columns, values, reason))}.csv"
    assert reasons(report, file) == {2: reason}
    assert len(centres(report)) == 100 and "imported" not in set(centres(report)["provenance"])
    sentences = frames(report, file)
    assert sentences and all(sentence and "{" not in sentence for sentence in sentences)


def test_an_ambiguous_name_without_a_code_is_rejected_and_says_what_it_may_mean(imported):
    report = imported(
        my__csv=f"{HEADER},regency_name\n"
        "A,PLUT,regency,13,,2026-01-31,Solok\n"
        "B,PLUT,regency,13,,2026-01-31,Kota Solok\n"
    )
    assert reasons(report) == {2: "ambiguous_name"}
    assert "1302" in frames(report)[0] and "1372" in frames(report)[0]
    assert centres(report).loc["B", "regency_code"] == "1372"


def test_a_code_from_before_the_split_of_papua_means_the_new_one(imported):
    found = centres(
        imported(
            my__csv=f"{HEADER},province_name,regency_name\nA,PLUT,regency,91,9101,2026-01-31,Papua,Merauke\n"
        )
    )
    assert (found.loc["A", "regency_code"], found.loc["A", "province_code"]) == ("9301", "93")


def test_of_two_rows_with_one_id_the_later_date_is_kept(imported):
    report = imported(my__csv=f"{HEADER}\n{GOOD}\nX-1,Baru,regency,32,3204,2026-02-28\n")
    assert reasons(report) == {2: "duplicate_id"}
    assert centres(report).loc["X-1", "name"] == "Baru"


def test_a_bad_row_does_not_shadow_a_good_one_of_the_same_id(imported):
    report = imported(my__csv=f"{HEADER}\nX-1,PLUT,regency,32,3299,2026-05-31\n{GOOD}\n")
    assert reasons(report) == {2: "unknown_regency"}


def test_a_file_in_codes_of_bps_is_refused_whole(imported):
    rows = [f"B{i},PLUT,regency,32,3204,2026-01-31,Kabupaten Bandung" for i in range(20)]
    rows[3] = rows[3].replace("Kabupaten Bandung", "Garut")
    rows[4] = rows[4].replace("Kabupaten Bandung", "Garut")
    report = imported(my__csv=f"{HEADER},regency_name\n" + "\n".join(rows) + "\n")
    assert len(report.rejects) == 20 and set(reasons(report).values()) == {
        "file_refused",
        "code_name_mismatch",
    }
    assert "imported" not in set(centres(report)["provenance"])


UNUSABLE = [
    (b"", "empty_file"),
    (b"  \n", "empty_file"),
    (b"<!DOCTYPE html><html><body>Login</body></html>", "html_page"),
    (bytes(range(256)) * 30, "not_text"),
    ("centre_id,name\nPLUT \xe9,x\n".encode("latin-1"), "not_utf8"),
    (b"a,b,c\n1,2,3\n", "unknown_header"),
    (b"centre_id,name,level\nA,B,province\n", "lacks_columns_centres"),
    (b"consultant_id,field,active_from\nA,B,2026-01-01\n", "lacks_columns_consultants"),
    (f"{HEADER}\n".encode(), "no_rows"),
    (b'[{"centre_id": "A", "name"', "broken_json"),
    (b"PK\x03\x04 broken", "not_a_workbook"),
    (b"PAR1 broken", "broken_file"),
]


@pytest.mark.parametrize(("content", "code"), UNUSABLE)
def test_a_file_that_cannot_be_used_is_named_and_the_others_are_loaded(office_once, content, code):
    good = {"good.csv": f"{HEADER}\n{GOOD}\n"}
    report = office_once("unusable", each([content for content, _ in UNUSABLE]) | good)
    file = f"{UNUSABLE.index((content, code))}.csv"
    problems = {f.file: f.problem.code for f in report.files if f.problem}
    assert problems[file] == code and "good.csv" not in problems
    assert "X-1" in centres(report).index
    sentences = frames(report, file)
    assert sentences and all(sentence and "{" not in sentence for sentence in sentences)


def test_a_sheet_of_200_columns_under_merged_titles_is_named_by_its_fullest_row(imported):
    sheet = workbook(
        ["LAPORAN"], ["Tahun 2026"], [f"Kolom {i}" for i in range(200)], list(range(200)), merged="A1:GR1"
    )
    problem = next(f.problem for f in imported(wide__xlsx=sheet).files)
    assert problem.code == "unknown_header" and problem.row == 3 and problem.detail.startswith("Kolom 0")


def test_a_sheet_above_100000_rows_asks_for_csv(imported):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADER.split(","))
    for _ in range(100_001):
        sheet.append(["X"])
    content = io.BytesIO()
    book.save(content)
    assert [f.problem.code for f in imported(long__xlsx=content.getvalue()).files] == ["sheet_too_long"]


def test_rejects_are_written_for_the_office(office):
    report = office(my__csv=f"{HEADER}\n{GOOD}\nX-9,PLUT,regency,32,3299,2026-01-31\n")
    lines = (
        (report.path.parent / "rejects" / "my_csv_rejects.csv").read_text(encoding="utf-8-sig").splitlines()
    )
    assert lines[0] == "file,row,key,reason,reason_en"
    assert lines[1].startswith("my.csv,3,X-9,") and "3299" in lines[1]


def test_consultants_replace_those_of_the_centres_that_the_file_names(office):
    text = (
        "consultant_id,centre_id,field,active_from,active_to\n"
        "K1,P-13,produksi,2026-01-01,\n"
        "K2,P-13,Pemasaran,2026-01-01,2026-12-31\n"
    )
    report = office(people__csv=text)
    with duckdb.connect(str(report.path), read_only=True) as connection:
        at = connection.execute(
            "select consultant_id, field, provenance from marts.consultants where centre_id = 'P-13' order "
            "by 1"
        ).fetchall()
        others = connection.execute(
            "select distinct provenance from marts.consultants where centre_id <> 'P-13'"
        ).fetchall()
    assert at == [("K1", "production", "imported"), ("K2", "marketing", "imported")]
    assert others == [("simulated",)]


BAD_CONSULTANTS = [
    ("K{case},P-13,produksi,2026-03-01,", "duplicate_id"),
    ("L{case},NOWHERE,produksi,2026-01-01,", "unknown_centre"),
    ("L{case},P-13,memasak,2026-01-01,", "unknown_term"),
    ("L{case},P-13,produksi,kemarin,", "bad_date"),
    ("L{case},P-13,produksi,2026-01-01,2025-01-01", "ends_before_start"),
    ("budi@contoh.id,P-13,produksi,2026-01-01,", "personal_id"),
]


@pytest.mark.parametrize(("row", "reason"), BAD_CONSULTANTS)
def test_a_bad_consultant_row_is_rejected_with_its_reason(office_once, row, reason):
    header = "consultant_id,centre_id,field,active_from,active_to"
    texts = [
        f"{header}\nK{case},P-13,produksi,2026-01-01,\n{bad.format(case=case)}\n"
        for case, (bad, _) in enumerate(BAD_CONSULTANTS)
    ]
    report = office_once("bad_consultants", each(texts))
    file = f"{BAD_CONSULTANTS.index((row, reason))}.csv"
    assert reasons(report, file) == {3: reason}
    sentences = frames(report, file)
    assert sentences and all(sentence and "{" not in sentence for sentence in sentences)


def test_an_identity_number_is_written_nowhere(office):
    number = "3204" + "012345678901"
    report = office(my__csv=f"{HEADER}\n{number},PLUT,regency,32,3204,2026-01-31\n")
    written = "".join(
        p.read_text(encoding="utf-8-sig") for p in (report.path.parent / "rejects").glob("*.csv")
    )
    assert number not in written and number not in " ".join(frames(report))
    assert number.encode() not in report.path.read_bytes()


IDENTITY_NUMBERS = [
    "3204.0123.4567.8901",
    "'3204012345678901",
    "NIK 3204012345678901",
    "3204012345678905.0",
    "3.204012345678906E+15",
    "81234567890",
    "0812/3456/7890",
]


@pytest.mark.parametrize("number", IDENTITY_NUMBERS)
def test_an_identity_or_phone_number_is_refused_however_it_is_written(office_once, number):
    texts = [f'{HEADER}\n"{one}",PLUT,regency,32,3204,2026-01-31\n' for one in IDENTITY_NUMBERS]
    report = office_once("identity_numbers", each(texts))
    file = f"{IDENTITY_NUMBERS.index(number)}.csv"
    assert reasons(report, file) == {2: "personal_id"}
    assert frames(report, file) and number not in " ".join(frames(report))


def test_a_number_in_the_wrong_column_is_not_repeated(office):
    number = "3204" + "012345678901"
    report = office(my__csv=f"{HEADER}\nA,PLUT,{number},32,3204,2026-01-31\n")
    assert reasons(report) == {2: "unknown_level"}
    assert number not in " ".join(frames(report)) and number.encode() not in report.path.read_bytes()
    report = office(my__csv=f"{number},Nama Orang,orang@contoh.id\n1,2,3\n")
    assert "orang@" not in " ".join(frames(report)) and number not in " ".join(frames(report))


def test_a_refused_file_does_not_shadow_a_good_row_of_another(imported):
    bad = [f"B{i},PLUT,regency,32,3204,2026-05-31,Garut" for i in range(5)] + [
        "X-1,PLUT,regency,32,3204,2026-05-31,Kabupaten Bandung"
    ]
    report = imported(a__csv=f"{HEADER},regency_name\n" + "\n".join(bad) + "\n", z__csv=f"{HEADER}\n{GOOD}\n")
    assert "X-1" in centres(report).index


def test_an_unknown_spelling_is_rejected_but_does_not_refuse_the_file(imported):
    rows = [
        f"B{i},PLUT,regency,32,3204,2026-01-31,{name}"
        for i, name in enumerate(["Bandungg", "Bandong", "Kab. Bandung", "-"])
    ]
    report = imported(my__csv=f"{HEADER},regency_name\n" + "\n".join(rows) + "\n")
    assert reasons(report) == {2: "unknown_name", 3: "unknown_name"}
    assert {"B2", "B3"} <= set(centres(report).index)


def test_a_rejected_contract_does_not_block_a_later_good_one(imported):
    rows = ["2024-01-01,2024-12-31", "2024-06-01,", "2025-01-01,2025-12-31", "2026-01-01,"]
    text = "consultant_id,centre_id,field,active_from,active_to\n" + "".join(
        f"K1,P-13,produksi,{dates}\n" for dates in rows
    )
    assert reasons(imported(people__csv=text)) == {3: "duplicate_id"}


def test_every_sheet_of_a_workbook_is_read(imported):
    book = openpyxl.Workbook()
    book.active.append(["Petunjuk"])
    first, second = book.create_sheet("Pusat"), book.create_sheet("Konsultan")
    first.append(HEADER.split(","))
    first.append(GOOD.split(","))
    second.append(["consultant_id", "centre_id", "field", "active_from", "active_to"])
    second.append(["K1", "X-1", "produksi", "2026-01-01", None])
    content = io.BytesIO()
    book.save(content)
    report = imported(my__xlsx=content.getvalue())
    assert {f.file for f in report.files} == {"my.xlsx [Pusat]", "my.xlsx [Konsultan]"}
    assert "X-1" in centres(report).index and report.rejects.empty


def test_commas_in_an_address_do_not_hide_a_semicolon_file(imported):
    address = "Jl. Raya No. 5, RT 01, RW 02, Kel. X, Kec. Y, Kab. Z, Jawa Barat"
    text = (
        f"ID pusat;Nama pusat;Tingkat;Kode provinsi;Kode kabupaten/kota;Alamat;Per "
        f"tanggal\nX-1;PLUT;kab;32;32,04;{address};31/01/2026 00:00\n"
    )
    assert centres(imported(my__csv=text)).loc["X-1", "address"] == address


def test_an_unclosed_quotation_mark_is_named_with_its_row(imported):
    report = imported(my__csv=f'{HEADER}\nA,"PLUT,regency,32,3204,2026-01-31\n{GOOD}\n')
    assert [(f.problem.code, f.problem.row) for f in report.files] == [("broken_quotes", 2)]


IMPOSSIBLE = ["31/01/26", "0026-01-31", "9999-12-31", "2026-02-30"]


@pytest.mark.parametrize("day", IMPOSSIBLE)
def test_an_impossible_date_is_rejected(office_once, day):
    texts = [f"{HEADER}\nA,PLUT,regency,32,3204,{one}\n" for one in IMPOSSIBLE]
    report = office_once("impossible_dates", each(texts))
    assert reasons(report, f"{IMPOSSIBLE.index(day)}.csv") == {2: "bad_date"}


def test_json_values_are_taken_as_they_are_written(imported):
    rows = [
        dict(
            zip(
                HEADER.split(","),
                ["01-02-2026", "PLUT", "regency", 32, 3204, "2026-01-31T00:00:00+07:00"],
                strict=True,
            )
        )
    ]
    rows.append(rows[0] | {"centre_id": "B", "province_code": "32"})
    found = centres(imported(my__json="\ufeff" + json.dumps(rows)))
    assert {"01-02-2026", "B"} <= set(found.index)
    assert found.loc["B", "as_of"].date() == datetime.date(2026, 1, 31)


def test_rows_are_numbered_as_a_spreadsheet_shows_them(imported):
    text = f'{HEADER}\nA,"PLUT\nbaris dua",regency,32,3204,2026-01-31\n\nB,PLUT,regency,32,3299,2026-01-31\n'
    assert reasons(imported(my__csv=text)) == {4: "unknown_regency"}
    book = openpyxl.Workbook()
    for column, name in enumerate(HEADER.split(","), start=3):
        book.active.cell(4, column, name)
        book.active.cell(6, column, ["B", "PLUT", "regency", "32", "3299", "2026-01-31"][column - 3])
    content = io.BytesIO()
    book.save(content)
    report = imported(my__csv="", my__xlsx=content.getvalue())
    assert {(r.file, r.row) for r in report.rejects.itertuples()} == {("my.xlsx", 6)}


def test_a_former_code_of_papua_is_refused_under_another_province(imported):
    assert reasons(imported(my__csv=f"{HEADER}\nA,PLUT,regency,32,9101,2026-01-31\n")) == {
        2: "other_province"
    }


def test_ids_that_differ_by_case_or_spaces_are_one(imported):
    assert reasons(imported(my__csv=f"{HEADER}\n{GOOD}\nx -1,PLUT,regency,32,3204,2026-01-30\n")) == {
        3: "duplicate_id"
    }


def test_a_planned_centre_that_the_office_loads_is_planned_no_longer(office):
    report = office(my__csv=f"{HEADER}\nG-1,PLUT Garut,regency,32,3205,2026-01-31\n")
    with duckdb.connect(str(report.path), read_only=True) as connection:
        assert connection.execute(
            "select count(*) from marts.planned_centres where regency_code = '3205'"
        ).fetchone() == (0,)


def test_a_province_row_with_a_dash_as_regency_name_is_accepted(imported):
    assert (
        "P1"
        in centres(
            imported(my__csv=f"{HEADER},regency_name\nP1,PLUT Jabar,province,32,,2026-01-31,-\n")
        ).index
    )


def test_a_key_that_would_be_a_formula_is_text_in_the_rejects(office):
    report = office(my__csv=f'{HEADER}\n"=HYPERLINK(""x"")",PLUT,regency,32,3299,2026-01-31\n')
    text = next((report.path.parent / "rejects").glob("*.csv")).read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK" in text
