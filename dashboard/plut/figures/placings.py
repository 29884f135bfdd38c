"""Who was placed in each edition of a contest: a column for each, those who were placed again in bold."""

from collections.abc import Iterator

import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style, texts
from plut.figures.style import Frame, Width
from plut.figures.texts import Text

GAP = {"wide": 110, "medium": 70, "narrow": 18}  # pixels between two columns
PAD = 7  # pixels above and below what stands in a row
AHEAD = 6  # pixels left free after a name
RULE = 10  # pixels from the foot of a heading to the first row


def by_edition(placed: pd.DataFrame, editions: list[tuple[str, str, str]], *, frame: Frame) -> go.Figure:
    """placed: `edition`, `place`, `name`, `is_again` (placed in more than one: in bold), in the order of each
    column. editions: code, heading and what stands beside it, from left to right. No lines lead from one to
    the next: their lists are not of the same kind, and a line up would say that somebody rose.
    """
    sizes, gap = frame.sizes, GAP[frame.width]
    column = (sizes.room - gap * (len(editions) - 1)) / len(editions)
    lefts = {code: position * (column + gap) for position, (code, _, _) in enumerate(editions)}
    heads = _heads(editions, column, sizes)
    heading = max(letters.lines(head) for head in heads.values()) * sizes.title * letters.AIRY_LINE
    rows, height = _rows(placed, sizes, column, heading + RULE)
    written = [text for row in rows.itertuples() for text in _of_row(row, lefts[row.edition], sizes)]
    written += [Text(head, lefts[code], 0, sizes.title, style.INK) for code, head in heads.items()]
    tops = sorted(set(rows["top"]))
    shapes = [
        _line(left, top, left + column, top, style.MUTED if place == 0 else style.LINE)
        for left in lefts.values()
        for place, top in enumerate(tops)
    ]
    figure = go.Figure(texts.trace(written))
    figure.update_xaxes(range=[0, sizes.room], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    figure.update_layout(shapes=shapes)
    return style.framed(figure, frame, height)


def _heads(editions: list[tuple[str, str, str]], column: float, sizes: Width) -> dict[str, str]:
    """Headings with what stands beside them, or below all of them where one column is too narrow."""
    small = f'<span style="color:{style.MUTED};font-size:{sizes.note}px">{{}}</span>'
    parts = {
        code: (f"<b>{letters.plain(name)}</b>", small.format(letters.plain(beside)) if beside else "")
        for code, name, beside in editions
    }
    together = {code: "\u2002".join(filter(None, two)) for code, two in parts.items()}
    if all(letters.width(head, sizes.title) <= column for head in together.values()):
        return together
    return {code: "<br>".join(filter(None, two)) for code, two in parts.items()}


def _rows(placed: pd.DataFrame, sizes: Width, column: float, top: float) -> tuple[pd.DataFrame, int]:
    """What is placed with the pixels of its `top` and `middle`: rows of all columns are as high as the
    highest."""
    counts: dict[str, int] = {}
    rows, highest = [], {}
    for one in placed.to_dict("records"):
        number = counts.get(one["edition"], 0)
        counts[one["edition"]] = number + 1
        name = letters.plain(one["name"])
        lines = letters.wrapped(name, column - AHEAD, sizes.text, bold=one["is_again"])
        high = sizes.note * letters.AIRY_LINE + letters.height(lines, sizes.text) + 2 * PAD
        highest[number] = max(high, highest.get(number, 0))
        rows.append(one | {"number": number, "lines": lines})
    tops = [top + sum(highest[before] for before in range(number)) for number in range(len(highest))]
    for row in rows:
        row |= {"top": tops[row["number"]], "middle": tops[row["number"]] + highest[row["number"]] / 2}
    return pd.DataFrame(rows), round(top + sum(highest.values()))


def _of_row(row, left: float, sizes: Width) -> Iterator[Text]:
    yield Text(letters.plain(row.place), left, row.top + PAD, sizes.note, style.MUTED)
    name = f"<b>{row.lines}</b>" if row.is_again else row.lines
    below = row.top + PAD + sizes.note * letters.AIRY_LINE
    yield Text(name, left, below, sizes.text, style.VALUE if row.is_again else style.INK)


def _line(x0: float, y0: float, x1: float, y1: float, color: str, width: float = 1) -> dict:
    ends = {"x0": x0, "y0": y0, "x1": x1, "y1": y1, "xref": "x", "yref": "y"}
    return {"type": "line", "layer": "below", "line": {"color": color, "width": width}} | ends
