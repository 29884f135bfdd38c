"""Where certification applications wait and are lost: by age, reason, region, centre and size; codes to act on."""

import functools

import pandas as pd

from plut.base import formats
from plut.base.measures import word
from plut.figures import bars, ranges, stacks, style
from plut.figures.stacks import Part
from plut.subjects.certification.applications import SMALLEST, Cohort, named
from plut.surfaces.app import blocks, filters, prose, tables
from plut.surfaces.app.page import Page

QUEUE_COLUMNS = ["waiting_for", "age_class", "application_count", "stalled_count"]
REASON_COLUMNS = ["rejection_reason", "rejected_count", "rejected_share", "unverified_count"]
GROUP_COLUMNS = [
    "group_code", "group_name", "cohort_count", "matured_count", "matured_issued_count", "matured_conversion_share", "lower_share",
    "upper_share", "stalled_count", "rejected_count", "is_small",
]  # fmt: skip
PATH_COLUMNS = ["path_step", "holders_count", "path_count", "previous_share", "median_days"]
ACT_COLUMNS = [
    "application_id",
    "scheme",
    "name",
    "centre_id",
    "regency_code",
    "waiting_for",
    "last_step_on",
    "waiting_days",
]
EXPIRING_COLUMNS = ["centre_id", "name", "province_name", "expiring_count", "first_expires_on"]
ORDER_COLUMNS = [
    "application_id",
    "scheme",
    "centre_id",
    "registered_on",
    "verified_on",
    "issued_on",
    "rejected_on",
]
AGES = ("0_30", "31_90", "91_180", "181_365", "366_")
WAITING = (("verification", style.SEQUENTIAL[1], style.INK), ("certificate", style.ACCENT, style.PAPER))
SHOWN = 40  # rows of a picture; the table and the files have all


def queue_and_reasons(page: Page, cohort: Cohort) -> None:
    """What open applications wait for and how long already, and why others were lost."""
    details = filters.details(page.text("Where they wait, and why they are lost"), key="waiting_part")
    if details.open:
        with details:
            _queue(page, cohort)
            _reasons(page, cohort)


def _queue(page: Page, cohort: Cohort) -> None:
    query, language = "certification/queue", page.language
    rows = page.rows(query, **cohort.of_window())
    if rows.empty:
        prose.sentence(
            page, page.text("None of these applications is waiting."), is_simulated=cohort.is_simulated
        )
        return
    number = functools.partial(formats.number, language=language)
    parts = pd.DataFrame(
        {
            "bar": [AGES.index(age) for age in rows["age_class"]],
            "kind": rows["waiting_for"],
            "value": rows["application_count"],
            "text": [number(n) for n in rows["application_count"]],
        }
    )
    parts["hover"] = [
        f"{word('waiting_for', kind, language)}: {text}"
        for kind, text in zip(parts["kind"], parts["text"], strict=True)
    ]
    totals = rows.groupby("age_class")["application_count"].sum()
    labels = [f"{word('age_class', age, language)}: {number(totals.get(age, 0))}" for age in AGES]
    title = page.text(
        "{count} applications wait, {stalled} of them for {days} days or longer",
        count=number(rows["application_count"].sum()),
        stalled=number(rows["stalled_count"].sum()),
        days=number(cohort.days),
    )
    subtitle = f"{named(page, cohort)} " + page.text(
        "Open applications by days since their last step, and by what they wait for."
    )
    kinds = [Part(kind, word("waiting_for", kind, language), color, ink) for kind, color, ink in WAITING]
    draw = functools.partial(stacks.stacked, labels, parts, kinds)
    blocks.card(page, "queue", query, rows, draw, title, subtitle, QUEUE_COLUMNS)


