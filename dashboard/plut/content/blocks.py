"""What a page is made of: plain values, the same for every surface.

What a block says about rows it takes from them: whether they are simulated, and what was chosen. A sentence
or a number whose rows are a part of the country says of which part, by itself; a picture and a table say it
in their frame.
"""

import datetime
import functools
import hashlib
import io
import pickle
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd
import plotly.graph_objects as go

from plut.base import formats, watching
from plut.content import correcting, granted
from plut.content.choices import Choice
from plut.content.files import File
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import Scope
from plut.figures.style import Frame
from plut.warehouse.connection import UnknownQuery
from plut.warehouse.shown import Withheld

T = TypeVar("T")


class NotTheCountry(ValueError):
    """A finding about the whole country was made from rows that a choice restricts."""


HIDDEN = (Withheld, NotTheCountry)  # where a reader sees a part of the records


def unless_withheld(reading: Reading, make: Callable[[], T]) -> T | None:
    """What is made of a reading; None where it rests on rows that the reader may not see, or speaks of the
    whole country where a part of it is seen."""
    try:
        return make()
    except HIDDEN:
        if reading.edition.rules.are_open:
            raise
        return None


class National(str):
    """A text about the whole country: it cannot be made from rows that leave a part of it out."""

    def __new__(cls, text: str, *of: Rows) -> "National":
        for rows in of:
            if not rows.is_whole:
                raise NotTheCountry(
                    f"{rows.query} for {rows.scope.words!r} says nothing of the country: {text}"
                )
        return super().__new__(cls, text)


@dataclass(frozen=True)
class Sentence:
    """A sentence about rows, or about none. A simulated one is marked, and one about a part of the country
    names it."""

    text: str
    of: Rows | None = None

    @property
    def is_simulated(self) -> bool:
        return self.of is not None and self.of.is_simulated

    @property
    def words(self) -> str:
        return scoped(self.text, self.of)

    @property
    def begun(self) -> str:
        """The words as they begin a line or follow a full stop; within a citation they stay small."""
        return _begun(self.words, self.of)


@dataclass(frozen=True)
class SmallLine:
    """A small line beside a number: day and value of each point, in order; first, last: how its ends are
    written. is_stepped: a value holds until the next; is_worse: the number has become worse. alt: it in
    words."""

    points: tuple[tuple[datetime.date, float], ...]
    first: str
    last: str
    alt: str
    is_stepped: bool = False
    is_worse: bool = False


@dataclass(frozen=True)
class SmallBars:
    """Small bars beside a number: of each the whole, which part of it is filled, and its text. target,
    target_text: the share of its own whole that is marked on each, and what that is. alt: it in words."""

    bars: tuple[tuple[float, float, str], ...]
    target: float
    target_text: str
    alt: str


@dataclass(frozen=True)
class SmallStrip:
    """A small strip: where all areas stand along it, this one and the median, each 0 to 1. alt: it in
    words."""

    others: tuple[float, ...]
    own: float | None
    median: float | None
    alt: str


@dataclass(frozen=True)
class PaperLine:
    """A line of what stands on paper: label, value, a word beside it, and a small strip. name: whose value it
    is, where several stand under one label; the label is then that of the first, and empty in the others."""

    label: str
    value: str
    note: str
    strip: SmallStrip
    name: str = ""


@dataclass(frozen=True)
class OnPaper:
    """What stands on paper alone, in the place of pictures that are too large for a sheet: a title, its
    lines, and under them source and date. of: the rows that it is about."""

    title: str
    lines: tuple[PaperLine, ...]
    source: str
    of: Rows

    @property
    def is_simulated(self) -> bool:
        return self.of.is_simulated


@dataclass(frozen=True)
class Answer:
    """A number with what it counts, and the rows it is taken from. address: of the page that tells more, with
    its choices. small: a small picture beside it. is_gap: it counts what is missing."""

    label: str
    value: str
    note: str
    of: Rows
    address: str = ""
    small: SmallLine | SmallBars | None = None
    is_gap: bool = False

    @property
    def is_simulated(self) -> bool:
        return self.of.is_simulated

    @property
    def words(self) -> str:
        """What stands under the number: the part of the country that it speaks of, then the note."""
        part = self.of.scope.unsaid_in(f"{self.label} {self.note}")
        return " · ".join(text for text in (part, self.note) if text)


@dataclass(frozen=True)
class Answers:
    """Numbers, one under the other or side by side where there is room. are_short: side by side in a column
    too."""

    answers: tuple[Answer, ...]
    are_short: bool = False


