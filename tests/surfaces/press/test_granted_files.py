"""What is written to be given away, for every role of an example: sheets, briefs, kits and check codes hold
no record that is not open to it, and say whose records they are made of."""

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from plut.base.folders import REPOSITORY
from plut.content.blocks import HIDDEN, Missing, Note, walk
from plut.content.reading import Reading
from plut.office import access
from plut.subjects import overview
from plut.subjects.area import visit_sheet
from plut.subjects.procurement import own_files
from plut.surfaces.press import handing, kits, papers, room
from plut.surfaces.press.registry import OFFERS
from plut.warehouse.edition import Edition

EXAMPLE = REPOSITORY / "tests" / "office" / "access.toml"
ROLES = [role.name for role in access.read(EXAMPLE).roles if "pages" in role.said]
# what stands in a record and nowhere else -> the roles to which that record is open
MARKS = {
    "HALAL_SELF-P-13-": {"sumbar", "certifier", "auditor"},
    "HALAL_SELF-R-3204-": {"jabar", "certifier", "auditor"},
    "D902": {"auditor"},
    "D901": {"jabar", "buyer", "auditor"},
    "RAHASIA": set[str](),  # of files, for who works at the desk; these roles alone do not
    "more.csv": set[str](),
}
AREAS = ("32", "3204", "13", "1371", "61")


@pytest.fixture
def reading_of(loaded, tmp_path, monkeypatch):
    """What a role reads: a function (role, more of the reading) -> reading."""
    monkeypatch.setenv("PLUT_BUILD_DIR", str(loaded.path.parent))
    monkeypatch.setenv("PLUT_CODES_DIR", str(tmp_path / "codes"))

    def reading(role: str, **more) -> Reading:
        grants = access.read(EXAMPLE).of_role(role)
        return Reading(Edition(str(loaded.path), grants.rules), "en", pages=grants.pages, **more)

    return reading


def hidden_in(text: str, role: str) -> set[str]:
    """The records in a text that are not open to a role."""
    return {mark for mark, roles in MARKS.items() if mark in text and role not in roles}


@pytest.mark.long
@pytest.mark.parametrize("role", ROLES)
def test_a_sheet_for_a_visit_is_written_for_everybody_and_says_what_it_does_not_show(reading_of, role):
    reading = reading_of(role, shows_simulated=False)
    for code in AREAS:
        text = papers.written(visit_sheet.file(*visit_sheet.of(reading, code), "html").content).decode()
        assert not hidden_in(text, role), code
        is_part = reading.edition.rules.bounds_places and bool(reading.edition.rules.datasets != frozenset())
        assert ("What offices loaded you see in part" in text) == is_part
        # of a place of others nobody is told that its office has loaded nothing
        says_none, is_others = f"No list of consultants of {place(reading, code)} is loaded" in text, False
        if is_part and role != "buyer":
            is_others = code[:2] not in (reading.edition.rules.provinces or ())
            assert ("where an office has loaded one, is not open to you" in text) == is_others
        assert not (is_others and says_none)
        if role == "sumbar" and not code.startswith("13"):
            assert "Not shown here" in text


@pytest.mark.parametrize("role", ROLES)
def test_a_brief_is_of_what_is_open_or_is_not_written(reading_of, role):
    reading = reading_of(role, shows_simulated=False)
    try:
        content = overview.brief_file(reading, "html").content
    except HIDDEN:
        assert role == "sumbar"  # without sums nothing can be said of the country
        return
    assert not hidden_in(papers.written(content).decode(), role)


def place(reading: Reading, code: str) -> str:
    (name,) = reading.plain("area/region", region=code)["region_name"]
    return str(name)


@pytest.mark.parametrize("role", ROLES)
def test_where_the_files_of_others_are_hidden_nobody_says_that_there_are_none(reading_of, role):
    """The part of an office's own files on the page of spending."""
    reading = reading_of(role, shows_simulated=False)
    blocks = list(walk(own_files.institution(reading)))
    told = [one.text for one in blocks if isinstance(one, Note)]
    assert not [one for one in blocks if isinstance(one, Missing) and "No office" in one.text]
    assert bool(told) == (role == "sumbar")


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.parametrize("role", ["jabar", "sumbar", "auditor"])
def test_a_kit_holds_no_record_that_is_not_open(reading_of, tmp_path, role):
    path = tmp_path / "kit.zip"
    kits.write(reading_of(role), "13", path)
    with zipfile.ZipFile(path) as kit:
        names = kit.namelist()
        about = kit.read("README.txt").decode()
        assert ("Not shown, as it rests on records that are not open to you: " in about) == (
            role != "auditor"
        )
        assert ("What offices loaded you see in part: " in about) == (role != "auditor")
        for name in names:
            content = kit.read(name)
            text = content.decode(errors="replace")
            if name.endswith(".xlsx"):
                sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
                text = " ".join(str(cell) for sheet in sheets for row in sheet.values for cell in row)
            assert not hidden_in(text, role), name


@pytest.mark.parametrize("role", ["jabar", "sumbar", "certifier"])
def test_a_code_tells_words_that_the_reader_could_have_made(reading_of, role):
    """The rows of two pictures can be the same where their titles count records of others."""
    whole = reading_of("auditor")
    told = 0
    for offer in OFFERS.values():
        given = handing.given_out(whole, offer)
        if given is None:
            continue
        record = given[1]
        handing.keep(record)
        theirs = handing.given_out(reading_of(role), offer)
        asked = replace(reading_of(role), asked=(("periksa", record.code),))
        said = repr(room.answered(asked))
        may = theirs is not None and all(
            getattr(theirs[1], name) == getattr(record, name) for name in room.TOLD
        )
        assert (record.title in said) == may, offer.code
        told += may
    assert told


@pytest.mark.long
def test_a_picture_of_a_part_says_so_where_its_words_are_not_those_of_all(reading_of):
    """With sums no title counts the records of a part as if they were those of the country, whatever its
    table holds."""
    different = 0
    for offer in OFFERS.values():
        whole, part = (offer.picture(reading_of(one)) for one in ("auditor", "jabar"))
        if whole is not None and part is not None and whole.frame.title != part.frame.title:
            assert not part.rows.is_whole, offer.code
            different += 1
    assert different
