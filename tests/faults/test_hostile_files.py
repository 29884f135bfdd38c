"""Files that are damaged, enormous or made to harm: a problem that is named, in bounded memory, and good
files stay."""

import io
import json
import os
import random
import resource
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plut.base.language import LANGUAGES
from plut.building import checking, messages
from plut.building.incoming import collect

HEADER = ["consultant_id", "centre_id", "field", "active_from", "active_to"]
ROWS = [[f"K{i}", "P-13", "produksi", "2026-01-01", "2026-12-31" if i % 2 else ""] for i in range(40)]
CSV = "\n".join(",".join(row) for row in [HEADER, *ROWS]) + "\n"


def workbook(rows: list[list[str]], far: str = "") -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if far:
        book.active[far] = "x"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def parquet() -> bytes:
    content = io.BytesIO()
    pd.DataFrame(ROWS, columns=HEADER).to_parquet(content)
    return content.getvalue()


SAMPLES = {
    "csv": CSV.encode(),
    "semicolon.csv": CSV.replace(",", ";").encode("utf-8-sig"),
    "json": json.dumps([dict(zip(HEADER, row, strict=True)) for row in ROWS]).encode(),
    "bom.json": b"\xef\xbb\xbf" + json.dumps([dict(zip(HEADER, row, strict=True)) for row in ROWS]).encode(),
    "xlsx": workbook([HEADER, *ROWS]),
    "parquet": parquet(),
}
MUTATIONS = int(os.environ.get("PLUT_MUTATIONS", "20"))
FUZZED = {"xlsx": MUTATIONS // 2}  # each takes a process of its own


def loaded(folder: Path, *contents: bytes) -> list[collect.FileReport]:
    """What the import makes of files between two good ones, of which no row may be lost."""
    good = [folder / "a.csv", folder / "z.csv"]
    for path in good:
        path.write_text(CSV, encoding="utf-8")
    bad = [folder / f"m{number}.bin" for number, _ in enumerate(contents)]
    for path, content in zip(bad, contents, strict=True):
        path.write_bytes(content)
    with duckdb.connect() as connection:
        first, *middle, last = collect.load(connection, [good[0], *bad, good[1]])
        count = "select count(*) from raw.incoming_consultants where file = $file"
        assert all(connection.execute(count, {"file": path.name}).fetchone() == (len(ROWS),) for path in good)
    assert first.rows == last.rows == len(ROWS) and len(middle) >= len(contents)
    for report in middle:
        assert (report.problem is None) == bool(report.rows)
        if report.problem:
            assert all(messages.file_problem(report.problem, language) for language in LANGUAGES)
    return middle


def mutated(content: bytes, rng: random.Random) -> bytes:
    """A sample with flipped bits, cut off, with a piece taken out or put in elsewhere."""
    kind, at = rng.choice(["flip", "cut", "take", "splice", "noise"]), rng.randrange(len(content))
    upto = min(len(content), at + rng.randrange(1, 200))
    if kind == "flip":
        changed = bytearray(content)
        for _ in range(rng.randrange(1, 12)):
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
        return bytes(changed)
    if kind == "cut":
        return content[:at]
    if kind == "take":
        return content[:at] + content[upto:]
    other = rng.choice(list(SAMPLES.values())) if kind == "splice" else rng.randbytes(400)
    start = rng.randrange(len(other))
    return content[:at] + other[start : start + rng.randrange(1, 400)] + content[upto:]


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_sample_as_it_is_loads_whole(tmp_path, kind):
    (report,) = loaded(tmp_path, SAMPLES[kind])
    assert report.dataset == "consultants" and report.rows == len(ROWS)


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_damaged_file_is_a_problem_or_is_read_and_takes_no_other_with_it(tmp_path, kind):
    rng = random.Random(f"seed of {kind}")
    for _ in range(FUZZED.get(kind, MUTATIONS)):
        loaded(tmp_path, mutated(SAMPLES[kind], rng))


@settings(derandomize=True, max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(max_size=200), mark=st.sampled_from([",", ";", "\t", "|"]))
def test_any_text_in_a_csv_is_a_problem_or_is_read(tmp_path, text, mark):
    loaded(tmp_path, (mark.join(HEADER) + "\n" + text + "\n" + mark.join(ROWS[0])).encode("utf-8", "replace"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(HEADER) | st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(derandomize=True, max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(value=st.lists(JSON, max_size=4) | JSON, bom=st.booleans())
def test_any_json_is_a_problem_or_is_read(tmp_path, value, bom):
    loaded(tmp_path, (b"\xef\xbb\xbf" if bom else b"") + json.dumps(value).encode())


def bomb(megabytes: int) -> bytes:
    """A workbook whose sheet unfolds to so many megabytes of rows from a few kilobytes."""
    sample = zipfile.ZipFile(io.BytesIO(workbook([HEADER, ROWS[0]])))
    content = io.BytesIO()
    row = b"<row>" + b'<c t="inlineStr"><is><t>a</t></is></c>' * 10 + b"</row>"
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name in sample.namelist():
            part = sample.read(name)
            if name.endswith("sheet1.xml"):
                part = part.replace(
                    b"</sheetData>", row * (megabytes * 1_000_000 // len(row)) + b"</sheetData>"
                )
            packed.writestr(name, part)
    return content.getvalue()


@pytest.mark.parametrize(
    "make", [lambda: bomb(60), lambda: workbook([HEADER, ROWS[0]], "XFD1048576")], ids=["bomb", "far cell"]
)
def test_a_workbook_made_to_fill_the_memory_is_refused_in_words(tmp_path, make):
    content = make()
    assert len(content) < 1_000_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (report,) = loaded(tmp_path, content)
    assert report.problem.code in ("workbook_too_large", "sheet_too_long")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # KiB


@pytest.mark.parametrize("start", [CSV.encode(), b"x"], ids=["after good rows", "from the start"])
def test_a_line_without_end_never_comes_into_memory(tmp_path, start):
    path = tmp_path / "disk.csv"
    path.write_bytes(start + b"," * 6000)
    with path.open("r+b") as file:
        file.truncate(300_000_000)  # sparse: nothing on the disk, zeros to who reads
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with duckdb.connect() as connection:
        (report,) = collect.load(connection, [path])
    assert report.problem.code in ("not_text", "unknown_header") and report.rows == 0
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000  # KiB


NAMES = ["../../x.csv", "..", "", "\0", "a [1].csv", "x" * 5000, "C:\\a\\b.csv", "\ud800.csv", ".hidden"]


def test_the_name_of_a_checked_file_leads_nowhere():
    for name in NAMES:
        plain = checking.plain_name(name)
        assert plain and "/" not in plain and len(plain.encode()) <= 80 and not plain.startswith(".")


def test_a_checked_file_is_found_by_a_strange_name_and_a_check_that_takes_too_much_says_so():
    (found,) = checking.check_file("../a [1].csv\0", CSV.encode())
    assert found.accepted == len(ROWS) and found.report.problem is None
    (found,) = checking.check_file("far.xlsx", workbook([HEADER, ROWS[0]], "XFD1048576"))
    assert found.report.problem.code == "workbook_too_large"
