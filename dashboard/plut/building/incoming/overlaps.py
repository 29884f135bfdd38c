"""Contracts of one consultant that overlap: the earlier one stands, each later one that begins before its end
is rejected.

SQL cannot say it: whether a contract stands depends on which of those before it stand.
"""

import datetime

import duckdb
import pandas as pd

from plut.building.models import Model, python_model

OPEN_END = datetime.date(9999, 12, 31)


def models() -> list[Model]:
    return [
        python_model(
            "staging.contract_overlaps",
            ("staging.incoming_consultants_judged", "staging.incoming_refusals"),
            contract_overlaps,
        )
    ]


def contract_overlaps(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """(`file`, `row`, `first_file`, `first_row`): contracts that overlap an accepted one, and which one that
    is."""
    rows = connection.execute(
        """
        select id_key(consultant_id), file, row, active_from, coalesce(active_to, $1)
        from staging.incoming_consultants_judged
        anti join staging.incoming_refusals using (file)
        where problem is null
        qualify count(*) over (partition by id_key(consultant_id)) > 1
        order by id_key(consultant_id), active_from, file, row
        """,
        [OPEN_END],
    ).fetchall()
    overlaps = []
    standing: tuple | None = None
    for consultant, file, row, begins, ends in rows:
        if standing and standing[0] == consultant and begins <= standing[3]:
            overlaps.append((file, row, standing[1], standing[2]))
        else:
            standing = (consultant, file, row, ends)
    frame = pd.DataFrame(overlaps, columns=["file", "row", "first_file", "first_row"])
    return frame.astype({"file": "string", "row": "int64", "first_file": "string", "first_row": "int64"})
