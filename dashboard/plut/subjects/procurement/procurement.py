"""The page of procurement: what a reader may choose, findings, key numbers, tables, and the office's own institutions."""

import dataclasses
import itertools

import pandas as pd

from plut.base import formats
from plut.base.measures import word, words
from plut.subjects.procurement import shortfalls, spending
from plut.subjects.procurement.spending import DENOMINATORS, Choice, interval
from plut.surfaces.app import filters, prose, tables, tiles
from plut.surfaces.app.filters import ALL
from plut.surfaces.app.page import Page
from plut.surfaces.app.tiles import KeyNumber

PAST_YEARS = 2  # that a pace needs
KINDS = ("central", "province", "regency", "city")
TOTAL_COLUMNS = [
    "institution_code", "institution_name", "institution_kind", "region_code", "budget_idr", "planned_idr", "planned_umk_idr",
    "planned_unknown_idr", "contracted_idr", "contracted_umk_idr", "contracted_unknown_idr", "realised_idr",
    "realised_umk_idr", "realised_unknown_idr",
]  # fmt: skip


def finding(page: Page) -> str:
    """The latest published share, and why another denominator gives another answer."""
    latest = page.rows("overview/latest")
    share = latest[latest["measure"] == "umk_share"].iloc[0]
    return page.text(
        "The latest share in print is {share} of realised provider spending ({day}). The rule of 40% divides by the whole "
        "goods-and-services budget, which is larger: the two must not be compared.",
        share=formats.percent(share["value"] / 100, page.language),
        day=formats.date(share["as_of_day"].date(), page.language),
    )


def published_numbers(page: Page) -> None:
    """Obligation, pledge and realised spending in print, each with its date, denominator and source."""
    language = page.language
    facts = page.rows("published/ledger", topic="procurement")
    wanted = {
        "umk_obligation": page.text("Obligation"),
        "umk_pledge": page.text("Pledged"),
        "umk_realised": page.text("Realised, latest full year"),
        "umk_share": page.text("Share of provider spending"),
    }
    numbers = []
    for measure, label in wanted.items():
        fact = facts[facts["measure"] == measure].iloc[0]
        is_share = fact["unit"] == "percent"
        value = (
            formats.percent(fact["value"] / 100, language)
            if is_share
            else formats.rupiah(fact["value"], language)
        )
        divided = page.text("divided by: {denominator}", denominator=fact[f"denominator_{language}"])
        day = page.text("as of {day}", day=formats.date(fact["as_of_day"].date(), language))
        numbers.append(KeyNumber(label, value, " · ".join([day, divided, str(fact["source"]).split(" ")[0]])))
    tiles.show(page, numbers)


def imported_choice(page: Page) -> Choice | None:
    """The institution and year of the office's own files that the reader looks at; None where nothing is loaded."""
    rows = page.rows("procurement/choices")
    own = rows[rows["provenance"] == "imported"]
    if own.empty:
        return None
    names = {r.institution_code: f"{r.institution_name} ({r.institution_code})" for r in own.itertuples()}
    first = own[own["has_budget"]]
    default = str((own if first.empty else first)["institution_code"].iloc[0])
    with filters.side_by_side():
        code = filters.choice(
            "impor", names, page.text("Institution of the office's files"), page.language, default=default
        )
        years = {str(year): str(year) for year in own.loc[own["institution_code"] == code, "year"]}
        of_year = filters.choice(
            "tahun_impor", years, page.text("Fiscal year"), page.language, default=list(years)[-1]
        )
        measured = denominator(page, "pembagi_impor")
    return Choice(int(of_year), code, None, measured, names[code])


def is_simulated(page: Page) -> bool | None:
    """Whether the country's spending is simulated; None where an edition has none at all."""
    rows = page.rows("procurement/choices")
    return None if rows.empty else bool(rows["provenance"].eq("simulated").any())


def denominator(page: Page, key: str) -> str:
    """What the shares divide by; the legal one first and marked."""
    labels = {
        "anggaran": page.text("of the budget (the legal measure)"),
        "kewajiban": page.text("of the obligation (40% of the budget)"),
        "penyedia": page.text("of provider spending (as LKPP counts)"),
    }
    return DENOMINATORS[
        filters.choice(key, labels, page.text("Denominator"), page.language, default="anggaran")
    ]


