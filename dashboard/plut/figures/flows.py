"""Flows: how many reach each step, heights to scale, and what leaves between two steps as bands with their
labels. A phone has the steps one below the other, lengths to scale."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style
from plut.figures.style import Frame, Width
from plut.figures.texts import note

HEIGHT = 330  # pixels of the first step
BAR = 0.15  # of the width that a step takes
STEP_ROOM = 116  # pixels that it takes at least, for its words
NUMBER = 8  # pixels that the number of a step is larger than text
INSIDE = 12  # pixels from the edge of a step to its words
FALL = 22  # pixels that the first band falls
APART = 6  # pixels between two bands where they end
BAND = 0.3  # of the way between two steps that a band takes
BESIDE = 7  # pixels between the end of a band and its label
END = 5  # pixels of the end of a band, that is pointed at
THROUGH = "#d3e5e5"  # those that go on
ROW = 38  # pixels of a step on a phone
EXIT = 15  # of what leaves there
BELOW = 6  # pixels between two rows there


@dataclass(frozen=True)
class Kind:
    """How what leaves looks: colour of the band, and of its label."""

    color: str
    ink: str = style.INK


def flow(steps: pd.DataFrame, exits: pd.DataFrame, kinds: dict[str, Kind], *, frame: Frame) -> go.Figure:
    """steps: `value`, `text`, `label`, `note` (a share, may be empty), `hover`, in their order. exits:
    `after` (position of the step that they leave), `kind`, `value`, `text`, `label`, `hover`, from above to
    below; those of a step and the next step add up to it.
    """
    exits = exits[exits["value"] > 0]
    made = _across if frame.width == "wide" else _down
    figure, height, shapes, notes = made(steps, exits, kinds, frame)
    figure.update_xaxes(range=[0, frame.sizes.room], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    figure.update_layout(barmode="overlay", shapes=shapes, annotations=notes)
    return style.framed(figure, frame, round(height))


def _across(
    steps: pd.DataFrame, exits: pd.DataFrame, kinds: dict[str, Kind], frame: Frame
) -> tuple[go.Figure, float, list[dict], list[dict]]:
    """Steps from left to right."""
    sizes = frame.sizes
    bar = max(BAR * sizes.room, STEP_ROOM)
    between = (sizes.room - bar * len(steps)) / max(1, len(steps) - 1)
    scale = HEIGHT / max(steps["value"].max(), 1)
    lefts = [position * (bar + between) for position in range(len(steps))]
    heights = steps["value"] * scale
    blocks = [
        _Block(left, 0, bar, high, style.VALUE, hover)
        for left, high, hover in zip(lefts, heights, steps["hover"], strict=True)
    ]
    shapes, notes, bottom = [], [], float(heights.max())
    for position, step in enumerate(steps.itertuples()):
        notes += _in_step(step, lefts[position], heights[position], bar, sizes)
        if position + 1 == len(steps):
            continue
        right, going = lefts[position] + bar, heights[position + 1]
        ends = f"H{right + between:.1f}V{going:.1f}H{right:.1f}Z"
        shapes.append(_shape(f"M{right:.1f},0{ends}", THROUGH))
        start, end = going, going + FALL
        for leaving in exits[exits["after"] == position].itertuples():
            high, color = leaving.value * scale, kinds[leaving.kind].color
            until = right + BAND * between
            room = right + between - until - END - 2 * BESIDE
            text, lines = _label(leaving, kinds, room, sizes)
            taken = max(high, lines * sizes.text * letters.LINE)
            middle = end + taken / 2
            shapes.append(_shape(_band(right, start, until, middle - high / 2, high), color))
            blocks.append(_Block(until, middle - high / 2, END, max(high, 1.5), color, leaving.hover))
            notes.append(note(text, until + END + BESIDE, middle, sizes.text, style.INK, "left middle"))
            start, end = start + high, end + taken + APART
            bottom = max(bottom, end)
    return _drawn(blocks, frame), bottom + 8, shapes, notes


def _down(
    steps: pd.DataFrame, exits: pd.DataFrame, kinds: dict[str, Kind], frame: Frame
) -> tuple[go.Figure, float, list[dict], list[dict]]:
    """Steps one below the other; between two what leaves, each where it is missing from the step above."""
    sizes = frame.sizes
    scale = sizes.room / max(steps["value"].max(), 1)
    blocks, notes, top = [], [], 0.0
    for position, step in enumerate(steps.itertuples()):
        words = " · ".join(filter(None, (step.label, step.note)))
        notes.append(note(letters.plain(words), 0, top, sizes.text, style.INK))
        top += sizes.text * letters.AIRY_LINE + 2
        wide = step.value * scale
        blocks.append(_Block(0, top, wide, ROW, style.VALUE, step.hover))
        number = f"<b>{letters.plain(step.text)}</b>"
        fits = letters.width(number, sizes.text + NUMBER) + INSIDE < wide
        at, color = (INSIDE, style.PAPER) if fits else (wide + BESIDE, style.INK)
        middle = top + ROW / 2
        notes.append(note(number, at, middle, sizes.text + NUMBER, color, "left middle"))
        top += ROW + BELOW
        right = wide
        for leaving in exits[exits["after"] == position].itertuples():
            long, color = leaving.value * scale, kinds[leaving.kind].color
            left, middle = right - long, top + EXIT / 2
            blocks.append(_Block(left, top, max(long, 1.5), EXIT, color, leaving.hover))
            text, _ = _label(leaving, kinds, sizes.room, sizes)
            taken = letters.width(text, sizes.text) + BESIDE
            if taken < left:
                notes.append(note(text, left - BESIDE, middle, sizes.text, style.INK, "right middle"))
            elif taken < sizes.room - right:
                notes.append(note(text, right + BESIDE, middle, sizes.text, style.INK, "left middle"))
            else:  # a line of its own, under what leaves
                top += EXIT + 2
                notes.append(note(text, 0, top, sizes.text, style.INK))
            right, top = left, top + max(EXIT, sizes.text * letters.LINE) + BELOW
        top += BELOW
    return _drawn(blocks, frame), top, [], notes


@dataclass(frozen=True)
class _Block:
    left: float
    top: float
    wide: float
    high: float
    color: str
    hover: str


def _drawn(blocks: list[_Block], frame: Frame) -> go.Figure:
    """The blocks as bars, which can be hatched and pointed at."""
    bars = go.Bar(
        orientation="h",
        base=[block.left for block in blocks],
        x=[block.wide for block in blocks],
        y=[block.top + block.high / 2 for block in blocks],
        width=[block.high for block in blocks],
        marker={"color": [block.color for block in blocks], "pattern": style.hatching(frame)},
        customdata=[block.hover for block in blocks],
        hovertemplate="%{customdata}<extra></extra>",
    )
    return go.Figure(bars)


def _in_step(step, left: float, high: float, bar: float, sizes: Width) -> Iterator[dict]:
    """Number, name and share of a step: on it, or under it where it is too low."""
    room = bar - 2 * INSIDE
    lines = [
        (f"<b>{letters.plain(step.text)}</b>", sizes.text + NUMBER),
        (f"<b>{letters.wrapped(letters.plain(step.label), room, sizes.text, bold=True)}</b>", sizes.text),
        (letters.wrapped(letters.plain(step.note), room, sizes.note), sizes.note),
    ]
    needed = sum(letters.height(text, size) for text, size in lines) + INSIDE
    top, color = (INSIDE, style.PAPER) if needed <= high else (high + 4, style.INK)
    for text, size in lines:
        if text:
            yield note(text, left + INSIDE, top, size, color)
            top += letters.height(text, size)


def _label(leaving, kinds: dict[str, Kind], room: float, sizes: Width) -> tuple[str, int]:
    """How many leave and what became of them, in lines that fit, and how many those are."""
    color = kinds[leaving.kind].ink
    words = f"<b>{letters.plain(leaving.text)}</b> {letters.plain(leaving.label)}"
    wrapped = letters.wrapped(words, room, sizes.text)
    return f'<span style="color:{color}">{wrapped}</span>', letters.lines(wrapped)


def _band(x0: float, y0: float, x1: float, y1: float, high: float) -> str:
    """A band that falls from one height to another, as high at its end as at its beginning."""
    half = (x0 + x1) / 2
    return (
        f"M{x0:.1f},{y0:.1f}C{half:.1f},{y0:.1f} {half:.1f},{y1:.1f} {x1:.1f},{y1:.1f}"
        f"V{y1 + high:.1f}C{half:.1f},{y1 + high:.1f} {half:.1f},{y0 + high:.1f} {x0:.1f},{y0 + high:.1f}Z"
    )


def _shape(path: str, color: str) -> dict:
    look = {"fillcolor": color, "line": {"width": 0}, "layer": "below"}
    return {"type": "path", "path": path, "xref": "x", "yref": "y"} | look
