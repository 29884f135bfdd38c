"""A sentence of an office on a number that was published wrong: a row of a file like any other, beneath its
picture from the edition on that has it first."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from plut.base import folders
from plut.base.language import LANGUAGES
from plut.building import messages, pipeline
from plut.building.incoming import collect
from plut.building.scale import SMALL
from plut.content.blocks import Answers, Note, Picture, Table, walk
from plut.content.reading import Reading
from plut.subjects.every import SUBJECTS
from plut.surfaces.light import pages
from plut.surfaces.light.places import Served
from plut.surfaces.press import handing, records, room
from plut.surfaces.press.registry import OFFERS
from plut.warehouse.edition import Edition
from plut.warehouse.rules import Rules

HEADER = "Tanggal koreksi,Kueri,Penjelasan,Penjelasan dalam bahasa Inggris\n"
FIGURE_HEADER = HEADER.replace("\n", ",Angka,Angka dalam bahasa Inggris,Tertulis,Seharusnya\n")
WHY = "Satu baris terhitung dua kali."
GOOD = "2026-01-02,consultants/national,Baik.,\n"
WANTED = frozenset({"staging.rejects", "staging.incoming_rights", "staging.office_corrections"})
BAD = {
    "2026-13-02,centres/list,Salah.,": "bad_date",
    "2099-01-01,centres/list,Salah.,": "correction_to_come",
    ",centres/list,Salah.,": "missing_value",
    "CONTOH,centres/list,Salah.,": "still_example",
    "2026-01-02,centres/gone,Salah.,": "unknown_query",
    "2026-01-02,,Salah.,": "missing_value",
    "2026-01-02,centres/list,,Wrong.": "missing_value",
    f"2026-01-02,centres/list,{'a' * 401},": "too_long",
    f"2026-01-02,centres/list,Salah.,{'a' * 401}": "too_long",
    "2026-01-02,centres/list,Tanya ani@dinas.test,": "personal_text",
    "2026-01-02,centres/list,NIK 3204011201900001 salah.,": "personal_text",
    "2026-01-02,centres/list,NIK 3204 0112 0190 0001 salah.,": "personal_text",
    "2026-01-02,centres/list,Hubungi 0812-3456-7890.,": "personal_text",
    "2026-01-02,centres/list,Salah.,Call +62 812 3456 7890.": "personal_text",
    "2026-01-02,centres/list,NIP 198001012005011001.,": "personal_text",
    "2026-01-02,coverage/national,Baik.,": "repeated_correction",
    "2026-01-02,centres/list,Salah.,Wrong.,more": "ragged",
}
BAD_FIGURES = {
    ",,3,4": ("missing_value", "figure_id"),
    "Pusat,,,4": ("missing_value", "before_id"),
    "Pusat,,3,": ("missing_value", "after_id"),
    f"{'a' * 401},,3,4": ("too_long", "figure_id"),
    "Pusat,NIK 3204011201900001,3,4": ("personal_text", "figure_en"),
    "Pusat,,Tanya ani@dinas.test,4": ("personal_text", "before_id"),
}
FIGURES = [
    "Tertulis 812 dan pada 2024 menjadi 815.",
    "Rp1.234.567.890.123.456 menjadi Rp8.123.456.789.",
    "Rp8.123.456.789 menjadi Rp628.123.456.789",
    "a" * 400,
]


def filled(folder: Path, files: dict[str, str]) -> duckdb.DuckDBPyConnection:
    """The tables that are wanted of a build with these files."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    connection = duckdb.connect()
    given = collect.incoming_files(folder)
    pipeline.fill(connection, given, simulate=False, only=WANTED, scale=SMALL, folder=folder)
    return connection


@pytest.fixture(scope="module")
def judged(tmp_path_factory) -> pd.DataFrame:
    """The rejected rows of a file for each bad row, which follows the good one."""
    folder = tmp_path_factory.mktemp("corrections")
    good = {"0.csv": HEADER + GOOD}
    bad = {f"{at}.csv": f"{HEADER}{row}\n" for at, row in enumerate(BAD, start=1)}
    return filled(folder, good | bad).execute("select * from staging.rejects").df()


