"""What everybody reads: a candidate published at once or from an hour on, an edition taken back or served
again."""

import datetime
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from plut.base import clock, folders, settings
from plut.base.language import translate
from plut.content.reading import Reading
from plut.office import access, candidate, publishing, steps
from plut.office.candidate import Candidate
from plut.office.publishing import Kept, Refused
from plut.office.steps import MOST_JOURNAL_LETTERS, Officer
from plut.subjects import overview
from plut.surfaces.app import address, showing
from plut.surfaces.app.desk import stepping
from plut.surfaces.app.desk.confirming import Question
from plut.surfaces.desk import words
from plut.surfaces.press import printing
from plut.warehouse import editions
from plut.warehouse.edition import Edition

EDITION = Markup(
    '<p class="plut-desk-file"><b>{}</b> <span class="plut-desk-state">{}</span> <span>{}</span></p>'
)


def show(who: Officer, language: str) -> None:
    """The way to publish the candidate, for who may."""
    if not who.grants.publishes:
        return
    told = translate(
        "What you looked at becomes what everybody reads, at once or from an hour on. Until then nothing of "
        "it can be reached.",
        language,
    )
    stepping.head(3, translate("Publish", language), told)
    found = candidate.current()
    if found is None or found.path is None:
        st.caption(words.refusal(Refused("no_candidate"), language))
    elif editions.seal(found.path).waits:
        st.caption(words.refusal(Refused("waits", found.edition), language))
    else:
        _publishing(found, language)
    _brief(who, language)


def _publishing(found: Candidate, language: str) -> None:
    """When the candidate is published, a note for the journal, and the button."""
    at_once = translate("at once", language)
    later = translate("from an hour on", language)
    when = st.radio(translate("When", language), [at_once, later], horizontal=True, key="desk_when")
    if when == later:
        now = datetime.datetime.now(clock.WIB)
        today, tomorrow = now.date(), now.date() + datetime.timedelta(days=1)
        with st.container(horizontal=True):
            day = translate("Day", language)
            st.date_input(day, tomorrow, min_value=today, key="desk_day", format="DD/MM/YYYY")
            st.time_input(translate("Hour (WIB)", language), datetime.time(8, 0), key="desk_hour")
    st.text_input(
        translate("A note for the journal (may stay empty)", language),
        max_chars=MOST_JOURNAL_LETTERS,
        key="desk_note",
    )

    def question() -> Question:
        """As the form stands when the button is pressed, not as it stood when the page was made."""
        written = st.session_state
        hour = _hour() if written.get("desk_when", at_once) != at_once else None
        return _of_publishing(found.edition, hour, written.get("desk_note", ""), language)

    st.button(
        translate("Publish edition {edition}", language, edition=found.edition),
        type="primary",
        key="desk_publish",
        on_click=stepping.asked(question, language),
    )


def _hour() -> datetime.datetime:
    """From when on, as the form says. Raises Refused where it says nothing: its fields stand there only once
    the page has been drawn for who wants an hour."""
    day, hour = st.session_state.get("desk_day"), st.session_state.get("desk_hour")
    if day is None or hour is None:
        raise Refused("no_hour")
    return datetime.datetime.combine(day, hour, tzinfo=clock.WIB)


def _brief(who: Officer, language: str) -> None:
    """The brief of the edition that is served, to be handed out with it."""
    served = editions.current(folders.build_folder())
    if served is None or not who.grants.reads:
        return
    kind = "pdf" if printing.has_chromium() else "html"
    reading = Reading(
        Edition(str(served), who.grants.rules), language, base=address.base(), pages=who.grants.pages
    )
    if reading.opens(overview.SUBJECT.path) and settings.allows_export():
        label = translate("The brief of the served edition ({kind})", language, kind=kind.upper())
        showing.file_button(replace(overview.brief_file(reading, kind), key="desk_brief", label=label))


