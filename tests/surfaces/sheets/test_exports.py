"""Files that readers take away: marked where simulated, explained in a sheet of their own, and never a
formula."""

import io
import shutil
import subprocess

import openpyxl
import pandas as pd
import pytest

from plut.content.files import About, OfRows, file_name
from plut.surfaces.sheets import exports

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
    chosen = about(is_simulated=False, slug="jawa-barat_2025")
    assert file_name(chosen, "map", "csv") == "plut-kumkm_map_jawa-barat_2025_abc.csv"


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
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice") or "soffice"
# separator, quote, UTF-8, first line, no column formats, language of the numbers
FILTERS = {"id": "CSV:59,34,76,1,,1057", "intl": "CSV:44,34,76,1,,1033"}


# form -> what stands between columns, and before decimals
MARKS = {"id": (";", ","), "intl": (",", ".")}


@pytest.mark.parametrize(("form", "marks"), MARKS.items())
def test_csv_of_an_office_reads_back_with_its_separator_and_decimal_mark(form, marks):
    separator, decimal = marks
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


@pytest.mark.parametrize(
    ("language", "labels", "firsts", "names"),
    [
        (
            "id",
            ["CSV ; 1,5", "XLSX", "CSV , 1.5"],
            ["Asal data;Wilayah;", "Asal data,Wilayah,"],
            ["rows_abc.csv", "rows_abc.xlsx", "rows_intl_abc.csv"],
        ),
        (
            "en",
            ["CSV , 1.5", "XLSX", "CSV ; 1,5"],
            ["Provenance,Region,", "Provenance;Region;"],
            ["rows_abc.csv", "rows_abc.xlsx", "rows_id_abc.csv"],
        ),
    ],
)
def test_each_language_offers_its_own_csv_first_and_the_other_too(language, labels, firsts, names):
    of = OfRows(NUMBERS, tuple(COLUMNS), about(language=language, is_simulated=False))
    offered = exports.files("rows", of)
    assert [file.label for file in offered] == labels
    assert [file.name for file in offered] == [f"plut-kumkm_{name}" for name in names]
    assert len({file.key for file in offered}) == 3
    usual, book, other = (exports.written(file.content) for file in offered)
    for content, first, label in zip((usual, other), firsts, labels[::2], strict=True):
        head, line = content.decode("utf-8-sig").splitlines()[:2]
        assert head.startswith(first)
        assert ("0,36125" in line) == ("1,5" in label) and ("0.36125" in line) == ("1.5" in label)
    sheet = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]
    assert sheet["D2"].value == 0.36125  # a number, which has no decimal mark


@pytest.mark.long
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
    told = about(language="en", scope="Jawa Barat, registered: 2025")
    book = openpyxl.load_workbook(io.BytesIO(exports.xlsx(ROWS, ["name", "level", "centres", "as_of"], told)))
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
        "Jawa Barat, registered: 2025",
        "published: fact with a public source",
    ):
        assert part in texts


def test_what_is_simulated_says_so_in_tab_heading_cell_and_on_paper():
    rows = ROWS.assign(provenance="simulated")
    columns = ["name", "level", "centres", "as_of"]
    book = openpyxl.load_workbook(
        io.BytesIO(exports.xlsx(rows, columns, about(language="en", is_simulated=True)))
    )
    data = book["SIMULATED Data"]
    assert [cell.value for cell in data[1]][1:] == [
        *("Centre name (simulated)", "Level (simulated)", "Centres (simulated)", "As of (simulated)")
    ]
    assert data["D2"].number_format == 'General" (simulated)"'
    assert "SIMULATED" in data.oddHeader.center.text and "SIMULATED" in data.oddFooter.center.text
    file = exports.csv(rows, columns, about(language="id", is_simulated=True)).decode("utf-8-sig")
    assert file.splitlines()[0].count("(simulasi)") == 4
    mixed = ROWS.assign(provenance=["simulated", *["published"] * (len(ROWS) - 1)])
    book = openpyxl.load_workbook(
        io.BytesIO(exports.xlsx(mixed, columns, about(language="en", is_simulated=True)))
    )
    formats = [book["SIMULATED Data"][f"D{line}"].number_format for line in (2, 3)]
    assert formats == ['General" (simulated)"', "General"]
