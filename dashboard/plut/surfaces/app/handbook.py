"""The handbook of an office's data officer. `data/README.id.md` is its one source: a code host shows it as it
lies there, with the same pictures."""

import streamlit as st
from markupsafe import Markup

from plut.base import folders
from plut.base.language import DEFAULT, translate
from plut.surfaces.app import address

FILE = folders.DATA / "README.id.md"
PICTURES = "../dashboard/static/"  # where the file finds them, and where the app serves them
IN_INDONESIAN = Markup('<p class="plut-desk-lead">{}</p>')
WAY = Markup('<p class="plut-text"><a href="{}" target="_self">{}</a></p>')
SHEET = '<div class="plut-handbook" lang="id">\n\n{}\n\n</div>'


def show(language: str) -> None:
    """The page: the same for everybody, as it holds no data."""
    if language != DEFAULT:
        st.html(str(IN_INDONESIAN.format(translate("This handbook is in Indonesian.", language))))
    st.markdown(SHEET.format(text(address.base_path())), unsafe_allow_html=True)  # of our own file


def text(base_path: str) -> str:
    """The file, its pictures by the addresses of the app. base_path: below which it is served."""
    return FILE.read_text(encoding="utf-8").replace(f"]({PICTURES}", f"]({base_path}/app/static/")


def way(language: str) -> None:
    """The link to it."""
    label = translate("Handbook: from the first file to a published edition", language)
    st.html(str(WAY.format(address.link("panduan"), label)))
