"""Pages of the app over the websocket alone, as everybody of an example file: no byte of what is said is of a
record that is not open to them."""

import shutil
from collections.abc import Iterator

import pytest
from records import ASKERS, EXAMPLE, MARKS
from talking import folds, run, talk
from websockets.exceptions import InvalidStatus

from plut.surfaces.pages import PAGES


@pytest.fixture(scope="module")
def server(loaded, start_app, tmp_path_factory) -> str:
    own = tmp_path_factory.mktemp("roles")
    shutil.copytree(loaded.path.parent, own / "build", ignore=shutil.ignore_patterns("kept"))
    shutil.copy(EXAMPLE, own / "access.toml")
    return start_app(own / "build", PLUT_ACCESS=str(own / "access.toml"))


def identity(asker: str) -> dict[str, str]:
    """What the proxy tells of somebody: an account, a group or nothing."""
    if not asker:
        return {}
    if "@" in asker:
        return {"X_Forwarded_User": asker}
    return {"X_Forwarded_User": "group@dinas.test", "X_Forwarded_Groups": asker}


def told(server: str, asker: str) -> Iterator[tuple[str, bytes]]:
    """All that each page says, its closed parts open and simulated records shown beside real ones."""
    for subject in PAGES:
        for said in ("lang=en", "lang=id&simulasi=1"):
            said += "&kode=13" if subject.address == "wilayah" else ""
            with talk(server, **identity(asker)) as line:
                closed = run(line, subject.address, said=said)
                opened = run(line, subject.address, folds(closed), said)
            yield f"{subject.path}?{said}", b"".join(one.SerializeToString() for one in closed + opened)


@pytest.mark.long
@pytest.mark.parametrize("asker", [asker for asker in ASKERS if asker != "data@dinas.test"])
def test_nobody_is_told_a_record_that_is_not_open_to_them(server, asker):
    whose, seen = {mark for mark, whose in MARKS.items() if asker in whose}, set()
    for address, content in told(server, asker):
        marks = {mark for mark in MARKS if mark.encode() in content}
        assert marks <= whose, address
        seen |= marks
    assert seen or not whose


def test_nobody_talks_to_whom_nothing_is_open(server):
    with pytest.raises(InvalidStatus):
        talk(server, **identity("data@dinas.test"))
