"""Rows as HTML, so that every word can be read, on a phone and on paper, too."""

import re

import pandas as pd
from markupsafe import Markup

from plut.base.language import translate
from plut.base.measures import Measure, measure
from plut.content.rows import Rows
from plut.surfaces.html.linking import linked

MANY = 15  # rows that are not laid out before they are on the screen
MOST_WRITTEN = (
    100  # rows of a table that is written out; more of what is real are a grid to scroll and sort in
)
SHORT = 14  # letters of a value that is never broken
WORDS = ("text", "period", "dates", "code", "link")  # kinds of columns that hold words of others
FORMULA = re.compile(r"\s*[=+@\t\r]|\s*-\S")
MEASURED = ("count", "number", "score", "share", "km2", "idr")  # kinds of columns that simulation can make up
NUMBERS = ("count", "number", "score", "share", "km2", "idr", "year")
RIGHT, WRAPPED = Markup(' class="plut-right"'), Markup(' class="plut-wrap"')
BOX = Markup('<div class="plut-table{}"{} role="region" aria-label="{}" tabindex="0">{}</div>')
GRID = Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>")
HEADING, CELL, LINE = Markup("<th{}>{}</th>"), Markup("<td{}>{}</td>"), Markup("<tr{}>{}</tr>")
LIST, ENTRY, ITEM = Markup("<ul>{}</ul>"), Markup("<p><b>{}</b> {}</p>"), Markup("<li{}>{}</li>")
NAMED = Markup(' id="{}"')


def provenance_first(frame: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    """The columns of a table as they are shown: where each row comes from stands first."""
    return frame[["provenance", *(column for column in columns if column != "provenance")]]


def told(of: Measure, value: object, language: str, is_simulated: bool) -> str:
    """A value as text, as it may be copied or cropped alone: what is measured in a simulated row says so
    itself, and no text is a formula where it is pasted."""
    text = of.text(value, language)
    if of.kind in WORDS and FORMULA.match(text):
        return f"'{text}"
    if not is_simulated or of.kind not in MEASURED or text == "–":
        return text
    return translate("{value} (simulated)", language, value=text)


def is_written(rows: Rows) -> bool:
    """Whether rows are written out rather than put into a grid. What is simulated always is: a grid gives a
    single value to the clipboard, without the word that it is made up."""
    return len(rows) <= MOST_WRITTEN or rows.provenance == "simulated"


def written(
    frame: pd.DataFrame,
    columns: tuple[str, ...],
    language: str,
    is_narrow: bool,
    *,
    key: str = "",
    row_key: str = "",
) -> Markup:
    """Rows as a table, provenance first; on a phone each row is a list of what is known. key: by which a
    link names the table; row_key: the column by which it names a row."""
    rows = provenance_first(frame, columns)
    shown = [measure(column) for column in rows]
    records = rows.to_dict("records")
    names = [NAMED.format(name) for name in frame[row_key]] if row_key else [Markup("")] * len(rows)
    named = list(zip(records, names, strict=True))
    if is_narrow:
        entries = (_entry(row, name, shown, language) for row, name in named)
        inside, look = LIST.format(_joined(entries)), " plut-stacked"
    else:
        heads = _joined(HEADING.format(_side(one), one.heading(language)) for one in shown)
        lines = (_row(row, name, shown, language) for row, name in named)
        inside, look = GRID.format(heads, _joined(lines)), ""
    long = " plut-long" if len(rows) > MANY else ""
    return BOX.format(
        look + long,
        NAMED.format(key) if key else "",
        ", ".join(one.labels[language] for one in shown),
        inside,
    )


def _row(row: dict, name: Markup, shown: list[Measure], language: str) -> Markup:
    return LINE.format(name, _joined(_cell(one, row, language) for one in shown))


def _entry(row: dict, name: Markup, shown: list[Measure], language: str) -> Markup:
    """A row on a phone: every value with its heading, and what is missing is left out."""
    known = [one for one in shown if one.text(row[one.column], language) != "–"]
    lines = (ENTRY.format(one.heading(language), _value(one, row, language)) for one in known)
    return ITEM.format(name, _joined(lines))


def _cell(of: Measure, row: dict, language: str) -> Markup:
    is_long = len(of.text(row[of.column], language)) > SHORT
    look = _side(of) or (WRAPPED if is_long else "")
    return CELL.format(look, _value(of, row, language))


def _side(of: Measure) -> Markup:
    return RIGHT if of.kind in NUMBERS else Markup("")


def _value(of: Measure, row: dict, language: str) -> Markup:
    """A value as HTML; a web address in it is a link that shows its host."""
    text = told(of, row[of.column], language, row["provenance"] == "simulated")
    return linked(text)


def _joined(parts) -> Markup:
    return Markup("").join(parts)
