"""What SQL has to be told of corrections: how questions are called, and since which edition a sentence of an
office stands.

The file of a sentence goes from edition to edition; the first of them is the one that is right. A build asks
the edition that is served, which says it of its own sentences. What it says is an input like any other, so it
enters the name of the edition that is made.
"""

import hashlib
from collections.abc import Collection
from pathlib import Path

import duckdb

from plut.warehouse import former_names

Standing = tuple[tuple[str, str, str, str], ...]  # day, query, sentence in Indonesian, first edition
OWN = """
    select distinct corrected_on::varchar, query, note_id, edition
    from {catalog}marts.corrections
    where provenance = 'imported' and edition is not null
    order by all
    """


def load(connection: duckdb.DuckDBPyConnection, queries: Collection[str], standing: Standing) -> None:
    """Write both where staging and marts find them: `raw.query_names`, `raw.former_corrections`."""
    connection.execute("create table raw.query_names (name varchar, query varchar)")
    connection.executemany(
        "insert into raw.query_names values (?, ?)", sorted(former_names.every_name(queries).items())
    )
    connection.execute(
        "create table raw.former_corrections "
        "(corrected_on date, query varchar, note_id varchar, edition varchar)"
    )
    if standing:
        connection.executemany("insert into raw.former_corrections values (?, ?, ?, ?)", standing)


def standing(served: Path | None) -> Standing:
    """The sentences of an office in the edition that is served, each with the first edition that has it."""
    if served is None:
        return ()
    with duckdb.connect() as connection:
        connection.execute(f"attach '{str(served).replace(chr(39), chr(39) * 2)}' as served (read_only)")
        try:
            return tuple(connection.execute(OWN.format(catalog="served.")).fetchall())
        except (duckdb.CatalogException, duckdb.BinderException):  # of before there were any
            return ()


def taken_over(connection: duckdb.DuckDBPyConnection) -> Standing:
    """Those of them that stand in the edition that is being made."""
    return tuple(connection.execute(OWN.format(catalog="")).fetchall())


def named(name: str, taken: Standing) -> str:
    """The name of an edition by its other inputs, and by the sentences that it has taken over. One that is
    made once more has its own name again: it once was the first with the sentences that name it."""
    names = (
        _with(name, [one for one in taken if one[3] != edition]) for edition in sorted({e for *_, e in taken})
    )
    return next((made for made in names if made in {e for *_, e in taken}), _with(name, taken))


def _with(name: str, taken: Collection[tuple[str, ...]]) -> str:
    return hashlib.sha256(repr((name, sorted(taken))).encode()).hexdigest()[:12] if taken else name


def give_name(connection: duckdb.DuckDBPyConnection, edition: str) -> None:
    """Write into the sentences that stand in it first how the finished edition is called."""
    connection.execute("update marts.corrections set edition = ? where edition is null", [edition])
