"""The list of all rows that have an address, for people: what each query gives, its parameters, and its
forms."""

import functools
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import jinja2

from plut.base import formats
from plut.base.measures import described, is_known
from plut.content.framing import BRAND
from plut.content.reading import Reading
from plut.subjects.every import SUBJECTS
from plut.surfaces.addresses.given import is_open
from plut.surfaces.web import addresses_of
from plut.warehouse.sql_files import Header

FORMS = ("csv", "json", "xlsx", "parquet", "metadata.json")
NAMES = {"id": "Bahasa Indonesia", "en": "English"}


@functools.cache
def templates() -> jinja2.Environment:
    """The pages of this surface; every value is escaped."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def page(reading: Reading, base_path: str) -> str:
    """The list as HTML. base_path: below which the product is served, '/plut' or nothing."""
    other = "en" if reading.language == "id" else "id"
    own = _own(reading, reading.language)
    return (
        templates()
        .get_template("index.jinja")
        .render(
            language=reading.language,
            brand=BRAND,
            base_path=base_path,
            home=f"{base_path}/{own}",
            other=other,
            other_name=NAMES[other],
            other_query=_own(reading, other).removeprefix("?"),
            suffix=own,
            band=reading.text("SIMULATED: these links give made-up rows too, each marked as such.")
            if reading.shows_simulated
            else "",
            switch=reading.text("Real data")
            if reading.shows_simulated
            else reading.text("With simulated rows"),
            switch_query=_own(
                replace(reading, shows_simulated=not reading.shows_simulated), reading.language
            ).removeprefix("?"),
            made_up=reading.text("Simulated in this edition: nobody has loaded such data yet."),
            title=reading.text("Rows by address"),
            lead=_lead(reading),
            example=f"{reading.base}{addresses_of.ROWS}/centres/list.csv?province=32",
            own_caption=reading.text("Keys that every address knows"),
            own=(
                ("lang", reading.text("id or en: the language of titles and remarks.")),
                (
                    "simulasi",
                    reading.text(
                        "1 gives simulated rows too; each of them says so in its column provenance."
                    ),
                ),
                (
                    "edisi",
                    reading.text(
                        "An edition by its name, so that the same address gives the same rows later."
                    ),
                ),
            ),
            contents=reading.text("Pages"),
            holds=reading.text("Holds:"),
            forms=FORMS,
            groups=_groups(reading),
        )
    )


def _lead(reading: Reading) -> tuple[str, ...]:
    return (
        reading.text(
            "Every number of the dashboard is computed by a query. Here each query has an address: its rows "
            "as CSV, JSON, XLSX and Parquet, and what they are as CSVW (metadata.json)."
        ),
        reading.text(
            "What is given is what public sources or an office say, and what is computed from it. Simulated "
            "rows are given, and marked, where simulasi=1 asks for them; an answer says how many were left "
            "out."
        ),
        reading.text(
            "A parameter that is not given leaves nothing out. Edition: {edition}.",
            edition=reading.edition.name,
        ),
    )


def _groups(reading: Reading) -> list[dict[str, object]]:
    """The queries by page, in the order of the menu; what belongs to all pages comes last."""
    titles = {one.name: reading.text(one.title) for one in SUBJECTS}
    titles["frame"] = reading.text("All pages")
    named: dict[str, list[dict[str, object]]] = {folder: [] for folder in titles}
    made_up = _made_up(reading)
    for name in sorted(one for one in reading.edition.texts if is_open(reading, one)):
        folder = name.partition("/")[0]
        # a former edition may have a folder that is gone
        named.setdefault(folder, []).append(_query(reading, name, reading.edition.header(name), made_up))
    return [
        {"name": folder, "title": titles.get(folder, folder), "queries": queries}
        for folder, queries in named.items()
        if queries
    ]


def _made_up(reading: Reading) -> set[str]:
    """The data sets of which all rows are simulated."""
    datasets = reading.plain("frame/datasets")
    real = datasets.loc[datasets["provenance"] != "simulated", "name"]
    return set(datasets["name"]) - set(real)


def _query(reading: Reading, name: str, header: Header, made_up: set[str]) -> dict[str, object]:
    labels = [
        described(entry.name).labels[reading.language] for entry in header.columns if is_known(entry.name)
    ]
    count = formats.number(len(header.params), reading.language)
    return {
        "name": name,
        "description": header.description,
        "is_simulated": header.data[0] in made_up,
        "columns": ", ".join(dict.fromkeys(labels)),
        "parameters": header.params,
        "told_parameters": reading.text("Parameters: {count}", count=count),
    }


def _own(reading: Reading, language: str) -> str:
    """'?...' of what a link keeps; nothing where all is usual."""
    said = {"lang": "en"} if language == "en" else {}
    said |= {"simulasi": "1"} if reading.shows_simulated else {}
    said |= {} if reading.edition.is_served else {"edisi": reading.edition.name}
    return f"?{urlencode(sorted(said.items()))}" if said else ""
