"""Findings about the centres in a sentence each."""

from dataclasses import replace
from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.language import mark
from plut.content import evidence, places
from plut.content.blocks import Answer, National, Sentence
from plut.content.quoting import cited, in_language
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.subjects.centres import maps
from plut.subjects.centres.choosing import Chosen


def provinces_without(reading: Reading) -> Sentence:
    """The provinces in which we found no centre, whatever is chosen; and in how many there are some, as
    published."""
    rows = reading.rows("centres/regions", simulated=False)
    names = [row["region_name"] for row in rows.records if row["centres"] == 0]
    text = reading.text("Every province has at least one centre that is known by name.")
    if names:
        text = reading.text(
            "We found no centre in {count} provinces: {names}.",
            count=formats.number(len(names), reading.language),
            names=formats.enumeration(names, reading.language),
        )
    said = _spread(reading)
    if names and len(said):
        text += " " + cited(said.first["statement"], said.first["source"])
    return Sentence(National(text, rows, said), rows)


def _spread(reading: Reading) -> Rows:
    """In how many provinces there are centres, as published."""
    return in_language(reading, "centres/published_counts").but(
        lambda frame: frame[frame["region_code"].isna() & frame["provinces"].notna()].head(1)
    )


def spread(reading: Reading) -> Sentence | None:
    """The same as a sentence of its own: more provinces have one than we found; None where none is in
    print."""
    said = _spread(reading)
    if not len(said):
        return None
    return Sentence(cited(said.first["statement"], said.first["source"]))


def headline(reading: Reading, chosen: Chosen) -> str:
    """The finding of the page: who lives far from the centres that are chosen, or which those are."""
    points = reading.rows("centres/list", chosen.scope, simulated=False)
    places_alone = all(name == "province" for name, _ in points.scope.parameters)
    if not places_alone:
        return maps.found(reading, chosen, points)
    if chosen.province:
        return of_area(reading, chosen.province)
    return lacking(reading)


def lead(reading: Reading, chosen: Chosen) -> tuple[Sentence, ...]:
    """Under the finding of the country: where most of them live, and that centres may only be funded."""
    points = reading.rows("centres/list", chosen.scope, simulated=False)
    if chosen.province or not all(name == "province" for name, _ in points.scope.parameters):
        return ()
    country, most = reading.rows("centres/reach", level="country"), _farthest(reading)
    text = reading.text(
        "Most of them in {province}, {most}; {funded} of the {all} centres may be only funded, and there "
        "may be more.",
        province=most["region_name"],
        most=formats.people(most["beyond_people"], reading.language),
        funded=formats.number(int((points.frame["evidence_grade"] == "B").sum()), reading.language),
        all=formats.number(country.first["centres"], reading.language),
    )
    return (Sentence(National(text, country), country),)


def lacking(reading: Reading) -> str:
    """How many people of the country live far from every centre that we found."""
    return _lacking(reading, mark("Up to {beyond} people live more than 50 km from any centre we found"))


def lacking_in_short(reading: Reading) -> str:
    """The same on one line of a slide."""
    return _lacking(reading, mark("Up to {beyond} people live over 50 km from the centres we found"))


def _lacking(reading: Reading, text: str) -> str:
    country = reading.rows("centres/reach", level="country")
    beyond = formats.people(country.first["beyond_people"], reading.language)
    return National(reading.text(text, beyond=beyond), country)


def _farthest(reading: Reading) -> dict[str, Any]:
    """The province in which most people live far from a centre."""
    provinces = reading.rows("centres/reach", level="province").records
    return max(provinces, key=lambda row: row["beyond_people"])


def of_area(reading: Reading, code: str) -> str:
    """A province or regency with the centres that we found there and whom any of them reach."""
    level = "regency" if len(code) > len("32") else "province"
    rows = reading.rows("centres/reach", level=level, province=code[:2])
    area, language = rows.of("region_code", code), reading.language
    found = 0 if pd.isna(area["centres"]) else area["centres"]
    told = {
        "area": area["region_name"],
        "count": formats.number(found, language),
        "people": formats.people(area["people"], language),
        "some": _of(*(formats.people(area[name], language) for name in ("beyond_people", "people"))),
        "share": formats.percent(area["covered_share"], language, 0),
    }
    if found and level == "province":
        number = mark("one centre") if found == 1 else mark("{count} centres")
        told["centres"] = reading.text(number, count=told["count"])
        if not area["beyond_people"]:
            return reading.text("{area}: {centres} found, within 50 km of all {people} people", **told)
        return reading.text("{area}: {centres} found; up to {some} of {people} people beyond 50 km", **told)
    if found > 1:
        return reading.text("{area}: {people} people, and {count} centres that we found", **told)
    if found:
        if _has_own(reading, code):
            return reading.text("{area}: {people} people, and a centre that we found", **told)
        return reading.text("{area}: {people} people, and the centre of the province", **told)
    maybe = reading.rows("area/centres", region=code, simulated=False).frame["is_unclear"].any()
    if maybe and pd.notna(area["covered_share"]):
        return reading.text(
            "{area}: one centre here or in its namesake; at least {share} within 50 km", **told
        )
    if maybe:
        return reading.text("{area}: one centre here or in its namesake", **told)
    if pd.isna(area["covered_share"]):
        return reading.text("{area}: no centre found for {people} people", **told)
    return reading.text("{area}: none found here; at least {share} within 50 km of others", **told)


