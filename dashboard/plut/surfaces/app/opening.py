"""A page in the app: who reads which edition in which language, then its blocks. Builds the first edition
itself."""

import functools
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import streamlit as st
from markupsafe import Markup

from plut.base import folders, formats, journal, settings
from plut.base.language import DEFAULT, LANGUAGES, translate
from plut.building import messages, pipeline
from plut.building.stops import Stopped
from plut.content import framing, granted, upkeep
from plut.content.choices import Choice, choice
from plut.content.reading import Reading
from plut.content.subject import Subject
from plut.surfaces.app import address, asker, browser, counting, handbook, meeting, menu, showing
from plut.surfaces.app.desk import page as desk
from plut.surfaces.app.showing import View
from plut.surfaces.web.refusals import Refused
from plut.warehouse import edition, editions
from plut.warehouse.edition import Edition

PHONE = 652  # pixels of a page below which it is laid out for a phone
BRAND = Markup(
    '<a class="plut-brand" href="{}" target="_self"><img src="{}" alt="" width="28" height="28"><b>{}</b></a>'
)

_building = threading.Lock()  # two readers do not build the first edition twice


def show(subject: Subject) -> None:
    """The page of a subject, as the address asks for it."""
    address.settle()
    language = address.language()
    desk.follow(st.query_params.get("edisi", ""))
    if meeting.is_asked():
        _let_in(subject, language)
        _show_slide(language)
        return
    with st.container(horizontal=True, key="top_bar"):
        pixels = browser.pixels(language)
        is_narrow = pixels < PHONE
        if not is_narrow:
            _brand()
        inside = menu.show(language, subject.name, is_narrow)  # on a phone the switch of data stands in it
        if is_narrow:
            _brand()
        bar = st.container(horizontal=True, key="top_switches", width="content")
    _let_in(subject, language)
    reading, has_simulated = _read(language)
    simulated, spoken = _simulated(reading), _language()
    if has_simulated:
        with inside if is_narrow else bar:
            address.box(simulated, hides_label=True)
    with inside if is_narrow else bar:
        meeting.button(subject, reading)
    with bar:
        address.box(spoken, hides_label=True)
    showing.say_unknown((spoken, *([simulated] if has_simulated else [])), reading)
    reading = replace(reading, shows_simulated=has_simulated and simulated.chosen == "1")
    asker.say(reading)
    _say_old(reading)
    counting.opened("page", subject.path)
    showing.show_page(subject, reading, View(pixels, subject.keys, is_narrow))


def show_desk() -> None:
    """The page of the office's desk, for those whose work it is."""
    address.settle()
    desk.follow("")
    language = address.language()
    if not asker.grants().looks:
        asker.refuse(Refused(404, translate("There is nothing at this address.", language)))
    _bar_without_reading(language, menu.DESK)
    asker.say_who(language)
    desk.show(language)


def show_handbook() -> None:
    """The handbook, for everybody who reads."""
    address.settle()
    language = address.language()
    _bar_without_reading(language, menu.HANDBOOK)
    asker.say_who(language)
    counting.opened("page", "panduan")
    handbook.show(language)


def _bar_without_reading(language: str, here: str) -> None:
    """The bar of a page that reads no edition: menu and language."""
    with st.container(horizontal=True, key="top_bar"):
        is_narrow = browser.pixels(language) < PHONE
        if not is_narrow:
            _brand()
        menu.show(language, here, is_narrow)
        if is_narrow:
            _brand()
        with st.container(horizontal=True, key="top_switches", width="content"):
            address.box(_language(), hides_label=True)


@contextmanager
def failing(language: str) -> Iterator[None]:
    """A sentence to the reader where a page fails; Streamlit's own, which is English, is not shown
    (static/page.css)."""
    try:
        yield
    except Exception:
        told = translate(
            "This page could not be shown. The failure has been recorded for whoever runs this installation: "
            "reload the page, or open another.",
            language,
        )
        st.error(formats.plain(told))
        raise


def _let_in(subject: Subject, language: str) -> None:
    """Stops the run where the page is not open to who reads; the gate answers so before it is opened."""
    if not menu.is_open(subject):
        asker.refuse(Refused(404, translate("There is nothing at this address.", language)))


def _show_slide(language: str) -> None:
    """The slide that the address asks for, without bar and boxes."""
    pixels = browser.pixels(language)
    with st.container(key="stage_words"):  # what there is to say of the edition
        reading, has_simulated = _read(language)
    shows = has_simulated and _simulated(reading).chosen == "1"
    meeting.show(replace(reading, shows_simulated=shows), pixels)


