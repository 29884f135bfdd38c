"""Blocks that are words, numbers and short tables, as HTML. Everything that is not ours is escaped by
MarkupSafe."""

import itertools
from collections.abc import Callable, Iterable

from markupsafe import Markup

from plut.base import formats
from plut.base.language import translate
from plut.content import ages
from plut.content.blocks import (
    Answer,
    Answers,
    Block,
    Finding,
    Limits,
    Link,
    Links,
    Missing,
    OnPaper,
    Ranked,
    Section,
    Sentence,
    Table,
    Trail,
)
from plut.content.reading import Reading
from plut.surfaces.html import minis, tables
from plut.surfaces.html.linking import linked

Href = Callable[[str], str]  # an address below the product's -> one that a browser follows

HEAD = {1: Markup("<h1>{}</h1>"), 2: Markup("<h2>{}</h2>"), 3: Markup("<h3>{}</h3>")}
NAMED_HEAD = Markup('<h2 id="{}">{}</h2>')
PARAGRAPH = Markup('<p class="plut-text">{}{}</p>')
UNDER = Markup('<p class="plut-under">{}{}</p>')
MARKED = Markup("<b>{}:</b> ")
MARK = Markup('<span class="plut-mark">{}</span>')
VALUE = Markup("{} <span>{}</span>")
LEAD = Markup('<p class="plut-lead" data-lead>{}</p>')
LEAD_SENTENCE = Markup("<span>{}{}</span>")
# spaces, for browsers that show words alone: a number must not run into what follows it
NUMBER = Markup("{}<p>{}</p><strong>{}</strong> <small>{}</small> {}")
PLAIN_NUMBER = Markup('<div class="plut-answer">{}</div>')
LINKED_NUMBER = Markup('<a class="plut-answer" href="{}" target="_self">{}</a>')
NUMBERS = Markup('<div class="plut-answers{}">{}</div>')
LINK = Markup('<a href="{}" target="_self">{}</a>')
LINKS = Markup('<p class="plut-links">{} {}</p>')
TRAIL = Markup('<nav class="plut-trail">{}<b>{}</b>{}</nav>')
ASIDE = Markup(" <span>{}</span>")
STEP = Markup('{} <span aria-hidden="true">›</span> ')
RANKED = Markup('<div class="plut-ranked"><h2>{}</h2><p class="plut-counted">{}</p>{}</div>')
ITEM = Markup(
    '<a class="plut-item" href="{}" target="_self"><span>{}</span><span class="plut-bar" aria-hidden="true">'
    '<i style="width:{:.1f}%"></i><b style="width:{:.1f}%"></b></span>'
    "<strong>{}</strong><small>{}</small></a>"
)
OTHERS = Markup("<details><summary>{}</summary>{}</details>")
APART = Markup('<p class="plut-apart"><b>{}</b> {}</p>')
BAND = Markup('<p class="plut-band"><b>{}</b> {}</p>')
PAPER = Markup(
    '<div class="plut-paper{}"><h2>{}</h2><table><tbody>{}</tbody></table><p class="plut-text">{}</p></div>'
)
PAPER_LINE = Markup('<tr>{}<td class="plut-right"><b>{}</b></td><td>{}</td><td>{}</td></tr>')
PAPER_LABEL = Markup('<th rowspan="{}">{}</th>')
PAPER_NAME = Markup("<td>{}</td>")
LIMITS = Markup('{}<ul class="plut-text">{}</ul>')
LIMIT = Markup("<li>{}</li>")


def is_written(block: Block) -> bool:
    """Whether a block is words for this module; a long table is no words."""
    if isinstance(block, Table):
        return tables.is_written(block.rows, block.columns)
    return isinstance(
        block, Finding | Section | Sentence | Answers | Links | Trail | Ranked | Limits | OnPaper
    )


def written(block: Block, language: str, is_narrow: bool, href: Href) -> Markup:
    """A block for which `is_written`. is_narrow: for a phone. Raises TypeError for any other kind."""
    match block:
        case Finding(text, sentences, answers):
            numbers = written(answers, language, is_narrow, href) if answers else Markup("")
            return HEAD[1].format(text) + _lead(sentences, language) + numbers
        case Section():
            return _head(block, language)
        case Sentence():
            mark = MARKED.format(translate("Simulated", language)) if block.is_simulated else ""
            return PARAGRAPH.format(mark, linked(block.begun))
        case Answers(answers):
            look = " plut-short" if block.are_short else ""
            return NUMBERS.format(look, _joined(_number(one, language, href) for one in answers))
        case Links() | Trail():
            return _links(block, href)
        case Ranked():
            return _ranked(block, language, href)
        case Limits(lines):
            return _limits(lines, language)
        case OnPaper():
            return _on_paper(block, language)
        case Table(key=key, rows=rows, columns=columns, row_key=row_key):
            return tables.written(rows.frame, columns, language, is_narrow, key=key, row_key=row_key)
    raise TypeError(f"{type(block).__name__} is no words")


def under(one: Sentence, language: str) -> Markup:
    """A sentence that stands under a picture, smaller than the text of the page."""
    mark = MARKED.format(translate("Simulated", language)) if one.is_simulated else ""
    return UNDER.format(mark, linked(one.begun))


