"""The journal as a file for its reader's spreadsheet: their language and separators, the desk's hour, and
beside it the moment as a program reads it."""

import csv
import io
from collections.abc import Iterable

from plut.base.language import translate
from plut.office.journal import Step
from plut.surfaces.desk import words
from plut.surfaces.sheets.exports import CSV_FORMS, harmless


def as_csv(told: Iterable[Step], language: str) -> bytes:
    """Steps in the order in which they are given."""
    content = io.StringIO()
    separator, _ = CSV_FORMS.get(language, CSV_FORMS["intl"])
    writer = csv.writer(content, delimiter=separator)
    writer.writerow(
        (
            translate("When", language),
            translate("Account", language),
            translate("Step", language),
            translate("Edition", language),
            translate("Files", language),
            translate("Note", language),
            translate("Time in UTC (ISO 8601)", language),
        )
    )
    for step in told:
        files = "; ".join(f"{one.name} ({one.sha256})" for one in step.files)
        hour, done = words.moment(step.time, language), words.step(step, language)
        row = (hour, step.account, done, step.edition, files, step.note, step.time)
        writer.writerow([harmless(text) for text in row])
    return content.getvalue().encode("utf-8-sig")
