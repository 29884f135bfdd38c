"""The candidate: how far its build is, and what it changes, one table after the other."""

import functools
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from plut.base import folders, formats
from plut.base.language import translate
from plut.office import candidate, checks, steps, tray
from plut.office.candidate import Candidate
from plut.office.steps import Officer
from plut.office.tray import Entry
from plut.surfaces.app import address, asker
from plut.surfaces.app.desk import stepping
from plut.surfaces.desk import comparisons, words
from plut.surfaces.desk.comparisons import Asked, Told
from plut.surfaces.desk.telling import Part
from plut.surfaces.desk.wording import Simulated
from plut.warehouse import editions
from plut.warehouse.edition import Edition

MADE_UP = "plut-desk-made-up"
WHOLE = " plut-desk-changed"  # not scrolled in itself
MORE = Markup('<p class="plut-desk-more">{}</p>')
CHANGES = Markup('<h3 class="plut-desk-changes">{}</h3>')
WORDS = Markup("<p>{}</p>")


def show(who: Officer, language: str) -> bool:
    """The candidate. Gives whether it is being built, or what it changes being found out."""
    told = translate(
        "A candidate is built beside the served edition: you read the whole dashboard on it, and see what "
        "changes, before anybody else does.",
        language,
    )
    stepping.head(2, translate("Look", language), told)
    return _candidate(who, language)


def _candidate(who: Officer, language: str) -> bool:
    """The candidate: how far its build is, or what it changes. Gives whether something goes on."""
    found = candidate.current()
    if found is not None and found.state == "building":
        share = formats.number(int(found.share * 100), language)
        st.progress(found.share, translate("Being built: {share}%", language, share=share))
        st.button(translate("Stop", language), key="desk_stop", on_click=stepping.do(steps.stop, language))
        return True
    goes_on = False
    if found is not None and found.state in ("failed", "stopped"):
        # why a build stopped may name values of others
        told = found if _sees_all(who) else replace(found, told=("", "", ""))
        stepping.say("bad", words.failed(told, language))
    if found is not None and found.state == "ready":
        goes_on = _ready(who, found, language)
    st.button(
        translate("Build a candidate", language),
        key="desk_look",
        type="secondary" if found and found.path else "primary",
        on_click=stepping.do(steps.look, language),
    )
    return goes_on


def _ready(who: Officer, found: Candidate, language: str) -> bool:
    """The candidate that can be looked at, and what it changes. Gives whether that is still being found
    out."""
    served = editions.current(folders.build_folder())
    if found.path is None:
        is_served = served is not None and served.stem == found.edition
        if is_served:
            told = translate(
                "The last candidate, {edition}, is the edition that is served.",
                language,
                edition=found.edition,
            )
        else:
            told = translate(
                "The last candidate, {edition}, is not kept any more.", language, edition=found.edition
            )
        stepping.say("good" if is_served else "warning", told)
        return False
    stepping.say("good", words.ready(found, language))
    if lacking := [
        one for one in tray.missing_in(found.changed) if steps.sees(who, one.account) and not _is_bad(one)
    ]:
        stepping.say("warning", words.lacks(lacking, language))
    label = translate("Read the whole dashboard on the candidate", language)
    st.link_button(label, address.link(f"?{address.query({'edisi': found.edition})}"))
    rules = who.grants.rules
    before = Edition(str(served), rules) if served else None
    asked = Asked(before, Edition(str(found.path), rules, is_draft=True), language)
    changed = comparisons.of(asked)
    if changed is not None:
        _changes(changed, language)
        return False
    return _comparing(asked, language)


def _comparing(asked: Asked, language: str) -> bool:
    """How far it is found out what changes. Gives whether it goes on."""
    going = comparisons.going(asked)
    if going is None and comparisons.is_stopped(asked):
        stepping.say("warning", translate("Finding out what changes was stopped.", language))
        st.button(
            translate("Find out what changes", language),
            key="desk_compare",
            on_click=stepping.do(lambda _: comparisons.start(asked), language),
        )
        return False
    if going is None:
        comparisons.start(asked)
        going = comparisons.Going()
    st.progress(going.share, words.going(going, language))
    st.caption(translate("It goes on if you leave this page, and is here when you come back.", language))
    if going.process:
        st.button(
            translate("Stop", language),
            key="desk_stop_comparing",
            on_click=stepping.do(lambda _: comparisons.stop(asked), language),
        )
    return True


def _changes(told: Told, language: str) -> None:
    """What a candidate changes: what pages lead with first, everything else one click away."""
    for part in told.parts:
        _told(part)
    files = (
        (translate("Real numbers that change", language), translate("changes-real.csv", language), told.real),
        (
            translate("Every number that changes, simulated ones too", language),
            translate("changes-all.csv", language),
            told.csv,
        ),
    )
    with st.container(horizontal=True):
        for label, name, text in files:
            st.download_button(
                translate("{what} (CSV, {size})", language, what=label, size=_size(text, language)),
                asker.held(functools.partial(text.encode, "utf-8-sig")),
                name,
                "text/csv",
                key=f"desk_{name.removesuffix('.csv')}",
                on_click="ignore",
                icon=":material/download:",
            )


def _told(part: Part) -> None:
    """A table with its head, and what stands under it."""
    if part.is_folded:
        with st.expander(formats.plain(part.title), key=f"desk_changes_{part.key}"):
            _told(replace(part, title="", is_folded=False))
        return
    head = CHANGES.format(part.title) if part.title else Markup("")
    said = Markup("").join(map(WORDS.format, part.said))
    table = Markup("")
    if part.rows:
        grid = stepping.grid(part.columns, part.rows, _look)
        table = stepping.ROWS.format(WHOLE, part.title or part.key, grid)
    more = MORE.format(part.more) if part.more else Markup("")
    if text := head + said + table + more:
        st.html(str(text))
    for one in part.parts:
        _told(one)


def _look(text: object) -> str:
    return MADE_UP if isinstance(text, Simulated) else ""


def _size(text: str, language: str) -> str:
    """How large a file is, in MB, to one digit."""
    megabytes = max(0.1, len(text.encode()) / 1e6)
    return translate("{size} MB", language, size=formats.number(megabytes, language, 1))


def _is_bad(one: Entry) -> bool:
    """Whether no build reads a file."""
    told = checks.of(one)
    return told is not None and told.problem


def _sees_all(who: Officer) -> bool:
    return who.grants.publishes or stepping.loads_everything(who)
