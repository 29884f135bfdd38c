"""Rows as HTML, so that every word can be read, on a phone and on paper, too."""

import re

import pandas as pd
from markupsafe import Markup

from plut.base import formats
from plut.base.language import translate
from plut.base.measures import Measure, measure, word
from plut.content.rows import Rows
from plut.surfaces.html.linking import linked

FIRST, FIRST_CARDS = 15, 6  # rows that stand open, and on a phone; the others behind a word (page.css)
MOST_WRITTEN = (
    100  # rows of a table that is written out; more of what is real are a grid to scroll and sort in
)
MOST_OF_SENTENCES = 500  # rows that are written out where they hold sentences, which a grid cuts
LONG = 60  # letters of a value that is one
SHORT = 14  # letters of a value that is never broken
WORDS = ("text", "period", "dates", "code", "link")  # kinds of columns that hold words of others
FORMULA = re.compile(r"\s*[=+@\t\r]|\s*-\S")
MEASURED = ("count", "number", "score", "share", "km2", "idr")  # kinds of columns that simulation can make up
NUMBERS = ("count", "number", "score", "share", "km2", "idr", "year")
RIGHT, WRAPPED = Markup(' class="plut-right"'), Markup(' class="plut-wrap"')
BOX = Markup('<div class="plut-table{}"{} role="region" aria-label="{}" tabindex="0">{}</div>')
GRID = Markup("<table>{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>")
HEADING, CELL, LINE = Markup('<th scope="col"{}>{}</th>'), Markup("<td{}>{}</td>"), Markup("<tr{}>{}</tr>")
LIST, ENTRY, ITEM = Markup("<ul>{}</ul>"), Markup("<p><b>{}</b> {}</p>"), Markup("<li{}>{}</li>")
NAMED = Markup(' id="{}"')
TITLE = Markup('<p class="plut-name">{}</p>')
CAPTION = Markup('<caption class="plut-hidden">{}</caption>')
HIDDEN_HEADING = Markup('<th scope="col"><span class="plut-hidden">{}</span></th>')
MARKS = {
    "published": "▴",
    "derived": "▵",
    "imported": "▸",
}  # no picture has these; what is simulated has its word
MARK = Markup('<abbr class="plut-from" title="{}">{}</abbr>')
WORD = Markup('<span class="plut-mark">{}</span>')
OTHERS = Markup('<details class="plut-all"><summary>{}</summary></details>')
KEY = Markup('<p class="plut-from-key">{}</p>')


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


def is_written(rows: Rows, columns: tuple[str, ...]) -> bool:
    """Whether rows are written out rather than put into a grid. What is simulated always is: a grid gives a
    single value to the clipboard, without the word that it is made up. So are sentences: a grid cuts them."""
    if len(rows) <= MOST_WRITTEN or rows.provenance == "simulated":
        return True
    return len(rows) <= MOST_OF_SENTENCES and any(
        rows.frame[column].astype(str).str.len().max() > LONG
        for column in columns
        if measure(column).kind in WORDS
    )


def written(
    frame: pd.DataFrame,
    columns: tuple[str, ...],
    language: str,
    is_narrow: bool,
    *,
    key: str = "",
    row_key: str = "",
    caption: str = "",
) -> Markup:
    """Rows as a table, provenance first, as a mark that is explained below; on a phone each row is a list of
    what is known, headed by what it is about. key: by which a link names the table; row_key: the column by
    which it names a row; caption: what the table is about, for who hears it."""
    rows = provenance_first(frame, columns)
    shown = [measure(column) for column in rows]
    records = rows.to_dict("records")
    names = [NAMED.format(name) for name in frame[row_key]] if row_key else [Markup("")] * len(rows)
    named = list(zip(records, names, strict=True))
    if is_narrow:
        entries = (_entry(row, name, shown, language) for row, name in named)
        inside, look = LIST.format(_joined(entries)), " plut-stacked"
    else:
        heads = HIDDEN_HEADING.format(shown[0].heading(language)) + _joined(
            HEADING.format(_side(one), one.heading(language)) for one in shown[1:]
        )
        lines = (_row(row, name, shown, language) for row, name in named)
        told = CAPTION.format(caption) if caption else ""
        inside, look = GRID.format(told, heads, _joined(lines)), ""
    others = ""
    if len(rows) > (FIRST_CARDS if is_narrow else FIRST):
        others = OTHERS.format(
            translate("All {count} rows", language, count=formats.number(len(rows), language))
        )
    return (
        BOX.format(
            look,
            NAMED.format(key) if key else "",
            ", ".join(one.labels[language] for one in shown),
            inside,
        )
        + others
        + ("" if is_narrow else _key(rows["provenance"], language))
    )


def _key(provenances: pd.Series, language: str) -> Markup:
    """What the marks of a table say."""
    said = [
        f"{mark} {word('provenance', of, language)}" for of, mark in MARKS.items() if of in set(provenances)
    ]
    return KEY.format("\u2003".join(said)) if said else Markup("")


def _from(provenance: str, language: str) -> Markup:
    """Where a row comes from: a mark with its word; the word alone where it is simulated, so that no crop can
    lose it."""
    said = word("provenance", provenance, language)
    return MARK.format(said, MARKS[provenance]) if provenance in MARKS else WORD.format(said)


def _row(row: dict, name: Markup, shown: list[Measure], language: str) -> Markup:
    first = CELL.format("", _from(row["provenance"], language))
    return LINE.format(name, first + _joined(_cell(one, row, language) for one in shown[1:]))


def _entry(row: dict, name: Markup, shown: list[Measure], language: str) -> Markup:
    """A row on a phone: what it is about, in words and not in a code, every value with its heading, and where
    it comes from; what is missing is left out. What is simulated says so first."""
    origin, *others = shown
    known = [one for one in others if one.text(row[one.column], language) != "–"]
    about = next((one for one in known if one.kind != "code"), None)
    lines = [] if about is None else [TITLE.format(_value(about, row, language))]
    lines += [
        ENTRY.format(one.heading(language), _value(one, row, language)) for one in known if one is not about
    ]
    if row["provenance"] in MARKS:
        lines.append(ENTRY.format(origin.heading(language), word("provenance", row["provenance"], language)))
    else:
        lines.insert(0, _from(row["provenance"], language))
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
