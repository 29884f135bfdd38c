"""Every kind of file that an office loads, in every form in which it comes, damaged or made to harm: a
problem that is named or rows, in bounded memory and time, and good files stay.

PLUT_MUTATIONS: how many damaged files there are of each kind and form, one by default.
"""

import base64
import datetime
import gzip
import io
import json
import os
import random
import resource
import zipfile

import duckdb
import openpyxl
import pandas as pd
import pytest
from procurement_files import ROWS, as_csv, as_json, as_parquet, as_workbook
from sampled import some
from test_hostile_files import CSV, HEADER, loaded, mutated
from test_hostile_files import ROWS as CONSULTANTS

from plut.building import checking, pipeline
from plut.building.incoming import apart, collect, web_tables
from plut.building.incoming.columns import Dataset
from plut.building.incoming.datasets import DATASETS, OWN
from plut.building.scale import SMALL

MUTATIONS = int(os.environ.get("PLUT_MUTATIONS", "1"))
DAY = datetime.date(2026, 11, 29)
OLDER = {"tahun_anggaran": 2022, "kd_klpd": "D902", "kd_paket": 501, "kd_produk": 1, "total_harga": 1000}
OLDER |= {"tanggal_buat_paket": "2022-03-09", "status_paket": "paket_selesai"}
EXPORTS = ROWS | {"older_order": [OLDER, OLDER | {"kd_produk": 2}]}
FIRST = {"travel_times": "320{}", "corrections": "2026-11-0{}"}  # else an id


def examples(dataset: Dataset) -> list[dict]:
    """Rows as the example of a template, each with a first column of its own."""
    first = FIRST.get(dataset.name, "S{}")
    usual = {column.name: column.example for column in dataset.columns}
    return [usual | {dataset.columns[0].name: first.format(number)} for number in range(1, 5)]


SAMPLES = {dataset.name: examples(dataset) for dataset in OWN} | EXPORTS


def as_page(records: list[dict]) -> bytes:
    lines = [list(records[0]), *([record.get(name) for name in records[0]] for record in records)]
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in lines)
    return f"<html><table>{rows}</table></html>".encode()


def as_excel_2003(records: list[dict]) -> bytes:
    names = "urn:schemas-microsoft-com:office:spreadsheet"
    lines = [list(records[0]), *(record.values() for record in records)]
    cells = ("".join(f"<Cell><Data ss:Type='String'>{cell}</Data></Cell>" for cell in line) for line in lines)
    rows = "".join(f"<Row>{line}</Row>" for line in cells)
    sheet = f"<Worksheet ss:Name='A'><Table>{rows}</Table></Worksheet>"
    return f"<?xml version='1.0'?><Workbook xmlns='{names}' xmlns:ss='{names}'>{sheet}</Workbook>".encode()


def as_parts(records: list[dict]) -> bytes:
    start = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n'
    )
    packed = base64.encodebytes(as_page(records))
    return start + b"Content-Transfer-Encoding: base64\n\n" + packed + b"\n--x--\n"


