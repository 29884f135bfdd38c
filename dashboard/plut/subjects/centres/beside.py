"""What stands beside the map of the centres: the way there and back, and where most people live far from a
centre."""

from typing import Any

from plut.base import formats
from plut.content import places
from plut.content.blocks import Answer, Answers, Block, Choices, Item, Link, Ranked, Trail
from plut.content.reading import Reading
from plut.subjects.centres import findings
from plut.subjects.centres.choosing import Chosen

REGENCIES = 8  # of a province that are listed at first


def trail(reading: Reading, chosen: Chosen) -> tuple[Trail, ...]:
    """The way back from a province to the country."""
    if not chosen.province:
        return ()
    return (Trail((Link("Indonesia", "peta"),), places.provinces(reading.edition)[chosen.province]),)


def told(reading: Reading, chosen: Chosen, *, is_drawn: bool) -> tuple[Block, ...]:
    """A box to find a place; then the provinces, or the regencies of one, by people far from a centre."""
    found = findings.found_place(reading, chosen, is_outlined=is_drawn)
    more = Choices(chosen.boxes, reading.text("Choose which centres"), fold="closed")
    # whom some of the centres reach is not known, and whom all reach is no answer to the choice
    reach = (*_numbers(reading, chosen), _far(reading, chosen)) if chosen.knows_reach else ()
    return (Choices((chosen.search,)), *found, *reach, more)


def _numbers(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """Of a province: its centres, the share of people that they reach; of all of them, people per centre."""
    if not chosen.province:
        return ()
    language = reading.language
    reach = reading.rows("centres/reach", chosen.scope, level="province")
    found = Answer(
        reading.text("Centres that answer these choices")
        if chosen.leaves_out
        else reading.text("Centres that we found"),
        formats.number(reach.first["centres"], language),
        "",
        reach,
    )
    near = findings.within_reach(reading, reach)
    if chosen.leaves_out:
        return (Answers((found, near), are_short=True),)
    divided = reading.rows("centres/regions", chosen.scope, level="province", simulated=False)
    per_centre = Answer(
        reading.text("People per centre"),
        formats.people(divided.first["people_per_centre"], language),
        reading.text("divided by {count}", count=formats.number(divided.first["divided_centres"], language)),
        divided,
    )
    return (Answers((found, near, per_centre), are_short=True),)


def _far(reading: Reading, chosen: Chosen) -> Ranked:
    level = "regency" if chosen.province else "province"
    rows = reading.rows("centres/reach", chosen.scope, level=level).but(
        lambda frame: frame[frame["beyond_people"].notna()].sort_values(
            ["beyond_people", "region_code"], ascending=[False, True]
        )
    )
    target = "wilayah?kode={}" if chosen.province else "peta?provinsi={}"
    return Ranked(
        reading.text("Where most people live more than 50 km away"),
        reading.text(
            "Million people at most farther than 50 km from a centre that we found, and their share; grey: "
            "everyone"
        ),
        tuple(_item(reading, row, target) for row in rows.records),
        rows,
        REGENCIES if chosen.province else 12,
    )


def _item(reading: Reading, row: dict[str, Any], target: str) -> Item:
    language = reading.language
    return Item(
        Link(row["region_name"], target.format(row["region_code"])),
        float(row["beyond_people"]),
        float(row["people"]),
        formats.number(row["beyond_people"] / 1e6, language, _decimals(row["beyond_people"])),
        formats.percent(row["beyond_share"], language, 0),
    )


def _decimals(people: float) -> int:
    """Of millions: so many that few people are not none."""
    if not people:
        return 0
    return 1 if people > 50_000 else 2
