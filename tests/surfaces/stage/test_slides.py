"""The slides of a meeting room: six, each with what its page says, nothing simulated unmarked, nothing
cut."""

import re
from dataclasses import replace

import pytest
from figures import drawn

from plut.content.blocks import Answer, Answers, Beside, Finding, Group, Picture, Sentence, walk
from plut.content.reading import Reading
from plut.content.slides import MOST_WORDS, Slide, TooMuch
from plut.content.subject import Subject
from plut.figures import letters, style
from plut.subjects.every import SUBJECTS
from plut.surfaces.press.registry import OFFERS
from plut.surfaces.stage import layout, markup, order
from plut.surfaces.stage.layout import ACROSS, DOWN, EDGE
from plut.warehouse.edition import Edition

SIX = ["overview", "centres", "consultants", "procurement", "certification", "data"]
NUMBER = re.compile(r"\d[\d.,]*\d|\d")


@pytest.fixture
def reading(edition):
    def at(language: str = "id", shows_simulated: bool = False, **asked: str) -> Reading:
        return Reading(Edition(str(edition.path)), language, tuple(sorted(asked.items())), shows_simulated)

    return at


def laid(slide: Slide, language: str) -> layout.Laid:
    return layout.laid(slide, markup.title(slide, language), markup.foot(slide))


def said_on_pages(reading: Reading) -> str:
    """What stands in words on the pages of the slides: heads, sentences, numbers, pictures."""
    found: list[str] = []
    for subject in SUBJECTS:
        for block in walk(subject.blocks(reading)) if subject.slide else ():
            match block:
                case Finding(text, sentences):
                    found += [text, *(one.words for one in sentences)]
                case Sentence():
                    found.append(block.words)
                case Answers(answers):
                    found += [f"{one.value} {one.label} {one.words}" for one in answers]
                case Picture():
                    figure = block.drawing(frame=block.frame)
                    hovers = [str(trace.customdata) for trace in figure.data if trace.customdata is not None]
                    found += [block.frame.title, block.frame.subtitle, drawn.words(figure), *hovers]
                case Beside() | Group():
                    pass
    return " | ".join(found)


def test_there_are_six_in_the_order_of_the_menu(reading):
    assert [one.subject.name for one in order.slides(reading())] == SIX


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_number_of_a_slide_stands_on_its_pages(reading, language):
    pages = said_on_pages(reading(language))
    known = set(NUMBER.findall(pages))
    for one in order.slides(reading(language)):
        words = [one.slide.title, one.slide.said, *(f"{a.value} {a.words}" for a in one.slide.answers)]
        assert set(NUMBER.findall(" ".join(words))) <= known, one.subject.name


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_picture_of_a_slide_is_that_of_a_page_and_is_handed_out(reading, language):
    of = reading(language)
    on_pages = [block for page in SUBJECTS for block in walk(page.blocks(of)) if isinstance(block, Picture)]
    for one in order.slides(of):
        assert one.slide.picture in on_pages
        assert OFFERS[one.slide.picture.code].picture(of.only(())) == one.slide.picture


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_slide_is_read_from_afar_and_nothing_of_it_is_cut(reading, language):
    for one in order.slides(reading(language)):
        slide, made = one.slide, laid(one.slide, language)
        assert len(slide.title.split()) <= MOST_WORDS and not slide.title.endswith("?")
        assert len(made.title) <= 2 and " ".join(made.title) == markup.title(slide, language)
        assert all(letters.width(line, layout.TITLE, bold=True) <= layout.ROOM for line in made.title)
        assert letters.lines(letters.wrapped(slide.said, layout.ROOM, layout.SAID)) <= 2
        across, down = made.picture
        assert down <= made.height and made.top + down <= made.said_top <= made.foot_top < DOWN
        assert across >= layout.ROOM / 2
        if slide.answers:
            assert made.number >= layout.LEAST_NUMBER and made.left + made.column <= ACROSS - EDGE
            assert all(layout.value_width(a.value, made.number) <= made.column for a in slide.answers)
            high = [layout.answer_height(a, made.column, made.number) for a in slide.answers]
            assert sum(high) <= made.height


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_word_of_a_picture_leaves_it_or_lies_on_another(reading, language):
    for one in order.slides(reading(language)):
        figure = laid(one.slide, language).figure
        room = figure.layout.width - 2 * style.MARGIN
        assert drawn.outside(figure, room=room) == [] and drawn.overlapping(figure, room=room) == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_source_day_and_edition_stand_on_each(reading, language):
    for one in order.slides(reading(language)):
        frame = one.slide.picture.frame
        shown = str(markup.placed(one.slide, laid(one.slide, language), markup.foot(one.slide), language))
        for text in (frame.source, frame.subtitle, frame.computed, frame.brand):
            assert str(markup.Markup.escape(text)) in shown


