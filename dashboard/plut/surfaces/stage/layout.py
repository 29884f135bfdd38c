"""Where everything stands on a slide of 1920 x 1080 pixels, so that nothing is cut: as few lines of title and
foot as the words need, numbers as large as their column, the picture in all that is left."""

import functools
import html
import math
import re
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from plut.content.blocks import Answer, Picture
from plut.content.slides import Slide
from plut.figures import letters
from plut.figures.style import MAGNIFIED, Frame

ACROSS, DOWN = 1920, 1080
EDGE, TOP, BOTTOM = 65, 40, 48  # pixels free at the sides, above the title and below the foot
ROOM = ACROSS - 2 * EDGE
TITLE, TITLE_LINE = 60, 70
NUMBER, LEAST_NUMBER, UNIT_SHARE = 124, 76, 0.4  # of a number its words ("juta", "at least") are so large
NUMBER_LINE = 1.04  # of a number, from line to line
LABEL, LABEL_LINE = 26, 34
NOTE, NOTE_LINE = 20, 27
SAID, SAID_LINE = 26, 36
FOOT, FOOT_LINE = 18, 25
NARROWEST, WIDEST = 360, 560  # the column of numbers
STEP = 40  # pixels by which the column is made wider
BETWEEN, GAP = 56, 16  # pixels between picture and numbers, and between what stands one below the other
LEAST_SHARE = 0.4  # of its room's width that a picture keeps
HALVINGS = 6
TRIED = 96  # pixels of a picture that are tried beyond the width found by halving


@dataclass(frozen=True)
class Laid:
    """A slide laid out. title: its lines, about as long as each other. top, height: of the picture and the
    numbers; left: of the numbers, column: their width; number: pixels of their digits. figure: the picture,
    shown MAGNIFIED. said_top, foot_top: of the words below."""

    title: tuple[str, ...]
    top: int
    height: int
    left: int
    column: int
    number: int
    figure: go.Figure
    said_top: int
    foot_top: int

    @property
    def picture(self) -> tuple[int, int]:
        """The pixels that the picture takes, across and down."""
        return (
            round(self.figure.layout.width * MAGNIFIED),
            round(self.figure.layout.height * MAGNIFIED),
        )


@functools.lru_cache(maxsize=100)  # the picture is drawn some twenty times
def laid(slide: Slide, head: str, foot: str) -> Laid:
    """Where the parts of a slide stand. head: its title as it is shown; foot: its sources in one text."""
    title = balanced(head)
    top = TOP + TITLE_LINE * len(title) + GAP
    foot_top = DOWN - BOTTOM - FOOT_LINE * _lines(foot, ROOM, FOOT)
    said_top = foot_top - GAP
    if slide.said:
        said_top -= SAID_LINE * _lines(slide.said, ROOM, SAID)
    height = said_top - GAP // 2 - top
    column, number = _column(slide.answers, height)
    across = ROOM - (column + BETWEEN if column else 0)
    figure = _drawn(slide.picture, int(across / MAGNIFIED), int(height / MAGNIFIED))
    left = EDGE + round(figure.layout.width * MAGNIFIED) + BETWEEN
    return Laid(title, top, height, left, ROOM + EDGE - left, number, figure, said_top, foot_top)


def parts(value: str) -> tuple[tuple[str, bool], ...]:
    """A number in words as its digits and the rest, spaces too: ("Rp", no), ("221,49", yes), (" triliun",
    no)."""
    found = re.findall(r"[−\d][\d.,]*%?|[^\d−]+", value)
    return tuple((part, bool(re.match(r"[−\d]", part))) for part in found)


def _lines(text: str, pixels: float, size: float, *, bold: bool = False) -> int:
    return letters.lines(letters.wrapped(letters.plain(text), pixels, size, bold))


def balanced(title: str) -> tuple[str, ...]:
    """A title in as few lines as its room asks for, none of them much shorter than another; a word with a
    hyphen stays whole."""
    count, room = _lines(title, ROOM, TITLE, bold=True), ROOM
    while room > STEP and _lines(title, room - STEP, TITLE, bold=True) == count:
        room -= STEP
    broken = letters.wrapped(letters.plain(title), room, TITLE, bold=True)
    return tuple(html.unescape(line) for line in broken.split("<br>"))


def _column(answers: tuple[Answer, ...], height: int) -> tuple[int, int]:
    """The width of the column of numbers and the pixels of their digits: the largest with which all of them
    fit."""
    if not answers:
        return 0, NUMBER
    for number in range(NUMBER, LEAST_NUMBER - 1, -4):
        least = max(NARROWEST, *(math.ceil(value_width(one.value, number)) for one in answers))
        for wide in range(least, WIDEST + 1, STEP):
            if sum(answer_height(one, wide, number) for one in answers) <= height:
                return wide, number
    return WIDEST, LEAST_NUMBER


def value_width(value: str, number: int) -> float:
    """Pixels of a number on one line with its words."""
    return sum(
        letters.width(letters.plain(text), number if digits else number * UNIT_SHARE, bold=True)
        for text, digits in parts(value)
    )


def answer_height(answer: Answer, wide: int, number: int) -> int:
    """Pixels down of a number with what stands under it."""
    label = LABEL_LINE * _lines(answer.label, wide, LABEL, bold=True)
    note = NOTE_LINE * _lines(answer.words, wide, NOTE) if answer.words else 0
    mark = NOTE_LINE if answer.is_simulated else 0
    return round(number * NUMBER_LINE) + label + note + mark + GAP


def _drawn(picture: Picture, across: int, down: int) -> go.Figure:
    """The picture as large as its room: a plot is stretched to its height, a map, which keeps its
    proportions, is made less wide until it is not too high."""

    def drawn(wide: int, fill: int = 0) -> go.Figure:
        figure = picture.drawing(frame=staged(picture.frame, wide, fill))
        return figure.update_layout(width=wide)

    figure = drawn(across)
    if figure.layout.height <= down:
        return figure if _is_map(figure) else drawn(across, down)
    low, high = round(across * LEAST_SHARE), across
    for _ in range(HALVINGS):
        middle = (low + high) // 2
        if drawn(middle).layout.height <= down:
            low = middle
        else:
            high = middle
    # a little wider its legend may take a line less: the widest that is not too high
    tries = (drawn(low + wider) for wider in range(TRIED, 0, -TRIED // 12))
    return next((figure for figure in tries if figure.layout.height <= down), drawn(low))


def staged(frame: Frame, across: int, fill: int = 0, width: str = "wide") -> Frame:
    """The frame of a picture on a slide."""
    return replace(frame, is_staged=True, width=width, across=across, fill=fill)


def _is_map(figure: go.Figure) -> bool:
    return any(trace.type in ("choropleth", "scattergeo") for trace in figure.data)
