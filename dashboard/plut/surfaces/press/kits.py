"""The press kit of a province: its pictures at every size, slides, rows, sentences and a README, in one zip
file."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from plut.base import files
from plut.base.language import LANGUAGES, translate
from plut.content import framing, granted
from plut.content.files import OfRows, file_name
from plut.content.reading import Reading
from plut.surfaces.press import handing
from plut.surfaces.press.handing import Image
from plut.surfaces.press.registry import OFFERS, Offer
from plut.surfaces.press.sizes import PRESETS
from plut.surfaces.sheets import exports

SLIDE = "1600x900"


def write(
    reading: Reading, province: str, path: Path, progress: Callable[[str], None] = lambda _: None
) -> None:
    """Write the kit of a province (a code of two digits). The base of the reading answers the check codes.

    A picture that fails, fails the kit: nothing is left at `path`. Raises printing.NoChromium.
    """
    files.sweep(files.unfinished(path.parent))
    with files.whole(path) as scratch, zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as kit:
        _fill(kit, reading, province, progress)


def _fill(kit: zipfile.ZipFile, reading: Reading, province: str, progress: Callable[[str], None]) -> None:
    sentences, listed = [], []
    for offer, of in _of_province(reading, province):
        given = None if _is_unknown(offer, of) else handing.given_out(of, offer)
        if given is None:
            listed.append(_why_not(offer, of))
            continue
        picture, record = given
        handing.keep(record)
        about = framing.about_of(of, picture)
        stem = f"{province}_{offer.code}"
        for size, preset in PRESETS.items():
            progress(f"{stem} {size}")
            image = handing.image(Image(picture, size, "png"))
            kit.writestr(f"{size}/{file_name(about, stem, 'png')}", image)
            if size == SLIDE:
                name = file_name(about, stem, "pptx")
                kit.writestr(f"slides/{name}", handing.slide(picture, preset, image))
        for file in exports.files(stem, OfRows(picture.rows.frame, picture.columns, about)):
            kit.writestr(f"data/{file.name}", exports.written(file.content))
        for language in LANGUAGES:
            other = replace(of, language=language)
            if made := offer.picture(other):
                sentences.append(f"[{language}] {framing.quotation(other, made)}")
        listed.append(f"{record.code}  {picture.frame.title}")
    kit.writestr("sentences.txt", "\n\n".join(sentences) + "\n")
    kit.writestr("README.txt", _readme(reading, listed))


def _of_province(reading: Reading, province: str) -> Iterator[tuple[Offer, Reading]]:
    """The pictures that can be of one province, each with the reading that turns it so."""
    for offer in OFFERS.values():
        if offer.pictured.province_key:
            yield offer, reading.but({offer.pictured.province_key: province})


def _is_unknown(offer: Offer, of: Reading) -> bool:
    """Whether a picture knows nothing of single provinces: it would show the country under the name of
    one."""
    return any(one.unknown for one in offer.choices(of))


def _why_not(offer: Offer, of: Reading) -> str:
    name = of.text(offer.pictured.label)
    if not _is_unknown(offer, of) and offer.is_hidden(of):
        return of.text("Not shown, as it rests on records that are not open to you: {name}.", name=name)
    return of.text("Nothing to show in this province: {name}.", name=name)


def _readme(reading: Reading, listed: list[str]) -> str:
    """What is in the kit and whose records it holds, in both languages."""
    parts = []
    for language in LANGUAGES:
        parts += [
            translate(
                "Press kit of Dasbor PLUT-KUMKM, edition {edition}.", language, edition=reading.edition.name
            ),
            translate(
                "One folder per size, with slides, data (CSV, XLSX) and sentences in both languages. Files "
                "that begin with SIMULASI_ show simulated data, which is not official. Each picture bears a "
                "code: {address} tells what it showed then and shows now.",
                language,
                address=f"{reading.base}/pers",
            ),
            *granted.whose(reading.edition, language),
            "",
        ]
    return "\n".join([*parts, *listed, ""])
