"""A picture in Streamlit: our look, the offline base map, one button that saves a PNG with a proper name.

Charts and tables that take no click are written as a message to the browser once for all readers.
"""

import functools
import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import plotly.io
import streamlit as st

from plut.base.measures import measure
from plut.content import framing
from plut.content.blocks import Picture, Sheet, Table
from plut.content.files import file_name
from plut.content.reading import Reading
from plut.figures.style import width_for
from plut.surfaces.app import address
from plut.surfaces.html.tables import provenance_first, told
from plut.surfaces.press import printing
from plut.surfaces.press.sizes import PRESETS
from plut.surfaces.web import bundle, faces

# Streamlit sets one of its own when it is imported, which may be after our figures were (see
# figures/settled.py)
plotly.io.templates.default = None

_CHART = st.components.v2.component(
    "plut_chart",
    html='<div data-testid="stPlotlyChart" role="figure"></div>',  # as Streamlit calls its own charts
    js=Path(__file__).with_name("drawing.js").read_text(encoding="utf-8"),
    isolate_styles=False,  # Plotly writes its own into the page
)
LETTER, AROUND_LETTERS = 7.6, 24  # pixels of a letter in a grid, and those around a text
TEXT_KINDS = ("text", "period", "dates", "code", "link")
SHEET_BORDER = 34  # pixels of the frame around a sheet of the press, both sides
SAVED_PIXELS = 1600
BUTTON = 32  # pixels at the upper right of a chart, for the button that saves it
KEPT = 400  # charts and tables


def show(block: Picture, reading: Reading, pixels: int) -> None:
    """The chart of a picture, in so many pixels."""
    content = (block.key, block.drawing.digest, block.frame, reading.edition.name, reading.language)
    # one text: Streamlit takes longer to tell a dataclass from another than to send the chart
    told = repr((*content, pixels, address.base_path(), block.scope.slug))
    _draw(block.key, _kept_picture(told, block, reading, pixels), block.region_key)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _kept_picture(content: str, _block: Picture, _reading: Reading, _pixels: int) -> bytes:  # noqa: ARG001
    frame = replace(_block.frame, width=width_for(_pixels), across=_pixels, corner=BUTTON)
    figure = _block.drawing(frame=frame)
    figure.update_layout(width=_pixels)
    image = {
        "filename": file_name(framing.about_of(_reading, _block), _block.key, "png").removesuffix(".png"),
        "width": _pixels,
        "height": figure.layout.height,
        "scale": SAVED_PIXELS / _pixels,
        "typeface": f"{address.base_path()}/{faces.OURS}",
    }
    save = _reading.text("Save as PNG")
    return _told(figure, _block.alt, saved=image, save=save, clicks=bool(_block.region_key))


def sheet(block: Sheet, reading: Reading, pixels: int) -> None:
    """A picture laid out for the press, at its own proportions, in so many pixels of the page."""
    with st.container(border=True, key=f"press_{block.size}_card"):
        of = block.picture
        content = (of.drawing.digest, of.frame, block.size, reading.edition.name, address.base_path(), pixels)
        _draw(f"press_{block.size}", _kept_sheet(content, of))


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _kept_sheet(content: tuple, _of: Picture) -> bytes:
    preset = PRESETS[content[2]]
    figure = printing.laid_out(_of.drawing, _of.frame, preset).figure
    room = content[5] - SHEET_BORDER
    if (
        figure.layout.width > room
    ):  # a page has no room for it: the same picture with its lines broken for the page
        figure = printing.laid_out(_of.drawing, _of.frame, preset, room).figure
    return _told(figure, _of.alt)


def on_a_slide(key: str, figure: go.Figure, alt: str) -> None:
    """A picture that is only looked at, in the pixels that it was drawn for."""
    _draw(key, _told(figure, alt))


def _told(figure: go.Figure, alt: str, **more: object) -> bytes:
    """What the browser is told of a chart. more: the button that saves the picture, and whether a click on a
    region is a choice; a picture without it is only looked at."""
    figure = go.Figure(figure)
    base = address.base_path()
    for trace in figure.data if base else ():
        if isinstance(getattr(trace, "geojson", None), str):
            trace.geojson = base + trace.geojson
    told = {
        "alt": alt,
        "plotly": f"{base}/static/{bundle.PLOTLY}",
        "script": f"{base}/static/{bundle.CHART}",
        "topojsonURL": f"{base}/app/static/topojson/",
        **more,
    }
    return f'{{"told": {json.dumps(told)}, "figure": {figure.to_json()}}}'.encode()


def _draw(key: str, told: bytes, region_key: str = "") -> None:
    """region_key: of the choice that a click on a region makes."""
    callback = {"on_region_change": address.clicked(region_key, key)} if region_key else {}
    _CHART(key=key, data=told, **callback)


def grid(block: Picture | Table, language: str) -> None:
    """Rows to scroll and sort in, provenance first and pinned; numbers sort as numbers.

    Streamlit's own downloads of a grid are hidden (static/page.css): their files have no guard against
    formulas and do not tell edition, source and scope as ours do.
    """
    shown = provenance_first(block.rows.frame, block.columns).reset_index(drop=True)
    _kept_table((block.rows.digest, block.columns, language, f"{block.key}_table"), shown)


@st.cache_resource(max_entries=KEPT, show_spinner=False)  # a Styler takes a third of the time of some pages
def _kept_table(content: tuple, _shown: pd.DataFrame) -> None:
    _, _, language, key = content
    headings = {c: measure(c).heading(language) for c in _shown}
    writers = {c: functools.partial(told, measure(c), language=language, is_simulated=False) for c in _shown}
    words = {
        c: _shown[c].map(writers[c], na_action="ignore") for c in _shown if measure(c).kind in TEXT_KINDS
    }
    worded = _shown.assign(**words).rename(columns=headings)
    # a number keeps its value, which sorts, beside how it is written
    written = {headings[c]: writers[c] for c in _shown if c not in words}
    styled = worded.style.format(written, na_rep="–") if written else worded
    height = min(420, 38 + 35 * max(1, len(_shown)))
    # a grid measures its first rows alone, and would cut the longer names below
    wide = {headings[c]: st.column_config.Column(width=_wide(words[c], headings[c])) for c in words}
    shown = wide | {headings["provenance"]: st.column_config.Column(pinned=True)}
    st.dataframe(styled, hide_index=True, key=key, placeholder="–", height=height, column_config=shown)


def _wide(texts: pd.Series, heading: str) -> int:
    """The width of a column in which its longest text is not cut, in pixels."""
    return round(LETTER * max(len(heading), *texts.astype(str).str.len()) + AROUND_LETTERS)
