"""Comparisons: up to four of many, side by side. One row per measure, all as dots along a strip, the compared
ones as marks of their own, each with its value and what is said of it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, standings, style, texts
from plut.figures.standings import Places
from plut.figures.style import Frame, Width
from plut.figures.texts import Text

LABELS, STRIPS, NAMES = 0.17, 0.29, 0.17  # of a wide picture: labels, strips, and names at most
BETWEEN = 18  # pixels between the columns of a wide picture
MARK = {"wide": 13, "medium": 13, "narrow": 12}  # pixels of a mark
RAISED = 11  # pixels that a mark stands above one that it would cover
LEAST_TOLD = 250  # pixels from which what is said of a value stands beside it
BEFORE = 18  # pixels from a mark in words to its name
PAD = 8  # pixels above and below what stands in a row
LINE = 4  # pixels between the lines of two that are compared


@dataclass(frozen=True)
class Words:
    """The legend: all that are not compared, and the mark of the median."""

    others: str
    median: str


@dataclass(frozen=True)
class _Columns:
    """Pixels from the left edge. labels: the room of the labels; names, told: where these begin; values:
    where they begin, or end where what is said of them stands under the names. is_narrow: all stands under
    the labels."""

    labels: float
    strip: Places
    names: float
    values: float
    told: float
    is_under: bool
    is_narrow: bool


def side_by_side(
    rows: pd.DataFrame, marked: pd.DataFrame, dots: pd.DataFrame, words: Words, *, frame: Frame
) -> go.Figure:
    """One strip per measure, in the order given, first on top; the lowest value left, the highest right.

    rows: `measure`, `label`, `note` (under the label), `median_position`, `median_text`, `low_text`,
    `high_text`, `low_short`, `high_short`, `same_text`, as of standings. marked: of each that is compared,
    in their order, `measure`, `turn` (from 0), `name`, `value_text`, `position` (0 to 1 along the strip, null
    where it has no value), `told` (what is said of the value), `hover`. dots: of the others `measure`,
    `position`, `hover`.
    """
    sizes = frame.sizes
    columns = _columns(marked, sizes)
    placed, lines, height = _placed(rows, marked, columns, sizes)
    strips = placed[placed["same_text"] == ""]
    stacked = standings.stacked_dots(
        dots[dots["measure"].isin(set(strips["measure"]))], strips, columns.strip, frame.width
    )
    are_many = len(dots) > 0 and bool(dots["measure"].value_counts().max() > standings.MANY)
    pale = standings.dots_at(
        stacked["x"], stacked["y"], stacked["hover"], standings.DOTS[frame.width][0], style.OTHERS
    )
    figure = go.Figure(pale.update(mode="none") if are_many else pale)
    on_strips = _on_strips(lines[lines["measure"].isin(set(strips["measure"]))], columns)
    figure.add_traces([_marks(on_strips, turn, frame.width) for turn in sorted(set(marked["turn"]))])
    figure.update_xaxes(range=[0, sizes.room], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    written = [text for row in placed.itertuples() for text in _of_row(row, columns, sizes)]
    written += [text for line in lines.itertuples() for text in _of_line(line, columns, sizes)]
    figure.add_trace(texts.trace(written))
    columns_of_dots = stacked if are_many else stacked[:0]
    figure.update_layout(shapes=standings.shapes(placed, strips, columns_of_dots, columns.strip, sizes))
    names = marked.drop_duplicates("turn")
    legend = [
        style.key(style.FOUR_MARKS[one.turn], style.FOUR[one.turn][0], one.name) for one in names.itertuples()
    ]
    legend += [style.key("●", style.OTHERS, words.others), style.key("|", style.INK, words.median)]
    return style.framed(figure, frame, height, legend)


def _columns(marked: pd.DataFrame, sizes: Width) -> _Columns:
    half = MARK[sizes.name] / 2 + 2
    if sizes.name != "wide":
        strip = Places(0, half, sizes.room - half)
        return _Columns(sizes.room, strip, BEFORE, sizes.room, BEFORE, is_under=True, is_narrow=True)
    labels = LABELS * sizes.room
    strip = Places(labels, labels + BETWEEN + half, labels + BETWEEN + STRIPS * sizes.room - half)
    names = strip.last + half + BETWEEN + BEFORE
    widest = max(letters.width(_bold(name), sizes.text) for name in marked["name"])
    values = names + min(widest, NAMES * sizes.room) + BETWEEN
    known = marked.dropna(subset=["position"])["value_text"]
    told = values + max((letters.width(_bold(text), sizes.text) for text in known), default=0) + BETWEEN
    if sizes.room - told < LEAST_TOLD:
        ends = min(sizes.room, told)
        return _Columns(labels, strip, names, ends, names, is_under=True, is_narrow=False)
    return _Columns(labels, strip, names, values, told, is_under=False, is_narrow=False)


def _placed(
    rows: pd.DataFrame, marked: pd.DataFrame, columns: _Columns, sizes: Width
) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    """The rows with their places in pixels from the top (`label_top`, `note_top`, `base` of the strip,
    `bottom`), the lines of those that are compared with theirs (`top`, `under` of what is said under a name,
    `base`), and the height of all."""
    small = sizes.note * letters.AIRY_LINE
    placed, lines, top = [], [], 0.0
    for row in rows.to_dict("records"):
        label = letters.wrapped(letters.plain(row["label"]), columns.labels, sizes.text, bold=True)
        note = letters.wrapped(letters.plain(row["note"]), columns.labels, sizes.note + 1)
        note_top = top + PAD + letters.height(label, sizes.text)
        under = note_top + letters.height(note, sizes.note + 1)
        own = marked[marked["measure"] == row["measure"]].to_dict("records")
        raised = max(_levels([one["position"] for one in own], columns.strip).values(), default=0)
        needed = max(standings.STACK, MARK[sizes.name] / 2 + raised * RAISED)
        base = (under if columns.is_narrow else top + PAD) + needed
        ends = base + 5 + small
        first = line = ends + LINE if columns.is_narrow else top + PAD
        for one in own:
            set_line = _set(one, columns, sizes)
            lines.append(one | set_line | {"top": line, "base": base})
            line += set_line["high"] + LINE
        bottom = max(under, ends, line if own else first) + PAD
        places = {"base": base, "bottom": bottom, "label_top": top + PAD, "note_top": note_top}
        placed.append(row | {"label": label, "note": note} | places)
        top = bottom
    return pd.DataFrame(placed), pd.DataFrame(lines), max(40, round(top))


def _set(one: dict, columns: _Columns, sizes: Width) -> dict:
    """What is written of one that is compared, broken into lines, and how high that is. A value that is
    missing is said where values and what is said of them stand."""
    is_known = pd.notna(one["position"])
    value, told = letters.plain(one["value_text"]), letters.plain(one["told"])
    if columns.is_under:
        beside = letters.width(_bold(one["value_text"]), sizes.text) + 10 if is_known else 0
        name = letters.wrapped(
            letters.plain(one["name"]), columns.values - columns.names - beside, sizes.text, bold=True
        )
        said = told if is_known else ", ".join(filter(None, (value, told)))
        under = letters.wrapped(said, sizes.room - columns.told, sizes.note + 1)
        high = letters.height(name, sizes.text) + letters.height(under, sizes.note + 1)
        return {"set_name": name, "set_value": value if is_known else "", "set_told": under, "high": high}
    name = letters.wrapped(
        letters.plain(one["name"]), columns.values - columns.names - BETWEEN, sizes.text, bold=True
    )
    if is_known:
        said = letters.wrapped(told, sizes.room - columns.told, sizes.note + 1)
    else:
        said = letters.wrapped(
            ", ".join(filter(None, (value, told))), sizes.room - columns.values, sizes.note + 1
        )
    high = max(letters.height(name, sizes.text), letters.height(said, sizes.note + 1))
    return {"set_name": name, "set_value": value if is_known else "", "set_told": said, "high": high}


def _levels(positions: list[float | None], strip: Places) -> dict[int, int]:
    """How many marks each mark stands above those before it that it would cover: none where it stands
    free."""
    levels: dict[int, int] = {}
    spots = {
        turn: strip.first + place * (strip.last - strip.first)
        for turn, place in enumerate(positions)
        if place is not None and pd.notna(place)
    }
    for turn, x in spots.items():
        taken = {levels[before] for before in levels if abs(spots[before] - x) < RAISED}
        levels[turn] = next(level for level in range(len(positions)) if level not in taken)
    return levels


def _on_strips(lines: pd.DataFrame, columns: _Columns) -> pd.DataFrame:
    """Those with a value, at `x` and `y` of their marks."""
    placed = []
    for measure in dict.fromkeys(lines["measure"]):
        own = lines[lines["measure"] == measure]
        levels = _levels(own["position"].tolist(), columns.strip)
        kept = own.iloc[list(levels)]
        placed.append(
            kept.assign(
                x=columns.strip.along(kept["position"].astype(float)),
                y=kept["base"] - RAISED * pd.Series(list(levels.values()), index=kept.index),
            )
        )
    return pd.concat(placed) if placed else lines.assign(x=[], y=[])


def _marks(lines: pd.DataFrame, turn: int, width: str) -> go.Scatter:
    own, (color, symbol) = lines[lines["turn"] == turn], style.FOUR[turn]
    marks = standings.dots_at(own["x"], own["y"], own["hover"].map(letters.hover), MARK[width], color)
    return marks.update(marker={"symbol": symbol, "line": {"color": style.PAPER, "width": 1.5}})


def _of_row(row, columns: _Columns, sizes: Width) -> Iterator[Text]:
    """The label with its note, and under the strip what its ends and its median are."""
    label = f"<b>{row.label.replace('<br>', '</b><br><b>')}</b>"
    yield Text(label, 0, row.label_top, sizes.text, style.INK)
    if row.note:
        yield Text(row.note, 0, row.note_top, sizes.note + 1, style.MUTED)
    if row.same_text:
        same = letters.plain(row.same_text)
        yield Text(same, columns.strip.first, row.base - standings.STACK / 2, sizes.note, style.MUTED)
    else:
        yield from standings.ends(row, columns.strip, row.base + 5, sizes)


def _of_line(line, columns: _Columns, sizes: Width) -> Iterator[Text]:
    """The mark and name of one that is compared, its value, and what is said of it."""
    color = style.FOUR[line.turn][0]
    name = f"<b>{line.set_name.replace('<br>', '</b><br><b>')}</b>"
    yield Text(style.FOUR_MARKS[line.turn], columns.names - BEFORE, line.top, sizes.text, color)
    yield Text(name, columns.names, line.top, sizes.text, style.INK)
    if line.set_value:
        side = "left" if columns.is_under else "right"
        yield Text(f"<b>{line.set_value}</b>", columns.values, line.top, sizes.text, style.VALUE, side=side)
    if line.set_told:
        below = line.top + letters.height(line.set_name, sizes.text)
        left = columns.told if line.set_value or columns.is_under else columns.values
        yield Text(line.set_told, left, below if columns.is_under else line.top, sizes.note + 1, style.MUTED)


def _bold(text: str) -> str:
    return f"<b>{letters.plain(text)}</b>"
