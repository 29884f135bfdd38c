"""What a reader of the app opens is counted once, however often it is drawn again."""

import streamlit as st

from plut.office import usage


def opened(kind: usage.Kind, name: str) -> None:
    """Count a page or a slide where it is another than the one before in this visit."""
    key = f"opened_{kind}"
    if st.session_state.get(key) != name:
        st.session_state[key] = name
        usage.count(kind, name)
