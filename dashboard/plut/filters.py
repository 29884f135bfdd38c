"""The only file with filter widgets. What the reader has chosen stands in the URL, by codes, and is shared by all pages."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from plut.language import DEFAULT, LANGUAGES, translate

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
    """The language switch, and what the browser tells of itself: it is told the language and tells its width.

    An address that names another language shows the default one, and says so.
    """
    asked = st.query_params.get("lang")
    if asked is not None and asked not in LANGUAGES:
        del st.query_params["lang"]
        _say_unknown("lang", asked, DEFAULT)
    language = st.segmented_control(
        "Bahasa / Language",
        LANGUAGES,
        default=DEFAULT,
        required=True,
        key="lang",
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
    )
    language = language if language in LANGUAGES else DEFAULT
    known = st.session_state.get("browser", {}).get("width") or "wide"
    _BROWSER(key="browser", data={"language": language, "width": known}, on_width_change=lambda: None)
    return Reader(language, known)


def choice(key: str, labels: dict[str, str], label: str, language: str, default: str = ALL, *, is_switch: bool = False) -> str:
    """The code chosen for `key`, one of the codes of `labels` (code -> text), kept in the address under that key.

    The address wins where it differs from what was last written there: a shared link, the back button, a click on a
    map. An address that names an unknown code shows the default, and says so.
    """
    box, written = f"{key}_box", f"{key}_written"
    asked = st.query_params.get(key, st.session_state.get(written, default))
    if asked not in labels:
        _say_unknown(key, asked, language)
        asked = default
    if asked != st.session_state.get(written) or box not in st.session_state:
        st.session_state[box] = asked
    words = {"label": label, "options": list(labels), "format_func": lambda code: labels.get(code, code), "key": box}
    picked = (
        st.segmented_control(**words, required=True, label_visibility="collapsed")
        if is_switch
        else st.selectbox(**words, placeholder=label)
    )
    st.session_state[written] = picked
    if st.query_params.get(key) != picked:
        st.query_params[key] = picked
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


def _say_unknown(key: str, asked: str, language: str) -> None:
    message = translate(
        "The address names “{asked}” for {key}, which is not known; the usual view is shown.", language, asked=asked[:40], key=key
    )
    st.toast(message, icon="ℹ️")  # a toast does not push the page down


def details(label: str, key: str):
    """A part of the page that is closed at first; its `open` tells whether it is worth making what stands in it."""
    return st.expander(label, key=key, on_change="rerun")
