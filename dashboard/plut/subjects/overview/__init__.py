"""Where does the programme stand, and where should I look?"""

from plut.base import formats
from plut.base.language import mark
from plut.content import places, two_sets
from plut.content.blocks import Beside, Block, Finding, Limits, National, Search, Section, Sentence, parts
from plut.content.files import File
from plut.content.reading import Reading
from plut.content.slides import Slide
from plut.content.subject import Pictured, Subject
from plut.subjects.centres import choosing, findings, lists, maps
from plut.subjects.centres.choosing import Chosen
from plut.subjects.consultants import nearness, staffing
from plut.subjects.overview import brief, changes, events, growth, key_numbers


def page(reading: Reading) -> tuple[Block, ...]:
    """What is found and whom it reaches, beside the latest numbers; then how it came about. What is simulated
    stands last."""
    every_centre = choosing.chosen(reading.only(()))
    label = reading.text("Find a province, regency or city: name or code")
    return parts(
        reading,
        lambda: Finding(reached(reading), lead(reading)),
        lambda: Beside(
            "first_screen",
            (maps.of_country(reading) or maps.none_left(reading),),
            (
                Search(
                    "buka_wilayah",
                    label,
                    tuple(places.names(reading.edition).items()),
                    places.FOUND,
                    "wilayah",
                    "kode",
                ),
                key_numbers.key_numbers(reading),
            ),
        ),
        lambda: findings.provinces_without(reading),
        lambda: growth.published_counts(reading),
        lambda: events.timeline(reading),
        lambda: unnamed(reading, every_centre),
        lambda: changes.changes(reading),
        lambda: brief.files(reading, (reached(reading), lead(reading))),
        lambda: Limits(
            (
                two_sets.said(reading),
                *two_sets.said_of_levels(reading),
                reading.text(
                    "Published numbers come from different sources and dates; where they conflict, the page "
                    "Published figures shows both."
                ),
            )
        ),
    )


def reached(reading: Reading) -> str:
    """How many centres are found by name, and whom they reach at least."""
    found = maps.every_known(reading)
    country = nearness.country(reading.only(()))
    text = reading.text(
        "At least {share} of people live within 50 km of the {found} PLUT centres found",
        found=formats.number(len(found), reading.language),
        share=formats.percent(country.first["covered_share"], reading.language, 0),
    )
    return National(text, found, country)


def lead(reading: Reading) -> tuple[Sentence, ...]:
    """What the share is of the centres that surely serve, and that those announced are another set."""
    announced = two_sets.announcement(reading)
    sure = reading.rows("centres/reach", level="country", evidence="A")
    funded = reading.text(
        "{funded} of these small-enterprise service centres may only have been funded; without them it is "
        "{share}.",
        funded=formats.number(findings.funded(maps.every_known(reading)), reading.language),
        share=formats.percent(sure.first["covered_share"], reading.language, 0),
    )
    counted = reading.text(
        "The government counted {announced} on {day}, not necessarily these.",
        announced=formats.number(announced.first["value"], reading.language),
        day=formats.date(announced.first["as_of_day"].date(), reading.language),
    )
    return Sentence(National(funded, sure), sure), Sentence(National(counted, announced), announced)


def brief_file(reading: Reading, kind: str) -> File:
    """The brief of the edition as a file."""
    own = reading.only(())
    return brief.file(own, (reached(own), lead(own)), kind)


def unnamed(reading: Reading, every_centre: Chosen) -> tuple[Block, ...]:
    """The centres that we did not find, placed at random; nothing where this edition has none."""
    every = maps.every_unnamed(reading)
    drawn = maps.unnamed(reading, every_centre, "overview_simulated", "")
    if drawn is None:
        return ()
    if not reading.shows_simulated:
        return (lists.invitation(reading, every),)
    text = reading.text(
        "We found no public list of all centres. Until an office loads its own, the shortfall at each level "
        "is placed at random with a fixed seed; how many of those we found were in the government's count is "
        "not known."
    )
    return (
        Section(reading.text("where centres that we did not find could be"), every),
        Sentence(text, every),
        drawn,
    )


def slide(reading: Reading) -> Slide:
    """The programme in three numbers, and how it grew."""
    answers = (key_numbers.centres(reading), findings.by_name(reading), staffing.newest_per_centre(reading))
    known = tuple(one for one in answers if one is not None)
    drawn = growth.published_counts(reading)
    return Slide(drawn.frame.title, drawn, known, two_sets.said(reading))


SUBJECT = Subject(
    "overview",
    "",
    mark("Overview"),
    (),
    page,
    (
        Pictured("jumlah", mark("Number of centres over time"), growth.published_counts),
        Pictured(
            "peta-jangkauan", mark("Map of the country: people within 50 km of a centre"), maps.of_country
        ),
    ),
    slide=slide,
)
