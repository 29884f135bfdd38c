"""A picture as a frame for another site: picture, source, and the way to its page. It needs no script, and
becomes as wide and as high as its frame."""

from starlette.requests import Request
from starlette.responses import Response

from plut.content.blocks import scoped
from plut.content.framing import BRAND
from plut.content.reading import Reading
from plut.surfaces.addresses import pictures, sizes
from plut.surfaces.addresses.index import templates
from plut.surfaces.press.embedding import CAPTION
from plut.surfaces.press.registry import Offer
from plut.surfaces.web import addresses_of, answers, asking, headers


def answer(request: Request) -> Response:
    """The frame of a picture. Raises Refused as the picture itself does."""
    language = asking.language(request)
    pictures.closed(language)
    offer = pictures.offered(request, language)
    reading = asking.reading(request, offer.subject.keys)
    pictures.known_keys(request, offer.subject.keys, language)
    reading = pictures.turned(reading, offer)
    etag = answers.tag(answers.key(reading, "frame", offer.code))
    if same := answers.unchanged(request, etag):
        return same
    page = _page(reading, offer, asking.base_path(request))
    return answers.public(
        page.encode(),
        "text/html; charset=utf-8",
        etag,
        Content_Language=language,
        Content_Security_Policy=headers.policy(headers.ANYWHERE),
    )


def _page(reading: Reading, offer: Offer, base_path: str) -> str:
    picture = pictures.made(reading, offer)
    frame = picture.frame

    def drawn(size: str) -> str:
        return base_path + addresses_of.picture(offer.subject, offer.code, reading, size)

    return (
        templates()
        .get_template("frame.jinja")
        .render(
            language=reading.language,
            brand=BRAND,
            base_path=base_path,
            caption=CAPTION,
            title=scoped(frame.title, picture.rows),
            alt=picture.alt,
            source=frame.source,
            is_simulated=picture.is_simulated,
            warning=reading.text("Simulated numbers, not official data."),
            narrow=drawn(sizes.NARROW),
            middle=drawn(sizes.COLUMN),
            wide=drawn(sizes.USUAL),
            page=f"{reading.base}{addresses_of.app(offer.subject, reading)}#{picture.key}",
            to_page=reading.text("To its page"),
        )
    )
