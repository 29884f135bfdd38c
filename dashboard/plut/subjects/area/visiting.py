"""What to know before a visit: what the area is, the centres that serve it, its strengths and gaps, and what
to ask there."""

from typing import Any

from plut.base import formats
from plut.base.measures import measure
from plut.content import evidence, two_sets
from plut.content.blocks import Block, Link, Links, Section, Sentence, unless_withheld
from plut.content.framing import section, sentences, table
from plut.content.quoting import cited, in_language
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import Scope
from plut.subjects.area import asking, standing
from plut.subjects.area.choosing import Chosen
from plut.subjects.centres import findings

CENTRE_COLUMNS = (
    "name",
    "level",
    "place",
    "evidence_grade",
    "institutional_status",
    "known_from_year",
    "source_year",
    "source_url",
)
SHOWN = 2  # strengths, and gaps


def finding(reading: Reading, chosen: Chosen) -> tuple[Sentence, ...]:
    """What the area is part of and how many people live there; what the split of Papua and the status of
    Jakarta mean here."""
    area, language = chosen.area, reading.language
    facts = {
        "area": chosen.name,
        "capital": area["capital"],
        "people": formats.number(area["population_people"], language),
        "islands": area["island_group"],
    }
    if chosen.is_province:
        said = reading.text(
            "{area} ({islands}) is a province of {regencies} regencies and cities; its capital is "
            "{capital}. {people} people live there.",
            regencies=formats.number(area["regencies"], language),
            **facts,
        )
    else:
        said = reading.text(
            "{area} belongs to {province} ({islands}); its seat is {capital}. {people} people live there.",
            province=area["province_name"],
            **facts,
        )
    return sentences(
        chosen.of, " ".join(filter(None, (said, _split(reading, chosen), _jakarta(reading, chosen))))
    )


def _split(reading: Reading, chosen: Chosen) -> str:
    area = chosen.area
    if chosen.is_province and isinstance(area["former_province"], str):
        return reading.text(
            "It was created in 2022: until then its {count} regencies and cities belonged to {province}, and "
            "no earlier figure is its own.",
            count=formats.number(area["former_regencies"], reading.language),
            province=area["former_province"],
        )
    if isinstance(area["former_code"], str):
        return reading.text(
            "Before 2022 it belonged to {province} and had the code {code}: compare it with earlier years "
            "only by that code.",
            province=area["former_province"],
            code=area["former_code"],
        )
    return ""


def _jakarta(reading: Reading, chosen: Chosen) -> str:
    if chosen.area["is_self_governing"]:
        return ""
    return reading.text("It is an administrative unit of Jakarta: its budget is part of the province's.")


