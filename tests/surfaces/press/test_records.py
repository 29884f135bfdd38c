"""Check codes: the same for the same content, readable as people type them, never overwritten, answered for
good."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pandas as pd
import pytest

from plut.content import codes
from plut.surfaces.press import former_records, records
from plut.surfaces.press.records import Record, UnknownCode

RECORD = Record(
    edition="0123456789ab",
    query="centres/regions",
    picture="peta",
    address={"provinsi": "33", "status": "semua"},
    language="id",
    title="Judul",
    subtitle="Keterangan",
    computed="Data terbit",
    is_simulated=False,
    rows=[{"region_code": "33", "centres": "5"}],
    digest="abc",
)
VERSION_1 = Path(__file__).with_name("records_of_version_1.jsonl").read_text(encoding="utf-8").splitlines()


def test_a_record_is_found_again_however_its_code_is_typed(tmp_path):
    records.write(RECORD, tmp_path)
    code = RECORD.code
    for typed in (
        code,
        code.lower(),
        code.replace("-", ""),
        f" {code[:4]} {code[5:]} ",
        code.replace("0", "O"),
    ):
        assert records.read(typed, tmp_path) == (code, RECORD)


@pytest.mark.parametrize(
    "change",
    [{"title": "Lain"}, {"edition": "ba9876543210"}, {"language": "en"}, {"digest": "abd"}, {"address": {}}],
)
def test_anything_that_differs_gives_another_code(change):
    assert replace(RECORD, **change).code != RECORD.code


def test_a_code_never_holds_a_misread_letter():
    found = {letter for n in range(300) for letter in replace(RECORD, title=str(n)).code if letter != "-"}
    assert found <= set(codes.LETTERS) and not found & set("ILOU")


@pytest.mark.parametrize(
    "typed", ["", "7K3M", "../../etc/passwd", "AAAA-AAAA", "'; drop table", "ÄÖÜẞ-1234", "0" * 500]
)
def test_an_unknown_code_is_said_so_and_reads_no_other_file(tmp_path, typed):
    (tmp_path / "secret.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UnknownCode):
        records.read(typed, tmp_path)


def test_a_damaged_record_is_unknown(tmp_path):
    path = records.write(RECORD, tmp_path)
    for text in (
        path.read_text()[:50],
        "[]",
        '{"version": 2}',
        '{"version": 99, "picture": "peta", "query": "a/b"}',
    ):
        path.write_text(text)
        with pytest.raises(UnknownCode):
            records.read(RECORD.code, tmp_path)


def test_a_record_is_never_overwritten(tmp_path):
    path = records.write(RECORD, tmp_path)
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert records.write(RECORD, tmp_path) == path
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_the_digest_sees_one_changed_number_and_the_order():
    rows = pd.DataFrame({"a": [1, 2, 3]})
    assert codes.digest(rows) == codes.digest(rows.copy())
    assert codes.digest(rows) != codes.digest(rows.iloc[::-1])
    assert codes.digest(rows) != codes.digest(pd.DataFrame({"a": [1, 2, 4]}))


@pytest.mark.parametrize("line", VERSION_1, ids=lambda line: json.loads(line)["code"])
def test_a_record_of_version_1_is_read_as_one_of_today(tmp_path, line):
    kept = json.loads(line)
    (tmp_path / f"{kept['code']}.json").write_text(json.dumps(kept["record"]), encoding="utf-8")
    code, record = records.read(kept["code"].lower(), tmp_path)
    assert code.replace("-", "") == kept["code"]
    assert record.version == records.VERSION
    same = ("edition", "language", "title", "subtitle", "computed", "digest", "is_simulated", "picture")
    assert {name: asdict(record)[name] for name in same} == {name: kept["record"][name] for name in same}
    assert all(isinstance(value, str) and value for value in record.address.values())


def test_parameters_of_version_1_become_the_address_that_a_reader_would_use():
    def address(picture: str, **choices: object) -> dict[str, str]:
        content = {"picture": picture, "choices": choices, "query": "coverage/regions"}
        return former_records.of_today(content)["address"]

    assert address("jangkauan", radius="25", evidence="documented", level="province") == {
        "radius": "25",
        "mutu": "AB",
        "daerah": "provinsi",
    }
    of_2025 = address("tahap", year=2025, kind="regency", institution=None, denominator="provider")
    assert of_2025 == {"tahun": "2025", "kelompok": "regency", "pembagi": "penyedia"}
    cohort = address(
        "corong", scheme="NIB", days=90, from_date="2025-01-01", to_date="2025-12-31", province_code=None
    )
    assert cohort == {"skema": "NIB", "jendela": "90", "kohort": "2025"}
    ranking = address("peringkat", category="regency_centre", blind=1, b_staf=3)
    assert ranking == {"kategori": "kabkota", "buta": "1", "bobot": "sendiri", "b_staf": "3"}
    with pytest.raises(KeyError):
        address("gone")
