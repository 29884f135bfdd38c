"""The address is the only state. A box shows what the address says; a change of it writes the address, in one
step of the history.

A browser sends its address with every run, and that may be older than what was written a moment ago: what was
written and has not come back yet is therefore kept here, and only a step back or forward in the history
outdoes it. A load writes nothing, and what is usual is not written.
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from plut.base.language import DEFAULT
from plut.content.choices import JOINT, Choice

LONG_LIST = 12  # entries, above which a list is shortened by what is typed
OF_ONE_PAGE = (
    "edisi",
    "gambar",
    "ukuran",
    "periksa",
    "tahun",
    "tayang",
)  # keys that mean something else, or nothing, on another page


def settle() -> None:
    """At the beginning of a run: the address as it stands is the one that all of the page reads."""
    sent, standing = st.query_params.to_dict(), _standing()
    if _is_step_in_history():
        st.session_state["stepped"] = True
    if sent != standing:
        st.query_params.from_dict(standing)
    elif not st.session_state.pop("wrote", False):  # the browser has seen it
        st.session_state.pop("unseen", None)


def asked() -> tuple[tuple[str, str], ...]:
    """What the address says, as a reading wants it."""
    return tuple(sorted(st.query_params.to_dict().items()))


class Standing:
    """The address of this run, for choices that stand before there is an edition to read."""

    def code(self, key: str) -> str | None:
        return st.query_params.get(key)


def box(choice: Choice, *, hides_label: bool = False) -> None:
    """The box of a choice. Its state is read in the callback alone: what it shows is set from the address in
    every run but the first."""
    key = _key(choice.key)
    # after a step in the history a browser holds older things than its address, also in a run after a cut one
    is_asked = choice.key not in _drawn() and not st.session_state.get("stepped")
    _received()[choice.key] = choice.chosen if is_asked else st.session_state.get(key)
    _drawn()[choice.key] = choice
    told: dict[str, Any] = {"key": key, "on_change": _changed}
    told["label_visibility"] = "collapsed" if hides_label else "visible"
    if not is_asked:
        st.session_state[key] = choice.chosen
    if choice.shape == "typed":
        told |= {"value": choice.chosen} if is_asked else {}
        st.text_input(choice.label, max_chars=choice.longest, placeholder=choice.options[0][1], **told)
    else:
        labels = dict(choice.options)
        _codes().setdefault(choice.key, {}).update({label: code for code, label in choice.options})
        told |= {"options": list(labels), "format_func": lambda code: labels.get(code, code)}
        if choice.shape == "switch":
            told |= {"default": choice.chosen} if is_asked else {}
            st.segmented_control(choice.label, required=True, wrap=True, **told)
        else:
            told |= {"index": list(labels).index(choice.chosen)} if is_asked else {}
            # a long list is shortened by what is typed, to what holds it just so: Enter takes no far match
            found_by = "contains" if len(labels) > LONG_LIST else None
            st.selectbox(choice.label, placeholder=choice.label, filter_mode=found_by, **told)
    if is_asked and _code(choice.key, st.session_state[key]) not in {None, choice.chosen}:
        _changed()
        st.rerun(scope="app")


def clicked(key: str, chart: str) -> Callable[[], None]:
    """A callback for a map: the province of the clicked region is written to the address, and what it voids
    goes."""

    def write_region() -> None:
        told = st.session_state.get(chart)  # nothing where a browser tells of a click on a chart that is gone
        if code := told.region if told else None:
            voids = _drawn()[key].voids if key in _drawn() else ()
            _write({key: str(code)[:2]} | dict.fromkeys(voids, ""))

    return write_region


def written(codes: Mapping[str, str]) -> Callable[[], None]:
    """A callback for a button that puts codes into the address."""
    return lambda: _write(codes)


def take(choice: Choice, codes: tuple[str, ...]) -> None:
    """Put what was found of a choice into the address; with no code what is usual."""
    code = JOINT.join(codes) or choice.default
    of_place = {choice.province_key: code[:2]} if choice.province_key and code != choice.default else {}
    _write(dict.fromkeys(choice.voids, "") | {choice.key: "" if code == choice.default else code} | of_place)


def stay_in(edition: str) -> None:
    """Let every way from this page lead to pages of an edition, a draft that its office looks at; '' for that
    which is served."""
    st.session_state["stays_in"] = edition


def _stays() -> dict[str, str]:
    draft = st.session_state.get("stays_in", "")
    return {"edisi": draft} if draft else {}


def carried(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The choices of the address that another page gets, and more."""
    kept = {key: code for key, code in st.query_params.to_dict().items() if key not in OF_ONE_PAGE}
    return kept | _stays() | dict(more or {})


