"""Two side by side: of each measure all values as ticks, the two as disc and diamond with their values, and
at the right what lies between them."""

from collections.abc import Iterator

import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style, texts
from plut.figures.style import Frame, Width
from plut.figures.texts import Text

DIFFERENCE_ROOM = {"wide": 110, "medium": 84, "narrow": 72}  # pixels at the right
MARK = 14  # pixels of a disc or a diamond
TICK = 6  # pixels of a tick above and below its line
INSET = 10  # pixels from the edge to the lowest value, and from the highest to the differences
APART = 6  # pixels that two marks of one value stand from it, to either side
BETWEEN = 8  # pixels between two values
GAP = 16  # pixels between two measures
LARGE = 4  # pixels that a difference is larger than text


def two(rows: pd.DataFrame, ticks: pd.DataFrame, names: tuple[str, str], *, frame: Frame) -> go.Figure:
    """Measures one below the other, the lowest value of all at the left, the highest at the right.

    rows: `measure`, `label`, `first`, `second` (0 to 1 along the line; null where there is no value),
    `first_text`, `second_text`, `both_text` (said once where both have it; else ''), `difference`,
    `ahead` (0 or 1, -1 where neither is), `ahead_text` (who, or that they are level), `first_hover`,
    `second_hover`. ticks: `measure`, `position`. names: of the two, for the legend.
    """
    sizes = frame.sizes
    end = sizes.room - DIFFERENCE_ROOM[frame.width]
    placed, height = _placed(rows, sizes, end)

    def at(position: float) -> float:
        return INSET + position * (end - 2 * INSET)

    middles = placed.set_index("measure")["middle"]
    figure = go.Figure([_marks(placed, who, at) for who in (0, 1)])
    figure.update_xaxes(range=[0, sizes.room], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    written = [text for row in placed.itertuples() for text in _words(row, at, end, sizes)]
    figure.add_trace(texts.trace(written))
    shapes = [_path("".join(f"M{at(0):.1f},{y:.1f}H{at(1):.1f}" for y in middles), style.LINE, 1.5)]
    shapes.append(_path("".join(_ticks(ticks, middles, at)), style.QUIET, 1.2))
    shapes += [
        _path(f"M{at(row.first):.1f},{row.middle:.1f}H{at(row.second):.1f}", style.INK, 1.6)
        for row in placed.dropna(subset=["first", "second"]).itertuples()
    ]
    figure.update_layout(shapes=shapes)
    keys = [
        style.key(mark, color, name)
        for mark, (color, _), name in zip(style.MARKS, style.TWO, names, strict=True)
    ]
    return style.framed(figure, frame, height, keys)


def _placed(rows: pd.DataFrame, sizes: Width, end: float) -> tuple[pd.DataFrame, int]:
    """The measures with their pixels from the top (`top` of the label, `values` of the values, `middle` of
    the line), and the height of all."""
    line, placed, top = sizes.text * letters.AIRY_LINE, [], 0.0
    for row in rows.to_dict("records"):
        label = letters.wrapped(letters.plain(row["label"]), end, sizes.text, bold=True)
        values = top + letters.height(label, sizes.text) + 1
        middle = values + line + MARK / 2 + 3
        placed.append(row | {"label": label, "top": top, "values": values, "middle": middle})
        top = middle + MARK / 2 + GAP
    return pd.DataFrame(placed), max(40, round(top - GAP + 6))


def _marks(placed: pd.DataFrame, who: int, at) -> go.Scatter:
    """The disc of the first or the diamond of the second; of one value they stand side by side."""
    column = ("first", "second")[who]
    own = placed.dropna(subset=[column])
    moved = [(2 * who - 1) * APART if both else 0 for both in own["both_text"]]
    color, symbol = style.TWO[who]
    return go.Scatter(
        x=[at(position) + by for position, by in zip(own[column], moved, strict=True)],
        y=own["middle"],
        mode="markers",
        marker={
            "size": MARK,
            "symbol": symbol,
            "color": color,
            "line": {"color": style.PAPER, "width": 1.5},
        },
        customdata=own[f"{column}_hover"],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _ticks(ticks: pd.DataFrame, middles: pd.Series, at) -> Iterator[str]:
    """A tick for each value of a measure; one for all that stand in the same tenth of a pixel."""
    spots = {
        (round(at(one.position), 1), middles[one.measure])
        for one in ticks.itertuples()
        if one.measure in middles.index
    }
    for x, middle in sorted(spots):
        yield f"M{x},{middle - TICK:.1f}V{middle + TICK:.1f}"


def _path(path: str, color: str, width: float) -> dict:
    line = {"color": color, "width": width}
    return {"type": "path", "path": path, "xref": "x", "yref": "y", "layer": "below", "line": line}


def _words(row, at, end: float, sizes: Width) -> Iterator[Text]:
    """The label, the values above their marks, and at the right the difference with who is ahead."""
    yield Text(f"<b>{row.label}</b>", 0, row.top, sizes.text, style.INK)
    yield from _values(row, at, end, sizes)
    color = style.TWO[row.ahead][0] if row.ahead >= 0 else style.MUTED
    large = sizes.text + LARGE
    top = row.middle - large * letters.AIRY_LINE / 2 - sizes.note * letters.AIRY_LINE / 2
    yield Text(_bold(row.difference), sizes.room, top, large, color, side="left")
    below = top + large * letters.AIRY_LINE
    yield Text(letters.plain(row.ahead_text), sizes.room, below, sizes.note, style.MUTED, side="left")


def _values(row, at, end: float, sizes: Width) -> Iterator[Text]:
    """The values in the order in which their marks stand; a value that is missing is said at the left."""
    if row.both_text:
        text = _bold(row.both_text)
        wide = letters.width(text, sizes.text)
        left = min(max(at(row.first) - wide / 2, 0), end - wide)
        yield Text(text, left, row.values, sizes.text, style.INK)
        return
    told = [
        (at(position) if pd.notna(position) else 0.0, _bold(text), style.TWO[who][0])
        for who, position, text in ((0, row.first, row.first_text), (1, row.second, row.second_text))
    ]
    (one, first, color), (other, second, second_color) = sorted(told, key=lambda value: value[0])
    wide, second_wide = letters.width(first, sizes.text), letters.width(second, sizes.text)
    left, second_left = one - wide / 2, other - second_wide / 2
    lacking = left + wide + BETWEEN - second_left
    if lacking > 0:
        left, second_left = left - lacking / 2, second_left + lacking / 2
    left = min(max(left, 0), end - wide - BETWEEN - second_wide)
    second_left = min(max(second_left, left + wide + BETWEEN), end - second_wide)
    yield Text(first, left, row.values, sizes.text, color)
    yield Text(second, second_left, row.values, sizes.text, second_color)


def _bold(text: str) -> str:
    return f"<b>{letters.plain(text)}</b>"
