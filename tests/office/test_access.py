"""`data/access.toml`: what it grants to whom, and what a wrong one says."""

import shutil
from pathlib import Path

import pytest

from plut.office import access
from plut.office.access import EVERYTHING_READ, NOTHING, Grants, Loads, WrongAccess
from plut.office.identity import NOBODY, Account
from plut.surfaces.pages import PAGES
from plut.warehouse.rules import OPEN, Rules

EXAMPLE = Path(__file__).with_name("access.toml")
NAMES = frozenset(subject.path for subject in PAGES)


@pytest.fixture
def file(tmp_path, monkeypatch) -> Path:
    """A copy of the example that the product reads."""
    copy = shutil.copy(EXAMPLE, tmp_path / "access.toml")
    monkeypatch.setenv("PLUT_ACCESS", str(copy))
    return copy


def grants(name: str = "", *groups: str) -> Grants:
    found = access.current(NAMES)
    assert found is not None
    return found.grants(Account(name, frozenset(groups)))


def test_without_a_file_all_is_read_and_nothing_loaded(monkeypatch):
    monkeypatch.delenv("PLUT_ACCESS", raising=False)
    assert access.current() is None
    assert access.nobodys() == EVERYTHING_READ
    assert EVERYTHING_READ.reads and EVERYTHING_READ.rules.are_open
    assert not EVERYTHING_READ.loads.anything and not EVERYTHING_READ.publishes


@pytest.mark.parametrize(("more", "told"), [("", False), ('loads = "all"', True), ("publishes = true", True)])
def test_what_files_are_called_is_for_who_works_at_the_desk(file, more, told):
    shows = 'pages = "all"\ndatasets = "all"\nprovinces = "all"\n'
    file.write_text(
        '[identity]\nkind = "proxy"\nname = "X-User"\nproxies = ["127.0.0.1"]\n'
        f'[roles.public]\n{shows}[roles.one]\naccounts = ["a"]\n{shows}{more}\n'
    )
    assert grants("a").rules == (OPEN if told else Rules(hides_files=True))
    assert access.nobodys().rules.are_open and access.nobodys().rules.hides_files


def test_files_that_are_given_away_never_tell_what_an_offices_files_are_called(monkeypatch):
    monkeypatch.delenv("PLUT_ACCESS", raising=False)
    assert not access.nobodys().rules.hides_files  # of who has the disk
    assert access.given_away().rules == Rules(hides_files=True)


def test_a_file_that_is_named_must_be_there(monkeypatch, tmp_path):
    monkeypatch.setenv("PLUT_ACCESS", str(tmp_path / "acces.toml"))
    with pytest.raises(WrongAccess, match="names a file that is not there"):
        access.current()


def test_what_is_not_granted_is_closed(file):
    file.write_text(
        '[identity]\nkind = "proxy"\nname = "X-User"\nproxies = ["127.0.0.1"]\n'
        '[roles.loader]\naccounts = ["a"]\nloads = "all"\n'
    )
    assert access.nobodys() == NOTHING
    assert not grants("b").reads
    of_a = grants("a")
    assert not of_a.reads and of_a.loads == Loads(None, None, None) and not of_a.publishes


@pytest.mark.usefixtures("file")
def test_the_public_and_who_is_signed_in_have_roles_of_their_own():
    assert access.nobodys().pages == {"ringkasan", "peta", "angka", "data"}
    assert access.nobodys().rules.datasets == frozenset()
    assert grants("somebody@else.test").roles == ("signed_in",)
    assert grants("somebody@else.test").pages is None
    assert grants("", "jabar").roles == ("public",)  # a group of nobody


@pytest.mark.usefixtures("file")
def test_a_role_is_given_by_account_or_group():
    assert grants("x", "jabar").roles == ("jabar",)
    assert grants("audit@bpkp.test").rules == Rules(hides_files=True)
    assert grants("x", "jabar").rules.provinces == {"32"}


