"""Who is missing where on a day, and how that came about; what has been published of consultants."""

import datetime
import functools
import html
from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.language import mark
from plut.base.measures import word
from plut.content import places
from plut.content.blocks import (
    Answer,
    Answers,
    Block,
    Choices,
    Fold,
    Invitation,
    Later,
    Missing,
    National,
    Picture,
    Section,
    Sentence,
    Table,
    drawing,
)
from plut.content.files import template_name
from plut.content.framing import picture, section, sentences, table
from plut.content.quoting import broken, cited, fact_hover, in_language
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import Scope
from plut.figures import matrices, timelines
from plut.figures import staffing as figures
from plut.subjects.consultants import choosing

FALL = mark("Consultants per centre fell from {first} in {first_year} to {last} in {last_year}")
CHANGE = mark("Consultants per centre: {first} in {first_year}, {last} in {last_year}")
HISTORY_COLUMNS = (
    "month_end",
    "active_people",
    "joined_people",
    "left_people",
    "complement_people",
    "provenance",
)
PER_CENTRE_COLUMNS = (
    "as_of_text",
    "per_centre_kind",
    "counted_people",
    "centres",
    "consultants_per_centre",
    "source",
)
DECIMALS = 1  # of consultants, or posts, per centre
FIELD_COLUMNS = ("row_name", "field", "posts", "missing_people")
CENTRE_COLUMNS = (
    "centre_id",
    "centre_name",
    "level",
    "province_name",
    "complement_people",
    "active_people",
    "vacant_people",
    "staffing_share",
    "missing_fields",
)
PROVINCE_COLUMNS = (
    "province_code",
    "province_name",
    "centres",
    "complement_people",
    "active_people",
    "vacant_people",
    "staffing_share",
)
FEWEST_MONTHS = 6  # of which a course is drawn
FIRST = 12  # rows of a matrix that are shown before all are asked for
SHORT = {"^(SIMULASI )?PLUT Kabupaten ": "Kab. ", "^(SIMULASI )?PLUT ": ""}  # a phone has room for 18 letters


def is_shown(reading: Reading) -> bool:
    """Whether there is staffing to show: real, or simulated where the reader wants it."""
    return len(choosing.staffing(reading)) > 0


def finding(reading: Reading) -> tuple[Sentence, ...]:
    """How many consultants are missing on the newest day, and which field most, where an office's own records
    tell it: what is simulated stands in its frame alone."""
    if not is_shown(reading):
        return ()
    language, day, of = reading.language, choosing.newest_day(reading), choosing.loaded(reading)
    total = reading.rows("consultants/staffing_total", of, as_of=day)
    fields = reading.rows("consultants/fields", of, as_of=day, rows="nation")
    if total.is_simulated:
        return ()
    if not len(total):
        text = reading.text("No centre is counted on {day}.", day=formats.date(day, language))
        return (Sentence(text, total),)
    text = _vacant(reading, day, total.first, fields.records)
    return (Sentence(National(text, total, fields) if total.is_whole else text, total),)


def _vacant(reading: Reading, day: datetime.date, total: dict[str, int], fields: list[dict[str, int]]) -> str:
    """How many posts are vacant on a day, and in which field or fields most; or that none is."""
    language = reading.language
    told = {
        "day": formats.date(day, language),
        "complement": formats.number(total["complement_people"], language),
        "centres": formats.number(total["centres"], language),
    }
    worst, missing = _worst(fields)
    if not missing:
        return reading.text(
            "On {day}, no post is vacant: all {complement} are filled (centres: {centres}).", **told
        )
    told["vacant"] = formats.number(total["vacant_people"], language)
    names = [word("field", str(row["field"]), language) for row in worst]
    told |= {"fields": formats.enumeration(names, language), "missing": formats.number(missing, language)}
    if len(worst) == 1:
        return reading.text(
            "On {day}, {vacant} of {complement} posts are vacant (centres: {centres}); the field with most "
            "vacancies is {fields} ({missing}).",
            **told,
        )
    return reading.text(
        "On {day}, {vacant} of {complement} posts are vacant (centres: {centres}); the fields with most "
        "vacancies are {fields} ({missing} each).",
        **told,
    )


