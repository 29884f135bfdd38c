"""What differs between two editions, in words: a table that a page, a terminal and a file print alike.

Headline numbers first, then how many numbers of each page differ, what is unusual, and the numbers
themselves, as many as are wanted; how many there are is always said.
"""

import csv
import datetime
import functools
import io
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from plut.base import formats, measures
from plut.base.language import mark, translate
from plut.content import places
from plut.subjects.every import SUBJECTS
from plut.surfaces.desk.changes import Changes, Found, Headline
from plut.surfaces.desk.comparing import PLACE, Cell
from plut.surfaces.desk.further import SETTLED
from plut.surfaces.sheets.exports import CSV_FORMS, harmless

ROWS = 50  # of the numbers themselves, where nobody says how many
CORRECTIONS = "frame/corrections"  # the query whose rows are corrections themselves
MOST_FILES = 3  # that a line names
LONGEST = 200  # letters of a text
MOST_DIGITS = 14  # with which two numbers are written that differ
AREAS = ("region_code", "province_code", "regency_code", "region", "province", "row_code")
# of a code the columns that tell its name
NAMED = {
    "centre_id": ("name", "centre_name"),
    "centre": ("name", "centre_name"),
    "institution_code": ("institution_name",),
    "unit_id": ("contestant_name", "unit_name"),
    "fact_id": ("statement",),
    "other_fact_id": ("other_statement",),
    "figure_id": ("measure", "counted", "statement"),
    "event_id": ("statement",),
    "number_id": ("label",),
    "count_id": ("statement",),
    "place_key": ("region_name",),
    "source_key": ("publisher",),
    "group_code": ("group_name",),
    "row_code": ("row_name",),
    "pair_key": ("applied",),
    "institution_key": ("institution_name",),
}
MEASURED = ("measure", "indicator")  # columns of a grain that name a measure
# columns whose values are in the unit of the measure of their row
IN_ITS_UNIT = ("value", "lowest", "highest", "median", "first_value", "upper_value", "difference")
WHY = {
    "appears": mark("was not there before"),
    "gone": mark("falls to nothing"),
    "provenance": mark("its provenance is another"),
    "moved": mark("moves farther than usual ({usual})"),
}
FILES = {"added": mark("new"), "removed": mark("taken away"), "replaced": mark("replaced")}


@dataclass(frozen=True)
class Change:
    """A number that differs, in words.

    page, question: where it stands, and what it answers; where: of which place, centre, institution or
    choice. moved: the difference as a number. files: any of which may have caused it; none where it is the
    product itself. why: it is unusual, or empty.
    """

    page: str
    question: str
    where: str
    measure: str
    before: str
    after: str
    difference: str
    moved: float | None
    provenance: str
    files: tuple[str, ...]
    cause: str
    why: str
    is_headline: bool = False

    @property
    def is_unusual(self) -> bool:
        return bool(self.why)


@dataclass(frozen=True)
class Part:
    """A table with its head. said: sentences above it; more: what is said of rows that are left out."""

    key: str
    title: str
    said: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: str = ""


def parts(changes: Changes, rows: int = ROWS, page: str | None = None) -> tuple[Part, ...]:
    """All that is told. page: by name, the only one whose numbers are told one by one."""
    if not (len(changes) or changes.headlines or changes.unshown):
        return (_part(changes, "changes", mark("What changes"), (_nothing(changes),)),)
    made = (
        _of_headlines(changes),
        _of_pages(changes),
        _of_files(changes),
        _of_unusual(changes),
        _of_rows(changes, rows, page),
        _of_unshown(changes),
    )
    return tuple(part for part in made if part is not None)


def in_lines(of: Iterable[Part]) -> str:
    """The parts as plain text for a terminal, without what it would take for a command."""
    blocks = []
    for part in of:
        lines = [part.title.upper(), *part.said]
        table = [part.columns, *part.rows] if part.rows else []
        widths = (
            [min(48, max(len(row[at]) for row in table)) for at in range(len(part.columns))] if table else []
        )
        for row in table:
            cells = (
                formats.shortened(cell, width).ljust(width) for cell, width in zip(row, widths, strict=True)
            )
            lines.append("  ".join(cells).rstrip())
        blocks.append("\n".join([*lines, *([part.more] if part.more else [])]))
    text = "\n\n".join(blocks)
    return "".join(letter for letter in text if letter.isprintable() or letter == "\n")


