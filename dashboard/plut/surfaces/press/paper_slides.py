"""Sheets of paper as slides: a title, then each part with as many of its lines as a room can read."""

import io
from collections.abc import Iterator

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from plut.content.papers import Line, Paper, Part
from plut.figures import letters, style
from plut.surfaces.press.printing import EMU_PER_PIXEL, LONGEST_PROPERTY

ACROSS, DOWN, EDGE = 1280, 720, 56  # pixels
TITLE, TEXT, FOOT = 28, 20, 11  # points
PIXELS = 4 / 3  # of a point
MOST_LINES = 15  # of text under a title
FACE = "Arial"  # of a presentation: ours is on few machines


def written(papers: tuple[Paper, ...]) -> bytes:
    """A presentation of 16:9, words as words; no line is left out."""
    file = Presentation()
    file.slide_width, file.slide_height = Emu(ACROSS * EMU_PER_PIXEL), Emu(DOWN * EMU_PER_PIXEL)
    for paper in papers:
        if paper.lead:
            _add(file, paper.title, (Line(paper.lead),), paper.foot)
        for part in (*paper.beside, *paper.parts):
            for place, lines in enumerate(_shared_out(part), start=1):
                title = part.title if place == 1 else f"{part.title} ({place})"
                _add(file, title, lines, paper.foot)
    file.core_properties.title = papers[0].title[:LONGEST_PROPERTY]
    file.core_properties.language = papers[0].language
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def _shared_out(part: Part) -> Iterator[tuple[Line, ...]]:
    """The lines of a part, as many at a time as a slide has room for."""
    taken: list[Line] = []
    down = 0
    for line in part.lines:
        needed = letters.lines(letters.wrapped(_told(line), ACROSS - 2 * EDGE, TEXT * PIXELS)) + 0.5
        if taken and down + needed > MOST_LINES:
            yield tuple(taken)
            taken, down = [], 0
        taken.append(line)
        down += needed
    if taken:
        yield tuple(taken)


def _told(line: Line) -> str:
    sources = f" ({', '.join(line.sources)})" if line.sources else ""
    return letters.plain(f"{line.lead} {line.text}{sources}".strip())


def _add(file, title: str, lines: tuple[Line, ...], foot: str) -> None:
    page = file.slides.add_slide(file.slide_layouts[5])  # a title alone
    head = page.shapes.title
    _at(head, EDGE, 32, ACROSS - 2 * EDGE, 84)
    _say(head.text_frame, [((title, True, style.INK),)], TITLE)
    body, under = (page.shapes.add_textbox(0, 0, 0, 0) for _ in range(2))
    _at(body, EDGE, 128, ACROSS - 2 * EDGE, 528)
    _say(body.text_frame, [tuple(_runs(line)) for line in lines], TEXT)
    _at(under, EDGE, 668, ACROSS - 2 * EDGE, 36)
    _say(under.text_frame, [((foot, False, style.MUTED),)], FOOT)


def _runs(line: Line) -> Iterator[tuple[str, bool, str]]:
    """Texts of a paragraph: whether each is bold, and its colour."""
    if line.lead:
        yield f"{line.lead} ", True, style.INK
    yield line.text, False, style.INK
    if line.sources:
        yield f" ({', '.join(line.sources)})", False, style.MUTED


def _at(shape, left: int, top: int, across: int, down: int) -> None:
    shape.left, shape.top = Emu(left * EMU_PER_PIXEL), Emu(top * EMU_PER_PIXEL)
    shape.width, shape.height = Emu(across * EMU_PER_PIXEL), Emu(down * EMU_PER_PIXEL)


def _say(frame, paragraphs: list[tuple[tuple[str, bool, str], ...]], points: int) -> None:
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(points / 2)
        for text, is_bold, color in runs:
            run = paragraph.add_run()
            run.text, run.font.bold, run.font.name, run.font.size = text, is_bold, FACE, Pt(points)
            run.font.color.rgb = RGBColor.from_string(color.removeprefix("#").upper())
