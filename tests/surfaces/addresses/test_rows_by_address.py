"""Rows by address: the same rows in every form, what they are beside them, nothing simulated that nobody
asked for, and a clear word for what is wrong."""

import io
import json

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from addresses_asked import asking_for
from csvw import CSVW
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate
from sampled import some

from plut.base.folders import QUERIES
from plut.content.reading import Reading
from plut.surfaces.addresses import describing, openapi, rows
from plut.surfaces.addresses import given as asked
from plut.surfaces.web.refusals import Refused
from plut.warehouse import sql_files
from plut.warehouse.edition import Edition

pytestmark = pytest.mark.usefixtures("folder")

NAMES = [name.removeprefix("pages/") for name in sql_files.read_folder(QUERIES, "pages")]

NAMING = ("consultants/access",)  # each row is about a region, and all of them are simulated here


def rows_of(query: str, **said: str) -> asked.Given:
    return asked.given(asked.question(asking_for(**said), query))


def written(kind: str, query: str, **said: str) -> bytes:
    return rows.WRITERS[kind](rows_of(query, **said))


@pytest.mark.parametrize("query", NAMES)
def test_no_form_of_any_query_holds_a_simulated_row_that_nobody_asked_for(query):
    if query in NAMING:
        for said in ({}, {"simulasi": "1"}):
            with pytest.raises(Refused, match="region"):
                rows_of(query, lang="en", **said)
        return
    try:
        given_rows = rows_of(query)
    except Refused as refused:
        assert refused.status == 400 and "simulasi=1" in refused.sentence
        assert set(rows_of(query, simulasi="1").provenances) == {"simulated"}
        return
    assert "simulated" not in given_rows.provenances
    everything = rows_of(query, simulasi="1")
    assert given_rows.left_out == 0 or given_rows.remark
    for kind in ("csv", "json"):
        text = rows.WRITERS[kind](given_rows).decode()
        assert len(text.splitlines()) and '"simulated"' not in text
        assert ('"simulated"' in rows.WRITERS[kind](everything).decode()) == (
            "simulated" in everything.provenances
        )


def test_zeros_of_what_nobody_has_loaded_are_no_answer():
    """Without simulated records nobody would have a consultant, and that would look like a finding."""
    for said in ({}, {"simulated": "false"}, {"simulated": "false", "simulasi": "1"}):
        with pytest.raises(Refused) as refused:
            rows_of("consultants/access_classes", **said)
        assert refused.value.status == 400 and "simulasi=1" in refused.value.sentence
    assert set(rows_of("consultants/access_classes", simulasi="1").provenances) == {"simulated"}
    assert rows_of("centres/regions").provenances == {"derived": 38}


@pytest.mark.usefixtures("unsimulated")
def test_an_edition_without_simulated_records_says_what_is_missing():
    with pytest.raises(Refused) as missing:
        rows_of("consultants/access", lang="en")
    assert missing.value.status == 404 and "consultants" in missing.value.sentence
    assert rows_of("centres/regions").left_out == 0
    for query in NAMES:
        try:
            assert "simulated" not in rows_of(query, simulasi="1").provenances
        except Refused as refused:
            assert refused.status == 404


@pytest.mark.parametrize("query", some([name for name in NAMES if name not in NAMING], every=3))
def test_every_form_of_every_query_holds_the_same_rows(edition, query):
    given_rows = rows_of(query, simulasi="1")
    whole = Edition(str(edition.path)).rows(query)
    assert len(given_rows.rows) == len(whole)
    told = json.loads(rows.WRITERS["json"](given_rows))
    parquet = pq.read_table(io.BytesIO(rows.WRITERS["parquet"](given_rows)))
    csv = pd.read_csv(io.BytesIO(rows.WRITERS["csv"](given_rows)), dtype=str, keep_default_na=False)
    book = openpyxl.load_workbook(io.BytesIO(rows.WRITERS["xlsx"](given_rows)), read_only=True)
    assert len(told["rows"]) == parquet.num_rows == len(csv) == len(whole)
    assert sum(1 for _ in book.worksheets[0].iter_rows()) - 1 == len(whole)
    names = [entry.name for entry in given_rows.columns]
    assert names[0] == "provenance" and parquet.column_names == names == list(csv.columns)
    assert sorted(names) == sorted(whole.columns)
    assert parquet.to_pylist() == given_rows.table.to_pylist()
    assert [row["provenance"] for row in told["rows"]] == list(csv["provenance"]) == list(whole["provenance"])
    numbers = [one.name for one in given_rows.columns if one.type in ("bigint", "integer", "double")]
    for name in set(numbers) - asked.TELLING:
        expected = [None if pd.isna(value) else float(value) for value in whole[name]]
        assert [None if row[name] is None else float(row[name]) for row in told["rows"]] == expected
        assert [float(text) if text else None for text in csv[name]] == expected


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("query", ["centres/list", "centres/regions", "published/ledger", "area/enterprises"])
def test_a_description_fits_its_csv(tmp_path, query, language):
    given_rows = rows_of(query, lang=language)
    described = describing.csvw(given_rows)
    assert (
        described["url"].startswith("http://plut.example/api/")
        and described["@context"][1]["@language"] == language
    )
    (tmp_path / "rows.csv").write_bytes(rows.WRITERS["csv"](given_rows))
    (tmp_path / "rows.csv-metadata.json").write_text(json.dumps(described | {"url": "rows.csv"}))
    read = CSVW(str(tmp_path / "rows.csv-metadata.json"), validate=True)
    assert read.is_valid
    [table] = read.tables
    assert [len(list(table))] == [len(given_rows.rows)]


