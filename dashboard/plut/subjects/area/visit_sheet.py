"""The sheet for a visit: all that is published of an area, its centres first, on one page of A4. Nothing on
it is simulated."""

from typing import Any
from urllib.parse import urlencode

import pandas as pd

from plut.base import formats
from plut.base.language import mark
from plut.base.measures import measure, period, word
from plut.content import evidence, printed_figures
from plut.content.blocks import Files, unless_withheld
from plut.content.files import File
from plut.content.papers import Land, Line, Paper, Part, Printable, address, foot, parts
from plut.content.quoting import cited_as, credited, in_language, with_days
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.subjects.area import asking, choosing, context, in_print, peers, spending, standing, visiting
from plut.subjects.area.choosing import Chosen
from plut.subjects.centres import findings, lists
from plut.subjects.published import register

# said above, or of no use on a visit
IN_THE_LEAD = ("known_centres", "population_people", "people_per_km2", "villages")
UNKNOWN = "unknown"  # institutional status
STATUSES = {  # in the words of a reader who has never heard of them
    "UPTD": mark("technical unit of the local government (UPTD)"),
    "BLUD": mark("public service agency of the local government (BLUD)"),
}
LEADS = {"covered_share": mark("People who live within 50 km of a centre that we found")}
PLACED = {  # by how exactly the point of a centre is known; what has coordinates stands where it is
    "village": mark("{numbers} at the point of the village"),
    "district": mark("{numbers} at the point of the district"),
    "regency_seat": mark("{numbers} at the seat of the regency or city, as no closer place is known"),
    "province_capital": mark("{numbers} at the capital of the province, as no closer place is known"),
}
SAME_PLAN = mark("Plan {plan}, recorded as realised {realised}.")
TWO_PLANS = mark("Plan {plan} (second extract {later}), recorded as realised {realised}.")
NAMED_FROM = 3  # more centres than these are named together first
# which parts give up lines first, where the sheet is full
TURNS = ("centres", "consultants", "plan", "awards", "certificates", "enterprises", "events", "published")


def files(reading: Reading, chosen: Chosen) -> Files:
    """The sheet as PDF, and as a page that any browser prints."""
    labels = {"pdf": reading.text("Visit sheet (PDF)"), "html": reading.text("Visit sheet to print (HTML)")}
    return Files(tuple(file(reading, chosen, kind, label) for kind, label in labels.items()))


def file(reading: Reading, chosen: Chosen, kind: str, label: str = "") -> File:
    """The sheet as a file of a kind, which is made when somebody takes it."""
    edition = reading.edition.name
    stem = f"visit_{chosen.choice.chosen}_{chosen.scope.slug}_{reading.language}_{edition}"
    name = f"plut-kumkm_{stem}.{kind}"
    return File(f"visit_{kind}", label, name, Printable(papers, (reading, chosen), kind, (edition,)))


def papers(reading: Reading, chosen: Chosen) -> tuple[Paper, ...]:
    """All sheets of the file: one."""
    return (paper(reading, chosen),)


def of(reading: Reading, code: str) -> tuple[Reading, Chosen]:
    """The reading of an area by its code, and the area."""
    own = reading.only(()).but({"kode": code})
    return own, choosing.chosen(own)


def paper(reading: Reading, chosen: Chosen) -> Paper:
    """The sheet of an area."""
    code, language = chosen.choice.chosen, reading.language
    told = parts(
        reading,
        lambda: _centres(reading, chosen),
        lambda: _consultants(reading, chosen),
        lambda: _plan(reading, chosen),
        lambda: _enterprises(reading, chosen),
        lambda: _certificates(reading, chosen),
        lambda: _awards(reading, chosen),
        lambda: _events(reading, chosen),
        lambda: _published(reading, chosen),
    )
    beside = parts(
        reading,
        lambda: _numbers(reading, chosen),
        lambda: _questions(reading, chosen),
        lambda: _around(reading, chosen),
    )
    lead = unless_withheld(reading, lambda: visiting.finding(reading, chosen)) or ()
    own = f"wilayah?{urlencode({'kode': code, 'edisi': reading.edition.name})}"
    told_of_all = reading.text(
        "Dasbor PLUT-KUMKM, edition {edition}. Nothing on this sheet is simulated. Third parties' copies "
        "have not yet been compared with the offices. Addresses of sources, and all that is left out here: "
        "page Published figures and {address}",
        edition=reading.edition.name,
        address=address(reading, own, reading.text("Area")),
    )
    return Paper(
        unless_withheld(reading, lambda: findings.of_area(reading, code)) or chosen.name,
        " ".join(one.text for one in lead),
        told,
        foot(reading, told_of_all),
        reading.text("Sources"),
        reading.text("… {count} more on the page {page}", count="{count}", page="{page}"),
        language,
        unless_withheld(reading, lambda: _land(reading, chosen)),
        beside,
    )


