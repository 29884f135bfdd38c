"""The blocks of the page of consultants: known numbers, what was chosen in words, and nothing simulated where
it is hidden."""

import re

import pytest

from plut.building import pipeline
from plut.building.scale import SMALL
from plut.content.blocks import (
    Answer,
    Answers,
    Finding,
    Fold,
    Missing,
    National,
    Picture,
    Section,
    Sentence,
    Table,
    walk,
)
from plut.content.framing import about_of, quotation
from plut.content.reading import Reading
from plut.figures import style
from plut.subjects.consultants import SUBJECT, choosing, where_next
from plut.warehouse.edition import Edition

EVIDENCE_A = {"id": "Hanya pusat dengan bukti A", "en": "Only centres with evidence A"}
# keys of pictures and tables
BY_DISTANCE = ("coverage_map", "coverage_provinces", "next_centres", "what_if")
BY_EVIDENCE = (*BY_DISTANCE, "reach_by_poverty")
MATRICES = ("fields_matrix", "all_fields_matrix")
OF_STAFFING = (*MATRICES, "staffing_by_centre", "access_map", "lorenz")
CODES = {
    "konsultan-per-pusat",
    "jangkauan",
    "jangkauan-simulasi",
    "berikutnya",
    "konsultan",
    "bidang",
    "akses",
}


@pytest.fixture(scope="module")
def read(edition):
    """A reading: a function (language, codes of the address) -> Reading."""

    def reading(language: str = "en", **codes: str) -> Reading:
        return Reading(Edition(str(edition.path)), language, tuple(sorted(codes.items())))

    return reading


def blocks(reading: Reading) -> list:
    return list(walk(SUBJECT.blocks(reading)))


def drawn(reading: Reading) -> dict[str, Picture | Table]:
    """Pictures and tables by key."""
    return {block.key: block for block in blocks(reading) if isinstance(block, Picture | Table)}


def sentences(reading: Reading) -> list[Sentence]:
    every = blocks(reading)
    heads = [sentence for block in every if isinstance(block, Finding) for sentence in block.sentences]
    return heads + [block for block in every if isinstance(block, Sentence)]


def answers(reading: Reading) -> list[Answer]:
    return [answer for block in blocks(reading) if isinstance(block, Answers) for answer in block.answers]


def nationals(reading: Reading) -> set[str]:
    return {sentence.text for sentence in sentences(reading) if isinstance(sentence.text, National)}


def test_what_the_page_finds_when_nothing_is_chosen(read):
    reading = read()
    texts = [sentence.words for sentence in sentences(reading)]
    near = next(text for text in texts if "live farther than" in text)
    assert near.startswith(
        "Up to 127.3 million of 285.0 million people live farther than 50 km from any centre"
    )
    # what is simulated stands in its frame, not in the lead
    assert not any(text.startswith("On 31") for text in texts)
    values = " | ".join(answer.value for answer in answers(reading))
    assert values == "55.3% | 53.3% | 127.3 million | 12.9 million | 397 | 155 | 71.9% | 0"
    titles = {key: block.frame.title for key, block in drawn(reading).items()}
    assert titles["coverage_map"] == (
        "At least 55.3% of people live within 50 km of a centre that was inaugurated, built or funded"
    )
    assert titles["next_centres"] == (
        "If there are no other centres, 5 new ones would lift the share within 50 km from 55.3% to 67.4%; "
        "Kota Bekasi gains most"
    )
    assert titles["fields_matrix"] == "SIMULATED: Most vacancies: institution and finance, 66 of 200 posts"
    assert titles["lorenz"].endswith("have 12.6% of it; Gini 0.59")


@pytest.mark.parametrize("language", ["id", "en"])
def test_evidence_a_alone_is_said_wherever_it_leaves_centres_out(read, language):
    reading, words = read(language, mutu="A", tambah="3275"), EVIDENCE_A[language]
    shown = drawn(reading)
    assert set(BY_EVIDENCE) == {key for key, block in shown.items() if not block.scope.is_whole}
    for key in BY_EVIDENCE:
        block = shown[key]
        assert block.frame.subtitle.startswith(f"{words}"), key
        assert words in about_of(reading, block).scope and about_of(reading, block).slug, key
        assert not isinstance(block, Picture) or (words in block.alt and words in quotation(reading, block))
    told = [sentence for sentence in sentences(reading) if sentence.of and not sentence.of.is_whole]
    assert len(told) == 2 and all(sentence.words.startswith(f"{words}: ") for sentence in told)
    about_them = [answer.words.startswith(words) for answer in answers(reading)]
    assert about_them == [False, True, True, True] + [False] * 4


