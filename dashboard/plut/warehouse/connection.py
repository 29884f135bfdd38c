"""The edition that is served, and the only place that runs SQL for pages: a query's name and parameters ->
DataFrame."""

from pathlib import Path

import duckdb
import pandas as pd

from plut.base import watching
from plut.warehouse import rules as bounds
from plut.warehouse.rules import OPEN, Rules

# Pages take single texts out of small frames, which costs several times as much where Arrow holds them.
pd.set_option("mode.string_storage", "python")

# Reading only: no file, no network, no Python object is reachable from SQL, and nothing may be switched back
# on.
LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "2GB",
    "threads": 2,
    "enable_external_access": False,
    "python_enable_replacements": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "lock_configuration": True,
}

# an award's unit can be a centre of which that mart knows the province alone
OWNERS = """
with owned as (
    select region_code as code, left(region_code, 2) as province, false as is_institution from marts.regions
    union
    select centre_id, province_code, false from marts.centres
    union
    select unit_id, left(region_code, 2), false from marts.award_units
    union
    select institution_code, left(region_code, 2), true from marts.procurement_institutions
)

select code, province, is_institution from owned
qualify province is not null or count(province) over (partition by code) = 0
order by all
"""


class UnknownQuery(LookupError):
    """There is no page query of that name."""


class UnknownParameter(LookupError):
    """The query has no parameter of that name."""


class UnfitParameters(ValueError):
    """The query cannot work with the values of its parameters."""


class Warehouse:
    """One edition, opened read-only; every query runs on a cursor of its own, so that sessions do not
    meet.

    rules: what of it may be read; its marts are then views. for_sums: they hold what sums are made of.
    """

    def __init__(self, path: Path, rules: Rules = OPEN, *, for_sums: bool = False) -> None:
        self.path = path
        if rules.bound_nothing:
            self._connection = duckdb.connect(str(path), read_only=True, config=LOCKED)
        else:
            self._connection = _through_views(path, rules, for_sums=for_sums)
        [[name]] = self._connection.execute("select name from edition.edition").fetchall()
        self.edition: str = name
        self.texts: dict[str, str] = dict(
            self._connection.execute("select name, sql from edition.queries").fetchall()
        )

    def query(self, name: str, **parameters: object) -> pd.DataFrame:
        """The rows of the page query `name` (`centres/regions`) of this edition; a parameter not given is
        null.

        Raises UnknownQuery and UnknownParameter, naming what there is instead, and UnfitParameters.
        """
        return self.run(name, self.text(name), **parameters)

    def text(self, name: str) -> str:
        """The text of a page query of this edition. Raises UnknownQuery, naming what there is instead."""
        if name not in self.texts:
            raise UnknownQuery(f"there is no query {name}; there are: {', '.join(sorted(self.texts))}")
        return self.texts[name]

    def run(self, name: str, text: str, **parameters: object) -> pd.DataFrame:
        """The rows of a text, which may be younger than the edition: UnknownQuery where it has no tables for
        it, UnfitParameters where it cannot work with a value."""
        wanted = duckdb.extract_statements(text)[0].named_parameters
        if unknown := set(parameters) - set(wanted):
            raise UnknownParameter(
                f"{name} has no parameter {', '.join(sorted(unknown))}; it has: "
                f"{', '.join(sorted(wanted)) or 'none'}"
            )
        given = {parameter: parameters.get(parameter) for parameter in wanted}
        with self._connection.cursor() as cursor:
            try:
                with watching.QUERIES.labels(name).time():
                    return cursor.execute(text, given).df()
            except (duckdb.DataError, duckdb.InvalidInputException) as wrong:
                raise UnfitParameters(f"{name}: {wrong}") from wrong
            except (duckdb.CatalogException, duckdb.BinderException) as lacking:
                if text in self.texts.values():
                    raise
                raise UnknownQuery(
                    f"edition {self.edition} was made before {name} was asked: {lacking}"
                ) from lacking

    def owners(self) -> list[tuple[str, str | None, bool]]:
        """Each code of a place, a centre, a procuring institution and an award's unit, the province that it
        is of (null for institutions of the whole country), and whether it is an institution's."""
        with self._connection.cursor() as cursor:
            return cursor.execute(OWNERS).fetchall()

    def close(self) -> None:
        self._connection.close()


def _through_views(path: Path, rules: Rules, *, for_sums: bool) -> duckdb.DuckDBPyConnection:
    """An edition whose marts are views that hold the rules. Its macros are made again beside them: a macro
    reads the tables that stand beside it."""
    opened = {name: LOCKED[name] for name in ("memory_limit", "threads", "python_enable_replacements")}
    connection = duckdb.connect(config={name: str(value) for name, value in opened.items()})
    connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as whole (read_only)")
    tables = connection.execute(
        "select schema_name, table_name, list(column_name) from duckdb_columns() "
        "where database_name = 'whole' and not internal group by all order by all"
    ).fetchall()
    for schema in sorted({schema for schema, *_ in tables}):
        connection.execute(f"create schema {schema}")
    for schema, table, columns in tables:
        rows = f"from whole.{schema}.{table}"
        if schema == "marts":
            rows = bounds.view(table, columns, rules, for_sums=for_sums)
        connection.execute(f"create view {schema}.{table} as {rows}")
    _make_macros(connection)
    for name, value in LOCKED.items():
        connection.execute(f"set {name} = '{value}'")
    return connection


def _make_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """The macros of the attached edition, each after those that it calls, which only trying tells: an edition
    keeps no texts of them."""
    waiting = connection.execute(
        "select function_name, function_type, parameters, macro_definition from duckdb_functions() "
        "where database_name = 'whole' and not internal order by all"
    ).fetchall()
    while waiting:
        not_yet = []
        for macro in waiting:
            name, kind, parameters, body = macro
            table = "table " if kind == "table_macro" else ""
            try:
                connection.execute(f"create macro {name}({', '.join(parameters)}) as {table}{body}")
            except duckdb.CatalogException as lacking:
                not_yet.append((macro, lacking))
        if len(not_yet) == len(waiting):
            raise not_yet[0][1]
        waiting = [macro for macro, _ in not_yet]
