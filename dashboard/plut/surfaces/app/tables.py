"""Tables that stand open on a page, written out up to a hundred rows, so that every word can be read, on a phone and on paper, too."""

import functools
import html
import re

import pandas as pd
import streamlit as st

from plut.base.measures import Measure, measure
from plut.surfaces.app import blocks, cached, downloads, filters, prose
from plut.surfaces.app.page import Page

MOST_WRITTEN = 100  # rows; more are a table to scroll and sort in
ADDRESS = re.compile(
    r"https?://(?:www\.)?([^\s<>/?#;\"]+)[^\s<>;\"]*(?<![.,)])"
)  # without the full stop after it
MANY = 15  # rows that are not laid out before they are on the screen
SHORT = 14  # letters of a value that is never broken
NUMBERS = ("count", "number", "share", "km2", "idr", "year")


def show(
    page: Page,
    key: str,
    query: str,
    rows: pd.DataFrame,
    columns: list[str],
    title: str,
    subtitle: str,
    more: tuple[str, ...] = (),
    above: str = "",
) -> None:
    """Rows of a query as a table, and as files of the given title and subtitle.

    more: columns that only the files have. above: what stands over the table, as HTML (see plut/prose.py).
    """
    if len(rows) <= MOST_WRITTEN:
        st.html(above + written(page, rows, columns))
    else:
        prose.show(above)
        blocks.table(page, rows, columns, key=f"{key}_table")
    details = filters.details(page.text("Downloads"), key=f"{key}_files")
    if details.open:
        with details:
            frame = blocks.frame_of(page, query, rows, title, subtitle)
            downloads.of_rows(page, key, query, rows, [*columns, *more], frame)


def written(page: Page, rows: pd.DataFrame, columns: list[str]) -> str:
    """Rows as HTML, provenance first; on a phone each row is a list of what is known."""
    shown = rows[["provenance", *(column for column in columns if column != "provenance")]]
    return cached.computed(functools.partial(_written, shown, page.language, page.reader.width == "narrow"))


def _written(rows: pd.DataFrame, language: str, is_narrow: bool) -> str:
    shown = [measure(column) for column in rows]
    if is_narrow:
        inside, look = (
            f"<ul>{''.join(_entry(row, shown, language) for row in rows.to_dict('records'))}</ul>",
            " plut-stacked",
        )
    else:
        heads = "".join(f"<th{_side(one)}>{html.escape(one.heading(language))}</th>" for one in shown)
        lines = "".join(_row(row, shown, language) for row in rows.to_dict("records"))
        inside, look = f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>", ""
    long = " plut-long" if len(rows) > MANY else ""
    name = html.escape(", ".join(one.labels[language] for one in shown))
    return (
        f'<div class="plut-table{look}{long}" role="region" aria-label="{name}" tabindex="0">{inside}</div>'
    )


def _row(row: dict, shown: list[Measure], language: str) -> str:
    return f"<tr>{''.join(_cell(one, row[one.column], language) for one in shown)}</tr>"


def _entry(row: dict, shown: list[Measure], language: str) -> str:
    """A row on a phone: every value with its heading, and what is missing is left out."""
    known = [one for one in shown if one.text(row[one.column], language) != "–"]
    lines = (
        f"<p><b>{html.escape(one.heading(language))}</b> {_value(one, row[one.column], language)}</p>"
        for one in known
    )
    return f"<li>{''.join(lines)}</li>"


def _cell(of: Measure, value: object, language: str) -> str:
    is_long = len(of.text(value, language)) > SHORT
    look = _side(of) or (' class="plut-wrap"' if is_long else "")
    return f"<td{look}>{_value(of, value, language)}</td>"


def _side(of: Measure) -> str:
    return ' class="plut-right"' if of.kind in NUMBERS else ""


def _value(of: Measure, value: object, language: str) -> str:
    """A value as HTML; a web address in it is a link that shows its host."""
    text, shown, end = of.text(value, language), "", 0
    for found in ADDRESS.finditer(text):
        address, host = html.escape(found[0]), html.escape(found[1])
        shown += f'{html.escape(text[end : found.start()])}<a href="{address}" target="_blank" rel="noopener">{host}</a>'
        end = found.end()
    return shown + html.escape(text[end:])
