"""The time line of the programme: what it holds, its order, and what stops a build."""

import re

import duckdb
import pytest

from plut.base.folders import DATA, QUERIES
from plut.warehouse import sql_files
from plut.warehouse.macros import Macros

CHECK = sql_files.read_folder(QUERIES, "checks")["checks/timeline_events"].text
ON = {"build_day": "2026-11-29"}


def test_events_of_the_sources_are_told(workshop):
    """Each with its date as printed, its region and its status."""
    asked = (
        "select as_of, region_name, status from marts.timeline where statement_en like ? order by event_id"
    )

    def told(words):
        return workshop.execute(asked, [f"%{words}%"]).fetchall()

    assert told("running since 2014") == [("2014", None, "conflicting")]
    assert told("Regulation 9 of 2013") == [("2013", None, "published")]
    assert told("Decree 7 of 2019") == [("2019", None, "published")]
    assert told("BSN") == [("2023-09-26", None, "inferred")]
    assert told("opened six centres") == [("2022-12-27", "Kabupaten Semarang", "conflicting")]
    assert told("business matching stage II") == [("2022-04-20", None, "inferred")]
    assert told("Indonesia Creative Cities Network") == [("2024-10-09", None, "published")]
    assert told("No award of 2026") == [("2026-11-29", None, "not_found")]


def test_it_runs_from_2012_to_2026_and_a_year_stands_before_its_days(workshop):
    query = sql_files.read_folder(QUERIES, "pages")["pages/overview/timeline"].text
    days = [row[1] for row in workshop.execute(query).fetchall()]
    assert (days[0], days[-1]) == ("2012", "2026-11-29")
    assert days.index("2022") < days.index("2022-01-26") < days.index("2022-03-30")
    assert [day[:4] for day in days] == sorted(day[:4] for day in days)


def test_no_winner_is_named(workshop):
    """Consultants are given by region only."""
    (words,) = workshop.execute(
        "select string_agg(concat_ws(' ', statement_id, statement_en, note_id, note_en), ' ') "
        "from marts.timeline"
    ).fetchone()
    assert "Kabupaten Jember" in words and "Kabupaten Cianjur" in words
    assert not re.search(r"Bhakti|Bobby|Fitria|Deanti|Gina|Qamariyah|Teten|Yulius", words)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("source = ' '", "source"),
        ("as_of = 'in spring'", "date"),
        ("as_of = '2024-02-30'", "date"),
        ("as_of = '2024..2023'", "date"),
        ("as_of = '2026-12'", "future"),
        ("as_of = '2025..2027'", "future"),
        ("region_code = '9999'", "region"),
        ("grade = 'hearsay'", "words"),
        ("status = 'maybe'", "words"),
        ("statement_id = null", "words"),
    ],
)
def test_a_bad_event_stops_the_build(workshop, change, problem):
    """The committed file passes; one changed row is found, and it alone."""
    with duckdb.connect() as connection:
        Macros(QUERIES).make(connection, of_tables=False)
        connection.execute("create schema raw; create schema marts")
        regions = workshop.execute("select * from marts.regions").df()
        connection.register("known_regions", regions)
        connection.execute("create table marts.regions as select * from known_regions")
        connection.execute(
            "create table raw.published_timeline as select * from read_csv($path, all_varchar = true)",
            {"path": str(DATA / "published" / "timeline.csv")},
        )
        mart = (QUERIES / "marts" / "timeline.sql").read_text(encoding="utf-8")
        connection.execute(f"create view marts.timeline as {mart}")
        assert connection.execute(CHECK, ON).fetchall() == []
        connection.execute(f"update raw.published_timeline set {change} where event_id = 'event-20'")
        found = connection.execute(CHECK, ON).fetchall()
        assert ("event-20", problem) in [row[:2] for row in found]
        assert {row[0] for row in found} == {"event-20"}
