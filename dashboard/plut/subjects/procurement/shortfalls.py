"""Who is short of the 40 per cent and who exceeds it: the ledger of gaps, the map of regions, the published amounts."""

import functools

from plut.base import formats
from plut.base.measures import word
from plut.figures import bars, choropleth, gaps
from plut.figures.choropleth import Regions
from plut.subjects import sentences
from plut.subjects.procurement.spending import BY_DENOMINATOR, RULE, Choice, interval
from plut.surfaces.app import blocks, cached, downloads, filters, prose
from plut.surfaces.app.page import Page

LEDGER_COLUMNS = [
    "institution_kind", "institutions", "short_institutions", "surplus_institutions", "budget_idr", "obligation_idr",
    "realised_umk_idr", "shortfall_idr", "surplus_idr", "net_gap_idr", "low_shortfall_idr", "low_net_gap_idr",
]  # fmt: skip
REGION_COLUMNS = ["region_code", "region_name", "institution_name", "share", "upper_share", "gap_idr"]
BANDS = {"A": 1.0, "B": 0.9, "C": 0.8, "D": 0.7}  # least share of the obligation; E is below
TABLE_COLUMNS = [
    "institution_name", "institution_kind", "budget_idr", "obligation_idr", "realised_umk_idr", "gap_idr", "gap_upper_idr",
    "band", "progress_share", "allocation_share", "realised_budget_share", "provider_share", "provider_upper_share",
    "status_known_share", "realised_records", "small_suppliers", "rank_of_kind", "ranked_of_kind", "as_of_day", "institution_code",
]  # fmt: skip


def ledger(page: Page, choice: Choice, key: str) -> None:
    """Shortfalls and surpluses by kind of institution; their difference is the net gap."""
    query, language = "procurement/ledger", page.language
    rows = page.rows(query, year=choice.year)
    inside = rows[~rows["institution_kind"].isin(["no_budget", "no_realised"])]
    if inside.empty:
        return

    def money(amount: float) -> str:
        return formats.rupiah(amount, language)

    texts = [
        page.text(
            "Short by {shortfall} ({low} if all unknown is counted): {short} of them<br>Over by {surplus}: {over} of them",
            short=formats.number(r.short_institutions, language),
            shortfall=money(r.shortfall_idr),
            low=money(r.low_shortfall_idr),
            over=formats.number(r.surplus_institutions, language),
            surplus=money(r.surplus_idr),
        )
        for r in inside.itertuples()
    ]
    labels = [
        sentences.capital(word("institution_kind", kind, language)) for kind in inside["institution_kind"]
    ]
    drawn = inside.assign(
        label=labels,
        shortfall=inside["shortfall_idr"].astype(float),
        surplus=inside["surplus_idr"].astype(float),
        text=texts,
        hover=texts,
    )
    total = inside[inside["institution_kind"] == "all"].iloc[0]
    title = page.text(
        "Shortfalls of {short} less surpluses of {over} leave a net gap of {net}",
        short=money(total["shortfall_idr"]),
        over=money(total["surplus_idr"]),
        net=money(total["net_gap_idr"]),
    )
    subtitle = page.text(
        "Realised spending on small enterprises against 40% of each institution's own budget, {year}. A surplus of one does not "
        "fill the shortfall of another. Net gap if all that is unknown were of small enterprises: {low}.",
        year=str(choice.year),
        low=money(total["low_net_gap_idr"]),
    )
    draw = functools.partial(gaps.gaps, rows=drawn, short=page.text("shortfall"), over=page.text("surplus"))
    blocks.card(
        page, key, query, rows, draw, title, subtitle, LEDGER_COLUMNS, drawn_from=inside, press="selisih"
    )


