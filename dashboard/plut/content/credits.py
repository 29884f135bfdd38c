"""The two lines at the foot of every picture: sources with date, then how it was computed, edition and SQL
file."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.definitions import PROVENANCES
from plut.base.language import mark, translate
from plut.base.measures import period, word


def weakest(provenance: pd.Series) -> str:
    """The weakest provenance among the rows of a frame; a frame without rows shows nothing and is called
    derived."""
    present = set(provenance.dropna().unique())
    return next((p for p in PROVENANCES if p in present), "derived")


def shown_datasets(datasets: pd.DataFrame, names: tuple[str, ...], provenances: set[str]) -> pd.DataFrame:
    """The data sets that a picture shows, in the order in which its query names them.

    Of a data set that has several provenances (published and simulated centres) only those of the rows shown,
    and what derived rows are computed from; one that nobody has loaded is no source.
    """
    if "derived" in provenances:
        provenances = provenances | {"published"}
    named = datasets[datasets["name"].isin(names) & datasets["source_id"].notna()]
    several = named.groupby("name")["provenance"].transform("size") > 1
    is_foreign = (named["provenance"] == "simulated") & (
        "simulated" not in provenances
    )  # nothing simulated entered these rows
    shown = named[(~several | named["provenance"].isin(provenances)) & ~is_foreign]
    return shown.sort_values("name", key=lambda column: column.map(names.index), kind="stable")


def source_line(shown: pd.DataFrame, language: str) -> str:
    """Source: each source once, with the newest date of its rows; an office's files with what they hold.

    shown: see `shown_datasets`.
    Earlier editions name their sources in full alone.
    """
    named = f"short_{language}" if f"short_{language}" in shown else f"source_{language}"
    shown = shown.assign(**{named: [_named(row, named, language) for row in shown.to_dict("records")]})
    of_sources = shown.groupby(named, sort=False)
    parts = [
        f"{source} ({newest(_as_rows(rows), language)})" if rows["as_of"].notna().any() else str(source)
        for source, rows in of_sources
    ]
    return translate("Source: {sources}.", language, sources="; ".join(parts))


def _named(dataset: dict[Hashable, Any], named: str, language: str) -> str:
    """The source of a data set; of an office's, what it holds and the names of its files."""
    source = str(dataset[named])
    if dataset["provenance"] != "imported":
        return source
    holds = word("dataset", str(dataset["name"]), language)
    return translate("{dataset} of the office, {files}", language, dataset=holds.lower(), files=source)


def credits_of(
    datasets: pd.DataFrame, names: tuple[str, ...], provenances: tuple[str, ...], language: str
) -> tuple[str, str]:
    """The source line of a picture, and the newest date in words of the data set that its query names first,
    or where none of it is shown, of all that are (see `shown_datasets`)."""
    shown = shown_datasets(datasets, names, set(provenances))
    first = shown[shown["name"] == names[0]]
    return source_line(shown, language), newest(_as_rows(first if len(first) else shown), language)


def newest(rows: pd.DataFrame, language: str) -> str:
    """The newest date of rows, as far as it is known: a month stays a month, a year a year.

    rows: `as_of_day`, and `as_of_text` where their query has it; a missing text is a day.
    """
    last = rows["as_of_day"].max()
    if pd.isna(last):
        return formats.MISSING
    texts = rows.loc[rows["as_of_day"] == last, "as_of_text"] if "as_of_text" in rows else pd.Series([None])
    day = pd.Timestamp(last).date()
    return formats.date(day, language) if texts.isna().any() else period(max(texts), language)


def _as_rows(datasets: pd.DataFrame) -> pd.DataFrame:
    """Data sets with their dates named as in other rows."""
    return datasets.rename(columns={"as_of": "as_of_day"})


def computed_line(provenance: str, as_of: str, edition: str, query: str, language: str) -> str:
    """How the picture was computed: from what kind of data, as of when, in which edition, by which SQL
    file."""
    texts = {
        "published": mark("Published data as of {as_of}"),
        "derived": mark("Computed from published data as of {as_of}"),
        "imported": mark("Computed from the office's own data as of {as_of}"),
        "simulated": mark("SIMULATED, not real data, as of {as_of}"),
    }
    kind = translate(texts[provenance], language, as_of=as_of)
    return " · ".join(
        [kind, translate("Edition {edition}", language, edition=edition), f"queries/pages/{query}.sql"]
    )
