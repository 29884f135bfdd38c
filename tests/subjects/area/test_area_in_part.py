"""The page of an area for who sees a part of the records: what rests on none that is hidden stands there, and
so does the way to another area."""

import re

import pytest

from plut.base.folders import REPOSITORY
from plut.content.blocks import Choices, Finding, Limits, Note, Picture, Sentence, walk
from plut.content.reading import Reading
from plut.office import access
from plut.subjects import area
from plut.warehouse.edition import Edition

EXAMPLE = REPOSITORY / "tests" / "office" / "access.toml"
OF = re.compile(r"\b(\d+) of (\d+)\b")


@pytest.fixture
def blocks_of(loaded):
    """The blocks of the page as a role reads them: a function (role, what the address says) -> blocks."""

    def blocks(role: str, **said: str) -> list:
        grants = access.read(EXAMPLE).of_role(role)
        of = Edition(str(loaded.path), grants.rules)
        reading = Reading(of, "en", tuple(sorted(said.items())), pages=grants.pages)
        return list(walk(area.SUBJECT.blocks(reading)))

    return blocks


def notes(blocks: list) -> list[str]:
    return [one.text for one in blocks if isinstance(one, Note)]


@pytest.mark.parametrize("role", ["jabar", "sumbar"])
@pytest.mark.parametrize("code", ["13", "1371", "61"])
def test_a_part_that_is_hidden_says_so_and_the_others_stand(blocks_of, role, code):
    """Public numbers and centres, spending, the map, where to go next."""
    whole, part = (blocks_of(one, kode=code) for one in ("auditor", role))
    assert not notes(whole)
    assert notes(part) and all(one.startswith("This part is not shown") for one in notes(part))
    assert any(isinstance(one, Choices) for one in part) and any(isinstance(one, Limits) for one in part)
    hidden = {"area_standings"} | ({"area_context"} if role == "sumbar" else set())  # without sums
    shown = {one.key for one in part if isinstance(one, Picture)}
    assert shown == {one.key for one in whole if isinstance(one, Picture)} - hidden
    assert len(part) > 20


@pytest.mark.parametrize(
    "said",
    [
        {"kode": "13", "dengan": "32"},
        {"kode": "13", "dengan": "32", "bagian": "certification"},
        {"kode": "1371", "menurut": "staffing_share"},
        {"kode": "13", "menurut": "certified_share"},
    ],
    ids=lambda said: next(reversed(said)),
)
def test_another_area_can_be_chosen_where_a_comparison_is_hidden(blocks_of, said):
    blocks = blocks_of("jabar", **said)
    assert any(isinstance(one, Choices) for one in blocks)
    if notes(blocks):
        assert any(isinstance(one, Limits) for one in blocks)


@pytest.mark.parametrize("role", ["jabar", "sumbar", "certifier", "auditor"])
@pytest.mark.parametrize("measure", ["certified_share", "staffing_share", "known_centres", "poverty_rate"])
@pytest.mark.parametrize("code", ["32", "3204", "13"])
def test_no_part_is_larger_than_what_it_is_of(blocks_of, role, measure, code):
    """A number that counts all areas stood beside one that counted the rows that are shown."""
    told = []
    for one in blocks_of(role, kode=code, menurut=measure):
        told += [one.words] if isinstance(one, Sentence) else []
        told += [sentence.words for sentence in one.sentences] if isinstance(one, Finding) else []
    for part, whole in OF.findall(" ".join(told)):
        assert int(part) <= int(whole), told
