"""The brief of an edition on two sheets of A4: where the programme stands and how old each number is, what
may be decided, what changed since the edition before, and what nobody has said."""

from typing import Any

from plut.base import formats
from plut.base.definitions import UMK_RULE_SHARE
from plut.base.measures import period
from plut.content import ages, two_sets
from plut.content.blocks import Answer, Files, Sentence, unless_withheld
from plut.content.files import File
from plut.content.loaded import is_loaded
from plut.content.papers import Land, Line, Paper, Part, Printable, address, foot, parts
from plut.content.quoting import cited_as, sourced
from plut.content.reading import Reading
from plut.subjects.centres import findings, maps
from plut.subjects.overview import changes, key_numbers

MOST_DECISIONS = 3
POINTS = 11  # of its letters: it is read at a table
Told = tuple[str, tuple[Sentence, ...]]  # the finding of the first page and its lead


def files(reading: Reading, told: Told) -> Files:
    """The brief as PDF, as slides, and as sheets that any browser prints."""
    labels = {
        "pdf": reading.text("Brief (PDF)"),
        "pptx": reading.text("Brief as slides (PPTX)"),
        "html": reading.text("Brief to print (HTML)"),
    }
    return Files(tuple(file(reading, told, kind, label) for kind, label in labels.items()))


def file(reading: Reading, told: Told, kind: str, label: str = "") -> File:
    """The brief as a file of a kind, which is made when somebody takes it."""
    edition = reading.edition.name
    name = f"plut-kumkm_brief_{reading.language}_{edition}.{kind}"
    previous = reading.edition.previous
    kept = (edition, previous.name) if previous else (edition,)  # so that an old brief says what it said
    return File(f"brief_{kind}", label, name, Printable(papers, (reading.only(()), told), kind, kept))


def papers(reading: Reading, told: Told) -> tuple[Paper, ...]:
    """The two sheets."""
    title, lead = told
    told_of_all = reading.text(
        "Dasbor PLUT-KUMKM, edition {edition}. Nothing in this brief is simulated. All of it: {address}",
        edition=reading.edition.name,
        address=address(reading, f"?edisi={reading.edition.name}", reading.text("Overview")),
    )
    more = reading.text("… {count} more on the page {page}", count="{count}", page="{page}")
    words: dict[str, Any] = {
        "points": POINTS,
        "sources_title": reading.text("Sources"),
        "foot": foot(reading, told_of_all),
        "more": more,
    }
    first = Paper(
        title,
        " ".join(one.text for one in lead),
        parts=parts(reading, lambda: _figures(reading), lambda: _decisions(reading), lambda: _reach(reading)),
        language=reading.language,
        land=unless_withheld(reading, lambda: _country(reading)),
        **words,
    )
    second = Paper(
        reading.text("What has changed, and what nobody has said"),
        "",
        parts=parts(reading, lambda: _changed(reading), lambda: _unknown(reading)),
        language=reading.language,
        **words,
    )
    return first, second


def _figures(reading: Reading) -> Part:
    """The headline figures, each with its date and, where it is older than a year, its age."""
    lines = tuple(_figure(reading, one) for one in changes.headline_figures(reading))
    return Part(reading.text("The headline figures and their age"), lines, kept=len(lines))


def _figure(reading: Reading, answer: Answer) -> Line:
    told = ages.aged(answer, reading.language)
    given = answer.of.frame.get("source")
    cited = (cited_as(sourced(source, reading.language)) for source in given) if given is not None else ()
    sources = tuple(dict.fromkeys(cited))
    return Line(" · ".join(filter(None, (told.value, told.words))), answer.of, told.label, sources)


def _decisions(reading: Reading) -> Part:
    """What the data ask somebody to decide; nothing where they do not."""
    made = (_list_of_centres(reading), _denominator(reading), _records(reading))
    lines = tuple(line for line in made if line is not None)[:MOST_DECISIONS]
    numbered = (Line(line.text, line.of, f"{place}.") for place, line in enumerate(lines, start=1))
    return Part(reading.text("To decide, as far as the data support it"), tuple(numbered), kept=len(lines))


def _list_of_centres(reading: Reading) -> Line | None:
    """Publish the list of those counted, while some of them are certainly unknown."""
    if two_sets.unfound(reading) <= 0:
        return None
    text = reading.text(
        "Publish the list of centres with their addresses: the government counted {announced} on {day}, and "
        "at least {unfound} of these are not among the {found} that we found by name.",
        unfound=formats.number(two_sets.unfound(reading), reading.language),
        **two_sets.counts(reading),
    )
    return Line(text, two_sets.announcement(reading))


