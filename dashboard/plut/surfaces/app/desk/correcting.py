"""The part of the desk for numbers that were published and were wrong: the sentences that were given, and the
form for another."""

import datetime

import streamlit as st
from markupsafe import Markup

from plut.base import folders, formats
from plut.base.definitions import MOST_NOTE_LETTERS
from plut.base.language import LANGUAGES, translate
from plut.content.codes import code_of
from plut.content.reading import Reading
from plut.content.subject import Subject
from plut.office import steps
from plut.office.publishing import Refused
from plut.office.steps import Correction, Figure, Officer
from plut.surfaces.app import address
from plut.surfaces.app.desk import stepping
from plut.surfaces.desk import numbers, words
from plut.surfaces.desk.numbers import Shown
from plut.surfaces.pages import PAGES
from plut.warehouse import editions
from plut.warehouse.edition import Edition

TOLD = Markup("<p>{}</p>")
NAMED = Markup('<p class="plut-desk-file"><b>{}</b></p>')


def show(who: Officer, language: str) -> None:
    """Closed at first: pages are read only where somebody looks for a number."""
    title = translate("A sentence for the corrections table", language)
    part = st.expander(title, key="desk_correcting", on_change="rerun")
    if not part.open:
        return
    with part:
        told = [
            translate(
                "Where a published number was wrong, say which it was, what it said, what it should have "
                "said, and why. Readers see all of it under each number that you choose, with its check "
                "code and on Data and method, from the edition on that you publish with it.",
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
            translate("Number", language): one.figure.named(language),
            translate("It said", language): one.figure.before(language),
            translate("It should have said", language): one.figure.after(language),
            translate("Why", language): one.note_id,
            translate("In English", language): one.note_en,
            translate("In the foot of its picture", language): one.query,
            translate("State", language): words.correction(one, language),
        }
        for one in given
    ]
    stepping.rows(translate("Sentences that were given", language), rows)


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
    standing = {
        (one.query, one.note_id): one for one in reversed(given) if one.edition and not one.superseded
    }
    wrong = st.multiselect(
        translate("Which numbers were wrong", language),
        shown,
        format_func=lambda one: one.in_language(language).words,
        placeholder=translate("One or several, as they are called on the page", language),
        key="desk_correction_numbers",
    )
    with st.form("desk_correction"):
        for one in wrong:
            _before_and_after(one, language)
        if standing:
            st.selectbox(
                translate("In the place of an earlier sentence (may stay empty)", language),
                list(standing.values()),
                index=None,
                format_func=lambda one: one.note_id,
                placeholder=translate("It stays in the table, as superseded", language),
                key="desk_correction_former",
            )
        for key, label in (
            ("id", translate("Why it was wrong, in Indonesian", language)),
            ("en", translate("The same in English (may stay empty)", language)),
        ):
            st.text_area(label, max_chars=MOST_NOTE_LETTERS, key=f"desk_correction_{key}")
        st.form_submit_button(
            translate("Lay the sentence on the desk", language), on_click=stepping.do(_correct, language)
        )


def _before_and_after(one: Shown, language: str) -> None:
    """The fields of a number that was wrong: what it said stands in them already where it is one value."""
    st.html(str(NAMED.format(one.in_language(language).name)))
    labels = {
        "before_id": translate("It said, in Indonesian", language),
        "after_id": translate("It should have said, in Indonesian", language),
        "before_en": translate("It said, in English (may stay empty)", language),
        "after_en": translate("It should have said, in English (may stay empty)", language),
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):  # some labels take two lines
        for field, label in labels.items():
            side, _, of = field.partition("_")
            value = one.in_language(of).value if side == "before" else ""
            st.text_input(label, value, max_chars=MOST_NOTE_LETTERS, key=_key(one, field))


def _key(one: Shown, field: str) -> str:
    return f"desk_correction_{field}_{code_of({'query': one.query, 'name': one.in_language('id').name})}"


def _shown(page: Subject, reading: Reading) -> list[Shown]:
    with st.spinner(reading.text("The page is being read ...")):
        return list(numbers.of_page(page, reading))


def _correct(who: Officer) -> None:
    """Take the sentence as it stands in the form, for each query of the chosen numbers; the form is empty
    then."""
    written = st.session_state
    former = written.get("desk_correction_former")
    chosen = written.get("desk_correction_numbers", [])
    # until the page is drawn again a box says what was sent, though nothing of that name is offered any more
    if not (former is None or isinstance(former, Correction)) or not all(
        isinstance(one, Shown) for one in chosen
    ):
        raise Refused("not_offered")
    figures: dict[str, list[Figure]] = {}
    if former is not None:
        figures[former.query] = []
    for one in chosen:
        figures.setdefault(one.query, []).append(_figure(one))
    if not figures:
        raise Refused("no_number")
    sentences = [
        steps.sentence(
            who,
            query,
            written.get("desk_correction_id", ""),
            written.get("desk_correction_en", ""),
            supersedes=former.note_id if former is not None and former.query == query else "",
            figures=wrong or (_same(who, former) if former is not None else ()),
        )
        for query, wrong in figures.items()
    ]
    for one in sentences:
        steps.lay(who, one)
    written["desk_correction_id"] = written["desk_correction_en"] = ""
    written["desk_correction_numbers"] = []
    if former is not None:
        written["desk_correction_former"] = None


def _figure(one: Shown) -> Figure:
    """A number that was wrong, with what stands in its fields."""
    texts = {
        f"{side}_{of}": st.session_state.get(_key(one, f"{side}_{of}"), "")
        for side in ("before", "after")
        for of in LANGUAGES
    }
    return Figure(figure_id=one.in_language("id").name, figure_en=one.in_language("en").name, **texts)


def _same(who: Officer, former: Correction) -> list[Figure]:
    """The numbers of the earlier sentence, which a later one is about where no others are chosen."""
    named = [
        one.figure
        for one in steps.corrections(who)
        if (one.query, one.note_id) == (former.query, former.note_id)
    ]
    return [one for one in named if one.figure_id]
