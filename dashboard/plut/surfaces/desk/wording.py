"""A change between two editions in words: where it stands, what it is of, before and after, and its cause."""

import datetime
import functools
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from plut.base import formats, measures
from plut.base.language import mark, translate
from plut.content import places
from plut.subjects.every import SUBJECTS
from plut.surfaces.desk.asking import Lead
from plut.surfaces.desk.causes import Cause
from plut.surfaces.desk.changes import OWNED, Changes, Found, Headline
from plut.surfaces.desk.comparing import PLACE, Cell
from plut.surfaces.desk.further import SETTLED

CORRECTIONS = "frame/corrections"  # the query whose rows are corrections themselves
MOST_FILES = 3  # that a line names
LONGEST = 200  # letters of a text
MOST_DIGITS = 14  # with which two numbers are written that differ
AREAS = ("region_code", "province_code", "regency_code", "region", "province", "row_code")
# of a code the columns that tell its name
NAMED = {
    "centre_id": ("name", "centre_name"),
    "centre": ("name", "centre_name"),
    "institution_code": ("institution_name",),
    "unit_id": ("contestant_name", "unit_name"),
    "fact_id": ("statement",),
    "other_fact_id": ("other_statement",),
    "figure_id": ("measure", "counted", "statement"),
    "event_id": ("statement",),
    "number_id": ("label",),
    "count_id": ("statement",),
    "place_key": ("region_name",),
    "source_key": ("publisher",),
    "group_code": ("group_name",),
    "row_code": ("row_name",),
    "pair_key": ("applied",),
    "institution_key": ("institution_name",),
}
# column -> whose words its values have
WORDED_AS = {"name": "dataset", "label": "dataset", "missing_fields": "field"}
MEASURED = ("measure", "indicator")  # columns of a grain that name a measure
# columns whose values are in the unit of the measure of their row
IN_ITS_UNIT = ("value", "lowest", "highest", "median", "first_value", "upper_value", "difference")
CAUSES = {
    "version": mark("a new version of this product, which counts, words or simulates in another way"),
    "reference": mark("other reference data or published facts that this product brings"),
    "day": mark("the day of the build: from it on more rows of the files hold"),
    "removed": mark("{files} is taken away"),
}
DRAWN_ANEW = {  # of a number that is simulated before and after
    "rows": mark("simulation computed anew: rows of {files} took the place of simulated ones"),
    "removed": mark("simulation computed anew: it fills what {files} held"),
    "version": mark("simulation computed anew by a new version of this product"),
}
LEADS = {
    "finding": mark("Finding of the page"),
    "sentence": mark("Sentence under the finding"),
    "number": mark("Large number"),
    "picture": mark("Title of a picture"),
}
# of a row that no code tells the columns that say whose it is
OF_A_ROW = ("region_name", "institution_name", "centre_name", "contestant_name", "name")
WHY = {
    "appears": mark("was not there before"),
    "gone": mark("falls to nothing"),
    "provenance": mark("its provenance is another"),
    "moved": mark("moves farther than usual ({usual})"),
}


@dataclass(frozen=True)
class Change:
    """A number that differs, in words.

    page, question: where it stands, and what it answers; where: of which place, centre, institution or
    choice. moved: the difference as a number. files: any of which may have caused it; cause: these, or what
    else it was, in words. why: it is unusual, or empty. query: that gives it; of what a page leads with none.
    """

    page: str
    question: str
    where: str
    measure: str
    before: str
    after: str
    difference: str
    moved: float | None
    provenance: str
    files: tuple[str, ...]
    cause: str
    why: str
    query: str = ""


class Simulated(str):
    """A text that shows a simulated number, and says so; where there is ink, it is hatched too."""


def shown(text: str, provenance: str, language: str) -> str:
    """A number as it may be shown alone: a simulated one says so."""
    if provenance != "simulated":
        return text
    return Simulated(translate("{value} (simulated)", language, value=text))


def shown_lead(lead: Lead | None, language: str) -> str:
    """What a page leads with, as it may be shown alone: what is simulated says so, a sentence before all."""
    if lead is None:
        return translate("not there", language)
    if lead.kind == "number" or not lead.is_simulated:
        return shown(lead.text, lead.provenance, language)
    word = translate("SIMULATED", language)
    return Simulated(f"{word}: {lead.text}")