def _head(block: Section, language: str) -> Markup:
    """The head of a part, with the name by which a link finds it."""
    word = translate("SIMULATED", language)
    title = f"{word}: {block.text}" if block.is_simulated else block.text
    if block.key:
        return NAMED_HEAD.format(block.key, title)
    return HEAD[3 if block.is_small else 2].format(title)


def _lead(sentences: tuple[Sentence, ...], language: str) -> Markup:
    """What follows the finding: its sentences as one paragraph, of which a phone shows the first."""
    if not sentences:
        return Markup("")
    marks = [MARKED.format(translate("Simulated", language)) if one.is_simulated else "" for one in sentences]
    return LEAD.format(
        Markup(" ").join(
            LEAD_SENTENCE.format(mark, one.begun) for mark, one in zip(marks, sentences, strict=True)
        )
    )


def simulated(language: str) -> Markup:
    """What stands in the head of the frame of what is simulated."""
    text = translate("Holds made-up data from a fixed seed: not official.", language)
    return APART.format(translate("SIMULATED", language), text)


def band(language: str) -> Markup:
    """What stands over a page that is simulated as a whole."""
    text = translate("Every number on this page is made up from a fixed seed; none is official.", language)
    return BAND.format(translate("SIMULATED", language), text)


def missing(block: Missing, reading: Reading) -> str:
    """What is missing, and how it gets here. Whether there is any, who may not read all cannot know."""
    if reading.edition.rules.are_open:
        known = reading.text("No data yet ({file}).", file=block.file)
    else:
        known = reading.text("No data that is open to you yet ({file}).", file=block.file)
    how = reading.text(
        "Fill in a template or take an export and load it at the office's desk (/meja), which checks it. "
        "Where this dashboard has no desk, check it on the page Data and method, then hand it to whoever "
        "runs the dashboard."
    )
    return f"{block.text} {known} {how}"


def _number(answer: Answer, language: str, href: Href) -> Markup:
    """A number with its unit, source and date; a simulated one has its mark in its own block, above it."""
    mark = MARK.format(translate("SIMULATED", language)) if answer.is_simulated else ""
    small = minis.drawn(answer.small) if answer.small else ""
    told = ages.aged(answer, language).words
    inside = NUMBER.format(mark, answer.label, _with_unit(answer.value), told, small)
    return (
        LINKED_NUMBER.format(href(answer.address), inside) if answer.address else PLAIN_NUMBER.format(inside)
    )


def _with_unit(value: str) -> Markup:
    """A number with the word at its end, its scale or unit, smaller; words in its place stay whole."""
    number, _, word = value.rpartition(" ")
    has_unit = word.isalpha() and any(map(str.isdigit, number))
    return VALUE.format(number, word) if has_unit else Markup("{}").format(value)


def _ranked(block: Ranked, language: str, href: Href) -> Markup:
    """The first rows, and the others behind a word. Bars are as long as the parts of the longest whole."""
    longest = max((item.whole for item in block.items), default=0) or 1
    rows = [
        ITEM.format(
            href(item.link.address),
            item.link.text,
            100 * item.whole / longest,
            100 * item.part / longest,
            item.text,
            item.share,
        )
        for item in block.items
    ]
    word = translate("SIMULATED", language)
    title = f"{word}: {block.title}" if block.is_simulated else block.title
    shown, rest = _joined(rows[: block.first]), rows[block.first :]
    if rest:
        more = translate("{count} others", language, count=formats.number(len(rest), language))
        shown += OTHERS.format(more, _joined(rest))
    return RANKED.format(title, block.begun, shown)


def _links(block: Links | Trail, href: Href) -> Markup:
    """Links side by side, or the steps that led here."""
    if isinstance(block, Links):
        return LINKS.format(block.lead, Markup(" · ").join(_link(one, href) for one in block.links))
    aside = ASIDE.format(Markup(" · ").join(_link(one, href) for one in block.aside)) if block.aside else ""
    return TRAIL.format(_joined(STEP.format(_link(one, href)) for one in block.links), block.here, aside)


def _limits(lines: tuple[str, ...], language: str) -> Markup:
    head = HEAD[3].format(translate("What this page does not show", language))
    return LIMITS.format(head, _joined(LIMIT.format(line) for line in lines))


def _on_paper(block: OnPaper, language: str) -> Markup:
    """Lines of a table with a strip each, which a screen does not show."""
    word = translate("SIMULATED", language)
    title = f"{word}: {block.title}" if block.is_simulated else block.title
    lines = [_paper_line(block, place) for place in range(len(block.lines))]
    look = " plut-several" if any(line.name for line in block.lines) else ""
    return PAPER.format(look, title, _joined(lines), block.source)


def _paper_line(block: OnPaper, place: int) -> Markup:
    """A line; its label stands beside all lines that follow without one."""
    line = block.lines[place]
    under = itertools.takewhile(lambda one: not one.label, block.lines[place + 1 :])
    head = PAPER_LABEL.format(1 + len(list(under)), line.label) if line.label else Markup("")
    head += PAPER_NAME.format(line.name) if line.name else Markup("")
    return PAPER_LINE.format(head, line.value, minis.strip(line.strip), line.note)


def _link(link: Link, href: Href) -> Markup:
    return LINK.format(href(link.address), link.text)


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)
