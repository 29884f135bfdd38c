"""Horizontal bars, each under its own label with its value at the end; no axis, no legend."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style
from plut.figures.style import Frame, Width
from plut.figures.texts import note

THICKNESS = {"wide": 30, "medium": 28, "narrow": 26}  # pixels of a bar
GAP, GROUP_GAP, BESIDE = 16, 26, 7  # pixels below a bar, above a new group, between a bar and its value
LEAST_BAR = 0.2  # share of the width that the longest bar keeps even beside a long value


@dataclass(frozen=True)
class Target:
    """A line across bars: the share at which it stands, and what is written under it."""

    share: float
    label: str


def shares(bars: pd.DataFrame, target: float | None = None, *, frame: Frame) -> go.Figure:
    """Shares of a whole as bars from zero, in the order given, first on top.

    bars: `group` (a heading above its first bar, '' for none), `label`, `share` (0 to 1; null has a text and
    no bar), `text` (the share in words), `is_doubtful` (hollow), `target` (what the line on this bar is
    called; '' for no line, and a paler bar where others have one), `hover`. target: the share at which the
    lines stand. Neighbours whose targets have one name share a line.
    """
    width, thickness = frame.sizes, THICKNESS[frame.width]
    end = reach(bars["share"], bars["text"], width, _widest(bars, target))
    names = [
        "" if target is None else _beside_line(Target(target, told), end, width)[0] for told in bars["target"]
    ]
    placed, height = _placed(bars, width, thickness, [letters.height(told, width.note + 1) for told in names])
    drawn = placed.dropna(subset=["share"])
    colors = [_color(bar, target is not None) for bar in drawn.itertuples()]
    fills = [
        style.PAPER if bar.is_doubtful else color
        for bar, color in zip(drawn.itertuples(), colors, strict=True)
    ]
    figure = go.Figure(
        go.Bar(
            orientation="h",
            x=drawn["share"],
            y=drawn["middle"],
            width=thickness,
            marker={"color": fills, "line": {"color": colors, "width": 1.6}},
            customdata=drawn["hover"],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    figure.update_xaxes(range=[0, end], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    runs = _crossed(placed, thickness) if target is not None else []
    notes = [name(Target(target, told), bottom, end, width) for _, bottom, told in runs]
    notes += [text for bar in placed.itertuples() for text in _texts(bar, width)]
    figure.update_layout(annotations=notes, shapes=[line(target, top, bottom) for top, bottom, _ in runs])
    return style.framed(figure, frame, height)


def reach(shares: pd.Series, texts: pd.Series, width: Width, target: Target | None) -> float:
    """The share at the right edge, so large that no value beside its bar (bold, see `value`) is cut off."""
    needed = [target.share * 1.1] if target else []
    for share, text in zip(shares, texts, strict=True):
        if pd.notna(share):
            taken = (letters.width(letters.plain(text), width.text + 1, bold=True) + BESIDE) / width.room
            needed.append(share / max(LEAST_BAR, 1 - taken))
    return max(needed, default=0) or 1.0


def label(text: str, top: float, width: Width, color: str = style.INK) -> dict:
    """A broken text at the left edge, so many pixels below the plot's top; it covers what runs behind it."""
    return note(text, 0, top, width.text, color, axes="paper y", bgcolor=style.PAPER)


def value(text: str, share: float | None, middle: float, width: Width) -> dict:
    """A value in words at the end of its bar; where it is not known, pale at the zero."""
    if pd.isna(share):
        return note(
            letters.plain(text), 0, middle, width.text + 1, style.MUTED, "left middle", bgcolor=style.PAPER
        )
    bold = f"<b>{letters.plain(text)}</b>"
    return note(
        bold, share, middle, width.text + 1, style.INK, "left middle", shift=(BESIDE, 0), bgcolor=style.PAPER
    )


def line(share: float, top: float, bottom: float) -> dict:
    """The line of a target across bars."""
    ends = {"x0": share, "x1": share, "y0": top, "y1": bottom}
    return {"type": "line", "xref": "x", "yref": "y", "line": {"color": style.INK, "width": 1.4}} | ends


def name(target: Target, bottom: float, end: float, width: Width) -> dict:
    """What a line is called, under it: in its middle, or at its left, in as many lines as it needs, where the
    right edge (`end`) is near."""
    text, anchor = _beside_line(target, end, width)
    shift = (0, 0) if anchor.startswith("center") else (4, 0)
    return note(text, target.share, bottom, width.note + 1, style.INK, anchor, shift=shift)


def _beside_line(target: Target, end: float, width: Width) -> tuple[str, str]:
    """The name of a line broken into the room beside it, and its anchor."""
    text, size, at = letters.plain(target.label), width.note + 1, target.share / end * width.room
    if letters.width(text, size) / 2 <= min(at, width.room - at):
        return text, "center top"
    return letters.wrapped(text, at, size), "right top"


def _placed(bars: pd.DataFrame, width: Width, thickness: int, below: list[float]) -> tuple[pd.DataFrame, int]:
    """The bars with their places in pixels from the top (`heading_top`, `label_top`, `middle`), and the
    height of all. below: pixels that the name of each bar's line takes, none without a line.
    """
    rows, top, group = [], 0.0, ""
    for position, bar in enumerate(bars.to_dict("records")):
        heading = ""
        if bar["group"] != group:
            group = bar["group"]
            heading = letters.wrapped(letters.plain(group), width.room, width.text, bold=True)
            top += GROUP_GAP if position else 0
        broken = letters.wrapped(letters.plain(bar["label"]), width.room, width.text)
        label_top = top + letters.height(heading, width.text) + (4 if heading else 0)
        middle = label_top + letters.height(broken, width.text) + 3 + thickness / 2
        places = {"heading_top": top, "label_top": label_top, "middle": middle}
        rows.append(bar | {"heading": heading, "in_group": bool(group), "lines": broken} | places)
        top = middle + thickness / 2 + GAP
        if bar["target"] and _ends_run(bars, position):
            top += below[position]
    columns = [*bars.columns, "heading", "in_group", "lines", "heading_top", "label_top", "middle"]
    return pd.DataFrame(rows, columns=columns), max(40, round(top))


def _color(bar, has_lines: bool) -> str:
    if bar.is_doubtful:
        return style.ATTENTION
    return style.SEQUENTIAL[2] if has_lines and not bar.target else style.VALUE


def _widest(bars: pd.DataFrame, target: float | None) -> Target | None:
    return None if target is None or not bars["target"].any() else Target(target, "")


def _ends_run(bars: pd.DataFrame, position: int) -> bool:
    return position + 1 == len(bars) or bars["target"].iloc[position + 1] != bars["target"].iloc[position]


def _crossed(placed: pd.DataFrame, thickness: int) -> list[tuple[float, float, str]]:
    """Top and bottom of the line over each run of bars whose target has one name, and that name."""
    runs, top = [], None
    for position, bar in enumerate(placed.itertuples()):
        if not bar.target:
            continue
        top = bar.middle - thickness / 2 - 5 if top is None else top
        if _ends_run(placed, position):
            runs.append((top, bar.middle + thickness / 2 + 5, bar.target))
            top = None
    return runs


def _texts(bar, width: Width) -> list[dict]:
    """The heading of a group, the label of a bar, and its value."""
    ink = style.MUTED if bar.in_group else style.INK
    notes = [
        label(bar.lines, bar.label_top, width, ink),
        value(bar.text, bar.share, bar.middle, width),
    ]
    return [label(f"<b>{bar.heading}</b>", bar.heading_top, width), *notes] if bar.heading else notes