def _worst(fields: list[dict[str, int]]) -> tuple[list[dict[str, int]], int]:
    """The fields of which most posts have no consultant, and how many of each."""
    most = max((row["missing_people"] for row in fields), default=0)
    return [row for row in fields if row["missing_people"] == most], most


def published(reading: Reading) -> tuple[Block, ...]:
    """How many consultants were published, as sentences with their sources."""
    rows = in_language(reading, "consultants/published_consultants")
    texts = (cited(row["statement"], row["source"]) for row in rows.records)
    return section(reading.text("What has been published about consultants"), rows, *texts)


def per_centre_grew(reading: Reading) -> str:
    """From which to which number of consultants per centre; one that may count posts is neither."""
    rows = pairs(reading)
    counted = rows.but(lambda frame: frame[~frame["is_complement"].astype(bool)])
    first, last = (counted.records[end]["consultants_per_centre"] for end in (0, -1))
    text = reading.text(FALL if last < first else CHANGE, **_ends(reading, counted))
    return National(text, rows)


def about_per_centre(reading: Reading) -> tuple[Sentence, ...]:
    """What a number may count, how many posts a centre would have, in print, and that the quotient is
    ours."""
    posts = _complements(reading)
    full = (
        reading.text(
            "With every post filled it would be {number} per centre ({year}).",
            number=formats.number(posts.records[-1]["consultants_per_centre"], reading.language, DECIMALS),
            year=str(posts.records[-1]["drawn_on"].year),
        )
        if len(posts)
        else ""
    )
    ours = reading.text("Consultants and centres of each year come from one source; the division is ours.")
    return sentences(None, _may_be_posts(reading), full, ours)


def _may_be_posts(reading: Reading) -> str:
    """That a number in print equals the full complement of its centres, and so may count posts; nothing where
    none does."""
    same = [row for row in pairs(reading).records if row["is_complement"]]
    if not same:
        return ""
    return reading.text(
        "The number for {year} equals the number of posts, so it may count posts, not people.",
        year=str(same[0]["drawn_on"].year),
    )


def pairs(reading: Reading) -> Rows:
    """Consultants and centres as one source prints both."""
    return reading.rows("consultants/per_centre").but(
        lambda frame: frame[frame["per_centre_kind"] == "consultants"]
    )


def newest_per_centre(reading: Reading) -> Answer | None:
    """Consultants per centre as the newest source prints both."""
    of = pairs(reading)
    if not len(of):
        return None
    last = of.records[-1]
    told = reading.text(
        "{people} consultants, {centres} centres, {day}; our arithmetic",
        people=formats.number(last["counted_people"], reading.language),
        centres=formats.number(last["centres"], reading.language),
        day=formats.printed_date(last["as_of_text"], reading.language),
    )
    return Answer(
        reading.text("Consultants per centre"),
        formats.number(last["consultants_per_centre"], reading.language, DECIMALS),
        told,
        of.but(lambda frame: frame.tail(1)),
    )


def newest_complement(reading: Reading) -> Answer | None:
    """The full complement per centre of the newest count of centres of each level."""
    of = _complements(reading)
    if not len(of):
        return None
    last = of.records[-1]
    told = reading.text(
        "{people} posts, {centres} centres, {day}; our arithmetic",
        people=formats.number(last["counted_people"], reading.language),
        centres=formats.number(last["centres"], reading.language),
        day=formats.printed_date(last["as_of_text"], reading.language),
    )
    return Answer(
        reading.text("Posts per centre, if all were filled"),
        formats.number(last["consultants_per_centre"], reading.language, DECIMALS),
        told,
        of.but(lambda frame: frame.tail(1)),
    )


def _complements(reading: Reading) -> Rows:
    return reading.rows("consultants/per_centre").but(
        lambda frame: frame[frame["per_centre_kind"] == "complement"]
    )


def _ends(reading: Reading, of: Rows) -> dict[str, str]:
    first, last = of.records[0], of.records[-1]
    decimals = DECIMALS
    return {
        "first": formats.number(first["consultants_per_centre"], reading.language, decimals),
        "first_year": str(first["drawn_on"].year),
        "last": formats.number(last["consultants_per_centre"], reading.language, decimals),
        "last_year": str(last["drawn_on"].year),
    }


