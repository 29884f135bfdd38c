"""The page of the desk is drawn again by itself while something goes on beside the server: a file is checked,
a candidate is built, or it is found out what changes."""

import time

import streamlit as st

SECONDS = 2  # between a drawing and the next
LOST_SECONDS = 20  # after which a drawing that was asked for and never came is asked for again

# The browser asks once what it asked for before has come, and never while the page is drawn for another
# reason: it would be broken off, and what a button has just emptied would be sent again as it stood.
_TIMER = st.components.v2.component(
    "plut_desk_timer",
    html="<span></span>",
    js="""
    let asked = 0, waiting, lost;  // of all calls together: each replaces what the one before waited for
    const stop = () => { clearTimeout(waiting); clearInterval(lost); };
    export default function ({ data, setStateValue }) {
      stop();
      if (!data.going) return;
      const isDrawn = () => document.querySelector('[data-test-script-state="notRunning"]');
      const ask = () => {
        clearTimeout(waiting);
        if (isDrawn()) setStateValue("turn", `${data.turn} ${(asked += 1)}`);
        else waiting = setTimeout(ask, SECONDS / 4);
      };
      waiting = setTimeout(ask, SECONDS);
      lost = setInterval(ask, LOST);
      return stop;
    }
    """.replace("SECONDS", str(SECONDS * 1000)).replace("LOST", str(LOST_SECONDS * 1000)),
)


def again(going: bool) -> None:
    """Have the page drawn again in a moment. going: whether there is something to wait for."""
    _TIMER(key="desk_timer", data={"going": going, "turn": time.monotonic_ns()}, on_turn_change=lambda: None)