@dataclass(frozen=True)
class Finding:
    """The head of a page: the question that it answers or the place that it is about, and what is found."""

    text: str
    sentences: tuple[Sentence, ...] = ()
    answers: Answers | None = None


@dataclass(frozen=True)
class Section:
    """The head of a part. of: the rows that it is about; the head of a simulated part says so. is_small:
    within another. key: by which a link names it."""

    text: str
    of: Rows | None = None
    is_small: bool = False
    key: str = ""

    @property
    def is_simulated(self) -> bool:
        return self.of is not None and self.of.is_simulated


@dataclass(frozen=True)
class Note:
    """A word beside what is shown. kind: 'warning', to know before reading on; 'good'; 'bad'; 'told'."""

    text: str
    kind: str = "warning"


@dataclass(frozen=True)
class Missing:
    """What is missing here, and which file of the office would fill it."""

    text: str
    file: str


@dataclass(frozen=True)
class Invitation:
    """What stands in the place of a simulated part until the reader opens it: what the page shows there with
    an office's files."""

    text: str


@dataclass(frozen=True)
class Link:
    """A word, and the address below the product's that it leads to, with its choices."""

    text: str
    address: str


@dataclass(frozen=True)
class Links:
    """Links to other pages on one line, after a lead."""

    lead: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Trail:
    """Where the reader is: links from the whole to the part, and the part itself. aside: other ways to look
    at it."""

    links: tuple[Link, ...]
    here: str
    aside: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Item:
    """A row of a list: what leads on, its part of a whole (both of one unit), and both in words."""

    link: Link
    part: float
    whole: float
    text: str
    share: str = ""


@dataclass(frozen=True)
class Ranked:
    """A list whose rows lead on, each with its part of a whole as a bar; the first are shown, then all.

    of: the rows that it is made of; title, counted: what it says, and what is counted.
    """

    title: str
    counted: str
    items: tuple[Item, ...]
    of: Rows
    first: int = 12

    @property
    def is_simulated(self) -> bool:
        return self.of.is_simulated

    @property
    def words(self) -> str:
        """What is counted, after the part of the country that the rows are of."""
        return scoped(self.counted, self.of)

    @property
    def begun(self) -> str:
        """The same as it begins a line."""
        return _begun(self.words, self.of)


@dataclass(frozen=True)
class Quote:
    """A text to be copied as it is."""

    text: str


@dataclass(frozen=True)
class Card:
    """One thing in full: its name, the steps of a path with the one where it stands, what is known, and what
    is not.

    lines: label and text.
    """

    title: str
    steps: tuple[str, ...]
    step: int | None
    lines: tuple[tuple[str, str], ...]
    note: str = ""


class _ByContent(pickle.Pickler):
    """Writes what values hold, and nothing about how they lie in memory."""

    def reducer_override(self, value: object) -> Any:
        """A frame column by column: even reading it changes how its columns lie in memory."""
        if isinstance(value, pd.DataFrame):
            columns = tuple((str(name), str(value[name].dtype), value[name].tolist()) for name in value)
            return tuple, ((value.index.tolist(), columns),)
        return NotImplemented


def _digest(values: object) -> str:
    content = io.BytesIO()
    pickler = _ByContent(content)
    # without this, a text that occurs twice would be written differently when both are one object in memory
    pickler.fast = True
    pickler.dump(values)
    return hashlib.sha256(content.getbuffer()).hexdigest()[:16]


@dataclass(frozen=True, eq=False)
class Drawing:
    """A function of plut.figures with all bound but its frame; equal where it draws the same."""

    function: Callable[..., go.Figure]
    arguments: tuple[object, ...]
    named: tuple[tuple[str, object], ...] = ()

    def __call__(self, *, frame: Frame) -> go.Figure:
        return self.function(*self.arguments, **dict(self.named), frame=frame)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Drawing) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    @cached_property
    def digest(self) -> str:
        name = (self.function.__module__, self.function.__qualname__)
        return _digest((name, self.arguments, self.named))


def drawing(function: Callable[..., go.Figure], *arguments: object, **named: object) -> Drawing:
    return Drawing(function, arguments, tuple(sorted(named.items())))


