"""The button that gives a file back with its mistakes marked, and the sentence where no such copy can be
made. It is made once the button is pressed, outside of any run of the page, so the sentence looks by itself
whether it is needed."""

from collections.abc import Callable

import streamlit as st

from plut.base import formats
from plut.base.language import translate
from plut.building import messages
from plut.building.checking import NotMarked
from plut.building.incoming.problems import Problem
from plut.surfaces.app import asker

FAILED = "not_marked"  # key of the session: key of a button -> why it gave no copy
LOOK_SECONDS = 3


def button(label: str, make: Callable[[], bytes], name: str, key: str, language: str) -> None:
    """The button. make: the copy; raises NotMarked. name: of the file that is given."""
    failed: dict[str, Problem] = st.session_state.setdefault(FAILED, {})
    made = asker.held(make)

    def given() -> bytes:
        failed.pop(key, None)
        try:
            return made()
        except NotMarked as wrong:
            failed[key] = wrong.problem
            raise

    st.download_button(label, given, name, key=key, on_click="ignore", icon=":material/download:")
    asker.apart(_why, every=LOOK_SECONDS)(key, language)


def _why(key: str, language: str) -> None:
    """Why the last copy could not be made, and what to do without it; nothing where it could."""
    problem = st.session_state.get(FAILED, {}).get(key)
    if problem is not None:
        st.warning(formats.plain(sentence(problem, language)))


def sentence(problem: Problem, language: str) -> str:
    """The same in words."""
    return translate(
        "The marked copy could not be made. {why} Until then mend the rows in your own file by the list "
        "above, which names each row and its reason, and load it again.",
        language,
        why=messages.file_problem(problem, language),
    )
