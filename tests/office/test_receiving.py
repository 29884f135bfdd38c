"""Files on their way to the desk, as the addresses that take them use this: pieces never mix, bounds hold,
and whatever ends too early can be done again."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time

import pytest

from plut.base.folders import REPOSITORY
from plut.office import receiving, store, tray
from plut.office.access import Loads
from plut.office.receiving import DAYS, MOST_BYTES, MOST_UNFINISHED, NotReceived

ANI, BUDI = "ani", "budi"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_DESK_DIR", str(tmp_path / "desk"))
    return tmp_path / "desk" / "received"


def refused(code: str):
    return pytest.raises(NotReceived, match=f"^{code}$")


def arrived(name: str, content: bytes, account: str = ANI, **more: str) -> receiving.Upload:
    upload = receiving.create(account, name, len(content), **more)
    receiving.append(upload, receiving.begin(upload, 0), 0, content)
    return upload


def test_pieces_make_the_whole_and_it_is_taken_over_once():
    upload = receiving.create(ANI, "a.csv", 6)
    for offset, piece in ((0, b"abc"), (3, b"def")):
        assert upload.size == offset
        assert receiving.append(upload, receiving.begin(upload, offset), offset, piece) == offset + 3
    with receiving.whole(upload) as path:
        assert path is not None
        tray.put(path, upload.name, ANI, Loads())
    with receiving.whole(upload) as path:
        assert path is None
    found = receiving.find(ANI, upload.id)
    assert found is not None and found.is_done and found.size == 6
    (entry,) = tray.entries()
    assert store.file(entry.sha256).read_bytes() == b"abcdef"
    assert receiving.unfinished(ANI) == []


def test_what_takes_over_and_ends_half_way_can_begin_again():
    upload = arrived("a.csv", b"abc")
    for _ in range(2):
        with pytest.raises(RuntimeError, match="killed"), receiving.whole(upload) as path:
            tray.put(path, upload.name, ANI, Loads())  # which moves it
            raise RuntimeError("killed")
    with receiving.whole(upload) as path:
        tray.put(path, upload.name, ANI, Loads())
    (entry,) = tray.entries()
    assert store.file(entry.sha256).read_bytes() == b"abc"


def test_a_part_is_no_whole():
    upload = receiving.create(ANI, "a.csv", 6)
    receiving.append(upload, receiving.begin(upload, 0), 0, b"abc")
    with refused("conflict"), receiving.whole(upload):
        pass


def test_a_piece_stands_where_the_file_ends_and_within_its_length():
    upload = receiving.create(ANI, "a.csv", 6)
    for offset in (1, 6, 7):
        with refused("conflict"):
            receiving.begin(upload, offset)
    turn = receiving.begin(upload, 0)
    with refused("conflict"):
        receiving.append(upload, turn, 1, b"x")
    with refused("beyond"):
        receiving.append(upload, turn, 0, b"1234567")
    assert upload.size == 0


def test_who_began_before_another_did_adds_nothing_and_takes_nothing_away():
    upload = receiving.create(ANI, "a.csv", 6)
    first = receiving.begin(upload, 0)
    receiving.append(upload, first, 0, b"abc")
    second = receiving.begin(upload, 3)
    with refused("overtaken"):
        receiving.append(upload, first, 3, b"xyz")
    with refused("overtaken"):
        receiving.withdraw(upload, first, 0)
    receiving.append(upload, second, 3, b"def")
    with receiving.whole(upload) as path:
        assert path.read_bytes() == b"abcdef"


# Sends pieces of one letter wherever the file ends, and prints what was taken: offset and length.
SENDER = """
import json, random, sys
from plut.office import receiving
from plut.office.receiving import NotReceived
upload, letter, taken = receiving.find("ani", sys.argv[1]), sys.argv[2].encode(), []
chance = random.Random(letter)
print("ready", flush=True)
sys.stdin.readline()  # until all are
while upload.size < upload.length:
    try:
        offset = upload.size
        turn = receiving.begin(upload, offset)
        for _ in range(chance.randint(1, 5)):
            piece = letter * min(chance.randint(1, 70_000), upload.length - offset)
            end = receiving.append(upload, turn, offset, piece)
            taken.append((offset, end))
            offset = end
    except NotReceived:
        pass
