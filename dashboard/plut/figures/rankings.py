"""Rankings: units one under the other, their score, the range of their places, and a column of bars for each
indicator, all on one scale and each column on a base line of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style, texts
from plut.figures.style import Frame, Width
from plut.figures.texts import Text

THICKNESS = {"wide": 17, "medium": 14, "narrow": 12}  # pixels of a bar
ROW = 36  # pixels from unit to unit where all stands on one line
GAP = 12  # pixels between units where their bars stand below their names
PLACE_ROOM = 26  # pixels for the number of a place
NAMES = 0.2  # of the width that names take at most, where all stands on one line
RANGE_ROOM = 96  # pixels of the ranges of places
BETWEEN = 16  # pixels between columns
BESIDE = 5  # pixels between a bar and its points
UPRIGHT = 4  # lines of a heading at most; one that needs more is read from below
TALLEST = 120  # pixels of an upright heading
EDGE = 4  # pixels of the edge of one that is compared
WASHES = ("#e7f1f3", "#fbeee8")  # the ground of each of two that are compared


@dataclass(frozen=True)
class Heads:
    """The headings of the columns: names of the units, score, range of places."""

    units: str
    score: str
    places: str


def columns(
    units: pd.DataFrame,
    parts: pd.DataFrame,
    indicators: list[tuple[str, str]],
    heads: Heads,
    *,
    frame: Frame,
) -> go.Figure:
    """Scores with a column of bars for each indicator, the first unit on top. A phone has names above their
    bars, and ranges of places in words.

    units: `id`, `place` (text), `name`, `score_text`, `rank`, `low`, `high` (places, whole numbers),
    `range_text` (for a phone), `range_hover`, `band` (what a dashed line above the unit says; '' for none),
    `who` (0 or 1: one of two that are compared; -1 for the others), in the order of places. parts: `id`,
    `indicator`, `points`, `text`, `is_missing` (its bar is hollow), `hover`. indicators: code and heading, in
    the order of the columns.
    """
    sizes, thickness = frame.sizes, THICKNESS[frame.width]
    laid = _laid(units, parts, indicators, sizes)
    headings, angle, header = _headings([label for _, label in indicators], laid.column - BESIDE, sizes)
    placed, height = _placed(units, sizes, laid.names, header, thickness)
    figure = go.Figure()
    middles = placed.set_index("id")["middle"]
    for who in (-1, 0, 1):
        own = parts[parts["id"].isin(units.loc[units["who"] == who, "id"])]
        for is_hollow in (False, True):
            bars = own[own["is_missing"] == is_hollow]
            if len(bars):
                figure.add_trace(_bars(bars, middles, laid, who, is_hollow, thickness, frame))
    figure.update_xaxes(range=[0, sizes.room], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    written = [text for unit in placed.itertuples() for text in _of_unit(unit, laid, sizes)]
    written += [_points(part, middles, laid, sizes) for part in parts.itertuples()]
    shapes = [shape for unit in placed.itertuples() for shape in _behind(unit, sizes)]
    shapes += [_line(left, header, left, height, style.LINE, 1) for left in laid.lefts.values()]
    if laid.ranges is not None:
        written += _heads(heads, laid, header, placed, sizes)
        figure.add_traces(_ranges(placed, laid))
    figure.add_trace(texts.trace(written))
    notes = [
        texts.note(text, left, header - 4, sizes.note, style.MUTED, "left bottom", textangle=angle)
        for text, left in zip(headings, laid.lefts.values(), strict=True)
    ]
    figure.update_layout(barmode="overlay", shapes=shapes, annotations=notes)
    return style.framed(figure, frame, height)


@dataclass(frozen=True)
class _Laid:
    """Where columns stand, in pixels. names: where they end; score: where they end; ranges: where they begin,
    none on a phone; lefts: base line of each indicator; column: width of one; bar: pixels of a point."""

    names: float
    score: float
    ranges: float | None
    lefts: dict[str, float]
    column: float
    bar: float


def _laid(units: pd.DataFrame, parts: pd.DataFrame, indicators: list[tuple[str, str]], sizes: Width) -> _Laid:
    first, ranges, names, score = 0.0, None, float(sizes.room), float(sizes.room)
    if sizes.name == "wide":
        longest = max(letters.width(_name(unit), sizes.text) for unit in units.itertuples())
        names = PLACE_ROOM + min(NAMES * sizes.room, longest)
        score = names + BETWEEN + max(letters.width(_bold(one), sizes.text) for one in units["score_text"])
        ranges = score + BETWEEN
        first = ranges + RANGE_ROOM + BETWEEN
    column = (sizes.room - first) / max(1, len(indicators))
    lefts = {code: first + column * position for position, (code, _) in enumerate(indicators)}
    widest = max((letters.width(letters.plain(text), sizes.note) for text in parts["text"]), default=0)
    longest_bar = column - widest - 2 * BESIDE
    return _Laid(names, score, ranges, lefts, column, longest_bar / max(parts["points"].max(), 1e-9))


def _headings(labels: list[str], room: float, sizes: Width) -> tuple[list[str], int, float]:
    """The headings of the indicators, how they are turned, and how high they are: upright where a word is
    wider than its column."""
    lying = [letters.wrapped(letters.plain(label), room, sizes.note) for label in labels]
    fit = all(letters.width(one, sizes.note) <= room and letters.lines(one) <= UPRIGHT for one in lying)
    texts_ = lying if fit else [letters.wrapped(letters.plain(one), TALLEST, sizes.note) for one in labels]
    high = max(
        letters.lines(one) * sizes.note * letters.LINE if fit else letters.width(one, sizes.note)
        for one in texts_
    )
    return texts_, 0 if fit else -90, high + 8


def _name(unit) -> str:
    """A name, in bold and with its mark where it is one of two that are compared."""
    name = letters.plain(unit.name)
    return f"<b>{style.MARKS[unit.who]} {name}</b>" if unit.who >= 0 else name


def _bold(text: str) -> str:
    return f"<b>{letters.plain(text)}</b>"


def _at_right(unit, sizes: Width) -> str:
    """What a phone has at the right of a name: the range of places in words, then the score."""
    return (
        f'<span style="color:{style.MUTED};font-size:{sizes.note}px">{letters.plain(unit.range_text)}</span>'
        f"\u2002{_bold(unit.score_text)}"
    )


def _placed(
    units: pd.DataFrame, sizes: Width, names: float, header: float, thickness: int
) -> tuple[pd.DataFrame, int]:
    """The units with their pixels from the top (`band_top`, `top`, `name_top`, `right_top` of what stands at
    the right of the name, `middle` of the bars, `bottom`), and the height of all. names: where these end."""
    line, rows, top = sizes.text * letters.AIRY_LINE, [], header + 4
    for unit in units.itertuples():
        band = letters.wrapped(letters.plain(unit.band), sizes.room, sizes.note) if unit.band else ""
        band_top = top + 4
        top = band_top + letters.height(band, sizes.note) + 8 if band else top
        name, right_top = _name(unit), top + 4
        if sizes.name == "wide":
            name = letters.wrapped(name, names - PLACE_ROOM, sizes.text)
            high = max(ROW, letters.height(name, sizes.text) + 8)
            middle, bottom = top + high / 2, top + high
            name_top = middle - letters.height(name, sizes.text) / 2
            right_top = middle - line / 2
        else:
            room = sizes.room - PLACE_ROOM - EDGE
            words = letters.width(_at_right(unit, sizes), sizes.text)
            name_top = top + 4
            if letters.width(name, sizes.text) > room - words - BETWEEN:
                name = letters.wrapped(name, room, sizes.text)
                right_top = name_top + letters.height(name, sizes.text)
            middle = max(right_top, name_top) + line + 3 + thickness / 2
            bottom = middle + thickness / 2 + GAP
        rows.append(
            {"band_lines": band, "name_lines": name, "band_top": band_top, "top": top}
            | {"name_top": name_top, "right_top": right_top, "middle": middle, "bottom": bottom}
        )
        top = bottom
    return pd.concat([units.reset_index(drop=True), pd.DataFrame(rows)], axis=1), round(top)


def _bars(
    parts: pd.DataFrame,
    middles: pd.Series,
    laid: _Laid,
    who: int,
    is_hollow: bool,
    thickness: int,
    frame: Frame,
) -> go.Bar:
    """The bars of those that look alike. What was not reported is hollow: something stands for it."""
    color = style.TWO[who][0] if who >= 0 else style.OTHERS
    look = {"color": style.PAPER, "line": {"color": color, "width": 1.5}} if is_hollow else {"color": color}
    return go.Bar(
        orientation="h",
        base=[laid.lefts[code] for code in parts["indicator"]],
        x=parts["points"] * laid.bar,
        y=parts["id"].map(middles),
        width=thickness,
        marker=look | {"pattern": style.hatching(frame)},
        customdata=parts["hover"],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _points(part, middles: pd.Series, laid: _Laid, sizes: Width) -> Text:
    """The points of an indicator, at the end of its bar."""
    at = laid.lefts[part.indicator] + part.points * laid.bar + BESIDE
    return Text(letters.plain(part.text), at, middles[part.id], sizes.note, style.INK, beside=True)


def _of_unit(unit, laid: _Laid, sizes: Width) -> Iterator[Text]:
    """Place, name and score; on a phone the range of places too; and what the dashed line above says."""
    color = style.TWO[unit.who][0] if unit.who >= 0 else style.INK
    if unit.band_lines:
        yield Text(unit.band_lines, 0, unit.band_top + 5, sizes.note, style.MUTED)
    yield Text(letters.plain(unit.place), EDGE + 4, unit.name_top, sizes.text, style.MUTED)
    yield Text(unit.name_lines, PLACE_ROOM + EDGE, unit.name_top, sizes.text, color)
    if laid.ranges is not None:
        score = _bold(unit.score_text)
        yield Text(score, laid.score, unit.right_top, sizes.text, style.INK, side="left")
        return
    words = _at_right(unit, sizes)
    yield Text(words, sizes.room, unit.right_top, sizes.text, style.INK, side="left")


def _behind(unit, sizes: Width) -> Iterator[dict]:
    """A dashed line where a band begins; the ground of one that is compared, with an edge of its colour."""
    if unit.band_lines:
        yield _line(0, unit.band_top, sizes.room, unit.band_top, style.INK, 1.2, dash="dash")
    if unit.who >= 0:
        yield _ground(0, unit.top + 1, sizes.room, unit.bottom - 1, WASHES[unit.who])
        yield _ground(0, unit.top + 1, EDGE, unit.bottom - 1, style.TWO[unit.who][0])


def _ground(x0: float, y0: float, x1: float, y1: float, color: str) -> dict:
    ends = {"x0": x0, "y0": y0, "x1": x1, "y1": y1, "xref": "x", "yref": "y"}
    return {"type": "rect", "layer": "below", "fillcolor": color, "line": {"width": 0}} | ends


def _line(x0: float, y0: float, x1: float, y1: float, color: str, width: float, **look: str) -> dict:
    ends = {"x0": x0, "y0": y0, "x1": x1, "y1": y1, "xref": "x", "yref": "y"}
    return {"type": "line", "layer": "below", "line": {"color": color, "width": width} | look} | ends


def _heads(heads: Heads, laid: _Laid, header: float, placed: pd.DataFrame, sizes: Width) -> list[Text]:
    top = header - 4 - sizes.note * letters.AIRY_LINE
    places = f"{letters.plain(heads.places)} 1–{_last(placed)}"
    return [
        Text(letters.plain(heads.units), PLACE_ROOM + EDGE, top, sizes.note, style.MUTED),
        Text(letters.plain(heads.score), laid.score, top, sizes.note, style.MUTED, side="left"),
        Text(places, laid.ranges or 0, top, sizes.note, style.MUTED),
    ]


def _last(placed: pd.DataFrame) -> int:
    return max(int(placed["high"].max()), int(placed["rank"].max()), 2)


def _ranges(placed: pd.DataFrame, laid: _Laid) -> list[go.Scatter]:
    """The range of each unit's place as a line, its own place as a dot; the first place at the left."""
    last, left = _last(placed), (laid.ranges or 0) + 6

    def at(place: float) -> float:
        return left + (RANGE_ROOM - 12) * (place - 1) / (last - 1)

    ends = zip(placed["low"], placed["high"], placed["middle"], strict=True)
    lines = [(at(low), at(high), middle) for low, high, middle in ends]
    return [
        go.Scatter(
            x=[x for low, high, _ in lines for x in (low, high, None)],
            y=[y for _, _, middle in lines for y in (middle, middle, None)],
            mode="lines",
            line={"color": style.QUIET, "width": 7},
            hoverinfo="skip",
        ),
        go.Scatter(
            x=[at(place) for place in placed["rank"]],
            y=placed["middle"],
            mode="markers",
            marker={"size": 9, "color": style.INK},
            customdata=placed["range_hover"],
            hovertemplate="%{customdata}<extra></extra>",
        ),
    ]
