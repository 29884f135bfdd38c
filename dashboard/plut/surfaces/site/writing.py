"""Writing a site of files: light pages of all pages and areas in both languages, the pictures and rows that
they link to, a list of areas with a search, and a map of the site for search engines.

Only what is real is written. A run that is stopped leaves whole files; the next goes on from there.
"""

import functools
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import jinja2
from markupsafe import Markup
from starlette.requests import Request

from plut.base import clock, settings
from plut.base import upkeep as upkeep_file
from plut.base.contact import contact
from plut.base.language import LANGUAGES
from plut.content import upkeep
from plut.content.reading import Reading
from plut.content.subject import Subject
from plut.office.access import EVERYTHING_READ, Grants
from plut.surfaces.addresses import given, pictures, rows
from plut.surfaces.addresses.sizes import USUAL
from plut.surfaces.light import pages
from plut.surfaces.light.parts import CLOSED
from plut.surfaces.light.places import BETWEEN
from plut.surfaces.pages import PAGES
from plut.surfaces.press import printing
from plut.surfaces.press.registry import OFFERS
from plut.surfaces.site.manifest import Entry, Manifest
from plut.surfaces.site.paths import AREA, AREA_KEY, PRESS, Filed, of_file, unlinked
from plut.surfaces.web import addresses_of, asking, keeping
from plut.surfaces.web.previews import Words
from plut.warehouse.edition import Edition

WHOLE = 10**9  # letters of a closed part of an area's page: it is sent along, whatever it holds
SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"


@dataclass(frozen=True)
class Order:
    """What is to be written. base: the address of the site, app: of the app, each without a slash at its end,
    or empty; areas: codes of those that get a page, None for all; grants: what is open to those whom the site
    is for, of the edition too."""

    edition: Edition
    base: str = ""
    app: str = ""
    areas: tuple[str, ...] | None = None
    grants: Grants = EVERYTHING_READ


@dataclass(frozen=True)
class Told:
    """What was done: files written, kept as they stood, and removed."""

    written: int
    kept: int
    removed: int


def write(order: Order, folder: Path, progress: Callable[[str], None] = lambda _: None) -> Told:
    """Write the site into a folder. Raises NotASite for one that holds something else."""
    with Manifest(folder) as manifest:
        _fill(manifest, order, progress)
    return Told(manifest.written, manifest.kept, manifest.removed)


def _fill(manifest: Manifest, order: Order, progress: Callable[[str], None]) -> None:
    made_of = _made_of(order)
    for name in pages.FILES:
        path = f"_/{pages.asset(name)}"
        if manifest.standing(path, path) is None:
            manifest.put(path, pages.content(name), Entry("", path))
    wanted: dict[str, str] = {}  # the path of each file that pages link to, and its address
    for language in LANGUAGES:
        reading = _reading(order, language)
        for subject, area in _pages(order):
            progress(f"{language} {subject.address} {area}".strip())
            for address in _page(manifest, made_of, order, reading, subject, area):
                wanted.setdefault(of_file(address), address)
        _list(manifest, made_of, order, reading)
    for path, address in sorted(wanted.items()):
        progress(path)
        if manifest.standing(path, made_of) is None:
            manifest.put(path, _file(order, address), Entry("", made_of))
    _for_engines(manifest, made_of, order)


@functools.cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def _reading(order: Order, language: str) -> Reading:
    edition, pages_open = order.edition, order.grants.pages
    return Reading(edition, language, shows_simulated=False, base=order.app, pages=pages_open)


