"""What differs between two editions is named, all of it and nothing else: one row is another in each data set
of an office, and what every page asks is compared by brute force."""

import dataclasses
import functools
import math
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import office_files
import pandas as pd
import procurement_files
import pytest

from plut.base.language import LANGUAGES
from plut.building import pipeline
from plut.building.scale import SMALL
from plut.content import places
from plut.content.blocks import Answers, Finding, Later, Picture, standing, walk
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.subjects.every import SUBJECTS
from plut.surfaces.desk import changes, comparisons, telling, usual, wording
from plut.surfaces.desk.asking import Lead
from plut.surfaces.desk.causes import Cause, Causes, ChangedFile
from plut.surfaces.desk.changes import NO_NUMBERS
from plut.surfaces.desk.comparing import DRAWN
from plut.surfaces.desk.comparisons import Going
from plut.surfaces.desk.words import going as how_far
from plut.warehouse import sql_files
from plut.warehouse.edition import Edition
from plut.warehouse.rules import GUARDED, OPEN, Rules
from plut.warehouse.shown import plain

CENTRES = "centre_id,name,level,province_code,regency_code,institutional_status,as_of\n"
TRAVEL_TIMES = "regency_code,centre_id,minutes\n"
# file -> the data set that it is of
FILES = {
    "centres.csv": "centres",
    "consultants.csv": "consultants",
    "travel_times.csv": "travel_times",
    "certification_applications.csv": "certification_applications",
    "record.json": "procurement",
}
OF_OTHERS = Rules(frozenset({"32"}))  # who may not read the consultants of West Sumatra


def write(folder: Path, *changed: str) -> None:
    """The files of an office; of the changed ones one row is another."""
    folder.mkdir(exist_ok=True)
    office_files.write(folder)
    status = "BLUD" if "centres.csv" in changed else "UPTD"
    centre = f"R-3208,PLUT Kabupaten Kuningan,regency,32,3208,{status},2026-01-31\n"
    (folder / "centres.csv").write_text(CENTRES + centre)
    minutes = 200 if "travel_times.csv" in changed else 59
    (folder / "travel_times.csv").write_text(f"{TRAVEL_TIMES}9105,R-3204,{minutes}\n")
    if "consultants.csv" in changed:
        rows = office_files.consultants()
        rows.loc[0, "active_to"] = "2026-03-31"
        rows.to_csv(folder / "consultants.csv", index=False)
    if "certification_applications.csv" in changed:
        rows = office_files.applications()
        rows.loc[2, "issued_on"] += pd.Timedelta(days=200)
        rows.to_csv(folder / "certification_applications.csv", index=False)
    if "record.json" in changed:
        rows = procurement_files.rows("record")
        rows[0] = rows[0] | {"total_realisasi": rows[0]["total_realisasi"] + 10}
        (folder / "record.json").write_bytes(procurement_files.as_json(rows))


@pytest.fixture(scope="session")
def built(once, kept_tables):
    """An edition of these files: a function (changed files) -> its path."""

    def build(*changed: str) -> str:
        def make(folder: Path) -> str:
            write(folder / "incoming", *changed)
            out = folder / "build"
            return str(pipeline.build(folder / "incoming", out, kept_tables=kept_tables, scale=SMALL).path)

        return once(f"desk {' '.join(changed)}", make)

    return build


@pytest.fixture(scope="session")
def nobodys(once, kept_tables) -> str:
    """An edition without an office's files."""

    def make(folder: Path) -> str:
        (folder / "incoming").mkdir()
        out = folder / "build"
        return str(pipeline.build(folder / "incoming", out, kept_tables=kept_tables, scale=SMALL).path)

    return once("desk of nobody", make)


@pytest.fixture(scope="session")
def paths(built) -> tuple[str, str]:
    """Two editions, between which one row of each file is another."""
    return built(), built(*FILES)


@pytest.fixture(scope="session")
def found(once, paths) -> changes.Changes:
    before, after = (Edition(path, OPEN) for path in paths)
    return once("desk changes", lambda _: changes.between(before, after, "id"))


def rows_in(value: object) -> Iterator[Rows]:
    """The rows that a block holds, wherever it holds them."""
    if isinstance(value, Rows):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from rows_in(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Later | Reading):
        for one in dataclasses.fields(value):
            yield from rows_in(getattr(value, one.name))


Asked = tuple[str, tuple[tuple[str, object], ...]]


