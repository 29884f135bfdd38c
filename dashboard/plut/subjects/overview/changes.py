"""What differs from the edition before, number by number: before, now, and why."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.language import mark
from plut.base.measures import period, word
from plut.content import correcting, evidence, printed_figures
from plut.content.blocks import Answer, Block, Fold, Later, Sentence
from plut.content.framing import table
from plut.content.quoting import sourced
from plut.content.reading import Reading
from plut.subjects.centres import findings
from plut.subjects.consultants import nearness
from plut.subjects.overview import key_numbers

COLUMNS = ("changed_page", "changed_number", "before_text", "now_text", "why_changed")
HEADLINE = "headline"
PAGES = {
    HEADLINE: mark("Headline figures"),
    "overview": mark("Overview"),
    "centres": mark("Centres"),
    "consultants": mark("Consultants"),
    "procurement": mark("Procurement"),
    "certification": mark("Certification"),
    "award": mark("Award"),
    "area": mark("Area"),
    "published": mark("Published figures"),
    "data": mark("Data and method"),
}


@dataclass(frozen=True)
class Change:
    """A number that differs. page: where it stands; dataset: what it is from; why: in words; provenance: the
    weaker of before and now."""

    page: str
    dataset: str
    number: str
    before: str
    now: str
    why: str
    reason: str
    provenance: str


def changes(reading: Reading) -> tuple[Block, ...]:
    """What has changed, when opened; nothing where this edition is the first."""
    if reading.edition.previous is None:
        return ()
    head = reading.text("What has changed since the last edition")
    return (Fold("changes_details", head, Later(listed, reading.only(()))),)


def listed(reading: Reading) -> tuple[Block, ...]:
    """A row for each number that differs, headline figures first."""
    found = since_before(reading)
    if found is None:
        return (Sentence(not_comparable(reading)),)
    if not found:
        return (Sentence(nothing(reading)),)
    rows = reading.rows("overview/numbers").but(lambda _: _frame(reading, found))
    title = reading.text("What has changed since the last edition")
    return (table(reading, "changes", rows, title, "", COLUMNS, has_files=False),)


def nothing(reading: Reading) -> str:
    """What is said where no number differs."""
    return reading.text("No number differs from edition {edition}.", edition=_before(reading))


def not_comparable(reading: Reading) -> str:
    """What is said where the edition before does not hold what is compared."""
    return reading.text(
        "Edition {edition} was made before editions could be compared number by number.",
        edition=_before(reading),
    )


def _before(reading: Reading) -> str:
    previous = reading.edition.previous
    return previous.name if previous else ""


def since_before(reading: Reading) -> tuple[Change, ...] | None:
    """Every number that differs from the edition before; None where that cannot be told."""
    if reading.edition.previous is None:
        return ()
    own = reading.only(())
    try:
        return between(own.at(reading.edition.previous), own)
    except (LookupError, AttributeError):
        return None


def between(before: Reading, now: Reading) -> tuple[Change, ...]:
    """Every number that differs between two editions: headline figures, then page by page."""
    changed = _of_pages(before, now)
    changed += _unmatched(before, now, changed)
    order = list(PAGES)
    by_page = sorted(changed, key=lambda one: (order.index(one.page), one.number))
    return (*_headlines(before, now, changed), *by_page)


def headline_figures(reading: Reading) -> tuple[Answer, ...]:
    """The numbers of the first page, in its order."""
    country = nearness.country(reading.only(()))
    return (
        *key_numbers.key_numbers(reading).answers,
        findings.by_name(reading),
        findings.maybe_funded(reading),
        findings.within_reach(reading, country),
        findings.without_any(reading),
    )


def _headlines(before: Reading, now: Reading, changed: list[Change]) -> list[Change]:
    """The headline figures that differ; why is what changed in the data that they are made from."""
    former = {one.label: one for one in headline_figures(before)}
    told = []
    for one in headline_figures(now):
        other = former.get(one.label)
        if other is not None and other.value == one.value:
            continue
        causes = dict.fromkeys(change.reason for change in changed if change.dataset in one.of.data)
        why = formats.enumeration(list(causes), now.language) or now.text("computed in another way")
        before_text = other.value if other else formats.MISSING
        told.append(Change(HEADLINE, "", one.label, before_text, one.value, why, why, one.of.provenance))
    return told


def _of_pages(before: Reading, now: Reading) -> list[Change]:
    former, latter = (_numbers(reading) for reading in (before, now))
    notes = _new_corrections(before, now)
    return [
        _change(before, now, former.get(key), latter.get(key), notes)
        for key in dict.fromkeys([*latter, *former])
        if _said(now, former.get(key)) != _said(now, latter.get(key))
    ]


def _numbers(reading: Reading) -> dict[str, dict[str, Any]]:
    return {row["number_id"]: row for row in reading.rows("overview/numbers").records}


def _new_corrections(before: Reading, now: Reading) -> list[dict[str, Any]]:
    """The corrections that were published since the edition before."""
    column = f"note_{now.language}"
    known = set(before.rows("frame/corrections").frame[column])
    return [row for row in now.rows("frame/corrections").records if row[column] not in known]


def _change(
    before: Reading,
    now: Reading,
    former: dict[str, Any] | None,
    latter: dict[str, Any] | None,
    notes: list[dict[str, Any]],
) -> Change:
    row = latter or former
    assert row is not None
    reason, why = _why(now, former, latter, notes)
    label = str(row[f"label_{now.language}"])
    if row["page"] == "data":
        label = word("dataset", label, now.language)
    texts = (_said(reading, one) for reading, one in ((before, former), (now, latter)))
    before_text, now_text = (text or formats.MISSING for text in texts)
    return Change(row["page"], row["dataset"], label, before_text, now_text, why, reason, row["provenance"])


def _why(
    now: Reading,
    former: dict[str, Any] | None,
    latter: dict[str, Any] | None,
    notes: list[dict[str, Any]],
) -> tuple[str, str]:
    """The kind of reason, and the reason in full: an office's file, a source that is new, or a correction of
    what the same source says."""
    if latter is not None and latter["provenance"] == "imported":
        reason = now.text("office's file")
        return reason, f"{reason}: {latter['source']}" if latter["source"] else reason
    if latter is not None and (former is None or former["source"] != latter["source"]):
        reason = now.text("new source")
        return reason, f"{reason}: {sourced(str(latter['source']), now.language)}"
    reason, row = now.text("correction"), latter or former
    told = [note for note in notes if row is not None and _page(note) == row["page"]]
    said = dict.fromkeys(str(note[f"note_{now.language}"]) for note in told)  # of several numbers the same
    return reason, ". ".join([reason, *said])


def _unmatched(before: Reading, now: Reading, changed: list[Change]) -> list[Change]:
    """Published corrections of pages on which no number differs: what was wrong was computed."""
    reason = now.text("correction")
    pages = {change.page for change in changed if change.reason == reason}
    return [
        Change(
            _page(note),
            "",
            *_figure(now, note),
            f"{reason}. {note[f'note_{now.language}']}",
            reason,
            note["provenance"],
        )
        for note in _new_corrections(before, now)
        if _page(note) not in pages
    ]


def _figure(now: Reading, note: dict[str, Any]) -> tuple[str, str, str]:
    """The number that a correction names, before and now; the question where it names none."""
    named = tuple(note.get(f"{name}_{now.language}") for name in correcting.FIGURE)
    if pd.isna(named[0]):
        return str(note["query"]), formats.MISSING, formats.MISSING
    figure, before, after = map(str, named)
    return figure, before, after


def _page(correction: dict[str, Any]) -> str:
    """The page that a correction names by its query."""
    page = str(correction["query"]).partition("/")[0]
    return page if page in PAGES else "data"


def _said(reading: Reading, row: dict[str, Any] | None) -> str:
    """A number with its unit, or what is said in its place; nothing where there is none."""
    if row is None:
        return ""
    told = _told(reading, row)
    if pd.isna(row["value"]):
        return told
    language, unit = reading.language, row["unit"]
    if unit in ("idr", "IDR"):
        text = formats.rupiah(row["value"], language)
    elif unit == "rows":
        text = reading.text("{count} rows", count=formats.number(row["value"], language))
    else:
        words = row[f"unit_{language}"]
        words = words if isinstance(words, str) else word("unit", str(unit), language)
        text = printed_figures.amount(float(row["value"]), words, language)
    return f"{told} {text}".strip()


def _told(reading: Reading, row: dict[str, Any]) -> str:
    """What stands with a number or in its place, in the words of its kind."""
    language = reading.language
    told = row["told"] if isinstance(row["told"], str) else ""
    if row["dataset"] == "timeline":
        return period(told, language)
    if row["dataset"] == "centres":
        grade = evidence.grade(reading, row["grade"]) if isinstance(row["grade"], str) else ""
        day = "" if pd.isna(row["told_on"]) else formats.date(row["told_on"].date(), language)
        return ", ".join(filter(None, (grade, day, told)))
    kind = "award_place" if row["dataset"] == "award_winners" else "qualifier"
    return word(kind, told, language) if told else ""


def _frame(reading: Reading, found: tuple[Change, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "changed_page": [reading.text(PAGES[one.page]) for one in found],
            "changed_number": [one.number for one in found],
            "before_text": [one.before for one in found],
            "now_text": [one.now for one in found],
            "why_changed": [one.why for one in found],
            "provenance": [one.provenance for one in found],
        }
    )
