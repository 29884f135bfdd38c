"""The office's desk in the app: load, look, publish, take back. What is done is done in `plut.office`; here
it is shown and asked for."""

from pathlib import Path

import streamlit as st
from markupsafe import Markup

from plut.base import folders, formats
from plut.base.language import translate
from plut.office import candidate, checks, journal, publishing, steps, tray
from plut.office.steps import Officer
from plut.surfaces.app import address, asker
from plut.surfaces.app.desk import (
    confirming,
    correcting,
    loading,
    looking,
    records,
    serving,
    stepping,
    waiting,
)
from plut.surfaces.desk import words
from plut.warehouse import editions

BAND = Markup('<div class="plut-draft" role="status"><b>{}</b> {} <a href="{}" target="_self">{}</a></div>')
HEAD = Markup('<h1 class="plut-desk-head">{}</h1><p class="plut-desk-lead">{}</p>')


def follow(name: str) -> None:
    """Let every way from this page stay in the draft that its address names, where it names one."""
    address.stay_in(name if looked_at(name) else "")


def looked_at(name: str) -> Path | None:
    """The file of a draft that the address names, for those who may look at it; None for everybody else."""
    if not asker.grants().looks:
        return None
    path = editions.drafted(folders.build_folder(), name)
    if path is None or editions.seal(path).state != editions.WITHDRAWN:
        return path
    found = candidate.current()  # what was withdrawn is looked at where it has been built again
    return path if found is not None and found.edition == name else None


def band(edition: Path, language: str) -> None:
    """What stands over every page of an edition that is only looked at, however far it is scrolled."""
    told = translate("CANDIDATE, NOT PUBLISHED", language)
    what = translate(
        "Edition {edition}: for its office alone, not to be cited or passed on.",
        language,
        edition=edition.stem,
    )
    st.html(str(BAND.format(told, what, address.link("meja"), translate("Back to the desk", language))))


def show(language: str) -> None:
    """The page. Whoever may neither load nor publish never gets here."""
    publishing.settle()
    checks.start()
    who = stepping.officer()
    if refused := st.session_state.pop("desk_refused", ""):
        st.error(formats.plain(refused))
        st.toast(formats.plain(refused))  # also where the button is, far below
    _head(who, language)
    is_checking = loading.show(who, language)
    is_finding_out = looking.show(who, language)
    if steps.may_correct(who):
        correcting.show(who, language)
    serving.show(who, language)
    serving.show_editions(who, language)
    records.show_journal(who, language)
    records.show_usage(language)
    confirming.show(language)
    waiting.again(is_checking or is_finding_out)


def _head(who: Officer, language: str) -> None:
    """What is served and what waits, in one sentence."""
    served = editions.current(folders.build_folder())
    waiting = [one for one in tray.entries() if steps.sees(who, one.account)]
    since = next((one.since for one in publishing.kept() if one.is_served and one.since), None)
    told = [
        translate("Edition {edition} is served.", language, edition=served.stem)
        if served
        else translate("No edition is served yet.", language)
    ]
    if since:
        told.append(
            translate(
                "{account}: {step}, {time}.",
                language,
                account=since.account,
                step=words.step(since, language),
                time=words.moment(since.time, language),
            )
        )
    count = formats.number(len(waiting), language)
    told.append(
        translate("Files that wait on the desk: {count}.", language, count=count)
        if waiting
        else translate("Nothing waits on the desk.", language)
    )
    st.html(str(HEAD.format(translate("The office's desk", language), " ".join(told))))
    if (number := journal.broken()) is not None:
        st.error(
            translate(
                "Line {number} of the journal is not what was written. Ask whoever runs this installation.",
                language,
                number=number,
            )
        )
