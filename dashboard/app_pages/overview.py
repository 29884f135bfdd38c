"""Where does the programme stand, and where should I look?"""

import streamlit as st

from plut import blocks, cards, overview, sentences
from plut.cards import MapChoice
from plut.page import open_page

page = open_page()
regions = page.rows("centres/regions", simulated=False)

st.title(page.text("Where does the PLUT-KUMKM programme stand?"))
if page.shows_simulated:
    blocks.sentence(page, page.text("Numbers here are from public sources; what is simulated stands last and is marked so."))
blocks.sentence(page, sentences.growth(page.rows("overview/counts"), page.language) + ".")
blocks.sentence(page, sentences.provinces_without(regions, page.language))
blocks.sentence(page, sentences.latest_share(page.rows("overview/latest"), page.language))
overview.find_area(page)
overview.key_numbers(page)
cards.centres_map(page, MapChoice(), simulated=False, key="overview_centres")
cards.published_counts(page)

if page.shows_simulated:
    blocks.section(page, page.text("where the unnamed centres could stand"), is_simulated=True)
    blocks.sentence(
        page,
        page.text(
            "No public list names the remaining centres. Until an office loads its list, they are placed at random, by a fixed seed."
        ),
        is_simulated=True,
    )
    cards.centres_map(page, MapChoice(), simulated=True, key="overview_simulated")

overview.changes(page)
blocks.limits(
    page,
    [
        page.text(
            "How many of the centres found by name are among the 100 of October 2024 is not known: at least two opened later."
        ),
        page.text(
            "Published numbers come from different sources and dates; where they conflict, the page Published figures shows both."
        ),
    ],
)
