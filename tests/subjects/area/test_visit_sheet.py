"""The sheet for a visit says what the queries know of an area, asks what they do not, and rests on nothing
simulated."""

import re
from dataclasses import replace

import pytest
from sampled import by_turns

from plut.base import formats
from plut.content.papers import Line, MadeUp, Paper
from plut.content.reading import Reading
from plut.subjects.area import asking, in_print, visit_sheet
from plut.subjects.published import register
from plut.surfaces.paper import land as drawing
from plut.warehouse.edition import Edition
from plut.warehouse.rules import Rules

CASES = ["3204", "7471", "95", "31"]
HEADER = "centre_id,name,level,province_code,regency_code,as_of"


@pytest.fixture
def english(edition) -> Reading:
    return Reading(Edition(str(edition.path)), "en", base="https://plut.example")


def paper(reading: Reading, code: str) -> Paper:
    return visit_sheet.paper(*visit_sheet.of(reading, code))


def text(sheet: Paper) -> str:
    return " | ".join(
        (sheet.title, sheet.lead, *(f"{one.lead} {one.text}" for one in sheet.lines), sheet.foot)
    )


def lines(sheet: Paper, title: str) -> list[str]:
    (part,) = (part for part in (*sheet.beside, *sheet.parts) if part.title == title)
    return [f"{one.lead} {one.text}".strip() for one in part.lines]


def test_a_centre_is_told_with_status_opening_budget_and_the_year_of_its_newest_source(english):
    sheet = paper(english, "3204")
    (head, centre) = lines(sheet, "Centres that serve it")
    assert head.startswith(
        "Evidence A: known to work, to have been inaugurated or to have staff. What is not"
    )
    assert centre == (
        "1 PLUT Kabupaten Bandung Evidence A. Inaugurated on 23 October 2023. Status: technical unit of the "
        "local government (UPTD). UPT/UPTD under Perbup 1/2023 (regent's regulation); meant to become a "
        "BLUD. Place: Soreang. Budget, 2024: more than Rp1 billion: running costs. Newest source: 2024."
    )
    assert lines(sheet, "Award") == ["PLUT of Kabupaten Bandung third, best centre, 2024."]


def test_the_plan_is_one_neutral_row(english):
    (plan,) = lines(paper(english, "7471"), "The government's plan and recorded realisation")
    assert plan.startswith("2023 Plan Rp1.03 trillion, recorded as realised Rp437")
    assert "42.6% of the plan" in plan and plan.endswith("This is not a measure of compliance.")


def test_where_nothing_is_found_the_sheet_says_so(english):
    told = text(paper(english, "95"))
    for said in (
        "We found no centre in Papua Pegunungan.",
        "No list of consultants of Papua Pegunungan is loaded.",
        "We found no published certificates of Papua Pegunungan.",
        "We found Papua Pegunungan in none of the published awards.",
    ):
        assert said in told


ORDINALS = {"first": "1", "second": "2", "third": "3"}


def in_words(reading: Reading, row: dict) -> list[str]:
    """How a figure of the register may stand on a sheet."""
    value = float(row["value"])
    said = [row["value_text"], formats.number(value, reading.language), row[f"statement_{reading.language}"]]
    if row["unit"] in register.RUPIAH:
        said.append(formats.rupiah(value, reading.language, 3))
    if row["unit"] in register.PER_CENT:
        said.append(formats.percent(value / 100, reading.language))
    return [one.removesuffix(".") for one in said if isinstance(one, str)]


@pytest.mark.parametrize(("code", "language"), by_turns([*CASES, "32", "33", "91", "3471"], ["id", "en"]))
def test_every_figure_of_the_register_stands_on_the_sheet(edition, code, language):
    """All that a search of the register can give of the area; what has no room on the page is counted
    where it would stand (surfaces/app/browser/test_paper.py)."""
    reading = Reading(Edition(str(edition.path)), language)
    told = [one.text for part in paper(reading, code).parts for one in part.lines]
    rows = register.in_words(reading, reading.rows("published/register")).frame
    of_area = rows[rows["region_code"] == code].to_dict("records")
    assert of_area
    for row in of_area:
        assert any(one in text for one in in_words(reading, row) for text in told), row["figure_id"]