@pytest.mark.parametrize("row", BAD)
def test_a_bad_row_is_rejected_with_its_reason(judged, row):
    file = f"{list(BAD).index(row) + 1}.csv"
    [problem] = judged[judged["file"] == file]["problem"]
    assert problem["code"] == BAD[row]
    assert "ani@" not in str(problem) and "0112" not in str(problem)
    for language in LANGUAGES:
        assert "{" not in messages.row_problem(problem, language)
    assert not (judged["file"] == "0.csv").any()


def test_a_number_has_a_name_what_it_said_and_what_is_right(tmp_path):
    day = "2026-01-02,centres/list,Salah.,"
    good = f"{day},Pusat,,3,4\n{day},Konsultan,,5,6\n"  # one sentence on two numbers
    bad = {f"{at}.csv": f"{FIGURE_HEADER}{day},{row}\n" for at, row in enumerate(BAD_FIGURES)}
    connection = filled(tmp_path, bad | {"good.csv": FIGURE_HEADER + good})
    told = connection.execute("select file, problem.code, problem.column from staging.rejects order by file")
    assert [tuple(row[1:]) for row in told.fetchall()] == list(BAD_FIGURES.values())
    kept = connection.execute(
        "select figure_id, before_id, after_id from staging.office_corrections order by row"
    )
    assert kept.fetchall() == [("Pusat", "3", "4"), ("Konsultan", "5", "6")]


def test_figures_in_a_sentence_are_no_numbers_of_persons(tmp_path):
    rows = "".join(f'{10 + at}/01/2026,centres/list,"{said}",\n' for at, said in enumerate(FIGURES))
    connection = filled(tmp_path, {"a.csv": HEADER + rows})
    said = connection.execute("select note_id from staging.office_corrections order by row").fetchall()
    assert [note for (note,) in said] == FIGURES
    rights = connection.execute("select dataset, province_code from staging.incoming_rights").fetchall()
    assert rights == [("corrections", None)]


def picture_of(name: str, code: str, edition: Edition) -> tuple[Reading, Picture]:
    reading = Reading(edition, "en")
    subject = next(one for one in SUBJECTS if one.name == name)
    return reading, next(
        one for one in walk(subject.blocks(reading)) if isinstance(one, Picture) and one.code == code
    )


@pytest.fixture(scope="session")
def three(once, kept_tables) -> list[Path]:
    """An edition without a correction, one with the first, and one with another beside it."""

    def build(folder: Path) -> list[Path]:
        incoming, made = folder / "incoming", []
        incoming.mkdir()
        before = pipeline.build(incoming, folder / "build", kept_tables=kept_tables, scale=SMALL).path
        _, picture = picture_of("centres", "peta", Edition(str(before)))
        row = f"2026-01-02,{picture.rows.query},{WHY},,Pusat di Jawa,Centres on Java,3,4\n"
        for name, text in (("a.csv", row), ("b.csv", "2026-01-03,centres/list,Dua.,Two.,,,,\n")):
            (incoming / name).write_text(FIGURE_HEADER + text)
            made.append(pipeline.build(incoming, folder / "build", kept_tables=kept_tables, scale=SMALL))
        again = pipeline.build(incoming, folder / "build", kept_tables=kept_tables, scale=SMALL)
        assert again.edition == made[-1].edition, "the same once more is the same edition"
        return [before, *(one.path for one in made)]

    return once("office_corrections", build)


def test_each_sentence_says_since_which_edition_it_stands(three):
    first, second = (Edition(str(path)) for path in three[1:])
    told = [{row["note_id"]: row["edition"] for row in rows_of(one)} for one in (first, second)]
    assert told[0] == {WHY: first.name}
    assert told[1] == {WHY: first.name, "Dua.": second.name}
    assert rows_of(Edition(str(three[0]))) == []
    assert {row["provenance"] for row in rows_of(second)} == {"imported"}


def rows_of(edition: Edition) -> list[dict]:
    return edition.rows("frame/corrections").to_dict("records")


