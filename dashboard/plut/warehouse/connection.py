"""The edition that is served, and the only place that runs SQL for pages: a query's name and parameters ->
DataFrame."""

from pathlib import Path

import duckdb
import pandas as pd

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


class UnknownQuery(LookupError):
    """There is no page query of that name."""


class UnknownParameter(LookupError):
    """The query has no parameter of that name."""


class UnfitParameters(ValueError):
    """The query cannot work with the values of its parameters."""


class Warehouse:
    """One edition, opened read-only; every query runs on a cursor of its own, so that sessions do not
    meet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = duckdb.connect(str(path), read_only=True, config=LOCKED)
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
                return cursor.execute(text, given).df()
            except (duckdb.DataError, duckdb.InvalidInputException) as wrong:
                raise UnfitParameters(f"{name}: {wrong}") from wrong
            except (duckdb.CatalogException, duckdb.BinderException) as lacking:
                if text in self.texts.values():
                    raise
                raise UnknownQuery(
                    f"edition {self.edition} was made before {name} was asked: {lacking}"
                ) from lacking

    def close(self) -> None:
        self._connection.close()
