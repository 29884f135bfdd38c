"""The macros of `queries/macros`: what SQL files share, one file each, named like the macro that it makes.

DuckDB looks at a macro when it is made: the macros that it calls and the tables that it reads must be there
by then. So those that read no table are made before everything, and those that read marts once the marts are
made.
"""

from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from plut.warehouse import sql_files
from plut.warehouse.sql_files import SqlFile


class Macros:
    """The macros below a folder of queries, by name."""

    def __init__(self, queries: Path) -> None:
        files = sql_files.read_folder(queries, "macros")
        self.files = {name.removeprefix("macros/"): file for name, file in files.items()}

    def called(self, file: SqlFile) -> frozenset[str]:
        """The names of the macros that a file calls itself."""
        return file.functions_called & self.files.keys()

    def tables_read(self, file: SqlFile) -> frozenset[str]:
        """The `schema.table` names that a file reads, itself or through the macros that it calls."""
        return file.tables_read.union(*(self.tables_read(self.files[name]) for name in self.called(file)))

    def make(self, connection: duckdb.DuckDBPyConnection, of_tables: bool) -> None:
        """Make the macros that read tables, or those that read none, each after those that it calls."""
        for name in TopologicalSorter(
            {n: sorted(self.called(f)) for n, f in self.files.items()}
        ).static_order():
            if bool(self.tables_read(self.files[name])) == of_tables:
                connection.execute(self.files[name].text)
