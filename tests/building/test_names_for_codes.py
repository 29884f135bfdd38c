"""Where one asks for the code of a region or the id of a centre, its name will do as people write it."""

import duckdb
import pytest

CENTRE = "centre_id,name,level,province_code,regency_code,as_of"
CONSULTANT = "consultant_id,centre_id,field,active_from,active_to"
APPLICATION = (
    "application_id,scheme,size_class,regency_code,centre_id,"
    "registered_on,verified_on,issued_on,rejected_on,as_of"
)
TRAVEL = "regency_code,centre_id,minutes"
REGIONS = (
    "3204",
    "32.04",
    "Kabupaten Bandung",
    "kab. bandung",
    "3204 Kabupaten Bandung",
    "Kab. Bandung (3204)",
)
CENTRES = ("R-3204", "r-3204", "PLUT Kabupaten Bandung", "plut kab. bandung", "PLUT-KUMKM Kabupaten Bandung")
WRONG = ("Bandung", "3205 Kabupaten Bandung", "Kabupaten Nirwana")


@pytest.fixture(scope="module")
def report(office_once):
    """A file of each data set, with a row for each way to write."""
    consultants = [f"K-{n},{text},produksi,2025-01-02," for n, text in enumerate(CENTRES)]
    wrong = [f"W-{n},NIB,mikro,{text},,2026-03-02,,,,2026-09-30" for n, text in enumerate(WRONG)]
    applications = [
        f"P-{n},NIB,mikro,{text},{CENTRES[n % len(CENTRES)]},2026-03-02,,,,2026-09-30"
        for n, text in enumerate(REGIONS)
    ]
    return office_once(
        "names_for_codes",
        {
            "centres.csv": f"{CENTRE}\nX-1,PLUT Garut,kabupaten/kota,Jawa Barat,Kab. Garut,2026-01-31\n",
            "consultants.csv": "\n".join((CONSULTANT, *consultants)),
            "applications.csv": "\n".join((APPLICATION, *applications, *wrong)),
            "travel.csv": f"{TRAVEL}\nKab. Sumedang,PLUT Kabupaten Bandung,95\n",
        },
    )


def asked(report, query: str) -> list[tuple]:
    with duckdb.connect(str(report.path), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_regions_and_centres_are_known_by_their_names(report):
    own = "where provenance = 'imported'"
    assert asked(report, f"select centre_id, province_code, regency_code from marts.centres {own}") == [
        ("X-1", "32", "3205")
    ]
    found = asked(report, f"select centre_id, count(*) from marts.consultants {own} group by all")
    assert found == [("R-3204", len(CENTRES))]
    found = asked(
        report, f"select regency_code, centre_id, count(*) from marts.applications {own} group by all"
    )
    assert found == [("3204", "R-3204", len(REGIONS))]
    assert asked(report, "select regency_code, centre_id from marts.travel_times") == [("3211", "R-3204")]


def test_a_name_of_several_or_beside_the_code_of_another_is_told(report):
    told = [(problem["code"], problem["value"]) for problem in report.rejects["problem"]]
    assert told == [("unknown_regency", text) for text in WRONG]
