"""What is shown of an edition to who may not read all of it: every query, by several rules."""

import datetime
import shutil
from numbers import Integral

import duckdb
import pandas as pd
import pytest
from sampled import some

from plut.warehouse import rules, shown
from plut.warehouse.connection import LOCKED, UnfitParameters
from plut.warehouse.edition import Edition
from plut.warehouse.rules import GUARDED, Rules
from plut.warehouse.shown import Withheld

OF_JABAR = Rules(frozenset({"32"}), sums=True)
STRICT = Rules(frozenset({"32"}))
OF_BANDUNG = Rules(institutions=frozenset({"D901"}))
NO_RECORDS = Rules(frozenset(), datasets=frozenset())
ALL = {"with sums": OF_JABAR, "without": STRICT, "an institution": OF_BANDUNG, "no records": NO_RECORDS}
# of files, for who sees everything
PRIVATE = {
    "data/imported_files",
    "data/import_outcomes",
    "data/rejected_kinds",
    "data/rejects",
    "data/remarks",
}
# columns that say what a row is of; a centre that is named beside it may stand elsewhere
OF = ("region_code", "province_code", "regency_code")


@pytest.fixture(scope="module")
def path(loaded) -> str:
    return str(loaded.path)


@pytest.fixture(scope="module")
def whole(path) -> Edition:
    return Edition(path)


def parameters(edition: Edition, query: str) -> list[dict[str, object]]:
    """Ways to ask a query: as it is, and for a province that is not granted."""
    names = edition.parameters(query)
    asked: list[dict[str, object]] = [{}]
    asked += [{name: "13"} for name in ("province", "province_code", "region") if name in names]
    asked += [{name: "P-13"} for name in ("centre_id",) if name in names]
    asked += [{name: "D902"} for name in ("institution_code",) if name in names]
    return asked


def answered(edition: Edition, query: str, asked: dict[str, object]) -> pd.DataFrame | None:
    """The rows; None where none are shown. A query that needs a parameter says so to everybody."""
    try:
        return edition.rows(query, **asked)
    except Withheld:
        return None
    except UnfitParameters:
        return pd.DataFrame()


def records(frame: pd.DataFrame) -> list[str]:
    """Each row as text; whole numbers look the same beside an empty cell."""
    columns = [map(shown.plain, frame[name]) for name in frame]
    return [
        repr([float(one) if isinstance(one, Integral) else one for one in row])
        for row in zip(*columns, strict=True)
    ]


def test_every_mart_with_rows_of_an_office_says_whose_they_are(path):
    with duckdb.connect(path, read_only=True, config=LOCKED) as connection:
        tables = connection.sql(
            "select table_name from duckdb_columns() where schema_name = 'marts' and "
            "column_name = 'provenance' order by 1"
        ).fetchall()
        guarded = {
            table
            for (table,) in tables
            if connection.sql(f"select 1 from marts.{table} where provenance in {GUARDED} limit 1").fetchall()
        }
        assert {"consultants", "applications", "procurement_years", "award_units"} <= guarded
        assert guarded <= set(rules.marts())
        assert set(rules.marts()) <= {table for (table,) in tables}
        for table, holds in rules.marts().items():
            columns = {name for name, *_ in connection.sql(f"describe marts.{table}").fetchall()}
            assert set(holds.others) <= columns


@pytest.mark.parametrize("of", some(ALL))
def test_no_query_gives_a_record_of_what_is_not_granted(whole, path, of):
    bounded = Edition(path, ALL[of])
    with duckdb.connect(path, read_only=True, config=LOCKED) as connection:
        institutions = connection.sql(
            "select institution_code from marts.procurement_years where left(region_code, 2) = '32'"
        ).fetchall()
    own = {"D901"} if of == "an institution" else {code for (code,) in institutions}
    seen = 0
    for query in set(whole.texts) - {"award/example"}:
        for asked in parameters(whole, query):
            frame = answered(bounded, query, asked)
            if frame is None or frame.empty:
                continue
            rows = frame[frame["provenance"].isin(GUARDED)]
            seen += len(rows)
            if of == "no records":
                assert rows.empty, query
            if of == "an institution":
                codes = rows["institution_code"] if "institution_code" in rows else pd.Series(dtype=str)
                assert set(codes.dropna()) <= own, query
                continue
            if "institution_code" in rows:
                assert set(rows["institution_code"].dropna()) <= own, query
            for column in [name for name in OF if name in rows and name in whole.header(query).grain]:
                codes = {code.rpartition("-")[2] for code in rows[column].dropna()}
                assert {code[:2] for code in codes if code.isdigit()} <= {"32"}, (query, column)
    assert (seen == 0) is (of == "no records")


