"""Which rows of a query are shown to who may not read all of an edition.

A data set that is closed is as one that nobody has loaded, and pages know how to say that. Of the others a
query is asked twice: of the whole, and of what may be read. What both say alike is shown, and so are the rows
of places that may be read where they are the same in both. Where they differ, a sum, a median or a position
would be smaller than it is, without a word: then the rows of these places are shown as they are in the whole
where sums are allowed, else nothing is. So no rule has to say which query sums what.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandas.api.types import is_numeric_dtype

from plut.warehouse.connection import Warehouse
from plut.warehouse.rules import GUARDED, Rules
from plut.warehouse.sql_files import Header

# what a row is of, where its grain does not tell it by a place
PLACES = ("region_code", "province_code", "regency_code", "centre_id", "institution_code", "unit_id")
# what tells one record of an office, which is no sum
RECORDS = frozenset({"application_id", "enterprise_id", "consultant_id", "file"})


class Withheld(LookupError):
    """What a query says rests on rows that the reader may not see."""


@dataclass(frozen=True, eq=False)
class Shown:
    """The rows of a query that are shown. is_part: some are left out."""

    frame: pd.DataFrame
    is_part: bool = False


@dataclass(frozen=True)
class Bounded:
    """An edition as it is read by rules: the whole of the data sets that are open, what of them may be read
    row by row, and what sums are made of."""

    whole: Warehouse
    granted: Warehouse
    summed: Warehouse
    rules: Rules

    def shown(self, query: str, text: str, header: Header, **parameters: object) -> Shown:
        """The rows of a query. Raises Withheld where none may be shown, and what Warehouse.run raises."""
        every = self.whole.run(query, text, **parameters)
        seen = self.granted.run(query, text, **parameters)
        if _same(every, seen):
            return Shown(seen)
        kept = every[self._is_granted(every, header)]
        if _same(kept, seen):
            return Shown(seen, is_part=True)
        if not self.rules.sums:
            raise Withheld(query)
        summed = self.summed.run(query, text, **parameters)
        kept = summed[self._is_granted(summed, header)].reset_index(drop=True)
        return Shown(kept, is_part=len(kept) < len(summed))

    def _is_granted(self, frame: pd.DataFrame, header: Header) -> pd.Series:
        """Of each row whether it is of nothing that may not be read: it is public, or all that it is of is
        granted."""
        told = [name for name in header.grain if name in frame and not is_numeric_dtype(frame[name])]
        keys = [name for name in told if frame[name].isin(self._owned.keys()).any()]
        keys = keys or [name for name in PLACES if name in frame]
        granted = pd.Series(not RECORDS & set(told), index=frame.index)  # a record of no place is nobody's
        owned = {name: frame[name].map(self._owned) for name in keys}
        for one in owned.values():
            granted |= one.notna()
        for name, one in owned.items():
            # who is called by a made-up name could be anybody
            granted &= one.eq(True) | (one.isna() & (frame[name].isna() | (name not in PLACES)))
        return granted | ~frame["provenance"].isin(GUARDED)

    @functools.cached_property
    def _owned(self) -> Mapping[str, bool]:
        """Of each code of a place, a centre, an institution and an award's unit whether what it is of may be
        read."""
        return {
            code: self._owns(province, code if is_institution else None)
            for code, province, is_institution in self.whole.owners()
        }

    def _owns(self, province: str | None, institution: str | None) -> bool:
        rules = self.rules
        if institution is not None and rules.institutions is not None:
            return institution in rules.institutions
        return rules.provinces is None or province in rules.provinces


def _same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Whether two results say the same, row by row. A number has another type beside an empty cell."""
    if len(one) != len(other):
        return False
    return all(list(map(plain, one[name])) == list(map(plain, other[name])) for name in one if name in other)


def plain(value: Any) -> Any:
    """A value that can be compared: an empty cell is None, several are a list."""
    if isinstance(value, str):
        return value
    if hasattr(value, "tolist") and hasattr(value, "__len__"):
        return [plain(inner) for inner in value.tolist()]
    return None if pd.isna(value) else value
