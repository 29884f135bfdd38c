"""Workbooks that an office fills in: what may be written stands in the cells themselves, and the import takes
them as they are."""

import io
from dataclasses import dataclass

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from plut.base.language import mark, translate
from plut.base.measures import word, words
from plut.building.incoming import tables, terms
from plut.building.incoming.columns import Column, Dataset
from plut.building.incoming.datasets import TEMPLATED

DATASETS = {dataset.name: dataset for dataset in TEMPLATED}
LANGUAGE = "id"  # of a template, whoever asks for it: it is filled in by an office
# Lines from 0, and the first two of which may say anything: titles above the header are not read.
NEEDED, HEADER, ENGLISH, EXAMPLE, FIRST = range(5)
LAST = tables.LARGEST_SHEET - 1
NARROW, WIDE = 26, 40  # in letters
NAMES = frozenset({"name", "centre_name", "address"})
IDS = frozenset({"centre_id", "consultant_id", "application_id", "enterprise_id"})
CODES = frozenset({"province_code", "regency_code"})
# A year alone would become a day of 1905 in a cell for dates.
TEXTS = IDS | CODES | {"sni_corner_since", "name", "address"}
DATES = frozenset(
    {
        *("opened_on", "as_of", "active_from", "active_to"),
        *("registered_on", "verified_on", "issued_on", "rejected_on", "expires_on"),
    }
)
NUMBERS = {"minutes": (0, 2880), "longitude": (94, 142), "latitude": (-12, 7)}
# Of these anything may be typed, as people write it: the import reads codes and names, and says what it
# cannot read. Of other lists a spreadsheet asks first: the import knows further words, but not every one.
OPEN_LISTS = IDS | CODES | {"province_name", "regency_name", "rejection_reason"}

RULES = {
    "centres.centre_id": mark(
        "An id of the centre that stays the same in all files and years, such as R-3204."
    ),
    "centre_id": mark(
        "The id of the centre as it stands in the list of centres, such as R-3204, or its name, such as PLUT "
        "Kabupaten Bandung."
    ),
    "consultant_id": mark(
        "A code of the consultant, such as K-001. Never a NIK, an e-mail address or a phone number."
    ),
    "application_id": mark(
        "The number of the application. Never a NIK, an e-mail address or a phone number."
    ),
    "enterprise_id": mark("A code of the enterprise, or its NIB, which is kept as a key only. Never a NIK."),
    "name": mark("The name of the centre."),
    "centre_name": mark("The name of the centre, as a check of its id."),
    "level": mark("Choose from the list: of a province, or of a regency or city."),
    "province_code": mark("Two digits of Kemendagri, such as 32, or the name; see the sheet “Kode wilayah”."),
    "centres.regency_code": mark(
        "Four digits of Kemendagri, such as 3204, not those of BPS, or the full name; see the sheet “Kode "
        "wilayah”. Empty for a centre of a province."
    ),
    "regency_code": mark(
        "Four digits of Kemendagri, such as 3204, not those of BPS, or the full name; see the sheet “Kode "
        "wilayah”."
    ),
    "province_name": mark("The name, as a check of the code: the two must agree."),
    "regency_name": mark("The name, as a check of the code: the two must agree."),
    "opened_on": mark("The day on which the centre began to work. {dates}"),
    "institutional_status": mark("Choose from the list."),
    "address": mark("Street and place."),
    "longitude": mark("Degrees east, such as 107.5241. Give longitude and latitude, or neither."),
    "latitude": mark("Degrees, negative south of the equator, such as -7.0253."),
    "as_of": mark("The day on which the data were taken. {dates}"),
    "consultants.as_of": mark(
        "The day on which this list was true; one row is enough, and consultants are counted on that day. "
        "If left out: on the day on which the newest contract begins. {dates}"
    ),
    "leading_product": mark("The product that the centre is known for."),
    "sni_corner_since": mark("Since when, as a date or a year alone, such as 2023."),
    "production_house": mark("Choose from the list."),
    "field": mark("Choose from the list."),
    "active_from": mark("The first day of the contract. {dates}"),
    "active_to": mark("The last day of the contract; empty while it has no end. {dates}"),
    "minutes": mark("The time by car from the regency or city to the centre, 0 to 2880 minutes."),
    "scheme": mark("Choose from the list."),
    "size_class": mark("Choose from the list."),
    "registered_on": mark("The day of the application. {dates}"),
    "verified_on": mark("Empty while it is not verified. {dates}"),
    "issued_on": mark("Empty while nothing is issued. {dates}"),
    "rejected_on": mark("Also where the owner withdrew; empty otherwise. {dates}"),
    "rejection_reason": mark("Choose from the list; any other reason counts as “lainnya”."),
    "expires_on": mark("The last day on which the certificate holds. {dates}"),
}
DATES_RULE = mark("Write 09/10/2024 (day first) or 9 Oktober 2024.")
GUIDE = (
    mark("Fill in one row for each record, from the row below the example."),
    mark(
        "The row that begins with CONTOH is an example: it is not loaded as long as it is not changed. "
        "Delete it, or write your own record over all of it."
    ),
    mark("Columns marked “may be left out” may be deleted. Keep the other columns and their headers."),
    mark("Copy from other files with “paste values only”, so that the lists and formats stay."),
    mark(
        "Save as XLSX and load the file at the office's desk (/meja), which checks it. Where this dashboard "
        "has no desk, check it on the page Data and method, then hand it to whoever runs the dashboard."
    ),
)


