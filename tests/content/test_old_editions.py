"""An edition counts as old when its office has said when, and then every page says so."""

import datetime
import json
import shutil
import subprocess
import sys

import pandas as pd
import pytest

from plut.base import folders
from plut.base.upkeep import Upkeep
from plut.content import upkeep
from plut.content.reading import Reading
from plut.warehouse.edition import Edition

# what every surface says above a page, in a copy of the product whose office has set something
SAYING = """
import json, sys
from streamlit.testing.v1 import AppTest
from asked_of import asking_for
from plut.surfaces.web import asking
app = AppTest.from_file("main.py", default_timeout=120)
app.query_params["lang"] = "en"
told = {"app": [one.value for one in app.run().info]}
app.query_params["tayang"] = "1"
told["slide"] = [one.proto.body for one in app.run().get("html")]
request = asking_for(lang="en")
told["light"] = list(asking.remarks(request, asking.reading(request, ())))
print(json.dumps(told))
"""


@pytest.fixture
def english(edition) -> Reading:
    return Reading(Edition(str(edition.path)), "en")


def test_the_newest_number_is_one_of_a_source_or_an_office(english):
    datasets = english.plain("frame/datasets")
    days = {of: pd.to_datetime(rows["as_of"]).max().date() for of, rows in datasets.groupby("provenance")}
    assert upkeep.newest_day(english) == days["published"]
    assert max(days["simulated"], days["derived"]) > days["published"]  # else this would prove nothing


def test_a_number_that_an_office_loads_is_newer(loaded):
    reading = Reading(Edition(str(loaded.path)), "en")
    imported = reading.plain("frame/datasets").query("provenance == 'imported'")["as_of"]
    published = reading.plain("frame/datasets").query("provenance == 'published'")["as_of"]
    assert upkeep.newest_day(reading) == max(imported.max(), published.max()).date()


@pytest.mark.parametrize(("after", "is_old"), [(None, False), (101, False), (100, False), (99, True)])
def test_it_counts_as_old_from_the_day_after(english, after, is_old):
    today = upkeep.newest_day(english) + datetime.timedelta(days=100)
    told = upkeep.old(english, Upkeep(after), today)
    assert bool(told) == is_old
    if is_old:
        assert told == (
            "The newest numbers here are of 23 June 2026: that is more than 99 days ago, and this edition "
            "counts as old."
        )
        indonesian = upkeep.old(Reading(english.edition, "id"), Upkeep(after), today)
        assert indonesian.startswith("Angka terbaru di sini bertanggal 23 Juni 2026: ")


def test_an_edition_that_is_cited_is_as_it_was_and_not_called_old(edition, tmp_path):
    """Its reader is told that it is kept as it was."""
    folder = shutil.copytree(edition.path.parent, tmp_path / "build", ignore=shutil.ignore_patterns("kept"))
    (folder / "CURRENT").write_text("0123456789ab\n")
    for kind in (".duckdb", ".json"):  # another is served, as sound as the first
        shutil.copy((folder / edition.path.name).with_suffix(kind), folder / f"0123456789ab{kind}")
    reading = Reading(Edition(str(folder / edition.path.name)), "en")
    far = datetime.date(2100, 1, 1)
    served = Reading(Edition(str(edition.path)), "en")
    assert upkeep.old(served, Upkeep(1), far) and not reading.edition.is_served
    assert upkeep.old(reading, Upkeep(1), far) == ""


@pytest.mark.parametrize("text", ["", "old_after_days = 1\n"])
def test_every_page_says_it_where_an_office_has_set_it_and_none_where_not(edition, tmp_path, text):
    copy = tmp_path / "copy"
    for part in ("dashboard", "queries"):
        shutil.copytree(folders.REPOSITORY / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "data").mkdir()
    (copy / "data" / "upkeep.toml").write_text(text)
    shutil.copy(
        folders.REPOSITORY / "tests/surfaces/addresses/addresses_asked.py", copy / "dashboard/asked_of.py"
    )
    done = subprocess.run(
        [sys.executable, "-c", SAYING],
        cwd=copy / "dashboard",
        env={"PATH": "", "PLUT_BUILD_DIR": str(edition.path.parent), "PLUT_DESK_DIR": str(tmp_path / "desk")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    for surface, sentences in told.items():
        said = [one for one in sentences if "counts as old" in one]
        assert len(said) == (1 if text else 0), (surface, sentences)
