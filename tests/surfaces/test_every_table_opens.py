"""Every picture of every page has a table that can be opened: its columns are in its rows, and have names."""

import itertools

import pytest

from plut.base.measures import measure
from plut.content.blocks import Picture, Table, walk
from plut.content.reading import Reading
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