def _counts(reading: Reading, of: Rows) -> dict[str, str]:
    """Consultants and centres of the first and the last year, in words."""
    told = {}
    for end, row in (("first", of.records[0]), ("last", of.records[-1])):
        told[f"{end}_year"] = str(row["drawn_on"].year)
        told[f"{end}_people"] = formats.number(row["counted_people"], reading.language)
        told[f"{end}_centres"] = formats.number(row["centres"], reading.language)
    return told


def _dated(reading: Reading, row: dict[str, Any]) -> str:
    """A number of consultants per centre with its year; one of posts says that it counts posts, so that
    nobody reads the two as one."""
    told = {
        "number": formats.number(row["consultants_per_centre"], reading.language, DECIMALS),
        "year": str(row["drawn_on"].year),
    }
    if row["per_centre_kind"] == "complement":
        return reading.text("{number} posts ({year})", **told)
    return f"{told['number']} ({told['year']})"


def per_centre(reading: Reading) -> Picture:
    """Consultants per centre by our arithmetic, beside the full complement where it is known."""
    rows, language = in_language(reading, "consultants/per_centre"), reading.language
    rates = [formats.number(value, language, DECIMALS) for value in rows.frame["consultants_per_centre"]]
    drawn = rows.frame.assign(
        day=pd.to_datetime(rows.frame["drawn_on"]),
        value=rows.frame["consultants_per_centre"],
        label=[_dated(reading, row) for row in rows.records],
        is_full=rows.frame["per_centre_kind"] == "complement",
        hover=[
            "<br>".join(
                (
                    reading.text(
                        "{people} {kind} at {centres} centres: {rate} per centre, our arithmetic",
                        people=formats.number(row["counted_people"], language),
                        kind=word("per_centre_kind", row["per_centre_kind"], language),
                        centres=formats.number(row["centres"], language),
                        rate=rate,
                    ),
                    broken(row["source"]),
                )
            )
            for row, rate in zip(rows.records, rates, strict=True)
        ],
    )
    title = reading.text(
        "From {first_people} consultants at {first_centres} centres in {first_year} to {last_people} at "
        "{last_centres} in {last_year}",
        **_counts(reading, pairs(reading)),
    )
    counted = reading.text(
        "Consultants per centre, our arithmetic: both numbers from one source. Short line: posts per centre, "
        "where known."
    )
    explained = reading.text(
        "With every post filled, a centre at province level has 7 consultants (reported for 2017 to 2019) "
        "and one at regency level 5 (to 2023); the short line stands where the number at each level is "
        "known."
    )
    names = {
        "consultants": reading.text("consultants per centre"),
        "complement": reading.text("posts per centre"),
    }
    return picture(
        reading,
        "consultants_per_centre",
        rows,
        National(title, rows),
        counted,
        drawing(timelines.per_centre, drawn, names),
        PER_CENTRE_COLUMNS,
        code="konsultan-per-pusat",
        explained=explained,
    )


def missing(reading: Reading) -> tuple[Block, ...]:
    """Where consultants are missing: on a day, over the years, by field; or which file would tell."""
    head, known = reading.text("Where are posts vacant?"), choosing.staffing(reading)
    if choosing.is_hidden(reading):
        text = reading.text(
            "With an office's list of consultants, this page shows where posts are vacant and in which "
            "fields, and how many consultants the people of each regency can reach."
        )
        return Section(head), Invitation(text)
    if not len(known):
        missing_here = reading.text("Consultants at the centres.")
        return Section(head), Missing(missing_here, template_name("consultants", reading.language))
    over_time, by_field = history(reading), fields(reading)
    return (
        Section(head, known),
        Choices((choosing.day(reading),)),
        *answers(reading),
        *((over_time,) if over_time else ()),
        *([Choices(choosing.of_province(reading))] if choosing.of_province(reading) else []),
        by_field or _no_centre(reading),
        *_most_missing_centres(reading),
        Fold(
            "staffing_details",
            reading.text("All centres one by one"),
            Later(one_by_one, reading.only(("per",))),
        ),
    )


