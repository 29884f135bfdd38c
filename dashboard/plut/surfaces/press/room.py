"""The press room: a picture at the size that is needed, sentences to quote, a link that stays, and what a code once showed."""

import functools
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlencode

import segno
import streamlit as st

from plut.base import folders
from plut.base.language import LANGUAGES, mark, translate
from plut.surfaces.app import blocks, cached, downloads, filters, prose, tiles
from plut.surfaces.app.blocks import Picture
from plut.surfaces.app.page import Page
from plut.surfaces.press import codes, pictures, printing
from plut.surfaces.press.codes import Record, UnknownCode
from plut.surfaces.press.pictures import Kind, Values
from plut.surfaces.press.printing import PRESETS, Preset
from plut.surfaces.sheets import exports
from plut.surfaces.sheets.exports import Table

PRESET_NAMES = {
    "1600x900": mark("1600 x 900: slides, web"),
    "1080x1080": mark("1080 x 1080: square post"),
    "1080x1920": mark("1080 x 1920: story"),
    "a4": mark("A4, landscape"),
}
TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def chosen(page: Page) -> tuple[Kind, str]:
    """Which picture, and at which size: a code of PRESETS."""
    labels = cached.computed(functools.partial(_labels, page))
    sizes = {name: page.text(text) for name, text in PRESET_NAMES.items()}
    with filters.side_by_side():
        code = filters.choice("gambar", labels, page.text("Picture"), page.language, default="peta")
        size = filters.choice("ukuran", sizes, page.text("Size"), page.language, default="1600x900")
    return pictures.BY_CODE[code], size


def _labels(page: Page) -> dict[str, str]:
    """The name of each picture of the edition by its code; simulated ones begin with the word."""
    word = page.text("SIMULATED")
    named = {
        code: (page.text(kind.label), kind.simulated(page)) for code, kind in pictures.kinds(page).items()
    }
    return {code: f"{word}: {name}" if simulated else name for code, (name, simulated) in named.items()}


def record_of(page: Page, kind: Kind, values: Values, picture: Picture) -> Record:
    """What a picture says, as it is kept under its check code."""
    frame = picture.frame
    return Record(
        edition=page.edition,
        query=picture.query,
        picture=kind.code,
        choices=values,
        language=page.language,
        title=frame.title,
        subtitle=frame.subtitle,
        computed=frame.computed,
        is_simulated=bool(frame.simulated_word),
        rows=codes.printed(picture.rows, picture.columns),
        digest=codes.digest(picture.rows[picture.columns]),
    )


def signed(picture: Picture, record: Record, base: str) -> Picture:
    """The picture with its check code and a QR code of the address that answers it."""
    address = f"{base}/pers?{urlencode({'periksa': record.code, 'lang': record.language})}"
    image = _qr_code(address)
    word = translate("Check code {code}", record.language, code=record.code)
    return replace(picture, frame=replace(picture.frame, code=word, code_image=image))


@functools.lru_cache(maxsize=200)
def _qr_code(address: str) -> str:
    return segno.make(address, error="m").png_data_uri(scale=6, border=0)


def hand_out(page: Page) -> None:
    """A picture chosen with its filters, shown as it will be, with its files, sentences, citation and link."""
    kind, size = chosen(page)
    values = kind.choices(page)
    given = _given_out(page, kind, values, page.language)
    if given is None:
        prose.sentence(page, page.text("These choices leave nothing to draw."))
        return
    picture, record = given
    if page.reader.width == "wide":
        blocks.sheet(picture.draw, picture.frame, PRESETS[size], f"press_{size}")
    else:  # a small screen shows the same picture in its own layout
        own = replace(picture.frame, width=page.reader.width)
        blocks.picture(page, picture.draw, own, "press")
    _files(page, picture, record, size)
    _words(page, kind, values, picture)


def _given_out(page: Page, kind: Kind, values: Values, language: str) -> tuple[Picture, Record] | None:
    """The signed picture of these choices in a language, and its record: made once for all who ask for it."""
    of = replace(page, reader=replace(page.reader, language=language))
    return cached.computed(functools.partial(_made, of, kind.code, values, filters.base_address()))


def _made(page: Page, code: str, values: Values, base: str) -> tuple[Picture, Record] | None:
    kind = pictures.BY_CODE[code]
    picture = pictures.made(page, kind, values, page.language)
    if picture is None:
        return None
    record = record_of(page, kind, values, picture)
    return signed(picture, record, base), record


