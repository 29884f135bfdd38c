"""The preview of a link: a card of 1200 x 630 pixels on which the finding can be read in a list of messages,
and the picture beside it without words of its own."""

import base64
from dataclasses import dataclass, replace

import plotly.graph_objects as go
from markupsafe import Markup

from plut.base import formats
from plut.content.blocks import Picture
from plut.figures import letters, style
from plut.surfaces.press import printing
from plut.surfaces.press.printing import Sheet

ACROSS, DOWN = 1200, 630
EDGE = 40
WORDS = 470  # pixels of the column of words
BETWEEN = 36
DRAWN = 620  # pixels of a picture, before it is made as large as its place
# pixels of title and of what is counted, the largest first that leave nothing out
TRIED = ((44, 24), (40, 22), (36, 21), (32, 20), (28, 18), (24, 16), (20, 14))
FOOT = 16
TITLE_LINE, LINE = 1.22, 1.4  # em from line to line
SPACE = 18  # pixels between title, what is counted, and source
TALL = DOWN - 2 * EDGE
PAGE = Markup(
    '<!doctype html><html lang="{}"><head><meta charset="utf-8"><style>'
    "html, body {{ margin: 0 }} body {{ box-sizing: border-box; width: {}px; height: {}px; padding: {}px;"
    ' background: #fff; color: {}; font-family: "Plus Jakarta Sans", Arial, sans-serif;'
    " display: grid; grid-template-columns: {}px minmax(0, 1fr); column-gap: {}px; overflow: hidden }}"
    "div {{ display: flex; flex-direction: column; gap: {}px; min-height: 0 }}"
    "h1 {{ margin: 0; font-size: {}px; line-height: {}; font-weight: 700 }} h1 b {{ color: {} }}"
    "p {{ margin: 0; font-size: {}px; line-height: {}; color: {} }}"
    "p.foot {{ margin-top: auto; font-size: {}px }} p.foot b {{ color: {} }}"
    "img {{ width: 100%; height: {}px; object-fit: contain }}"
    "</style></head><body><div><h1>{}</h1><p>{}</p>"
    '<p class="foot">{} {}<br><b>{}</b></p></div><img alt="" src="data:image/svg+xml;base64,{}">'
    "</body></html>"
)


@dataclass(frozen=True)
class Sizes:
    """Pixels of the letters of a title and of what is counted."""

    title: int
    counted: int


def rendered(picture: Picture, language: str) -> bytes:
    """The card as PNG. Raises NoChromium."""
    frame = picture.frame
    sizes = sizes_of(picture)
    when = frame.computed.rpartition(" · ")[0]  # without the SQL file, which nobody asks a preview for
    page = PAGE.format(
        language,
        ACROSS,
        DOWN,
        EDGE,
        style.INK,
        WORDS,
        BETWEEN,
        SPACE,
        sizes.title,
        TITLE_LINE,
        style.SIMULATED,
        sizes.counted,
        LINE,
        style.MUTED,
        FOOT,
        style.VALUE,
        TALL,
        _title(picture),
        formats.capital(frame.subtitle),
        frame.source,
        when,
        frame.brand,
        base64.b64encode(_drawn(picture)).decode(),
    )
    return printing.printed(str(page), (ACROSS, DOWN), "png")


def _title(picture: Picture) -> Markup | str:
    """The title, its mark in the colour of what is simulated."""
    frame = picture.frame
    word = frame.simulated_word
    if word and frame.title.startswith(word):
        return Markup("<b>{}</b>{}").format(word, frame.title.removeprefix(word))
    return frame.title


def _drawn(picture: Picture) -> bytes:
    """The plot with its keys and its marks; its words stand beside it."""
    frame = replace(picture.frame, is_staged=True, width="medium", across=DRAWN)
    figure = go.Figure(picture.drawing(frame=frame))
    figure.update_layout(width=DRAWN)
    return printing.rendered(Sheet(figure, DRAWN, int(figure.layout.height), 1), "svg")


def sizes_of(picture: Picture) -> Sizes:
    """The largest letters with which all words have room; the smallest where none have."""
    tried = (Sizes(*pixels) for pixels in TRIED)
    return next((sizes for sizes in tried if height(picture, sizes) <= TALL), Sizes(*TRIED[-1]))


def height(picture: Picture, sizes: Sizes) -> float:
    """Pixels that all words of a card take."""
    frame = picture.frame
    title = _height(frame.title, sizes.title, TITLE_LINE, bold=True)
    counted = _height(frame.subtitle, sizes.counted, LINE)
    foot = _height(f"{frame.source} {frame.computed}", FOOT, LINE) + FOOT * LINE
    return title + counted + foot + 2 * SPACE


def _height(text: str, size: float, line: float, bold: bool = False) -> float:
    """Pixels that a text takes in the column of words."""
    return letters.lines(letters.wrapped(text, WORDS, size, bold)) * size * line