def answers(reading: Reading) -> tuple[Answers, ...]:
    """Active consultants, vacancies, staffing and the centres without anybody on a day."""
    scope, language = choosing.on_day(reading), reading.language
    total = reading.rows("consultants/staffing_total", scope)
    if not len(total):
        return ()
    centres = reading.rows("consultants/staffing_by_centre", scope)
    row = total.first
    empty = [centre for centre in centres.records if not centre["active_people"]]
    as_of = reading.text("as of {day}", day=formats.date(choosing.the_day(reading), language))
    rule = reading.text("reported: 7 at province level (2017 to 2019), 5 at regency level (to 2023)")
    posts = reading.text(
        "of {complement} posts (centres: {centres})",
        complement=formats.number(row["complement_people"], language),
        centres=formats.number(row["centres"], language),
    )
    without = reading.text(
        "in {count} provinces no centre is counted",
        count=formats.number(len(places.provinces(reading.edition)) - row["provinces"], language),
    )
    notes = [as_of] if choosing.is_partial(reading) else [as_of, without]
    numbers = (
        Answer(
            reading.text("Active consultants"), formats.number(row["active_people"], language), as_of, total
        ),
        Answer(
            reading.text("Vacant posts"),
            formats.number(row["vacant_people"], language),
            f"{as_of} · {rule}",
            total,
        ),
        Answer(
            reading.text("Posts that are filled"),
            formats.percent(row["staffing_share"], language),
            f"{as_of} · {posts}",
            total,
        ),
        Answer(
            reading.text("Centres without any consultant"),
            formats.number(len(empty), language),
            " · ".join(notes),
            centres.beside(total),
        ),
    )
    return (Answers(numbers),)


def history(reading: Reading) -> Picture | None:
    """Active consultants by month with those who join and leave; the published numbers as marks.

    None where this edition knows no consultants, or those of a few months: two points are no course.
    """
    if not len(choosing.staffing(reading)):
        return None
    language = reading.language
    until = choosing.newest_day(reading)
    months = reading.rows("consultants/staffing_history", choosing.loaded(reading), until=until).but(
        lambda frame: frame.astype(
            {"joined_people": float, "left_people": float}
        )  # the first month has neither
    )
    hover = [
        reading.text(
            "{day}: {active} of {complement} posts filled; {joined} joined and {left} left in the month",
            day=formats.date(row["month_end"].date(), language),
            active=formats.number(row["active_people"], language),
            complement=formats.number(row["complement_people"], language),
            joined=formats.number(row["joined_people"], language),
            left=formats.number(row["left_people"], language),
        )
        for row in months.records
    ]
    drawn = pd.DataFrame(
        {
            "day": pd.to_datetime(months.frame["month_end"]),
            "active": months.frame["active_people"],
            "complement": months.frame["complement_people"],
            "joined": months.frame["joined_people"].astype(float),
            "left": months.frame["left_people"].astype(float),
            "hover": hover,
        }
    )
    if len(months) < FEWEST_MONTHS:
        return None
    in_print = in_language(reading, "consultants/published_consultants")
    if choosing.is_partial(reading):  # a number of the country is none of a part of it
        in_print = in_print.but(lambda frame: frame.head(0))
    marks = pd.DataFrame(
        {
            "day": pd.to_datetime(timelines.drawn_on(in_print.frame)),
            "value": in_print.frame["consultants"],
            "label": [formats.number(row["consultants"], language) for row in in_print.records],
            "hover": [fact_hover(row["statement"], row["note"], row["source"]) for row in in_print.records],
            "provenance": in_print.frame["provenance"],
        }
    )
    first, last = months.first, months.records[-1]
    names = {
        "active": reading.text("active: {count}", count=formats.number(last["active_people"], language)),
        "complement": reading.text(
            "posts: {count}", count=formats.number(last["complement_people"], language)
        ),
        "joined": reading.text("joined"),
        "left": reading.text("left"),
        "published": reading.text("published number (real)"),
    }
    title = _course(reading, first, last)
    counted = reading.text(
        "Consultants at the end of each month against the number of posts; below, those who joined and left "
        "in the month."
    )
    made = drawing(figures.history, months=drawn, marks=marks, names=names)
    return picture(
        reading,
        "staffing_history",
        months,
        title,
        counted,
        made,
        HISTORY_COLUMNS,
        code="konsultan",
        drawn_from=months.beside(in_print),
    )