def as_csv(changes: Changes) -> str:
    """Every number that differs, one a line, headline numbers first; differences as numbers, and no text that
    a spreadsheet would take for a formula."""
    target = io.StringIO()
    separator, point = CSV_FORMS.get(changes.language, CSV_FORMS["intl"])
    writer = csv.writer(target, delimiter=separator, lineterminator="\n")
    writer.writerow(_columns(changes))
    for one in (*headlines(changes), *every(changes, changes.rows)):
        cells = [harmless(cell) for cell in _line(one)]
        cells[COLUMNS.index("Difference")] = "" if one.moved is None else repr(one.moved).replace(".", point)
        writer.writerow(cells)
    return target.getvalue()


def headlines(changes: Changes) -> tuple[Change, ...]:
    """The numbers that stand large on pages, in words."""
    return tuple(_headline(changes, one) for one in changes.headlines)


def questions(changes: Changes) -> tuple[tuple[str, str], ...]:
    """The queries of which a number differs, each with the title under which a page shows it."""
    titles = {
        one.latter[0]: changes.titles.get(one.latter[0]) or _question(changes, one)
        for one in reversed(changes.rows)
        if one.latter[0] != CORRECTIONS
    }
    return tuple(reversed(titles.items()))


def every(changes: Changes, of: Iterable[Found]) -> tuple[Change, ...]:
    """Numbers in words, those that are wanted of them: words for all take as long as finding them."""
    return tuple(_change(changes, one) for one in of)


def _headline(changes: Changes, one: Headline) -> Change:
    language = changes.language
    why, finding = "", translate("Finding of the page", language)
    if one.why:
        reach = formats.percent(one.usual, language, 0) if one.usual is not None else ""
        why = translate(WHY[one.why], language, **({"usual": reach} if one.why == "moved" else {}))
    return Change(
        _page(one.page, language),
        translate("Number that stands large", language) if one.label else finding,
        "",
        one.label or finding,
        one.before or formats.MISSING,
        one.after or formats.MISSING,
        _percent_moved(one.move, language),
        one.move,
        _provenance(one.provenance, language),
        one.files,
        _cause(changes, one.files),
        why,
        is_headline=True,
    )


def _percent_moved(move: float | None, language: str) -> str:
    return _signed(move, formats.percent(abs(move), language)) if move else ""


def _change(changes: Changes, one: Found) -> Change:
    language, cell = changes.language, one.cell
    files = changes.causes.of(changes.header(one.latter[0]).data, one.place, _measure_of(changes, one))
    before, after = _texts(changes, one)
    return Change(
        formats.enumeration([_page(page, language) for page in one.pages], language),
        _question(changes, one),
        _where(changes, one),
        _label(changes, one),
        before,
        after,
        _difference(changes, one),
        cell.after - cell.before if _are_numbers(cell) else None,
        _provenance(cell.provenance, language),
        files,
        _cause(changes, files),
        translate(WHY[one.why], language) if one.why else "",
    )


def _question(changes: Changes, one: Found) -> str:
    """The title of what shows it; where nothing does, what its query says of itself."""
    query = one.latter[0]
    if title := changes.titles.get(one.latter):
        return title
    if changes.language == "en":
        return changes.header(query).description.split(". ")[0].rstrip(".")
    return changes.titles.get(query) or f"{measures.measure('query').labels['id']}: {query}"


def _where(changes: Changes, one: Found) -> str:
    """Of which row it is, and by which choice."""
    header, cell = changes.header(one.latter[0]), one.cell
    is_keyed = cell.key[:1] != (PLACE,)
    grain = dict(zip(header.grain, cell.key, strict=False)) if is_keyed else {}
    measure = _measure_of(changes, one)
    told = [
        _keyed(changes, one, name, value)
        for name, value in grain.items()
        if not (measure and name in MEASURED)
    ]
    if not is_keyed and len(changes.frames[one.latter][1]) > 1:
        told.append(translate("row {number}", changes.language, number=cell.key[1] + 1))
    is_of_area = any(name in AREAS for name in grain)
    for name, value in one.latter[1]:
        if name in SETTLED or name in grain or (name in AREAS and is_of_area):
            continue
        told.append(f"{_word('choices', name, changes.language)}: {_named(changes, one, name, value)}")
    return " · ".join(dict.fromkeys(text for text in told if text))


