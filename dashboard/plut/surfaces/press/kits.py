"""The press kit of a province: its pictures at every size, slides, rows, sentences and a README, in one zip file."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from plut.base import files, folders
from plut.base.language import LANGUAGES, translate
from plut.surfaces.app import downloads
from plut.surfaces.app.page import Page
from plut.surfaces.press import codes, pictures
from plut.surfaces.press import room as press
from plut.surfaces.press.printing import PRESETS
from plut.surfaces.sheets import exports

SLIDE = "1600x900"


def write(
    page: Page, province: str, base: str, path: Path, progress: Callable[[str], None] = lambda _: None
) -> None:
    """Write the kit of a province (a code of two digits). base: address of the installation that answers the check codes.

    A picture that fails, fails the kit: nothing is left at `path`. Raises printing.NoChromium.
    """
    with files.whole(path) as scratch, zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as kit:
        _fill(kit, page, province, base, progress)


def _fill(
    kit: zipfile.ZipFile, page: Page, province: str, base: str, progress: Callable[[str], None]
) -> None:
    sentences, listed = [], []
    for kind in pictures.kinds(page).values():
        if kind.of_province is None:
            continue
        values = kind.of_province(page, province)
        made = pictures.made(page, kind, values, page.language)
        if made is None:
            name = translate(kind.label, page.language)
            listed.append(translate("Nothing to show in this province: {name}.", page.language, name=name))
            continue
        record = press.record_of(page, kind, values, made)
        page.keep_edition()
        codes.write(record, folders.codes_folder())
        picture = press.signed(made, record, base)
        about = downloads.about_of(page, made.query, picture.frame)
        stem = f"{province}_{kind.code}"
        for size, preset in PRESETS.items():
            progress(f"{stem} {size}")
            image = press.printed(picture, preset, "png")
            kit.writestr(f"{size}/{exports.file_name(about, stem, 'png')}", image)
            if size == SLIDE:
                kit.writestr(
                    f"slides/{exports.file_name(about, stem, 'pptx')}", press.slide(picture, preset, image)
                )
        for table in exports.tables(page.language):
            content = table.write(made.rows, made.columns, about)
            kit.writestr(f"data/{exports.file_name(about, stem + table.addition, table.ending)}", content)
        for language in LANGUAGES:
            other = pictures.made(page, kind, values, language)
            if other is not None:
                sentences.append(f"[{language}] {press.quotation(other, language)}")
        listed.append(f"{record.code}  {picture.frame.title}")
    kit.writestr("sentences.txt", "\n\n".join(sentences) + "\n")
    kit.writestr("README.txt", _readme(page, listed, base))


def _readme(page: Page, listed: list[str], base: str) -> str:
    """What is in the kit, in both languages."""
    parts = []
    for language in LANGUAGES:
        parts += [
            translate("Press kit of Dasbor PLUT-KUMKM, edition {edition}.", language, edition=page.edition),
            translate(
                "One folder per size; slides, data (CSV, XLSX) and sentences in both languages beside them. Files that begin with "
                "SIMULASI_ show simulated records, which are not official data. Each picture bears a code: {address} tells what it "
                "showed and shows now.",
                language,
                address=f"{base}/pers",
            ),
            "",
        ]
    return "\n".join([*parts, *listed, ""])