def _course(reading: Reading, first: dict[str, Any], last: dict[str, Any]) -> str:
    """From how many vacant posts to how many: by years, within one by months."""
    language = reading.language
    before, after = (
        formats.number(row["complement_people"] - row["active_people"], language) for row in (first, last)
    )
    days = [row["month_end"].date() for row in (first, last)]
    begin, end = (str(day.year) for day in days)
    if begin == end:
        begin, end = (formats.printed_date(f"{day:%Y-%m}", language) for day in days)
    if before == after:
        return reading.text(
            "Vacant posts: {count}, in {begin} as in {end}", count=before, begin=begin, end=end
        )
    return reading.text(
        "Vacant posts went from {before} in {first_year} to {after} in {last_year}",
        first_year=begin,
        last_year=end,
        before=before,
        after=after,
    )


def fields(reading: Reading) -> Picture | None:
    """The matrix of missing fields: by province, or by centre of the province that is chosen.

    None where this edition knows no consultants, or no centre of the province is counted on the day.
    """
    if not len(choosing.staffing(reading)):
        return None
    kind = "province" if choosing.province(reading).is_open else "centre"
    return _matrix(reading, _of_province(reading), kind, "fields_matrix", "bidang", first=FIRST)


def _most_missing_centres(reading: Reading) -> tuple[Picture, ...]:
    """The centres that miss most, where the matrix before is by province."""
    if not choosing.province(reading).is_open:
        return ()
    drawn = _matrix(reading, choosing.on_day(reading), "centre", "centres_matrix", first=FIRST)
    is_one = drawn is not None and drawn.rows.frame["row_code"].nunique() == 1  # told by that matrix already
    return (drawn,) if drawn and not is_one else ()


def _of_province(reading: Reading) -> Scope:
    """Of the day, and of the province whose centres are told one by one, where one is chosen."""
    chosen, scope = choosing.province(reading), choosing.on_day(reading)
    return scope if chosen.is_open else scope.plus(reading.part(chosen.words, province=chosen.chosen))


def _no_centre(reading: Reading) -> Sentence:
    text = reading.text(
        "No centre of this province is counted on {day}.",
        day=formats.date(choosing.the_day(reading), reading.language),
    )
    return Sentence(text, reading.rows("consultants/fields", _of_province(reading), rows="centre"))


def _matrix(
    reading: Reading, scope: Scope, kind: str, key: str, code: str = "", first: int | None = None
) -> Picture | None:
    """Posts without a consultant by field, first what misses most; kind: what one row is, 'province' or
    'centre'; first: how many rows are drawn, all where none. None where no post is counted."""
    language = reading.language
    cells = reading.rows("consultants/fields", scope, rows=kind)
    if not len(cells):
        return None
    by_field = sorted(
        reading.rows("consultants/fields", scope, rows="nation").records, key=lambda row: row["field_order"]
    )
    columns = [row["field"] for row in by_field]
    cells = cells.but(
        lambda frame: frame.assign(
            row_name=[
                _row_name(reading, name, code)
                for name, code in zip(frame["row_name"], frame["row_code"], strict=True)
            ]
        )
    )
    names = dict(zip(cells.frame["row_code"], cells.frame["row_name"], strict=True))
    codes = list(names)[:first]
    seen = cells.but(lambda frame: frame[frame["row_code"].isin(codes)])
    shown = pd.Series([names[row] for row in codes]).replace(SHORT, regex=True).tolist()
    share = seen.frame["missing_people"] / seen.frame["posts"]
    drawn = seen.frame.assign(
        row=[codes.index(row["row_code"]) for row in seen.records],
        column=[columns.index(row["field"]) for row in seen.records],
        shade=(share > 0).astype(int) + (share >= 0.5) + (share >= 1),
        text=[_count(row["missing_people"], kind, language) for row in seen.records],
        hover=[
            reading.text(
                "{row}: {field}, {missing} of {posts} posts without a consultant",
                row=html.escape(row["row_name"]),
                field=word("field", row["field"], language),
                missing=formats.number(row["missing_people"], language),
                posts=formats.number(row["posts"], language),
            )
            for row in seen.records
        ],
    )
    counted = reading.text(
        "Posts without an active consultant on {day}, by field, most vacancies first. White: no such post.",
        day=formats.date(choosing.the_day(reading), language),
    )
    if len(codes) < len(names):
        counted += " " + reading.text(
            "The first {count} of {all}; the table has all.",
            count=formats.number(len(codes), language),
            all=formats.number(len(names), language),
        )
    headings = [word("field", field, language) for field in columns]
    made = drawing(matrices.missing, drawn, shown, headings, _legend(reading, kind))
    title = _half_vacant(reading, cells) if kind == "centre" else _most_missing(reading, by_field)
    counted = choosing.after_words(scope, counted)
    return picture(reading, key, cells, title, counted, made, FIELD_COLUMNS, code=code)


