"""A file of the reader's own, checked as a build would: what is accepted, what is rejected and why. Nothing
of it is kept."""

from functools import partial
from pathlib import PurePath

import pandas as pd

from plut.base import folders, formats
from plut.base.measures import word
from plut.building import checking, messages
from plut.building.checking import FileCheck
from plut.content.blocks import AskFile, Block, Files, Note, Sentence, Table
from plut.content.files import File, Marked
from plut.content.framing import BRAND
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import WHOLE
from plut.figures.style import Frame

ENDINGS = ("csv", "xlsx", "parquet", "json")
COLUMNS = ("row", "key", "reason")
MARKED = "ditandai_"  # before the name of the file
NO_QUERY = ""  # the rows stand in no edition


def ask(reading: Reading) -> AskFile:
    """The question for a file."""
    label = reading.text("A file to check: CSV, XLSX, Parquet or JSON")
    return AskFile("unggah", label, ENDINGS, reading.text("Checking ..."), check)


def check(reading: Reading, name: str, content: bytes) -> tuple[Block, ...]:
    """What a build would make of a file; of a workbook, of each of its sheets that is ours."""
    # beside an office's files a check tells what stands in them: ids, days, whether an amount is the same
    is_beside = reading.edition.rules.bound_nothing
    found = checking.check_file(name, content, folders.incoming_folder() if is_beside else None)
    told = [block for number, one in enumerate(found) for block in _told(reading, one, number)]
    if not is_beside:
        alone = reading.text(
            "Your file was checked by itself: the files that an office has loaded are not open to you. A "
            "build may find ids that stand in them too, and knows the centres of their lists."
        )
        told.insert(0, Sentence(alone))
    ending = next((one.ending for one in found if one.rejected or one.remarked), "")
    if ending:
        label = reading.text("Your file with the rows to correct marked")
        copy = Marked(partial(checking.marked_file, name, content, found, reading.language))
        stem = PurePath(checking.plain_name(name)).stem
        told.append(Files((File("marked", label, f"{MARKED}{stem}.{ending}", copy),)))
    return tuple(told)


def _told(reading: Reading, found: FileCheck, number: int) -> tuple[Block, ...]:
    """Accepted and rejected rows in words, the rejected with their reasons."""
    report, language = found.report, reading.language
    if report.problem:
        return (Note(messages.file_problem(report.problem, language), "bad"),)
    dataset = str(report.dataset)
    text = reading.text(
        "Recognised as {name}. Rows accepted: {accepted}; rejected: {rejected}.",
        name=word("dataset", dataset, language),
        accepted=formats.number(found.accepted, language),
        rejected=formats.number(found.rejected, language),
    )
    rejects, remarks = _with_reasons(found.rejects, language), _with_reasons(found.remarks, language)
    told: list[Block] = [Note(text, "good" if rejects.empty else "warning")]
    if not rejects.empty:
        told.append(_listed(reading, f"check_rejects_{number}", text, report.file, rejects))
    if not remarks.empty:
        kept = reading.text("Rows that were kept although something is wrong with them:")
        told += [Sentence(kept), _listed(reading, f"check_remarks_{number}", kept, report.file, remarks)]
    if found.rejected > len(rejects) or found.remarked > len(remarks):
        most = formats.number(checking.MOST_LISTED, language)
        told.append(
            Sentence(reading.text("Listed are the first {most}; the marked file has all.", most=most))
        )
    return tuple(told)


def _with_reasons(problems: pd.DataFrame, language: str) -> pd.DataFrame:
    """Rows with what is wrong with each in words: `row`, `key`, `reason`, `provenance`."""
    reasons = [messages.row_problem(problem, language) for problem in problems["problem"]]
    return problems[["row", "key"]].assign(reason=reasons, provenance="imported")


def _listed(reading: Reading, key: str, title: str, file: str, found: pd.DataFrame) -> Table:
    """Rows of the file as a table; its source is the file itself, and no edition or query has a part in
    it."""
    source = reading.text("Source: {sources}.", sources=file)
    return Table(
        key,
        Rows(NO_QUERY, WHOLE, found, ()),
        Frame(title, "", source, "", BRAND),
        COLUMNS,
        has_files=False,
    )
