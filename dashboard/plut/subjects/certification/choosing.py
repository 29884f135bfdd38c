"""What a reader may choose of certification applications, and the scope that it makes."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from plut.base import formats
from plut.base.definitions import WINDOWS_DAYS
from plut.base.measures import word
from plut.content import places
from plut.content.blocks import Block, Picture
from plut.content.choices import ALL, Choice, choice
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import Part, Scope

KEYS = ("skema", "kohort", "jendela", "provinsi", "pusat")
USUAL = "baku"  # the code of the scheme's usual window in an address
FIRST_SCHEME = "HALAL_SELF"
PLACES = {"provinsi": "province_code", "pusat": "centre_id"}  # key of the address -> parameter


@dataclass(frozen=True)
class Chosen:
    """The applications that are chosen: the boxes, the scope, and the days within which a certificate
    counts."""

    choices: tuple[Choice, ...]
    scope: Scope
    days: int
    is_simulated: bool

    @property
    def of_all_schemes(self) -> Scope:
        """What is chosen besides the scheme: where it is the usual window, that of each scheme counts."""
        is_usual = next(one.is_usual for one in self.choices if one.key == "jendela")
        own = {"scheme", "window_days"} if is_usual else {"scheme"}
        return Scope(
            tuple(part for part in self.scope.parts if not own & {name for name, _ in part.parameters})
        )

    @property
    def boxes(self) -> tuple[Choice, ...]:
        """The choices that there are: of simulated applications none of a place."""
        return tuple(one for one in self.choices if not (self.is_simulated and one.key in PLACES))


def chosen(reading: Reading) -> Chosen | None:
    """The applications that the address chooses; None where this edition has none to show."""
    known = reading.plain("certification/scope")
    known = known if reading.shows_simulated else known[known["provenance"] != "simulated"]
    if known.empty:
        return None
    scheme = _scheme(reading, known.to_dict("records"))
    row = known[known["scheme"] == scheme.chosen].iloc[0]
    usual = int(row["window_days"])
    every = {ALL: reading.text("all")}
    years = range(row["first_registered_on"].year, row["last_registered_on"].year + 1)
    year = choice(reading, "kohort", reading.text("Registered in"), every | {str(y): str(y) for y in years})
    window = choice(reading, "jendela", reading.text("Time allowed"), _windows(reading, usual), USUAL)
    is_simulated = bool(row["provenance"] == "simulated")
    place = _places(reading, is_simulated)
    days = usual if window.is_usual else int(window.chosen)
    scope = Scope(
        (
            reading.part(word("scheme", scheme.chosen, reading.language), scheme=scheme.chosen),
            _of_year(reading, year),
            *_of_place(reading, *place),
            _of_window(reading, window, days),
        )
    )
    return Chosen((scheme, year, window, *place), scope, days, is_simulated)


def _places(reading: Reading, is_simulated: bool) -> tuple[Choice, Choice]:
    """The province and the centre; of simulated applications all alone, as they are told of no place."""
    every = {ALL: reading.text("all")}
    province = choice(
        reading,
        "provinsi",
        reading.text("Province"),
        every if is_simulated else every | places.provinces(reading.edition),
        voids=("pusat",),
    )
    centres = {} if is_simulated else _centres(reading, province)
    centre = choice(reading, "pusat", reading.text("Centre"), every | centres)
    return province, centre


def is_hidden(reading: Reading) -> bool:
    """Whether there are applications, simulated ones alone, that the reader has not asked for."""
    return not reading.shows_simulated and len(reading.plain("certification/scope")) > 0


def choices(reading: Reading) -> tuple[Choice, ...]:
    """What turns a picture of applications."""
    of = chosen(reading)
    return () if of is None else of.choices


def count(reading: Reading, of: Chosen) -> Rows:
    """How many applications answer the choices, and what became of them."""
    return reading.rows("certification/conversion", of.scope)


def of_chosen(
    draw: Callable[[Reading, Chosen], Block | tuple[Block, ...]],
) -> Callable[[Reading], Picture | None]:
    """A picture of applications from its address alone; None where the choices leave nothing to draw, or too
    few."""

    def make(reading: Reading) -> Picture | None:
        of = chosen(reading)
        if of is None or count(reading, of).first["is_small"]:
            return None
        made = draw(reading, of)
        blocks = made if isinstance(made, tuple) else (made,)
        return next((block for block in blocks if isinstance(block, Picture)), None)

    return make


def _scheme(reading: Reading, known: list[dict[Hashable, Any]]) -> Choice:
    simulated = reading.text("simulated")
    names = {
        row["scheme"]: word("scheme", row["scheme"], reading.language)
        + (f" ({simulated})" if row["provenance"] == "simulated" else "")
        for row in known
    }
    default = FIRST_SCHEME if FIRST_SCHEME in names else next(iter(names))
    return choice(reading, "skema", reading.text("Scheme"), names, default)


def _windows(reading: Reading, usual: int) -> dict[str, str]:
    names = {
        str(days): reading.text("{days} days", days=formats.number(days, reading.language))
        for days in WINDOWS_DAYS
    }
    return {USUAL: reading.text("{days} days (usual)", days=formats.number(usual, reading.language))} | names


def _centres(reading: Reading, province: Choice) -> dict[str, str]:
    centres = reading.plain("centres/list", simulated=False)
    inside = centres if province.is_open else centres[centres["province_code"] == province.chosen]
    return dict(zip(inside["centre_id"], inside["name"], strict=True))


def _of_year(reading: Reading, year: Choice) -> Part:
    """Also said where nothing is restricted: a share of all years is another than that of one."""
    words = reading.text(
        "registered: {years}", years=reading.text("all years") if year.is_open else year.words
    )
    first, last = (None, None) if year.is_open else (f"{year.chosen}-01-01", f"{year.chosen}-12-31")
    return reading.part(words, restricts=not year.is_open, from_date=first, to_date=last)


def _of_place(reading: Reading, *place: Choice) -> tuple[Part, ...]:
    """The province and the centre, or the country where neither is chosen."""
    parts = []
    for one in place:
        if not one.is_open:
            parameter: dict[str, object] = {PLACES[one.key]: one.chosen}
            parts.append(reading.part(one.words, restricts=True, **parameter))
    return tuple(parts) or (reading.part(reading.text("Indonesia"), restricts=False),)


def _of_window(reading: Reading, window: Choice, days: int) -> Part:
    """The usual window is named by the titles in which it counts; another one always."""
    words = (
        ""
        if window.is_usual
        else reading.text("time allowed: {days} days", days=formats.number(days, reading.language))
    )
    return reading.part(words, restricts=False, window_days=days)
