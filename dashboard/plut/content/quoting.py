"""Words of others: published statements with their sources, in a sentence or in a hover."""

import html
import re
import textwrap
from collections.abc import Mapping
from typing import Any

from plut.base.language import translate
from plut.base.measures import dates, word
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import WHOLE, Scope

LONGEST = 110  # letters of a line in a hover
LINES = 2  # of a text in a hover, at most
CUT = " …"
# an outlet or an address, then its day as far as it is known, then a remark on that: see measures.dates
DATED = re.compile(r"(?P<name>.+?)(?: (?P<day>\d{4}(?:-\d{2}){0,2}))?(?: (?P<remark>\([a-z_]+\)))?")
ADDRESS = re.compile(r"[\w-]+\.[a-z]{2,}/\S")
NAMELESS = re.compile(r"computed|Kepmendagri|SE LKPP|Dasbor PLUT-KUMKM")  # our arithmetic, or a document
ADDRESSED = re.compile(r"(?:https?://(?:www\.|m\.|amp\.)?)?(?P<address>[\w.-]+\.[a-z]{2,}/\S+)")
ON_PAPER = 40  # letters of an address on paper, at most
SOURCES = ("source", "other_source")


def fact_hover(statement: str, note: object, source: str) -> str:
    """A published statement with its note, where it has one, and its source, each in lines of its own;
    escaped, and a text that is cut says so."""
    parts = [statement, note if isinstance(note, str) else "", source]
    return "<br>".join(broken(part) for part in parts if part)


def broken(text: str) -> str:
    """A text in lines of a hover, escaped; one that is longer than its lines ends in an ellipsis."""
    lines = textwrap.wrap(
        text, LONGEST, max_lines=LINES, placeholder=CUT, break_on_hyphens=False, break_long_words=True
    )
    return "<br>".join(html.escape(line) for line in lines)


def cited(statement: str, source: str) -> str:
    """A statement with its source."""
    return f"{statement.removesuffix('.')} ({source})."


def qualified(text: str, row: Mapping[Any, Any], language: str) -> str:
    """A number in words with what its source writes with it: "hampir 100.000". row: `qualifier`, where its
    query has one."""
    said = row.get("qualifier")
    return f"{word('qualifier', said, language)} {text}" if isinstance(said, str) else text


def cited_as(source: str) -> str:
    """A source as it stands on paper: without what every address begins with; a long address is cut at one of
    its parts and ends in an ellipsis."""
    parts = (
        ADDRESSED.sub(lambda found: _short(found["address"]), part.strip()) for part in source.split(";")
    )
    return ", ".join(dict.fromkeys(parts))


def _short(address: str) -> str:
    if len(address) <= ON_PAPER:
        return address
    return f"{address[: max(address.rfind('/', 0, ON_PAPER), address.find('/'))]}/…"


def outlet(source: str) -> str:
    """The site or paper that a source begins with."""
    found = re.match(r"(?:https?://)?(?:www\.|m\.|amp\.)?([^/ ;,]+)", source)
    return found[1] if found else source


def sourced(source: str, language: str) -> str:
    """A source in words, its day too: an outlet without an address says that the address was not kept when
    its report was read, and our own arithmetic is called so."""
    return " ; ".join(_named(part.strip(), language) for part in source.split(";"))


def _named(part: str, language: str) -> str:
    if part == "computed":
        return translate("our arithmetic", language)
    told = DATED.fullmatch(part)
    when = " ".join(filter(None, (told["day"], told["remark"]))) if told else ""
    if told and when:
        part = f"{told['name']}, {dates(when, language)}"
    if ADDRESS.search(part) or NAMELESS.match(part):
        return part
    return translate("{outlet}, no link", language, outlet=part)


def in_language(reading: Reading, query: str, scope: Scope = WHOLE) -> Rows:
    """The rows of a query with the texts of the reader's language under plain names (statement, note,
    denominator), and their sources in words."""
    stems = ("statement", "other_statement", "note", "denominator")
    names = {f"{stem}_{reading.language}": stem for stem in stems}
    rows = reading.rows(query, scope).but(lambda frame: frame.rename(columns=names))
    sources: dict[str, Any] = {
        column: rows.frame[column].map(lambda told: sourced(told, reading.language), na_action="ignore")
        for column in SOURCES
        if column in rows.frame
    }
    if "value" in rows.frame and "qualifier" not in rows.frame:  # editions before November 2026
        sources["qualifier"] = None
    return rows.but(lambda frame: frame.assign(**sources))