def _part(reading: Reading, title: str, lines: list[Line], name: str, kept: int = 1, page: str = "") -> Part:
    page = page or reading.text("Area")
    return Part(title, tuple(lines), TURNS.index(name) + 1, kept, page)


def _questions(reading: Reading, chosen: Chosen) -> Part:
    asked = asking.questions(reading, chosen)
    lines = tuple(Line(text, lead=f"{number}.") for number, text in enumerate(asked, start=1))
    return Part(reading.text("To ask there, as it is missing here"), lines, kept=len(lines))


def _numbers(reading: Reading, chosen: Chosen) -> Part:
    """Where the area stands among all of its level, measure by measure: bounds, where only what
    was found is counted."""
    rows, drawn = standing.measured(reading, chosen), standing.known(reading, chosen)
    if drawn is None:
        return Part(reading.text("In numbers"), ())
    source = drawn.frame.source.removesuffix(".")
    lines = tuple(
        Line(
            _placed(reading, row),
            rows,
            _lead_of(reading, row["measure"]),
            (source.partition(": ")[2] or source,),
        )
        for row in rows.records
        if row["measure"] not in IN_THE_LEAD and pd.notna(row["value"])
    )
    return Part(reading.text("In numbers"), lines, kept=len(lines))


def _lead_of(reading: Reading, name: str) -> str:
    return reading.text(LEADS[name]) if name in LEADS else measure(name).labels[reading.language]


def _placed(reading: Reading, row: dict[str, Any]) -> str:
    """A value with its place; where more centres would lead away from that place, the bound alone."""
    place = "" if standing.is_open(row) else standing.place(reading, row)
    told = standing.bounded(reading, row, standing.value_of(reading, row["measure"], row["value"]))
    return ", ".join(filter(None, (told, place)))


def _centres(reading: Reading, chosen: Chosen) -> Part:
    """Each centre in full; those that are only planned apart; and what a province was said to have."""
    rows = asking.centres_of(reading, chosen)
    untold = reading.text(
        "What is not said of a centre here – status, day of opening, address, budget, results – we found in "
        "no source."
    )
    head = f"{evidence.meanings(reading, rows)} {untold}".strip()
    lines = [Line(head if len(rows) else visiting.none_named(reading, chosen), rows)]
    if len(rows) > NAMED_FROM:
        lines.append(Line(_names(reading, rows), rows))
    lines += [_centre(reading, rows, row, number) for number, row in enumerate(rows.records, start=1)]
    if unclear := evidence.unclear(reading, rows, chosen.name):
        lines.append(Line(unclear, rows))
    lines += [Line(one.text, one.of) for one in visiting.counted(reading, chosen)]
    planned = in_language(reading, "area/planned_centres", chosen.scope)
    for row in planned.records:
        text = reading.text("only planned or named: {statement}", statement=row["statement"])
        lines.append(
            Line(text, planned, row["name"], (_sources(reading, row["source"], row["source_date"]),))
        )
    return _part(reading, reading.text("Centres that serve it"), lines, "centres", 2, reading.text("Centres"))


def _names(reading: Reading, centres: Rows) -> str:
    """All centres by number and name: where not every one has room for what is known of it, these stay."""
    named = [
        f"{number} {row['name'].removeprefix('PLUT ')}" for number, row in enumerate(centres.records, start=1)
    ]
    return f"{formats.enumeration(named, reading.language)}."


