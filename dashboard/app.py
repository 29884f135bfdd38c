"""What the server answers: the app, and what has an address of its own. Run it with `streamlit run
dashboard/app.py`."""

import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from plut.office import access
from plut.office.access import WrongAccess
from plut.surfaces import server
from plut.surfaces.app import media
from plut.surfaces.app.messages import Messages
from plut.surfaces.pages import PAGES
from plut.surfaces.web import connections

try:
    access.current(frozenset(subject.path for subject in PAGES))
except WrongAccess as wrong:
    sys.exit(str(wrong))

connections.remember_peers()
media.name_secretly()
settings = server.Settings(
    base_path=str(st.get_option("server.baseUrlPath")),
    hosts=tuple(st.get_option("server.allowedHosts")),
    static=Path(st.__file__).parent / "static",
)
app = st.App(
    "main.py",
    lifespan=server.lifespan,
    middleware=[*server.middleware(settings), Middleware(Messages)],
)
