"""The press room as a journalist meets it: from a page to a file in three clicks, and a code that is answered
for good."""

import itertools
import re
import struct

import pytest
from sampled import by_turns, some

from plut.building import pipeline
from plut.building.scale import SMALL

NEW_CENTRE = (
    "centre_id,name,level,province_code,regency_code,as_of\nT1,PLUT Uji Demak,regency,33,3321,2026-11-01\n"
)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory, kept_tables, start_app):
    """An app of its own, whose editions the tests change: its folder and its address. What is simulated is
    not looked at."""
    folder = tmp_path_factory.mktemp("newsroom")
    pipeline.build(folder / "incoming", folder / "build", kept_tables=kept_tables, scale=SMALL)
    return folder, start_app(folder / "build")


def flat(page) -> str:
    return page.text().replace("\n", " ")


def taken(page, label: str) -> tuple[str, bytes]:
    """Name and content of the file behind a button."""
    button = page.tab.get_by_role("button", name=label, exact=True).first
    if not button.is_visible():
        page.tab.get_by_role("button", name="SVG, PDF, PPTX, CSV, XLSX").click()
    with page.tab.expect_download(timeout=90_000) as waiting:
        button.click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def asked(visit, app: str, code: str) -> str:
    """What the box says of a code."""
    return flat(visit(f"/pers?lang=en&periksa={code}", app=app))


def test_picture_of_a_page_is_three_clicks_away_at_its_exact_size(visit, newsroom):
    page = visit("/peta?lang=en&provinsi=33&simulasi=0", app=newsroom[1])
    page.tab.get_by_role("link", name="Use in the press room").first.click()
    page.tab.get_by_text("What did this code show?").wait_for(timeout=60_000)
    page.settled()
    assert "gambar=peta" in page.tab.url and "provinsi=33" in page.tab.url
    assert "11 centres of Jawa Tengah" in flat(page)
    page.tab.get_by_role("combobox", name="Size", exact=True).click()
    page.tab.get_by_role("option", name="1080 x 1080: square post").click()
    page.tab.wait_for_url("**ukuran=1080x1080**")
    page.settled()
    name, image = taken(page, "PNG")
    assert struct.unpack(">II", image[16:24]) == (1080, 1080)
    assert name.startswith("plut-kumkm_centres_map_1080x1080_") and name.endswith(".png")


@pytest.mark.parametrize(
    "address", some(["/", "/peta", "/konsultan", "/sertifikasi", "/penghargaan", "/wilayah", "/angka"], 4)
)
def test_last_card_of_a_page_opens_in_the_press_room(visit, address):
    page = visit(f"{address}?lang=en")
    opened = visit(page.tab.locator("a.plut-press").last.get_attribute("href"))
    assert (
        "is not known" not in flat(opened) and not opened.tab.locator('[data-testid="stException"]').count()
    )
    assert opened.tab.locator('[data-testid="stPlotlyChart"] .main-svg').count()


@pytest.mark.parametrize(
    ("size", "language"), by_turns(["1600x900", "1080x1080", "1080x1920", "a4"], ["id", "en"])
)
def test_no_text_of_a_picture_lies_on_another(visit, size, language):
    page = visit(f"/pers?lang={language}&gambar=peta&simulasi=0&ukuran={size}")
    boxes = page.tab.evaluate(
        """() => [...document.querySelectorAll(".annotation-text-g")].map((text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          return { left, right, top, bottom, words: text.textContent };
        })"""
    )
    assert len(boxes) >= 4  # title, subtitle, legend, footer
    for one, other in itertools.combinations(boxes, 2):
        apart = max(one["left"], other["left"]) - min(one["right"], other["right"])
        above = max(one["top"], other["top"]) - min(one["bottom"], other["bottom"])
        assert max(apart, above) > -2, f"{one['words']} | {other['words']}"


@pytest.mark.long
def test_code_is_answered_before_and_after_a_new_edition_and_after_the_old_one_is_gone(
    visit, newsroom, kept_tables
):
    folder, app = newsroom
    name, _ = taken(visit("/pers?lang=en&gambar=peta&provinsi=33&simulasi=0", app=app), "CSV , 1.5")
    edition = name.removesuffix(".csv").split("_")[-1]
    [code] = re.findall("_([0-9A-Z]{4}-[0-9A-Z]{4})_", name)
    assert (folder / "codes" / f"{code.replace('-', '')}.json").exists()
    assert "It gives the same numbers today" in asked(visit, app, code)

    (folder / "incoming").mkdir()
    (folder / "incoming" / "pusat.csv").write_text(NEW_CENTRE, encoding="utf-8")
    new = pipeline.build(folder / "incoming", folder / "build", kept_tables=kept_tables, scale=SMALL)
    assert new.edition != edition
    told = asked(visit, app, code)
    assert f"showed, in edition {edition}" in told and "11 centres of Jawa Tengah" in told
    assert f"Today, in edition {new.edition}, it shows: 12 centres of Jawa Tengah" in told

    pinned = f"/peta?lang=en&provinsi=33&simulasi=0&edisi={edition}"
    kept = flat(visit(pinned, app=app))
    assert f"You are reading edition {edition}" in kept and "11 centres of Jawa Tengah" in kept
    (folder / "build" / f"{edition}.duckdb").unlink()
    lost = flat(visit(pinned, app=app))
    assert f"Edition {edition} is no longer kept" in lost and "12 centres of Jawa Tengah" in lost
    assert f"showed, in edition {edition}" in asked(visit, app, code)
