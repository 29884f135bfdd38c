"""What is kept is found again, by another process too, and there is never more of it than allowed."""

import os

from plut.surfaces.web.keeping import LOOK_EVERY, Shelf


def test_what_is_kept_is_found_under_its_key_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_BUILD_DIR", str(tmp_path))
    shelf = Shelf("tried", 1000)
    assert shelf.found("a", "html") is None
    shelf.put("a", "html", b"one")
    assert Shelf("tried", 1000).found("a", "html") == b"one"
    assert shelf.found("a", "svg") is None and shelf.found("b", "html") is None


def test_what_nobody_asked_for_longest_goes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_BUILD_DIR", str(tmp_path))
    shelf = Shelf("tried", 20_000)
    shelf.put("dear", "bin", b"x" * 1000)
    for path in shelf.folder.iterdir():
        os.utime(path, (1, 1))
    assert shelf.found("dear", "bin")  # asked for: it is the newest now
    for number in range(20 * LOOK_EVERY):
        shelf.put(str(number), "bin", b"x" * 1000)
        if number % 10 == 0:
            assert shelf.found("dear", "bin") is not None
    held = sum(path.stat().st_size for path in shelf.folder.iterdir())
    assert held <= 20_000 + 6 * LOOK_EVERY * 1000


def test_a_full_disk_stops_nobody(tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_BUILD_DIR", str(tmp_path / "file"))
    (tmp_path / "file").write_text("no folder")
    Shelf("tried", 10).put("a", "bin", b"x")
    assert Shelf("tried", 10).found("a", "bin") is None
