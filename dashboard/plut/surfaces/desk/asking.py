"""What pages ask of an edition: each query with its parameters, the picture or table that shows it, and what
the page leads with: its finding, its large numbers, and what its open pictures say."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

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
    standing,
    walk,
)
from plut.content.credits import weakest
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.subject import Subject
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


Kind = Literal["finding", "sentence", "number", "picture"]


@dataclass(frozen=True)
class Lead:
    """What a page leads with: its finding, a sentence under it, a number that stands large, or what a picture
    that stands open says. key: by which it is the same in another edition; label: what a number counts;
    queries, data: what it rests on."""

    page: str
    kind: Kind
    key: str
    label: str
    text: str
    provenance: str
    queries: tuple[str, ...]
    data: tuple[str, ...]

    @property
    def is_simulated(self) -> bool:
        return self.provenance == "simulated"


@dataclass(frozen=True)
class Read:
    """A page as it was read. asked: in order, with the rows of each. titles: of what shows the rows, by ask
    and by query. of_blocks: the queries whose rows stand in its blocks. leads: in the order of the page."""

    page: str
    asked: dict[Ask, pd.DataFrame]
    titles: dict[Ask, str]
    of_blocks: frozenset[str]
    leads: tuple[Lead, ...]


def read(page: Subject, edition: Edition, language: str) -> Read:
    """A page as readers meet it, with real data alone, and then with its simulated views; its folds open both
    times. What it leads with is real in the first view, and what is simulated in the second."""
    watched = Watched(edition.path, edition.rules)
    titled: list[tuple[Rows, str]] = []
    leads: dict[tuple[Kind, str, bool], Lead] = {}
    for shows_simulated in (False, True):
        reading = Reading(watched, language, shows_simulated=shows_simulated)
        blocks = page.blocks(reading)
        titled += _titled(list(walk(blocks)))
        for one in _leads(page.name, blocks, reading.text("SIMULATED")):
            if one.is_simulated == shows_simulated:
                leads[(one.kind, one.key, one.is_simulated)] = one
    titles: dict[Ask, str] = {}
    for rows, title in titled:
        titles.setdefault(ask(rows.query, dict(rows.parameters)), title)
    return Read(
        page.name,
        dict(watched.asked),
        titles,
        frozenset(rows.query for rows, _ in titled),
        tuple(leads.values()),
    )


def _leads(page: str, blocks: tuple[Block, ...], simulated: str) -> Iterator[Lead]:
    """What stands open on a page and is read first, from its top to its foot; then the large numbers of its
    folds."""
    is_first = True
    for block in standing(blocks):
        match block:
            case Finding(text=text, sentences=told) if is_first:
                is_first = False
                of = [one.of for one in told if one.of is not None]
                yield _lead(page, "finding", "", str(text), *of)
                for at, one in enumerate(told):
                    yield _lead(page, "sentence", str(at), one.begun, *filter(None, [one.of]))
            case Picture(key=key, rows=rows, frame=frame):
                provenance = "simulated" if block.is_simulated else rows.provenance
                text = frame.title.removeprefix(simulated).removeprefix(": ")
                yield Lead(page, "picture", key, "", text, provenance, (rows.query,), rows.data)
        yield from (_number(page, one) for one in _answers([block]))
    yield from (_number(page, one) for one in _answers(list(walk(blocks))))


def _lead(page: str, kind: Kind, key: str, text: str, *of: Rows) -> Lead:
    provenance = weakest(pd.Series([rows.provenance for rows in of])) if of else ""
    queries = tuple(dict.fromkeys(rows.query for rows in of))
    data = tuple(dict.fromkeys(name for rows in of for name in rows.data))
    return Lead(page, kind, key, "", text, provenance, queries, data)


def _number(page: str, answer: Answer) -> Lead:
    of = answer.of
    return Lead(page, "number", answer.label, answer.label, answer.value, of.provenance, (of.query,), of.data)


def _answers(blocks: list[Block]) -> Iterator[Answer]:
    for block in blocks:
        if isinstance(block, Answers):
            yield from block.answers
        elif isinstance(block, Finding) and block.answers:
            yield from block.answers.answers


def _titled(blocks: list[Block]) -> Iterator[tuple[Rows, str]]:
    """The rows of all blocks with the title under which they stand: first those that have one of their own,
    then those of large numbers, then those of sentences, under the head of their part."""
    numbers: list[tuple[Rows, str]] = []
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
                yield block.rows, block.frame.title
            case OnPaper() | Ranked():
                yield block.of, block.title
        for answer in _answers([block]):
            numbers.append((answer.of, answer.label))
    yield from (*numbers, *headed)
