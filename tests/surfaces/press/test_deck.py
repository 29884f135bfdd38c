"""Slides that are given away: one file of 16:9 with words as words, pictures with their text, and codes that
are answered."""

import io
import re
import struct

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from plut.content.reading import Reading
from plut.surfaces import giving
from plut.surfaces.press import deck, printing, records, room
from plut.surfaces.stage import layout, order
from plut.warehouse.edition import Edition


@pytest.fixture
def reading(edition, tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_CODES_DIR", str(tmp_path / "codes"))
    monkeypatch.setenv("PLUT_BUILD_DIR", str(tmp_path / "build"))
    (tmp_path / "build").mkdir()
    return lambda language="id": Reading(
        Edition(str(edition.path)), language, shows_simulated=False, base="https://plut.example"
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_presentation_holds_title_numbers_and_sources_as_text(reading, language):
    of = reading(language)
    shown = order.slides(of)
    file = next(one for one in deck.files(of, shown) if one.name.endswith(".pptx"))
    opened = Presentation(io.BytesIO(giving.written(file.content)))
    assert (opened.slide_width * 9, len(opened.slides)) == (opened.slide_height * 16, len(shown))
    for page, one in zip(opened.slides, shown, strict=True):
        assert page.shapes.title.text_frame.text == one.slide.title
        assert page.shapes.title.placeholder_format.type == PP_PLACEHOLDER.TITLE
        (picture,) = (shape for shape in page.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE)
        assert picture._element.nvPicPr.cNvPr.get("descr") == one.slide.picture.alt
        assert picture.width / picture.height < 4 and picture.width < opened.slide_width
        text = " ".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)
        plain = " ".join(text.split())
        for answer in one.slide.answers:
            assert answer.label in plain and answer.words in plain
            assert answer.value in plain
        frame = one.slide.picture.frame
        assert frame.source in plain and frame.computed in plain and of.edition.name in plain
        assert re.search(r"https://plut\.example/pers\?periksa=\w{4}-\w{4}", plain)
        for shape in page.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= opened.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= opened.slide_height


def test_what_a_file_of_slides_shows_is_answered_by_its_codes(reading, tmp_path):
    of = reading()
    file = next(one for one in deck.files(of, order.slides(of)) if one.name.endswith(".pptx"))
    codes = [record.code for record in file.content.records]
    assert len(set(codes)) == 6 and not (tmp_path / "codes").exists()
    giving.written(file.content)
    for code, one in zip(codes, order.slides(of), strict=True):
        assert records.read(code, tmp_path / "codes")[1].title == one.slide.picture.frame.title


def test_a_pdf_has_a_sheet_of_16_9_for_each_and_says_what_its_pictures_are(reading):
    of = reading("en")
    file = next(one for one in deck.files(of, order.slides(of)) if one.name.endswith(".pdf"))
    content = giving.written(file.content)
    assert content.startswith(b"%PDF")
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", content)
    assert len(boxes) == 6 and {float(wide) / float(high) for wide, high in boxes} == {16 / 9}
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 6 and content.count(b"/Alt") == 6
    assert b"/FontFile" in content  # its words are letters of a typeface, not dots


def test_each_slide_is_a_picture_of_1920_by_1080(reading):
    of = reading()
    single = [one for one in deck.files(of, order.slides(of)) if one.name.endswith(".png")]
    assert len(single) == 6 and len({one.name for one in single}) == 6
    content = giving.written(single[3].content)
    assert struct.unpack(">II", content[16:24]) == (layout.ACROSS, layout.DOWN)


@pytest.mark.skipif(not printing.has_chromium(), reason="there is no Chromium")
def test_the_press_room_offers_them_and_shows_them(reading):
    blocks = room.for_a_meeting(reading())
    links = next(block for block in blocks if type(block).__name__ == "Links").links
    assert [link.address for link in links[:2]] == ["?tayang=1", "peta?tayang=2"] and len(links) == 6
    given = next(block for block in blocks if type(block).__name__ == "Files")
    assert [file.name.rpartition(".")[2] for file in given.files] == ["pdf", "pptx"] and len(
        given.others
    ) == 6
    assert not any(file.name.startswith("SIMULASI") for file in (*given.files, *given.others))
