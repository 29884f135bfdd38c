"""Findings in words, written from rows; pure functions of frames and a language. Names of others are escaped for hovers."""

import html

import pandas as pd

from plut.base import formats
from plut.base.language import translate
from plut.base.measures import word


def map_title(
    points: pd.DataFrame, latest: pd.DataFrame, where: str | None, simulated: bool, language: str
) -> str:
    """The finding of a map of centres: how many were announced and how many are shown, or how many a province has.

    points: the centres shown (`level`, `province_code`). latest: `measure`, `value`, `as_of_day`. where: a province.
    """
    count = formats.number(len(points), language)
    if simulated:
        return translate("{count} unnamed centres, placed at random", language, count=count)
    if where:
        return translate(
            "{count} centres of {where} are found in public sources or an office's list",
            language,
            count=count,
            where=where,
        )
    announced = latest[latest["measure"] == "centres"].iloc[0]
    return translate(
        "The government counted {announced} centres on {day}; {found} are found by name, in {provinces} of 38 provinces",
        language,
        announced=formats.number(announced["value"], language),
        day=formats.date(announced["as_of_day"].date(), language),
        found=count,
        provinces=formats.number(points["province_code"].nunique(), language),
    )


def map_subtitle(points: pd.DataFrame, measure: str, language: str) -> str:
    """What points and colours of a map are, and how many centres have no point."""
    colour = {
        "centres": translate("Colour: number of centres shown.", language),
        "people_per_centre": translate("Colour: people per centre shown.", language),
    }[measure]
    levels = points["level"].value_counts()
    text = translate(
        "Points: {province} province-level and {regency} regency-level centres.",
        language,
        province=formats.number(levels.get("province", 0), language),
        regency=formats.number(levels.get("regency", 0), language),
    )
    lost = int(points["longitude"].isna().sum())
    if lost:
        text += " " + translate(
            "{count} of them have no point: only their province is known.",
            language,
            count=formats.number(lost, language),
        )
    return " ".join([text, colour, translate("Outlines are approximate, for display.", language)])


def region_hover(language: str) -> str:
    """Template of a region's hover: its name from the outlines, its centres from the map's numbers."""
    text = translate(
        "{all} centres: {province} at province level, {regency} at regency level",
        language,
        all="%{customdata[0]}",
        province="%{customdata[1]}",
        regency="%{customdata[2]}",
    )
    return f"<b>%{{properties.name}}</b><br>{text}"


def centre_hover(centre, language: str) -> str:
    """Name, evidence, status and precision of a centre (a row of centres/list)."""
    lines = [f"<b>{html.escape(centre.name)}</b>"]
    if isinstance(centre.evidence_grade, str):
        lines.append(translate("Evidence {grade}", language, grade=centre.evidence_grade))
    lines.append(
        translate(
            "Status: {status}",
            language,
            status=word("institutional_status", centre.institutional_status, language),
        )
    )
    lines.append(
        translate(
            "Point: {precision}",
            language,
            precision=word("location_precision", centre.location_precision, language),
        )
    )
    return "<br>".join(lines)


def fact_hover(statement: str, note: str | None, source: str) -> str:
    """A published statement with its note and source, wrapped for a hover."""
    parts = [statement, note if isinstance(note, str) else "", source]
    return "<br>".join(html.escape(part[:110]) for part in parts if part)


def growth(counts: pd.DataFrame, language: str) -> str:
    """From which to which number of centres the programme grew. counts: `centres`, `as_of_day`, in the order of time."""
    first, last = counts.iloc[0], counts.iloc[-1]
    return translate(
        "From {first} centres in {first_year} to {last} in {last_year}",
        language,
        first=formats.number(first["centres"], language),
        first_year=str(first["as_of_day"].year),
        last=formats.number(last["centres"], language),
        last_year=str(last["as_of_day"].year),
    )


def latest_share(latest: pd.DataFrame, language: str) -> str:
    """The newest published share of spending on small enterprises, with what it divides by. latest: `measure`, `value`, `as_of_day`."""
    row = latest[latest["measure"] == "umk_share"].iloc[0]
    return translate(
        "Micro and small enterprises and co-operatives received {share} of realised provider spending by {day}; the rule of 40% "
        "divides by the whole goods and services budget, a larger sum: the two must not be compared.",
        language,
        share=formats.percent(row["value"] / 100, language),
        day=formats.date(row["as_of_day"].date(), language),
    )


def provinces_without(regions: pd.DataFrame, language: str) -> str:
    """The provinces in which no source names a centre. regions: `region_name`, `centres` of the real centres."""
    names = regions.loc[regions["centres"] == 0, "region_name"].tolist()
    if not names:
        return translate("Every province has at least one centre that is known by name.", language)
    return translate(
        "No public source names a centre in {count} provinces: {names}.",
        language,
        count=formats.number(len(names), language),
        names=formats.enumeration(names, language),
    )


def known_since(rows: pd.DataFrame, language: str) -> str:
    """How many of the centres have a year. rows: centres with `known_from_year`."""
    dated = rows["known_from_year"].dropna()
    return translate(
        "{count} of {all} centres are attested with a year, the earliest in {first}",
        language,
        count=formats.number(len(dated), language),
        all=formats.number(len(rows), language),
        first=str(int(dated.min())),
    )


def capital(text: str) -> str:
    """A text with a capital first; the rest stays as it is (UMK, e-purchasing)."""
    return text[:1].upper() + text[1:]
