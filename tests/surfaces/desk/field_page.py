"""The script of field.py."""

import streamlit as st

from plut.base import folders
from plut.office import tray
from plut.surfaces.app import address, receiving

st.set_page_config(page_title="Meja", layout="wide")
st.html(folders.STATIC / "page.css")
is_elsewhere = st.button("Elsewhere")  # as another page of the app
has_arrived = False if is_elsewhere else receiving.receive(address.language(), "files")
st.session_state["times"] = st.session_state.get("times", 0) + has_arrived
names = ", ".join(sorted(one.name for one in tray.entries()))
st.text(f"{st.session_state['times']} times: {names or 'nothing'}")
