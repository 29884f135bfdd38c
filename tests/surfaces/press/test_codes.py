"""Check codes: the same for the same content, readable as people type them, never overwritten."""

from dataclasses import replace

import pandas as pd
import pytest

from plut.surfaces.press import codes
from plut.surfaces.press.codes import Record, UnknownCode

RECORD = Record(
    edition="0123456789ab",
    query="centres/regions",
    picture="peta",
    choices={"province": "33", "status": None},
    language="id",
    title="Judul",
    subtitle="Keterangan",
    computed="Data terbit",
    is_simulated=False,
    rows=[{"region_code": "33", "centres": "5"}],
    digest="abc",
)


def test_a_record_is_found_again_however_its_code_is_typed(tmp_path):
    codes.write(RECORD, tmp_path)
    typed = RECORD.code
    for spelling in (
        typed,
        typed.lower(),
        typed.replace("-", ""),
        f" {typed[:4]} {typed[5:]} ",
        typed.replace("0", "O"),
    ):
        assert codes.read(spelling, tmp_path) == RECORD


@pytest.mark.parametrize(
    "change", [{"title": "Lain"}, {"edition": "ba9876543210"}, {"language": "en"}, {"digest": "abd"}]
)
def test_anything_that_differs_gives_another_code(change):
    assert replace(RECORD, **change).code != RECORD.code


def test_a_code_never_holds_a_misread_letter():
    found = {letter for n in range(300) for letter in replace(RECORD, title=str(n)).code if letter != "-"}
    assert found <= set(codes.LETTERS)
    assert not found & set("ILOU")


@pytest.mark.parametrize(
    "typed", ["", "7K3M", "../../etc/passwd", "AAAA-AAAA", "'; drop table", "ÄÖÜẞ-1234", "0" * 500]
)
def test_an_unknown_code_is_said_so_and_reads_no_other_file(tmp_path, typed):
    (tmp_path / "secret.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UnknownCode):
        codes.read(typed, tmp_path)


def test_a_damaged_record_is_unknown(tmp_path):
    path = codes.write(RECORD, tmp_path)
    path.write_text(path.read_text()[:50], encoding="utf-8")
    with pytest.raises(UnknownCode):
        codes.read(RECORD.code, tmp_path)


def test_the_digest_sees_one_changed_number_and_the_order():
    rows = pd.DataFrame({"a": [1, 2, 3]})
    assert codes.digest(rows) == codes.digest(rows.copy())
    assert codes.digest(rows) != codes.digest(rows.iloc[::-1])
    assert codes.digest(rows) != codes.digest(pd.DataFrame({"a": [1, 2, 4]}))
