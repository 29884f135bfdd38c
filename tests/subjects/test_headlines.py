"""The head of each main page is a finding that is read in a breath: at most 15 words, and no question."""

import pytest

from plut.content.blocks import Finding, standing
from plut.content.reading import Reading
from plut.surfaces.pages import PAGES
from plut.warehouse.edition import Edition

MAIN_PAGES = [page for page in PAGES if not page.is_reference]
ADDRESSES = [{}, {"provinsi": "32", "kode": "3204"}, {"provinsi": "93", "kode": "31"}, {"kode": "9501"}]
ADDRESSES += [{"kode": "3204", "dengan": "3205~3175~7105"}, {"kode": "3272", "menurut": "known_centres"}]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("asked", ADDRESSES, ids=lambda asked: asked.get("kode", "usual"))
@pytest.mark.parametrize(
    "page", [page for page in PAGES if not page.is_reference], ids=lambda page: page.name
)
def test_a_head_is_a_finding_of_at_most_fifteen_words(edition, page, asked, language):
    reading = Reading(
        Edition(str(edition.path)), language, tuple(sorted(asked.items())), shows_simulated=False
    )
    (head,) = (block for block in standing(page.blocks(reading)) if isinstance(block, Finding))
    assert 0 < len(head.text.split()) <= 15, head.text
    assert not head.text.endswith("?")