def _reasons(page: Page, cohort: Cohort) -> None:
    query, language = "certification/reasons", page.language
    rows = page.rows(query, **cohort.of_all())
    if rows.empty:
        prose.sentence(
            page, page.text("None of these applications was rejected."), is_simulated=cohort.is_simulated
        )
        return
    names = [word("rejection_reason", code, language) for code in rows["rejection_reason"]]
    shares = [formats.percent(share, language) for share in rows["rejected_share"]]
    drawn = pd.DataFrame(
        {
            "group": "",
            "label": names,
            "share": rows["rejected_share"],
            "text": [
                f"{share} · {formats.number(n, language)}"
                for share, n in zip(shares, rows["rejected_count"], strict=True)
            ],
            "is_doubtful": False,
            "has_target": False,
            "hover": names,
        }
    )
    title = page.text(
        "The commonest reason: {reason}, {share} of those rejected or withdrawn",
        reason=names[0].lower(),
        share=shares[0],
    )
    subtitle = f"{named(page, cohort)} " + page.text(
        "Rejected or withdrawn applications by reason, share of all of them."
    )
    blocks.card(
        page, "reasons", query, rows, functools.partial(bars.shares, drawn), title, subtitle, REASON_COLUMNS
    )


def breakdown(page: Page, cohort: Cohort) -> None:
    """Conversion by province, centre or size; groups with few matured applications are held back in the picture."""
    details = filters.details(page.text("By province, centre and size"), key="breakdown_part")
    if not details.open:
        return
    language = page.language
    with details:
        kinds = {"provinsi": page.text("province"), "pusat": page.text("centre"), "skala": page.text("size")}
        with blocks.one_box():
            kind = filters.choice("rincian", kinds, page.text("Compare by"), language, default="provinsi")
        query = "certification/breakdown"
        grouped_by = {"provinsi": "province", "pusat": "centre", "skala": "size"}[kind]
        rows = page.rows(query, **cohort.of_window(), grouped_by=grouped_by)
        names = [_group(page, row, grouped_by) for row in rows.itertuples()]
        rows = rows.assign(group_name=names)
        known = ~rows["is_small"]
        drawn = pd.DataFrame(
            {
                "label": names,
                "share": rows["matured_conversion_share"].where(known),
                "lower": rows["lower_share"].where(known),
                "upper": rows["upper_share"].where(known),
                "text": [_share(page, row) for row in rows.itertuples()],
            }
        ).head(SHOWN)
        drawn["hover"] = drawn["label"] + ": " + drawn["text"]
        judged = rows[known]
        title = page.text("No group has {n} matured applications yet", n=formats.number(SMALLEST, language))
        if len(judged):
            title = page.text(
                "Matured conversion runs from {low} to {high}",
                low=formats.percent(judged["matured_conversion_share"].min(), language),
                high=formats.percent(judged["matured_conversion_share"].max(), language),
            )
        subtitle = f"{named(page, cohort)} " + page.text(
            "Certificates within {days} days, share of the matured applications (n); pale line: bounds of all. "
            "The largest groups first, at most {shown}. Fewer than 10: held back.",
            days=formats.number(cohort.days, language),
            shown=formats.number(SHOWN, language),
        )
        blocks.card(
            page,
            "breakdown",
            query,
            rows,
            functools.partial(ranges.shares, drawn),
            title,
            subtitle,
            GROUP_COLUMNS,
        )


def _group(page: Page, row, grouped_by: str) -> str:
    if grouped_by == "size":
        return word("size_class", row.group_code, page.language)
    return row.group_name if isinstance(row.group_name, str) else page.text("without a centre")


def _share(page: Page, row) -> str:
    if row.is_small:
        return page.text("n < 10")
    count = formats.number(row.matured_count, page.language)
    return page.text(
        "{share} (n {count})", share=formats.percent(row.matured_conversion_share, page.language), count=count
    )