@dataclass(frozen=True)
class Looks:
    """How the cells of a template look."""

    needed: Format
    optional: Format
    head: Format
    english: Format
    example: Format
    text: Format
    date: Format
    plain: Format

    @staticmethod
    def of(book: xlsxwriter.Workbook) -> "Looks":
        small = {"font_size": 9, "align": "left"}
        return Looks(
            needed=book.add_format(small | {"bold": True, "font_color": "#ffffff", "bg_color": "#0b6b4f"}),
            optional=book.add_format(small | {"font_color": "#44525e", "bg_color": "#e6ebee"}),
            head=book.add_format({"bold": True, "bg_color": "#d9ead9"}),
            english=book.add_format({"italic": True, "font_color": "#5b6b78", "bottom": 1}),
            example=book.add_format(
                {"italic": True, "font_color": "#7a5b00", "bg_color": "#fff6d6", "num_format": "@"}
            ),
            text=book.add_format({"num_format": "@"}),
            date=book.add_format({"num_format": "dd/mm/yyyy", "align": "left"}),
            plain=book.add_format({"align": "left"}),
        )

    def of_column(self, name: str) -> Format:
        if name in DATES:
            return self.date
        return self.plain if name in NUMBERS else self.text


def template(dataset: str, known: pd.DataFrame, regions: pd.DataFrame) -> bytes:
    """A workbook for a data set: what is needed, Indonesian headers over English ones, an example, the known
    rows of one province; sheets that explain its columns and list codes and what may be chosen.

    dataset: its name; KeyError where an office fills in none of that name. known: the columns of the data set
    that are known. regions: `region_code`, `region_name` of the province.
    """
    ours = DATASETS[dataset]
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        looks = Looks.of(book)
        sheet = book.add_worksheet(word("dataset", dataset, LANGUAGE))
        _guide(book.add_worksheet("Petunjuk"), ours, looks)
        _codes(book.add_worksheet("Kode wilayah"), regions, looks)
        lists = _Lists(book.add_worksheet("Pilihan"), looks)
        for column, entry in enumerate(ours.columns):
            look = looks.of_column(entry.name)
            sheet.set_column(column, column, WIDE if entry.name in NAMES else NARROW, look)
            sheet.write_string(
                NEEDED, column, _need(ours, entry), looks.needed if entry.filled else looks.optional
            )
            sheet.write_string(HEADER, column, entry.label_id, looks.head)
            sheet.write_string(ENGLISH, column, entry.label_en, looks.english)
            sheet.write_string(EXAMPLE, column, entry.example, looks.example)
            if entry.name in known:
                for line, value in enumerate(known[entry.name], start=FIRST):
                    if pd.notna(value):
                        sheet.write_string(line, column, _indonesian(entry.name, str(value)), look)
            _validate(sheet, column, ours, entry, lists.of(entry, known, regions))
        sheet.freeze_panes(EXAMPLE, 1)
        for page in book.worksheets():
            page.set_landscape()
            page.set_paper(9)  # A4
            page.fit_to_pages(1, 0)
    return content.getvalue()


def _need(dataset: Dataset, column: Column) -> str:
    """Whether a cell of the column must be filled in."""
    if column.filled:
        return translate(mark("needed"), LANGUAGE)
    if (dataset.name, column.name) == ("centres", "regency_code"):
        return translate(mark("needed for a regency or city"), LANGUAGE)
    return translate(mark("may be empty") if column.required else mark("may be left out"), LANGUAGE)


