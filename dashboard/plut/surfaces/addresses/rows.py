"""Rows by their addresses: the page queries under their own names and parameters, as CSV, JSON, XLSX and
Parquet."""

import datetime
import io
import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv
from pyarrow import parquet
from starlette.requests import Request
from starlette.responses import Response

from plut.base.language import translate
from plut.content.files import file_name
from plut.surfaces.addresses import describing, given, index, openapi
from plut.surfaces.addresses.given import Given
from plut.surfaces.addresses.pictures import closed, known_keys
from plut.surfaces.sheets import exports
from plut.surfaces.web import answers, asking, bounds
from plut.surfaces.web.refusals import Refused

METADATA = ".metadata.json"
OPENAPI = "openapi.json"  # what all of them are, for programs
MIMES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


def answer(request: Request) -> Response:
    """Rows in the form that the end of the path names, or what they are (`.metadata.json`).

    Raises Refused: 403 where nothing is given away, 404 for a query or a form that there is none of, 400 for
    parameters that are wrong, 429 where too much is asked for.
    """
    path = request.path_params["path"]
    language = asking.language(request)
    closed(language)
    if path == OPENAPI:
        return _openapi(request)
    if not path:
        return _index(request)
    is_description = path.endswith(METADATA)
    query, _, kind = (path.removesuffix(METADATA), "", "csv") if is_description else path.rpartition(".")
    if kind not in MIMES:
        forms = translate(
            "Rows are csv, json, xlsx or parquet, by the end of their address; what they are stands under "
            "{ending}.",
            language,
            ending=METADATA,
        )
        raise Refused(404, forms, more={"forms": [*MIMES, METADATA.removeprefix(".")]})
    asked = given.question(request, query)
    etag = answers.tag(asked.key("metadata" if is_description else kind))
    if same := answers.unchanged(request, etag):
        return same
    with bounds.ROWS.turn(request, language):
        rows = given.given(asked)
        if is_description:
            content, mime = _as_json(describing.csvw(rows)), "application/csvm+json"
            return answers.packed(request, content, mime, etag)
        content, told = WRITERS[kind](rows), _headers(rows, kind)
        if kind in ("xlsx", "parquet"):  # packed in themselves
            return answers.public(content, MIMES[kind], etag, **told)
        return answers.packed(request, content, MIMES[kind], etag, **told)


def counted_as(request: Request) -> str:
    """The query of which rows were given; nothing for the lists of all, and for what rows are."""
    path = str(request.path_params["path"])
    query, _, kind = path.rpartition(".")
    return query if kind in MIMES and path != OPENAPI and not path.endswith(METADATA) else ""


def _openapi(request: Request) -> Response:
    reading = asking.reading(request, ())
    known_keys(request, (), reading.language)
    etag = answers.tag(answers.key(reading, "openapi"))
    if same := answers.unchanged(request, etag):
        return same
    document = _as_json(openapi.document(reading))
    return answers.packed(request, document, "application/vnd.oai.openapi+json;version=3.1", etag)


def _index(request: Request) -> Response:
    reading = asking.reading(request, ())
    known_keys(request, (), reading.language)
    etag = answers.tag(answers.key(reading, "index"))
    if same := answers.unchanged(request, etag):
        return same
    page = index.page(reading, asking.base_path(request)).encode()
    return answers.packed(request, page, "text/html; charset=utf-8", etag, Content_Language=reading.language)


def _headers(rows: Given, kind: str) -> dict[str, str]:
    asked = rows.question
    name = file_name(rows.about, asked.query.replace("/", "_"), kind)
    described = describing.address(asked, METADATA.removeprefix("."))
    told = {
        "Content_Disposition": f'{"inline" if kind == "json" else "attachment"}; filename="{name}"',
        "Link": f'<{described}>; rel="describedby"; type="application/csvm+json"',
    }
    return told | ({"Plut_Simulated_Rows_Left_Out": str(rows.left_out)} if rows.left_out else {})


def _csv(rows: Given) -> bytes:
    """Plain UTF-8; a list is one cell, its values with | between; what would start a formula gets an
    apostrophe, as in every file that is opened in a spreadsheet."""
    content = io.BytesIO()
    cells = [_cell(rows.table[name]) for name in rows.table.column_names]
    arrow_csv.write_csv(pa.table(cells, names=rows.table.column_names), content)
    return content.getvalue()


def _cell(column: pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """A column as CSV holds it."""
    if pa.types.is_list(column.type):
        joined = [
            None if one is None else describing.BETWEEN.join(map(str, one)) for one in column.to_pylist()
        ]
        return pa.array(map(exports.harmless, joined), pa.string())
    if pa.types.is_string(column.type):
        return pa.array(map(exports.harmless, column.to_pylist()), pa.string())
    return column


def _json(rows: Given) -> bytes:
    """The head, then the rows."""
    return _as_json(describing.head(rows) | {"rows": rows.table.to_pylist()})


def _xlsx(rows: Given) -> bytes:
    """A workbook as the app gives it: the rows under their titles, and the sheet that tells what they are."""
    joined = {
        one.name: rows.rows.frame[one.name].map(_listed) for one in rows.columns if one.type.endswith("[]")
    }
    columns = tuple(one.name for one in rows.columns)
    return exports.xlsx(rows.rows.frame.assign(**joined), columns, rows.about)


def _listed(values: Any) -> str | None:
    return (
        None
        if values is None or (pd.api.types.is_scalar(values) and pd.isna(values))
        else describing.BETWEEN.join(map(str, values))
    )


def _parquet(rows: Given) -> bytes:
    """What the rows are stands in the file's own metadata, under `plut`."""
    content = io.BytesIO()
    told = {"plut": _as_json(describing.head(rows))}
    parquet.write_table(rows.table.replace_schema_metadata(told), content, compression="zstd")
    return content.getvalue()


WRITERS: dict[str, Callable[[Given], bytes]] = {
    "csv": _csv,
    "json": _json,
    "xlsx": _xlsx,
    "parquet": _parquet,
}


def _as_json(content: dict[str, Any]) -> bytes:
    def written(value: object) -> str:
        if isinstance(value, datetime.date):
            return value.isoformat()
        raise TypeError(f"JSON has no {type(value).__name__}")

    return json.dumps(content, ensure_ascii=False, default=written, allow_nan=False).encode()
