"""Places before and after one thing is left out: a panel for each, a line for each of the first, the place
then at its right end."""

import math
from collections.abc import Iterator

import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style, texts
from plut.figures.style import Frame, Width
from plut.figures.texts import Text

ACROSS = {"wide": 3, "medium": 2, "narrow": 1}  # panels beside one another
BETWEEN = 34  # pixels between two panels
STEP = 22  # pixels from one place to the next
NAMES = 0.5  # of a panel, at most, for places and names
DOT = 8  # pixels across
AHEAD = 8  # pixels between a name and its dot, and between a dot and its place
BELOW = 26  # pixels under a panel
RULE = 8  # pixels under the heading of a panel


def slopes(rows: pd.DataFrame, legend: tuple[str, str, str], *, frame: Frame) -> go.Figure:
    """rows: `panel` (its heading), `name`, `place` (before; the best is 1), `place_text`, `after` (null where
    there is no place then), `after_text`, `hover`; the panels in their order, each in that of its places.
    legend: what a line that rises, falls and stays is called. They differ by their direction, too.
    """
    sizes, across = frame.sizes, ACROSS[frame.width]
    panel = (sizes.room - BETWEEN * (across - 1)) / across
    wide = max(letters.width(letters.plain(text), sizes.text, bold=True) for text in rows["after_text"])
    room = max(letters.width(_named(row), sizes.text) for row in rows.itertuples())
    begin, end = min(room, NAMES * panel) + DOT + AHEAD, panel - wide - AHEAD
    headings = {
        name: letters.wrapped(letters.plain(name), panel, sizes.text, bold=True)
        for name in dict.fromkeys(rows["panel"])
    }
    lines, dots, written, top = [], [], [], 0.0
    for first in range(0, len(headings), across):
        beside = list(headings)[first : first + across]
        heading = max(letters.height(headings[name], sizes.text) for name in beside) + RULE
        lowest = top
        for position, name in enumerate(beside):
            left = position * (panel + BETWEEN)
            ends = (left, left + begin, left + end)
            written.append(Text(f"<b>{headings[name]}</b>", left, top, sizes.text, style.INK))
            placed = _placed(rows[rows["panel"] == name], top + heading)
            lines += [_line(row, *ends[1:]) for row in placed.itertuples()]
            dots += [spot for row in placed.itertuples() for spot in _dots(row, *ends[1:])]
            written += _words(placed, *ends, sizes)
            lowest = max(lowest, placed[["y", "y_after"]].max().max())
        top = lowest + STEP / 2 + BELOW
    height = round(top - BELOW + 4)
    figure = go.Figure([_marks(dots), texts.trace(written)])
    figure.update_xaxes(range=[0, sizes.room], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    figure.update_layout(shapes=lines)
    keys = [style.key(mark, color, name) for (mark, color), name in zip(KINDS, legend, strict=True)]
    return style.framed(figure, frame, height, keys)


KINDS = (("↗", style.VALUE), ("↘", style.ATTENTION), ("→", style.QUIET))  # rises, falls, stays


def _placed(rows: pd.DataFrame, top: float) -> pd.DataFrame:
    """Pixels from the top of both ends (`y`, `y_after`): level ones end in one point; below those who are
    shown stand, without gaps, the places of those who fall out of them, last who has none."""
    placed = rows.reset_index(drop=True)
    placed["y"] = [top + STEP * (position + 0.5) for position in range(len(placed))]
    after = placed["after"].astype("float64").fillna(math.inf)
    lower = sorted(set(after[after > len(placed)]))
    spots = {place: len(placed) + 1 + position for position, place in enumerate(lower)}
    placed["y_after"] = [top + STEP * (spots.get(place, place) - 0.5) for place in after]
    return placed


def _kind(row) -> int:
    """Where a line goes: up, down, or on; down too for who has no place then."""
    if pd.isna(row.after):
        return 1
    return 0 if row.after < row.place else 1 if row.after > row.place else 2


def _line(row, begin: float, end: float) -> dict:
    kind = _kind(row)
    line = {"color": KINDS[kind][1], "width": 1.5 if kind == 2 else 2.2}
    if pd.isna(row.after):
        line["dash"] = "dot"
    ends = {"x0": begin, "y0": row.y, "x1": end, "y1": row.y_after, "xref": "x", "yref": "y"}
    return {"type": "line", "layer": "below", "line": line} | ends


def _dots(row, begin: float, end: float) -> Iterator[tuple[float, float, str, str]]:
    """Across, down, colour and hover of the ends of a line."""
    color = KINDS[_kind(row)][1]
    yield begin, row.y, color, row.hover
    yield end, row.y_after, color, row.hover


def _marks(dots: list[tuple[float, float, str, str]]) -> go.Scatter:
    across, down, colors, hovers = (list(each) for each in zip(*dots, strict=True))
    return go.Scatter(
        x=across,
        y=down,
        mode="markers",
        marker={"size": DOT, "color": colors, "line": {"color": style.PAPER, "width": 1}},
        customdata=hovers,
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _words(rows: pd.DataFrame, left: float, begin: float, end: float, sizes: Width) -> Iterator[Text]:
    """Places and names at the left, the places then at the right, one that is shared once."""
    for row in rows.itertuples():
        name = letters.shortened(_named(row), begin - AHEAD - left, sizes.text)
        yield Text(name, left, row.y, sizes.text, style.INK, beside=True)
    for y in dict.fromkeys(rows["y_after"]):
        level = [row for row in rows.itertuples() if row.y_after == y]
        kinds = {_kind(row) for row in level}
        color = KINDS[kinds.pop()][1] if len(kinds) == 1 else style.INK
        after = f"<b>{letters.plain(level[0].after_text)}</b>"
        yield Text(after, end + AHEAD, y, sizes.text, color, beside=True)


def _named(row) -> str:
    return f"{row.place_text}  {row.name}"