@pytest.mark.parametrize("one", rules.DATASETS)
def test_who_reads_one_data_set_is_told_no_measure_of_another(whole, path, one):
    """A mart that says of each row of which data set it is, is bounded by that."""
    with duckdb.connect(path, read_only=True, config=LOCKED) as connection:
        marts = connection.sql(
            "select table_name from duckdb_columns() where schema_name = 'marts' and column_name = 'dataset'"
        ).fetchall()
        loaded = connection.sql(
            f"select distinct dataset from marts.area_measures where provenance in {GUARDED}"
        )
        measured = {name for (name,) in loaded.fetchall()}
    held = {name: rules.marts()[name] for (name,) in marts if name in rules.marts()}
    assert {"area_measures", "area_positions"} <= held.keys()
    assert all(of.dataset == "mart.dataset" or of.is_private for of in held.values())
    frame = (
        Edition(path, Rules(datasets=frozenset({one})))
        .opened()
        .run("", "select dataset, provenance from marts.area_measures")
    )
    assert set(frame.loc[frame["provenance"].isin(GUARDED), "dataset"]) == measured & {one}
    closed = set(whole.rows("area/measures")["measure"]) & {"staffing_share", "certified_share", "umk_share"}
    seen = Edition(path, Rules(datasets=frozenset({"centres"}))).rows("area/measures")
    assert len(closed) == 3 and not closed & set(seen["measure"])


def test_who_reads_one_institution_is_told_no_measure_of_all_of_a_place(path):
    frame = Edition(path, OF_BANDUNG).opened().run("", "select * from marts.area_measures")
    spending = frame[frame["dataset"] == "procurement"]
    assert not spending["provenance"].isin(GUARDED).any()


def uncounted(frame: pd.DataFrame, every: pd.DataFrame) -> list[str]:
    """The columns in which a number of all places together is left out."""
    return [name for name in frame if frame[name].isna().sum() > every[name].isna().sum()]


@pytest.mark.parametrize("of", ["with sums", "without"])
def test_no_number_is_smaller_than_it_is(whole, path, of):
    """What is shown of a query is part of the whole answer, row by row; nothing is added up anew."""
    bounded = Edition(path, ALL[of])
    hidden = 0
    for query in whole.texts:
        for asked in parameters(whole, query):
            frame, every = answered(bounded, query, asked), answered(whole, query, asked)
            if frame is None:
                hidden += not asked
                continue
            assert every is not None
            if of == "with sums" and {"lowest_areas", "highest_areas"} & set(frame):
                continue  # who they are is left out
            is_counting = of == "without" and "marts.datasets" in whole.texts[query]
            counts = uncounted(frame, every) if is_counting else []
            told = set(records(every.drop(columns=counts)))
            # of a data set whose rows are not counted nobody knows that it has none
            known = frame if not is_counting else frame[frame.iloc[:, 0].isin(every.iloc[:, 0])]
            assert set(records(known.drop(columns=counts))) <= told, (query, asked)
            if query not in PRIVATE and not is_counting:  # which says itself what it does not count
                is_less = len(frame) < len(every)
                is_part = bounded.is_part(query, **asked)
                # of a place of others it is not told whether it has anything
                assert is_part is is_less or (asked and is_part), query
    assert hidden > 10 if of == "without" else hidden < 10


def test_what_is_not_of_an_office_is_the_same_for_everybody(whole, path):
    bounded = Edition(path, NO_RECORDS)
    for query in ("published/ledger", "frame/places", "area/register", "overview/timeline"):
        assert bounded.rows(query).equals(whole.rows(query))


