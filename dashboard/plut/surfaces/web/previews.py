"""The page that Streamlit starts from, with a head of our own: what a link to it is called where it is sent,
with its picture; and the way to the light page, for who has no scripts or a slow line."""

import base64
import functools
import hashlib
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import anyio
import anyio.to_thread
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from plut.base import settings
from plut.base.language import LANGUAGES, translate
from plut.content import setting_apart
from plut.content.blocks import Block, Finding, Picture, Sheet, standing
from plut.content.reading import Reading
from plut.content.subject import Subject
from plut.surfaces.press.registry import OFFERS
from plut.surfaces.web import addresses_of, asking, bounds, headers, refusals
from plut.surfaces.web.refusals import BRAND, Refused

PATIENCE = 1.0  # seconds that a reader waits for the words of a page that nobody has asked for yet
LONGEST = 200  # letters of a description, as messengers show it
PREVIEW = "og"  # the size of the picture, see surfaces/addresses/sizes.py
PIXELS = (1200, 630)  # of it
WAITING_SECONDS = 1.5  # after which a reader is offered the light page while the app is still on its way
LOG = logging.getLogger(__name__)
LOCALES = {"id": "id_ID", "en": "en_GB"}

COMMENT = re.compile(r"<!--.*?-->\s*", re.S)
# a face that no page uses, an interface that is switched off, and the sign of Streamlit
NOT_OURS = re.compile(r'<link\s[^>]*(?:as="font"|rel="service-desc"|rel="shortcut icon")[^>]*>\s*', re.S)
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)
LANGUAGE = re.compile(r'<html lang="[^"]*">')
TITLE = re.compile(r"<title>.*?</title>", re.S)
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.S)
ROOT = re.compile(r'<div id="root">\s*</div>')

HTML = Markup('<html lang="{}">')
HEAD = Markup("<title>{}</title>\n{}")
META = Markup('<meta name="{}" content="{}">\n')
PROPERTY = Markup('<meta property="{}" content="{}">\n')
LINK = Markup('<link rel="{}" href="{}">\n')
ALTERNATE = Markup('<link rel="alternate" hreflang="{}" href="{}">\n')
# Streamlit puts the app in its place.
ON_ITS_WAY = Markup(
    """<div id="root"><style>
.plut-wait {{ max-width: 34rem; margin: 20vh auto 0; padding: 0 1rem; color: #14212b;
  font: 1.125rem/1.5 "Plus Jakarta Sans", Arial, sans-serif }}
.plut-wait a {{ color: #0b6b7a }}
.plut-late {{ animation: plut-late 0s {}s both }}
@keyframes plut-late {{ from {{ visibility: hidden }} to {{ visibility: visible }} }}
</style><div class="plut-wait plut-late">{}</div></div>"""
)
WITHOUT_SCRIPTS = Markup(
    '<noscript><style>.plut-late {{ display: none }}</style><div class="plut-wait">{}</div></noscript>'
)
OFFER = Markup('<p><b>{}</b></p><p>{}</p><p><a href="{}">{}</a></p>')


@dataclass(frozen=True)
class Words:
    """What a link to a page is called. picture: the address of its first picture below the base path, and
    alt: that picture in words; both empty where there is none."""

    title: str
    description: str
    picture: str = ""
    alt: str = ""


