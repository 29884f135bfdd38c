"""A sentence for the table of corrections: who may write it, and what it becomes on the desk."""

import csv
import subprocess
import sys

import pytest

from plut.base import clock, folders
from plut.office import checks, journal, steps, store, tray
from plut.office.access import EVERYTHING, Grants, Loads
from plut.office.publishing import Refused
from plut.office.steps import Figure, Officer

QUERY = "consultants/national"
PUBLISHER = Officer("ani", Grants(publishes=True))
LOADER = Officer("budi", Grants(loads=Loads(frozenset({"consultants"}), None, None)))
NO_FIGURE = [""] * 6
PEOPLE = Figure("Konsultan", " 1.812 ", "1.815", "Consultants", "1,812", "1,815")
PROVINCE = Loads(None, frozenset({"32"}), None)


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_DESK_DIR", str(tmp_path / "desk"))
    monkeypatch.setenv("PLUT_BUILD_DIR", str(tmp_path / "build"))
    monkeypatch.setenv("PLUT_INCOMING_DIR", str(tmp_path / "incoming"))
    for name in ("build", "incoming"):
        (tmp_path / name).mkdir()
    return tmp_path / "desk"


def written(entry: tray.Entry) -> list[list[str]]:
    with store.file(entry.sha256).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize(
    "who", [PUBLISHER, Officer("cici", EVERYTHING), Officer("dedi", Grants(loads=EVERYTHING.loads))]
)
def test_who_publishes_or_may_load_everything_writes_it(who):
    entry = steps.correct(who, QUERY, " Tertulis 3,\n seharusnya 4. ", "")
    today = clock.today().isoformat()
    assert written(entry)[1] == [today, QUERY, "Tertulis 3, seharusnya 4.", "", "", *NO_FIGURE]
    [line] = journal.steps()
    assert (line.account, line.step, line.note) == (who.name, "corrected", "Tertulis 3, seharusnya 4.")
    assert journal.loaded_by() == {entry.sha256: who.name}
    assert tray.missing_in(()) == [entry] and tray.missing_in((entry.id,)) == []


@pytest.mark.parametrize("who", [LOADER, Officer("eve", Grants()), Officer("fina", Grants(loads=PROVINCE))])
def test_nobody_else_does(who):
    assert not steps.may_correct(who)
    with pytest.raises(Refused, match="not_granted"):
        steps.correct(who, QUERY, "Tertulis 3, seharusnya 4.")
    assert tray.entries() == [] and journal.steps() == []


@pytest.mark.parametrize(
    ("query", "sentence", "english", "code"),
    [
        ("consultants/gone", "Salah.", "", "no_such_query"),
        ("", "Salah.", "", "no_such_query"),
        (QUERY, " \n", "Wrong.", "no_sentence"),
        (QUERY, "a" * 401, "", "sentence_too_long"),
        (QUERY, "Salah.", "a" * 401, "sentence_too_long"),
    ],
)
def test_what_cannot_be_one_is_refused_with_nothing_kept(query, sentence, english, code):
    with pytest.raises(Refused, match=code):
        steps.correct(PUBLISHER, query, sentence, english)
    assert tray.entries() == [] and journal.steps() == []


def test_of_one_question_and_day_the_later_sentence_stands():
    steps.correct(PUBLISHER, QUERY, "Pertama.")
    second = steps.correct(Officer("cici", EVERYTHING), "coverage/national", "Kedua.")
    other = steps.correct(PUBLISHER, "centres/list", "Lain.")
    told = tray.next_files(None, tray.entries(), journal.loaded_by())
    assert sorted(told.values()) == sorted([second.sha256, other.sha256])


