"""The files that a light page links to: the rows of a picture or table, and the picture itself."""

import datetime
from dataclasses import replace
from urllib.parse import urlencode

from plut.content.blocks import Picture, Table
from plut.content.reading import Reading
from plut.surfaces.light.places import Places
from plut.surfaces.press.registry import OFFERS
from plut.surfaces.web import addresses_of

ROWS, PICTURES = ("csv", "xlsx", "json"), ("png", "svg")


def files(reading: Reading, block: Picture | Table, places: Places) -> list[tuple[str, str]]:
    """Names and addresses of the files; none where they are not given away."""
    named = [(kind.upper(), rows(reading, block, kind)) for kind in ROWS]
    if isinstance(block, Picture) and block.code in OFFERS:
        named = [(kind.upper(), picture(reading, block, kind)) for kind in PICTURES] + named
    return [(name, href) for name, address in named if (href := places.below(address))]


def rows(reading: Reading, block: Picture | Table, kind: str) -> str:
    """The address of the rows that a block shows: its query with what it was asked."""
    said = {name: _written(value) for name, value in block.rows.parameters if value is not None}
    own = dict(_own(reading))
    query = urlencode(sorted((said | own).items()))
    return f"{addresses_of.ROWS}/{block.rows.query}.{kind}" + (f"?{query}" if query else "")


def picture(reading: Reading, block: Picture, kind: str) -> str:
    """The address of a picture that is handed out, with the choices that turn it."""
    offer = OFFERS[block.code]
    turning = ((one.key, one.chosen) for one in offer.choices(reading) if not one.is_usual)
    turned = replace(reading, asked=tuple(sorted(turning)))
    return addresses_of.picture(offer.subject, offer.code, turned, kind=kind)


def _own(reading: Reading) -> list[tuple[str, str]]:
    told = [("simulasi", "1")] if reading.shows_simulated else []
    told += [("lang", reading.language)] if reading.language == "en" else []
    return told + ([] if reading.edition.is_served else [("edisi", reading.edition.name)])


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