@dataclass(frozen=True)
class Picture:
    """A finding drawn from rows. frame: says it in words, with scope, source, date and edition (see
    content/framing.py).

    columns: of its table and its files. code: under which the press room hands it out; empty where it does
    not. region_key: what a click on a region chooses. explained: what stands under it, as it is no part of
    it: how it was made, what words mean, which rows are left out and why.
    """

    key: str
    rows: Rows
    frame: Frame
    drawing: Drawing
    columns: tuple[str, ...]
    code: str = ""
    region_key: str = ""
    explained: str = ""

    @property
    def scope(self) -> Scope:
        return self.rows.scope

    @property
    def is_simulated(self) -> bool:
        return self.frame.simulated_word is not None

    @property
    def explanation(self) -> tuple[Sentence, ...]:
        """What stands under it, as a sentence about what it is drawn from; none where all is said in it."""
        return (Sentence(self.explained, self.rows),) if self.explained else ()

    @property
    def alt(self) -> str:
        return f"{self.frame.title}. {self.frame.subtitle}"


@dataclass(frozen=True)
class Sheet:
    """A picture as it will be at a size of the press (see surfaces/press/printing.py)."""

    picture: Picture
    size: str


@dataclass(frozen=True)
class Table:
    """Rows that stand open on the page. frame: what its files say of it. more: columns that only the files
    have.

    has_files: whether it is given away as a file. whole: gives all rows of the files, with the same columns,
    where the page shows only the first of many; they are asked for when somebody takes a file.
    row_key: the column by which a link names a row.
    """

    key: str
    rows: Rows
    frame: Frame
    columns: tuple[str, ...]
    more: tuple[str, ...] = ()
    has_files: bool = True
    whole: Callable[[], Rows] | None = field(default=None, compare=False)
    row_key: str = ""

    @property
    def scope(self) -> Scope:
        return self.rows.scope


@dataclass(frozen=True)
class Files:
    """Files to take away, the first of them side by side. others: those that stand behind one more button."""

    files: tuple[File, ...]
    others: tuple[File, ...] = ()


@dataclass(frozen=True)
class Choices:
    """Choices that belong together. label: of the fold that they stand in, where they have one.

    fold: 'none'; 'phone', one on a phone alone, where it is closed; 'narrow', one that is closed on a phone;
    'closed'. Beside a closed one what is chosen stands in words.
    """

    choices: tuple[Choice, ...]
    label: str = ""
    fold: str = "none"


@dataclass(frozen=True)
class Search:
    """A box to find a place by name or code, which opens another page with it. found_by: the page query that
    finds it; address: of the page; key: of the place there."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]
    found_by: str
    address: str
    target_key: str


@dataclass(frozen=True)
class Limits:
    """What the page does not show."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Later:
    """Blocks that are made when somebody looks, from a reading and plain values. The result is kept for all
    readers who ask the same."""

    make: Callable[..., "tuple[Block, ...]"]
    reading: Reading
    arguments: tuple[Hashable, ...] = ()

    def blocks(self) -> "tuple[Block, ...]":
        return _made(self)


@watching.cache("blocks")
@functools.lru_cache(maxsize=400)
def _made(later: Later) -> "tuple[Block, ...]":
    """The blocks; a word in their place where they rest on rows that the reader may not see."""
    reading = later.reading
    made = unless_withheld(reading, lambda: later.make(reading, *later.arguments))
    if made is None:
        return (Note(granted.withheld(reading.edition, reading.language), "told"),)
    return corrected(reading, made)


@dataclass(frozen=True)
class Fold:
    """A part that is closed at first, and made when it is opened. key: where a link names a picture or a
    table in it, the key of that before an underscore, so that a browser finds which part to open.

    is_apart: it is drawn again alone when a choice in it changes, and the rest of the page stays as it is.
    """

    key: str
    title: str
    inside: Later
    is_open: bool = False
    is_apart: bool = False


@dataclass(frozen=True)
class Group:
    """Blocks that a surface lays out together. key: 'one_sheet', one page of paper; 'choose_more', what leads
    elsewhere and has no use on paper."""

    key: str
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True)
class Beside:
    """What is shown, and at its side what it answers; one below the other where there is no room. key: of
    this place on its page."""

    key: str
    shown: "tuple[Block, ...]"
    told: "tuple[Block, ...]"

    @property
    def blocks(self) -> "tuple[Block, ...]":
        return (*self.shown, *self.told)


# What stands in no address, because it is the reader's own or only true at this moment: a block that is a
# function from it to blocks.


@dataclass(frozen=True)
class AskFile:
    """A file of the reader: its name and bytes give blocks. Nothing of it is kept. busy: said while it is
    read."""

    key: str
    label: str
    endings: tuple[str, ...]
    busy: str
    answer: "Callable[[Reading, str, bytes], tuple[Block, ...]]"


