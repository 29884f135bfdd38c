"""The tray: what the next build reads beside, or in the place of, what the served edition was made of."""

import duckdb
import openpyxl
import pytest

from plut.building import checking
from plut.office import tray
from plut.office.access import EVERYTHING, Loads

WEST_JAVA = Loads(frozenset({"consultants"}), frozenset({"32"}), frozenset())


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_DESK_DIR", str(tmp_path / "desk"))
    return tmp_path / "desk"


@pytest.fixture
def put(tmp_path):
    def put_file(name, content=b"a", account="ani", loads=EVERYTHING.loads):
        file = tmp_path / "given"
        file.write_bytes(content)
        return tray.put(file, name, account, loads)

    return put_file


@pytest.fixture
def served(tmp_path):
    """A function that gives an edition made of files: name -> content's digest."""

    def made(told):
        path = tmp_path / f"{len(list(tmp_path.glob('*.duckdb')))}.duckdb"
        with duckdb.connect(str(path)) as connection:
            connection.execute("create schema edition")
            connection.execute("create table edition.files (name varchar, sha256 varchar, bytes bigint)")
            for name, digest in told.items():
                connection.execute("insert into edition.files values (?, ?, 1)", [name, digest])
        return path

    return made


def test_entries_come_back_as_they_were_put_the_oldest_first(put):
    first = put("a.csv", loads=WEST_JAVA)
    second = put("b.csv", b"b")
    assert tray.entries() == [first, second] and first.loads == WEST_JAVA and second.loads == EVERYTHING.loads
    tray.take_out(first.id)
    assert tray.entries() == [second]


def test_a_newer_file_of_the_same_name_and_account_takes_the_place_of_the_older(put):
    put("a.csv")
    newer = put("a.csv", b"b")
    others = put("a.csv", b"c", account="budi")
    assert tray.entries() == [newer, others]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\data\\konsultan.xlsx", "konsultan.xlsx"),
        (".env", "env"),
        ("~$konsultan.xlsx", "konsultan.xlsx"),
        ("a\0b\u202e.csv", "ab.csv"),
        ("...", "berkas"),
        ("data [Sheet1].csv", "data Sheet1.csv"),
        ("Konsultan Jawa Barat – triwulan III.csv", "Konsultan Jawa Barat – triwulan III.csv"),
        ("x" * 300 + ".csv", "x" * 116 + ".csv"),
        ("\N{PARTY POPPER}" * 300 + ".csv", "\N{PARTY POPPER}" * 29 + ".csv"),
        ("a." + "\N{PARTY POPPER}" * 300, "a." + "\N{PARTY POPPER}" * 4),
    ],
)
def test_a_name_is_one_that_every_disk_takes(given, name):
    assert tray.plain_name(given) == name


def test_the_next_build_reads_what_the_served_edition_holds_and_the_entries(put, served):
    kept, gone, new = put("kept.csv", b"1"), put("gone.csv", b"2"), put("new.csv", b"3")
    edition = served({"kept.csv": kept.sha256, "gone.csv": gone.sha256, "by hand.csv": "0" * 64})
    left_out = tray.leave_out("gone.csv", "ani")
    told = tray.next_files(edition, [new, left_out], {})
    assert told == {"kept.csv": kept.sha256, "new.csv": new.sha256}


def test_nobody_replaces_a_file_of_somebody_else_but_who_may_load_everything(put, served):
    theirs = put("k.csv", b"1", account="budi")
    edition, by = served({"k.csv": theirs.sha256}), {theirs.sha256: "budi"}
    ours = put("k.csv", b"2", account="citra", loads=WEST_JAVA)
    told = tray.next_files(edition, [ours], by)
    assert told == {"k.csv": theirs.sha256, "k (2).csv": ours.sha256}
    newer = put("k.csv", b"3", account="citra", loads=WEST_JAVA)
    later = served(told)
    assert tray.next_files(later, [newer], by | {ours.sha256: "citra"}) == {
        "k.csv": theirs.sha256,
        "k (2).csv": newer.sha256,
    }
    own = put("k.csv", b"4", account="budi", loads=WEST_JAVA)
    assert tray.next_files(edition, [own], by) == {"k.csv": own.sha256}
    every = put("k.csv", b"5", account="ani")
    assert tray.next_files(edition, [every], by) == {"k.csv": every.sha256}


def test_what_the_served_edition_has_fulfilled_leaves_the_tray(put, served):
    done, waits = put("done.csv", b"1"), put("waits.csv", b"2")
    left = tray.leave_out("done already.csv", "ani")
    still = tray.leave_out("done.csv", "ani")
    tray.settled(served({"done.csv": done.sha256}))
    assert tray.entries() == [waits, still] and left not in tray.entries()