def _centre(reading: Reading, rows: Rows, centre: dict[str, Any], number: int) -> Line:
    """Whether it works, status, opening, address, budgets and results as far as sources tell, and the year of
    the newest. number: under which the map shows it."""
    language = reading.language
    facts = asking.facts_of(reading, centre)
    told = [
        reading.text("Centre of the province.") if centre["level"] == "province" else "",
        _grade(reading, centre),
        centre[f"evidence_{language}"],
        _status(reading, centre),
        _opened(reading, centre),
        _address(reading, centre),
        *(f"{label}: {said}." for label, said in (lists.fact(row, language) for row in facts.records)),
        *_known(centre, f"leading_product_{language}", "leading_product", language),
        *_known(centre, "production_house", "production_house", language),
        *_known(centre, "sni_corner_since", "sni_corner_since", language),
        centre[f"note_{language}"],
        _newest(reading, centre),
    ]
    own = _sources(reading, centre[f"source_{language}"], centre["source_date"])
    sources = [own, *(cited_as(row["source"]) for row in facts.records)]
    text = " ".join(part for part in told if isinstance(part, str) and part.strip("."))
    lead = f"{number} {centre['name']}"
    return Line(text, rows.beside(facts) if len(facts) else rows, lead, tuple(sources))


def _grade(reading: Reading, centre: dict[str, Any]) -> str:
    """The grade of its evidence; nothing where it has none, as on an office's list."""
    if not isinstance(centre["evidence_grade"], str):
        return ""
    return f"{formats.capital(evidence.grade(reading, centre['evidence_grade']))}."


def _known(centre: dict[str, Any], column: str, name: str, language: str) -> list[str]:
    if pd.isna(centre[column]):
        return []
    of = measure(name)
    return [f"{of.labels[language]}: {of.text(centre[column], language)}."]


def _status(reading: Reading, centre: dict[str, Any]) -> str:
    """What kind of institution it is, and how that is known; nothing where no source tells."""
    told = centre[f"institution_{reading.language}"]
    if centre["institutional_status"] == UNKNOWN:
        return told if isinstance(told, str) else ""
    of = centre["institutional_status"]
    status = (
        reading.text(STATUSES[of]) if of in STATUSES else word("institutional_status", of, reading.language)
    )
    said = reading.text("Status: {status}", status=status)
    return f"{said}. {told}" if isinstance(told, str) else f"{said}."


def _opened(reading: Reading, centre: dict[str, Any]) -> str:
    """The day of opening, else since when it is recorded; nothing where its evidence says that."""
    language, said = reading.language, str(centre[f"evidence_{reading.language}"])
    if pd.notna(centre["opened_on"]):
        day = formats.date(centre["opened_on"].date(), language)
        return "" if day in said else reading.text("Inaugurated or handed over on {day}.", day=day)
    if pd.isna(centre["known_from_year"]):
        return ""
    year = str(int(centre["known_from_year"]))
    return "" if year in said else reading.text("Known since {year}.", year=year)


def _address(reading: Reading, centre: dict[str, Any]) -> str:
    """Where it is, as far as sources tell."""
    near = centre[f"landmark_{reading.language}"]
    known = ", ".join(part for part in (centre["address"], near) if isinstance(part, str))
    if known:
        return reading.text("Address: {address}.", address=known)
    place = centre["place"]
    if not isinstance(place, str) or place in centre["name"]:
        return ""
    return reading.text("Place: {place}.", place=place)


def _newest(reading: Reading, centre: dict[str, Any]) -> str:
    if pd.isna(centre["source_year"]):
        return reading.text("No source shows a date.")
    return reading.text("Newest source: {year}.", year=str(int(centre["source_year"])))


def _sources(reading: Reading, source: str, dates: object) -> str:
    """The sources of a centre with the dates that they show; an office's own list has neither."""
    return with_days(source, dates, reading.language) if source else reading.text("the office's list")


def _consultants(reading: Reading, chosen: Chosen) -> Part:
    """Whom an office's records count at each centre."""
    rows, language = asking.consultants_of(reading, chosen), reading.language
    lines = [
        Line(
            reading.text(
                "{active} of {complement} posts filled on {day}; nobody for: {fields}.",
                active=formats.number(row["active_people"], language),
                complement=formats.number(row["complement_people"], language),
                day=formats.date(row["as_of_day"].date(), language),
                fields=formats.enumeration(
                    [word("field", field, language) for field in row["missing_fields"]], language
                )
                or reading.text("none"),
            ),
            rows,
            row["name"],
            (reading.text("the office's records of consultants"),),
        )
        for row in rows.records
    ]
    if not lines:
        if not reading.edition.rules.are_open:  # whether there is one, who may not read all cannot know
            none = reading.text(
                "A list of consultants of {area}, where an office has loaded one, is not open to you.",
                area=chosen.name,
            )
        else:
            none = reading.text("No list of consultants of {area} is loaded.", area=chosen.name)
        lines = [Line(none, rows)]
    return _part(reading, reading.text("Consultants"), lines, "consultants", 1, reading.text("Consultants"))


