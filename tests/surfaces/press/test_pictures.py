"""The pictures of the press room: each can be made, says when it is simulated, and uses the width of a
sheet."""

import itertools
from dataclasses import replace

import pytest
from sampled import some

from plut.base import formats
from plut.content.reading import Reading
from plut.figures import letters, style
from plut.surfaces.press import printing, registry
from plut.surfaces.press.registry import OFFERS
from plut.surfaces.press.sizes import PRESETS
from plut.warehouse.edition import Edition

SIMULATED = {
    "peta-simulasi",
    "jangkauan-simulasi",
    "konsultan",
    "bidang",
    "akses",
    "tahap",
    "laju",
    "selisih",
    "peta-belanja",
    "peringkat",
    "corong",
    "kurva",
    "kohort",
    "jalan",
}


@pytest.fixture
def reading(edition):
    def at(language: str, **asked: str) -> Reading:
        return Reading(Edition(str(edition.path)), language, tuple(sorted(asked.items())))

    return at


@pytest.mark.parametrize("code", OFFERS)
@pytest.mark.parametrize(("language", "word"), [("id", "SIMULASI"), ("en", "SIMULATED")])
def test_picture_is_made_under_its_code_and_says_when_it_is_simulated(reading, code, language, word):
    picture = OFFERS[code].picture(reading(language))
    assert picture is not None and picture.code == code
    assert (code in SIMULATED) == picture.is_simulated == (picture.frame.simulated_word == word)
    assert picture.is_simulated == picture.frame.title.startswith(word)
    assert set(picture.columns) <= set(picture.rows.frame.columns)
    named = registry.names(reading(language))[code]
    assert named.startswith(word) == picture.is_simulated


def test_hidden_simulation_leaves_only_real_pictures(reading):
    hidden = replace(reading("id"), shows_simulated=False)
    assert set(registry.names(hidden)) == set(OFFERS) - SIMULATED
    assert all(OFFERS[code].picture(hidden) is None for code in SIMULATED)


def test_pictures_of_a_province_are_of_it_those_of_simulated_posts_know_none(reading):
    of_province = [offer for offer in OFFERS.values() if offer.pictured.province_key]
    assert len(of_province) == 6
    for offer in of_province:
        of = reading("id", **{offer.pictured.province_key: "33"})
        picture = offer.picture(of)
        if any(one.unknown for one in offer.choices(of)):
            assert picture is None or picture.is_simulated  # a kit leaves it out
            continue
        assert picture is not None and "Jawa Tengah" in f"{picture.frame.title} {picture.frame.subtitle}"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", OFFERS)
def test_words_around_a_picture_are_few_on_a_page_and_on_a_phone(reading, code, language):
    """What is counted takes two lines beside answers on a small desk and three on a phone, the sources two
    and four; the rest stands under the picture."""
    picture = OFFERS[code].picture(reading(language))
    assert picture is not None
    of_all = 1 if code == "banding" else 0  # all measures, and so all sources
    for pixels, most in ((833, (2, 2)), (358, (3, 4 + of_all))):
        width = style.width_for(pixels)
        drawn = picture.drawing(frame=replace(picture.frame, width=width, across=pixels))
        texts = [note.text.split("<br>") for note in drawn.layout.annotations if note.text]
        for told, lines in zip((picture.frame.subtitle, picture.frame.source), most, strict=True):
            plain = letters.plain(told)
            begun = (plain, formats.capital(plain))  # a line begins with a capital
            [found] = [lines for lines in texts if " ".join(lines).startswith(begun)]
            ends = itertools.accumulate(len(line) + 1 for line in found)
            assert next(n for n, end in enumerate(ends, 1) if end > len(plain)) <= lines, (pixels, told)


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_explains_a_picture_is_said_once_and_bears_its_mark(reading, language):
    for offer in OFFERS.values():
        picture = offer.picture(reading(language))
        assert picture is not None
        for one in picture.explanation:
            assert one.is_simulated == picture.is_simulated
            assert one.text not in picture.frame.subtitle and one.text.endswith(".")
    assert (
        sum(bool(offer.picture(reading(language)).explained) for offer in OFFERS.values()) > len(OFFERS) / 2
    )


@pytest.mark.parametrize("size", ["1600x900", "1080x1920"])
@pytest.mark.parametrize("code", some(OFFERS, 3))
def test_title_uses_the_width_of_a_sheet_and_no_more(reading, code, size):
    picture = OFFERS[code].picture(reading("id"))
    assert picture is not None
    preset = PRESETS[size]
    sheet = printing.laid_out(picture.drawing, picture.frame, preset)
    margin = sheet.figure.layout.margin
    room, size = sheet.width - margin.l - margin.r, style.WIDTHS[preset.width].title
    [title] = [
        a.text
        for a in sheet.figure.layout.annotations
        if a.text.replace("<br>", " ") == f"<b>{letters.plain(picture.frame.title)}</b>"
    ]
    broken = title.removeprefix("<b>").removesuffix("</b>").split("<br>")
    assert max(letters.width(line, size, bold=True) for line in broken) <= room
    # a line ends only where the next word would not fit, or where the sheet, lower by the line that this
    # saves, would be too narrow for it at its proportions
    for line, after in itertools.pairwise(broken):
        assert letters.width(f"{line} {after.split(' ')[0]}", size, bold=True) > room * 0.94


@pytest.mark.parametrize("widest", [790, 962, 1400])
def test_no_line_of_a_sheet_is_wider_than_the_place_that_it_is_shown_in(reading, widest):
    """Beside its choices a sheet has less room than its file."""
    picture = OFFERS["peta"].picture(reading("id"))
    assert picture is not None
    sheet = printing.laid_out(picture.drawing, picture.frame, PRESETS["1600x900"], widest)
    margin = sheet.figure.layout.margin
    room = sheet.width - margin.l - margin.r
    assert sheet.width <= widest
    texts = [a for a in sheet.figure.layout.annotations if a.xref == "paper" and a.yref == "paper"]
    assert len(texts) >= 4
    assert max(letters.width(a.text, a.font.size) for a in texts) <= room + 1
