"""Who is short of the rule and who exceeds it: the ledger of gaps, the map of regions, and every
institution."""

from typing import Any

from plut.base import formats
from plut.base.definitions import UMK_RULE_SHARE, UMK_SHARE_BORDERS
from plut.base.measures import word
from plut.content.blocks import Block, Fold, Later, Picture, Sentence, drawing
from plut.content.framing import picture, table
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import choropleth
from plut.figures import gaps as figure
from plut.figures.choropleth import Regions
from plut.subjects.procurement import choosing, declared
from plut.subjects.procurement.choosing import Chosen
from plut.subjects.procurement.spending import interval

GAP_COLUMNS = (
    *("institution_kind", "institutions", "short_institutions", "surplus_institutions", "budget_idr"),
    *("obligation_idr", "realised_umk_idr", "shortfall_idr", "surplus_idr", "net_gap_idr"),
    *("low_shortfall_idr", "low_net_gap_idr"),
)
REGION_COLUMNS = ("list_code", "list_name", "institution_name", "share", "upper_share", "gap_idr")
INSTITUTION_COLUMNS = (
    *("institution_name", "institution_kind", "budget_idr", "obligation_idr", "realised_umk_idr"),
    *("gap_idr", "gap_upper_idr", "band", "progress_share", "allocation_share", "realised_budget_share"),
    *("provider_share", "provider_upper_share", "status_known_share", "realised_records"),
    *("small_suppliers", "rank_of_kind", "ranked_of_kind", "as_of_day", "institution_code"),
)
OUTSIDE = ("no_budget", "no_realised")  # of the ledger: nothing to compare with
BANDS = {"A": 1.0, "B": 0.9, "C": 0.8, "D": 0.7}  # least share of the obligation; E is below
ON_THE_LINE = (4, 5)  # classes of the map that reach the line of the rule


def gaps(reading: Reading, chosen: Chosen) -> tuple[Picture, ...]:
    """Shortfalls and surpluses by kind of institution; their difference is the net gap."""
    rows = reading.rows("procurement/ledger", chosen.scope)
    inside = rows.but(lambda frame: frame[~frame["institution_kind"].isin(OUTSIDE)])
    if not len(inside):
        return ()
    texts = [_gap(reading, row) for row in inside.records]
    drawn = inside.frame.assign(
        label=[
            formats.capital(word("institution_kind", row["institution_kind"], reading.language))
            for row in inside.records
        ],
        shortfall=inside.frame["shortfall_idr"].astype(float),
        surplus=inside.frame["surplus_idr"].astype(float),
        text=texts,
        hover=texts,
    )
    total = inside.of("institution_kind", "all")
    title = reading.text(
        "Shortfalls of {short} less surpluses of {over} leave a net gap of {net} ({period})",
        period=_period(reading, chosen),
        short=formats.rupiah(total["shortfall_idr"], reading.language),
        over=formats.rupiah(total["surplus_idr"], reading.language),
        net=formats.rupiah(total["net_gap_idr"], reading.language),
    )
    counted = reading.text(
        "Realised spending on micro and small enterprises and co-operatives against {rule} of each "
        "institution's own budget, {year}. Net gap: at least {low}.",
        rule=choosing.rule(reading),
        year=str(chosen.year),
        low=formats.rupiah(total["low_net_gap_idr"], reading.language),
    )
    counted = f"{counted} {declared.caution(reading, inside)}".strip()
    explained = reading.text(
        "One institution's surplus does not fill another's shortfall. The net gap is {low} if all that is "
        "not recorded went to micro and small enterprises and co-operatives.",
        low=formats.rupiah(total["low_net_gap_idr"], reading.language),
    )
    made = drawing(figure.gaps, drawn, short=reading.text("shortfall"), over=reading.text("surplus"))
    return (
        picture(
            reading,
            "gaps",
            rows,
            title,
            counted,
            made,
            GAP_COLUMNS,
            code="selisih",
            drawn_from=inside,
            explained=explained,
        ),
    )


def _gap(reading: Reading, row: dict[str, Any]) -> str:
    """The shortfalls and surpluses of a kind of institution, a line each."""
    return reading.text(
        "Short by {shortfall} ({low} if everything not recorded is included): {short} institutions<br>Over "
        "by {surplus}: {over} institutions",
        short=formats.number(row["short_institutions"], reading.language),
        shortfall=formats.rupiah(row["shortfall_idr"], reading.language),
        low=formats.rupiah(row["low_shortfall_idr"], reading.language),
        over=formats.number(row["surplus_institutions"], reading.language),
        surplus=formats.rupiah(row["surplus_idr"], reading.language),
    )


