"""A place is found by each of its names, as people type them."""

import csv

import pytest

from plut.base.folders import DATA
from plut.warehouse.connection import Warehouse


@pytest.fixture(scope="module")
def find(edition):
    """What is found by what is typed: a function (text) -> rows."""
    warehouse = Warehouse(edition.path)
    return lambda typed: warehouse.query("frame/places_found", typed=typed)


def reference(name: str) -> list[dict[str, str]]:
    with (DATA / "reference" / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


PLACES = [(row["province_code"], row["name"], row["capital"]) for row in reference("provinces")] + [
    (row["regency_code"], row["name"], row["capital"]) for row in reference("regencies")
]


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("jogja", ["34", "3471"]),
        ("Jogjakarta", ["34", "3471"]),
        ("wamena", ["9501", "95"]),
        ("bandung", ["3204", "3273", "32", "3217"]),
        ("bogor", ["3201", "3271"]),
        ("irian jaya", ["95", "94", "91", "96", "92", "93"]),
        ("solo", ["3372", "1302", "1311", "1372"]),
    ],
)
def test_the_likeliest_stand_first_and_an_ambiguous_name_gives_all_that_bear_it(find, typed, codes):
    assert find(typed)["region_code"].tolist() == codes


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("solo", "3372"),
        ("kab. bandung", "3204"),
        ("KAB.BANDUNG", "3204"),
        ("Bandung (Kab.)", "3204"),
        ("kota bandung", "3273"),
        ("bogor kota", "3271"),
        ("wamena", "9501"),
        ("tanjungpinang", "2172"),
        ("palangka raya", "6271"),
        ("ujung pandang", "7371"),
        ("kukar", "6402"),
        ("jaksel", "3174"),
        ("kep seribu", "3101"),
        ("jabar", "32"),
        ("32.04", "3204"),
        ("3204", "3204"),
    ],
)
def test_enter_takes_what_is_meant(find, typed, code):
    rows = find(typed)
    assert rows.loc[rows["is_meant"], "region_code"].tolist() == [code]
    assert rows["region_code"].iloc[0] == code


@pytest.mark.parametrize(
    "typed", ["jogja", "bandung", "bogor", "sukabumi", "barat", "ban", "bandng", "zzz", " ", "a%"]
)
def test_enter_takes_nothing_where_several_are_meant_or_none(find, typed):
    assert not find(typed)["is_meant"].any()


def test_a_name_that_is_only_spelt_nearly_so_is_told_as_such(find):
    rows = find("bandng")
    assert rows["is_near"].all() and set(rows["region_code"]) == {"32", "3204", "3217", "3273"}
    assert not find("bandung")["is_near"].any()


def test_each_of_the_552_is_meant_by_its_whole_name_and_its_code_and_found_by_its_capital(find):
    assert len(PLACES) == 38 + 514
    for code, name, capital in PLACES:
        assert code in find(capital)["region_code"].tolist(), capital
        by_code = find(code)
        assert by_code.loc[by_code["is_meant"], "region_code"].tolist() == [code]
        titled = name if len(code) == 4 else f"Provinsi {name}"
        by_name = find(titled)
        assert by_name.loc[by_name["is_meant"], "region_code"].tolist() == [code], titled


def test_each_other_name_leads_to_its_place_and_says_where_it_is_from(find):
    for row in reference("region_aliases"):
        assert row["why"] and row["source"], row["alias"]
        rows = find(row["alias"]).set_index("region_code")
        assert row["code"] in rows.index[: max(6, rows["is_meant"].sum())], row["alias"]
        assert not rows.loc[row["code"], "is_near"]