def _keyed(changes: Changes, one: Found, name: str, value: Any) -> str:
    """A value of a grain; a bare number with what it is of."""
    text = _named(changes, one, name, value)
    return (
        f"{_word('columns', name, changes.language)}: {text}"
        if text[:1].isdigit() and len(text) < 4
        else text
    )


def _named(changes: Changes, one: Found, name: str, value: Any) -> str:
    """A value of a grain or of a choice in words: a place, a centre or an institution by its name."""
    language = changes.language
    if known := _columns_file()["values"].get(f"{name} {value}"):
        return str(known[language])
    if name in AREAS and str(value) in (names := places.short_names(changes.after)):
        return names[str(value)]
    for column in NAMED.get(name, ()):
        for frame, row in zip(changes.frames[one.latter][::-1], one.cell.rows[::-1], strict=True):
            if row is None or name not in frame or str(frame[name].iloc[row]) != str(value):
                continue
            for known in (column, f"{column}_{language}"):
                if known in frame and isinstance(text := frame[known].iloc[row], str) and text:
                    return f"{formats.shortened(text, 80)} ({value})" if len(str(value)) <= 8 else text
    if name in MEASURED and measures.is_known(str(value)):
        return measures.measure(str(value)).labels[language]
    if name == "radius_km":
        return translate("{radius} km", language, radius=value)
    return _text(name, value, language)


def _measure_of(changes: Changes, one: Found) -> str:
    """The measure that a value is of, where the row tells it: of areas, or of those who are compared."""
    grain = changes.header(one.latter[0]).grain
    if one.cell.key[:1] == (PLACE,):
        return ""
    told = (str(value) for name, value in zip(grain, one.cell.key, strict=False) if name in MEASURED)
    return next((name for name in told if measures.is_known(name)), "")


def _written_as(changes: Changes, one: Found) -> str:
    """The column as whose values a value is written."""
    return (_measure_of(changes, one) if one.cell.column in IN_ITS_UNIT else "") or one.cell.column


def _label(changes: Changes, one: Found) -> str:
    column, language = one.cell.column, changes.language
    measure = _measure_of(changes, one)
    if measure and column == "value":
        return measures.measure(measure).heading(language)
    label = _word("columns", column, language)
    return f"{measures.measure(measure).labels[language]}: {label.lower()}" if measure else label


@functools.lru_cache
def _columns_file() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))


def _word(kind: str, name: str, language: str) -> str:
    """What a column or a choice is called; under its own name where nothing tells."""
    file = _columns_file()
    stem = name.removesuffix(f"_{language}")
    for known in (name, stem):
        if kind == "choices" and known in file["choices"]:
            return str(file["choices"][known][language])
        if measures.is_known(known):
            return measures.measure(known).heading(language)
        if known in file["columns"]:
            return str(file["columns"][known][language])
    return name


def _text(column: str, value: Any, language: str, decimals: int | None = None) -> str:
    """A value as text. decimals: where the usual ones do not tell two values apart."""
    if value is None:
        return formats.MISSING
    if isinstance(value, bool):
        return translate("yes", language) if value else translate("no", language)
    if isinstance(value, list):
        return formats.enumeration([_text(column, one, language) for one in value], language)
    if isinstance(value, datetime.date | pd.Timestamp):
        return formats.date(pd.Timestamp(value).date(), language)
    measure = measures.described(column)
    if isinstance(value, int | float | Decimal):
        return _number(column, measure.kind, value, language, decimals)
    # a choice may have the name of a column that counts
    is_written = measure.kind in ("period", "dates")
    text = measure.text(value, language) if is_written else measures.word(column, str(value), language)
    return formats.shortened(text, LONGEST)


