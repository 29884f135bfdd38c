"""Where are consultants missing, who lives too far away, and where should the next centres stand?"""

from plut.base.language import mark
from plut.content.blocks import Beside, Block, Choices, Finding, Fold, Later, Limits, Section, parts
from plut.content.reading import Reading
from plut.content.slides import Slide
from plut.content.subject import Pictured, Subject
from plut.subjects.consultants import access, choosing, enterprises, nearness, staffing, where_next


def page(reading: Reading) -> tuple[Block, ...]:
    """Distances by the centres that are known first, then what is published of consultants, then what is
    simulated."""
    of_distances, of_staffing = reading.only(choosing.OF_DISTANCES), reading.only(choosing.OF_STAFFING)
    return parts(
        reading,
        lambda: Finding(
            staffing.per_centre_grew(reading),
            (*staffing.about_per_centre(reading), *staffing.finding(reading)),
        ),
        lambda: Beside("first_screen", (staffing.per_centre(reading),), staffing.published(reading)),
        lambda: Section(reading.text("Who lives too far from a centre?")),
        lambda: nearness.finding(reading),
        lambda: Later(near_and_next, of_distances).blocks(),
        lambda: Later(nearness.all_placements, of_distances).blocks(),
        lambda: Later(staffing.missing, of_staffing).blocks(),
        lambda: Later(access.reachable, of_staffing).blocks(),
        lambda: Limits(nearness.limits(reading)),
    )


def near_and_next(reading: Reading) -> tuple[Block, ...]:
    """Who lives near a centre that is known, where the next ones would reach most people, and what if."""
    boxes = Choices(
        choosing.of_reach(reading), reading.text("Choose distance, evidence and areas"), fold="narrow"
    )
    return parts(
        reading,
        lambda: Beside("near", (nearness.coverage_map(reading),), (boxes, nearness.answers(reading))),
        lambda: Fold(
            "coverage_provinces_details",
            reading.text("People within reach by province"),
            Later(nearness.by_province, reading),
        ),
        lambda: enterprises.folds(reading),
        lambda: Section(reading.text("Where would the next centres reach most people?")),
        lambda: Beside(
            "next",
            where_next.drawn(reading),
            (Choices((choosing.new_centres(reading),)), *where_next.listed(reading)),
        ),
        lambda: Fold(
            "what_if",
            reading.text("What if? Add or remove centres yourself"),
            Later(where_next.what_if, reading),
            is_open=bool(reading.code("tambah") or reading.code("kurang")),
            is_apart=True,
        ),
    )


def slide(reading: Reading) -> Slide:
    """How many consultants a centre has, and how many it would have."""
    answers = (staffing.newest_per_centre(reading), staffing.newest_complement(reading))
    known = tuple(one for one in answers if one is not None)
    said = " ".join(one.begun for one in staffing.about_per_centre(reading))
    return Slide(staffing.per_centre_grew(reading), staffing.per_centre(reading), known, said)


SUBJECT = Subject(
    "consultants",
    "konsultan",
    mark("Consultants"),
    choosing.KEYS,
    page,
    (
        Pictured(
            "jangkauan", mark("People within reach of a centre"), nearness.coverage_map, choosing.of_reach
        ),
        Pictured(
            "berikutnya",
            mark("Where the next centres would reach most people"),
            where_next.next_centres,
            choosing.of_next,
        ),
        Pictured("konsultan-per-pusat", mark("Consultants per centre"), staffing.per_centre),
        Pictured("konsultan", mark("Consultants over time"), staffing.history),
        Pictured(
            "bidang",
            mark("Fields in which posts are vacant"),
            staffing.fields,
            choosing.of_fields,
            "provinsi",
        ),
        Pictured("akses", mark("Consultants within people's reach"), access.access_map, choosing.of_day),
        Pictured(
            "jangkauan-simulasi",
            mark("People within reach with every centre placed"),
            nearness.placements_map,
            choosing.of_placements,
        ),
    ),
    slide=slide,
)
