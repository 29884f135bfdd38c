"""Every column that a reader sees, and every value that has a word, is said in both languages."""

import tomllib

import duckdb
import pytest

from plut.base import measures
from plut.base.folders import REPOSITORY
from plut.base.measures import measure, word
from plut.warehouse.connection import LOCKED

FILE = tomllib.loads((REPOSITORY / "dashboard/plut/base/measures.toml").read_text(encoding="utf-8"))
KINDS = {
    "text",
    "count",
    "number",
    "score",
    "share",
    "km2",
    "idr",
    "date",
    "period",
    "dates",
    "year",
    "code",
    "link",
}
# (table, column) whose values no page shows as they are stored
SAID_OTHERWISE = {
    ("made_up_names", "category"),  # whose names they are; nobody reads it
    ("area_measures", "measure"),  # a measure of areas is a column, and is shown under its heading
    ("area_positions", "measure"),
    ("facts", "scheme"),  # as the source names it, in either language
    ("figures", "measure"),  # words of measures and units stand beside them, in data/published
    ("figures", "unit"),
    ("register", "measure"),
    ("register", "unit"),
    ("figures", "period"),  # most are dates
    ("register", "period"),
    ("datasets", "as_of_text"),  # a date, as far as it is known
    ("area_measures", "as_of_text"),
    ("area_positions", "as_of_text"),
    ("applications", "state"),  # "open" is shown as in process or stalled
}


@pytest.mark.parametrize("column", FILE["columns"])
def test_a_column_is_named_in_both_languages_and_written_as_its_kind(column):
    entry = FILE["columns"][column]
    assert entry["kind"] in KINDS
    assert {"id", "en", "kind"} <= set(entry) and all(text.strip() for text in entry.values())
    for what in ("unit", "meaning"):
        assert (f"{what}_id" in entry) == (f"{what}_en" in entry), f"{what} in one language only"


@pytest.mark.parametrize("column", FILE["terms"])
def test_a_value_with_a_word_has_one_in_each_language(column):
    for value, entry in FILE["terms"][column].items():
        assert set(entry) == {"id", "en"} and all(text.strip() for text in entry.values()), value


def test_every_stored_value_of_a_column_with_words_has_one(edition):
    """A value without a word would be shown as it is stored, in both languages."""
    missing, seen = [], set()
    with duckdb.connect(str(edition.path), read_only=True, config=LOCKED) as connection:
        columns = connection.execute(
            "select table_name, column_name from information_schema.columns where table_schema = 'marts'"
        ).fetchall()
        for table, column in columns:
            if column in FILE["terms"] and (table, column) not in SAID_OTHERWISE:
                query = (
                    f'select distinct "{column}"::varchar from marts."{table}" where "{column}" is not null'
                )
                stored = {value for (value,) in connection.execute(query).fetchall()}
                missing += [(table, column, value) for value in stored - set(FILE["terms"][column])]
                seen.add(column)
    assert missing == []
    assert {"provenance", "level", "institutional_status", "location_precision", "field", "dataset"} <= seen


def test_a_word_follows_the_language_and_a_value_without_one_is_itself():
    assert word("level", "regency", "id") == "kabupaten/kota" != word("level", "regency", "en")
    assert word("level", "no such level", "id") == "no such level"
    assert measure("level").text("regency", "id") == "kabupaten/kota"
    assert measures.words("level", "id")["regency"] == "kabupaten/kota"
