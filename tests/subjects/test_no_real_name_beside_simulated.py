"""No list, ranking, matrix, ledger, map or file names a real region, centre or government by what is
simulated; only maps may show it by region, and name nobody."""

import itertools
import json
import re

import numpy as np
import pandas as pd
import pytest
from sampled import by_turns

from plut.content.blocks import Block, Picture, Sentence, Table, walk
from plut.content.framing import about_of
from plut.content.reading import Reading
from plut.subjects.every import SUBJECTS
from plut.surfaces.sheets import exports
from plut.warehouse.edition import Edition

PAGES = {
    one.name: one
    for one in SUBJECTS
    if one.name in ("procurement", "certification", "consultants", "award", "centres")
}
ASKED = {
    "procurement": ({}, {"kelompok": "province"}, {"kelompok": "city"}, {"tahap": "plan"}),
    "certification": ({}, {"rincian": "centre"}, {"rincian": "province"}),
    "consultants": ({},),
    "centres": ({}, {"batas": "regency"}, {"provinsi": "32"}),
    "award": ({}, {"kategori": "provinsi"}, {"kategori": "pemkab"}),
}
SEATS = re.compile("Cilegon|Kudus|Sumut|Jabar|Kaltim")  # short names, as maps bear them


@pytest.fixture(scope="module")
def real_names(edition) -> re.Pattern[str]:
    """Names of regions as governments bear them, and of centres."""
    of = Edition(str(edition.path))
    regions = of.rows("frame/places")
    centres = of.rows("centres/list", simulated=False)["name"]
    names = {*regions.loc[regions["region_code"].str.len() == 4, "region_name"], *centres}
    provinces = regions.loc[regions["region_code"].str.len() == 2, "region_name"]
    names |= {f"Provinsi {name}" for name in provinces} | set(provinces)
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first))


def simulated_blocks(edition, subject: str, language: str, codes: dict[str, str]) -> list[Block]:
    reading = Reading(Edition(str(edition.path)), language).but(codes)
    shown = walk(PAGES[subject].blocks(reading))
    return [one for one in shown if _is_simulated(one)]


def _is_simulated(block: Block) -> bool:
    if isinstance(block, Table):
        return block.rows.is_simulated
    return isinstance(block, Picture | Sentence) and block.is_simulated


CASES = [(subject, codes) for subject, every in ASKED.items() for codes in every]


def is_map(block: Block) -> bool:
    return isinstance(block, Picture) and "geo" in block.drawing(frame=block.frame).to_plotly_json()["layout"]


@pytest.mark.parametrize(("subject", "codes", "language"), by_turns(CASES, ["en", "id"]))
def test_a_map_of_what_is_simulated_names_no_region_and_no_centre(
    edition, real_names, subject, codes, language
):
    """Neither on the map nor in a hover nor in its title; places of real centres alone may be named in what
    is drawn of them."""
    named = []
    for one in simulated_blocks(edition, subject, language, codes):
        if not is_map(one):
            continue
        named += [(one.key, said) for said in sorted(set(real_names.findall(one.frame.title)))[:3]]
        for trace in one.drawing(frame=one.frame).to_plotly_json()["data"]:
            templates = trace.get("hovertemplate") or ""
            if "properties.name" in str(templates):
                named.append((one.key, "hover of the regions"))
            said = json.dumps([trace.get("text"), _made_up(trace.get("customdata"))])
            named += [(one.key, found) for found in sorted(set(real_names.findall(said)))[:3]]
            named += [(one.key, found) for found in SEATS.findall(said)]
    assert named == []


def _made_up(hovers) -> list[str]:
    """The texts of hovers that say that they are simulated."""
    texts = [] if hovers is None else [str(one) for one in np.ravel(hovers)]
    return [one for one in texts if re.search("simula", one, re.IGNORECASE)]


@pytest.mark.parametrize(("subject", "codes"), CASES)
def test_a_simulated_row_names_nobody_in_tables_and_files(edition, real_names, subject, codes):
    found = simulated_blocks(edition, subject, "en", codes)
    listed = [one for one in found if isinstance(one, Picture | Table) and not is_map(one)]
    assert listed or subject == "centres"  # what is simulated there stands on its map alone
    reading = Reading(Edition(str(edition.path)), "en")
    named = []
    for one in listed:
        made_up = one.rows.frame[one.rows.frame["provenance"] == "simulated"]
        file = exports.csv(made_up, one.columns, about_of(reading, one)).decode("utf-8-sig")
        named += [(one.key, said) for said in sorted(set(real_names.findall(file)))[:3]]
        codes_of = [name for name in one.columns if re.search(r"(region|province|regency)_code$", name)]
        named += [(one.key, name) for name in codes_of if made_up[name].str.fullmatch(r"[\d.]+").any()]
    assert named == []


@pytest.fixture(scope="module")
def real_values(edition) -> set[float]:
    """What is known of one region or government alone: a value that a simulated row shares with it tells who
    it is."""
    of = Edition(str(edition.path))
    columns = []
    for radius, level in itertools.product((25, 50, 100), ("regency", "province")):
        rows = of.rows("consultants/regions", level=level, evidence="documented", radius_km=radius)
        columns += [rows[name] for name in ("people", "covered_people", "beyond_people", "covered_share")]
    values = pd.concat([column.dropna().astype(float) for column in columns])
    # 3 of 7 is many a share
    known = values[(values >= 10_000) | ((values < 1) & (values.round(4) != values))]
    return set(known[~known.duplicated(keep=False)])


@pytest.mark.parametrize(("subject", "codes"), CASES)
def test_no_number_of_a_simulated_row_tells_of_whom_it_is(edition, real_values, subject, codes):
    assert len(real_values) > 1000
    told = []
    for one in simulated_blocks(edition, subject, "en", codes):
        if not isinstance(one, Picture | Table):
            continue
        made_up = one.rows.frame[one.rows.frame["provenance"] == "simulated"]
        for name in made_up[list(one.columns)].select_dtypes("number"):
            shared = set(made_up[name].dropna().astype(float)) & real_values
            told += [(one.key, name, len(shared))] if len(shared) > 2 else []  # one or two are chance
    assert told == []


@pytest.mark.parametrize(("subject", "codes", "language"), by_turns(CASES, ["en", "id"]))
def test_nobody_is_named_in_pictures_hovers_and_sentences_of_what_is_simulated(
    edition, real_names, subject, codes, language
):
    named = []
    for one in simulated_blocks(edition, subject, language, codes):
        if is_map(one):
            continue
        if isinstance(one, Picture):
            drawn = one.drawing(frame=one.frame).to_json()
            told = f"{drawn} {one.frame.title} {one.alt}"
        elif isinstance(one, Sentence):
            told = one.words
        else:
            told = one.frame.title
        named += [
            (getattr(one, "key", told[:60]), said) for said in sorted(set(real_names.findall(told)))[:3]
        ]
    assert named == []
