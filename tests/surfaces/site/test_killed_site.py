"""What a run that was killed leaves in a site of files: the next one takes it for its own."""

import os
import signal
import subprocess
import sys

import pytest

from plut.base import files
from plut.base.folders import REPOSITORY
from plut.surfaces.site.manifest import Entry, Manifest, NotASite

KILLED = """
import os, signal, sys
from pathlib import Path
from plut.base import files
from plut.surfaces.site.manifest import Entry, Manifest

folder = Path(sys.argv[1])
if sys.argv[2] == "before":
    folder.mkdir()
    with files.whole(folder / "manifest.json"):
        (folder / f"{files.UNFINISHED}{os.getpid()}-a.json").write_text("{")
        os.kill(os.getpid(), signal.SIGKILL)
with Manifest(folder) as manifest:
    manifest.put("a/gone.html", b"gone", Entry("", "one"))
    manifest.put("stays.html", b"stays", Entry("", "one"))
    with files.whole(folder / "half.html") as scratch:
        scratch.write_text("half")
        os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(folder, when):
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "dashboard")}
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder), when], env=environment)
    assert done.returncode == -signal.SIGKILL and list(folder.glob(f"{files.UNFINISHED}*"))


@pytest.mark.parametrize("when", ["before", "after"])
def test_the_next_run_goes_on_and_leaves_nothing_of_the_one_that_was_killed(tmp_path, when):
    folder = tmp_path / "site"
    killed(folder, when)
    with Manifest(folder) as manifest:
        manifest.put("stays.html", b"stays", Entry("", "two"))
    found = sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))
    assert found == ["manifest.json", "stays.html"]


def test_what_another_writes_at_this_moment_stays(tmp_path):
    with files.whole(tmp_path / "a.html") as scratch:
        scratch.write_text("half")
        files.sweep(files.unfinished(tmp_path))
        assert scratch.exists()
    (tmp_path / ".unfinished-other").write_text("of an older version")
    files.sweep(files.unfinished(tmp_path))
    assert (tmp_path / ".unfinished-other").exists() and (tmp_path / "a.html").exists()


def test_a_folder_of_others_is_still_no_site(tmp_path):
    (tmp_path / "theirs.html").write_text("theirs")
    with pytest.raises(NotASite):
        Manifest(tmp_path)
