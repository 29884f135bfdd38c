"""Sentences on rows call a column as the template does, and add its own name where the file used another."""

import re

import pytest
from sampled import some

from plut.base.folders import QUERIES
from plut.building import checking, messages
from plut.building.incoming.datasets import DATASETS, TEMPLATED
from plut.building.incoming.problems import Problem

LANGUAGES = ("id", "en")


def said(header: list[str], language: str) -> str:
    """What is said of one row of consultants whose field is not known."""
    row = ["K-1", "R-3204", "memasak", "2025-01-02", ""]
    content = "\n".join(",".join(line) for line in (header, row)).encode()
    (found,) = checking.check_file("a.csv", content)
    (problem,) = found.rejects["problem"]
    return messages.row_problem(problem, language)


@pytest.mark.parametrize(
    ("own", "indonesian", "english"),
    some(
        [
            ("Bidang", "Bidang “memasak”", "Field (Bidang) “memasak”"),
            ("field", "Bidang (field) “memasak”", "Field “memasak”"),
            ("BIDANG KEAHLIAN", "Bidang (BIDANG KEAHLIAN) “memasak”", "Field (BIDANG KEAHLIAN) “memasak”"),
        ],
        3,
    ),
)
def test_a_sentence_has_the_words_of_the_template_and_those_of_the_file(own, indonesian, english):
    header = ["ID konsultan", "ID pusat", own, "Aktif sejak", "Aktif sampai"]
    assert said(header, "id").startswith(indonesian)
    assert said(header, "en").startswith(english)


def test_no_sentence_has_a_name_of_ours_where_the_file_has_its_own():
    """Every sentence with every column of a template, read where nothing of the file is known."""
    ours = {column.name for dataset in TEMPLATED for column in dataset.columns if "_" in column.name}
    for code in messages.ROW_PROBLEMS | messages.ROW_REMARKS:
        for name in ours:
            for language in LANGUAGES:
                problem = {"code": code, "column": name, "value": "x", "detail": "y|2"}
                words = set(re.findall(r"\w+", messages.row_problem(problem, language)))
                assert not words & ours, (code, name)


@pytest.mark.parametrize("dataset", TEMPLATED, ids=lambda dataset: dataset.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_that_a_file_lacks_are_called_as_in_the_template(dataset, language):
    names = [column.name for column in dataset.required]
    sentence = messages.file_problem(Problem(f"lacks_columns_{dataset.name}", ", ".join(names)), language)
    assert ", ".join(getattr(column, f"label_{language}") for column in dataset.required) in sentence
    assert not [name for name in names if "_" in name and name in sentence]


def test_every_column_of_which_something_is_said_is_known():
    known = {column.name for dataset in DATASETS for column in dataset.columns}
    said = {
        name
        for path in (QUERIES / "staging").glob("*.sql")
        for name in re.findall(
            r"\bproblem\(\s*'\w+'\s*,\s*'(\w+)'", path.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    assert len(said) > 20 and said <= known
