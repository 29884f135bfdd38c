"""Every picture that the press room can hand out: its name, the page it stands on, its choices, and how it is made.

The same functions make the picture on its page; here they are called with the choices as plain values, so that a check
code can name them and a later edition can make the picture again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from plut.base.language import mark
from plut.subjects.award import winners as award
from plut.subjects.centres import cards
from plut.subjects.certification import applications, progress, waiting
from plut.subjects.certification import published as certificates
from plut.subjects.consultants import nearness, staffing, where_next
from plut.subjects.procurement import procurement, shortfalls, spending
from plut.subjects.published import facts
from plut.surfaces.app.blocks import Picture
from plut.surfaces.app.page import Page
from plut.surfaces.app.reader import Reader
from plut.surfaces.press import makers
from plut.surfaces.press.makers import Values


@dataclass(frozen=True)
class Kind:
    """A picture by its code in the address, the `press` of its card.

    make lays it on the page's shelf. choices shows its filters and gives their values. of_province gives the values for
    one province, where the picture is one of a province's kit. simulated: whether an edition draws it from simulated
    records; None where the edition has no record at all of what it shows.
    """

    code: str
    label: str
    address: str
    make: Callable[..., None]
    choices: Callable[[Page], Values] = lambda _: {}
    of_province: Callable[[Page, str], Values] | None = None
    simulated: Callable[[Page], bool | None] = lambda _: False


KINDS = (
    Kind(
        "peta",
        mark("Map of the centres that are known by name"),
        "peta",
        makers.known_centres,
        makers.map_choices,
        makers.map_of_province,
    ),
    Kind("jumlah", mark("Number of centres over time"), "", cards.published_counts),
    Kind(
        "posisi",
        mark("Where an area stands among all"),
        "wilayah",
        makers.standings,
        makers.area_choices,
        makers.area_of_province,
    ),
    Kind(
        "jangkauan",
        mark("People within reach of a centre"),
        "konsultan",
        nearness.coverage_map,
        makers.coverage_choices,
    ),
    Kind(
        "berikutnya",
        mark("Where the next centres would reach most people"),
        "konsultan",
        where_next.next_centres,
        makers.next_choices,
    ),
    Kind("satu-nilai", mark("One amount, several percentages"), "angka", facts.one_amount),
    Kind("bagian", mark("Published shares of spending"), "angka", facts.published_shares),
    Kind("sehati", mark("One quota of halal certificates, step by step"), "sertifikasi", certificates.sehati),
    Kind("jumlah-sertifikat", mark("Certificates over the years"), "sertifikasi", certificates.totals),
    Kind("halal", mark("Products certified halal by province"), "sertifikasi", certificates.halal_provinces),
    Kind("pemenang", mark("Centres that won the award"), "penghargaan", award.winners),
    Kind(
        "konsultan",
        mark("Consultants over time"),
        "konsultan",
        staffing.history,
        simulated=staffing.is_simulated,
    ),
    Kind(
        "bidang",
        mark("Fields in which consultants are missing"),
        "konsultan",
        makers.fields,
        makers.field_choices,
        makers.fields_of_province,
        staffing.is_simulated,
    ),
    Kind(
        "akses",
        mark("Consultants that people can reach"),
        "konsultan",
        makers.reachable,
        makers.day_choices,
        None,
        staffing.is_simulated,
    ),
    Kind("terbit", mark("Obligation, pledge and spending in print"), "belanja", shortfalls.published_stages),
    *(
        Kind(
            code,
            label,
            "belanja",
            makers.of_spending(draw, **fixed),
            makers.spending_choices,
            None,
            procurement.is_simulated,
        )
        for code, label, draw, fixed in (
            ("tahap", mark("Spending at each stage"), spending.stages, {"key": "stages", "press": "tahap"}),
            (
                "laju",
                mark("Spending through the year"),
                spending.pace_of_year,
                {"key": "pace", "press": "laju"},
            ),
            ("selisih", mark("Shortfalls and surpluses"), shortfalls.ledger, {"key": "gaps"}),
            (
                "peta-belanja",
                mark("Spending by region"),
                shortfalls.map_of_regions,
                {"level": "regency", "key": "regions_map", "press": "peta-belanja"},
            ),
        )
    ),
    Kind(
        "peringkat",
        mark("Ranking of the award"),
        "penghargaan",
        makers.ranking,
        makers.contest_choices,
        simulated=makers.ranking_is_simulated,
    ),
    Kind(
        "posisi-simulasi",
        mark("Where an area stands by simulated records"),
        "wilayah",
        makers.simulated_standings,
        makers.area_choices,
        simulated=makers.always,
    ),
    *(
        Kind(
            code,
            label,
            "sertifikasi",
            makers.of_cohort(draw),
            makers.cohort_choices,
            of_province,
            applications.is_simulated,
        )
        for code, label, draw, of_province in (
            (
                "corong",
                mark("What became of certification applications"),
                progress.funnel,
                makers.cohort_of_province,
            ),
            ("kurva", mark("Days until the certificate"), progress.curve, makers.cohort_of_province),
            ("kohort", mark("Certificates by month of registration"), progress.cohorts, None),
            ("jalan", mark("The path from informal to SPPT-SNI"), waiting.story_path, None),
        )
    ),
    Kind(
        "peta-simulasi",
        mark("Map of the unnamed centres, placed at random"),
        "peta",
        makers.simulated_centres,
        makers.map_choices,
        simulated=makers.always,
    ),
    Kind(
        "jangkauan-simulasi",
        mark("People within reach if all 100 centres are placed"),
        "konsultan",
        makers.all_placements,
        makers.placement_choices,
        simulated=makers.always,
    ),
)


BY_CODE = {kind.code: kind for kind in KINDS}


def kinds(page: Page) -> dict[str, Kind]:
    """The pictures of an edition by code; without the simulated ones where the reader has hidden them."""
    shown = (False, True) if page.shows_simulated else (False,)
    return {kind.code: kind for kind in KINDS if kind.simulated(page) in shown}


def made(page: Page, kind: Kind, values: Values, language: str, width: str = "wide") -> Picture | None:
    """The picture for these choices in a language; None where the choices leave nothing to draw."""
    shelf: list[Picture] = []
    kind.make(replace(page, reader=Reader(language, width), shelf=shelf), **values)
    return shelf[0] if shelf else None
