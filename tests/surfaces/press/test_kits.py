"""The press kit of a province, by its command: six pictures in every size, and nothing at all where one
fails."""

import io
import os
import struct
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import press_kit
import pytest
from pptx import Presentation

from plut.base.folders import REPOSITORY
from plut.content.reading import Reading
from plut.surfaces.press import records
from plut.surfaces.press.sizes import PRESETS
from plut.warehouse.edition import Edition


def kit(edition, folder: Path, *options: str, **environment: str) -> subprocess.CompletedProcess:
    """Run the command on an edition, with its codes in `folder`."""
    command = [
        sys.executable,
        str(REPOSITORY / "dashboard" / "press_kit.py"),
        "--out",
        str(folder / "kit.zip"),
        *options,
    ]
    places = {"PLUT_BUILD_DIR": str(edition.path.parent), "PLUT_CODES_DIR": str(folder / "codes")}
    return subprocess.run(
        command, env=os.environ | places | environment, capture_output=True, text=True, timeout=300
    )


@pytest.fixture(scope="module")
def written(edition, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("kit")
    done = kit(edition, folder, "--province", "33")
    assert done.returncode == 0, done.stderr
    return folder


def test_kit_holds_three_pictures_in_every_size_with_slides_data_and_words(written):
    with zipfile.ZipFile(written / "kit.zip") as opened:
        assert opened.testzip() is None
        names = opened.namelist()
        for name in names:
            if name.endswith(".png"):
                assert struct.unpack(">II", opened.read(name)[16:24]) == PRESETS[name.split("/")[0]].pixels
        slides = [Presentation(io.BytesIO(opened.read(n))) for n in names if n.startswith("slides/")]
        readme, sentences = (opened.read(f"{name}.txt").decode() for name in ("README", "sentences"))
    assert Counter(name.split("/")[0] for name in names) == {
        **dict.fromkeys(PRESETS, 3),  # what is simulated knows no province
        "slides": 3,
        "data": 9,
        "README.txt": 1,
        "sentences.txt": 1,
    }
    assert all(
        "/plut-kumkm_33_" in name or "/SIMULASI_plut-kumkm_33_" in name for name in names if "/" in name
    )
    assert not [name for name in names if "SIMULASI_" in name]
    assert all("/pers" not in slide.slides[0].notes_slide.notes_text_frame.text for slide in slides)
    handed_out = [
        records.read(path.stem, written / "codes")[1] for path in (written / "codes").glob("*.json")
    ]
    assert len(handed_out) == 3 and all(record.code in readme for record in handed_out)
    assert "simulasi" not in sentences and "Simulated" not in sentences


def test_simulated_pictures_are_asked_for_by_name():
    """A kit held them unless somebody said --real-only."""
    told = subprocess.run(
        [sys.executable, str(REPOSITORY / "dashboard" / "press_kit.py"), "--help"],
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout
    assert "--simulated" in told and "--real-only" not in told


def test_a_kit_takes_what_is_simulated_only_where_it_is_asked_for(edition):
    """By the reading that the command makes: what a province has of simulated records knows no province."""
    for asked, shows in (([], False), (["--simulated"], True)):
        options, _ = press_kit._arguments(["--province", "33", "--out", "kit.zip", *asked])
        assert press_kit.reading(Reading(Edition(str(edition.path)), "id"), options).shows_simulated is shows


def test_a_picture_that_fails_leaves_nothing_of_its_kit(edition, tmp_path):
    done = kit(edition, tmp_path, "--province", "33", PATH="/nowhere")  # no Chromium can be found
    assert done.returncode == 1 and "Chromium" in done.stderr
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".zip"]


def test_an_unknown_province_is_named_with_those_there_are(edition, tmp_path):
    done = kit(edition, tmp_path, "--province", "99")
    assert done.returncode == 2 and "no province 99" in done.stderr and "33" in done.stderr