def test_each_number_that_was_wrong_has_a_row_with_what_it_said_and_what_is_right():
    other = Figure("Usaha", "7", "8")
    entry = steps.correct(PUBLISHER, QUERY, "Baris ganda.", figures=(PEOPLE, other))
    rows = [dict(zip(written(entry)[0], row, strict=True)) for row in written(entry)[1:]]
    assert [(row["Angka"], row["Tertulis"], row["Seharusnya"]) for row in rows] == [
        ("Konsultan", "1.812", "1.815"),
        ("Usaha", "7", "8"),
    ]
    assert [row["Tertulis dalam bahasa Inggris"] for row in rows] == ["1,812", ""]
    assert {row["Penjelasan"] for row in rows} == {"Baris ganda."}
    checks.run()
    assert checks.is_usable(entry)
    told = [
        (one.figure.named("en"), one.figure.before("en"), one.note_id) for one in steps.corrections(PUBLISHER)
    ]
    assert told == [("Consultants", "1,812", "Baris ganda."), ("Usaha", "7", "Baris ganda.")]


@pytest.mark.parametrize(
    "figure", [Figure("Konsultan", "", "4"), Figure("Konsultan", "3", " "), Figure("", "3", "4")]
)
def test_a_number_without_what_it_said_and_what_is_right_is_refused(figure):
    with pytest.raises(Refused, match="no_before_and_after"):
        steps.correct(PUBLISHER, QUERY, "Baris ganda.", figures=(PEOPLE, figure))
    assert tray.entries() == []


def test_the_command_names_numbers_too():
    office = [sys.executable, str(folders.REPOSITORY / "dashboard/office.py"), "--account", "ani", "correct"]
    own, english = ("--figure", "Konsultan", "3", "4"), ("--figure-en", "Consultants", "3", "4")
    told = subprocess.run([*office, QUERY, "Baris ganda.", *own, *english], capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    [entry] = tray.entries()
    assert written(entry)[1][5:] == ["Konsultan", "Consultants", "3", "3", "4", "4"]


def test_the_command_lays_it_on_the_desk_and_says_what_became_of_it():
    office = [sys.executable, str(folders.REPOSITORY / "dashboard/office.py"), "--account", "ani", "correct"]
    told = subprocess.run(
        [*office, QUERY, "Tertulis 3.", "--en", "It said 3."], capture_output=True, text=True
    )
    assert told.returncode == 0 and "Koreksi" in told.stdout
    [entry] = tray.entries()
    assert checks.is_usable(entry) and written(entry)[1][2:] == ["Tertulis 3.", "It said 3.", "", *NO_FIGURE]
    refused = subprocess.run([*office, "centres/gone", "Salah."], capture_output=True, text=True)
    assert refused.returncode == 1 and "centres/gone" in refused.stderr


def test_a_file_of_corrections_is_of_who_may_load_everything(tmp_path):
    """One that is loaded, not written here: also who may load every data set of a province may not."""
    header = "Tanggal koreksi,Kueri,Penjelasan\n"
    for at, (loads, usable) in enumerate(
        [(EVERYTHING.loads, True), (PROVINCE, False), (Loads(frozenset({"centres"}), None, None), False)]
    ):
        (tmp_path / "given").write_text(f"{header}2026-01-0{at + 1},centres/list,Salah.\n")
        entry = tray.put(tmp_path / "given", f"{at}.csv", "ani", loads)
        checks.run()
        assert checks.is_usable(entry) is usable


def test_what_was_given_is_read_again_by_who_may_give_it():
    first = steps.correct(PUBLISHER, QUERY, "Pertama.", "First.")
    steps.correct(PUBLISHER, "centres/list", "Kedua.")
    told = [(one.query, one.note_id, one.note_en, one.edition) for one in steps.corrections(PUBLISHER)]
    assert told == [("centres/list", "Kedua.", "", ""), (QUERY, "Pertama.", "First.", "")]
    with pytest.raises(Refused, match="not_granted"):
        steps.corrections(LOADER)
    steps.take_out(Officer("ani", EVERYTHING), first.id)
    assert [one.note_id for one in steps.corrections(PUBLISHER)] == ["Kedua."]
