"""An edition with an office's consultants, applications and procurement shows them without the switch, by
their real names and without a mark; the simulated rest stays hidden."""

from dataclasses import replace

import pandas as pd
import pytest
from office_files import CENTRES, CONSULTANTS, SCHEMES, consultants, write

from plut.building import pipeline
from plut.building.scale import SMALL
from plut.content.blocks import Answers, Limits, Picture, Sentence, Table, walk
from plut.content.reading import Reading
from plut.subjects.area import SUBJECT as AREA
from plut.subjects.award import SUBJECT as AWARD
from plut.subjects.certification import SUBJECT as CERTIFICATION
from plut.subjects.consultants import SUBJECT as CONSULTANTS_PAGE
from plut.subjects.every import SUBJECTS
from plut.subjects.procurement import SUBJECT as PROCUREMENT
from plut.warehouse.edition import Edition
from plut.warehouse.rules import Rules


@pytest.fixture(scope="module")
def reading(once, kept_tables) -> Reading:
    def build(folder):
        incoming = folder / "incoming"
        incoming.mkdir()
        write(incoming)
        return pipeline.build(incoming, folder / "build", kept_tables=kept_tables, scale=SMALL)

    report = once("office_files", build)
    assert not report.failed
    return Reading(Edition(str(report.path)), "en", shows_simulated=False)


def blocks(reading: Reading, subject) -> list:
    return list(walk(subject.blocks(reading)))


def drawn(reading: Reading, subject) -> dict[str, Picture | Table]:
    return {b.key: b for b in blocks(reading, subject) if isinstance(b, Picture | Table)}


@pytest.mark.parametrize(
    "subject", [CONSULTANTS_PAGE, CERTIFICATION, PROCUREMENT, AWARD], ids=lambda s: s.name
)
def test_nothing_simulated_is_beside_them(reading, subject):
    shown = blocks(reading, subject)
    assert not [block for block in shown if getattr(block, "is_simulated", False)]
    made = [block for block in shown if isinstance(block, Picture | Table)]
    assert not [b.key for b in made if (b.rows.frame["provenance"] == "simulated").any()]


def limits(reading: Reading) -> str:
    """What the page of certification says at its end."""
    return " ".join(t for b in blocks(reading, CERTIFICATION) if isinstance(b, Limits) for t in b.lines)


def test_the_limits_say_where_single_applications_are_known_from(reading, edition):
    nowhere = Reading(Edition(str(edition.path)), "en")
    closed = replace(reading, edition=Edition(reading.edition.path, Rules(datasets=frozenset())))
    for one in (nowhere, closed):
        assert "We found no public source with single applications" in limits(one)
    for rules in (Rules(), Rules(frozenset({"32"}))):  # of a province alone sums are withheld, and not this
        own = replace(reading, edition=Edition(reading.edition.path, rules))
        assert "no public source" not in limits(own)
        assert "is known of the applications in an office's files alone" in limits(own)
    indonesian = limits(replace(reading, language="id"))
    assert "hanya diketahui dari permohonan dalam berkas dinas" in indonesian


def test_the_consultants_are_counted_and_listed_by_the_names_of_their_centres(reading):
    shown = drawn(reading, CONSULTANTS_PAGE)
    centres = shown["staffing_by_centre"].rows.frame
    assert set(centres["centre_id"]) == set(CENTRES) and centres["active_people"].sum() == CONSULTANTS
    assert centres["centre_name"].str.startswith("PLUT").all()
    assert set(shown["staffing_by_province"].rows.frame["province_code"]) == {"13", "32", "34", "74"}
    assert set(shown["fields_matrix"].rows.frame["row_code"]) == {"13", "32", "34", "74"}
    answers = [a for b in blocks(reading, CONSULTANTS_PAGE) if isinstance(b, Answers) for a in b.answers]
    active = next(answer for answer in answers if answer.label == "Active consultants")
    assert active.value == str(CONSULTANTS)
    assert active.words.startswith("centres whose consultants an office has loaded")
    assert "staffing_history" in shown and "lorenz" not in shown


def test_what_they_can_be_reached_by_is_a_lower_bound(reading):
    made = drawn(reading, CONSULTANTS_PAGE)["access_map"]
    assert made.frame.title.startswith("At least ") and "A lower bound" in made.frame.subtitle
    assert not made.is_simulated


def test_a_province_tells_its_own_centres(reading):
    matrix = drawn(reading.but({"provinsi": "32"}), CONSULTANTS_PAGE)["fields_matrix"]
    assert set(matrix.rows.frame["row_code"]) == {code for code in CENTRES if code.startswith("R-32")}


