"""Where does the programme stand, and where should I look?"""

from plut.base.language import mark
from plut.content import places, two_sets
from plut.content.blocks import Block, Finding, Limits, Search, Section, Sentence
from plut.content.reading import Reading
from plut.content.subject import Pictured, Subject
from plut.subjects.centres import choosing, findings, lists, maps
from plut.subjects.centres.choosing import Chosen
from plut.subjects.overview import changes, events, growth, key_numbers


def page(reading: Reading) -> tuple[Block, ...]:
    """What is found, a way to each area, the latest numbers, and the centres; what is simulated stands
    last."""
    every_centre = choosing.chosen(reading.only(()))
    label = reading.text("Find a province, regency or city: name or code")
    return (
        Finding(reading.text("Where does the PLUT-KUMKM programme stand?"), found(reading)),
        Search("buka_wilayah", label, tuple(places.names(reading.edition).items()), "wilayah", "kode"),
        key_numbers.key_numbers(reading),
        maps.known(reading, every_centre, "overview_centres", "") or maps.none_left(reading),
        growth.published_counts(reading),
        events.timeline(reading),
        *unnamed(reading, every_centre),
        *changes.changes(reading),
        Limits(
            (
                two_sets.said(reading),
                reading.text(
                    "Published numbers come from different sources and dates; where they conflict, the page "
                    "Published figures shows both."
                ),
            )
        ),
    )


def found(reading: Reading) -> tuple[Sentence, ...]:
    """How the number of centres grew, which provinces have none, and the latest share of spending."""
    said = (growth.grown(reading), findings.provinces_without(reading), key_numbers.latest_share(reading))
    if not reading.shows_simulated:
        return said
    told = reading.text(
        "Numbers here are from public sources; what is simulated stands last and is marked so."
    )
    return Sentence(told), *said


def unnamed(reading: Reading, every_centre: Chosen) -> tuple[Block, ...]:
    """The centres that we did not find, placed at random; nothing where this edition has none."""
    every = maps.every_unnamed(reading)
    drawn = maps.unnamed(reading, every_centre, "overview_simulated", "")
    if drawn is None:
        return ()
    if not reading.shows_simulated:
        return (lists.invitation(reading, every),)
    text = reading.text(
        "We found no public list of all centres. Until an office loads its own, as many as we found too "
        "few of at each level are placed at random, by a fixed seed; how many of those that we found the "
        "government counted is not known."
    )
    return (
        Section(reading.text("where centres that we did not find could stand"), every),
        Sentence(text, every),
        drawn,
    )


SUBJECT = Subject(
    "overview",
    "",
    mark("Overview"),
    (),
    page,
    (Pictured("jumlah", mark("Number of centres over time"), growth.published_counts),),
)
