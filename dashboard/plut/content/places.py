"""Provinces, regencies and cities by their names, as a choice offers them."""

import functools

from plut.warehouse.edition import Edition

FOUND = "frame/places_found"  # the query that finds them by what a reader types


@functools.lru_cache(maxsize=8)
def names(edition: Edition) -> dict[str, str]:
    """Code -> name, its province where it has one, and the code: a place is found by typing any of them.
    Never changed."""
    return {
        code: f"{name} ({code})" if code == province_code else f"{name}, {province} ({code})"
        for code, name, province_code, province in _rows(edition)
    }


@functools.lru_cache(maxsize=8)
def short_names(edition: Edition) -> dict[str, str]:
    """Code -> name alone, of every place. Never changed."""
    return {code: name for code, name, _, _ in _rows(edition)}


@functools.lru_cache(maxsize=8)
def provinces(edition: Edition) -> dict[str, str]:
    """Code -> name of each province. Never changed."""
    return {code: name for code, name, province_code, _ in _rows(edition) if code == province_code}


def _rows(edition: Edition) -> list[tuple[str, str, str, str]]:
    columns = ["region_code", "region_name", "province_code", "province_name"]
    return list(edition.rows("frame/places")[columns].itertuples(index=False, name=None))
