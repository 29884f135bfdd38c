"""Provenance travels with the rows: what a simulated row enters is marked, and nothing else."""

import itertools
import re
from typing import ClassVar

import duckdb
import pandas as pd
import pytest
from sampled import some

from plut.base.folders import QUERIES
from plut.content.blocks import walk
from plut.content.reading import Reading
from plut.subjects.area import visit_sheet
from plut.subjects.every import SUBJECTS
from plut.warehouse import sql_files
from plut.warehouse.edition import Edition
from plut.warehouse.macros import Macros

PAGES = sql_files.read_folder(QUERIES, "pages")
MACROS = Macros(QUERIES)
SAMPLED = 12  # rows of a table, spread over it
EVERY = [6, pytest.param(1, marks=pytest.mark.long)]  # which of them: two in the core
NUMBER = re.compile(r"[-\d.]")
MEASURE = re.compile(r"_(idr|people|count|km)$|^records$")
# Queries with parameters of which nothing depends on a choice, or that answer no page: asked without.
NOT_OF_PAGES = {
    "pages/data/template_applications",
    "pages/data/template_centres",
    "pages/data/template_consultants",
    "pages/data/template_travel_times",
    "pages/frame/outlines",
    # what a reader types into a box for names
    "pages/consultants/centres_found",
    "pages/frame/places_found",
    "pages/procurement/institutions_found",
}
# Queries of an office's files alone, of which an edition without any shows nothing: asked without.
OF_FILES = {
    "pages/procurement/declared",
    "pages/procurement/institution_totals",
    "pages/procurement/plan_tags",
}


@pytest.fixture(scope="module")
def published(workshop):
    """The marts of the workshop as if all of it were published, in a database that tests may change."""
    connection = duckdb.connect()
    MACROS.make(connection, of_tables=False)
    connection.execute("create schema marts")
    for (table,) in workshop.execute(
        "select table_name from duckdb_tables() where schema_name = 'marts'"
    ).fetchall():
        frame = workshop.sql(
            f"select * replace ('published' as provenance) from marts.{table}"
        ).to_arrow_table()
        connection.register("frame", frame)
        connection.execute(f"create table marts.{table} as select * from frame")
        connection.unregister("frame")
    MACROS.make(connection, of_tables=True)
    return connection


# Choices that make pages ask their queries in other ways.
CHOICES = (
    {},
    {
        "provinsi": "32",
        "kode": "3275",  # with a figure on small enterprises of its own
        "dengan": "3204~3273",
        "kelompok": "regency",
        "kohort": "2025",
        "mutu": "A",
        "status": "UPTD",
    },
    {"kode": "3275", "menurut": "covered_share", "sesama": "near"},
)
Parameters = tuple[tuple[str, object], ...]


class Asked(Edition):
    """An edition that notes with which parameters each of its queries is asked."""

    noted: ClassVar[dict[str, dict[Parameters, None]]] = {}

    def rows(self, query: str, **parameters: object) -> pd.DataFrame:
        self.noted.setdefault(query, {})[tuple(sorted(parameters.items()))] = None
        return super().rows(query, **parameters)


@pytest.fixture(scope="module")
def asked(edition) -> dict[str, list[Parameters]]:
    """The parameters with which pages and the sheet of an area ask each query: as they usually are, under
    some choices, and where simulated records are hidden."""
    for codes in CHOICES:
        for shows_simulated in (True, False):
            asking = Asked(str(edition.path))
            reading = Reading(asking, "id", tuple(sorted(codes.items())), shows_simulated=shows_simulated)
            for subject in SUBJECTS:
                for _ in walk(subject.blocks(reading)):
                    pass  # a fold is made where it is walked into
            visit_sheet.paper(*visit_sheet.of(reading, codes.get("kode", "32")))
    return {query: list(each) for query, each in Asked.noted.items() if f"pages/{query}" not in NOT_OF_PAGES}


def result(connection, file, parameters: Parameters) -> dict[tuple, tuple[tuple, str]]:
    """Grain -> (values without provenance, provenance)."""
    given = {entry.name: None for entry in file.header.params} | dict(parameters)
    frame = connection.execute(file.text, given).df()
    values = frame.drop(columns="provenance").astype("string").fillna("")
    keys = values[[g for g in file.header.grain if g != "provenance"]].itertuples(index=False, name=None)
    return dict(
        zip(
            keys,
            zip(values.itertuples(index=False, name=None), frame["provenance"], strict=True),
            strict=True,
        )
    )


@pytest.mark.parametrize("every", EVERY)
@pytest.mark.parametrize("name", some(PAGES, 3))
def test_rows_that_a_simulated_row_enters_are_marked_and_no_others(name, every, published, asked):
    file = PAGES[name]
    for parameters in asked.get(name.removeprefix("pages/"), [()]):
        check(published, file, parameters, every)


