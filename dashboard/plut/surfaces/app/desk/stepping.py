"""What the parts of the desk share: their heads and sentences, and steps, which are done as who asks by
then."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from plut.office import access
from plut.office.publishing import Refused
from plut.office.steps import Officer
from plut.surfaces.app import asker
from plut.surfaces.app.desk import confirming
from plut.surfaces.app.desk.confirming import Question
from plut.surfaces.desk import words

PART = Markup('<h2 class="plut-desk-part"><span>{}</span>{}</h2><p>{}</p>')
FILE = Markup('<p class="plut-desk-file"><b>{}</b> <span>{}</span></p>')
SAID = Markup('<p class="plut-desk-said plut-desk-{}">{}</p>')
ROWS = Markup(
    '<div class="plut-table plut-desk-rows" role="region" aria-label="{}" tabindex="0">'
    "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
)
CELL = Markup('<td class="plut-wrap" data-label="{}">{}</td>')
HEAD_CELL = Markup('<th scope="col">{}</th>')
ROW = Markup("<tr>{}</tr>")


def officer() -> Officer:
    """Who asks, with what they may do by now."""
    rules = access.current()
    return Officer(asker.account().name, asker.grants(), rules.by_second if rules else False)


def head(number: int, title: str, told: str) -> None:
    """The head of a numbered part of the desk, and what it is for."""
    st.html(str(PART.format(number, title, told)))


def say(look: str, sentence: str) -> None:
    """A sentence. look: 'good', 'warning', 'bad' or 'waits'."""
    st.html(str(SAID.format(look, sentence)))


def rows(title: str, records: Sequence[Mapping[str, object]]) -> None:
    """Rows written out, with the same columns each: a grid would cut long texts off. On a phone each is a list,
    every text after its label."""
    head = Markup("").join(map(HEAD_CELL.format, records[0]))
    body = Markup("").join(
        ROW.format(Markup("").join(CELL.format(label, text) for label, text in row.items())) for row in records
    )
    st.html(str(ROWS.format(title, head, body)))


def loads_everything(who: Officer) -> bool:
    """Whether somebody may load for every institution and province."""
    return who.grants.loads == access.EVERYTHING.loads


def asked(question: Callable[[], Question]) -> Callable[[], None]:
    """A callback that asks first."""
    return lambda: confirming.ask(question())


def do(step: Callable[[Officer], object], language: str) -> Callable[[], None]:
    """A callback that does a step as who asks by then, and says why where it is not done."""

    def done() -> None:
        try:
            step(officer())
        except Refused as refused:
            st.session_state["desk_refused"] = words.refusal(refused, language)
        except OSError as error:
            st.session_state["desk_refused"] = words.unwritten(error, language)

    return done
