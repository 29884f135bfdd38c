"""What readers see on a page that can be wrong: its numbers, pictures and tables in the page's own words,
each with the query that it is from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plut.base.language import LANGUAGES
from plut.content.blocks import Answers, Block, Finding, Picture, Ranked, Table, unless_withheld, walk
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.subject import Subject


@dataclass(frozen=True)
class Named:
    """Something on a page as it is called there, in one language. value: what it says; empty where that is a
    picture or a table."""

    name: str
    value: str

    @property
    def words(self) -> str:
        return f"{self.name}: {self.value}" if self.value else self.name


@dataclass(frozen=True)
class Shown:
    """Something on a page. named: in each language, in the order of LANGUAGES; query: what it is from."""

    named: tuple[Named, ...]
    query: str

    def in_language(self, language: str) -> Named:
        """How readers of a language see it."""
        return self.named[LANGUAGES.index(language)]


def of_page(page: Subject, reading: Reading) -> tuple[Shown, ...]:
    """All that a page shows in its usual state, from top to bottom: first what is real, as it stands with
    real data alone, then what rests on simulated rows, which says so."""
    each = (_of_page(page, replace(reading, language=language)) for language in LANGUAGES)
    shown = (
        Shown(tuple(named for named, _ in one), one[0][1])
        for one in zip(*each, strict=True)  # a page shows the same in every language
    )
    return tuple(dict.fromkeys(shown))


def _of_page(page: Subject, reading: Reading) -> Iterator[tuple[Named, str]]:
    mark = reading.text("SIMULATED")
    for with_simulated in (False, True):
        view = replace(reading, shows_simulated=with_simulated)
        blocks = unless_withheld(view, lambda view=view: page.blocks(view)) or ()
        for named, of in (pair for block in walk(blocks) for pair in _named(block)):
            if named.name and of.query and of.is_simulated == with_simulated:
                told = f"{mark}: {named.name.removeprefix(f'{mark}: ')}" if with_simulated else named.name
                yield replace(named, name=told), of.query


def _named(block: Block) -> list[tuple[Named, Rows]]:
    match block:
        case Picture() | Table():
            return [(Named(block.frame.title, ""), block.rows)]
        case Ranked():
            return [(Named(block.title, ""), block.of)]
        case Answers(answers):
            return [(Named(one.label, one.value), one.of) for one in answers]
        case Finding(answers=Answers() as answers):
            return _named(answers)
    return []
