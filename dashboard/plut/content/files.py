"""Files to take away, as values: what each kind holds, and what it tells of itself. A surface writes them
(surfaces/sheets)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from plut.base.language import mark, translate

TEMPLATES = {
    "centres": mark("template-centres"),
    "consultants": mark("template-consultants"),
    "travel_times": mark("template-travel-times"),
    "certification_applications": mark("template-applications"),
}


@dataclass(frozen=True)
class About:
    """What a file tells of itself: finding, unit, what was chosen, source and computation lines, edition and
    SQL; explained: what stands under the picture of its rows.

    scope: what was chosen, in words; slug: the same for the file's name. parameters: of the SQL, as the
    command query.py takes them. more: further lines, each with what it is called.
    """

    title: str
    subtitle: str
    source: str
    computed: str
    edition: str
    query: str
    sql: str
    is_simulated: bool
    language: str
    scope: str = ""
    parameters: str = ""
    slug: str = ""
    explained: str = ""
    more: tuple[tuple[str, str], ...] = ()


class Content:
    """What a file holds; each kind has a writer among the surfaces (see surfaces/giving.py)."""


@dataclass(frozen=True, eq=False)
class Text(Content):
    """A text as it is."""

    text: str


@dataclass(frozen=True, eq=False)
class OfRows(Content):
    """Rows with what they are. form: 'xlsx', or which CSV: 'id' (semicolons, decimal comma) or 'intl'.

    frame: a function where there are many rows, which are asked for only when somebody takes the file.
    """

    frame: pd.DataFrame | Callable[[], pd.DataFrame]
    columns: tuple[str, ...]
    about: About
    form: str = "xlsx"


@dataclass(frozen=True, eq=False)
class Template(Content):
    """A workbook that an office fills in. dataset: name of the data set. known: its columns that are known
    already.

    regions: `region_code`, `region_name` of the province.
    """

    dataset: str
    known: pd.DataFrame
    regions: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Marked(Content):
    """A checked file to give back with what was found in it. write: makes it, when it is asked for."""

    write: Callable[[], bytes]


@dataclass(frozen=True, eq=False)
class ScoreSheet(Content):
    """The score sheet of the award with live formulas. indicators, weights: as in ranking.rank.

    names: unit -> name; provenance: unit -> the weakest of its values; labels: indicator -> label.
    """

    indicators: pd.DataFrame
    weights: Mapping[str, float]
    names: Mapping[str, str]
    provenance: Mapping[str, str]
    labels: Mapping[str, str]
    about: About


@dataclass(frozen=True)
class File:
    """A file to take away: the label of its button, its whole name, and what it holds."""

    key: str
    label: str
    name: str
    content: Content


def file_name(about: About, stem: str, ending: str) -> str:
    """plut-kumkm_<stem>_<what was chosen>_<edition>.<ending>, with SIMULASI_ before it where any row is
    simulated."""
    parts = "_".join(part for part in (stem, about.slug, about.edition) if part)
    name = f"{'SIMULASI_' if about.is_simulated else ''}plut-kumkm_{parts}.{ending}"
    return re.sub(r"[^\w.-]+", "_", name)


def template_name(dataset: str, language: str, province: str = "") -> str:
    """What the template of a data set is called as a file: of a province by its code, or as such."""
    stem = translate(TEMPLATES[dataset], language)
    return f"{stem}-{province}.xlsx" if province else f"{stem}.xlsx"