def map_of_regions(
    reading: Reading,
    chosen: Chosen,
    level: str = "regency",
    key: str = "regions_map",
    code: str = "peta-belanja",
) -> Picture | Sentence:
    """Each province's, or regency's and city's, own government by its share; Jakarta's units are not
    applicable."""
    language, denominator = reading.language, chosen.denominator
    rows = reading.rows("procurement/regions", chosen.scope, level=level)
    known = rows.but(lambda frame: frame.dropna(subset=["share"]))
    if not len(known):
        return Sentence(
            reading.text(
                "No local government in the office's files has what this denominator needs, so "
                "there is no map."
            )
        )
    reached = known.frame["class"].isin(ON_THE_LINE).sum()
    told = {
        "above": formats.number(int(reached), language),
        "all": formats.number(len(known), language),
        "year": str(chosen.year),
        "line": choosing.target(reading, denominator).label,
    }
    if denominator == "budget":
        title = reading.text("{above} of {all} local governments plan at least {line} in {year}", **told)
    else:
        title = reading.text("{above} of {all} local governments realised at least {line} in {year}", **told)
    counted = reading.text(
        "Lower bound of the share of micro and small enterprises and co-operatives, by region's government."
    )
    explained = reading.text(
        "Colours change at {line}. Jakarta's six administrative units spend through the province: not "
        "applicable. Outlines are approximate.",
        line=choosing.target(reading, denominator).label,
    )
    if denominator != "budget":  # that of a plan rests on its tags
        counted = f"{counted} {declared.caution(reading, known)}".strip()
    labels = _classes(reading, denominator)
    regions = Regions(
        rows.frame.assign(hover=_hovers(reading, rows, labels)),
        reading.edition.outlines(level),
        choropleth.AROUND_A_TARGET,
        labels,
    )
    names = reading.plain("frame/map_names", level="province")
    made = drawing(choropleth.regions_map, regions, names=names)
    # a region without a value is drawn, and has no row to be named in
    return picture(reading, key, known, title, counted, made, REGION_COLUMNS, code=code, explained=explained)


def _hovers(reading: Reading, rows: Rows, labels: list[str]) -> list[str]:
    """The share of each region with its bounds, or that it has none of its own. Of a simulated one the class
    alone: its share would tell which of the made-up names in a list is meant."""
    told = []
    for row in rows.records:
        if not row["is_applicable"]:
            told.append(reading.text("not applicable"))
        elif row["provenance"] == "simulated":
            told.append(labels[row["class"]])
        else:
            told.append(interval(row["share"], row["upper_share"], reading.language))
    return told


def _classes(reading: Reading, denominator: str) -> list[str]:
    """The words of the classes: no data, five below and above the line, not applicable."""
    whole = UMK_RULE_SHARE if denominator == "obligation" else 1.0
    low, under, line, above = (
        formats.percent(edge / whole, reading.language, 0) for edge in UMK_SHARE_BORDERS
    )
    ranges = (f"< {low}", f"{low}–{under}", f"{under}–{line}", f"{line}–{above}", f"≥ {above}")
    return [reading.text("no data"), *ranges, reading.text("not applicable")]


def institutions(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """What the bands are, and every institution of a year and kind, the largest shortfall first."""
    thresholds = ", ".join(
        f"{band} ≥ {formats.percent(least, reading.language, 0)}" for band, least in BANDS.items()
    )
    text = reading.text(
        "The bands are this dashboard's own, after the scorecard of America's SBA: realised spending on "
        "micro and small enterprises and co-operatives as a share of the obligation, {thresholds}, E < "
        "{lowest}; an unfinished year has none. The gap in rupiah is beside the band; places are among "
        "institutions of one kind.",
        thresholds=thresholds,
        lowest=formats.percent(BANDS["D"], reading.language, 0),
    )
    if not _is_over(reading, chosen):
        text += " " + reading.text(
            "{year} is not over: no institution has a band yet, and gaps and places are those so far.",
            year=str(chosen.year),
        )
    title = reading.text("Every institution with band, gap and place")
    return Sentence(text), Fold("institutions_details", title, Later(_institutions, reading, (chosen,)))


def _period(reading: Reading, chosen: Chosen) -> str:
    """The year that is chosen, and whether it is not over yet."""
    year = str(chosen.year)
    return year if _is_over(reading, chosen) else reading.text("{year}, so far", year=year)


def _is_over(reading: Reading, chosen: Chosen) -> bool:
    """Whether any institution has data of the whole year: only then it has a band."""
    return bool(reading.rows("procurement/institutions", chosen.scope).frame["band"].notna().any())


def _institutions(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    rows = reading.rows("procurement/institutions", chosen.scope)
    title = reading.text("Institutions, the largest shortfall first")
    told = reading.text("One row per institution, {year}.", year=str(chosen.year))
    counted = f"{told} {declared.caution(reading, rows)}".strip()
    listed = table(reading, "institutions", rows, title, counted, INSTITUTION_COLUMNS)
    return Sentence(counted, rows), listed