def test_a_description_names_columns_units_sources_licence_and_edition():
    told = json.loads(written("json", "centres/regions", lang="en", province="32"))
    people = next(one for one in told["columns"] if one["name"] == "population_people")
    assert (people["title"], people["unit"], people["type"]) == ("People", "people", "bigint")
    assert told["parameters"] == {"province": "32"} and told["grain"] == ["region_code"]
    assert {one["name"]: one["licence"] for one in told["data_sets"]}["provinces"] == "MIT"
    assert told["edition"] in told["computed"] and told["source"].startswith("Source: ")


def test_openapi_is_valid_and_says_every_query(edition):
    reading = Reading(Edition(str(edition.path)), "id", (), False, "http://plut.example")
    document = openapi.document(reading)
    validate(document)
    assert {path.removesuffix(".{form}").removeprefix("/") for path in document["paths"]} == set(
        reading.edition.texts
    )
    level = next(
        one
        for one in document["paths"]["/centres/regions.{form}"]["get"]["parameters"]
        if one.get("name") == "level"
    )
    assert level["schema"] == {"type": "string", "enum": ["province", "regency"]}


@pytest.mark.parametrize("query", [name for name in NAMES if name not in NAMING])
def test_no_simulated_row_names_a_region(edition, query):
    frame = rows_of(query, simulasi="1").rows.frame
    places = Edition(str(edition.path)).rows("frame/places")
    real = {*places["region_name"], *places["region_code"], *places["province_name"]}
    made_up = frame[frame["provenance"] == "simulated"]
    assert not [
        value for column in made_up for value in made_up[column] if isinstance(value, str) and value in real
    ]
    if query == "procurement/regions":
        assert "C-01" in set(frame["region_code"])


def test_what_is_left_out_is_said_in_every_form():
    given_rows = rows_of("consultants/national", lang="en")
    assert given_rows.left_out == 1
    assert json.loads(rows.WRITERS["json"](given_rows))["simulated_rows_left_out"] == 1
    assert "without-simulated" in given_rows.about.slug
    assert "left out: 1" in describing.csvw(given_rows)["dc:description"]
    book = openpyxl.load_workbook(io.BytesIO(rows.WRITERS["xlsx"](given_rows)))
    assert any("left out: 1" in str(cell.value) for row in book["About"].iter_rows() for cell in row)


def test_a_text_is_never_a_formula():
    for query in ("published/register", "data/figure_sources"):
        csv = pd.read_csv(io.BytesIO(written("csv", query)), dtype=str, keep_default_na=False)
        texts = [one.name for one in rows_of(query).columns if one.type == "varchar"]
        assert not csv[texts].map(lambda text: text[:1] in ("=", "+", "@", "-")).any().any()


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/api/centres/list.csv?provinc=32", 400, "it has: province, centre_level"),
        ("/api/centres/list.csv?province=99", 400, "“99”"),
        ("/api/centres/list.csv?province=3204", 400, "“3204”"),
        ("/api/centres/regions.csv?level=town", 400, "'province' (null too) or 'regency'"),
        ("/api/centres/list.csv?until_year=soon", 400, "integer"),
        ("/api/centres/list.csv?until_year=99999999999999", 400, "integer"),
        ("/api/consultants/next_centres.csv?centre_count=0", 400, "1 to 10"),
        ("/api/consultants/national.csv?radius_km=33", 400, "25, 50"),
        ("/api/centres/list.csv?simulated=true", 400, "simulasi=1"),
        ("/api/centres/list.csv?province=32&province=33", 400, "twice"),
        ("/api/award/gate.csv", 400, "simulasi=1"),
        ("/api/centres/list.txt", 404, "parquet"),
        ("/api/centres/list", 404, "parquet"),
        ("/api/centres/nothing.csv", 404, "/api/"),
        ("/api/../centres/list.csv", 404, ""),
        ("/api/..%2f..%2fetc/passwd.csv", 404, ""),
        ("/api/marts.centres.csv", 404, ""),
        ("/api/centres/list.csv?edisi=000000000000", 404, "000000000000"),
    ],
)
def test_what_is_wrong_is_said_in_both_languages(server, path, status, told):
    english = server.ask(path + ("&" if "?" in path else "?") + "lang=en")
    indonesian = server.ask(path)
    assert english.status == indonesian.status == status
    if english.headers["content-type"] == "application/json":
        assert told in english.json["error"]
        assert english.json["error"] != indonesian.json["error"]
        assert english.headers["access-control-allow-origin"] == "*"


