"""Marks of points, in the shapes and sizes that Plotly gives them."""

import math
from collections.abc import Callable

from markupsafe import Markup

from plut.surfaces.svg.texts import number


def _circle(r: float) -> str:
    side, across = number(r), number(2 * r)
    arc = f"a{side},{side} 0 1,0"
    return f"M-{side},0{arc} {across},0{arc} -{across},0z"


def _diamond(r: float) -> str:
    d = number(r * 1.3)
    return f"M{d},0L0,{d}L-{d},0L0,-{d}z"


def _square(r: float) -> str:
    return f"M{number(-r)},{number(-r)}h{number(2 * r)}v{number(2 * r)}h{number(-2 * r)}z"


def _triangle_up(r: float) -> str:
    t = number(2 * r / math.sqrt(3))
    return f"M-{t},{number(r / 2)}H{t}L0,{number(-r)}z"


def _line_across(r: float) -> str:
    return f"M{number(r * 1.4)},0H{number(-r * 1.4)}"


def _line_down(r: float) -> str:
    return f"M0,{number(r * 1.4)}V{number(-r * 1.4)}"


SHAPES: dict[str, Callable[[float], str]] = {
    "circle": _circle,
    "diamond": _diamond,
    "square": _square,
    "triangle-up": _triangle_up,
    "line-ew": _line_across,
    "line-ns": _line_down,
}
CIRCLE = Markup('<circle cx="{}" cy="{}" r="{}"{}/>')
PATH = Markup('<path transform="translate({} {})" d="{}"{}/>')
LOOK = Markup(' fill="{}" stroke="{}" stroke-width="{}"')
UNEDGED = Markup(' fill="{}"')


def drawn(symbol: str, x: float, y: float, size: float, color: str, edge: str, edge_width: float) -> Markup:
    """A mark of so many pixels. An open one has its colour as its line. Raises KeyError for a shape that is
    not known here."""
    shape = symbol.removesuffix("-open")
    if shape != symbol:
        look = LOOK.format("none", color, number(edge_width or 1))
    elif edge_width:
        look = LOOK.format(color, edge, number(edge_width))
    else:
        look = UNEDGED.format(color)
    if shape == "circle":
        return CIRCLE.format(number(x), number(y), number(size / 2), look)
    return PATH.format(number(x), number(y), SHAPES[shape](size / 2), look)