def check(published, file, parameters: Parameters, every: int) -> None:
    """Each of some rows of each table is taken away, and then simulated: where the first changes a value, the
    second marks it, unless the question leaves simulated rows out. A row that nothing of the table enters may
    be marked too: that there is nothing may be because the simulated row stands elsewhere."""
    before = result(published, file, parameters)
    for table in sorted(MACROS.tables_read(file)):
        total = published.execute(f"select count(*) from {table}").fetchone()[0]
        emptied = result_without(published, file, parameters, table)
        idle = {
            key
            for key in before
            if values_at(emptied, key) == values_at(before, key) or is_blank(before, key)
        }
        for rowid in range(0, total, every * max(1, total // SAMPLED)):
            published.execute("begin")
            published.execute(f"delete from {table} where rowid = ?", [rowid])
            without = result(published, file, parameters)
            published.execute("rollback")
            published.execute("begin")
            published.execute(f"update {table} set provenance = 'simulated' where rowid = ?", [rowid])
            with_one = result(published, file, parameters)
            published.execute("rollback")
            at = (table, rowid, parameters)
            touched = {key for key in before | with_one if changes(key, before, without, with_one)}
            entered = {
                key
                for key in touched & with_one.keys()
                if values_at(with_one, key) != values_at(without, key)
            }
            marked = {key for key, (_, provenance) in with_one.items() if provenance == "simulated"}
            if marked - touched:  # a row of nothing counts too: its numbers are made one larger
                published.execute("begin")
                enlarge(published, table, rowid)
                larger = result(published, file, parameters)
                published.execute("rollback")
                touched |= {key for key in before if values_at(larger, key) != values_at(before, key)}
            if "provenance" in file.header.grain:
                assert bool(entered) <= bool(marked), at
            else:
                assert entered <= marked <= touched | idle, at


@pytest.mark.parametrize("name", some(PAGES, 3))
def test_a_zero_beside_simulated_rows_is_simulated(name, published, asked):
    """All of a table is taken away, and then simulated: a number that depends on it anywhere depends on it in
    every row, in those too to which it adds nothing."""
    file = PAGES[name]
    for parameters in asked.get(name.removeprefix("pages/"), [()]):
        before = result(published, file, parameters)
        for table in sorted(MACROS.tables_read(file)):
            emptied = result_without(published, file, parameters, table)
            published.execute("begin")
            published.execute(f"update {table} set provenance = 'simulated'")
            simulated = result(published, file, parameters)
            published.execute("rollback")
            held = before.keys() & emptied.keys()
            if not any(numbers_at(before, key) != numbers_at(emptied, key) for key in held):
                continue
            if {key: simulated[key][0] for key in simulated} == {key: emptied[key][0] for key in emptied}:
                continue  # the question leaves simulated rows out
            unmarked = [key for key, (_, provenance) in simulated.items() if provenance != "simulated"]
            assert unmarked == [], (table, parameters)


def result_without(connection, file, parameters: Parameters, table: str) -> dict[tuple, tuple[tuple, str]]:
    connection.execute("begin")
    connection.execute(f"delete from {table}")
    emptied = result(connection, file, parameters)
    connection.execute("rollback")
    return emptied


def is_blank(rows: dict[tuple, tuple[tuple, str]], key: tuple) -> bool:
    """Whether a row holds no number but zeros beside what it is a row of."""
    return set(values_at(rows, key) or ()) - set(key) <= {"", "0", "0.0", "True", "False"}


def numbers_at(rows: dict[tuple, tuple[tuple, str]], key: tuple) -> list[str]:
    """The values of a row that are numbers or days; names are looked up and no finding."""
    return [value for value in values_at(rows, key) or () if NUMBER.match(value)]


def enlarge(connection, table: str, rowid: int) -> None:
    """One more of each measure of a row: amounts, people, counts."""
    columns = [
        name for name, *_ in connection.execute(f"describe {table}").fetchall() if MEASURE.search(name)
    ]
    added = ", ".join(f"{name} = coalesce({name}, 0) + 1" for name in columns)
    if added:
        connection.execute(f"update {table} set {added} where rowid = ?", [rowid])


def changes(key: tuple, before: dict, without: dict, with_one: dict) -> bool:
    """Whether the row counts there: taken away, or where the question asks for simulated rows, let in."""
    return len({values_at(rows, key) for rows in (before, without, with_one)}) > 1


def values_at(rows: dict[tuple, tuple[tuple, str]], key: tuple) -> tuple | None:
    return rows[key][0] if key in rows else None


def test_every_query_of_numbers_is_asked_with_parameters_of_pages(asked):
    with_parameters = {name for name, file in PAGES.items() if file.header.params}
    unasked = with_parameters - {f"pages/{query}" for query in asked}
    assert unasked <= NOT_OF_PAGES | OF_FILES, "ask them in CHOICES, or say here why not"


def test_weakest_and_weaker_follow_the_order_of_trust(published):
    order = ["simulated", "imported", "derived", "published"]
    for weak, strong in itertools.pairwise(order):
        assert published.execute(
            "select weaker(?, ?), weaker(?, ?)", [weak, strong, strong, weak]
        ).fetchone() == (weak, weak)
        assert published.execute("select weaker(?, null), weaker(null, ?)", [weak, weak]).fetchone() == (
            None,
            None,
        )
        assert published.execute(
            "select beside(?, ?, ?), beside(?, null, ?), beside(?, null, null)",
            [strong, strong, weak, strong, weak, strong],
        ).fetchone() == (strong, weak, strong)
    assert published.execute(
        "select weakest(p) from (values ('published'), ('imported'), ('derived')) t(p)"
    ).fetchone() == ("imported",)
