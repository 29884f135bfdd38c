"""What readers see on a page that can be wrong: its numbers, pictures and tables in the page's own words,
each with the query that it is from."""

from dataclasses import dataclass

from plut.content.blocks import Answers, Block, Finding, Picture, Ranked, Table, unless_withheld, walk
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.subject import Subject


@dataclass(frozen=True)
class Shown:
    """Something on a page, as it is called there. query: what it is from."""

    words: str
    query: str


def of_page(page: Subject, reading: Reading) -> tuple[Shown, ...]:
    """All that a page shows in its usual state, from top to bottom: first what is real, then what rests on
    simulated rows, which says so."""
    blocks = unless_withheld(reading, lambda: page.blocks(reading)) or ()
    found = [(words, of) for block in walk(blocks) for words, of in _named(block) if words and of.query]
    real = [Shown(words, of.query) for words, of in found if not of.is_simulated]
    mark = reading.text("SIMULATED")
    made_up = [
        Shown(f"{mark}: {words.removeprefix(f'{mark}: ')}", of.query)
        for words, of in found
        if of.is_simulated
    ]
    return tuple(dict.fromkeys((*real, *made_up)))


def _named(block: Block) -> list[tuple[str, Rows]]:
    match block:
        case Picture() | Table():
            return [(block.frame.title, block.rows)]
        case Ranked():
            return [(block.title, block.of)]
        case Answers(answers):
            return [(f"{one.label}: {one.value}", one.of) for one in answers]
        case Finding(answers=Answers() as answers):
            return _named(answers)
    return []