def test_evidence_a_beside_the_chosen_one_is_of_centres_with_evidence_a_whatever_is_chosen(read):
    usual, sure = answers(read())[1], answers(read(mutu="A"))[1]
    assert (usual.value, usual.words) == (sure.value, sure.words)
    assert usual.words.startswith("Only centres with evidence A") and not usual.of.is_whole


@pytest.mark.parametrize(
    "codes", [{"mutu": "A"}, {"provinsi": "33"}, {"daerah": "provinsi"}, {"tambahan": "9"}]
)
def test_a_national_sentence_is_left_out_or_unchanged(read, codes):
    usual, chosen = nationals(read()), nationals(read(**codes))
    assert len(usual) == 3 and chosen <= usual
    assert len(chosen) == (2 if codes == {"mutu": "A"} else 3)


def test_a_distance_is_said_by_every_text_that_it_turns(read):
    told = [sentence.words for sentence in sentences(read(radius="25"))]
    assert sum("25 km" in text for text in told) == 3 and not [text for text in told if "50 km" in text]
    shown = drawn(read(radius="25", tambah="3275"))
    assert all("25 km" in shown[key].frame.title for key in (*BY_DISTANCE, "coverage_simulated"))
    assert ["25 km" in answer.label for answer in answers(read(radius="25"))[:4]] == [True, True, True, False]


@pytest.mark.parametrize(
    ("code", "day"), [("2026-10-31", "31 Oktober 2026"), ("2023-12-31", "31 Desember 2023")]
)
def test_every_text_about_staffing_on_a_day_names_the_day(read, code, day):
    reading = read("id", per=code)
    assert [day in answer.words for answer in answers(reading)] == [False] * 4 + [True] * 4
    assert all(day in drawn(reading)[key].frame.subtitle for key in OF_STAFFING)


def test_days_are_ends_of_months_and_days_on_which_a_number_was_published(read):
    days = dict(choosing.day(read()).options)
    assert len(days) == 119 and next(iter(days)) == "2026-10-31" and "2023-09-27" in days
    assert choosing.day(read(per="2023-09-28")).unknown == "2023-09-28"


def test_what_is_simulated_is_told_of_no_province_and_of_no_real_centre(read):
    """Neither in a list nor in an address nor by a choice; see test_own_records_are_shown for an office's."""
    usual, asked = drawn(read()), drawn(read(provinsi="33"))
    assert usual == asked and not choosing.of_province(read())
    assert set(usual["fields_matrix"].rows.frame["row_code"]) == {"province", "regency"}
    for key in ("all_fields_matrix", "staffing_by_centre"):
        frame = usual[key].rows.frame
        names = frame["row_name" if key == "all_fields_matrix" else "centre_name"]
        assert names.str.fullmatch(r"Pusat [AB]-\d\d").all() and names.nunique() == 100
    for key in ("access_map", "coverage_simulated"):
        block = usual[key]
        assert block.rows.frame["class_areas"].sum() == 514
        assert set(block.columns) == {"class_label", "class_areas", "class_people"}


def test_what_if_is_open_where_the_address_names_a_change_and_its_files_name_it(read):
    def fold(reading: Reading) -> Fold:
        return next(b for b in blocks(reading) if isinstance(b, Fold) and b.key == "what_if")

    assert not fold(read()).is_open and fold(read()).is_apart
    assert fold(read(tambah="3204")).is_open and fold(read(kurang="P-11")).is_open
    reading = read(tambah="3204~3275", kurang="P-11")
    table = drawn(reading)["what_if"]
    assert (
        "added: Kabupaten Bandung, Jawa Barat (3204), Kota Bekasi, Jawa Barat (3275)" in table.frame.subtitle
    )
    assert "taken away: PLUT Provinsi Aceh. " in table.frame.subtitle
    difference = re.search(r"\(([+−-][\d,]+)\)", table.frame.title)[1]
    assert int(difference.replace(",", "")) == table.rows.frame["gained_people"].sum()
    # its own redraw gives it the address of the moment
    assert list(walk(where_next.what_if(reading)))[-1] == table


