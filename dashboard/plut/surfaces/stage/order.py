"""Which slides an edition has, in the order of the menu, and which of them an address or a page names."""

import functools
from dataclasses import dataclass, replace

from plut.content import ages
from plut.content.blocks import unless_withheld
from plut.content.reading import Reading
from plut.content.slides import Slide
from plut.content.subject import Subject
from plut.subjects.every import SUBJECTS
from plut.warehouse.connection import UnknownQuery

KEY = "tayang"  # of the address


@dataclass(frozen=True)
class Staged:
    """A slide with the subject whose page it is of."""

    subject: Subject
    slide: Slide


def slides(reading: Reading) -> tuple[Staged, ...]:
    """The slides of an edition, whatever is chosen on the page from which they are opened."""
    return tuple(replace(one, slide=_aged(one.slide, reading.language)) for one in _kept(reading))


def _kept(reading: Reading) -> tuple[Staged, ...]:
    return _slides(replace(reading.only(()), base=""))


def _aged(slide: Slide, language: str) -> Slide:
    """A slide whose numbers say how old they are today."""
    return replace(slide, answers=tuple(ages.aged(one, language) for one in slide.answers))


@functools.lru_cache(maxsize=20)
def _slides(reading: Reading) -> tuple[Staged, ...]:
    every = ((subject, made(subject, reading)) for subject in SUBJECTS if reading.opens(subject.path))
    return tuple(Staged(subject, slide) for subject, slide in every if slide is not None)


def made(subject: Subject, reading: Reading) -> Slide | None:
    """The slide of a subject; None where it has none, where the reader may not see what it rests on, or where
    the edition is of before a question was asked: a cited one is shown without that slide."""
    slide = subject.slide
    try:
        return unless_withheld(reading, lambda: slide(reading)) if slide else None
    except UnknownQuery:
        return None


def place_of(subject: Subject, reading: Reading) -> int | None:
    """The number of the slide of a page, the first being 1; a page without one has the first. None where
    there is no slide at all."""
    shown = _kept(reading)
    return next(
        (n for n, one in enumerate(shown, 1) if one.subject.name == subject.name), 1 if shown else None
    )


def asked(code: str | None, count: int) -> int:
    """The number that an address names; the first where it names none of them."""
    return int(code) if code and code.isdecimal() and len(code) < 4 and 1 <= int(code) <= count else 1
