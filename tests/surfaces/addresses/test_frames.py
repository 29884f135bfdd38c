"""A picture as a frame for another site: what it says, that other sites may show it, and the code to copy."""

import html
import re
from urllib.parse import urlsplit

import pytest
from sampled import by_turns

from plut.content.blocks import Quote, standing
from plut.content.reading import Reading
from plut.surfaces.press import embedding, room
from plut.surfaces.press.registry import OFFERS
from plut.warehouse.edition import Edition


@pytest.fixture
def reading(edition):
    def at(language: str, **asked: str) -> Reading:
        of = Edition(str(edition.path))
        return Reading(of, language, tuple(sorted(asked.items())), base="https://plut.example/plut")

    return at


@pytest.mark.parametrize(("code", "language"), by_turns(OFFERS, ["id", "en"], every=2))
def test_a_frame_has_picture_words_source_and_the_way_to_its_page(server, reading, code, language):
    offer = OFFERS[code]
    picture = offer.picture(reading(language))
    answer = server.ask(f"/sisip/{offer.subject.path}/{code}?simulasi=1&lang={language}")
    page = html.unescape(answer.text)
    assert answer.status == 200 and f'<html lang="{language}">' in page and "<script" not in page
    assert picture.alt in page and picture.frame.source in page
    assert ("Simulated numbers" in page or "Angka simulasi" in page) == picture.is_simulated
    assert f"/{offer.subject.address}" in re.search(r'<a href="([^"]+)"', page)[1]
    for source in re.findall(r'(?:srcset|src)="([^"]+)"', page):
        assert server.ask(source).status == 200


def test_any_site_may_show_a_frame(server):
    policy = server.ask("/sisip/peta/peta").headers["content-security-policy"]
    assert "frame-ancestors *" in policy and "script-src 'self'" in policy


@pytest.mark.parametrize(
    "path", ["/sisip/peta/peta?provinsi=99", "/sisip/peta/peta?x=1", "/sisip/peta/peta-simulasi"]
)
def test_what_cannot_be_shown_is_said(server, path):
    assert server.ask(path).status == 400
    assert (
        server.ask("/sisip/peta/nothing").status
        == server.ask("/sisip/").status
        == server.ask("/sisip").status
        == 404
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_press_room_has_the_code_of_a_frame_that_is_answered(server, reading, language):
    blocks = room.hand_out(reading(language, gambar="peta", provinsi="32"))
    code = next(
        block.text for block in standing(blocks) if isinstance(block, Quote) and "<iframe" in block.text
    )
    source, title = re.search(r'src="([^"]+)" title="([^"]+)"', code).groups()
    parts = urlsplit(html.unescape(source))
    assert (parts.netloc, parts.path) == ("plut.example", "/plut/sisip/peta/peta")
    answer = server.ask(f"{parts.path.removeprefix('/plut')}?{parts.query}")
    assert answer.status == 200 and title in answer.text and "Jawa Barat" in title


def test_the_code_of_a_simulated_picture_says_so_and_asks_for_it(reading):
    offer = OFFERS["peta-simulasi"]
    of = reading("id")
    code = embedding.code(of, offer, offer.picture(of))
    assert 'title="SIMULASI' in code and "simulasi=1" in code


def test_the_address_of_a_picture_in_the_press_room_is_answered(server, reading):
    of = reading("en", provinsi="32").only(OFFERS["peta"].subject.keys)
    answer = server.ask(f"/{embedding.picture(of, OFFERS['peta'], 'svg')}")
    assert answer.status == 200 and "jawa-barat" in answer.headers["content-disposition"]
