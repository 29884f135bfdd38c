"""What every page begins with: the reader, the edition that is served, and its rows. Builds the first edition itself."""

import logging
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NoReturn

import pandas as pd
import streamlit as st

from plut.base import folders, formats, journal, settings
from plut.base.language import translate
from plut.building import messages, pipeline
from plut.building.stops import Stopped
from plut.surfaces.app import cached, filters, reader
from plut.surfaces.app.reader import Reader
from plut.warehouse import editions, sql_files


@dataclass(frozen=True)
class Page:
    """One run of one page for one reader, on one edition."""

    reader: Reader
    path: str
    shows_simulated: bool = False
    # where pictures are laid instead of being shown: the press room takes them from there
    shelf: list | None = field(default=None, compare=False)

    @property
    def language(self) -> str:
        return self.reader.language

    @property
    def edition(self) -> str:
        return cached.warehouse(self.path).edition

    def rows(self, query: str, **parameters: object) -> pd.DataFrame:
        return cached.rows(self.path, query, **parameters)

    @property
    def previous(self) -> "Page | None":
        """The same page on the edition before, read with that edition's own queries; None where there is none."""
        path = editions.previous(folders.build_folder())
        return replace(self, path=str(path)) if path else None

    def keep_edition(self) -> None:
        """Keep this edition beyond the usual three: something that names it is given away."""
        editions.hand_out(folders.build_folder(), self.edition)

    @cached.by_page
    def data_of(self, query: str) -> tuple[str, ...]:
        """The data sets that a query's header names."""
        return sql_files.parse_header(self.sql(query), query).data

    def sql(self, query: str) -> str:
        """The text of a query, as this edition has it."""
        return cached.warehouse(self.path).texts[query]

    def text(self, text: str, **values: object) -> str:
        return translate(text, self.language, **values)


def open_page() -> Page:
    """The page's reader and edition; on the very first start the first edition is built, with progress shown."""
    with st.container(horizontal=True, horizontal_alignment="right", key="top_bar"):
        who = reader.asked()
        bar = st.container(width="content")
    path = _pinned(who.language) or served_edition(who.language)
    has_simulated = "simulated" in set(cached.rows(path, "frame/datasets")["provenance"])
    with bar:
        shows = has_simulated and filters.shows_simulated(who.language)
    return Page(who, path, shows)


def _pinned(language: str) -> str | None:
    """The file of the edition that the address names, with a word to the reader; None where it names none or a lost one."""
    asked = filters.pinned_edition()
    if asked is None:
        return None
    folder = folders.build_folder()
    path, served = editions.named(folder, asked), editions.current(folder)
    if path is None:
        gone = translate(
            "Edition {edition} is not kept any more or is damaged: the numbers below are today's.",
            language,
            edition=asked[:12],
        )
        st.warning(formats.plain(gone))
        return None
    if path != served:
        st.info(
            translate(
                "You are reading edition {edition}, kept as it was when it was cited. The current edition may differ.",
                language,
                edition=asked,
            )
        )
    return str(path)


def served_edition(language: str) -> str:
    """The file of the edition that is served. Stops the page with the reason where there is none and none can be built."""
    folder = folders.build_folder()
    path = editions.current(folder)
    if path is None and (damaged := editions.damaged(folder)):
        _stop(
            translate(
                "No sound edition is left: {names} is not what its build wrote. Run python dashboard/build.py, or restore the "
                "folder {folder} from a backup.",
                language,
                names=", ".join(file.name for file in damaged),
                folder=folder,
            )
        )
    if path is None:
        with cached.build_lock():
            path = editions.current(folder) or _first_edition(language)
    _say_lost(folder, path, language)
    return str(path)


def _say_lost(folder: Path, path: Path, language: str) -> None:
    """A word where the edition that should be served is damaged or gone, and another is served in its place."""
    wanted = editions.pointed(folder)
    if wanted and wanted != path.stem:
        journal.note(folder, "edition_lost", logging.ERROR, edition=wanted[:12])
        cached.warehouse.clear(str(folder / f"{wanted}.duckdb"))  # once it is mended, it is opened anew
        st.warning(
            translate(
                "Edition {edition}, the newest, is damaged or missing; edition {served} is shown in its place. Run python "
                "dashboard/build.py, or restore the folder of editions from a backup.",
                language,
                edition=wanted[:12],
                served=path.stem,
            )
        )


def _first_edition(language: str) -> Path:
    bar = st.progress(0.0, translate("Preparing the data for the first time ...", language))
    try:
        report = pipeline.build(
            folders.incoming_folder(),
            folders.build_folder(),
            settings.simulates(),
            lambda step, share: bar.progress(share, f"{step} ({share:.0%})"),
        )
    except Stopped as stopped:
        _stop(messages.stop(stopped, language))
    bar.empty()
    if report.failed:
        failed = report.checks.loc[report.checks["offending_rows"] > 0, "name"]
        _stop(
            translate(
                "The data did not pass these checks: {names}. Run python dashboard/build.py to see the rows.",
                language,
                names=", ".join(failed),
            )
        )
    return report.path


def _stop(text: str) -> NoReturn:
    """Say why there is nothing to show, and show nothing."""
    st.error(formats.plain(text))
    st.stop()
