"""With a row or a few of an office, every headline, card and caption reads as a careful person would write.

One consultant, one application, one contract whose budget is not known, all three, and a full team.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sampled import by_turns

from plut.building import pipeline
from plut.building.scale import SMALL
from plut.content.blocks import Answers, Block, Finding, Missing, Picture, Sentence, Table, walk
from plut.content.reading import Reading
from plut.surfaces.pages import PAGES
from plut.warehouse.edition import Edition

CONSULTANT = "ID konsultan,ID pusat,Bidang,Aktif sejak,Aktif sampai\n"
ONE = f"{CONSULTANT}K-1,R-3204,produksi,2025-01-02,\n"
FIELDS = ("kelembagaan", "SDM", "produksi", "pembiayaan", "pemasaran")
TEAM = CONSULTANT + "".join(
    f"K-{number},R-3204,{field},2025-0{1 + number // 4}-02,\n" for number, field in enumerate(FIELDS)
)
APPLICATION = (
    "application_id,scheme,size_class,regency_code,centre_id,registered_on,verified_on,issued_on,rejected_on,"
    "as_of\nP-1,HALAL_SELF,micro,3204,R-3204,2026-03-02,2026-03-09,,,2026-09-30\n"
)
CONTRACT = json.dumps(
    [
        {
            "tahun_anggaran": 2025,
            "kd_klpd": "D901",
            "nama_klpd": "Kab. Bandung",
            "jenis_klpd": "KABUPATEN",
            "kd_tender": 502,
            "nilai_kontrak": 2_000_000_000,
            "nilai_umk_kontrak": 2_000_000_000,
            "kd_penyedia": 7,
            "status_kontrak": "Kontrak Sedang Berjalan",
            "apakah_addendum": "Tidak",
            "versi_addendum": 0,
            "tgl_kontrak": "2025-03-18",
        }
    ]
)
FILES = {
    "consultant": {"k.csv": ONE},
    "team": {"k.csv": TEAM},
    "application": {"a.csv": APPLICATION},
    "contract": {"c.json": CONTRACT},
    "all": {"k.csv": ONE, "a.csv": APPLICATION, "c.json": CONTRACT},
}
MAIN = [page for page in PAGES if not page.is_reference]
DOUBLED = re.compile(r"\b([^\W\d]{2,}) \1\b", re.I)
YEARS = re.compile(r"\b(?:pada|in) (20\d\d)\b.*\b(?:pada|in) \1\b")


@pytest.fixture(
    scope="module", params=[(name, simulate) for name in FILES for simulate in (False, True)], ids=str
)
def report(request, once, kept_tables) -> pipeline.Report:
    name, simulate = request.param

    def build(folder: Path) -> pipeline.Report:
        incoming = folder / "incoming"
        incoming.mkdir()
        for file, content in FILES[name].items():
            (incoming / file).write_text(content)
        return pipeline.build(
            incoming, folder / "build", simulate=simulate, kept_tables=kept_tables, scale=SMALL
        )

    made = once(f"small_{name}_{simulate}", build)
    assert not made.failed and made.rejects.empty and not [file for file in made.files if file.problem]
    return made


def headlines(block: Block) -> Iterator[str]:
    """What stands large on a page, or names a picture."""
    match block:
        case Finding(text) | Missing(text):
            yield text
        case Answers(answers):
            for answer in answers:
                yield f"{answer.label}: {answer.value}"
                yield answer.words
        case Picture() | Table():
            yield block.frame.title
        case Sentence():
            yield block.words


def faults(text: str) -> list[str]:
    found = []
    if not text.strip():
        found.append("empty")
    if "(0)" in text or re.search(r"(: |^)[–-] ?(hari|days)?$", text):
        found.append("a number that is none")
    if re.search(r"\b(nan|NaT|<NA>)\b|\bNone\b(?! (with|of))", text):
        found.append("a value that is missing")
    if DOUBLED.search(re.sub(r"[–/-]", "|", text)):
        found.append("a word twice")
    if YEARS.search(text):
        found.append("from a year to itself")
    if any(text.count(begin) != text.count(end) for begin, end in ("()", "“”", "[]")):
        found.append("what opens and does not close")
    if re.search(r"  |\s[,.]|[,;]\s*\.?$|\(\s*\)|\{", text):
        found.append("a gap")
    return found


@pytest.mark.parametrize(("shows_simulated", "language"), by_turns([False, True], ["id", "en"]))
def test_every_headline_reads_as_written_by_a_person(report, language, shows_simulated):
    reading = Reading(Edition(str(report.path)), language, shows_simulated=shows_simulated)
    wrong = [
        (page.name, told, text)
        for page in MAIN
        for block in walk(page.blocks(reading))
        for text in headlines(block)
        if (told := faults(text))
    ]
    assert not wrong


SILLY = [
    "Pada 2 Maret 2025, 0 dari 15 formasi kosong; bidang yang paling banyak kosong kelembagaan (0).",
    "Formasi kosong: 1 pada 2025, 0 pada 2025",
    "Kewajiban: –",
    "Separuh pemegang menunggu: – hari",
    "kontrak dari dari anggaran",
    "Nilai (belum ada",
    "Rencana, ",
    "",
]


@pytest.mark.parametrize("text", SILLY)
def test_the_walk_finds_what_is_silly(text):
    assert faults(text)


def titles(report: pipeline.Report, **asked: object) -> dict[str, str]:
    reading = Reading(Edition(str(report.path)), "id", shows_simulated=False, **asked)
    shown = [block for page in MAIN for block in walk(page.blocks(reading))]
    return {block.key: block.frame.title for block in shown if isinstance(block, Picture)}


def test_of_one_application_no_share_stands_anywhere(report):
    """Where a card would print n < 10, nothing is drawn either."""
    drawn = titles(report)
    assert not {"funnel", "curve", "cohorts", "queue", "breakdown"} & set(drawn)
    reading = Reading(Edition(str(report.path)), "id", shows_simulated=False)
    (page,) = (page for page in MAIN if page.name == "certification")
    told = [block.words for block in walk(page.blocks(reading)) if isinstance(block, Sentence)]
    held = [text for text in told if "Bila kurang dari 10" in text]
    has_one = "a.csv" in {file.file for file in report.files}
    assert len(held) == has_one and all("1 (1 macet)" in text for text in held)
    assert not [
        pictured.code for pictured in page.pictures if "corong" in pictured.code and pictured.make(reading)
    ]


def test_a_share_of_a_budget_that_is_not_known_is_no_title(report):
    assert "own_stages" not in titles(report)


def test_a_few_months_are_no_course(report):
    assert "staffing_history" not in titles(report)