def test_a_change_of_evidence_forgets_the_centres_taken_away(read):
    """A centre with evidence B is no choice where only those with evidence A count."""
    everyone = {code for code, _ in choosing.removed(read()).options}
    sure = {code for code, _ in choosing.removed(read(mutu="A")).options}
    assert sure < everyone and choosing.evidence(read()).voids == ("kurang",)


def test_nothing_simulated_is_shown_where_it_is_hidden(edition):
    reading = Reading(Edition(str(edition.path)), "en", shows_simulated=False)
    shown = blocks(reading)
    assert not [block for block in shown if getattr(block, "is_simulated", False)]
    assert not [answer for answer in answers(reading) if answer.is_simulated]
    assert set(drawn(reading)) == {
        "coverage_map",
        "coverage_provinces",
        "next_centres",
        "consultants_per_centre",
        "enterprises_of_provinces",
        "reach_by_poverty",
    }
    assert [block.text for block in shown if isinstance(block, Section)] == [
        "What has been published about consultants",
        "Who lives too far from a centre?",
        "Where would the next centres reach most people?",
        "Where are posts vacant?",
    ]


def test_pictures_of_the_press_are_those_of_the_page(read):
    reading = read(mutu="A", radius="25", daerah="provinsi", provinsi="33", per="2023-12-31")
    on_page = {b.code: b for b in blocks(reading) if isinstance(b, Picture) and b.code}
    made = {pictured.code: pictured.make(reading.only(SUBJECT.keys)) for pictured in SUBJECT.pictures}
    assert made == on_page and set(made) == CODES


def test_an_edition_without_consultants_says_which_file_would_tell(tmp_path):
    bare = pipeline.build(tmp_path / "none", tmp_path / "build", simulate=False, scale=SMALL)
    reading = Reading(Edition(str(bare.path)), "en", (("tambahan", "1"),))  # as many as it solves
    assert [block.file for block in blocks(reading) if isinstance(block, Missing)] == [
        "template-consultants.xlsx"
    ]
    drawing = {pictured.code for pictured in SUBJECT.pictures if pictured.make(reading)}
    assert drawing == {"jangkauan", "berikutnya", "konsultan-per-pusat"}
    assert not [one for pictured in SUBJECT.pictures[2:5] for one in pictured.choices(reading)]


def test_what_is_not_known_is_drawn_as_not_known(read):
    """A hatch of its own with a key, and no 0 %, where no centre was found within reach."""
    picture = drawn(read())["coverage_map"]
    shaded, _ = picture.drawing.arguments
    unknown = shaded.rows[shaded.rows["class"] == 0]
    assert len(unknown) > 200
    assert shaded.labels[0] == "none found" and shaded.colors[0] == style.HATCHED and shaded.hatch is not None
    assert unknown["hover"].str.fullmatch("no centre found within reach of its .* people: not known").all()
    assert shaded.rows.loc[shaded.rows["class"] > 0, "hover"].str.startswith("at least ").all()
    placed, _ = drawn(read())["coverage_simulated"].drawing.arguments
    assert placed.labels[0] == "0%" and not placed.rows["hover"].str.contains("at least").any()


def test_evidence_b_and_old_sources_are_said_beside_the_map(read):
    every, sure = (drawn(read(mutu=code))["coverage_map"] for code in ("AB", "A"))
    assert "20 may be no more than funded (evidence B)." in every.explained
    assert "22 were last mentioned in 2020 or before, the earliest in 2016." in every.explained
    assert "evidence B" not in sure.explained and "were last mentioned" in sure.explained
    assert sure.frame.title.endswith("of a centre seen operating or inaugurated")
    _, points = every.drawing.arguments
    hovers = points.rows["hover"]
    assert hovers.str.contains("Evidence (?:A|B, may only be funded)<br>Newest source: ", regex=True).all()
    assert hovers.str.endswith("Newest source: 2016").sum() == 2


def test_what_would_be_is_said_under_its_condition(read):
    for asked in ({}, {"mutu": "A"}):
        assert drawn(read(**asked))["next_centres"].frame.title.startswith("If there are no other centres, ")
        (told,) = [one.text for one in sentences(read(**asked)) if "with these changes" in one.text]
        assert told.startswith("If there are no other centres")
