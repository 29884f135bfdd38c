"""The time line on the overview: closed at first, in the reader's language, dates as exact as the source."""

import pytest

from plut.content.blocks import Fold, Table
from plut.content.reading import Reading
from plut.subjects.overview import SUBJECT
from plut.warehouse.edition import Edition


@pytest.mark.parametrize(
    ("language", "title", "dates", "words"),
    [
        (
            "en",
            "The programme from 2012 to 2026: 34 events with their sources",
            {"2012", "February 2014", "27 December 2022", "29 May 2023 – 1 June 2023"},
            "No award of 2026 was found by November 2026.",
        ),
        (
            "id",
            "Program dari 2012 sampai 2026: 34 peristiwa beserta sumbernya",
            {"2012", "Februari 2014", "27 Desember 2022", "29 Mei 2023 – 1 Juni 2023"},
            "Penghargaan 2026 tidak ditemukan sampai November 2026.",
        ),
    ],
)
def test_the_programme_event_by_event(edition, language, title, dates, words):
    reading = Reading(Edition(str(edition.path)), language)
    (fold,) = (b for b in SUBJECT.blocks(reading) if isinstance(b, Fold) and b.key == "timeline_details")
    assert fold.title == title and not fold.is_open
    (table,) = (block for block in fold.inside.blocks() if isinstance(block, Table))
    shown = table.rows.frame
    assert dates <= set(shown["event_on"])
    assert shown["event"].tolist()[-1] == words
    assert shown["source"].notna().all() and not table.rows.is_simulated
