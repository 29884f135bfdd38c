"""The units of systemd, the backup, and the other files of `deploy/`, without an installation."""

import re
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest
from standing import DEPLOY

from plut.base.folders import REPOSITORY
from plut.warehouse import editions

UNITS = sorted((DEPLOY / "systemd").iterdir())
SERVICES = [path for path in UNITS if path.suffix == ".service"]
WORST = 1.5  # of ten, as systemd counts what a unit could do


@pytest.fixture(scope="module")
def units(tmp_path_factory) -> Path:
    """The units, with this repository in the place of the one that is installed."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd is not installed")
    folder = tmp_path_factory.mktemp("units")
    for path in UNITS:
        (folder / path.name).write_text(path.read_text().replace("/srv/plut/app", str(REPOSITORY)))
    return folder


def test_the_units_are_sound(units):
    command = ["systemd-analyze", "verify", "--recursive-errors=no", "--man=no"]
    told = subprocess.run([*command, *map(str, units.iterdir())], capture_output=True, text=True)
    ours = [line for line in told.stderr.splitlines() if "plut" in line]
    assert told.returncode == 0 and not ours, told.stderr


@pytest.mark.parametrize("name", [path.name for path in SERVICES])
def test_a_unit_may_do_little(units, name):
    command = ["systemd-analyze", "security", "--offline=yes", f"--threshold={WORST * 10:.0f}", "--no-pager"]
    told = subprocess.run([*command, str(units / name)], capture_output=True, text=True)
    assert told.returncode == 0, told.stdout[-200:] + told.stderr


def test_a_backup_holds_the_data_and_is_served_again(edition, tmp_path):
    data, kept = tmp_path / "data", tmp_path / "backups"
    build = data / "build"
    (build / "kept").mkdir(parents=True)
    kept.mkdir()
    for path in (edition.path, edition.path.with_suffix(".json")):
        shutil.copy(path, build)
    (build / "CURRENT").write_text(f"{edition.path.stem}\n")
    (build / "kept" / "page").write_text("made anew")
    (build / ".building-1").mkdir()
    (data / "codes").mkdir()
    (data / "codes" / "7K3MQ9TX.json").write_text("{}")
    done = subprocess.run([DEPLOY / "backup", data, kept], capture_output=True, text=True, check=True)
    (made,) = kept.iterdir()
    assert done.stdout == f"{made}\n"
    shutil.rmtree(data)
    with tarfile.open(made) as archive:
        archive.extractall(tmp_path, filter="data")
    assert editions.current(build) == build / edition.path.name
    found = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
    whole = {f"build/{edition.path.name}", f"build/{edition.path.stem}.json", "build/CURRENT"}
    assert found == whole | {"codes/7K3MQ9TX.json"}


def test_a_backup_of_nothing_leaves_nothing(tmp_path):
    done = subprocess.run([DEPLOY / "backup", tmp_path / "nowhere", tmp_path], capture_output=True)
    assert done.returncode != 0 and not list(tmp_path.iterdir())


def test_the_example_holds_no_secret_and_names_only_what_there_is():
    text = (DEPLOY / "plut.env.example").read_text()
    assert re.search(r"^STREAMLIT_SERVER_COOKIE_SECRET=$", text, re.MULTILINE)
    known = (REPOSITORY / "dashboard" / "RUNNING.md").read_text()
    named = set(re.findall(r"^#?(PLUT_\w+)=", text, re.MULTILINE))
    assert {name for name in named if f"`{name}" not in known} == set()


def test_the_image_holds_what_the_product_reads():
    """What is copied into it exists; what is nobody's business is not copied."""
    text = (DEPLOY / "Containerfile").read_text()
    copied = [part for line in re.findall(r"^COPY (.+)$", text, re.MULTILINE) for part in line.split()[:-1]]
    assert all(list(REPOSITORY.glob(part)) for part in copied)
    assert "data" not in copied and not any("secrets" in part for part in copied)
    ignored = (REPOSITORY / ".containerignore").read_text().splitlines()
    private = {"data/build", "data/codes", "data/desk", "data/access.toml", ".streamlit/secrets.toml"}
    assert private <= set(ignored)