def questions(changes: Changes) -> tuple[tuple[str, str], ...]:
    """The queries of which a number differs, each with the title under which a page shows it."""
    titles = {
        one.latter[0]: changes.titles.get(one.latter[0]) or question(changes, one)
        for one in reversed(changes.rows)
        if one.latter[0] != CORRECTIONS
    }
    return tuple(reversed(titles.items()))


def headlines(changes: Changes, of: Iterable[Headline]) -> tuple[Change, ...]:
    """What pages lead with, in words."""
    return tuple(_headline(changes, one) for one in of)


def _headline(changes: Changes, one: Headline) -> Change:
    language = changes.language
    why = ""
    if one.why:
        reach = formats.percent(one.usual, language, 0) if one.usual is not None else ""
        why = translate(WHY[one.why], language, **({"usual": reach} if one.why == "moved" else {}))
        if one.why == "provenance":
            why = f"{why}: {_provenance(_provenances(one), language)}"
    before, after = (
        lead.text if lead else translate("not there", language) for lead in (one.before, one.after)
    )
    return Change(
        page(one.lead.page, language),
        translate(LEADS[one.lead.kind], language),
        "",
        named_lead(one.lead, language),
        before,
        after,
        _percent_moved(one.move, language),
        one.move,
        _provenance(_provenances(one), language),
        one.cause.files,
        _cause(changes, one.cause, one.is_simulated),
        why,
    )


def _provenances(one: Headline) -> tuple[str, str]:
    return (one.before.provenance if one.before else "", one.after.provenance if one.after else "")


def named_lead(lead: Lead, language: str) -> str:
    """What a number counts; else what of a page it is."""
    return lead.label or translate(LEADS[lead.kind], language)


def _percent_moved(move: float | None, language: str) -> str:
    return _signed(move, formats.percent(abs(move), language)) if move else ""


def change(changes: Changes, one: Found) -> Change:
    """A number in words."""
    language, cell = changes.language, one.cell
    query = one.latter[0]
    key = cell.key if cell.key[:1] != (PLACE,) else ()
    cause = changes.causes.of((query,), changes.header(query).data, one.place, _measure_of(changes, one), key)
    before, after = _texts(changes, one)
    return Change(
        formats.enumeration([page(name, language) for name in one.pages], language),
        question(changes, one),
        _where(changes, one),
        _label(changes, one),
        before,
        after,
        _difference(changes, one),
        cell.after - cell.before if _are_numbers(cell) else None,
        _provenance(cell.provenance, language),
        cause.files,
        _cause(changes, cause, one.is_simulated),
        translate(WHY[one.why], language) if one.why else "",
        query,
    )


def question(changes: Changes, one: Found) -> str:
    """The title of what shows it, as the page has it at first; where nothing does, the data sets that it is
    about."""
    query, language = one.latter[0], changes.language
    if title := changes.titles.get(one.latter) or changes.titles.get(query):
        return title
    names = [measures.word("dataset", name, language) for name in changes.header(query).data]
    return translate("Other numbers about: {names}", language, names=formats.enumeration(names, language))


def _where(changes: Changes, one: Found) -> str:
    """Of which row it is, and by which choice."""
    header, cell = changes.header(one.latter[0]), one.cell
    is_keyed = cell.key[:1] != (PLACE,)
    grain = dict(zip(header.grain, cell.key, strict=False)) if is_keyed else {}
    measure = _measure_of(changes, one)
    told = [
        _keyed(changes, one, name, value)
        for name, value in grain.items()
        if not (measure and name in MEASURED)
    ]
    if not is_keyed:
        told += _of_its_row(changes, one)
    is_of_area = any(name in AREAS for name in grain)
    for name, value in one.latter[1]:
        if name in SETTLED or name in grain or (name in AREAS and is_of_area):
            continue
        told.append(f"{_word('choices', name, changes.language)}: {_named(changes, one, name, value)}")
    return " · ".join(dict.fromkeys(text for text in told if text))


