"""One SQL file = one SELECT = one result. Reads the file, its header and the tables it names; runs nothing.

The header is a comment: a sentence, then the sections `grain:`, `params:`, `columns:` and `data:`, one entry
a line:

    -- Centres by province.
    --
    -- grain:   province_code
    -- params:  $level          varchar   'province', 'regency' or null for both
    -- columns: province_code   varchar
    --          centres         bigint    centres
    -- data:    centres

An entry that is longer goes on in the next line, further in than the names. A file of `queries/macros` is one
CREATE MACRO instead (see macros.py); the header of a table macro has the same sections.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import duckdb

SECTIONS = ("grain", "params", "columns", "data")
CONTINUED = " " * 11  # names begin after ten


@dataclass(frozen=True)
class Entry:
    """A line of `params` or `columns`: its name, DuckDB type and meaning (unit, range, accepted values)."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class Header:
    """What the comment on top of a file promises."""

    description: str
    grain: tuple[str, ...] = ()
    params: tuple[Entry, ...] = ()
    columns: tuple[Entry, ...] = ()
    data: tuple[str, ...] = ()


@dataclass(frozen=True)
class SqlFile:
    """A SQL file by name: `marts/centres` lies in `queries/marts/centres.sql`."""

    name: str
    text: str = field(repr=False)

    @cached_property
    def header(self) -> Header:
        return parse_header(self.text, self.name)

    @property
    def table(self) -> str:
        """The table that a staging or mart file makes: `marts.centres`."""
        return self.name.replace("/", ".")

    @cached_property
    def select(self) -> str:
        """The SELECT of the file; of a macro the one that it stands for."""
        macro = re.search(r"^create macro \w+\([^)]*\) as( table)?\s", self.text, re.MULTILINE)
        if not macro:
            return self.text
        body = self.text[macro.end() :].rstrip().removesuffix(";")
        return body if macro[1] else f"select {body}"

    @cached_property
    def parameters(self) -> frozenset[str]:
        """The names of the parameters that the file asks for."""
        return frozenset(duckdb.extract_statements(self.text)[0].named_parameters)

    @cached_property
    def tables_read(self) -> frozenset[str]:
        """The `schema.table` names that the SELECT itself reads; those that macros read for it are not among
        them."""
        return frozenset(
            f"{node['schema_name']}.{node['table_name']}"
            for node in nodes(self.select)
            if node.get("type") == "BASE_TABLE" and node.get("schema_name")
        )

    @cached_property
    def functions_called(self) -> frozenset[str]:
        """The names of all functions that the SELECT calls, macros among them."""
        return frozenset(node["function_name"] for node in nodes(self.select) if "function_name" in node)


_file = lru_cache(maxsize=1000)(SqlFile)  # one that has not changed is not parsed again


def read_folder(folder: Path, under: str = "") -> dict[str, SqlFile]:
    """All SQL files below `folder/under`, by name, in the order of their names."""
    paths = sorted((folder / under).rglob("*.sql"))
    files = (
        _file(p.relative_to(folder).with_suffix("").as_posix(), p.read_text(encoding="utf-8")) for p in paths
    )
    return {file.name: file for file in files}


def parse_header(text: str, name: str = "") -> Header:
    """The header of a SQL text. Raises ValueError, naming the file, where it has none or a line of no known
    form."""
    lines = []
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line[2:].rstrip())
    description: list[str] = []
    sections: dict[str, list[str]] = {}
    current: list[str] = description
    for line in lines:
        started = re.match(rf" ({'|'.join(SECTIONS)}):\s*(.*)$", line)
        if started:
            current = sections.setdefault(started[1], [])
            line = started[2]
        if line.startswith(CONTINUED) and current and current is not description:
            current[-1] += f" {line.strip()}"
        elif line.strip():
            current.append(line.strip())
    if not description:
        raise ValueError(f"{name}: the header has no description")
    return Header(
        description=" ".join(description),
        grain=_names(sections.get("grain", [])),
        params=tuple(_entry(line, name) for line in sections.get("params", [])),
        columns=tuple(_entry(line, name) for line in sections.get("columns", [])),
        data=_names(sections.get("data", [])),
    )


@lru_cache
def _parser() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()  # opened once: it only parses


def parsing() -> duckdb.DuckDBPyConnection:
    """A cursor of a database without rows, for a thread of its own: to parse, and to read a value as a
    type."""
    return _parser().cursor()


def nodes(sql: str) -> Iterator[dict[str, Any]]:
    """Every node of the syntax tree that DuckDB makes of a SELECT. Raises ValueError where it is none."""
    with parsing() as cursor:
        [[serialized]] = cursor.execute("select json_serialize_sql(?)", [sql]).fetchall()
    tree = json.loads(serialized)
    if tree["error"]:
        raise ValueError(tree["error_message"])
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


def _names(lines: list[str]) -> tuple[str, ...]:
    return tuple(name for name in re.split(r"[,\s]+", " ".join(lines)) if name)


def _entry(line: str, name: str) -> Entry:
    parts = re.match(r"\$?(\w+)\s+([a-z]+(?:\([\d, ]+\))?(?:\[\])?)(?:\s+(.*))?$", line)
    if not parts:
        raise ValueError(f"{name}: '{line}' is not of the form 'name type meaning'")
    return Entry(parts[1], parts[2], parts[3] or "")
