"""On no picture of any page does a word leave the picture or lie on another, whichever language and width."""

import itertools
from dataclasses import replace

import pytest
from figures.drawn import is_marked, outside, overlapping
from sampled import some

from plut.content.blocks import Picture, walk
from plut.content.reading import Reading
from plut.figures.style import WIDTHS
from plut.surfaces.pages import PAGES
from plut.warehouse.edition import Edition

ADDRESSES = [
    {},
    {"provinsi": "32", "kode": "3204", "batas": "regency", "pembagi": "kewajiban", "kohort": "2025"},
    {"kode": "95", "kategori": "provinsi", "skema": "NIB", "kelompok": "regency", "warna": "centres.status"},
]


CASES = [
    pytest.param(
        language, asked, id=f"{language}-{asked.get('kode', 'usual')}", marks=[pytest.mark.long] * is_long
    )
    for asked, language, is_long in (
        (ADDRESSES[0], "id", False),
        (ADDRESSES[0], "en", True),
        (ADDRESSES[1], "id", True),
        (ADDRESSES[1], "en", False),
        (ADDRESSES[2], "id", True),
        (ADDRESSES[2], "en", True),
    )
]


@pytest.mark.parametrize(("language", "asked"), some(CASES))
def test_no_word_of_a_page_leaves_its_picture_or_lies_on_another(edition, language, asked):
    of = Reading(Edition(str(edition.path)), language, tuple(sorted(asked.items())))
    shown = {
        block.key: block for page in PAGES for block in walk(page.blocks(of)) if isinstance(block, Picture)
    }
    assert len(shown) > 25
    for block, width in itertools.product(shown.values(), WIDTHS):
        figure = block.drawing(frame=replace(block.frame, width=width))
        assert outside(figure, width) == [], (block.key, width)
        assert overlapping(figure, width) == [], (block.key, width)
        assert is_marked(figure) == block.is_simulated, (block.key, width)
