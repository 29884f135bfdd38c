"""Who may do which step of the desk, by what the file of access grants; the same for a browser and for
commands."""

import pandas as pd
import pytest

from plut.office import checks, journal, steps, tray
from plut.office.access import EVERYTHING, NOTHING, Loads
from plut.office.publishing import Refused
from plut.office.steps import Officer

RULES = """
[identity]
kind = "proxy"
name = "X-Forwarded-User"
proxies = ["127.0.0.1"]

[publishing]
second_person = true

[roles.public]
pages = "all"

[roles.centre]
accounts = ["ani"]
pages = "all"
loads = "all"

[roles.jabar]
accounts = ["budi"]
pages = "all"
loads = { datasets = ["consultants"], provinces = ["32"] }

[roles.head]
accounts = ["citra"]
pages = "all"
publishes = true
"""


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    for name in ("DESK", "BUILD"):
        monkeypatch.setenv(f"PLUT_{name}_DIR", str(tmp_path / name.lower()))
    (tmp_path / "access.toml").write_text(RULES)
    monkeypatch.setenv("PLUT_ACCESS", str(tmp_path / "access.toml"))
    return tmp_path / "desk"


@pytest.fixture
def given(tmp_path):
    """A function that gives a file to load, which loading moves."""

    def write(content="records"):
        file = tmp_path / "given.csv"
        file.write_text(content)
        return file

    return write


def test_whoever_loads_and_whoever_publishes_are_known_by_their_roles():
    ani, budi, citra, dewi = (steps.officer(name) for name in ("ani", "budi", "citra", "dewi"))
    assert ani.grants.loads == EVERYTHING.loads and not ani.grants.publishes and ani.by_second
    assert budi.grants.loads == Loads(frozenset({"consultants"}), frozenset({"32"}), frozenset())
    assert citra.grants.publishes and not citra.grants.loads.anything and citra.grants.looks
    assert not dewi.grants.looks


def test_without_a_file_of_access_who_has_the_disk_may_do_everything(monkeypatch):
    monkeypatch.setenv("PLUT_ACCESS", "")
    who = steps.officer("root")
    assert who == Officer("root", EVERYTHING)


@pytest.mark.parametrize("name", ["citra", "dewi"])
def test_whoever_may_not_load_does_not(given, name):
    file = given()
    with pytest.raises(Refused, match="not_granted"):
        steps.load(steps.officer(name), file, "k.csv")
    assert file.exists() and tray.entries() == [] and journal.steps() == []


@pytest.mark.parametrize("name", ["ani", "budi", "dewi"])
@pytest.mark.parametrize(("step", "told"), [(steps.publish, "a"), (steps.withdraw, "a"), (steps.reopen, "a")])
def test_whoever_may_not_publish_does_not(name, step, told):
    with pytest.raises(Refused, match="not_granted"):
        step(steps.officer(name), *told)
    assert journal.steps() == []


@pytest.mark.parametrize("step", [steps.look, steps.stop, steps.discard])
def test_whoever_may_neither_load_nor_publish_sees_nothing_of_the_desk(step):
    with pytest.raises(Refused, match="not_granted"):
        step(steps.officer("dewi"))


def test_nobody_takes_out_what_somebody_else_has_loaded_but_who_may_load_everything(given):
    theirs = steps.load(steps.officer("ani"), given(), "a.csv")
    own = steps.load(steps.officer("budi"), given("others"), "b.csv")
    with pytest.raises(Refused, match="not_granted"):
        steps.take_out(steps.officer("budi"), theirs.id)
    steps.take_out(steps.officer("budi"), own.id)
    other = steps.load(steps.officer("budi"), given("others"), "b.csv")
    steps.take_out(steps.officer("ani"), other.id)
    assert tray.entries() == [theirs]
    with pytest.raises(Refused, match="not_there"):
        steps.take_out(steps.officer("ani"), other.id)
    assert [line.step for line in journal.steps()] == ["loaded", "loaded", "taken_out", "loaded", "taken_out"]


def test_no_candidate_is_built_of_files_that_nobody_has_read_yet(given):
    steps.load(steps.officer("ani"), given(), "a.csv")
    with pytest.raises(Refused, match="being_read"):
        steps.look(steps.officer("ani"))


def test_the_journal_tells_of_others_only_what_was_published_and_taken_back(given):
    steps.load(steps.officer("ani"), given(), "a.csv")
    own = steps.load(steps.officer("budi"), given("others"), "b.csv")
    files = (journal.Named("a.csv", "1"),)
    journal.add("citra", "published", edition="a" * 12, files=files, note="Triwulan III")
    published, mine = steps.told(steps.officer("budi"))
    assert (mine.account, mine.files[0].sha256) == ("budi", own.sha256)
    assert (published.account, published.step, published.edition) == ("citra", "published", "a" * 12)
    assert not published.files and not published.note
    for name in ("ani", "citra"):
        assert steps.told(steps.officer(name)) == list(reversed(journal.steps()))
    with pytest.raises(Refused, match="not_granted"):
        steps.told(steps.officer("dewi"))


@pytest.mark.parametrize(
    ("loads", "rows", "outside"),
    [
        (EVERYTHING.loads, [("centres", "11", None), ("procurement", None, "D1")], ()),
        (NOTHING.loads, [("centres", "11", None)], ("datasets centres",)),
        (
            Loads(frozenset({"consultants"}), frozenset({"32"}), frozenset()),
            [("consultants", "32", None)],
            (),
        ),
        (
            Loads(frozenset({"consultants"}), frozenset({"32"}), frozenset()),
            [("consultants", "32", None), ("consultants", "33", None), ("centres", "32", None)],
            ("datasets centres", "provinces 33"),
        ),
        (Loads(None, frozenset({"32"}), frozenset()), [("procurement", "32", "D1")], ()),
        (Loads(None, frozenset({"32"}), frozenset()), [("procurement", None, "K1")], ("provinces ",)),
        (Loads(None, frozenset(), frozenset({"D1"})), [("procurement", "32", "D1")], ()),
        (Loads(None, frozenset(), frozenset({"D1"})), [("procurement", "32", "D2")], ("institutions D2",)),
        (Loads(None, frozenset(), frozenset({"D1"})), [("consultants", "32", None)], ("provinces 32",)),
        (Loads(None, None, frozenset()), [("procurement", None, "K1"), ("consultants", "94", None)], ()),
    ],
)
def test_a_file_is_taken_only_where_all_of_it_may_be_loaded(loads, rows, outside):
    rights = pd.DataFrame(rows, columns=["dataset", "province_code", "institution_code"])
    assert checks._outside(loads, rights) == outside