def _made_of(order: Order) -> str:
    """The key of all that a file of the site depends on, beside its path."""
    told = (
        order.edition.name,
        keeping.version(),
        clock.today().isoformat(),  # numbers say how old they are
        repr((contact(), upkeep_file.upkeep())),
        order.base,
        order.app,
        str(_gives()),
        order.edition.rules.key,
        repr(None if order.grants.pages is None else sorted(order.grants.pages)),
        str(printing.has_chromium()),
        pages.asset("search.js"),
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def _gives() -> bool:
    return settings.allows_export()


def _pages(order: Order) -> Iterator[tuple[Subject, str]]:
    """Each page, that of areas for each of them too."""
    codes = order.edition.rows("frame/places")["region_code"].tolist()
    for subject in PAGES:
        is_open = order.grants.pages is None or subject.path in order.grants.pages
        if not is_open or (subject.address == PRESS and not order.app):
            continue
        yield subject, ""
        if subject.address == AREA:
            yield from ((subject, code) for code in codes if order.areas is None or code in order.areas)


def _page(
    manifest: Manifest, made_of: str, order: Order, reading: Reading, subject: Subject, area: str
) -> list[str]:
    """Write a page, and itself once more with each closed part that it links to. Gives the addresses of the
    files that it links to."""
    asked = ((AREA_KEY, area),) if area else ()
    own = replace(reading, asked=asked).only(subject.keys)
    wanted: list[str] = []
    waiting = [""]
    done: set[str] = set()
    while waiting:
        opened = waiting.pop()
        done.add(opened)
        places = Filed(subject, reading.language, area, opened, order.base, order.app, _gives() and not area)
        entry = manifest.standing(places.path, made_of)
        if entry is None:
            made = pages.written(
                subject,
                own,
                places,
                opened=opened.split(BETWEEN) if opened else [],
                remarks=[told] if (told := upkeep.old(own)) else [],
                closed_up_to=WHOLE if area else CLOSED,
            )
            entry = Entry("", made_of, list(dict.fromkeys(places.wanted)), list(made.opening))
            manifest.put(places.path, unlinked(made.html).encode(), entry)
        wanted += entry.wanted
        waiting += [one for one in entry.opening if one not in done and one not in waiting]
    return wanted


def _list(manifest: Manifest, made_of: str, order: Order, reading: Reading) -> None:
    """The list of areas that have a page, by province, and a box that finds them by any of their names."""
    places = Filed(None, reading.language, base=order.base, app_base=order.app)
    written = {code for _, code in _pages(order) if code}
    made_of = hashlib.sha256(f"{made_of} {sorted(written)}".encode()).hexdigest()[:16]
    if manifest.standing(places.path, made_of) is not None:
        return
    known = reading.plain("frame/places").to_dict("records")
    names = reading.plain("frame/place_names").groupby("region_code")["name"].apply(list).to_dict()
    groups = [
        (
            rows_of[0]["province_name"],
            [
                (
                    row["region_name"],
                    places.page(f"{AREA}?{AREA_KEY}={row['region_code']}"),
                    "|".join([row["region_code"], row["region_name"], *names.get(row["region_code"], [])]),
                )
                for row in rows_of
            ],
        )
        for _, rows in groupby(known, key=lambda row: row["province_code"])
        if (rows_of := [row for row in rows if row["region_code"] in written])
    ]
    content = (
        _templates()
        .get_template("areas.jinja")
        .render(
            title=reading.text("Find a province, regency or city: name or code"),
            groups=groups,
            found=reading.text("{count} found", count="#"),
            none=reading.text("Nothing found. Check the spelling."),
        )
    )
    title = reading.text("All provinces, regencies and cities")
    html = pages.document(reading, places, Words(title, title), Markup(content), script="search.js")
    manifest.put(places.path, unlinked(html).encode(), Entry("", made_of))


def _file(order: Order, address: str) -> bytes:
    """A picture or rows, by their address on a server."""
    parts = urlsplit(address)
    said = dict(parse_qsl(parts.query))
    language = said.get("lang", LANGUAGES[0])
    if parts.path.startswith(f"{addresses_of.ROWS}/"):
        query, _, kind = parts.path.removeprefix(f"{addresses_of.ROWS}/").rpartition(".")
        return rows.WRITERS[kind](
            given.given(given.question(_request(order, parts.path, parts.query), query))
        )
    code, _, kind = parts.path.rpartition("/")[2].rpartition(".")
    offer = OFFERS[code]
    asked = tuple(sorted((key, value) for key, value in said.items() if key in offer.subject.keys))
    reading = replace(_reading(order, language), asked=asked)
    picture = offer.picture(reading)
    if picture is None:
        raise LookupError(f"nothing to draw at {address}")
    return pictures.image_of(picture, said.get(pictures.SIZE, USUAL), kind, language)


def _request(order: Order, path: str, query: str) -> Request:
    """An address as a reader asks for it."""
    host = urlsplit(order.base or order.app or "http://localhost").netloc
    return Request(
        {
            "type": "http",
            "plut.asker": asking.Asker(grants=order.grants),
            "method": "GET",
            "scheme": "https",
            "server": (host, None),
            "path": path,
            "root_path": "",
            "query_string": query.encode(),
            "headers": [(b"host", host.encode())],
        }
    )


def _for_engines(manifest: Manifest, made_of: str, order: Order) -> None:
    """The map of the site, each page in both languages, where the address of the site is known."""
    if not order.base:
        return
    named = [(Filed(subject, LANGUAGES[0], area, base=order.base)) for subject, area in _pages(order)]
    named.append(Filed(None, LANGUAGES[0], base=order.base))
    entries = [{one: places.absolute(one) for one in LANGUAGES} for places in named]
    sitemap = _templates().get_template("sitemap.jinja").render(entries=entries)
    manifest.put(SITEMAP, sitemap.encode(), Entry("", made_of))
    robots = f"User-agent: *\nAllow: /\nSitemap: {order.base}/{SITEMAP}\n"
    manifest.put(ROBOTS, robots.encode(), Entry("", made_of))
