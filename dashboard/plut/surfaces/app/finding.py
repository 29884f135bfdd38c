"""A box in which something is found by typing: a place, an institution, a centre.

What was typed goes to the app, a page query finds what is meant (Choice.found_by), and the box lists it.
Enter takes only what is marked, or what the query says is meant: never the next best.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from plut.content.blocks import Search
from plut.content.choices import ALL, Choice
from plut.content.reading import Reading
from plut.surfaces.app import address, asker, menu

LONGEST = 60  # letters that are typed
LISTED = 40  # options of a list

_PARTS = {
    kind: Path(__file__).with_suffix(f".{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js")
}
_BOX = st.components.v2.component("plut_finder", **_PARTS)


def box(choice: Choice, reading: Reading) -> None:
    """The box of a choice, which writes the address as every box does."""

    def take(codes: tuple[str, ...]) -> None:
        address.take(choice, codes)
        st.rerun(scope="app")

    is_several = choice.shape == "several"
    _box(
        reading,
        choice.found_by,
        dict(choice.options),
        take,
        key=f"{choice.key}_box",
        label=choice.label,
        chosen=tuple(code for code in choice.codes if is_several or not choice.is_open),
        most=choice.most if is_several else 0,
        clears=not is_several and choice.default == ALL and not choice.is_open,
        placeholder=dict(choice.options).get(ALL, ""),
    )


def search(block: Search, reading: Reading) -> None:
    """The box that opens another page with what was found."""

    def leave(codes: tuple[str, ...]) -> None:
        query = address.carried({block.target_key: codes[0]})
        st.switch_page(menu.file(block.address), query_params=query)

    _box(
        reading,
        block.found_by,
        dict(block.options),
        leave,
        key=block.key,
        label=block.label,
        placeholder=block.label,
    )


@asker.apart
def _box(
    reading: Reading,
    found_by: str,
    options: Mapping[str, str],
    take: Callable[[tuple[str, ...]], None],
    *,
    key: str,
    label: str,
    chosen: tuple[str, ...] = (),
    most: int = 0,
    clears: bool = False,
    placeholder: str = "",
) -> None:
    """most: of several that can be chosen; 0 where it is one. clears: whether the choice can be taken
    back."""
    state: dict[str, Any] = st.session_state.get(key, {})
    typed = str(state.get("typed") or "")[:LONGEST]
    left = {code: name for code, name in options.items() if code != ALL and not (most and code in chosen)}
    found = _found(reading, found_by, typed, left)
    named = [{"code": code, "label": options[code]} for code in chosen if code in options]
    told = _BOX(
        key=key,
        data={
            "label": label,
            "hasLabel": placeholder != label,
            "placeholder": placeholder,
            "several": most > 0,
            "chosen": named,
            "shown": named[0]["label"] if named and not most else "",
            "clears": clears,
            "clear": reading.text("Remove"),
            "typed": typed,
            "found": found,
            "first": [{"code": code, "label": name} for code, name in list(left.items())[:LISTED]],
            "none": reading.text("Nothing found. Check the spelling."),
            "near": reading.text("Nothing has exactly this name. Similar names:")
            if any(one["near"] for one in found)
            else "",
            "count": reading.text("{count} found", count=len(found)),
        },
        on_typed_change=_nothing,
        on_picked_change=_nothing,
        on_dropped_change=_nothing,
    )
    if told.picked in left:
        take((*chosen, told.picked)[:most] if most else (told.picked,))
    elif told.dropped is not None:
        take(tuple(code for code in chosen if told.dropped and code != told.dropped))


def _found(
    reading: Reading, query: str, typed: str, options: Mapping[str, str]
) -> list[dict[str, str | bool]]:
    """What is meant by what was typed, of the options, as the list shows it."""
    if not typed.strip():
        return []
    rows = reading.plain(query, typed=typed)
    rows = rows[rows.iloc[:, 0].isin(options)].head(LISTED)
    codes = rows.iloc[:, 0].astype(str)
    return [
        {
            "code": code,
            "label": options[code],
            "note": _note(reading, row),
            "meant": bool(row["is_meant"]),
            "near": bool(row.get("is_near", False)),
        }
        for code, row in zip(codes, rows.to_dict("records"), strict=True)
    ]


def _note(reading: Reading, row: Mapping[str, Any]) -> str:
    """By which other name a place was found."""
    name = row.get("known_as")
    if not isinstance(name, str):
        return ""
    if row["name_kind"] == "capital":
        return reading.text("capital: {name}", name=name)
    return reading.text("also known as {name}", name=name)


def _nothing() -> None:
    """A state of a component exists where something listens to it."""
