"""Files that readers take away: marked where simulated, explained in a sheet of their own, and never a formula."""

import io
import shutil
import subprocess

import openpyxl
import pandas as pd
import pytest

from plut.base.measures import measure, words
from plut.building import checking
from plut.building.incoming.datasets import CENTRES, CONSULTANTS, TEMPLATED
from plut.content.files import About, file_name
from plut.surfaces.sheets import exports, templates

HOSTILE = '=HYPERLINK("http://x","y")'
ROWS = pd.DataFrame(
    {
        "name": [HOSTILE, "<script>alert(1)</script>", None],
        "level": ["regency", "province", "regency"],
        "centres": [1, 2, None],
        "as_of": pd.to_datetime(["2024-10-09", None, "2025-01-01"]),
        "provenance": ["imported", "published", "simulated"],
    }
)


def about(**changes) -> About:
    texts = {
        "title": "T",
        "subtitle": "S",
        "source": "Sumber",
        "computed": "C",
        "edition": "abc",
        "query": "x/y",
        "sql": "select 1",
    }
    values = texts | {"is_simulated": True, "language": "id"}
    return About(**(values | changes))


def test_file_name_carries_edition_and_mark():
    assert file_name(about(), "map", "csv") == "SIMULASI_plut-kumkm_map_abc.csv"
    assert file_name(about(is_simulated=False), "map", "xlsx") == "plut-kumkm_map_abc.xlsx"


NUMBERS = pd.DataFrame(
    {
        "region_name": ["Aceh; Raya", "Riau, Kep.", "Papua"],
        "people": [5_482_527, 2_157_412, None],
        "covered_share": [0.36125, 0.5, None],
        "as_of": pd.to_datetime(["2024-10-09", None, "2025-01-01"]),
        "provenance": ["published", "derived", "derived"],
    }
)
COLUMNS = ["region_name", "people", "covered_share", "as_of"]
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
# separator, quote, UTF-8, first line, no column formats, language of the numbers
FILTERS = {"id": "CSV:59,34,76,1,,1057", "intl": "CSV:44,34,76,1,,1033"}


@pytest.mark.parametrize("form", ["id", "intl"])
def test_csv_of_an_office_reads_back_with_its_separator_and_decimal_mark(form):
    separator, decimal = exports.CSV_FORMS[form]
    content = exports.csv(NUMBERS, COLUMNS, about(language=form if form == "id" else "en"), form)
    read = pd.read_csv(io.BytesIO(content), sep=separator, decimal=decimal)
    assert read.iloc[:, 1].tolist() == NUMBERS["region_name"].tolist()
    assert (
        read.iloc[:, 2].sum() == NUMBERS["people"].sum()
        and read.iloc[:, 3].sum() == NUMBERS["covered_share"].sum()
    )
    second = content.decode("utf-8-sig").splitlines()[1]
    assert "5482527" in second and ".0" not in second  # whole numbers beside a gap stay whole
    assert f"0{decimal}36125" in second


