"""The country's spending: whose it is stands with every number, and what no choice restricts stays as it
was."""

import pytest

from plut.base.definitions import UMK_RULE_SHARE
from plut.content.blocks import Answers, Choices, Missing, Picture, Section, Sentence, Table, walk
from plut.content.reading import Reading
from plut.subjects.procurement import SUBJECT, choosing, shortfalls, spending
from plut.warehouse.edition import Edition

KINDS = {
    "central": "Ministries and agencies",
    "province": "Governments of provinces",
    "regency": "Governments of regencies",
    "city": "Governments of cities",
}
OF_ALL = ("gaps", "regions_map", "provinces_map")  # their queries know no kind and no institution


@pytest.fixture(scope="module")
def reading(edition) -> Reading:
    return Reading(Edition(str(edition.path)), "en")


def drawn(reading: Reading) -> dict[str, Picture | Table]:
    blocks = walk(SUBJECT.blocks(reading))
    return {block.key: block for block in blocks if isinstance(block, Picture | Table)}


def box(reading: Reading, key: str):
    boxes = (block for block in SUBJECT.blocks(reading) if isinstance(block, Choices))
    return next(one for block in boxes for one in block.choices if one.key == key)


def an_institution(reading: Reading) -> tuple[str, str]:
    return box(reading, "lembaga").options[1]


def test_all_institutions_are_named_only_where_none_is_left_out(reading):
    assert drawn(reading)["stages"].frame.title.startswith("SIMULATED: All institutions, 2026: planned")
    for kind, whose in KINDS.items():
        of = reading.but({"kelompok": kind})
        texts = [block.alt for block in drawn(of).values() if isinstance(block, Picture)]
        assert not [text for text in texts if "All institutions" in text]
        assert drawn(of)["stages"].frame.title.startswith(f"SIMULATED: {whose}, 2026: planned")


