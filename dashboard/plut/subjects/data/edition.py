"""What the edition is made of: its data sets, what is known of each province, its checks, its outlines, its
terms."""

import pandas as pd

from plut.base import folders, formats
from plut.content.blocks import Block, Files, Fold, Later, Note, Now, Section, Sentence
from plut.content.files import File, Text
from plut.content.framing import section, table
from plut.content.reading import Reading
from plut.warehouse import editions

DATASET_COLUMNS = ("dataset", "as_of_text", "rows", "rejected", "files", "source")
GRADE_COLUMNS = ("grade", "licence", "figures", "sources", "without_address_count")
SOURCE_COLUMNS = ("publisher", "grade", "licence", "figures", "source_text")
CHECK_COLUMNS = ("check", "offending_rows")
GLOSSARY_COLUMNS = ("term", "long", "meaning")


def datasets(reading: Reading) -> Block:
    """The data sets by provenance, with their dates, rows and sources."""

    def readable(frame: pd.DataFrame) -> pd.DataFrame:
        shown = frame if reading.shows_simulated else frame[frame["provenance"] != "simulated"]
        named = shown.rename(columns={"name": "dataset", f"source_{reading.language}": "source"})
        return named.assign(
            files=named["files"].map(lambda files: ", ".join(files) or None),
            # as far as it is known: a month stays a month, and a year a year
            as_of_text=named["as_of_text"].fillna(named["as_of"].dt.strftime("%Y-%m-%d")),
        )

    rows = reading.rows("frame/datasets").but(readable)
    return table(reading, "datasets", rows, reading.text("Data sets of the edition"), "", DATASET_COLUMNS)


def headline(reading: Reading) -> str:
    """On what most of the published figures stand."""
    of = reading.rows("data/figure_copies").first
    return reading.text(
        "{share} of {figures} published figures rest on {copies} third-party copies of official data",
        share=formats.percent(of["copied_share"], reading.language, 0),
        copies=formats.number(of["copies"], reading.language),
        figures=formats.number(of["figures"], reading.language),
    )


def _of_sources(reading: Reading) -> dict[str, str]:
    """How many figures there are, and how many sources."""
    of = reading.rows("data/figure_copies").first
    return {name: formats.number(of[name], reading.language) for name in ("figures", "sources")}


def sources(reading: Reading) -> tuple[Block, ...]:
    """The register of published figures by grade and licence, and each of its sources."""
    rows = reading.rows("data/figure_grades")
    text = reading.text(
        "{figures} published figures about regions and institutions rest on {sources} sources. A figure "
        "without an address names its outlet.",
        **_of_sources(reading),
    )
    title = reading.text("Sources of the published figures")
    return (
        *section(title, rows, text),
        table(reading, "figure_grades", rows, title, "", GRADE_COLUMNS),
        Fold(
            "figure_sources_details",
            reading.text("The sources one by one"),
            Later(every_source, reading.only(())),
        ),
    )


def every_source(reading: Reading) -> tuple[Block, ...]:
    """Each source with its publisher, grade, licence and address."""
    rows = reading.rows("data/figure_sources").but(
        lambda frame: frame.assign(source_text=frame["address"].fillna(frame["outlet"])).rename(
            columns={f"publisher_{reading.language}": "publisher"}
        )
    )
    title = reading.text("Sources of the published figures")
    return (table(reading, "figure_sources", rows, title, "", SOURCE_COLUMNS),)


def completeness(reading: Reading) -> tuple[Block, ...]:
    """How much of each province is known, by data set and provenance; what is simulated is told of no
    province."""
    title = reading.text("What is known of each province")
    known = reading.rows("data/completeness")
    columns = tuple(str(column) for column in known.frame if column != "provenance")
    return (Section(title, known), table(reading, "completeness", known, title, "", columns))


def checks(reading: Reading) -> tuple[Block, ...]:
    """The checks that the edition has passed, and whether the editions kept here are still what their builds
    wrote."""
    rows = reading.rows("data/checks")
    passed = int((rows.frame["offending_rows"] == 0).sum())
    said = reading.text("{passed} of {all} checks passed", passed=passed, all=len(rows))
    return (
        Section(reading.text("Checks")),
        Now(kept_editions),
        Sentence(f"{said}.", rows),
        Fold(
            "checks_details",
            reading.text("The checks one by one"),
            Later(every_check, reading.only(())),
        ),
    )


def kept_editions(reading: Reading) -> tuple[Block, ...]:
    """Whether the editions kept here are what their builds wrote, at this moment."""
    damaged = editions.damaged(folders.build_folder())
    if not damaged:
        return (
            Sentence(reading.text("Every edition kept here is as its build wrote it: the checksums agree.")),
        )
    text = reading.text(
        "Damaged and out of service: {names}. Run python dashboard/build.py, or restore the folder of "
        "editions from a backup.",
        names=", ".join(file.stem for file in damaged),
    )
    return (Note(text),)


def every_check(reading: Reading) -> tuple[Block, ...]:
    """Each check with the rows that offend it."""
    rows = reading.rows("data/checks").but(lambda frame: frame.rename(columns={"name": "check"}))
    return (table(reading, "checks", rows, reading.text("Checks"), "", CHECK_COLUMNS, has_files=False),)


def outlines(reading: Reading) -> tuple[Block, ...]:
    """How the outlines were derived, and the outlines of both levels as GeoJSON."""
    text = reading.text(
        "We found no open package with the outlines of the 514 regencies and cities since the split of Papua "
        "in 2022. Each piece of land goes to the regency of its nearest village (83,379 village points) and "
        "is cut at the coastline of Natural Earth; islets missing from that coastline are discs of 1 km. "
        "Lines are approximate."
    )
    levels = {"province": reading.text("38 provinces"), "regency": reading.text("514 regencies and cities")}
    files = tuple(_geojson(reading, level, label) for level, label in levels.items())
    return (*section(reading.text("How the outlines were drawn"), None, text), Files(files))


def _geojson(reading: Reading, level: str, label: str) -> File:
    (text,) = reading.plain("frame/outlines", level=level)["geojson"]
    name = f"plut-kumkm_{level}_{reading.edition.name}.geojson"
    return File(f"outlines_{level}", f"GeoJSON: {label}", name, Text(text))


def glossary(reading: Reading) -> tuple[Block, ...]:
    """Terms and abbreviations."""
    names = {f"long_{reading.language}": "long", f"meaning_{reading.language}": "meaning"}
    rows = reading.rows("data/glossary").but(lambda frame: frame.rename(columns=names))
    head = reading.text("Glossary")
    return Section(head), table(reading, "glossary", rows, head, "", GLOSSARY_COLUMNS, has_files=False)
