"""Check an office's file as a build would, without building: nothing of it stays behind."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from plut.building import pipeline
from plut.building.incoming import collect
from plut.building.incoming.collect import FileReport
from plut.building.incoming.datasets import TEMPLATED
from plut.building.incoming.official import OFFICIAL
from plut.building.scale import SMALL


@dataclass(frozen=True)
class FileCheck:
    """What a build would make of a file: its report, accepted rows as they would be read, rejected ones and remarks with problems."""

    report: FileReport
    accepted: pd.DataFrame
    rejects: pd.DataFrame
    remarks: pd.DataFrame


def check_file(name: str, content: bytes, incoming: Path | None = None) -> list[FileCheck]:
    """Read a file as the import does, in a database in memory; the temporary copy that readers need is removed at once.

    incoming: the folder of the files that a build would load beside it, so that consultants find their centres. A
    workbook with several sheets of ours gives one check per sheet.
    """
    with tempfile.TemporaryDirectory() as scratch, duckdb.connect() as connection:
        path = Path(scratch) / Path(name).name
        path.write_bytes(content)
        beside = [p for p in collect.incoming_files(incoming) if p.name != path.name] if incoming else []
        read = {"staging.incoming_procurement", *(f"staging.office_{dataset.name}" for dataset in TEMPLATED)}
        wanted = frozenset({"staging.rejects", "staging.remarks", *read})
        reports, _ = pipeline.fill(connection, [path, *beside], simulate=True, only=wanted, scale=SMALL)
        return [_check(connection, report) for report in reports if report.file.split(" [")[0] == path.name]


def _check(connection: duckdb.DuckDBPyConnection, report: FileReport) -> FileCheck:
    accepted = pd.DataFrame()
    if report.dataset:
        is_export = report.dataset in {dataset.name for dataset in OFFICIAL}
        table = "incoming_procurement" if is_export else f"office_{report.dataset}"
        accepted_only = "and outcome = 'accepted'" if is_export else ""
        query = f"select * exclude (file, row) from staging.{table} where file = ? {accepted_only} order by row"
        accepted = connection.execute(query, [report.file]).df()
    rejects, remarks = (
        connection.execute(f"select row, key, problem from staging.{table} where file = ? order by row", [report.file]).df()
        for table in ("rejects", "remarks")
    )
    return FileCheck(report, accepted, rejects, remarks)