@pytest.mark.parametrize("code", [*CASES, "91", "92", "71", "33", "3471", "9501"])
def test_the_lines_of_the_rest_count_each_figure_once(english, code):
    """Together with what the other parts tell they are all that the register has of the area."""
    reading, chosen = visit_sheet.of(english, code)
    every = reading.rows("area/register", chosen.scope).frame
    elsewhere = {
        key
        for query, column in (
            ("area/certificates", "figure_id"),
            ("area/counted_enterprises", "figure_id"),
            ("area/umk_figures", "figure_id"),
        )
        for key in reading.edition.rows(query, region=code)[column]
    }
    plan = every["measure"].isin(["rup_total", "rup_total_later_extract", "realised_total"])
    counts = every["figure_id"].str.startswith("count-")
    listed = reading.edition.rows("area/enterprises", region=code)["listed_total"]
    census = every["measure"].isin(["se2016_listed_total", "umkm_jabar_base"]) & every["value"].isin(listed)
    rest = every[~(every["figure_id"].isin(elsewhere) | plan | counts | census)]
    assert sum(line.figures for line in in_print.left(reading, chosen)) == len(rest) > 0


def test_what_is_of_several_provinces_or_of_an_old_one_stands_with_its_own(english):
    for code in ("91", "93", "94", "95"):
        told = " ".join(lines(paper(english, code), "Also published"))
        assert "1,031 enterprises" in told and "four provinces together" in told
        assert "12,094 establishments" in told and "as it was before the split of 2022" in told
    assert "1,031" not in text(paper(english, "92")) and "1,031" not in text(paper(english, "9501"))
    assert "420 certificates" in text(paper(english, "96"))


@pytest.mark.parametrize("code", [*CASES, "32", "33", "51", "91"])
def test_both_languages_hold_the_same_lines(edition, code):
    """Line by line the same numbers from as many sources."""

    def held(language: str) -> list:
        sheet = paper(Reading(Edition(str(edition.path)), language), code)
        return [
            (numbers(f"{one.lead} {one.text}"), len(one.sources), one.figures)
            for part in (*sheet.beside, *sheet.parts)
            for one in part.lines
        ]

    def numbers(told: str) -> list[str]:
        plain = re.sub(r"(?<=\d)[.,](?=\d)", "", told)  # marks of thousands and decimals
        for word, digit in ORDINALS.items():
            plain = re.sub(rf"\b{word}, ", f"{digit}, ", plain)
        return sorted(re.findall(r"\d+", plain))

    assert held("id") == held("en")


def test_every_mark_has_the_number_of_its_line_and_how_it_was_placed_is_said(english):
    sheet = paper(english, "7471")
    land = sheet.land
    numbered = land.centres.frame.dropna(subset=["number"]).set_index("number")["name"]
    for number, name in numbered.items():
        assert any(one.startswith(f"{int(number)} {name}") for one in lines(sheet, "Centres that serve it"))
    assert len(numbered) == 2
    drawn = str(drawing.drawn(land))
    assert drawn.count('class="number"') == 2 and ">1<" in drawn and ">2<" in drawn
    assert "Where marks stand: 1 and 2 at the seat of the regency or city" in " ".join(land.notes)
    # of a centre in one of two namesakes no source says where it is
    unclear = paper(english, "3202")
    assert "not on the map, as no source says where" in " ".join(unclear.land.notes)


def test_sources_are_named_by_publisher_and_day(english):
    for code in CASES:
        for source in paper(english, code).sources:
            assert "…" not in source and not re.search(r"[\w-]+\.[a-z]{2,}/\S{41,}", source)
    sources = paper(english, "31").sources
    assert "BPJPH (halal agency), quoted by kumparan.com (4 February 2025)" in sources
    assert len(sources) == len(set(sources))


def test_what_misleads_alone_is_said_beside_it(english):
    assisted = next(one for one in lines(paper(english, "3204"), "Enterprises") if "144" in one)
    assert "assisted by the office of the province; we found no source that ties them to a PLUT" in assisted
    certified = [one for one in lines(paper(english, "31"), "Published certificates") if "June 2021" in one]
    assert len(certified) == 2 and all("Of uncertain unit" in one for one in certified)
    assert "October 2019 to February 2025" in lines(paper(english, "31"), "Published certificates")[0]
    interpolated = next(one for one in lines(paper(english, "7471"), "Also published") if "Rp14.83" in one)
    assert "2017" in interpolated and "interpolated" in interpolated.lower()
    (opened,) = (
        one for one in lines(paper(english, "7471"), "Centres that serve it") if "Kota Kendari" in one
    )
    assert "By a report of 28 December 2022, inaugurated by the Vice President on 27 December 2022" in opened


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", [*CASES, "32", "33", "51"])
def test_every_fact_of_the_queries_stands_on_the_sheet(edition, code, language):
    """Each centre, its facts, certificates, awards and co-operatives, with their sources; all that a sheet
    holds before a full page leaves lines out."""
    reading = Reading(Edition(str(edition.path)), language)
    sheet, of = paper(reading, code), reading.edition
    told = text(sheet)
    centres = of.rows("area/visit_centres", region=code, simulated=False)
    for centre in centres.to_dict("records"):
        assert centre["name"] in told
        for known in (centre["address"], centre[f"evidence_{language}"], centre[f"note_{language}"]):
            assert not isinstance(known, str) or known in told
        for fact in of.rows("centres/facts", centre=centre["centre_id"]).to_dict("records"):
            assert fact[f"statement_{language}"].removesuffix(".") in told
    for query, column in (
        ("area/certificates", f"counted_{language}"),
        ("area/counted_enterprises", f"counted_{language}"),
        ("area/awards", f"winner_{language}"),
        ("area/planned_centres", "name"),
        ("area/events", f"statement_{language}"),
        ("area/umk_figures", f"measure_{language}"),
        ("area/neighbours", "region_name"),
    ):
        for known in of.rows(query, region=code)[column]:
            assert known in told, query
    numbered = [line for line in sheet.lines if line.of and re.search(r"\d", line.text)]
    ours = {
        "area/neighbours",
        "area/nearest_centres",
        "published/register_found",
        "centres/published_counts",
        "area/visit_centres",
        "area/measures",
    }
    assert not [line.text for line in numbered if not line.sources and line.of.query not in ours]


