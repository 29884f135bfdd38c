"""What the award compares by, and who takes part: on tables of a build, some of them changed."""

import duckdb
import pytest

from plut.base.folders import QUERIES
from plut.warehouse import sql_files
from plut.warehouse.macros import Macros

MARTS = sql_files.read_folder(QUERIES, "marts")
MACROS = Macros(QUERIES)
DEPENDING = {"access_gain_people", "covered_share"}  # on which centres are known


@pytest.fixture(scope="module")
def build(workshop):
    """The tables that the award's marts read, in a database that tests may change."""
    connection, read = duckdb.connect(), workshop.cursor()
    MACROS.make(connection, of_tables=False)
    files = [MARTS[f"marts/{name}"] for name in ("award_indicators", "award_contestants")]
    for table in sorted({table for file in files for table in MACROS.tables_read(file)}):
        connection.execute(f"create schema if not exists {table.partition('.')[0]}")
        connection.register("rows", read.sql(f"select * from {table}").to_arrow_table())
        connection.execute(f"create table {table} as select * from rows")
        connection.unregister("rows")
    return connection


@pytest.fixture
def changed(build):
    """A function (changes in SQL) -> the award's marts made anew; afterwards all is as it was."""
    build.execute("begin")

    def made(*changes: str) -> duckdb.DuckDBPyConnection:
        for change in changes:
            build.execute(change)
        for name in ("award_indicators", "award_contestants"):
            build.execute(f"create or replace table marts.{name} as {MARTS[f'marts/{name}'].text}")
        return build

    yield made
    build.execute("rollback")


def indicators(made: duckdb.DuckDBPyConnection) -> set[str]:
    return {name for (name,) in made.sql("select distinct indicator from marts.award_indicators").fetchall()}


def test_coverage_enters_once_the_office_lists_every_centre(changed):
    assert not indicators(changed()) & DEPENDING
    assert indicators(changed("update marts.centres set provenance = 'imported'")) >= DEPENDING


def test_one_centre_of_our_search_keeps_coverage_out(changed):
    first = "(select min(centre_id) from marts.centres)"
    made = changed(f"update marts.centres set provenance = 'imported' where centre_id <> {first}")
    assert not indicators(made) & DEPENDING


def test_a_centre_that_the_office_lists_takes_no_status_from_simulation(changed):
    query = """
        select indicators.provenance
        from marts.award_indicators as indicators
        inner join marts.centres on indicators.unit_id = centres.centre_id
        where indicators.indicator = 'status_step' and centres.institutional_status = 'unknown'
    """
    assert {kind for (kind,) in changed().sql(query).fetchall()} == {"simulated"}
    assert changed("update marts.centres set provenance = 'imported'").sql(query).fetchall() == []


def test_who_has_no_records_of_an_office_takes_no_part_unless_simulated(changed):
    """Published facts alone make nobody a contestant; with records of an office the real name stands, and one
    simulated row is enough for a made-up one."""
    real = "update marts.award_units set provenance = 'published'"
    sources = ("centres", "centre_history", "consultants", "applications", "procurement_years")
    changes = [real, *(f"update marts.{name} set provenance = 'published'" for name in sources)]
    assert changed(*changes).sql("select * from marts.award_contestants").fetchall() == []
    unit = "(select min(unit_id) from marts.award_units where category = 'regency_centre')"
    loaded = f"update marts.award_units set provenance = 'imported' where unit_id = {unit}"
    made = changed(loaded).sql(
        "select distinct contestant_name = unit_name, is_made_up from marts.award_contestants "
        "inner join marts.award_units using (unit_id)"
    )
    assert made.fetchall() == [(True, False)]
    mixed = (
        "update marts.consultants set provenance = 'simulated' "
        f"where consultant_id = (select min(consultant_id) from marts.consultants where centre_id = {unit})"
    )
    rows = changed(mixed).sql(
        "select contestant_name, is_made_up, provenance from marts.award_contestants order by basis"
    )
    (name, is_made_up, provenance), real = rows.fetchall()
    assert name.startswith("Pusat B-") and is_made_up and provenance == "simulated"
    assert real[0].startswith("PLUT") and real[1:] == (False, "imported")  # by its real records alone


def test_values_that_can_be_reached_are_whole_numbers_of_their_denominator(changed):
    """Posts, applications, enterprises, steps of status: value times denominator is whole."""
    rows = changed().sql(
        """
        select indicator, max(abs(value * denominator - round(value * denominator))) as off, count(*) as n
        from marts.award_indicators
        where
            indicator in ('staffing_share', 'certified_share', 'assisted_per_place', 'status_step')
            and denominator < 1000
        group by indicator
        """
    )
    found = {indicator: (off, n) for indicator, off, n in rows.fetchall()}
    assert len(found) == 4 and all(off < 1e-9 and n > 100 for off, n in found.values())
