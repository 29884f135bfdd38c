"""Which rows of the marts differ between two editions, and which page queries may say something else for it.

A query says the same of both where its text, the macros that it calls and all rows of the marts that it
reads, itself or through macros, are the same. Rows are compared as a bag: their order in a mart means
nothing.
"""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from plut.warehouse import sql_files
from plut.warehouse.connection import UnknownQuery, Warehouse
from plut.warehouse.edition import Edition

COLUMNS = """
select table_name as mart, column_name as name, data_type as type
from duckdb_columns() where schema_name = 'marts' and database_name = current_database() order by all
"""
MACROS = """
select function_name as name, function_type as kind, macro_definition as body
from duckdb_functions() where schema_name = 'main' and not internal and macro_definition is not null
order by all
"""
Columns = Mapping[str, str]  # name -> type


@dataclass(frozen=True, eq=False)
class Differing:
    """The rows of a mart that only one of two editions has."""

    mart: str
    before: pd.DataFrame
    after: pd.DataFrame

    def __len__(self) -> int:
        return len(self.before) + len(self.after)

    @functools.cached_property
    def rows(self) -> pd.DataFrame:
        """Both, one below the other."""
        return pd.concat([self.before, self.after], ignore_index=True)


@dataclass(frozen=True)
class Reads:
    """What a page query reads: marts and macros by name, directly or through macros."""

    marts: frozenset[str] = frozenset()
    macros: frozenset[str] = frozenset()


class Differences:
    """Two editions beside each other. Without a former one every row is new.

    Rows are compared that the rules of the later edition let be read one by one; whether a query may say
    something else is told by all rows, since sums may rest on others.
    """

    def __init__(self, before: Edition | None, after: Edition) -> None:
        self._before, self._after = before, after
        self._macros = [_macros(e) if e else {} for e in (before, after)]

    @functools.cached_property
    def marts(self) -> tuple[Differing, ...]:
        """The marts with rows that differ."""
        former = self._before.opened() if self._before else None
        return _differing(former, self._after.opened())

    @functools.cached_property
    def _touched(self) -> frozenset[str]:
        """The marts with rows that differ in the whole."""
        if self._after.rules.are_open:
            return frozenset(one.mart for one in self.marts)
        former = self._before.opened(is_whole=True) if self._before else None
        return frozenset(_sums_differ(former, self._after.opened(is_whole=True)))

    @property
    def are_none(self) -> bool:
        """Whether every row, every macro and the text of every page query is the same."""
        if self._before is None:
            return False
        is_same = self._macros[0] == self._macros[1] and self._before.texts == self._after.texts
        return is_same and not self._touched

    def may_differ(self, query: str) -> bool:
        """Whether a page query may say something else of the two editions."""
        return (
            self._before is None
            or self.is_asked_otherwise(query)
            or bool(self.reads(query).marts & self._touched)
        )

    def is_asked_otherwise(self, query: str) -> bool:
        """Whether the text of a page query, or a macro that it calls, is another: its numbers may differ
        though no row does."""
        if self._before is None:
            return False
        try:
            texts = [self._before.sql(query), self._after.sql(query)]
        except UnknownQuery:
            return True
        names = self.reads(query).macros
        former, latter = ({name: macros.get(name) for name in names} for macros in self._macros)
        return texts[0] != texts[1] or former != latter

    def reads(self, query: str) -> Reads:
        """What a query reads of the later edition; nothing where that has no such query."""
        try:
            return self._reads(self._after.sql(query))
        except UnknownQuery:
            return Reads()

    @functools.cache  # noqa: B019 (the two editions of one comparison)
    def _reads(self, select: str) -> Reads:
        marts, called = _named(select)
        macros = self._macros[1]
        found = Reads(marts, called & macros.keys())
        for name in found.macros:
            inner = self._reads(macros[name])
            found = Reads(found.marts | inner.marts, found.macros | inner.macros)
        return found


@functools.lru_cache(maxsize=1000)
def _named(select: str) -> tuple[frozenset[str], frozenset[str]]:
    """The marts and the functions that a SELECT names itself."""
    nodes = list(sql_files.nodes(select))
    marts = {
        node["table_name"] for node in nodes if node.get("schema_name") == "marts" and "table_name" in node
    }
    return frozenset(marts), frozenset(node["function_name"] for node in nodes if "function_name" in node)


