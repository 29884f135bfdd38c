"""The one look: typeface, palettes, template, and the frame that every picture stands in.

Figures are drawn light in both themes, so that page, screenshot and file are the same picture.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

import plotly.graph_objects as go

from plut.base import formats
from plut.figures import letters
from plut.figures.settled import settled
from plut.figures.texts import note, notes_of

FONT = "Plus Jakarta Sans, Arial, sans-serif"
# One meaning each; contrasts and distances are held by tests/figures/test_colours.py.
INK, MUTED, LINE, PAPER = "#14212b", "#52616d", "#dbe2e7", "#ffffff"
WASH, SEA, ABROAD = "#f4f7f8", "#f5f8fc", "#e9ecee"  # a quiet ground; on maps water and other countries
VALUE = "#0b6b7a"  # values, links, what is chosen
ATTENTION, ATTENTION_FILL = "#c2410c", "#e08a5c"  # look here: gap, missing, conflict, worse
SIMULATED = "#6b3fa0"
CENTRE = "#14304a"
OTHERS = "#b8c6cc"  # all that are compared with
QUIET = "#80929d"  # thin marks of them: ticks, ranges
UNDER_POINTS = ("#c9e3db", "#94cbbe", "#66aea3", "#379189")  # land with centres on it; darker than the sea
SEQUENTIAL = ("#e8f5f1", "#b3dad5", "#6fb9b7", "#2b8a94", "#0c5566")
DIVERGING = ("#a8441a", "#e39a6b", "#f3ece3", "#7fbdb8", "#0c5f6c")  # the middle is the target
HATCH, HATCHED = "#e8935f", "#fff8f3"  # nothing found, or nobody: lines on their ground
ISSUED, IN_PROCESS, STALLED, REFUSED = VALUE, "#8fcac5", ATTENTION, "#2f3b45"
TWO = ((VALUE, "circle"), (ATTENTION, "diamond"))  # two that are compared
MARKS = ("●", "◆")  # the same in words
# up to four that are compared, told apart by their shapes in a grey print too; and the same in words
FOUR = (*TWO, (INK, "square"), (QUIET, "triangle-up"))
FOUR_MARKS = (*MARKS, "■", "▲")
MARGIN = 4  # pixels left and right of a plot

LOOK = {  # default layout of every figure; see settled.py
    "font": {"family": FONT, "size": 13, "color": INK},
    "paper_bgcolor": PAPER,
    "plot_bgcolor": PAPER,
    "colorway": (VALUE, OTHERS, ATTENTION),
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
    """How wide a chart is at least, in pixels, and the type that suits it."""

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
        Width("wide", 720, 19, 14, 12),
        Width("medium", 520, 18, 13, 12),
        Width("narrow", 320, 17, 13, 12),
    )
}

# For a room where people sit metres away: laid out as a wide picture, with larger type, and shown MAGNIFIED
# times as large, its lines and marks with it. So 1,790 pixels with a title of 60, texts of 26, notes of 18.
MAGNIFIED = 1.5
STAGE = Width("wide", round(1790 / MAGNIFIED), 40, 17, 12)


def width_for(pixels: int) -> str:
    """The type that suits a chart of so many pixels."""
    return next((w.name for w in WIDTHS.values() if pixels >= w.pixels), "narrow")


@dataclass(frozen=True)
class Frame:
    """What stands around a plot: the finding, what is counted, where it comes from, and what kind of data it
    is.

    source, computed: the two footer lines. simulated_word: SIMULASI or SIMULATED where any row shown is
    simulated. fill: height in pixels that the whole picture has at least; across: its width, where it is not
    that of its `width`. code, code_image: a check code and its QR code as an address of an image, for a
    picture that is handed out. corner: pixels at the right of the title that a button of the page lies in.
    is_staged: it is part of a slide, which says all of these words itself.
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
    corner: int = 0
    is_staged: bool = False

    @property
    def sizes(self) -> Width:
        """The type of its width, and the pixels that it has."""
        usual = STAGE if self.is_staged and self.width == "wide" else WIDTHS[self.width]
        return replace(usual, pixels=self.across) if self.across else usual


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
    figure: go.Figure,
    frame: Frame,
    plot_height: int,
    legend: Sequence[str] = (),
    axis_room: int = 0,
    more_legend: Sequence[str] = (),
) -> go.Figure:
    """The figure with its frame inside the picture, so that a screenshot, crop or download still carries it.

    Distances are in pixels from the plot's edges: the download button redraws the picture at another size.
    legend: entries (see `key`), set under the subtitle; more_legend: those of a second line. axis_room:
    pixels below the plot for the labels of its axis.
    """
    width = frame.sizes
    above = (
        [] if frame.is_staged else [_title(frame, width), _subtitle(formats.capital(frame.subtitle), width)]
    )
    size = _key_size(legend, more_legend, frame)
    keys = [set_legend(entries, width, size) for entries in (legend, more_legend) if entries]
    above += [
        Line(text, size, INK, 1.6, 5 if place < len(keys) - 1 else 8) for place, text in enumerate(keys)
    ]
    top = round(12 + sum(line.height for line in above))
    under, bottom = _below(frame, width, axis_room)
    plot_height = max(plot_height, frame.fill - top - bottom)
    notes, offset = [], top - 12
    for line in above:
        notes.append(_at_edge(line, "left top", 1, offset))
        offset -= line.height
    notes += under
    if frame.simulated_word:
        figure.add_layout_image(_watermark(frame.simulated_word, width, plot_height))
    if frame.code_image:
        figure.add_layout_image(_code_image(frame.code_image, plot_height, bottom))
    over = _texts_over_the_mark(figure) if frame.simulated_word else []
    layout = {
        "annotations": [*(own.to_plotly_json() for own in figure.layout.annotations), *over, *notes],
        "height": plot_height + top + bottom,
        "margin": {"l": MARGIN, "r": MARGIN, "t": top, "b": bottom},
        "showlegend": False,
        "dragmode": False,
    }
    return settled(figure, layout, LOOK)