@pytest.mark.parametrize("key", ["stages", "pace", "channels"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_of_one_kind_names_it(reading, key, kind):
    made, every = drawn(reading.but({"kelompok": kind}))[key], drawn(reading)[key]
    assert KINDS[kind] in made.alt and made.scope.words == f"{KINDS[kind]}, 2026"
    assert made.rows != every.rows


def test_one_institution_is_named_by_pictures_numbers_and_the_sentence_on_their_origin(reading):
    code, name = an_institution(reading)
    of = reading.but({"lembaga": code})
    assert all(name in drawn(of)[key].alt for key in ("stages", "pace", "channels"))
    chosen = choosing.chosen(of)
    numbers, *_ = spending.answers(of, chosen)
    assert all(name in answer.words for answer in numbers.answers)
    (origin,) = spending.origin(of, chosen)
    assert origin.words.startswith(f"{name}, 2026: made-up records") and origin.is_simulated


@pytest.mark.parametrize("key", OF_ALL)
def test_what_no_kind_restricts_is_unchanged_by_one(reading, key):
    code, _ = an_institution(reading)
    every = drawn(reading)[key]
    assert drawn(reading.but({"kelompok": "city"}))[key] == every
    assert drawn(reading.but({"lembaga": code}))[key] == every
    assert every.scope.words == "2026"


def test_every_picture_names_its_year(reading):
    for year in ("2023", "2024", "2026"):
        of = drawn(reading.but({"tahun": year}))
        assert all(
            year in block.alt
            for block in of.values()
            if block.rows.query.startswith("procurement/")
            and block.rows.scope.parts
            and isinstance(block, Picture)
        )
        assert all(block.scope.slug == year for key, block in of.items() if key in OF_ALL)
    assert "end of October 2026" in drawn(reading)["pace"].frame.title


def test_a_kind_restricts_the_list_of_institutions_and_one_institution_does_not(reading):
    code, name = an_institution(reading)
    of = drawn(reading.but({"kelompok": "province"}))["institutions"]
    assert len(of.rows) == 38 and set(of.rows.frame["institution_kind"]) == {"province"}
    assert "Governments of provinces" in of.frame.subtitle
    one = drawn(reading.but({"lembaga": code}))["institutions"]
    assert one == drawn(reading)["institutions"] and name not in one.frame.subtitle


@pytest.mark.parametrize(
    ("code", "line", "edges"),
    [
        ("anggaran", UMK_RULE_SHARE, ["< 20%", "20%–30%", "30%–40%", "40%–50%", "≥ 50%"]),
        ("penyedia", UMK_RULE_SHARE, ["< 20%", "20%–30%", "30%–40%", "40%–50%", "≥ 50%"]),
        ("kewajiban", 1.0, ["< 50%", "50%–75%", "75%–100%", "100%–125%", "≥ 125%"]),
    ],
)
def test_the_map_counts_those_that_reach_the_line_of_its_denominator(reading, code, line, edges):
    made = drawn(reading.but({"pembagi": code}))["regions_map"]
    shares = made.rows.frame["share"].dropna()
    assert made.frame.title.startswith(
        f"SIMULATED: {(shares >= line).sum()} of {len(shares)} local governments"
    )
    regions = made.drawing.arguments[0]
    assert list(regions.labels)[1:6] == edges


def test_the_denominator_turns_what_divides_by_it_and_is_named_there(reading):
    words = {"kewajiban": "of the obligation", "penyedia": "of spending through providers"}
    for code, name in words.items():
        of = drawn(reading.but({"pembagi": code}))
        assert name in of["stages"].frame.title and name in of["regions_map"].frame.title
        assert of["pace"] == drawn(reading)["pace"]


def test_year_and_kind_void_the_institution(reading):
    assert {key for key in ("tahun", "kelompok") if box(reading, key).voids == ("lembaga",)} == {
        "tahun",
        "kelompok",
    }
    code, _ = an_institution(reading)
    kind = "city" if box(reading.but({"kelompok": "city"}), "lembaga").options[1][0] != code else "regency"
    lost = box(reading.but({"kelompok": kind, "lembaga": code}), "lembaga")
    assert lost.is_open and lost.unknown == code


def test_hidden_simulation_leaves_what_is_in_print(reading):
    of = Reading(reading.edition, "en", shows_simulated=False)
    blocks = list(walk(SUBJECT.blocks(of)))
    assert not [block for block in blocks if getattr(block, "is_simulated", False)]
    assert not [one for b in blocks if isinstance(b, Answers) for one in b.answers if one.is_simulated]
    assert {b.key for b in blocks if isinstance(b, Picture)} == {
        "one_amount",
        "published_stages",
        "plan_shares",
        "domestic_shares",
        "published_shares",
    }
    assert next(b.file for b in blocks if isinstance(b, Missing)).startswith("RUP")
    assert [one.code for one in SUBJECT.pictures if one.make(of)] == ["terbit"]


def test_all_that_rests_on_simulated_records_is_marked(reading):
    blocks = SUBJECT.blocks(reading)
    head = next(
        n for n, b in enumerate(blocks) if isinstance(b, Section) and b.text.startswith("the country")
    )
    below = [b for b in walk(blocks[head:]) if isinstance(b, Section | Picture | Sentence)]
    unmarked = [b for b in below if not b.is_simulated]
    assert [b.text[:9] for b in unmarked] == ["The bands"]
    assert all(one.is_simulated for b in blocks[head:] if isinstance(b, Answers) for one in b.answers)


@pytest.mark.parametrize("one", SUBJECT.pictures, ids=lambda one: one.code)
def test_a_picture_of_the_press_room_is_that_of_the_page(reading, one):
    of = reading.but({"tahun": "2025", "kelompok": "regency", "pembagi": "penyedia"})
    made = one.make(of)
    assert made.code == one.code and drawn(of)[made.key] == made
    for choice in one.choices(of):
        assert choice.key in ("tahun", "kelompok", "lembaga", "pembagi")


def test_known_sums_of_2025(reading):
    """Against the sums that the queries' own tests add up by hand."""
    of = reading.but({"tahun": "2025"})
    made = shortfalls.gaps(of, choosing.chosen(of))[0]
    total = made.rows.frame.set_index("institution_kind").loc["all"]
    assert total["shortfall_idr"] - total["surplus_idr"] == pytest.approx(total["net_gap_idr"])
    kinds = made.rows.frame[made.rows.frame["institution_kind"].isin(KINDS)]
    assert kinds["institutions"].sum() == total["institutions"] == len(drawn(of)["institutions"].rows)