def _files(page: Page, picture: Picture, record: Record, size: str) -> None:
    """Buttons for the files, the usual picture first. The record of the check code is written before a file is given away."""
    about = downloads.about_of(page, picture.query, picture.frame)
    pictured = [
        Table(kind.upper(), kind, f"_{size}", lambda *_, kind=kind: printed(picture, PRESETS[size], kind))
        for kind in TYPES
    ]
    offered = [
        downloads.File(
            made.label,
            exports.file_name(about, f"{picture.key}{made.addition}_{record.code}", made.ending),
            functools.partial(
                _given, page, record, functools.partial(made.write, picture.rows, picture.columns, about)
            ),
            f"press_{made.ending}{made.addition}",
            TYPES.get(made.ending),
        )
        for made in [*(pictured if printing.has_chromium() else []), *exports.tables(page.language)]
    ]
    first = 1 if printing.has_chromium() else len(offered)
    downloads.show(page, offered[:first], offered[first:])
    if not printing.has_chromium():
        prose.sentence(
            page,
            page.text(
                "This machine has no Chromium, which renders PNG, SVG, PDF and slides: install the package chromium. The camera "
                "button of the picture saves a PNG meanwhile."
            ),
        )
    else:
        _say_trouble(page)


@st.fragment(run_every=5)
def _say_trouble(page: Page) -> None:
    """A word where Chromium died over a picture. Files are made outside the page's run, so this looks by itself."""
    if printing.trouble():
        prose.warning(
            page.text(
                "Chromium stopped while it rendered a picture, so the file did not come. Ask for it again; if it fails again, "
                "install the package chromium anew. The camera button of the picture saves a PNG meanwhile."
            )
        )


def printed(picture: Picture, preset: Preset, kind: str) -> bytes:
    """The file of a picture: png, svg, pdf, or pptx, one slide."""
    sheet = printing.laid_out(picture.draw, picture.frame, preset)
    if kind != "pptx":
        return printing.rendered(sheet, kind)
    return slide(picture, preset, printing.rendered(sheet, "png"))


def slide(picture: Picture, preset: Preset, image: bytes) -> bytes:
    """A slide of a rendered picture, with its source in the notes."""
    frame = picture.frame
    notes = "\n".join((frame.subtitle, frame.source, frame.computed, frame.code))
    return printing.slide(image, preset, frame.title, notes)


def _given(page: Page, record: Record, write: Callable[[], bytes]) -> bytes:
    """The file, after its record: what is given away can always be asked for."""
    content = write()
    page.keep_edition()
    codes.write(record, folders.codes_folder())
    return content


def _words(page: Page, kind: Kind, values: Values, picture: Picture) -> None:
    """Sentences in both languages and a citation, each with a button that copies it, and a link that stays."""
    prose.subsection(page.text("To quote"))
    for language in LANGUAGES:
        if given := _given_out(page, kind, values, language):
            blocks.copyable(quotation(given[0], language))
    address = f"{kind.address}?{urlencode(filters.carried() | {'edisi': page.edition})}"
    link = tiles.links(
        page, page.text("With its edition in the address:"), {page.text("this picture on its page"): address}
    )
    prose.subsection(page.text("Citation and link"), below=link)
    blocks.copyable(
        page.text(
            "Dasbor PLUT-KUMKM, edition {edition}, “{title}”, {address}",
            edition=page.edition,
            title=picture.frame.title,
            address=f"{filters.base_address()}/{address}&{urlencode({'lang': page.language, 'simulasi': int(page.shows_simulated)})}",
        )
    )


def quotation(picture: Picture, language: str) -> str:
    """The finding with what is counted, source, date and edition; simulated numbers are called so first."""
    frame = picture.frame
    warning = (
        translate("Simulated numbers, not official data.", language) + " " if frame.simulated_word else ""
    )
    when = frame.computed.rpartition(" · ")[
        0
    ]  # without the SQL file, which the picture and the citation's page name
    return f"{warning}{frame.title.rstrip('.')}. {frame.subtitle} {frame.source} {when}."


def check(page: Page) -> None:
    """The box that tells what a code showed then and shows now."""
    typed = filters.code(page.text("Check code in a picture"))
    if not typed:
        return
    try:
        record = codes.read(typed, folders.codes_folder())
    except UnknownCode:
        prose.warning(
            page.text(
                "No picture was handed out here under the code “{code}”. Compare its letters.",
                code=typed[:20],
            )
        )
        return
    prose.sentence(
        page, page.text("Code {code} showed, in edition {edition}:", code=record.code, edition=record.edition)
    )
    blocks.copyable(f"{record.title}. {record.subtitle} {record.computed}")
    prose.sentence(page, now(page, record))
    corrections = page.rows("frame/corrections", query_name=record.query)
    for row in corrections.to_dict("records"):
        prose.warning(page.text("Correction: {note}", note=row[f"note_{page.language}"]))
    if corrections.empty:
        prose.sentence(page, page.text("No correction has been published for it."))


def now(page: Page, record: Record) -> str:
    """What the same picture says today, in a sentence."""
    kind = pictures.BY_CODE.get(record.picture)
    known = kind is not None and kind.simulated(page) is not None
    every = replace(page, shows_simulated=True)  # asked for by its code, whatever the switch says
    picture = pictures.made(every, kind, record.choices, record.language) if known else None
    if picture is None:
        return page.text("The same choices show no picture today.")
    if codes.digest(picture.rows[picture.columns]) == record.digest:
        return page.text("It shows the same numbers today, in edition {edition}.", edition=page.edition)
    return page.text(
        "Today, in edition {edition}, it shows: {title}.", edition=page.edition, title=picture.frame.title
    )