def centres(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """The centres of the area, and that of its province, that are known by name; where more of the province
    stands."""
    rows = reading.rows("area/centres", chosen.scope, simulated=False)
    head, more = reading.text("Centres that serve it"), _elsewhere(reading, chosen)
    if not len(rows):
        spread = findings.spread(reading) if chosen.is_province else None
        told = (*counted(reading, chosen), *((spread,) if spread else ()))
        return (*section(head, rows, none_named(reading, chosen)), *told, more)
    shown = table(reading, "area_centres", rows, head, "", CENTRE_COLUMNS, has_files=False)
    return Section(head, rows), *_unclear(reading, chosen, rows), *counted(reading, chosen), shown, more


def _unclear(reading: Reading, chosen: Chosen, rows: Rows) -> tuple[Sentence, ...]:
    """That a centre may be its own."""
    text = evidence.unclear(reading, rows, chosen.name)
    return sentences(rows, text) if text else ()


def counted(reading: Reading, chosen: Chosen) -> tuple[Sentence, ...]:
    """What a province was said to have, each count with its date and source, beside what we found."""
    if not chosen.is_province:
        return ()
    scope = Scope((reading.part(chosen.name, province=chosen.area["region_code"]),))
    rows = in_language(reading, "centres/published_counts", scope)
    if not len(rows):
        return ()
    told = [cited(row["statement"], row["source"]) + _note(row) for row in rows.records]
    found = unless_withheld(reading, lambda: _found(reading, chosen)) or ()
    levels = two_sets.levels(reading, chosen.area["region_code"])
    return *sentences(rows, *told), *found, *sentences(rows, levels)


def _found(reading: Reading, chosen: Chosen) -> tuple[Sentence, ...]:
    """How many of a province we found, and by which number what is per centre is divided."""
    measured = standing.measured(reading, chosen)
    ours, larger = measured.of("measure", "known_centres"), measured.of("measure", "people_per_known_centre")
    text = reading.text(
        "In {area} we found {found} by name (as of {day}); anything per centre divides by the larger number, "
        "{larger}.",
        area=chosen.name,
        found=formats.number(ours["value"], reading.language),
        day=formats.date(ours["as_of_day"].date(), reading.language),
        larger=formats.number(larger["denominator"], reading.language),
    )
    return sentences(measured, text)


def _note(row: dict[str, Any]) -> str:
    return f" {row['note']}" if isinstance(row["note"], str) else ""


def none_named(reading: Reading, chosen: Chosen) -> str:
    """No centre is found here; that says little as long as the government counts more than are found."""
    if two_sets.missing(reading) <= 0:
        return reading.text("We found no centre in {area}.", area=chosen.name)
    return reading.text(
        "We found no centre in {area}. The government counted {announced} centres on {day} and we found "
        "{found} by name, not necessarily the same ones: there may be one that we did not find.",
        area=chosen.name,
        **two_sets.counts(reading),
    )


def _elsewhere(reading: Reading, chosen: Chosen) -> Links:
    """Links to the pages that show more of the area's province; none to a page that has nothing of it to
    show; where it may not be known whether one has, that page says what it can show."""
    code = chosen.province_code
    known = unless_withheld(
        reading, lambda: set(reading.plain("area/measures", region=code, simulated=False)["measure"])
    )
    # simulated records are those of centres
    is_simulated = reading.shows_simulated and len(reading.plain("centres/list", province=code)) > 0
    links = [Link(reading.text("Centres"), f"peta?provinsi={code}")]
    if is_simulated or known is None or "staffing_share" in known:
        links.append(Link(reading.text("Consultants"), f"konsultan?provinsi={code}"))
    if is_simulated or known is None or "certified_share" in known:
        links.append(Link(reading.text("Certification"), f"sertifikasi?provinsi={code}"))
    lead = reading.text("{province} on other pages:", province=chosen.area["province_name"])
    return Links(lead, tuple(links))


def visit(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """Strengths, gaps and questions for a visit, from rows that are not simulated."""
    rows = standing.measured(reading, chosen)
    asked = (
        Sentence(f"{number}. {question}")
        for number, question in enumerate(asking.questions(reading, chosen), start=1)
    )
    return (*section(reading.text("For a visit"), rows, *_judged(reading, chosen, rows)), *asked)


def _judged(reading: Reading, chosen: Chosen, rows: Rows) -> tuple[str, str]:
    """Its strengths and its gaps, the first of each: values that stand on the side that is better, and on the
    other. A neutral measure is neither, as no area is better for its size; a count of what was found is no
    gap, as there may be more."""
    told = [
        (row, measure(row["measure"]))
        for row in rows.records
        if row["standing"] in ("higher", "lower") and measure(row["measure"]).better
    ]
    strengths = [row for row, of in told if row["standing"] == of.better]
    gaps = [row for row, of in told if row["standing"] != of.better and not of.bound]
    none = _none(reading, set(rows.frame["measure"]))

    def listed(found: list[dict[str, Any]]) -> str:
        return "; ".join(_value(reading, row) for row in found[:SHOWN]) or none

    return (
        reading.text(
            "Strengths of {area} in what is known so far: {found}.", area=chosen.name, found=listed(strengths)
        ),
        reading.text(
            "Gaps of {area} in what is known so far: {found}.", area=chosen.name, found=listed(gaps)
        ),
    )


def _none(reading: Reading, known: set[str]) -> str:
    """That nothing is on this side, and which subjects no file has told of yet."""
    subjects = {
        "staffing_share": reading.text("staffing"),
        "umk_share": reading.text("procurement"),
        "certified_share": reading.text("certification"),
    }
    missing = [name for key, name in subjects.items() if key not in known]
    if not missing:
        return reading.text("none")
    return reading.text(
        "none; the office's files are needed for {subjects}",
        subjects=formats.enumeration(missing, reading.language),
    )


def _value(reading: Reading, row: dict[str, Any]) -> str:
    of = measure(row["measure"])
    told = standing.value_of(reading, row["measure"], row["value"])
    written = standing.bounded(reading, row, told)
    return f"{of.labels[reading.language]} {written} ({standing.in_words(reading, row)})"
