"""Tables that take long to make and change seldom, kept from build to build: simulated records, solved
problems.

A table is taken from the build before where nothing that it stands on has changed: the rows of the tables
that it reads, the code, the pinned versions. It is made anew where its file is missing or cannot be read.
"""

import hashlib
from dataclasses import replace
from pathlib import Path

import duckdb

from plut.base import files
from plut.building.models import Model


class Kept:
    """The folder of kept tables, one Parquet file each, named by what it stands on; `code`: a digest of code
    and versions."""

    def __init__(self, folder: Path, code: str) -> None:
        self.folder = folder
        self.code = code
        self.used: set[Path] = set()

    def keeping(self, model: Model) -> Model:
        """The model itself, or where it says that it is kept one that looks for its table first."""
        return (
            replace(model, make=lambda connection: self._make(connection, model)) if model.is_kept else model
        )

    def _make(self, connection: duckdb.DuckDBPyConnection, model: Model) -> None:
        path = self.folder / f"{model.table}-{self._stands_on(connection, model)}.parquet"
        self.used.add(path)
        try:
            connection.execute(
                f"create table {model.table} as select * from read_parquet($path)", {"path": str(path)}
            )
        except (duckdb.IOException, duckdb.InvalidInputException):
            model.make(connection)
            self._write(connection, model.table, path)

    def _stands_on(self, connection: duckdb.DuckDBPyConnection, model: Model) -> str:
        digest = hashlib.sha256(self.code.encode())
        for table in sorted(model.reads):
            # the sum of the rows' hashes does not depend on their order, and unlike xor counts a row that
            # stands twice
            rows = connection.execute(f"select count(*), sum(hash(r)::hugeint) from {table} as r").fetchone()
            digest.update(f"{table}{rows}".encode())
        return digest.hexdigest()[:16]

    def _write(self, connection: duckdb.DuckDBPyConnection, table: str, path: Path) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        with files.whole(path) as scratch:
            connection.execute(
                f"copy (from {table}) to '{str(scratch).replace(chr(39), chr(39) * 2)}' (format parquet)"
            )

    def drop_unused(self) -> None:
        """Remove the tables that this build did not need, and what killed builds left."""
        for path in [*self.folder.glob("*.parquet"), *files.unfinished(self.folder)]:
            if path not in self.used:
                path.unlink(missing_ok=True)
