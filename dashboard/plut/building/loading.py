"""Committed files -> `raw` tables, every column as text just as the file prints it."""

import tomllib
from pathlib import Path

import duckdb
import pandas as pd

from plut.building.scale import FULL, Scale

SOURCE_FIELDS = ("title_id", "title_en", "short_id", "short_en", "publisher", "licence", "as_of")


def load_committed(connection: duckdb.DuckDBPyConnection, data: Path, scale: Scale = FULL) -> None:
    """One table per CSV: `raw.reference_provinces`, `raw.published_centres` ...; villages from Parquet; the
    sources."""
    connection.execute("create schema if not exists raw")
    for folder in ("reference", "published"):
        for path in sorted((data / folder).glob("*.csv")):
            connection.execute(
                f"create table raw.{folder}_{path.stem} as "
                "select * from read_csv($path, all_varchar = true, header = true, delim = ',', quote = '\"')",
                {"path": str(path)},
            )
    villages = str(data / "reference" / "villages.parquet")
    connection.execute(
        """
        create table raw.reference_villages as select * from read_parquet($path)
        qualify
            row_number() over (partition by regency_code order by longitude is null, village_code) <= $most
            or $most is null
        """,
        {"path": villages, "most": scale.villages},
    )
    sources = pd.DataFrame(
        [
            {
                "source": key,
                **{name: source.get(name) for name in SOURCE_FIELDS},
            }
            for key, source in tomllib.loads((data / "sources.toml").read_text(encoding="utf-8")).items()
        ]
    ).astype("string")
    connection.register("sources_frame", sources)
    connection.execute("create table raw.sources as select * from sources_frame")
    connection.unregister("sources_frame")
