"""Where the next centres would reach most people, and what if the reader places them."""

import html

from plut.base import formats
from plut.content import places
from plut.content.blocks import Block, Choices, Item, Link, Picture, Ranked, Sentence, drawing
from plut.content.framing import picture, table
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import choropleth
from plut.figures.choropleth import Points
from plut.subjects.consultants import choosing, nearness

PICK_COLUMNS = (
    "pick_order",
    "regency_code",
    "regency_name",
    "province_name",
    "gained_people",
    "covered_share_after",
    "gap_share",
)
CHANGE_COLUMNS = (
    "province_code",
    "province_name",
    "people",
    "covered_people",
    "changed_people",
    "gained_people",
    "changed_share",
)


def next_centres(reading: Reading) -> Picture | None:
    """The seats at which new centres would bring most people within reach, on the map, with the people gained
    by each.

    None where every seat has its centre already.
    """
    scope = choosing.distances(reading)
    picks = reading.rows("consultants/next_centres", scope)
    if not len(picks):
        return None
    language = reading.language
    known = nearness.points(reading, scope)
    names = [
        reading.text(
            "{place} +{people}",
            place=row["regency_name"],
            people=formats.people(row["gained_people"], language),
        )
        for row in picks.records
    ]
    doubt = reading.text("may already have a centre that we did not find")
    numbered = picks.frame.assign(
        number=picks.frame["pick_order"],
        province_code=picks.frame["regency_code"].str[:2],
        share=picks.frame["gained_people"] / picks.frame["gained_people"].max(),
        label=names,
        hover=[f"<b>{html.escape(name)}</b><br>{doubt}" for name in names],
    )
    provinces = list(places.provinces(reading.edition))
    drawn = drawing(
        choropleth.regions_map,
        choropleth.ground(provinces, reading.edition.outlines("province")),
        Points(known.frame, choropleth.small_centres(reading.text("centre known by name"))),
        numbered,
        names=reading.plain("frame/map_names", level="province"),
    )
    title = reading.text(
        "If there are no other centres, {count} new ones would lift the share within {radius} from {now} to "
        "{then}; {place} gains most",
        count=formats.number(len(picks), language),
        radius=nearness.radius_text(reading),
        now=formats.percent(nearness.country(reading).first["covered_share"], language),
        then=formats.percent(picks.records[-1]["covered_share_after"], language),
        place=picks.first["regency_name"],
    )
    sources = picks.beside(known)
    return picture(
        reading,
        "next_centres",
        picks,
        title,
        _counted(reading, picks),
        drawn,
        PICK_COLUMNS,
        code="berikutnya",
        drawn_from=sources,
        explained=_how_picked(reading, picks),
    )


def drawn(reading: Reading) -> tuple[Picture, ...]:
    """The map of the next centres, where there is one."""
    made = next_centres(reading)
    return (made,) if made else ()


def listed(reading: Reading) -> tuple[Ranked, ...]:
    """The same places as a list whose rows lead to their areas, by the people whom each would bring within
    reach."""
    rows = reading.rows("consultants/next_centres", choosing.distances(reading))
    if not len(rows):
        return ()
    items = tuple(
        Item(
            Link(f"{row['pick_order']}. {row['regency_name']}", f"wilayah?kode={row['regency_code']}"),
            float(row["gained_people"]),
            float(row["gained_people"]),
            formats.number(row["gained_people"] / 1e6, reading.language, 1),
        )
        for row in rows.records
    )
    return (
        Ranked(
            reading.text("Whom each new centre would bring within reach"),
            reading.text("Million people whom no known centre and no earlier one in this list reaches"),
            items,
            rows,
        ),
    )


def _counted(reading: Reading, picks: Rows) -> str:
    if not picks.is_whole:
        text = reading.text(
            "The best choice among the 514 seats; those centres stay. Each number adds people whom none of "
            "them and no earlier pick reaches."
        )
        return choosing.after_words(picks.scope, text)
    return reading.text(
        "The best choice among the 514 seats; known centres stay. Each number adds people whom no known "
        "centre and no earlier pick reaches."
    )


def _how_picked(reading: Reading, picks: Rows) -> str:
    proof = reading.text("All are picked together ({proof}).", proof=_proof(reading, picks))
    doubt = (
        reading.text(
            "Known centres include those that may only be funded. Each pick may already have a centre that "
            "we did not find."
        )
        if picks.is_whole
        else reading.text(
            "Each pick may already have a centre: one that we did not find, or one with weaker evidence."
        )
    )
    return f"{proof} {doubt}"


def _proof(reading: Reading, picks: Rows) -> str:
    """How near to the best possible the picks are: proved, or by how much they may miss it."""
    gap = picks.frame["gap_share"].max()
    if gap == 0:
        return reading.text("proved optimal")
    return reading.text("at most {gap} from the best possible", gap=formats.percent(gap, reading.language, 2))


def what_if(reading: Reading) -> tuple[Block, ...]:
    """The reader adds centres at seats or takes known ones away, and sees how many people are within
    reach."""
    boxes = Choices((choosing.added(reading), choosing.removed(reading)))
    rows = reading.rows("consultants/what_if", choosing.changes(reading))
    text = _outcome(reading, rows)
    changed = rows.but(lambda frame: frame[frame["gained_people"] != 0])
    if not len(changed):
        return boxes, Sentence(text, rows)
    counted = nearness.how_measured(reading, rows.scope)
    return boxes, Sentence(text, rows), table(reading, "what_if", changed, text, counted, CHANGE_COLUMNS)


def _outcome(reading: Reading, rows: Rows) -> str:
    """The people within reach before and after the changes."""
    language = reading.language
    people, before, after = (
        int(rows.frame[column].sum()) for column in ("people", "covered_people", "changed_people")
    )
    told = {
        "radius": nearness.radius_text(reading),
        "before": formats.number(before, language),
        "after": formats.number(after, language),
        "difference": f"{'+' if after >= before else ''}{formats.number(after - before, language)}",
        "share": formats.percent(after / people, language, 2),
        "now": formats.percent(before / people, language, 2),
    }
    if not rows.is_whole:
        return reading.text(
            "If there are no other centres: {before} people within {radius} now, {after} with these changes "
            "({difference}); a share of {share} instead of {now}.",
            **told,
        )
    return reading.text(
        "If there are no other centres, within {radius}: {before} people now, {after} with these changes "
        "({difference}); a share of {share} instead of {now}.",
        **told,
    )
