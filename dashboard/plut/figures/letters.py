"""How wide words are in the typeface that is shipped, and lines broken so that they fit.

Texts are markup as Plotly knows it: `<b>`, `<br>`, `<span style="...">`, and `&lt;` for a plain sign.
"""

import functools
import html
import re

from PIL import ImageFont

from plut.base import folders

REGULAR, BOLD = 400, 700  # weights that are drawn
UNITS = 1000  # of an em, in the typeface
# A downloaded picture may be drawn in Arial (see style.FONT), where lines of our pages are up to 4 % wider.
SLACK = 1.05
ARIAL_FIGURE = 0.556  # em; in short texts it is the figures that are wider: our 1 has 0.37
MISSING = 1.0  # em of a letter that another typeface has to lend, generously
LINE = 1.3  # em from line to line, as Plotly sets them
AIRY_LINE = 1.4  # em that a line is given inside a plot
TAG = re.compile(r"</?(?:b|br|span)\b[^<>]*>")
HOVER_MARKUP = re.compile(r"(</?b>|<br>|&(?:amp|lt|gt|quot|#x27);)")
SPACE = re.compile(r" (?![^<>]*>)")  # spaces that are not inside a tag


@functools.cache
def _typeface(weight: int) -> ImageFont.FreeTypeFont:
    path = folders.STATIC / "fonts" / "plus-jakarta-sans.ttf"
    face = ImageFont.truetype(path, UNITS, layout_engine=ImageFont.Layout.BASIC)
    face.set_variation_by_axes([weight])
    return face


@functools.cache
def _letter(letter: str, weight: int) -> float:
    """The width of a letter in em, in whichever of our typeface and its stand-in it is wider."""
    face = _typeface(weight)
    if face.getbbox(letter) == face.getbbox("\uffff"):  # what a typeface draws for a letter that it lacks
        return MISSING
    own = face.getlength(letter) / UNITS
    return max(own, ARIAL_FIGURE) if letter.isdigit() else own


@functools.lru_cache(maxsize=20_000)
def width(text: str, size: float, bold: bool = False) -> float:
    """Pixels that a text takes at a size in pixels: those of its widest line."""
    return max(_line_width(line, size, bold) for line in text.split("<br>"))


def _line_width(line: str, size: float, bold: bool) -> float:
    """Pixels of one line; a span may have a `font-size` of its own."""
    sizes, weight, total = [size], BOLD if bold else REGULAR, 0.0
    for part in re.split(f"({TAG.pattern})", line):
        if part.startswith("<span"):
            own = re.search(r"font-size:([\d.]+)px", part)
            sizes.append(float(own[1]) if own else sizes[-1])
        elif part == "</span>":
            sizes = sizes[:-1] or [size]  # a piece of a broken line may only close it
        elif part.startswith(("<b", "</b")):
            weight = BOLD if bold or part.startswith("<b") else REGULAR
        else:
            total += sizes[-1] * sum(_letter(letter, weight) for letter in html.unescape(part))
    return total * SLACK


def plain(text: str) -> str:
    """A text of somebody else, escaped so that it shows as it is."""
    return html.escape(text, quote=False)


def hover(text: str) -> str:
    """A hover text, of which `<b>` and `<br>` alone are markup: other markup in it is shown as text."""
    if "<" not in text and "&" not in text:
        return text
    parts = HOVER_MARKUP.split(text)
    return "".join(part if position % 2 else plain(part) for position, part in enumerate(parts))


def lines(text: str) -> int:
    """The number of lines of a broken text."""
    return text.count("<br>") + 1 if text else 0


def height(text: str, size: float) -> float:
    """Pixels that a broken text is given inside a plot."""
    return lines(text) * size * AIRY_LINE


@functools.lru_cache(maxsize=5_000)
def wrapped(text: str, pixels: float, size: float, bold: bool = False) -> str:
    """A text broken between its words into lines that fit; a word longer than a line stays whole."""
    return joined(SPACE.split(text), " ", pixels, size, bold)


def joined(pieces: list[str], between: str, pixels: float, size: float, bold: bool = False) -> str:
    """Pieces set into lines that fit, with `between` between two on a line; one with lines of its own starts
    a new one.
    """
    gap = width(between, size, bold)
    text, taken = "", 0.0
    for piece in filter(None, pieces):
        needed = width(piece.split("<br>")[-1], size, bold)
        if text and ("<br>" in piece or taken + gap + needed > pixels):
            text, taken = f"{text}<br>{piece}", needed
        else:
            text, taken = f"{text}{between}{piece}" if text else piece, taken + gap * bool(text) + needed
    return text


def shortened(text: str, pixels: float, size: float) -> str:
    """A plain text as markup, cut with an ellipsis where it does not fit into one line."""
    if width(plain(text), size) <= pixels:
        return plain(text)
    kept = len(text)
    while kept and width(plain(text[:kept]) + "…", size) > pixels:
        kept -= 1
    return plain(text[:kept].rstrip()) + "…"