def _plan(reading: Reading, chosen: Chosen) -> Part:
    """The plan and the recorded realisation as a neutral row, then what is in print on small enterprises."""
    rows, language = spending.planned(reading, chosen), reading.language
    lines = []
    for row in rows.records:
        plan, later, realised = (
            formats.rupiah(row[name], language) for name in ("plan_idr", "later_plan_idr", "realised_idr")
        )
        amounts = reading.text(
            SAME_PLAN if later == plan else TWO_PLANS, plan=plan, later=later, realised=realised
        )
        publisher = row[f"source_{language}"].partition(": http")[0]
        source = f"{publisher} ({formats.date(row['as_of_day'].date(), language)})"
        lines.append(Line(f"{amounts} {spending.told(reading, row)}", rows, str(row["year"]), (source,)))
    figures = spending.printed(reading, chosen)
    for row in figures.records:
        of_what = f" {row['denominator']}" if isinstance(row["denominator"], str) else ""
        year = row["period"] if isinstance(row["period"], str) else ""
        said = ", ".join(
            filter(None, (f"{row['printed_value']},{of_what}".rstrip(","), period(year, language)))
        )
        text = f"{said} ({period(row['as_of_text'], language)})."
        source = f"{credited(row, language)} ({period(row['as_of_text'], language)})"
        lines.append(Line(text, figures, row["measure_name"], (source,)))
    title = reading.text("The government's plan and recorded realisation")
    if not lines:
        lines = [Line(reading.text("We found no published plan of {area}.", area=chosen.name), rows)]
    return _part(reading, title, lines, "plan", 1)


def _enterprises(reading: Reading, chosen: Chosen) -> Part:
    """Enterprises listed, and what offices count."""
    language = reading.language
    listed = printed_figures.worded(reading, context.listed(reading, chosen))
    found = context.finding(reading, chosen)[0]
    sources = tuple(f"{credited(row, language)} ({row['as_of_text']})" for row in listed.records)
    lines = [Line(found.text, found.of, sources=sources)]
    # the newest first: the others give way to them
    counted = context.counted(reading, chosen).but(lambda frame: frame.iloc[::-1])
    lines += in_print.by_measure(reading, counted)
    return _part(reading, reading.text("Enterprises"), lines, "enterprises", 1)


def _certificates(reading: Reading, chosen: Chosen) -> Part:
    """Published certificates, the newest figure of each measure."""
    rows = asking.certificates_of(reading, chosen)
    lines = in_print.by_measure(reading, rows)
    if not lines:
        text = reading.text("We found no published certificates of {area}.", area=chosen.name)
        lines = [Line(text, rows)]
    title, page = reading.text("Published certificates"), reading.text("Certification")
    return _part(reading, title, lines, "certificates", 1, page)


def _published(reading: Reading, chosen: Chosen) -> Part:
    """All else that the register has of the area; of a province, how much it has of all in it."""
    title, page = reading.text("Also published"), reading.text("Published figures")
    lines = in_print.left(reading, chosen)
    found = register.found_by(reading, chosen.name)  # counted as that search does
    of_all = chosen.is_province and found.first["figures"] > 0
    if of_all:
        text = reading.text(
            "A search for “{area}” on the page Published figures finds {count} figures, those of its "
            "regencies and cities among them.",
            count=formats.number(found.first["figures"], reading.language),
            area=chosen.name,
        )
        lines.insert(0, Line(text, found))
    return _part(reading, title, lines, "published", int(of_all), page)


def _awards(reading: Reading, chosen: Chosen) -> Part:
    rows, language = in_language(reading, "area/awards", chosen.scope), reading.language
    lines = [
        Line(
            f"{word('award_place', row['award_place'], language)}, "
            f"{word('category', row['category'], language)}, {row['edition']}.",
            rows,
            row[f"winner_{language}"],
            (f"{cited_as(row['source'])} ({formats.date(row['as_of_day'].date(), language)})",),
        )
        for row in rows.records
    ]
    if not lines:
        text = reading.text("We found {area} in none of the published awards.", area=chosen.name)
        lines = [Line(text, rows)]
    return _part(reading, reading.text("Award"), lines, "awards", 1, reading.text("Award"))


