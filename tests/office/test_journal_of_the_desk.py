"""The journal of the desk: lines are only added, and one that was changed or cut off is noticed."""

import json
import subprocess
import sys

import pytest

from plut.base.folders import REPOSITORY
from plut.office import journal
from plut.office.journal import Named


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_DESK_DIR", str(tmp_path / "desk"))
    return tmp_path / "desk"


def test_what_was_added_is_read_in_order():
    journal.add("ani", "loaded", files=(Named("a.csv", "1" * 64),))
    journal.add("budi", "published", edition="a" * 12, note="Data triwulan III")
    first, second = journal.steps()
    assert (first.account, first.step, first.files) == ("ani", "loaded", (Named("a.csv", "1" * 64),))
    assert (second.edition, second.note) == ("a" * 12, "Data triwulan III")
    assert journal.broken() is None and journal.loaded_by() == {"1" * 64: "ani"}


def test_a_line_that_was_cut_off_is_dropped_by_the_next_one(desk):
    journal.add("ani", "looked")
    with (desk / "journal.jsonl").open("ab") as file:
        file.write(b'{"time": "2026-')
    assert len(journal.steps()) == 1 and journal.broken() is None
    journal.add("ani", "stopped")
    assert [step.step for step in journal.steps()] == ["looked", "stopped"] and journal.broken() is None


@pytest.mark.parametrize("fault", ["changed", "taken out", "no JSON"])
def test_a_line_that_was_tampered_with_is_named(desk, fault):
    for step in ("looked", "published", "withdrew"):
        journal.add("ani", step)
    lines = (desk / "journal.jsonl").read_bytes().splitlines(keepends=True)
    if fault == "changed":
        lines[1] = lines[1].replace(b"ani", b"ibu")
    elif fault == "taken out":
        del lines[1]
    else:
        lines[1] = b"nothing\n"
    (desk / "journal.jsonl").write_bytes(b"".join(lines))
    assert journal.broken() == (3 if fault == "changed" else 2)


ADD = "from plut.office import journal; [journal.add('officer', 'looked') for _ in range(20)]"


def test_several_processes_add_whole_lines():
    command = [sys.executable, "-c", ADD]
    processes = [subprocess.Popen(command, cwd=REPOSITORY / "dashboard") for _ in range(3)]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert len(journal.steps()) == 60 and journal.broken() is None


def test_no_other_word_can_be_a_step():
    with pytest.raises(ValueError):
        journal.add("ani", "sneaked")


def test_a_line_holds_nothing_of_a_person_but_the_account(desk):
    told = journal.add("ani", "loaded", files=(Named("a.csv", "1"),))
    line = json.loads((desk / "journal.jsonl").read_text())
    assert (
        set(line) == {*("time", "account", "step", "edition", "files", "instead", "opens", "note", "before")}
        and told.before == journal.FIRST
    )
