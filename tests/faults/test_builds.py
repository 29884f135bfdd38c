"""A build that meets a full disk or another build: one clear message, status 1, and what was served is
served."""

import os
import resource
import subprocess
import sys
import time
from functools import partial

import pytest

from plut.base.folders import REPOSITORY
from plut.base.language import LANGUAGES
from plut.building import messages, stops
from plut.warehouse import editions

BUILD = [sys.executable, str(REPOSITORY / "dashboard/build.py"), "--scale", "small"]


def start(folder, most_bytes: int = resource.RLIM_INFINITY, language: str = "en") -> subprocess.Popen:
    """A build into a folder, in which no file may grow over so many bytes: to the program that is a full
    disk."""
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    arguments = ["--incoming", str(folder.parent), "--out", str(folder)]
    environment = os.environ | {"PLUT_LANG": language}
    return subprocess.Popen(
        [*BUILD, *arguments], preexec_fn=limit, stderr=subprocess.PIPE, text=True, env=environment
    )


@pytest.mark.parametrize(
    ("most_bytes", "language", "word"), [(0, "id", "ruang disk habis"), (5_000_000, "en", "disk is full")]
)
def test_a_full_disk_is_one_sentence_and_leaves_the_former_edition(served, most_bytes, language, word):
    folder, newer, _ = served
    process = start(folder, most_bytes, language)
    _, said = process.communicate()
    assert process.returncode == 1
    assert word in said and str(folder) in said and len(said.splitlines()) == 1
    assert editions.current(folder) == newer and not editions.damaged(folder)
    assert not list(folder.glob(f"{editions.WORK}*")) and not list((folder / "kept").glob(".*"))


def test_of_two_builds_at_once_one_ends_well_and_the_other_says_so(served):
    folder, _, _ = served
    first = start(folder)
    while not list(folder.glob(f"{editions.WORK}*")) and first.poll() is None:
        time.sleep(0.02)
    second = start(folder)
    said = {process: process.communicate()[1] for process in (second, first)}
    assert (first.returncode, second.returncode) == (0, 1)
    assert "Another build is running" in said[second] and "Traceback" not in said[second]
    assert not editions.damaged(folder)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", messages.STOPS)
def test_every_stop_has_its_sentence(code, language):
    assert "because" in messages.stop(stops.Stopped(code, "because", "because"), language)
