"""Files that readers take away: marked where simulated, explained in a sheet of their own, and never a formula."""

import io

import openpyxl
import pandas as pd
import pytest

from plut import exports, templates
from plut.building import checking
from plut.building.incoming.datasets import CENTRES, CONSULTANTS, TEMPLATED
from plut.exports import About
from plut.measures import measure, words

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
    assert exports.file_name(about(), "map", "csv") == "SIMULASI_plut-kumkm_map_abc.csv"
    assert exports.file_name(about(is_simulated=False), "map", "xlsx") == "plut-kumkm_map_abc.xlsx"


def test_csv_has_provenance_first_and_no_formula():
    lines = exports.csv(ROWS, ["name", "level", "centres", "as_of"], about()).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Asal data,Nama pusat,Tingkat,Pusat")
    assert lines[1].startswith("impor,\"'=HYPERLINK")
    assert lines[3].startswith("SIMULASI,")


def test_xlsx_has_rows_and_their_meaning_and_no_formula():
    book = openpyxl.load_workbook(io.BytesIO(exports.xlsx(ROWS, ["name", "level", "centres", "as_of"], about(language="en"))))
    data, meaning = book.worksheets
    assert [cell.value for cell in data[1]] == ["Provenance", "Centre name", "Level", "Centres", "As of"]
    assert data["B2"].value == HOSTILE and data["B2"].data_type == "s"
    assert data["D4"].value is None
    texts = " ".join(str(cell.value) for row in meaning.iter_rows() for cell in row)
    for part in ("abc", "queries/pages/x/y.sql", "select 1", "Sumber", "published: fact with a public source"):
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
    for column in ("provenance", "level", "institutional_status", "location_precision", "field", "status", "dataset"):
        assert set(words(column, "id")) == set(words(column, "en"))
        assert measure(column) if column not in ("field",) else True
