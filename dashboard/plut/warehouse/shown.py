"""Which rows of a query are shown to who may not read all of an edition.

A data set that is closed is as one that nobody has loaded, and pages know how to say that. Of the others a
query is asked twice: of the whole, and of what may be read. What both say alike is shown, and so are the rows
of places that may be read where they are the same in both. Where they differ, a sum, a median or a position
would be smaller than it is, without a word: then the rows of these places are shown as they are in the whole
where sums are allowed, else nothing is. So no rule has to say which query sums what.

Whether something is shown would itself tell of what is not: asked day by day, a query would be refused on
just the days that have a record. So that is decided on the question without days, numbers and places of
others too, and the more careful of both answers holds.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import pandas as pd
from pandas.api.types import is_numeric_dtype

from plut.warehouse.connection import UnfitParameters, Warehouse
from plut.warehouse.rules import GUARDED, Rules
from plut.warehouse.sql_files import Header

# what a row is of, where its grain does not tell it by a place
PLACES = ("region_code", "province_code", "regency_code", "centre_id", "institution_code", "unit_id")
# what tells one record of an office, which is no sum
RECORDS = frozenset({"application_id", "enterprise_id", "consultant_id", "file"})
NARROWING = frozenset({"date", "integer"})  # types of parameters that can single out one record


class Differs(IntEnum):
    """How the whole differs from what may be read, the more careful the higher."""

    NOWHERE = 0
    BY_ROWS = 1  # some are left out, the others are the same
    IN_ROWS = 2  # they rest on what may not be read


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
        seen, differs = self._compared(query, text, header, parameters)
        differs = max(differs, self._of_more(query, text, header, parameters))
        if differs is not Differs.IN_ROWS:
            return Shown(seen, is_part=differs is Differs.BY_ROWS)
        # a sum of one who may not be read is no sum over all
        if not self.rules.sums or any(map(self._is_of_others, parameters.values())):
            raise Withheld(query)
        summed = self.summed.run(query, text, **parameters)
        kept = summed[self._is_granted(summed, header)].reset_index(drop=True)
        return Shown(kept, is_part=len(kept) < len(summed))

    def _compared(
        self, query: str, text: str, header: Header, parameters: Mapping[str, object]
    ) -> tuple[pd.DataFrame, Differs]:
        """What may be read of a query, and how the whole differs from it."""
        every = self.whole.run(query, text, **parameters)
        seen = self.granted.run(query, text, **parameters)
        if _same(every, seen):
            return seen, Differs.NOWHERE
        is_same = _same(every[self._is_granted(every, header)], seen)
        return seen, Differs.BY_ROWS if is_same else Differs.IN_ROWS

    def _of_more(self, query: str, text: str, header: Header, parameters: Mapping[str, object]) -> Differs:
        """How they differ where nothing singles out a record."""
        narrowing = {entry.name for entry in header.params if entry.type in NARROWING}
        wide = {
            name: value
            for name, value in parameters.items()
            if name not in narrowing and not self._is_of_others(value)
        }
        if wide == parameters:
            return Differs.NOWHERE
        key = (query, tuple(sorted(wide.items())))
        if key not in self._differing:
            try:
                self._differing[key] = self._compared(query, text, header, wide)[1]
            except UnfitParameters:  # it can be asked in full alone
                self._differing[key] = Differs.NOWHERE
        return self._differing[key]

    @functools.cached_property
    def _differing(self) -> dict[tuple[str, tuple[tuple[str, object], ...]], Differs]:
        """What was found of questions that single out nothing."""
        return {}

    def _is_of_others(self, value: object) -> bool:
        """Whether a parameter is the code of something that may not be read."""
        return isinstance(value, str) and self._owned.get(value) is False

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
        read; a code of several only where all of them may."""
        owned: dict[str, bool] = {}
        for code, province, is_institution in self.whole.owners():
            owns = self._owns(province, code if is_institution else None)
            owned[code] = owned.get(code, True) and owns
        return owned

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
