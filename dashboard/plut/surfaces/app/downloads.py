"""Files to take away: what they tell of themselves, and a button for each."""

import functools
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from plut.base import settings
from plut.figures.style import Frame
from plut.surfaces.app.page import Page
from plut.surfaces.sheets import exports
from plut.surfaces.sheets.exports import About


def about_of(page: Page, query: str, frame: Frame) -> About:
    """What a file of these rows tells of itself."""
    return About(
        title=frame.title,
        subtitle=frame.subtitle,
        source=frame.source,
        computed=frame.computed,
        edition=page.edition,
        query=query,
        sql=page.sql(query),
        is_simulated=bool(frame.simulated_word),
        language=page.language,
    )


@dataclass(frozen=True)
class File:
    """A file to take away: the label of its button, its name, and how it is made when it is asked for."""

    label: str
    name: str
    make: Callable[[], bytes | str]
    key: str
    mime: str | None = None


def show(page: Page, offered: list[File], others: list[File] | None = None) -> None:
    """A row of buttons for files, each made when it is asked for; or a word that this installation gives none away.

    others: files that stand behind one more button, which names their kinds.
    """
    if not settings.allows_export():
        st.caption(page.text("Downloads are switched off on this installation."))
        return
    with st.container(horizontal=True):
        for one in offered:
            _button(one)
        if others:
            kinds = dict.fromkeys(one.name.rsplit(".")[-1].upper() for one in others)
            with st.popover(", ".join(kinds), icon=":material/download:"):
                for one in others:
                    _button(one)


def _button(one: File) -> None:
    st.download_button(
        one.label, one.make, one.name, one.mime, key=one.key, on_click="ignore", icon=":material/download:"
    )


def of_rows(page: Page, key: str, query: str, rows: pd.DataFrame, columns: list[str], frame: Frame) -> None:
    """The rows as CSV and XLSX."""
    about = about_of(page, query, frame)
    offered = [
        File(
            made.label,
            exports.file_name(about, key + made.addition, made.ending),
            functools.partial(made.write, rows, columns, about),
            f"{key}_{made.ending}{made.addition}",
        )
        for made in exports.tables(page.language)
    ]
    show(page, offered)
