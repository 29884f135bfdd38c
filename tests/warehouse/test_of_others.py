"""What others have loaded changes nothing for a reader who may not see it: every query says the same of two
editions that differ in the records of others alone, in their number too."""

from datetime import timedelta
from pathlib import Path

import office_files
import pandas as pd
import pytest
from procurement_files import ROWS, as_json, rows

from plut.building import pipeline
from plut.building.scale import SMALL
from plut.warehouse.connection import UnfitParameters
from plut.warehouse.edition import Edition
from plut.warehouse.rules import Rules
from plut.warehouse.shown import Withheld, plain

OF_JABAR = Rules(frozenset({"32"}))
CONSULTANTS_OF_JABAR = Rules(frozenset({"32"}), datasets=frozenset({"consultants"}))
OF_BANDUNG = Rules(institutions=frozenset({"D901"}), provinces=frozenset())
NO_RECORDS = Rules(frozenset(), datasets=frozenset())
ASKED = {
    "province": "13",
    "province_code": "13",
    "region": "13",
    "centre_id": "P-13",
    "institution_code": "D902",
    "scheme": "NIB",
    "simulated": False,
}


def others(frame: pd.DataFrame) -> pd.Series:
    """Which rows are of a centre of another province than Jawa Barat."""
    return ~frame["centre_id"].str.startswith("R-32")


def write(folder: Path, *, is_changed: bool) -> None:
    """The files of an office; is_changed: others have other records, and more or fewer of them."""
    consultants, applications = office_files.consultants(), office_files.applications()
    budget, plan = rows("budget"), rows("plan")
    of_province = {"kd_klpd": "D902", "nama_klpd": "Provinsi Kalimantan Barat"}
    plan += [row | of_province | {"kd_rup": 9000 + n} for n, row in enumerate(plan[:3])]
    if is_changed:
        gone, moved = others(consultants), others(applications)
        fewer = consultants[gone].iloc[::2].assign(active_from="2024-03-05")
        consultants = pd.concat([consultants[~gone], fewer])
        elsewhere = applications[moved].iloc[:-7]
        days = elsewhere["registered_on"].map(lambda day: day - timedelta(days=33))
        elsewhere = elsewhere.assign(registered_on=days, size_class="small", issued_on=None)
        applications = pd.concat([applications[~moved], elsewhere])
        budget = [row | {"belanja_pengadaan": 4000} if row["kd_klpd"] == "D902" else row for row in budget]
        plan = [row for row in plan if row["kd_klpd"] != "D902" or row["kd_rup"] != 9002]
    folder.mkdir()
    consultants.to_csv(folder / "consultants.csv", index=False)
    applications.to_csv(folder / "certification_applications.csv", index=False)
    for name in ROWS:
        told = {"budget": budget, "plan": plan}.get(name) or rows(name)
        (folder / f"{name}.json").write_bytes(as_json(told))


@pytest.fixture(scope="module")
def two(once, kept_tables) -> tuple[Edition, Edition]:
    """An edition, and one of which others have loaded other records."""

    def build(folder: Path) -> list[str]:
        paths = []
        for name, is_changed in (("as_it_is", False), ("changed", True)):
            incoming = folder / f"incoming_{name}"
            write(incoming, is_changed=is_changed)
            report = pipeline.build(incoming, folder / name, kept_tables=kept_tables, scale=SMALL)
            assert report.path is not None
            paths.append(str(report.path))
        return paths

    first, second = once("of_others", build)
    return Edition(first), Edition(second)


def told(edition: Edition, query: str, asked: dict[str, object]) -> list[list[object]] | str:
    """All values that a query gives; a word where it gives none."""
    try:
        frame = edition.rows(query, **asked)
    except Withheld:
        return "withheld"
    except UnfitParameters:
        return "unfit"
    return [list(map(plain, frame[name])) for name in frame]


def ways(edition: Edition, query: str) -> list[dict[str, object]]:
    """A query as it is, and with each parameter that names somebody or a kind."""
    known = edition.parameters(query)
    return [{}, *({name: value} for name, value in ASKED.items() if name in known)]


@pytest.mark.long
@pytest.mark.parametrize(
    "rules",
    [OF_JABAR, CONSULTANTS_OF_JABAR, OF_BANDUNG, NO_RECORDS],
    ids=["a province", "a data set of a province", "an institution", "no records"],
)
def test_records_of_others_change_nothing(two, rules):
    first, second = (Edition(one.path, rules) for one in two)
    for query in first.texts:
        for asked in ways(first, query):
            assert told(first, query, asked) == told(second, query, asked), (query, asked)


def test_who_sees_everything_sees_the_change(two):
    assert told(two[0], "certification/funnel", {}) != told(two[1], "certification/funnel", {})
    assert told(two[0], "frame/datasets", {}) != told(two[1], "frame/datasets", {})


@pytest.mark.parametrize("rules", [OF_JABAR, OF_BANDUNG], ids=["a province", "an institution"])
def test_how_many_records_others_have_is_a_sum(two, rules):
    """Without sums it is not told, and a data set is there all the same; with sums it is."""
    sets = Edition(two[0].path, rules).rows("frame/datasets")
    own = sets[sets["provenance"] == "imported"]
    assert {"consultants", "procurement"} <= set(own["name"])
    assert own["rows"].isna().all() and own["rejected"].isna().all()
    assert sets.loc[sets["name"] == "provinces", "rows"].tolist() == [38]
    numbers = Edition(two[0].path, rules).rows("overview/numbers")["number_id"]
    assert not numbers.str.startswith("file ").any()
    with_sums = Rules(rules.provinces, rules.institutions, sums=True)
    whole = Edition(two[0].path).rows("frame/datasets")
    assert Edition(two[0].path, with_sums).rows("frame/datasets").equals(whole)


def test_a_code_of_two_places_has_one_owner_however_often_it_is_asked(two):
    """An award's unit can be a centre of which the marts of the award know no place."""
    owners = two[0]._warehouse.owners()
    assert len({code for code, _, _ in owners}) == len(owners)
    assert ("R-32-CIREBON", "32", False) in owners