def asked(paths: tuple[str, str]) -> set[Asked]:
    """What the blocks of all pages rest on in either edition, and every query as it is."""
    found: set[Asked] = set()
    for path in paths:
        edition = Edition(path, OPEN)
        found |= {(query, ()) for query in edition.texts}
        for page in SUBJECTS:
            for block in walk(page.blocks(Reading(edition, "id"))):
                for rows in rows_in(block):
                    given = tuple(pair for pair in rows.parameters if pair[1] is not None)
                    found.add((rows.query, given))
    return {one for one in found if one[0] not in NO_NUMBERS and not one[0].endswith("_found")}


@functools.cache
def opened(path: str) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(f"attach '{path}' as edition_file (read_only)")
    connection.execute("use edition_file")
    return connection


@functools.cache
def answer(path: str, one: Asked) -> pd.DataFrame | None:
    """What a file says, asked past everything that pages go through."""
    query, given = one
    connection = opened(path)
    [[text]] = connection.execute("select sql from edition.queries where name = ?", [query]).fetchall()
    wanted = duckdb.extract_statements(text)[0].named_parameters
    try:
        return connection.execute(text, {name: dict(given).get(name) for name in wanted}).df()
    except (duckdb.InvalidInputException, duckdb.DataError):
        return None  # it cannot be asked without


def header(path: str, query: str) -> sql_files.Header:
    return Edition(path, OPEN).header(query)


Values = dict[tuple[tuple, str], object]


def in_words(found: changes.Changes) -> list[wording.Change]:
    return [wording.change(found, one) for one in found.rows]


def every_part(parts: tuple[telling.Part, ...]) -> Iterator[telling.Part]:
    """All tables, those under others too."""
    for part in parts:
        yield part
        yield from every_part(part.parts)


def values(frame: pd.DataFrame, of: sql_files.Header) -> Values:
    """Each value of a result by key and column; rows whose grain is itself a number are told by their
    place."""
    types = {entry.name: entry.type for entry in of.columns}
    numbers = ("bigint", "double", "decimal", "hugeint")
    is_by_place = all(types[name].startswith(numbers) for name in of.grain)
    grain = () if is_by_place else of.grain
    told: Values = {}
    for at, row in enumerate(frame.to_dict("records")):
        key = tuple(plain(row[name]) for name in grain) if grain else ("#", at)
        for name, value in row.items():
            if name in grain or name in DRAWN or (name.endswith("_en") and f"{name[:-3]}_id" in row):
                continue
            told[key, name] = plain(value) or None if isinstance(plain(value), list) else plain(value)
    return told


def same(one: object, other: object, of: sql_files.Header, column: str) -> bool:
    is_fraction = any(entry.name == column and entry.type == "double" for entry in of.columns)
    if isinstance(one, float | int) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=1e-9 if is_fraction else 0)
    return one == other


def written(value: object) -> str:
    """Whole numbers look the same beside an empty cell."""
    return repr(float(value)) if isinstance(value, int | float) else repr(value)


Named = set[tuple[str, tuple, str, str, str]]


def by_force(paths: tuple[str, str]) -> Named:
    """Every value that differs in what pages ask."""
    differing: Named = set()
    for one in asked(paths):
        frames = [answer(path, one) for path in paths]
        if frames[0] is None or frames[1] is None:
            continue
        of = header(paths[1], one[0])
        before, after = (values(frame, of) for frame in frames)
        for key in before.keys() | after.keys():
            pair = before.get(key), after.get(key)
            if not same(*pair, of, key[1]):
                differing.add((one[0], *key, *map(written, pair)))
    return differing


def named(found: changes.Changes) -> Named:
    return {
        (
            one.latter[0],
            one.cell.key,
            one.cell.column,
            written(one.cell.before),
            written(one.cell.after),
        )
        for one in found.rows
    }


@pytest.mark.long
def test_every_value_that_differs_is_named(found, paths):
    wanted = by_force(paths)
    assert len(wanted) > 300
    assert {query for query, *_ in wanted} >= {
        "centres/list",
        "consultants/regions",
        "consultants/staffing_total",
        "certification/curve",
        "procurement/stages",
    }
    assert wanted - named(found) == set()