@pytest.mark.parametrize("code", [*CASES, "32", "3201"])
@pytest.mark.parametrize("shows", [True, False])
def test_nothing_on_a_sheet_is_simulated(english, code, shows):
    sheet = paper(replace(english, shows_simulated=shows), code)
    assert not [line for line in sheet.lines if line.of is not None and line.of.is_simulated]
    assert not re.search(r"SIM-|SIMULA", text(sheet)) and "Nothing on this sheet is simulated" in sheet.foot


def test_a_simulated_line_is_refused(english):
    simulated = english.rows("area/centres", region="32", simulated=True)
    assert simulated.is_simulated
    sheet = paper(english, "32")
    part = replace(sheet.parts[0], lines=(Line("PLUT", simulated),))
    with pytest.raises(MadeUp):
        replace(sheet, parts=(part,))


def test_questions_are_made_from_what_is_missing(english):
    def asked(code: str) -> tuple[str, ...]:
        return asking.questions(*visit_sheet.of(english, code))

    assert asked("3204")[0] == "Where exactly is PLUT Kabupaten Bandung? We found no address."
    assert asked("7471")[0] == (
        "Is PLUT Provinsi Sulawesi Tenggara still open? The newest source that we found is of 2017."
    )
    assert asked("95")[0].startswith("Which centre serves the enterprises of Papua Pegunungan")
    assert asked("3202")[0].startswith("Is PLUT Sukabumi in Kabupaten Sukabumi?")
    assert (
        asked("7472")[0] == "Is PLUT Kota Baubau in use? On 19 January 2025, a source called it unfinished."
    )
    # its spending with small enterprises and its certificates are published
    assert len(asked("31")) == 2 and len(asked("3204")) == 3


def test_consultants_stand_there_once_an_office_has_loaded_them(office):
    contracts = "".join(
        f"K{n},X-9,{field},2026-01-01,\n" for n, field in enumerate(("production", "finance"))
    )
    report = office(
        centres__csv=f"{HEADER}\nX-9,PLUT Kabupaten Asmat,regency,93,9304,2026-01-31\n",
        consultants__csv=f"consultant_id,centre_id,field,active_from,active_to\n{contracts}",
    )
    reading = Reading(Edition(str(report.path)), "en")
    (told,) = lines(paper(reading, "9304"), "Consultants")
    assert told == (
        "PLUT Kabupaten Asmat 2 of 5 posts filled on 1 January 2026; nobody for: institution, human "
        "resources and marketing."
    )
    asked = asking.questions(*visit_sheet.of(reading, "9304"))
    assert "How many enterprises did the centres help last year" in asked[1]
    assert "No list of consultants of Papua Selatan" not in text(paper(reading, "93"))
    assert not any("PLUT Kabupaten Asmat" in one for one in lines(paper(reading, "95"), "Consultants"))
    for rules in (Rules(datasets=frozenset()), Rules(frozenset(), datasets=frozenset())):
        closed = replace(reading, edition=Edition(str(report.path), rules))
        assert lines(paper(closed, "9304"), "Consultants") == [
            "A list of consultants of Kabupaten Asmat, where an office has loaded one, is not open to you."
        ]
        asked = asking.questions(*visit_sheet.of(closed, "9304"))
        assert any(one.endswith("No list that is open to you says so.") for one in asked)


def test_a_sheet_names_its_address_and_none_that_leads_to_the_machine_alone(english):
    for base in ("http://localhost:8501", "http://127.0.0.1:8501/plut"):
        foot = paper(replace(english, base=base), "31").foot
        assert foot.endswith("left out here: page Published figures and page Area") and "http" not in foot
    foot = paper(replace(english, base="https://plut.go.id"), "31").foot
    assert f"https://plut.go.id/wilayah?kode=31&edisi={english.edition.name}" in foot
