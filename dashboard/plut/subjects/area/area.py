"""The page of one area: what it is, where it stands among its peers, its centres, and what to ask there."""

import functools

import pandas as pd

from plut.base import formats
from plut.base.measures import measure, word
from plut.figures import strips
from plut.figures.strips import Words
from plut.surfaces.app import blocks, filters, places, prose, tables, tiles
from plut.surfaces.app.page import Page
from plut.surfaces.app.tiles import KeyNumber

MEASURE_COLUMNS = ["measure", "value", "standing", "median", "areas"]
CENTRE_COLUMNS = [
    "name",
    "level",
    "place",
    "evidence_grade",
    "institutional_status",
    "known_from_year",
    "source_url",
]
FIRST_AREA = "32"  # shown where the address names none


def choice(page: Page) -> pd.Series:
    """The area that the reader chooses, by name or code: a row of area/region."""
    regions = page.rows("area/region")
    label = page.text("Find a province, regency or city: name or code")
    code = filters.choice("kode", places.names(page), label, page.language, default=FIRST_AREA)
    return regions[regions["region_code"] == code].iloc[0]


def lede(page: Page, area: pd.Series) -> list[str]:
    """Sentences: what the area is part of and how many people live there; what the split of Papua and the status of Jakarta mean here."""
    language = page.language
    facts = {
        "area": area["region_name"],
        "capital": area["capital"],
        "people": formats.number(area["population_people"], language),
        "islands": area["island_group"],
    }
    if area["level"] == "province":
        regencies = formats.number(area["regencies"], language)
        text = page.text(
            "{area} ({islands}) is a province of {regencies} regencies and cities; its capital is {capital}. {people} people live there.",
            regencies=regencies,
            **facts,
        )
    else:
        text = page.text(
            "{area} belongs to {province} ({islands}); its seat is {capital}. {people} people live there.",
            province=area["province_name"],
            **facts,
        )
    said = [text]
    if area["level"] == "province" and isinstance(area["former_province"], str):
        text = page.text(
            "It was split off in 2022: until then its {count} regencies and cities belonged to {province}; no earlier figure is its own.",
            count=formats.number(area["former_regencies"], page.language),
            province=area["former_province"],
        )
        said.append(text)
    if isinstance(area["former_code"], str):
        text = page.text(
            "Before 2022 it belonged to {province} and had the code {code}: compare it with earlier years only by that code.",
            province=area["former_province"],
            code=area["former_code"],
        )
        said.append(text)
    if not area["is_self_governing"]:
        said.append(page.text("It is an administrative unit of Jakarta: its budget is that of the province."))
    return said


def key_numbers(page: Page, area: pd.Series) -> str:
    """People, centres known by name, and people per centre, each with its place among all areas of the level, as HTML."""
    rows = _measures(page, area).set_index("measure")
    shown = [
        name
        for name in ("population_people", "known_centres", "people_per_known_centre")
        if name in rows.index
    ]
    numbers = []
    for name in shown:
        row = rows.loc[name]
        day = page.text("as of {day}", day=formats.date(row["as_of_day"].date(), page.language))
        parts = [
            _standing(page, row["standing"], row["equal_share"]) or page.text("no centre is known by name"),
            day,
        ]
        of, value = measure(name), row["value"]
        text = of.text(value, page.language)
        numbers.append(
            KeyNumber(of.labels[page.language], text, " · ".join(parts), row["provenance"] == "simulated")
        )
    return tiles.row(page, numbers)


def has_simulated(page: Page, area: pd.Series) -> bool:
    """Whether any simulated record speaks of the area."""
    return not _measures(page, area, simulated=True).empty


def standings(page: Page, area: pd.Series, simulated: bool = False) -> None:
    """A strip per measure: all areas of the level, this one marked; measures that are simulated apart from all others."""
    language, query = page.language, "area/measures"
    rows = _measures(page, area, simulated)
    if rows.empty:
        return
    dots = page.rows("area/strip", level=area["level"], simulated=simulated)
    level = _level(page, area)
    marked = rows.dropna(subset=["position"]).assign(who=0)
    draw = functools.partial(
        strips.strips,
        rows=rows.assign(
            label=[measure(m).heading(language) for m in rows["measure"]],
            note=[
                _standing(page, *given) for given in zip(rows["standing"], rows["equal_share"], strict=True)
            ],
            low_text=_written(rows, "lowest", language),
            high_text=_written(rows, "highest", language),
            no_data=[page.text("no value here") if pd.isna(v) else "" for v in rows["value"]],
        ),
        dots=dots.assign(hover=dots["region_name"]),
        marked=marked.assign(text=_written(marked, "value", language)),
        words=Words(
            [area["region_name"]],
            level,
            page.text("similar: within one median absolute deviation of the median"),
        ),
    )
    title = _in_how_many(page, area["region_name"], rows)
    areas = formats.number(dots["region_code"].nunique(), language)
    subtitle = (
        page.text(
            "Each dot is one of {areas} {level} that govern themselves; what its consultants, applications and spending show.",
            areas=areas,
            level=level,
        )
        if simulated
        else page.text(
            "Each dot is one of {areas} {level}; people, density and villages on a logarithmic scale. Centres: those known by name, "
            "at least so many.",
            areas=areas,
            level=level,
        )
    )
    table = rows.assign(measure=[measure(m).heading(language) for m in rows["measure"]])
    key, press = ("area_simulated", "posisi-simulasi") if simulated else ("area_standings", "posisi")
    blocks.card(page, key, query, table, draw, title, subtitle, MEASURE_COLUMNS, press=press)