def _below(frame: Frame, width: Width, axis_room: int) -> tuple[list[dict], int]:
    """What stands under the plot, and the pixels from there to the lower edge."""
    if frame.is_staged:
        return [], axis_room + 10
    footer = _footer(frame, width)
    notes = [_at_edge(footer, "left top", 0, -18 - axis_room)]
    if frame.width == "wide":
        notes.append(_at_edge(_brand(frame, width), "right top", 0, -18 - axis_room))
    return notes, round(18 + axis_room + max(footer.height, CODE_PIXELS + 20 if frame.code else 0) + 10)


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


def _title(frame: Frame, width: Width) -> Line:
    room = width.room - frame.corner
    wrapped = letters.wrapped(letters.plain(frame.title), room, width.title, bold=True)
    return Line(f"<b>{wrapped}</b>", width.title, INK, 1.3, 8)


def _subtitle(text: str, width: Width) -> Line:
    return Line(letters.wrapped(letters.plain(text), width.room, width.text), width.text, MUTED, 1.4, 10)


def _brand(frame: Frame, width: Width) -> Line:
    return Line(f"<b>{letters.plain(frame.brand)}</b>", width.note, VALUE, 1.5, 0)


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


def set_legend(entries: Sequence[str], width: Width, size: int = 0) -> str:
    """Entries of a legend set into lines; an entry longer than a line is broken between its words. size: of
    the letters, where it is not that of legends."""
    size = size or width.note + 1
    whole = [letters.wrapped(entry, width.room, size) for entry in entries]
    return letters.joined(whole, "\u2003", width.room, size)


