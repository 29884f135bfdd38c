"""Words and numbers as HTML: marked where simulated, scoped where a part, escaped always."""

import pandas as pd
import pytest

from plut.content.blocks import (
    Answer,
    Answers,
    Finding,
    Limits,
    Link,
    Links,
    Note,
    Section,
    Sentence,
)
from plut.content.rows import Rows
from plut.content.scope import WHOLE, Part, Scope
from plut.surfaces.html import words

HOSTILE = '<img src=x onerror="alert(1)">&'
ESCAPED = "&lt;img src=x onerror=&#34;alert(1)&#34;&gt;&amp;"


def rows(provenance: str, *parts: Part) -> Rows:
    return Rows("a/b", Scope(parts), pd.DataFrame({"provenance": [provenance]}), ())


def written(block, language: str = "en") -> str:
    return str(words.written(block, language, False, lambda address: f"/plut/{address}"))


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
