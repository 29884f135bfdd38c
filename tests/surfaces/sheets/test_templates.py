"""Workbooks that an office fills in: what may be written is told and offered, and the import takes what a
person writes."""

import csv
import datetime
import io
import shutil
import subprocess
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import get_column_letter

from plut.base import folders
from plut.building import checking
from plut.building.checking import FileCheck
from plut.building.incoming import collect, datasets, terms
from plut.building.incoming.columns import Dataset
from plut.building.incoming.datasets import APPLICATIONS, CENTRES, CONSULTANTS, TEMPLATED, TRAVEL_TIMES
from plut.surfaces.sheets import templates

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice") or "soffice"
REGIONS = pd.DataFrame(
    {
        "region_code": ["32", "3201", "3204", "3273"],
        "region_name": ["Jawa Barat", "Kabupaten Bogor", "Kabupaten Bandung", "Kota Bandung"],
    }
)
KNOWN = {
    "centres": pd.DataFrame(
        {
            "centre_id": ["R-3204"],
            "name": ["PLUT Kabupaten Bandung"],
            "level": ["regency"],
            "province_code": ["32"],
            "province_name": ["Jawa Barat"],
            "regency_code": ["3204"],
            "regency_name": ["Kabupaten Bandung"],
        }
    ),
    "consultants": pd.DataFrame({"centre_id": ["R-3204", "R-3204"], "field": ["production", "finance"]}),
    "travel_times": pd.DataFrame({"regency_code": ["3204", "3273"], "centre_id": ["R-3204", "R-3204"]}),
    "certification_applications": pd.DataFrame(
        {"centre_id": ["R-3204"], "scheme": ["HALAL_SELF"], "regency_code": ["3204"]}
    ),
}
# What a person writes into the known rows: dates as they are written, and as a spreadsheet keeps them.
WRITTEN = {
    "centres": [{"as_of": "9 Oktober 2024", "opened_on": datetime.date(2021, 3, 1), "longitude": 107.52}],
    "consultants": [
        {"consultant_id": "0017", "active_from": "02/01/2024", "active_to": datetime.date(2024, 12, 31)},
        {"consultant_id": "0018", "active_from": datetime.date(2024, 1, 2)},
    ],
    "travel_times": [{"minutes": 95}, {"minutes": "35,5"}],
    "certification_applications": [
        {
            "application_id": "000123",
            "size_class": "Mikro",
            "registered_on": "5 Mar 2024",
            "issued_on": datetime.date(2024, 4, 2),
            "as_of": "09/10/2024",
        }
    ],
}
WRITTEN["centres"][0]["latitude"] = -7.02
every = pytest.mark.parametrize("dataset", TEMPLATED, ids=lambda dataset: dataset.name)


def made(dataset: Dataset) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(templates.template(dataset.name, KNOWN[dataset.name], REGIONS)))


