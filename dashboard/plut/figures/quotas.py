"""One whole and its parts in a single bar, each with its own words; what nobody accounts for is hatched."""

from collections.abc import Iterator

import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style
from plut.figures.style import Frame, Width
from plut.figures.texts import note

THICKNESS = {"wide": 64, "medium": 60, "narrow": 54}  # pixels of the bar
BRACKET = 8  # pixels of the bracket over it
INSIDE = 10  # pixels from the edge of a part to its words
TICK = 7  # pixels from the bar to words under it
LARGER = 5  # pixels that a number is larger than text
LOOKS = {  # part -> colour, and that of its words
    "done": (style.ISSUED, style.PAPER),
    "open": (style.IN_PROCESS, style.INK),
    "unknown": (style.HATCHED, style.ATTENTION),
}


def split(parts: pd.DataFrame, whole: str, *, frame: Frame) -> go.Figure:
    """parts: `look` (of LOOKS), `value`, `text`, `label`, `detail` (a line of its own under the bar, may be
    empty), `hover`, from left to right. whole: what they are parts of, over the bracket.
    """
    sizes, thickness = frame.sizes, THICKNESS[frame.width]
    total = parts["value"].sum()
    top = sizes.text * letters.AIRY_LINE + BRACKET + 4
    middle, foot = top + thickness / 2, top + thickness
    placed = parts.assign(
        left=(parts["value"].cumsum() - parts["value"]) / total * sizes.room,
        wide=parts["value"] / total * sizes.room,
    )
    figure = go.Figure(
        [_bar(placed[placed["look"] == look], look, middle, thickness, frame) for look in LOOKS]
    )
    notes = [note(letters.plain(whole), 0.5 * sizes.room, 0, sizes.text, style.INK, "center top")]
    below = foot + TICK
    for part in placed.itertuples():
        words, below = _words(part, sizes, top, thickness, below)
        notes += words
    for part in placed.itertuples():
        if part.detail:
            text = letters.wrapped(letters.plain(part.detail), sizes.room, sizes.text)
            notes.append(note(text, 0, below + 4, sizes.text, style.MUTED))
            below += letters.height(text, sizes.text) + 4
    figure.update_xaxes(range=[0, sizes.room], visible=False, fixedrange=True)
    figure.update_yaxes(range=[below, 0], visible=False, fixedrange=True)
    figure.update_layout(barmode="overlay", annotations=notes, shapes=list(_bracket(sizes, top - 4)))
    return style.framed(figure, frame, round(below))


def _bar(parts: pd.DataFrame, look: str, middle: float, thickness: int, frame: Frame) -> go.Bar:
    color, _ = LOOKS[look]
    hatched = {"shape": "/", "fillmode": "overlay", "fgcolor": style.HATCH, "solidity": 0.25, "size": 7}
    line = {"color": style.HATCH if look == "unknown" else style.PAPER, "width": 1}
    return go.Bar(
        orientation="h",
        base=parts["left"],
        x=parts["wide"],
        y=[middle] * len(parts),
        width=thickness,
        marker={
            "color": color,
            "line": line,
            "pattern": hatched if look == "unknown" else style.hatching(frame),
        },
        customdata=parts["hover"],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _bracket(sizes: Width, foot: float) -> Iterator[dict]:
    path = f"M0,{foot}V{foot - BRACKET}H{sizes.room}V{foot}"
    line = {"color": style.MUTED, "width": 1.2}
    yield {"type": "path", "path": path, "xref": "x", "yref": "y", "line": line}


def _words(part, sizes: Width, top: float, thickness: int, below: float) -> tuple[list[dict], float]:
    """Number and name of a part on it; the name under the bar where the part is too narrow. And where words
    under the bar end."""
    ink = LOOKS[part.look][1]
    room = part.wide - 2 * INSIDE
    number, label = f"<b>{letters.plain(part.text)}</b>", f"<b>{letters.plain(part.label)}</b>"
    size = sizes.text + LARGER
    if letters.width(number, size) > room:
        size = sizes.note
    ground = {"bgcolor": LOOKS[part.look][0]} if part.look == "unknown" else {}
    left, middle = part.left + INSIDE, top + thickness / 2
    if letters.width(number, size) > room + INSIDE:
        number, label = "", f"<b>{letters.plain(part.text)} {letters.plain(part.label)}</b>"
    if number and letters.width(label, sizes.note) <= room:
        return [
            note(number, left, middle + 4, size, ink, "left bottom", **ground),
            note(label, left, middle + 4, sizes.note, ink, "left top", **ground),
        ], below
    outside = ink if ink != style.PAPER else style.VALUE
    right = min(sizes.room, max(part.left + part.wide, letters.width(label, sizes.note)))
    written = [note(label, right, below, sizes.note, outside, "right top")]
    if number:
        written.append(note(number, part.left + part.wide / 2, middle, size, ink, "center middle", **ground))
    return written, below + sizes.note * letters.AIRY_LINE
