"""Streamlit blocks that every page is made of: card, picture, table, links."""

import functools
import html
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from plut.base import formats
from plut.base.measures import measure
from plut.content import credits as footers
from plut.figures.style import WIDTHS, Frame
from plut.surfaces.app import cached, downloads, filters, prose
from plut.surfaces.app.page import Page
from plut.surfaces.press import printing
from plut.surfaces.press.printing import Preset

BRAND = "Dasbor PLUT-KUMKM"
BUTTONS = {
    "displaylogo": False,
    "modeBarButtons": [["toImage"]],
    "displayModeBar": "hover",
    "scrollZoom": False,
}
TEXT_KINDS = ("text", "code", "link")
LARGEST_SHEET = 1130  # pixels of the page's column
SIMULATED_PREFIX = "SIMULASI_"


@dataclass(frozen=True)
class Picture:
    """A picture before it is drawn: query, rows, function that draws them, frame, columns of its table, code in the press room."""

    key: str
    query: str
    rows: pd.DataFrame
    draw: functools.partial[go.Figure]
    frame: Frame
    columns: list[str]
    press: str = ""


def frame_of(page: Page, query: str, rows: pd.DataFrame, title: str, subtitle: str) -> Frame:
    """The frame of a picture of these rows: sources and dates from the data sets that the query names.

    The date is the newest `as_of_day` of the rows, else that of the data set named first, the one that is measured.
    """
    names = page.data_of(query)
    provenance = footers.weakest(rows["provenance"])
    source, newest = _credits(page, names, tuple(sorted(rows["provenance"].dropna().unique())))
    as_of = rows["as_of_day"].max() if "as_of_day" in rows else newest
    is_simulated = provenance == "simulated"
    word = page.text("SIMULATED")
    day = formats.date(as_of.date() if pd.notna(as_of) else None, page.language)
    return Frame(
        title=f"{word}: {title}" if is_simulated else title,
        subtitle=subtitle,
        source=source,
        computed=footers.computed_line(provenance, day, page.edition, query, page.language),
        brand=BRAND,
        simulated_word=word if is_simulated else None,
        width=page.reader.width,
    )


@cached.by_page
def _credits(page: Page, names: tuple[str, ...], present: tuple[str, ...]) -> tuple[str, pd.Timestamp]:
    return footers.credits_of(page.rows("frame/datasets"), names, present, page.language)


def card(
    page: Page,
    key: str,
    query: str,
    rows: pd.DataFrame,
    draw: functools.partial[go.Figure],
    title: str,
    subtitle: str,
    columns: list[str],
    drawn_from: pd.DataFrame | None = None,
    on_region: str | None = None,
    press: str = "",
) -> None:
    """A picture of rows, its table twin and its downloads. `columns`: those of the table and the files.

    draw: a function of plut.figures with all but its `frame` bound. drawn_from: the rows whose provenance names the sources, where
    the table's rows say less. on_region: the address key that a click on a region sets. press: its code in the press room.
    """
    frame = frame_of(page, query, rows if drawn_from is None else drawn_from, title, subtitle)
    made = Picture(key, query, rows, draw, frame, columns, press)
    if page.shelf is not None:
        page.shelf.append(made)
        return
    picture(page, draw, frame, key, on_region)
    for note in page.rows("frame/corrections", query_name=query)[f"note_{page.language}"]:
        prose.warning(page.text("Correction: {note}", note=note))
    if press:
        address = f"pers?{urlencode(filters.carried() | {'gambar': press})}"
        words = page.text("Use in the press room")
        st.html(f'<a class="plut-press" {link(page, address)}>{words} ›</a>')
    details = filters.details(page.text("Table and downloads"), key=f"{key}_details")
    if details.open:
        with details:
            table(page, rows, columns, key=f"{key}_table")
            downloads.of_rows(page, key, query, rows, columns, frame)


def picture(
    page: Page, draw: functools.partial[go.Figure], frame: Frame, key: str, on_region: str | None = None
) -> None:
    """A figure on the page, as it is: our template, offline base map, one button that saves a PNG with a proper name.

    draw, on_region: as in `card`. What takes no click is written as a message to the browser once for all readers.
    """
    if on_region:
        _chart(
            page.edition,
            draw,
            frame,
            key,
            on_select=filters.clicked_region(on_region, key),
            selection_mode="points",
        )
    else:
        cached.computed(functools.partial(_chart, page.edition, draw, frame, key))