def _events(reading: Reading, chosen: Chosen) -> Part:
    rows, language = in_language(reading, "area/events", chosen.scope), reading.language
    lines = [
        Line(
            row["statement"],
            rows,
            period(row["as_of_text"], language),
            (cited_as(row["source"]),),
        )
        for row in rows.records
    ]
    return _part(reading, reading.text("Events"), lines, "events", 0, reading.text("Overview"))


def _around(reading: Reading, chosen: Chosen) -> Part:
    """The nearest areas of its level, and how much more is in print."""
    near, language = peers.neighbours(reading, chosen), reading.language
    names = [
        f"{row['region_name']} ({formats.number(row['between_seats_km'], language)} km)"
        for row in near.records
    ]
    lines = [
        Line(
            reading.text(
                "Nearest seats, in a straight line: {names}.", names=formats.enumeration(names, language)
            ),
            near,
        )
    ]
    centres = reading.rows("area/nearest_centres", chosen.scope)
    if len(centres):
        told = [
            f"{row['name']} ({formats.number(row['from_seat_km'], language)} km)" for row in centres.records
        ]
        text = reading.text(
            "Nearest centres found, from its seat in a straight line: {names}.",
            names=formats.enumeration(told, language),
        )
        lines.insert(0, Line(text, centres))
    return Part(reading.text("Neighbours"), tuple(lines), kept=len(lines))


def _land(reading: Reading, chosen: Chosen) -> Land:
    """The map of the area with the names of its regencies and all centres that have a point."""
    own_centres = asking.centres_of(reading, chosen)
    numbers = {row["centre_id"]: number for number, row in enumerate(own_centres.records, start=1)}
    centres = reading.rows("centres/list", simulated=False).but(
        lambda frame: frame.assign(number=frame["centre_id"].map(numbers)).dropna(subset=["longitude"])
    )
    names = reading.plain("frame/map_names", level="regency")
    inside = centres.frame[centres.frame["regency_code"].str.startswith(chosen.choice.chosen, na=False)]
    own = set(names.loc[names["code"].str.startswith(chosen.choice.chosen), "code"])
    are_used = {
        "province": (inside["level"] == "province").any(),
        "regency": (inside["level"] == "regency").any(),
        "B": (inside["evidence_grade"] == "B").any(),
        "found": len(inside) > 0,
        "none": bool(own - set(inside["regency_code"])),
    }
    keys = tuple(
        (name, text)
        for name, text in (
            ("province", reading.text("province level")),
            ("regency", reading.text("regency or city")),
            ("B", reading.text("built or only funded")),
            ("found", reading.text("centre found")),
            ("none", reading.text("no centre found")),
        )
        if are_used[name]
    )
    return Land(
        str(reading.plain("frame/outlines", level="regency")["geojson"].iloc[0]),
        chosen.choice.chosen,
        names.assign(label=names["label"].str.replace(r"^(Kota )?Administrasi ", "", regex=True)),
        centres,
        keys,
        reading.text("Outside this map: {names}", names="{names}"),
        reading.text("Map of {area} with the centres that we found", area=chosen.name),
        reading.text("centre {number}", number="{number}"),
        _on_the_map(reading, own_centres),
    )


def _on_the_map(reading: Reading, centres: Rows) -> tuple[str, ...]:
    """What the numbers of the marks are, and where those stand of which no source tells the place."""
    if not len(centres):
        return ()
    language = reading.language
    precise: dict[str, list[str]] = {}
    for number, row in enumerate(centres.records, start=1):
        if row.get("has_point", True):
            precise.setdefault(row.get("location_precision", ""), []).append(str(number))
    told = [
        reading.text(PLACED[how], numbers=formats.enumeration(precise[how], language))
        for how in PLACED
        if how in precise
    ]
    shown = {number for numbers in precise.values() for number in numbers}
    hidden = [str(number) for number in range(1, len(centres) + 1) if str(number) not in shown]
    if hidden:
        told.append(
            reading.text(
                "{numbers} not on the map, as no source says where",
                numbers=formats.enumeration(hidden, language),
            )
        )
    said = reading.text("Numbers as in the list below; without one: centres elsewhere.")
    return (said, *([reading.text("Where marks stand: {told}.", told="; ".join(told))] if told else []))