def _read(language: str) -> tuple[Reading, bool]:
    """What the address asks to be read, and whether anything of it is simulated."""
    opened = asker.grants()
    drafted = desk.looked_at(st.query_params.get("edisi", ""))
    if drafted is not None:
        desk.band(drafted, language)
        served = Edition(str(drafted), opened.rules, is_draft=True)
    else:
        served = Edition(_pinned(language) or served_edition(language), opened.rules)
    reading = Reading(served, language, address.asked(), base=address.base(), pages=opened.pages)
    return reading, _has_simulated(served)


@functools.lru_cache(maxsize=20)
def _has_simulated(edition: Edition) -> bool:
    return "simulated" in set(edition.rows("frame/datasets")["provenance"])


def _say_old(reading: Reading) -> None:
    """A word where the edition counts as old."""
    if told := upkeep.old(reading):
        st.info(formats.plain(told))


def _brand() -> None:
    """The mark and the name, which lead to the first page."""
    icon = f"{address.base_path()}/app/static/icon.png"
    st.html(str(BRAND.format(address.link(""), icon, framing.BRAND)))


def _language() -> Choice:
    names = {name: name.upper() for name in LANGUAGES}
    return choice(address.Standing(), "lang", "Bahasa / Language", names, DEFAULT, shape="switch")


def _simulated(reading: Reading) -> Choice:
    options = {"0": reading.text("Real data"), "1": reading.text("Simulation")}
    return choice(reading, "simulasi", reading.text("Simulated views"), options, "0", shape="switch")


def _pinned(language: str) -> str | None:
    """The file of the edition that the address names, with a word to the reader; None where it names none or
    a lost one."""
    asked = st.query_params.get("edisi")
    if asked is None:
        return None
    folder = folders.build_folder()
    path, served = editions.named(folder, asked), editions.current(folder)
    if editions.is_withdrawn(folder, asked):
        today = (address.link(""), translate("To the first page", language))
        asker.refuse(Refused(410, granted.withdrawn(asked, language), way=today))
    if path is None:
        gone = translate(
            "Edition {edition} is no longer kept or is damaged: the numbers below are today's.",
            language,
            edition=asked[:12],
        )
        st.warning(formats.plain(gone))
        return None
    if path != served:
        st.info(
            translate(
                "You are reading edition {edition}, kept as it was when it was cited. The current edition "
                "may differ.",
                language,
                edition=asked,
            )
        )
    return str(path)


def served_edition(language: str) -> str:
    """The file of the edition that is served. Stops the page with the reason where there is none and none can
    be built."""
    folder = folders.build_folder()
    path = editions.current(folder)
    if path is None and (damaged := editions.damaged(folder)):
        _stop(
            translate(
                "No sound edition is left: {names} differ from what their build wrote. Run python "
                "dashboard/build.py, or restore the folder {folder} from a backup.",
                language,
                names=", ".join(file.name for file in damaged),
                folder=folder,
            )
        )
    if path is None:
        with _building:
            path = editions.current(folder) or _first_edition(language)
    _say_lost(folder, path, language)
    return str(path)


def _say_lost(folder: Path, path: Path, language: str) -> None:
    """A word where the edition that should be served is damaged or gone, and another is served in its
    place."""
    wanted = editions.lost(folder)
    if wanted:
        journal.note(folder, "edition_lost", logging.ERROR, edition=wanted[:12])
        edition.forget(str(folder / f"{wanted}.duckdb"))  # once it is mended, it is opened anew
        st.warning(
            translate(
                "Edition {edition}, the newest, is damaged or missing; edition {served} is shown in its "
                "place. Run python "
                "dashboard/build.py, or restore the folder of editions from a backup.",
                language,
                edition=wanted[:12],
                served=path.stem,
            )
        )


def _first_edition(language: str) -> Path:
    preparing = translate("Preparing the data for the first time ...", language)
    bar = st.progress(0.0, preparing)
    try:
        report = pipeline.build(
            folders.incoming_folder(),
            folders.build_folder(),
            settings.simulates(),
            lambda _, share: bar.progress(share, f"{preparing} {formats.percent(share, language, 0)}"),
        )
    except Stopped as stopped:
        if not asker.grants().rules.bound_nothing:  # the reason may name files and values of an office
            _stop(
                translate(
                    "The data could not be prepared. Whoever runs this installation sees why with python "
                    "dashboard/build.py.",
                    language,
                )
            )
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
