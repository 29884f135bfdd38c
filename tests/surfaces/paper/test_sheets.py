"""Sheets of paper as files: a PDF of one page of A4 with its typeface; without Chromium none, and the page
for any browser as before."""

import io
import re
import subprocess
import sys
from dataclasses import replace

import pytest
import visit_sheet as command
from pptx import Presentation

from plut.base.folders import REPOSITORY
from plut.content.reading import Reading
from plut.subjects import overview
from plut.subjects.area import visit_sheet
from plut.surfaces import giving
from plut.surfaces.paper import markup
from plut.surfaces.press import papers, printing
from plut.warehouse.edition import Edition

CASES = ["3204", "7471", "95", "31"]


@pytest.fixture
def reading(edition, tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_BUILD_DIR", str(tmp_path))
    return lambda language="id": Reading(Edition(str(edition.path)), language, base="https://plut.example")


@pytest.mark.browser
@pytest.mark.parametrize("code", CASES)
def test_a_pdf_is_one_page_of_a4_with_its_typeface(reading, code):
    file = visit_sheet.file(*visit_sheet.of(reading(), code), "pdf")
    printed = giving.written(file.content)
    printing.stop()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    assert re.search(rb"/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]", printed)
    assert b"PlusJakartaSans" in printed and b"/FontFile2" in printed


def test_without_chromium_there_is_no_pdf_and_the_page_is_as_before(reading, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    printing.stop()
    own = visit_sheet.of(reading(), "3204")
    with pytest.raises(printing.NoChromium):
        giving.written(visit_sheet.file(*own, "pdf").content)
    page = giving.written(visit_sheet.file(*own, "html").content).decode()
    assert "PLUT Kabupaten Bandung" in page and not re.search(r'(?:src|href)="?http', page)


def test_what_a_source_says_is_text(reading):
    sheet = visit_sheet.paper(*visit_sheet.of(reading("en"), "3204"))
    hostile = "<script>alert(1)</script>"
    page = markup.written((replace(sheet, title=hostile, lead=hostile),))
    assert hostile not in page and "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def run(edition, *options: str, **environment: str) -> subprocess.CompletedProcess:
    words = [sys.executable, str(REPOSITORY / "dashboard" / "visit_sheet.py"), *options]
    places = {"PLUT_BUILD_DIR": str(edition.path.parent), "PATH": "/usr/bin:/bin"}
    return subprocess.run(words, env=places | environment, capture_output=True, text=True, timeout=300)


def test_the_command_writes_a_sheet_for_each_area_and_language(edition, tmp_path):
    done = run(
        edition, "3204", "95", "--language", "both", "--format", "html", "--out", str(tmp_path), PATH=""
    )
    assert done.returncode == 0, done.stderr
    written = sorted(path.name for path in tmp_path.iterdir())
    name = Edition(str(edition.path)).name
    assert written == [
        f"plut-kumkm_visit_{area}_{language}_{name}.html"
        for area in ("3204_kabupaten-bandung", "95_papua-pegunungan")
        for language in ("en", "id")
    ]


@pytest.mark.parametrize(
    ("options", "environment", "status", "said"),
    [
        (["9999"], {}, 2, "there is no area 9999"),
        ([], {}, 2, "name areas by their codes"),
        (["32"], {"PLUT_EXPORT": "0"}, 2, "switched off"),
        (["32"], {"PATH": ""}, 1, "install Chromium"),
    ],
)
def test_the_command_says_what_is_wrong(edition, tmp_path, options, environment, status, said):
    done = run(edition, *options, "--out", str(tmp_path / "sheets"), **environment)
    assert done.returncode == status and said in done.stderr
    assert not (tmp_path / "sheets").exists() or not list((tmp_path / "sheets").iterdir())


def test_arguments_are_codes_or_all(capsys):
    with pytest.raises(SystemExit):
        command._arguments(["--provinces", "--all", "--out", "x"])
    assert "not allowed with" in capsys.readouterr().err


def test_a_sheet_that_is_given_away_keeps_its_edition(reading, tmp_path):
    papers.written(visit_sheet.file(*visit_sheet.of(reading(), "95"), "html").content)
    assert reading().edition.name in (tmp_path / "HANDED_OUT").read_text()


def brief(edition, *options: str, **environment: str) -> subprocess.CompletedProcess:
    words = [sys.executable, str(REPOSITORY / "dashboard" / "brief.py"), *options]
    places = {"PLUT_BUILD_DIR": str(edition.path.parent), "PATH": "/usr/bin:/bin"}
    return subprocess.run(words, env=places | environment, capture_output=True, text=True, timeout=300)


@pytest.mark.parametrize("kind", ["html", "pptx"])
def test_the_brief_is_written_in_both_languages_without_chromium(edition, tmp_path, kind):
    done = brief(edition, "--language", "both", "--format", kind, "--out", str(tmp_path), PATH="")
    assert done.returncode == 0, done.stderr
    name = Edition(str(edition.path)).name
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"plut-kumkm_brief_{language}_{name}.{kind}" for language in ("en", "id")
    ]
    done = brief(edition, "--out", str(tmp_path / "pdf"), PATH="")
    assert done.returncode == 1 and "install Chromium" in done.stderr


def test_slides_of_the_brief_hold_every_line_and_no_more_than_a_room_reads(reading):
    file = overview.brief_file(reading("en"), "pptx")
    opened = Presentation(io.BytesIO(giving.written(file.content)))
    text = " ".join(
        shape.text_frame.text for page in opened.slides for shape in page.shapes if shape.has_text_frame
    )
    for paper in file.content.papers():
        assert paper.foot in text
        for line in paper.lines:
            assert line.lead in text and line.text in text
    for page in opened.slides:
        assert page.shapes.title.text_frame.text
        for shape in page.shapes:
            assert shape.left + shape.width <= opened.slide_width
            assert shape.top + shape.height <= opened.slide_height
