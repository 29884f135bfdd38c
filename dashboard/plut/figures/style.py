"""The one look: typeface, palettes, template, and the frame that every picture stands in.

Figures are drawn light in both themes, so that page, screenshot and file are the same picture.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from plut.figures import letters
from plut.figures.settled import settled
from plut.figures.texts import note

FONT = "Plus Jakarta Sans, Arial, sans-serif"
INK, MUTED, FAINT, LINE, PAPER = "#22303c", "#5b6b78", "#8896a1", "#dde3e8", "#ffffff"
ACCENT = "#0b7285"
NO_DATA = "#e4e9ec"
SEQUENTIAL = ("#c5e3cd", "#93cabd", "#55a7a7", "#25798a", "#0c4a60")
POINT = "#c2410c"
CATEGORICAL = ("#0b7285", "#c2410c", "#6d5fa8", "#7a8b22", "#b0567d", "#5b6b78")
DIVERGING = ("#a8501f", "#dc9a6a", "#f1e9df", "#7db3ad", "#14626c")
MARGIN = 4  # pixels left and right of a plot
SIMULATED_INK = "rgba(70, 80, 90, 0.33)"
CAPITALS = 1.2  # em that a line of capitals is high, generously

LOOK = {  # default layout of every figure; see settled.py
    "font": {"family": FONT, "size": 13, "color": INK},
    "paper_bgcolor": PAPER,
    "plot_bgcolor": PAPER,
    "colorway": CATEGORICAL,
    "hoverlabel": {
        "bgcolor": PAPER,
        "bordercolor": LINE,
        "font": {"family": FONT, "size": 13, "color": INK},
        "align": "left",
    },
    "xaxis": {"gridcolor": LINE, "zeroline": False, "ticks": ""},
    "yaxis": {"gridcolor": LINE, "zeroline": False, "ticks": ""},
    "annotations": {"showarrow": False, "borderpad": 0, "align": "left"},
}


@dataclass(frozen=True)
class Width:
    """How wide the reader's chart is at least, in pixels, and the type that suits it."""

    name: str
    pixels: int
    title: int
    text: int
    note: int

    @property
    def room(self) -> int:
        """Pixels between the margins."""
        return self.pixels - 2 * MARGIN


WIDTHS = {
    w.name: w
    for w in (
        Width("wide", 1030, 21, 14, 12),
        Width("medium", 600, 18, 13, 12),
        Width("narrow", 320, 16, 13, 11),
    )
}


@dataclass(frozen=True)
class Frame:
    """What stands around a plot: the finding, what is counted, where it comes from, and what kind of data it
    is.

    source, computed: the two footer lines. simulated_word: SIMULASI or SIMULATED where any row shown is
    simulated. fill: height in pixels that the whole picture has at least; across: its width, where it is not
    that of its `width`. code, code_image: a check code and its QR code as an address of an image, for a
    picture that is handed out.
    """

    title: str
    subtitle: str
    source: str
    computed: str
    brand: str
    simulated_word: str | None = None
    width: str = "wide"
    fill: int = 0
    across: int = 0
    code: str = ""
    code_image: str = ""


def hatching(frame: Frame) -> dict:
    """The pattern of bars that stand for simulated values: the mark over a dark bar alone would be easy to
    miss.
    """
    return (
        {"shape": "/", "fillmode": "overlay", "fgcolor": PAPER, "solidity": 0.22, "size": 7}
        if frame.simulated_word
        else {}
    )


CODE_PIXELS = 64  # side of the QR code
BESIDE_FOOTER = 24  # pixels between the footer and what stands at its right


def framed(
    figure: go.Figure, frame: Frame, plot_height: int, legend: Sequence[str] = (), axis_room: int = 0
) -> go.Figure:
    """The figure with its frame inside the picture, so that a screenshot, crop or download still carries it.

    Distances are in pixels from the plot's edges: the download button redraws the picture at another size.
    legend: entries (see `key`), set under the subtitle. axis_room: pixels below the plot for the labels of
    its axis.
    """
    width = replace(WIDTHS[frame.width], pixels=frame.across or WIDTHS[frame.width].pixels)
    above = [_title(frame.title, width), _subtitle(frame.subtitle, width)]
    if legend:
        above.append(Line(set_legend(legend, width), width.note + 1, INK, 1.6, 8))
    below = _footer(frame, width)
    top = round(12 + sum(line.height for line in above))
    bottom = round(18 + axis_room + max(below.height, CODE_PIXELS + 20 if frame.code else 0) + 10)
    plot_height = max(plot_height, frame.fill - top - bottom)
    notes, offset = [], top - 12
    for line in above:
        notes.append(_at_edge(line, "left top", 1, offset))
        offset -= line.height
    notes.append(_at_edge(below, "left top", 0, -18 - axis_room))
    if frame.width == "wide":
        notes.append(_at_edge(_brand(frame, width), "right top", 0, -18 - axis_room))
    if frame.simulated_word:
        notes += _watermark(frame.simulated_word, width, plot_height)
    if frame.code_image:
        figure.add_layout_image(_code_image(frame.code_image, plot_height, bottom))
    layout = {
        "annotations": [*(own.to_plotly_json() for own in figure.layout.annotations), *notes],
        "height": plot_height + top + bottom,
        "margin": {"l": MARGIN, "r": MARGIN, "t": top, "b": bottom},
        "showlegend": False,
        "dragmode": False,
    }
    return settled(figure, layout, LOOK)