def test_nothing_simulated_is_shown_among_real_data(reading):
    for one in order.slides(reading()):
        assert not one.slide.is_simulated and not drawn.is_marked(laid(one.slide, "id").figure)
        assert "SIMUL" not in str(markup.placed(one.slide, laid(one.slide, "id"), "", "id"))


def test_what_is_simulated_is_marked_in_title_number_and_picture(reading):
    of = reading("en", shows_simulated=True)
    picture = OFFERS["peta-simulasi"].picture(of)
    answer = Answer("Centres", "17", "placed at random", picture.rows)
    slide = Slide("Where they could stand", picture, (answer,))
    made = laid(slide, "en")
    shown = str(markup.placed(slide, made, markup.foot(slide), "en"))
    assert " ".join(made.title) == "SIMULATED: Where they could stand" and drawn.is_marked(made.figure)
    assert '<section class="plut-made-up"><b class="plut-mark">SIMULATED</b>' in shown


def test_choices_of_a_page_make_no_other_slide(reading):
    assert order.slides(reading("id", provinsi="32", tahun="2025")) == order.slides(reading("id"))


def test_a_slide_takes_no_more_than_three_numbers_and_a_picture_with_a_code(reading):
    picture = OFFERS["jumlah"].picture(reading())
    answer = Answer("Centres", "100", "", picture.rows)
    with pytest.raises(TooMuch):
        Slide("Title", picture, (answer,) * 4)
    with pytest.raises(TooMuch):
        Slide("Title", replace(picture, code=""))


def test_an_edition_from_before_a_question_was_asked_lacks_its_slide_alone(reading):
    asks_what_is_not_there = Subject("x", "x", "X", (), lambda _: (), slide=lambda r: r.rows("no/question"))
    assert order.made(asks_what_is_not_there, reading()) is None


@pytest.mark.parametrize(
    ("code", "place"),
    [("1", 1), ("6", 6), ("7", 1), ("0", 1), ("-2", 1), ("x", 1), ("", 1), (None, 1), ("²", 1)],
)
def test_an_address_names_a_slide_or_the_first(code, place):
    assert order.asked(code, 6) == place


def test_a_page_opens_at_its_own_slide(reading):
    places = {subject.name: order.place_of(subject, reading()) for subject in SUBJECTS}
    assert [places[name] for name in SIX] == [1, 2, 3, 4, 5, 6]
    assert places["award"] == places["area"] == places["published"] == 1


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("Rp221,49 triliun", [("Rp", False), ("221,49", True), (" triliun", False)]),
        ("lebih dari 1,0 juta", [("lebih dari ", False), ("1,0", True), (" juta", False)]),
        ("3 of 9", [("3", True), (" of ", False), ("9", True)]),
        ("55.3%", [("55.3%", True)]),
    ],
)
def test_the_digits_of_a_number_are_large_and_its_words_small(value, parts):
    assert list(layout.parts(value)) == parts


def test_lines_of_a_title_are_about_as_long_and_a_word_with_a_hyphen_stays_whole():
    title = "Not issued is not lost: 46% of SEHATI-1's quota was in process in September 2022"
    first, second = layout.balanced(title)
    assert "SEHATI-1's" in f"{first} {second}".split() and abs(len(first) - len(second)) < 12
