"""Check an office's file as a build would, without building: nothing of it stays behind."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from plut.building import pipeline
from plut.building.incoming.collect import FileReport


@dataclass(frozen=True)
class FileCheck:
    """What a build would make of a file: its report, the accepted rows as they would be read, the rejected with problems."""

    report: FileReport
    accepted: pd.DataFrame
    rejects: pd.DataFrame


def check_file(name: str, content: bytes) -> FileCheck:
    """Read a file as the import does, in a database in memory; the temporary copy that readers need is removed at once."""
    with tempfile.TemporaryDirectory() as scratch, duckdb.connect() as connection:
        path = Path(scratch) / Path(name).name
        path.write_bytes(content)
        reports, _ = pipeline.fill(connection, [path], simulate=False)
        report = reports[0]
        accepted = pd.DataFrame()
        if report.dataset:
            accepted = connection.execute(f"select * exclude (file, row) from staging.office_{report.dataset} order by row").df()
        rejects = connection.execute("select row, key, problem from staging.rejects order by row").df()
    return FileCheck(report, accepted, rejects)
