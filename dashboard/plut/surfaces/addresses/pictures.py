"""Pictures by their addresses, with the same choices as on their pages: rendered once, then kept."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from plut.base import settings
from plut.base.language import translate
from plut.content import framing
from plut.content.blocks import Picture
from plut.content.choices import Choice
from plut.content.files import file_name
from plut.content.reading import Reading
from plut.content.subject import Subject
from plut.subjects.every import SUBJECTS
from plut.surfaces.addresses import card
from plut.surfaces.addresses.gathering import Gathering, TooMany
from plut.surfaces.addresses.sizes import PREVIEW, SIZES, USUAL, Card, OnPage
from plut.surfaces.press import handing, printing
from plut.surfaces.press.printing import NoChromium
from plut.surfaces.press.registry import OFFERS, Offer
from plut.surfaces.press.sizes import Preset
from plut.surfaces.svg import figure
from plut.surfaces.web import answers, asking, bounds
from plut.surfaces.web.keeping import Shelf
from plut.surfaces.web.refusals import Refused

KINDS = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png", "webp": "image/webp"}
SIZE, CODE = "ukuran", "kode_periksa"  # keys of the address: a name of SIZES; 1 for one with a check code
SHARPER = 2  # pixels of a PNG or WebP for each of a page
SHELF = Shelf("pictures", 300_000_000)
MOST_WAITING = 15  # for one that another is having rendered
AGAIN_SECONDS = 10
# what stands in a picture is no program, wherever it is opened
INERT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"

_rendering: Gathering[bytes] = Gathering(MOST_WAITING)


@dataclass(frozen=True)
class Asked:
    """A picture that an address asks for. reading: with the choices that turn it alone; is_signed: with a
    check code."""

    offer: Offer
    reading: Reading
    size: str
    kind: str
    is_signed: bool

    @property
    def is_drawn_here(self) -> bool:
        """Whether it needs no Chromium."""
        return self.kind == "svg" and isinstance(SIZES[self.size], OnPage)

    @property
    def key(self) -> str:
        """What its bytes depend on: where it can be asked for only where an address of it stands in it."""
        reading = self.reading if self.is_signed else replace(self.reading, base="")
        return answers.key(reading, "picture", self.offer.code, self.size, self.kind, str(self.is_signed))


def answer(request: Request) -> Response:
    """A picture, as its address asks for it.

    Raises Refused: 403 where nothing is given away, 404 for a page, a picture or a kind that there is none
    of, 400 for a key or a code that is none, 429 and 503 where it cannot be rendered now.
    """
    language = asking.language(request)
    closed(language)
    offer = offered(request, language)
    kind = request.path_params["kind"]
    if kind not in KINDS:
        kinds = translate("A picture is svg, png or webp, by the end of its address.", language)
        raise Refused(404, kinds, more={"kinds": list(KINDS)})
    asked = _asked(request, offer, kind)
    etag = answers.tag(asked.key)
    if same := answers.unchanged(request, etag):
        return same
    name, _, content = _kept(request, asked).partition(b"\n")
    told = {
        "Content_Disposition": f'inline; filename="{name.decode()}"',
        "Content_Security_Policy": INERT,
    }
    if kind == "svg":
        return answers.packed(request, content, KINDS[kind], etag, **told)
    return answers.public(content, KINDS[kind], etag, **told)


def counted_as(request: Request) -> str:
    """The code of the picture that was given; nothing for the preview of a link, which messengers ask for."""
    is_preview = asking.codes(request).get(SIZE) == PREVIEW
    return "" if is_preview else str(request.path_params["picture"])


def closed(language: str) -> None:
    """Raises Refused where this installation gives nothing away."""
    if not settings.allows_export():
        raise Refused(403, translate("This installation gives no files away (PLUT_EXPORT).", language))


def page(name: str, language: str, opened: Collection[str] | None) -> Subject:
    """The page of a name in an address. opened: the names of those that are open to who asks, None for all.
    Raises Refused."""
    pages = {one.path: one for one in SUBJECTS if one.pictures and (opened is None or one.path in opened)}
    if name not in pages:
        none = translate("There is no page of that name with pictures.", language)
        raise Refused(404, none, more={"pages": sorted(pages)})
    return pages[name]


def turned(reading: Reading, offer: Offer) -> Reading:
    """The reading with the choices that turn a picture, as they are understood. Raises Refused for a code
    that is no choice, and where all that the picture ever shows is simulated and that was not asked for."""
    if offer.picture(reading.only(())) is None:
        _asked_for(reading.only(()), offer)  # what has no real rows has no choices of real rows
    choices = offer.choices(reading)
    for one in choices:
        if sentence := _unknown(one, reading):
            raise Refused(400, sentence, more={"key": one.key})
    chosen = ((one.key, one.chosen) for one in choices if not one.is_usual)
    return replace(reading, asked=tuple(sorted(chosen)))


def made(reading: Reading, offer: Offer) -> Picture:
    """The picture of a reading. Raises Refused where it is simulated and that was not asked for, and where
    nothing is left to draw."""
    picture = offer.picture(reading)
    if picture is not None:
        return picture
    _asked_for(reading, offer)
    raise Refused(404, reading.text("There is nothing to draw for these choices."))


def _asked_for(reading: Reading, offer: Offer) -> None:
    """Raises Refused where a picture is simulated and that was not asked for."""
    if not reading.shows_simulated and offer.picture(replace(reading, shows_simulated=True)):
        sentence = reading.text(
            "This picture is of simulated data: it is given where simulasi=1 asks for it."
        )
        raise Refused(400, sentence)


def known_keys(request: Request, keys: tuple[str, ...], language: str) -> None:
    """Raises Refused for a key of the address that means nothing there."""
    right = {*keys, *asking.OWN_KEYS}
    if unknown := [key for key in asking.codes(request) if key not in right]:
        sentence = translate(
            "The address says {key}, which means nothing here; it may say: {keys}.",
            language,
            key=unknown[0][:40],
            keys=", ".join(sorted(right)),
        )
        raise Refused(400, sentence, more={"keys": sorted(right)})


def offered(request: Request, language: str) -> Offer:
    """The picture that the path of an address names. Raises Refused."""
    subject = page(request.path_params["page"], language, asking.asker(request).grants.pages)
    code = request.path_params["picture"]
    offer = OFFERS.get(code)
    if offer is None or offer.subject is not subject:
        codes = [one.code for one in subject.pictures]
        none = translate(
            "There is no picture of that name on this page; there are: {codes}.",
            language,
            codes=", ".join(codes),
        )
        raise Refused(404, none, more={"pictures": codes})
    return offer


def _asked(request: Request, offer: Offer, kind: str) -> Asked:
    keys = offer.subject.keys
    reading = asking.reading(request, keys)
    known_keys(request, (*keys, SIZE, CODE), reading.language)
    said = asking.codes(request)
    size = said.get(SIZE, USUAL)
    if size not in SIZES:
        sentence = reading.text("There is no size of that name; there are: {sizes}.", sizes=", ".join(SIZES))
        raise Refused(400, sentence, more={"sizes": list(SIZES)})
    if size == PREVIEW and kind != "png":
        raise Refused(400, reading.text("The preview of a link is a PNG."), more={"kinds": ["png"]})
    is_signed = said.get(CODE) == "1" and size != PREVIEW
    return Asked(offer, turned(reading, offer), size, kind, is_signed)


def _unknown(one: Choice, reading: Reading) -> str:
    """What of the address a choice does not take; empty where it takes all."""
    if one.refusals:
        return " ".join(one.refusals)
    if not one.unknown:
        return ""
    return reading.text("There is no “{asked}” to choose as {key}.", asked=one.unknown, key=one.key)


def _kept(request: Request, asked: Asked) -> bytes:
    """The name of the file in a first line, then the file: as it was kept, or rendered now and kept."""
    key = asked.key
    kept = SHELF.found(key, asked.kind)
    if kept is not None:
        return kept
    try:
        return _rendering.done(key, lambda: _rendered(request, asked))
    except TooMany:
        busy = asked.reading.text("Too much is being asked for at this moment: ask again in a few seconds.")
        raise Refused(429, busy, AGAIN_SECONDS) from None


def _rendered(request: Request, asked: Asked) -> bytes:
    """Rendered in its turn. The record of a check code is kept before its picture is given away."""
    reading, offer, signature = asked.reading, asked.offer, ""
    bound = bounds.PAGES if asked.is_drawn_here else bounds.PICTURES
    with bound.turn(request, reading.language):
        picture = made(reading, offer)
        if asked.is_signed:
            record = handing.record_of(reading, offer, picture)
            picture, signature = handing.signed(picture, record, reading.base), f"_{record.code}"
        try:
            image = image_of(picture, asked.size, asked.kind, reading.language)
        except NoChromium:
            sentence = reading.text(
                "This picture cannot be made here now: Chromium, which makes it, is missing or does not "
                "answer."
            )
            raise Refused(503, sentence, AGAIN_SECONDS) from None
    if asked.is_signed:
        handing.keep(record)
    about = framing.about_of(reading, picture)
    name = file_name(about, f"{picture.key}_{asked.size}{signature}", asked.kind)
    content = f"{name}\n".encode() + image
    SHELF.put(asked.key, asked.kind, content)
    return content


def image_of(picture: Picture, size: str, kind: str, language: str) -> bytes:
    """The file of a picture. size: a name of SIZES; kind: of KINDS. Raises NoChromium."""
    match SIZES[size]:
        case Card():
            return card.rendered(picture, language)
        case OnPage(across=across):
            sheet = printing.on_a_page(picture.drawing, picture.frame, across, SHARPER)
            if kind == "svg":  # small, and drawn without Chromium
                return figure.drawn(sheet.figure, across, "p", picture.alt).encode()
        case Preset() as preset:
            sheet = printing.laid_out(picture.drawing, picture.frame, preset)
    return printing.rendered(sheet, kind)
