"""Corrections have one table: the change log and the pages tell what stands in it."""

import shutil
import subprocess
import sys

import pytest

from plut.base.folders import DATA, REPOSITORY
from plut.content.blocks import Sentence, Table, walk
from plut.content.reading import Reading
from plut.subjects.data import SUBJECT
from plut.warehouse import editions
from plut.warehouse.edition import Edition

HEADER = (DATA / "published/corrections.csv").read_text(encoding="utf-8").splitlines()[0] + "\n"
OLDER = "2026-11-30,overview/counts,aaaaaaaaaaaa,Lama.,Older.,,,,,,\n"
NEWER = '2026-12-02,centres/list,bbbbbbbbbbbb,"Baru, 2 pusat.","Newer, 2 centres.",Pusat,Centres,1,1,2,2\n'


def write(data):
    command = [sys.executable, str(data / "write_corrections.py")]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.fixture
def copied(tmp_path):
    """The data folder's own script, table and change log."""
    (tmp_path / "published").mkdir()
    for name in ("write_corrections.py", "CHANGELOG.md", "published/corrections.csv"):
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


def test_the_change_log_says_what_the_table_says(copied):
    assert write(copied).returncode == 0
    assert (copied / "CHANGELOG.md").read_bytes() == (DATA / "CHANGELOG.md").read_bytes()


def test_corrections_are_written_newest_first_and_once(copied):
    (copied / "published" / "corrections.csv").write_text(HEADER + OLDER + NEWER, encoding="utf-8")
    assert write(copied).returncode == 0
    once = (copied / "CHANGELOG.md").read_text(encoding="utf-8")
    newer = (
        "- 2026-12-02, `centres/list`, right since edition bbbbbbbbbbbb: “Centres” said 1 and should have "
        "said 2. Why: Newer, 2 centres.\n"
    )
    assert f"{newer}- 2026-11-30, `overview/counts`, right since edition aaaaaaaaaaaa: Older.\n" in once
    assert "None so far." not in once and "## 29 November 2026" in once
    assert write(copied).returncode == 0
    assert (copied / "CHANGELOG.md").read_text(encoding="utf-8") == once


def test_a_change_log_without_its_marks_is_left_alone(copied):
    log = copied / "CHANGELOG.md"
    log.write_text("# What changed\n", encoding="utf-8")
    assert write(copied).returncode != 0
    assert log.read_text(encoding="utf-8") == "# What changed\n"


def built(copy, out) -> Edition:
    command = [sys.executable, str(copy / "dashboard/build.py"), "--out", str(out), "--scale", "small"]
    subprocess.run(command, check=True, capture_output=True)
    return Edition(str(editions.current(out)))


@pytest.mark.long
def test_a_correction_makes_another_edition_and_a_contact_does_not(tmp_path):
    """A copy of the product: the table is in the edition, who answers is not."""
    copy = tmp_path / "copy"
    for part in ("dashboard", "queries", "data/reference", "data/published"):
        shutil.copytree(REPOSITORY / part, copy / part)  # with what Python has compiled
    for part in ("data/sources.toml", "data/contact.toml", "requirements.txt"):
        shutil.copy(REPOSITORY / part, copy / part)
    before = built(copy, tmp_path / "build")
    (copy / "data/contact.toml").write_text('reach = "021 123"\n', encoding="utf-8")
    assert built(copy, tmp_path / "build").name == before.name

    (copy / "data/published/corrections.csv").write_text(HEADER + OLDER + NEWER, encoding="utf-8")
    after = built(copy, tmp_path / "build")
    assert after.name != before.name
    shown = [b for b in walk(SUBJECT.blocks(Reading(after, "en"))) if isinstance(b, Table)]
    (table,) = (block for block in shown if block.key == "corrections")
    assert table.rows.frame["note"].tolist() == ["Newer, 2 centres.", "Older."]
    assert table.rows.frame["figure_before"].fillna("").tolist() == ["1", ""]
    assert table.rows.frame["right_since"].tolist() == ["bbbbbbbbbbbb", "aaaaaaaaaaaa"]


def test_without_a_correction_the_page_of_data_says_so(edition):
    for language, words in (
        ("en", "No correction has been published so far."),
        ("id", "Belum ada koreksi yang diterbitkan."),
    ):
        reading = Reading(Edition(str(edition.path)), language)
        said = [block.text for block in walk(SUBJECT.blocks(reading)) if isinstance(block, Sentence)]
        assert words in said
