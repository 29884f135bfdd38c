"""What the browser tells of its reader, and what it is told: the width of a page, the language of the
document, and where on the page a link leads."""

import json
import time

import streamlit as st

from plut.base.language import DEFAULT, mark, translate

USUAL = 1280  # pixels of a page, for a reader who does not tell them
STEP = 32  # pixels: pages of nearly the same width are made once
WIDEST = 1680  # pixels of a page, however wide its window
PAPER = 704  # pixels of a sheet of A4 between its margins, a whole number of steps
DRAWING_SECONDS = 5  # that a reader waits for pictures before a page is printed as it is
LANDING_SECONDS = 6  # in which a page is drawn, and moves what stands on it
OPENING_SECONDS = 2  # in which a closed part opens
MEASURING_SECONDS = 2  # for a browser to tell its width; one that says nothing gets the page of a desk

# what Streamlit's widgets say by themselves, the longer first
STREAMLITS = (
    mark("This app has encountered an error. The original error message is redacted to prevent data leaks."),
    mark("Skip to main content"),
    mark("Press Ctrl+Enter to submit form"),
    mark("Press ⌘+Enter to submit form"),
    mark("Press Enter to submit form"),
    mark("Press Ctrl+Enter to apply"),
    mark("Press ⌘+Enter to apply"),
    mark("Press Enter to apply"),
    mark("Show/hide columns"),
    mark("Copy to clipboard"),
    mark("Download as CSV"),
    mark("Close fullscreen"),
    mark("Sort ascending"),
    mark("Sort descending"),
    mark("Select # matches"),  # stands for a number
    mark("Unpin column"),
    mark("Select all"),
    mark("No results"),
    mark("Pin column"),
    mark("Hide column"),
    mark("Fullscreen"),
    mark("Autosize"),
    mark("file upload"),
    mark("per file"),
    mark("Upload"),
    mark("Open"),
)

