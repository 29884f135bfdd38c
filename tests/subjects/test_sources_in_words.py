"""Sources stand in a reader's words wherever they are listed: a day as a day, an outlet without an address as
one."""

import re

import pytest

from plut.content.blocks import Picture, Table, walk
from plut.content.reading import Reading
from plut.subjects.every import SUBJECTS
from plut.warehouse.edition import Edition

RAW = re.compile(r"\b\d{4}-\d{2}-\d{2}\b(?![^ ]*/)|^[\w.-]+\.(?:com|id|net)(?: \d{4})?$")


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: one.name)
def test_no_source_of_a_list_is_as_it_stands_in_the_data(edition, subject):
    reading = Reading(Edition(str(edition.path)), "id", shows_simulated=False)
    listed = [one for one in walk(subject.blocks(reading)) if isinstance(one, Picture | Table)]
    told = {
        (one.key, part.strip())
        for one in listed
        if "source" in one.columns
        for source in one.rows.frame["source"].dropna()
        for part in str(source).split(";")
    }
    assert {one for one in told if RAW.search(one[1]) and "http" not in one[1]} == set()