def content_of(book: openpyxl.Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def position(dataset: Dataset, name: str) -> int:
    return [column.name for column in dataset.columns].index(name) + 1


def filled_in(dataset: Dataset) -> bytes:
    """The template with what a person writes into its known rows."""
    book = made(dataset)
    for line, written in enumerate(WRITTEN[dataset.name], start=templates.FIRST + 1):
        for name, value in written.items():
            cell = book.worksheets[0].cell(line, position(dataset, name), value)
            if isinstance(value, datetime.date):
                cell.number_format = "dd/mm/yyyy"
    return content_of(book)


def checked(dataset: Dataset, rows: list[dict[str, str]]) -> FileCheck:
    text = pd.DataFrame(rows, columns=[column.name for column in dataset.columns]).to_csv(index=False)
    (found,) = checking.check_file(f"{dataset.name}.csv", text.encode())
    assert found.report.dataset == dataset.name
    return found


def record(dataset: Dataset, number: int, **changed: str) -> dict[str, str]:
    """The example under an id of its own, without the names that could stand in for its codes."""
    row = {column.name: column.example for column in dataset.columns}
    own = f"{3201 + number}" if dataset is TRAVEL_TIMES else f"X-{number}"
    row |= dict.fromkeys({"province_name", "regency_name"} & row.keys(), "")
    return row | {dataset.columns[0].name: own} | changed


@every
def test_a_template_asks_as_of_when_its_rows_are(dataset):
    """Every number of an office has a day."""
    [column] = [column for column in dataset.columns if column.name == "as_of"]
    assert column.example and column.label_id == "Per tanggal"


@every
def test_template_names_every_column_in_both_languages_and_each_is_known_to_the_import(dataset):
    book = made(dataset)
    lines = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(max_row=4)]
    needed, indonesian, english, example = lines
    assert indonesian == [column.label_id for column in dataset.columns]
    for header in (indonesian, english):
        assert datasets.find_header([header], [1]) == (0, dataset)
        assert set(dataset.mapping(header)) == {column.name for column in dataset.columns}
    assert not set(indonesian) & set(english)
    assert [text == "wajib" for text in needed] == [column.filled for column in dataset.columns]
    assert all(text.startswith(("wajib", "boleh kosong")) for text in needed)
    assert example[0] == "CONTOH"
    assert book.sheetnames[1:] == ["Petunjuk", "Kode wilayah", "Pilihan"]
    assert [cell.value for cell in book["Kode wilayah"][2]] == ["32", "Jawa Barat"]
    guide = {row[0]: row[1:] for row in book["Petunjuk"].iter_rows(values_only=True)}
    assert all(guide[column.label_id][1] for column in dataset.columns)


def test_nobody_fills_in_a_data_set_that_has_no_template():
    with pytest.raises(KeyError):
        templates.template("packages", pd.DataFrame(), pd.DataFrame())


@every
def test_each_column_says_what_to_write_and_offers_what_may_be_chosen(dataset):
    book = made(dataset)
    sheet = book.worksheets[0]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert len(rules) == len(dataset.columns)
    kept = {  # neighbours that look alike are told together
        number: kept.number_format
        for kept in sheet.column_dimensions.values()
        for number in range(kept.min, kept.max + 1)
    }
    for number, column in enumerate(dataset.columns, start=1):
        letter = get_column_letter(number)
        rule = rules[f"{letter}4:{letter}100000"]
        assert rule.promptTitle == column.label_id and rule.prompt.startswith(("Wajib", "Boleh kosong"))
        if offered := terms.offered(column.name):
            assert listed(book, rule.formula1) == list(offered)
        if column.name in ("active_from", "as_of", "registered_on", "opened_on"):
            assert "hari di depan" in rule.prompt
            assert kept[number] == "dd/mm/yyyy"
        if column.name in templates.TEXTS:
            assert kept[number] == "@"
    codes = next(rules[ref] for ref in rules if rules[ref].promptTitle == "Nama kabupaten/kota")
    assert listed(book, codes.formula1) == list(REGIONS["region_name"][1:])
    assert (
        not codes.showErrorMessage
    )  # an enterprise may come from elsewhere; people write names their own way
    assert {rule.errorStyle for rule in rules.values() if rule.type == "list"} == {"warning"}  # none forbids


def listed(book: openpyxl.Workbook, source: str) -> list[str]:
    sheet, cells = source.replace("$", "").split("!")
    return [row[0].value for row in book[sheet][cells]]


@every
def test_what_is_said_to_be_needed_is_what_the_import_refuses_without_and_all_that_is_offered_is_read(
    dataset,
):
    rows, refused = [], set()
    for column in dataset.columns:
        if column.name in ("longitude", "latitude"):  # both or neither
            continue
        number = len(rows)
        rows.append(record(dataset, number, **{column.name: ""}))
        if column.filled or (dataset is CENTRES and column.name == "regency_code"):
            refused.add(number + 2)
    for column in dataset.columns:
        for word in terms.offered(column.name):
            rows.append(record(dataset, len(rows), **{column.name: word}))
    if dataset is CENTRES:
        rows.append(record(dataset, len(rows), level="provinsi", regency_code=""))
        rows.append(record(dataset, len(rows), longitude="", latitude=""))
    taken = len(rows) - len(refused)
    rows += examples(dataset)
    found = checked(dataset, rows)
    codes = {
        row: problem["code"]
        for row, problem in zip(found.rejects["row"], found.rejects["problem"], strict=True)
    }
    still = codes.popitem()
    assert still == (len(rows) + 1, "still_example")
    assert codes == dict.fromkeys(refused, "missing_value")
    # the one remark is on a reason without the day of the rejection
    assert found.accepted == taken and found.remarked == (dataset is APPLICATIONS)


