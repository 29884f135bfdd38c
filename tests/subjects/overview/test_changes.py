"""What differs between two editions is told number by number, with why; the brief and the first page say the
same, and nothing else."""

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plut.base.folders import REPOSITORY
from plut.content.blocks import Fold, Sentence, Table
from plut.content.papers import Paper
from plut.content.reading import Reading
from plut.subjects import overview
from plut.subjects.overview import SUBJECT, brief, changes
from plut.warehouse import editions
from plut.warehouse.edition import Edition

NOTE = "In July 2017 there were 52 centres, not 51."
CONSULTANTS = (
    "consultant_id,centre_id,field,active_from,active_to\n"
    "K1,R-3204,production,2026-01-01,\nK2,R-3204,finance,2026-01-01,\n"
)


def built(copy: Path) -> Edition:
    out = copy / "data/build"
    command = [sys.executable, str(copy / "dashboard/build.py"), "--scale", "small", "--out", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    return Edition(str(editions.current(out)))


def rewritten(path: Path, change) -> None:
    """A table of the copy with its rows changed by a function, which may add some."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        names, rows = list(reader.fieldnames or ()), list(reader)
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def two(once) -> tuple[Edition, Edition]:
    """Two small editions that differ by a corrected fact, an office's file and a new source."""

    def build(folder: Path) -> tuple[str, str]:
        copy = folder / "copy"
        for part in ("dashboard", "queries", "data/reference", "data/published"):
            shutil.copytree(REPOSITORY / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        for part in ("data/sources.toml", "data/contact.toml", "requirements.txt"):
            shutil.copy(REPOSITORY / part, copy / part)
        before = built(copy)
        published = copy / "data/published"

        def correct(rows: list[dict[str, str]]) -> None:
            (row,) = (row for row in rows if row["fact_id"] == "prog-02")
            assert row["value"] == "51"
            row["value"] = "52"

        def add(rows: list[dict[str, str]]) -> None:
            last = dict(rows[0])
            last |= {"fact_id": "cert-99", "scheme": "SPP-IRT", "value": "12345", "as_of": "2025-11"}
            last |= {
                "statement_id": "12.345 NIB.",
                "statement_en": "12,345 NIB.",
                "source": "example.go.id 2025-11",
            }
            last |= {"note_id": "", "note_en": ""}
            rows.append(last)

        rewritten(published / "programme_facts.csv", correct)
        rewritten(published / "certification_facts.csv", add)
        correction = {
            "corrected_on": "2026-11-29",
            "query": "overview/counts",
            "edition": "aaaaaaaaaaaa",
            "note_id": "Pada Juli 2017 ada 52 pusat, bukan 51.",
            "note_en": NOTE,
        }
        rewritten(published / "corrections.csv", lambda rows: rows.append(correction))
        (copy / "data/incoming").mkdir()
        (copy / "data/incoming/consultants.csv").write_text(CONSULTANTS)
        return before.path, built(copy).path

    before, after = once("compared_editions", build)
    return Edition(before), Edition(after)


@pytest.fixture
def reading(two) -> Reading:
    return Reading(two[1], "en", shows_simulated=False, base="https://plut.example")


def told(found: tuple[changes.Change, ...]) -> set[tuple[str, str, str, str]]:
    return {(one.number, one.before, one.now, one.why) for one in found}


def test_a_correction_a_file_and_a_source_are_named_and_nothing_else(reading, two):
    assert reading.edition.previous == two[0]
    source = "new source: example.go.id, November 2025, no link"
    fact = "There were 51 PLUT centres in July 2017: 24 at province level and 27 at regency level."
    assert told(changes.since_before(reading)) == {
        (fact, "51 centres", "52 centres", f"correction. {NOTE}"),
        ("12,345 NIB.", "–", "12,345 NIB", source),
        ("Consultants", "–", "2 rows", "office's file: consultants.csv"),
    }


def test_the_first_page_and_the_brief_say_the_same(reading):
    (fold,) = (
        one for one in SUBJECT.blocks(reading) if isinstance(one, Fold) and one.key == "changes_details"
    )
    (table,) = fold.inside.blocks()
    assert isinstance(table, Table) and not table.rows.is_simulated
    rows = {tuple(row) for row in table.rows.frame[list(changes.COLUMNS[1:])].itertuples(index=False)}
    assert rows == told(changes.since_before(reading))
    (part,) = (part for part in papers(reading)[1].parts if part.title.startswith("What has changed"))
    assert len(part.lines) == 3
    for number, before, now, why in rows:
        (line,) = (line for line in part.lines if line.lead.endswith(number))
        assert line.text.startswith(f"{before} → {now}. ") and why[1:].rstrip(".") in line.text


def test_a_headline_that_differs_names_what_it_is_made_from(edition, office):
    """An office's list of centres changes how many are found, and so whom they reach."""
    header = "centre_id,name,level,province_code,regency_code,as_of"
    report = office(centres__csv=f"{header}\nX-1,PLUT Kabupaten Asmat,regency,93,9304,2026-01-31\n")
    before, after = (
        Reading(Edition(str(path)), "en", shows_simulated=False) for path in (edition.path, report.path)
    )
    heads = [one for one in changes.between(before, after) if one.page == changes.HEADLINE]
    found = next(one for one in heads if one.number == "Centres that we found by name")
    assert (found.before, found.now, found.why) == ("83", "84", "office's file")
    assert {one.number for one in heads} >= {"Provinces where we found no centre"}


def papers(reading: Reading) -> tuple[Paper, ...]:
    return overview.brief_file(reading, "html").content.papers()


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_brief_has_two_sheets_nothing_simulated_and_the_age_of_old_numbers(edition, language):
    first, second = papers(Reading(Edition(str(edition.path)), language, base="https://plut.example"))
    assert not [line for paper in (first, second) for line in paper.lines if line.of and line.of.is_simulated]
    figures, decisions, _ = first.parts
    age = {"id": r"berumur lebih dari \d tahun|setahun", "en": r"more than (\d years|a year) old"}[language]
    aged = [line.lead for line in figures.lines if re.search(age, line.text)]
    assert len(aged) >= 3 and len(figures.lines) >= 6
    assert 1 <= len(decisions.lines) <= brief.MOST_DECISIONS
    assert len(second.parts[1].lines) == 5


def test_what_an_office_has_loaded_is_no_longer_unknown(reading):
    unknown = papers(reading)[1].parts[1]
    assert not [line for line in unknown.lines if "Who works at each centre" in line.lead]


def test_an_edition_that_is_the_first_or_too_old_says_so(edition, monkeypatch, tmp_path):
    monkeypatch.setenv("PLUT_BUILD_DIR", str(tmp_path))
    shutil.copy(edition.path, tmp_path)
    shutil.copy(edition.path.with_suffix(".json"), tmp_path)
    alone = Reading(Edition(str(tmp_path / edition.path.name)), "en", shows_simulated=False)
    assert "the first that is kept" in papers(alone)[1].parts[0].lines[0].text


def test_an_old_brief_stays_with_its_edition_and_keeps_the_one_before(two, tmp_path):
    """Another build after it changes nothing of what it compares."""
    for one in two:
        for path in (Path(one.path), Path(one.path).with_suffix(".json")):
            shutil.copy(path, tmp_path)
    newest = tmp_path / "abcdefabcdef.duckdb"
    shutil.copy(tmp_path / Path(two[1].path).name, newest)
    seal = json.loads(Path(two[1].path).with_suffix(".json").read_text())
    newest.with_suffix(".json").write_text(json.dumps(seal | {"number": seal["number"] + 1}))
    (tmp_path / editions.POINTER).write_text("abcdefabcdef")
    old = Edition(str(tmp_path / Path(two[1].path).name))
    assert old.previous is not None and old.previous.name == two[0].name and not old.is_served
    reading = Reading(old, "en", shows_simulated=False)
    assert len(changes.since_before(reading) or ()) == 3
    assert overview.brief_file(reading, "pdf").content.editions == (old.name, two[0].name)


def test_where_no_number_differs_that_is_said(reading, two):
    own = Reading(two[0], "en", shows_simulated=False)
    assert changes.between(own, own) == ()
    assert isinstance(Sentence(changes.nothing(reading)), Sentence)
