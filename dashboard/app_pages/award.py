"""Which region leads, and how sure is that?"""

import streamlit as st

from plut import award, blocks
from plut.page import open_page

page = open_page()

st.title(page.text("Which region leads, and how sure is that?"))
blocks.sentence(page, award.finding(page))
award.winners(page)

blocks.limits(
    page,
    [
        page.text("Criteria and weights of the published award are not in any public source: a score is this product's own."),
        page.text("People are given by region only."),
    ],
)
