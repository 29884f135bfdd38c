"""Axes of a plot: from values to pixels, and their lines, ticks and labels."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup

from plut.figures import style
from plut.surfaces.svg import texts
from plut.surfaces.svg.texts import Look, number

SECOND = 1000.0  # of which Plotly counts days, in its units: widths of bars are told in them
MARK = Markup('<path d="{}" fill="none" stroke="{}" stroke-width="{}"/>')
ROUND_STEPS = (2, 5, 10)  # of which a step between ticks is one, times a power of ten
USUAL_TICKS = 6
BESIDE = 3  # pixels between the edge of a plot and the label of a tick
INSIDE = 4  # pixels from a line up to the baseline of the label on it


@dataclass(frozen=True)
class Area:
    """A rectangle in pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True)
class Axis:
    """An axis as the layout has it. first, last: values at its ends; start, length: the pixel of the first,
    and pixels from there to the last, negative upwards."""

    look: dict
    first: float
    last: float
    start: float
    length: float

    def at(self, value: Any) -> float:
        """The pixel of a value: a number, or a day as text."""
        return self.start + self.length * (plain(value) - self.first) / (self.last - self.first)

    def holds(self, value: Any) -> bool:
        """Whether a value lies between the ends."""
        low, high = sorted((self.first, self.last))
        slack = (high - low) * 1e-9
        return low - slack <= plain(value) <= high + slack

    def ticks(self) -> list[tuple[Any, str]]:
        """Values that are marked, with what is written at each."""
        if "tickvals" in self.look:
            named = self.look.get("ticktext") or [self._name(value) for value in self.look["tickvals"]]
            return list(zip(self.look["tickvals"], named, strict=True))
        return [(value, self._name(value)) for value in self._steps()]

    def _steps(self) -> list[Any]:
        low, high = sorted((self.first, self.last))
        step = self.look.get("dtick")
        if isinstance(step, str):  # months, counted from 2000
            months = int(step.removeprefix("M"))
            ends = (datetime.fromtimestamp(end / SECOND, tz=UTC) for end in (low, high))
            first, last = (12 * (end.year - 2000) + end.month - 1 for end in ends)
            begun = range(first // months * months, last + months + 1, months)
            days = [f"{2000 + month // 12}-{month % 12 + 1:02}-01" for month in begun]
            return [day for day in days if low <= plain(day) <= high]
        rough = (high - low) / self.look.get("nticks", USUAL_TICKS)
        base = 10.0 ** math.floor(math.log10(rough))
        size = base * next(one for one in ROUND_STEPS if one >= rough / base)
        return [place * size for place in range(math.ceil(low / size), math.floor(high / size) + 1)]

    def _name(self, value: Any) -> str:
        if isinstance(value, str):
            return datetime.fromisoformat(value).strftime(self.look.get("tickformat", "%Y"))
        return f"{value:g}"


def plain(value: Any) -> float:
    """A value as a number; a day counts milliseconds. Raises ValueError for a text that is no day."""
    if not isinstance(value, str):
        return float(value)
    day = datetime.fromisoformat(value)
    return day.replace(tzinfo=day.tzinfo or UTC).timestamp() * SECOND


def grid(axis: Axis, area: Area, is_across: bool) -> Iterator[Markup]:
    """What lies below the traces: a line at each tick, and one at zero."""
    if not axis.look.get("visible", True):
        return
    if axis.look.get("showgrid", True):
        for value, _ in axis.ticks():
            if axis.holds(value):
                yield _line(axis.at(value), area, is_across, axis.look["gridcolor"])
    if axis.look.get("zeroline") and axis.holds(0):
        yield _line(axis.at(0), area, is_across, axis.look.get("zerolinecolor", style.INK))


def named(axis: Axis, area: Area, is_across: bool, across: float) -> Iterator[Markup]:
    """What lies above the traces: its line, its small ticks, and its labels. area: of the plot that it
    borders on; across: pixels of the whole picture, beyond which no label reaches."""
    if not axis.look.get("visible", True):
        return
    if axis.look.get("showline"):
        at = area.bottom if is_across else area.left
        yield _line(at, area, not is_across, axis.look["linecolor"])
    minor = axis.look.get("minor", {})
    for value in minor.get("tickvals", ()):
        if axis.holds(value):
            at = number(axis.at(value))
            yield MARK.format(f"M{at},{number(area.bottom)}v{minor['ticklen']}", minor["tickcolor"], 1)
    if axis.look.get("showticklabels", True):
        font = axis.look.get("tickfont", {})
        look = Look(font.get("size", 13), font.get("color", style.INK))
        for value, text in axis.ticks():
            if axis.holds(value):
                place = _below if is_across else _beside
                yield place(text, axis.at(value), axis, area, across, look)


def _below(text: str, at: float, axis: Axis, area: Area, across: float, look: Look) -> Markup:  # noqa: ARG001 (as of `_beside`)
    """A label under its tick; none where it would leave the picture."""
    half = texts.box(text, look.size).width / 2
    if at - half < 0 or at + half > across:
        return Markup("")
    return texts.written(text, at, area.bottom + 0.5 + look.size, "center", look)


def _beside(text: str, at: float, axis: Axis, area: Area, across: float, look: Look) -> Markup:  # noqa: ARG001 (as of `_below`)
    """A label left of its tick, or in the plot over the line of it; none that would stand above the plot."""
    if axis.look.get("ticklabelposition") != "inside top":
        return texts.written(text, area.left - BESIDE, at + 0.35 * look.size, "right", look)
    if at - INSIDE - look.size < area.top:
        return Markup("")
    return texts.written(text, area.left + BESIDE, at - INSIDE, "left", look)


def _line(at: float, area: Area, is_across: bool, color: str) -> Markup:
    path = (
        f"M{number(at)},{number(area.top)}V{number(area.bottom)}"
        if is_across
        else f"M{number(area.left)},{number(at)}H{number(area.right)}"
    )
    return MARK.format(path, color, 1)
