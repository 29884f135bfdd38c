"""Page settings and navigation of the dashboard. Run it with `streamlit run dashboard/app.py`."""

import streamlit as st

from plut import folders

st.set_page_config(page_title="Dasbor PLUT-KUMKM", page_icon=str(folders.STATIC / "icon.png"), layout="wide")
st.html(folders.STATIC / "page.css")

st.navigation([st.Page("app_pages/overview.py", title="Ringkasan", default=True)], position="top").run()
