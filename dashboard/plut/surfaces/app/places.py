"""The names by which a reader finds a province, regency or city."""

import functools

from plut.surfaces.app import cached
from plut.surfaces.app.page import Page


def names(page: Page) -> dict[str, str]:
    """Code -> name, its province where it is a regency, and the code; all that the edition has, by code. Never changed."""
    return cached.computed(functools.partial(_names, page.path))


def _names(path: str) -> dict[str, str]:
    return {
        place.region_code: f"{place.region_name} ({place.region_code})"
        if len(place.region_code) == 2
        else f"{place.region_name}, {place.province_name} ({place.region_code})"
        for place in cached.rows(path, "frame/places").itertuples()
    }
