"""Which area is shown, beside which others or by which measure, and the scope that it makes."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from plut.base import formats
from plut.base.measures import measure
from plut.content import places
from plut.content.blocks import Link, Picture, Trail
from plut.content.choices import ALL, JOINT, Choice, choice, several
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import Scope

KEYS = ("kode", "dengan", "bagian", "menurut", "sesama")
FIRST_AREA = "32"  # shown where the address names none
MOST_BESIDE = 3  # areas that stand beside the first
NAMED = 3  # of what an address has too much, a sentence names so many


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


def beside(reading: Reading, chosen: Chosen) -> Choice:
    """Up to three areas of its level that stand beside it. What else the address names is refused, and the
    rest stands."""
    names, own = places.short_names(reading.edition), chosen.choice.chosen
    level = {
        code: f"{name} ({code})" for code, name in names.items() if len(code) == len(own) and code != own
    }
    label = reading.text("Beside it, up to three others")
    box = several(reading, "dengan", label, level, MOST_BESIDE, found_by=places.FOUND)
    asked = [code for code in (reading.code("dengan") or "").split(JOINT) if code]
    return replace(box, refusals=_refusals(reading, chosen, asked, names))


def _refusals(
    reading: Reading, chosen: Chosen, asked: list[str], names: Mapping[str, str]
) -> tuple[str, ...]:
    """What of the codes of an address cannot stand beside the area, and what to do: a sentence for each
    reason."""
    own = chosen.choice.chosen
    unknown = [code[:40] for code in dict.fromkeys(asked) if code not in names]
    others = [names[c] for c in dict.fromkeys(asked) if c in names and len(c) != len(own)]
    fitting = Counter([own, *(c for c in asked if c in names and len(c) == len(own))])
    twice = [names[code] for code, count in fitting.items() if count > 1]
    too_many = [names[code] for code in list(fitting)[1 + MOST_BESIDE :]]
    said = []
    if unknown:
        said.append(
            reading.text(
                "No province, regency or city has the code {codes}. Find the area in the box by its name.",
                codes=_named(reading, [f"“{code}”" for code in unknown]),
            )
        )
    if others and chosen.is_province:
        said.append(
            reading.text(
                "A province stands beside provinces only, which leaves out {names}. Find a province "
                "in the box “Beside it”, or choose a regency or city first.",
                names=_named(reading, others),
            )
        )
    elif others:
        said.append(
            reading.text(
                "A regency or city stands beside regencies and cities only, which leaves out {names}. Find "
                "one of these in the box “Beside it”, or choose a province first.",
                names=_named(reading, others),
            )
        )
    if twice:
        said.append(
            reading.text(
                "The address names {names} more than once; each area stands here once. Find another one in "
                "the box.",
                names=_named(reading, twice),
            )
        )
    if too_many:
        said.append(
            reading.text(
                "At most four areas stand side by side, which leaves out {names}. Take one out of the box "
                "“Beside it” to make room.",
                names=_named(reading, too_many),
            )
        )
    return tuple(said)


def _named(reading: Reading, names: list[str]) -> str:
    """The first of many names, and how many more there are."""
    more = len(names) - NAMED
    rest = [reading.text("{count} others", count=formats.number(more, reading.language))] if more > 0 else []
    return formats.enumeration([*names[:NAMED], *rest], reading.language)


def by_measure(reading: Reading, chosen: Chosen) -> Choice:
    """The one measure by which all areas are shown; none at first."""
    offered = offered_measures(reading, chosen)
    names = {name: measure(name).labels[reading.language] for name in offered}
    none = reading.text("No measure alone: the sheet of {area}", area=chosen.name)
    return choice(reading, "menurut", reading.text("All areas by one measure"), {ALL: none} | names)


def offered_measures(reading: Reading, chosen: Chosen) -> dict[str, str]:
    """What is really measured of areas of the level, in order, each with the data set that it is of. Nothing
    where an edition was made before areas were compared."""
    try:
        rows = reading.plain("area/offered_measures", region=chosen.choice.chosen)
    except LookupError:
        return {}
    return dict(zip(rows["measure"], rows["dataset"], strict=True))


def choices(reading: Reading) -> tuple[Choice, ...]:
    """What turns a picture of an area."""
    return (chosen(reading).choice,)


def of_chosen(draw: Callable[[Reading, Chosen], Picture | None]) -> Callable[[Reading], Picture | None]:
    """A picture of an area from its address alone."""

    def make(reading: Reading) -> Picture | None:
        return draw(reading, chosen(reading))

    return make
