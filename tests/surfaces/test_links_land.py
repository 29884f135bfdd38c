"""Every link leads to a page that knows all that it says, and names something that stands there."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.routing import Match

from plut.content import answering
from plut.content.blocks import (
    Answer,
    Answers,
    Block,
    Choices,
    Finding,
    Fold,
    Group,
    Links,
    Picture,
    Ranked,
    Section,
    Table,
    Trail,
    walk,
)
from plut.content.reading import Reading
from plut.surfaces.addresses import routes as addresses_beside
from plut.surfaces.light import routes as light
from plut.surfaces.pages import PAGES
from plut.warehouse.edition import Edition

OF_THE_APP = {"lang", "simulasi", "edisi", "tayang"}


@pytest.fixture(scope="module")
def blocks_of(edition):
    """The blocks of a page: a function (page, codes, simulated) -> blocks, those in folds too."""

    def made(page, asked: dict[str, str], simulated: bool) -> list[Block]:
        codes = tuple(sorted((key, code) for key, code in asked.items() if key in page.keys))
        reading = Reading(Edition(str(edition.path)), "id", codes, shows_simulated=simulated)
        return list(walk(page.blocks(reading)))

    return made


def addresses(blocks: list[Block]) -> Iterator[tuple[str, Block | Answer]]:
    """All addresses below the product's that blocks lead to, and what leads there."""
    for block in blocks:
        match block:
            case Answers(answers) | Finding(answers=Answers(answers)):
                yield from ((one.address, one) for one in answers if one.address)
            case Links(links=links) | Trail(links=links):
                yield from ((one.address, block) for one in links)
            case Ranked(items=items):
                yield from ((one.link.address, block) for one in items[:3])


def names(blocks: list[Block]) -> set[str]:
    """All that a link can name on a page."""
    found: set[str] = set()
    for block in blocks:
        if isinstance(block, Picture | Table | Fold | Group):
            found.add(block.key)
        if isinstance(block, Section) and block.key:
            found.add(block.key)
        if isinstance(block, Table) and block.row_key:
            found |= set(block.rows.frame[block.row_key])
    return found


def is_own(path: str) -> bool:
    """Whether an address is one beside the app's: of a picture, of rows, of a frame, of a light page."""
    scope = {"type": "http", "path": f"/{path}", "method": "GET"}
    return any(
        route.matches(scope)[0] is Match.FULL for route in (*addresses_beside.routes(), *light.routes())
    )


@pytest.mark.parametrize("simulated", [False, True])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_lands_on_what_it_names(blocks_of, page, simulated):
    asked = {"provinsi": "32"} if page.name == "centres" else {}
    for address, of in addresses(blocks_of(page, asked, simulated)):
        parts = urlsplit(address)
        if is_own(parts.path):  # what is at it: tests/surfaces/addresses
            continue
        (target,) = (one for one in PAGES if one.address == parts.path)
        codes = dict(parse_qsl(parts.query))
        assert set(codes) <= {*target.keys, *OF_THE_APP}, address
        there = blocks_of(target, codes, simulated)
        unknown = [one for b in there if isinstance(b, Choices) for one in b.choices if one.unknown]
        assert not unknown, address
        assert not parts.fragment or parts.fragment in names(there), address
        assert parts.fragment or not isinstance(of, Answer), f"a number leads to the top of a page: {address}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_picture_in_a_fold_is_found_by_the_key_of_its_fold(blocks_of, page):
    """A browser opens the fold whose key begins with what a link names (surfaces/app/browser.py)."""
    for fold in blocks_of(page, {}, True):
        if isinstance(fold, Fold):
            for block in walk(fold.inside.blocks()):
                if isinstance(block, Picture) and block.code:
                    assert fold.key.startswith(f"{block.key}_")


def test_the_foot_of_every_page_leads_to_the_corrections(blocks_of):
    (data,) = (page for page in PAGES if page.name == "data")
    assert answering.KEY in names(blocks_of(data, {}, False))