class Index:
    """Streamlit's page as each page of ours sends it. path: of Streamlit's file."""

    def __init__(self, path: Path) -> None:
        self._text = NOT_OURS.sub("", COMMENT.sub("", path.read_text(encoding="utf-8")))
        scripts = tuple(_hash(script) for script in INLINE_SCRIPT.findall(self._text))
        self._policy = functools.partial(headers.policy, inline_scripts=scripts)

    def endpoint(self, subject: Subject) -> Callable[[Request], Awaitable[Response]]:
        """What answers at the address of a subject."""

        async def answer(request: Request) -> Response:
            try:
                asking.open_page(request, subject.path)
                words = await _words(request, subject)
            except Refused as refused:
                return refusals.answer(refused, "page", asking.language(request), asking.base_path(request))
            told = {
                "Cache-Control": "no-cache",
                "Vary": "Save-Data",
                "Content-Security-Policy": self._policy(settings.frame_ancestors()),
            }
            status = 410 if asking.names_withdrawn(request) else 200  # the page says it
            return HTMLResponse(self._page(request, subject, words), status, told)

        return answer

    async def desk(self, request: Request) -> Response:
        """What answers at the address of the office's desk: to nobody else is there anything."""
        language = asking.language(request)
        if not asking.asker(request).grants.looks:
            nothing = Refused(404, translate("There is nothing at this address.", language))
            return refusals.answer(nothing, "page", language, asking.base_path(request))
        return self._without_subject(request, translate("Desk", language))

    async def handbook(self, request: Request) -> Response:
        """What answers at the address of the handbook."""
        return self._without_subject(request, translate("Handbook", asking.language(request)))

    def _without_subject(self, request: Request, name: str) -> Response:
        """A page that reads no edition, and has no light page."""
        language, title = asking.language(request), f"{name} · {BRAND}"
        icon = LINK.format("icon", f"{asking.base(request)}/app/static/icon.png")
        text = self._text
        for place, new in ((LANGUAGE, HTML.format(language)), (TITLE, HEAD.format(title, icon))):
            text = place.sub(lambda _, new=new: str(new), text, count=1)
        policy = self._policy(settings.frame_ancestors())
        return HTMLResponse(text, headers={"Cache-Control": "no-cache", "Content-Security-Policy": policy})

    def _page(self, request: Request, subject: Subject, words: Words) -> str:
        language, base = asking.language(request), asking.base(request)
        light = base + addresses_of.light_of(subject, request.query_params)
        saves = request.headers.get("save-data", "").lower() == "on"
        to_light = translate("Open the light version", language)
        late = translate(
            "This page is on its way. The light version says the same and needs far less data.", language
        )
        without = translate("This page needs scripts, the light version does not.", language)
        root = ON_ITS_WAY.format(0 if saves else WAITING_SECONDS, OFFER.format(BRAND, late, light, to_light))
        text = self._text
        for place, new in (
            (LANGUAGE, HTML.format(language)),
            (TITLE, HEAD.format(f"{words.title} · {BRAND}", self._head(request, subject, words))),
            (NOSCRIPT, WITHOUT_SCRIPTS.format(OFFER.format(BRAND, without, light, to_light))),
            (ROOT, root),
        ):
            text = place.sub(lambda _, new=new: str(new), text, count=1)
        return text

    def _head(self, request: Request, subject: Subject, words: Words) -> Markup:
        """What stands in the head beside the title."""
        language, base = asking.language(request), asking.base(request)
        said = request.query_params
        told = [
            LINK.format("icon", f"{base}/app/static/icon.png"),
            META.format("description", words.description),
            LINK.format("canonical", base + addresses_of.light_of(subject, said)),
            *(
                ALTERNATE.format(one, base + addresses_of.light_of(subject, {**said, "lang": one}))
                for one in LANGUAGES
            ),
            PROPERTY.format("og:type", "website"),
            PROPERTY.format("og:site_name", BRAND),
            PROPERTY.format("og:locale", LOCALES[language]),
            PROPERTY.format("og:title", words.title),
            PROPERTY.format("og:description", words.description),
            PROPERTY.format("og:url", f"{base}/{subject.address}" + (f"?{said}" if said else "")),
        ]
        if said.get("simulasi") == "1" or "edisi" in said:
            told.append(META.format("robots", "noindex"))
        if words.picture:
            told += [
                PROPERTY.format("og:image", base + words.picture),
                PROPERTY.format("og:image:width", PIXELS[0]),
                PROPERTY.format("og:image:height", PIXELS[1]),
                PROPERTY.format("og:image:alt", words.alt),
                META.format("twitter:card", "summary_large_image"),
            ]
        return Markup("").join(told)


async def _words(request: Request, subject: Subject) -> Words:
    """What the page says of itself; in general words where that would keep a reader waiting."""
    asking.bounded(request)
    try:
        with anyio.move_on_after(PATIENCE):
            return await anyio.to_thread.run_sync(
                _found, request, subject, abandon_on_cancel=True, limiter=asking.threads()
            )
    except Refused:  # too much asked for, no edition yet, or one that is gone: the app says it
        pass
    except Exception:
        LOG.exception(
            "a page could not say what it is about"
        )  # nor can the app show it, which tells and notes it
    language = asking.language(request)
    return Words(translate(subject.title, language), _general(language))


def _found(request: Request, subject: Subject) -> Words:
    reading = asking.reading(request, subject.keys)
    with bounds.PREVIEWS.turn(request, reading.language):
        return words_of(subject, reading)


def words_of(subject: Subject, reading: Reading) -> Words:
    """What the page of a reading says of itself: its finding, its first sentences and its first picture."""
    blocks = subject.blocks(reading)
    finding = next((one for one in standing(blocks) if isinstance(one, Finding)), None)
    title = finding.text if finding else reading.text(subject.title)
    if setting_apart.is_whole(blocks):
        word = reading.text("SIMULATED")
        title = f"{word}: {title}"
    return Words(title, _described(reading, finding), *_pictured(reading, blocks))


def _described(reading: Reading, finding: Finding | None) -> str:
    """The first sentences under the finding, as many as fit; simulated ones are marked."""
    word = reading.text("Simulated")
    told = [reading.text("With simulated views, which are marked.")] if reading.shows_simulated else []
    for one in finding.sentences if finding else ():
        mark = f"{word}: " if one.is_simulated else ""
        told.append(f"{mark}{one.begun}")
    said = ""
    for one in told or [_general(reading.language)]:
        if said and len(said) + len(one) > LONGEST:
            break
        said = f"{said} {one}".strip()
    return said


def _pictured(reading: Reading, blocks: tuple[Block, ...]) -> tuple[str, str]:
    """The address of the first picture that is handed out, with the choices that turn it, and its words."""
    for block in standing(blocks):
        picture = block.picture if isinstance(block, Sheet) else block
        if isinstance(picture, Picture) and picture.code in OFFERS:
            offer = OFFERS[picture.code]
            turning = ((one.key, one.chosen) for one in offer.choices(reading) if not one.is_usual)
            turned = replace(reading, asked=tuple(sorted(turning)))
            return addresses_of.picture(offer.subject, offer.code, turned, PREVIEW, "png"), picture.alt
    return "", ""


def _general(language: str) -> str:
    return translate(
        "What public sources say about Indonesia's PLUT-KUMKM service centres, with source and date.",
        language,
    )


def _hash(script: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
