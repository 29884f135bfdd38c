"""A question before a step that others notice: it says what will happen, and the way back costs nothing. It
is answered once, however often its button is pressed."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from plut.base.language import translate

OPEN = "confirming"  # key of the session: the question that waits for its answer
TOLD = Markup("<p>{}</p>")


@dataclass(frozen=True, eq=False)
class Question:
    """What is asked before a step. told: what will happen, in sentences; yes: the word on its button."""

    title: str
    told: tuple[str, ...]
    yes: str
    step: Callable[[], None]


def ask(question: Question) -> None:
    """Have it asked: it stands over the page until it is answered."""
    st.session_state[OPEN] = question


def show(language: str) -> None:
    """The question that waits for its answer, if any. Leaving it by the key Escape is no yes."""
    question = st.session_state.get(OPEN)
    if question is None:
        return

    @st.dialog(question.title, on_dismiss=_leave)
    def asked() -> None:
        for sentence in question.told:
            st.html(str(TOLD.format(sentence)))
        with st.container(horizontal=True):
            st.button(question.yes, type="primary", key="confirming_yes", on_click=_do, args=(question,))
            st.button(translate("Cancel", language), key="confirming_no", on_click=_leave)
        if st.session_state.get(OPEN) is not question:
            st.rerun()  # answered: the page is made anew, without it

    asked()


def _do(question: Question) -> None:
    """The step, where the question still waits: who presses twice is heard once."""
    if st.session_state.get(OPEN) is question:
        _leave()
        question.step()


def _leave() -> None:
    st.session_state.pop(OPEN, None)