def _half_vacant(reading: Reading, cells: Rows) -> str:
    """At how many centres half of the posts or more are vacant."""
    vacant: dict[str, int] = {}
    posts: dict[str, int] = {}
    for row in cells.records:
        vacant[row["row_code"]] = vacant.get(row["row_code"], 0) + row["missing_people"]
        posts[row["row_code"]] = posts.get(row["row_code"], 0) + row["posts"]
    number = functools.partial(formats.number, language=reading.language)
    if len(posts) == 1:
        ((code, all_posts),) = posts.items()
        if not vacant[code]:
            return reading.text("Every post is filled")
        return reading.text(
            "{vacant} of {posts} posts are vacant", vacant=number(vacant[code]), posts=number(all_posts)
        )
    count = sum(2 * vacant[code] >= posts[code] for code in posts)
    if not count:
        return reading.text(
            "At none of {all} centres are half the posts or more vacant", all=number(len(posts))
        )
    return reading.text(
        "At {count} of {all} centres, half the posts or more are vacant",
        count=number(count),
        all=number(len(posts)),
    )


def _row_name(reading: Reading, name: str | None, code: str) -> str:
    """What a row is called; that of simulated centres together by their level."""
    if isinstance(name, str):
        return name
    return reading.text("simulated, {level} level", level=word("level", code, reading.language))


def _count(missing_people: int, kind: str, language: str) -> str:
    """The text of a cell; a centre has one post of a field, and its colour says all."""
    return formats.number(missing_people, language) if kind == "province" and missing_people else ""


def _legend(reading: Reading, kind: str) -> dict[str, str]:
    if kind == "centre":
        return {"none": reading.text("filled"), "all": reading.text("vacant")}
    return {
        "none": reading.text("none vacant"),
        "some": reading.text("fewer than half"),
        "most": reading.text("half or more"),
        "all": reading.text("all vacant"),
    }


def _most_missing(reading: Reading, by_field: list[dict[str, int]]) -> str:
    """The fields of which most posts have no consultant."""
    worst, most = _worst(by_field)
    if not most:
        return reading.text("Every post is filled")
    names = [word("field", str(row["field"]), reading.language) for row in worst]
    return reading.text(
        "Most vacancies: {fields}, {missing} of {posts} posts",
        fields=formats.enumeration(names, reading.language),
        missing=formats.number(sum(row["missing_people"] for row in worst), reading.language),
        posts=formats.number(sum(row["posts"] for row in worst), reading.language),
    )


def one_by_one(reading: Reading) -> tuple[Block, ...]:
    """The matrix and the table of all centres, and the table of provinces."""
    scope, language = choosing.on_day(reading), reading.language
    matrix = _matrix(reading, scope, "centre", "all_fields_matrix")
    centres = reading.rows("consultants/staffing_by_centre", scope)
    in_words = [
        ", ".join(word("field", field, language) for field in row["missing_fields"]) or None
        for row in centres.records
    ]
    missing_fields = pd.Series(in_words, dtype=object)
    centres = centres.but(lambda frame: frame.assign(missing_fields=missing_fields))
    provinces = reading.rows("consultants/staffing_by_province", scope)
    by_province = (
        _table(
            reading, "staffing_by_province", provinces, reading.text("Staffing by province"), PROVINCE_COLUMNS
        ),
    )
    return (
        *((matrix,) if matrix else ()),
        _table(reading, "staffing_by_centre", centres, reading.text("Staffing by centre"), CENTRE_COLUMNS),
        *(by_province if len(provinces) else ()),
    )


def _table(reading: Reading, key: str, rows: Rows, title: str, columns: tuple[str, ...]) -> Table:
    counted = reading.text(
        "Active consultants on {day} against the posts of each centre.",
        day=formats.date(choosing.the_day(reading), reading.language),
    )
    return table(reading, key, rows, title, counted, columns)