def _chart(
    edition: str, draw: functools.partial[go.Figure], frame: Frame, key: str, **clicks: object
) -> None:
    figure = cached.drawn(functools.partial(_clickable, draw), frame) if clicks else draw(frame=frame)
    prefix = SIMULATED_PREFIX if frame.simulated_word else ""
    width = WIDTHS[frame.width].pixels
    image = {
        "format": "png",
        "filename": f"{prefix}plut-kumkm_{key}_{edition}",
        "width": width,
        "height": figure.layout.height,
        "scale": 1600 / width,
    }
    config = BUTTONS | {"topojsonURL": _base_map(), "toImageButtonOptions": image}
    st.plotly_chart(
        figure, theme=None, key=key, alt=f"{frame.title}. {frame.subtitle}", config=config, **clicks
    )


def _clickable(draw: functools.partial[go.Figure], frame: Frame) -> go.Figure:
    """A figure with what Streamlit sets where points can be selected: a figure without it is drawn a second time."""
    return draw(frame=frame).update_layout(clickmode="event+select", hovermode="closest", dragmode="pan")


def sheet(draw: functools.partial[go.Figure], frame: Frame, preset: Preset, key: str) -> None:
    """A picture laid out for the press, at its own proportions; written as a message to the browser once, as in `picture`."""
    with st.container(border=True, key=f"{key}_card"):
        cached.computed(functools.partial(_sheet, draw, frame, preset, key))


def _sheet(draw: functools.partial[go.Figure], frame: Frame, preset: Preset, key: str) -> None:
    figure = printing.laid_out(draw, frame, preset).figure
    config = {"staticPlot": True, "topojsonURL": _base_map()}
    is_large = figure.layout.width > LARGEST_SHEET
    if is_large:
        figure.layout.width = None  # drawn once in the width that there is, not first in its own
    width = "stretch" if is_large else "content"
    st.plotly_chart(
        figure, theme=None, key=key, alt=f"{frame.title}. {frame.subtitle}", config=config, width=width
    )


def one_box() -> DeltaGenerator:
    """Room for one choice, a third of a wide page; columns of which two stay empty cost a browser more."""
    return st.container(width=386)


def copyable(text: str) -> None:
    """A text with a button that copies it."""
    st.code(text, language=None, wrap_lines=True)


def _base_map() -> str:
    return f"{st.get_option('server.baseUrlPath').rstrip('/')}/app/static/topojson/"


def table(page: Page, rows: pd.DataFrame, columns: list[str], key: str) -> None:
    """Rows as a table in the page's language, provenance first; numbers sort as numbers."""
    shown = rows[["provenance", *(c for c in columns if c != "provenance")]].reset_index(drop=True)
    cached.computed(
        functools.partial(_table, shown, page.language, key)
    )  # a Styler takes a third of the time of some pages


def _table(shown: pd.DataFrame, language: str, key: str) -> None:
    headings = {c: measure(c).heading(language) for c in shown}
    writers = {c: functools.partial(measure(c).text, language=language) for c in shown}
    words = {c: shown[c].map(writers[c], na_action="ignore") for c in shown if measure(c).kind in TEXT_KINDS}
    told = shown.assign(**words).rename(columns=headings)
    # a number keeps its value, which sorts, beside how it is written
    written = {headings[c]: writers[c] for c in shown if c not in words}
    styled = told.style.format(written, na_rep="–") if written else told
    st.dataframe(
        styled, hide_index=True, key=key, placeholder="–", height=min(420, 38 + 35 * max(1, len(shown)))
    )


def link(page: Page, address: str) -> str:
    """Attributes of a link to another page of the app in the reader's language; a simple link works on every device."""
    base = st.get_option("server.baseUrlPath").rstrip("/")
    joint = "&" if "?" in address else "?"
    return f'href="{base}/{html.escape(address)}{joint}lang={page.language}&amp;simulasi={int(page.shows_simulated)}" target="_self"'
