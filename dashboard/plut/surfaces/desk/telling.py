"""What differs between two editions, as tables that a page and a terminal print alike, and as a CSV.

First what pages lead with, then page by page what a reader sees there, the most important of each; how many
there are is always said. What is simulated before and after is counted apart: it was only computed anew. The
CSV has all.
"""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plut.base import formats, measures
from plut.base.language import mark, translate
from plut.subjects.every import SUBJECTS
from plut.surfaces.desk import wording
from plut.surfaces.desk.asking import Lead
from plut.surfaces.desk.changes import Changes, Found, Headline
from plut.surfaces.desk.comparing import PLACE
from plut.surfaces.desk.wording import Change
from plut.surfaces.sheets.exports import CSV_FORMS, harmless
from plut.warehouse import rules

ROWS = 3  # of each table or picture, where nobody says how many
FILES = {"added": mark("new"), "removed": mark("taken away"), "replaced": mark("replaced")}
LINES_TOLD = 500  # of a CSV, after which is told how far it is


@dataclass(frozen=True)
class Part:
    """A table with its head. said: sentences above it; more: what is said of rows that are left out; parts:
    what stands under it, closed at first where is_folded."""

    key: str
    title: str
    said: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    more: str = ""
    parts: tuple["Part", ...] = ()
    is_folded: bool = True


def parts(changes: Changes, rows: int = ROWS) -> tuple[Part, ...]:
    """All that is told. rows: of each table or picture."""
    if not (len(changes) or changes.headlines or changes.unshown):
        said = (_nothing(changes), *_limits(changes))
        return (_part(changes, "changes", mark("What changes"), said),)
    made = (
        _of_headlines(changes),
        _of_pages(changes, rows),
        _of_files(changes),
        _of_unusual(changes),
        _of_unshown(changes),
    )
    return tuple(part for part in made if part is not None)


def in_lines(of: Iterable[Part]) -> str:
    """The parts as plain text for a terminal, without what it would take for a command."""
    text = "\n\n".join(map(_in_lines, of))
    return "".join(letter for letter in text if letter.isprintable() or letter == "\n")


def _in_lines(part: Part) -> str:
    lines = [part.title.upper(), *part.said]
    table = [part.columns, *part.rows] if part.rows else []
    widths = [min(48, max(len(row[at]) for row in table)) for at in range(len(part.columns))] if table else []
    for row in table:
        cells = (formats.shortened(cell, width).ljust(width) for cell, width in zip(row, widths, strict=True))
        lines.append("  ".join(cells).rstrip())
    lines += [part.more] if part.more else []
    return "\n\n".join(["\n".join(lines), *map(_in_lines, part.parts)])


def as_csv(changes: Changes, progress: Callable[[int], None] = lambda _: None) -> tuple[str, str]:
    """The real numbers that differ, and all that do, one a line, after what pages lead with; differences as
    numbers, and no text that a spreadsheet would take for a formula. progress: is told how many are
    written."""
    real, every = io.StringIO(), io.StringIO()
    separator, point = CSV_FORMS.get(changes.language, CSV_FORMS["intl"])
    writers = [csv.writer(to, delimiter=separator, lineterminator="\n") for to in (real, every)]

    def write(line: Iterable[str], is_simulated: bool = False) -> None:
        told = tuple(line)
        for writer in writers[is_simulated:]:
            writer.writerow(told)

    write(translate(text, changes.language) for text in COLUMNS)
    for headline, told in zip(changes.headlines, wording.headlines(changes, changes.headlines), strict=True):
        write(_line(told, point), headline.is_simulated)
    for at, one in enumerate(changes.rows):
        write(_line(wording.change(changes, one), point), one.is_simulated)
        if at % LINES_TOLD == 0:
            progress(at)
    return real.getvalue(), every.getvalue()


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
    mark("What"),
    mark("Before"),
    mark("After"),
    mark("Move"),
    mark("From"),
    mark("Unusual"),
)


def _of_headlines(changes: Changes) -> Part:
    """What pages lead with: what is real, then what is simulated, then what stays as it was."""
    language = changes.language
    real = [one for one in changes.headlines if not one.is_simulated]
    simulated = [one for one in changes.headlines if one.is_simulated]
    said = translate(
        "A number is called unusual where it moves farther than it did between the editions kept here, a "
        "quarter where these are too few to tell; and always where it appears, falls to nothing or its "
        "provenance changes. From a simulated number to a real one no move is counted.",
        language,
    )
    none = translate(
        "No finding, large number or title of an open picture differs, but for simulated ones.", language
    )
    inner = []
    if simulated:
        title = mark("Simulated before and after: {count}")
        inner.append(_of_leads(changes, "headlines_simulated", title, simulated))
    if changes.same:
        inner.append(_of_same(changes))
    title = translate("What the pages lead with", language)
    rows = _lead_rows(changes, real)
    return Part(
        "headlines",
        title,
        (said if real else none,),
        _heads(changes, LARGE) if real else (),
        rows,
        parts=tuple(inner),
        is_folded=False,
    )


