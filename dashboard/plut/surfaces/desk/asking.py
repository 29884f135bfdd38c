"""What pages ask of an edition: each query with its parameters, the picture or table that shows it, and the
numbers that stand large on the page."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from plut.content.blocks import (
    Answer,
    Answers,
    Block,
    Finding,
    Fold,
    OnPaper,
    Picture,
    Ranked,
    Section,
    Sentence,
    Table,
    unless_withheld,
    walk,
)
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.subject import FIRST, Subject
from plut.subjects.overview import changes as overview
from plut.warehouse.edition import Edition

Ask = tuple[str, tuple[tuple[str, object], ...]]  # a query with the parameters that are given


@dataclass(frozen=True)
class Watched(Edition):
    """An edition that notes what is asked of it. No two are equal: what was made of one is not taken for
    another."""

    asked: dict[Ask, pd.DataFrame] = field(default_factory=dict, compare=False, repr=False)
    own: object = field(default_factory=object, repr=False)

    @property
    def plain(self) -> Edition:
        """The same edition, unwatched."""
        return Edition(self.path, self.rules)

    @property
    def previous(self) -> Edition | None:
        return self.plain.previous

    def rows(self, query: str, **parameters: object) -> pd.DataFrame:
        frame = self.plain.rows(query, **parameters)
        self.asked.setdefault(ask(query, parameters), frame)
        return frame

    def is_part(self, query: str, **parameters: object) -> bool:
        return self.plain.is_part(query, **parameters)


def ask(query: str, parameters: dict[str, object]) -> Ask:
    """A query with its parameters; what is null was not given."""
    return query, tuple(sorted((name, value) for name, value in parameters.items() if value is not None))


@dataclass(frozen=True)
class Large:
    """A number that stands large on a page, or its finding. data: the data sets that it is from."""

    page: str
    label: str
    text: str
    provenance: str
    data: tuple[str, ...]


@dataclass(frozen=True)
class Read:
    """A page as it was read. asked: in order, with the rows of each. titles: of what shows the rows, by ask
    and by query. of_blocks: the queries whose rows stand in its blocks."""

    page: str
    asked: dict[Ask, pd.DataFrame]
    titles: dict[Ask, str]
    of_blocks: frozenset[str]
    large: tuple[Large, ...]


def read(page: Subject, edition: Edition, language: str) -> Read:
    """A page in its usual state with its simulated views open, its folds too."""
    watched = Watched(edition.path, edition.rules)
    reading = Reading(watched, language)
    blocks = page.blocks(reading)
    every = list(walk(blocks))
    first = unless_withheld(reading, lambda: overview.headline_figures(reading)) if page.path == FIRST else ()
    large = [*(first or ()), *_answers(every)]
    found = {one.label: _large(page.name, one) for one in large}
    titled = list(_titled(every, reading.text("SIMULATED")))
    titles: dict[Ask, str] = {}
    for rows, title in titled:
        titles.setdefault(ask(rows.query, dict(rows.parameters)), title)
    return Read(
        page.name,
        dict(watched.asked),
        titles,
        frozenset(rows.query for rows, _ in titled),
        (*_findings(page.name, every), *found.values()),
    )


def _large(page: str, answer: Answer) -> Large:
    return Large(page, answer.label, answer.value, answer.of.provenance, answer.of.data)


def _findings(page: str, blocks: list[Block]) -> Iterator[Large]:
    """The finding of a page, as it is from what the sentences under it are from."""
    for block in blocks:
        if isinstance(block, Finding):
            data = (name for one in block.sentences if one.of is not None for name in one.of.data)
            yield Large(page, "", str(block.text), "", tuple(dict.fromkeys(data)))
            return


def _answers(blocks: list[Block]) -> Iterator[Answer]:
    for block in blocks:
        if isinstance(block, Answers):
            yield from block.answers
        elif isinstance(block, Finding) and block.answers:
            yield from block.answers.answers


def _titled(blocks: list[Block], simulated: str) -> Iterator[tuple[Rows, str]]:
    """The rows of all blocks with the title under which they stand: first those that have one of their own,
    then those of sentences, under the head of their part."""
    headed: list[tuple[Rows, str]] = []
    head = ""
    for block in blocks:
        match block:
            case Finding(text=text, sentences=told):
                head = str(text)
                headed += [(one.of, head) for one in told if one.of is not None]
            case Section(text=text, of=of):
                head = text
                headed += [(of, head)] if of is not None else []
            case Fold(title=title):
                head = title
            case Sentence(of=Rows() as of):
                headed.append((of, head))
            case Picture() | Table():
                yield block.rows, block.frame.title.removeprefix(f"{simulated}: ")
            case OnPaper() | Ranked():
                yield block.of, block.title
        for answer in _answers([block]):
            yield answer.of, answer.label
    yield from headed
