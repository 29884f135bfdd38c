"""Publishing and taking back: what is asked for is done, once, also where it was cut off in the middle; what
was not asked for is not."""

import datetime
import json
from dataclasses import asdict

import duckdb
import pytest

from plut.base import files
from plut.office import candidate, journal, publishing, tray
from plut.office.access import EVERYTHING
from plut.office.candidate import Candidate
from plut.office.publishing import Refused
from plut.warehouse import editions


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_DESK_DIR", str(tmp_path / "desk"))
    monkeypatch.setenv("PLUT_BUILD_DIR", str(tmp_path / "build"))
    (tmp_path / "build").mkdir()
    (tmp_path / "desk").mkdir()
    return tmp_path / "build"


@pytest.fixture
def made(tmp_path, folder):
    """A function (letter, its files, finish) that gives a small edition the letter twelve times as a name."""

    def make(letter, told=(), finish=editions.publish):
        finished = tmp_path / "finished"
        finished.unlink(missing_ok=True)
        with duckdb.connect(str(finished)) as connection:
            connection.execute("create schema edition")
            connection.execute("create table edition.files (name varchar, sha256 varchar, bytes bigint)")
            for one in told:
                connection.execute("insert into edition.files values (?, ?, 1)", [one.name, one.sha256])
        return finish(finished, folder, letter * 12)

    return make


@pytest.fixture
def looked_at(tmp_path, made):
    """A served edition, and a candidate beside it with one file of `budi`: the paths of both."""
    served = made("a")
    (tmp_path / "given").write_text("records")
    entry = tray.put(tmp_path / "given", "k.csv", "budi", EVERYTHING.loads)
    draft = made("b", [entry], editions.draft)
    keep_candidate(tmp_path, draft, served, entry)
    return served, draft


def keep_candidate(tmp_path, draft, served, *entries):
    told = Candidate(
        "budi",
        "ready",
        base=served.stem if served else "",
        edition=draft.stem,
        files={one.name: one.sha256 for one in entries},
        changed=tuple(one.id for one in entries),
    )
    files.write_whole(tmp_path / "desk" / "candidate.json", json.dumps(asdict(told)))


def test_a_candidate_is_published_as_it_was_looked_at(looked_at, folder):
    _, draft = looked_at
    assert publishing.publish("ani", by_second=False, note="Triwulan III") == draft.stem
    assert editions.current(folder) == draft and tray.entries() == []
    [line] = journal.steps()
    assert (line.account, line.step, line.note) == ("ani", "published", "Triwulan III")
    assert [one.name for one in line.files] == ["k.csv"]
    assert tray.held(draft)["k.csv"] == line.files[0].sha256
    with pytest.raises(Refused, match="nothing_new"):
        publishing.publish("ani", by_second=False)


def test_who_loaded_does_not_publish_where_a_second_person_must(looked_at, folder):
    served, draft = looked_at
    with pytest.raises(Refused, match="second_person"):
        publishing.publish("budi", by_second=True)
    assert editions.current(folder) == served and journal.steps() == []
    publishing.publish("ani", by_second=True)
    assert editions.current(folder) == draft


@pytest.mark.usefixtures("looked_at")
def test_a_candidate_beside_an_edition_that_is_not_served_any_more_is_not_published(made, folder):
    other = made("c")
    with pytest.raises(Refused, match="out_of_date"):
        publishing.publish("ani", by_second=False)
    assert editions.current(folder) == other


def test_what_was_built_since_it_was_looked_at_is_not_published(looked_at, folder):
    served, draft = looked_at
    with pytest.raises(Refused, match="another"):
        publishing.publish("ani", by_second=False, edition="c" * 12)
    assert editions.current(folder) == served and journal.steps() == []
    publishing.publish("ani", by_second=False, edition=draft.stem)
    assert editions.current(folder) == draft


def test_an_hour_that_has_passed_publishes_nothing_at_once(looked_at, folder):
    served, _ = looked_at
    ago = datetime.datetime.now(datetime.UTC) - datetime.timedelta(minutes=1)
    with pytest.raises(Refused, match="passed"):
        publishing.publish("ani", by_second=False, hour=ago)
    assert editions.current(folder) == served and journal.steps() == []


def test_nothing_is_published_while_another_builds(looked_at, folder):
    served, _ = looked_at
    with editions.alone(folder), pytest.raises(Refused, match="building"):
        publishing.publish("ani", by_second=False)
    assert editions.current(folder) == served and journal.steps() == []


def test_until_its_hour_an_edition_is_its_offices_alone(looked_at, folder):
    served, draft = looked_at
    hour = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=2)
    publishing.publish("ani", by_second=False, hour=hour)
    assert editions.current(folder) == served and editions.named(folder, draft.stem) is None
    assert len(tray.entries()) == 1
    with pytest.raises(Refused, match="waits"):
        publishing.publish("ani", by_second=False)
    [waiting] = [one for one in publishing.kept() if one.opens]
    assert waiting.path == draft and not waiting.is_served
    seal = draft.with_suffix(".json")
    ago = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=1)
    seal.write_text(json.dumps(json.loads(seal.read_text()) | {"opens": ago.isoformat()}))
    publishing.settle()
    assert editions.current(folder) == draft and tray.entries() == []


