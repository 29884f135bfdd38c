"""Provinces, regencies and cities by their names, as a choice offers them."""

import functools

from plut.warehouse.edition import Edition


@functools.lru_cache(maxsize=8)
def names(edition: Edition) -> dict[str, str]:
    """Code -> name, its province where it has one, and the code: a place is found by typing any of them. Never changed."""
    rows = edition.rows("frame/places").itertuples()
    return {row.region_code: f"{_full(row)} ({row.region_code})" for row in rows}


@functools.lru_cache(maxsize=8)
def provinces(edition: Edition) -> dict[str, str]:
    """Code -> name of each province. Never changed."""
    rows = edition.rows("frame/places").itertuples()
    return {row.region_code: row.region_name for row in rows if row.region_code == row.province_code}


def _full(row) -> str:
    is_province = row.region_code == row.province_code
    return row.region_name if is_province else f"{row.region_name}, {row.province_name}"