def _number(column: str, kind: str, value: Any, language: str, decimals: int | None) -> str:
    if kind == "share" or (not kind and column.endswith("_share")):
        return formats.percent(value, language, 1 if decimals is None else decimals)
    if kind == "idr" or (not kind and column.endswith("_idr")):
        return formats.rupiah(value, language, 2 if decimals is None else decimals)
    if decimals is not None and kind not in ("year", "code"):
        return formats.number(value, language, decimals)
    if kind:
        return measures.measure(column).text(value, language)
    return formats.number(value, language, 0 if float(value).is_integer() else 2)


def _texts(changes: Changes, one: Found) -> tuple[str, str]:
    """Before and after, with as many digits as it takes to tell them apart."""
    column = _written_as(changes, one)
    values = one.cell.before, one.cell.after
    texts = [_text(column, value, changes.language) for value in values]
    for decimals in range(2, MOST_DIGITS):
        if texts[0] != texts[1]:
            break
        texts = [_text(column, value, changes.language, decimals) for value in values]
    return texts[0], texts[1]


def _difference(changes: Changes, one: Found) -> str:
    """How far a number moved, in its unit; of a share in percentage points."""
    cell, language = one.cell, changes.language
    if not _are_numbers(cell):
        return ""
    column = _written_as(changes, one)
    kind = measures.described(column).kind
    if kind in ("year", "code"):
        return ""
    move = cell.after - cell.before
    if kind == "share" or (not kind and column.endswith("_share")):
        for decimals in range(1, MOST_DIGITS):
            points = formats.number(abs(move) * 100, language, decimals)
            if float(abs(round(move * 100, decimals))):
                break
        return _signed(move, translate("{points} percentage points", language, points=points))
    text = _text(column, abs(move), language)
    if not any(digit in text for digit in "123456789"):
        text = _text(column, abs(move), language, MOST_DIGITS)
    return _signed(move, text)


def _are_numbers(cell: Cell) -> bool:
    return all(isinstance(v, int | float) and not isinstance(v, bool) for v in (cell.before, cell.after))


def _signed(move: float, text: str) -> str:
    return f"{'+' if move > 0 else '−'}{text}"


def _provenance(of: tuple[str, str], language: str) -> str:
    """`SIMULATED → imported`, or the one of both."""
    words = [measures.word("provenance", one, language) for one in of if one]
    return " → ".join(dict.fromkeys(words))


def _cause(changes: Changes, files: tuple[str, ...]) -> str:
    """The file that caused it; of several that one of them did."""
    language = changes.language
    if not files:
        return translate("the product itself: its code, its reference data or the day of the build", language)
    if len(files) == 1:
        return files[0]
    more = len(files) - MOST_FILES
    if more > 0:
        named = ", ".join(files[:MOST_FILES])
        return translate(
            "one of {files} and {count} more",
            language,
            files=named,
            count=formats.number(more, language),
        )
    return translate("one of {files}", language, files=", ".join(files))


def _page(name: str, language: str) -> str:
    return next((translate(page.title, language) for page in SUBJECTS if page.name == name), name)


def _part(
    changes: Changes,
    key: str,
    title: str,
    said: tuple[str, ...] = (),
    columns: tuple[str, ...] = (),
    rows: tuple[tuple[str, ...], ...] = (),
    more: str = "",
) -> Part:
    language = changes.language
    heads = tuple(translate(column, language) for column in columns)
    return Part(key, translate(title, language), said, heads, rows, more)


def _nothing(changes: Changes) -> str:
    return translate("Nothing differs: every number of every page is the same.", changes.language)


LARGE = (
    mark("Page"),
    mark("Number"),
    mark("Before"),
    mark("After"),
    mark("Move"),
    mark("From"),
    mark("Unusual"),
)


def _of_headlines(changes: Changes) -> Part:
    """The numbers that stand large."""
    language = changes.language
    found = headlines(changes)
    told = tuple(
        (one.page, one.measure, one.before, one.after, one.difference, one.cause, one.why) for one in found
    )
    said = translate(
        "A number is called unusual where it moves farther than it did between the editions kept here, a "
        "quarter where these are too few to tell; and always where it appears, falls to nothing or its "
        "provenance changes.",
        language,
    )
    none = translate("No number that stands large on a page differs.", language)
    return _part(
        changes,
        "headlines",
        mark("Headline numbers"),
        (said,) if told else (none,),
        LARGE if told else (),
        told,
    )


