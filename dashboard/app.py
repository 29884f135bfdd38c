"""What the server answers: the app and what has an address of its own. Run it with `streamlit run
dashboard/app.py`."""

import streamlit as st

from plut.surfaces import server

app = st.App(
    "main.py",
    middleware=server.middleware(st.get_option("server.baseUrlPath"), st.get_option("server.allowedHosts")),
)
