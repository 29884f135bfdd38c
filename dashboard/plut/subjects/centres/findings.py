"""Findings about the centres in a sentence each."""

from dataclasses import replace

from plut.base import formats
from plut.content import evidence, places
from plut.content.blocks import National, Sentence
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
    said = in_language(reading, "centres/published_counts").but(
        lambda frame: frame[frame["region_code"].isna() & frame["provinces"].notna()].head(1)
    )
    if names and len(said):
        text += " " + cited(said.first["statement"], said.first["source"])
    return Sentence(National(text, rows, said), rows)


def headline(reading: Reading, chosen: Chosen) -> str:
    """The finding of the page: who lives far from the centres that are chosen, or which those are."""
    language = reading.language
    points = reading.rows("centres/list", chosen.scope, simulated=False)
    places_alone = all(name == "province" for name, _ in points.scope.parameters)
    if not places_alone:
        return maps.found(reading, chosen, points)
    rows = reading.rows("centres/reach", chosen.scope, level="province")
    beyond = formats.people(int(rows.frame["beyond_people"].sum()), language)
    if not chosen.province:
        most = max(rows.records, key=lambda row: row["beyond_people"])["region_name"]
        text = reading.text(
            "Up to {beyond} people live more than 50 km from a centre; most in {province}",
            beyond=beyond,
            province=most,
        )
        return National(text, rows)
    told = {
        "province": rows.first["region_name"],
        "count": formats.number(len(points), language),
        "people": formats.people(rows.first["people"], language),
        "beyond": beyond,
    }
    if not len(points):
        return reading.text("{province}: we found no centre for {people} people", **told)
    return reading.text(
        "{province}: {count} centres for {people} people; up to {beyond} live more than 50 km away", **told
    )


def number_without(reading: Reading) -> Sentence:
    """In how many provinces we found no centre."""
    rows = reading.rows("centres/regions", simulated=False)
    count = int((rows.frame["centres"] == 0).sum())
    text = reading.text("Every province has at least one centre that is known by name.")
    if count:
        text = reading.text(
            "In {count} provinces we found none.", count=formats.number(count, reading.language)
        )
    return Sentence(National(text, rows), rows)


def found_place(reading: Reading, chosen: Chosen, *, is_outlined: bool) -> tuple[Sentence, ...]:
    """How many of the chosen centres stand in the regency that the reader looked for. is_outlined: on a map
    below."""
    if not chosen.place:
        return ()
    regions = reading.rows("centres/regions", chosen.scope, level="regency", simulated=False)
    here = regions.but(lambda frame: frame[frame["region_code"] == chosen.place])
    name = f"{here.first['region_name']}, {places.provinces(reading.edition)[chosen.province]}"
    of = replace(here, scope=here.scope.plus(reading.part(name)))
    outline = reading.text("It is outlined on the map.") if is_outlined else ""
    told = Sentence(f"{_known_in(reading, name, of)} {outline}".strip(), of)
    maybe = replace(reading.rows("area/centres", region=chosen.place, simulated=False), scope=of.scope)
    unclear = evidence.unclear(reading, maybe, name)
    return (told, Sentence(unclear, maybe)) if unclear else (told,)


def _known_in(reading: Reading, name: str, here: Rows) -> str:
    count = here.first["centres"]
    if count:
        told = formats.number(count, reading.language)
        return reading.text("Centres known by name in {name}: {count}.", name=name, count=told)
    if all(part.words in name for part in here.scope.parts):
        return reading.text("We found no centre in {name}.", name=name)
    return reading.text("No centre in {name} answers these choices.", name=name)