def test_what_is_named_differs(found, paths):
    """Each is asked again of both files, past everything that pages go through."""
    kept: dict[tuple[str, Asked], Values] = {}

    def said(path: str, one: Asked) -> Values:
        if (path, one) not in kept:
            frame = answer(path, one)
            kept[path, one] = {} if frame is None else values(frame, header(path, one[0]))
        return kept[path, one]

    for one in found.rows:
        cell = one.cell
        before, after = (
            said(path, ask).get((cell.key, cell.column))
            for path, ask in zip(paths, (one.asked, one.latter), strict=True)
        )
        assert (written(before), written(after)) == (written(cell.before), written(cell.after)), one
        assert not same(before, after, header(paths[1], one.latter[0]), cell.column), one


def test_no_value_is_named_twice_for_the_same_choice(found):
    keys = [(one.latter, one.cell.key, one.cell.column) for one in found.rows]
    assert len(keys) == len(set(keys))


def test_every_row_of_a_mart_that_differs_stands_behind_a_change_or_is_told_apart(found, paths):
    with duckdb.connect() as connection:
        for name, path in zip(("before", "after"), paths, strict=True):
            connection.execute(f"attach '{path}' as {name}_file (read_only)")
        tables = connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'marts' "
            "and database_name = 'after_file' order by all"
        ).fetchall()
        differing = {
            table: [
                len(
                    connection.execute(f"from {one}.marts.{table} except all from {other}.marts.{table}").df()
                )
                for one, other in (("before_file", "after_file"), ("after_file", "before_file"))
            ]
            for (table,) in tables
        }
    differing = {table: counts for table, counts in differing.items() if any(counts)}
    assert {"centres", "consultants", "travel_times", "applications", "procurement_totals"} <= set(differing)
    differences = changes.Differences(*(Edition(path, OPEN) for path in paths))
    assert {one.mart: [len(one.before), len(one.after)] for one in differences.marts} == differing
    read = {mart for one in {one.latter[0] for one in found.rows} for mart in differences.reads(one).marts}
    assert set(differing) - read <= {one.mart for one in found.unshown}


def test_between_the_same_edition_nothing_differs(paths):
    one = Edition(paths[1], OPEN)
    found = changes.between(one, one, "en")
    assert len(found) == 0 and not found.headlines and not found.unshown and not found.files
    [part] = telling.parts(found)
    assert part.said == ("Nothing differs: every number of every page is the same.",)


def test_each_file_is_named_for_what_it_changed_and_for_nothing_else(found):
    assert {(one.name, one.dataset, one.what) for one in found.files} >= {
        (name, dataset, "replaced") for name, dataset in FILES.items()
    }
    told = in_words(found)
    by_query: dict[str, set[str]] = {}
    for one, words in zip(found.rows, told, strict=True):
        assert words.files and words.cause
        by_query.setdefault(one.latter[0], set()).update(words.files)
    assert by_query["certification/curve"] == {"certification_applications.csv"}
    assert "record.json" in by_query["procurement/stages"]
    assert by_query["consultants/staffing_history"] <= {"consultants.csv", "centres.csv"}
    assert {name for names in by_query.values() for name in names} >= set(FILES)


def test_who_knows_the_files_and_their_places_is_believed(paths):
    before, after = (Edition(path, OPEN) for path in paths)
    files = (
        ChangedFile("padang.csv", "consultants", "replaced", frozenset({"13"})),
        ChangedFile("bandung.csv", "consultants", "added", frozenset({"32"})),
    )
    [page] = [page for page in SUBJECTS if page.name == "consultants"]
    found = changes.between(before, after, "en", (page,), files=files)
    of_province = {
        words.files
        for one, words in zip(found.rows, in_words(found), strict=True)
        if one.latter[0] == "consultants/staffing_by_province"
    }
    assert of_province == {("padang.csv",)}


def test_who_may_read_one_province_is_told_of_no_record_elsewhere(paths):
    before, after = (Edition(path, OF_OTHERS) for path in paths)
    found = changes.between(before, after, "id")
    assert len(found) > 0
    guarded = [one for one in found.rows if set(one.cell.provenance) & set(GUARDED)]
    assert {one.place for one in guarded} >= {"32"}
    # a zero elsewhere is as sure as the records of all who could have stood there, those that are seen too
    assert {one.cell.column for one in guarded if one.place not in ("32", "")} <= {"provenance"}
    for one in found.rows:
        seen = [
            edition.rows(ask[0], **dict(ask[1]))
            for edition, ask in ((before, one.asked), (after, one.latter))
        ]
        told = [values(frame, header(paths[1], one.latter[0])) for frame in seen]
        shown = [of.get((one.cell.key, one.cell.column)) for of in told]
        assert list(map(written, shown)) == [written(one.cell.before), written(one.cell.after)]
    _, lines = telling.as_csv(found)
    assert "P-13" not in lines and "K0-inst" not in lines
    for one in found.unshown:
        rows = one.rows[one.rows["provenance"].isin(GUARDED)]
        assert "P-13" not in rows.to_csv() and "HALAL_SELF-P-13" not in rows.to_csv()


