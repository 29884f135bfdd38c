"""The plan of one area's government: a neutral row, refused with its reason, its oddity said."""

import pytest

from plut.content.blocks import Finding, Fold, Picture, Sentence, Table, standing
from plut.content.reading import Reading
from plut.subjects.area import SUBJECT, choosing, spending
from plut.warehouse.edition import Edition

IN_INDONESIAN = (
    "Dalam salinan tabel LKPP ini (tahun 2023 disimpulkan, belum dicocokkan dengan LKPP), tercatat "
    "terealisasi 80,3% dari rencana; bagian usaha mikro, kecil, dan koperasinya tidak diketahui. Ini bukan "
    "ukuran kepatuhan."
)
IN_ENGLISH = (
    "In this copy of a table of LKPP (the year 2023 is inferred, not yet compared with LKPP), 80.3% of the "
    "plan is recorded as realised; the part of micro and small enterprises and co-operatives is not known. "
    "This is not a measure of compliance."
)


@pytest.fixture(scope="module")
def of(edition):
    known = Edition(str(edition.path))

    def reading(code: str, language: str = "en") -> Reading:
        return Reading(known, language, (("kode", code),), shows_simulated=False)

    return reading


def shown(reading: Reading) -> tuple[str, dict[str, Table]]:
    blocks = spending.inside(reading, choosing.chosen(reading))
    told = " ".join(block.text for block in blocks if isinstance(block, Sentence))
    return told, {block.key: block for block in blocks if isinstance(block, Table)}


def test_the_sentence_as_agreed_in_both_languages(of):
    assert IN_INDONESIAN in shown(of("33", "id"))[0]
    assert IN_ENGLISH in shown(of("33", "en"))[0]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("9115", "its plan is missing (a zero is given)"),
        ("9506", "its realisation is missing (a zero is given)"),
        ("1173", "the plans of the two extracts differ by more than 10 per cent"),
    ],
)
def test_a_refused_share_says_why_and_prints_none(of, code, reason):
    told, tables = shown(of(code))
    assert f"no share is given: {reason}." in told and "not a measure of compliance" in told
    assert "%" not in told
    (row,) = tables["area_plan"].rows.records
    assert row["realised_share"] != row["realised_share"] and row["why_refused"]


@pytest.mark.parametrize("code", ["9211", "6172", "1404"])
def test_what_is_above_its_plan_is_marked_as_odd(of, code):
    told, tables = shown(of(code))
    assert "Odd: more is recorded as realised than was planned" in told
    assert tables["area_plan"].rows.first["oddity"] == "above_plan"


def test_no_oddity_where_there_is_none(of):
    assert "Odd" not in shown(of("33"))[0]


def test_the_row_is_one_and_its_small_enterprise_part_is_not_known(of):
    (row,) = shown(of("3204"))[1]["area_plan"].rows.records
    assert row["region_code"] == "3204" and row["umk_part"] == "not_known"


def test_dated_figures_stand_beside_no_plan(of):
    told, tables = shown(of("31"))
    (row,) = tables["area_umk_figures"].rows.records
    assert row["printed_value"] == "Rp13.714 trillion" and row["period"] == "2024"
    assert "None is divided by a plan of another year" in told
    assert "realised_share" not in tables["area_umk_figures"].columns


def test_it_is_closed_until_a_reader_asks_and_absent_where_nothing_is_known(of):
    (fold,) = spending.part(of("33"), choosing.chosen(of("33")))
    assert isinstance(fold, Fold) and not fold.is_open
    jakarta_selatan = of("3174")
    assert spending.part(jakarta_selatan, choosing.chosen(jakarta_selatan)) == ()


def test_its_finding_and_its_measures_say_nothing_of_it(of):
    opening = standing(SUBJECT.blocks(of("33")))
    texts = [one.text for block in opening if isinstance(block, Finding) for one in block.sentences]
    texts += [block.alt for block in opening if isinstance(block, Picture)]
    assert texts
    assert not [text for text in texts if "plan" in text.lower() or "realised" in text.lower()]
