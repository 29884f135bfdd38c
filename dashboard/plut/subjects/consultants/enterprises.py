"""Centres and consultants beside the enterprises that they are for, and how far known centres reach into
poorer regencies."""

from plut.base import formats
from plut.base.measures import word
from plut.content import credits, printed_figures
from plut.content.blocks import Block, Fold, Later, National, Sentence, drawing
from plut.content.framing import picture, sentences, table
from plut.content.reading import Reading
from plut.figures import bounds
from plut.subjects.consultants import choosing

PROVINCE_COLUMNS = (
    *("region_name", "listed_text", "listed_umk_share", "divided_centres", "centres_per_100000_enterprises"),
    *("count_kind", "note", "source"),
)
FIFTH_COLUMNS = (
    *("fifth", "regencies", "known_regencies", "known_share", "most_share", "people"),
    *("known_people_share", "most_people_share"),
)


def folds(reading: Reading) -> tuple[Block, ...]:
    """Both parts, each made when it is opened."""
    return (
        Fold(
            "enterprises_part",
            reading.text("Centres beside the enterprises of each province"),
            Later(of_provinces, reading),
        ),
        Fold(
            "poverty_part",
            reading.text("Known centres in poorer and less poor regencies, at least and at most"),
            Later(by_poverty, reading),
        ),
    )


def of_provinces(reading: Reading) -> tuple[Block, ...]:
    """Centres for each 100,000 enterprises listed in 2016, by the provinces of that year."""
    language = reading.language
    country = reading.rows("consultants/per_enterprise")
    first = country.first
    said = reading.text(
        "By our arithmetic, {consultants} consultants ({day}) for the {enterprises} enterprises outside "
        "agriculture that the Economic Census of {year} listed come to {rate} per 100,000.",
        consultants=formats.number(first["consultants"], language),
        day=credits.newest(country.frame, language),
        enterprises=formats.number(first["listed_total"], language),
        year=first["listed_on"].year,
        rate=formats.number(first["consultants_per_100000_enterprises"], language, 1),
    )
    rows = printed_figures.worded(reading, reading.rows("consultants/enterprises"))
    shown = rows.but(
        lambda frame: frame.assign(
            region_name=[printed_figures.regions(reading, row) for row in rows.records],
            listed_text=[printed_figures.enterprises(reading, row) for row in rows.records],
        ).rename(columns={"umk_share": "listed_umk_share", "kind": "count_kind"})
    )
    title = reading.text("Centres per 100,000 enterprises listed in 2016, at least")
    counted = reading.text(
        "Enterprises outside agriculture in 2016, centres known today: no year has both. Provinces are those "
        "of 2016. Centres are the larger of those found by name and the newest published count of the "
        "province, so each ratio is a lower bound; where we found none, there is no ratio."
    )
    return (
        Sentence(National(said, country), country),
        *sentences(shown, counted),
        table(
            reading, "enterprises_of_provinces", shown, title, counted, PROVINCE_COLUMNS, more=("publisher",)
        ),
    )


def by_poverty(reading: Reading) -> tuple[Block, ...]:
    """In how many regencies of each fifth by poverty a centre is known, and in how many there can be one."""
    language = reading.language
    rows = reading.rows("consultants/reach_by_poverty", choosing.distances(reading))

    def percent(share: float) -> str:
        return formats.percent(share, language, 0)

    texts = [f"{percent(row['known_share'])}–{percent(row['most_share'])}" for row in rows.records]
    drawn = rows.frame.assign(
        label=[
            reading.text(
                "{fifth}: {low} to {high} of people poor, {regencies} regencies and cities",
                fifth=formats.capital(word("fifth", str(row["fifth"]), language)),
                low=formats.percent(row["lowest_poverty_share"], language),
                high=formats.percent(row["highest_poverty_share"], language),
                regencies=formats.number(row["regencies"], language),
            )
            for row in rows.records
        ],
        lower=rows.frame["known_share"],
        upper=rows.frame["most_share"],
        text=texts,
        hover=texts,
    )
    title = reading.text(
        "In each fifth of the regencies by poverty, at least {low} to {high} have a centre known by name",
        low=percent(rows.frame["known_share"].min()),
        high=percent(rows.frame["known_share"].max()),
    )
    first = rows.first
    counted = reading.text(
        "Regencies and cities by poverty rate in {year} (BPS, a third party's copy, not yet compared with "
        "the office's); centres at regency level. Upper end: if all found by name and not opened later were "
        "among the centres that the government counted on {day}, and the {unplaced} others were all in that "
        "fifth. The two are different lists, so it can be higher.",
        year=first["poverty_on"].year,
        unplaced=formats.number(first["not_found_centres"], language),
        day=formats.date(first["as_of_day"].date(), language),
    )
    known, maybe = reading.text("a centre is known"), reading.text("if all others stood here")
    made = drawing(bounds.bounds, drawn, None, known, maybe)
    shown = rows.but(
        lambda frame: frame.assign(fifth=[word("fifth", str(n), language) for n in frame["fifth"]])
    )
    return (
        picture(
            reading,
            "reach_by_poverty",
            shown,
            title,
            choosing.after_words(rows.scope, counted),
            made,
            FIFTH_COLUMNS,
        ),
    )
