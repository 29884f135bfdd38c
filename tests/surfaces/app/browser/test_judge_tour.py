"""A judge's way through the award: level, weights, who leads and how sure, two side by side, the sheet."""

import io

import openpyxl
import pytest


def picked(page, label: str, option: str) -> None:
    """Choose an option of a select box by its label."""
    box = page.tab.get_by_role("combobox", name=label, exact=True)
    box.scroll_into_view_if_needed()
    page.tab.wait_for_timeout(500)  # a list that opens while the page still scrolls closes again
    box.click()
    page.tab.get_by_role("option", name=option, exact=True).click()
    page.tab.wait_for_timeout(1500)
    page.settled()


@pytest.mark.long
def test_a_judge_weighs_compares_and_takes_the_sheet_away(visit):
    page = visit("/penghargaan?lang=en&kategori=provinsi&simulasi=1", 1600, 1200)
    picked(page, "Category", "centres at regency level")
    picked(page, "Weights", "my own")
    before = page.text()
    picked(page, "Staffing", "40%")
    picked(page, "Institutional status (1–3)", "0%")
    asked = page.tab.url.partition("?")[2].split("&")
    # the usual category is not written
    assert set(asked) == {"lang=en", "simulasi=1", "bobot=sendiri", "b_staf=40", "b_status=0"}
    leading = [line for line in page.text().splitlines() if "leads with" in line]
    assert leading and "of 5,000 calculations" in leading[0] and "cannot be told from the first" in leading[0]
    assert "Weights: Staffing 40%; Certified within 180 days 20%" in leading[0]
    assert leading[0] not in before
    plots = "".join(page.tab.locator(".js-plotly-plot").all_text_contents())
    assert "Eachtickisoneof" in "".join(plots.split())  # a line may end between any two words
    assert "would overtake" in page.text() or "puts" in page.text()
    with page.tab.expect_download() as waiting:
        page.tab.get_by_role("button", name="Score sheet (XLSX)").click()
    file = waiting.value
    assert file.suggested_filename.startswith("SIMULASI_")
    with open(file.path(), "rb") as content:  # noqa: PTH123 (playwright gives a path without an ending)
        book = openpyxl.load_workbook(io.BytesIO(content.read()))
    first = book.worksheets[0]
    assert first.title == "SIMULATED Score" and first["C7"].value == "SIMULATED"
    assert str(first["A7"].value).startswith("=") and str(first["D7"].value).startswith("=")
