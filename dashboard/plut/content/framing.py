"""The words around rows: every picture and table gets title, subtitle, scope, sources and dates here and
nowhere else."""

import functools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd

from plut.base import watching
from plut.base.language import translate
from plut.content import credits
from plut.content.blocks import Drawing, Picture, Section, Sentence, Table
from plut.content.files import About
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures.choropleth import Points, Regions
from plut.figures.style import Frame
from plut.warehouse.edition import Edition

BRAND = "Dasbor PLUT-KUMKM"
PAGED = ("first", "last")  # parameters of a query that give a part of its rows to the screen


def picture(
    reading: Reading,
    key: str,
    rows: Rows,
    title: str,
    counted: str,
    drawing: Drawing,
    columns: tuple[str, ...],
    *,
    code: str = "",
    drawn_from: Rows | None = None,
    region_key: str = "",
    explained: str = "",
) -> Picture:
    """A picture of rows. title: the finding; counted: what is counted. What was chosen stands before it, from
    the rows.

    counted holds what must stand in every crop and no more, three lines of a phone at most: unit, whole,
    date, that it is a bound. explained: all else. drawn_from: rows whose provenance names the sources, where
    the table's rows say less. code, region_key: see Picture.
    """
    rows = rows if drawn_from is None else rows.within(drawn_from)
    frame = frame_of(reading, rows, title, counted, drawn_from)
    if frame.simulated_word:
        drawing = _with_marks(drawing, (drawn_from or rows).provenance, reading.language)
    return Picture(key, rows, frame, drawing, columns, code, region_key, explained)


def _with_marks(drawing: Drawing, weakest: str, language: str) -> Drawing:
    """The same picture with the word "simulated" at the end of each hover of a simulated row, and on a map
    without the names of simulated regions and centres: nobody is named beside what is not real.

    Frames of a drawing that have no `provenance` of their own are as weak as the picture.
    """

    told = functools.partial(_in_hover, language=language)

    def is_made_up(rows: pd.DataFrame) -> pd.Series:
        return rows.get("provenance", pd.Series(weakest, rows.index)) == "simulated"

    def marked(one: Any) -> Any:
        if isinstance(one, pd.DataFrame):
            made_up = is_made_up(one)
            hovers = {str(name): column for name, column in one.items() if str(name).endswith("hover")}
            marks = {name: texts.where(~made_up, texts.map(told)) for name, texts in hovers.items()}
            return one.assign(**marks)
        if isinstance(one, dict) and "hover" in one:
            return one | {"hover": told(one["hover"])}
        if isinstance(one, Points):
            rows = marked(one.rows)
            if "label" in rows:
                rows = rows.assign(label=rows["label"].where(~is_made_up(rows), ""))
            return replace(one, rows=rows)
        if isinstance(one, Regions) and is_made_up(one.rows).any():
            unnamed = replace(one, rows=one.rows.assign(is_unnamed=is_made_up(one.rows)))
            if "hover" in one.hover_columns:
                return replace(unnamed, rows=marked(unnamed.rows))
            return replace(unnamed, hover=told(one.hover))
        return one

    named = tuple((name, marked(one)) for name, one in drawing.named)
    return Drawing(drawing.function, tuple(marked(one) for one in drawing.arguments), named)


def _in_hover(text: str, language: str) -> str:
    """The text of a hover, as it says that it is made up; what has no text stays so."""
    if not isinstance(text, str) or not text:
        return text
    return translate("{value} (simulated)", language, value=text)


def table(
    reading: Reading,
    key: str,
    rows: Rows,
    title: str,
    counted: str,
    columns: tuple[str, ...],
    *,
    more: tuple[str, ...] = (),
    has_files: bool = True,
    whole: Callable[[], Rows] | None = None,
    row_key: str = "",
) -> Table:
    """Rows as a table that stands open. title, counted: what its files say of it; see Table for the
    others."""
    frame = frame_of(reading, rows, title, counted)
    return Table(key, rows, frame, columns, more, has_files, whole, row_key)


def frame_of(reading: Reading, rows: Rows, title: str, counted: str, drawn_from: Rows | None = None) -> Frame:
    """The words of rows. The date is the newest `as_of_day` of the rows, else that of the data set that is
    named first."""
    shown = drawn_from or rows
    present = tuple(sorted(shown.frame["provenance"].dropna().unique()))
    source, day = _credits(reading.edition, reading.language, shown.data, present)
    dated = shown.frame if "as_of_day" in shown.frame else rows.frame
    if "as_of_day" in dated:
        day = credits.newest(dated, reading.language)
    word = reading.text("SIMULATED")
    draft = reading.text("CANDIDATE, NOT PUBLISHED") + ". " if reading.edition.is_draft else ""
    computed = credits.computed_line(
        shown.provenance, day, reading.edition.name, rows.query, reading.language
    )
    return Frame(
        title=f"{word}: {title}" if shown.is_simulated else title,
        subtitle=_with_scope(reading, rows, title, counted, day),
        source=source,
        computed=draft + computed,
        brand=BRAND,
        simulated_word=word if shown.is_simulated else None,
    )


def _with_scope(reading: Reading, rows: Rows, title: str, counted: str, day: str) -> str:
    """What is counted, after the part of the country that it is counted in, where title and text do not name
    it already."""
    said = f"{title} {counted}"
    missing = [part.words for part in rows.scope.parts if part.words and part.words not in said]
    if not missing:
        return counted
    about = reading.text("{scope}, as of {day}.", scope=", ".join(missing), day=day)
    return f"{about} {counted}".strip()


@watching.cache("credits")
@functools.lru_cache(maxsize=500)
def _credits(
    edition: Edition, language: str, data: tuple[str, ...], present: tuple[str, ...]
) -> tuple[str, str]:
    return credits.credits_of(edition.rows("frame/datasets"), data, present, language)


def about_of(reading: Reading, block: Picture | Table) -> About:
    """What a file of a block's rows tells of itself."""
    frame, rows = block.frame, block.rows
    return About(
        title=frame.title,
        subtitle=frame.subtitle,
        explained=block.explained if isinstance(block, Picture) else "",
        source=frame.source,
        computed=frame.computed,
        edition=reading.edition.name,
        query=rows.query,
        sql=reading.edition.sql(rows.query),
        is_simulated=frame.simulated_word is not None,
        language=reading.language,
        scope=rows.scope.words,
        parameters=_asked(rows),
        slug=rows.scope.slug,
    )


def _asked(rows: Rows) -> str:
    """`level=province status=UPTD`; what was not chosen is left out, and which rows are on the screen."""
    told = ((name, value) for name, value in rows.parameters if value is not None and name not in PAGED)
    return " ".join(
        f"{name}={str(value).lower() if isinstance(value, bool) else value}" for name, value in told
    )


def quotation(reading: Reading, block: Picture) -> str:
    """The finding with what is counted, scope, source, date and edition; simulated numbers are called so
    first."""
    frame = block.frame
    warning = reading.text("Simulated numbers, not official data.") + " " if block.is_simulated else ""
    when = frame.computed.rpartition(" · ")[0]  # without the SQL file, which the picture names
    return f"{warning}{frame.title.rstrip('.')}. {frame.subtitle} {frame.source} {when}."


def sentences(of: Rows | None, *texts: str) -> tuple[Sentence, ...]:
    """Sentences about the same rows; an empty text is none."""
    return tuple(Sentence(text, of) for text in texts if text)


def section(text: str, of: Rows | None, *texts: str) -> tuple[Section | Sentence, ...]:
    """A head and sentences about the same rows."""
    return (Section(text, of), *sentences(of, *texts))
