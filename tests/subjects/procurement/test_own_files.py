"""The office's own procurement files: known sums, no mark where nothing is simulated, and no made-up year
beside a real one."""

import pytest
from procurement_files import EXPECTED, ROWS, as_json, rows

from plut.building import pipeline
from plut.building.scale import SMALL
from plut.content.blocks import Answers, Choices, Missing, Picture, Section, Sentence, Table, walk
from plut.content.reading import Reading
from plut.subjects.procurement import SUBJECT, choosing, spending
from plut.warehouse.edition import Edition

REGENCY, FIRM = "D901", "B903"  # of the files; the firm is outside the obligation


def over_years(name: str) -> list[dict]:
    """The rows of an export; budgets and records also of the two years before, with codes of their own."""
    found = rows(name)
    if name not in ("budget", "record"):
        return found
    for year in (2023, 2024):
        for row in rows(name):
            dated = {
                "kd_nontender_pct": f"{year}{row.get('kd_nontender_pct')}",
                "tgl_selesai_paket": f"{year}-05-28 00:00:00",
            }
            found.append(row | {"tahun_anggaran": year} | (dated if name == "record" else {}))
    return found


@pytest.fixture(scope="module")
def reading(once, kept_tables) -> Reading:
    """An edition with the files of an office beside the simulated rest of the country."""

    def build(folder):
        incoming = folder / "incoming"
        incoming.mkdir()
        for name in ROWS:
            (incoming / f"{name}.json").write_bytes(as_json(over_years(name)))
        return pipeline.build(incoming, folder / "build", kept_tables=kept_tables, scale=SMALL)

    report = once("procurement_files", build)
    assert not report.failed
    return Reading(Edition(str(report.path)), "en", (("impor", REGENCY), ("tahun_impor", "2025")))


def own(reading: Reading) -> dict[str, Picture | Table]:
    blocks = SUBJECT.blocks(reading)
    own_head = next(n for n, b in enumerate(blocks) if isinstance(b, Section) and "own files" in b.text)
    ends = [n for n, b in enumerate(blocks) if isinstance(b, Section) and n > own_head]
    return {b.key: b for b in blocks[own_head : ends[0] if ends else None] if isinstance(b, Picture | Table)}


def test_the_sums_are_those_of_the_files(reading):
    stages = own(reading)["own_stages"].rows.frame.set_index("stage")
    for stage in ("planned", "contracted", "realised"):
        assert float(stages.loc[stage, "total_idr"]) == EXPECTED[f"{stage}_idr"]
        assert float(stages.loc[stage, "umk_idr"]) == EXPECTED[f"{stage}_umk_idr"]


def test_what_is_imported_bears_no_mark_and_names_its_institution(reading):
    made = own(reading)
    assert {"own_stages", "own_channels", "own_pace", "own_map", "imported_institutions"} == set(made)
    assert not [key for key, block in made.items() if block.frame.simulated_word]
    assert all("Kab. Bandung (D901)" in made[key].alt for key in ("own_stages", "own_channels", "own_pace"))
    assert all("2025" in made[key].alt for key in ("own_stages", "own_channels", "own_pace", "own_map"))
    assert "Only the office's own files" in made["own_map"].alt
    assert not made["own_stages"].code


def test_the_pace_compares_the_years_of_the_files_alone(reading):
    """The institution has simulated records of other years: a range made of them would be no range of this
    office."""
    pace = own(reading)["own_pace"]
    assert set(pace.rows.frame["year"]) == {2023, 2024, 2025}
    assert set(pace.rows.frame["provenance"]) == {"imported"}
    assert "past years on that day: 0.0" in pace.frame.subtitle


def test_a_last_day_centuries_ago_is_none(reading):
    """Rp112 of a budget of Rp60 billion: at that rate the rule would take some hundred million years."""
    pace = own(reading)["own_pace"]
    assert "highest monthly rate" not in pace.frame.subtitle and "is reached" not in pace.frame.subtitle


def test_without_two_past_years_in_the_files_there_is_no_pace(reading):
    assert "own_pace" not in own(reading.but({"tahun_impor": "2024"}))


def test_the_map_falls_back_to_a_denominator_that_the_files_know(reading):
    assert "of the goods-and-services budget" in own(reading)["own_map"].frame.title
    earlier = own(reading.but({"tahun_impor": "2024"}))["own_map"]  # no plan of that year was loaded
    assert (
        "realised at least 100% of the obligation in 2024" in earlier.frame.title
        and len(earlier.rows.frame["share"].dropna()) == 1
    )


