"""The only file with st.cache_*: what is opened or read once and shared by all sessions."""

import hashlib
import json
import os
import threading
from pathlib import Path

import pandas as pd
import streamlit as st

from plut import folders
from plut.warehouse import Warehouse

ADDRESS = "/app/static/outlines"


@st.cache_resource(max_entries=3, show_spinner=False)
def warehouse(path: str) -> Warehouse:
    """The warehouse of an edition's file; three are kept open, so that a new edition does not cut a reader off."""
    return Warehouse(Path(path))


@st.cache_data(max_entries=500, show_spinner=False)
def rows(path: str, name: str, **parameters: object) -> pd.DataFrame:
    """The rows of a page query on an edition."""
    return warehouse(path).query(name, **parameters)


@st.cache_resource(max_entries=8, show_spinner=False)
def outlines(path: str, level: str) -> str | dict:
    """The address of the outlines of a level, written once beside the app for browsers to keep; inline where it cannot be."""
    text = rows(path, "frame/outlines", level=level)["geojson"].iloc[0]
    name = f"{level}-{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    folder = folders.STATIC / "outlines"
    try:
        folder.mkdir(exist_ok=True)
        if not (folder / name).exists():
            scratch = folder / f".{name}.{os.getpid()}"
            scratch.write_text(text, encoding="utf-8")
            os.replace(scratch, folder / name)
    except OSError:
        return json.loads(text)
    return f"{st.get_option('server.baseUrlPath').rstrip('/')}{ADDRESS}/{name}"


@st.cache_resource(show_spinner=False)
def build_lock() -> threading.Lock:
    """Held while the first edition is built, so that two readers do not build it twice."""
    return threading.Lock()