def test_a_later_sentence_takes_the_place_of_an_earlier_one_which_stays_in_the_table(tmp_path):
    """Also of the same day: what was published in the morning may be wrong."""
    head = HEADER.replace("\n", ",Menggantikan kalimat\n")
    rows = [
        "2026-01-02,centres/list,Salah tulis.,,",
        "2026-01-02,centres/list,Betul.,,Salah tulis.",
        "2026-01-03,centres/list,Lain.,,",
        "2026-01-04,consultants/national,Di tempat lain.,,Lain.",
    ]
    (tmp_path / "a.csv").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    connection = duckdb.connect()
    given = collect.incoming_files(tmp_path)
    wanted = frozenset({"marts.corrections", "staging.rejects"})
    pipeline.fill(connection, given, simulate=False, only=wanted, scale=SMALL, folder=tmp_path)
    assert connection.execute("select * from staging.rejects").fetchall() == []
    text = (folders.QUERIES / "pages/frame/corrections.sql").read_text()
    every = connection.execute(text, {"query_name": None}).df().set_index("note_id")["superseded_on"]
    assert set(every.index) == {"Salah tulis.", "Betul.", "Lain.", "Di tempat lain."}
    assert str(every["Salah tulis."])[:10] == "2026-01-02" and every.isna().sum() == 3
    standing = connection.execute(text, {"query_name": "centres/list"}).df()
    assert set(standing["note_id"]) == {"Betul.", "Lain."}


def test_it_stands_under_every_number_of_its_query_and_once_in_a_row(three):
    """Numbers, pictures and tables; not where a picture of before says something else."""
    edition = Edition(str(three[1]))
    [row] = rows_of(edition)
    told = (
        f"Koreksi 2 Januari 2026, benar sejak edisi {edition.name}. “Pusat di Jawa” tertulis 3, "
        f"seharusnya 4. Sebabnya: {WHY}"
    )
    under = 0
    for subject in SUBJECTS:
        blocks = list(walk(subject.blocks(Reading(edition, "id"))))
        shown = [
            at for at, one in enumerate(blocks) if isinstance(one, Picture) and one.rows.query == row["query"]
        ]
        answers = [
            at
            for at, one in enumerate(blocks)
            if isinstance(one, Answers) and any(answer.of.query == row["query"] for answer in one.answers)
        ]
        for at in (*shown, *answers):
            assert blocks[at + 1] == Note(told, "warning"), blocks[at]
            assert at + 2 == len(blocks) or blocks[at + 2] != Note(told, "warning")
            under += 1
    assert under


def test_it_stands_for_who_may_read_no_record(three):
    bounded = Edition(str(three[2]), Rules(frozenset(), datasets=frozenset()))
    assert len(bounded.rows("frame/corrections")) == 2


def test_it_stands_under_its_picture_on_the_page_of_data_and_with_the_code(three, tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_CODES_DIR", str(tmp_path))
    told = (
        f"Correction of 2 January 2026, right since edition {three[1].stem}. “Centres on Java” said "
        f"(in Indonesian) 3 and should have said (in Indonesian) 4. Why: (in Indonesian) {WHY}"
    )
    for path, stands in zip(three[:2], (False, True), strict=True):
        edition = Edition(str(path))
        reading, _ = picture_of("centres", "peta", edition)
        subject = next(one for one in SUBJECTS if one.name == "centres")
        html = pages.written(subject, reading, Served(subject, reading, "")).html
        assert (told in html) is stands
        offer = OFFERS["peta"]
        kept = handing.record_of(reading, offer, offer.picture(reading))
        records.write(kept, tmp_path)
        answered = room.answered(Reading(edition, "en", (("periksa", kept.code),)))[1]
        notes = [one.text for one in walk(answered) if isinstance(one, Note)]
        assert (told in notes) is stands
        data = next(one for one in SUBJECTS if one.name == "data")
        tables = [one for one in walk(data.blocks(reading)) if isinstance(one, Table)]
        listed = [row for one in tables if one.key == "corrections" for row in one.rows.records]
        assert [row["right_since"] for row in listed] == ([edition.name] if stands else [])
        assert [row["figure_corrected"] for row in listed] == (["Centres on Java"] if stands else [])
