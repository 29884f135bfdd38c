"""A light page as a document: its head for browsers and messengers, the way to the other pages, its blocks,
and at its foot who answers for it."""

import functools
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plut.base import folders
from plut.base.language import DEFAULT, LANGUAGES
from plut.content import answering, framing, setting_apart
from plut.content.blocks import Choices, walk
from plut.content.choices import Choice
from plut.content.reading import Reading
from plut.content.subject import Subject
from plut.surfaces.html import words
from plut.surfaces.light.parts import CLOSED, Page
from plut.surfaces.light.places import NOWHERE, Places
from plut.surfaces.light.templates import environment
from plut.surfaces.pages import PAGES
from plut.surfaces.web import previews
from plut.surfaces.web.previews import Words

FOLDER = folders.STATIC / "light"
FILES = {
    "light.css": FOLDER / "light.css",
    "plus-jakarta-sans.woff2": FOLDER / "plus-jakarta-sans.woff2",
    "search.js": FOLDER / "search.js",
    "icon.png": folders.STATIC / "icon.png",
}
HEAD = re.compile(r"<h([1-6])([^>]*)>(.*?)</h\1>", re.S)
LOCALES = {"id": "id_ID", "en": "en_GB"}


@dataclass(frozen=True)
class Written:
    """A light page. changes: whether something in it is only true at this moment; opening: the closed parts
    that it links to."""

    html: str
    changes: bool
    opening: tuple[str, ...]


def written(
    subject: Subject,
    reading: Reading,
    places: Places,
    *,
    opened: Sequence[str] = (),
    typed: str = "",
    typed_for: str = "",
    remarks: Sequence[str] = (),
    closed_up_to: int = CLOSED,
) -> Written:
    """The page of a subject. opened: the closed parts that stand open; typed, typed_for: what a reader typed
    to find, and for which key; remarks: what is to be said of the edition; closed_up_to:
    letters of a closed part that is sent along."""
    blocks = subject.blocks(reading)
    page = Page(reading, places, frozenset(opened), typed, typed_for, closed_up_to)
    content = in_order(page.written(blocks))
    html = document(
        reading,
        places,
        previews.words_of(subject, reading),
        content,
        here=subject.name,
        band=words.band(reading.language) if setting_apart.is_whole(blocks) else "",
        remarks=remarks,
        hides=reading.shows_simulated or not reading.edition.is_served or bool(opened or typed),
        outlines=page.land.defined(),
    )
    return Written(html, page.changes, tuple(dict.fromkeys(page.opening)))


def in_order(content: Markup) -> Markup:
    """The content with heads of which none is more than a level below the one before, for who moves from head
    to head: a small one right after the page's own looks as small as it did."""
    level = 0

    def head(found: re.Match[str]) -> str:
        nonlocal level
        written, more, text = int(found[1]), found[2], found[3]
        level = min(written, level + 1)
        look = "" if level == written else f' class="h{written}"'
        return f"<h{level}{look}{more}>{text}</h{level}>"

    return Markup(HEAD.sub(head, content))


def document(
    reading: Reading,
    places: Places,
    head: Words,
    content: Markup,
    *,
    here: str = "",
    band: str = "",
    remarks: Sequence[str] = (),
    hides: bool = False,
    outlines: str = "",
    script: str = "",
) -> str:
    """The whole of a page around its content. head: what a link to it is called; here: its subject; hides:
    whether search engines leave it out; script: the name of a shared file that it runs."""
    language, text = reading.language, reading.text
    has_simulated = "simulated" in set(reading.plain("frame/datasets")["provenance"])
    return (
        environment()
        .get_template("page.jinja")
        .render(
            language=language,
            locale=LOCALES[language],
            brand=framing.BRAND,
            title=head.title,
            description=head.description,
            image=places.whole(head.picture) if head.picture else "",
            image_alt=head.alt,
            canonical=places.absolute(language),
            alternates=[
                *((one, places.absolute(one)) for one in LANGUAGES),
                ("x-default", places.absolute(DEFAULT)),
            ],
            hides=hides,
            css=places.asset(asset("light.css")),
            font=places.asset(asset("plus-jakarta-sans.woff2")),
            icon=places.asset(asset("icon.png")),
            script=places.asset(asset(script)) if script else "",
            to_content=text("To the content"),
            home=places.page(""),
            menu=text("Pages"),
            pages=[
                (text(one.title), href, one.name == here)
                for one in PAGES
                if reading.opens(one.path) and (href := places.page(one.address)) != NOWHERE
            ],
            switches_label=text("Simulated views") + ", Bahasa / Language",
            switches=_switches(reading, places, has_simulated),
            band=band,
            remarks=remarks,
            content=content,
            foot=answering.foot(reading),
            corrections=places.page(f"data#{answering.KEY}"),
            corrected=text("Corrections so far: Data and method"),
            accessibility=places.page(f"data#{answering.ACCESSIBILITY}"),
            accessible=text("Accessibility"),
            told=text("Edition {edition}", edition=reading.edition.name),
            app=places.app(),
            to_app=text("Full version of this page, with maps to click and tables to sort"),
            outlines=outlines,
        )
    )


def _switches(
    reading: Reading, places: Places, has_simulated: bool
) -> list[list[tuple[str, str | None, bool, str]]]:
    """Real data or simulation, and the language: name, address, whether it is chosen, and its language."""
    shows = reading.shows_simulated
    data = [
        (reading.text("Real data"), places.same({"simulasi": None}), not shows, ""),
        (reading.text("Simulation"), places.same({"simulasi": "1"}), shows, ""),
    ]
    spoken = [(one.upper(), places.same({"lang": one}), one == reading.language, one) for one in LANGUAGES]
    offers = has_simulated and all(href for _, href, _, _ in data)
    return [data, spoken] if offers else [spoken]


@functools.cache
def asset(name: str) -> str:
    """The name of a shared file, with a checksum of what it holds: a browser keeps it for good."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}-{hashlib.sha256(content(name)).hexdigest()[:8]}.{ending}"


@functools.cache
def content(name: str) -> bytes:
    """What a shared file holds; a style names the typeface by its own name."""
    held = FILES[name].read_bytes()
    if name.endswith(".css"):
        held = held.replace(b"plus-jakarta-sans.woff2", asset("plus-jakarta-sans.woff2").encode())
    return held


def choices(subject: Subject, reading: Reading) -> tuple[Choice, ...]:
    """All choices of a page, those of closed parts too."""
    return tuple(
        one for block in walk(subject.blocks(reading)) if isinstance(block, Choices) for one in block.choices
    )
