"""Where things lie in a site of files, and how its pages link to each other: relative, so that they work at
any address and from a folder."""

import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

from plut.base.language import DEFAULT
from plut.content.subject import Subject
from plut.surfaces.light.places import BETWEEN, NOWHERE
from plut.surfaces.pages import PAGES
from plut.surfaces.press import printing
from plut.surfaces.web import addresses_of

INDEX = "index.html"
LIST = "daftar"  # the list of all areas, with a search
PRESS = "pers"  # the address of the press room, which hands out what an app answers for
AREA = "wilayah"  # the address of the page of an area, and the key of its code
AREA_KEY = "kode"
LINK_TO_NOWHERE = re.compile(rf'<a\b[^>]*href="{NOWHERE}"[^>]*>(.*?)</a>', re.S)
UNSAFE = re.compile(r"[^a-z0-9_.=-]+")


def _is_png(address: str) -> bool:
    return urlsplit(address).path.endswith(".png")


def unlinked(html: str) -> str:
    """A page without its links to pages that the site does not have: their words stay."""
    return LINK_TO_NOWHERE.sub(r"<span>\1</span>", html)


def of_page(page: str, language: str, opened: str = "") -> str:
    """The path of a page in the site. page: its address, with the code of an area behind it ('wilayah/3204');
    opened: the closed part that stands open in it."""
    parts = ["" if language == DEFAULT else language, page, f"buka/{opened}" if opened else "", INDEX]
    return posixpath.join(*filter(None, parts))


def of_file(address: str) -> str:
    """The path of a picture or of rows in the site, from their address on a server:
    '/api/centres/reach.csv?level=province' -> 'api/centres/reach--level=province.csv'."""
    parts = urlsplit(address)
    stem, _, ending = parts.path.strip("/").rpartition(".")
    said = "--".join(f"{key}={code}" for key, code in parse_qsl(parts.query))
    return f"{stem}--{UNSAFE.sub('-', said.lower())}.{ending}" if said else f"{stem}.{ending}"


@dataclass
class Filed:
    """The links of a page of the site. area: its code, where it is the page of an area; opened_part:
    the closed part that stands open, after those in which it stands; base, app_base: addresses of the site
    and of the app, each without a slash at its end, or empty.

    gives: whether files stand beside it. wanted: addresses of the files that it links to.
    """

    subject: Subject | None
    language: str
    area: str = ""
    opened_part: str = ""
    base: str = ""
    app_base: str = ""
    gives: bool = True
    wanted: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        return of_page(self.name, self.language, self.opened_part)

    @property
    def name(self) -> str:
        """The address of the page, as `of_page` takes it."""
        if self.subject is None:
            return LIST
        return f"{self.subject.address}/{self.area}" if self.area else self.subject.address

    def page(self, address: str) -> str:
        parts = urlsplit(address)
        said = dict(parse_qsl(parts.query))
        is_area = parts.path == AREA and set(said) == {AREA_KEY}
        if parts.path != LIST and parts.path not in {one.address for one in PAGES}:
            return self._in_app(address)
        if parts.path == PRESS and not self.app_base:
            return NOWHERE
        if said and not is_area:
            return self._in_app(f"{addresses_of.LIGHT.lstrip('/')}/{address}")
        name = f"{AREA}/{said[AREA_KEY]}" if is_area else parts.path
        return self._to(of_page(name, self.language)) + (f"#{parts.fragment}" if parts.fragment else "")

    def same(self, codes: Mapping[str, str | None]) -> str | None:
        if set(codes) != {"lang"}:
            return None
        # what is much in one language may be little in the other, and be sent along there
        other = self._to(of_page(self.name, str(codes["lang"])))
        return f"{other}#{self.opened_part.partition(BETWEEN)[0]}" if self.opened_part else other

    def opened(self, path: tuple[str, ...], others: Collection[str]) -> str:  # noqa: ARG002 (one at a time)
        return self._to(of_page(self.name, self.language, BETWEEN.join(path))) + f"#{path[-1]}"

    def kept(self, *without: str) -> None:  # noqa: ARG002 (a server's)
        return None

    def search(self, page: str) -> str:  # noqa: ARG002 (a server's)
        return ""

    def app(self) -> str:
        if not self.app_base or self.subject is None:
            return ""
        said = {AREA_KEY: self.area} if self.area else {}
        said |= {} if self.language == DEFAULT else {"lang": self.language}
        return f"{self.app_base}/{self.subject.address}" + (f"?{urlencode(said)}" if said else "")

    def below(self, address: str) -> str:
        if not self.gives or (_is_png(address) and not printing.has_chromium()):
            return ""
        self.wanted.append(address)
        return self._to(of_file(address))

    def asset(self, name: str) -> str:
        return self._to(f"_/{name}")

    def absolute(self, language: str) -> str:
        return self.whole_path(of_page(self.name, language, self.opened_part))

    def whole(self, address: str) -> str:
        if not self.base or not self.gives or not printing.has_chromium():
            return ""
        self.wanted.append(address)
        return self.whole_path(of_file(address))

    def whole_path(self, path: str) -> str:
        """A path of the site with scheme and host."""
        return f"{self.base}/{path.removesuffix(INDEX)}" if self.base else ""

    def _to(self, path: str) -> str:
        return posixpath.relpath(path, posixpath.dirname(self.path) or ".")

    def _in_app(self, address: str) -> str:
        """An address below the product's where it is served; nowhere where nobody knows where."""
        if not self.app_base:
            return NOWHERE
        parts = urlsplit(address)
        said = dict(parse_qsl(parts.query)) | ({} if self.language == DEFAULT else {"lang": self.language})
        return f"{self.app_base}/{parts.path}" + (f"?{urlencode(said)}" if said else "")
