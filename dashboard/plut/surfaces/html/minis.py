"""The small pictures beside numbers: where a number came from, in a line or in bars, as SVG in an image.

Streamlit keeps no inline drawing, so the picture is an image by a data address. No image can use the typeface
of the page: its words lie over it.
"""

import itertools
from collections import Counter
from urllib.parse import quote

from markupsafe import Markup

from plut.content.blocks import SmallBars, SmallLine, SmallStrip
from plut.figures import style

WIDTH, HEIGHT = 150, 78  # pixels
EDGE = 7  # pixels around the drawing
IMAGE = Markup('<img class="plut-small" width="{}" height="{}" alt="{}" src="data:image/svg+xml,{}">')
PICTURE = Markup('<span class="plut-small">{} {}</span>')
WORD = Markup('<b class="plut-{}" style="left:{:.1f}%;top:{:.1f}%;color:{}" aria-hidden="true">{}</b>')

STRIP_WIDTH, STRIP_HEIGHT = 220, 18  # pixels of a strip on paper
STEP = 19  # pixels from a small bar to the next
BINS = 52  # places along a strip


def strip(small: SmallStrip) -> Markup:
    """A strip as an image: how many areas stand where, the median as a tick, this one as a dot."""
    room, base = STRIP_WIDTH - 2 * EDGE, STRIP_HEIGHT - 5
    counts = Counter(round(place * BINS) for place in small.others)
    tallest = max(counts.values(), default=1)
    areas = "".join(
        f"M{EDGE + room * place / BINS:.1f},{base}v-{max(2, (base - 3) * count / tallest):.1f}"
        for place, count in sorted(counts.items())
    )
    parts = [
        f"<path d='M{EDGE},{base}h{room}' stroke='{style.LINE}'/>",
        f"<path d='{areas}' stroke='{style.OTHERS}' stroke-width='3'/>",
    ]
    if small.median is not None:
        parts.append(f"<path d='M{EDGE + room * small.median:.1f},2v{base}' stroke='{style.INK}'/>")
    if small.own is not None:
        x = EDGE + room * small.own
        parts.append(
            f"<circle cx='{x:.1f}' cy='{base - 1}' r='4.5' fill='{style.VALUE}' stroke='{style.PAPER}'/>"
        )
    box = f"0 0 {STRIP_WIDTH} {STRIP_HEIGHT}"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{box}'>{''.join(parts)}</svg>"
    return IMAGE.format(STRIP_WIDTH, STRIP_HEIGHT, small.alt, quote(svg))


def drawn(small: SmallLine | SmallBars) -> Markup:
    """The picture with its words; what it says stands in the image's alternative text."""
    inside, words = _line(small) if isinstance(small, SmallLine) else _bars(small)
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}'>{inside}</svg>"
    return PICTURE.format(IMAGE.format(WIDTH, HEIGHT, small.alt, quote(svg)), Markup(" ").join(words))


def _word(text: object, x: float, y: float, color: str, look: str = "from") -> Markup:
    """A word whose middle stands at y pixels from the top. look: "from" x to the right; "quiet" in lighter
    letters, "quiet-to" in those up to x."""
    return WORD.format(look, 100 * x / WIDTH, 100 * y / HEIGHT, color, text)


def _line(small: SmallLine) -> tuple[str, list[Markup]]:
    """A line through values at their days, with the first and the last written."""
    days, values = [day.toordinal() for day, _ in small.points], [value for _, value in small.points]
    right = WIDTH - EDGE - 40
    low, high = 0.0, max(values)

    def at(place: int) -> tuple[float, float]:
        span = max(days[-1] - days[0], 1)
        x = EDGE + (right - EDGE) * (days[place] - days[0]) / span
        return x, HEIGHT - 24 - (HEIGHT - 24 - 20) * (values[place] - low) / (high - low)

    places = [at(i) for i in range(len(days))]
    color = style.ATTENTION if small.is_worse else style.VALUE
    path = f"M{places[0][0]:.1f},{places[0][1]:.1f}"
    for (_, before), (x, y) in itertools.pairwise(places):
        path += f"L{x:.1f},{before:.1f}L{x:.1f},{y:.1f}" if small.is_stepped else f"L{x:.1f},{y:.1f}"
    (x0, y0), (x1, y1) = places[0], places[-1]
    first, last = (point[0].year for point in (small.points[0], small.points[-1]))
    drawn = (
        f"<path d='M{EDGE},{HEIGHT - 21}H{right:.1f}' stroke='{style.LINE}'/>"
        f"<path d='{path}' fill='none' stroke='{color}' stroke-width='2'/>"
        f"<circle cx='{x1:.1f}' cy='{y1:.1f}' r='3.5' fill='{color}'/>"
    )
    return drawn, [
        _word(small.first, x0, y0 - 11, style.INK),
        _word(small.last, x1 + 7, y1, color),
        _word(first, EDGE, HEIGHT - 10, style.MUTED, "quiet"),
        _word(last, right, HEIGHT - 10, style.MUTED, "quiet-to"),
    ]


def _bars(small: SmallBars) -> tuple[str, list[Markup]]:
    """The same amount in bars of different lengths, each with a mark of its own at a share of it."""
    longest, room = max(whole for whole, _, _ in small.bars), WIDTH - 2 * EDGE - 42
    parts, words = [], []
    for place, (whole, part, text) in enumerate(small.bars):
        y, full = EDGE - 3 + place * STEP, room * whole / longest
        mark = EDGE + full * small.target
        parts.append(
            f"<rect x='{EDGE}' y='{y}' width='{full:.1f}' height='13' fill='{style.SEQUENTIAL[0]}'/>"
            f"<rect x='{EDGE}' y='{y}' width='{full * part:.1f}' height='13' fill='{style.VALUE}'/>"
            f"<path d='M{mark:.1f},{y - 3}v19' stroke='{style.INK}' stroke-width='2'/>"
        )
        words.append(_word(text, EDGE + full + 5, y + 6.5, style.INK))
    y = EDGE + STEP * len(small.bars) + 8
    parts.append(f"<path d='M{EDGE},{y - 9}v11' stroke='{style.INK}' stroke-width='2'/>")
    words.append(_word(small.target_text, EDGE + 6, y - 3.5, style.MUTED, "quiet"))
    return "".join(parts), words
