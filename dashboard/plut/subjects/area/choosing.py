"""Which area is shown, and the scope that it makes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from plut.content import places
from plut.content.blocks import Link, Picture, Trail
from plut.content.choices import Choice, choice
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import Scope

KEYS = ("kode",)
FIRST_AREA = "32"  # shown where the address names none


@dataclass(frozen=True)
class Chosen:
    """The area that is chosen: its box, its scope, and what it is, one row of area/region."""

    choice: Choice
    scope: Scope
    of: Rows

    @property
    def area(self) -> dict[str, Any]:
        return self.of.first

    @property
    def name(self) -> str:
        return str(self.area["region_name"])

    @property
    def is_province(self) -> bool:
        return bool(self.area["level"] == "province")

    @property
    def province_code(self) -> str:
        """Of the area, or of the province in which it lies."""
        return str(self.area["province_code"])


def chosen(reading: Reading) -> Chosen:
    """The area that the address names, or the first."""
    label = reading.text("Find a province, regency or city: name or code")
    box = choice(reading, "kode", label, places.names(reading.edition), FIRST_AREA, found_by=places.FOUND)
    (name,) = reading.plain("area/region", region=box.chosen)["region_name"]
    scope = Scope((reading.part(name, region=box.chosen),))
    return Chosen(box, scope, reading.rows("area/region", scope))


def trail(chosen: Chosen) -> Trail:
    """The way back from the area to the map of the country, over its province where it lies in one."""
    country = Link("Indonesia", "peta")
    if chosen.is_province:
        return Trail((country,), chosen.name)
    province = Link(str(chosen.area["province_name"]), f"wilayah?kode={chosen.province_code}")
    return Trail((country, province), chosen.name)


def choices(reading: Reading) -> tuple[Choice, ...]:
    """What turns a picture of an area."""
    return (chosen(reading).choice,)


def of_chosen(draw: Callable[[Reading, Chosen], Picture | None]) -> Callable[[Reading], Picture | None]:
    """A picture of an area from its address alone."""

    def make(reading: Reading) -> Picture | None:
        return draw(reading, chosen(reading))

    return make