def test_what_pages_lead_with_is_told_first_and_simulated_apart(found):
    large = {one.lead.label: one for one in found.headlines if one.lead.page == "consultants"}
    active = large["Konsultan aktif"]
    assert int(active.before.text) - int(active.after.text) == 1 and active.usual == usual.QUARTER
    assert math.isclose(active.move, -1 / int(active.before.text)) and active.why == ""
    assert active.is_simulated
    [first, *_] = telling.parts(found)
    assert first.key == "headlines"
    apart = {part.key: part for part in first.parts}
    assert not any(isinstance(cell, wording.Simulated) for row in first.rows for cell in row)
    simulated = apart["headlines_simulated"].rows
    assert len(first.rows) + len(simulated) == len(found.headlines) and simulated
    for row in simulated:
        assert all(isinstance(cell, wording.Simulated) and "simulasi" in cell.lower() for cell in row[2:4])


def _is_of(lead: Lead, one: Picture) -> bool:
    return (lead.kind, lead.key, lead.is_simulated) == ("picture", one.key, one.is_simulated)


@pytest.mark.parametrize("shows_simulated", [False, True])
def test_what_pages_lead_with_is_what_they_show_in_their_order(found, paths, shows_simulated):
    """Each block that stands open is asked again of the page itself: what is real as readers meet it first,
    with real data alone, what is simulated where it is shown, too."""
    told = [*found.headlines, *found.same]
    for page in SUBJECTS:
        reading = Reading(Edition(paths[1], OPEN), "id", shows_simulated=shows_simulated)
        blocks = standing(page.blocks(reading))
        [head, *_] = [one for one in blocks if isinstance(one, Finding)]
        numbers = [answer for one in blocks if isinstance(one, Answers) for answer in one.answers]
        pictures = [one for one in blocks if isinstance(one, Picture)]
        own = [lead for one in told if (lead := getattr(one, "after", one)) and lead.page == page.name]
        texts = {(one.kind, one.text) for one in own if one.is_simulated == shows_simulated}
        assert shows_simulated or ("finding", str(head.text)) in texts
        shown = {("number", one.value) for one in numbers if one.is_simulated == shows_simulated}
        assert shown <= texts
        for one in pictures:
            lead = next((lead for lead in own if _is_of(lead, one)), None)
            assert (one.is_simulated != shows_simulated) or (lead and one.frame.title.endswith(lead.text))
    order = [page.name for page in SUBJECTS]
    for leads in ([one.lead.page for one in found.headlines], [one.page for one in found.same]):
        assert leads == sorted(leads, key=order.index)
    public = {(one.page, one.label) for one in found.same if not one.is_simulated}
    assert ("overview", "Belanja untuk UMK dan koperasi") in public
    assert ("procurement", "40% dari potensi belanja") in public


