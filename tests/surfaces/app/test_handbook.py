"""The handbook of the data officer: its pictures are there, what it calls things is what the app calls them,
and it is given to everybody who reads."""

import re

import pytest
from babel.messages.pofile import read_po
from PIL import Image

from plut.base import folders
from plut.base.language import CATALOGUES
from plut.surfaces.app import handbook

FOLDER = folders.STATIC / "panduan"
PICTURE = re.compile(r"!\[([^]]+)\]\(([^)]+)\)")
# set in bold to be noticed; every other word in bold is one of the app's
NOTICED = {
    "Edisi",
    "Edisi yang tayang",
    "Diterima",
    "Ditolak",
    "Diberi catatan",
    "Bagikan.",
    "Tarik.",
    "Hak.",
    "Yang disimpan.",
    "Hitungan pemakaian",
    "Gambar dalam panduan ini",
    "Ekspor resmi pengadaan",
    "Jika angka yang sudah terbit ternyata salah",
    "Yang dibaca orang lain sesudah terbit.",
}
ENDS = (" {", " (", ",", ":")  # what may follow a name within what the app says
MOST_BYTES = 150_000


@pytest.fixture(scope="module")
def text() -> str:
    return handbook.FILE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def said() -> list[str]:
    """All that the app says in Indonesian."""
    with (CATALOGUES / "id" / "plut.po").open("rb") as file:
        return [" ".join(str(one.string).split()) for one in read_po(file) if one.id]


@pytest.fixture(scope="module")
def words_of_the_app(said) -> str:
    """The same on one line."""
    return " ".join(said)


def test_every_picture_lies_beside_the_file_and_is_light(text):
    named = [handbook.FILE.parent / path for _, path in PICTURE.findall(text)]
    assert {path.resolve() for path in named} == set(FOLDER.glob("*.png")) and len(named) >= 6
    for path in named:
        with Image.open(path) as picture:
            assert picture.width == 1200 and path.stat().st_size < MOST_BYTES, path.name


@pytest.mark.parametrize("base_path", ["", "/plut"])
def test_in_the_app_its_pictures_have_addresses_of_the_app(text, base_path):
    shown = handbook.text(base_path)
    addresses = [address for _, address in PICTURE.findall(shown)]
    assert len(addresses) == len(PICTURE.findall(text)) and "](.." not in shown
    for address in addresses:
        assert (folders.STATIC / address.removeprefix(f"{base_path}/app/static/")).is_file()


def test_its_links_lead_to_its_own_parts(text):
    heads = {
        "-".join(re.findall(r"\w+", head.lower())) for head in re.findall(r"^## (.+)$", text, re.MULTILINE)
    }
    links = re.findall(r"(?<!!)\[[^]]+\]\(([^)]+)\)", PICTURE.sub("", text))
    assert links and {link.removeprefix("#") for link in links} <= heads


def test_what_it_calls_things_is_what_the_app_calls_them(text, said):
    """The whole of what stands on a button, a field or a part, up to what is filled in or explained there."""
    bold = {words for words in re.findall(r"\*\*([^*]+)\*\*", text) if len(words) < 45} - NOTICED
    unknown = {
        name
        for name in bold
        if not any(one == name or one.startswith(tuple(f"{name}{end}" for end in ENDS)) for one in said)
    }
    assert len(bold) > 25 and not unknown


def test_every_sentence_it_explains_is_one_that_the_app_says(text, words_of_the_app):
    table = text.partition("| kalimat di layar |")[2].partition("\n\n")[0]
    sentences = [line.split("|")[1] for line in table.splitlines()[2:]]
    parts = [part.strip(" :,") for sentence in sentences for part in re.split(r"\.\.\.|2 GB", sentence)]
    assert len(sentences) > 20
    assert [part for part in parts if part not in words_of_the_app] == []
