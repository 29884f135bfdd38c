"""The code that another site puts into its page to show a picture in a frame, with its source and the way
back."""

from urllib.parse import quote, urlencode

from markupsafe import Markup

from plut.content.blocks import Picture, scoped
from plut.content.reading import Reading
from plut.surfaces.press import printing
from plut.surfaces.press.registry import Offer

FRAMES = "/sisip"  # below the base path; see surfaces/addresses/frames.py
KINDS = {"png": "PNG", "svg": "SVG", "webp": "WebP"}
CAPTION = 64  # pixels under the picture
COLUMN, WIDEST = 660, 1090  # pixels of a frame in a column of a site, and of the widest
CODE = Markup(
    '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" '
    'style="width:100%;max-width:{}px;border:0"></iframe>'
)


def picture(reading: Reading, offer: Offer, kind: str) -> str:
    """The address of a picture of that kind, with the choices that turn it, below the product's. Language and
    marks are those of the page that leads there."""
    said = urlencode(_turned(reading, offer))
    return f"gambar/{offer.subject.path}/{quote(offer.code)}.{kind}{f'?{said}' if said else ''}"


def code(reading: Reading, offer: Offer, shown: Picture) -> str:
    """HTML of a frame as wide as its column; picture, source and link fit into it at any width."""
    own = _turned(reading, offer) | {"lang": reading.language}
    own |= {"simulasi": "1"} if shown.is_simulated else {}
    return str(
        CODE.format(
            f"{reading.base}{FRAMES}/{offer.subject.path}/{quote(offer.code)}?{urlencode(own)}",
            scoped(shown.frame.title, shown.rows),
            COLUMN,
            printing.on_a_page(shown.drawing, shown.frame, COLUMN).height + CAPTION,
            WIDEST,
        )
    )


def _turned(reading: Reading, offer: Offer) -> dict[str, str]:
    pinned = {} if reading.edition.is_served else {"edisi": reading.edition.name}
    return {one.key: one.chosen for one in offer.choices(reading) if not one.is_usual} | pinned
