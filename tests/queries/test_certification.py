"""The questions of the certification page, on small warehouses: states, boundaries, the curve, and sums that
must hold."""

import datetime

import duckdb
import numpy as np
import pandas as pd
import pytest
import sqlglot
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from plut.base.folders import DATA, QUERIES
from plut.warehouse import sql_files
from plut.warehouse.macros import Macros

AS_OF = datetime.date(2026, 10, 31)
FILES = sql_files.read_folder(QUERIES)
MACROS = Macros(QUERIES)
# in the order in which they read one another
MARTS = (
    "applications",
    "application_counts",
    "application_days",
    "enterprise_paths",
    "path_days",
    "scheme_counts",
)
COLUMNS = {
    "file": "varchar",
    "row": "bigint",
    "application_id": "varchar",
    "enterprise_id": "varchar",
    "scheme": "varchar",
    "size_class": "varchar",
    "regency_code": "varchar",
    "centre_id": "varchar",
    "registered_on": "date",
    "verified_on": "date",
    "issued_on": "date",
    "rejected_on": "date",
    "rejection_reason": "varchar",
    "unknown_reason": "varchar",
    "expires_on": "date",
    "as_of": "date",
}


def warehouse() -> duckdb.DuckDBPyConnection:
    """What the mart of applications reads, empty, and the schemes."""
    connection = duckdb.connect(config={"threads": 1})
    MACROS.make(connection, of_tables=False)
    for schema in ("raw", "staging", "simulated", "marts"):
        connection.execute(f"create schema {schema}")
    columns = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    connection.execute(f"create table staging.office_certification_applications ({columns})")
    connection.execute(f"create table simulated.certification_applications ({columns})")
    connection.execute(
        "create table staging.centre_replacements (centre_id varchar, office_centre_id varchar)"
    )
    connection.execute(
        "create table marts.centres (centre_id varchar, name varchar, province_name varchar, provenance "
        "varchar)"
    )
    connection.execute(
        "create table marts.made_up_names (category varchar, unit_id varchar, made_up_code varchar, "
        "made_up_name varchar)"
    )
    connection.execute(
        "create table marts.provinces (province_code varchar, province_name varchar, provenance varchar)"
    )
    schemes = str(DATA / "reference" / "certification_schemes.csv")
    connection.execute(
        "create table raw.reference_certification_schemes as select * from read_csv($path, all_varchar = "
        "true)",
        {"path": schemes},
    )
    connection.execute(f"create table marts.schemes as {FILES['marts/schemes'].text}")
    for name in MARTS:
        mart(connection, name)
    for macro in ("certification_cohort", "counted_applications", "counted_days", "certificate_days"):
        connection.execute(FILES[f"macros/{macro}"].text)
    return connection


