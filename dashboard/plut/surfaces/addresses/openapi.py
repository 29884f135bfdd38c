"""The addresses of rows as OpenAPI 3.1 describes them, from the headers of the queries."""

from typing import Any

from plut.content.framing import BRAND
from plut.content.reading import Reading
from plut.surfaces.addresses import describing
from plut.surfaces.addresses.given import is_open
from plut.surfaces.web import addresses_of, asking
from plut.warehouse.parameters import accepted
from plut.warehouse.sql_files import Entry, Header

TYPES: dict[str, dict[str, Any]] = {  # JSON Schema of a value, by type of a header
    "varchar": {"type": "string"},
    "integer": {"type": "integer"},
    "bigint": {"type": "integer"},
    "double": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
}
REFUSALS = {
    "400": "A parameter or a value that the query does not take; the right ones are named.",
    "403": "This installation gives no files away.",
    "404": "No such query, form or edition.",
    "429": "Too much is asked for; Retry-After says when to ask again.",
    "503": "There is no edition yet; Retry-After says when to ask again.",
}


def document(reading: Reading) -> dict[str, Any]:
    """The whole description. Its words are those of the queries, which are English."""
    names = sorted(one for one in reading.edition.texts if is_open(reading, one))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{BRAND}: rows",
            "version": reading.edition.name,
            "description": "The page queries of the dashboard, each under its own name and parameters. "
            "Simulated rows are given only where simulasi=1 asks for them; every row says its provenance.",
            "license": {"name": describing.CODE_LICENCE, "identifier": describing.CODE_LICENCE},
        },
        "servers": [{"url": f"{reading.base}{addresses_of.ROWS}"}],
        "tags": [{"name": folder} for folder in dict.fromkeys(name.partition("/")[0] for name in names)],
        "paths": {f"/{name}.{{form}}": _path(name, reading.edition.header(name)) for name in names},
        "components": {
            "parameters": {
                "form": {
                    "name": "form",
                    "in": "path",
                    "required": True,
                    "description": "the form of the rows, or what they are (CSV on the Web)",
                    "schema": {"enum": ["csv", "json", "xlsx", "parquet", "metadata.json"]},
                },
                "lang": _own(
                    "lang", "language of titles and remarks", {"enum": ["id", "en"], "default": "id"}
                ),
                "simulasi": _own(
                    "simulasi", "1 gives simulated rows too, marked", {"enum": ["0", "1"], "default": "0"}
                ),
                "edisi": _own(
                    "edisi",
                    "an edition that is kept; the one that is served where it is not given",
                    {"type": "string", "pattern": "^[0-9a-f]{12}$"},
                ),
            },
            "schemas": {"Refusal": _refusal()},
            "responses": {
                status: {
                    "description": words,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}},
                }
                for status, words in REFUSALS.items()
            },
        },
    }


def _path(name: str, header: Header) -> dict[str, Any]:
    own = [{"$ref": f"#/components/parameters/{key}"} for key in ("form", *sorted(asking.OWN_KEYS))]
    return {
        "get": {
            "operationId": name.replace("/", "_"),
            "tags": [name.partition("/")[0]],
            "summary": header.description,
            "parameters": [*(_parameter(entry) for entry in header.params), *own],
            "responses": {
                "200": {
                    "description": "The rows.",
                    "content": {
                        "text/csv": {"schema": {"type": "string"}},
                        "application/json": {"schema": _answer(header)},
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {},
                        "application/vnd.apache.parquet": {},
                        "application/csvm+json": {"schema": {"type": "object"}},
                    },
                },
                "304": {"description": "What was given before is still right (If-None-Match)."},
                **{status: {"$ref": f"#/components/responses/{status}"} for status in REFUSALS},
            },
        }
    }


def _parameter(entry: Entry) -> dict[str, Any]:
    schema, takes = dict(TYPES[entry.type]), accepted(entry)
    if takes.values:
        values = takes.values
        schema["enum"] = [int(one) for one in values] if schema["type"] == "integer" else list(values)
    if takes.least is not None:
        schema |= {"minimum": takes.least, "maximum": takes.most}
    return {"name": entry.name, "in": "query", "description": entry.meaning, "schema": schema}


def _own(name: str, words: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": words, "schema": schema}


def _answer(header: Header) -> dict[str, Any]:
    """The JSON answer: the head, and rows of the query's columns."""
    return {
        "type": "object",
        "required": [
            "query",
            "edition",
            "parameters",
            "is_simulated",
            "simulated_rows_left_out",
            "columns",
            "rows",
        ],
        "properties": {
            "query": {"type": "string"},
            "edition": {"type": "string"},
            "parameters": {"type": "object", "additionalProperties": {"type": "string"}},
            "is_simulated": {"type": "boolean"},
            "provenance": {"type": "object", "additionalProperties": {"type": "integer"}},
            "simulated_rows_left_out": {"type": "integer"},
            "columns": {"type": "array", "items": {"type": "object"}},
            "rows": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": [entry.name for entry in header.columns],
                    "properties": {entry.name: _value(entry) for entry in header.columns},
                },
            },
        },
    }


def _value(entry: Entry) -> dict[str, Any]:
    """A value of a column, which may be null: not known."""
    if entry.type.endswith("[]"):
        inner = _value(Entry(entry.name, entry.type.removesuffix("[]"), ""))
        schema: dict[str, Any] = {"type": ["array", "null"], "items": inner}
    else:
        plain = TYPES.get(entry.type, {"type": "number"})  # a decimal
        schema = plain | {"type": [plain["type"], "null"]}
    return schema | ({"description": entry.meaning} if entry.meaning else {})


def _refusal() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["status", "error"],
        "properties": {
            "status": {"type": "integer"},
            "error": {"type": "string"},
            "parameters": {"type": "array", "items": {"type": "object"}},
        },
    }