def test_a_wrong_parameter_is_answered_with_the_right_ones(server):
    named = server.ask("/api/centres/list.json?x=1").json["parameters"]
    assert {one["name"] for one in named} >= {"province", "status"} and all(one["type"] for one in named)


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx", "parquet", "metadata.json"])
def test_who_has_an_answer_gets_a_short_one(server, kind):
    first = server.ask(f"/api/centres/published_counts.{kind}")
    assert first.status == 200 and "max-age" in first.headers["cache-control"]
    again = server.ask(
        f"/api/centres/published_counts.{kind}", headers={"If-None-Match": first.headers["etag"]}
    )
    assert (again.status, again.content) == (304, b"")
    other = server.ask(
        f"/api/centres/published_counts.{kind}?lang=en", headers={"If-None-Match": first.headers["etag"]}
    )
    assert other.status == 200


def test_a_csv_leads_to_its_description_and_other_sites_may_read_it(server):
    csv = server.ask("/api/centres/list.csv?province=32")
    assert csv.text.startswith('"provenance","centre_id"')
    link = csv.headers["link"]
    assert 'rel="describedby"' in link and "application/csvm+json" in link
    described = server.ask(link[1 : link.index(">")].split(f":{server.port}")[1])
    assert described.status == 200
    assert described.json["url"].endswith(f"/api/centres/list.csv?province=32&edisi={server.edition}")
    before = server.ask("/api/centres/list.csv", method="OPTIONS", headers={"Origin": "https://news.example"})
    assert before.status == 204 and "GET" in before.headers["access-control-allow-methods"]
    assert csv.headers["access-control-allow-origin"] == before.headers["access-control-allow-origin"] == "*"
    assert (
        "jawa" not in csv.headers["content-disposition"]
        and "province-32" in csv.headers["content-disposition"]
    )


def test_a_file_of_simulated_rows_bears_the_word_in_its_name(server):
    gate = server.ask("/api/award/gate.csv?simulasi=1")
    assert 'filename="SIMULASI_plut-kumkm_award_gate_' in gate.headers["content-disposition"]


def test_where_nothing_is_given_away_all_of_it_is_closed(server, monkeypatch):
    monkeypatch.setenv("PLUT_EXPORT", "0")
    for path in (
        "/api/",
        "/api/openapi.json",
        "/api/centres/list.csv",
        "/gambar/peta/peta.svg",
        "/sisip/peta/peta",
    ):
        answer = server.ask(path)
        assert answer.status == 403 and "PLUT_EXPORT" in answer.text


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_list_names_every_query_with_its_forms(server, edition, language):
    page = server.ask(f"/api/?lang={language}")
    assert page.status == 200 and f'<html lang="{language}"' in page.text
    for name in Edition(str(edition.path)).texts:
        assert f'href="{name}.csv' in page.text
    assert server.ask("/api").status == 308


def test_more_than_a_minutes_share_is_refused_with_the_time_to_wait(server):
    statuses = [server.ask("/api/centres/opened_later.csv").status for _ in range(125)]
    assert statuses[:100] == [200] * 100 and statuses[-1] == 429
    refused = server.ask("/api/centres/opened_later.csv?lang=en")
    assert int(refused.headers["retry-after"]) > 0 and "ask again" in refused.json["error"]


PARAMETERS = [
    (name, entry)
    for name in NAMES
    for entry in sql_files.read_folder(QUERIES, "pages")[f"pages/{name}"].header.params
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(PARAMETERS),
    st.one_of(
        st.text(max_size=40),
        st.integers().map(str),
        st.dates().map(str),
        st.sampled_from(["nan", "infinity", "1e400", "null", "'; drop table x; --", "[1, 2]"]),
    ),
)
def test_whatever_a_parameter_says_is_answered_or_refused(parameter, text):
    query, entry = parameter
    try:
        given_rows = rows_of(query, **{entry.name: text})
    except Refused as refused:
        assert refused.status in (400, 403) and refused.sentence
        return
    assert "simulated" not in given_rows.provenances
    assert rows.WRITERS["csv"](given_rows)
    assert json.loads(rows.WRITERS["json"](given_rows))["query"] == query
