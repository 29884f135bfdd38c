"""Drafts, editions that wait for their hour, and those that were taken back: none is read by who names it."""

import datetime
import json

import duckdb
import pytest

from plut.warehouse import editions

SOON = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)


@pytest.fixture
def made(tmp_path):
    """A function (name, finish) that gives a small finished edition its name."""

    def make(name, finish=editions.publish):
        finished = tmp_path / "finished"
        finished.unlink(missing_ok=True)
        with duckdb.connect(str(finished)) as connection:
            connection.execute("create table told as select $name as name", {"name": name})
        return finish(finished, tmp_path / "build", name * 12)

    (tmp_path / "build").mkdir()
    return make


def test_a_draft_is_found_by_its_office_alone(made):
    served, draft = made("a"), made("b", editions.draft)
    folder = served.parent
    assert editions.current(folder) == served and editions.named(folder, draft.stem) is None
    assert editions.drafted(folder, draft.stem) == draft and editions.drafted(folder, served.stem) is None
    assert editions.before(draft) == served and editions.damaged(folder) == []
    editions.open_now(draft)
    assert editions.current(folder) == draft and editions.previous(folder) == served
    assert editions.drafted(folder, draft.stem) is None


def test_an_edition_that_waits_is_served_from_its_hour_on_though_others_were_published_meanwhile(made):
    served, waiting = made("a"), made("b", editions.draft)
    folder = served.parent
    editions.open_at(waiting, SOON)
    assert editions.current(folder) == served and editions.named(folder, waiting.stem) is None
    assert editions.drafted(folder, waiting.stem) == waiting
    meanwhile = made("c")
    assert editions.current(folder) == meanwhile
    come(waiting)
    assert editions.current(folder) == waiting and editions.named(folder, waiting.stem) == waiting
    assert editions.lost(folder) is None
    afterwards = made("d")
    assert editions.current(folder) == afterwards


def come(path):
    """Let the hour of an edition have come."""
    seal = json.loads(path.with_suffix(".json").read_text())
    ago = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=1)
    path.with_suffix(".json").write_text(json.dumps(seal | {"opens": ago.isoformat()}))


def test_a_build_of_the_same_rows_does_not_open_what_waits_or_was_taken_back(made):
    made("a")
    waiting = made("b", editions.draft)
    editions.open_at(waiting, SOON)
    made("b")
    assert editions.named(waiting.parent, waiting.stem) is None
    editions.close(waiting)
    assert editions.seal(waiting).state == editions.DRAFT
    editions.open_now(waiting)
    editions.close(waiting)
    assert editions.is_withdrawn(waiting.parent, waiting.stem)
    with pytest.raises(editions.Withdrawn):
        made("b")
    assert editions.named(waiting.parent, waiting.stem) is None


def test_what_was_taken_back_is_not_served_and_can_be_opened_again(made):
    first, second = made("a"), made("b")
    folder = first.parent
    editions.open_now(first)
    editions.close(second)
    assert editions.current(folder) == first and editions.previous(folder) is None
    assert editions.named(folder, second.stem) is None and editions.is_withdrawn(folder, second.stem)
    editions.open_now(second)
    assert editions.current(folder) == second and not editions.is_withdrawn(folder, second.stem)


def test_drafts_and_what_waits_are_kept_and_the_seal_of_what_was_taken_back_is_for_good(made):
    taken_back, draft = made("a"), made("b", editions.draft)
    made("c")
    editions.close(taken_back)
    folder = draft.parent
    for name in "def0123":
        made(name)
    assert draft in editions.kept(folder) and taken_back in editions.kept(folder)
    for name in "456":
        path = made(name)
        made(name.translate(str.maketrans("456", "789")))
        editions.close(path)
    made("f")
    assert not taken_back.exists() and editions.is_withdrawn(folder, taken_back.stem)


@pytest.mark.parametrize(
    "seal",
    [{"state": "draft"}, {"state": "secret"}, {"opens": "2999-01-01T00:00:00+00:00"}, {"opens": "tomorrow"}],
    ids=str,
)
def test_what_a_seal_does_not_call_public_is_not(made, seal):
    older, newer = made("a"), made("b")
    told = json.loads(newer.with_suffix(".json").read_text())
    newer.with_suffix(".json").write_text(json.dumps(told | seal))
    assert editions.current(older.parent) == older


def test_a_seal_of_before_there_were_drafts_is_public(made):
    path = made("a")
    told = json.loads(path.with_suffix(".json").read_text())
    path.with_suffix(".json").write_text(json.dumps({name: told[name] for name in ("sha256", "number")}))
    assert editions.named(path.parent, path.stem) == path
