"""The only file with filter widgets. What the reader has chosen stands in the URL, by codes, and is shared by all pages."""

import time
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

import streamlit as st

from plut.base import formats
from plut.base.language import DEFAULT, LANGUAGES, translate

READING_SECONDS = 15
ALL = "semua"  # the code of "no restriction" in an address


def choice(
    key: str,
    labels: dict[str, str],
    label: str,
    language: str,
    default: str = ALL,
    *,
    is_switch: bool = False,
    hides_label: bool = False,
    is_shown: bool = True,
) -> str:
    """The code chosen for `key`, one of the codes of `labels` (code -> text), kept in the address under that key.

    The address wins where it differs from what was last written there: a shared link, the back button, a click on a
    map. An address that names an unknown code shows the default, and says so. is_shown: else it holds without its box.
    """
    # a widget of its own for each page: one that lives on would come back empty after a change of page
    box, written = f"{key}_box{urlsplit(st.context.url or '').path}", f"{key}_written"
    asked = st.query_params.get(key, st.session_state.get(written, default))
    if asked not in labels:
        if key in st.query_params:  # what is remembered from another page may not be a choice of this one
            _note_unknown(key, asked)
        asked = default
    is_new = asked != st.session_state.get(written) or st.session_state.get(box) not in labels
    # written in every run: what an interrupted run said of its widgets may never have reached the browser
    given = st.session_state[box] = asked if is_new else st.session_state[box]
    words = {
        "label": label,
        "options": list(labels),
        "format_func": lambda code: labels.get(code, code),
        "key": box,
    }
    words["label_visibility"] = "collapsed" if is_switch or hides_label else "visible"
    words |= {"required": True, "wrap": True} if is_switch else {"placeholder": label}
    if is_shown:
        given = (st.segmented_control if is_switch else st.selectbox)(**words)
    else:  # Streamlit forgets only the boxes that it draws
        del st.session_state[box]
    picked = given if given in labels else asked  # a widget that has just lost its state comes back empty
    _say_unknown(key, language)
    if picked != ALL and key != "lang":
        st.session_state["chosen_words"][label] = labels[picked]
    st.session_state[written] = picked
    st.query_params[key] = (
        picked  # always: after a change of page the address is bare, though the server remembers it
    )
    return picked


def language() -> str:
    """The language switch; what has been chosen on the page is forgotten: a run begins with it."""
    st.session_state["chosen_words"] = {}
    spoken = st.session_state.get("lang_written", DEFAULT)
    return choice(
        "lang",
        {name: name for name in LANGUAGES},
        "Bahasa / Language",
        spoken,
        default=DEFAULT,
        is_switch=True,
    )


def pinned_edition() -> str | None:
    """The edition that the address asks for (`edisi=...`), as a link of the press room does; None for the one that is served."""
    return st.query_params.get("edisi")


def carried() -> dict[str, str]:
    """The choices of the address, by their codes, that make sense on another page: not those of page, edition and press room."""
    own = ("lang", "simulasi", "edisi", "gambar", "ukuran", "periksa")
    return {key: value for key, value in st.query_params.items() if key not in own}


def chosen_words(first: int = 0) -> str:
    """What restricts or turns this page, in words, `label: text`, without the `first` so many."""
    return " · ".join(
        f"{label}: {text}" for label, text in list(st.session_state["chosen_words"].items())[first:]
    )


def made() -> int:
    """How many choices there are up to here that restrict or turn the page."""
    return len(st.session_state["chosen_words"])


def address() -> str:
    """The address of this page with its choices."""
    return f"{base_address()}{urlsplit(st.context.url or '').path}?{urlencode(st.query_params.to_dict())}"


def side_by_side():
    """A place for a few filters in one row; on a phone they stand one below the other."""
    return st.container(horizontal=True)


def base_address() -> str:
    """Scheme, host and base path of the app, as the reader's browser names them."""
    parts = urlsplit(st.context.url or "http://localhost:8501")
    return f"{parts.scheme}://{parts.netloc}{st.get_option('server.baseUrlPath').rstrip('/')}"


def code(label: str) -> str:
    """The check code that the reader types, or that the address of a QR code brings (`periksa=...`); empty where none."""
    typed = st.text_input(
        label,
        value=st.query_params.get("periksa", ""),
        max_chars=20,
        placeholder="7K3M-Q9TX",
        key="periksa_box",
    )
    if typed:
        st.query_params["periksa"] = typed
    return typed


