"""What about my province or regency?"""

import streamlit as st

from plut.subjects.area import area, peers
from plut.surfaces.app import prose
from plut.surfaces.app.page import open_page

page = open_page()
chosen = area.choice(page)

with st.container(key="one_sheet"):  # printed on one page of A4
    prose.title(chosen["region_name"], *area.lede(page, chosen), below=area.key_numbers(page, chosen))
    area.standings(page, chosen)
    prose.show(area.centres(page, chosen), area.visit(page, chosen), peers.named(page, chosen))
    peers.listed(page, chosen)

    if page.shows_simulated and area.has_simulated(page, chosen):
        with st.container(key="screen_only"):  # the printed sheet is for a visit: real facts alone
            prose.section(page, page.text("consultants, certificates and spending"), is_simulated=True)
            area.standings(page, chosen, simulated=True)

    prose.limits(
        page,
        [
            page.text("Centres are those known by name, so every count of centres is a lower bound."),
            page.text("Measures with simulated records stand apart; strengths and gaps never rest on them."),
        ],
    )
