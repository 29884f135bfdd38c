"""Axes with room for the words at their points, and words that would cover one another pushed apart."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from plut.figures import style

LEAST = 0.3  # share of an axis that its points keep even beside long labels
EDGE = 16  # pixels before the first and after the last point, for half a mark and half the text of a tick
ROUNDS = 20  # each round leaves fewer pixels between the ends; a few rounds are enough


def sides(place: str, pixels: float) -> tuple[float, float]:
    """Pixels that a label takes at the left and right of its point, by where it stands ("top left", "bottom
    center" ...).
    """
    side = place.split()[1]
    return {"left": (pixels, 0.0), "center": (pixels / 2, pixels / 2), "right": (0.0, pixels)}[side]


def with_room(values: Sequence[Any], taken: Sequence[tuple[float, float]], pixels: float) -> list:
    """The range of an axis of so many pixels on which no label at its points leaves the picture.

    values: the points, numbers or days, of which two differ. taken: pixels at the left and right of each (see
    `sides`).
    """
    first, last = min(values), max(values)
    shares = [(value - first) / (last - first) for value in values]
    left = right = float(EDGE)
    for _ in range(ROUNDS):
        between = max(pixels - left - right, pixels * LEAST)
        left = max(EDGE, *(own - share * between for (own, _), share in zip(taken, shares, strict=True)))
        right = max(
            EDGE, *(own - (1 - share) * between for (_, own), share in zip(taken, shares, strict=True))
        )
    return around(first, last, left, right, pixels)


def years(
    days: Sequence[pd.Timestamp], taken: Sequence[tuple[float, float]], pixels: float, step: int
) -> dict[str, Any]:
    """An axis of whole years, each named in its middle and marked off where the next begins, from the year of
    the first day to that of the last: a day stands over the name of its own year. taken: see `with_room`;
    step: years from one name to the next."""
    named = range(min(days).year, max(days).year + 1)
    begins = [pd.Timestamp(year=year, month=1, day=1) for year in (*named, max(days).year + 1)]
    return {
        "range": with_room([*begins, *days], [(EDGE, EDGE)] * len(begins) + list(taken), pixels),
        "tickvals": [pd.Timestamp(year=year, month=7, day=2) for year in named][::step],
        "tickformat": "%Y",
        "showgrid": False,
        "minor": {"tickvals": begins, "ticks": "outside", "ticklen": 5, "tickcolor": style.QUIET},
    }


def around(first: Any, last: Any, left: float, right: float, pixels: float) -> list:
    """The range of an axis of so many pixels with room before its first value and after its last."""
    pixel = (last - first) / max(pixels - left - right, pixels * LEAST)
    return [first - left * pixel, last + right * pixel]


def apart(places: Sequence[float], least: float, top: float) -> list[float]:
    """Positions in rising order, moved up where two are closer than `least`, and down again where one is
    above `top`.
    """
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + least) if moved else place)
    for position in reversed(range(len(moved))):
        moved[position] = min(moved[position], top - least * (len(moved) - 1 - position))
    return moved