def several(key: str, labels: dict[str, str], label: str, language: str, most: int = 20) -> list[str]:
    """The codes chosen for `key`, up to `most` of `labels` (code -> text), in the address joined by ~; none at first."""
    box, written = f"{key}_box{urlsplit(st.context.url or '').path}", f"{key}_written"
    asked = st.query_params.get(key, st.session_state.get(written, ""))
    codes = [code for code in asked.split("~") if code]
    if unknown := [code for code in codes if code not in labels]:
        _note_unknown(key, unknown[0])
    if asked == st.session_state.get(written) and box in st.session_state:
        st.session_state[box] = st.session_state[box]  # written in every run, as in `choice`
    else:
        st.session_state[box] = [code for code in dict.fromkeys(codes) if code in labels][:most]
    picked = st.multiselect(
        label,
        list(labels),
        format_func=lambda code: labels.get(code, code),
        key=box,
        placeholder=label,
        max_selections=most,
    )
    _say_unknown(key, language)
    st.session_state[written] = "~".join(picked)
    if picked:
        st.query_params[key] = "~".join(picked)
    elif key in st.query_params:
        del st.query_params[key]
    return picked


def is_asked(key: str) -> bool:
    """Whether the address names a value for `key`: a part of the page that it belongs to stands open then."""
    return bool(st.query_params.get(key))


def shows_simulated(language: str) -> bool:
    """Whether simulated views are shown: one switch for all pages, `simulasi=0` or `1` in the address."""
    labels = {"1": translate("with simulation", language), "0": translate("real data only", language)}
    return (
        choice(
            "simulasi", labels, translate("Simulated views", language), language, default="1", is_switch=True
        )
        == "1"
    )


def place(places: dict[str, str], label: str, language: str) -> str | None:
    """The region that the reader looks for by name or code, kept in the address as `wilayah`; None where none is.

    A find also writes its province to the address, once: who then chooses another province is not called back.
    places: code -> text.
    """
    found = choice("wilayah", {ALL: label} | places, label, language, hides_label=True)
    if found != st.session_state.get("wilayah_followed"):
        st.session_state["wilayah_followed"] = found
        if found != ALL:
            st.query_params["provinsi"] = found[:2]
    return None if found == ALL else found


def clicked_region(key: str, chart: str) -> Callable[[], None]:
    """A callback for a map: the province of the clicked region is written to the address under `key`."""

    def write() -> None:
        for point in st.session_state[chart].selection.points[:1]:
            # a region has its code as location; a centre carries that of its province behind its hover text
            code = point.get("location") or point["customdata"][1]
            st.query_params[key] = code[:2]

    return write


def area_to_open(places: dict[str, str], label: str) -> None:
    """A box to find an area by name or code, which opens its page with the reader's other choices. places: code -> text."""
    found = st.selectbox(
        label,
        list(places),
        index=None,
        format_func=lambda code: places.get(code, code),
        placeholder=label,
        label_visibility="collapsed",
        key="buka_wilayah",
    )
    if found:
        st.switch_page("app_pages/area.py", query_params=dict(st.query_params) | {"kode": found})


def forget(key: str) -> None:
    """Set a choice back to no restriction, from the next run on."""
    st.query_params[key] = ALL


def uploaded(label: str, kinds: list[str]):
    """A file of the reader, held in memory only, or None."""
    return st.file_uploader(label, type=kinds, key="unggah")


def _note_unknown(key: str, asked: str) -> None:
    st.session_state[f"{key}_unknown"] = (asked[:40], time.monotonic())


def _say_unknown(key: str, language: str) -> None:
    """Say that the address named something unknown, long enough to be read, also where the page runs a second time."""
    asked, since = st.session_state.get(f"{key}_unknown", ("", 0.0))
    if asked and time.monotonic() - since < READING_SECONDS:
        text = translate(
            "The address names “{asked}” for {key}, which is not known; the usual view is shown.",
            language,
            asked=asked,
            key=key,
        )
        st.warning(formats.plain(text))


def details(label: str, key: str, expanded: bool = False):
    """A part of the page that is closed at first; its `open` tells whether it is worth making what stands in it."""
    return st.expander(label, expanded=expanded, key=key, on_change="rerun")