def _key_size(legend: Sequence[str], more_legend: Sequence[str], frame: Frame) -> int:
    """Pixels of a legend: on a slide those of its texts, where that takes no line more; a map needs its
    room."""
    width = frame.sizes
    usual, larger = width.note + 1, width.text
    if not frame.is_staged or not legend or more_legend:
        return usual
    lines = [letters.lines(set_legend(legend, width, size)) for size in (usual, larger)]
    return larger if lines[0] == lines[1] else usual


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


MARK_TILT = 16  # degrees
MARK_SIZES = (12.0, 17.0)  # pixels of the word, at least and at most
MARK_ROWS, MARK_STEP = 62.0, 190.0  # pixels from row to row and from word to word, at most
STEP_OF_WORDS = 2.6  # words that a step is long, at least
LEAST_ROW = 14  # pixels between rows that are shifted against each other
MARK_STRENGTH = 0.17
MARK_LETTERS = "Arial, Helvetica, sans-serif"  # an image cannot use the page's typeface


def _texts_over_the_mark(figure: go.Figure) -> list[dict]:
    """The words of traces as notes: the mark lies over traces and under notes.

    The traces stay, without their words: axes and hovers may rest on them.
    """
    found = []
    for trace in figure.data:
        if trace.type == "scatter" and "text" in (trace.mode or ""):
            found += notes_of(trace)
            trace.update(text=None, mode=trace.mode.replace("+text", "").replace("text", "none"))
        elif trace.type == "heatmap" and trace.text is not None:
            found += notes_of(trace)
            trace.update(text=None, texttemplate=None)
    return found


def _watermark(word: str, width: Width, plot_height: int) -> dict:
    """The word across the plot as one image, over all that is drawn and under the words.

    So dense that any window of a third by a third of the plot holds one whole word. The middles of the words
    that a window holds whole lie in a rectangle, smaller than it by a word: that must be as high as two rows
    and as wide as half a step, where rows are shifted by half a step; in a low plot as one row and a step. A
    plot that is lower than three words has one row.
    """
    across, down = width.room / 3, plot_height / 3
    size = max(MARK_SIZES[0], min(MARK_SIZES[1], down / 4.5, across / letters.width(word, 1.8, bold=True)))
    wide, high = tilted(letters.width(word, size, bold=True), size)
    free_across, free_down = max(across - wide, 4.0), down - high
    is_shifted = free_down / 2 >= LEAST_ROW
    # half a step is more than a word, else words of neighbouring rows would run into one another
    step = min(max(MARK_STEP, STEP_OF_WORDS * wide), free_across * (2 if is_shifted else 1))
    row = min(MARK_ROWS, free_down / (2 if is_shifted else 1))
    rows = (
        [plot_height / 2] if row <= 0 else [row * place for place in range(math.ceil(plot_height / row) + 1)]
    )
    texts = [
        _tilted_word(word, place * step + (step / 2 if is_shifted and number % 2 else 0), y)
        for number, y in enumerate(rows)
        for place in range(math.ceil(width.room / step) + 1)
    ]
    look = f'font-family="{MARK_LETTERS}" font-weight="800" font-size="{size:.1f}" fill="{SIMULATED}"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width.room} {plot_height}" '
        f'preserveAspectRatio="none"><g {look} fill-opacity="{MARK_STRENGTH}" text-anchor="middle" '
        f'dominant-baseline="central">{"".join(texts)}</g></svg>'
    )
    return {
        "source": f"data:image/svg+xml,{quote(svg)}",
        "name": word,
        "layer": "above",
        "sizing": "stretch",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "sizex": 1,
        "sizey": 1,
    }


def tilted(wide: float, high: float) -> tuple[float, float]:
    """The rectangle that a tilted word takes, across and down."""
    turn = math.radians(MARK_TILT)
    return wide * math.cos(turn) + high * math.sin(turn), wide * math.sin(turn) + high * math.cos(turn)


def _tilted_word(word: str, x: float, y: float) -> str:
    return f'<text transform="translate({x:.1f} {y:.1f}) rotate(-{MARK_TILT})">{word}</text>'
