"""The nine official procurement exports: what counts, what does not, and that every format tells the same."""

import random

import duckdb
import pandas as pd
import pytest
import sqlglot
from procurement_files import (
    EXPECTED,
    REGENCY,
    REJECTED,
    ROWS,
    SECRET,
    as_csv,
    as_json,
    as_parquet,
    as_workbook,
    rows,
)

from plut.base.folders import REPOSITORY
from plut.base.language import LANGUAGES
from plut.building import messages, pipeline
from plut.building.incoming import collect
from plut.building.incoming.official import OFFICIAL
from plut.building.scale import SMALL
from plut.warehouse import sql_files

SPARK = [
    "staging/procurement_by_supplier",
    "marts/procurement_totals",
    "marts/procurement_years",
]


def filled(folder, files: dict[str, bytes]) -> tuple[duckdb.DuckDBPyConnection, dict]:
    """A warehouse in memory with these files, nothing simulated; and the offending rows of each check."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    connection = duckdb.connect()
    _, offending = pipeline.fill(connection, collect.incoming_files(folder), simulate=False, scale=SMALL)
    return connection, {name: found for name, found in offending.items() if len(found)}


def totals(connection: duckdb.DuckDBPyConnection, code: str = "D901") -> dict:
    """The amounts of an institution in 2025, exact."""
    columns = ", ".join(EXPECTED)
    query = f"select {columns} from marts.procurement_years where institution_code = ? and year = 2025"
    return dict(zip(EXPECTED, connection.execute(query, [code]).fetchone(), strict=True))


def outcomes(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    return connection.execute("select * from marts.import_outcomes").df()


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """Every export as JSON, as the portal gives it."""
    files = {f"{name}.json": as_json(rows(name)) for name in ROWS}
    return filled(tmp_path_factory.mktemp("plain"), files)


def test_every_trap_is_counted_as_the_rules_say(plain):
    connection, offending = plain
    assert offending == {}
    assert {name: float(value) for name, value in totals(connection).items()} == EXPECTED


def test_a_stage_without_a_file_is_null_and_no_zero(plain):
    province = totals(plain[0], "D902")
    assert province["budget_idr"] == 1000
    assert province["planned_idr"] is None and province["realised_umk_idr"] is None


def test_a_firm_of_the_region_stands_under_its_own_code_outside_the_obligation(plain):
    assert totals(plain[0], "B903")["contracted_unknown_idr"] == 4000
    query = (
        "select is_obliged, region_code from marts.procurement_institutions where institution_code = 'B903'"
    )
    assert plain[0].execute(query).fetchone() == (False, None)


def test_institutions_find_their_regions(plain):
    query = (
        "select institution_code, region_code from marts.procurement_institutions where is_obliged "
        "order by all"
    )
    assert plain[0].execute(query).fetchall() == [("D901", "3204"), ("D902", "61")]


def test_every_row_read_has_one_outcome(plain):
    read = sum(len(records) for records in ROWS.values())
    found = outcomes(plain[0])
    assert found.loc[found["outcome"] != "unresolved", "rows"].sum() == read
    assert set(found.loc[found["outcome"] == "rejected", "reason"]) == REJECTED


@pytest.mark.parametrize(
    ("outcome", "reason", "count"),
    [
        ("excluded", "deleted", 1),
        ("excluded", "inactive", 1),
        ("excluded", "not_announced", 1),
        ("excluded", "empty", 1),
        ("excluded", "draft", 1),
        ("excluded", "cancelled", 5),
        ("excluded", "unknown_status", 1),
        ("merged", "repeat", 1),
        ("merged", "older_version", 1),
        ("merged", "same_contract", 3),
        ("accepted", "no_value", 3),
        ("accepted", "umk_above_value", 1),
        ("accepted", "rounded_amount", 1),
        ("accepted", "placeholder_amount", 1),
        ("accepted", "umk_above_15_billion", 1),
        ("accepted", "unknown_status", 1),
    ],
)
def test_report_counts_what_was_left_out_merged_or_odd(plain, outcome, reason, count):
    found = outcomes(plain[0])
    assert found.loc[(found["outcome"] == outcome) & (found["reason"] == reason), "rows"].sum() == count


def test_report_names_unknown_states_as_printed(plain):
    found = outcomes(plain[0])
    assert set(found.loc[found["reason"] == "unknown_status", "printed_status"]) == {
        "QUEUED",
        "Usaha Menengah",
    }


def test_events_outside_the_year_count_in_its_first_or_last_month(plain):
    query = "select month from marts.procurement_totals where channel = ? and stage = ? order by month"
    assert plain[0].execute(query, ["direct", "contracted"]).fetchall() == [(1,), (3,), (4,)]
    assert plain[0].execute(query, ["online_shop", "realised"]).fetchall() == [(12,)]


def test_every_rejected_row_has_a_sentence_in_both_languages(plain):
    problems = plain[0].execute("select problem from staging.rejects").fetchall()
    assert all(
        "{" not in messages.row_problem(problem, language)
        for (problem,) in problems
        for language in LANGUAGES
    )


def test_shuffled_columns_other_formats_and_split_files_give_the_same(plain, tmp_path):
    rng = random.Random(5)
    files = {}
    for number, name in enumerate(ROWS):
        records = rows(name)
        columns = list({column: None for record in records for column in record})
        rng.shuffle(columns)
        shuffled = [{column: record.get(column) for column in columns} for record in records]
        half = len(shuffled) // 2
        writers = [(as_csv, "csv"), (as_parquet, "parquet"), (as_workbook, "xlsx"), (as_json, "json")]
        for part, records in enumerate((shuffled[:half], shuffled[half:])):
            write, ending = writers[(number + part) % 4]
            files[f"x{number}_{part}.{ending}"] = write(records)
    connection, offending = filled(tmp_path / "other", files)
    assert offending == {} and totals(connection) == totals(plain[0])


def test_what_is_outside_the_allow_list_is_found_nowhere(tmp_path):
    incoming, out = tmp_path / "incoming", tmp_path / "build"
    incoming.mkdir()
    for number, name in enumerate(ROWS):
        write, ending = [(as_csv, "csv"), (as_parquet, "parquet"), (as_workbook, "xlsx"), (as_json, "json")][
            number % 4
        ]
        (incoming / f"{name}.{ending}").write_bytes(write(rows(name)))
    report = pipeline.build(incoming, out, simulate=False, scale=SMALL)
    assert not report.failed and len(report.rejects)
    secrets = [SECRET.encode(), SECRET.encode("utf-16-le")]
    for path in [p for p in out.rglob("*") if p.is_file()]:
        assert not any(secret in path.read_bytes() for secret in secrets), path
    with duckdb.connect(str(report.path), read_only=True) as connection:
        for schema, table in connection.execute(
            "select schema_name, table_name from duckdb_tables()"
        ).fetchall():
            found = connection.execute(
                f"select count(*) from {schema}.{table} as t where contains(t::varchar, ?)", [SECRET]
            )
            assert found.fetchone() == (0,), table
    assert SECRET not in report.rejects.to_string() + report.outcomes.to_string() + str(report.files)


def test_the_allow_list_is_what_the_staging_names():
    text = (REPOSITORY / "queries/staging/incoming_procurement_read.sql").read_text()
    for dataset in OFFICIAL:
        part = text[: text.index(f"from raw.incoming_{dataset.name}\n")].rsplit("select", 1)[1]
        assert {c.name for c in dataset.columns if c.name not in part} == set(), dataset.name


def test_the_newer_extract_counts_and_a_record_it_lacks_stays(tmp_path):
    old, new, gone = (
        ROWS["plan"][0],
        ROWS["plan"][0] | {"pagu": 900, "_event_date": "2025-12-01"},
        ROWS["plan"][1],
    )
    connection, _ = filled(tmp_path / "in", {"old.json": as_json([old, gone]), "new.json": as_json([new])})
    assert totals(connection)["planned_idr"] == 900 + 20
    assert set(outcomes(connection)["reason"]) == {"", "older_extract"}


def test_a_sheet_of_metadata_tells_which_file_is_newer(tmp_path):
    first = [REGENCY | {"kd_satker": 1, "belanja_pengadaan": 100}]
    second = [REGENCY | {"kd_satker": 1, "belanja_pengadaan": 200}]
    files = {
        "a.xlsx": as_workbook(first, "2025-06-01 08:00:00"),
        "b.xlsx": as_workbook(second, "2025-03-01 08:00:00"),
    }
    assert totals(filled(tmp_path / "in", files)[0])["budget_idr"] == 100


def test_two_rows_that_differ_without_a_date_are_both_rejected(tmp_path):
    first = REGENCY | {"kd_satker": 1, "belanja_pengadaan": 100}
    other = REGENCY | {"kd_satker": 2, "belanja_pengadaan": 7}
    files = {"a.json": as_json([first, other]), "b.json": as_json([first | {"belanja_pengadaan": 200}])}
    connection, _ = filled(tmp_path / "in", files)
    assert totals(connection)["budget_idr"] == 7
    codes = [
        problem["code"] for (problem,) in connection.execute("select problem from staging.rejects").fetchall()
    ]
    assert codes == ["disagree", "disagree"]


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("38390000.0", 38_390_000),
        ("39065469.53", 39_065_469.53),
        ("3.839E7", 38_390_000),
        ("Rp1.500.000", 1_500_000),
        ("1.500.000,50", 1_500_000.5),
        ("1,500,000.50", 1_500_000.5),
        ("22,1 M", 22_100_000_000),
        ("325 Jt", 325_000_000),
        ("1,2 triliun", 1_200_000_000_000),
        ("1.500", None),
        ("1,500", None),
        ("abc", None),
        ("12 orang", None),
        ("-5", -5),
    ],
)
def test_amounts_are_read_with_certainty_or_not_at_all(plain, printed, amount):
    found = plain[0].execute("select read_idr(?)", [printed]).fetchone()[0]
    assert (None if found is None else float(found)) == amount


def test_a_file_that_cannot_be_used_is_named_and_the_others_count(tmp_path):
    renamed = [
        {("nilai_umk" if k == "nilai_umk_kontrak" else k): v for k, v in row.items()}
        for row in ROWS["tender"]
    ]
    files = {
        "page.json": b"<!DOCTYPE html><html>login</html>",
        "empty.json": b"",
        "cut.json": b'[{"kd_klpd": "D9',
        "renamed.json": as_json(renamed),
        "good.json": as_json([REGENCY | {"kd_satker": 1, "belanja_pengadaan": 100}]),
    }
    connection, _ = filled(tmp_path / "in", files)
    assert totals(connection)["budget_idr"] == 100
    found = dict(connection.execute("select file, problem_code from marts.imported_files").fetchall())
    assert found == {
        "page.json": "html_page",
        "empty.json": "empty_file",
        "cut.json": "broken_json",
        "good.json": None,
        "renamed.json": "lacks_columns_of_export|tenders",
    }
    reports = [
        r for r in collect.load(duckdb.connect(), collect.incoming_files(tmp_path / "in")) if r.problem
    ]
    assert all(
        "{" not in messages.file_problem(r.problem, language) for r in reports for language in LANGUAGES
    )


@pytest.mark.parametrize("name", SPARK)
def test_heavy_steps_are_carried_to_spark(name):
    text = sql_files.read_folder(REPOSITORY / "queries")[name].text
    moved = sqlglot.transpile(text, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    tree = sqlglot.parse_one(moved[0], read="spark", error_level=sqlglot.ErrorLevel.RAISE)
    assert [call.name for call in tree.find_all(sqlglot.exp.Anonymous)] == [], (
        "a function that Spark does not know"
    )


@pytest.mark.long
def test_a_million_plan_rows_are_read_within_bounded_memory(tmp_path):
    path = tmp_path / "plan.json"
    with duckdb.connect() as connection:
        connection.execute(
            "copy (select 10000000 + range as kd_rup, 1000 + range % 977 as pagu, 'UKM' as status_ukm, "
            "'D901' as kd_klpd, "
            "'Kab. Bandung' as nama_klpd, 2025 as tahun_anggaran, 'Tender' as metode_pengadaan, repeat('x', "
            "400) as nama_paket, "
            "'2025-02-03' as tgl_pengumuman_paket from range(1000000)) to $path (format json, array true)",
            {"path": str(path)},
        )
    with duckdb.connect(
        str(tmp_path / "w.duckdb"), config={"memory_limit": "3GB", "threads": 2}
    ) as connection:
        pipeline.fill(connection, [path], simulate=False, scale=SMALL)
        assert totals(connection)["planned_idr"] == sum(1000 + n % 977 for n in range(1_000_000))


def test_a_year_or_version_with_a_fraction_is_none(tmp_path):
    """A cast would round it: 2024.5 would be 2025."""
    years = ("2024.5", "2025.0", "2025")
    plans = [row | {"tahun_anggaran": year} for row, year in zip(rows("plan")[:3], years, strict=True)]
    contracts = [row | {"versi_addendum": "1.5"} for row in rows("tender_contract")[:1]]
    files = {"plans.csv": as_csv(plans), "contracts.csv": as_csv(contracts)}
    found = filled(tmp_path / "in", files)[0].execute(
        "select row, problem.code, problem.value from staging.rejects "
        "where starts_with(problem.code, 'bad_') order by all"
    )
    assert found.fetchall() == [(2, "bad_number", "1.5"), (2, "bad_year", "2024.5")]