def test_the_table_of_the_files_holds_each_year_of_each_institution_and_nothing_simulated(reading):
    table = own(reading)["imported_institutions"]
    assert set(table.rows.frame["provenance"]) == {"imported"}
    regency = table.rows.frame[table.rows.frame["institution_code"] == REGENCY].set_index("year")
    assert sorted(regency.index) == [2023, 2024, 2025]
    assert float(regency.loc[2025, "planned_idr"]) == EXPECTED["planned_idr"]


def test_a_firm_outside_the_obligation_is_shown_by_its_own_files(reading):
    told = [b.text for b in SUBJECT.blocks(reading.but({"impor": FIRM})) if isinstance(b, Missing)]
    assert any(text.startswith("PDAM Tirta (B903), 2025: without a budget file no share") for text in told)


def test_another_institution_voids_the_year_and_the_first_with_a_budget_is_usual(reading):
    boxes = next(b for b in SUBJECT.blocks(reading.only(())) if isinstance(b, Choices)).choices
    assert boxes[0].key == "impor" and boxes[0].voids == ("tahun_impor",) and boxes[0].chosen != FIRM
    assert [one.key for one in boxes] == ["impor", "tahun_impor", "pembagi_impor"]


def test_stages_without_a_file_are_said_to_be_missing(reading):
    told = [b.words for b in SUBJECT.blocks(reading.but({"tahun_impor": "2024"})) if isinstance(b, Sentence)]
    (missing,) = (text for text in told if "No file of this stage" in text)
    assert "Kab. Bandung (D901)" in missing and "2024" in missing and missing.endswith("planned, contracted.")


def test_the_country_says_how_many_of_its_institutions_are_imported(reading):
    of = reading.but({"tahun": "2025"})
    (origin,) = spending.origin(of, choosing.chosen(of))
    assert (
        origin.words.startswith("All institutions, 2025, 1 of them from an office's files")
        and origin.is_simulated
    )
    one = reading.but({"tahun": "2025", "lembaga": REGENCY})
    (origin,) = spending.origin(one, choosing.chosen(one))
    assert "Kab. Bandung, 2025: from the office's own files" in origin.words and not origin.is_simulated


def test_hidden_simulation_leaves_the_office_its_own(reading):
    hidden = Reading(reading.edition, "en", reading.asked, shows_simulated=False)
    assert own(hidden) == own(reading)
    blocks = list(walk(SUBJECT.blocks(hidden)))
    assert not [b for b in blocks if getattr(b, "is_simulated", False)]
    assert not [one for b in blocks if isinstance(b, Answers) for one in b.answers if one.is_simulated]


def test_what_rests_on_contract_records_is_called_declared(reading):
    made = own(reading)
    caution = "is what the contract record declares"
    assert all(caution in made[key].frame.subtitle for key in ("own_stages", "own_pace"))
    named = dict(made["own_stages"].drawing.named)
    assert named["known"] == "tagged in the plan, or declared in the contract record"
    assert dict(made["own_channels"].drawing.named)["known"] == "declared in the contract record"
    numbers = next(b for b in SUBJECT.blocks(reading) if isinstance(b, Answers) and "D901" in str(b))
    assert [one for one in numbers.answers if "declared in the contract record" in one.note]


def test_the_files_say_what_they_can_and_cannot_tell(reading):
    blocks = SUBJECT.blocks(reading)
    told = " ".join(b.text for b in blocks if isinstance(b, Sentence))
    # contracts 501, 502, 505, 601, 603, records 701, 702; filled are all but 505, 702; whole 502, 601, 603
    assert "filled in 5 of 7 contracts and records; in 3 of these it is the whole amount" in told
    assert "the whole contract in 338 of 339 filled records" in told
    assert (
        "The plan tags" in told and "Reasons given for “not UMK”: another reason: 1 packages, Rp20." in told
    )
    tables = {b.key: b for b in blocks if isinstance(b, Table)}
    assert set(tables["own_declared"].rows.frame["institution_code"]) == {REGENCY}
    assert set(tables["own_plan_tags"].rows.frame["tag"]) == {"umk", "other", "unknown"}
