"""The only file with st.cache_*: what is opened or read once and shared by all sessions."""

import functools
import hashlib
import json
import pickle
import threading
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from plut.base import files, folders, journal
from plut.figures.style import Frame
from plut.warehouse.connection import Warehouse

ADDRESS = "/app/static/outlines"
PAGES_AT_ONCE = 4


@st.cache_resource(max_entries=3, show_spinner=False)
def warehouse(path: str) -> Warehouse:
    """The warehouse of an edition's file; three are kept open, so that a new edition does not cut a reader off."""
    opened = Warehouse(Path(path))
    journal.note(Path(path).parent, "edition_opened", edition=opened.edition)
    return opened


def rows(path: str, name: str, **parameters: object) -> pd.DataFrame:
    """The rows of a page query on an edition; the reader's own frame, though it copies no value until one is written."""
    return _rows(path, name, **parameters).copy(deep=False)


# some forty calls a page, 0.3 microseconds each; Streamlit's caches take 60
@functools.lru_cache(maxsize=500, typed=True)
def _rows(path: str, name: str, **parameters: object) -> pd.DataFrame:
    return warehouse(path).query(name, **parameters)


def by_page(function: Callable) -> Callable:
    """A decorator for what a page says: a pure function of hashable values, kept for all who read the same. Never change a result."""
    return functools.lru_cache(maxsize=200)(function)


def drawn(draw: functools.partial, frame: Frame) -> go.Figure:
    """The figure of a pure drawing function, with its rows bound, in a frame: drawn once for all who see the same. Never changed."""
    content = pickle.dumps(
        (draw.func.__module__, draw.func.__qualname__, draw.args, sorted(draw.keywords.items()), frame)
    )
    return _drawn(hashlib.sha256(content).hexdigest(), functools.partial(draw, frame=frame))


@st.cache_resource(max_entries=400, show_spinner=False)
def _drawn(content: str, _draw: functools.partial) -> go.Figure:  # noqa: ARG001 (content is the key of the cache)
    return _draw()


def computed(work: functools.partial) -> object:
    """What a pure function gives for the values bound to it: computed once for all who ask the same. Never changed.

    What the function puts on the page is kept, too, and put there again.
    """
    content = pickle.dumps(
        (work.func.__module__, work.func.__qualname__, work.args, sorted(work.keywords.items()))
    )
    return _computed(hashlib.sha256(content).hexdigest(), work)


@st.cache_resource(max_entries=400, show_spinner=False)
def _computed(content: str, _work: functools.partial) -> object:  # noqa: ARG001 (content is the key of the cache)
    return _work()


@st.cache_resource(max_entries=8, show_spinner=False)
def outlines(path: str, level: str) -> str | dict:
    """The address of the outlines of a level, written once beside the app for browsers to keep; inline where it cannot be."""
    text = rows(path, "frame/outlines", level=level)["geojson"].iloc[0]
    name = f"{level}-{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    folder = folders.STATIC / "outlines"
    try:
        folder.mkdir(exist_ok=True)
        if not (folder / name).exists():
            files.write_whole(folder / name, text)
    except OSError:
        return json.loads(text)
    return f"{st.get_option('server.baseUrlPath').rstrip('/')}{ADDRESS}/{name}"


@st.cache_resource(show_spinner=False)
def turns() -> threading.Semaphore:
    """Held while a page is made. Python works on one page at a time anyway: the more it switches, the longer all wait."""
    return threading.Semaphore(PAGES_AT_ONCE)


@st.cache_resource(show_spinner=False)
def build_lock() -> threading.Lock:
    """Held while the first edition is built, so that two readers do not build it twice."""
    return threading.Lock()