def mart(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Make a mart, or make it anew."""
    text = FILES[f"marts/{name}"].text
    parameters = {"simulated_until": AS_OF} if "simulated_until" in text else {}
    connection.execute(f"create or replace table marts.{name} as {text}", parameters)


SHARED = warehouse()


@pytest.fixture(scope="module", autouse=True)
def closed():
    yield
    SHARED.close()


def filled(
    applications: list[dict], connection: duckdb.DuckDBPyConnection = SHARED
) -> duckdb.DuckDBPyConnection:
    """The warehouse with these applications of an office; what a row does not name has a value that does not
    matter."""
    usual = {
        "file": "a.csv",
        "scheme": "HALAL_SELF",
        "size_class": "micro",
        "regency_code": "3204",
        "as_of": AS_OF,
    }
    rows = [usual | {"row": n, "application_id": f"A{n}"} | row for n, row in enumerate(applications)]
    frame = pd.DataFrame(
        [{name: row.get(name) for name in COLUMNS} for row in rows], columns=list(COLUMNS), dtype=object
    )
    connection.execute("delete from staging.office_certification_applications")
    connection.register("frame", frame)
    casts = ", ".join(f"{name}::{kind}" for name, kind in COLUMNS.items())
    connection.execute(f"insert into staging.office_certification_applications select {casts} from frame")
    connection.unregister("frame")
    for name in MARTS:
        mart(connection, name)
    return connection


def ask(connection: duckdb.DuckDBPyConnection, question: str, **chosen: object) -> pd.DataFrame:
    file = FILES[f"pages/certification/{question}"]
    return connection.execute(
        file.text, {entry.name: chosen.get(entry.name) for entry in file.header.params}
    ).df()


def days_ago(days: int) -> datetime.date:
    return AS_OF - datetime.timedelta(days=days)


def one(row: dict, window: int = 180) -> tuple[dict, dict]:
    """First row of the funnel and the row of the conversion of a single application."""
    connection = filled([row])
    return (
        ask(connection, "funnel", window_days=window).iloc[0].to_dict(),
        ask(connection, "conversion", window_days=window).iloc[0].to_dict(),
    )


@pytest.mark.parametrize(("age", "state", "matured"), [(179, "in_process", 0), (180, "stalled", 1)])
def test_an_open_application_matures_on_the_day_of_the_window_and_stalls_with_it(age, state, matured):
    funnel, conversion = one({"registered_on": days_ago(age)})
    assert funnel[f"{state}_count"] == 1
    assert conversion["matured_count"] == matured
    assert (conversion["lower_share"], conversion["upper_share"]) == (0, 1 - matured)


@pytest.mark.parametrize(("verified", "state"), [(179, "in_process"), (180, "stalled")])
def test_a_verification_starts_the_waiting_anew_but_not_the_maturing(verified, state):
    funnel, conversion = one({"registered_on": days_ago(400), "verified_on": days_ago(verified)})
    assert funnel[f"{state}_count"] == 1
    assert (conversion["matured_count"], conversion["matured_issued_count"]) == (1, 0)


@pytest.mark.parametrize(("taken", "converted"), [(0, 1), (180, 1), (181, 0)])
def test_a_certificate_after_the_window_is_issued_but_not_converted(taken, converted):
    registered = days_ago(400)
    funnel, conversion = one(
        {"registered_on": registered, "issued_on": registered + datetime.timedelta(days=taken)}
    )
    assert funnel["issued_count"] == 1
    assert (conversion["matured_count"], conversion["matured_issued_count"]) == (1, converted)
    assert conversion["lower_share"] == conversion["upper_share"] == converted
    assert conversion["median_days"] == taken


def test_a_rejected_application_is_rejected_whatever_its_age_and_can_no_longer_convert():
    funnel, conversion = one({"registered_on": days_ago(10), "rejected_on": days_ago(5)})
    assert funnel["rejected_count"] == 1
    assert (conversion["matured_count"], conversion["lower_share"], conversion["upper_share"]) == (0, 0, 0)
    assert pd.isna(conversion["matured_conversion_share"]) and pd.isna(conversion["median_days"])


def test_a_young_certificate_counts_in_both_bounds_and_not_among_the_matured():
    _, conversion = one({"registered_on": days_ago(30), "issued_on": days_ago(10)})
    assert (conversion["matured_count"], conversion["lower_share"], conversion["upper_share"]) == (0, 1, 1)


def test_the_usual_window_is_that_of_the_scheme():
    connection = filled(
        [{"registered_on": days_ago(200)}, {"registered_on": days_ago(200), "scheme": "SPPT_SNI"}]
    )
    assert ask(connection, "funnel", scheme="HALAL_SELF").iloc[0]["stalled_count"] == 1
    assert ask(connection, "funnel", scheme="SPPT_SNI").iloc[0]["in_process_count"] == 1
    assert ask(connection, "conversion").iloc[0]["matured_count"] == 1


def test_a_certificate_without_a_day_of_verification_has_passed_the_verification():
    connection = filled(
        [{"registered_on": days_ago(200), "issued_on": days_ago(100)}, {"registered_on": days_ago(200)}]
    )
    assert ask(connection, "funnel")["reached_count"].tolist() == [2, 1, 1]


def test_the_age_is_counted_to_the_latest_day_of_the_file():
    connection = filled(
        [{"registered_on": days_ago(200), "as_of": days_ago(100)}, {"registered_on": days_ago(1)}]
    )
    assert ask(connection, "funnel", window_days=180).iloc[0]["stalled_count"] == 1


def test_fewer_than_ten_are_small():
    for count, small in ((9, True), (10, False)):
        assert (
            ask(filled([{"registered_on": days_ago(400)}] * count), "conversion").iloc[0]["is_small"] == small
        )


def test_no_application_is_an_empty_funnel_not_an_error():
    connection = filled([])
    assert ask(connection, "funnel")["reached_count"].tolist() == [0, 0, 0]
    assert ask(connection, "conversion").iloc[0]["cohort_count"] == 0
    for question in (
        "curve",
        "cohorts",
        "queue",
        "reasons",
        "steps",
        "breakdown",
        "act_on",
        "expiring",
        "scope",
    ):
        assert ask(connection, question).empty


def test_filters_choose_by_scheme_day_province_and_centre():
    rows = [
        {"registered_on": days_ago(10), "centre_id": "P-13"},
        {"registered_on": days_ago(20), "regency_code": "5171"},
        {"registered_on": days_ago(30), "scheme": "NIB"},
    ]
    connection = filled(rows)

    def count(**chosen: object) -> int:
        return int(ask(connection, "funnel", **chosen).iloc[0]["reached_count"])

    assert (
        count() == 3
        and count(scheme="NIB") == 1
        and count(province_code="51") == 1
        and count(centre_id="P-13") == 1
    )
    assert count(from_date=days_ago(20)) == 2 and count(to_date=days_ago(20)) == 2


applications = st.lists(
    st.builds(
        lambda age, verified, outcome, kind, scheme: {
            "registered_on": days_ago(age),
            "verified_on": days_ago(max(age - verified, 0)) if verified is not None else None,
            "issued_on": days_ago(max(age - outcome, 0)) if kind == "issued" else None,
            "rejected_on": days_ago(max(age - outcome, 0)) if kind == "rejected" else None,
            "scheme": scheme,
        },
        st.integers(0, 500),
        st.none() | st.integers(-20, 300),
        st.integers(-20, 500),
        st.sampled_from(["issued", "rejected", "open"]),
        st.sampled_from(["NIB", "HALAL_SELF", "SPPT_SNI"]),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(applications, st.none() | st.integers(0, 400), st.sampled_from([None, "NIB"]))
def test_the_states_sum_to_those_that_reached_each_step(rows, window, scheme):
    connection = filled(rows)
    funnel = ask(connection, "funnel", window_days=window, scheme=scheme)
    states = funnel[["issued_count", "in_process_count", "stalled_count", "rejected_count"]]
    assert (states.sum(axis=1) == funnel["reached_count"]).all()
    assert funnel["reached_count"].is_monotonic_decreasing
    conversion = ask(connection, "conversion", window_days=window, scheme=scheme).iloc[0]
    assert conversion["cohort_count"] == funnel["reached_count"].iloc[0]
    assert conversion["matured_issued_count"] <= conversion["matured_count"] <= conversion["cohort_count"]
    if conversion["cohort_count"]:
        assert 0 <= conversion["lower_share"] <= conversion["upper_share"] <= 1
    cohorts = ask(connection, "cohorts", window_days=window, scheme=scheme)
    assert cohorts["matured_issued_count"].sum() == conversion["matured_issued_count"]
    assert (
        ask(connection, "queue", window_days=window, scheme=scheme)["stalled_count"].sum()
        == funnel["stalled_count"].iloc[0]
    )


# Days of registration with ends of months and years among them, in files of two as-of dates.
anywhere = st.lists(
    st.builds(
        lambda registered, verified, outcome, kind, scheme, centre, regency, late: {
            "file": f"{late}.csv",
            "as_of": AS_OF if late else datetime.date(2026, 9, 30),
            "enterprise_id": f"E{outcome % 4}",
            "registered_on": registered,
            "verified_on": registered + datetime.timedelta(verified) if verified is not None else None,
            "issued_on": registered + datetime.timedelta(outcome) if kind == "issued" else None,
            "rejected_on": registered + datetime.timedelta(outcome) if kind == "rejected" else None,
            "scheme": scheme,
            "centre_id": centre,
            "regency_code": regency,
        },
        st.dates(datetime.date(2024, 11, 20), datetime.date(2026, 2, 10))
        | st.sampled_from(
            [datetime.date(2024, 12, 31), datetime.date(2025, 1, 1), datetime.date(2025, 3, 31)]
        ),
        st.none() | st.integers(-10, 120),
        st.integers(-10, 220),
        st.sampled_from(["issued", "issued", "rejected", "open"]),
        st.sampled_from(["NIB", "SNI_BINA_UMK", "SPPT_SNI"]),
        st.sampled_from([None, "P-13", "P-51"]),
        st.sampled_from(["3204", "5171"]),
        st.booleans(),
    ),
    max_size=30,
)
choices = st.fixed_dictionaries(
    {
        "scheme": st.sampled_from([None, "NIB", "SPPT_SNI"]),
        "from_date": st.sampled_from([None, "2025-01-01", "2025-03-01", "2025-03-17"]),
        "to_date": st.sampled_from([None, "2025-12-31", "2025-03-31", "2025-04-02"]),
        "window_days": st.sampled_from([None, 90, 180, 77, 0]),
        "province_code": st.sampled_from([None, "32"]),
        "centre_id": st.sampled_from([None, None, "P-13", ""]),
    }
)
COHORT = """
    certification_cohort($scheme, $from_date, $to_date, $window_days, $province_code, $centre_id)
"""


@settings(max_examples=80, deadline=None)
@given(anywhere, choices)
def test_what_is_counted_in_advance_is_what_the_applications_say_one_by_one(rows, chosen):
    connection = filled(rows)
    for group, code in (
        (None, "''"),
        ("month", "date_trunc('month', registered_on)::date::varchar"),
        ("province", "province_code"),
        ("centre", "coalesce(centre_id, '')"),
        ("size", "size_class"),
    ):
        counted = connection.execute(
            "from counted_applications($group, $scheme, $from_date, $to_date, $window_days, $province_code, "
            "$centre_id) order by all",
            chosen | {"group": group},
        ).fetchall()
        one_by_one = connection.execute(
            f"""
            select
                {code} as code, count(*), count(*) filter (steps_reached > 1),
                count(*) filter (state = 'issued'), count(*) filter (state = 'rejected'),
                count(*) filter (state = 'rejected' and steps_reached = 1), count(*) filter (is_matured),
                count(*) filter (is_converted), count(*) filter (is_matured and is_converted),
                count(*) filter (is_undecided), count(*) filter (is_stalled),
                count(*) filter (is_stalled and steps_reached = 1), provenance
            from {COHORT} group by all order by all
            """,
            chosen,
        ).fetchall()
        assert counted == one_by_one


@settings(max_examples=80, deadline=None)
@given(anywhere, choices)
def test_days_are_those_of_the_applications_one_by_one(rows, chosen):
    connection = filled(rows)
    chosen = chosen | {"window_days": None}
    for span, days in (
        ("to_certificate", "date_diff('day', registered_on, issued_on)"),
        ("to_verification", "date_diff('day', registered_on, verified_on)"),
        ("from_verification", "date_diff('day', verified_on, issued_on)"),
        ("awaits_verification", "if(steps_reached = 1, waiting_days, null)"),
        ("awaits_certificate", "if(steps_reached = 2, waiting_days, null)"),
    ):
        counted = connection.execute(
            "select scheme, days, application_count from counted_days($span, $scheme, $from_date, $to_date, "
            "$province_code, $centre_id) order by all",
            {name: value for name, value in chosen.items() if name != "window_days"} | {"span": span},
        ).fetchall()
        one_by_one = connection.execute(
            f"""
            select scheme, greatest(days, 0) as days_taken, count(*)
            from (select scheme, {days} as days from {COHORT}) where days is not null
            group by all order by all
            """,
            chosen,
        ).fetchall()
        assert counted == one_by_one
    curve = connection.execute(
        "select day, issued_count, at_risk_count from certificate_days($scheme, $from_date, $to_date, "
        "$province_code, $centre_id) where issued_count > 0 order by day",
        {name: value for name, value in chosen.items() if name != "window_days"},
    ).fetchall()
    every = connection.execute(f"select issue_days, age_days from {COHORT}", chosen).fetchall()
    days = sorted({issued for issued, _ in every if issued is not None})
    assert curve == [
        (
            day,
            sum(issued == day for issued, _ in every),
            sum((age if issued is None else issued) >= day for issued, age in every),
        )
        for day in days
    ]


@settings(max_examples=80, deadline=None)
@given(anywhere, choices)
def test_the_path_counted_in_advance_is_that_of_the_enterprises_one_by_one(rows, chosen):
    connection = filled(rows)
    path = ask(connection, "story_path", **chosen).set_index("step_order")
    steps = connection.execute(
        """
        select nib_on - first_registered_on, bina_umk_on - nib_on, sppt_sni_on - bina_umk_on,
            nib_on is not null, bina_umk_on is not null, sppt_sni_on is not null
        from marts.enterprise_paths
        where (first_registered_on >= $from_date::date or $from_date is null)
            and (first_registered_on <= $to_date::date or $to_date is null)
            and (province_code = $province_code or $province_code is null)
            and (centre_id = $centre_id or $centre_id is null)
        """,
        {name: chosen[name] for name in ("from_date", "to_date", "province_code", "centre_id")},
    ).fetchall()
    on_path = [
        [True] * len(steps),
        [row[0] is not None for row in steps],
        [row[1] is not None and row[1] >= 0 for row in steps],
        [None not in row[1:3] and min(row[1:3]) >= 0 for row in steps],
    ]
    assert path["path_count"].tolist() == [sum(each) for each in on_path]
    assert path["holders_count"].tolist() == [len(steps), *(sum(row[n] for row in steps) for n in (3, 4, 5))]
    for order in (2, 3, 4):
        taken = sorted(row[order - 2] for row, is_on in zip(steps, on_path[order - 1], strict=True) if is_on)
        median = path.loc[order, "median_days"]
        assert median == taken[(len(taken) - 1) // 2] if taken else pd.isna(median)


def test_a_step_without_its_day_has_no_days():
    verified = {"registered_on": days_ago(400), "verified_on": days_ago(390)}
    connection = filled([verified | {"issued_on": days_ago(300)}, verified, verified])
    steps = ask(connection, "steps").set_index("step_order")
    assert steps.loc[3, "median_days"] == 90  # not that of certificates which nobody holds
    assert steps["timed_count"].tolist() == [3, 1]


def drawn(seed: int, count: int = 400) -> pd.DataFrame:
    """Random applications with many ties: `age`, `taken` (days to the outcome), `kind`."""
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(
        {"age": rng.integers(0, 60, count), "taken": rng.integers(0, 60, count), "fate": rng.random(count)}
    )
    frame["kind"] = np.select(
        [frame["taken"] > frame["age"], frame["fate"] < 0.3], ["open", "rejected"], "issued"
    )
    return frame


@pytest.mark.parametrize("seed", range(5))
def test_the_curve_is_that_of_scipy_with_the_refused_kept_at_risk(seed):
    frame = drawn(seed)
    rows = [
        {
            "registered_on": days_ago(r.age),
            "issued_on": days_ago(r.age - r.taken) if r.kind == "issued" else None,
            "rejected_on": days_ago(r.age - r.taken) if r.kind == "rejected" else None,
        }
        for r in frame.itertuples()
    ]
    connection = filled(rows)
    curve = ask(connection, "curve")
    issued = frame["kind"] == "issued"
    sample = stats.CensoredData(
        uncensored=frame.loc[issued, "taken"].to_numpy(), right=frame.loc[~issued, "age"].to_numpy()
    )
    expected = stats.ecdf(sample).cdf
    assert np.abs(expected.evaluate(curve["day"].to_numpy()) - curve["issued_share"].to_numpy()).max() < 1e-9
    assert set(curve["day"]) == set(frame.loc[issued, "taken"])
    conversion = ask(connection, "conversion").iloc[0]
    for column, share in (("median_days", 0.5), ("p75_days", 0.75)):
        reached = expected.quantiles[expected.probabilities >= share - 1e-12]
        assert conversion[column] == reached[0] if len(reached) else pd.isna(conversion[column])


def test_the_curve_levels_off_at_the_true_share_where_half_are_refused():
    rng = np.random.default_rng(1)
    rows = []
    for n in range(2000):
        registered, taken = (
            days_ago(int(rng.integers(200, 900))),
            datetime.timedelta(days=int(rng.integers(1, 150))),
        )
        rows.append(
            {"registered_on": registered, "rejected_on" if n % 2 else "issued_on": registered + taken}
        )
    connection = filled(rows)
    assert ask(connection, "curve")["issued_share"].iloc[-1] == pytest.approx(0.5, abs=1e-9)
    assert ask(connection, "quantiles")["all_days"].notna().tolist() == [True, True, False]


def test_the_path_is_walked_in_its_order_and_holders_are_counted_apart():
    def mark(enterprise: str, scheme: str, registered: int, issued: int | None) -> dict:
        return {
            "enterprise_id": enterprise,
            "scheme": scheme,
            "registered_on": days_ago(registered),
            "issued_on": None if issued is None else days_ago(issued),
        }

    connection = filled(
        [
            mark("U1", "NIB", 900, 898),
            mark("U1", "SNI_BINA_UMK", 890, 888),
            mark("U1", "SPPT_SNI", 800, 500),
            mark("U2", "NIB", 900, 899),
            mark("U2", "SNI_BINA_UMK", 890, None),
            mark("U3", "SNI_BINA_UMK", 900, 898),
            mark("U3", "NIB", 800, 799),  # the mark before the number: not on the path
            mark("U4", "NIB", 100, None),
        ]
    )
    path = ask(connection, "story_path").set_index("step")
    assert path["path_count"].to_dict() == {"informal": 4, "NIB": 3, "SNI_BINA_UMK": 1, "SPPT_SNI": 1}
    assert path["holders_count"].to_dict() == {"informal": 4, "NIB": 3, "SNI_BINA_UMK": 2, "SPPT_SNI": 1}
    assert path.loc["SNI_BINA_UMK", "median_days"] == 10 and path.loc["SPPT_SNI", "median_days"] == 388


def test_certificates_that_end_within_six_months_are_counted_by_centre():
    def certificate(ends: datetime.date, scheme: str = "SPP_IRT") -> dict:
        return {
            "scheme": scheme,
            "registered_on": days_ago(1500),
            "issued_on": days_ago(1490),
            "expires_on": ends,
            "centre_id": "P-13",
        }

    ends = [AS_OF, days_ago(-1), datetime.date(2027, 4, 30), datetime.date(2027, 5, 1)]
    rows = ask(filled([*map(certificate, ends), certificate(days_ago(-1), "BPOM_MD")]), "expiring")
    assert rows[["centre_id", "expiring_count"]].to_numpy().tolist() == [["P-13", 2]]


def test_applications_to_act_on_stand_with_the_longest_wait_first():
    rows = [{"registered_on": days_ago(age)} for age in (100, 300, 200)]
    assert ask(filled(rows), "act_on", window_days=180)["waiting_days"].tolist() == [300, 200]


def test_dates_out_of_order_are_listed_and_counted_all_the_same():
    connection = filled(
        [{"registered_on": days_ago(100), "verified_on": days_ago(120), "issued_on": days_ago(110)}]
    )
    assert len(ask(connection, "out_of_order")) == 1
    assert ask(connection, "funnel").iloc[0]["issued_count"] == 1
    assert ask(connection, "curve")[["day", "issued_share"]].to_numpy().tolist() == [[0, 1]]


def test_the_worked_example_reads_40_7_per_cent_and_leaves_3336_unaccounted(workshop):
    rows = workshop.execute(FILES["pages/certification/sehati"].text).df().set_index("part")
    assert round(100 * rows.loc["issued", "quota_share"], 1) == 40.7
    assert rows.loc["unaccounted", "application_count"] == 3336
    assert rows["application_count"].sum() == 25000
    waiting = rows[rows["state"] == "in_process"]
    assert waiting["application_count"].astype(int).to_dict() == {
        "fatwa_session": 3827,
        "sent_to_fatwa": 5113,
        "bpjph_check": 1543,
        "companion_check": 1017,
    }
    assert set(waiting["state_count"]) == {11500} and set(waiting["state_share"]) == {0.46}


def test_ten_provinces_are_in_print_and_the_others_are_not_zero(workshop):
    rows = workshop.execute(FILES["pages/certification/halal_provinces"].text).df()
    assert len(rows) == 38 and rows["product_count"].notna().sum() == 10
    assert (rows.loc[rows["product_count"].isna(), "class"] == 0).all() and rows["product_count"].min() > 0


def test_the_ten_provinces_have_the_products_that_bpjph_counted_until_february_2025(workshop):
    rows = workshop.execute(FILES["pages/certification/halal_provinces"].text).df()
    assert rows["product_count"].sum() == 4901125
    register = (
        "select sum(value) from marts.figures where measure = 'halal_products_cumulative' and as_of = ?"
    )
    assert workshop.execute(register, ["2025-02-04"]).fetchone() == (4901125,)


def test_products_of_bali_by_size_sum_to_all(workshop):
    rows = workshop.execute(FILES["pages/certification/halal_sizes"].text).df()
    assert rows["region_name"].unique().tolist() == ["Bali"]
    assert rows["product_count"].tolist() == [25788, 3459, 2351, 2943]
    assert set(rows["total_count"]) == {34541} and rows["product_share"].sum() == pytest.approx(1)


ONE_UNIT = {  # as section 5 of the research notes has them, and three more of the register
    ("Lampung", 124130, 38267),
    ("Kabupaten Pringsewu", 31290, 1651),
    ("Kabupaten Banyuwangi", 7761, 5150),
    ("Kabupaten Bogor", 6217, 4000),
    ("Kabupaten Jembrana", 186, 150),
    ("Sulawesi Selatan", 466, 129),
    ("Kalimantan Timur", 1000, 780),
    ("Kalimantan Timur", 40, 40),
    ("Kabupaten Cirebon", 731, 527),
    ("Sulawesi Barat", 24, 19),
    ("Kota Bogor", 5000, 3000),
    ("Kota Makassar", 60, 37),
    ("Kabupaten Jember", 111, 95),
}
OTHER_UNIT = {
    ("Kabupaten Bantul", 7103, 6203),
    ("Kabupaten Kepahiang", 1056, 1046),
    ("Kabupaten Belu", 135, 107),
    ("Kota Balikpapan", 1500, 1316),
    ("Jawa Tengah", 41359, 36269),
    ("Gorontalo", 3016, 1489),
}


def test_pairs_of_one_unit_are_apart_from_those_that_change_it(workshop):
    rows = workshop.execute(FILES["pages/certification/pairs"].text).df()

    def of(is_one_unit: bool) -> set[tuple[str, int, int]]:
        some = rows[rows["is_one_unit"] == is_one_unit]
        return set(zip(some["place_name"], some["applied_total"], some["issued_total"], strict=True))

    assert of(True) == ONE_UNIT and of(False) == OTHER_UNIT and len(rows) == 19
    same = rows[rows["is_one_unit"]]
    assert (same["unit_en"] == same["issued_unit_en"]).all()
    assert (same["issued_total"] <= same["applied_total"]).all()
    (jembrana,) = rows.loc[rows["place_name"] == "Kabupaten Jembrana", "note_en"]
    assert "regency's" in jembrana


def test_a_note_on_both_figures_of_a_pair_is_said_once(workshop):
    rows = workshop.execute(FILES["pages/certification/pairs"].text).df()
    for note in [*rows["note_id"].dropna(), *rows["note_en"].dropna()]:
        said = [sentence.strip(". ") for sentence in note.split(". ")]
        assert note.strip() and len(said) == len(set(said)), note


def test_pairs_stand_by_date_not_by_share(workshop):
    days = workshop.execute(FILES["pages/certification/pairs"].text).df()["as_of_day"]
    assert days.is_monotonic_decreasing


def test_days_of_rules_are_apart_from_what_offices_said(workshop):
    rows = workshop.execute(FILES["pages/certification/published_days"].text).df()
    assert set(rows["days_kind"]) == {"said", "target"}
    assert not rows.loc[rows["days_kind"] == "said", "unit_en"].str.contains("working").any()
    assert rows.loc[rows["days_kind"] == "target", "unit_en"].str.contains("working").all()
    totals = rows[rows["counted_en"].str.startswith("Target time in all")]
    assert sorted(totals["days"]) == [12, 21]


@pytest.mark.parametrize("mart", ["applications", "enterprise_paths", "scheme_counts"])
def test_the_heavy_marts_are_sql_that_spark_reads_too(mart):
    (text,) = sqlglot.transpile(
        FILES[f"marts/{mart}"].text, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE
    )
    again = sqlglot.parse_one(text, read="spark")
    names = [column.alias_or_name for column in again.selects]
    assert names == [entry.name for entry in FILES[f"marts/{mart}"].header.columns]
    assert "BY NAME" not in text and "EXCLUDE" not in text


def test_schemes_stand_side_by_side_each_with_its_own_usual_window_and_without_a_total():
    old = {"registered_on": days_ago(300), "issued_on": days_ago(50)}  # after 250 days
    connection = filled([old | {"scheme": "NIB"}, old | {"scheme": "SPPT_SNI"}, old | {"scheme": "SPPT_SNI"}])
    usual = ask(connection, "schemes").set_index("scheme")
    assert usual["cohort_count"].to_dict() == {"NIB": 1, "SPPT_SNI": 2}
    assert usual["days_allowed"].to_dict() == {"NIB": 180, "SPPT_SNI": 365}
    assert usual["matured_count"].to_dict() == {"NIB": 1, "SPPT_SNI": 0}
    chosen = ask(connection, "schemes", window_days=270).set_index("scheme")
    assert set(chosen["days_allowed"]) == {270}
    assert chosen["matured_issued_count"].to_dict() == {"NIB": 1, "SPPT_SNI": 2}
    for scheme, row in chosen.iterrows():
        alone = ask(connection, "funnel", window_days=270, scheme=scheme).iloc[0]
        for state in ("issued", "in_process", "stalled", "rejected"):
            assert row[f"{state}_count"] == alone[f"{state}_count"]
