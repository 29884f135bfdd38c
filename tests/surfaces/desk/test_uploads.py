"""Files that a program sends to the desk: each arrives byte by byte or is refused in a sentence, whatever
breaks on the way, and for nobody who may not load."""

import base64
import hashlib
import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from asked import ask
from desks import ANI, BUDI, EVE, READER, RULES, Sender

from plut.office.receiving import MOST_BYTES, MOST_UNFINISHED

MEGABYTE = 2**20


@pytest.fixture
def ani(desk) -> Sender:
    return Sender(desk.address, ANI)


@pytest.fixture
def budi(desk) -> Sender:
    return Sender(desk.address, BUDI)


def content(length: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(length)


def until(holds, what: str) -> None:
    """Come back once something holds."""
    for _ in range(600):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError(what)


def test_a_file_arrives_in_pieces_byte_by_byte_and_is_loaded_once(desk, ani):
    whole = content(5 * MEGABYTE + 17)
    path = ani.begun("penyelia bulan ini.csv", len(whole), modified="1790000000000")
    for offset in range(0, len(whole), 2 * MEGABYTE):
        assert ani.size(path) == offset
        got = ani.append(path, offset, whole[offset : offset + 2 * MEGABYTE])
        assert (got.status, got.headers["tus-resumable"]) == (204, "1.0.0")
        assert got.headers["cache-control"] == "private, no-store"
    assert desk.loaded()["penyelia bulan ini.csv"] == whole
    told = ani.ask("HEAD", path)  # who has not heard the last answer asks again, and goes on
    assert (told.headers["upload-offset"], told.headers["upload-length"]) == (str(len(whole)),) * 2
    assert base64.b64encode(b"penyelia bulan ini.csv").decode() in told.headers["upload-metadata"]
    assert ani.append(path, len(whole), b"").status == 204
    assert desk.steps().count((ANI, "loaded", "penyelia bulan ini.csv")) == 1


@pytest.mark.parametrize("offset", [0, 9, 11, 100])
def test_a_piece_that_does_not_begin_where_the_file_ends_is_refused(ani, offset):
    path = ani.begun("a.csv", 100)
    assert ani.append(path, 0, b"x" * 10).status == 204
    got = ani.append(path, offset, b"y" * 0 if offset == 100 else b"y")
    assert got.status == 409 and got.json["status"] == 409 and len(got.json["error"]) > 20
    assert ani.size(path) == 10


def test_what_came_before_a_connection_was_cut_stays_and_the_rest_follows(desk, ani):
    whole, cut = content(4 * MEGABYTE), 2 * MEGABYTE + 4321
    path = ani.begun("cut.csv", len(whole))
    with ani.opened(path, 0, len(whole)) as connection:
        connection.sendall(whole[:cut])
    until(lambda: ani.size(path) == cut, "not all that came is there")
    assert ani.append(path, cut, whole[cut:]).status == 204
    assert desk.loaded()["cut.csv"] == whole


def test_of_two_that_send_one_file_the_last_to_begin_goes_on(desk, ani):
    whole = content(4 * MEGABYTE)
    path = ani.begun("two.csv", len(whole))
    with ani.opened(path, 0, len(whole)) as first:
        first.sendall(whole[: MEGABYTE + MEGABYTE // 2])  # one piece, and too little for another
        until(lambda: ani.size(path) >= MEGABYTE, "nothing of the first is there")
        offset = ani.size(path)
        assert ani.append(path, offset, whole[offset:-1]).status == 204
        first.sendall(b"?" * (2 * MEGABYTE + MEGABYTE // 2))
        told = b""
        while b"elsewhere" not in told and (part := first.recv(65536)):  # head and words may come one by one
            told += part
    answer = told.decode()
    assert ani.size(path) == len(whole) - 1
    assert answer.startswith("HTTP/1.1 423 ") and "sent from elsewhere" in answer
    assert ani.append(path, len(whole) - 1, whole[-1:]).status == 204
    assert desk.loaded()["two.csv"] == whole


def test_nobody_else_can_look_at_a_file_go_on_with_it_or_take_it_back(desk, ani, budi):
    path = ani.begun("own.csv", 10)
    unknown = f"{path[:-4]}0000"
    for other in (budi, Sender(desk.address, EVE), Sender(desk.address, "")):
        for where in (path, unknown):
            got = other.append(where, 0, b"0123456789")
            assert (got.status, got.json["error"]) == (404, "There is nothing at this address.")
            assert other.ask("HEAD", where).status == 404
            assert other.ask("DELETE", where).status == 404
    for other in (Sender(desk.address, EVE), Sender(desk.address, "")):
        for method in ("OPTIONS", "POST", "GET", "PUT"):
            assert other.ask(method).status == 404
    assert ani.size(path) == 0


def test_a_role_that_is_taken_away_in_the_middle_of_a_piece_loads_nothing(desk, ani):
    path = ani.begun("late.csv", 4)
    try:
        with ani.opened(path, 0, 4) as connection:
            connection.sendall(b"abc")
            until(lambda: "turn" in {p.name for p in desk.received(path).iterdir()}, "it has not begun")
            desk.rules.write_text(READER)
            connection.sendall(b"d")
            assert connection.recv(65536).startswith(b"HTTP/1.1 404 ")
        assert ani.ask("HEAD", path).status == 404
        assert "late.csv" not in desk.loaded()
    finally:
        desk.rules.write_text(RULES)
    assert ani.size(path) == 4
    assert ani.append(path, 4, b"").status == 204  # what had come is not lost to who may load again
    assert desk.loaded()["late.csv"] == b"abcd"


def test_without_rules_who_may_load_there_is_nothing_here(desk_of):
    desk = desk_of(rules="")
    for method in ("OPTIONS", "POST", "GET", "PATCH", "HEAD", "DELETE"):
        for path in ("/meja/berkas", f"/meja/berkas/{'0' * 32}"):
            assert Sender(desk.address).ask(method, path).status == 404
    ours = Sender(desk.address).ask("POST", "/meja/berkas?lang=en").json["error"]
    assert ours in ask(desk.address, "/meja/nix?lang=en").text
    assert not (desk.folder / "desk").exists()


def test_what_is_more_than_the_bounds_is_refused_in_a_sentence(desk_of):
    ani = Sender(desk_of().address)
    assert ani.create("a.csv", 0).json["error"] == "This file is empty."
    got = ani.create("a.csv", MOST_BYTES + 1)
    assert got.status == 413 and "2 GB at most" in got.json["error"]
    path = ani.begun("a.csv", MOST_BYTES - 10)
    got = ani.create("b.csv", 11)
    assert got.status == 413 and "2 GB together" in got.json["error"]
    assert Sender(ani.address, BUDI).create("b.csv", 11).status == 201
    assert ani.append(path, 0, b"x" * 20, Content_Length="20").status == 204
    small = ani.begun("c.csv", 10)
    got = ani.append(small, 0, b"x" * 11)
    assert got.status == 413 and ani.size(small) == 0
    assert ani.ask("DELETE", path).status == 204
    for _ in range(MOST_UNFINISHED - 1):
        ani.begun("d.csv", 1)
    got = ani.create("e.csv", 1)
    assert got.status == 413 and str(MOST_UNFINISHED) in got.json["error"]
    assert ani.append(small, 0, b"x" * 10).status == 204
    assert ani.create("e.csv", 1).status == 201


def test_more_than_was_announced_is_refused_also_where_nobody_says_how_much_comes(ani):
    path = ani.begun("a.csv", 10)
    assert ani.append(path, 0, iter([b"x" * 8, b"x" * 8])).status == 413
    assert ani.size(path) == 0
    assert ani.append(path, 0, iter([b"x" * 8, b"x" * 2])).status == 204


def test_a_full_disk_is_a_sentence_and_keeps_what_had_come(desk, ani):
    whole = content(3 * MEGABYTE)
    path = ani.begun("full.csv", len(whole))
    desk.bound(MEGABYTE + MEGABYTE // 2)
    try:
        got = ani.append(path, 0, whole)
        assert got.status == 507 and "disk of this installation is full" in got.json["error"]
        there = ani.size(path)
        assert MEGABYTE <= there < len(whole)
    finally:
        desk.bound()
    assert ani.append(path, there, whole[there:]).status == 204
    assert desk.loaded()["full.csv"] == whole


def test_a_disk_that_is_full_when_the_last_byte_has_come_loses_nothing(desk, ani):
    path = ani.begun("last.csv", 3)
    desk.bound(0)
    try:
        assert ani.append(path, 0, b"abc").status == 507
    finally:
        desk.bound()
    assert ani.append(path, ani.size(path), b"abc"[ani.size(path) :]).status == 204
    assert desk.loaded()["last.csv"] == b"abc"


def can_mount() -> bool:
    """Whether this system lets a program have a small disk of its own."""
    if shutil.which("unshare") is None:
        return False
    tried = ["unshare", "-Urm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return subprocess.run(tried, capture_output=True).returncode == 0


@pytest.mark.skipif(not can_mount(), reason="this system gives no small disk")
def test_no_file_is_begun_that_would_leave_no_room_for_builds(desk_of):
    disk = 'mount -t tmpfs -o size=1060m tmpfs "$PLUT_DESK_DIR" && exec "$@"'
    desk = desk_of(before=("unshare", "-Urm", "sh", "-c", f'mkdir -p "$PLUT_DESK_DIR"; {disk}', "-"))
    ani = Sender(desk.address)
    got = ani.create("a.csv", 50 * MEGABYTE)
    assert got.status == 507 and "disk of this installation is full" in got.json["error"]
    first = ani.begun("a.csv", 20 * MEGABYTE)
    assert ani.create("b.csv", 20 * MEGABYTE).status == 507  # the first has still to come
    assert ani.ask("DELETE", first).status == 204
    assert ani.create("b.csv", 20 * MEGABYTE).status == 201


HOSTILE = [
    "../../../etc/passwd",
    "..",
    "/etc/passwd",
    "C:\\data\\x.csv",
    "a\0b.csv",
    "x" * 3000 + ".csv",
    "laporan\u202evsc.exe",
    "🎉" * 200 + ".csv",
    "نسخة.csv",
    "=cmd|' /C calc'!A0.csv",
    "<img src=x onerror=alert(1)>.csv",
    "a\r\nX-Evil: 1.csv",
    ".access.toml",
    " ",
]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_name_is_a_name_and_no_way(desk, budi, number):
    sent = f"hostile {number}".encode()
    path = budi.begun(HOSTILE[number], len(sent))
    assert budi.append(path, 0, sent).status == 204
    assert budi.ask("HEAD", path).status == 200
    (made,) = (name for name, found in desk.loaded().items() if found == sent)
    assert not set(made) & set('/\\\0\r\n\u202e<>"') and made not in (".", "..")
    assert len(made.encode()) <= 255 and not made.startswith(".")
    assert {p.name for p in desk.folder.iterdir()} <= {"access.toml", "app.log", "build", "codes", "desk"}


@pytest.mark.parametrize(
    ("metadata", "status"),
    [
        ("", 400),
        ("filename", 400),
        ("filename ???", 400),
        (f"filename {base64.b64encode(bytes([255, 254])).decode()}", 400),
        ("modified MQ==", 400),
        ("x" * 60_000, 400),
    ],
)
def test_a_file_without_a_name_is_refused(ani, metadata, status):
    got = ani.ask("POST", Upload_Length="5", Upload_Metadata=metadata)
    assert got.status == status and len(got.json["error"]) > 20


@pytest.mark.parametrize("length", ["", "-1", "1e3", "²", "0x10", "9" * 40, "5, 5"])
def test_a_length_is_a_number(ani, length):
    told = {"Upload_Length": length.encode().decode("latin-1")} if length else {}
    assert ani.ask("POST", Upload_Metadata="filename YQ==", **told).status == 400


@pytest.mark.parametrize("key", ["x", "..%2f..", "0" * 31, "0" * 33, "A" * 32, "%00" * 3])
def test_an_id_is_no_way(ani, key):
    assert ani.ask("HEAD", f"/meja/berkas/{key}").status in (400, 404)


def test_a_killed_server_goes_on_where_it_was(desk_of):
    desk = desk_of()
    ani, whole = Sender(desk.address), content(6 * MEGABYTE)
    path = ani.begun("killed.csv", len(whole))
    assert ani.append(path, 0, whole[: 2 * MEGABYTE]).status == 204
    with ani.opened(path, 2 * MEGABYTE, 4 * MEGABYTE) as connection:
        connection.sendall(whole[2 * MEGABYTE : 5 * MEGABYTE])
        until(lambda: ani.size(path) > 2 * MEGABYTE, "nothing of the second piece is there")
        desk.end()
    desk.start()
    there = ani.size(path)
    assert 2 * MEGABYTE < there <= 5 * MEGABYTE
    assert ani.append(path, there, whole[there:]).status == 204
    assert desk.loaded() == {"killed.csv": whole}


@pytest.mark.parametrize(
    ("headers", "is_taken"),
    [
        ({}, True),
        ({"Origin": "own"}, True),
        ({"Sec_Fetch_Site": "same-origin", "Origin": "own"}, True),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Sec_Fetch_Site": "cross-site", "Origin": "own"}, False),
        ({"Sec_Fetch_Site": "same-site"}, False),
        ({"Sec_Fetch_Site": "none"}, False),
    ],
)
def test_a_page_of_another_site_cannot_send(ani, headers, is_taken):
    told = {name: ani.address if text == "own" else text for name, text in headers.items()}
    path = ani.begun("a.csv", 3)
    got = ani.append(path, 0, b"abc", **told)
    assert got.status == (204 if is_taken else 403)
    assert not [name for name in got.headers if name.startswith("access-control")]
    asked = ani.ask("OPTIONS", Access_Control_Request_Method="POST", **told)
    assert not [name for name in asked.headers if name.startswith("access-control")]
    assert is_taken or "pages of this installation only" in got.json["error"]


def test_below_a_base_path(desk_of):
    desk = desk_of(base_path="plut")
    ani = Sender(desk.address)
    path = ani.begun("a.csv", 3)
    assert path.startswith("/plut/meja/berkas/")
    assert ani.append(path, 0, b"abc").status == 204
    assert desk.loaded() == {"a.csv": b"abc"}


def test_what_the_protocol_asks_for(ani):
    able = ani.ask("OPTIONS", Tus_Resumable="")
    assert (able.status, able.headers["tus-version"]) == (204, "1.0.0")
    assert able.headers["tus-max-size"] == str(MOST_BYTES)
    path = ani.begun("a.csv", 6)
    assert ani.ask("HEAD", path, Tus_Resumable="0.2.2").status == 412
    assert ani.append(path, 0, b"abc", Content_Type="text/plain").status == 415
    assert ani.ask("GET", path).status == ani.ask("PUT", path).status == 405
    wrong = base64.b64encode(hashlib.sha256(b"abd").digest()).decode()
    right = base64.b64encode(hashlib.sha1(b"abc").digest()).decode()
    assert ani.append(path, 0, b"abc", Upload_Checksum=f"sha256 {wrong}").status == 460
    assert ani.size(path) == 0
    assert ani.append(path, 0, b"abc", Upload_Checksum=f"crc32 {right}").status == 400
    assert ani.append(path, 0, b"abc", Upload_Checksum=f"sha1 {right}").status == 204
    kind = {"Content_Type": "application/offset+octet-stream", "Upload_Offset": "3"}
    assert ani.ask("POST", path, b"d", X_HTTP_Method_Override="PATCH", **kind).status == 204
    assert ani.size(path) == 4
    assert ani.ask("DELETE", path).status == 204
    assert ani.ask("HEAD", path).status == ani.append(path, 4, b"ef").status == 404


def test_a_whole_that_is_not_what_its_sender_meant_is_not_loaded(desk, ani):
    meant, other = hashlib.sha256(b"meant").hexdigest(), hashlib.sha256(b"other").hexdigest()
    path = ani.begun("sum.csv", 5, sha256=meant)
    got = ani.append(path, 0, b"other")
    assert got.status == 460 and "send the file again" in got.json["error"]
    assert ani.ask("HEAD", path).status == 404 and "sum.csv" not in desk.loaded()
    path = ani.begun("sum.csv", 5, sha256=other)
    assert ani.append(path, 0, b"other").status == 204
    assert desk.loaded()["sum.csv"] == b"other"


def test_sentences_are_in_the_language_of_the_address(ani):
    got = ani.ask("POST", "/meja/berkas", Upload_Length="0", Upload_Metadata="filename YQ==")
    assert (got.status, got.json["error"]) == (400, "Berkas ini kosong.")


@pytest.mark.long
def test_the_memory_of_the_server_does_not_grow_with_what_it_is_sent(desk_of):
    desk = desk_of()
    ani, piece = Sender(desk.address), content(8 * MEGABYTE)
    times = 128
    path = ani.begun("large.bin", times * len(piece))

    def memory() -> int:
        status = Path(f"/proc/{desk.process.pid}/status").read_text()
        return 1024 * int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])

    before = memory()
    with ani.opened(path, 0, times * len(piece)) as connection:  # all of it in one request
        for _ in range(times):
            connection.sendall(piece)
        assert connection.recv(65536).startswith(b"HTTP/1.1 204 ")
    assert memory() - before < 100 * MEGABYTE
    (stored,) = (desk.folder / "desk" / "files").iterdir()
    assert stored.stat().st_size == times * len(piece)
