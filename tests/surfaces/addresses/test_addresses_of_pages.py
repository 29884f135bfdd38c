"""Every address of rows and pictures that a page gives is answered, with the rows that the page has."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from addresses_asked import asking_for

from plut.content.blocks import Picture, Table, walk
from plut.content.reading import Reading
from plut.subjects.every import SUBJECTS
from plut.surfaces.addresses import given
from plut.surfaces.light import giving_away
from plut.warehouse.edition import Edition

CHOSEN = (
    (),
    (("kode", "3204"), ("provinsi", "32")),
    (("provinsi", "31"), ("status", "UPTD"), ("tahun", "2024")),
)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("shows_simulated", [False, True], ids=["real", "simulated"])
@pytest.mark.parametrize("asked", CHOSEN, ids=str)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_rows_of_every_picture_and_table_can_be_asked_for(edition, subject, asked, shows_simulated):
    of = Edition(str(edition.path))
    reading = Reading(of, "en", asked, shows_simulated).only(subject.keys)
    blocks = [one for one in walk(subject.blocks(reading)) if isinstance(one, Picture | Table)]
    for block in blocks:
        parts = urlsplit(giving_away.rows(reading, block, "json"))
        query = parts.path.removeprefix("/api/").removesuffix(".json")
        rows = given.given(given.question(asking_for(**dict(parse_qsl(parts.query))), query))
        whole = of.rows(query, **dict(block.rows.parameters))
        assert len(rows.rows) + rows.left_out == len(whole)
        assert shows_simulated or not rows.is_simulated
