"""Slides that are handed out: all of them as one PDF or PPTX, one of them as a picture. Words are words, the
picture of each is a picture with its text."""

import base64
import io
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from markupsafe import Markup
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from plut.base import folders
from plut.content import framing
from plut.content.blocks import Answer
from plut.content.files import Content, File, file_name
from plut.content.reading import Reading
from plut.content.slides import Slide
from plut.figures import style
from plut.figures.style import MAGNIFIED
from plut.surfaces.press import handing, printing
from plut.surfaces.press.handing import HandedOut
from plut.surfaces.press.printing import EMU_PER_PIXEL, LONGEST_PROPERTY
from plut.surfaces.press.records import Record
from plut.surfaces.press.registry import OFFERS
from plut.surfaces.stage import layout, markup
from plut.surfaces.stage.layout import ACROSS, DOWN, EDGE, ROOM, TOP, Laid
from plut.surfaces.stage.order import Staged

PIXELS = (ACROSS, DOWN)
FACE = "Arial"  # of a presentation: ours is on few machines, and every other would break lines elsewhere
POINTS = 0.75  # of a pixel
SHARPER = 2  # pixels of a picture in a PPTX for each of the slide
SHEET = Markup('<div class="plut-sheet">{}</div>')
PAGE = Markup(
    '<!DOCTYPE html><html lang="{}"><head><meta charset="utf-8"><title>{}</title><style>{}'
    "@page {{ size: {}px {}px; margin: 0 }} body {{ margin: 0 }}"
    ".plut-sheet {{ position: relative; width: {}px; height: {}px; overflow: hidden; break-after: page }}"
    ".plut-sheet:last-child {{ break-after: auto }}</style></head><body>{}</body></html>"
)
IMAGE = Markup('<img alt="{}" src="data:image/svg+xml;base64,{}">')


@dataclass(frozen=True)
class Leaf:
    """A slide that is given away, with the whole of its foot."""

    slide: Slide
    told: str


@dataclass(frozen=True)
class Text:
    """A text of a presentation: pixels of its letters and from line to line."""

    text: str
    size: int
    line: int
    color: str
    is_bold: bool = False


@dataclass(frozen=True, eq=False)
class Deck(Content):
    """Slides as a file. kind: pdf, pptx, or png of the first."""

    leaves: tuple[Leaf, ...]
    title: str
    language: str
    kind: str


def files(reading: Reading, shown: tuple[Staged, ...]) -> tuple[File, ...]:
    """All slides as PDF and as PPTX, then each as a picture. Their check codes are kept when one is taken."""
    leaves, kept = [], []
    for one in shown:
        record = handing.record_of(reading.only(()), OFFERS[one.slide.picture.code], one.slide.picture)
        leaves.append(Leaf(one.slide, markup.foot(one.slide, _checked(reading, record))))
        kept.append(record)
    first = framing.about_of(reading, shown[0].slide.picture)
    about = replace(first, slug="", is_simulated=any(one.slide.is_simulated for one in shown))

    def file(kind: str, label: str, stem: str, some: slice) -> File:
        deck = Deck(tuple(leaves[some]), reading.text("PLUT-KUMKM in a few slides"), reading.language, kind)
        name = file_name(about, f"{stem}_{reading.language}", kind)
        return File(f"slides_{kind}_{stem}", label, name, HandedOut(tuple(kept[some]), deck))

    single = [
        file("png", f"PNG {place}", f"slide_{place}", slice(place - 1, place))
        for place in range(1, len(shown) + 1)
    ]
    return (file("pdf", "PDF", "slides", slice(None)), file("pptx", "PPTX", "slides", slice(None)), *single)


def _checked(reading: Reading, record: Record) -> str:
    """Where a slide that is given away can be asked for what it showed."""
    address = f"{reading.base}/pers?{urlencode({'periksa': record.code})}"
    return reading.text("Check code {code}: {address}", code=record.code, address=address)


def written(deck: Deck) -> bytes:
    """The file of a deck. Raises NoChromium."""
    if deck.kind == "pptx":
        return _presentation(deck)
    page = PAGE.format(
        deck.language,
        deck.title,
        Markup((folders.STATIC / "stage.css").read_text(encoding="utf-8")),
        *PIXELS,
        *PIXELS,
        Markup("").join(SHEET.format(_sheet(leaf, deck.language)) for leaf in deck.leaves),
    )
    return printing.printed(str(page), PIXELS, deck.kind)


