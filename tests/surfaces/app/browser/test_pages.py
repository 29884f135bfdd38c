"""Every page as visitors meet it: shared links, drill-down, language, phone, marks, unknown codes."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from babel.messages.pofile import read_po
from playwright.sync_api import expect
from sampled import by_turns, some

from plut.base.language import CATALOGUES

ADDRESSES = [
    "/",
    "/peta",
    "/konsultan",
    "/belanja",
    "/sertifikasi",
    "/penghargaan",
    "/wilayah",
    "/pers",
    "/angka",
    "/data",
    "/panduan",
]

# a rule of WCAG 2.2 that axe-core leaves out of itself
WITH_SIZES = {"rules": {"target-size": {"enabled": True}}}
PAPER_WIDTH = (210 - 2 * 12) / 25.4 * 96  # pixels between the margins of A4


def flat(page) -> str:
    return page.text().replace("\n", " ")


@pytest.mark.parametrize(("address", "language", "width"), by_turns(ADDRESSES, [("id", 1600), ("en", 390)]))
def test_page_opens_without_fault(visit, address, language, width):
    """The first and the second, with its maps, in a browser that has nothing of us."""
    page = visit(f"{address}?lang={language}", width, 900, is_first=address in ADDRESSES[:2])
    assert not page.tab.locator('[data-testid="stException"]').count()
    assert not page.foreign and not page.errors
    expect(page.tab.locator("html")).to_have_attribute("lang", language)
    assert language == "en" or english(page) == []
    assert page.tab.evaluate(
        "document.querySelector('[data-testid=stMain]').scrollWidth <= "
        "document.querySelector('[data-testid=stMain]').clientWidth + 2"
    )
    found = Axe().run(page.tab, options=WITH_SIZES).response
    assert len(found["passes"]) > 20  # it did look
    assert [
        (v["id"], v["nodes"][0]["html"])
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ] == []


def english(page) -> list[str]:
    """Texts of ours that an Indonesian page shows in English; sentences for the press stand in both
    languages."""
    text = flat(page)
    for quoted in page.tab.get_by_test_id("stCode").all_inner_texts():
        text = text.replace(quoted.replace("\n", " "), "")
    with (CATALOGUES / "id" / "plut.po").open("rb") as file:
        texts = [m.id for m in read_po(file) if m.id and m.id != m.string and "{" not in m.id]
    return [one for one in texts if len(one.split()) > 1 and one in text]


def test_shared_link_shows_the_same_choice_and_the_language_switch_keeps_it(visit):
    page = visit("/peta?lang=en&provinsi=32")
    assert "centres of Jawa Barat" in flat(page)
    page.tab.get_by_role("radio", name="ID").or_(
        page.tab.get_by_role("button", name="ID", exact=True)
    ).first.click()
    page.tab.wait_for_timeout(1500)
    page.settled()
    assert "pusat di Jawa Barat" in flat(page)
    assert "provinsi=32" in page.tab.url and "lang=" not in page.tab.url  # Indonesian is the usual one


def test_click_on_a_province_shows_its_regencies_and_writes_the_address(visit):
    page = visit("/peta?lang=en&simulasi=0", 1600, 1200)
    # the first map's shapes lie in the order of the codes: 64, Kalimantan Timur, is the 23rd of 38
    shape = page.tab.locator(".choroplethlayer path").nth(22)
    shape.scroll_into_view_if_needed()
    box = shape.bounding_box()
    page.tab.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.6)
    page.tab.wait_for_timeout(300)
    page.tab.mouse.click(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.6)
    page.tab.wait_for_url("**provinsi=64**", timeout=15_000)
    page.settled()
    assert "Kalimantan Timur" in flat(page)


def test_the_switch_is_in_the_address_and_shared_with_the_next_page(visit):
    page = visit("/peta?lang=en")
    assert "SIMULATED" not in flat(page)
    page.tab.get_by_role("button", name="See it with simulated data").click()
    page.tab.wait_for_url("**simulasi=1**", timeout=15_000)
    page.settled()
    assert "SIMULATED" in flat(page)
    page.tab.get_by_role("link", name="Overview").click()
    page.tab.get_by_role("heading", name="83 PLUT centres found").wait_for(timeout=30_000)
    page.settled()
    assert "SIMULATED" in flat(page) and "simulasi=1" in page.tab.url


@pytest.mark.parametrize(
    "address",
    some(["/peta?provinsi=99&lang=en", "/peta?batas=kecamatan&lang=en", "/?lang=fr", "/?simulasi=7"]),
)
def test_unknown_code_in_the_address_falls_back_and_says_so(visit, address):
    page = visit(address)
    assert not page.tab.locator('[data-testid="stException"]').count()
    said = page.tab.locator('[data-testid="stAlert"]').first.inner_text()
    assert "is not known" in said or "tidak dikenal" in said


def test_a_simulated_number_stands_beside_its_mark_even_without_the_figures(visit):
    page = visit("/?lang=id&simulasi=1")
    page.tab.add_style_tag(content='[data-testid="stPlotlyChart"] { display: none !important; }')
    heads = page.tab.locator("h2").all_inner_texts()
    assert [h for h in heads if h.startswith("SIMULASI")]
    part = flat(page).split("SIMULASI:", 1)[1].split("Yang tidak ditunjukkan", 1)[0]
    assert "Simulasi:" in part  # every sentence of the part begins with the word


def drawings(profiler) -> int:
    """How often Plotly has drawn the data of a chart since the last call."""
    scripts = profiler.send("Profiler.takePreciseCoverage")["result"]
    named = [f for script in scripts for f in script["functions"] if f["functionName"].endswith("drawData")]
    return sum(function["ranges"][0]["count"] for function in named)


@pytest.mark.parametrize("address", some(["/wilayah", "/peta?batas=regency", "/pers"], 3))
def test_another_language_draws_each_chart_once(visit, address):
    page = visit(address)
    profiler = page.context.new_cdp_session(page.tab)
    profiler.send("Profiler.enable")
    profiler.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": False})
    drawings(profiler)
    page.tab.get_by_role("radio", name="en").or_(
        page.tab.get_by_role("button", name="en", exact=True)
    ).first.click()
    page.settled()
    drawn = drawings(profiler)
    profiler.detach()
    assert drawn == page.tab.locator('[data-testid="stPlotlyChart"]').count() > 0


# The mark is one image over the plot: its words are read from its source, and placed where the browser drew it.
NINTHS_WITHOUT_A_WORD = """([word]) => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
  const image = plot.querySelector('.layer-above image');
  if (!image) return [];
  const source = image.getAttribute('href') || image.getAttribute('xlink:href');
  const svg = new DOMParser().parseFromString(decodeURIComponent(source.split(',').slice(1).join(',')), 'image/svg+xml');
  const [, , wide, high] = svg.documentElement.getAttribute('viewBox').split(' ').map(Number);
  const size = Number(svg.querySelector('g').getAttribute('font-size'));
  const box = image.getBoundingClientRect(), turn = 16 * Math.PI / 180;
  const long = 0.68 * size * word.length, w = long * Math.cos(turn) + size * Math.sin(turn), h = long * Math.sin(turn) + size * Math.cos(turn);
  const marks = [...svg.querySelectorAll('text')].filter(t => t.textContent === word).map(t => t.getAttribute('transform').match(/translate\\(([-\\d.]+) ([-\\d.]+)/).slice(1).map(Number));
  const { l, t, w: across, h: down } = plot._fullLayout._size, outer = plot.getBoundingClientRect();
  const ninths = [0, 1, 2].flatMap(i => [0, 1, 2].map(j => [outer.x + l + i * across / 3, outer.y + t + j * down / 3]));
  const holds = ([x, y]) => marks.some(([a, b]) => {
    const cx = box.x + a / wide * box.width, cy = box.y + b / high * box.height;
    return cx - w / 2 >= x - 1 && cx + w / 2 <= x + across / 3 + 1 && cy - h / 2 >= y - 1 && cy + h / 2 <= y + down / 3 + 1;
  });
  return [ninths.filter(one => !holds(one)).length];
})"""


@pytest.mark.parametrize(
    ("address", "width"),
    by_turns(
        ["/?lang=id", "/peta?lang=id", "/peta?lang=id&batas=regency", "/peta?lang=id&provinsi=64"],
        [1600, 390],
    ),
)
def test_a_simulated_picture_cut_into_nine_shows_the_word_in_every_part(visit, address, width):
    tab = visit(f"{address}&simulasi=1", width).tab
    for _ in range(20):  # a phone draws a second time, once the app knows how wide it is
        found = tab.evaluate(NINTHS_WITHOUT_A_WORD, ["SIMULASI"])
        if found and not any(found):
            break
        tab.wait_for_timeout(500)
    assert found and not any(found)


@pytest.mark.parametrize(
    ("address", "named"),
    [("/konsultan?lang=en&simulasi=1", "coverage_simulated")],
)
def test_a_link_into_a_closed_part_opens_it_and_goes_there(visit, address, named):
    page = visit(f"{address}#{named}", 1366, 768)
    spot = page.tab.locator(f".st-key-{named}").first
    spot.wait_for(timeout=15_000)
    page.tab.wait_for_timeout(3000)
    assert spot.evaluate("one => one.closest('details')?.open ?? one.querySelector('details').open")
    assert abs(spot.bounding_box()["y"]) < 200


def test_a_found_regency_stays_in_the_link_and_is_outlined(visit):
    page = visit("/peta?lang=en&wilayah=7407")
    assert "Centres known by name in Kabupaten Wakatobi, Sulawesi Tenggara: 1" in flat(page)
    assert "centres of Sulawesi Tenggara" in flat(
        page
    )  # the map follows the place, and the address stays as it was
    assert "provinsi" not in page.tab.url
    page.tab.get_by_role("radio", name="ID").or_(
        page.tab.get_by_role("button", name="ID", exact=True)
    ).first.click()
    page.tab.wait_for_timeout(1500)
    page.settled()
    assert "di Kabupaten Wakatobi, Sulawesi Tenggara: 1" in flat(page)


def test_another_province_forgets_the_regency_that_was_found(visit):
    page = visit("/peta?lang=en&wilayah=7407")
    assert "Province: Sulawesi Tenggara (74)" in flat(page)  # what the closed boxes say
    page.tab.get_by_text("Choose which centres").click()
    page.tab.get_by_role("combobox", name="Province", exact=True).wait_for()
    page.settled()
    page.tab.get_by_role("combobox", name="Province", exact=True).click()
    page.tab.get_by_role("option", name="Aceh (11)").click()
    page.tab.wait_for_timeout(1500)
    page.settled()
    assert "Wakatobi" not in flat(page)
    assert "provinsi=11" in page.tab.url


# the province with the most centres, another, a regency split off in 2022, another
@pytest.mark.parametrize("code", some(["33", "32", "9501", "3204"]))
def test_an_area_is_one_sheet_of_paper_with_all_its_centres(visit, code):
    page = visit(f"/wilayah?lang=id&kode={code}")
    printed = page.tab.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    page.tab.emulate_media(media="print")
    inside = "box => box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth + 1"
    assert all(page.tab.evaluate(f"[...document.querySelectorAll('.plut-table')].map({inside})"))


def test_on_paper_no_chart_is_wider_than_the_sheet_and_its_foot_names_edition_address_and_choices(visit):
    page = visit("/belanja?lang=en&tahun=2025&simulasi=1")
    page.tab.emulate_media(media="print")
    edges = (
        "[...document.querySelectorAll('[data-testid=stPlotlyChart]')].map(chart => "
        "chart.getBoundingClientRect())"
    )
    start = "document.querySelector('[data-testid=stMainBlockContainer]').getBoundingClientRect().left"
    assert page.tab.evaluate(f"Math.max(...{edges}.map(box => box.right)) - {start}") <= PAPER_WIDTH
    styles = page.tab.locator("style").all_text_contents()
    foot = next(style for style in styles if style.startswith("@page"))
    assert "Fiscal year: 2025" in foot and "Edition" in foot and "tahun=2025" in foot


def test_a_grid_offers_no_download_of_its_own(visit):
    """Streamlit's file would tell neither edition nor source, and hold live formulas; ours stand beside."""
    tab = visit("/konsultan?lang=id", 1280, 900).tab
    grid = tab.get_by_test_id("stDataFrame")
    for fold in tab.locator("[data-testid=stExpander] summary").all():
        if not grid.count():
            fold.click()
            tab.wait_for_timeout(500)
    grid.first.wait_for()
    grid.first.scroll_into_view_if_needed()
    grid.first.hover()
    toolbar = grid.first.get_by_test_id("stElementToolbar")
    assert toolbar.count() and not toolbar.first.is_visible()
