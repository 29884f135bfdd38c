"""The office's desk in the app."""

from pathlib import Path

import streamlit as st
from markupsafe import Markup

from plut.base.language import translate
from plut.surfaces.app import address

BAND = Markup('<div class="plut-draft" role="status"><b>{}</b> {} <a href="{}" target="_self">{}</a></div>')


def band(edition: Path, language: str) -> None:
    """What stands over every page of an edition that is only looked at, however far it is scrolled."""
    told = translate("CANDIDATE, NOT PUBLISHED", language)
    what = translate(
        "Edition {edition}: for its office alone, not to be cited or passed on.",
        language,
        edition=edition.stem,
    )
    st.html(str(BAND.format(told, what, address.link("meja"), translate("Back to the desk", language))))
