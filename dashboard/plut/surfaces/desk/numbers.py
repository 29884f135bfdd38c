"""What readers see on a page that can be wrong: its numbers, pictures and tables in the page's own words,
each with the query that it is from."""

from dataclasses import dataclass, replace

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
    """All that a page shows in its usual state, from top to bottom: first what is real, as it stands with
    real data alone, then what rests on simulated rows, which says so."""
    mark = reading.text("SIMULATED")
    shown: dict[Shown, None] = {}
    for with_simulated in (False, True):
        view = replace(reading, shows_simulated=with_simulated)
        blocks = unless_withheld(view, lambda view=view: page.blocks(view)) or ()
        for words, of in (pair for block in walk(blocks) for pair in _named(block)):
            if words and of.query and of.is_simulated == with_simulated:
                told = f"{mark}: {words.removeprefix(f'{mark}: ')}" if with_simulated else words
                shown[Shown(told, of.query)] = None
    return tuple(shown)


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