def show_editions(who: Officer, language: str) -> None:
    """Every edition that is kept, the one that is served among them."""
    told = translate(
        "Every edition that is kept can be served again. Pictures, files and codes of one that was taken "
        "back say that it was.",
        language,
    )
    stepping.head(4, translate("Take back", language), told)
    for one in publishing.kept():
        name = one.path.stem
        if one.state == editions.DRAFT:
            continue
        since = words.moment(one.since.time, language) if one.since else ""
        look = {"horizontal": True, "vertical_alignment": "center"}
        with st.container(border=True, key=f"desk_edition_{name}", **look):
            st.html(str(EDITION.format(name, words.state(one, language), since)))
            if not who.grants.publishes:
                continue
            if one.is_served or one.opens:
                st.button(
                    translate("Take back", language),
                    key=f"desk_withdraw_{name}",
                    on_click=stepping.asked(lambda one=one: _of_taking_back(one, language), language),
                )
            else:
                st.button(
                    translate("Serve again", language),
                    key=f"desk_reopen_{name}",
                    on_click=stepping.asked(lambda one=one: _of_serving_again(one, language), language),
                )


def _of_publishing(edition: str, hour: datetime.datetime | None, note: str, language: str) -> Question:
    """Before a candidate is published."""
    since = (
        translate("at once", language)
        if hour is None
        else translate("from {hour} on", language, hour=words.moment(hour.isoformat(), language))
    )
    told = [translate("Everybody reads it {since}: pages, pictures, files and codes.", language, since=since)]
    if not access.nobodys().rules.are_open:
        told.append(
            translate(
                "Who has no account reads of it what data/access.toml opens to the public: not all records "
                "of the office.",
                language,
            )
        )
    told += _stays_kept(language)
    told.append(
        translate(
            "The names of your files and the rows that were rejected stay with the office: others read how "
            "many rows of which data set, and for what kind of reason.",
            language,
        )
    )
    return Question(
        translate("Publish edition {edition}?", language, edition=edition),
        tuple(told),
        translate("Yes, publish", language),
        stepping.do(lambda who: steps.publish(who, edition, hour, note), language),
    )


def _of_taking_back(one: Kept, language: str) -> Question:
    """Before an edition is taken back that is served or waits for its hour."""
    name = one.path.stem
    before = editions.before(one.path) if one.is_served else None
    if one.is_served:
        told = [
            translate(
                "Readers who open a page, picture, file or code of this edition are told that it was "
                "withdrawn, at once.",
                language,
            )
        ]
        if before is not None:
            told.append(translate("Edition {edition} is served instead.", language, edition=before.stem))
        told.append(translate("Its files come back to the desk, to be mended.", language))
    else:
        told = [
            translate(
                "It is not published at its hour ({hour}) and is a candidate again; readers notice nothing.",
                language,
                hour=words.moment(one.opens, language),
            )
        ]
    told.append(translate("It can be published again later.", language))
    return Question(
        translate("Take edition {edition} back?", language, edition=name),
        tuple(told),
        translate("Yes, take back", language),
        stepping.do(lambda who: steps.withdraw(who, name), language),
    )


def _of_serving_again(one: Kept, language: str) -> Question:
    """Before a kept edition becomes the one that everybody reads."""
    name = one.path.stem
    told = [translate("Everybody reads edition {edition} then, at once.", language, edition=name)]
    told += _stays_kept(language)
    return Question(
        translate("Serve edition {edition} again?", language, edition=name),
        tuple(told),
        translate("Yes, serve again", language),
        stepping.do(lambda who: steps.reopen(who, name), language),
    )


def _stays_kept(language: str) -> list[str]:
    """What becomes of the edition that another takes the place of."""
    served = editions.current(folders.build_folder())
    if served is None:
        return []
    return [
        translate(
            "Edition {edition}, which is served now, stays kept and can be served again.",
            language,
            edition=served.stem,
        )
    ]