@dataclass(frozen=True)
class Now:
    """What is so at this moment, whatever the edition: its blocks are made anew whenever somebody looks."""

    answer: "Callable[[Reading], tuple[Block, ...]]"


Block = (
    Finding
    | Section
    | Sentence
    | Note
    | Missing
    | Invitation
    | Answers
    | Links
    | Trail
    | Ranked
    | Quote
    | Card
    | Picture
    | Sheet
    | Table
    | Files
    | Choices
    | Search
    | OnPaper
    | Limits
    | Fold
    | Group
    | Beside
    | AskFile
    | Now
)


def parts(reading: Reading, *makers: "Callable[[], Block | tuple[Block, ...] | None]") -> "tuple[Block, ...]":
    """The parts of a page one after the other. In the place of those that rest on rows that the reader may
    not see stands a word, one for several in a row."""
    blocks: list[Block] = []
    told = Note(granted.withheld(reading.edition, reading.language), "told")
    for make in makers:
        try:
            made = make()
        except HIDDEN:
            if reading.edition.rules.are_open:
                raise
            made = told
        several = made if isinstance(made, tuple) else (made,) if made is not None else ()
        blocks += [one for one in several if one != told or blocks[-1:] != [told]]
    return tuple(blocks)


def corrected(reading: Reading, blocks: "tuple[Block, ...]") -> "tuple[Block, ...]":
    """The blocks, and under each that shows a number that was published wrong the sentence about it. A
    sentence or a head has it only where nothing else beside it shows the same."""
    notes = _corrections(reading)
    if not notes:
        return blocks
    shown = {of.query for block in blocks if not isinstance(block, Sentence | Section) for of in _of(block)}
    told: list[Block] = []
    for at, block in enumerate(blocks):
        match block:
            case Group(key, inside):
                told.append(Group(key, corrected(reading, inside)))
            case Beside(key, one, other):
                told.append(Beside(key, corrected(reading, one), corrected(reading, other)))
            case _:
                told.append(block)
        queries = dict.fromkeys(of.query for of in _of(block))
        if isinstance(block, Sentence | Section):
            queries = dict.fromkeys(query for query in queries if query not in shown)
        has = blocks[at + 1 :][: len(notes)]  # of a part that was made before the page
        told += [note for query in queries for note in notes.get(query, ()) if note not in has]
    return tuple(told)


def _corrections(reading: Reading) -> "dict[str, list[Note]]":
    """The sentences about each query that stand, as they are shown."""
    try:
        standing = correcting.standing(reading)
    except UnknownQuery:  # an edition of before there were any
        return {}
    found: dict[str, list[Note]] = {}
    for row in standing:
        found.setdefault(row["query"], []).append(Note(correcting.said(reading, row), "warning"))
    return found


def _of(block: "Block") -> "tuple[Rows, ...]":
    """The rows whose numbers a block shows itself."""
    match block:
        case Picture() | Table():
            return (block.rows,)
        case Sheet(picture):
            return (picture.rows,)
        case Ranked():
            return (block.of,)
        case Answers(answers):
            return tuple(one.of for one in answers)
        case Finding(_, sentences, answers):
            numbers = answers.answers if answers else ()
            return (*(one.of for one in numbers), *(one.of for one in sentences if one.of is not None))
        case Sentence(of=Rows() as of) | Section(of=Rows() as of):
            return (of,)
    return ()


def scoped(text: str, of: Rows | None) -> str:
    """A text with the part of the country that its rows are of, where it does not name it itself."""
    part = of.scope.unsaid_in(text) if of is not None else ""
    return f"{part}: {text}" if part else text


def _begun(words: str, of: Rows | None) -> str:
    """A text with a capital first where it begins with what its rows are of. Any other keeps its own
    beginning, which may be a name (validnews.id)."""
    chosen = [part.words for part in of.scope.parts if part.words] if of is not None else []
    return formats.capital(words) if words.startswith(tuple(chosen)) else words


def standing(blocks: "tuple[Block, ...]") -> "tuple[Block, ...]":
    """The blocks that stand open, one after the other, those of groups and columns too; folds stay closed."""
    return tuple(
        inner
        for block in blocks
        for inner in (standing(block.blocks) if isinstance(block, Group | Beside) else (block,))
    )


def walk(blocks: "tuple[Block, ...]") -> Iterator[Block]:
    """All blocks, also those in folds and groups; those that stand in no address are not made."""
    for block in blocks:
        yield block
        if isinstance(block, Fold):
            yield from walk(block.inside.blocks())
        elif isinstance(block, Group | Beside):
            yield from walk(block.blocks)
