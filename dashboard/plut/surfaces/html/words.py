"""Blocks that are words, numbers and short tables, as HTML. Everything that is not ours is escaped by
MarkupSafe."""

from collections.abc import Callable, Iterable

from markupsafe import Markup

from plut.base.language import translate
from plut.content.blocks import (
    Answer,
    Answers,
    Block,
    Finding,
    Limits,
    Link,
    Links,
    Missing,
    Section,
    Sentence,
    Table,
)
from plut.surfaces.html import tables

Href = Callable[[str], str]  # an address below the product's -> one that a browser follows

HEAD = {1: Markup("<h1>{}</h1>"), 2: Markup("<h2>{}</h2>"), 3: Markup("<h3>{}</h3>")}
PARAGRAPH = Markup('<p class="plut-text">{}{}</p>')
MARKED = Markup("<b>{}:</b> ")
MARK = Markup('<span class="plut-mark">{}</span>')
NUMBER = Markup("{}<p>{}</p><strong>{}</strong><small>{}</small>")
PLAIN_NUMBER = Markup('<div class="plut-number">{}</div>')
LINKED_NUMBER = Markup('<a class="plut-number" href="{}" target="_self">{}</a>')
NUMBERS = Markup('<div class="plut-numbers plut-numbers-{}">{}</div>')
LINK = Markup('<a href="{}" target="_self">{}</a>')
LINKS = Markup('<p class="plut-links">{} {}</p>')
LIMITS = Markup('{}<ul class="plut-text">{}</ul>')
LIMIT = Markup("<li>{}</li>")


def is_written(block: Block) -> bool:
    """Whether a block is words for this module; a long table is no words."""
    if isinstance(block, Table):
        return tables.is_written(block.rows)
    return isinstance(block, Finding | Section | Sentence | Answers | Links | Limits)


def written(block: Block, language: str, is_narrow: bool, href: Href) -> Markup:
    """A block for which `is_written`. is_narrow: for a phone. Raises TypeError for any other kind."""
    match block:
        case Finding(text, sentences, answers):
            said = _joined(written(one, language, is_narrow, href) for one in sentences)
            numbers = written(answers, language, is_narrow, href) if answers else Markup("")
            return HEAD[1].format(text) + said + numbers
        case Section(text):
            word = translate("SIMULATED", language)
            return HEAD[3 if block.is_small else 2].format(f"{word}: {text}" if block.is_simulated else text)
        case Sentence():
            mark = MARKED.format(translate("Simulated", language)) if block.is_simulated else ""
            return PARAGRAPH.format(mark, block.words)
        case Answers(answers):
            columns = 3 if len(answers) in (3, 6) else min(len(answers), 5)
            return NUMBERS.format(columns, _joined(_number(one, language, href) for one in answers))
        case Links(lead, links):
            return LINKS.format(lead, Markup(" · ").join(_link(one, href) for one in links))
        case Limits(lines):
            head = HEAD[3].format(translate("What this does not show", language))
            return LIMITS.format(head, _joined(LIMIT.format(line) for line in lines))
        case Table(rows=rows, columns=columns):
            return tables.written(rows.frame, columns, language, is_narrow)
    raise TypeError(f"{type(block).__name__} is no words")


def missing(block: Missing, language: str) -> str:
    return translate(
        "{what} No data yet: load the file {file} (see Data and method).",
        language,
        what=block.text,
        file=block.file,
    )


def _number(answer: Answer, language: str, href: Href) -> Markup:
    """A number with its unit, source and date; a simulated one has its mark in its own block, above it."""
    mark = MARK.format(translate("SIMULATED", language)) if answer.is_simulated else ""
    inside = NUMBER.format(mark, answer.label, answer.value, answer.words)
    return (
        LINKED_NUMBER.format(href(answer.address), inside) if answer.address else PLAIN_NUMBER.format(inside)
    )


def _link(link: Link, href: Href) -> Markup:
    return LINK.format(href(link.address), link.text)


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)
