"""Names of an office's file that would like to be code are text on screen and in hovers."""

import pytest
from sampled import some

from plut.building import pipeline
from plut.building.scale import SMALL

NAMES = [
    "<script>alert(1)</script>",
    "[x](javascript:1)",
    "<b onmouseover=alert(1)>tebal</b>",
    '=HYPERLINK("http://x")',
]


@pytest.fixture(scope="module")
def hostile_app(tmp_path_factory, start_app, kept_tables):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "incoming").mkdir()
    rows = [
        f'H{i},"{name.replace(chr(34), chr(34) * 2)}",regency,32,320{4 + i},2026-01-31'
        for i, name in enumerate(NAMES)
    ]
    text = "centre_id,name,level,province_code,regency_code,as_of\n" + "\n".join(rows) + "\n"
    (folder / "incoming" / "pusat.csv").write_text(text, encoding="utf-8")
    pipeline.build(folder / "incoming", folder / "build", kept_tables=kept_tables, scale=SMALL)
    return start_app(folder / "build")


@pytest.mark.parametrize(
    "address",
    some(["/peta?lang=id&provinsi=32&pusat=H0", "/peta?lang=id&provinsi=32&pusat=H1", "/data?lang=id"]),
)
def test_hostile_name_is_text(visit, hostile_app, address):
    page = visit(address, app=hostile_app)
    dialogs = []
    page.tab.on("dialog", lambda d: (dialogs.append(d.message), d.dismiss()))
    page.tab.wait_for_timeout(500)
    assert not dialogs and not page.errors and not page.foreign
    assert (
        page.tab.evaluate(
            "document.querySelectorAll('[data-testid=stMain] script, [onmouseover], "
            "a[href^=javascript]').length"
        )
        == 0
    )
    if "pusat=H0" in address:
        assert "<script>alert(1)</script>" in page.text()
    if "pusat=H1" in address:
        assert "[x](javascript:1)" in page.text()


def test_hostile_name_is_text_in_a_hover(visit, hostile_app):
    page = visit("/peta?lang=id&provinsi=32&simulasi=0", 1600, 1200, app=hostile_app)
    point = page.tab.locator('[data-testid="stPlotlyChart"]').first.locator(".scatterlayer .point").first
    point.scroll_into_view_if_needed()
    seen = []
    for one in page.tab.locator('[data-testid="stPlotlyChart"]').first.locator(".scatterlayer .point").all():
        box = one.bounding_box()
        page.tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.tab.wait_for_timeout(250)
        seen.append(page.tab.evaluate("document.querySelector('.hoverlayer')?.textContent ?? ''"))
    assert any("<script>alert(1)</script>" in text or "<b onmouseover" in text for text in seen)
