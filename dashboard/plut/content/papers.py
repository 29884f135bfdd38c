"""A sheet of paper to take along, as a value: what stands on it, what is left out first where it is full, and
where each line comes from. Nothing on it is simulated."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from urllib.parse import urlsplit

import pandas as pd

from plut.content import granted
from plut.content.blocks import unless_withheld
from plut.content.files import Content
from plut.content.reading import Reading
from plut.content.rows import Rows

LOOPBACK = ("localhost", "127.0.0.1")


def address(reading: Reading, below: str, page: str) -> str:
    """An address below the product's for a sheet that is taken along: the name of its page, where it would be
    one that leads to this machine alone."""
    if urlsplit(reading.base).hostname in LOOPBACK:
        return reading.text("page {page}", page=page)
    return f"{reading.base}/{below}"


class MadeUp(ValueError):
    """A line of a sheet rests on simulated rows."""


@dataclass(frozen=True)
class Line:
    """A line of a part. lead: what it is about, in bold. of: the rows that it is from, where it is from any.
    sources: where they are from, each with its date; the sheet numbers them. figures: how many it holds,
    which is what its part says of lines that were left out."""

    text: str
    of: Rows | None = None
    lead: str = ""
    sources: tuple[str, ...] = ()
    figures: int = 1


@dataclass(frozen=True)
class Part:
    """Lines under a head. kept: how many of them always stand there. turn: the parts with the highest give
    their last lines up first, where the sheet is full. page: where those lines stand too."""

    title: str
    lines: tuple[Line, ...]
    turn: int = 0
    kept: int = 1
    page: str = ""


def parts(reading: Reading, *makers: Callable[[], Part]) -> tuple[Part, ...]:
    """The parts of a sheet; one that says so in the place of those that rest on rows that the reader may not
    see."""
    made = [unless_withheld(reading, make) for make in makers]
    shown = [part for part in made if part is not None]
    if len(shown) < len(made):
        told = Line(granted.withheld(reading.edition, reading.language))
        shown.append(Part(reading.text("Not shown here"), (told,)))
    return tuple(part for part in shown if part.lines)


def foot(reading: Reading, told: str) -> str:
    """The foot of a sheet, which says first whose records it is made of where these are a part of all:
    what is told may end with an address."""
    return " ".join((*granted.whose(reading.edition, reading.language), told))


@dataclass(frozen=True, eq=False)
class Land:
    """The map of a sheet: an area with the names of its parts, and the centres that are found there.

    outlines: GeoJSON of all regencies and cities, by code. inside: how the codes of the area begin. names:
    `code`, `label`, `longitude`, `latitude`; centres: `level`, `evidence_grade`, `regency_code`, `longitude`,
    `latitude`, and `number`, under which a list names the centre, null where none does. keys: what marks and
    the tint mean, each with its sign. outside: said of regions and numbered centres too far out to be shown,
    with {names}; centre: what a number among these is called, with {number}. notes: what else must be known
    of the marks. alt: the map in words.
    """

    outlines: str
    inside: str
    names: pd.DataFrame
    centres: Rows
    keys: tuple[tuple[str, str], ...]
    outside: str
    alt: str
    centre: str = "{number}"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Paper:
    """A sheet of A4 in one language. parts: in the order of reading; beside: at the side of the map. more:
    what is said in the place of lines that were left out, with {count} and {page}. foot: edition, address,
    what kind of data. points: how large its letters are; never below 9."""

    title: str
    lead: str
    parts: tuple[Part, ...]
    foot: str
    sources_title: str
    more: str
    language: str
    land: Land | None = None
    beside: tuple[Part, ...] = ()
    points: int = 9

    def __post_init__(self) -> None:
        for line in self.lines:
            if line.of is not None and line.of.is_simulated:
                raise MadeUp(f"{line.of.query}: {line.lead} {line.text}")
        if self.land is not None and self.land.centres.is_simulated:
            raise MadeUp(self.land.centres.query)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, in the order of reading."""
        return tuple(line for part in (*self.beside, *self.parts) for line in part.lines)

    @property
    def sources(self) -> tuple[str, ...]:
        """Each source once, in the order in which the lines name them."""
        return tuple(dict.fromkeys(source for line in self.lines for source in line.sources))


@dataclass(frozen=True)
class Printable(Content):
    """Sheets as a file. make, arguments: make them when somebody asks for the file. kind: 'pdf'; 'html', the
    same sheets for any browser to print; or 'pptx', their parts as slides. editions: the names of
    those that they speak of, to be kept."""

    make: Callable[..., tuple[Paper, ...]]
    arguments: tuple[Hashable, ...]
    kind: str
    editions: tuple[str, ...]

    def papers(self) -> tuple[Paper, ...]:
        """The sheets, made now."""
        return self.make(*self.arguments)