def _of_its_row(changes: Changes, one: Found) -> list[str]:
    """Whose row it is that no code tells: the names in it, and its place among several."""
    frames = changes.frames[one.latter]
    told = []
    for name in OF_A_ROW:
        for frame, row in zip(frames[::-1], one.cell.rows[::-1], strict=True):
            if row is not None and name in frame and isinstance(text := frame[name].iloc[row], str) and text:
                told.append(text)
                break
    if max(map(len, frames)) > 1:
        told.append(translate("row {number}", changes.language, number=one.cell.key[1] + 1))
    return told


def _keyed(changes: Changes, one: Found, name: str, value: Any) -> str:
    """A value of a grain; a bare number with what it is of."""
    text = _named(changes, one, name, value)
    return (
        f"{_word('columns', name, changes.language)}: {text}"
        if text[:1].isdigit() and len(text) < 4
        else text
    )


def _named(changes: Changes, one: Found, name: str, value: Any) -> str:
    """A value of a grain or of a choice in words: a place, a centre or an institution by its name."""
    language = changes.language
    if known := _columns_file()["values"].get(f"{name} {value}"):
        return str(known[language])
    if name in AREAS and str(value) in (names := places.short_names(changes.after)):
        return names[str(value)]
    text = _name_beside(changes, one, name, value)
    if text := text or (changes.names.get(str(value), "") if name in OWNED else ""):
        return f"{formats.shortened(text, 80)} ({value})" if len(str(value)) <= 8 else text
    if name in MEASURED and measures.is_known(str(value)):
        return measures.measure(str(value)).labels[language]
    if name == "radius_km":
        return translate("{radius} km", language, radius=value)
    return _text(name, value, language)


def _name_beside(changes: Changes, one: Found, code: str, value: Any) -> str:
    """The name that stands beside a code in its row."""
    language = changes.language
    for frame, row in zip(changes.frames[one.latter][::-1], one.cell.rows[::-1], strict=True):
        if row is None or code not in frame or str(frame[code].iloc[row]) != str(value):
            continue
        for column in NAMED.get(code, ()):
            for known in (column, f"{column}_{language}"):
                if known in frame and isinstance(text := frame[known].iloc[row], str) and text:
                    return _worded(column, text, language)
    return ""


def _worded(column: str, value: str, language: str) -> str:
    return measures.word(WORDED_AS.get(column.removesuffix(f"_{language}"), column), value, language)


def _measure_of(changes: Changes, one: Found) -> str:
    """The measure that a value is of, where the row tells it: of areas, or of those who are compared."""
    grain = changes.header(one.latter[0]).grain
    if one.cell.key[:1] == (PLACE,):
        return ""
    told = (str(value) for name, value in zip(grain, one.cell.key, strict=False) if name in MEASURED)
    return next((name for name in told if measures.is_known(name)), "")


def _written_as(changes: Changes, one: Found) -> str:
    """The column as whose values a value is written."""
    return (_measure_of(changes, one) if one.cell.column in IN_ITS_UNIT else "") or one.cell.column


def _label(changes: Changes, one: Found) -> str:
    column, language = one.cell.column, changes.language
    measure = _measure_of(changes, one)
    if measure and column == "value":
        return measures.measure(measure).heading(language)
    label = _word("columns", column, language)
    return f"{measures.measure(measure).labels[language]}: {label.lower()}" if measure else label


@functools.lru_cache
def _columns_file() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))


def _word(kind: str, name: str, language: str) -> str:
    """What a column or a choice is called; under its own name where nothing tells."""
    file = _columns_file()
    stem = name.removesuffix(f"_{language}")
    for known in (name, stem):
        if kind == "choices" and known in file["choices"]:
            return str(file["choices"][known][language])
        if measures.is_known(known):
            return measures.measure(known).heading(language)
        if known in file["columns"]:
            return str(file["columns"][known][language])
    return name