def link(address: str) -> str:
    """An address below the product's ('peta?tingkat=province#peta') as a browser follows it, in the reader's
    language."""
    parts = urlsplit(address)
    own = {key: st.query_params[key] for key in ("lang", "simulasi") if key in st.query_params}
    said = urlencode(own | _stays() | dict(parse_qsl(parts.query)))
    return urlunsplit(("", "", f"{base_path()}/{parts.path}", said, parts.fragment))


def query(codes: Mapping[str, str]) -> str:
    """Codes as the query of an address."""
    return urlencode(codes)


def base_path() -> str:
    """The path below which the app is served: '/plut', however the setting writes it, or nothing."""
    path = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{path}" if path else ""


def base() -> str:
    """Scheme, host and base path of the app, as the reader's browser names them."""
    parts = urlsplit(st.context.url or "http://localhost:8501")
    return f"{parts.scheme}://{parts.netloc}{base_path()}"


def whole() -> str:
    """The address of this page with its choices."""
    said = urlencode(st.query_params.to_dict())
    return f"{st.context.url or base()}{f'?{said}' if said else ''}"


def _standing() -> dict[str, str]:
    """The address as it stands: as the browser sent it, or as we wrote it where the browser cannot have seen
    that yet."""
    sent = st.query_params.to_dict()
    unseen, ours = st.session_state.get("unseen", ((), {}))
    return sent if sent not in unseen or _is_step_in_history() else dict(ours)


def _is_step_in_history() -> bool:
    """Whether the reader went back or forward: the address is newer than what the boxes say."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _write(codes: Mapping[str, str]) -> None:
    """Put codes into the address, and leave out those that are empty: one message, one step of the history,
    or none."""
    sent, standing = st.query_params.to_dict(), _standing()
    new = {key: code for key, code in (standing | dict(codes)).items() if code}
    if new != sent:
        unseen, _ = st.session_state.get("unseen", ((), {}))
        st.session_state["unseen"] = ((*unseen, sent, standing), new)
        st.session_state["wrote"] = True
        st.query_params.from_dict(new)


def _changed() -> None:
    """Write what the reader has changed: what differs from the address.

    A box that still says what it said in the run before has not been touched, though it may differ: it has
    not heard of the address yet, after a step back in the history. Of two changes in one run both are
    written.
    """
    standing, drawn = _standing(), _drawn()
    shown = {key: _code(key, st.session_state[_key(key)]) for key in drawn if _key(key) in st.session_state}
    before = {key: _code(key, _received().get(key)) for key in shown}
    before = {key: drawn[key].chosen if code is None else code for key, code in before.items()}
    touched = {key for key, code in shown.items() if code != before[key]} or set(shown)
    changed: dict[str, str] = {}
    for key in touched:
        code = shown[key]
        if code is None or code == _said(drawn[key], code, standing):
            continue
        changed |= {void: "" for void in drawn[key].voids if void not in changed}
        changed[key] = "" if code == drawn[key].default else code
        if drawn[key].province_key and code != drawn[key].default:
            changed[drawn[key].province_key] = code[:2]
    _write(changed)


def _said(choice: Choice, code: str, standing: Mapping[str, str]) -> str | None:
    """What the address says of a choice: where it has no word for it, what was drawn, which another key may
    bring (a place its province). A place beside the code of another province says nothing: it can be chosen
    again."""
    is_place = choice.province_key and code != choice.default
    if is_place and standing.get(choice.province_key, code[:2]) != code[:2]:
        return None
    return standing.get(choice.key, choice.chosen)


def _code(key: str, value: object) -> str | None:
    """The code that a box says. A label of the language before comes as it is, and is known from then."""
    if isinstance(value, list | tuple):
        return JOINT.join(code for code in (_code(key, one) for one in value) if code)
    if not isinstance(value, str):
        return None
    if _drawn()[key].shape == "typed":
        return value
    return value if value in dict(_drawn()[key].options) else _codes().get(key, {}).get(value)


def _key(key: str) -> str:
    return f"{key}_box"


def _drawn() -> dict[str, Choice]:
    """The boxes by key, as they were last drawn. Kept between runs: a run that was interrupted knows only its
    first ones."""
    return st.session_state.setdefault("drawn", {})


def _received() -> dict[str, object]:
    """What each box said when it was last drawn, before it was set from the address."""
    return st.session_state.setdefault("received", {})


def _codes() -> dict[str, dict[str, str]]:
    """Code by label of each box, in all languages that it was drawn in."""
    return st.session_state.setdefault("codes", {})


def language() -> str:
    """The language that the address asks for, before there is an edition to read."""
    return "en" if st.query_params.get("lang") == "en" else DEFAULT