def _written(rows: pd.DataFrame, column: str, language: str) -> list[str]:
    """The values of a column as text, each in the unit of its row's measure."""
    return [
        measure(of).text(value, language) for of, value in zip(rows["measure"], rows[column], strict=True)
    ]


def _in_how_many(page: Page, area: str, rows: pd.DataFrame) -> str:
    """In how many measures, of those that tell areas apart, it is higher than most and lower."""
    told_apart = rows[rows["equal_share"].isna() & rows["value"].notna()]
    counts = told_apart["standing"].value_counts()
    higher, lower = counts.get("higher", 0), counts.get("lower", 0)
    given = {"higher": higher, "lower": lower, "all": len(told_apart)}
    given = {name: formats.number(count, page.language) for name, count in given.items()} | {"area": area}
    if higher and lower:
        return page.text(
            "{area} is higher than most in {higher} of {all} measures and lower in {lower}", **given
        )
    if higher:
        return page.text(
            "{area} is higher than most in {higher} of {all} measures and lower in none", **given
        )
    if lower:
        return page.text("{area} is lower than most in {lower} of {all} measures and higher in none", **given)
    return page.text("{area} is near the middle in all {all} measures that tell areas apart", **given)


def centres(page: Page, area: pd.Series) -> str:
    """The centres of the area, and that of its province, that are known by name; where more of the province stands. As HTML."""
    rows = page.rows("area/centres", region=area["region_code"], simulated=False)
    links = _elsewhere(page, area)
    head = page.text("Centres that serve it")
    if rows.empty:
        none = page.text(
            "No public source names a centre here; at least 33 of the 100 centres are not named at all."
        )
        return prose.part(page, head, none, below=links)
    return prose.part(page, head, below=tables.written(page, rows, CENTRE_COLUMNS) + links)


def _elsewhere(page: Page, area: pd.Series) -> str:
    """Links to the pages that show more of the area's province; none to a page that has nothing of it to show."""
    code = area["region_code"][:2]
    shown = [
        page.rows("area/measures", region=code, simulated=simulated)
        for simulated in {False, page.shows_simulated}
    ]
    known = set(pd.concat(shown)["measure"])
    pages = {page.text("Centres"): f"peta?provinsi={code}"}
    if "staffing_share" in known:
        pages[page.text("Consultants")] = f"konsultan?provinsi={code}"
    if "certified_share" in known:
        pages[page.text("Certification")] = f"sertifikasi?provinsi={code}"
    province = area["region_name"] if area["level"] == "province" else area["province_name"]
    return tiles.links(page, page.text("{province} on other pages:", province=province), pages)


def visit(page: Page, area: pd.Series) -> str:
    """Strengths, gaps and questions for a visit, from rows that are not simulated, as HTML."""
    rows = _measures(page, area)
    judged = rows[(rows["provenance"] != "simulated") & rows["direction"].notna() & rows["value"].notna()]
    is_good = judged["standing"] == judged["direction"]
    is_bad = ~is_good & (judged["standing"] != "similar")
    heads = (page.text("Strengths"), page.text("Gaps"))
    said = []
    for head, chosen in zip(heads, (judged[is_good], judged[is_bad]), strict=True):
        first_two = chosen[["measure", "value", "standing", "equal_share"]].head(2)
        found = [_finding(page, *given) for given in first_two.itertuples(index=False)]
        none = page.text(
            "none in what is known so far; staffing, procurement and certification need the office's files"
        )
        said.append(f"{head}: {'; '.join(found) if found else none}.")
    known = rows.set_index("measure")["value"].get("known_centres", 0)
    first = page.text("Which centre serves the enterprises here, and how do they get there?")
    questions = [
        page.text("Which of the known centres are still open, and are there others?") if known else first,
        page.text("How many consultants work there today, and in which fields is nobody?"),
        page.text(
            "What share of the local government's spending goes to micro and small enterprises, and where is it recorded?"
        ),
    ]
    numbered = (f"{number}. {question}" for number, question in enumerate(questions, start=1))
    return prose.part(page, page.text("For a visit"), *said, *numbered)


def _measures(page: Page, area: pd.Series, simulated: bool = False) -> pd.DataFrame:
    return page.rows("area/measures", region=area["region_code"], simulated=simulated)


def _level(page: Page, area: pd.Series) -> str:
    return page.text("provinces") if area["level"] == "province" else page.text("regencies and cities")


def _standing(page: Page, standing: str | None, equal_share: float) -> str:
    """Where a value stands, in words; where most are equal, how many have the same value. Nothing where there is no value."""
    if not isinstance(standing, str):
        return ""
    if pd.notna(equal_share):
        return page.text(
            "{share} of all have the same value", share=formats.percent(equal_share, page.language, 0)
        )
    return word("standing", standing, page.language)


def _finding(page: Page, name: str, value: float, standing: str, equal_share: float) -> str:
    of = measure(name)
    return f"{of.labels[page.language]} {of.text(value, page.language)} ({_standing(page, standing, equal_share)})"
