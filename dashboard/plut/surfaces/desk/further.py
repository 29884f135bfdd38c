"""Beside what pages ask at first: the same questions under other choices, as far as they can say something
else.

Around the first way in which a query is asked, one parameter after the other takes each value that its header
lists, and of codes, years and days those that stand in rows that differ. Where leaving a parameter out gives
the same rows and more, as a list does, that is asked once, and no single value.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pandas as pd
from pandas.api.types import is_datetime64_any_dtype

from plut.content.framing import PAGED
from plut.surfaces.desk.asking import Ask, ask
from plut.warehouse.differing import Differences
from plut.warehouse.parameters import accepted
from plut.warehouse.sql_files import Entry, Header

FEW = 12  # values that a header lists, which are all asked
WIDE = ("null for all", "null for both", "null counts them")  # what a header says of leaving a parameter out
# no reader's choice: whether rows or names are simulated, and texts that are typed
SETTLED = frozenset(
    {"simulated", "only_real", "hides_names", "drawn_in", "query_name", "sought", "typed", "far"}
    | {"added", "removed", "others", "measures", *PAGED}
)
# parameter -> columns of marts that hold its values
COLUMNS = {
    "province": ("province_code", "regency_code", "region_code"),
    "province_code": ("province_code", "regency_code", "region_code"),
    "region": ("region_code", "regency_code", "province_code"),
    "centre": ("centre_id",),
    "centre_id": ("centre_id",),
    "institution_code": ("institution_code",),
    "institution_kind": ("institution_kind",),
    "scheme": ("scheme",),
    "category": ("category",),
    "grade": ("grade",),
    "status": ("institutional_status",),
    "stage": ("stage",),
    "topic": ("topic",),
    "year": ("year",),
    "until_year": ("known_from_year",),
    "measure": ("measure",),
}
OF_PROVINCES = ("province", "province_code")
DAY = "as_of"


@dataclass
class Walk:
    """The choices that are walked. most: values of one parameter of a query that are asked. left: how many
    were there of those of which some are not asked, by query and parameter."""

    differences: Differences
    owners: Mapping[str, str]
    most: int
    left: dict[tuple[str, str], int] = field(default_factory=dict)

    def choices(self, query: str, base: Ask, header: Header) -> Iterator[tuple[Entry, list[Ask]]]:
        """Parameter by parameter the ways to ask a query that differ from its base in this one alone."""
        given = {name: value for name, value in base[1] if name not in PAGED}
        for entry in header.params:
            if entry.name in SETTLED:
                continue
            values = self._values(query, entry, given.get(entry.name))
            yield entry, [ask(query, given | {entry.name: value}) for value in values]

    def _values(self, query: str, entry: Entry, own: object) -> list[Any]:
        takes = accepted(entry)
        if takes.least is not None and takes.most is not None:
            listed: list[Any] = list(range(takes.least, takes.most + 1))
        else:
            listed = [int(value) if entry.type == "integer" else value for value in takes.values]
        if not listed or len(listed) > FEW:
            touched = self._touched(query, entry, own)
            if len(touched) > self.most:
                self.left[query, entry.name] = len(touched)
            listed = touched[: self.most]
        return [value for value in listed if value != own]

    def _touched(self, query: str, entry: Entry, own: object) -> list[Any]:
        """Values of a parameter in rows that differ, those of most rows first."""
        read = self.differences.reads(query).marts
        frames = {one.mart: one.rows for one in self.differences.marts if one.mart in read}
        if entry.name == DAY:
            return _days(frames.values(), own)
        counts: dict[Any, int] = {}
        for mart in frames:
            for value, count in self._counts(mart, entry.name).items():
                counts[value] = counts.get(value, 0) + count
        return sorted(counts, key=lambda value: (-counts[value], value))

    @functools.cache  # noqa: B019 (one comparison)
    def _counts(self, mart: str, parameter: str) -> Mapping[Any, int]:
        (rows,) = (one.rows for one in self.differences.marts if one.mart == mart)
        values = [rows[name] for name in COLUMNS.get(parameter, ()) if name in rows]
        if parameter in OF_PROVINCES:
            owned = [
                rows[name].map(self.owners) for name in ("centre_id", "institution_code") if name in rows
            ]
            values = [column.str[:2] for column in (*values, *owned)][:1]
        elif parameter == "region":
            values += [column.str[:2] for column in values]
        if not values:
            return {}
        counts = pd.concat(values).value_counts()
        return dict(zip(counts.index.tolist(), counts.tolist(), strict=True))

    __hash__ = object.__hash__


def _days(frames: Iterable[pd.DataFrame], own: object) -> list[date]:
    """Days on which what differs is counted: those that rows are of, else the ends of the months before and
    in which something begins or ends; none after the day that is asked anyway."""
    found: set[date] = set()
    for rows in frames:
        days = [name for name in rows if is_datetime64_any_dtype(rows[name])]
        if "as_of_day" in days:
            found |= {day.date() for day in rows["as_of_day"].dropna().unique()}
            continue
        for name in days:
            for day in rows[name].dropna().unique():
                first = pd.Timestamp(day).date().replace(day=1)
                after = (first + timedelta(days=31)).replace(day=1)
                found |= {first - timedelta(days=1), after - timedelta(days=1)}
    return sorted((day for day in found if not isinstance(own, date) or day < own), reverse=True)


def wide(base: Ask, header: Header) -> list[Ask]:
    """The same question without the parameters that leave rows out, one by one and all at once; and without
    those that give a part of the rows to the screen."""
    query, given = base[0], dict(base[1])
    rest = {name: value for name, value in given.items() if name not in PAGED}
    freed = [
        entry.name
        for entry in header.params
        if entry.name in rest and entry.name not in SETTLED and any(word in entry.meaning for word in WIDE)
    ]
    asks = [ask(query, rest)] if rest != given else []
    asks += [ask(query, {n: v for n, v in rest.items() if n != name}) for name in freed]
    if len(freed) > 1:
        asks.append(ask(query, {n: v for n, v in rest.items() if n not in freed}))
    return asks
