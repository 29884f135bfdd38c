"""Give me this picture, sentence and number, citable."""

import streamlit as st

from plut import blocks, press
from plut.page import open_page

page = open_page()

st.title(page.text("Press room: a true picture, ready to print"))
blocks.sentence(
    page,
    page.text("Choose a picture and a size; every file carries source, date, edition and a code that anyone can check here."),
)
press.hand_out(page)

blocks.section(page, page.text("What did this code show?"))
press.check(page)

blocks.limits(
    page,
    [
        page.text("A picture of simulated records says so in its plot, title, file name and sentence; it is not official data."),
        page.text("A code answers on the installation that handed the picture out, and on those that share its folder of codes."),
    ],
)
