"""A role that is taken away while its page stands open in a browser."""

import pytest
from access_files import WIDE

from plut.building import pipeline
from plut.building.scale import SMALL


@pytest.fixture
def opened(tmp_path, once, kept_tables, start_app, visit):
    """The file of access, and the overview of an app that stands under it."""

    def build(folder):
        return pipeline.build(folder / "incoming", folder / "build", kept_tables=kept_tables, scale=SMALL)

    file = tmp_path / "access.toml"
    file.write_text(WIDE)
    address = start_app(once("role_is_gone", build).path.parent, PLUT_ACCESS=str(file))
    return file, visit("/?lang=en", app=address)


@pytest.mark.long
def test_a_part_that_is_drawn_alone_makes_its_page_anew(opened):
    file, page = opened
    box = page.tab.get_by_role("combobox").first

    def search(letters):
        box.fill("")
        box.press_sequentially(letters)

    search("bandung")
    page.tab.get_by_role("option").first.wait_for()
    told = page.tab.get_by_text("What offices loaded you see in part")
    assert told.count() == 0
    file.write_text(WIDE.replace('provinces = "all"', 'provinces = ["32"]'))
    search("solo")
    told.wait_for(timeout=90_000)
    page.settled()  # a run that is still under way would read the next rules, too
    file.write_text("no rules at all")
    search("bali")
    page.tab.get_by_text("This installation is closed").wait_for(timeout=90_000)
    assert page.tab.locator("[data-testid=stException]").count() == 0
