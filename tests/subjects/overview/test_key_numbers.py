"""The overview: the latest number of each kind, with what it counts, its day and its source."""

import pytest

from plut.content.blocks import Answers, Finding, Picture, Search, Section, Sentence, standing
from plut.content.reading import Reading
from plut.subjects.overview import SUBJECT, changes, page
from plut.warehouse.edition import Edition


@pytest.fixture
def reading(edition) -> Reading:
    return Reading(Edition(str(edition.path)), "en")


def of(reading: Reading, kind: type) -> list:
    return [block for block in standing(SUBJECT.blocks(reading)) if isinstance(block, kind)]


def test_key_numbers_are_the_latest_in_print(reading):
    (numbers,) = of(reading, Answers)
    shown = {answer.label: answer.value for answer in numbers.answers}
    assert shown == {
        "Centres announced": "100",
        "Consultants per centre": "3.8",
        "Spending on small enterprises": "Rp221.49 trillion",
        "Halal-certified products": "11.0 million",
    }
    announced, per_centre, spent, halal = (answer.words for answer in numbers.answers)
    assert announced == "26 province-level; 74 regency-level · 9 October 2024 · umkm.kompas.com"
    assert per_centre == (
        "332 consultants, 87 centres, 27 September 2023; our arithmetic · with every post filled 5.5 (2024)"
    )
    assert "18.9%, 27.3% and 41.8%, depending on the denominator" in spent
    assert halal == "products, not enterprises · December 2025"  # a month has no day
    assert not any(answer.is_simulated for answer in numbers.answers)


def test_small_pictures_tell_the_same_as_their_numbers(reading):
    announced, per_centre, spent, halal = (answer.small for answer in of(reading, Answers)[0].answers)
    assert announced.is_stepped and announced.points[-1][1] == 100 and announced.last == "100"
    assert per_centre.is_worse and (per_centre.first, per_centre.last) == ("5.9", "3.8")
    assert [text for _, _, text in spent.bars] == ["18.9%", "27.3%", "41.8%"] and spent.target == 0.4
    assert len({round(whole * part) for whole, part, _ in spent.bars}) == 1  # one amount in all three
    assert halal.last == "10.98"


def test_what_is_found_speaks_of_the_country(reading):
    (finding,) = of(reading, Finding)
    assert finding.text == "At least 55% of people live within 50 km of the 83 PLUT centres found"
    said = [sentence.words for sentence in finding.sentences]
    assert said == [
        "20 of these small-enterprise service centres may only have been funded; without them it is 53%.",
        "The government counted 100 on 9 October 2024, not necessarily these.",
    ]
    assert any(
        sentence.words.startswith("We found no centre in 7 provinces: ")
        and sentence.words.endswith(
            "There were 74 PLUT centres in 32 of the 34 provinces of that time in December 2021 "
            "(https://gpriority.co.id/kemenkop-ukm-siapkan-20-new-plut-kumkm/)."
        )
        for sentence in of(reading, Sentence)
    )


def test_choices_of_other_pages_turn_nothing_here(edition):
    asked = (("provinsi", "32"), ("status", "UPTD"))
    usual, carried = (Reading(Edition(str(edition.path)), "en", codes) for codes in ((), asked))
    assert page(carried) == page(usual)
    titles = {block.key: block.frame.title for block in standing(page(carried)) if isinstance(block, Picture)}
    assert titles["overview_centres"].startswith("In at least 12 of 38 provinces half of people or more live")


def test_real_data_alone_have_no_section_of_unnamed_centres(edition, reading):
    real = Reading(Edition(str(edition.path)), "en", shows_simulated=False)
    keys = {one: [block.key for block in of(one, Picture)] for one in (reading, real)}
    assert keys[reading] == ["overview_centres", "published_counts", "overview_simulated"]
    assert keys[real] == ["overview_centres", "published_counts"]
    assert not of(real, Section) and not [one for one in of(real, Sentence) if one.is_simulated]


def test_the_search_box_leads_to_the_page_of_an_area(reading):
    (search,) = of(reading, Search)
    assert (search.address, search.target_key, search.key) == ("wilayah", "kode", "buka_wilayah")
    assert len(search.options) == 552 and ("3204", "Kabupaten Bandung, Jawa Barat (3204)") in search.options


def test_the_first_edition_has_no_changes(reading, monkeypatch, edition):
    monkeypatch.setenv("PLUT_BUILD_DIR", str(edition.path.parent))
    assert changes.changes(reading) == ()