def test_without_sums_a_sum_over_what_is_hidden_is_withheld_and_with_sums_whole(whole, path):
    asked = {"scheme": "HALAL_SELF"}
    every = whole.rows("certification/funnel", **asked)
    assert Edition(path, OF_JABAR).rows("certification/funnel", **asked).equals(every)
    with pytest.raises(Withheld):
        Edition(path, STRICT).rows("certification/funnel", **asked)
    own = {**asked, "province_code": "32"}
    assert (
        Edition(path, STRICT)
        .rows("certification/funnel", **own)
        .equals(whole.rows("certification/funnel", **own))
    )


def test_a_closed_data_set_is_as_one_that_nobody_loaded(path):
    of_procurement = Edition(path, Rules(datasets=frozenset({"procurement"})))
    datasets = of_procurement.rows("frame/datasets")
    guarded = set(datasets.loc[datasets["provenance"].isin(GUARDED), "name"])
    assert "procurement" in guarded
    assert not guarded & (set(rules.DATASETS) - {"procurement"})
    assert of_procurement.rows("certification/scope").empty


def test_what_files_said_is_for_who_sees_everything(whole, path):
    assert "RAHASIA" in whole.rows("data/rejects").to_string()
    for bounds in ALL.values():
        frame = answered(Edition(path, bounds), "data/rejects", {})
        assert frame is None or frame.empty


def test_what_files_are_called_and_held_is_hidden_from_who_may_read_every_row(whole, path):
    masked = Edition(path, Rules(hides_files=True))
    assert "RAHASIA" not in masked.rows("data/rejects").to_string()
    assert masked.rows("data/rejected_kinds").equals(whole.rows("data/rejected_kinds"))
    names = set(whole.rows("data/imported_files")["file"])
    assert names and masked.rows("data/imported_files")["file"].isna().all()
    for query in set(whole.texts) - {"award/example"}:
        for asked in parameters(whole, query):
            every, frame = answered(whole, query, asked), answered(masked, query, asked)
            assert frame is not None
            if query not in PRIVATE:  # of the office's files alone lines are put together
                assert len(frame) == len(every), query
            text = frame.to_string()
            assert not [name for name in names if name in text], query
    assert not masked.is_part("frame/datasets") and masked.rules.key


def test_rules_that_bound_nothing_open_the_file_itself(whole, path):
    assert Edition(path, Rules()) == whole
    assert not Rules().key and Rules(sums=True).key == ""
    assert len({bounds.key for bounds in ALL.values()}) == len(ALL)


DAYS = [datetime.date(2025, 9, 1) + datetime.timedelta(days=n) for n in range(6)]  # every other has a record


@pytest.mark.parametrize("query", ["certification/funnel", "certification/act_on"])
def test_whether_something_is_withheld_does_not_tell_the_days_of_records(path, query):
    bounded = Edition(path, STRICT)
    asked = {"scheme": "HALAL_SELF", "centre_id": "P-13"}
    told = set()
    for day in DAYS:
        on = asked | {"from_date": day, "to_date": day}
        frame = answered(bounded, query, on)
        told.add(None if frame is None else (len(frame), bounded.is_part(query, **on)))
    assert len(told) == 1


def test_sums_are_of_all_and_not_of_a_place_that_may_not_be_read(path):
    bounded = Edition(path, OF_JABAR)
    asked = {"scheme": "HALAL_SELF"}
    assert len(bounded.rows("certification/funnel", **asked))
    assert len(bounded.rows("certification/funnel", **asked, province_code="32"))
    for others in ({"province_code": "13"}, {"centre_id": "P-13"}):
        with pytest.raises(Withheld):
            bounded.rows("certification/funnel", **asked, **others)


def test_a_mart_that_had_another_name_in_a_former_edition_shows_no_record(path, tmp_path):
    former = str(shutil.copy(path, tmp_path / "former.duckdb"))
    header, _, _ = Edition(path).sql("certification/act_on").partition("\nwith ")
    columns = (
        "application_id, scheme, centre_id, registered_on, verified_on, issued_on, rejected_on, provenance"
    )
    text = f"{header}\nselect {columns} from marts.requests order by all"
    with duckdb.connect(former) as connection:
        connection.execute("create table marts.requests as from marts.applications")
        connection.execute("update edition.queries set sql = $1 where name = 'certification/act_on'", [text])
    assert len(Edition(former).rows("certification/act_on")) > 500
    with pytest.raises(Withheld):
        Edition(former, STRICT).rows("certification/act_on")