def _text(column: str, value: Any, language: str, decimals: int | None = None) -> str:
    """A value as text. decimals: where the usual ones do not tell two values apart."""
    if value is None:
        return formats.MISSING
    if isinstance(value, bool):
        return translate("yes", language) if value else translate("no", language)
    if isinstance(value, list):
        return formats.enumeration([_text(column, one, language) for one in value], language)
    if isinstance(value, datetime.date | pd.Timestamp):
        return formats.date(pd.Timestamp(value).date(), language)
    measure = measures.described(column)
    if isinstance(value, int | float | Decimal):
        return _number(column, measure.kind, value, language, decimals)
    # a choice may have the name of a column that counts
    is_written = measure.kind in ("period", "dates")
    text = measure.text(value, language) if is_written else _worded(column, str(value), language)
    return formats.shortened(text, LONGEST)


def _number(column: str, kind: str, value: Any, language: str, decimals: int | None) -> str:
    if kind == "share" or (not kind and column.endswith("_share")):
        return formats.percent(value, language, 1 if decimals is None else decimals)
    if kind == "idr" or (not kind and column.endswith("_idr")):
        return formats.rupiah(value, language, 2 if decimals is None else decimals)
    if decimals is not None and kind not in ("year", "code"):
        return formats.number(value, language, decimals)
    if kind and kind != "text":
        return measures.measure(column).text(value, language)
    return formats.number(value, language, 0 if float(value).is_integer() else 2)


def _texts(changes: Changes, one: Found) -> tuple[str, str]:
    """Before and after, with as many digits as it takes to tell them apart."""
    column, language = _written_as(changes, one), changes.language
    values = one.cell.before, one.cell.after
    texts = [_text(column, value, language) for value in values]
    for decimals in range(2, MOST_DIGITS):
        if texts[0] != texts[1]:
            break
        texts = [_text(column, value, language, decimals) for value in values]
    there = translate("not there", language), translate("no value", language)
    none = [there[row is not None] for row in one.cell.rows]
    before, after = (
        no if value is None else text for value, text, no in zip(values, texts, none, strict=True)
    )
    return before, after


def _difference(changes: Changes, one: Found) -> str:
    """How far a number moved, in its unit; of a share in percentage points."""
    cell, language = one.cell, changes.language
    if not _are_numbers(cell):
        return ""
    column = _written_as(changes, one)
    kind = measures.described(column).kind
    if kind in ("year", "code"):
        return ""
    move = cell.after - cell.before
    if kind == "share" or (not kind and column.endswith("_share")):
        for decimals in range(1, MOST_DIGITS):
            points = formats.number(abs(move) * 100, language, decimals)
            if float(abs(round(move * 100, decimals))):
                break
        return _signed(move, translate("{points} percentage points", language, points=points))
    text = _text(column, abs(move), language)
    if not any(digit in text for digit in "123456789"):
        text = _text(column, abs(move), language, MOST_DIGITS)
    return _signed(move, text)


def _are_numbers(cell: Cell) -> bool:
    return all(isinstance(v, int | float) and not isinstance(v, bool) for v in (cell.before, cell.after))


def _signed(move: float, text: str) -> str:
    return f"{'+' if move > 0 else '−'}{text}"


def _provenance(of: tuple[str, str], language: str) -> str:
    """`SIMULATED → imported`, or the one of both."""
    words = [measures.word("provenance", one, language) for one in of if one]
    return " → ".join(dict.fromkeys(words))


def _cause(changes: Changes, cause: Cause, is_simulated: bool) -> str:
    """What caused it: the file, of several that one of them did; else what it was."""
    language = changes.language
    files = _files(cause.files, language)
    told = (CAUSES | DRAWN_ANEW if is_simulated else CAUSES).get(cause.why)
    return translate(told, language, files=files) if told else files


def _files(files: tuple[str, ...], language: str) -> str:
    if len(files) < 2:
        return "".join(files)
    if len(files) <= MOST_FILES:
        return translate("one of {files}", language, files=", ".join(files))
    count = formats.number(len(files) - MOST_FILES, language)
    named = ", ".join(files[:MOST_FILES])
    return translate("one of {files} and {count} more", language, files=named, count=count)


def page(name: str, language: str) -> str:
    return next((translate(one.title, language) for one in SUBJECTS if one.name == name), name)
