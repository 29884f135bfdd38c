"""Bullets: a share that is known, the part that may come on top of it, and the target, each bar under its own
label.
"""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import bars, letters, style
from plut.figures.bars import Target
from plut.figures.style import Frame

THICKNESS = {"wide": 26, "medium": 24, "narrow": 22}
GAP = 18  # pixels below a bar
KNOWN, MAYBE = style.VALUE, style.SEQUENTIAL[1]


def bounds(rows: pd.DataFrame, target: Target | None, known: str, maybe: str, *, frame: Frame) -> go.Figure:
    """Bars from zero to a lower bound, paler from there to the upper bound, in the order given.

    rows: `label`, `lower`, `upper` (0 to 1 or above; null has a text and no bar), `text` (both in words),
    `hover`. known, maybe: what the two parts are, for the legend.
    """
    width, thickness = frame.sizes, THICKNESS[frame.width]
    notes, middles, top = [], [], 0.0
    for row in rows.itertuples():
        label = letters.wrapped(letters.plain(row.label), width.room, width.text)
        middles.append(top + letters.height(label, width.text) + 3 + thickness / 2)
        notes += [bars.label(label, top, width), bars.value(row.text, row.upper, middles[-1], width)]
        top = middles[-1] + thickness / 2 + GAP
    end = bars.reach(rows["upper"], rows["text"], width, target)
    named = [bars.name(target, top - GAP + 6, end, width)] if target else []
    height = round(top + sum(6 + letters.height(one["text"], width.note) for one in named))
    drawn = rows.assign(middle=middles).dropna(subset=["upper"])
    looks = {
        "orientation": "h",
        "y": drawn["middle"],
        "width": thickness,
        "customdata": drawn["hover"],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    pattern = style.hatching(frame)
    figure = go.Figure(
        [
            go.Bar(base=0, x=drawn["lower"], marker={"color": KNOWN, "pattern": pattern}, **looks),
            go.Bar(
                base=drawn["lower"],
                x=drawn["upper"] - drawn["lower"],
                marker={"color": MAYBE, "pattern": pattern},
                **looks,
            ),
        ]
    )
    if target:
        bottom = top - GAP + 6
        figure.update_layout(shapes=[bars.line(target.share, middles[0] - thickness / 2 - 4, bottom)])
    figure.update_layout(annotations=notes + named, barmode="overlay")
    figure.update_xaxes(range=[0, end], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    legend = [style.key("■", KNOWN, known), style.key("■", MAYBE, maybe)]
    return style.framed(figure, frame, height, legend)
