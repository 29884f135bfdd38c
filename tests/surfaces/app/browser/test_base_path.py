"""The app below a base path, as behind a proxy that serves more than it: nothing leads out of the path."""

import re

import pytest
from sampled import some
from streamlit import config

from plut.surfaces.app import address

PAGES = ("/", "/konsultan", "/peta", "/wilayah", "/angka", "/pers", "/data")
ADDRESSES = r"https?://localhost:\d+[^\s\"'“”\\,]*"


@pytest.mark.parametrize(
    ("setting", "path"),
    [("", ""), ("/", ""), ("plut", "/plut"), ("/plut", "/plut"), ("plut/", "/plut"), ("/a/b/", "/a/b")],
)
def test_the_setting_may_be_written_with_and_without_slashes(setting, path):
    before = config.get_option("server.baseUrlPath")
    config.set_option("server.baseUrlPath", setting)
    try:
        assert address.base_path() == path
    finally:
        config.set_option("server.baseUrlPath", before)


@pytest.fixture(scope="module")
def below(start_app, edition):
    """The app below a base path that is written with slashes: its address."""
    return start_app(edition.path.parent, "/plut/")


@pytest.mark.parametrize("page", some(PAGES))
def test_no_link_picture_or_printed_address_leads_out_of_the_base_path(visit, below, page):
    seen = visit(f"{page}?lang=en", app=below)
    links = seen.tab.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)")
    own = [link for link in links if link.startswith(below.removesuffix("/plut"))]
    told = seen.tab.evaluate(
        "document.body.innerText + [...document.querySelectorAll('style')].map(s => s.textContent).join(' ')"
    )
    printed = re.findall(ADDRESSES, told)
    assert own and printed
    for one in (*own, *printed):
        assert one.startswith(below) and not one.startswith(f"{below}/plut"), one
    broken = "[...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)"
    assert seen.tab.evaluate(broken) == [] and not seen.errors and not seen.foreign


def test_a_switch_and_the_menu_stay_below_the_base_path(visit, below):
    seen = visit("/data?lang=en", app=below)
    seen.tab.get_by_role("radio", name="ID").click()
    seen.tab.wait_for_url(f"{below}/data")
    seen.settled()
    seen.tab.get_by_role("link", name="Konsultan", exact=True).click()
    seen.tab.wait_for_url(f"{below}/konsultan**")
