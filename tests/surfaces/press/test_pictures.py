"""The pictures of the press room are those of the pages: each can be made, with the code that its card links to."""

import ast
import itertools

import pytest

from plut.base.folders import REPOSITORY
from plut.figures import letters, style
from plut.surfaces.app.page import Page
from plut.surfaces.app.reader import Reader
from plut.surfaces.press import pictures, printing

MODULES = sorted((REPOSITORY / "dashboard" / "plut").glob("*.py"))


@pytest.fixture(scope="module")
def page(edition) -> Page:
    return Page(Reader("id", "wide"), str(edition.path), shows_simulated=True)


def usual(page: Page, kind: pictures.Kind) -> pictures.Values:
    """Choices of a picture: those of a province, or what its page shows at first."""
    first = {
        "jangkauan": {"radius": "50", "evidence": "documented", "level": "province"},
        "berikutnya": {"radius": "50", "evidence": "documented", "count": 5},
        "akses": {"day": "2026-09-30"},
        "jangkauan-simulasi": {"radius": "50", "level": "province"},
        "peta-simulasi": {"level": "province"},
        "kohort": {"scheme": "HALAL_SELF", "days": 180},
        "posisi-simulasi": {"region": "33"},
        "peringkat": {"category": "regency_centre", "blind": 0, "b_staf": 1, "b_sertifikat": 3},
        "jalan": {"scheme": "HALAL_SELF", "days": 180},
    }
    everyone = {"year": 2025, "kind": None, "institution": None, "denominator": "budget"}
    spending = dict.fromkeys(("tahap", "laju", "selisih", "peta-belanja"), everyone)
    return kind.of_province(page, "33") if kind.of_province else (first | spending).get(kind.code, {})


@pytest.mark.parametrize("code", [kind.code for kind in pictures.KINDS])
@pytest.mark.parametrize("language", ["id", "en"])
def test_picture_is_made_under_the_code_of_its_card_and_says_when_it_is_simulated(page, code, language):
    kind = pictures.kinds(page)[code]
    picture = pictures.made(page, kind, usual(page, kind), language)
    assert picture is not None and picture.press == code
    word = {"id": "SIMULASI", "en": "SIMULATED"}[language]
    assert (
        (picture.frame.simulated_word == word)
        == bool(kind.simulated(page))
        == picture.frame.title.startswith(word)
    )
    assert set(picture.columns) <= set(picture.rows.columns)


def test_every_link_to_the_press_room_names_a_picture():
    calls = [
        n
        for path in MODULES
        for n in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(n, ast.Call)
    ]
    linked = {
        k.value.value
        for n in calls
        for k in n.keywords
        if k.arg == "press" and isinstance(k.value, ast.Constant)
    }
    assert len(linked) > 10 and linked <= {kind.code for kind in pictures.KINDS}


def test_hidden_simulation_leaves_only_real_pictures(edition):
    page = Page(Reader("id", "wide"), str(edition.path), shows_simulated=False)
    assert "peta" in pictures.kinds(page)
    assert not {"peta-simulasi", "corong", "bidang", "akses", "konsultan"} & set(pictures.kinds(page))


def test_a_province_has_five_pictures(page):
    of_province = [kind for kind in pictures.kinds(page).values() if kind.of_province]
    assert len(of_province) == 5
    assert all(pictures.made(page, kind, kind.of_province(page, "33"), "id") for kind in of_province)


def test_a_centre_that_an_edition_does_not_know_leaves_nothing_to_draw(page):
    kind = pictures.kinds(page)["corong"]
    assert pictures.made(page, kind, {"scheme": "HALAL_SELF", "days": 180, "centre_id": "gone"}, "id") is None
    assert pictures.made(page, kind, {"scheme": "GONE", "days": 180}, "id") is None


@pytest.mark.parametrize("size", ["1600x900", "1080x1920"])
@pytest.mark.parametrize("code", [kind.code for kind in pictures.KINDS])
def test_title_uses_the_width_of_a_sheet_and_no_more(page, code, size):
    kind = next(kind for kind in pictures.KINDS if kind.code == code)
    picture = pictures.made(page, kind, usual(page, kind), "id")
    assert picture is not None
    preset = printing.PRESETS[size]
    sheet = printing.laid_out(picture.draw, picture.frame, preset)
    margin = sheet.figure.layout.margin
    room, size = sheet.width - margin.l - margin.r, style.WIDTHS[preset.width].title
    [title] = [
        a.text
        for a in sheet.figure.layout.annotations
        if a.text.replace("<br>", " ") == f"<b>{letters.plain(picture.frame.title)}</b>"
    ]
    broken = title.removeprefix("<b>").removesuffix("</b>").split("<br>")
    assert max(letters.width(line, size, bold=True) for line in broken) <= room
    for line, after in itertools.pairwise(broken):  # a line ends only where the next word would not fit
        assert letters.width(f"{line} {after.split()[0]}", size, bold=True) > room * 0.95