@pytest.mark.long
def test_a_number_that_comes_in_the_place_of_a_simulated_one_has_not_moved(nobodys, paths):
    """Between an edition that is simulated alone and one with an office's files."""
    simulated = Edition(nobodys, OPEN)
    pages = tuple(page for page in SUBJECTS if page.name in ("certification", "consultants"))
    found = changes.between(simulated, Edition(paths[0], OPEN), "id", pages)
    [first, *_] = telling.parts(found)
    rows = {row[1]: row for row in first.rows if row[0] == "Sertifikasi"}
    _, _, before, after, move, cause, _ = rows["Terbit dalam 180 hari"]
    assert isinstance(before, wording.Simulated) and before.endswith("(simulasi)")
    assert not isinstance(after, wording.Simulated) and move == ""
    assert cause == "certification_applications.csv"
    # what is simulated in both was computed anew for a reason, and stands in one CSV alone
    real, every = telling.as_csv(found)
    assert len(real.splitlines()) == 1 + len(found.real) + sum(
        not one.is_simulated for one in found.headlines
    )
    assert len(every.splitlines()) == 1 + len(found.rows) + len(found.headlines)
    drawn = [wording.change(found, one) for one in found.rows if one.is_simulated]
    assert drawn and all(one.cause.startswith("simulasi dihitung ulang, karena") for one in drawn)
    assert {one.cause for one in drawn if one.query == "certification/story_path"} == {
        "simulasi dihitung ulang, karena baris simulasi digantikan oleh baris certification_applications.csv"
    }
    shown = [
        row for part in every_part(telling.parts(found)) if part.key.startswith("page_") for row in part.rows
    ]
    assert shown
    for row in shown:
        was, is_now = (isinstance(cell, wording.Simulated) for cell in row[2:4])
        assert not (was and is_now), row
        assert not (was or is_now) or row[4] == "", row


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_say_how_many_there_are_and_name_all_in_words(found, language):
    told = dataclasses.replace(found, language=language)
    parts = {part.key: part for part in telling.parts(told, rows=2)}
    numbers = [int(re.sub(r"\D", "", number)) for number in re.findall(r"\d[\d.,]*", parts["pages"].said[0])]
    assert numbers == [len(found), len(found) - len(found.real)]
    by_page = {row[0]: [int(re.sub(r"\D", "", cell)) for cell in row[1:]] for row in parts["pages"].rows}
    assert sum(real for _, real, _ in by_page.values()) == len(found.real)
    assert sum(simulated for _, _, simulated in by_page.values()) == len(found) - len(found.real)
    for page in parts["pages"].parts:
        for seen in page.parts:
            assert 0 < len(seen.rows) <= 2 and all(len(row) == len(seen.columns) for row in seen.rows)
    assert all(
        part.title in telling.in_lines(parts.values()).replace(part.title.upper(), part.title)
        for part in every_part(tuple(parts.values()))
    )
    words = in_words(told)
    assert not [one.measure for one in words if re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)+", one.measure)]
    assert not [one for one in words if one.query in one.question]
    assert not [one for one in words if re.search(r"\b[a-z]+(_[a-z]+)+: ", one.where)]
    assert not [one for one in words if one.before == one.after]


def test_an_area_is_named_in_the_row_of_its_number(found):
    names = places.short_names(found.after)
    codes = ("province_code", "regency_code", "region_code")
    asked = 0
    for one, told in zip(found.rows, in_words(found), strict=True):
        for name, code in zip(found.header(one.latter[0]).grain, one.cell.key, strict=False):
            if name in codes and code in names:
                asked += 1
                assert names[code] in told.where, told
    assert asked > 20


def test_nothing_there_and_no_value_are_told_apart_in_words(found):
    told = {}
    for one, words in zip(found.rows, in_words(found), strict=True):
        for value, text, row in zip(
            (one.cell.before, one.cell.after), (words.before, words.after), one.cell.rows, strict=True
        ):
            assert (value is None) == (text in ("tidak ada", "tanpa nilai"))
            if value is None:
                told.setdefault(text, set()).add(row is None)
    assert told == {"tidak ada": {True}, "tanpa nilai": {False}}


def test_a_first_edition_is_new_in_all(paths):
    [page] = [page for page in SUBJECTS if page.name == "consultants"]
    found = changes.between(None, Edition(paths[0], OPEN), "en", (page,))
    assert found.headlines and all(one.before is None for one in found.headlines)
    assert not found.same
    assert {one.cell.kind for one in found.rows} == {"appears"}
    assert found.unusual["appears"] > 0


def test_the_usual_range_is_the_farthest_step_between_kept_editions():
    assert usual.range_of([100, 110, 99, 100]) == pytest.approx(0.1)
    assert usual.range_of([100, 180, 99]) == usual.QUARTER
    assert usual.range_of([100, None, 100, 101]) == usual.QUARTER
    assert usual.range_of([0, 5, 5, 5]) == usual.QUARTER


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("62,3%", "id", 62.3),
        ("1,2 juta", "id", 1_200_000),
        ("Rp481,5 triliun", "id", 481.5e12),
        ("Rp481.5 trillion", "en", 481.5e12),
        ("1.234", "id", 1234),
        ("−3 of 12", "en", -3),
        ("–", "en", None),
        ("n < 10", "id", None),
        ("kurang dari 10", "id", None),
        ("lebih dari 1,0 juta", "id", None),
        ("37,3–51,6%", "id", None),
        ("70,2% – 78,4%", "id", None),
    ],
)
def test_a_number_is_read_as_a_page_writes_it(text, language, value):
    assert usual.amount(text, language) == (pytest.approx(value) if value is not None else None)


