"""The two lines at the foot of every picture: sources with date, then how it was computed, edition and SQL
file."""

import pandas as pd

from plut.base import formats
from plut.base.definitions import PROVENANCES
from plut.base.language import mark, translate


def weakest(provenance: pd.Series) -> str:
    """The weakest provenance among the rows of a frame; a frame without rows shows nothing and is called
    derived."""
    present = set(provenance.dropna().unique())
    return next((p for p in PROVENANCES if p in present), "derived")


def shown_datasets(datasets: pd.DataFrame, names: tuple[str, ...], provenances: set[str]) -> pd.DataFrame:
    """The data sets that a picture shows, in the order in which its query names them.

    Of a data set that has several provenances (published and simulated centres) only those of the rows shown;
    one that nobody has loaded is no source.
    """
    named = datasets[datasets["name"].isin(names) & datasets["source_id"].notna()]
    several = named.groupby("name")["provenance"].transform("size") > 1
    is_foreign = (named["provenance"] == "simulated") & (
        "simulated" not in provenances
    )  # nothing simulated entered these rows
    shown = named[(~several | named["provenance"].isin(provenances)) & ~is_foreign]
    return shown.sort_values("name", key=lambda column: column.map(names.index), kind="stable")


def source_line(shown: pd.DataFrame, language: str) -> str:
    """Source: each source once, with the newest date of its rows. shown: see `shown_datasets`."""
    newest = shown.groupby(f"source_{language}", sort=False)["as_of"].max()
    parts = [
        f"{source} ({formats.date(as_of.date(), language)})" if pd.notna(as_of) else str(source)
        for source, as_of in newest.items()
    ]
    return translate("Source: {sources}.", language, sources="; ".join(parts))


def credits_of(
    datasets: pd.DataFrame, names: tuple[str, ...], provenances: tuple[str, ...], language: str
) -> tuple[str, pd.Timestamp]:
    """The source line of a picture, and the newest date of the data set that its query names first (see
    `shown_datasets`)."""
    shown = shown_datasets(datasets, names, set(provenances))
    return source_line(shown, language), shown.loc[shown["name"] == names[0], "as_of"].max()


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
