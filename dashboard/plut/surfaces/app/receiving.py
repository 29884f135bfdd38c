"""The field in which files are put that shall be loaded: they go to the server by addresses of their own
(surfaces/desk/uploads.py), several at once, and go on where they were cut off."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from plut.base.language import DEFAULT, mark, translate
from plut.office import receiving
from plut.office.receiving import GIGABYTE, MOST_BYTES
from plut.surfaces.app import address, asker
from plut.surfaces.web.addresses_of import UPLOADS

_PARTS = {
    kind: Path(__file__).with_suffix(f".{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js")
}
_FIELD = st.components.v2.component("plut_receiving", **_PARTS)
# What the field says; {name} and {percent} are filled in by the browser.
_WORDS = {
    "label": mark("Files to load"),
    "drop": mark("Drop files here, or"),
    "choose": mark("Choose files"),
    "bounds": mark(
        "Several at once, {most} GB together. Leave this page open meanwhile; what is cut off goes on where "
        "it stopped."
    ),
    "waiting": mark("waits for its turn"),
    "sending": mark("is being sent"),
    "ending": mark("is being taken in"),
    "arrived": mark("has arrived"),
    "lost": mark("connection lost, tries again by itself"),
    "stopped": mark("not finished: choose the same file again to go on"),
    "cancel": mark("Cancel"),
    "retry": mark("Try again"),
    "unreadable": mark("Your browser cannot read this file: it was changed or moved, or is a folder."),
    "gone": mark("The server knows nothing of this file any more, or your account may not load files now."),
    "refused": mark("The server did not take this file. Try again later."),
}


def receive(language: str, key: str) -> bool:
    """The field. Gives whether files have arrived since the last run, and have been loaded."""
    receiving.drop_old()
    state: dict[str, Any] = st.session_state.get(key, {})
    under_way = receiving.unfinished(asker.account().name)
    told = _FIELD(
        key=key,
        data={
            "language": language,
            "address": f"{address.base_path()}{UPLOADS}",
            "heard": state.get("arrived") or "",
            "query": "" if language == DEFAULT else f"?{urlencode({'lang': language})}",
            "words": {
                name: translate(text, language, most=MOST_BYTES // GIGABYTE) for name, text in _WORDS.items()
            },
            "unfinished": [
                {
                    "id": one.id,
                    "name": one.name,
                    "size": one.length,
                    "modified": one.modified,
                    "sent": one.arrived,
                }
                for one in under_way
            ],
        },
        on_arrived_change=_nothing,
    )
    return told.arrived is not None


def _nothing() -> None:
    """A state of a component exists where something listens to it."""
