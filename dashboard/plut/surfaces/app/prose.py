"""Words of a page: its question, sections, sentences, warnings, what is missing and what is not shown.

A head and the sentences under it are one element: to a browser an element costs more than the words in it.
"""

import html

import streamlit as st

from plut.base.formats import css_string, plain
from plut.surfaces.app import filters
from plut.surfaces.app.page import Page


def title(text: str, *sentences: str, below: str = "") -> None:
    """The question that a page answers, or the region that it is about, and what is found, a paragraph each.

    below: what stands under them, as HTML (see plut/tiles.py).
    """
    st.html(_head("h1", text) + _paragraphs(sentences) + below)


def section(page: Page, text: str, *sentences: str, is_simulated: bool = False, below: str = "") -> None:
    """The head of a part of the page and sentences under it; the head of a simulated part says so, and each sentence.

    below: what stands under them, as HTML (see plut/tables.py and plut/tiles.py).
    """
    show(part(page, text, *sentences, is_simulated=is_simulated, below=below))


def part(page: Page, text: str, *sentences: str, is_simulated: bool = False, below: str = "") -> str:
    """A section as HTML, for a page that shows several as one element."""
    word = page.text("SIMULATED")
    head = _head("h2", f"{word}: {text}" if is_simulated else text)
    return head + _paragraphs(sentences, _mark(page, is_simulated)) + below


def show(*parts: str) -> None:
    """Parts of a page, written as HTML, as one element; none where there is nothing to show."""
    if any(parts):
        st.html("".join(parts))


def subsection(text: str, *sentences: str, below: str = "") -> None:
    """The head of a smaller part, and sentences under it. below: as in `section`."""
    st.html(_head("h3", text) + _paragraphs(sentences) + below)


def sentence(page: Page, *texts: str, is_simulated: bool = False) -> None:
    """Sentences of the page, a paragraph each; simulated ones begin with the word. None where there is no text."""
    if any(texts):
        st.html(paragraphs(page, *texts, is_simulated=is_simulated))


def paragraphs(page: Page, *texts: str, is_simulated: bool = False) -> str:
    """Sentences as HTML, for a page that shows them as one element with what follows."""
    return _paragraphs(texts, _mark(page, is_simulated))


def warning(text: str) -> None:
    """Something that the reader should know before reading on."""
    st.warning(plain(text))


def empty(page: Page, what: str, file: str) -> None:
    """What is missing here, and which file of the office would fill it."""
    st.info(
        page.text("{what} No data yet: load the file {file} (see Data and method).", what=what, file=file)
    )


def limits(page: Page, lines: list[str]) -> None:
    """What the page does not show; and, on paper, the foot of its sheets."""
    listed = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    edition, address = (
        page.text("Edition {edition}", edition=page.edition),
        filters.address().replace("&", "\u200b&"),
    )
    foot = css_string(f"{filters.chosen_words()} · {edition} · {address}")
    head = page.text("What this does not show")
    st.html(
        f'{_head("h3", head)}<ul class="plut-text">{listed}</ul><style>@page {{ @bottom-left {{ content: {foot} }} }}</style>'
    )


def _mark(page: Page, is_simulated: bool) -> str:
    word = page.text("Simulated")
    return f"<b>{word}:</b> " if is_simulated else ""


def _head(element: str, text: str) -> str:
    return f"<{element}>{html.escape(text)}</{element}>"


def _paragraphs(texts: tuple[str, ...], mark: str = "") -> str:
    return "".join(f'<p class="plut-text">{mark}{html.escape(text)}</p>' for text in texts if text)