def _of_leads(changes: Changes, key: str, title: str, of: list[Headline]) -> Part:
    count = formats.number(len(of), changes.language)
    told = translate(title, changes.language, count=count)
    return Part(key, told, (), _heads(changes, LARGE), _lead_rows(changes, of))


def _lead_rows(changes: Changes, of: list[Headline]) -> tuple[tuple[str, ...], ...]:
    language = changes.language
    rows = []
    for headline, one in zip(of, wording.headlines(changes, of), strict=True):
        pair = headline.before, headline.after
        before, after = (wording.shown_lead(lead, language) for lead in pair)
        move = one.difference if _is_one_kind(*pair) else ""
        rows.append((one.page, one.measure, before, after, move, one.cause, one.why))
    return tuple(rows)


def _is_one_kind(*of: Lead | None) -> bool:
    """Whether both are real or both are simulated: between the two nothing has moved."""
    return len({one.is_simulated for one in of if one}) < 2


def _of_same(changes: Changes) -> Part:
    language = changes.language
    rows = tuple(
        (
            wording.page(one.page, language),
            wording.named_lead(one, language),
            wording.shown_lead(one, language),
        )
        for one in sorted(changes.same, key=lambda one: one.is_simulated)
    )
    title = translate("As before: {count}", language, count=formats.number(len(rows), language))
    return Part(
        "headlines_same", title, (), _heads(changes, (mark("Page"), mark("What"), mark("Value"))), rows
    )


def _of_pages(changes: Changes, most: int) -> Part:
    """How many numbers of each page differ, and under it each page."""
    language = changes.language
    rows, inner = [], []
    for subject in SUBJECTS:
        shown = [one for one in changes.rows if one.pages[0] == subject.name]
        real = [one for one in shown if not one.is_simulated]
        large = [one for one in changes.headlines if one.lead.page == subject.name and not one.is_simulated]
        if not (shown or large):
            continue
        page = wording.page(subject.name, language)
        counts = (len(large), len(real), len(shown) - len(real))
        rows.append((page, *(formats.number(count, language) for count in counts)))
        if real:
            inner.append(_of_page(changes, subject.name, real, most))
    columns = (mark("Page"), mark("Leads"), mark("Real numbers"), mark("Simulated before and after"))
    said = [
        translate(
            "{count} numbers differ, each counted on the first page that shows it; {simulated} of them are "
            "simulated before and after: they were only computed anew, and stand in the CSV alone.",
            language,
            count=formats.number(len(changes), language),
            simulated=formats.number(len(changes) - len(changes.real), language),
        ),
        *_limits(changes),
    ]
    return Part(
        "pages",
        translate("Page by page", language),
        tuple(said),
        _heads(changes, columns),
        tuple(rows),
        parts=tuple(inner),
        is_folded=False,
    )


def _limits(changes: Changes) -> list[str]:
    """What was not compared."""
    language = changes.language
    said = []
    if changes.left:
        said.append(
            translate(
                "Of {count} choices with many values, those with most changes were looked through one by "
                "one.",
                language,
                count=formats.number(len(changes.left), language),
            )
        )
    if not changes.after.rules.are_open:
        said.append(
            translate("Records that you may not see are not compared: they may differ, too.", language)
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
        names = [_name(changes, one) for one in changes.incomparable]
        said.append(
            translate(
                "The former edition has no answer to: {names}.",
                language,
                names=", ".join(dict.fromkeys(names)),
            )
        )
    return said


def _name(changes: Changes, name: str) -> str:
    """A page, or the table or picture that shows a query, as a reader sees it."""
    return changes.titles.get(name) or wording.page(name.partition("/")[0], changes.language)


ON_A_PAGE = (mark("Of"), mark("Number"), mark("Before"), mark("After"), mark("Difference"), mark("From"))


def _of_page(changes: Changes, name: str, found: list[Found], most: int) -> Part:
    """What a reader sees on a page that shows other numbers, one after the other as the page has them."""
    language = changes.language
    seen: dict[str, list[Found]] = {}
    for one in found:
        seen.setdefault(wording.question(changes, one), []).append(one)
    # what begins with a number before what only comes to be named, else as the page has it
    ordered = sorted(seen.items(), key=lambda pair: min(map(importance, pair[1]))[:3])
    inner = tuple(
        _of_seen(changes, f"page_{name}_{at}", title, several, most)
        for at, (title, several) in enumerate(ordered)
    )
    title = translate(
        "{page}: {count} real number(s), in {places} place(s) of the page",
        language,
        page=wording.page(name, language),
        count=formats.number(len(found), language),
        places=formats.number(len(seen), language),
    )
    said = translate(
        "Under the title of each table and picture, as the page has it: what differs there, also under its "
        "choices. A title that is marked as simulated may stand over rows that are real.",
        language,
    )
    return Part(f"page_{name}", title, (said,), parts=inner)


def _of_seen(changes: Changes, key: str, title: str, found: list[Found], most: int) -> Part:
    """A table or a picture: the most important of its rows, of each the number that moved most, or what a row
    that came or went says."""
    language = changes.language
    rows: dict[object, list[Found]] = {}
    for one in sorted(found, key=importance):
        rows.setdefault((one.latter, one.cell.key), []).append(one)
    seen: dict[object, list[Found]] = {}
    for (_, row), cells in rows.items():  # a row that several choices show stands there once
        seen.setdefault(row if row[:1] != (PLACE,) else cells[0].latter, cells)
    shown = [_of_line(cells) for cells in list(seen.values())[:most]]
    told = tuple(_row(changes, cells) for cells in shown)
    left = len(found) - sum(map(len, shown))
    more = translate("and {count} more in the CSV", language, count=formats.number(left, language))
    return Part(key, title, (), _heads(changes, ON_A_PAGE), told, more if left else "", (), False)


# of a row that came or went those numbers are told first that say how much or which part, not how many
BY_KIND = {"share": 0, "idr": 0, "number": 1, "score": 1, "km2": 1, "count": 2}


def importance(one: Found) -> tuple[object, ...]:
    """How changes are ordered: numbers before words, what stands there without a choice, of the whole country
    before places, what moved before what comes and goes, and the farthest move first."""
    cell = one.cell
    values = [value for value in (cell.before, cell.after) if value is not None]
    are_numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)
    before, after = (float(value or 0) if are_numbers else 0.0 for value in (cell.before, cell.after))
    move = abs(after - before)
    kind = measures.described(cell.column).kind
    return (
        cell.column == "provenance",
        not are_numbers or kind in ("year", "code"),
        not measures.is_known(cell.column),
        bool(one.by),
        bool(one.place),
        KINDS.index(cell.kind),
        BY_KIND.get(kind, 3) if cell.kind != "differs" else 0,
        -move / max(abs(before), abs(after), 1e-12),
        -move,
    )


