"""Rankings: units one under the other, what makes up their score, and the range of their places beside it."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style, texts
from plut.figures.style import Frame, Width
from plut.figures.texts import Text

# Shares of the width: of the range of places (a phone has it in words), and of the names at most.
# from dark to light and back, so that neighbours are told apart in grey too
INDICATORS = (
    style.VALUE,
    style.IN_PROCESS,
    style.REFUSED,
    style.OTHERS,
    style.SEQUENTIAL[3],
    style.SEQUENTIAL[1],
)
RANGE_SHARE = {"wide": 0.22, "medium": 0.26, "narrow": 0.0}
NAME_LIMIT = {"wide": 0.34, "medium": 0.36, "narrow": 1.0}
THICKNESS = {"wide": 17, "medium": 16, "narrow": 13}  # pixels of a bar
GAP, BAND_GAP = 9, 12  # pixels between units, above a band's heading
PLACE_ROOM = 26  # pixels for the number of a place
BESIDE = 6  # pixels between a bar and its score
BETWEEN = 12  # pixels between a name and what stands at its right
LEAST = 10.0  # the end of the scale where all scores are small


def contributions(
    units: pd.DataFrame,
    parts: pd.DataFrame,
    indicators: list[tuple[str, str]],
    range_title: str,
    score_title: str,
    *,
    frame: Frame,
) -> go.Figure:
    """Scores as stacked bars of what each indicator gives, in bands, with the range of each unit's place;
    first on top.

    units: `id`, `place` (text), `name`, `score` (0 to 100), `score_text`, `rank`, `low`, `high` (places,
    whole numbers), `range_text` (for a phone), `range_hover`, `band` (a heading above the first unit of a
    band; '' for none), in the order of places. parts: `id`, `indicator`, `points` (null: none), `hover`.
    indicators: code and label in the order of the stack, at most six. range_title, score_title: headings of
    the columns (without a range on a phone).
    """
    width = frame.sizes
    share = RANGE_SHARE[frame.width]
    names = _name_share(units, width)
    placed, height = _placed(units, width, names, THICKNESS[frame.width])
    middles = placed.set_index("id")["middle"]
    figure = go.Figure()
    for (code, label), color in zip(indicators, INDICATORS, strict=False):
        own = parts[parts["indicator"] == code].dropna(subset=["points"])
        figure.add_trace(_bar(own, middles, label, color, frame))
    left, right = _reach(units, width, names)
    figure.update_xaxes(range=[left, right], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    pixel = (right - left) / width.room
    written = [text for unit in placed.itertuples() for text in _unit_texts(unit, left, right, pixel, width)]
    shapes = [
        _rule(unit.band_top - BAND_GAP / 2)
        for unit in placed.itertuples()
        if unit.band_lines and unit.band_top > BAND_GAP
    ]
    if share:
        range_left = right - share * (right - left)
        written.append(Text(letters.plain(score_title), 0, 0, width.note + 1, style.MUTED))
        written.append(Text(letters.plain(range_title), range_left, 0, width.note + 1, style.MUTED))
        _ranges(figure, placed, share)
    figure.add_trace(texts.trace(written))
    figure.update_layout(barmode="stack", shapes=shapes)
    named = zip(indicators, INDICATORS, strict=False)
    legend = [style.key("■", color, label) for (_, label), color in named]
    return style.framed(figure, frame, height, legend, axis_room=18 if share else 0)


def _bar(parts: pd.DataFrame, middles: pd.Series, label: str, color: str, frame: Frame) -> go.Bar:
    line = {"color": style.PAPER, "width": 1}
    return go.Bar(
        orientation="h",
        x=parts["points"],
        y=parts["id"].map(middles),
        width=THICKNESS[frame.width],
        name=label,
        marker={"color": color, "line": line, "pattern": style.hatching(frame)},
        customdata=parts["hover"],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _name_share(units: pd.DataFrame, width: Width) -> float:
    """The share of the width that the names take, with their places; none on a phone, where they stand above
    the bars.
    """
    if not RANGE_SHARE[width.name]:
        return 0.0
    longest = max((letters.width(letters.plain(name), width.text) for name in units["name"]), default=0)
    return min(NAME_LIMIT[width.name], (PLACE_ROOM + longest + BETWEEN) / width.room)


def _reach(units: pd.DataFrame, width: Width, names: float) -> tuple[float, float]:
    """From where to where the axis of scores goes: over the names at the left and, past the longest bar, its
    score and the range.
    """
    share = RANGE_SHARE[width.name]
    bars = 1 - share - (0.05 if share else 0) - names  # of the width
    if share:  # the score stands beside its bar, except on a phone
        scores = [letters.width(_bold(text), width.text) for text in units["score_text"]]
        bars -= (max(scores, default=0) + BESIDE) / width.room
    highest = max(units["score"].max(), LEAST) if len(units) else LEAST
    whole = highest / bars
    return -names * whole, (1 - names) * whole


def _bold(text: str) -> str:
    return f"<b>{letters.plain(text)}</b>"


def _at_right(score: str, places: str) -> str:
    """What a phone has at the right of a name: the score above the range of places."""
    return f'{_bold(score)}<br><span style="color:{style.MUTED}">{letters.plain(places)}</span>'


def _placed(units: pd.DataFrame, width: Width, names: float, thickness: int) -> tuple[pd.DataFrame, int]:
    """The units with their places in pixels from the top (`band_top`, `name_top`, `middle`), and the height
    of all.
    """
    beside = bool(RANGE_SHARE[width.name])
    line = width.text * letters.AIRY_LINE
    pairs = zip(units["score_text"], units["range_text"], strict=True)
    at_right = max((letters.width(_at_right(*pair), width.text) for pair in pairs), default=0)
    room = (width.room * names if beside else width.room - at_right) - PLACE_ROOM - BETWEEN
    rows, top = [], line + 6 if beside else 0.0
    for unit in units.to_dict("records"):
        heading = letters.wrapped(letters.plain(unit["band"]), width.room, width.note + 1, bold=True)
        top += BAND_GAP if heading and rows else 0
        band_top = top
        top += letters.height(heading, width.note + 1) + (5 if heading else 0)
        name = letters.wrapped(letters.plain(unit["name"]), room, width.text)
        words = letters.height(name, width.text)
        if beside:
            middle = top + max(words, thickness) / 2
            name_top, top = middle - words / 2, top + max(words, thickness) + GAP
        else:
            name_top, middle = top, top + max(words, 2 * line) + 2 + thickness / 2
            top = middle + thickness / 2 + GAP + 3
        places = {"band_top": band_top, "name_top": name_top, "middle": middle}
        rows.append(unit | {"band_lines": heading, "name": name} | places)
    columns = [*units.columns, "band_lines", "band_top", "name_top", "middle"]
    return pd.DataFrame(rows, columns=columns), max(40, round(top))


def _unit_texts(unit, left: float, right: float, pixel: float, width: Width) -> list[Text]:
    """Place and name at the left, the score at the end of the bar; on a phone score above range at the right
    of the name.
    """
    place = Text(letters.plain(unit.place), left, unit.name_top, width.text, style.MUTED)
    name = Text(unit.name, left + PLACE_ROOM * pixel, unit.name_top, width.text, style.INK)
    if RANGE_SHARE[width.name]:
        beside = unit.score + BESIDE * pixel
        end = Text(_bold(unit.score_text), beside, unit.middle, width.text, style.INK, beside=True)
    else:
        words = _at_right(unit.score_text, unit.range_text)
        end = Text(words, right, unit.name_top, width.text, style.INK, side="left")
    band = Text(f"<b>{unit.band_lines}</b>", left, unit.band_top, width.note + 1, style.VALUE)
    return [place, name, end, *([band] if unit.band_lines else [])]


def _rule(y: float) -> dict:
    ends = {"xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": y, "y1": y}
    return {"type": "line", "layer": "below", "line": {"color": style.LINE, "width": 1}} | ends


def _ranges(figure: go.Figure, placed: pd.DataFrame, share: float) -> None:
    """A second column: the range of each unit's place as a line, its own place as a dot; the first place at
    the left.

    Its axis lies over the first, so that there is one plot; share: of the width, at the right, that its
    places take.
    """
    last = max(int(placed["high"].max()), int(placed["rank"].max()), 2)
    first, end = 0.4, last + 0.6
    figure.add_trace(
        go.Scatter(
            x=[x for low, high in zip(placed["low"], placed["high"], strict=True) for x in (low, high, None)],
            y=[y for middle in placed["middle"] for y in (middle, middle, None)],
            mode="lines",
            line={"color": style.SEQUENTIAL[1], "width": 7},
            hoverinfo="skip",
            xaxis="x2",
            yaxis="y",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=placed["rank"],
            y=placed["middle"],
            mode="markers",
            marker={"size": 9, "color": style.INK},
            customdata=placed["range_hover"],
            hovertemplate="%{customdata}<extra></extra>",
            xaxis="x2",
            yaxis="y",
        )
    )
    steps = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200) if (last - 1) / step <= 5)
    figure.update_layout(
        xaxis2={
            "range": [end - (end - first) / share, end],
            "anchor": "free",
            "position": 0,
            "overlaying": "x",
            "fixedrange": True,
            "tickvals": sorted({1, *range(steps, last + 1, steps)} - ({2} if steps > 1 else set())),
            "tickfont": {"size": 12, "color": style.MUTED},
            "gridcolor": style.LINE,
            "zeroline": False,
            "showgrid": True,
        }
    )
