"""Nothing that is chosen is ever missing from what is shown of it.

Every value of the choices of every page is walked, on the blocks; of a long list of places or institutions
some values, spread over it, and in `tests/run all` every one. Where rows changed, something must say so: the
words of the scope stand in title or subtitle, alternative text, quotation, file name, the sheet "About",
citation and slide. What speaks of the whole country stays as it was.
"""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from plut.content import framing
from plut.content.blocks import (
    Answers,
    Block,
    Choices,
    Finding,
    National,
    Picture,
    Sentence,
    Table,
    walk,
)
from plut.content.choices import Choice
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.subject import Subject
from plut.subjects.every import SUBJECTS
from plut.surfaces.press import room
from plut.surfaces.press.registry import OFFERS
from plut.surfaces.sheets import exports
from plut.warehouse.edition import Edition


@dataclass(frozen=True)
class Said:
    """What a block says of rows: an identity that stays under all choices, the rows, and the texts around
    them."""

    identity: str
    rows: Rows | None
    texts: tuple[str, ...]


def said(blocks: tuple[Block, ...]) -> Iterator[Said]:
    """The sentences and numbers of blocks, by their place among those of their kind and query."""
    seen: dict[str, int] = {}

    def one(kind: str, rows: Rows | None, *texts: str) -> Said:
        stem = f"{kind} of {rows.query if rows else 'none'}"
        seen[stem] = seen.get(stem, 0) + 1
        return Said(f"{stem} {seen[stem]}", rows, texts)

    for block in walk(blocks):
        if isinstance(block, Sentence):
            yield one("sentence", block.of, block.words)
        elif isinstance(block, Answers):
            for answer in block.answers:
                yield one("answer", answer.of, f"{answer.label} {answer.value} {answer.words}")
        elif isinstance(block, Finding):
            for sentence in block.sentences:
                yield one("finding", sentence.of, sentence.words)


def drawn(blocks: tuple[Block, ...]) -> dict[str, Picture | Table]:
    return {block.key: block for block in walk(blocks) if isinstance(block, Picture | Table)}


def choices_of(blocks: tuple[Block, ...]) -> dict[str, Choice]:
    found = (choice for block in walk(blocks) if isinstance(block, Choices) for choice in block.choices)
    return {choice.key: choice for choice in found}


TYPED = ("bali", "salinan provinsi 2023", "no such words")


def values(choice: Choice) -> list[str]:
    if choice.shape == "typed":
        return list(TYPED)
    return [code for code, _ in choice.options if code not in (choice.default, "")]


def nationals(blocks: tuple[Block, ...]) -> set[str]:
    """The texts about the whole country that nothing chosen turns, as they were made."""
    sentences = [block for block in walk(blocks) if isinstance(block, Sentence)]
    sentences += [one for block in walk(blocks) if isinstance(block, Finding) for one in block.sentences]
    return {
        one.text for one in sentences if isinstance(one.text, National) and one.of and not one.of.scope.parts
    }


def words_that_must_stand(rows: Rows) -> list[str]:
    return [part.words for part in rows.scope.parts if part.restricts]


def check_drawn(reading: Reading, block: Picture | Table, cited: str) -> None:
    """The scope of a picture or table in each of its places."""
    about = framing.about_of(reading, block)
    frame = block.frame
    name = exports.file_name(about, block.key, "csv")
    workbook = " ".join(text for _, text in exports.about_lines(about, ()))
    for words in words_that_must_stand(block.rows):
        assert words, f"{block.key}: a part that leaves rows out says nothing"
        places = {"title or subtitle": f"{frame.title} {frame.subtitle}", "sheet About": workbook}
        if isinstance(block, Picture):
            places |= {"alternative text": block.alt, "quotation": framing.quotation(reading, block)}
        if cited:
            places["citation"] = cited
        missing = [place for place, text in places.items() if words not in text]
        assert not missing, f"{block.key}: {words!r} is not in {', '.join(missing)}"
    assert block.rows.scope.slug in name


