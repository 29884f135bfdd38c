"""Tables that stand open on a page, written out so that every word of them can be read, on a phone and on paper, too."""

import functools
import html
import re

import pandas as pd
import streamlit as st

from plut import blocks, cached, filters
from plut.measures import Measure, measure
from plut.page import Page

MOST_WRITTEN = 100  # rows; more are a table to scroll and sort in
ADDRESS = re.compile(r"https?://(?:www\.)?([^\s<>/?#]+)[^\s<>]*")
SHORT = 12  # letters of a value that is never broken
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
) -> None:
    """Rows of a query as a table, and as files of the given title and subtitle; more: columns that only the files have."""
    if len(rows) <= MOST_WRITTEN:
        st.html(written(page, rows, columns))
    else:
        blocks.table(page, rows, columns, key=f"{key}_table")
    details = filters.details(page.text("Downloads"), key=f"{key}_files")
    if details.open:
        with details:
            frame = blocks.frame_of(page, query, rows, title, subtitle)
            blocks.downloads(page, key, query, rows, [*columns, *more], frame)


def written(page: Page, rows: pd.DataFrame, columns: list[str]) -> str:
    """Rows as HTML, provenance first; on a phone each row is a list of what is known."""
    shown = rows[["provenance", *(column for column in columns if column != "provenance")]]
    return cached.computed(functools.partial(_written, shown, page.language, page.reader.width == "narrow"))


def _written(rows: pd.DataFrame, language: str, is_narrow: bool) -> str:
    shown = [measure(column) for column in rows]
    lines = [_row(row, shown, language, is_narrow) for row in rows.to_dict("records")]
    heads = "".join(f"<th{_side(one)}>{html.escape(one.heading(language))}</th>" for one in shown)
    head = "" if is_narrow else f"<thead><tr>{heads}</tr></thead>"
    look = "plut-table plut-stacked" if is_narrow else "plut-table"
    return f'<div class="{look}" tabindex="0"><table>{head}<tbody>{"".join(lines)}</tbody></table></div>'


def _row(row: dict, shown: list[Measure], language: str, is_narrow: bool) -> str:
    """A row of the table; on a phone every value carries its heading, and what is missing is left out."""
    if is_narrow:
        known = [one for one in shown if one.text(row[one.column], language) != "–"]
        return f"<tr>{''.join(_labelled(one, row[one.column], language) for one in known)}</tr>"
    return f"<tr>{''.join(_cell(one, row[one.column], language) for one in shown)}</tr>"


def _cell(of: Measure, value: object, language: str) -> str:
    is_short = len(of.text(value, language)) <= SHORT
    look = _side(of) or (' class="plut-short"' if is_short else "")
    return f"<td{look}>{_value(of, value, language)}</td>"


def _labelled(of: Measure, value: object, language: str) -> str:
    return f"<td><b>{html.escape(of.heading(language))}</b> {_value(of, value, language)}</td>"


def _side(of: Measure) -> str:
    return ' class="plut-right"' if of.kind in NUMBERS else ""


def _value(of: Measure, value: object, language: str) -> str:
    """A value as HTML; a web address in it is a link that shows its host."""
    return ADDRESS.sub(r'<a href="\g<0>" target="_blank" rel="noopener">\1</a>', html.escape(of.text(value, language)))