@pytest.mark.usefixtures("file")
def test_of_two_roles_the_narrower_holds_and_one_that_says_nothing_narrows_nothing():
    both = grants("sumbar@dinas.test", "jabar")
    assert both.roles == ("jabar", "sumbar", "loader")
    assert both.rules.provinces == frozenset() and both.rules.datasets == frozenset()
    assert not both.rules.sums
    alone = grants("sumbar@dinas.test")
    assert alone.rules.provinces == {"13", "34"}
    assert alone.loads == Loads(None, frozenset({"13"}), frozenset())
    audited = grants("audit@bpkp.test", "jabar")
    assert audited.rules.provinces == {"32"} and not audited.rules.sums  # the auditor's says nothing of sums


def test_a_role_that_is_taken_away_holds_from_the_next_request(file):
    assert grants("x", "jabar").roles == ("jabar",)
    file.write_text(file.read_text().replace('groups = ["jabar"]', 'groups = ["jawa-barat"]'))
    assert grants("x", "jabar").roles == ("signed_in",)


@pytest.mark.parametrize(
    ("old", "new", "at", "said"),
    [
        ('provinces = ["32"]', 'provinces = ["99"]', 'provinces = ["99"]', 'no "99" in provinces'),
        ('provinces = ["32"]', 'provinces = "32"', 'provinces = "32"', "list of texts"),
        ('"belanja"]', '"belanjaan"]', '"belanjaan"]', 'no "belanjaan"'),
        ('datasets = ["procurement"]', 'datasets = ["x"]', 'datasets = ["x"]', 'no "x" in datasets'),
        ("sums = true", 'sums = "yes"', "sums =", "true or false"),
        ("sums = true", "totals = true", "totals =", '"totals" means nothing here'),
        ('kind = "proxy"', 'kind = "ldap"', "kind =", "kind is"),
        ('["127.0.0.1", "::1"]', '["gateway"]', "proxies =", "no address"),
        ('proxies = ["127.0.0.1", "::1"]', "", "[identity]", "believed by its address"),
        ('accounts = ["audit@bpkp.test"]', "", "[roles.auditor]", "nobody is in the role"),
        ("[roles.public]", '[roles.public]\naccounts = ["a"]', 'accounts = ["a"]', "lists nobody"),
        ("[roles.public]", '[roles.public]\nloads = "all"', 'loads = "all"', "only reads"),
        ('all", provinces = ["13"]', 'all", province = ["13"]', "loads =", '"province" means nothing'),
        ("second_person = true", 'second_person = "yes"', "second_person =", "true or false"),
        ("second_person = true", "second_person = 1", "second_person =", "true or false"),
        ("second_person = true", "second_person = [true]", "second_person =", "true or false"),
        ("second_person = true", "by_second = true", "by_second =", '"by_second" means nothing here'),
        ("[publishing]", "[publishing.of]", "[publishing.of]", '"of" means nothing here'),
        ("[roles.auditor]", "[roles.auditor", "[roles.auditor", "Expected"),
    ],
)
def test_a_wrong_file_names_its_line(file, old, new, at, said):
    text = file.read_text().replace(old, new, 1)
    assert text != file.read_text()
    file.write_text(text)
    line = next(n for n, one in enumerate(text.splitlines(), 1) if at in one)
    with pytest.raises(WrongAccess, match=f"line {line}: ") as raised:
        access.read(file, NAMES)
    assert said in str(raised.value)
    assert raised.value.line == line


def test_a_second_person_publishes_where_the_file_says_so(file):
    text = file.read_text()

    def by_second(said: str) -> bool:
        file.write_text(text.replace("[publishing]\nsecond_person = true", said))
        return access.read(file, NAMES).by_second

    assert "[publishing]\nsecond_person = true" in text
    assert by_second("[publishing]\nsecond_person = true")
    assert not by_second("[publishing]\nsecond_person = false")
    assert not by_second("[publishing]")
    assert not by_second("")


def test_a_publishing_that_is_no_table_names_its_line(file):
    text = file.read_text()
    file.write_text("publishing = true\n" + text.replace("[publishing]\nsecond_person = true", ""))
    with pytest.raises(WrongAccess, match=r"line 1: \[publishing\] is missing or no table"):
        access.read(file, NAMES)


def test_a_file_that_is_no_text_is_told(file):
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(WrongAccess, match="cannot be read"):
        access.read(file)


def test_the_example_is_sound():
    found = access.read(EXAMPLE, NAMES)
    assert [role.name for role in found.roles][:2] == ["public", "signed_in"]
    assert found.grants(NOBODY).roles == ("public",)
