"""Travel times of an office stand in for distances where given; bad rows are rejected and nothing good is
lost."""

import datetime

import pytest

from plut.base.language import LANGUAGES
from plut.building import messages
from plut.content.blocks import Picture, walk
from plut.content.reading import Reading
from plut.subjects.consultants import SUBJECT
from plut.warehouse.connection import Warehouse
from plut.warehouse.edition import Edition

HEADER = "regency_code,centre_id,minutes"


def test_minutes_reach_a_regency_that_no_distance_reaches(office, edition):
    far = "9105"
    before = (
        Warehouse(edition.path)
        .query("consultants/regions", level="regency", radius_km=50)
        .set_index("region_code")
    )
    assert before.loc[far, "covered_people"] == 0
    report = office(a__csv=f"{HEADER}\n{far},R-3204,59\n32.73;,x,60\n")
    warehouse = Warehouse(report.path)
    after = warehouse.query("consultants/regions", level="regency", radius_km=50).set_index("region_code")
    assert after.loc[far, "covered_people"] == after.loc[far, "people"]
    assert after.loc[far, "provenance"] == "imported" and after.loc["3204", "provenance"] == "derived"
    within_25 = warehouse.query("consultants/regions", level="regency", radius_km=25).set_index("region_code")
    assert within_25.loc[far, "covered_people"] == 0
    assert set(warehouse.query("consultants/national")["regencies_by_minutes"]) == {1}
    assert len(report.rejects) == 1


def test_a_longer_time_takes_a_near_centre_away(office, edition):
    home = "3204"
    report = office(a__csv=f"Kode kabupaten/kota;ID pusat;Waktu tempuh (menit)\n{home};R-3204;200,5\n")
    assert report.rejects.empty
    rows = {
        name: Warehouse(path)
        .query("consultants/regions", level="regency", radius_km=25)
        .set_index("region_code")
        .loc[home]
        for name, path in (("before", edition.path), ("after", report.path))
    }
    assert rows["after"]["covered_people"] <= rows["before"]["covered_people"]


DATED = ("3205,R-3204,60,30/09/2026", "3206,R-3204,60,31/10/2026", "3207,R-3204,60,")


def test_they_are_of_the_newest_day_that_their_file_gives(office):
    """In the list of files, that of data sets, the sources of a picture and the words under it."""
    report = office(a__csv="\n".join((f"{HEADER},Per tanggal", *DATED)))
    assert report.rejects.empty
    warehouse, told = Warehouse(report.path), datetime.date(2026, 10, 31)
    sets = warehouse.query("frame/datasets").set_index("name")
    assert sets.loc["travel_times", "as_of"].date() == told
    assert warehouse.query("data/imported_files")["as_of"].dt.date.tolist() == [told]
    said = {
        "id": "Di 3 kabupaten/kota, jarak diganti waktu tempuh dari dinas per 31 Oktober 2026.",
        "en": "In 3 regencies and cities, travel times from the office replace distance, as of "
        "31 October 2026.",
    }
    sources = {
        "id": "waktu tempuh dari dinas, a.csv (31 Oktober 2026)",
        "en": "office, a.csv (31 October",
    }
    for language in LANGUAGES:
        picture = coverage_map(report, language)
        assert said[language] in picture.explained
        assert sources[language] in picture.frame.source


def test_a_file_without_a_day_is_said_to_have_none(office):
    picture = coverage_map(office(a__csv=f"{HEADER}\n3205,R-3204,60\n"), "en")
    assert "their file does not say as of when" in picture.explained


def coverage_map(report, language: str) -> Picture:
    blocks = walk(SUBJECT.blocks(Reading(Edition(str(report.path)), language)))
    return next(one for one in blocks if isinstance(one, Picture) and one.key == "coverage_map")


@pytest.mark.parametrize(
    ("text", "code"),
    [("2090-01-01", "in_the_future"), ("kemarin", "bad_date")],
)
def test_a_day_that_cannot_be_known_is_told(office, text, code):
    report = office(a__csv=f"{HEADER},as_of\n3205,R-3204,60,{text}\n3206,R-3204,60,\n")
    (problem,) = report.rejects["problem"]
    assert (problem["code"], problem["column"], problem["value"]) == (code, "as_of", text)


BAD_ROWS = [
    ("9999,R-3204,50", "unknown_regency"),
    (",R-3204,50", "missing_value"),
    ("3204,R-0000,50", "unknown_centre"),
    ("3204,R-3204,soon", "bad_minutes"),
    ("3204,R-3204,-5", "bad_minutes"),
    ("3204,R-3204,9999", "bad_minutes"),
    ("{good},r-3204,70", "repeated_pair"),
    ("3204,R-3204,50,surplus", "ragged"),
]


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS)
def test_a_bad_row_is_rejected_with_its_reason(office_once, row, reason):
    """Each in a file of its own, after a good one of another regency."""
    files = {
        f"{case}.csv": f"{HEADER}\n{3205 + case},R-3204,60\n{bad.format(good=3205 + case)}\n"
        for case, (bad, _) in enumerate(BAD_ROWS)
    }
    report = office_once("bad_travel_times", files)
    rejects = report.rejects[report.rejects["file"] == f"{BAD_ROWS.index((row, reason))}.csv"]
    assert {r.row: r.problem["code"] for r in rejects.itertuples()} == {3: reason}
    for language in LANGUAGES:
        assert "{" not in messages.row_problem(rejects["problem"].iloc[0], language)
    counted = dict(
        Warehouse(report.path)
        .query("frame/datasets")
        .query("name == 'travel_times'")[["name", "rows"]]
        .values
    )
    assert counted == {"travel_times": len(BAD_ROWS)}
