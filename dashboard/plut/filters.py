"""The only file with filter widgets. What the reader has chosen stands in the URL, by codes, and is shared by all pages."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st

from plut.language import DEFAULT, LANGUAGES, translate

READING_SECONDS = 15
ALL = "semua"  # the code of "no restriction" in an address


@dataclass(frozen=True)
class Reader:
    """Who reads: the language of the page, and how wide a chart can be ('wide', 'medium' or 'narrow')."""

    language: str
    width: str


_BROWSER = st.components.v2.component(
    "plut_browser",
    html="<span></span>",
    js="""
    export default function ({ data, setStateValue }) {
      document.documentElement.lang = data.language;
      const pixels = window.innerWidth;
      const width = pixels < 700 ? "narrow" : pixels < 1000 ? "medium" : "wide";
      if (width !== data.width) setStateValue("width", width);
    }
    """,
)


def reader() -> Reader:
    """The language switch, and what the browser tells of itself: it is told the language and tells its width."""
    names = {language: language for language in LANGUAGES}
    spoken = st.session_state.get("lang_written", DEFAULT)
    language = choice("lang", names, "Bahasa / Language", spoken, default=DEFAULT, is_switch=True)
    known = st.session_state.get("browser", {}).get("width") or "wide"
    _BROWSER(key="browser", data={"language": language, "width": known}, on_width_change=lambda: None)
    return Reader(language, known)


def choice(key: str, labels: dict[str, str], label: str, language: str, default: str = ALL, *, is_switch: bool = False) -> str:
    """The code chosen for `key`, one of the codes of `labels` (code -> text), kept in the address under that key.

    The address wins where it differs from what was last written there: a shared link, the back button, a click on a
    map. An address that names an unknown code shows the default, and says so.
    """
    # a widget of its own for each page: one that lives on would come back empty after a change of page
    box, written = f"{key}_box{urlsplit(st.context.url or '').path}", f"{key}_written"
    asked = st.query_params.get(key, st.session_state.get(written, default))
    if asked not in labels:
        _note_unknown(key, asked)
        asked = default
    if asked != st.session_state.get(written) or box not in st.session_state:
        st.session_state[box] = asked
    else:  # told anew: a run that was cut short may never have told the browser, which would show the first option
        st.session_state[box] = st.session_state[box]
    words = {"label": label, "options": list(labels), "format_func": lambda code: labels.get(code, code), "key": box}
    picked = (
        st.segmented_control(**words, required=True, label_visibility="collapsed")
        if is_switch
        else st.selectbox(**words, placeholder=label)
    )
    _say_unknown(key, language)
    st.session_state[written] = picked
    st.query_params[key] = picked  # always: after a change of page the address is bare, though the server remembers it
    return picked


def shows_simulated(language: str) -> bool:
    """Whether simulated views are shown: one switch for all pages, `simulasi=0` or `1` in the address."""
    labels = {"1": translate("with simulation", language), "0": translate("real data only", language)}
    return choice("simulasi", labels, translate("Simulated views", language), language, default="1", is_switch=True) == "1"


def place(places: dict[str, str], label: str) -> str | None:
    """A box to find a place by name or code: the code chosen just now, or None. places: code -> text."""
    found = st.selectbox(
        label,
        list(places),
        index=None,
        format_func=lambda code: places.get(code, code),
        placeholder=label,
        label_visibility="collapsed",
        key="cari",
    )
    is_new = found != st.session_state.get("cari_last")
    st.session_state["cari_last"] = found
    return found if is_new else None


def clicked_region(key: str, chart: str) -> Callable[[], None]:
    """A callback for a map: the province of the clicked region is written to the address under `key`."""

    def write() -> None:
        for point in st.session_state[chart].selection.points[:1]:
            # a region has its code as location; a centre carries that of its province behind its hover text
            code = point.get("location") or point["customdata"][1]
            st.query_params[key] = code[:2]

    return write


def go_to(key: str, code: str) -> None:
    """Write a code to the address and run the page anew; nothing happens where it stands there already."""
    if st.query_params.get(key) != code:
        st.query_params[key] = code
        st.rerun()


def uploaded(label: str, kinds: list[str]):
    """A file of the reader, held in memory only, or None."""
    return st.file_uploader(label, type=kinds, key="unggah")


def _note_unknown(key: str, asked: str) -> None:
    st.session_state[f"{key}_unknown"] = (asked[:40], time.monotonic())


def _say_unknown(key: str, language: str) -> None:
    """Say that the address named something unknown, long enough to be read, also where the page runs a second time."""
    asked, since = st.session_state.get(f"{key}_unknown", ("", 0.0))
    if asked and time.monotonic() - since < READING_SECONDS:
        text = translate(
            "The address names “{asked}” for {key}, which is not known; the usual view is shown.", language, asked=asked, key=key
        )
        st.warning("".join(f"\\{c}" if c in "\\`*_{}[]<>#|~$:" else c for c in text))


def details(label: str, key: str):
    """A part of the page that is closed at first; its `open` tells whether it is worth making what stands in it."""
    return st.expander(label, key=key, on_change="rerun")
