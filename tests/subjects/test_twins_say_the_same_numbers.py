"""A sentence, a title or a key number in English has the numbers of its Indonesian twin."""

import re

import pytest

from plut.content.blocks import Answers, Finding, Picture, Section, Sentence, walk
from plut.content.reading import Reading
from plut.subjects.every import SUBJECTS
from plut.warehouse.edition import Edition


def numbers(text: str, language: str) -> list[str]:
    """The numbers of a text in one form, in any order: word order differs between languages."""
    # English writes "(first)" for "(juara 1)"; the version of a standard is a name
    found = re.findall(r"\d[\d.,]*\d|\d", re.sub(r"https?://\S+|\(juara \d\)|WCAG \d\.\d", "", text))
    if language == "id":
        found = [one.translate(str.maketrans(".,", ",.")) for one in found]
    return sorted(one.replace(",", "") for one in found)


def told(reading: Reading, subject) -> list[str]:
    texts = []
    for block in walk(subject.blocks(reading)):
        match block:
            case Finding(text, sentences):
                texts += [text, *sentences]
            case Sentence():
                texts.append(block.words)
            case Section():
                texts.append(block.text)
            case Answers():
                texts += [text for one in block.answers for text in (one.value, one.words)]
            case Picture():
                texts += [block.frame.title, block.frame.subtitle, block.explained]
    return [str(text) for text in texts]


@pytest.mark.parametrize("shows_simulated", [False, True])
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: one.name)
def test_both_languages_tell_the_same_numbers(edition, subject, shows_simulated):
    of = Edition(str(edition.path))
    english, indonesian = (
        told(Reading(of, language, shows_simulated=shows_simulated), subject) for language in ("en", "id")
    )
    assert len(english) == len(indonesian) > 3
    differing = [
        pair
        for pair in zip(english, indonesian, strict=True)
        if numbers(pair[0], "en") != numbers(pair[1], "id")
    ]
    assert differing == []
