"""Finding one's way: search, links that name something, the whole page in one picture, paper, the clipboard."""

import io
import re
import struct
import time

import pytest
from PIL import Image, ImageChops
from sampled import some

from plut.surfaces.app.browser import PAPER, STREAMLITS

SEARCH = "Cari wilayah: nama atau kode"


def options(tab, typed: str) -> list[str]:
    """What the box lists once it has answered."""
    box = tab.get_by_role("combobox", name=SEARCH)
    box.fill("")
    box.press_sequentially(typed)
    tab.wait_for_timeout(1500)
    return tab.get_by_role("option").all_inner_texts()


def test_search_lists_what_is_meant_and_enter_takes_nothing_else(visit):
    page = visit("/?lang=id")
    tab = page.tab
    assert [text.split(" (")[0] for text in options(tab, "bandung")[:2]] == [
        "Kabupaten Bandung, Jawa Barat",
        "Kota Bandung, Jawa Barat",
    ]
    tab.get_by_role("combobox", name=SEARCH).press("Enter")  # two bear the name
    assert options(tab, "zzzq") == []
    assert tab.get_by_text("Tidak ditemukan").first.is_visible()
    tab.get_by_role("combobox", name=SEARCH).press("Enter")
    assert all("Bandung" in text for text in options(tab, "bandng"))
    tab.get_by_role("combobox", name=SEARCH).press("Enter")  # only spelt nearly so
    tab.wait_for_timeout(1000)
    assert tab.url.endswith("/?lang=id")
    box = tab.get_by_role("combobox", name=SEARCH)
    box.fill("")
    box.press_sequentially("solo")
    box.press("Enter")  # before the answer is there
    tab.wait_for_url("**/wilayah?**kode=3372", timeout=15_000)
    page.settled()
    assert "Kota Surakarta" in tab.locator("h1").inner_text()


def test_a_found_place_is_one_step_of_the_address_and_can_be_taken_back(visit):
    page = visit("/peta?lang=id")
    assert options(page.tab, "wakatobi")
    page.tab.get_by_role("combobox", name=SEARCH).press("Enter")
    page.tab.wait_for_url("**wilayah=7407**", timeout=15_000)
    page.settled()
    assert "provinsi=74" in page.tab.url
    page.tab.get_by_role("button", name="Hapus").click()
    page.tab.wait_for_timeout(1500)
    page.settled()
    assert "wilayah" not in page.tab.url


def test_several_are_found_by_typing_and_dropped(visit):
    page = visit("/konsultan?lang=id&tambah=7407")
    tab = page.tab
    box = tab.get_by_role("combobox", name="Tambah pusat di ibu kota").first
    box.scroll_into_view_if_needed()
    box.press_sequentially("wamena")
    box.press("Enter")
    tab.wait_for_url(re.compile("tambah=7407(~|%7E)9501"), timeout=15_000)
    page.settled()
    tab.get_by_role("button", name="Hapus: Kabupaten Wakatobi").click()
    tab.wait_for_url(re.compile("tambah=9501"), timeout=15_000)


def test_a_long_list_takes_what_is_typed(visit):
    tab = visit("/data?lang=id").tab
    box = tab.get_by_role("combobox", name="Provinsi untuk templat")
    box.click()
    box.fill("tidak ada provinsi begini")
    tab.get_by_text("Tidak ada yang cocok").wait_for()
    box.fill("jawa bar")
    tab.get_by_role("option", name="Jawa Barat").wait_for()
    assert tab.get_by_role("option").count() == 1
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile("templat=32"), timeout=15_000)


@pytest.mark.parametrize("address", some(["/angka", "/pers", "/data", "/konsultan"]))
def test_no_widget_speaks_english_on_an_indonesian_page(visit, address):
    tab = visit(f"{address}?lang=id&simulasi=1").tab
    for box in tab.get_by_test_id("stTextInput").locator("input").all():
        box.fill("x")
    tab.wait_for_timeout(500)
    told = tab.evaluate(
        """() => [document.body.innerText, ...[...document.querySelectorAll("[aria-label], [title], [data-title]")]
            .flatMap(one => ["aria-label", "title", "data-title"].map(name => one.getAttribute(name) || ""))]"""
    )
    lines = {re.sub(r"\d+", "#", line.strip()) for text in told for line in text.split("\n")}
    assert not [
        said
        for said in (*STREAMLITS, "Download plot as a PNG", "Save as PNG")
        if said in lines or (" " in said and any(said in x for x in lines))
    ]


@pytest.mark.parametrize(("width", "height"), some([(1366, 768), (390, 844)]))
def test_a_link_lands_on_what_it_names(visit, width, height):
    tab = visit("/sertifikasi?lang=id", width, height).tab
    href = tab.locator("a.plut-answer").first.get_attribute("href")
    name = href.partition("#")[2]
    tab = visit(href, width, height).tab
    tab.wait_for_timeout(1000)
    box = tab.locator(f"[id='{name}']").bounding_box()
    assert box and 0 <= box["y"] <= 100


