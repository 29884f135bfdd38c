"""Every picture of every page has a table that can be opened: its columns are in its rows, and have names."""

import csv
import io
import itertools

import pytest

from plut.base.language import LANGUAGES
from plut.base.measures import measure
from plut.content.blocks import Picture, Table, walk
from plut.content.reading import Reading
from plut.surfaces import giving
from plut.surfaces.pages import PAGES
from plut.warehouse.edition import Edition

ADDRESSES = [{}, {"provinsi": "32", "kode": "3204", "batas": "regency", "kohort": "2025"}]


@pytest.mark.parametrize("simulated", [False, True])
@pytest.mark.parametrize("asked", ADDRESSES, ids=["usual", "regency"])
def test_columns_of_a_table_are_there_and_have_a_name(edition, asked, simulated):
    of = Reading(Edition(str(edition.path)), "id", tuple(sorted(asked.items())), shows_simulated=simulated)
    blocks = itertools.chain.from_iterable(walk(page.blocks(of)) for page in PAGES)
    shown = [block for block in blocks if isinstance(block, Picture | Table)]
    assert len(shown) > 25
    for block in shown:
        assert set(block.columns) <= set(block.rows.frame), block.key
        assert all(measure(column).heading("id") for column in block.columns), block.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_of_every_picture_and_table_can_be_written(edition, language):
    """Each of their columns once, under a heading of its own."""
    asked = (("kode", "3204"),)
    of = Reading(Edition(str(edition.path)), language, asked, shows_simulated=True)
    written = 0
    for block in itertools.chain.from_iterable(walk(page.blocks(of)) for page in PAGES):
        if isinstance(block, Picture | Table):
            file = next(one for one in giving.files_of_rows(of, block) if one.name.endswith(".csv"))
            text = giving.written(file.content).decode("utf-8-sig")
            headings = next(csv.reader(io.StringIO(text), delimiter=";" if language == "id" else ","))
            assert len(set(headings)) == len(headings), block.key
            written += 1
    assert written > 25
