"""What the parts of the desk share: their heads and sentences, and steps, which are done as who asks by
then."""

import logging
import re
from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from plut.base import folders, journal
from plut.office import access
from plut.office.publishing import Refused
from plut.office.steps import Officer
from plut.surfaces.app import asker
from plut.surfaces.app.desk import confirming
from plut.surfaces.app.desk.confirming import Question
from plut.surfaces.desk import words

PART = Markup('<h2 class="plut-desk-part"><span>{}</span>{}</h2><p>{}</p>')
FILE = Markup('<p class="plut-desk-file"><b>{}</b> <span>{}</span></p>')
SAID = Markup('<p class="plut-desk-said plut-desk-{}">{}</p>')
ROWS = Markup('<div class="plut-table plut-desk-rows{}" role="region" aria-label="{}" tabindex="0">{}</div>')
GRID = Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>")
CELL = Markup('<td class="{}" data-label="{}">{}</td>')
NUMBER = re.compile(r"[\d.,]*\d%?|")
HEAD_CELL = Markup('<th scope="col" class="{}">{}</th>')
ROW = Markup("<tr>{}</tr>")


def officer() -> Officer:
    """Who asks, with what they may do by now."""
    rules = access.current()
    return Officer(asker.account().name, asker.grants(), rules.by_second if rules else False)


def head(number: int, title: str, told: str) -> None:
    """The head of a numbered part of the desk, and what it is for."""
    st.html(str(PART.format(number, title, told)))


def say(look: str, sentence: str) -> None:
    """A sentence. look: 'good', 'warning', 'bad' or 'waits'."""
    st.html(str(SAID.format(look, sentence)))


def rows(title: str, records: Sequence[Mapping[str, object]]) -> None:
    """Rows written out, with the same columns each: a grid would cut long texts off. On a phone each is a
    list, every text after its label."""
    told = grid(tuple(records[0]), [tuple(row.values()) for row in records])
    st.html(str(ROWS.format("", title, told)))


def grid(
    columns: Sequence[str], cells: Sequence[Sequence[object]], look: Callable[[object], str] = lambda _: ""
) -> Markup:
    """A table; columns that hold nothing but numbers stand on the right. look: the class of a cell by what it
    holds."""
    sides = [
        "plut-right" if all(NUMBER.fullmatch(str(row[at])) for row in cells) else "plut-wrap"
        for at in range(len(columns))
    ]
    heads = (HEAD_CELL.format(side, column) for side, column in zip(sides, columns, strict=True))
    lines = (
        ROW.format(
            Markup("").join(
                CELL.format(f"{side} {look(text)}".strip(), column, text)
                for side, column, text in zip(sides, columns, row, strict=True)
            )
        )
        for row in cells
    )
    return GRID.format(Markup("").join(heads), Markup("").join(lines))


def loads_everything(who: Officer) -> bool:
    """Whether somebody may load for every institution and province."""
    return who.grants.loads == access.EVERYTHING.loads


def asked(question: Callable[[], Question], language: str) -> Callable[[], None]:
    """A callback that asks first, and says why where there is nothing to ask."""
    return _heard(lambda: confirming.ask(question()), language)


def do(step: Callable[[Officer], object], language: str) -> Callable[[], None]:
    """A callback that does a step as who asks by then, and says why where it is not done."""
    return _heard(lambda: step(officer()), language)


def _heard(work: Callable[[], object], language: str) -> Callable[[], None]:
    """A callback that never fails: Streamlit would leave its page empty, and nothing would be recorded."""

    def heard() -> None:
        try:
            work()
        except Refused as refused:
            told = words.refusal(refused, language)
        except OSError as error:
            told = words.unwritten(error, language)
        except Exception as error:  # noqa: BLE001 (whatever it is, it is told and recorded)
            told = words.failed_step(language)
            journal.note(
                folders.build_folder(), "page_failed", logging.ERROR, page="meja", **journal.told(error)
            )
        else:
            return
        st.session_state["desk_refused"] = told

    return heard
