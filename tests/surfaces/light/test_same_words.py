"""A light page says what its blocks say, in both languages, on every page: findings, numbers, provenance and
scope. Blocks are compared with HTML as a reader sees it."""

import re
from collections.abc import Iterator
from dataclasses import replace

import lxml.html
import pytest
from sampled import by_turns, some

from plut.base import formats
from plut.base.measures import word
from plut.content import ages
from plut.content.blocks import (
    Answers,
    Block,
    Card,
    Finding,
    Fold,
    Limits,
    Links,
    Note,
    Picture,
    Quote,
    Ranked,
    Section,
    Sentence,
    Sheet,
    Table,
    Trail,
    walk,
)
from plut.content.reading import Reading
from plut.figures.style import width_for
from plut.surfaces.html.linking import linked
from plut.surfaces.light import pages
from plut.surfaces.light.places import Served
from plut.surfaces.pages import PAGES
from plut.surfaces.svg import figure
from plut.warehouse.edition import Edition

CASES = [
    (subject.name, asked)
    for subject in PAGES
    for asked in ([(("kode", "3204"),), (("kode", "32"),)] if subject.name == "area" else [()])
]
NAMED = lambda value: value if isinstance(value, str) else "-".join(code for _, code in value)  # noqa: E731
WHOLE = 10**9  # letters: all closed parts are sent along


def normal(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def seen(html: str) -> tuple[lxml.html.HtmlElement, str]:
    """The document, and all its words."""
    root = lxml.html.document_fromstring(html)
    return root, normal(root.find("body").text_content())


def told(block: Block, language: str) -> Iterator[str]:  # noqa: C901 (one case a kind of block)
    """What a block says."""
    match block:
        case Finding(text, sentences, answers):
            yield text
            yield from (one.words for one in sentences)
            if answers:
                yield from told(answers, language)
        case Answers(answers):
            for one in answers:
                yield from (one.label, one.value, ages.aged(one, language).words)
        case Section(text) | Note(text) | Quote(text):
            yield text
        case Sentence():
            yield block.words
        case Picture():
            yield from (block.frame.title, block.frame.subtitle, block.frame.source, block.frame.computed)
            yield from (one.words for one in block.explanation)
        case Sheet(picture):
            yield from told(picture, language)
        case Ranked():
            yield from (block.title, block.words)
            yield from (part for item in block.items for part in (item.link.text, item.text, item.share))
        case Links(lead, links):
            yield from (lead, *(one.text for one in links))
        case Trail(links, here):
            yield from (*(one.text for one in links), here)
        case Limits(lines):
            yield from lines
        case Card(title, _, lines, note):
            yield from (title, note, *(part for line in lines for part in line))
        case Fold(title=title):
            yield title


def made(edition, name: str, language: str, asked, simulated: bool):
    subject = next(one for one in PAGES if one.name == name)
    reading = Reading(Edition(str(edition.path)), language, asked, shows_simulated=simulated)
    html = pages.written(subject, reading, Served(subject, reading, ""), closed_up_to=WHOLE).html
    return subject.blocks(reading), html


@pytest.mark.parametrize(
    ("name", "asked", "language", "simulated"),
    by_turns(CASES, [("id", False), ("en", True), ("en", False), ("id", True)]),
)
def test_a_light_page_says_what_its_blocks_say(edition, name, asked, language, simulated):
    blocks, html = made(edition, name, language, asked, simulated)
    _, words = seen(html)
    counted = 0
    for block in walk(blocks):
        for text in told(block, language):
            # a sentence begins with a capital, and a web address in it is a link that shows its host
            said = {normal(text), formats.capital(normal(text)), normal(linked(text).striptags())}
            assert any(one in words for one in said), type(block).__name__
            counted += 1
    assert counted > 20


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("name", "asked"), CASES, ids=lambda value: str(value) if isinstance(value, str) else ""
)
def test_every_row_of_its_tables_stands_on_it_with_its_provenance(edition, name, asked, language):
    blocks, html = made(edition, name, language, asked, True)
    root, _ = seen(html)
    captions = [(table.find("caption"), table) for table in root.iter("table")]
    shown = {caption.text_content(): table for caption, table in captions if caption is not None}
    for block in walk(blocks):
        if not isinstance(block, Picture | Table):
            continue
        table = shown[block.frame.title]
        lines = table.findall("tbody/tr")
        assert len(lines) >= 1
        if len(block.rows) != len(lines):  # two of one title: the last one is found
            continue
        for line, provenance in zip(lines, block.rows.frame["provenance"], strict=True):
            cell = line.find("td")
            mark = cell.find("abbr")
            said = mark.get("title") if mark is not None else cell.text_content()
            assert said == word("provenance", provenance, language)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("name", "asked"), CASES, ids=lambda value: str(value) if isinstance(value, str) else ""
)
def test_what_is_simulated_is_marked_as_everywhere(edition, name, asked, language):
    blocks, html = made(edition, name, language, asked, True)
    root, _ = seen(html)
    word_of = {"id": "SIMULASI", "en": "SIMULATED"}[language]
    for block in walk(blocks):
        if isinstance(block, Picture):
            [own] = root.xpath("//figure[@id=$key]", key=block.key)[:1]
            marks = own.xpath(".//*[local-name()='image'][contains(@href, $word)]", word=word_of)
            assert bool(marks) == block.is_simulated, block.key
            if block.is_simulated:
                assert len(marks) == len(own.xpath("./svg"))
                assert own.xpath("ancestor::section[@class='simulated']") or "plut-band" in html


def test_real_pages_hold_nothing_simulated(edition):
    for name, asked in CASES:
        _, html = made(edition, name, "id", asked, False)
        root, _ = seen(html)
        assert not root.xpath("//section[@class='simulated']"), name
        assert not root.xpath("//*[local-name()='image'][contains(@href, 'SIMULASI')]"), name


@pytest.mark.parametrize("simulated", some([False, True]), ids=["real", "simulated"])
def test_nothing_of_any_picture_is_unknown_to_its_drawing(edition, simulated):
    counted = 0
    for name, asked in CASES:
        subject = next(one for one in PAGES if one.name == name)
        reading = Reading(Edition(str(edition.path)), "en", asked, shows_simulated=simulated)
        for block in walk(subject.blocks(reading)):
            if isinstance(block, Picture):
                for pixels in (1168, 736, 358):
                    frame = replace(block.frame, width=width_for(pixels), across=pixels)
                    assert figure.unknown(block.drawing(frame=frame)) == set(), block.key
                    counted += 1
    assert counted > 60