@dataclass(frozen=True)
class Line:
    """A line of the frame: already wrapped, with size and colour, line spacing in em and the gap below in
    pixels.
    """

    text: str
    size: int
    color: str
    spacing: float
    gap: int

    @property
    def height(self) -> float:
        return letters.lines(self.text) * self.size * self.spacing + self.gap


def _title(text: str, width: Width) -> Line:
    wrapped = letters.wrapped(letters.plain(text), width.room, width.title, bold=True)
    return Line(f"<b>{wrapped}</b>", width.title, INK, 1.3, 8)


def _subtitle(text: str, width: Width) -> Line:
    return Line(letters.wrapped(letters.plain(text), width.room, width.text), width.text, MUTED, 1.4, 10)


def _brand(frame: Frame, width: Width) -> Line:
    return Line(f"<b>{letters.plain(frame.brand)}</b>", width.note, ACCENT, 1.5, 0)


def _footer(frame: Frame, width: Width) -> Line:
    """Source, computation and check code, beside the brand (none on a phone) and the code's image."""
    brand = letters.width(_brand(frame, width).text, width.note) if frame.width == "wide" else 0
    beside = max(brand, CODE_PIXELS if frame.code else 0)
    room = width.room - beside - (BESIDE_FOOTER if beside else 0)
    rows = [letters.wrapped(letters.plain(text), room, width.note) for text in (frame.source, frame.computed)]
    if frame.code:
        rows.append(f'<b style="color:{INK}">{frame.code}</b>')
    return Line("<br>".join(rows), width.note, MUTED, 1.5, 0)


def _at_edge(line: Line, anchor: str, y: float, yshift: float) -> dict:
    """A line of the frame at the left or right edge, so many pixels from the top (y 1) or the bottom (0) of
    the plot.
    """
    x = 1 if anchor.startswith("right") else 0
    return note(line.text, x, y, line.size, line.color, anchor, "paper paper", (0, round(yshift)))


def key(mark: str, color: str, label: str) -> str:
    """One entry of a legend: a coloured mark (a letter such as a square or a diamond) and its label, a plain
    text.
    """
    size = 19 if mark == "■" else 14
    return f'<span style="color:{color};font-size:{size}px">{mark}</span>\u00a0{letters.plain(label)}'


def set_legend(entries: Sequence[str], width: Width) -> str:
    """Entries of a legend set into lines; an entry longer than a line is broken between its words."""
    size = width.note + 1
    whole = [letters.wrapped(entry, width.room, size) for entry in entries]
    return letters.joined(whole, "\u2003", width.room, size)


def _code_image(address: str, plot_height: int, bottom: int) -> dict:
    """The QR code in the lower right corner. Plotly gives images no size in pixels: theirs is a share of
    the plot's height.
    """
    return {
        "source": address,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "right",
        "yanchor": "top",
        "x": 1,
        "y": -(bottom - CODE_PIXELS - 8) / plot_height,
        "sizex": 1,
        "sizey": CODE_PIXELS / plot_height,
    }


def _watermark(word: str, width: Width, plot_height: int) -> list[dict]:
    """The word across the plot so densely that any window of a third by a third of it holds one whole word.

    Rows are staggered by an eighth of the plot: a window holds a whole word when it is at least an eighth
    plus one word wide, and two rows plus one line high. A column is one annotation (a browser needs a
    millisecond for each), its lines two rows apart.
    """
    rows = 8
    widest = width.room * (1 / 3 - 1 / 8)
    highest = plot_height * (1 / 3 - 2 / rows)
    size = math.floor(10 * min(20.0, widest / letters.width(word, 1), highest / CAPITALS)) / 10
    column = "<br>".join([f'<span style="font-size:{size}px">{word}</span>'] * (rows // 2))
    spacing = 2 * plot_height / rows / letters.LINE
    places = ((eighth / 8, (rows + (1 if eighth % 2 else -1)) / (2 * rows)) for eighth in range(1, 8))
    return [note(column, x, y, spacing, SIMULATED_INK, "center middle", "paper paper") for x, y in places]
