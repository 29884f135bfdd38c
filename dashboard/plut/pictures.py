"""Every picture that the press room can hand out: its name, the page it stands on, its choices, and how it is made.

The same functions make the picture on its page; here they are called with the choices as plain values, so that a check
code can name them and a later edition can make the picture again.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

from plut import cards, centres, facts
from plut.blocks import Picture
from plut.cards import MapChoice
from plut.filters import Reader
from plut.language import mark
from plut.page import Page

Values = dict[str, str | int | None]


@dataclass(frozen=True)
class Kind:
    """A picture by its code in the address.

    make lays it on the page's shelf. choices shows its filters and gives their values. of_province gives the values for
    one province, where the picture is one of a province's kit.
    """

    code: str
    label: str
    address: str
    make: Callable[..., None]
    choices: Callable[[Page], Values] = lambda _: {}
    of_province: Callable[[str], Values] | None = None
    is_simulated: bool = False


def _map_choices(page: Page) -> Values:
    return asdict(centres.choices(page))


def _known_centres(page: Page, **values) -> None:
    cards.centres_map(page, MapChoice(**values), simulated=False, key="centres_map")


def _simulated_centres(page: Page, **values) -> None:
    cards.centres_map(page, MapChoice(**values), simulated=True, key="centres_simulated")


def _map_of_province(code: str) -> Values:
    return asdict(MapChoice(level="regency", province=code))


KINDS = (
    Kind("peta", mark("Map of the centres that are known by name"), "peta", _known_centres, _map_choices, _map_of_province),
    Kind("jumlah", mark("Number of centres over time"), "", cards.published_counts),
    Kind("satu-nilai", mark("One amount, several percentages"), "angka", facts.one_amount),
    Kind("bagian", mark("Published shares of spending"), "angka", facts.published_shares),
    Kind(
        "peta-simulasi",
        mark("Map of the unnamed centres, placed at random"),
        "peta",
        _simulated_centres,
        _map_choices,
        _map_of_province,
        is_simulated=True,
    ),
)


def kinds(page: Page) -> dict[str, Kind]:
    """The pictures of an edition by code; without the simulated ones where the reader has hidden them."""
    return {kind.code: kind for kind in KINDS if page.shows_simulated or not kind.is_simulated}


def made(page: Page, kind: Kind, values: Values, language: str, width: str = "wide") -> Picture | None:
    """The picture for these choices in a language; None where the choices leave nothing to draw."""
    shelf: list[Picture] = []
    kind.make(replace(page, reader=Reader(language, width), shelf=shelf), **values)
    return shelf[0] if shelf else None
