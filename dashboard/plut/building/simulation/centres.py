"""Simulated centres: those of 26 + 74 that are not found by name; the days on which all 100 entered the
count.

The totals that must come out stand in aims.py.
"""

import datetime

import duckdb
import numpy as np
import pandas as pd

from plut.building.simulation import aims

SEED_PLACES, SEED_HISTORY = 2_024_100, 2_024_101


def unnamed_centres(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Centres missing from 26 + 74, placed at seats: `centre_id`, `name`, `level`, codes, point, status,
    precision."""
    rng = np.random.default_rng(SEED_PLACES)
    known = connection.execute(
        "select * from staging.published_centres where evidence_grade in ('A', 'B')"
    ).df()
    provinces = connection.execute("select * from staging.provinces order by province_code").df()
    regencies = connection.execute(
        "select * from staging.regencies where is_self_governing order by regency_code"
    ).df()
    at_province = set(known.loc[known["level"] == "province", "province_code"])
    named = known.loc[known["level"] == "regency"]
    taken = set(named["regency_code"].dropna()) | set(
        ";".join(named["candidate_regency_codes"].dropna()).split(";")
    )
    free_provinces = provinces[~provinces["province_code"].isin(at_province | {"93", "94", "95", "96"})]
    free_regencies = regencies[~regencies["regency_code"].isin(taken)]
    drawn_provinces = _draw(rng, free_provinces, max(0, aims.PROVINCE_CENTRES - len(at_province)))
    drawn_regencies = _draw(rng, free_regencies, max(0, aims.REGENCY_CENTRES - len(named)))
    at_capital = drawn_provinces.assign(
        centre_id="SIM-P-" + drawn_provinces["province_code"],
        name="SIMULASI PLUT Provinsi " + drawn_provinces["province_name"],
        level="province",
        regency_code=None,
    )
    at_seat = drawn_regencies.assign(
        centre_id="SIM-R-" + drawn_regencies["regency_code"],
        name="SIMULASI PLUT " + drawn_regencies["regency_name"],
        level="regency",
    )
    centres = pd.concat([at_capital, at_seat], ignore_index=True).rename(columns={"capital": "place"})
    centres["institutional_status"] = "unknown"
    centres["location_precision"] = "simulated"
    centres["as_of"] = aims.COUNTED_ON
    columns = [
        "centre_id",
        "name",
        "level",
        "province_code",
        "regency_code",
        "institutional_status",
        "place",
        "location_precision",
        "as_of",
        "longitude",
        "latitude",
    ]
    return centres[columns].astype(dict.fromkeys(columns[:-3], "string"))


def history(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """`centre_id`, `listed_on`, `uptd_on` (dates) of all centres without imports."""
    rng = np.random.default_rng(SEED_HISTORY)
    centres = connection.execute(
        """
        select centre_id, level, opened_on, known_from_year, institutional_status
        from staging.published_centres where evidence_grade in ('A', 'B')
        union all
        select centre_id, level, null, null, institutional_status from simulated.centres
        order by centre_id
        """
    ).df()
    listed = pd.concat([_listed(rng, centres, "province", 0), _listed(rng, centres, "regency", 1)])
    centres["listed_on"] = centres["centre_id"].map(listed)
    centres["uptd_on"] = _uptd_days(rng, centres)
    return centres[["centre_id", "listed_on", "uptd_on"]].astype({"centre_id": "string"})


def _draw(rng: np.random.Generator, regions: pd.DataFrame, count: int) -> pd.DataFrame:
    """Regions drawn without replacement, the more people the likelier, in the order of their codes."""
    weight = np.sqrt(regions["population_people"].to_numpy(dtype=float))
    picked = rng.choice(len(regions), size=count, replace=False, p=weight / weight.sum())
    return regions.iloc[np.sort(picked)]


def _listed(rng: np.random.Generator, centres: pd.DataFrame, level: str, number: int) -> pd.Series:
    """A day for each centre of a level: waves are filled with the centres that sources attest earliest.

    A centre whose source says that it stood in a year is listed by the end of that year; simulated centres
    fill the rest.
    """
    group = centres[centres["level"] == level].copy()
    group["year"] = group["known_from_year"].astype(float)
    group["draw"] = rng.random(len(group))
    days: dict[str, datetime.date] = {}
    waiting = group
    for index, wave in reversed(list(enumerate(aims.CENTRES_LISTED))):
        size, first, last = wave[number], wave[2], wave[3]
        # the last waves take those that sources attest latest; a centre attested before a wave cannot be of
        # it
        possible = waiting[waiting["year"].isna() | (waiting["year"] >= first.year)] if index else waiting
        # of those that could be, the ones with a known opening day in or after the wave come first, then the
        # latest known
        opened = pd.to_datetime(possible["opened_on"]) >= pd.Timestamp(first)
        order = possible.assign(opened=opened).sort_values(
            ["opened", "year", "draw"], ascending=[False, False, True]
        )
        for row in order.head(size).itertuples():
            end = min(last, datetime.date(int(row.year), 12, 31)) if row.year == row.year else last
            days[row.centre_id] = first + datetime.timedelta(
                days=int(rng.integers(0, max((end - first).days, 0) + 1))
            )
        waiting = waiting[~waiting["centre_id"].isin(days)]
    return pd.Series(days)


def _uptd_days(rng: np.random.Generator, centres: pd.DataFrame) -> pd.Series:
    """Days on which 31 centres became UPTD: those whose source says so, and others that no source calls a
    mere unit."""
    stated = centres["institutional_status"] == "UPTD"
    open_to_draw = np.flatnonzero(centres["institutional_status"] == "unknown")
    drawn = rng.choice(open_to_draw, size=aims.UPTD - int(stated.sum()), replace=False)
    chosen = sorted({*np.flatnonzero(stated), *drawn})
    days = pd.Series([None] * len(centres), dtype=object)
    for position in chosen:
        listed = centres["listed_on"].iloc[position]
        span = (aims.COUNTED_ON - listed).days
        days.iloc[position] = listed + datetime.timedelta(days=int(rng.integers(span // 2, span)))
    return days
