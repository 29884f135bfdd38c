"""Published figures of an area on its sheet: a line for all that one source says of one thing, with scope,
dates and what must be known of it; and all that no other part of the sheet holds."""

import re
from collections.abc import Callable, Hashable, Iterable, Set
from typing import Any

from plut.base import formats
from plut.base.language import mark
from plut.base.measures import period, word
from plut.content import printed_figures
from plut.content.papers import Line
from plut.content.printed_figures import dated
from plut.content.quoting import credited
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.subjects.area import asking, context, spending
from plut.subjects.area.choosing import Chosen
from plut.subjects.published import register

Figure = dict[str, Any]  # a row, its texts in the reader's language under plain names

EXACT = mark("Not rounded.")  # as a sheet takes every number to be
# what the row of the plan and the sentence on the census say
OF_THE_PLAN = ("rup_total", "rup_total_later_extract", "realised_total")
OF_THE_CENSUS = ("se2016_listed_total", "umkm_jabar_base")


def by_measure(reading: Reading, rows: Rows) -> list[Line]:
    """Figures in lines, those of one measure and source together.

    rows: with `counted_id`, `counted_en` and the other columns of published figures.
    """
    worded = printed_figures.worded(reading, rows)
    figures = [row | {"figure": row["counted"]} for row in worded.records]
    return _lines(reading, rows, figures, lambda row: (row["figure"], credited(row, reading.language)))


def left(reading: Reading, chosen: Chosen) -> list[Line]:
    """What the register has of an area and no other part of its sheet tells, newest first, in a line for each
    source and topic; what other sources say of the same measure stands beside it, so that no older value is
    left where a newer one had no room. Nothing in an edition from before it could be asked for an area."""
    try:
        rows = _known(reading, chosen)
    except LookupError:
        return []
    told = _elsewhere(reading, chosen, rows)
    figures = [row for row in rows.records if row["figure_id"] not in told]
    places: dict[str, tuple[str, str]] = {}
    for row in figures:
        places.setdefault(row["measure"], (row["topic"], credited(row, reading.language)))
    return _lines(reading, rows, figures, lambda row: places[row["measure"]])


def _known(reading: Reading, chosen: Chosen) -> Rows:
    """All that the register has of an area."""
    texts = ("statement", "denominator", "publisher", "note")
    names = {f"{name}_{reading.language}": name for name in texts} | {"as_of": "as_of_text"}
    rows = register.in_words(reading, reading.rows("area/register", chosen.scope))
    return rows.but(
        lambda frame: frame.rename(columns=names).assign(
            period=[dated(reading, printed) for printed in frame["period"]]
        )
    )


def _elsewhere(reading: Reading, chosen: Chosen, rows: Rows) -> Set[str]:
    """Which of the register's figures other parts of the sheet tell."""
    parts = (asking.certificates_of, context.counted, spending.printed)
    told = {row["figure_id"] for part in parts for row in part(reading, chosen).records}
    if chosen.is_province:
        counts = reading.rows("centres/published_counts", province=chosen.area["region_code"])
        told |= set(counts.frame["count_id"])
    measures = OF_THE_PLAN if len(spending.planned(reading, chosen)) else ()
    frame, listed = rows.frame, set(context.listed(reading, chosen).frame["listed_total"])
    is_told = frame["measure"].isin(measures) | (
        frame["measure"].isin(OF_THE_CENSUS) & frame["value"].astype(float).isin(listed)
    )
    return told | set(frame.loc[is_told, "figure_id"])


def _lines(
    reading: Reading, of: Rows, figures: Iterable[Figure], key: Callable[[Figure], Hashable]
) -> list[Line]:
    """Figures in lines, those of one key together, in the order in which the first of each comes."""
    together: dict[Hashable, list[Figure]] = {}
    for row in figures:
        together.setdefault(key(row), []).append(row)
    return [_line(reading, of, rows) for rows in together.values()]


def _line(reading: Reading, of: Rows, rows: list[Figure]) -> Line:
    """Figures under the name of what they count, or of their topic where they count several things. A scope,
    date or remark that all of them have is said once."""
    scopes, remarks = [_scope(reading, row) for row in rows], [_remark(reading, row) for row in rows]
    shared = [part[0] if len(set(part)) == 1 else "" for part in (scopes, remarks)]
    names = dict.fromkeys(row["figure"] for row in rows)
    told = [
        _value(row, "" if shared[0] else scope, "" if shared[1] else remark, is_named=len(names) > 1)
        for row, scope, remark in zip(rows, scopes, remarks, strict=True)
    ]
    text = f"{formats.capital('; '.join(told))}{shared[0]}".removesuffix(".")
    sources = dict.fromkeys(credited(row, reading.language) for row in rows)
    return Line(
        f"{text}. {shared[1]}".strip(),
        of,
        next(iter(names)).removesuffix(".")
        if len(names) == 1
        else formats.capital(word("topic", rows[0]["topic"], reading.language)),
        tuple(f"{source} ({_days(reading, source, rows)})" for source in sources),
        len(rows),
    )


def _days(reading: Reading, source: str, rows: list[Figure]) -> str:
    """When a source said its figures: the day, or the first and the last year."""
    days = sorted({row["as_of_text"] for row in rows if credited(row, reading.language) == source})
    return dated(reading, days[0] if len(days) == 1 else f"{days[0][:4]}..{days[-1][:4]}")


def _value(row: Figure, scope: str, remark: str, is_named: bool) -> str:
    """A value behind what it counts, with its scope and remark where it has its own; a statement holds its
    value."""
    name = _inside(row["figure"]).removesuffix(".")
    if isinstance(row.get("statement"), str):
        told = name if is_named else ""
    else:
        told = f"{name} {row['value_text']}{scope}" if is_named else f"{row['value_text']}{scope}"
    return f"{told} – {remark.removesuffix('.')}" if remark else told


def _inside(text: str) -> str:
    """A text as it stands inside a sentence: without its capital, unless that is of a name or an acronym."""
    begins_word = re.match(r"[A-Z][a-z]+[ -][a-z]", text)
    return text[:1].lower() + text[1:] if begins_word else text


def _scope(reading: Reading, row: Figure) -> str:
    """Of what a figure is a part, its period, and when it was said."""
    of, when = row.get("denominator"), row["period"]
    spoken = period(row["as_of_text"], reading.language)
    if re.fullmatch(rf"(\D+ )?{re.escape(when)}", spoken):  # December 2021 is in 2021
        when = spoken
    elif when != spoken:
        when = reading.text("{period}; as of {day}", period=when, day=spoken)
    return f" ({'; '.join(filter(None, (of if isinstance(of, str) else '', when)))})"


def _remark(reading: Reading, row: Figure) -> str:
    """What must be known beside a figure, as sentences: of which provinces it is, where it is not of the area
    alone, and its note."""
    told, of, names = [], row.get("denominator"), row.get("region_names")
    if row.get("is_before_split"):
        told.append(reading.text("Of the province as it was before the split of 2022."))
    elif names is not None and not (isinstance(of, str) and all(name in of for name in names)):
        together = formats.enumeration([str(name) for name in names], reading.language)
        told.append(reading.text("Of {regions} together.", regions=together))
    if isinstance(row["note"], str):
        note = row["note"].strip().removeprefix(reading.text(EXACT)).strip()
        told.append(f"{note.removesuffix('.')}." if note else "")
    return " ".join(filter(None, told))
