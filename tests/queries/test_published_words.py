"""The words beside the published figures: both languages, the same numbers, no shorthand of research."""

import csv
import re
from pathlib import Path

import pytest

PUBLISHED = Path(__file__).parents[2] / "data" / "published"
WORDS = {
    "figure_measures": "name",
    "figure_units": "name",
    "figure_denominators": "denominator",
    "figure_notes": "note",
    "figure_sources": "publisher",
}
SHORTHAND = re.compile(r"\b(bn|jt|exact|UMK/K)\b|\d ?(T|M|bn)\b|_")


def _rows(file: str) -> list[dict[str, str]]:
    with (PUBLISHED / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _digits(words: str) -> list[str]:
    """The numbers of a sentence without the marks that differ between the languages."""
    return sorted(re.sub(r"[.,]", "", number) for number in re.findall(r"\d[\d.,]*", words))


@pytest.mark.parametrize("file", WORDS)
def test_every_row_is_said_in_both_languages(file: str) -> None:
    rows = _rows(file)
    assert rows
    for row in rows:
        said_id, said_en = (row[f"{WORDS[file]}_{language}"] for language in ("id", "en"))
        assert said_id.strip() and said_en.strip(), row
        assert _digits(said_id) == _digits(said_en), row
        if file != "figure_sources":  # names of releases carry an underscore
            assert not SHORTHAND.search(said_id + " " + said_en), row


def test_every_key_of_a_figure_has_its_words() -> None:
    keys = {
        "denominator_key": {row["denominator_key"] for row in _rows("figure_denominators")},
        "note_key": {row["note_key"] for row in _rows("figure_notes")},
        "source_key": {row["source_key"] for row in _rows("figure_sources")},
        "unit": {row["unit"] for row in _rows("figure_units")},
        "measure": {row["measure"] for row in _rows("figure_measures")},
    }
    for figure in _rows("figures"):
        for column, known in keys.items():
            assert figure[column] in known or (
                not figure[column] and column in ("denominator_key", "note_key")
            ), figure


def test_a_source_without_an_address_names_its_outlet() -> None:
    for row in _rows("figure_sources"):
        assert row["address"] or row["outlet"], row
