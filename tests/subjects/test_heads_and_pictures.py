"""The head of a page and the titles of its pictures each say something."""

from difflib import SequenceMatcher

import pytest

from plut.content.blocks import Finding, Picture, standing
from plut.content.reading import Reading
from plut.subjects.every import SUBJECTS
from plut.warehouse.edition import Edition

ALIKE = 0.6  # share of their words, in order, from which two titles say the same


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: one.name)
def test_no_picture_repeats_the_head_of_its_page(edition, subject, language):
    blocks = standing(subject.blocks(Reading(Edition(str(edition.path)), language)))
    heads = [block.text for block in blocks if isinstance(block, Finding)]
    titles = [block.frame.title for block in blocks if isinstance(block, Picture)]
    for head in heads:
        for title in titles:
            assert SequenceMatcher(None, head.split(), title.split()).ratio() < ALIKE, title
