"""The workplace of a build: one build a folder, free again however it ends, and nothing left of killed
ones."""

import subprocess
import sys

import pytest

from plut.base import files
from plut.base.folders import REPOSITORY
from plut.warehouse import editions
from plut.warehouse.editions import AnotherBuild

HOLD = """
import sys, time
from pathlib import Path
from plut.base import files
from plut.warehouse import editions
folder = Path(sys.argv[1])
with editions.workplace(folder) as work, files.whole(folder / "CURRENT") as scratch:
    (work / "edition.duckdb").write_text("half")
    scratch.write_text("half")
    print("at work", flush=True)
    time.sleep(600)
"""


def test_a_second_build_in_the_same_folder_is_refused_and_the_first_goes_on(tmp_path):
    with editions.workplace(tmp_path) as work:
        (work / "edition.duckdb").write_text("rows")
        with pytest.raises(AnotherBuild), editions.workplace(tmp_path):
            pass
        assert (work / "edition.duckdb").read_text() == "rows"
        with editions.workplace(tmp_path / "another") as elsewhere:
            assert elsewhere.is_dir()
    with editions.workplace(tmp_path) as work:
        assert not list(work.iterdir())


def test_a_build_that_fails_frees_its_folder_and_its_error_is_its_own(tmp_path):
    with pytest.raises(TimeoutError, match="the network"), editions.workplace(tmp_path):
        raise TimeoutError("the network")
    with editions.workplace(tmp_path) as work:
        assert work.is_dir()
    assert not work.exists()


def test_a_killed_build_frees_its_folder_and_the_next_clears_what_it_left(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY / "dashboard",
    )
    try:
        assert process.stdout.readline() == "at work\n"
        with pytest.raises(AnotherBuild), editions.workplace(tmp_path):
            pass
    finally:
        process.kill()
        process.communicate()
    assert files.unfinished(tmp_path) and list(tmp_path.glob(f"{editions.WORK}*/edition.duckdb"))
    with editions.workplace(tmp_path) as work:
        assert not files.unfinished(tmp_path) and list(tmp_path.glob(f"{editions.WORK}*")) == [work]
