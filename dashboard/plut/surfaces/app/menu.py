"""From page to page with what was chosen: links that carry the address, one step of the history each."""

import copy
import functools

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from plut.base.language import translate
from plut.content.subject import Subject
from plut.surfaces.app import address, asker
from plut.surfaces.pages import PAGES

# pages that are no subject
DESK, HANDBOOK = "desk", "handbook"


def pages(language: str) -> list[st.Page]:
    """All pages, open to the reader or not, as Streamlit knows them; the first answers at the bare address.
    Copies: Streamlit writes into the one that it runs."""
    return [copy.copy(page) for page in _pages(language).values()]


@functools.lru_cache
def _pages(language: str) -> dict[str, st.Page]:
    """The same by subject, made once: each looks for its file, ten times a run would be a tenth of its
    time."""
    desk = st.Page(f"app_pages/{DESK}.py", title=translate("Desk", language), url_path="meja")
    handbook = st.Page(f"app_pages/{HANDBOOK}.py", title=translate("Handbook", language), url_path="panduan")
    return {
        subject.name: st.Page(
            f"app_pages/{subject.name}.py",
            title=translate(subject.title, language),
            url_path=subject.address or None,
            default=not subject.address,
        )
        for subject in PAGES
    } | {DESK: desk, HANDBOOK: handbook}


def is_open(subject: Subject) -> bool:
    """Whether the page of a subject is open to the reader."""
    opened = asker.grants().pages
    return opened is None or subject.path in opened


def file(page: str) -> str:
    """The script of a page by its address, as Streamlit switches to it."""
    return next(f"app_pages/{subject.name}.py" for subject in PAGES if subject.address == page)


def show(language: str, here: str, is_narrow: bool) -> DeltaGenerator:
    """The menu: side by side, and on a phone behind one button, which another page finds closed. First the
    pages that are read, then those that are looked things up in, behind a line.

    Gives what it stands in.
    """
    if is_narrow:
        told = translate("Menu", language)
        place = st.popover("", icon=":material/menu:", key=f"menu_button_{here}", help=told)
        read = place.container(horizontal=True, key="menu_read", width="content")
    else:
        place = read = st.container(horizontal=True, key="menu", width="content")
    opened = [subject for subject in PAGES if is_open(subject)]
    with read:
        _links([one for one in opened if not one.is_reference], language, here)
    with place, st.container(horizontal=True, key="menu_reference", width="content"):
        _links([one for one in opened if one.is_reference], language, here)
    return place


def _links(subjects: list[Subject], language: str, here: str) -> None:
    for subject in subjects:
        if subject.name == here:
            with st.container(key="menu_here", width="content"):
                _link(subject.name, language)
        else:
            _link(subject.name, language)


def _link(name: str, language: str) -> None:
    st.page_link(
        _pages(language)[name],
        query_params=address.carried(),
        width="content",
    )