def _of(some: str, every: str) -> str:
    """A number that is a part of another, without the unit that both have."""
    (number, _, unit), whole = some.partition(" "), every.partition(" ")[2]
    return number if unit == whole else some


def _has_own(reading: Reading, code: str) -> bool:
    """Whether a centre of the regency itself stands there, not that of its province alone."""
    rows = reading.rows("centres/regions", level="regency", province=code[:2], simulated=False)
    return any(row["regency_centres"] > 0 for row in rows.records if row["region_code"] == code)


def without_any(reading: Reading) -> Answer:
    """The number of provinces in which we found no centre."""
    rows = reading.rows("centres/regions", simulated=False)
    return Answer(
        reading.text("Provinces where we found no centre"),
        formats.number(_without(rows), reading.language),
        reading.text(
            "of {count}; there may be one that we did not find",
            count=formats.number(len(rows), reading.language),
        ),
        rows,
        is_gap=True,
    )


def _without(provinces: Rows) -> int:
    return int((provinces.frame["centres"] == 0).sum())


def by_name(reading: Reading) -> Answer:
    """The number of centres that we found by name."""
    rows = maps.every_known(reading)
    return Answer(
        reading.text("Centres that we found by name"),
        formats.number(len(rows), reading.language),
        reading.text("not necessarily among those announced"),
        rows,
    )


def maybe_funded(reading: Reading) -> Answer:
    """The number of centres of those found that may only be funded."""
    rows = maps.every_known(reading)
    return Answer(
        reading.text("Centres that may only be funded"),
        formats.number(funded(rows), reading.language),
        reading.text("of the {found} found by name", found=formats.number(len(rows), reading.language)),
        rows,
        is_gap=True,
    )


def funded(centres: Rows) -> int:
    """How many of these centres nobody has seen operating."""
    return int((centres.frame["evidence_grade"] == "B").sum())


def within_reach(reading: Reading, reach: Rows) -> Answer:
    """The share of the people of one area who live near a centre that we found."""
    return Answer(
        reading.text("People within 50 km"),
        formats.percent(reach.first["covered_share"], reading.language),
        reading.text("at least"),
        reach,
    )


def beyond_reach(reading: Reading) -> Answer:
    """The people of the country who live farther away."""
    country, most = reading.rows("centres/reach", level="country"), _farthest(reading)
    return Answer(
        reading.text("People more than 50 km away"),
        formats.people(country.first["beyond_people"], reading.language),
        reading.text(
            "at most; {most} of them in {province}",
            most=formats.people(most["beyond_people"], reading.language),
            province=most["region_name"],
        ),
        country,
        is_gap=True,
    )


def found_place(reading: Reading, chosen: Chosen, *, is_outlined: bool) -> tuple[Sentence, ...]:
    """How many of the chosen centres stand in the regency that the reader looked for. is_outlined: on a map
    below."""
    if not chosen.place:
        return ()
    regions = reading.rows("centres/regions", chosen.scope, level="regency", simulated=False)
    here = regions.but(lambda frame: frame[frame["region_code"] == chosen.place])
    name = f"{here.first['region_name']}, {places.provinces(reading.edition)[chosen.province]}"
    of = replace(here, scope=here.scope.plus(reading.part(name)))
    maybe = replace(reading.rows("area/centres", region=chosen.place, simulated=False), scope=of.scope)
    told = ((_known_in(reading, name, of), of), (evidence.unclear(reading, maybe, name), maybe))
    (first, rows), *others = ((text, rows) for text, rows in told if text)
    outline = reading.text("It is outlined on the map.") if is_outlined else ""
    return (Sentence(f"{first} {outline}".strip(), rows), *(Sentence(*one) for one in others))


def _known_in(reading: Reading, name: str, here: Rows) -> str:
    count = here.first["centres"]
    if pd.isna(count):
        return ""  # evidence.unclear says it
    if count:
        told = formats.number(count, reading.language)
        return reading.text("Centres known by name in {name}: {count}.", name=name, count=told)
    if all(part.words in name for part in here.scope.parts):
        return reading.text("We found no centre in {name}.", name=name)
    return reading.text("No centre in {name} fits these choices.", name=name)
