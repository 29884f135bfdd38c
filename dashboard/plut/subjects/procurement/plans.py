"""Plans and recorded realisation of 630 institutions, of a copy of a table of LKPP: how they lie, naming
nobody."""

from typing import Any

from plut.base import formats
from plut.base.measures import word
from plut.content.blocks import Block, National, Picture, Section, Sentence, drawing
from plut.content.framing import picture
from plut.content.reading import Reading
from plut.figures import histograms

CLASSES = 10  # tenths of a plan, and one more for the whole plan and above
SHARE_COLUMNS = (
    "place_kind",
    "extract",
    "tenth",
    "institutions",
    "all_institutions",
    "institution_share",
)


def part(reading: Reading) -> tuple[Block, ...]:
    """How recorded realisation lies within each kind of institution, and what the table cannot say."""
    return (
        Section(reading.text("Plans, and what is recorded as realised")),
        *told(reading),
        shares(reading),
        *cautions(reading),
    )


def told(reading: Reading) -> tuple[Sentence, ...]:
    """What the table is, and that it is no measure of compliance."""
    rows = reading.rows("procurement/plan_extracts")
    text = reading.text(
        "A third party's copy of an LKPP table gives what each of {institutions} institutions plans to buy "
        "and how much of it is recorded as realised. It has not been compared with LKPP and says nothing "
        "about the share of micro and small enterprises and co-operatives: this is not a measure of "
        "compliance.",
        institutions=formats.number(rows.first["institutions"], reading.language),
    )
    return (Sentence(National(text, rows), rows),)


def shares(reading: Reading) -> Picture:
    """For each kind, how many institutions have which share of their plan recorded as realised; no line, no
    name."""
    language, rows = reading.language, reading.rows("procurement/plan_shares")
    extracts = [word("extract", name, language) for name in ("first", "second")]
    kinds = rows.frame.drop_duplicates("place_kind")
    labels = [
        reading.text(
            "{kind}: {count} institutions",
            kind=formats.capital(word("place_kind", row["place_kind"], language)),
            count=formats.number(row["all_institutions"], language),
        )
        for row in kinds.to_dict("records")
    ]
    drawn_kinds = kinds.assign(group=kinds["place_kind"], label=labels)
    columns = rows.frame.assign(
        group=rows.frame["place_kind"],
        position=rows.frame["tenth"],
        series=(rows.frame["extract"] == "second").astype(int),
        share=rows.frame["institution_share"],
        hover=[_hover(reading, row) for row in rows.records],
    )
    edges = [
        formats.percent(tenth / CLASSES, language, 0) if tenth % 2 == 0 else ""
        for tenth in range(CLASSES + 1)
    ]
    made = drawing(histograms.histograms, drawn_kinds, columns, [*edges, "+"], extracts)
    every = reading.rows("procurement/plan_extracts")
    at = every.first
    title = reading.text(
        "Plans recorded as realised, {year} (inferred): the middle half of {count} institutions lies between "
        "{low} and {high}",
        year=str(at["year"]),
        low=formats.percent(at["lower_share"], language, 0),
        high=formats.percent(at["upper_share"], language, 0),
        count=formats.number(at["compared"], language),
    )
    counted = reading.text(
        "Third-party copy, not yet compared with LKPP. Number of institutions by the share of their plan "
        "that is recorded as realised, in each of two extracts; far right: more than the whole plan. In the "
        "second extract the middle half lies between {low} and {high}. Plans include self-managed work; the "
        "part of micro and small enterprises is not known.",
        low=formats.percent(at["later_lower_share"], language, 0),
        high=formats.percent(at["later_upper_share"], language, 0),
    )
    return picture(
        reading, "plan_shares", rows, title, counted, made, SHARE_COLUMNS, drawn_from=rows.beside(every)
    )


def _hover(reading: Reading, row: dict[str, Any]) -> str:
    of = {
        "count": formats.number(row["institutions"], reading.language),
        "all": formats.number(row["all_institutions"], reading.language),
        "extract": word("extract", row["extract"], reading.language),
        "tenth": word("tenth", str(row["tenth"]), reading.language),
    }
    return reading.text("{tenth} of the plan: {count} of {all} institutions ({extract})", **of)


def cautions(reading: Reading) -> tuple[Sentence, ...]:
    """What plans contain, why the year is inferred, how the extracts differ, and where one institution
    stands."""
    language, rows = reading.language, reading.rows("procurement/plan_extracts")
    at: dict[str, Any] = rows.first
    day = formats.date(at["named_on"].date(), language)
    texts = (
        reading.text(
            "Plans include self-managed work, which goes through no provider: of the national plan that LKPP "
            "gave on {day}, {provider} of {plan} goes through providers.",
            day=day,
            provider=formats.rupiah(at["provider_plan_idr"], language),
            plan=formats.rupiah(at["named_plan_idr"], language),
        ),
        reading.text(
            "The table bears no year; we take it to be {year}: the copy was made on {made} and last changed "
            "on {changed}, and its plans add up to {first} (first extract) and {second} (second), close to "
            "the {plan} that LKPP gave on {day}.",
            year=str(at["year"]),
            made=formats.date(at["made_on"].date(), language),
            changed=formats.date(at["as_of_day"].date(), language),
            first=formats.rupiah(at["plan_idr"], language),
            second=formats.rupiah(at["later_plan_idr"], language),
            plan=formats.rupiah(at["named_plan_idr"], language),
            day=day,
        ),
        reading.text(
            "The plans of {moved} institutions differ by more than 10 per cent between the extracts, and "
            "{missing} have no plan or no realisation in them (zero is given): for these no share is shown. "
            "What one government plans is on the page of its area; institutions are not listed here, because "
            "an unconfirmed and incomplete table must not put anyone below a line.",
            moved=formats.number(at["moved"], language),
            missing=formats.number(at["institutions"] - at["compared"], language),
        ),
    )
    return tuple(Sentence(text, rows) for text in texts)
