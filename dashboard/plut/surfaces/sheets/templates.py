"""Workbooks that an office fills in, and the corrected file that a check gives back. Both are accepted by the
import."""

import io

import pandas as pd
import xlsxwriter

from plut.base.language import translate
from plut.base.measures import measure, words
from plut.building.incoming.datasets import TEMPLATED

DATASETS = {dataset.name: dataset for dataset in TEMPLATED}


def template(dataset: str, known: pd.DataFrame, regions: pd.DataFrame) -> bytes:
    """A workbook for a data set: Indonesian headers, English below, the known rows of one province, its codes
    on a sheet.

    dataset: its name; KeyError where an office fills in none of that name. known: the columns of the data set
    that are known. regions: `region_code`, `region_name` of the province.
    """
    columns = DATASETS[dataset].columns
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        head, sub = (
            book.add_format({"bold": True, "bg_color": "#d9ead9"}),
            book.add_format({"italic": True, "font_color": "#5b6b78"}),
        )
        sheet = book.add_worksheet(dataset)
        for column, entry in enumerate(columns):
            sheet.write_string(0, column, entry.label_id, head)
            sheet.write_string(1, column, entry.label_en, sub)
            sheet.set_column(column, column, max(14, len(entry.label_id) + 2))
            if entry.name in known:
                for line, value in enumerate(known[entry.name], start=2):
                    if pd.notna(value):
                        sheet.write_string(line, column, _indonesian(entry.name, str(value)))
        sheet.freeze_panes(2, 1)
        codes = book.add_worksheet("Kode wilayah")
        codes.write_row(0, 0, ["Kode", "Wilayah"], head)
        for line, region in enumerate(regions.itertuples(), start=1):
            codes.write_string(line, 0, region.region_code)
            codes.write_string(line, 1, region.region_name)
        codes.set_column(1, 1, 40)
    return content.getvalue()


def corrected(dataset: str, accepted: pd.DataFrame, rejects: pd.DataFrame, language: str) -> bytes:
    """The rows that a build would accept, as it reads them, and on a second sheet those to be corrected, with
    reasons.

    dataset: as in `template`. rejects: `row`, `key`, `reason`.
    """
    columns = [column for column in DATASETS[dataset].columns if column.name in accepted]
    content = io.BytesIO()
    with xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"}
    ) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(dataset)
        for column, entry in enumerate(columns):
            sheet.write_string(0, column, entry.label_id, bold)
            sheet.set_column(column, column, max(14, len(entry.label_id) + 2))
            for line, value in enumerate(accepted[entry.name], start=1):
                if pd.notna(value):
                    text = value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)
                    sheet.write_string(line, column, _indonesian(entry.name, text))
        wrong = book.add_worksheet(translate("To correct", language))
        wrong.write_row(0, 0, [measure(c).labels[language] for c in ("row", "key", "reason")], bold)
        for line, row in enumerate(rejects.itertuples(), start=1):
            wrong.write_number(line, 0, row.row)
            wrong.write_string(line, 1, row.key if isinstance(row.key, str) else "")
            wrong.write_string(line, 2, row.reason)
        wrong.set_column(2, 2, 110)
    return content.getvalue()


def _indonesian(column: str, value: str) -> str:
    """A stored value as the office writes it: `regency` is "kabupaten/kota"; a value without a word is
    itself."""
    return (
        words(column, "id").get(value, value)
        if column
        in ("level", "field", "institutional_status", "production_house", "size_class", "rejection_reason")
        else value
    )
