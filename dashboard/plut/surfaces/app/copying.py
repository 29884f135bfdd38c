"""Buttons beside that for a PNG: the picture to the clipboard, and to the share sheet of a phone. Each stands
only where the browser can do it; the picture is the file, byte for byte."""

import base64
from pathlib import Path
from typing import Any

import streamlit as st

from plut.content.files import File
from plut.content.reading import Reading
from plut.surfaces import giving
from plut.surfaces.app import asker
from plut.surfaces.press.printing import NoChromium

_PARTS = {
    kind: Path(__file__).with_suffix(f".{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js")
}
_BUTTONS = st.components.v2.component("plut_copying", **_PARTS)


@asker.apart
def buttons(file: File, reading: Reading) -> None:
    """The picture is made when somebody wants it, and sent once."""
    key = f"{file.key}_copy"
    state: dict[str, Any] = st.session_state.get(key, {})
    wanted, given = str(state.get("wanted") or ""), f"{key}_given"
    picture, failed = "", ""
    if wanted and wanted != st.session_state.get(given):
        st.session_state[given] = wanted
        if wanted.rpartition(" ")[0] == file.name:  # of another picture: nobody waits for it any more
            try:
                picture = base64.b64encode(giving.given(file)).decode()
            except NoChromium as error:
                failed = str(error)
    _BUTTONS(
        key=key,
        width="content",
        data={
            "name": file.name,
            "title": "Dasbor PLUT-KUMKM",
            "picture": picture,
            "error": failed,
            "copy": reading.text("Copy image"),
            "copied": reading.text("Copied"),
            "share": reading.text("Share"),
            "shareNow": reading.text("Share now"),
            "failed": reading.text("That did not work: take the PNG instead."),
        },
        on_wanted_change=_nothing,
    )


def _nothing() -> None:
    """A state of a component exists where something listens to it."""
