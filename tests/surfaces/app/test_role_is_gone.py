"""A role that is taken away while its page stands open: files and parts of the page that were made for it."""

from pathlib import Path

import pytest
from access_files import WIDE
from filelock import FileLock
from streamlit.testing.v1 import AppTest

from plut.base.folders import REPOSITORY
from plut.surfaces.app import asker
from plut.surfaces.app.asker import Closed
from plut.warehouse import editions

NARROW = WIDE.replace('provinces = "all"', 'provinces = ["32"]')


@pytest.fixture
def file(tmp_path, monkeypatch) -> Path:
    path = tmp_path / "access.toml"
    path.write_text(WIDE)
    monkeypatch.setenv("PLUT_ACCESS", str(path))
    return path


def test_a_file_of_a_page_is_not_made_for_who_has_another_role_by_then(file):
    make = asker.held(lambda: b"records")
    assert make() == b"records"
    file.write_text(NARROW)
    with pytest.raises(Closed):
        make()
    file.unlink()
    with pytest.raises(Closed):
        make()


@pytest.mark.parametrize("closed", [False, True])
def test_why_a_first_build_stopped_is_told_to_who_may_read_all(file, tmp_path, monkeypatch, closed):
    """The reason may name files and values of an office."""
    build = tmp_path / "secrets"
    build.mkdir()
    monkeypatch.setenv("PLUT_BUILD_DIR", str(build))
    if closed:
        file.write_text(NARROW)
    else:  # everything is open to who has the disk
        monkeypatch.delenv("PLUT_ACCESS")
        file.unlink()
    with FileLock(build / editions.LOCK):  # another build is under way
        app = AppTest.from_file(str(REPOSITORY / "dashboard" / "main.py"), default_timeout=120).run()
    [told] = [one.value for one in app.error]
    assert ("secrets" in told) is not closed
    assert ("dashboard/build.py" in told) is closed
