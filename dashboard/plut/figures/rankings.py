"""Rankings: units one under the other, what makes up their score, and the range of their places beside it."""

import html

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style, texts
from plut.figures.style import Frame, Width
from plut.figures.texts import Text

RANGE_SHARE = {
    "wide": 0.22,
    "medium": 0.2,
    "narrow": 0.0,
}  # of the width, for the range of places; a phone has it in words
NAME_LIMIT = {"wide": 0.34, "medium": 0.36, "narrow": 1.0}  # of the width, at most, for the names
THICKNESS = {"wide": 17, "medium": 16, "narrow": 13}  # pixels of a bar
LINE_HEIGHT, LETTER = 1.4, 0.6  # em
GAP, BAND_GAP = 9, 12  # pixels between units, above a band's heading
PLACE_ROOM = 26  # pixels for the number of a place
SCORE_LETTERS = 9  # room for a score beside its bar
LEAST = 10.0  # the end of the scale where all scores are small


def contributions(
    units: pd.DataFrame,
    parts: pd.DataFrame,
    indicators: list[tuple[str, str]],
    range_title: str,
    score_title: str,
    frame: Frame,
) -> go.Figure:
    """Scores as stacked bars of what each indicator gives, in bands, with the range of each unit's place; first on top.

    units: `id`, `place` (text), `name`, `score` (0 to 100), `score_text`, `rank`, `low`, `high` (places, whole numbers),
    `range_text` (for a phone), `range_hover`, `band` (a heading above the first unit of a band; '' for none), in the order
    of places. parts: `id`, `indicator`, `points` (null: none), `hover`. indicators: code and label in the order of the
    stack, at most six. range_title, score_title: headings of the columns (without a range on a phone).
    """
    width = style.WIDTHS[frame.width]
    share = RANGE_SHARE[frame.width]
    names = _name_share(units, width)
    placed, height = _placed(units, width, names, bool(share), THICKNESS[frame.width])
    middles = placed.set_index("id")["middle"]
    figure = go.Figure()
    for (code, label), color in zip(indicators, style.CATEGORICAL, strict=False):
        figure.add_trace(
            _bar(parts[parts["indicator"] == code].dropna(subset=["points"]), middles, label, color, frame)
        )
    bars_end = 1 - share - (0.05 if share else 0)
    # the score stands beside its bar, except on a phone
    taken = SCORE_LETTERS * width.text * LETTER / (width.pixels * (bars_end - names)) if share else 0
    highest = max(units["score"].max(), LEAST) if len(units) else LEAST
    points = highest / (1 - taken) / (bars_end - names)  # of a score, over the whole width
    left, right = -names * points, (1 - names) * points
    figure.update_xaxes(range=[left, right], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    pixel = points / width.pixels
    written = [
        text
        for unit in placed.itertuples()
        for text in _unit_texts(unit, left, right, pixel, width, bool(share))
    ]
    shapes = [
        _rule(unit.band_top - BAND_GAP / 2)
        for unit in placed.itertuples()
        if unit.band_lines and unit.band_top > BAND_GAP
    ]
    if share:
        written.append(Text(score_title, 0, 0, width.note + 1, style.MUTED))
        written.append(Text(range_title, right - share * points, 0, width.note + 1, style.MUTED))
        _ranges(figure, placed, share)
    figure.add_trace(texts.trace(written))
    figure.update_layout(barmode="stack", shapes=shapes)
    legend = " ".join(
        style.key("■", color, label) for (_, label), color in zip(indicators, style.CATEGORICAL, strict=False)
    )
    return style.framed(figure, frame, height, legend=legend, axis_room=18 if share else 0)


def _bar(parts: pd.DataFrame, middles: pd.Series, label: str, color: str, frame: Frame) -> go.Bar:
    return go.Bar(
        orientation="h", x=parts["points"], y=parts["id"].map(middles), width=THICKNESS[frame.width], name=label,
        marker={"color": color, "line": {"color": style.PAPER, "width": 1}, "pattern": style.hatching(frame)},
        customdata=parts["hover"],
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def _name_share(units: pd.DataFrame, width: Width) -> float:
    """The share of the width that the names take, with their places; none on a phone, where they stand above the bars."""
    if not RANGE_SHARE[width.name]:
        return 0.0
    longest = max((len(name) for name in units["name"]), default=0)
    return min(NAME_LIMIT[width.name], (PLACE_ROOM + longest * width.text * LETTER + 14) / width.pixels)


def _placed(
    units: pd.DataFrame, width: Width, names: float, beside: bool, thickness: int
) -> tuple[pd.DataFrame, int]:
    """The units with their places in pixels from the top (`band_top`, `name_top`, `middle`), and the height of all."""
    line = width.text * LINE_HEIGHT
    longest = max((len(text) for column in ("score_text", "range_text") for text in units[column]), default=0)
    at_right = (longest + 1) * width.text * style.LETTER_EM
    pixels = width.pixels * names - 10 if beside or units.empty else width.pixels - at_right
    as_width = Width(width.name, round(pixels - PLACE_ROOM) + 2 * style.MARGIN, 0, 0, 0)
    rows, top = [], line + 6 if beside else 0.0
    for unit in units.to_dict("records"):
        heading = style.wrapped(html.escape(unit["band"], quote=False), width, width.note + 1)
        top += BAND_GAP if heading and rows else 0
        band_top = top
        top += style.lines(heading) * (width.note + 1) * LINE_HEIGHT + (5 if heading else 0)
        name = style.wrapped(html.escape(unit["name"], quote=False), as_width, width.text)
        words = style.lines(name) * line
        if beside:
            middle = top + max(words, thickness) / 2
            name_top, top = middle - words / 2, top + max(words, thickness) + GAP
        else:
            name_top, middle = top, top + max(words, 2 * line) + 2 + thickness / 2
            top = middle + thickness / 2 + GAP + 3
        rows.append(
            unit
            | {
                "band_lines": heading,
                "band_top": band_top,
                "name": name,
                "name_top": name_top,
                "middle": middle,
            }
        )
    columns = [*units.columns, "band_lines", "band_top", "name_top", "middle"]
    return pd.DataFrame(rows, columns=columns), max(40, round(top))


def _unit_texts(unit, left: float, right: float, pixel: float, width: Width, beside: bool) -> list[Text]:
    """Place and name at the left, the score at the end of the bar; on a phone score above range at the right of the name."""
    place = Text(unit.place, left, unit.name_top, width.text, style.MUTED)
    name = Text(unit.name, left + PLACE_ROOM * pixel, unit.name_top, width.text, style.INK)
    score = f"<b>{html.escape(unit.score_text, quote=False)}</b>"
    if beside:
        end = Text(score, unit.score + 6 * pixel, unit.middle, width.text, style.INK, beside=True)
    else:
        words = (
            f'{score}<br><span style="color:{style.MUTED}">{html.escape(unit.range_text, quote=False)}</span>'
        )
        end = Text(words, right, unit.name_top, width.text, style.INK, side="left")
    band = Text(f"<b>{unit.band_lines}</b>", left, unit.band_top, width.note + 1, style.ACCENT)
    return [place, name, end, *([band] if unit.band_lines else [])]


def _rule(y: float) -> dict:
    return {
        "type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": y, "y1": y, "layer": "below",
        "line": {"color": style.LINE, "width": 1},
    }  # fmt: skip


def _ranges(figure: go.Figure, placed: pd.DataFrame, share: float) -> None:
    """A second column: the range of each unit's place as a line, its own place as a dot; the first place at the left.

    Its axis lies over the first, so that there is one plot; share: of the width, at the right, that its places take.
    """
    last = max(int(placed["high"].max()), int(placed["rank"].max()), 2)
    first, end = 0.4, last + 0.6
    figure.add_trace(
        go.Scatter(
            x=[x for low, high in zip(placed["low"], placed["high"], strict=True) for x in (low, high, None)],
            y=[y for middle in placed["middle"] for y in (middle, middle, None)],
            mode="lines", line={"color": style.SEQUENTIAL[1], "width": 7}, hoverinfo="skip", xaxis="x2", yaxis="y",
        )
    )  # fmt: skip
    figure.add_trace(
        go.Scatter(
            x=placed["rank"], y=placed["middle"], mode="markers", marker={"size": 9, "color": style.INK},
            customdata=placed["range_hover"], hovertemplate="%{customdata}<extra></extra>", xaxis="x2", yaxis="y",
        )
    )  # fmt: skip
    steps = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200) if (last - 1) / step <= 5)
    ticks = sorted({1, *range(steps, last + 1, steps)} - ({2} if steps > 1 else set()))
    figure.update_layout(
        xaxis2={
            "range": [end - (end - first) / share, end], "anchor": "free", "position": 0, "overlaying": "x", "fixedrange": True,
            "tickvals": ticks, "tickfont": {"size": 12, "color": style.MUTED}, "gridcolor": style.LINE, "zeroline": False,
            "showgrid": True,
        }
    )  # fmt: skip