def test_a_file_stays_in_the_store_while_an_entry_needs_it(put, desk):
    needed, other = put("a.csv", b"1"), put("b.csv", b"2")
    tray.take_out(other.id)
    tray.clear_store(frozenset())
    assert [path.name for path in (desk / "files").iterdir()] == [needed.sha256]
    tray.clear_store(frozenset())


@pytest.mark.parametrize("content", ["", "[]", "{", '{"id": 1}', "null"])
def test_an_entry_that_cannot_be_read_is_none(put, desk, content):
    whole = put("a.csv")
    (desk / "tray" / "0123456789abcdef.json").write_text(content)
    assert tray.entries() == [whole]


def test_a_file_that_comes_back_as_a_workbook_takes_the_place_of_the_one_that_was_mended(put, served):
    wrong = put("k.csv", b"1")
    mended = put("k.xlsx", b"2")
    assert tray.entries() == [mended]
    edition, by = served({"k.csv": wrong.sha256, "l.csv": wrong.sha256}), {wrong.sha256: "ani"}
    assert tray.next_files(edition, [mended], by) == {"l.csv": wrong.sha256, "k.xlsx": mended.sha256}
    theirs = put("k.xlsx", b"3", account="citra", loads=WEST_JAVA)
    told = tray.next_files(edition, [theirs], by)
    assert told == {"k.csv": wrong.sha256, "l.csv": wrong.sha256, "k (2).xlsx": theirs.sha256}


def test_what_is_left_out_is_so_by_its_whole_name(put):
    file = put("k.xlsx")
    left = tray.leave_out("k.csv", "ani")
    assert tray.entries() == [file, left]


MENDED = {  # what a browser or an officer calls the copy
    "a second copy": "x (1).xlsx",
    "marked by the page of data": "ditandai_x.xlsx",
    "another name": "konsultan betul.xlsx",
}


@pytest.fixture
def marked(tmp_path):
    """A function that gives the marked copy of a file, mended in a cell: what a spreadsheet saves."""

    def copied(content: bytes, name: str, cell: str = "") -> bytes:
        (tmp_path / name).write_bytes(content)
        found = checking.check_path(tmp_path / name, name, scratch=tmp_path)
        checking.mark_path(tmp_path / name, tmp_path / "copy.xlsx", found, "id")
        book = openpyxl.load_workbook(tmp_path / "copy.xlsx")
        book.active["C2"] = cell or "2024-03-01"
        book.save(tmp_path / "saved.xlsx")
        return (tmp_path / "saved.xlsx").read_bytes()

    return copied


WRONG = b"consultant_id,centre_id,active_from,active_to,field\nK-1,P-32,31 Februari 2024,,\n"


@pytest.mark.parametrize("called", MENDED.values(), ids=MENDED)
def test_a_mended_copy_takes_the_place_of_its_original_whatever_it_is_called(put, served, marked, called):
    content = marked(WRONG, "x.csv")
    original = put("x.csv", WRONG)
    edition, by = served({"x.csv": original.sha256}), {original.sha256: "ani"}
    mended = put(called, content)
    assert tray.entries() == [mended] and mended.mended == "x.csv"
    assert tray.next_files(edition, [mended], by) == {called: mended.sha256}
    assert tray.replaced(mended, tray.held(edition), by) == ["x.csv"]
    # and once more, from the copy
    again = put("x (2).xlsx", marked(content, "x (1).xlsx", "2024-04-01"))
    assert tray.entries() == [again] and again.sha256 != mended.sha256
    assert tray.next_files(edition, [again], by) == {"x (2).xlsx": again.sha256}


def test_a_copy_of_a_file_of_somebody_else_replaces_it_only_for_who_may_load_everything(put, served, marked):
    content = marked(WRONG, "x.csv")
    theirs = put("x.csv", WRONG, account="budi")
    edition, by = served({"x.csv": theirs.sha256}), {theirs.sha256: "budi"}
    ours = put("y.xlsx", content, account="citra", loads=WEST_JAVA)
    assert tray.entries() == [theirs, ours]
    assert tray.next_files(edition, [ours], by) == {"x.csv": theirs.sha256, "y.xlsx": ours.sha256}
    assert tray.replaced(ours, tray.held(edition), by) == []
    of_all = put("y.xlsx", content, account="dewi")
    assert tray.next_files(edition, [of_all], by) == {"y.xlsx": of_all.sha256}


def test_a_workbook_that_is_no_copy_replaces_by_its_name_alone(put, served):
    original, other = put("x.csv", WRONG), put("x (1).xlsx", b"PK no workbook")
    edition = served({"x.csv": original.sha256})
    told = tray.next_files(edition, [other], {})
    assert told == {"x.csv": original.sha256, "x (1).xlsx": other.sha256}