def map_of_regions(
    page: Page, choice: Choice, level: str, key: str, simulated: bool = True, press: str = ""
) -> None:
    """Each province's, or regency's and city's, own government by its share; Jakarta's units are not applicable."""
    query, language = "procurement/regions", page.language
    rows = page.rows(query, year=choice.year, level=level, measure=choice.denominator, simulated=simulated)
    known = rows.dropna(subset=["share"])
    if known.empty:
        prose.sentence(
            page,
            page.text("No local government of the office's files has what this denominator needs: no map."),
        )
        return
    target = 1.0 if choice.denominator == "obligation" else RULE
    simulated = " (" + page.text("simulated") + ")" if "simulated" in set(rows["provenance"]) else ""
    drawn = rows.assign(
        hover=[
            (interval(r.share, r.upper_share, language) if r.is_applicable else page.text("not applicable"))
            + simulated
            for r in rows.itertuples()
        ]
    )
    edges = [
        formats.percent(share * (2.5 if choice.denominator == "obligation" else 1), language, 0)
        for share in (0.2, 0.3, 0.4, 0.5)
    ]
    classes = [page.text("no data"), f"< {edges[0]}", f"{edges[0]}–{edges[1]}", f"{edges[1]}–{edges[2]}", f"{edges[2]}–{edges[3]}",
               f"≥ {edges[3]}", page.text("not applicable")]  # fmt: skip
    of = page.text("plan") if choice.denominator == "budget" else page.text("realised")
    title = page.text(
        "{above} of {all} local governments reach the line in {year} ({of}, {denominator})",
        above=formats.number(int((known["share"] >= target).sum()), language),
        all=formats.number(len(known), language),
        year=str(choice.year),
        of=of,
        denominator=page.text(BY_DENOMINATOR[choice.denominator]),
    )
    subtitle = page.text(
        "Lower bound of the share of small enterprises of the government of each region. Colours change at the line of the rule. "
        "Jakarta's six administrative units spend through the province: not applicable. Outlines are approximate, for display."
    )
    draw = functools.partial(
        choropleth.regions_map,
        Regions(drawn, cached.outlines(page.path, level), choropleth.AROUND_A_TARGET, classes),
        java_inset=page.text("Java and Bali, enlarged") if level == "regency" else "",
    )
    blocks.card(page, key, query, rows, draw, title, subtitle, REGION_COLUMNS, drawn_from=known, press=press)


def published_stages(page: Page) -> None:
    """Obligation, pledge, allocation and realised spending as they were published, in rupiah."""
    query, language = "procurement/published", page.language
    rows = page.rows(query).rename(
        columns={f"{stem}_{language}": stem for stem in ("statement", "note", "denominator")}
    )
    drawn = rows.assign(
        group=[sentences.capital(word("measure", measure, language)) for measure in rows["measure"]],
        label=[page.text("as of {day}", day=formats.date(day.date(), language)) for day in rows["as_of_day"]],
        share=rows["value_idr"] / rows["value_idr"].max(),
        text=[formats.rupiah(value, language) for value in rows["value_idr"]],
        is_doubtful=rows["status"] == "does_not_reproduce",
        has_target=False,
        hover=rows["source"],
    )
    latest = {measure: group.iloc[-1] for measure, group in rows.groupby("measure")}
    title = page.text(
        "Pledged {pledge}, obliged {obligation}; the most that was reported as realised is {realised}",
        pledge=formats.rupiah(latest["umk_pledge"]["value_idr"], language),
        obligation=formats.rupiah(latest["umk_obligation"]["value_idr"], language),
        realised=formats.rupiah(rows.loc[rows["measure"] == "umk_realised", "value_idr"].max(), language),
    )
    subtitle = page.text(
        "Amounts as published, by stage. Stages, populations and years differ: a pledge is no spending. Hollow: the printed "
        "percentage of this amount does not follow from its parts."
    )
    columns = [
        "measure",
        "stage",
        "as_of_text",
        "value_idr",
        "denominator",
        "status",
        "statement",
        "note",
        "source",
    ]
    draw = functools.partial(bars.shares, bars=drawn, target=None)
    blocks.card(page, "published_stages", query, rows, draw, title, subtitle, columns, press="terbit")


def table(page: Page, choice: Choice) -> None:
    """The institutions of a year, the largest shortfall first, with bands and their printed thresholds."""
    query, language = "procurement/institutions", page.language
    thresholds = ", ".join(f"{band} ≥ {formats.percent(least, language, 0)}" for band, least in BANDS.items())
    lowest = formats.percent(BANDS["D"], language, 0)
    text = page.text(
        "Bands are this product's own, after the manner of the US SBA's scorecard: realised spending on small enterprises of the "
        "obligation, {thresholds}, E < {lowest}. The absolute gap stands beside the band; places are among institutions of a kind.",
        thresholds=thresholds,
        lowest=lowest,
    )
    prose.sentence(page, text)
    details = filters.details(
        page.text("Every institution with band, gap and place"), key="institutions_details"
    )
    if not details.open:  # hundreds of rows are put into words only for those who look
        return
    rows = page.rows(query, year=choice.year, institution_kind=choice.kind)
    title = page.text("Institutions, the largest shortfall first")
    frame = blocks.frame_of(
        page, query, rows, title, page.text("One row per institution, {year}.", year=str(choice.year))
    )
    with details:
        blocks.table(page, rows, TABLE_COLUMNS, key="institutions_table")
        downloads.of_rows(page, "institutions", query, rows, TABLE_COLUMNS, frame)
