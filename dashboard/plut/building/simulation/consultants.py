"""Simulated consultants: contracts by calendar year in the fields of each centre's complement.

The totals that must come out stand in aims.py.
"""

import datetime

import duckdb
import numpy as np
import pandas as pd

from plut.building.simulation import aims

SEED_CONTRACTS = 2_024_102
PROVINCE_FIELDS = (
    "institution",
    "human_resources",
    "production",
    "finance",
    "marketing",
    "information_technology",
    "business_network",
)
REGENCY_FIELDS = PROVINCE_FIELDS[:5]
LAST_YEAR = 2026
STAYING = 0.78  # share of consultants whose contract is renewed for another year


def contracts(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """`consultant_id`, `centre_id`, `field`, `active_from`, `active_to`: one row per consultant and year of
    contract."""
    rng = np.random.default_rng(SEED_CONTRACTS)
    centres = connection.execute(
        """
        select history.centre_id, centres.level, history.listed_on
        from simulated.centre_history as history
        inner join (
            select centre_id, level from staging.published_centres
            union all
            select centre_id, level from simulated.centres
        ) as centres using (centre_id)
        order by centre_id
        """
    ).df()
    posts = pd.DataFrame(
        [
            (row.centre_id, field, row.listed_on)
            for row in centres.itertuples()
            for field in (PROVINCE_FIELDS if row.level == "province" else REGENCY_FIELDS)
        ],
        columns=["centre_id", "field", "listed_on"],
    )
    posts["attraction"] = rng.random(len(posts)) + 0.35 * posts["centre_id"].map(
        dict(zip(centres["centre_id"], rng.random(len(centres)), strict=True))
    )
    return _years(rng, posts)


def _years(rng: np.random.Generator, posts: pd.DataFrame) -> pd.DataFrame:
    """Fill the wished number of posts year by year; a post keeps its consultant with a chance, else another
    one comes."""
    rows: list[tuple] = []
    holder = np.zeros(len(posts), dtype=int)  # 0 = vacant
    following = 1
    first_day = pd.to_datetime(posts["listed_on"]).dt.date.to_numpy()
    for year, wished in aims.CONSULTANTS.items():
        begins = datetime.date(year, 1, 1)
        # a year's posts are those of the centres counted when the year's number was published, or when it
        # began
        counted_by = {2017: datetime.date(2017, 6, 30), 2023: datetime.date(2023, 9, 27)}.get(year, begins)
        there = np.flatnonzero(first_day <= counted_by)
        yearly = (
            posts["attraction"].to_numpy()[there] + 0.3 * rng.random(len(there)) + 0.4 * (holder[there] > 0)
        )
        filled = there[np.argsort(-yearly, kind="stable")[:wished]]
        renewed = (holder[filled] > 0) & (rng.random(len(filled)) < STAYING)
        holder[np.setdiff1d(np.arange(len(posts)), filled)] = 0
        for post in filled[~renewed]:
            holder[post], following = following, following + 1
        for post in np.sort(filled):
            starts = max(begins, first_day[post])
            ends = None if year == LAST_YEAR else datetime.date(year, 12, 31)
            name = f"SIM-K-{holder[post]:04d}"
            rows.append((name, posts["centre_id"].iloc[post], posts["field"].iloc[post], starts, ends))
    frame = pd.DataFrame(rows, columns=["consultant_id", "centre_id", "field", "active_from", "active_to"])
    frame = frame.astype({"consultant_id": "string", "centre_id": "string", "field": "string"})
    return frame.assign(
        active_to=pd.to_datetime(frame["active_to"]).dt.date,
        active_from=pd.to_datetime(frame["active_from"]).dt.date,
    )
