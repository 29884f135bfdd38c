"""The press room: what a code showed and shows now, whatever has gone since; files, quotes and citations with
their scope."""

import io
import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import openpyxl
import pytest

from plut.content.blocks import Files, Links, Note, Quote, Sentence, Sheet, standing
from plut.content.files import File
from plut.content.reading import Reading
from plut.surfaces import giving
from plut.surfaces.press import handing, records, room
from plut.surfaces.press.handing import HandedOut
from plut.surfaces.press.registry import OFFERS
from plut.warehouse.edition import Edition

VERSION_1 = Path(__file__).with_name("records_of_version_1.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def reading(edition):
    def at(language: str = "en", **asked: str) -> Reading:
        return Reading(Edition(str(edition.path)), language, tuple(sorted(asked.items())))

    return at


@pytest.fixture
def codes_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_CODES_DIR", str(tmp_path / "codes"))
    return tmp_path / "codes"


def of(blocks, kind):
    return [block for block in standing(blocks) if isinstance(block, kind)]


def record(reading: Reading, code: str) -> records.Record:
    offer = OFFERS[code]
    return handing.record_of(reading, offer, offer.picture(reading))


def asked_for(reading, folder, kept: records.Record):
    records.write(kept, folder)
    return room.answered(reading("en", periksa=kept.code))[1]


@pytest.mark.parametrize("code", OFFERS)
def test_a_code_answers_with_the_same_numbers_in_the_same_edition(reading, codes_folder, code):
    blocks = asked_for(
        reading, codes_folder, record(reading("id", provinsi="33", kode="3204", kohort="2025"), code)
    )
    assert "It gives the same numbers today" in of(blocks, Sentence)[1].words


def test_a_changed_number_is_said_with_what_is_shown_today(reading, codes_folder):
    kept = replace(record(reading("en", provinsi="33"), "peta"), digest="0" * 16)
    told = of(asked_for(reading, codes_folder, kept), Sentence)[1].words
    assert told.startswith("Today, in edition") and "Jawa Tengah" in told


@pytest.mark.parametrize(
    ("code", "gone"),
    [
        ("tahap", {"lembaga": "INST-GONE"}),
        ("peta", {"provinsi": "98"}),
        ("posisi", {"kode": "9999"}),
        ("peringkat", {"bobot": "sendiri", "b_gone": "3"}),
        ("corong", {"pusat": "P-GONE"}),
    ],
)
def test_what_was_chosen_and_is_gone_shows_no_picture_and_what_it_showed(reading, codes_folder, code, gone):
    kept = record(reading(), code)
    kept = replace(kept, address=kept.address | gone)
    blocks = asked_for(reading, codes_folder, kept)
    assert "gives no picture in today's edition" in of(blocks, Sentence)[1].words
    assert kept.title in of(blocks, Quote)[0].text


def test_a_picture_that_is_gone_is_answered_too(reading, codes_folder):
    kept = replace(record(reading(), "peta"), picture="gone")
    assert (
        "gives no picture in today's edition" in of(asked_for(reading, codes_folder, kept), Sentence)[1].words
    )


@pytest.mark.usefixtures("codes_folder")
def test_an_unknown_code_is_said_so(reading):
    (note,) = of(room.answered(reading("en", periksa="AAAA-AAAA"))[1], Note)
    assert "AAAA-AAAA" in note.text


@pytest.mark.parametrize("line", VERSION_1, ids=lambda line: json.loads(line)["code"])
def test_codes_of_version_1_are_answered_by_the_same_picture(reading, codes_folder, line):
    """Its choices are found in the record; what it shows has changed since with the facts."""
    kept = json.loads(line)
    codes_folder.mkdir()
    (codes_folder / f"{kept['code']}.json").write_text(json.dumps(kept["record"]), encoding="utf-8")
    _, blocks = room.answered(reading("en", periksa=kept["code"]))
    told = of(blocks, Sentence)[1].words
    # simulated values of a region are no longer handed out, and no score has a weight for coverage any more
    choices = kept["record"]["choices"]
    of_place = choices.get("province") or choices.get("province_code") or choices.get("centre_id")
    is_of_place = "SIMULASI" in kept["record"]["computed"] and of_place not in (None, "semua")
    is_of_place = is_of_place and kept["record"]["picture"] != "peta-simulasi"  # a marked map
    if kept["record"]["picture"] in ("posisi-simulasi", "peringkat") or is_of_place:
        assert "It gives no picture in today's edition" in told
    else:
        now = told.removeprefix("SIMULATED: ")
        assert now.startswith(("Today, in edition", "It gives the same numbers today")), kept["record"]


@pytest.mark.parametrize("weights", [{"bobot": "setara"}, {"bobot": "sendiri", "b_staf": "1", "b_umk": "3"}])
def test_codes_of_rankings_are_answered_with_what_the_same_weights_give_today(reading, codes_folder, weights):
    """Names were to be hidden or shown then; weights were points, of which the proportions count."""
    kept = json.loads(next(line for line in VERSION_1 if json.loads(line)["code"] == "81QTJ3ET"))
    address = {"kategori": "kabkota", "buta": "0"} | weights
    record = {name: value for name, value in kept["record"].items() if name != "choices"}
    codes_folder.mkdir()
    file = codes_folder / f"{kept['code']}.json"
    file.write_text(json.dumps(record | {"version": 2, "address": address}), encoding="utf-8")
    told = of(room.answered(reading("en", periksa=kept["code"]))[1], Sentence)[1].words
    assert (
        told.removeprefix("SIMULATED: ").startswith("Today, in edition")
        and "Pusat B-" in told
        and "PLUT" not in told
    )


def test_a_restricted_picture_says_so_in_quotes_citation_link_and_files(reading):
    blocks = room.hand_out(reading("en", gambar="peta", status="UPTD", provinsi="32"))
    (sheet,) = of(blocks, Sheet)
    scope = sheet.picture.scope
    assert [part.words for part in scope.parts if part.restricts] == ["Jawa Barat", "status UPTD"]
    *quotes, citation, frame = [block.text for block in of(blocks, Quote)]
    assert all(part.words in quotes[1] and part.words in citation for part in scope.parts)
    assert "Jawa Barat" in quotes[0] and "UPTD" in quotes[0]
    assert "Jawa Barat" in frame and "UPTD" in frame
    cited, by_address = of(blocks, Links)
    for address in (cited.links[0].address, *(link.address for link in by_address.links), frame):
        assert "status=UPTD" in address and "provinsi=32" in address
    files = [file for block in of(blocks, Files) for file in (*block.files, *block.others)]
    assert all("jawa-barat_status-uptd" in file.name for file in files) and len(files) >= 3


def test_the_record_is_kept_before_a_file_is_given(reading, codes_folder, edition, monkeypatch):
    monkeypatch.setenv("PLUT_BUILD_DIR", str(codes_folder.parent / "build"))
    (codes_folder.parent / "build").mkdir()
    blocks = room.hand_out(reading("en", gambar="jumlah"))
    rows = next(f for b in of(blocks, Files) for f in (*b.files, *b.others) if f.name.endswith(".csv"))
    assert isinstance(rows.content, HandedOut) and not codes_folder.exists()
    assert giving.written(rows.content)
    assert [path.stem for path in codes_folder.iterdir()] == [rows.content.records[0].code.replace("-", "")]
    assert edition.edition in (codes_folder.parent / "build" / "HANDED_OUT").read_text()


def test_where_nothing_is_left_to_draw_it_is_said_and_nothing_is_given(reading):
    blocks = room.hand_out(reading("en", gambar="peta", provinsi="16", bukti="A"))
    assert not of(blocks, Sheet) and not of(blocks, Files) and not of(blocks, Quote)
    assert "There is nothing to draw for these choices." in [
        sentence.text for sentence in of(blocks, Sentence)
    ]


WEIGHTS = {"bobot": "sendiri", "b_staf": "40", "b_sertifikat": "30", "b_dampingan": "20", "b_umk": "10"} | {
    "b_status": "0"
}


def score_sheet(reading: Reading) -> File:
    offer = OFFERS["peringkat"]
    files = of(offer.subject.blocks(reading.only(offer.subject.keys)), Files)
    [sheet] = [file for one in files for file in one.files if file.key == "award_sheet"]
    return sheet


@pytest.mark.parametrize("changed", [{}, {"lang": "id"}, {"buta": "1"}])
def test_a_seal_is_answered_as_the_code_of_a_picture(reading, codes_folder, edition, monkeypatch, changed):
    monkeypatch.setenv("PLUT_BUILD_DIR", str(edition.path.parent))
    sheet = score_sheet(reading(changed.get("lang", "en"), **WEIGHTS, **changed))
    seal = sheet.content.seal
    assert seal == score_sheet(reading("en", **WEIGHTS)).content.seal and not codes_folder.exists()
    giving.written(sheet.content)
    head, blocks = room.answered(reading("en", periksa=seal.lower()))
    assert head == f"SIMULATED: Seal {seal}: the same numbers today"
    assert of(blocks, Sentence)[0].words.startswith(
        f"Seal {seal} showed, in edition {reading().edition.name}"
    )
    assert not of(blocks, Links)  # today's edition is the one


def test_a_seal_of_another_edition_says_what_is_so_today_and_leads_to_what_it_showed(reading, codes_folder):
    [kept] = handing.sealed(score_sheet(reading("en", **WEIGHTS)).content)
    kept = replace(kept, edition="former", digest="0" * 16)
    records.write(kept, codes_folder)
    head, blocks = room.answered(reading("en", periksa=kept.seal))
    assert head == f"SIMULATED: Seal {kept.seal}: the numbers have changed since"
    assert of(blocks, Sentence)[1].words.startswith(
        f"SIMULATED: Today, in edition {reading().edition.name}, it shows:"
    )
    [link] = of(blocks, Links)[0].links
    asked = dict(parse_qsl(urlsplit(link.address).query))
    assert asked.items() >= (WEIGHTS | {"edisi": "former", "simulasi": "1"}).items()


def test_the_score_sheet_keeps_edition_weights_seal_and_an_address_that_gives_the_same_seal(
    reading, codes_folder, edition, monkeypatch
):
    monkeypatch.setenv("PLUT_BUILD_DIR", str(edition.path.parent))
    sheet = score_sheet(reading("en", **WEIGHTS, kategori="provinsi"))
    book = openpyxl.load_workbook(io.BytesIO(giving.written(sheet.content)))
    told = {row[0].value: row[1].value for row in book.worksheets[-1].iter_rows()}
    assert told["Edition"] == reading().edition.name and told["Seal"] == sheet.content.seal
    assert told["Weights"].startswith("Weights: Staffing 40%;")
    assert "province" in told["What was chosen"]
    asked = dict(parse_qsl(urlsplit(told["Address"]).query))
    again = {key: value for key, value in asked.items() if key not in ("edisi", "lang", "simulasi")}
    assert score_sheet(reading(asked["lang"], **again)).content.seal == sheet.content.seal
    assert [path.stem for path in codes_folder.iterdir()] == [sheet.content.seal.replace("-", "")]
    assert told["Check the seal"].endswith(f"pers?periksa={sheet.content.seal}&lang=en")


@pytest.mark.parametrize("code", ["peta", "corong"])
def test_who_comes_with_a_code_reads_its_answer_before_all_else(reading, codes_folder, code):
    kept = record(reading(), code)
    records.write(kept, codes_folder)
    head, first, quote, now, *_ = room.page(reading("en", periksa=kept.code))
    mark = "SIMULATED: " if kept.is_simulated else ""
    assert head.text == f"{mark}Code {kept.code}: the same numbers today"
    assert kept.code in first.words and quote.text.startswith(f"{mark}{kept.title}")
    assert now.words.startswith(f"{mark}It gives the same numbers today")


@pytest.mark.usefixtures("codes_folder")
def test_who_comes_with_an_unknown_code_reads_so_before_all_else(reading):
    head, note, *_ = room.page(reading("en", periksa="AAAA-AAAA"))
    assert head.text == "Code AAAA-AAAA: no file with it was taken here" and isinstance(note, Note)