@pytest.mark.parametrize(
    ("before", "after", "column", "why"),
    [
        (None, 3, "centres", "appears"),
        (3, None, "centres", "gone"),
        (3, 0, "centres", "gone"),
        (0, 3, "centres", ""),
        ("simulated", "imported", "provenance", "provenance"),
        (None, "imported", "provenance", ""),
        ("UPTD", "BLUD", "institutional_status", ""),
        (True, False, "is_reached", ""),
    ],
)
def test_what_appears_falls_to_nothing_or_comes_from_elsewhere_is_unusual(before, after, column, why):
    assert usual.why(before, after, column) == why


def lead(text: str | None, provenance: str = "imported") -> Lead | None:
    return text and Lead("certification", "number", "Terbit", "Terbit", text, provenance, (), ())


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("n < 10", "12", ""),  # it was there, only its number was not
        ("12", "n < 10", ""),
        ("12", "0", "gone"),
        ("12", None, "gone"),
        (None, "12", "appears"),
        ("10", "20", "moved"),
        ("10", "11", ""),
    ],
)
def test_a_bound_is_neither_a_number_nor_nothing(before, after, why):
    assert changes.why_unusual(lead(before), lead(after), "id", usual.QUARTER) == why


def test_a_cause_without_a_file_is_said_as_it_is(nobodys, paths):
    """Files are told by who knows them; at first none is, though rows differ."""
    before, after = (Edition(path, OPEN) for path in paths)
    differences = changes.Differences(before, after)
    read = ("consultants/staffing_total",)
    assert Causes((), differences).of(read, ("consultants",)) == Cause((), "day")
    drawn = changes.Differences(Edition(nobodys, OPEN), after)
    assert Causes((), drawn).of(read, ("consultants",)) == Cause((), "version")
    assert Causes((), changes.Differences(after, after)).of(("award/winners",), ()).files == ()
    kuningan = ChangedFile("kuningan.csv", "consultants", "removed")
    assert Causes((kuningan,), differences).of(read, ("consultants",)) == Cause(("kuningan.csv",), "removed")
    another = ChangedFile("permohonan.csv", "certification_applications", "added")
    causes = Causes((kuningan, another), differences)
    assert causes.of(("data/imported_files",), (), key=("permohonan.csv",)).files == ("permohonan.csv",)


def test_it_says_how_far_it_is_and_can_be_stopped_and_begun_again(paths, tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_DESK_DIR", str(tmp_path / "desk"))
    asked = comparisons.Asked(*(Edition(path, OPEN) for path in paths), "id")
    seen: list[Going] = []

    def watch(until: Callable[[], bool]) -> None:
        end = time.monotonic() + 300
        while not until():
            assert time.monotonic() < end
            if (going := comparisons.going(asked)) and going.of:
                seen.append(going)
            time.sleep(0.02)

    assert comparisons.going(asked) is None and not comparisons.is_stopped(asked)
    comparisons.start(asked)
    watch(lambda: bool(seen) and seen[-1].process > 0)
    comparisons.stop(asked)
    watch(lambda: comparisons.going(asked) is None)
    assert comparisons.is_stopped(asked) and comparisons.of(asked) is None
    seen.clear()
    comparisons.start(asked)
    assert not comparisons.is_stopped(asked)
    watch(lambda: comparisons.going(asked) is None)
    told = comparisons.of(asked)
    assert told is not None and told.parts[0].key == "headlines"
    shares = [one.share for one in seen]
    assert shares == sorted(shares) and 0 <= shares[0] < 0.4 and shares[-1] < 1
    assert all(0 <= one.done <= one.of for one in seen)
    steps = list(dict.fromkeys(one.step for one in seen))
    assert steps == [step for step in ("pages", "questions", "lines") if step in steps] and len(steps) > 1
    assert how_far(Going("questions", 5, 20), "id") == (
        "Perubahan sedang dihitung: 43%. Pertanyaan dibandingkan: 5 dari 20"
    )


@pytest.mark.long
@pytest.mark.parametrize("name", FILES)
def test_one_row_of_one_file_is_put_down_to_it_alone(built, name):
    pair = built(), built(name)
    found = changes.between(*(Edition(path, OPEN) for path in pair), "id")
    assert by_force(pair) - named(found) == set()
    told = in_words(found)
    assert told
    family = {one for one in found.files if one.dataset == FILES[name]}
    assert {file for one in told for file in one.files} <= {one.name for one in family}
    assert name in {file for one in told for file in one.files}