def examples(dataset: Dataset) -> list[dict[str, str]]:
    """The example as it is, in capitals, and with one cell changed: no data, no data, and refused."""
    example = {column.name: column.example for column in dataset.columns}
    last = next(column.name for column in reversed(dataset.columns) if column.filled)
    shouted = {name: text.upper() for name, text in example.items()}
    return [example, shouted, example | {last: "96"}]


@every
def test_a_template_filled_in_by_a_person_is_taken_and_its_example_is_no_data(dataset):
    (found,) = checking.check_file("diisi.xlsx", filled_in(dataset))
    assert found.rejects.empty and found.remarks.empty
    assert found.accepted == found.report.rows == len(WRITTEN[dataset.name])


@pytest.mark.parametrize(
    "dataset", [one for one in TEMPLATED if one.prefilled], ids=lambda dataset: dataset.name
)
def test_rows_that_a_template_began_and_nobody_filled_in_are_no_records(dataset):
    """Nor refused: a mistake of the office's own would drown in them."""
    empty = {
        column.name: column.example if column.name in dataset.prefilled else "" for column in dataset.columns
    }
    full = record(dataset, 0)
    own = next(column.name for column in dataset.columns if column.name not in dataset.prefilled)
    begun = empty | {own: "-1" if dataset is TRAVEL_TIMES else "X-9"}
    found = checked(dataset, [empty, full, empty, begun, empty])
    assert (found.report.rows, found.accepted, found.rejected) == (2, 1, 1)
    assert found.rejects["row"].to_list() == [5]


@pytest.mark.long
@pytest.mark.parametrize("ending", ["xlsx", "ods", "csv"])
@every
def test_a_template_saved_by_a_spreadsheet_program_keeps_its_lists_and_is_taken(tmp_path, dataset, ending):
    saved = _saved(tmp_path, filled_in(dataset), ending)
    (found,) = checking.check_file(saved.name, saved.read_bytes())
    assert found.rejects.empty and found.accepted == len(WRITTEN[dataset.name])
    if ending == "xlsx":
        rules = openpyxl.load_workbook(saved).worksheets[0].data_validations.dataValidation
        kept = openpyxl.load_workbook(io.BytesIO(filled_in(dataset))).worksheets[0].data_validations
        texts = {(rule.promptTitle, rule.prompt, rule.formula1) for rule in rules if rule.type == "list"}
        assert texts
        assert texts == {
            (r.promptTitle, r.prompt, r.formula1) for r in kept.dataValidation if r.type == "list"
        }


def _saved(folder: Path, content: bytes, ending: str) -> Path:
    """What LibreOffice makes of a workbook when it is opened and saved in another form."""
    (folder / "book.xlsx").write_bytes(content)
    form = {"csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,1057"}.get(ending, ending)
    command = [SOFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form]
    out = folder / "saved"
    subprocess.run(
        [*command, "--outdir", str(out), str(folder / "book.xlsx")], check=True, capture_output=True
    )
    return out / f"book.{ending}"


@every
def test_a_template_with_its_example_alone_has_no_rows(tmp_path, dataset):
    path = tmp_path / "kosong.xlsx"
    path.write_bytes(templates.template(dataset.name, pd.DataFrame(), REGIONS))
    with duckdb.connect() as connection:
        (report,) = collect.load(connection, [path])
    assert report.problem.code == "no_rows"


def test_every_word_that_is_offered_stands_in_the_file_of_terms():
    with (folders.DATA / "reference" / "terms.csv").open(encoding="utf-8", newline="") as file:
        known = {(row["kind"], row["term"].lower()) for row in csv.DictReader(file)}
    offered = {
        (column.name, word.lower())
        for dataset in (CENTRES, CONSULTANTS, APPLICATIONS)
        for column in dataset.columns
        for word in terms.offered(column.name)
    }
    assert len(offered) > 30 and offered <= known