def test_what_waits_is_taken_back_before_its_hour(looked_at, folder):
    served, draft = looked_at
    hour = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=2)
    publishing.publish("ani", by_second=False, hour=hour)
    assert publishing.withdraw("ani", draft.stem) == served.stem
    assert editions.seal(draft).state == editions.DRAFT and not editions.is_withdrawn(folder, draft.stem)
    publishing.settle()
    assert editions.current(folder) == served and candidate.current().path == draft


def test_an_edition_is_taken_back_and_served_again(looked_at, folder):
    served, draft = looked_at
    publishing.publish("ani", by_second=False)
    assert publishing.withdraw("ani", draft.stem, note="Salah kolom") == served.stem
    assert editions.current(folder) == served and editions.is_withdrawn(folder, draft.stem)
    publishing.settle()
    assert editions.current(folder) == served
    publishing.reopen("ani", draft.stem)
    assert editions.current(folder) == draft and not editions.is_withdrawn(folder, draft.stem)
    publishing.settle()
    assert editions.current(folder) == draft
    assert [line.step for line in journal.steps()] == ["published", "withdrew", "reopened"]


def test_any_kept_edition_can_be_served_instead(made, folder):
    first, _, third = made("a"), made("b"), made("c")
    publishing.withdraw("ani", third.stem, first.stem)
    assert editions.current(folder) == first and editions.is_withdrawn(folder, third.stem)


def test_what_was_taken_back_is_a_candidate_once_it_is_built_again_and_stays_withdrawn_until_then(
    looked_at, folder, tmp_path
):
    served, draft = looked_at
    publishing.publish("ani", by_second=False)
    publishing.withdraw("ani", draft.stem)
    assert candidate.current() is None
    [entry] = tray.entries()  # its file lies on the desk again
    keep_candidate(tmp_path, draft, served, entry)
    assert candidate.current().path == draft and editions.is_withdrawn(folder, draft.stem)
    editions.discard(draft)
    assert editions.is_withdrawn(folder, draft.stem)
    publishing.publish("ani", by_second=False)
    assert editions.current(folder) == draft and not editions.is_withdrawn(folder, draft.stem)


def test_the_first_edition_of_all_is_taken_back_before_its_hour(made, folder, tmp_path):
    (tmp_path / "given").write_text("records")
    entry = tray.put(tmp_path / "given", "k.csv", "budi", EVERYTHING.loads)
    draft = made("b", [entry], editions.draft)
    keep_candidate(tmp_path, draft, None, entry)
    publishing.publish("ani", False, datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=2))
    assert editions.current(folder) is None
    assert publishing.withdraw("ani", draft.stem) == ""
    assert editions.seal(draft).state == editions.DRAFT and tray.entries() == [entry]


def test_a_draft_that_waits_for_nothing_is_not_taken_back(looked_at):
    with pytest.raises(Refused, match="not_served"):
        publishing.withdraw("ani", looked_at[1].stem)
    assert journal.steps() == []


@pytest.mark.parametrize("instead", ["", "0" * 12, "../../etc"])
def test_the_only_edition_is_not_taken_back(made, folder, instead):
    only = made("a")
    with pytest.raises(Refused):
        publishing.withdraw("ani", only.stem, instead)
    assert editions.current(folder) == only and journal.steps() == []


@pytest.mark.parametrize("edition", ["0" * 12, "", "../x", "b" * 12])
def test_what_is_not_served_is_not_taken_back(made, edition):
    made("a")
    with pytest.raises(Refused, match="not_served"):
        publishing.withdraw("ani", edition)


def test_a_step_that_was_written_down_and_cut_off_is_done_by_who_comes_next(looked_at, folder):
    served, draft = looked_at
    journal.add("ani", "published", edition=draft.stem)  # and then the machine went off
    publishing.settle()
    assert editions.current(folder) == draft
    journal.add("ani", "withdrew", edition=draft.stem, instead=served.stem)
    publishing.settle()
    assert editions.current(folder) == served and editions.is_withdrawn(folder, draft.stem)
    editions.open_now(draft)  # the former state, half way
    journal.add("ani", "withdrew", edition=draft.stem, instead=served.stem)
    editions.open_now(served)
    publishing.settle()
    assert editions.current(folder) == served and editions.is_withdrawn(folder, draft.stem)


def test_what_a_build_published_since_is_not_undone(looked_at, made, folder):
    _, draft = looked_at
    publishing.publish("ani", by_second=False)
    later = made("c")
    publishing.settle()
    assert editions.current(folder) == later and editions.named(folder, draft.stem) == draft


@pytest.mark.usefixtures("looked_at")
def test_files_that_a_kept_edition_needs_stay_in_the_store(tmp_path):
    publishing.publish("ani", by_second=False)
    publishing.settle()
    [line] = journal.steps()
    assert (tmp_path / "desk" / "files" / line.files[0].sha256).exists()
