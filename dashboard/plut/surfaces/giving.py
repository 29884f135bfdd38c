"""Files that readers take away: which are offered of rows, and the bytes of each, made when it is asked
for."""

from plut.content import framing
from plut.content.blocks import Picture, Table
from plut.content.files import Content, File, Marked, OfRows, ScoreSheet, Template, Text
from plut.content.papers import Printable
from plut.content.reading import Reading
from plut.content.sealing import Sealed
from plut.office import usage
from plut.surfaces.press import deck, handing, papers
from plut.surfaces.press.deck import Deck
from plut.surfaces.press.handing import HandedOut, Image
from plut.surfaces.sheets import exports, score_sheet, templates

MIMES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "html": "text/html",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "geojson": "application/geo+json",
}


def files_of_rows(reading: Reading, block: Picture | Table) -> tuple[File, ...]:
    """CSV as the reader's language writes it, XLSX, and the other CSV."""
    about = framing.about_of(reading, block)
    if not isinstance(block, Table):
        return exports.files(block.key, OfRows(block.rows.frame, block.columns, about))
    whole = block.whole
    frame = block.rows.frame if whole is None else lambda: whole().frame
    return exports.files(block.key, OfRows(frame, tuple(dict.fromkeys((*block.columns, *block.more))), about))


def given(file: File) -> bytes:
    """The bytes of a file that a reader takes away, which is counted. Raises NoChromium."""
    whole = written(file.content)
    usage.count("download", counted_as(file))
    return whole


def counted_as(file: File) -> str:
    """The code of its picture, else the query of its rows, else what its button is called in the code."""
    match file.content:
        case HandedOut(records=(record,)):
            return record.picture
        case OfRows(about=about) if about.query:
            return about.query
    return file.key


def written(content: Content) -> bytes:
    """The bytes of a file. Raises NoChromium where a picture cannot be rendered."""
    match content:
        case Text(text):
            return text.encode()
        case OfRows():
            return exports.written(content)
        case Template(dataset, known, regions):
            return templates.template(dataset, known, regions)
        case Marked(write):
            return write()
        case ScoreSheet():
            return score_sheet.score_sheet(content)
        case Image() | Deck() | Printable():
            return _of_the_press(content)
        case HandedOut() | Sealed():
            return _handed_out(content)
    raise TypeError(f"nobody can write a {type(content).__name__}")


def _handed_out(content: HandedOut | Sealed) -> bytes:
    """A file whose records are kept: what is given away can always be asked for."""
    whole = written(content.inner)
    for record in handing.sealed(content) if isinstance(content, Sealed) else content.records:
        handing.keep(record)
    return whole


def _of_the_press(content: Image | Deck | Printable) -> bytes:
    match content:
        case Image():
            return handing.image(content)
        case Deck():
            return deck.written(content)
        case Printable():
            return papers.written(content)


def needs_chromium(file: File) -> bool:
    """Whether Chromium makes the file."""
    content = file.content
    if isinstance(content, Printable):
        return content.kind == "pdf"
    return isinstance(content, HandedOut) and isinstance(content.inner, Image | Deck)


def mime(file: File) -> str | None:
    return MIMES.get(file.name.rsplit(".", 1)[-1])
