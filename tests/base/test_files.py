"""A file is there whole or not at all: after an error, beside another writer, for who reads meanwhile."""

import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest

from plut.base import files


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("content", "bytes_written"),
    [("kata – 1\n", "kata – 1\n".encode()), (b"\x00\xff", b"\x00\xff"), ("", b"")],
)
def test_text_and_bytes_are_written_as_they_are(tmp_path, content, bytes_written):
    path = tmp_path / "a.json"
    path.write_text("old")
    files.write_whole(path, content)
    assert path.read_bytes() == bytes_written and names(tmp_path) == ["a.json"]


def test_a_library_that_wants_a_path_gets_one_with_the_same_ending(tmp_path):
    path = tmp_path / "kit.zip"
    with files.whole(path) as scratch, zipfile.ZipFile(scratch, "w") as kit:
        kit.writestr("a.txt", "words")
        assert scratch.suffix == ".zip" and not path.exists()
        assert files.unfinished(tmp_path) == [scratch]
    with zipfile.ZipFile(path) as kit:
        assert kit.read("a.txt") == b"words"
    assert names(tmp_path) == ["kit.zip"]


class Halfway(Exception):
    pass


@pytest.mark.parametrize("former", ["old", None])
def test_a_write_that_fails_leaves_the_former_file_and_no_scratch(tmp_path, former):
    path = tmp_path / "a.txt"
    if former is not None:
        path.write_text(former)
    with pytest.raises(Halfway), files.whole(path) as scratch:
        scratch.write_text("ha")
        raise Halfway
    assert names(tmp_path) == ([] if former is None else ["a.txt"])
    assert former is None or path.read_text() == former


def test_a_writer_that_wrote_nothing_is_an_error_and_leaves_the_former_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(FileNotFoundError), files.whole(path):
        pass
    assert path.read_text() == "old" and names(tmp_path) == ["a.txt"]


def test_what_cannot_take_its_place_leaves_no_scratch(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match="a"):
        files.write_whole(tmp_path / "a", "words")
    assert names(tmp_path) == ["a"]
    with pytest.raises(FileNotFoundError):
        files.write_whole(tmp_path / "none" / "a", "words")


def test_of_two_writers_at_once_each_has_a_file_of_its_own_and_the_last_to_end_wins(tmp_path):
    path = tmp_path / "a.txt"
    with files.whole(path) as slow:
        slow.write_text("slow, ")
        files.write_whole(path, "quick")
        assert path.read_text() == "quick"
        with slow.open("a") as file:
            file.write("but whole")
    assert path.read_text() == "slow, but whole" and names(tmp_path) == ["a.txt"]


def test_who_reads_while_others_write_never_sees_half_a_file(tmp_path):
    path = tmp_path / "a.txt"
    contents = [letter * 500_000 for letter in "abcd"]
    path.write_text(contents[0])
    seen = set()
    with ThreadPoolExecutor(max_workers=4) as pool:
        writes = [pool.submit(files.write_whole, path, content) for content in contents * 10]
        while not all(write.done() for write in writes):
            seen.add(path.read_text())
    assert not [write.exception() for write in writes if write.exception()]
    assert seen and seen <= set(contents) and path.read_text() in contents
    assert names(tmp_path) == ["a.txt"]
