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
TOLD_BY_OTHERS = ("official_statement", "press_only")  # grades of what an outlet relays


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
    """A source as it stands on paper: an address that nobody would copy by hand by its site alone, a short
    one without what every address begins with."""
    return ", ".join(dict.fromkeys(_on_paper(part) for part in source.split(";")))


def _on_paper(source: str) -> str:
    return ADDRESSED.sub(lambda found: _short(found["address"]), source.strip())


def _short(address: str) -> str:
    return address.rstrip("/") if len(address) <= ON_PAPER else address.partition("/")[0]


def with_days(source: str, days: object, language: str) -> str:
    """Sources on paper, each with its day; all the days behind all of them where it is not known whose each
    is.

    source, days: joined by `;`, the days as far as they are printed.
    """
    each = [_on_paper(part) for part in source.split(";")]
    when = [dates(day, language) for day in str(days).split(";")]
    if len(each) != len(when):
        return f"{', '.join(dict.fromkeys(each))} ({'; '.join(dict.fromkeys(when))})"
    return ", ".join(dict.fromkeys(f"{name} ({day})" for name, day in zip(each, when, strict=True)))


def credited(row: Mapping[Any, Any], language: str) -> str:
    """Who published a figure, and the outlet that tells it where that is another; on paper.

    row: `publisher`, `grade`, `source`; the source alone where an edition does not name the others.
    """
    publisher, source = row.get("publisher"), str(row["source"])
    if not isinstance(publisher, str):
        return cited_as(source)
    if row.get("grade") not in TOLD_BY_OTHERS:
        return publisher
    told = dict.fromkeys(outlet(part.strip()) for part in source.split(";"))
    outlets = [name for name in told if name not in publisher]
    if not outlets:
        return publisher
    return translate(
        "{publisher}, quoted by {outlets}", language, publisher=publisher, outlets=", ".join(outlets)
    )


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
