"""A sheet of paper as one file of HTML. Everything that is not ours is escaped by MarkupSafe; static/paper/
paper.css says how it looks, and paper.js leaves lines out until it fits."""

import base64
import functools
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from plut.base import folders
from plut.base.formats import unparted
from plut.content.papers import Line, Paper, Part
from plut.surfaces.paper import land

STATIC = folders.STATIC / "paper"
WEIGHTS = {400: "regular", 700: "bold"}
PAGE = Markup(
    '<!DOCTYPE html><html lang="{}"><head><meta charset="utf-8"><meta name="viewport" content="width=794">'
    "<title>{}</title><style>{}{}</style></head><body>{}<script>{}</script></body></html>"
)
FACE = Markup(
    '@font-face {{ font-family: "Plus Jakarta Sans"; font-weight: {}; '
    'src: url("data:font/woff2;base64,{}") format("woff2"); }}'
)
SHEET = Markup(
    '<article class="sheet" style="--points:{}"><header>'
    '<p class="brand">Dasbor PLUT-KUMKM</p><h1>{}</h1><p>{}</p></header>'
    '{}<div class="flow">{}</div>{}<footer>{}</footer></article>'
)
SOURCES = Markup('<section class="sources"><h2>{}</h2><ol>{}</ol></section>')
FIRST = Markup('<div class="first">{}<div>{}</div></div>')
PART = Markup('<section><h2>{}</h2><ul>{}</ul><p class="more" data-text="{}" hidden></p></section>')
LINE = Markup('<li data-turn="{}" data-cites="{}" data-figures="{}">{}{}{}</li>')
LEAD = Markup("<b>{}</b> ")
CITES = Markup("\N{NO-BREAK SPACE}<sup>{}</sup>")
SOURCE = Markup('<li value="{}">{}</li>')


def written(papers: Sequence[Paper]) -> str:
    """The whole file, a sheet after the other."""
    first = papers[0]
    look = (_faces(), _static("paper.css"))
    sheets = _joined(_sheet(paper) for paper in papers)
    return str(PAGE.format(first.language, first.title, *look, sheets, _static("paper.js")))


def _sheet(paper: Paper) -> Markup:
    numbers = {source: number for number, source in enumerate(paper.sources, start=1)}
    beside = _joined(_part(part, paper, numbers) for part in paper.beside if part.lines)
    drawn = land.drawn(paper.land) if paper.land else Markup("")
    sources = _joined(SOURCE.format(number, unparted(source)) for source, number in numbers.items())
    return SHEET.format(
        paper.points,
        unparted(paper.title),
        unparted(paper.lead),
        FIRST.format(drawn, beside) if drawn or beside else "",
        _joined(_part(part, paper, numbers) for part in paper.parts),
        SOURCES.format(paper.sources_title, sources) if sources else "",
        unparted(paper.foot),
    )


def _part(part: Part, paper: Paper, numbers: dict[str, int]) -> Markup:
    """A part; lines that may be left out bear its turn."""
    lines = (
        _line(line, part.turn if place >= part.kept else 0, numbers) for place, line in enumerate(part.lines)
    )
    return PART.format(part.title, _joined(lines), paper.more.replace("{page}", part.page))


def _line(line: Line, turn: int, numbers: dict[str, int]) -> Markup:
    cited = [str(numbers[source]) for source in dict.fromkeys(line.sources)]
    lead = LEAD.format(unparted(line.lead)) if line.lead else ""
    marks = CITES.format(", ".join(cited)) if cited else ""
    return LINE.format(turn, " ".join(cited), line.figures, lead, unparted(line.text), marks)


@functools.cache
def _faces() -> Markup:
    """Our typeface within the file, so that it looks the same on every machine: one file a weight, as a PDF
    holds a variable font only as drawings of its letters."""
    fonts = ((weight, (STATIC / f"{name}.woff2").read_bytes()) for weight, name in WEIGHTS.items())
    return _joined(FACE.format(weight, base64.b64encode(font).decode()) for weight, font in fonts)


@functools.cache
def _static(name: str) -> Markup:
    return Markup((STATIC / name).read_text(encoding="utf-8"))


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)
