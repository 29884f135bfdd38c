"""Where are the 100 centres, and how well is each known?"""

from plut.base.language import mark
from plut.content import two_sets
from plut.content.blocks import Beside, Block, Choices, Finding, Limits, Section, parts
from plut.content.reading import Reading
from plut.content.slides import Slide
from plut.content.subject import Pictured, Subject
from plut.subjects.centres import beside, choosing, findings, lists, maps, years
from plut.subjects.centres.choosing import Chosen


def page(reading: Reading) -> tuple[Block, ...]:
    """The map of the centres that are known by name, since when each is, all of them and one in full; then
    the unnamed ones."""
    chosen = choosing.chosen(reading)
    drawn = maps.known(reading, chosen)
    return parts(
        reading,
        lambda: beside.trail(reading, chosen),
        lambda: Finding(findings.headline(reading, chosen), findings.lead(reading, chosen)),
        lambda: Choices(chosen.switches, reading.text("Choose what the map shows"), fold="phone"),
        lambda: Beside(
            "map",
            (drawn or maps.none_left(reading),),
            beside.told(reading, chosen, is_drawn=drawn is not None),
        ),
        lambda: findings.provinces_without(reading),
        lambda: years.opening_years(reading, chosen),
        lambda: Section(reading.text("Centres and their sources")),
        lambda: lists.one_centre(reading, chosen),
        lambda: lists.published_counts(reading, chosen),
        lambda: lists.known(reading, chosen),
        lambda: lists.facts(reading, chosen),
        lambda: unnamed(reading, chosen),
        lambda: lists.join_audit(reading),
        lambda: Limits(
            (
                two_sets.said(reading),
                *two_sets.said_of_levels(reading),
                reading.text(
                    "A point stands in the village or district that a source names, otherwise at the seat of "
                    "the region: see Precision of the point."
                ),
                reading.text(
                    "Evidence A: operating, inaugurated or staffed when a source last mentioned it. B: "
                    "built, funded or listed; it may be no more than funded. Planned centres are not "
                    "counted."
                ),
                reading.text(
                    "The size of the office, the number of consultants and the results are known for few "
                    "centres: see what has been published about single centres."
                ),
            )
        ),
    )


def unnamed(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """The centres that we did not find, placed at random; nothing where this edition has none."""
    every = maps.every_unnamed(reading)
    if not len(every):
        return ()
    if not reading.shows_simulated:
        return (lists.invitation(reading, every),)
    return (
        Section(reading.text("where centres that we did not find could be"), every),
        maps.unnamed(reading, chosen) or maps.none_left(reading),
    )


def slide(reading: Reading) -> Slide | None:
    """Whom the centres that we found reach, and where we found none."""
    drawn = maps.of_country(reading)
    if drawn is None:
        return None
    country = reading.rows("centres/reach", level="country")
    answers = (
        findings.within_reach(reading, country),
        findings.beyond_reach(reading),
        findings.without_any(reading),
    )
    return Slide(findings.lacking_in_short(reading), drawn, answers)


SUBJECT = Subject(
    "centres",
    "peta",
    mark("Centres"),
    choosing.KEYS,
    page,
    (
        Pictured(
            "peta",
            mark("Map of the centres that are known by name"),
            choosing.of_chosen(maps.known),
            choosing.choices,
            "provinsi",
        ),
        Pictured(
            "peta-simulasi",
            mark("Map of centres that we did not find, placed at random"),
            choosing.of_chosen(maps.unnamed),
            choosing.choices,
        ),
    ),
    slide=slide,
)
