"""Page settings and navigation: the script that Streamlit runs for each reader. `app.py` serves it."""

import streamlit as st

from plut.base import folders, journal, watching
from plut.content.framing import BRAND
from plut.surfaces.app import address, asker, menu, opening, turns
from plut.surfaces.pages import PAGES

st.set_page_config(page_title=BRAND, page_icon="/app/static/icon.png", layout="wide")
st.html(folders.STATIC / "page.css")

language = address.language()
asker.admit(language)
page = st.navigation(menu.pages(language), position="hidden")
st.set_page_config(page_title=f"{page.title} · {BRAND}")
with (
    opening.failing(language),
    journal.failures(folders.build_folder(), page.url_path),
    watching.REDRAWS.labels(page.url_path or PAGES[0].path).time(),
    turns.turn(),
):
    page.run()
