"""Words and numbers as HTML: marked where simulated, scoped where a part, escaped always."""

import datetime

import pandas as pd
import pytest

from plut.content.blocks import (
    Answer,
    Answers,
    Finding,
    Limits,
    Link,
    Links,
    Missing,
    Note,
    Section,
    Sentence,
    SmallBars,
    SmallLine,
    Trail,
)
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import WHOLE, Part, Scope
from plut.surfaces.html import minis, words
from plut.warehouse.edition import Edition
from plut.warehouse.rules import Rules

HOSTILE = '<img src=x onerror="alert(1)">&'
ESCAPED = "&lt;img src=x onerror=&#34;alert(1)&#34;&gt;&amp;"


def rows(provenance: str, *parts: Part) -> Rows:
    return Rows("a/b", Scope(parts), pd.DataFrame({"provenance": [provenance]}), ())


def written(block, language: str = "en") -> str:
    return str(words.written(block, language, False, lambda address: f"/plut/{address}"))


@pytest.mark.parametrize(
    ("language", "to_all", "to_some"),
    [
        ("id", "Konsultan. Belum ada data (k.xlsx). Isi", "Konsultan. Belum ada data yang terbuka bagi Anda"),
        (
            "en",
            "Konsultan. No data yet (k.xlsx). Fill",
            "Konsultan. No data that is open to you yet (k",
        ),
    ],
)
def test_what_is_missing_is_not_called_so_where_it_may_be_hidden(loaded, language, to_all, to_some):
    def told(rules: Rules) -> str:
        reading = Reading(Edition(str(loaded.path), rules), language)
        return words.missing(Missing("Konsultan.", "k.xlsx"), reading)

    assert told(Rules()).startswith(to_all) and told(Rules(hides_files=True)).startswith(to_all)
    for rules in (Rules(frozenset({"32"})), Rules(datasets=frozenset()), Rules(hides_counts=True)):
        assert told(rules).startswith(to_some)


REAL, SIMULATED = rows("published"), rows("simulated")


@pytest.mark.parametrize(
    "block",
    [
        Finding(HOSTILE, (Sentence(HOSTILE),)),
        Section(HOSTILE, SIMULATED),
        Sentence(HOSTILE, rows("published", Part(HOSTILE, ()))),
        Answers((Answer(HOSTILE, HOSTILE, HOSTILE, SIMULATED, f"pers?{HOSTILE}"),)),
        Links(HOSTILE, (Link(HOSTILE, HOSTILE),)),
        Limits((HOSTILE,)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_nothing_of_others_is_read_as_html(block):
    assert "<img" not in written(block) and ESCAPED in written(block)


@pytest.mark.parametrize(
    ("language", "loud", "plain"), [("id", "SIMULASI", "Simulasi"), ("en", "SIMULATED", "Simulated")]
)
def test_what_is_simulated_says_so_in_each_block_and_real_blocks_do_not(language, loud, plain):
    answer = {"label": "Centres", "value": "3", "note": "n"}
    assert f"<h2>{loud}: x</h2>" == written(Section("x", SIMULATED), language)
    assert f"<b>{plain}:</b> x" in written(Sentence("x", SIMULATED), language)
    assert f'plut-mark">{loud}</span>' in written(Answers((Answer(**answer, of=SIMULATED),)), language)
    real = (Section("x", REAL), Sentence("x", REAL), Answers((Answer(**answer, of=REAL),)))
    assert not [
        block for block in real if loud in written(block, language) or f"{plain}:" in written(block, language)
    ]


def test_a_part_of_the_country_is_named_in_sentences_and_numbers():
    java = rows("published", Part("Jawa Barat", ()))
    assert "Jawa Barat: 7 centres." in written(Sentence("7 centres.", java))
    assert "<small>Jawa Barat · n</small>" in written(Answers((Answer("Centres", "7", "n", java),)))


@pytest.mark.parametrize(
    ("value", "unit"),
    [("Rp2 miliar", "miliar"), ("40 days", "days"), ("not known", ""), ("n < 10", ""), ("–", "")],
)
def test_a_unit_is_smaller_and_words_in_the_place_of_a_number_stay_whole(value, unit):
    answer = Answer("Obligation", value, "", rows("imported"))
    told = written(Answers((answer,)))
    assert (
        (f">{unit}</span>" in told or f"> {unit}</span>" in told)
        if unit
        else f">{value}<" in told.replace("&lt;", "<")
    )


def test_links_go_where_the_surface_says():
    assert 'href="/plut/peta?status=UPTD"' in written(Links("More:", (Link("the map", "peta?status=UPTD"),)))
    number = Answers((Answer("Centres", "3", "n", REAL, "peta"),))
    assert '<a class="plut-answer" href="/plut/peta" target="_self">' in written(number)


def test_other_blocks_are_no_words():
    assert not words.is_written(Note("x"))
    with pytest.raises(TypeError, match="Note"):
        written(Note("x"))


def test_the_country_adds_no_words():
    assert written(Sentence("x", Rows("a/b", WHOLE, REAL.frame, ()))) == '<p class="plut-text">x</p>'


def test_a_phone_can_show_the_first_sentence_of_a_lead_alone():
    html = written(Finding("Found", (Sentence("First."), Sentence("Second.", SIMULATED))))
    assert "<span>First.</span> <span><b>Simulated:</b> Second.</span></p>" in html


def test_where_else_to_look_at_an_area_stands_beside_the_way_to_it():
    way = Trail((Link("Indonesia", "peta"),), "Jawa Barat", (Link("Compare", "wilayah?dengan=33"),))
    assert written(way).endswith(
        '<b>Jawa Barat</b> <span><a href="/plut/wilayah?dengan=33" target="_self">Compare</a></span></nav>'
    )
    assert "<span><a" not in written(Trail(way.links, way.here))


def test_words_of_a_small_picture_are_text_of_the_page_and_no_letters_of_an_image():
    points = ((datetime.date(2017, 1, 1), 5.9), (datetime.date(2023, 9, 27), 3.8))
    line = SmallLine(points, "5.9", HOSTILE, "alt", is_worse=True)
    bars = SmallBars(((10.0, 0.2, "20%"), (5.0, 0.4, "40%")), 0.4, "40% of each", "alt")
    for small, told in ((line, ("5.9", ESCAPED, "2017", "2023")), (bars, ("20%", "40%", "40% of each"))):
        html = str(minis.drawn(small))
        picture, letters = html.split(">", 2)[1], html.split(">", 2)[2]
        assert "text" not in picture and "font" not in picture
        assert all(f">{word}</b>" in letters for word in told) and "<img" not in letters