def test_each_language_offers_its_own_csv_first_and_the_other_too():
    indonesian, english = (exports.tables(language) for language in ("id", "en"))
    assert [one.label for one in indonesian] == ["CSV ; 1,5", "XLSX", "CSV , 1.5"]
    assert indonesian[0].write(NUMBERS, COLUMNS, about()) == english[2].write(NUMBERS, COLUMNS, about())
    assert len({(one.addition, one.ending) for one in indonesian}) == 3


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not here: the files were not opened in it")
@pytest.mark.parametrize("form", ["id", "intl"])
def test_libreoffice_reads_the_same_sums_from_csv_and_xlsx(tmp_path, form):
    (tmp_path / "rows.csv").write_bytes(exports.csv(NUMBERS, COLUMNS, about(), form))
    (tmp_path / "book.xlsx").write_bytes(exports.xlsx(NUMBERS, COLUMNS, about()))
    out, profile = tmp_path / "out", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for name, reading in (("rows.csv", [f"--infilter={FILTERS[form]}"]), ("book.xlsx", [])):
        command = [
            SOFFICE,
            profile,
            "--headless",
            *reading,
            "--convert-to",
            "xlsx",
            "--outdir",
            str(out),
            str(tmp_path / name),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        rows = (
            openpyxl.load_workbook(out / name.replace(".csv", ".xlsx"))
            .worksheets[0]
            .iter_rows(min_row=2, values_only=True)
        )
        people, shares = zip(*((row[2] or 0, row[3] or 0) for row in rows), strict=True)
        assert sum(people) == NUMBERS["people"].sum()
        assert sum(shares) == pytest.approx(NUMBERS["covered_share"].sum())


def test_csv_has_provenance_first_and_no_formula():
    lines = exports.csv(ROWS, ["name", "level", "centres", "as_of"], about()).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Asal data,Nama pusat,Tingkat,Pusat")
    assert lines[1].startswith("impor,\"'=HYPERLINK")
    assert lines[3].startswith("SIMULASI,")


def test_xlsx_has_rows_and_their_meaning_and_no_formula():
    book = openpyxl.load_workbook(
        io.BytesIO(exports.xlsx(ROWS, ["name", "level", "centres", "as_of"], about(language="en")))
    )
    data, meaning = book.worksheets
    assert [cell.value for cell in data[1]] == ["Provenance", "Centre name", "Level", "Centres", "As of"]
    assert data["B2"].value == HOSTILE and data["B2"].data_type == "s"
    assert data["D4"].value is None
    texts = " ".join(str(cell.value) for row in meaning.iter_rows() for cell in row)
    for part in (
        "abc",
        "queries/pages/x/y.sql",
        "select 1",
        "Sumber",
        "published: fact with a public source",
    ):
        assert part in texts


@pytest.mark.parametrize("dataset", TEMPLATED, ids=lambda d: d.name)
def test_template_names_every_column_in_both_languages(dataset):
    regions = pd.DataFrame({"region_code": ["3204"], "region_name": ["Kabupaten Bandung"]})
    book = openpyxl.load_workbook(io.BytesIO(templates.template(dataset, pd.DataFrame(), regions)))
    sheet = book.worksheets[0]
    assert [c.value for c in sheet[1]] == [c.label_id for c in dataset.columns]
    assert [c.value for c in sheet[2]] == [c.label_en for c in dataset.columns]
    assert book.worksheets[1]["A2"].value == "3204"


def test_filled_in_template_is_accepted_back():
    known = pd.DataFrame(
        {"centre_id": ["R-3204"], "name": ["PLUT Kabupaten Bandung"], "level": ["regency"], "province_code": ["32"], "province_name": ["Jawa Barat"],
         "regency_code": ["3204"], "regency_name": ["Kabupaten Bandung"]}
    )  # fmt: skip
    book = openpyxl.load_workbook(
        io.BytesIO(templates.template(CENTRES, known, pd.DataFrame(columns=["region_code", "region_name"])))
    )
    sheet = book.worksheets[0]
    sheet.cell(3, [c.name for c in CENTRES.columns].index("as_of") + 1, "2026-01-31")
    content = io.BytesIO()
    book.save(content)
    (found,) = checking.check_file("filled.xlsx", content.getvalue())
    assert found.rejects.empty
    assert found.accepted["centre_id"].tolist() == ["R-3204"]


def test_checked_file_gives_accepted_rows_back_and_reasons_for_the_rest():
    text = "consultant_id,centre_id,field,active_from,active_to\nK1,P-13,produksi,2026-01-01,\nK2,P-13,memasak,2026-01-01,\n"
    (found,) = checking.check_file("../../people.csv", text.encode())
    assert found.report.dataset == "consultants" and len(found.accepted) == 1 and len(found.rejects) == 1
    content = templates.corrected(CONSULTANTS, found.accepted, found.rejects.assign(reason="alasan"), "id")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert [c.value for c in book.worksheets[0][2]][:4] == ["K1", "P-13", "produksi", "2026-01-01"]
    assert [c.value for c in book.worksheets[1][2]] == [3, "K2", "alasan"]
    (again,) = checking.check_file("again.xlsx", content)
    assert again.rejects.empty and len(again.accepted) == 1


def test_every_word_of_a_value_stands_in_both_languages():
    for column in (
        "provenance",
        "level",
        "institutional_status",
        "location_precision",
        "field",
        "status",
        "dataset",
    ):
        assert set(words(column, "id")) == set(words(column, "en"))
        assert measure(column) if column not in ("field",) else True
