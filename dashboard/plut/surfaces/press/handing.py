"""Handing a picture out: its check code, the record behind it, and its file at a size of the press."""

import functools
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import segno

from plut.base import folders, formats
from plut.base.language import translate
from plut.content.blocks import Picture
from plut.content.codes import digest
from plut.content.files import Content
from plut.content.reading import Reading
from plut.content.sealing import Sealed
from plut.surfaces.press import printing, records
from plut.surfaces.press.records import Record
from plut.surfaces.press.registry import OFFERS, Offer
from plut.surfaces.press.sizes import PRESETS, Preset
from plut.warehouse import editions


@dataclass(frozen=True, eq=False)
class Image(Content):
    """A picture at a size of the press. kind: png, svg, pdf, or pptx, one slide."""

    picture: Picture
    size: str
    kind: str


@dataclass(frozen=True, eq=False)
class HandedOut(Content):
    """A file whose records are kept before it is given away: of its picture, or of each of its slides."""

    records: tuple[Record, ...]
    inner: Content


def given_out(reading: Reading, offer: Offer) -> tuple[Picture, Record] | None:
    """The signed picture of a reading, and its record; None where its choices leave nothing to draw."""
    picture = offer.picture(reading)
    if picture is None:
        return None
    record = record_of(reading, offer, picture)
    return signed(picture, record, reading.base), record


def sealed(content: Sealed) -> tuple[Record, ...]:
    """The record of a seal, which tells what its picture said; none where its choices leave nothing to
    draw."""
    offer = OFFERS[content.picture]
    picture = offer.picture(content.reading)
    if picture is None:
        return ()
    return (replace(record_of(content.reading, offer, picture), seal=content.seal),)


def record_of(reading: Reading, offer: Offer, picture: Picture) -> Record:
    """What a picture says, as it is kept under its check code."""
    frame, rows = picture.frame, picture.rows
    return Record(
        edition=reading.edition.name,
        query=rows.query,
        picture=offer.code,
        address={choice.key: choice.chosen for choice in offer.choices(reading)},
        language=reading.language,
        title=frame.title,
        subtitle=frame.subtitle,
        computed=frame.computed,
        is_simulated=picture.is_simulated,
        rows=records.printed(rows.frame, picture.columns),
        digest=digest(rows.frame[list(picture.columns)]),
    )


def signed(picture: Picture, record: Record, base: str) -> Picture:
    """The picture with its check code and a QR code of the address that answers it."""
    address = f"{base}/pers?{urlencode({'periksa': record.code, 'lang': record.language})}"
    word = translate("Check code {code}", record.language, code=record.code)
    return replace(picture, frame=replace(picture.frame, code=word, code_image=_qr_code(address)))


@functools.lru_cache(maxsize=200)
def _qr_code(address: str) -> str:
    return str(segno.make(address, error="m").png_data_uri(scale=6, border=0))


def keep(record: Record) -> None:
    """Keep the record of a picture that is given away, and the edition that it names."""
    editions.hand_out(folders.build_folder(), record.edition)
    records.write(record, folders.codes_folder())


def image(content: Image) -> bytes:
    """The file of a picture. Raises NoChromium."""
    preset = PRESETS[content.size]
    sheet = printing.laid_out(content.picture.drawing, content.picture.frame, preset)
    if content.kind != "pptx":
        return printing.rendered(sheet, content.kind)
    return slide(content.picture, preset, printing.rendered(sheet, "png"))


def slide(picture: Picture, preset: Preset, png: bytes) -> bytes:
    """A slide of a rendered picture, with what is counted, scope and source in its notes."""
    frame = picture.frame
    told = (formats.capital(frame.subtitle), picture.explained, frame.source, frame.computed, frame.code)
    notes = "\n".join(text for text in told if text)
    return printing.slide(png, preset, frame.title, notes)
