"""Files that wait on the desk: what each is, what became of its rows, and what can be done with it."""

import streamlit as st
from markupsafe import Markup

from plut.base import folders, formats
from plut.base.language import translate
from plut.office import checks, journal, steps, tray
from plut.office.steps import Officer
from plut.office.tray import Entry
from plut.surfaces.app import address, handbook, marked, receiving
from plut.surfaces.app.desk import stepping
from plut.surfaces.app.desk.confirming import Question
from plut.surfaces.desk import words
from plut.warehouse import editions

WAY = Markup('<p class="plut-text"><a href="{}" target="_self">{}</a></p>')


def show(who: Officer, language: str) -> bool:
    """The files that wait, with a way to load others. Gives whether one is still being checked."""
    told = translate(
        "Files are recognised by their columns, not by their names. Each is checked as a build would "
        "check it; loading publishes nothing. What they are called and the rows that are rejected only the "
        "office sees, here, also after the edition is published.",
        language,
    )
    stepping.head(1, translate("Load", language), told)
    handbook.way(language)
    if who.grants.loads.anything:
        receiving.receive(language, "desk_files")
        told = translate("Templates to fill in", language)
        st.html(str(WAY.format(address.link("data#templates"), told)))
    return _entries(who, language)


def _entries(who: Officer, language: str) -> bool:
    """The files that wait, with what was found in each, and those of the served edition. Gives whether one is
    still being checked."""
    every = [one for one in tray.entries() if steps.sees(who, one.account)]
    held, loaded_by = tray.held(editions.current(folders.build_folder())), journal.loaded_by()
    for one in every:
        with st.container(border=True, key=f"desk_entry_{one.id}"):
            _entry(who, one, tray.replaced(one, held, loaded_by), language)
    if held:
        _held(who, held, {one.name for one in every if one.leaves_out}, language)
    return any(checks.of(one) is None for one in every if not one.leaves_out)


def _entry(who: Officer, one: Entry, replaced: list[str], language: str) -> None:
    """One file: what it is, what became of its rows, and what can be done with it. replaced: the files whose
    place it takes under another name."""
    told = None if one.leaves_out else checks.of(one)
    by = translate("{account}, {time}", language, account=one.account, time=words.moment(one.time, language))
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container():
            st.html(str(stepping.FILE.format(one.name, by)))
            if one.leaves_out:
                stepping.say("warning", translate("Left out of the next edition.", language))
            else:
                state = "waits" if told is None else "bad" if told.problem else _worst(told)
                for sentence in words.found(told, language):
                    stepping.say(state, sentence)
                if replaced:
                    stepping.say("good", words.replaces(replaced, language))
        if _may_change(who, one):
            st.button(
                translate("Take out", language),
                key=f"desk_out_{one.id}",
                on_click=stepping.asked(lambda: _of_taking_out(one, language), language),
            )
    if told is not None:
        _reasons(one, told, language)


def _worst(told: checks.Checked) -> str:
    return "warning" if any(one.rejected or one.remarked for one in told.found) else "good"


def _reasons(one: Entry, told: checks.Checked, language: str) -> None:
    """The first rejected and remarked rows with their reasons, and the file with all of them marked."""
    problems = words.problems(told, language)
    if not problems:
        return
    title = translate("What is wrong, row by row", language)
    with st.expander(title, key=f"desk_why_{one.id}"):
        stepping.rows(title, problems)
    ending = next((check.ending for check in told.found if check.ending), "")
    if ending:
        stem = one.name.rpartition(".")[0] or one.name
        marked.button(
            translate("The file with its mistakes marked, to mend and load again", language),
            lambda: checks.marked(one, told, language),
            f"{stem}.{ending}",
            f"desk_marked_{one.id}",
            language,
        )


def _held(who: Officer, held: dict[str, str], left: set[str], language: str) -> None:
    loaded = journal.loaded_by()
    count = sum(steps.sees(who, loaded.get(digest, "")) for digest in held.values())
    title = translate("Files in the served edition: {count}", language, count=formats.number(count, language))
    with st.expander(title, key="desk_held"):
        for name, digest in held.items():
            by = loaded.get(digest, "")
            if not steps.sees(who, by):
                continue
            may = by == who.name or stepping.loads_everything(who)
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(str(stepping.FILE.format(name, by)))
                if may and name not in left:
                    st.button(
                        translate("Leave out of the next edition", language),
                        key=f"desk_leave_{digest[:16]}",
                        on_click=stepping.do(lambda who, name=name: steps.leave_out(who, name), language),
                    )


def _may_change(who: Officer, one: Entry) -> bool:
    return one.account == who.name or stepping.loads_everything(who)


def _of_taking_out(one: Entry, language: str) -> Question:
    """Before a file leaves the desk."""
    if one.leaves_out:
        told = [translate("The next edition will hold this file again.", language)]
    else:
        told = [
            translate("The next candidate is built without it, and the desk does not keep it.", language),
            translate("To use it again, load it again. Readers notice nothing.", language),
        ]
    return Question(
        translate("Take {file} out?", language, file=formats.plain(one.name)),
        tuple(told),
        translate("Yes, take out", language),
        stepping.do(lambda who: steps.take_out(who, one.id), language),
    )