def year(page: Page) -> int:
    """The fiscal year that the reader chooses, the last one at first."""
    years = sorted(page.rows("procurement/choices")["year"].unique())
    labels = {str(y): str(y) for y in years}
    return int(
        filters.choice("tahun", labels, page.text("Fiscal year"), page.language, default=str(years[-1]))
    )


def kind(page: Page) -> str | None:
    """The kind of institutions that the reader chooses, or None for all."""
    every = {ALL: page.text("all kinds")} | {
        k: w for k, w in words("institution_kind", page.language).items() if k in KINDS
    }
    chosen = filters.choice("kelompok", every, page.text("Kind of institution"), page.language)
    return None if chosen == ALL else chosen


def institution(page: Page, of_year: int, of_kind: str | None) -> tuple[str | None, str]:
    """The institution that the reader chooses, with its name; None and '' for all of them."""
    rows = page.rows("procurement/choices")
    rows = rows[
        (rows["year"] == of_year) & (rows["institution_kind"].isin(KINDS if of_kind is None else [of_kind]))
    ]
    labels = {ALL: page.text("all institutions")} | dict(
        zip(rows["institution_code"], rows["institution_name"], strict=True)
    )
    chosen = filters.choice("lembaga", labels, page.text("Institution (type to search)"), page.language)
    return (None, "") if chosen == ALL else (chosen, labels[chosen])


def key_numbers(page: Page, choice: Choice) -> None:
    """Obligation, realised spending with its bounds, gap, packages beside value, small suppliers."""
    language = page.language
    rows = page.rows("procurement/stages", **choice.parameters())
    if rows.empty:
        return
    last = rows.iloc[-1]
    is_simulated = last["provenance"] == "simulated"
    day = page.text("as of {day}", day=formats.date(last["as_of_day"].date(), language))
    stage = word("stage", last["stage"], language)
    upper = formats.rupiah(last["umk_idr"] + last["unknown_idr"], language)
    known = formats.percent(last["status_known_share"], language)
    budget = formats.rupiah(last["budget_idr"], language)
    numbers = [
        (page.text("Obligation (40% of the budget)"), formats.rupiah(last["obligation_idr"], language),
         page.text("budget {budget}", budget=budget)),
        (page.text("Small enterprises, {stage}", stage=stage), formats.rupiah(last["umk_idr"], language),
         page.text("up to {upper} with what is not recorded", upper=upper)),
        (page.text("Share of the obligation"), interval(last["obligation_share"], last["obligation_upper_share"], language),
         page.text("status known of {share} of the value", share=known)),
        (page.text("Packages, {stage}", stage=stage), formats.number(last["records"], language),
         page.text("worth {total}", total=formats.rupiah(last["total_idr"], language))),
        (page.text("Distinct small suppliers"), formats.number(last["small_suppliers"], language),
         page.text("each once per institution; suppliers without a code are not counted")),
    ]  # fmt: skip
    tiles.show(
        page, [KeyNumber(label, value, f"{note} · {day}", is_simulated) for label, value, note in numbers]
    )
    _stage_notes(page, rows)


def mixture(page: Page, choice: Choice) -> None:
    """From the first import on: how many of the institutions shown are the office's own."""
    rows = page.rows("procurement/choices")
    shown = rows[
        (rows["year"] == choice.year) & rows["institution_kind"].isin([choice.kind] if choice.kind else KINDS)
    ]
    shown = shown[shown["institution_code"] == choice.institution] if choice.institution else shown
    imported = int((shown["provenance"] == "imported").sum())
    if imported == len(shown):
        prose.sentence(
            page, page.text("From the office's own files; only comparisons with other years are simulated.")
        )
        return
    text = page.text(
        "Seeded demo records of real regions and numbered central institutions; no real spending."
    )
    if imported:
        text = page.text("with {count} imported: an office's files replace the demo records of its own years.",
                         count=formats.number(imported, page.language))  # fmt: skip
    prose.sentence(page, text, is_simulated=True)


