"""What of a change is unusual.

A number that stands large on a page moves usually no farther than it did between the editions that are kept
here, one after the other; where they are too few to tell, a quarter. A number that appears, that falls to
nothing, or whose provenance is another, is unusual however small it is.
"""

import itertools
import re
from collections.abc import Iterable
from numbers import Real
from typing import Any, Literal

from plut.base import formats

STEPS = 3  # between editions, from which a usual range is known
QUARTER = 0.25  # the usual range where fewer are kept
MOST_KEPT = 10  # editions that are looked at
BOUND = re.compile(r"[<>≤≥]|\d[^\s–]*\s*–\s*\S*\d|\b(?:lebih|kurang) dari\b|\b(?:more|less|fewer) than\b")
Why = Literal["", "appears", "gone", "provenance", "moved"]


def range_of(values: Iterable[float | None]) -> float:
    """How far a number moves usually, as a part of itself: the farthest of its steps between editions, from
    the oldest to the newest."""
    known = list(values)
    steps = [
        abs(move)
        for one, other in itertools.pairwise(known)
        if one is not None and other is not None and (move := moved(one, other)) is not None
    ]
    return max(steps) if len(steps) >= STEPS else QUARTER


def moved(before: float, after: float) -> float | None:
    """By which part of itself a number has moved; None from zero, of which nothing is a part."""
    return (after - before) / abs(before) if before else None


def why(before: Any, after: Any, column: str = "") -> Why:
    """Why a change of a value is unusual whatever its range."""
    if column == "provenance":
        return "provenance" if before is not None and after is not None else ""
    if not (_is_number(before) or _is_number(after)):
        return ""
    if before is None:
        return "appears"
    return "gone" if before and not after else ""


def _is_number(value: Any) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)


def amount(text: str, language: str) -> float | None:
    """The first number of a text as a page writes it, its scale in words too: "Rp481 triliun" is 481e12. A
    bound is none, nor are two numbers: of "n < 10" and "37–52%" nobody knows the number."""
    if BOUND.search(text):
        return None
    group, point = (".", ",") if language == "id" else (",", ".")
    scales = {word.strip(): size for size, word in formats.SCALES[language].items() if word}
    found = re.search(
        rf"([−-]?)(?:Rp)?(\d[\d{re.escape(group + point)}]*)(?:\s+({'|'.join(scales)})\b)?", text
    )
    if not found:
        return None
    digits = found[2].rstrip(group + point).replace(group, "").replace(point, ".")
    try:
        value = float(digits) * scales.get(found[3] or "", 1)
    except ValueError:
        return None
    return -value if found[1] else value
