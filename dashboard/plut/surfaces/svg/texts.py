"""Words in a drawing: the markup of our figures (`<b>`, `<br>`, `<span style="...">`) as SVG, set where a
browser sets it for Plotly."""

import html
import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from plut.figures import letters

# of the typeface that is shipped, in em; Plotly measures the box of a text by them
ASCENT, DESCENT = 1.038, 0.222
BROKEN = re.compile(r"<br ?/?>")
OWN_SIZE = re.compile(r"font-size:([\d.]+)px")
OWN_COLOR = re.compile(r"(?<![-\w])color:([^;\"]+)")
ANCHORS = {"left": "start", "center": "middle", "right": "end"}

TEXT = Markup('<text x="{}" y="{}"{}>{}</text>')
LINE = Markup('<tspan x="{}" dy="{}">{}</tspan>')
SPAN = Markup("<tspan{}>{}</tspan>")


@dataclass(frozen=True)
class Look:
    """How a text is written: pixels of its letters, colour, weight, and whether a white edge lifts it off
    what it lies over."""

    size: float
    color: str
    weight: int = 400
    has_halo: bool = False

    @property
    def attributes(self) -> Markup:
        told = Markup(' font-size="{}" fill="{}"').format(number(self.size), self.color)
        if self.weight != 400:
            told += Markup(' font-weight="{}"').format(self.weight)
        return told + (Markup(' class="halo"') if self.has_halo else Markup(""))


@dataclass(frozen=True)
class Box:
    """The box that a browser measures of a text: its width, and how far it reaches above and below the
    baseline of the first line, in pixels."""

    width: float
    above: float
    below: float

    @property
    def height(self) -> float:
        return self.above + self.below


def box(markup: str, size: float) -> Box:
    """The box of a text whose lines are 1.3 em apart."""
    lines = BROKEN.split(markup)
    largest = [_largest(line, size) for line in _closed(lines)]
    below = max(letters.LINE * size * place + DESCENT * own for place, own in enumerate(largest))
    return Box(letters.width("<br>".join(lines), size) / letters.SLACK, ASCENT * largest[0], below)


def _largest(line: str, size: float) -> float:
    """The largest size in which letters of a line are written: a span may hold all of them."""
    sizes, found = [size], [0.0]
    for part in re.split(f"({letters.TAG.pattern})", line):
        if part.startswith("</"):
            sizes.pop()
        elif part.startswith("<"):
            own = OWN_SIZE.search(part)
            sizes.append(float(own[1]) if own else sizes[-1])
        elif part:
            found.append(sizes[-1])
    return max(found) or size


def written(markup: str, x: float, y: float, anchor: str, look: Look, more: str = "") -> Markup:
    """A text whose first line has its baseline at y. anchor: left, center or right of x."""
    lines = BROKEN.split(markup)
    attributes = look.attributes + more
    if anchor != "left":
        attributes += Markup(' text-anchor="{}"').format(ANCHORS[anchor])
    if len(lines) == 1:
        return TEXT.format(number(x), number(y), attributes, _spans(_closed(lines)[0]))
    step = letters.LINE * look.size
    inside = (
        LINE.format(number(x), number(step if place else 0), _spans(line))
        for place, line in enumerate(_closed(lines))
    )
    return TEXT.format(number(x), number(y), attributes, Markup("").join(inside))


def plain(text: str) -> Markup:
    """Words that a browser shows. Browsers without pictures, which read no SVG, take them for a comment and
    leave them out: they have the picture's words once, in its description."""
    if ">" in text:
        return escape(text)
    return Markup(f"<![CDATA[{text}]]>")


def number(value: float) -> str:
    """Pixels, to a tenth."""
    text = f"{value:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"


def _closed(lines: list[str]) -> list[str]:
    """Lines of which each closes what it opens: a tag that reaches over a break is opened anew."""
    closed, open_tags = [], []
    for line in lines:
        begun = "".join(open_tags)
        for tag in letters.TAG.findall(line):
            if tag.startswith("</"):
                open_tags.pop()
            else:
                open_tags.append(tag)
        closed.append(
            begun + line + "".join(f"</{tag[1:].split()[0].rstrip('>')}>" for tag in open_tags[::-1])
        )
    return closed


def _spans(line: str) -> Markup:
    """One line, its tags as spans."""
    shown = Markup("")
    ends: list[Markup] = []
    for part in re.split(f"({letters.TAG.pattern})", line):
        if part.startswith("</"):
            shown += ends.pop()
        elif part.startswith(("<b", "<span")):
            shown += Markup("<tspan{}>").format(_attributes(part))
            ends.append(Markup("</tspan>"))
        elif part:
            shown += plain(html.unescape(part))
    return shown + Markup("").join(ends)


def _attributes(tag: str) -> Markup:
    if tag.startswith("<b"):
        return Markup(' font-weight="700"')
    told = Markup("")
    if color := OWN_COLOR.search(tag):
        told += Markup(' fill="{}"').format(color[1].strip())
    if size := OWN_SIZE.search(tag):
        told += Markup(' font-size="{}"').format(size[1])
    return told
