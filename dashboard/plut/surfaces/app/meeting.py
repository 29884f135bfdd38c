"""The meeting room: one slide over the whole screen, which keys, a swipe or two links turn.

The address says which, so that a link opens it; whatever else it says stays, so that the page is there to go
back to.
"""

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from plut.base import folders, settings
from plut.content import upkeep
from plut.content.reading import Reading
from plut.content.subject import Subject
from plut.figures.style import width_for
from plut.surfaces.app import address, charts, counting, showing
from plut.surfaces.press import deck, printing
from plut.surfaces.stage import layout, markup, order
from plut.surfaces.stage.order import Staged

FLOWING = 900  # pixels of a page below which a slide is laid out as a page
NAV = Markup('<nav class="plut-turns">{}{}{}<span>{}</span>{}</nav>')
TURN = Markup('<a href="?{}" target="_self" data-turn="{}" aria-label="{}">{}</a>')
NO_TURN = Markup('<a aria-hidden="true">{}</a>')
DOT = Markup('<i class="{}"></i>')
LEAVE = Markup('<a href="?{}" target="_self" data-turn="0" class="plut-leave">{}</a>')
PLACE = Markup("<style>.st-key-stage_picture {{ --top: {}px; width: {}px !important }}</style>")
LEFT = "0"  # what the browser tells when the reader goes back to the page

# The browser counts by itself, so that two keys in a hurry turn two slides.
_TURNS = st.components.v2.component(
    "plut_turns",
    html="<span></span>",
    js="""
    const steps = {
      ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1,
    };
    let send = null, place = 1, count = 1, start = null;
    const go = (to) => {
      const next = Math.max(1, Math.min(count, to));
      if (send && next !== place) { place = next; send(String(next)); }
    };
    window.addEventListener("keydown", (event) => {
      if (!send || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape") send("0");
      else if (event.key === "Home") go(1);
      else if (event.key === "End") go(count);
      else if (event.key in steps && !(event.key === " " && event.target.closest?.("button, a"))) {
        event.preventDefault();
        go(place + steps[event.key]);
      }
    });
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[data-turn]");
      if (!send || !link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      link.dataset.turn === "0" ? send("0") : go(Number(link.dataset.turn));
    });
    window.addEventListener("touchstart", (event) => {
      start = event.touches.length === 1 ? event.touches[0] : null;
    }, { passive: true });
    window.addEventListener("touchend", (event) => {
      if (!start) return;
      const end = event.changedTouches[0], x = end.clientX - start.clientX, y = end.clientY - start.clientY;
      if (Math.abs(x) > 50 && Math.abs(x) > 1.5 * Math.abs(y)) go(place + (x < 0 ? 1 : -1));
    }, { passive: true });
    export default function ({ data, setTriggerValue }) {
      [place, count] = [data.place, data.count];
      send = (told) => setTriggerValue("turn", told);
      return () => { send = null; };
    }
    """,
)


def is_asked() -> bool:
    """Whether the address asks for a slide."""
    return order.KEY in st.query_params


def button(subject: Subject, reading: Reading) -> None:
    """The way into the room, at the slide of the page."""
    place = order.place_of(subject, reading)
    if place is None:
        return
    st.button(
        reading.text("Present"),
        key="present",
        icon=":material/slideshow:",
        help=reading.text("Slides for a meeting room; Escape leads back"),
        on_click=address.written({order.KEY: str(place)}),
    )


def show(reading: Reading, pixels: int) -> None:
    """The slide that the address names."""
    st.html(folders.STATIC / "stage.css")
    shown = order.slides(reading)
    if not shown:
        st.html(str(_nav(reading, 1, 0)))
        return
    place = order.asked(reading.code(order.KEY), len(shown))
    counting.opened("slide", shown[place - 1].subject.path)
    is_flowing = pixels < FLOWING
    picture = st.empty() if is_flowing else st.container(key="stage_picture")
    with st.container(key="stage_flow" if is_flowing else "stage"):
        if is_flowing:
            _as_a_page(shown[place - 1], reading, pixels)
        else:
            _as_a_slide(shown[place - 1], reading, picture)
        st.html(str(_nav(reading, place, len(shown))))
        if settings.allows_export() and printing.has_chromium() and not reading.edition.is_draft:
            with st.container(key="stage_files", horizontal=True):
                for file in deck.files(reading, shown)[:2]:
                    showing.file_button(file)
        _TURNS(key="turns", data={"place": place, "count": len(shown)}, on_turn_change=_turned)


def _as_a_slide(one: Staged, reading: Reading, picture: DeltaGenerator) -> None:
    """1920 x 1080 pixels, which the style sheet makes as large as the screen."""
    told = markup.foot(one.slide, _of_edition(reading))
    laid = layout.laid(one.slide, markup.title(one.slide, reading.language), told)
    place = PLACE.format(laid.top, laid.figure.layout.width)
    st.html(str(markup.placed(one.slide, laid, told, reading.language) + place))
    with picture:
        charts.on_a_slide("stage_chart", laid.figure, one.slide.picture.alt)


def _as_a_page(one: Staged, reading: Reading, pixels: int) -> None:
    """One below the other, where a slide would be too small to read."""
    st.html(str(markup.before(one.slide, reading.language)))
    picture = one.slide.picture
    frame = layout.staged(picture.frame, pixels, width=width_for(pixels))
    figure = picture.drawing(frame=frame).update_layout(width=pixels)
    charts.on_a_slide("stage_chart", figure, picture.alt)
    st.html(str(markup.after(one.slide, markup.foot(one.slide, _of_edition(reading)), reading.language)))


def _of_edition(reading: Reading) -> str:
    """That the address holds the edition, so that today's may say another thing; else that it counts as
    old."""
    if st.query_params.get("edisi") == reading.edition.name:
        return reading.text("This address stays with this edition; the current one may differ.")
    return upkeep.old(reading)


def _nav(reading: Reading, place: int, count: int) -> Markup:
    dots = Markup("").join(DOT.format("plut-on" if n == place else "") for n in range(1, count + 1))
    said = reading.text("{place} of {count}", place=place, count=count)
    page = address.query({key: code for key, code in reading.asked if key != order.KEY})
    leave = LEAVE.format(page, reading.text("Back to the page"))
    before = _turn(reading, place - 1, count, reading.text("Previous slide"), "‹")
    after = _turn(reading, place + 1, count, reading.text("Next slide"), "›")
    return NAV.format(before, dots, after, said, leave)


def _turn(reading: Reading, to: int, count: int, name: str, sign: str) -> Markup:
    if not 1 <= to <= count:
        return NO_TURN.format(sign)
    codes = dict(reading.asked) | {order.KEY: str(to)}
    return TURN.format(address.query(codes), to, name, sign)


def _turned() -> None:
    """Write what the browser told into the address."""
    told = st.session_state["turns"].get("turn")
    if told:
        address.written({order.KEY: "" if told == LEFT else str(told)})()