def _macros(edition: Edition) -> dict[str, str]:
    """Each macro of an edition as a SELECT, by name."""
    found = edition.opened(is_whole=True).run("macros", MACROS)
    return {
        str(one["name"]): str(one["body"]) if one["kind"] == "table_macro" else f"select {one['body']}"
        for one in found.to_dict("records")
    }


def _marts(warehouse: Warehouse | None) -> dict[str, Columns]:
    """Each mart with its columns."""
    if warehouse is None:
        return {}
    found = warehouse.run("marts", COLUMNS)
    return {
        str(mart): dict(zip(rows["name"], rows["type"], strict=True)) for mart, rows in found.groupby("mart")
    }


def _sums_differ(before: Warehouse | None, after: Warehouse) -> list[str]:
    """The marts whose number of rows, or sum of their hashes, differs."""
    marts = _marts(before), _marts(after)
    shared = {mart: _shared(mart, *marts) for mart in sorted(marts[0].keys() | marts[1].keys())}
    sums = [
        _sums(one, {mart: shared[mart] for mart in known})
        for one, known in zip((before, after), marts, strict=True)
    ]
    return [mart for mart in shared if sums[0].get(mart) != sums[1].get(mart)]


def _shared(mart: str, before: Mapping[str, Columns], after: Mapping[str, Columns]) -> list[str]:
    """The columns of a mart that both editions have; where one lacks the mart, those of the other."""
    one, other = before.get(mart), after.get(mart)
    if one is None or other is None:
        return list(one or other or ())
    return [name for name in other if name in one]


def _sums(warehouse: Warehouse | None, columns: Mapping[str, list[str]]) -> dict[str, tuple[int, str]]:
    if warehouse is None or not columns:
        return {}
    parts = (
        f"select '{mart}' as mart, count(*) as rows, sum({_hash(names)}::hugeint)::varchar as digest "
        f"from marts.{mart}"
        for mart, names in columns.items()
    )
    found = warehouse.run("sums", " union all ".join(parts))
    return {str(one["mart"]): (int(one["rows"]), str(one["digest"])) for one in found.to_dict("records")}


def _differing(before: Warehouse | None, after: Warehouse) -> tuple[Differing, ...]:
    marts = _marts(before), _marts(after)
    return tuple(
        _of_mart(
            mart,
            before if mart in marts[0] else None,
            after if mart in marts[1] else None,
            _shared(mart, *marts),
        )
        for mart in _sums_differ(before, after)
    )


def _of_mart(mart: str, before: Warehouse | None, after: Warehouse | None, columns: list[str]) -> Differing:
    """The rows of a mart that one has more often than the other."""
    counts = [_counts(one, mart, columns) for one in (before, after)]
    more = [counts[0].sub(counts[1], fill_value=0), counts[1].sub(counts[0], fill_value=0)]
    frames = [
        _rows(one, mart, columns, surplus[surplus > 0])
        for one, surplus in zip((before, after), more, strict=True)
    ]
    return Differing(mart, *frames)


def _counts(warehouse: Warehouse | None, mart: str, columns: list[str]) -> pd.Series:
    """How often each row is there, by its hash."""
    if warehouse is None:
        return pd.Series(dtype="int64", index=pd.Index([], dtype="uint64"))
    found = warehouse.run(
        mart, f"select {_hash(columns)} as digest, count(*) as rows from marts.{mart} group by all"
    )
    return found.set_index("digest")["rows"]


def _rows(warehouse: Warehouse | None, mart: str, columns: list[str], surplus: pd.Series) -> pd.DataFrame:
    """The rows of these hashes."""
    if warehouse is None or surplus.empty:
        return pd.DataFrame(columns=columns)
    text = (
        f"select {', '.join(map(_quoted, columns))} from marts.{mart} "
        f"where {_hash(columns)} in (select unnest($digests::ubigint[])) "
    )
    return warehouse.run(mart, text, digests=[int(digest) for digest in surplus.index])


def _hash(columns: Iterable[str]) -> str:
    return f"hash({', '.join(map(_quoted, columns))})"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
