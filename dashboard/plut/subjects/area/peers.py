"""Areas to compare one with: its peers, nearest in number of people, and its neighbours, nearest by their
seats."""

from typing import Any

from plut.base import formats
from plut.content.blocks import Block, Fold, Later, Section
from plut.content.framing import sentences, table
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.subjects.area import standing
from plut.subjects.area.choosing import Chosen

PEER_COLUMNS = ("region_name", "province_name", "population_people", "centres_text")
NEIGHBOUR_COLUMNS = ("region_name", "province_name", "between_seats_km")


def part(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """Areas to compare it with, and its neighbours: how they are chosen stands in a sentence, more of them in
    tables."""
    peers, near = _peers(reading, chosen), neighbours(reading, chosen)
    names = formats.enumeration(peers.frame["region_name"].tolist(), reading.language)
    if chosen.is_province:
        text = reading.text(
            "{area} is compared with the ten provinces nearest in population: {names}.",
            area=chosen.name,
            names=names,
        )
    else:
        text = reading.text(
            "{area} is compared with the ten regencies and cities of {islands} nearest in population: "
            "{names}.",
            area=chosen.name,
            islands=chosen.area["island_group"],
            names=names,
        )
    nearest = reading.text(
        "The seats nearest to that of {area}: {names}.",
        area=chosen.name,
        names=formats.enumeration(near.frame["region_name"].tolist(), reading.language),
    )
    return (
        Section(reading.text("Peers and neighbours"), peers),
        *sentences(peers, text),
        *sentences(near, nearest),
        Fold(
            "area_peers_details",
            reading.text("Tables of peers and neighbours"),
            Later(tables, reading, (chosen,)),
        ),
    )


def tables(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """The peers and the neighbours."""
    head = reading.text("Peers and neighbours")
    peers, near = _peers(reading, chosen), neighbours(reading, chosen)
    peers = peers.but(
        lambda frame: frame.assign(centres_text=[_centres(reading, row) for row in peers.records])
    )
    return (
        table(reading, "area_peers", peers, head, "", PEER_COLUMNS, has_files=False),
        table(reading, "area_neighbours", near, head, "", NEIGHBOUR_COLUMNS, has_files=False),
    )


def _centres(reading: Reading, row: dict[str, Any]) -> str:
    """The centres of a peer as they are known: those that are only planned are in no count, and a centre that
    may be of another region is none less."""
    told = standing.value_of(reading, "known_centres", row["known_centres"])
    if not row.get("planned_centres"):  # earlier editions do not name them
        return told
    count = formats.number(row["planned_centres"], reading.language)
    return reading.text("{centres}; {count} only planned or named", centres=told, count=count)


def _peers(reading: Reading, chosen: Chosen) -> Rows:
    return reading.rows("area/peers", chosen.scope)


def neighbours(reading: Reading, chosen: Chosen) -> Rows:
    """The areas of its level whose seats are nearest."""
    return reading.rows("area/neighbours", chosen.scope)
