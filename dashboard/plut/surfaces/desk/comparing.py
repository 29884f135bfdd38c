"""Two results of the same query, cell by cell: what stands in one and not in the other.

Rows are the same where the grain of the query is. Where the grain is itself a number that is counted (one
row, or the points of a curve), rows are the same by their place. What is counted is compared to the last
digit; two fractions that are nearer than a thousand-millionth of themselves differ as floats do, not in what
was counted. Of a text in
both languages the reader's is compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from pandas.api.types import is_numeric_dtype

from plut.base.language import LANGUAGES
from plut.warehouse.shown import plain
from plut.warehouse.sql_files import Header

SAME = 1e-9
# how a picture draws what other columns say, and codes that no reader sees
DRAWN = frozenset(
    {"position", "median_position", "similar_low", "similar_high", "is_logarithmic", "class", "turn"}
    | {"west", "east", "north", "south", "drawn_on", "is_own", "contestant_code", "geojson"}
    | {"field_order", "part_order", "size_order", "step_order", "to_latitude", "to_longitude"}
)
COUNTED = ("bigint", "double", "decimal", "hugeint")  # types of a grain that is a number itself
PLACE = "#"  # stands in a key before the place of a row
Kind = Literal["differs", "appears", "goes"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value that is not the same. key: of its row, the values of the grain in their order. rows: the places
    of its row in both results. kind: whether its row is in both, in the later alone or in the former alone.
    provenance: of its row before and after; empty where there is none."""

    key: tuple[Any, ...]
    column: str
    before: Any
    after: Any
    kind: Kind
    rows: tuple[int | None, int | None]
    provenance: tuple[str, str]


def cells(before: pd.DataFrame, after: pd.DataFrame, header: Header, language: str) -> Iterator[Cell]:
    """Every cell that differs, row by row in the order of the later result; rows that are gone stand last."""
    if before.equals(after):
        return
    grain = [name for name in header.grain if name in before and name in after]
    if _is_by_place(before, after, header, grain):
        grain = []
    columns = [name for name in _columns(before, after, language) if name not in grain]
    former, latter = _keys(before, grain), _keys(after, grain)
    shared = [key for key in latter if key in former]
    one = before.iloc[[former[key] for key in shared]]
    other = after.iloc[[latter[key] for key in shared]]
    differing = {name: _differ(one, other, name, header) for name in columns}
    place = {key: at for at, key in enumerate(shared)}
    values = _Values(before), _Values(after)
    for key in (*latter, *(key for key in former if key not in latter)):
        rows = former.get(key), latter.get(key)
        at = place.get(key)
        kind: Kind = "differs" if at is not None else "goes" if rows[1] is None else "appears"
        told = [
            (name, values[0].at(name, rows[0]), values[1].at(name, rows[1]))
            for name in columns
            if at is None or differing[name][at]
        ]
        if not told:
            continue
        of = values[0].at("provenance", rows[0]), values[1].at("provenance", rows[1])
        provenance = str(of[0] or ""), str(of[1] or "")
        for name, was, is_now in told:
            if (was, is_now) != (None, None):
                yield Cell(key, name, was, is_now, kind, rows, provenance)


def are_among(part: pd.DataFrame, whole: pd.DataFrame, header: Header) -> bool:
    """Whether rows stand among others just as they are."""
    grain = [name for name in header.grain if name in part and name in whole]
    if _is_by_place(part, whole, header, grain):
        return part.empty or part.equals(whole)
    keys = _keys(whole, grain)
    rows = [keys.get(key) for key in _keys(part, grain)]
    if None in rows:
        return False
    same = whole.iloc[[row for row in rows if row is not None]]
    return not any(_differ(part, same, str(name), header).any() for name in part.columns if name not in DRAWN)


def _is_by_place(before: pd.DataFrame, after: pd.DataFrame, header: Header, grain: list[str]) -> bool:
    """Whether no code tells a row: its grain is a number that is counted, or does not tell rows apart."""
    if not grain or any(frame.duplicated(grain).any() for frame in (before, after)):
        return True
    types = {entry.name: entry.type for entry in header.columns}
    return all(types.get(name, "").startswith(COUNTED) for name in grain)


def _columns(before: pd.DataFrame, after: pd.DataFrame, language: str) -> list[str]:
    """The columns of both, without those that draw and those in another language than the reader's."""
    names = [*after.columns, *(name for name in before.columns if name not in after)]
    return [name for name in names if name not in DRAWN and not _is_of_other_language(name, names, language)]


def _is_of_other_language(name: str, names: list[str], language: str) -> bool:
    """Whether a column is the twin of another in the reader's language: `note_en` beside `note_id`."""
    stem, _, ending = name.rpartition("_")
    if ending == language or ending not in LANGUAGES:
        return False
    return all(f"{stem}_{one}" in names for one in LANGUAGES)


def _keys(frame: pd.DataFrame, grain: list[str]) -> dict[tuple[Any, ...], int]:
    """The key of each row with its place."""
    if not grain:
        return {(PLACE, at): at for at in range(len(frame))}
    keys = zip(*(map(plain, frame[name]) for name in grain), strict=True)
    return {key: at for at, key in enumerate(keys)}


class _Values:
    """The values of a result as Python has them, taken out column by column when one is asked for."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame
        self._columns: dict[str, list[Any]] = {}

    def at(self, name: str, row: int | None) -> Any:
        """A value; None where it is empty, an empty list, or not there."""
        if row is None or name not in self._frame:
            return None
        if name not in self._columns:
            self._columns[name] = self._frame[name].tolist()
        value = plain(self._columns[name][row])
        return value or None if isinstance(value, list) else value


def _differ(
    one: pd.DataFrame, other: pd.DataFrame, name: str, header: Header
) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    """Where the values of a column differ, row by row."""
    if name not in one or name not in other:
        alone = one[name] if name in one else other[name]
        return np.array(alone.notna(), dtype=bool)
    former, latter = one[name], other[name]
    if is_numeric_dtype(former) and is_numeric_dtype(latter):
        is_fraction = any(entry.name == name and entry.type == "double" for entry in header.columns)
        # a whole number is a float beside an empty cell, and amounts are
        a, b = (column.to_numpy(dtype="float64", na_value=np.nan) for column in (former, latter))
        return ~np.isclose(a, b, rtol=SAME if is_fraction else 0, atol=0, equal_nan=True)
    pairs = zip(former, latter, strict=True)
    return np.array([a is not b and plain(a) != plain(b) for a, b in pairs], dtype=bool)