KINDS = ("differs", "appears", "goes")
MOST_CELLS = 3  # of a row that came or went


def _of_line(cells: list[Found]) -> list[Found]:
    """What of a row is told on its line: the number that moved most, or of a new row the first few."""
    return cells[: 1 if cells[0].cell.kind == "differs" else MOST_CELLS]


def _row(changes: Changes, cells: list[Found]) -> tuple[str, ...]:
    one = cells[0]
    told, (was, is_now) = wording.change(changes, one), one.cell.provenance
    if one.cell.kind != "differs":
        return _whole_row(changes, cells)
    if one.cell.column == "provenance":
        was = is_now = ""  # it says it itself
    return (
        told.where,
        told.measure,
        wording.shown(told.before, was, changes.language),
        wording.shown(told.after, is_now, changes.language),
        told.difference if (was == "simulated") == (is_now == "simulated") else "",
        told.cause,
    )


def _whole_row(changes: Changes, cells: list[Found]) -> tuple[str, ...]:
    """A row that came or went, with the first of what it says."""
    language, cell = changes.language, cells[0].cell
    told = [wording.change(changes, one) for one in cells]
    came = cell.kind == "appears"
    says = " · ".join(f"{one.measure}: {one.after if came else one.before}" for one in told)
    pair = told[0].before if came else says, says if came else told[0].after
    before, after = (
        wording.shown(text, of, language) if text == says else text
        for text, of in zip(pair, cell.provenance, strict=True)
    )
    what = translate("a new row", language) if came else translate("a row that is gone", language)
    return told[0].where, what, before, after, "", told[0].cause


def _heads(changes: Changes, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(translate(text, changes.language) for text in columns)


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
        (formats.capital(translate(wording.WHY[why], language)), formats.number(count, language))
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
    mark("Query"),
)


def _line(one: Change, point: str) -> tuple[str, ...]:
    told = (one.page, one.question, one.where, one.measure, one.before, one.after)
    moved = "" if one.moved is None else repr(one.moved).replace(".", point)
    ends = (one.provenance, one.cause, one.why, one.query)
    return (*map(harmless, told), moved, *map(harmless, ends))


def _of_unshown(changes: Changes) -> Part | None:
    """What no page shows, so that nothing is lost."""
    if not changes.unshown:
        return None
    language = changes.language
    counts: dict[str, list[int]] = {}
    for one in changes.unshown:
        filled = rules.marts()[one.mart].datasets if one.mart in rules.marts() else ()
        names = [measures.word("dataset", name, language) for name in filled]
        name = formats.enumeration(names, language) or translate("about files and the product", language)
        before, after = counts.setdefault(name, [0, 0])
        counts[name] = [before + one.before, after + one.after]
    rows = tuple((name, *(formats.number(n, language) for n in two)) for name, two in counts.items())
    columns = (mark("Data set"), mark("Rows that went"), mark("Rows that came"))
    return _part(changes, "unshown", mark("Rows that no page shows as they are"), (), columns, rows)
