"""One amount as a part of several wholes, all in the same unit: the part is as long in each bar, the wholes
are not, and each carries a mark at a share of its own."""

from collections.abc import Iterator

import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style
from plut.figures.style import Frame, Width
from plut.figures.texts import note

THICKNESS = {"wide": 44, "medium": 38, "narrow": 32}  # pixels of a bar
ABOVE, PAST = 10, 6  # pixels from words to their bar, and that a mark reaches past it
BELOW = 26  # pixels under a bar, for the distance to its mark
BETWEEN = 16  # pixels between two bars with their words
BESIDE = 8  # pixels between a mark and its words
LONGEST = 0.86  # of the width that the longest bar takes, so that words beside its mark have room


def parts_of(bars: pd.DataFrame, *, frame: Frame) -> go.Figure:
    """bars: `label`, `size` (how large the whole is, in words), `whole`, `part`, `text` (the share, inside
    the part), `target` (where the mark stands), `target_text`, `gap_text` (the distance from part to mark),
    `hover`; in the order of the picture.
    """
    sizes, thickness = frame.sizes, THICKNESS[frame.width]
    end = bars["whole"].max() / LONGEST
    placed, height = _placed(bars, sizes, thickness)
    figure = go.Figure(
        [
            _bar(placed, "whole", style.SEQUENTIAL[1], thickness, frame),
            _bar(placed, "part", style.VALUE, thickness, frame),
        ]
    )
    figure.update_xaxes(range=[0, end], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    shapes, notes = [], []
    for bar in placed.itertuples():
        shapes += _lines(bar, thickness)
        notes += _words(bar, sizes, end, thickness, sizes.text if frame.is_staged else sizes.note + 1)
    figure.update_layout(barmode="overlay", shapes=shapes, annotations=notes)
    return style.framed(figure, frame, height)


def _placed(bars: pd.DataFrame, sizes: Width, thickness: int) -> tuple[pd.DataFrame, int]:
    """The bars with the pixels of their `top` (of the words above) and `middle`."""
    rows, top = [], 0.0
    for bar in bars.to_dict("records"):
        words = _named(letters.plain(bar["label"]), letters.plain(bar["size"]), sizes)
        middle = top + letters.height(words, sizes.text) + ABOVE + thickness / 2
        rows.append(bar | {"words": words, "top": top, "middle": middle})
        top = middle + thickness / 2 + BELOW + BETWEEN
    return pd.DataFrame(rows), round(top)


def _named(label: str, size: str, sizes: Width) -> str:
    """What a bar is and how large, on one line where they fit, else one below the other."""
    together = f"<b>{label}</b>  {size}"
    if letters.width(together, sizes.text) <= sizes.room:
        return together
    label = letters.wrapped(label, sizes.room, sizes.text, bold=True)
    return f"<b>{label}</b><br>{letters.wrapped(size, sizes.room, sizes.text)}"


def _bar(rows: pd.DataFrame, column: str, color: str, thickness: int, frame: Frame) -> go.Bar:
    return go.Bar(
        orientation="h",
        x=rows[column].astype(float),
        y=rows["middle"],
        width=thickness,
        marker={"color": color, "pattern": style.hatching(frame)},
        customdata=rows["hover"],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _lines(bar, thickness: int) -> Iterator[dict]:
    """The mark, and the distance from the part to it."""
    low, high = bar.middle - thickness / 2 - PAST, bar.middle + thickness / 2 + 4
    under = bar.middle + thickness / 2 + 7
    yield _line(bar.target, low, bar.target, high, style.INK, 2)
    color = style.ATTENTION if bar.target > bar.part else style.VALUE
    yield _line(bar.part, under, bar.target, under, color, 2)


def _line(x0: float, y0: float, x1: float, y1: float, color: str, width: float) -> dict:
    ends = {"x0": float(x0), "x1": float(x1), "y0": y0, "y1": y1}
    return {"type": "line", "xref": "x", "yref": "y", "line": {"color": color, "width": width}} | ends


def _words(bar, sizes: Width, end: float, thickness: int, small: int) -> Iterator[dict]:
    """What the whole is, the share inside its part, what the mark is, and how far it is away. small: pixels
    of the words at the mark."""
    pixel = end / sizes.room
    yield note(bar.words, 0, bar.top, sizes.text, style.INK, axes="paper y")
    share = f"<b>{letters.plain(bar.text)}</b>"
    wide, room = letters.width(share, sizes.title) + 2 * BESIDE, bar.part / pixel
    is_struck = bar.part - wide * pixel < bar.target < bar.part  # the mark would stand in it at its usual end
    size, x, anchor, shift = (
        (sizes.title, float(bar.part), "right middle", -BESIDE)
        if wide < room and not is_struck
        else (sizes.title if wide < room else sizes.text, 0.0, "left middle", BESIDE)
    )
    yield note(share, x, bar.middle, size, style.PAPER, anchor, shift=(shift, 0))
    past = max(bar.target, bar.part)  # words on the dark part could not be read
    # words that the bar is too short for stand after it
    free, wanted = (bar.whole - past) / pixel, letters.width(letters.plain(bar.target_text), small, bold=True)
    after = wanted + BESIDE <= (end - bar.whole) / pixel
    at = bar.whole if wanted + 2 * BESIDE > free and after and bar.whole > past else past
    yield from _beside(bar.target_text, at, bar.middle, sizes, end, style.INK, small)
    color = style.ATTENTION if bar.target > bar.part else style.VALUE
    under = bar.middle + thickness / 2 + 15
    gap = f"<b>{letters.plain(bar.gap_text)}</b>"
    yield from _beside(gap, past, under, sizes, end, color, small)


def _beside(
    text: str, at: float, y: float, sizes: Width, end: float, color: str, size: int
) -> Iterator[dict]:
    """A text at the right of a place, at its left where the picture ends."""
    markup = text if text.startswith("<b>") else letters.plain(text)
    wide = letters.width(markup, size, bold=True) + BESIDE
    room = (end - at) * sizes.room / end
    anchor, shift = ("left middle", BESIDE) if wide <= room else ("right middle", -BESIDE)
    yield note(markup, float(at), y, size, color, anchor, shift=(shift, 0))
