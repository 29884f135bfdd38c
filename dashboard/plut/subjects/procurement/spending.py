"""The pictures of procurement: rows of a query, put into words and given to a figure, in a card."""

import functools
from dataclasses import dataclass

import pandas as pd

from plut.base import formats
from plut.base.language import mark
from plut.base.measures import word
from plut.figures import bounds, pace
from plut.figures.bars import Target
from plut.subjects import sentences
from plut.surfaces.app import blocks, prose
from plut.surfaces.app.page import Page

RULE = 0.4
DENOMINATORS = {
    "anggaran": "budget",
    "kewajiban": "obligation",
    "penyedia": "provider",
}  # codes in the address
BY_DENOMINATOR = {
    "budget": mark("of the goods-and-services budget"),
    "obligation": mark("of the obligation"),
    "provider": mark("of spending through providers at the same stage"),
}
STAGE_COLUMNS = [
    "stage", "institutions", "imported_institutions", "budget_idr", "obligation_idr", "total_idr", "umk_idr", "unknown_idr",
    "other_idr", "unbudgeted_idr", "records", "budget_share", "budget_upper_share", "obligation_share",
    "obligation_upper_share", "provider_share", "provider_upper_share", "status_known_share",
]  # fmt: skip
CHANNEL_COLUMNS = [
    "channel",
    "records",
    "total_idr",
    "umk_idr",
    "unknown_idr",
    "provider_share",
    "provider_upper_share",
]
PACE_COLUMNS = [
    "year",
    "month",
    "umk_idr",
    "cumulative_umk_idr",
    "budget_idr",
    "month_share",
    "cumulative_share",
]
MONTHS = {"id": "J F M A M J J A S O N D", "en": "J F M A M J J A S O N D"}


@dataclass(frozen=True)
class Choice:
    """Whose spending is shown, in which year, over which denominator; None for all obliged institutions or all kinds."""

    year: int
    institution: str | None = None
    kind: str | None = None
    denominator: str = "budget"
    name: str = ""

    def parameters(self) -> dict[str, object]:
        return {"year": self.year, "institution_code": self.institution, "institution_kind": self.kind}


def interval(lower: float | None, upper: float | None, language: str) -> str:
    """A share with its bounds: 38,1% where both are one, 38,1–51,2% else, a dash where nothing is known."""
    if lower is None or pd.isna(lower):
        return "–"
    low, high = formats.percent(lower, language), formats.percent(upper, language)
    return low if low == high else f"{low.removesuffix('%')}–{high}"


def _target(choice: Choice, page: Page) -> Target:
    share = 1.0 if choice.denominator == "obligation" else RULE
    return Target(share, formats.percent(share, page.language, 0))


def stages(page: Page, choice: Choice, key: str, press: str = "") -> None:
    """The bullet: each stage over the chosen denominator, with its bounds and the line of the rule."""
    query, language = "procurement/stages", page.language
    rows = page.rows(query, **choice.parameters())
    if rows.empty:
        prose.empty(
            page,
            page.text("No spending of these institutions in {year}.", year=str(choice.year)),
            "RUP, SPSE, e-katalog",
        )
        return
    lower, upper = rows[f"{choice.denominator}_share"], rows[f"{choice.denominator}_upper_share"]
    texts = [interval(low, high, language) for low, high in zip(lower, upper, strict=True)]
    missing = page.text("no budget file")
    drawn = rows.assign(
        lower=lower,
        upper=upper,
        text=[missing if text == "–" else text for text in texts],
        label=[_stage_label(row, page) for row in rows.to_dict("records")],
        hover=[_stage_hover(row, page) for row in rows.to_dict("records")],
    )
    reached = [
        f"{word('stage', stage, language)} {text}"
        for stage, text in zip(rows["stage"], drawn["text"], strict=True)
    ]
    title = page.text(
        "{name}, {year}: {shares} {denominator}",
        name=choice.name or page.text("All institutions"),
        year=str(choice.year),
        shares=", ".join(reached),
        denominator=page.text(BY_DENOMINATOR[choice.denominator]),
    )
    subtitle = page.text(
        "Products of micro and small enterprises and co-operatives at each stage, {denominator}. Dark: known to be theirs; pale: "
        "nobody recorded the supplier's size; the truth lies between. Line: the rule of 40%. Stages are not parts of each other.",
        denominator=page.text(BY_DENOMINATOR[choice.denominator]),
    )
    draw = functools.partial(
        bounds.bounds,
        rows=drawn,
        target=_target(choice, page),
        known=page.text("small enterprises"),
        maybe=page.text("not recorded"),
    )
    blocks.card(
        page,
        key,
        query,
        rows.assign(as_of_day=rows["as_of_day"]),
        draw,
        title,
        subtitle,
        STAGE_COLUMNS,
        press=press,
    )


