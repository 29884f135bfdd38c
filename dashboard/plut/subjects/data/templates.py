"""Workbooks for an office to fill in, with the ids, names and codes of one province."""

from plut.base.measures import word
from plut.building.incoming.datasets import TEMPLATED
from plut.content import places
from plut.content.blocks import Block, Choices, Files
from plut.content.choices import Choice, choice
from plut.content.files import File, Template, template_name
from plut.content.reading import Reading
from plut.content.scope import Scope

KEYS = ("templat",)
FIRST_PROVINCE = "11"
QUERIES = {
    "centres": "data/template_centres",
    "consultants": "data/template_consultants",
    "travel_times": "data/template_travel_times",
    "certification_applications": "data/template_applications",
}


def to_fill_in(reading: Reading) -> tuple[Block, ...]:
    """The province, and a workbook per data set that begins with what is known of it."""
    province = _province(reading)
    name = places.provinces(reading.edition)[province.chosen]
    scope = Scope((reading.part(name, province=province.chosen),))
    every = reading.plain("frame/places")
    regions = every[every["province_code"] == province.chosen]
    files = tuple(
        File(
            f"template_{dataset.name}",
            reading.text("Template: {name}", name=word("dataset", dataset.name, reading.language)),
            template_name(dataset.name, reading.language, province.chosen),
            Template(dataset.name, reading.rows(QUERIES[dataset.name], scope).frame, regions),
        )
        for dataset in TEMPLATED
    )
    return Choices((province,)), Files(files)


def _province(reading: Reading) -> Choice:
    options = {code: f"{name} ({code})" for code, name in places.provinces(reading.edition).items()}
    return choice(reading, "templat", reading.text("Province of the template"), options, FIRST_PROVINCE)