def as_archive(records: list[dict]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a.csv", as_csv(records))
    return content.getvalue()


FORMS = {
    "csv": lambda records: as_csv(records, ","),
    "semicolons": lambda records: b"\xef\xbb\xbf" + as_csv(records),
    "tabs": lambda records: as_csv(records, "\t"),
    "json": as_json,
    "answer": lambda records: json.dumps({"status": "ok", "result": {"data": records}}).encode(),
    "lines": lambda records: b"\n".join(json.dumps(record).encode() for record in records),
    "xlsx": lambda records: as_workbook(records, "2025-10-03"),
    "parquet": as_parquet,
    "page": as_page,
    "excel 2003": as_excel_2003,
    "parts": as_parts,
}
REFUSED = {
    "utf-16": lambda records: as_csv(records).decode().encode("utf-16"),
    "archive": as_archive,
    "gzip": lambda records: gzip.compress(as_csv(records), mtime=0),
}


@pytest.mark.parametrize("form", some(FORMS, 3))
def test_every_kind_of_file_loads_whole_in_every_form(tmp_path, form):
    found = {}
    for name, records in SAMPLES.items():
        (report,) = loaded(tmp_path, FORMS[form](records))
        assert report.problem is None and report.rows == len(records), name
        found[report.dataset] = name
    assert set(found) == {dataset.name for dataset in DATASETS}


@pytest.mark.parametrize("form", [*FORMS, *REFUSED])
def test_a_damaged_file_of_any_kind_and_form_is_a_problem_or_is_read(tmp_path, form):
    rng = random.Random(f"seed of {form}")
    for records in SAMPLES.values():
        content = (FORMS | REFUSED)[form](records)
        loaded(tmp_path, *(mutated(content, rng) for _ in range(MUTATIONS)))


@pytest.mark.parametrize("form", REFUSED)
def test_what_is_no_table_is_refused_by_its_kind(tmp_path, form):
    (report,) = loaded(tmp_path, REFUSED[form](ROWS["plan"]))
    assert report.problem.code == ("not_text" if form == "utf-16" else "archive")


VALUES = [
    "",
    " ",
    "0",
    "-1",
    "1e400",
    "-1e308",
    "NaN",
    "inf",
    "9" * 400,
    "0x1F",
    "1,5,0",
    "1.2.3",
    "true",
    "null",
]
VALUES += ["0000-00-00", "9999-12-31", "99999-01-01", "-4712-01-01", "2026-02-30", "31/02/2025", "1/1/1"]
VALUES += ["2025-01-01T25:61:61Z", "infinity", "epoch", "now", "=1+1", "@SUM(A1)", "'; drop table raw.x; --"]
VALUES += [
    "<script>",
    "\u202egnp",
    "😀" * 300,
    "a\u0000b",
    "{x}",
    "$file",
    "%s",
    "\\",
    '"',
    "x" * 20_000,
    "٣٢",
    "Ⅳ",
]


def spoiled(records: list[dict], rng: random.Random) -> list[dict]:
    """Records of which some values are others that no office would write."""
    rows = [dict(record) for record in records]
    for row in rng.choices(rows, k=max(len(rows) // 2, 1)):
        for name in rng.choices(list(row), k=rng.randrange(1, 4)):
            row[name] = rng.choice(VALUES)
    return rows


def test_values_that_nobody_would_write_reject_their_rows_alone(tmp_path):
    """Through the whole of the staging of a build: which rows count is decided in SQL."""
    rng = random.Random("spoiled")
    for number in range(6 * MUTATIONS):
        for name, records in SAMPLES.items():
            form = rng.choice(["json", "answer", "parquet"] if number % 2 else ["csv", "semicolons", "tabs"])
            (tmp_path / f"{name} {number}").write_bytes(FORMS[form](spoiled(records, rng)))
    good = pd.DataFrame(CONSULTANTS, columns=HEADER).assign(centre_id="P-34")
    good.assign(consultant_id="GOOD" + good["consultant_id"]).to_csv(tmp_path / "good.csv", index=False)
    with duckdb.connect() as connection:
        files = collect.incoming_files(tmp_path)
        wanted = {"staging.rejects", "staging.remarks", "marts.import_outcomes", "marts.procurement_years"}
        wanted |= {"staging.office_consultants", "staging.office_certification_applications"}
        pipeline.fill(connection, files, False, only=frozenset(wanted), scale=SMALL, day=DAY, folder=tmp_path)
        rejected = connection.execute("select count(*) from staging.rejects").fetchone()[0]
        assert rejected > 6 * MUTATIONS
        lost = connection.execute("select row, problem.code from staging.rejects where file = 'good.csv'")
        assert lost.fetchall() == []
        kept = "select count(*) from staging.office_consultants where starts_with(consultant_id, 'GOOD')"
        assert connection.execute(kept).fetchone() == (len(CONSULTANTS),)


def page(rows: list[list[str]], head: str = "") -> bytes:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"{head}<html><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></html>".encode()


def book(*rows: list[str]) -> bytes:
    made, content = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        made.active.append(row)
    made.save(content)
    return content.getvalue()


HALF = "K\ud800"
RECORD = dict(zip(HEADER, CONSULTANTS[0], strict=True))
GOOD_PAGE = [HEADER, CONSULTANTS[0]]
CHARSET = '<meta charset="{}">'
DEEP = "".join(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(3000))
HOSTILE = {
    "a title of two lines in a CSV": (b'"Data\nPLUT"\nx,y\n1,2\n', "unknown_header"),
    "a title with a carriage return": (b'"Data\rPLUT"\nx,y\n1,2\n', "unknown_header"),
    "a title of two lines in a workbook": (book(["Data\nPLUT"], ["x", "y"]), "unknown_header"),
    "a title of a megabyte": (page([["a" * 1_100_000], ["x", "y"]]), "unknown_header"),
    "half a letter in an answer": (
        json.dumps({"data": [RECORD | {HEADER[0]: HALF}]}).encode(),
        "broken_json",
    ),
    "half a letter in a key": (json.dumps({"data": [RECORD | {HALF: ""}]}).encode(), "broken_json"),
    "half a letter in an error": (json.dumps({"message": HALF}).encode(), "broken_json"),
    "half a letter in an array": (json.dumps([RECORD | {HEADER[0]: HALF}]).encode(), "broken_json"),
    "half a letter by UTF-7": (page([HEADER, ["K+2AA-", *CONSULTANTS[0][1:]]], CHARSET.format("utf-7")), ""),
    "half a letter by an escape": (
        page([HEADER, ["K\\ud800", *CONSULTANTS[0][1:]]], CHARSET.format("unicode_escape")),
        "",
    ),
    "an encoding that is none": (page(GOOD_PAGE, CHARSET.format("undefined")), ""),
    "an encoding of addresses": (page(GOOD_PAGE, CHARSET.format("punycode")) + b"-" + b"z" * 5000, ""),
    "parts within parts": (f"MIME-Version: 1.0\n{DEEP}".encode(), "html_page"),
    "an envelope in envelopes": (b'{"data":' * 50_000 + b"}" * 50_000, "broken_json"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_made_to_break_its_reader_is_a_problem_or_is_read(tmp_path, name):
    content, code = HOSTILE[name]
    (report,) = loaded(tmp_path, content)
    assert (report.problem.code if report.problem else "") == code


BOMBS = {
    "cells that span a thousand": b"<html><table>" + (b"<tr>" + b"<td colspan=1000>x" * 600) * 2000,
    "rows that leave a thousand out": b"<html>" + b"<table><tr index=1000><td>x" * 100_000,
    "cells that leave a thousand out": b"<html><table>" + b"<tr><td index=1000>x" * 1_000_000,
}


first, *further = BOMBS


@pytest.mark.parametrize("name", [first, *(pytest.param(name, marks=pytest.mark.long) for name in further)])
def test_a_page_made_to_fill_the_memory_is_refused_in_words(tmp_path, name):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (report,) = loaded(tmp_path, BOMBS[name])
    assert report.problem.code == "page_too_large"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # KiB


def test_a_page_that_keeps_its_reader_busy_is_given_up(tmp_path):
    path = tmp_path / "a.xls"
    path.write_bytes(b"<html>" + b"<a " * 300_000)  # its parser begins anew at every mark: hours
    with pytest.raises(apart.TooLarge):
        list(apart.sheets(web_tables.__file__, path, seconds=1))


def test_a_check_on_the_page_says_the_same():
    (found,) = checking.check_file("a.xls", BOMBS["cells that span a thousand"])
    assert found.report.problem.code == "page_too_large"
    (found,) = checking.check_file("a.csv", CSV.encode())
    assert found.accepted == len(CONSULTANTS)