def test_the_document_scrolls_so_that_one_picture_shows_the_whole_page(visit):
    tab = visit("/?lang=id", 1366, 768).tab
    whole = tab.screenshot(full_page=True)
    (height,) = struct.unpack(">I", whole[20:24])
    foot = tab.locator(".plut-foot").bounding_box()
    assert height >= foot["y"] + foot["height"] > 1500


# four of the longest names, and two provinces
COMPARED = ["7109&dengan=1612~1609~3101", "32&dengan=34"]


@pytest.mark.parametrize("code", some(["33", "32", COMPARED[0], "52", "3204", COMPARED[1]]))
def test_the_sheet_of_an_area_is_one_page_in_letters_of_nine_points(visit, code):
    tab = visit(f"/wilayah?lang=id&kode={code}", 1366, 768).tab
    printed = tab.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    tab.emulate_media(media="print")
    sizes = tab.evaluate(
        """() => [...document.querySelectorAll(".st-key-one_sheet :is(h1, h2, h3, p, li, th, td, a)")]
            .filter(one => one.offsetParent && one.textContent.trim())
            .map(one => parseFloat(getComputedStyle(one).fontSize) * one.currentCSSZoom)"""
    )
    assert len(sizes) > 30 and min(sizes) >= 12  # pixels of CSS: nine points
    beyond = """() => [...document.querySelectorAll(".plut-paper :is(th, td)")]
        .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)"""
    assert tab.evaluate(beyond) == []


def test_ctrl_p_draws_the_pictures_for_the_paper_and_then_for_the_window_again(visit):
    page = visit("/konsultan?lang=id", 1366, 768)
    tab = page.tab
    widths = "[...document.querySelectorAll('.js-plotly-plot')].map(one => one._fullLayout.width)"
    before = tab.evaluate(widths)
    tab.evaluate(f"(() => {{ window.print = () => {{ window.printed = {widths}; }}; }})()")
    tab.keyboard.press("Control+p")
    tab.wait_for_function("() => window.printed", timeout=15_000)
    assert max(tab.evaluate("window.printed")) <= PAPER < max(before)
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    tab.wait_for_function(f"() => String({widths}) === '{','.join(map(str, before))}'", timeout=15_000)


@pytest.mark.parametrize("address", some(["/", "/peta", "/belanja"]))
def test_a_turned_phone_and_another_window_get_pictures_of_their_width(visit, address):
    tab = visit(f"{address}?lang=id", 390, 844).tab
    fits = (
        "() => [...document.querySelectorAll('.js-plotly-plot')].every(one => one._fullLayout.width <= {w} "
        "&& one._fullLayout.width >= {w} / 2)"
    )
    seconds = []
    for width, height in ((844, 390), (390, 844), (844, 390)):
        began = time.monotonic()
        tab.set_viewport_size({"width": width, "height": height})
        tab.wait_for_function(fits.format(w=width), polling=30, timeout=10_000)
        seconds.append(time.monotonic() - began)
    assert sorted(seconds)[1] < 2  # a second on a machine that does nothing else


def test_the_copied_picture_is_the_png(visit, app):
    page = visit("/pers?lang=id&gambar=jumlah")
    tab = page.tab
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=app)
    tab.get_by_role("button", name="Salin gambar").click()
    tab.get_by_text("Tersalin").wait_for(timeout=90_000)
    copied = tab.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          return [...new Uint8Array(await (await item.getType("image/png")).arrayBuffer())];
        }"""
    )
    with tab.expect_download(timeout=90_000) as waiting:
        tab.get_by_role("button", name="PNG", exact=True).first.click()
    file = Image.open(waiting.value.path()).convert("RGB")
    # a browser writes a picture anew for the clipboard: each pixel is the same
    assert ImageChops.difference(Image.open(io.BytesIO(bytes(copied))).convert("RGB"), file).getbbox() is None


def test_what_a_browser_cannot_do_is_not_offered(visit):
    tab = visit("/pers?lang=id&gambar=jumlah").tab
    assert tab.get_by_role("button", name="Salin gambar").count() == 1
    assert not tab.get_by_role("button", name="Bagikan").count()  # a desk has no share sheet


@pytest.mark.parametrize(("width", "height"), some([(1366, 768), (390, 844)]))
def test_a_check_code_is_answered_in_the_first_screen(visit, width, height):
    tab = visit("/pers?lang=id&periksa=AAAA-AAAA", width, height).tab
    assert "AAAA-AAAA" in tab.locator("h1").inner_text()
    box = tab.get_by_test_id("stAlert").first.bounding_box()
    assert box and box["y"] + box["height"] < height
