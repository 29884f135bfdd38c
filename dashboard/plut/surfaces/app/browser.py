"""What the browser tells of its reader, and what it is told: the width of a page, and the language of the
document."""

import time

import streamlit as st

WIDE = "wide"
MEASURING_SECONDS = 2  # for a browser to tell its width; one that says nothing gets the page of a desk

# The width is measured when it changes, not in each run: asking for it makes a browser lay the page out.
# Another language of
# the document makes it style everything anew, so that waits until the browser has nothing else to do.
_BROWSER = st.components.v2.component(
    "plut_browser",
    html="<span></span>",
    js="""
    let pixels = window.innerWidth;
    window.addEventListener("resize", () => { pixels = window.innerWidth; });
    export default function ({ data, setStateValue }) {
      (window.requestIdleCallback || setTimeout)(() => { document.documentElement.lang = data.language; });
      const width = pixels < 700 ? "narrow" : pixels < 1100 ? "medium" : "wide";
      if (width !== data.width) setStateValue("width", width);
    }
    """,
)


def width(language: str) -> str:
    """How wide a chart can be: 'wide', 'medium' or 'narrow'. The browser is told the language of the page."""
    told = st.session_state.get("browser", {}).get("width")
    _BROWSER(key="browser", data={"language": language, "width": told}, on_width_change=lambda: None)
    if told is None and "Mozilla" in st.context.headers.get(
        "User-Agent", ""
    ):  # not a program that reads the page
        _wait_for_width()
    return told or WIDE


def _wait_for_width() -> None:
    """Let the browser speak before anything is drawn, so that no page is drawn twice: its word ends this run
    and starts another."""
    spot, until = st.empty(), time.monotonic() + MEASURING_SECONDS
    while time.monotonic() < until:
        spot.empty()  # a run can only end where it sends something
        time.sleep(0.02)