print(json.dumps(taken))
"""


def test_pieces_of_processes_that_send_at_once_never_mix():
    upload = receiving.create(ANI, "a.csv", 20_000_000)
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "dashboard")}
    running = {
        letter: subprocess.Popen(
            [sys.executable, "-c", SENDER, upload.id, letter],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        for letter in "abc"
    }
    for one in running.values():
        assert one.stdout.readline() == b"ready\n"
    for one in running.values():
        one.stdin.write(b"\n")
        one.stdin.flush()
    taken = [
        (start, end, letter.encode())
        for letter, one in running.items()
        for start, end in json.loads(one.communicate()[0])
    ]
    assert len({letter for _, _, letter in taken}) > 1
    with receiving.whole(upload) as path:
        content = path.read_bytes()
    ends = [0]
    for start, end, letter in sorted(taken):
        assert start == ends[-1] and content[start:end] == letter * (end - start)
        ends.append(end)
    assert ends[-1] == len(content) == upload.length


def test_threads_that_take_one_whole_over_at_once_do_so_once():
    upload, taken = arrived("a.csv", b"abc"), []

    def take() -> None:
        with receiving.whole(upload) as path:
            if path is not None:
                taken.append(path.read_bytes())

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert taken == [b"abc"]


@pytest.mark.parametrize(("length", "code"), [(0, "empty"), (-1, "empty"), (MOST_BYTES + 1, "too_large")])
def test_a_file_has_a_length_within_bounds(length, code):
    with refused(code):
        receiving.create(ANI, "a.csv", length)


def test_an_account_is_bounded_by_what_is_on_its_way_and_lies_in_its_tray(tmp_path):
    lying = tmp_path / "b.csv"
    lying.write_bytes(b"x" * 100)
    tray.put(lying, "b.csv", ANI, Loads())
    first = receiving.create(ANI, "a.csv", MOST_BYTES - 150)
    with refused("too_much"):
        receiving.create(ANI, "c.csv", 51)
    receiving.create(ANI, "b.csv", 51)  # takes the place of the one that lies there
    with refused("too_much"):
        receiving.create(ANI, "c.csv", 1)
    receiving.create(BUDI, "c.csv", 51)
    receiving.remove(first)
    receiving.create(ANI, "c.csv", 51)


def test_an_account_is_bounded_by_how_many_are_on_their_way():
    made = [receiving.create(ANI, "a.csv", 1) for _ in range(MOST_UNFINISHED)]
    with refused("too_many"):
        receiving.create(ANI, "a.csv", 1)
    receiving.create(BUDI, "a.csv", 1)
    receiving.append(made[0], receiving.begin(made[0], 0), 0, b"x")
    with receiving.whole(made[0]):
        pass
    receiving.create(ANI, "a.csv", 1)


@pytest.mark.parametrize(("days", "is_kept"), [(DAYS + 0.1, False), (DAYS - 0.1, True)])
def test_what_nobody_goes_on_with_is_removed(folder, days, is_kept):
    upload, done = receiving.create(ANI, "a.csv", 6), arrived("b.csv", b"abc")
    with receiving.whole(done):
        pass
    (folder / "no file of ours").mkdir()
    then = time.time() - days * 24 * 3600
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (then, then))
    receiving.create(BUDI, "c.csv", 1)
    assert (receiving.find(ANI, upload.id) is not None) is is_kept
    assert (receiving.find(ANI, done.id) is not None) is is_kept
    assert (folder / "no file of ours").exists() is is_kept
    assert len(list(folder.glob("*/"))) == (4 if is_kept else 1)


def test_what_somebody_went_on_with_lately_stays(folder):
    upload = receiving.create(ANI, "a.csv", 6)
    then = time.time() - (DAYS + 1) * 24 * 3600
    for path in folder.rglob("*"):
        os.utime(path, (then, then))
    receiving.append(upload, receiving.begin(upload, 0), 0, b"abc")
    receiving.drop_old()
    assert upload.size == 3


@pytest.mark.parametrize("key", ["", ".", "..", "../x", "0" * 31, "0" * 32, "0" * 33, "\0", "A" * 32])
def test_an_id_that_is_none_is_found_nowhere(key):
    receiving.create(ANI, "a.csv", 6)
    assert receiving.find(ANI, key) is None


def test_a_file_is_of_its_account_alone():
    upload = receiving.create(ANI, "a.csv", 6)
    assert receiving.find(ANI, upload.id) == upload
    assert receiving.find(BUDI, upload.id) is None
    assert receiving.unfinished(BUDI) == [] and receiving.unfinished(ANI) == [upload]


def test_what_was_taken_back_meanwhile_is_gone(folder):
    upload = receiving.create(ANI, "a.csv", 6)
    turn = receiving.begin(upload, 0)
    receiving.remove(upload)
    for step in (
        lambda: receiving.begin(upload, 0),
        lambda: receiving.append(upload, turn, 0, b"abc"),
        lambda: receiving.settle(upload),
        lambda: receiving.whole(upload).__enter__(),
        lambda: receiving.remove(upload),
    ):
        with refused("gone"):
            step()
    assert not list(folder.glob("*/")) and receiving.find(ANI, upload.id) is None


def test_a_whole_that_is_not_what_was_meant_is_removed():
    upload = arrived("a.csv", b"abc", sha256="0" * 64)
    with refused("not_whole"), receiving.whole(upload):
        pass
    assert receiving.find(ANI, upload.id) is None


def test_what_is_not_readable_counts_for_nothing(folder):
    for content in ("", "{}", "[]", '{"id": 1}', "\0"):
        upload = receiving.create(ANI, "a.csv", 6)
        (folder / upload.id / "told.json").write_text(content)
        assert receiving.find(ANI, upload.id) is None
    lost = receiving.create(ANI, "a.csv", 6)
    (folder / lost.id / "content").unlink()
    assert receiving.unfinished(ANI) == []


def test_room_is_left_for_builds_and_for_what_is_still_to_come(folder):
    """As much is asked for as the disk of the tests has not got, where it has little."""
    receiving.create(ANI, "a.csv", 1)
    free = shutil.disk_usage(folder).free
    room = free - receiving.SPARE_BYTES
    if room > 40 * MOST_BYTES:
        pytest.skip("this disk is too large to fill: surfaces/desk/test_uploads.py has a small one")
    with refused("disk_full"):
        for number in range(40):
            receiving.create(f"account {number}", "a.csv", MOST_BYTES)
