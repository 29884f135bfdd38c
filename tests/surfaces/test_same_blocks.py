"""A page says the same whichever surface asks: the app, the press room, a file."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from app_words import charts
from streamlit.testing.v1 import AppTest

from plut.base.folders import REPOSITORY
from plut.content.blocks import Beside, Group, Picture, walk
from plut.content.reading import Reading
from plut.figures.style import width_for
from plut.surfaces.app import browser
from plut.surfaces.app.showing import View
from plut.surfaces.pages import PAGES
from plut.surfaces.press.registry import OFFERS
from plut.warehouse.edition import Edition

ADDRESSES = [
    {},
    {
        "provinsi": "32",
        "kode": "3204",
        "status": "UPTD",
        "radius": "25",
        "kelompok": "regency",
        "skema": "NIB",
    },
    {"provinsi": "33", "kohort": "2025", "mutu": "A", "pembagi": "kewajiban", "kategori": "provinsi"},
]


def reading(edition, language: str, asked: dict[str, str]) -> Reading:
    return Reading(Edition(str(edition.path)), language, tuple(sorted(asked.items())))


def pictures(blocks) -> dict[str, Picture]:
    return {block.code: block for block in walk(blocks) if isinstance(block, Picture) and block.code}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("asked", ADDRESSES, ids=lambda asked: "-".join(asked) or "usual")
def test_the_press_room_hands_out_the_picture_of_the_page(edition, language, asked):
    of = reading(edition, language, asked)
    compared = 0
    for offer in OFFERS.values():
        # a comparison has an address of its own, which the press room cites
        cited = of.but({one.key: one.chosen for one in offer.choices(of) if not one.is_usual})
        on_page = pictures(offer.subject.blocks(cited)).get(offer.code)
        handed = offer.picture(of)
        assert on_page == handed, offer.code
        compared += handed is not None
    assert compared > 10 or len(OFFERS) < 20


def test_every_picture_with_a_code_is_registered_once_and_in_its_subject(edition):
    of = reading(edition, "id", {})
    assert len({offer.code for offer in OFFERS.values()}) == sum(len(page.pictures) for page in PAGES)
    registered = {page.name: {one.code for one in page.pictures} for page in PAGES}
    registered["overview"] |= registered["centres"]  # which it shows too
    registered["procurement"] |= registered["published"]
    for page in PAGES:
        codes = set(pictures(page.blocks(of))) if page.pictures else set()
        assert codes <= registered[page.name], page.name


def with_room(blocks: tuple, view: View) -> Iterator[tuple[Picture, int]]:
    """The pictures that stand open, with the pixels that each has on the page or in its column."""
    for block in blocks:
        if isinstance(block, Picture):
            yield block, view.pixels
        elif isinstance(block, Group):
            yield from with_room(block.blocks, view)
        elif isinstance(block, Beside):
            for part, column in zip((block.shown, block.told), view.beside(), strict=True):
                yield from with_room(part, column)


@pytest.mark.parametrize("page", [page for page in PAGES if page.pictures], ids=lambda page: page.name)
def test_the_app_draws_what_the_blocks_say(edition, monkeypatch, page):
    monkeypatch.setenv("PLUT_BUILD_DIR", str(edition.path.parent))
    asked = {"lang": "en", "provinsi": "32", "simulasi": "1"}
    app = AppTest.from_file(str(REPOSITORY / "dashboard" / "main.py"), default_timeout=120).run()
    for key, value in asked.items():
        app.query_params[key] = value
    app = app.switch_page(f"app_pages/{page.name}.py").run()
    shown = {alt: figure["data"] for alt, figure in charts(app)}
    blocks = page.blocks(reading(edition, "en", asked))
    view = View(browser.USUAL, page.keys)
    open_ones = list(with_room(blocks, view))
    for block, pixels in open_ones:
        frame = replace(block.frame, width=width_for(pixels), across=pixels)
        assert json.loads(block.drawing(frame=frame).to_json())["data"] == shown[block.alt]
    assert len(open_ones) <= len(shown)


@pytest.mark.parametrize("shown", ["1", "0"])
def test_what_is_simulated_stands_in_a_frame_of_the_app_with_its_word_and_sentence(
    edition, monkeypatch, shown
):
    monkeypatch.setenv("PLUT_BUILD_DIR", str(edition.path.parent))
    app = AppTest.from_file(str(REPOSITORY / "dashboard" / "main.py"), default_timeout=120).run()
    app.query_params["lang"], app.query_params["simulasi"] = "en", shown
    app = app.switch_page("app_pages/award.py").run()
    heads = [one.proto.body for one in app.get("html") if 'class="plut-apart"' in one.proto.body]
    assert len(heads) == (2 if shown == "1" else 0)  # the ranking, and the method on a made-up example
    assert all("SIMULATED" in head and "not official" in head for head in heads)
    assert not [one for one in app.get("html") if 'class="plut-band"' in one.proto.body]
