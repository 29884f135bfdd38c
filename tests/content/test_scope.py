"""What was chosen says itself, and promises no more than a query can hold."""

import pandas as pd
import pytest

from plut.content.blocks import Answer, National, NotTheCountry, Sentence
from plut.content.rows import Rows
from plut.content.scope import LONGEST_SLUG, WHOLE, Part, Scope

UPTD = Part("status: UPTD", (("status", "UPTD"),))
JAVA = Part("Jawa Barat", (("province", "32"),))
RADIUS = Part("50 km", (("radius_km", 50),), restricts=False)


def rows(*parts: Part) -> Rows:
    frame = pd.DataFrame({"centres": [3], "provenance": ["published"]})
    return Rows("centres/regions", Scope(parts), frame, ("centres",))


def test_what_only_turns_the_count_leaves_the_country_whole():
    assert WHOLE.is_whole and Scope((RADIUS,)).is_whole
    assert not Scope((RADIUS, JAVA)).is_whole


def test_a_query_holds_only_the_parts_whose_parameters_it_has():
    chosen = Scope((UPTD, JAVA, RADIUS))
    assert chosen.held_by({"province", "radius_km"}) == Scope((JAVA, RADIUS))
    assert chosen.held_by(set()) == WHOLE
    two = Part("2025", (("from_date", "2025-01-01"), ("to_date", "2025-12-31")))
    assert Scope((two,)).held_by({"from_date"}) == WHOLE  # half of a span would be another one


def test_words_parameters_and_file_names_come_from_all_parts():
    chosen = Scope((UPTD, JAVA, RADIUS))
    assert chosen.words == "status: UPTD, Jawa Barat, 50 km"
    assert chosen.parameters == (("province", "32"), ("radius_km", 50), ("status", "UPTD"))
    assert chosen.slug == "status-uptd_jawa-barat"
    assert Scope((Part("Kepulauan “É” / Riau", ()),)).slug == "kepulauan-e-riau"
    assert len(Scope((Part("x" * 500, ()),)).slug) == LONGEST_SLUG


def test_only_what_a_text_does_not_say_is_added():
    chosen = Scope((UPTD, JAVA, RADIUS))
    assert chosen.unsaid_in("7 centres of Jawa Barat") == "status: UPTD"
    assert chosen.unsaid_in("7 centres of Jawa Barat, status: UPTD") == ""


def test_a_sentence_and_a_number_name_the_part_that_they_speak_of():
    assert Sentence("7 centres.", rows(JAVA)).words == "Jawa Barat: 7 centres."
    assert Sentence("7 centres of Jawa Barat.", rows(JAVA)).words == "7 centres of Jawa Barat."
    assert Sentence("100 centres.", rows()).words == "100 centres."
    assert Answer("Centres", "7", "as of 2025", rows(JAVA)).words == "Jawa Barat · as of 2025"
    assert Answer("Centres of Jawa Barat", "7", "as of 2025", rows(JAVA)).words == "as of 2025"


def test_a_text_about_the_country_cannot_be_made_from_a_part_of_it():
    assert National("100 centres.", rows(), rows(RADIUS)) == "100 centres."
    with pytest.raises(NotTheCountry, match="Jawa Barat"):
        National("100 centres.", rows(), rows(JAVA))