def _denominator(reading: Reading) -> Line | None:
    """Name the denominator, where one amount is below the rule by one and above it by another."""
    spending = key_numbers.spending(reading)
    if spending is None:
        return None
    shares = spending.of.frame["computed_share"].dropna()
    rule = float(UMK_RULE_SHARE)
    if not (shares.min() < rule <= shares.max()):
        return None
    text = reading.text(
        "Name what the 40 per cent divides by: {amount} is {low} of one published total and {high} of "
        "another.",
        amount=spending.value,
        low=formats.percent(shares.min(), reading.language),
        high=formats.percent(shares.max(), reading.language),
    )
    return Line(text, spending.of)


def _records(reading: Reading) -> Line | None:
    """Hand over the records of consultants, where none are loaded and the last number is old."""
    if is_loaded(reading, "consultants"):
        return None
    newest = key_numbers.per_centre(reading)
    age = ages.of_answer(newest, reading.language) if newest else ""
    if newest is None or not age:
        return None
    text = reading.text(
        "Load the records of consultants by centre: the last published number, of {day}, is {age}.",
        day=period(newest.of.records[-1]["as_of_text"], reading.language),
        age=age,
    )
    return Line(text, newest.of)


def _reach(reading: Reading) -> Part:
    """Where no centre is found, and who lives far from one."""
    without, country = findings.provinces_without(reading), findings.beyond_reach(reading)
    text = f"{country.label}: {country.value}, {country.words}."
    lines = (Line(without.text, without.of), Line(text, country.of))
    return Part(reading.text("Where to look"), lines, kept=len(lines))


def _changed(reading: Reading) -> Part:
    """Each number that differs from the edition before."""
    title, page = reading.text("What has changed since the last edition"), reading.text("Overview")
    found = changes.since_before(reading)
    if reading.edition.previous is None:
        lines: tuple[Line, ...] = (Line(reading.text("This edition is the first that is kept here.")),)
    elif found is None:
        lines = (Line(changes.not_comparable(reading)),)
    elif not found:
        lines = (Line(changes.nothing(reading)),)
    else:
        lines = tuple(
            Line(
                f"{one.before} → {one.now}. {formats.capital(one.why)}.",
                None,
                f"{reading.text(changes.PAGES[one.page])} · {one.number}",
            )
            for one in found
        )
    return Part(title, lines, turn=1, kept=1, page=page)


def _unknown(reading: Reading) -> Part:
    """What is not known, and who could say it."""
    ministry = reading.text("the Ministry of MSMEs")
    asked = [
        (
            two_sets.missing(reading) > 0,
            reading.text("Which centres are the {announced} that were counted", **two_sets.counts(reading)),
            ministry,
        ),
        (
            not is_loaded(reading, "consultants"),
            reading.text("Who works at each centre, in which field"),
            reading.text("the offices that run the centres"),
        ),
        (
            not is_loaded(reading, "procurement"),
            reading.text("What each institution spends with micro and small enterprises, by supplier"),
            reading.text("LKPP and the institutions"),
        ),
        (
            not is_loaded(reading, "certification_applications"),
            reading.text("How many applications end in a certificate, and after how long"),
            reading.text("BPJPH, BPOM, BSN and the offices that accompany applicants"),
        ),
        (True, reading.text("By which criteria and weights the award is given"), ministry),
    ]
    lines = tuple(
        Line(reading.text("Could be said by: {who}.", who=who), None, f"{what}.")
        for is_missing, what, who in asked
        if is_missing
    )
    return Part(reading.text("What is not known, and who could say it"), lines, kept=len(lines))


def _country(reading: Reading) -> Land:
    """The map of the country: provinces with a centre, and the centres that have a point."""
    centres = maps.every_known(reading).but(
        lambda frame: frame.assign(regency_code=frame["province_code"]).dropna(subset=["longitude"])
    )
    return Land(
        str(reading.plain("frame/outlines", level="province")["geojson"].iloc[0]),
        "",
        reading.plain("frame/map_names", level="province"),
        centres,
        (
            ("province", reading.text("province level")),
            ("regency", reading.text("regency or city")),
            ("B", reading.text("built or only funded")),
            ("found", reading.text("centre found")),
        ),
        "",
        reading.text("Map of the country with the centres that we found"),
    )