def test_with_the_switch_the_rest_stands_beside_them_under_made_up_names(reading):
    shown = drawn(replace(reading, shows_simulated=True), CONSULTANTS_PAGE)
    rows = shown["staffing_by_centre"].rows.frame
    real = rows["provenance"] != "simulated"
    assert set(rows.loc[real, "centre_id"]) == set(CENTRES)
    assert rows.loc[~real, "centre_name"].str.fullmatch(r"Pusat [AB]-\d\d").all() and (~real).sum() > 80
    assert rows.loc[~real, "province_name"].isna().all()
    assert set(shown["fields_matrix"].rows.frame["row_code"]) == {
        "13",
        "32",
        "34",
        "74",
        "province",
        "regency",
    }


def test_the_applications_are_shown(reading):
    shown = drawn(reading, CERTIFICATION)
    assert {"funnel", "curve", "cohorts", "breakdown"} <= set(shown)
    assert shown["funnel"].rows.first["reached_count"] == 40 * len(CENTRES)
    assert len(SCHEMES) == 2
    by_centre = drawn(reading.but({"rincian": "pusat"}), CERTIFICATION)["breakdown"].rows.frame
    assert set(by_centre["group_code"]) == set(CENTRES)
    of_place = drawn(reading.but({"provinsi": "32"}), CERTIFICATION)["funnel"]
    assert of_place.rows.first["reached_count"] == 40 * 4 and "Jawa Barat" in of_place.frame.subtitle


def test_the_procurement_is_shown(reading):
    shown = drawn(reading.but({"impor": "D901", "tahun_impor": "2025"}), PROCUREMENT)
    assert {"own_stages", "imported_institutions"} <= set(shown)


def test_the_award_compares_those_of_whom_an_office_loaded_records(reading):
    ranked = drawn(reading.but({"kategori": "kabkota"}), AWARD)["award_ranking"].rows.frame
    assert set(ranked["id"]) == {code for code in CENTRES if code.startswith("R-")}
    assert ranked["unit_name"].str.startswith("PLUT").all()
    assert not [s for s in blocks(reading, AWARD) if isinstance(s, Sentence) and s.is_simulated]


def test_the_award_counts_from_the_newest_day_of_the_offices_own_records(reading):
    """Real records are judged on no day that simulated ones reached."""
    own = reading.plain("frame/datasets")
    own = own[(own["provenance"] == "imported") & (own["rows"] > 0)]
    ranked = drawn(reading.but({"kategori": "kabkota"}), AWARD)["award_ranking"].rows.frame
    gate = reading.rows("award/gate", category="regency_centre", only_real=True).first["as_of_day"]
    assert len(ranked) and gate == own["as_of"].max()


def test_an_area_shows_what_was_loaded_of_it_and_asks_for_the_rest(reading):
    told = {}
    for code in ("3204", "3208", "3212"):
        area = replace(reading, asked=(("kode", code),))
        own = reading.rows("area/measures", region=code).frame.set_index("measure")["provenance"]
        text = " ".join(b.text for b in blocks(area, AREA) if isinstance(b, Sentence))
        told[code] = (
            {name for name in ("staffing_share", "certified_share", "umk_share") if name in own.index},
            "the office's files are needed for" in text,
        )
        assert (own.reindex(list(told[code][0])) == "imported").all()
    assert told["3204"] == ({"staffing_share", "certified_share", "umk_share"}, False)
    assert told["3208"] == ({"staffing_share", "certified_share"}, True)
    assert told["3212"] == (set(), True)


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda s: s.name)
def test_every_table_and_picture_says_as_of_when(reading, subject):
    made = [b for b in blocks(reading, subject) if isinstance(b, Picture | Table) and len(b.rows)]
    assert not [b.key for b in made if "as of –" in b.frame.computed]


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda s: s.name)
def test_without_them_too_and_nothing_is_called_an_offices_own(edition, subject):
    plain = Reading(Edition(str(edition.path)), "en")
    made = [b for b in blocks(plain, subject) if isinstance(b, Picture | Table) and len(b.rows)]
    said = {b.key: b.frame.computed for b in made}
    assert not [key for key, line in said.items() if "as of –" in line or "the office's own" in line]


def test_a_centre_whose_regency_no_source_names_counts_in_its_province_on_every_page(tmp_path, kept_tables):
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    told = consultants()
    one_of_five = (
        told[told["centre_id"] == "R-3203"].iloc[:1].assign(centre_id="R-32-SUKABUMI", consultant_id="S1")
    )
    pd.concat([told, one_of_five]).to_csv(incoming / "consultants.csv", index=False)
    report = pipeline.build(incoming, tmp_path / "build", kept_tables=kept_tables, scale=SMALL)
    reading = Reading(Edition(str(report.path)), "en", shows_simulated=False)
    of_provinces = reading.rows("consultants/staffing_by_province").frame.set_index("province_code")
    measured = reading.rows("area/by_measure", measure="staffing_share", region="32").frame
    shown = measured[measured["value"].notna()].set_index("region_code")["value"]
    assert shown.to_dict() == pytest.approx(of_provinces["staffing_share"].to_dict())
    assert shown["32"] == 21 / 25