# The width is measured when it changes, not in each run: asking for it makes a browser lay the page out. The
# room beside a page is that of static/page.css. Another language of the document makes a browser style
# everything anew, so that waits until it has nothing else to do. A browser looks for what a link names (#...)
# before Streamlit has drawn it: the page goes there once it is there and as long as it moves, until the
# reader does something. Where the connection was cut off, another server may be at its other end, which knows
# nothing of the page: it is told the width, so that it draws the page and knows what its buttons are for.
_BROWSER = st.components.v2.component(
    "plut_browser",
    html="<span></span>",
    js="""
    let onPaper = false;
    // Streamlit's own words, which it has in English alone, and what they are in the usual language; after a
    // change of language what was translated before, too
    const pairs = PAIRS, OURS = ".main-svg, .stHtml, .stBidiComponent";
    let words = [], spoken = "";
    // one word alone is all of a text, or it would be found in ours; # stands for a number
    const plain = (one) => one.replace(/[.*+?^${}()|[\\]\\\\]/g, "\\\\$&").replace("#", "(\\\\d+)");
    const rule = ([from, to]) => from.includes(" ")
      ? [new RegExp(plain(from)), to.replace("#", "$1")]
      : [new RegExp(`^(\\\\s*)${from}(\\\\s*)$`), `$1${to}$2`];
    const ours = (text) => {
      const found = words.find(([theirs]) => theirs.test(text));
      return found ? text.replace(found[0], found[1]) : text;
    };
    const say = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        const text = ours(node.data);
        if (text !== node.data) node.data = text;
        return;
      }
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(OURS)) return;
      for (const name of ["aria-label", "title", "data-title"]) {
        const told = node.getAttribute(name);
        if (told && ours(told) !== told) node.setAttribute(name, ours(told));
      }
      node.childNodes.forEach(say);
    };
    // a picture is drawn in a thousand steps: what is asked of each is quickly answered
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        const within = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
        if (!within || within instanceof SVGElement || within.closest(OURS)) continue;
        if (type === "characterData") say(target);
        addedNodes.forEach(say);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    const room = () => {
      if (onPaper) return PAPER;
      const whole = window.innerWidth;
      const page = whole < 700 ? whole - 32 : whole < 1100 ? whole - 48 : Math.min(0.94 * whole, WIDEST);
      return Math.floor(page / STEP) * STEP;
    };
    let tell = () => {}, again = () => {}, waiting;
    const app = document.querySelector("[data-test-connection-state]");
    let wasConnected = true;
    new MutationObserver(() => {
      const isConnected = app.dataset.testConnectionState === "CONNECTED";
      if (isConnected && !wasConnected) again();
      wasConnected = isConnected;
    }).observe(app, { attributeFilter: ["data-test-connection-state"] });
    window.addEventListener("resize", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => tell(), 120);
    });
    // Ctrl+P: pictures are drawn for the paper first, and for the window again afterwards
    const isDrawn = () => document.querySelector('[data-test-script-state="notRunning"]') &&
      [...document.querySelectorAll(".js-plotly-plot")].every((one) => one._fullLayout?.width <= PAPER);
    window.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== "p" || onPaper) return;
      event.preventDefault();
      onPaper = true;
      tell();
      const began = performance.now();
      const drawing = setInterval(() => {
        const seconds = (performance.now() - began) / 1000;
        if (seconds < 0.5 || (!isDrawn() && seconds < PATIENCE)) return;
        clearInterval(drawing);
        window.print();
      }, 100);
    });
    window.addEventListener("afterprint", () => { onPaper = false; tell(); });
    let landed = "", landing;
    const land = () => {
      const name = decodeURIComponent(location.hash.slice(1));
      if (landed === location.href) return;
      landed = location.href;
      clearInterval(landing);
      if (!name) return;
      const stop = () => clearInterval(landing);
      const began = performance.now();
      let opened = -Infinity;
      landing = setInterval(() => {
        const key = `st-key-${CSS.escape(name)}`;  // a chart that takes clicks has a code behind its key
        const found = document.querySelector(`.${key}`) || document.querySelector(`[class*="${key}_"]`);
        const spot = document.getElementById(name) || found;
        // the row may be one of those behind a word
        const others = spot?.closest(".plut-table")?.nextElementSibling;
        if (others?.matches(".plut-all")) others.open = true;
        // what is named may be closed, or stand in what is closed; a run that began before may close it again
        const folded = spot?.querySelector(":scope > .stExpander details") || spot?.closest("details");
        if (folded && !folded.open && performance.now() - opened > AGAIN) {
          opened = performance.now();
          folded.querySelector("summary").click();
        }
        if (spot && !spot.classList.contains("plut-named")) spot.classList.add("plut-named");
        const above = spot ? parseFloat(getComputedStyle(spot).scrollMarginTop) : 0;
        if (spot && Math.abs(spot.getBoundingClientRect().top - above) > 2) spot.scrollIntoView();
        if (performance.now() - began > LANDING) stop();
      }, 100);
      for (const kind of ["wheel", "touchstart", "keydown", "pointerdown"])
        window.addEventListener(kind, stop, { once: true, passive: true });
    };
    window.addEventListener("hashchange", land);
    export default function ({ data, setStateValue }) {
      land();
      if (data.language !== spoken) {
        spoken = data.language;
        words = pairs.map((pair) => rule(spoken === "USUAL" ? pair : [...pair].reverse()));
        say(document.body);
      }
      const speak = () => { document.documentElement.lang = data.language; };
      // when the page has been drawn, as the whole page is styled anew by it; a second later at the latest
      if (window.requestIdleCallback) requestIdleCallback(speak, { timeout: 1000 });
      else setTimeout(speak);
      // who asks to save data is shown the way to the light page at once (static/page.css)
      document.documentElement.toggleAttribute("data-saves", navigator.connection?.saveData === true);
      again = () => setStateValue("pixels", room());
      tell = () => { if (room() !== data.pixels) again(); };
      tell();
    }
    """.replace("PAIRS", json.dumps([(text, translate(text, DEFAULT)) for text in STREAMLITS]))
    .replace("USUAL", DEFAULT)
    .replace("STEP", str(STEP))
    .replace("WIDEST", str(WIDEST))
    .replace("PAPER", str(PAPER))
    .replace("PATIENCE", str(DRAWING_SECONDS))
    .replace("AGAIN", str(OPENING_SECONDS * 1000))
    .replace("LANDING", str(LANDING_SECONDS * 1000)),
)


def pixels(language: str) -> int:
    """How wide a page is in the reader's window, in whole steps. The browser is told the language."""
    told = st.session_state.get("browser", {}).get("pixels")
    data = {"language": language, "pixels": told}
    _BROWSER(key="browser", data=data, on_pixels_change=lambda: None)
    told = told or st.session_state["browser"].get(
        "pixels"
    )  # a session that goes on with another server's page
    if told is None and "Mozilla" in st.context.headers.get(
        "User-Agent", ""
    ):  # not a program that reads the page
        _wait_for_width()
    return _width(told)


def _width(told: object) -> int:
    """What was told, in whole steps; the usual width for what no page has: pictures are drawn and kept in
    each."""
    if isinstance(told, int | float) and STEP <= told <= WIDEST:
        return int(told) // STEP * STEP
    return USUAL


def _wait_for_width() -> None:
    """Let the browser speak before anything is drawn, so that no page is drawn twice: its word ends this run
    and starts another."""
    spot, until = st.empty(), time.monotonic() + MEASURING_SECONDS
    while time.monotonic() < until:
        spot.empty()  # a run can only end where it sends something
        time.sleep(0.02)
