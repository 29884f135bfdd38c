"""Every text stands in both languages, each in its own words, with the same names to fill in."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pandas as pd
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from plut.base import folders, measures
from plut.base.folders import REPOSITORY
from plut.base.language import CATALOGUES, LANGUAGES, catalogue, translate

KEYWORDS = {"translate": None, "text": None, "mark": None}
# Words that sentences of a language can hardly do without, and that the other language does not have.
OWN_WORDS = {
    "id": "yang dan dari untuk dengan tidak pada adalah atau ini itu oleh dalam bukan belum sudah karena "
    "agar sebagai serta "
    "hanya akan dapat lebih paling setiap para di ke juga ada",
    "en": "the and of from with for is are was were not this that by which or to in on at it its be has "
    "have had as than each "
    "who whose what where when only will can may more most every",
}
# Wordings that readers stumbled over, each with better words in its place; a name to fill in may bear one.
RETIRED = {
    "id": "terbaca sebagai|membagi dengan|tidak boleh dibandingkan|belum terisi|undian|simpangan mutlak|"
    "himpunan lain|memegangnya|mencapai garis|eksak|muat berkas centres|tercetak|dicetak|mencetak|"
    "rekaman (simulasi|demo)|formasi lengkap|konversi matang",
    "en": "reads as|consultants are missing|complement|pledge is no spending|draws|goalposts?|in print|"
    "another set|matured|is no (contract|number|date|table|code)|stands already|at least so many",
}
# What a text may consist of that is the same in both.
IN_BOTH = {"indonesia", "menu", "data", "status", "n", "km", "sim", "x", "story"}


@cache
def texts() -> set[str]:
    found = extract_from_dir(REPOSITORY / "dashboard", method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {message for _, _, message, _, _ in found if isinstance(message, str)}


@cache
def indonesian() -> dict[str, str]:
    with (CATALOGUES / "id" / "plut.po").open("rb") as file:
        return {m.id: m.string for m in read_po(file) if m.id}


def to_fill_in(text: str) -> set[tuple[str, str]]:
    """Names in braces, with how each is written. Raises ValueError where braces do not match."""
    return {(name, form) for _, name, form, _ in Formatter().parse(text) if name is not None}


def words(text: str) -> set[str]:
    """Words in small letters; of what is written in capitals, in braces, as code or as an address there are
    none."""
    bare = re.sub(r"\{[^}]*\}|`[^`]*`|https?://\S+", " ", text)
    return {word.lower() for word in re.findall(r"\b[A-Z]?[a-z]+\b|\b[a-z]\b", bare)}


def pairs() -> Iterator[tuple[str, str, str]]:
    """(where, English, Indonesian) of every text that this repository has in both languages."""
    yield from (("plut.po", english, text) for english, text in indonesian().items())
    file = tomllib.loads(Path(measures.__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    entries = [
        *file["columns"].values(),
        *(term for terms in file["terms"].values() for term in terms.values()),
    ]
    for entry in [
        *entries,
        *tomllib.loads((folders.DATA / "sources.toml").read_text(encoding="utf-8")).values(),
    ]:
        for name in entry:
            if name == "en" or name.endswith("_en"):
                yield "measures.toml or sources.toml", entry[name], entry[f"{name.removesuffix('en')}id"]
    for path in sorted(folders.DATA.glob("*/*.csv")):
        rows = pd.read_csv(path, dtype="string").fillna("")
        for name in rows.columns[rows.columns.str.endswith("_en")]:
            both = zip(rows[name], rows[f"{name.removesuffix('en')}id"], strict=True)
            yield from ((path.name, english, text) for english, text in both)


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((REPOSITORY / "dashboard").rglob("*.py")):
        yield path.name, ast.parse(path.read_text(encoding="utf-8"))


def calls(of: ast.AST) -> Iterator[tuple[str, str, ast.Call]]:
    """(function, text, call) of each call that hands a text over to what translates it."""
    for node in ast.walk(of):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            function, text = getattr(node.func, "attr", getattr(node.func, "id", "")), node.args[0].value
            if function in KEYWORDS and isinstance(text, str):
                yield function, text, node


def test_every_text_is_translated_and_none_is_left_over():
    assert {text for text in texts() if not indonesian().get(text)} == set()
    assert set(indonesian()) - texts() == set()


def test_no_text_hides_in_an_f_string():
    """Babel does not look inside f-strings: a text there would never reach a catalogue."""
    hidden = [
        (file, text)
        for file, tree in trees()
        for string in ast.walk(tree)
        if isinstance(string, ast.JoinedStr)
        for _, text, _ in calls(string)
    ]
    assert hidden == []


def test_translations_fill_in_the_same_names():
    differing = {text: said for text, said in indonesian().items() if to_fill_in(text) != to_fill_in(said)}
    assert differing == {}


def test_every_call_fills_in_the_names_of_its_text():
    """Apart from calls that hand on a dict of names, and from mark(), whose texts are filled in elsewhere."""
    wrong = []
    for file, tree in trees():
        for function, text, call in calls(tree):
            given = {keyword.arg for keyword in call.keywords} - {"language"}
            wanted = {name for name, _ in to_fill_in(text)}
            if function != "mark" and None not in given and given != wanted:
                wrong.append((file, text))
    assert wrong == []


def test_no_text_has_words_of_the_other_language():
    own = {language: set(listed.split()) for language, listed in OWN_WORDS.items()}
    found = list(pairs())
    assert len(found) > 1500 and own["id"].isdisjoint(own["en"])
    assert [(where, text) for where, text, _ in found if words(text) & own["id"]] == []
    assert [(where, text) for where, _, text in found if words(text) & own["en"]] == []


def test_no_text_falls_back_to_wordings_that_readers_stumbled_over():
    found = [
        (where, text)
        for where, english, indonesian_text in pairs()
        if not where.endswith(".csv")  # notes on single figures quote their sources
        for language, text in (("en", english), ("id", indonesian_text))
        if re.search(rf"\b({RETIRED[language]})\b", re.sub(r"\{[^}]*\}", "", text), re.IGNORECASE)
    ]
    assert found == []


def test_what_stands_in_a_source_is_written_not_printed():
    """Most sources are pages of the net."""
    assert [text for _, _, text in pairs() if re.search(r"\btercetak\b", text, re.IGNORECASE)] == []


def test_a_text_that_is_the_same_in_both_languages_has_no_word_of_either():
    same = [text for text, said in indonesian().items() if text == said]
    assert [text for text in same if words(text) - IN_BOTH] == []


def test_english_is_its_own_key_and_needs_no_catalogue():
    assert [path.name for path in CATALOGUES.iterdir()] == ["id"]
    assert translate("none", "en") == "none"
    assert translate("none", "id") == "tidak ada"
    assert [text for text in texts() if catalogue("en").gettext(text) != text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_filled_in(language):
    assert "25" in translate("{radius} km", language, radius=25)
    with pytest.raises(KeyError, match="radius"):
        translate("{radius} km", language)


@pytest.mark.parametrize("language", ["fr", "", "ID", "en_GB"])
def test_unknown_language_is_refused(language):
    with pytest.raises(ValueError, match="none of id, en"):
        catalogue(language)