def citation_of(reading: Reading, block: Picture | Table) -> str:
    if not isinstance(block, Picture) or not block.code:
        return ""
    return room.citation(reading, block, room.cited_address(reading, OFFERS[block.code]))


@functools.lru_cache(maxsize=20)
def usual(subject: Subject, reading: Reading) -> tuple[Block, ...]:
    return subject.blocks(reading)


def check(subject: Subject, reading: Reading, key: str, code: str) -> None:
    """A page under one choice, against the page as it usually is."""
    before, of = usual(subject, reading), reading.but({key: code})
    now = subject.blocks(of)
    assert nationals(now) <= nationals(before), "a sentence about the country changed"
    for block in drawn(now).values():
        check_drawn(of, block, citation_of(of, block))
    then = drawn(before)
    for key_of, block in drawn(now).items():
        if key_of in then and block.rows != then[key_of].rows:
            assert block.rows.scope != then[key_of].rows.scope, (
                f"{key_of} changed its rows and says nothing of it"
            )
    known = {one.identity: one for one in said(before)}
    for one in said(now):
        if one.rows is None:
            continue
        for words in words_that_must_stand(one.rows):
            assert words and words in " ".join(one.texts), (
                f"{one.identity}: {words!r} is missing: {one.texts}"
            )
        if not one.rows.scope.parts and one.identity in known:
            assert one.texts == known[one.identity].texts, f"{one.identity} speaks of the country and changed"


SHORT = 10  # values of a choice that are all walked in the core; of a longer list as many, spread over it
READINGS = pytest.mark.parametrize(
    ("subject", "language"),
    [(subject, language) for subject in SUBJECTS for language in ("id", "en")],
    ids=lambda one: getattr(one, "name", one),
)


def spread(codes: list[str]) -> list[str]:
    """So many of a list at even distances, its first and its last among them."""
    last = len(codes) - 1
    places = range(len(codes)) if len(codes) <= SHORT else {last * i // (SHORT - 1) for i in range(SHORT)}
    return [codes[place] for place in sorted(places)]


def walk_choices(edition, subject: Subject, language: str, chosen: Callable[[list[str]], list[str]]) -> None:
    """Check some values of every choice of a page; in English every seventh of them, for the words."""
    reading = Reading(Edition(str(edition.path)), language)
    failures, walked = [], 0
    for key, choice in choices_of(usual(subject, reading)).items():
        for code in chosen(values(choice))[:: 1 if language == "id" else 7]:
            walked += 1
            try:
                check(subject, reading, key, code)
            except AssertionError as error:
                failures.append(f"{subject.address}?{key}={code}: {error}")
    assert not failures, f"{len(failures)} of {walked}:\n" + "\n".join(failures[:20])


@READINGS
def test_values_of_every_choice_are_said(edition, subject, language):
    walk_choices(edition, subject, language, spread)


@pytest.mark.long
@READINGS
def test_every_value_of_every_choice_is_said(edition, subject, language):
    walk_choices(edition, subject, language, list)


def test_the_walk_meets_the_choices_that_are_known_to_matter(edition):
    reading = Reading(Edition(str(edition.path)), "id")
    met = {subject.name: set(choices_of(usual(subject, reading))) for subject in SUBJECTS}
    assert {"status", "tingkat", "bukti", "tahun", "provinsi"} <= met["centres"]
    assert {"kelompok", "lembaga", "tahun", "pembagi"} <= met["procurement"]
    # what is simulated is told of no place; an office's records are, see test_own_records_are_shown
    assert {"skema", "kohort", "jendela", "rincian"} <= met["certification"]
    assert not met["certification"] & {"provinsi", "pusat"}
    assert {"radius", "mutu", "daerah", "per"} <= met["consultants"]
    assert {"topik", "cari", "bidang", "derajat", "tahun", "tinjau", "lembar"} <= met["published"]
