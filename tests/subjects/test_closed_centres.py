"""An office's own list of centres stands in nearly every number: who may not read it is shown every page all
the same, with a word in the place of what rests on it."""

import pytest
from sampled import by_turns

from plut.base.language import LANGUAGES
from plut.content import granted
from plut.content.blocks import Note, walk
from plut.content.reading import Reading
from plut.subjects.area import SUBJECT as AREA
from plut.subjects.every import SUBJECTS
from plut.warehouse.edition import Edition
from plut.warehouse.rules import Rules

CENTRES = (
    "centre_id,name,level,province_code,regency_code,as_of\n"
    "X-9,PLUT Kabupaten Asmat,regency,93,9304,2026-01-31\n"
)
CONSULTANTS = "consultant_id,centre_id,field,active_from,active_to\nK1,X-9,production,2026-01-01,\n"
BOUNDED = {
    "no data set": Rules(datasets=frozenset()),
    "no records": Rules(frozenset(), datasets=frozenset(), hides_files=True),
    "a province": Rules(frozenset({"32"})),
    "a province with sums": Rules(frozenset({"32"}), sums=True),
    "an institution": Rules(institutions=frozenset({"D901"})),
}
CODES = (
    *({}, {"kode": "9304"}, {"kode": "93"}, {"kode": "32"}, {"kode": "9304", "dengan": "3204"}),
    *({"provinsi": "93"}, {"provinsi": "93", "pusat": "X-9"}),
)


@pytest.fixture(scope="module")
def path(office_once) -> str:
    report = office_once("closed centres", {"centres.csv": CENTRES, "consultants.csv": CONSULTANTS})
    assert not report.failed and report.rejects.empty
    return str(report.path)


@pytest.mark.parametrize(
    ("page", "rules", "language"),
    by_turns([(page, rules) for page in SUBJECTS for rules in BOUNDED], LANGUAGES, every=2),
    ids=lambda one: getattr(one, "name", one),
)
def test_every_page_is_made_for_who_may_not_read_it(path, page, rules, language):
    for codes in CODES:
        reading = Reading(Edition(path, BOUNDED[rules]), language).but(codes)
        assert list(walk(page.blocks(reading)))


def test_what_rests_on_it_is_called_so(path):
    for rules in (BOUNDED["no data set"], BOUNDED["a province"]):
        reading = Reading(Edition(path, rules), "en").but({"kode": "9304"})
        notes = [one.text for one in walk(AREA.blocks(reading)) if isinstance(one, Note)]
        assert granted.withheld(reading.edition, "en") in notes
    open_to_all = Reading(Edition(path), "en").but({"kode": "9304"})
    assert not [one for one in walk(AREA.blocks(open_to_all)) if isinstance(one, Note)]