def _rule(dataset: Dataset, column: Column) -> str:
    rule = RULES.get(f"{dataset.name}.{column.name}") or RULES[column.name]
    return translate(rule, LANGUAGE, dates=translate(DATES_RULE, LANGUAGE))


def _validate(sheet: Worksheet, column: int, dataset: Dataset, entry: Column, choices: str) -> None:
    """The list of a column's cells, and what is said of the column where one is chosen."""
    need = _need(dataset, entry)
    options = {
        "validate": "any",
        "input_title": entry.label_id,
        "input_message": f"{need[0].upper()}{need[1:]}. {_rule(dataset, entry)}",
    }
    if choices:
        is_open = entry.name in OPEN_LISTS
        options |= {
            "validate": "list",
            "source": choices,
            "show_error": not is_open,
            "error_type": "warning",
            "error_title": translate(mark("Not in the list"), LANGUAGE),
            "error_message": _rule(dataset, entry),
        }
    elif entry.name in NUMBERS:
        least, most = NUMBERS[entry.name]
        options |= {
            "validate": "decimal",
            "criteria": "between",
            "minimum": least,
            "maximum": most,
            "error_title": translate(mark("Not a number that can be"), LANGUAGE),
            "error_message": _rule(dataset, entry),
        }
    sheet.data_validation(EXAMPLE, column, LAST, column, options)


class _Lists:
    """The lists to choose from, each a column of a sheet."""

    def __init__(self, sheet: Worksheet, looks: Looks) -> None:
        self._sheet, self._looks, self._column = sheet, looks, 0

    def of(self, column: Column, known: pd.DataFrame, regions: pd.DataFrame) -> str:
        """Where the list of a column stands; empty where there is none."""
        choices = list(terms.offered(column.name)) or _of_province(column.name, known, regions)
        if not choices:
            return ""
        letter = xlsxwriter.utility.xl_col_to_name(self._column)
        self._sheet.write_string(0, self._column, column.label_id, self._looks.head)
        self._sheet.write_column(1, self._column, choices, self._looks.text)
        self._sheet.set_column(self._column, self._column, 28)
        self._column += 1
        return f"=Pilihan!${letter}$2:${letter}${len(choices) + 1}"


def _of_province(column: str, known: pd.DataFrame, regions: pd.DataFrame) -> list[str]:
    """The codes and names of a province and of its regencies and cities, and the ids of its known centres."""
    if column == "centre_id" and column in known and "name" not in known:
        return sorted(known[column].dropna().astype(str).unique())
    wanted = {"province": 2, "regency": 4}.get(column.partition("_")[0])
    if wanted is None or column.partition("_")[2] not in ("code", "name"):
        return []
    of_level = regions[regions["region_code"].str.len() == wanted]
    return list(of_level["region_code" if column.endswith("code") else "region_name"])


def _guide(sheet: Worksheet, dataset: Dataset, looks: Looks) -> None:
    """What each column means, and how to fill the workbook in."""
    for line, sentence in enumerate(GUIDE):
        sheet.write_string(line, 0, f"{line + 1}. {translate(sentence, LANGUAGE)}")
    top = len(GUIDE) + 1
    heads = (mark("Column"), mark("Needed?"), mark("What to write"), mark("Example"), mark("Choices"))
    sheet.write_row(top, 0, [translate(head, LANGUAGE) for head in heads], looks.head)
    for line, column in enumerate(dataset.columns, start=top + 1):
        choices = "; ".join(terms.offered(column.name))
        cells = (column.label_id, _need(dataset, column), _rule(dataset, column), column.example, choices)
        sheet.write_row(line, 0, cells, looks.plain)
    for column, width in enumerate((28, 28, 110, 28, 110)):
        sheet.set_column(column, column, width)


def _codes(sheet: Worksheet, regions: pd.DataFrame, looks: Looks) -> None:
    """The codes of the province and of its regencies and cities."""
    sheet.write_row(0, 0, ["Kode", "Wilayah"], looks.head)
    for line, region in enumerate(regions.itertuples(), start=1):
        sheet.write_string(line, 0, region.region_code, looks.text)
        sheet.write_string(line, 1, region.region_name)
    sheet.set_column(1, 1, 40)
    sheet.freeze_panes(1, 0)


def _indonesian(column: str, value: str) -> str:
    """A stored value as the office writes it: `regency` is "kabupaten/kota"; a value without a word is
    itself."""
    return words(column, LANGUAGE).get(value, value) if terms.offered(column) else value
