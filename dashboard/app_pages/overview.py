"""Where does the programme stand? How many centres, and where."""

import streamlit as st

from plut import blocks, sentences
from plut.page import open_page

page = open_page()
latest = page.rows("overview/latest_count")
totals = page.rows("overview/centre_totals")

st.title(page.text("PLUT-KUMKM centres"))
blocks.centres_map(
    page,
    provenance="published",
    title=sentences.centres_known(latest, totals, page.language),
    subtitle=sentences.centres_shown(totals, "published", page.language),
)

if "simulated" in set(totals["provenance"]):
    st.header(page.text("Simulated: where the unnamed centres could stand"))
    st.write(
        page.text(
            "No public list names the remaining centres. Until an office loads its own list, the dashboard places them at random, by a fixed seed."
        )
    )
    blocks.centres_map(
        page,
        provenance="simulated",
        title=sentences.centres_unnamed(totals, page.language),
        subtitle=sentences.centres_shown(totals, "simulated", page.language),
    )
