"""The only file with filter widgets. What the reader has chosen stands in the URL and comes back as a frozen dataclass."""

from dataclasses import dataclass

import streamlit as st

from plut.language import DEFAULT, LANGUAGES


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
    language = st.segmented_control(
        "Bahasa / Language",
        LANGUAGES,
        default=DEFAULT,
        required=True,
        key="lang",
        bind="query-params",
        label_visibility="collapsed",
    )
    language = language if language in LANGUAGES else DEFAULT
    known = st.session_state.get("browser", {}).get("width") or "wide"
    _BROWSER(key="browser", data={"language": language, "width": known}, on_width_change=lambda: None)
    return Reader(language, known)
