"""Page settings and navigation of the dashboard. Run it with `streamlit run dashboard/app.py`."""

import streamlit as st

from plut.base import folders, journal, settings
from plut.base.language import DEFAULT, mark, translate
from plut.surfaces.app import cached

st.set_page_config(page_title="Dasbor PLUT-KUMKM", page_icon=str(folders.STATIC / "icon.png"), layout="wide")
st.html(folders.STATIC / "page.css")
if not settings.allows_export():
    st.html(
        "<style>[data-testid='stElementToolbar'] { display: none; }</style>"
    )  # tables offer their rows as CSV there

language = "en" if st.query_params.get("lang") == "en" else DEFAULT
PAGES = [
    ("overview", "", mark("Overview")),
    ("centres", "peta", mark("Centres")),
    ("consultants", "konsultan", mark("Consultants")),
    ("procurement", "belanja", mark("Procurement")),
    ("certification", "sertifikasi", mark("Certification")),
    ("award", "penghargaan", mark("Award")),
    ("area", "wilayah", mark("Area")),
    ("published", "angka", mark("Published figures")),
    ("press", "pers", mark("Press room")),
    ("data", "data", mark("Data and method")),
]
pages = [
    st.Page(
        f"app_pages/{file}.py",
        title=translate(title, language),
        url_path=address or None,
        default=not address,
    )
    for file, address, title in PAGES
]
page = st.navigation(pages, position="top")
with journal.failures(folders.build_folder(), page.url_path), cached.turns():
    page.run()