def _stage_notes(page: Page, rows: pd.DataFrame) -> None:
    """Stages of which no file was loaded, and a later stage that exceeds an earlier one: said, never mended."""
    stages = ("planned", "contracted", "realised")
    totals = dict(zip(rows["stage"], rows["total_idr"], strict=True))
    missing = [word("stage", stage, page.language) for stage in stages if stage not in totals]
    if missing:
        prose.sentence(
            page, page.text("No file of this stage was loaded: {stages}.", stages=", ".join(missing))
        )
    for earlier, later in itertools.pairwise([stage for stage in stages if stage in totals]):
        if totals[later] > totals[earlier]:
            names = {
                "later": word("stage", later, page.language),
                "earlier": word("stage", earlier, page.language),
            }
            text = page.text(
                "More is {later} than {earlier}: the files do not cover the same packages.", **names
            )
            prose.sentence(page, text, is_simulated="simulated" in set(rows["provenance"]))


def imported_table(page: Page) -> None:
    """What the office has loaded, institution by institution and stage by stage."""
    query = "procurement/institution_totals"
    rows = pd.concat([page.rows(query, year=y) for y in _imported_years(page)])
    rows = rows[rows["provenance"] == "imported"]
    title = page.text("Institutions of the office's files")
    subtitle = page.text("All years that the files name; rupiah.")
    tables.show(page, "imported_institutions", query, rows, TOTAL_COLUMNS, title, subtitle)


def _imported_years(page: Page, of: str | None = None) -> list[int]:
    rows = page.rows("procurement/choices")
    own = rows[(rows["provenance"] == "imported") & ((rows["institution_code"] == of) if of else True)]
    return sorted({int(y) for y in own["year"]})


def no_import(page: Page) -> None:
    """Which files would fill the page with an office's own spending."""
    files = page.text(
        "RUP (plan and budget), SPSE (tender, nontender, e-contract, records), e-catalogue or online shop"
    )
    prose.empty(page, page.text("No office has loaded its procurement exports."), files)


def own_institution(page: Page, choice: Choice) -> None:
    """One institution of the office's files: key numbers, stages and channels."""
    key_numbers(page, choice)
    spending.stages(page, choice, key="own_stages")
    spending.channels(page, choice, key="own_channels", stage=_last_stage(page, choice))
    if len(_imported_years(page, choice.institution)) > PAST_YEARS:
        spending.pace_of_year(page, choice, key="own_pace")
    level = "province" if _is_province(page, choice) else "regency"
    shortfalls.map_of_regions(page, _mapped(page, choice, level), level, key="own_map", simulated=False)


def _mapped(page: Page, choice: Choice, level: str) -> Choice:
    """The choice with the first denominator, the chosen one before the others, of which the office's files know a share."""
    for of in dict.fromkeys([choice.denominator, *DENOMINATORS.values()]):
        rows = page.rows("procurement/regions", year=choice.year, level=level, measure=of, simulated=False)
        if rows["share"].notna().any():
            return dataclasses.replace(choice, denominator=of)
    return choice


def _is_province(page: Page, choice: Choice) -> bool:
    rows = page.rows("procurement/choices")
    return (
        str(rows.loc[rows["institution_code"] == choice.institution, "institution_kind"].iloc[0])
        == "province"
    )


def _last_stage(page: Page, choice: Choice) -> str:
    rows = page.rows("procurement/stages", **choice.parameters())
    return str(rows["stage"].iloc[-1]) if len(rows) else "realised"


def limits(page: Page) -> None:
    """What the page does not show."""
    prose.limits(
        page,
        [
            page.text(
                "Stages are different populations: a plan is no contract, a contract no payment; no share of one says anything of another."
            ),
            page.text(
                "Medium enterprises are not counted; the share of domestic products and the TKDN test are other measures."
            ),
            page.text(
                "E-purchasing and online shops record no size of the supplier: all of it is not recorded, neither in nor out."
            ),
            page.text(
                "Budgets name the goods and services of each work unit; spending outside providers (self-managed) is not in the stages."
            ),
            page.text(
                "A day of payment is not in the exports: a contract counts as realised in the month in which it was declared finished."
            ),
        ],
    )
