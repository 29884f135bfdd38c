"""The overview: the latest number of each kind, with what it counts, its day and its source."""

import pytest

from plut.content.blocks import Answers, Finding, Picture, Search, Section, Sentence
from plut.content.reading import Reading
from plut.subjects.overview import SUBJECT, changes, page
from plut.warehouse.edition import Edition


@pytest.fixture
def reading(edition) -> Reading:
    return Reading(Edition(str(edition.path)), "en")


def test_key_numbers_are_the_latest_in_print(reading):
    (numbers,) = (block for block in SUBJECT.blocks(reading) if isinstance(block, Answers))
    shown = {answer.label: answer.value for answer in numbers.answers}
    assert shown == {
        "PLUT-KUMKM centres": "100",
        "Centres that are a UPTD": "31",
        "Consultants": "332",
        "Consultants that 100 centres should have": "552",
        "Halal-certified products": "10,978,714",
        "Spending on micro and small enterprises and co-operatives": "37.6%",
    }
    notes = [answer.words for answer in numbers.answers]
    assert notes[0] == "26 province-level; 74 regency-level · as of 9 October 2024 · umkm.kompas.com"
    assert all("as of " in note for note in notes) and "computed from published numbers" in notes[3]
    assert "7 per province-level centre, as reported for 2017 to 2019" in notes[3]
    assert "as of December 2025" in notes[4]  # a month has no day
    assert all(len(answer.of) == 1 and not answer.is_simulated for answer in numbers.answers)


def test_what_is_found_speaks_of_the_country(reading):
    finding = SUBJECT.blocks(reading)[0]
    assert isinstance(finding, Finding)
    said = [sentence.words for sentence in finding.sentences]
    assert said[1] == "From 49 centres in 2016 to 100 in 2024."
    assert said[2].startswith("We found no centre in 7 provinces: ")
    assert said[2].endswith(
        "There were 74 PLUT centres in 32 of the 34 provinces of that time in December 2021 "
        "(https://gpriority.co.id/kemenkop-ukm-siapkan-20-new-plut-kumkm/)."
    )
    assert "received 37.6% of realised provider spending by 27 October 2023" in said[3]


def test_choices_of_other_pages_turn_nothing_here(edition):
    asked = (("provinsi", "32"), ("status", "UPTD"))
    usual, carried = (Reading(Edition(str(edition.path)), "en", codes) for codes in ((), asked))
    assert page(carried) == page(usual)
    titles = {block.key: block.frame.title for block in page(carried) if isinstance(block, Picture)}
    assert titles["overview_centres"].startswith("The government counted 100 centres")


def test_real_data_alone_have_no_section_of_unnamed_centres(edition, reading):
    real = Reading(Edition(str(edition.path)), "en", shows_simulated=False)
    keys = {
        one: [block.key for block in SUBJECT.blocks(one) if isinstance(block, Picture)]
        for one in (reading, real)
    }
    assert keys[reading] == ["overview_centres", "published_counts", "overview_simulated"]
    assert keys[real] == ["overview_centres", "published_counts"]
    assert not [block for block in SUBJECT.blocks(real) if isinstance(block, Section | Sentence)]


def test_the_search_box_leads_to_the_page_of_an_area(reading):
    (search,) = (block for block in SUBJECT.blocks(reading) if isinstance(block, Search))
    assert (search.address, search.target_key, search.key) == ("wilayah", "kode", "buka_wilayah")
    assert len(search.options) == 552 and ("3204", "Kabupaten Bandung, Jawa Barat (3204)") in search.options


def test_the_first_edition_has_no_changes(reading, monkeypatch, edition):
    monkeypatch.setenv("PLUT_BUILD_DIR", str(edition.path.parent))
    assert changes.changes(reading) == ()