def _of_pages(changes: Changes) -> Part:
    language = changes.language
    rows = tuple((_page(page, language), formats.number(n, language)) for page, n in changes.counts.items())
    said = [
        translate(
            "{count} numbers differ. One that stands on several pages counts on each.",
            language,
            count=formats.number(len(changes), language),
        )
    ]
    if changes.left:
        said.append(
            translate(
                "Of {count} choices with many values, those with most changes were looked through one by "
                "one.",
                language,
                count=formats.number(len(changes.left), language),
            )
        )
    if changes.withheld:
        said.append(
            translate(
                "{count} questions rest on records that you may not see, and are left out.",
                language,
                count=formats.number(changes.withheld, language),
            )
        )
    if changes.incomparable:
        said.append(
            translate(
                "The former edition has no answer to: {names}.",
                language,
                names=", ".join(changes.incomparable),
            )
        )
    return _part(changes, "pages", mark("Page by page"), tuple(said), (mark("Page"), mark("Numbers")), rows)


def _of_files(changes: Changes) -> Part | None:
    """The files that differ."""
    if not changes.files:
        return None
    language = changes.language
    rows = tuple(
        (one.name, measures.word("dataset", one.dataset, language), translate(FILES[one.what], language))
        for one in changes.files
    )
    columns = (mark("File"), mark("Data set"), mark("What it is"))
    return _part(changes, "files", mark("Files that differ"), (), columns, rows)


def _of_unusual(changes: Changes) -> Part | None:
    if not changes.unusual:
        return None
    language = changes.language
    rows = tuple(
        (formats.capital(translate(WHY[why], language)), formats.number(count, language))
        for why, count in changes.unusual.items()
    )
    return _part(changes, "unusual", mark("Unusual"), (), (mark("Why"), mark("Numbers")), rows)


COLUMNS = (
    mark("Page"),
    mark("Question"),
    mark("Of"),
    mark("Number"),
    mark("Before"),
    mark("After"),
    mark("Difference"),
    mark("Provenance"),
    mark("From"),
    mark("Unusual"),
)


def _columns(changes: Changes) -> tuple[str, ...]:
    return tuple(translate(text, changes.language) for text in COLUMNS)


def _line(one: Change) -> tuple[str, ...]:
    return (
        one.page,
        one.question,
        one.where,
        one.measure,
        one.before,
        one.after,
        one.difference,
        one.provenance,
        one.cause,
        one.why,
    )


def _of_rows(changes: Changes, most: int, page: str | None) -> Part | None:
    found = changes.rows if page is None else changes.of_page(page)
    if not found or not most:
        return None
    language = changes.language
    shown = _spread(found, most)
    more = translate(
        "{shown} of {count} shown.",
        language,
        shown=formats.number(len(shown), language),
        count=formats.number(len(found), language),
    )
    title = translate("The numbers", language)
    return Part("rows", title, (), _columns(changes), tuple(map(_line, every(changes, shown))), more)


def _spread(found: tuple[Found, ...], most: int) -> tuple[Found, ...]:
    """The first of every page, as many of each as there is room for, so that a long page hides no other."""
    by_page: dict[str, list[Found]] = {}
    for one in found:
        by_page.setdefault(one.pages[0], []).append(one)
    room, taken = most, dict.fromkeys(by_page, 0)
    while room > 0 and (waiting := [page for page in by_page if taken[page] < len(by_page[page])]):
        for page in waiting:
            share = min(max(1, room // len(waiting)), len(by_page[page]) - taken[page], room)
            taken[page] += share
            room -= share
    return tuple(one for page, several in by_page.items() for one in several[: taken[page]])


def _of_unshown(changes: Changes) -> Part | None:
    """What no page shows, so that nothing is lost."""
    if not changes.unshown:
        return None
    language = changes.language
    rows = tuple(
        (one.mart, formats.number(one.before, language), formats.number(one.after, language))
        for one in changes.unshown
    )
    columns = (mark("Table of the edition"), mark("Rows that went"), mark("Rows that came"))
    return _part(changes, "unshown", mark("Rows that no page shows as they are"), (), columns, rows)
