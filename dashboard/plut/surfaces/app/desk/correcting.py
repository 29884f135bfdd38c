"""The part of the desk for numbers that were published and were wrong: the sentences that were given, and the
form for another."""

import datetime

import streamlit as st
from markupsafe import Markup

from plut.base import folders, formats
from plut.base.definitions import MOST_NOTE_LETTERS
from plut.base.language import translate
from plut.content.reading import Reading
from plut.content.subject import Subject
from plut.office import steps
from plut.office.publishing import Refused
from plut.office.steps import Correction, Officer
from plut.surfaces.app import address
from plut.surfaces.app.desk import stepping
from plut.surfaces.desk import numbers, words
from plut.surfaces.desk.numbers import Shown
from plut.surfaces.pages import PAGES
from plut.warehouse import editions
from plut.warehouse.edition import Edition

TOLD = Markup("<p>{}</p>")


def show(who: Officer, language: str) -> None:
    """Closed at first: pages are read only where somebody looks for a number."""
    title = translate("A sentence for the corrections table", language)
    part = st.expander(title, key="desk_correcting", on_change="rerun")
    if not part.open:
        return
    with part:
        told = [
            translate(
                "Where a published number was wrong, say what was wrong and what is right. The sentence "
                "stands under each number that you choose, with its check code and on Data and method, from "
                "the edition on that you publish with it.",
                language,
            )
        ]
        if who.by_second:
            told.append(translate("Somebody else publishes it then.", language))
        st.html(str(TOLD.format(" ".join(told))))
        given = steps.corrections(who)
        _given(given, language)
        _form(who, given, language)


def _given(given: list[Correction], language: str) -> None:
    """The sentences that were given, the newest first."""
    if not given:
        st.caption(translate("No sentence has been given yet.", language))
        return
    rows = [
        {
            translate("Day", language): formats.date(datetime.date.fromisoformat(one.day), language),
            translate("Sentence", language): one.note_id,
            translate("State", language): words.correction(one, language),
            translate("In English", language): one.note_en,
            translate("In the foot of its picture", language): one.query,
        }
        for one in given
    ]
    st.dataframe(rows, hide_index=True, width="stretch", key="desk_corrections")


def _form(who: Officer, given: list[Correction], language: str) -> None:
    served = editions.current(folders.build_folder())
    if served is None:
        return
    reading = Reading(
        Edition(str(served), who.grants.rules),
        language,
        base=address.base(),
        pages=who.grants.pages,
    )
    pages = {page.path: page for page in PAGES if reading.opens(page.path)}
    if not pages:
        return
    chosen = st.selectbox(
        translate("On which page the number stands", language),
        list(pages),
        format_func=lambda path: translate(pages[path].title, language),
        key="desk_correction_page",
    )
    shown = _shown(pages[chosen], reading)
    standing = [one for one in given if one.edition and not one.superseded]
    with st.form("desk_correction"):
        st.multiselect(
            translate("Which numbers were wrong", language),
            shown,
            format_func=lambda one: one.words,
            placeholder=translate("One or several, as they are called on the page", language),
            key="desk_correction_numbers",
        )
        if standing:
            st.selectbox(
                translate("In the place of an earlier sentence (may stay empty)", language),
                standing,
                index=None,
                format_func=lambda one: one.note_id,
                placeholder=translate("It stays in the table, as superseded", language),
                key="desk_correction_former",
            )
        for key, label in (
            ("id", translate("What was wrong and what is right, in Indonesian", language)),
            ("en", translate("The same in English (may stay empty)", language)),
        ):
            named = translate("Name the number too: the sentence stands wherever it is shown", language)
            kept = f"desk_correction_{key}"
            st.text_area(label, max_chars=MOST_NOTE_LETTERS, placeholder=named, key=kept)
        st.form_submit_button(
            translate("Lay the sentence on the desk", language), on_click=stepping.do(_correct, language)
        )


def _shown(page: Subject, reading: Reading) -> list[Shown]:
    with st.spinner(reading.text("The page is being read ...")):
        return list(numbers.of_page(page, reading))


def _correct(who: Officer) -> None:
    """Take the sentence as it stands in the form, for each query of the chosen numbers; the form is empty
    then."""
    written = st.session_state
    former: Correction | None = written.get("desk_correction_former")
    queries = dict.fromkeys(one.query for one in written["desk_correction_numbers"])
    if former is not None:
        queries = dict.fromkeys([former.query, *queries])
    if not queries:
        raise Refused("no_number")
    for query in queries:
        steps.correct(
            who,
            query,
            written["desk_correction_id"],
            written["desk_correction_en"],
            supersedes=former.note_id if former is not None and former.query == query else "",
        )
    written["desk_correction_id"] = written["desk_correction_en"] = ""
    written["desk_correction_numbers"] = []
    if former is not None:
        written["desk_correction_former"] = None
