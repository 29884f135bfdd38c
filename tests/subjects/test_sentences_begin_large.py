"""A sentence begins with a capital, also one that begins with what was chosen, which stays small in the
middle of a citation."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from plut.base.language import LANGUAGES
from plut.content.blocks import (
    Block,
    Choices,
    Finding,
    Fold,
    Invitation,
    Limits,
    Missing,
    Note,
    Picture,
    Ranked,
    Section,
    Sentence,
    walk,
)
from plut.content.reading import Reading
from plut.subjects.every import SUBJECTS
from plut.surfaces.html import words
from plut.warehouse.edition import Edition
from plut.warehouse.rules import Rules

BEGINS_SMALL = re.compile(r"(?:^|(?<=[.!?])\s+)([a-z]\S*)")
NAMED_SMALL = re.compile(
    r"[\w-]+\.(?:id|com|net|org)\b|e-"
)  # hosts of sources and e-purchasing, rightly small
PARAGRAPHS, TAG = re.compile(r"</(?:p|h\d|li|div)>"), re.compile(r"<[^>]+>")


def small(text: str) -> list[str]:
    """Words that begin a text or follow a full stop with a small letter."""
    found = BEGINS_SMALL.finditer(text.strip())
    return [text[max(0, one.start() - 30) :][:90] for one in found if not NAMED_SMALL.match(one[1])]


def sentences(block: Block, language: str) -> Iterator[str]:
    """What a block writes that is a sentence or a title: no labels, units and small notes beside numbers."""
    match block:
        case Finding() | Sentence() | Ranked():
            bare = Finding(block.text, block.sentences) if isinstance(block, Finding) else block
            made = str(words.written(bare, language, False, str))
            shown = made.partition("<ul")[0].partition("<ol")[0].partition("<details")[0]
            yield from (html.unescape(TAG.sub("", one)) for one in PARAGRAPHS.split(shown))
        case Note(text) | Missing(text) | Invitation(text):
            yield text
        case Section(text) | Fold(_, text):
            if not (isinstance(block, Section) and block.is_simulated):  # begins with the word that says so
                yield text
        case Limits(lines):
            yield from lines
        case Picture():
            yield from (block.frame.title, drawn_subtitle(block), block.explained)


def drawn_subtitle(block: Picture) -> str:
    """The line under the title, as the picture has it."""
    drawn = [one.text for one in block.drawing(frame=block.frame).layout.annotations if one.text]
    plain = [" ".join(html.unescape(TAG.sub(" ", one)).split()) for one in drawn]
    begin = " ".join(block.frame.subtitle.split()[:2])
    return next((one for one in plain if one.casefold().startswith(begin.casefold())), "")


def failures(reading: Reading) -> list[str]:
    return [
        f"{subject.name} {reading.language} {type(block).__name__}: {one}"
        for subject in SUBJECTS
        for block in walk(subject.blocks(reading))
        for text in sentences(block, reading.language)
        for line in text.split("\n")
        for one in small(line)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rules", [Rules(), Rules(provinces=frozenset({"32"}))], ids=["open", "a province"])
def test_every_sentence_of_every_page_begins_with_a_capital(loaded, language, rules):
    reading = Reading(Edition(str(loaded.path), rules), language)
    for shows_simulated in (True, False):
        assert failures(replace(reading, shows_simulated=shows_simulated)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_it_does_under_choices_whose_words_are_small(edition, language):
    """What is chosen of each page, one choice after the other: its words stand before sentences about it."""
    reading = Reading(Edition(str(edition.path)), language)
    found, met = [], 0
    for subject in SUBJECTS:
        usual = [one for one in walk(subject.blocks(reading)) if isinstance(one, Choices)]
        for choice in (choice for one in usual for choice in one.choices):
            for code, label in [one for one in choice.options if one[0] not in (choice.default, "")][:2]:
                met += label[:1].islower()
                for block in walk(subject.blocks(reading.but({choice.key: code}))):
                    if not isinstance(block, Picture):
                        found += [
                            f"{subject.name} {choice.key}={code}: {one}"
                            for text in sentences(block, language)
                            for one in small(text)
                        ]
    assert met > 5 and not found, "\n".join(found)


def test_a_sentence_that_begins_with_what_its_rows_are_of_is_met_and_stays_small_in_a_citation(loaded):
    reading = Reading(Edition(str(loaded.path)), "id", shows_simulated=False)
    told = [
        one
        for subject in SUBJECTS
        for block in walk(subject.blocks(reading))
        for one in (block.sentences if isinstance(block, Finding) else (block,))
        if isinstance(one, Sentence) and one.words[:1].islower()
    ]
    assert told and all(one.begun[0].isupper() and one.begun[1:] == one.words[1:] for one in told)


def test_the_line_under_a_title_begins_with_a_capital_where_it_begins_with_a_choice(edition):
    reading = Reading(Edition(str(edition.path)), "id", (("bobot", "hasil"),))
    award = next(one for one in SUBJECTS if one.name == "award")
    pictures = [one for one in walk(award.blocks(reading)) if isinstance(one, Picture)]
    begun = [drawn_subtitle(one) for one in pictures if one.frame.subtitle[:1].islower()]
    assert begun and all(text[:1].isupper() for text in begun)


@pytest.mark.parametrize("text", ["Ini benar. pusat di Jawa: 3.", "pusat di Jawa: 3.", "Why? because."])
def test_a_small_letter_is_found(text):
    assert small(text)


@pytest.mark.parametrize("text", ["Baru. validnews.id menulis 74.", "e-purchasing naik.", "Naik 3.5 juta."])
def test_a_name_that_is_rightly_small_is_none(text):
    assert not small(text)
