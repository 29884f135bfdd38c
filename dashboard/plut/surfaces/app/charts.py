"""A picture in Streamlit: our look, the offline base map, one button that saves a PNG with a proper name.

Charts and tables that take no click are written as a message to the browser once for all readers.
"""

import functools
from dataclasses import replace

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

# Streamlit sets one of its own when it is imported, which may be after our figures were (see
# figures/settled.py)
plotly.io.templates.default = None

BUTTONS = {
    "displaylogo": False,
    "modeBarButtons": [["toImage"]],
    "displayModeBar": "hover",
    "scrollZoom": False,
}
TEXT_KINDS = ("text", "period", "dates", "code", "link")
SHEET_BORDER = 34  # pixels of the frame around a sheet of the press, both sides
SAVED_PIXELS = 1600
KEPT = 400  # charts and tables


def show(block: Picture, reading: Reading, pixels: int) -> None:
    """The chart of a picture, in so many pixels."""
    if block.region_key:
        # a chart of its own for each region: what is selected in it would outlive the address, and a second
        # click undo it
        key = f"{block.key}_{reading.code(block.region_key)}"
        callback = address.clicked(block.region_key, key)
        _chart(block, reading, pixels, key, on_select=callback, selection_mode="points")
    else:
        content = (block.key, block.drawing.digest, block.frame, reading.edition.name, reading.language)
        # one text: Streamlit takes longer to tell a dataclass from another than to send the chart
        told = repr((*content, pixels, address.base_path(), block.scope.slug))
        _kept_chart(told, block, reading, pixels)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _kept_chart(content: str, _block: Picture, _reading: Reading, _pixels: int) -> None:  # noqa: ARG001
    _chart(_block, _reading, _pixels, _block.key)


def _chart(block: Picture, reading: Reading, pixels: int, key: str, **clicks: object) -> None:
    figure = block.drawing(frame=replace(block.frame, width=width_for(pixels), across=pixels))
    if clicks:  # what Streamlit sets where points can be selected: a figure without it is drawn a second time
        figure.update_layout(clickmode="event+select", hovermode="closest", dragmode="pan")
    saved = file_name(framing.about_of(reading, block), block.key, "png").removesuffix(".png")
    image = {
        "format": "png",
        "filename": saved,
        "width": pixels,
        "height": figure.layout.height,
        "scale": SAVED_PIXELS / pixels,
    }
    config = BUTTONS | {"topojsonURL": _base_map(), "toImageButtonOptions": image}
    shown = _below_base(figure)
    st.plotly_chart(shown, theme=None, key=key, alt=block.alt, config=config, width=pixels, **clicks)


def sheet(block: Sheet, reading: Reading, pixels: int) -> None:
    """A picture laid out for the press, at its own proportions, in so many pixels of the page."""
    with st.container(border=True, key=f"press_{block.size}_card"):
        of = block.picture
        content = (of.drawing.digest, of.frame, block.size, reading.edition.name, address.base_path(), pixels)
        _kept_sheet(content, of)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _kept_sheet(content: tuple, _of: Picture) -> None:
    preset = PRESETS[content[2]]
    figure = printing.laid_out(_of.drawing, _of.frame, preset).figure
    config = {"staticPlot": True, "topojsonURL": _base_map()}
    room = content[5] - SHEET_BORDER
    if (
        figure.layout.width > room
    ):  # a page has no room for it: the same picture with its lines broken for the page
        figure = printing.laid_out(_of.drawing, _of.frame, preset, room).figure
    shown = _below_base(figure)
    st.plotly_chart(shown, theme=None, key=f"press_{content[2]}", alt=_of.alt, config=config, width="content")


def on_a_slide(key: str, figure: go.Figure, alt: str) -> None:
    """A picture that is only looked at, in the pixels that it was drawn for."""
    _kept_on_a_slide((key, figure.to_json(), alt, address.base_path()), figure)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _kept_on_a_slide(content: tuple, _figure: go.Figure) -> None:
    key, _, alt, _ = content
    config = {"staticPlot": True, "topojsonURL": _base_map()}
    wide = int(_figure.layout.width)
    st.plotly_chart(_below_base(go.Figure(_figure)), theme=None, key=key, alt=alt, config=config, width=wide)


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
    pinned = {headings["provenance"]: st.column_config.Column(pinned=True)}
    st.dataframe(styled, hide_index=True, key=key, placeholder="–", height=height, column_config=pinned)


def _base_map() -> str:
    return f"{address.base_path()}/app/static/topojson/"


def _below_base(figure: go.Figure) -> go.Figure:
    """The figure with the addresses of its outlines below the app's base path."""
    base = address.base_path()
    if base:
        for trace in figure.data:
            if isinstance(getattr(trace, "geojson", None), str):
                trace.geojson = base + trace.geojson
    return figure
