"""The one look: typeface, palettes, template, and the frame that every picture stands in.

Figures are drawn light in both themes, so that page, screenshot and file are the same picture.
"""

import math
import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from plut.figures.settled import settled

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
LETTER_EM, CAPITAL_EM, LINE_EM = (
    0.52,
    0.72,
    1.2,
)  # width of a letter, of a capital, height of a line, generously
PLOTLY_LINE_EM = 1.3  # from line to line of an annotation

LOOK = {  # of every layout, where a figure says nothing else; see settled.py
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
    """What stands around a plot: the finding, what is counted, where it comes from, and what kind of data it is.

    source, computed: the two footer lines. simulated_word: SIMULASI or SIMULATED where any row shown is simulated.
    fill: height in pixels that the whole picture has at least; across: its width, where it is not that of its `width`.
    code, code_image: a check code and its QR code as an address of an image, for a picture that is handed out.
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
    """The pattern of bars that stand for simulated values: the mark over a dark bar alone would be easy to miss."""
    return (
        {"shape": "/", "fillmode": "overlay", "fgcolor": PAPER, "solidity": 0.22, "size": 7}
        if frame.simulated_word
        else {}
    )


CODE_PIXELS = 64  # side of the QR code


def framed(
    figure: go.Figure, frame: Frame, plot_height: int, legend: str = "", axis_room: int = 0
) -> go.Figure:
    """The figure with its frame inside the picture, so that a screenshot, crop or download still carries it.

    Distances are in pixels from the plot's edges: the download button redraws the picture at another size.
    legend: coloured marks with their labels (see `key`), drawn under the subtitle. axis_room: pixels below the plot for
    the labels of its axis.
    """
    width = replace(WIDTHS[frame.width], pixels=frame.across or WIDTHS[frame.width].pixels)
    above = [
        Line(f"<b>{wrapped(frame.title, width, width.title)}</b>", width.title, INK, 1.3, 8),
        Line(wrapped(frame.subtitle, width, width.text), width.text, MUTED, 1.4, 10),
    ]
    if legend:
        above.append(Line(wrapped_marks(legend, width), width.note + 1, INK, 1.6, 8))
    beside = max(
        CODE_PIXELS, (frame.width == "wide") * len(frame.brand) * width.note * CAPITAL_EM
    )  # right of the footer
    foot = (
        replace(width, pixels=0.9 * (width.pixels - beside - 36)) if frame.code else width
    )  # its digits are wide
    footer = [wrapped(text, foot, width.note) for text in (frame.source, frame.computed)]
    if frame.code:
        footer.append(f'<b style="color:{INK}">{frame.code}</b>')
    below = Line("<br>".join(footer), width.note, MUTED, 1.5, 0)
    top = round(12 + sum(line.height for line in above))
    bottom = round(18 + axis_room + max(below.height, CODE_PIXELS + 20 if frame.code else 0) + 10)
    plot_height = max(plot_height, frame.fill - top - bottom)
    notes = [*_stacked(above, top - 12), _note(below, 0, -18 - axis_room)]
    if frame.width == "wide":
        brand = Line(f"<b>{frame.brand}</b>", width.note, ACCENT, 1.5, 0)
        notes.append(_note(brand, 0, -18 - axis_room) | {"x": 1, "xanchor": "right", "align": "right"})
    if frame.simulated_word:
        notes += _watermark(frame.simulated_word, width, plot_height)
    if frame.code_image:
        figure.add_layout_image(_code_image(frame.code_image, plot_height, bottom))
    layout = {
        "annotations": [*(note.to_plotly_json() for note in figure.layout.annotations), *notes],
        "height": plot_height + top + bottom,
        "margin": {"l": MARGIN, "r": MARGIN, "t": top, "b": bottom},
        "showlegend": False,
        "dragmode": False,
    }
    return settled(figure, layout, LOOK)


@dataclass(frozen=True)
class Line:
    """Text of the frame: already wrapped, with size and colour, line spacing in em and the gap below in pixels."""

    text: str
    size: int
    color: str
    spacing: float
    gap: int

    @property
    def height(self) -> float:
        return lines(self.text) * self.size * self.spacing + self.gap


def key(mark: str, color: str, label: str) -> str:
    """One entry of a legend: a coloured mark (a letter such as a square or a diamond) and its label."""
    size = 19 if mark == "■" else 14
    return f'<span style="color:{color};font-size:{size}px">{mark}</span>\u00a0{label}'.replace(
        " ", "\u00a0"
    ).replace("<span\u00a0", "<span ")


def wrapped(text: str, width: Width, size: int) -> str:
    """Text broken into lines that fit the width, with a tenth of slack for a fallback font."""
    letters = int((width.pixels - 2 * MARGIN) / (size * LETTER_EM))
    return "<br>".join(textwrap.wrap(text, letters, break_long_words=False))


def wrapped_marks(legend: str, width: Width) -> str:
    """Legend entries, separated by plain spaces, broken into lines; an entry longer than a line breaks between its words."""
    letters = int((width.pixels - 2 * MARGIN) / ((width.note + 1) * LETTER_EM))
    entries = re.split(r"(?<!span) (?!style)", legend)
    return _filled(
        (_filled(entry.split("\u00a0"), "\u00a0", letters) for entry in entries), "\u2003", letters
    )


def _filled(pieces: Iterable[str], between: str, letters: int) -> str:
    """Pieces set into lines of so many letters; a piece that has lines of its own starts a new one."""
    text, taken = "", 0
    for piece in pieces:
        size = _letters(between) + _letters(piece.split("<br>")[-1])
        if text and ("<br>" in piece or taken + size > letters):
            text, taken = f"{text}<br>{piece}", size
        else:
            text, taken = f"{text}{between}{piece}" if text else piece, taken + size
    return text


def _letters(text: str) -> int:
    """Room that a text takes: tags none, a wide space that of three letters."""
    return len(re.sub(r"<[^>]+>", "", text).replace("\u2003", "   "))


def lines(text: str) -> int:
    """How many lines a wrapped text takes."""
    return text.count("<br>") + 1 if text else 0


def _code_image(address: str, plot_height: int, bottom: int) -> dict:
    """The QR code in the lower right corner. Images know no pixels: their size is a share of the plot's height."""
    return {
        "source": address, "xref": "paper", "yref": "paper", "xanchor": "right", "yanchor": "top",
        "x": 1, "y": -(bottom - CODE_PIXELS - 8) / plot_height, "sizex": 1, "sizey": CODE_PIXELS / plot_height,
    }  # fmt: skip


def _stacked(lines_of_text: list[Line], offset: float) -> list[dict]:
    """Annotations one under the other at the left edge, from `offset` pixels above the plot."""
    notes = []
    for line in lines_of_text:
        notes.append(_note(line, 1, offset))
        offset -= line.height
    return notes


def _note(line: Line, y: float, yshift: float) -> dict:
    return {
        "text": line.text,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": y,
        "yshift": round(yshift),
        "xanchor": "left",
        "yanchor": "top",
        "font": {"size": line.size, "color": line.color},
    }


def _watermark(word: str, width: Width, plot_height: int) -> list[dict]:
    """The word across the plot so densely that any window of a third by a third of it holds one whole word.

    Rows are staggered by an eighth of the plot: a window holds a whole word when it is at least an eighth plus one word
    wide, and two rows plus one line high. A column is one annotation (a browser needs a millisecond for each), its lines
    two rows apart.
    """
    rows = 8
    widest = (width.pixels - 2 * MARGIN) * (1 / 3 - 1 / 8)
    highest = plot_height * (1 / 3 - 2 / rows)
    size = math.floor(10 * min(20.0, widest / (len(word) * CAPITAL_EM), highest / LINE_EM)) / 10
    column = "<br>".join([f'<span style="font-size:{size}px">{word}</span>'] * (rows // 2))
    spacing = 2 * plot_height / rows / PLOTLY_LINE_EM
    return [
        {
            "text": column,
            "xref": "paper",
            "yref": "paper",
            "x": eighth / 8,
            "y": (rows + (1 if eighth % 2 else -1)) / (2 * rows),
            "xanchor": "center",
            "yanchor": "middle",
            "align": "center",
            "font": {"size": spacing, "color": SIMULATED_INK},
        }
        for eighth in range(1, 8)
    ]