def _sheet(leaf: Leaf, language: str) -> Markup:
    laid = layout.laid(leaf.slide, markup.title(leaf.slide, language), leaf.told)
    drawn = base64.b64encode(_rendered(laid, "svg")).decode()
    image = IMAGE.format(leaf.slide.picture.alt, drawn)
    return markup.placed(leaf.slide, laid, leaf.told, language, image)


def _rendered(laid: Laid, kind: str) -> bytes:
    figure = laid.figure
    sheet = printing.Sheet(figure, figure.layout.width, figure.layout.height, MAGNIFIED * SHARPER)
    return printing.rendered(sheet, kind)


def _presentation(deck: Deck) -> bytes:
    """A presentation of 16:9: title and words as text, the picture with its alternative text."""
    file = Presentation()
    file.slide_width, file.slide_height = Emu(ACROSS * EMU_PER_PIXEL), Emu(DOWN * EMU_PER_PIXEL)
    for leaf in deck.leaves:
        _add(file, leaf, deck.language)
    file.core_properties.title = deck.title[:LONGEST_PROPERTY]
    file.core_properties.language = deck.language
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def _add(file, leaf: Leaf, language: str) -> None:
    slide, title = leaf.slide, markup.title(leaf.slide, language)
    laid = layout.laid(slide, title, leaf.told)
    page = file.slides.add_slide(file.slide_layouts[5])  # a title alone
    head = page.shapes.title
    _at(head, EDGE, TOP, ROOM, laid.top - TOP - layout.GAP)
    _say(head.text_frame, [Text(title, layout.TITLE, layout.TITLE_LINE, style.INK, True)])
    across, down = laid.picture
    places = (Emu(pixels * EMU_PER_PIXEL) for pixels in (EDGE, laid.top, across, down))
    picture = page.shapes.add_picture(io.BytesIO(_rendered(laid, "png")), *places)
    picture.name = slide.picture.frame.title
    picture._element.nvPicPr.cNvPr.set("descr", slide.picture.alt)
    top = laid.top
    for answer in slide.answers:
        high = layout.answer_height(answer, laid.column, laid.number)
        _box(page, laid.left, top, laid.column, high, _number(answer, laid.number, language))
        top += max(high, laid.height // len(slide.answers))
    if slide.said:
        said = Text(slide.said, layout.SAID, layout.SAID_LINE, style.INK)
        _box(page, EDGE, laid.said_top, ROOM, laid.foot_top - laid.said_top, [said])
    foot = Text(leaf.told, layout.FOOT, layout.FOOT_LINE, style.MUTED)
    _box(page, EDGE, laid.foot_top, ROOM, DOWN - laid.foot_top - layout.BOTTOM, [foot])
    page.notes_slide.notes_text_frame.text = f"{slide.title}\n{slide.said}\n{leaf.told}"


def _number(answer: Answer, number: int, language: str) -> list[Text]:
    color = style.SIMULATED if answer.is_simulated else style.ATTENTION if answer.is_gap else style.VALUE
    mark = Text(markup.word(language), layout.NOTE, layout.NOTE_LINE, style.SIMULATED, True)
    return [
        *([mark] if answer.is_simulated else []),
        Text(answer.value, number, round(number * layout.NUMBER_LINE), color, True),
        Text(answer.label, layout.LABEL, layout.LABEL_LINE, style.INK, True),
        Text(answer.words, layout.NOTE, layout.NOTE_LINE, style.MUTED),
    ]


def _box(page, left: int, top: int, across: int, down: int, lines: list[Text]) -> None:
    box = page.shapes.add_textbox(0, 0, 0, 0)
    _at(box, left, top, across, down)
    _say(box.text_frame, lines)


def _at(shape, left: int, top: int, across: int, down: int) -> None:
    shape.left, shape.top = Emu(left * EMU_PER_PIXEL), Emu(top * EMU_PER_PIXEL)
    shape.width, shape.height = Emu(across * EMU_PER_PIXEL), Emu(down * EMU_PER_PIXEL)


def _say(frame, lines: list[Text]) -> None:
    """Texts one below the other."""
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, line in enumerate(line for line in lines if line.text):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment, paragraph.line_spacing = PP_ALIGN.LEFT, Pt(line.line * POINTS)
        is_number = line.size > layout.TITLE
        parts = layout.parts(line.text) if is_number else ((line.text, True),)
        for part, is_large in parts:
            run = paragraph.add_run()
            run.text = part
            run.font.size = Pt(line.size * POINTS * (1 if is_large else layout.UNIT_SHARE))
            run.font.bold, run.font.name = line.is_bold, FACE
            run.font.color.rgb = RGBColor.from_string(line.color.removeprefix("#").upper())
