"""Where the links of a light page lead: on a server, by what the address asks for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from plut.base.language import DEFAULT
from plut.content.reading import Reading
from plut.content.subject import Subject
from plut.surfaces.pages import PAGES
from plut.surfaces.web import addresses_of

OPEN = "buka"  # key of the address: which parts that are closed at first stand open, joined by BETWEEN
TYPED, FOR = "temukan", "untuk"  # what a reader typed to find something, and the key that it is for
BETWEEN = "~"
OWN_KEYS = (OPEN, TYPED, FOR)
NOWHERE = "#tidak-ada"  # where a link leads whose page there is none of
SLIDE = "tayang"  # key of the address of a slide, which the app alone shows
ADDRESSES = frozenset(subject.address for subject in PAGES)
ASSETS = f"{addresses_of.LIGHT}/_"


def is_page(address: str) -> bool:
    """Whether an address below the product's is that of a page, and not of a slide, a picture or rows."""
    parts = urlsplit(address)
    return parts.path in ADDRESSES and SLIDE not in dict(parse_qsl(parts.query))


class Places(Protocol):
    """What a light page asks of where it stands."""

    def page(self, address: str) -> str:
        """Where an address below the product's leads ('peta?tingkat=province#peta'); NOWHERE where there is
        no such page."""

    def same(self, codes: Mapping[str, str | None]) -> str | None:
        """This page with other codes for some keys, None for a key that goes; None where there is no such
        page."""

    def opened(self, path: tuple[str, ...], others: Collection[str]) -> str:
        """This page with one more closed part open. path: its key after those in which it stands; others:
        that stand open already."""

    def kept(self, *without: str) -> tuple[tuple[str, str], ...] | None:
        """What a form of this page sends along, without some keys; None where nothing answers forms."""

    def search(self, page: str) -> str:
        """Where a form goes that finds a place and opens a page with it; empty where nothing answers."""

    def app(self) -> str:
        """The same page in the app; empty where there is none."""

    def below(self, address: str) -> str:
        """An address of ours that begins with /, as a browser follows it; empty where it is not given
        away."""

    def asset(self, name: str) -> str:
        """A file that all light pages share."""

    def absolute(self, language: str) -> str:
        """The page in a language with scheme and host, as what it is known by; empty where no host is
        known."""

    def whole(self, address: str) -> str:
        """An address of ours that begins with /, with scheme and host; empty where no host is known."""


@dataclass(frozen=True)
class Served:
    """The links of a page that a server answers. base_path: below which the product is served; said: what
    the address says, with its own keys."""

    subject: Subject
    reading: Reading
    base_path: str
    said: tuple[tuple[str, str], ...] = ()

    def page(self, address: str) -> str:
        parts = urlsplit(address)
        asked = dict(parse_qsl(parts.query))
        own = {key: code for key, code in self._all().items() if key in ("lang", "simulasi")}
        light = addresses_of.LIGHT if is_page(address) else ""
        path = f"{self.base_path}{light}/{parts.path}"
        return urlunsplit(("", "", path, urlencode(own | asked), parts.fragment))

    def same(self, codes: Mapping[str, str | None]) -> str:
        return self._with(codes)

    def opened(self, path: tuple[str, ...], others: Collection[str]) -> str:
        return self._with({OPEN: BETWEEN.join(sorted({*others, *path}))}, path[-1])

    def _with(self, codes: Mapping[str, str | None], anchor: str = "") -> str:
        said = {key: code for key, code in (self._all() | dict(codes)).items() if code}
        if said.get("lang") == DEFAULT:
            del said["lang"]
        path = f"{self.base_path}{addresses_of.LIGHT}/{self.subject.address}"
        return urlunsplit(("", "", path, urlencode(sorted(said.items()), safe="~"), anchor))

    def kept(self, *without: str) -> tuple[tuple[str, str], ...]:
        return tuple((key, code) for key, code in sorted(self._all().items()) if key not in without)

    def search(self, page: str) -> str:
        return f"{self.base_path}{addresses_of.LIGHT}/{page}"

    def app(self) -> str:
        return f"{self.base_path}{addresses_of.app(self.subject, self.reading)}"

    def below(self, address: str) -> str:
        return f"{self.base_path}{address}"

    def asset(self, name: str) -> str:
        return f"{self.base_path}{ASSETS}/{name}"

    def absolute(self, language: str) -> str:
        said = dict(self.reading.only(self.subject.keys).asked)
        if self.reading.shows_simulated:
            said["simulasi"] = "1"
        if not self.reading.edition.is_served:
            said["edisi"] = self.reading.edition.name
        if language != DEFAULT:
            said["lang"] = language
        query = urlencode(sorted(said.items()), safe="~")
        return f"{self.reading.base}{addresses_of.LIGHT}/{self.subject.address}" + (
            f"?{query}" if query else ""
        )

    def whole(self, address: str) -> str:
        return f"{self.reading.base}{address}"

    def _all(self) -> dict[str, str]:
        """What this page was asked for, as it stands in its address."""
        said = dict(self.reading.asked) | dict(self.said)
        if self.reading.shows_simulated:
            said["simulasi"] = "1"
        if self.reading.language != DEFAULT:
            said["lang"] = self.reading.language
        if not self.reading.edition.is_served:
            said["edisi"] = self.reading.edition.name
        return said
