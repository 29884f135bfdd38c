"""The field for files, alone on a page, below what serves the app: `streamlit run` it. What has arrived is
counted on the page."""

from pathlib import Path

import streamlit as st

from plut.surfaces import server
from plut.surfaces.web import connections

connections.remember_peers()
app = st.App(
    Path(__file__).with_name("field_page.py"),
    lifespan=server.lifespan,
    middleware=server.middleware(
        server.Settings(
            base_path=str(st.get_option("server.baseUrlPath")),
            hosts=tuple(st.get_option("server.allowedHosts")),
            static=Path(st.__file__).parent / "static",
        )
    ),
)