def _stage_label(row: dict, page: Page) -> str:
    return page.text(
        "{stage}: {total}, {records} packages",
        stage=sentences.capital(word("stage", row["stage"], page.language)),
        total=formats.rupiah(row["total_idr"], page.language),
        records=formats.number(row["records"], page.language),
    )


def _stage_hover(row: dict, page: Page) -> str:
    return page.text(
        "Small enterprises {umk}<br>not recorded {unknown}<br>others {other}",
        **{part: formats.rupiah(row[f"{part}_idr"], page.language) for part in ("umk", "unknown", "other")},
    )


def channels(page: Page, choice: Choice, key: str, stage: str = "realised") -> None:
    """The share of small enterprises in each channel at one stage, with value and number of packages."""
    query, language = "procurement/channels", page.language
    rows = page.rows(query, stage=stage, **choice.parameters())
    if rows.empty:
        return
    texts = [interval(r.provider_share, r.provider_upper_share, language) for r in rows.itertuples()]
    labels = [
        page.text(
            "{channel}: {total}, {records} packages",
            channel=sentences.capital(word("channel", row.channel, language)),
            total=formats.rupiah(row.total_idr, language),
            records=formats.number(row.records, language),
        )
        for row in rows.itertuples()
    ]
    drawn = rows.assign(
        lower=rows["provider_share"],
        upper=rows["provider_upper_share"],
        text=texts,
        label=labels,
        hover=labels,
    )
    most = rows.iloc[0]
    name = word("channel", most["channel"], language)
    is_silent = most["unknown_idr"] == most["total_idr"]
    title = (
        page.text(
            "Most of the value goes through {channel}, which does not record the size of suppliers",
            channel=name,
        )
        if is_silent
        else page.text(
            "Most of the value goes through {channel}; there {share} is of small enterprises",
            channel=name,
            share=texts[0],
        )
    )
    subtitle = page.text(
        "{stage} spending of {year} by channel, largest first, and the share of small enterprises in each.",
        stage=sentences.capital(word("stage", stage, language)),
        year=str(choice.year),
    )
    words = {"known": page.text("small enterprises"), "maybe": page.text("not recorded")}
    draw = functools.partial(bounds.bounds, rows=drawn, target=None, **words)
    blocks.card(page, key, query, rows, draw, title, subtitle, CHANNEL_COLUMNS)


def pace_of_year(page: Page, choice: Choice, key: str, press: str = "") -> None:
    """Spending since January against past years, the range of the year-end, and the last day for 40 per cent."""
    query, language = "procurement/pace", page.language
    rows = page.rows(query, **choice.parameters())
    outlook = page.rows("procurement/outlook", **choice.parameters())
    if rows.empty or outlook.empty or outlook["past_years"].iloc[0] < 2:
        prose.sentence(page, page.text("The pace needs realised spending and budgets of two past years."))
        return
    at = outlook.iloc[0]
    until = formats.month(int(at["until_month"]), language)
    share = formats.percent(at["current_share"], language)
    ends = interval(at["low_share"], at["high_share"], language)
    words = {
        "months": MONTHS[language],
        "target": page.text("40% of the budget"),
        "now": page.text("{year}: {share}", year=str(choice.year), share=share),
    }
    drawn = rows.assign(
        share=rows["cumulative_share"],
        hover=[f"{formats.month(m, language)} {y}: {formats.percent(s, language)}" for y, m, s in
               zip(rows["year"], rows["month"], rows["cumulative_share"], strict=True)],
    )  # fmt: skip
    is_open = int(at["until_month"]) < 12
    text = page.text("year-end {range}", range=ends)
    expected = {"low": at["low_share"], "high": at["high_share"], "text": text} if is_open else None
    title = (
        page.text(
            "{share} of the budget realised by the end of {month}; the year may end at {range}",
            share=share,
            month=until,
            range=ends,
        )
        if is_open
        else page.text("{year} ended at {share} of the budget", year=str(choice.year), share=share)
    )
    past = interval(at["past_low_share"], at["past_high_share"], language)
    subtitle = " ".join(
        [
            page.text(
                "Realised for small enterprises since January, of the budget; past years at the same day: {past}. The range takes "
                "the slowest and fastest growth of a past year from here to its end.",
                past=past,
            ),
            _last_day(page, at),
        ]
    )
    draw = functools.partial(pace.pace, months=drawn, target=RULE, words=words, outlook=expected)
    blocks.card(page, key, query, rows, draw, title, subtitle.strip(), PACE_COLUMNS, press=press)


def _last_day(page: Page, at: pd.Series) -> str:
    if bool(at["is_reached"]):
        return page.text("40% is reached.")
    if pd.isna(at["last_day"]):
        return ""
    return page.text(
        "At the highest monthly rate ever seen ({rate} of a budget) 40% could be reached only by starting no later than {day}.",
        rate=formats.percent(at["best_month_share"], page.language),
        day=formats.date(at["last_day"].date(), page.language),
    )
