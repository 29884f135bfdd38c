"""Key numbers side by side, each with its unit, source and date and its mark where simulated; links to pages that tell more."""

import html
from dataclasses import dataclass

import streamlit as st

from plut.surfaces.app import blocks
from plut.surfaces.app.page import Page


@dataclass(frozen=True)
class KeyNumber:
    """A number with what it counts, where it comes from, whether it is simulated, and the page that tells more.

    address: of that page below the app's, with its filters ('peta?tingkat=province'); the language is added.
    """

    label: str
    value: str
    note: str
    is_simulated: bool = False
    address: str = ""


def show(page: Page, numbers: list[KeyNumber]) -> None:
    """Numbers side by side."""
    st.html(row(page, numbers))


def row(page: Page, numbers: list[KeyNumber]) -> str:
    """Numbers side by side as HTML, each with its unit, source and date; a simulated one has its mark in its own block, above it."""
    shown = []
    for number in numbers:
        word = page.text("SIMULATED")
        mark = f'<span class="plut-mark">{word}</span>' if number.is_simulated else ""
        label, value, note = (html.escape(text) for text in (number.label, number.value, number.note))
        inside = f"{mark}<p>{label}</p><strong>{value}</strong><small>{note}</small>"
        shown.append(
            f'<a class="plut-number" {blocks.link(page, number.address)}>{inside}</a>'
            if number.address
            else f'<div class="plut-number">{inside}</div>'
        )
    columns = 3 if len(shown) in (3, 6) else min(len(shown), 5)
    return f'<div class="plut-numbers plut-numbers-{columns}">{"".join(shown)}</div>'


def links(page: Page, lead: str, targets: dict[str, str]) -> str:
    """Links to other pages on one line as HTML, each a word (key) and its address below the app's, with its filters."""
    shown = " · ".join(
        f"<a {blocks.link(page, address)}>{html.escape(word)}</a>" for word, address in targets.items()
    )
    return f'<p class="plut-links">{html.escape(lead)} {shown}</p>'