def story_path(page: Page, cohort: Cohort) -> None:
    """Informal, NIB, SNI Bina UMK (self-declared), SPPT-SNI: enterprises that walked so, beside all that hold each mark."""
    query, language = "certification/story_path", page.language
    place = {"province_code": cohort.province, "centre_id": cohort.centre}
    rows = page.rows(query, **place, from_date=cohort.from_date, to_date=cohort.to_date)
    if not page.shows_simulated and (rows["provenance"] == "simulated").any():
        return
    if not rows["path_count"].iloc[0]:
        return
    number = functools.partial(formats.number, language=language)
    records = rows.to_dict("records")
    parts = pd.DataFrame(
        [
            {
                "bar": bar,
                "kind": kind,
                "value": value,
                "text": number(value),
                "hover": f"{name}: {number(value)}",
            }
            for bar, row in enumerate(records)
            for kind, name, value in (
                ("path", page.text("on the path"), row["path_count"]),
                (
                    "other",
                    page.text("hold it on another way"),
                    max(row["holders_count"] - row["path_count"], 0),
                ),
            )
        ]
    )
    kinds = [
        Part("path", page.text("on the path"), style.ACCENT),
        Part("other", page.text("hold it on another way"), style.SEQUENTIAL[1], style.INK),
    ]
    last = rows.iloc[-1]
    title = page.text(
        "Of {all} enterprises {last} walked the whole path to SPPT-SNI",
        all=number(rows["path_count"].iloc[0]),
        last=number(last["path_count"]),
    )
    subtitle = page.text(
        "Enterprises that hold each mark after all marks before it, and those that hold it on another way. "
        "SNI Bina UMK is self-declared, SPPT-SNI is tested. Days: half of those on the path took as long or longer."
    )
    draw = functools.partial(stacks.stacked, [_path_label(page, row) for row in records], parts, kinds)
    rows = rows.rename(columns={"step": "path_step"})
    blocks.card(page, "story_path", query, rows, draw, title, subtitle, PATH_COLUMNS, press="jalan")


def _path_label(page: Page, row: dict) -> str:
    name = word("path_step", row["step"], page.language)
    if pd.isna(row["previous_share"]):
        return name
    share = formats.percent(row["previous_share"], page.language)
    if pd.isna(row["median_days"]):
        return page.text("{name}: {share} of the step before", name=name, share=share)
    days = formats.number(row["median_days"], page.language)
    return page.text(
        "{name}: {share} of the step before, after {days} days", name=name, share=share, days=days
    )


def lists(page: Page, cohort: Cohort) -> None:
    """Codes of applications to act on, certificates that end soon, and errors in the dates, each with its downloads."""
    details = filters.details(
        page.text("To act on: stalled longest, ending soon, dates to correct"), key="lists_part"
    )
    if not details.open:
        return
    place = {"province_code": cohort.province, "centre_id": cohort.centre}
    with details:
        _list(
            page,
            "certification/act_on",
            cohort.of_window(),
            ACT_COLUMNS,
            page.text("Stalled longest: applications to act on"),
            page.text("Codes only, at most 1,000; choose a centre to see its own."),
        )
        _list(
            page,
            "certification/expiring",
            place,
            EXPIRING_COLUMNS,
            page.text("SPP-IRT certificates that end within six months"),
            page.text(
                "By the centre that assisted; a renewal that is already applied for is not subtracted."
            ),
        )
        _list(
            page,
            "certification/out_of_order",
            cohort.of_all(),
            ORDER_COLUMNS,
            page.text("Dates out of order"),
            page.text(
                "A later step is dated before an earlier one: counted all the same, to be corrected at the source."
            ),
        )


def _list(page: Page, query: str, chosen: dict, columns: list[str], title: str, subtitle: str) -> None:
    rows = page.rows(query, **chosen)
    prose.subsection(title)
    if rows.empty:
        prose.sentence(page, page.text("None with these choices."))
        return
    is_simulated = bool((rows["provenance"] == "simulated").any())
    prose.sentence(page, f"{formats.number(len(rows), page.language)}. {subtitle}", is_simulated=is_simulated)
    tables.show(page, query.split("/")[1], query, rows, columns, title, subtitle)
