"""Maps of all pages name their places, and each key of a legend is seen on the paper."""

import re

import pytest

from plut.content.blocks import Picture, standing
from plut.content.reading import Reading
from plut.figures import choropleth, style
from plut.subjects.every import SUBJECTS
from plut.warehouse.edition import Edition

KEY = re.compile(r'color:(#[0-9a-f]{6})[^>]*">■')


def pictures(edition, subject, **chosen: str) -> list[Picture]:
    blocks = standing(subject.blocks(Reading(Edition(str(edition.path)), "id", chosen)))
    return [block for block in blocks if isinstance(block, Picture)]


@pytest.mark.parametrize("shown", ["0", "1"])
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: one.name)
def test_every_map_names_its_places_and_every_key_is_seen(edition, subject, shown):
    """No name stands on land whose values are made up, so that it is not taken for what they say of it."""
    for picture in pictures(edition, subject, simulasi=shown):
        figure = picture.drawing(frame=picture.frame)
        told = " ".join(note.text for note in figure.layout.annotations)
        assert not {style.PAPER, style.HATCHED} & set(KEY.findall(told)), picture.key
        if picture.drawing.function is choropleth.regions_map and not picture.frame.simulated_word:
            names = {
                name
                for trace in figure.data
                if trace.type == "scattergeo" and trace.mode == "text"
                for name in trace.text
            }
            assert len(names) > 5, picture.key
