"""Everything that has an address, asked as everybody of an example file: nobody is given a record that is not
open to them, and what is not open is refused in the words of what does not exist."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from inside import Server, without_turns
from records import ASKERS, EXAMPLE, MARKS

from plut.content.blocks import Files, Fold, Picture, Table, walk
from plut.content.reading import Reading
from plut.office import access
from plut.office.identity import Account
from plut.subjects.every import SUBJECTS
from plut.surfaces import giving
from plut.surfaces.pages import PAGES
from plut.surfaces.press import handing, records
from plut.surfaces.press.registry import OFFERS
from plut.warehouse.edition import Edition


@pytest.fixture(scope="module")
def folder(loaded) -> Path:
    return loaded.path.parent


@pytest.fixture(scope="module")
def server(folder, tmp_path_factory) -> Iterator[Server]:
    own = tmp_path_factory.mktemp("gate")
    shutil.copytree(folder, own / "build", ignore=shutil.ignore_patterns("kept"))
    shutil.copy(EXAMPLE, own / "access.toml")
    with pytest.MonkeyPatch.context() as patch, without_turns():
        patch.setenv("PLUT_BUILD_DIR", str(own / "build"))
        patch.setenv("PLUT_CODES_DIR", str(own / "codes"))
        patch.setenv("PLUT_ACCESS", str(own / "access.toml"))
        yield Server()


def edition(folder: Path) -> Edition:
    return Edition(str(next(folder.glob("*.duckdb"))))


def addresses(folder: Path) -> list[str]:
    """Every page with its closed parts open, every query in each of the ways to ask it, every picture, every
    frame, and the lists of them."""
    of = edition(folder)
    found = ["/api/", "/api/openapi.json"]
    for subject in PAGES:
        codes = (("kode", "13"),) if subject.address == "wilayah" else ()
        said = "&".join(f"{key}={code}" for key, code in codes)
        folds = [
            one.key
            for one in walk(subject.blocks(Reading(of, "id", codes, shows_simulated=True)))
            if isinstance(one, Fold)
        ]
        opened = "~".join(folds)
        for more in (said, f"{said}&simulasi=1&buka={opened}", f"{said}&lang=en"):
            found.append(f"/ringan/{subject.address}?{more}".rstrip("?&"))
        found.append(f"/{subject.address}")
    for query in of.texts:
        asked = [""] + [f"{key}=13&" for key in of.parameters(query) if key in ("province", "province_code")]
        found += [f"/api/{query}.json?{said}simulasi=1" for said in asked] + [f"/api/{query}.metadata.json"]
    for offer in OFFERS.values():
        place = f"{offer.subject.path}/{offer.code}"
        found += [
            f"/gambar/{place}.svg?simulasi=1",
            f"/gambar/{place}.html",
            f"/gambar/{place}.html?simulasi=1",
        ]
    return found


@pytest.mark.long
@pytest.mark.parametrize("asker", ASKERS)
def test_nobody_is_given_a_record_that_is_not_open_to_them(server, folder, asker):
    seen = set()
    for address in addresses(folder):
        got = server.ask(address, asker)
        assert got.status in (200, 303, 400, 403, 404), (address, got.status, got.text[:200])
        marks = {mark for mark in MARKS if mark in got.text}
        assert marks <= {mark for mark, whose in MARKS.items() if asker in whose}, address
        seen |= marks
        if asker:
            assert "no-store" in got.headers["cache-control"], address
    assert seen == {mark for mark, whose in MARKS.items() if asker in whose}


def reading_of(asker: str, folder: Path) -> Reading:
    """What an asker of the example reads, as the app does."""
    found = access.current()
    assert found is not None
    account = (
        Account(asker, frozenset()) if "@" in asker else Account("x" if asker else "", frozenset({asker}))
    )
    grants = found.grants(account)
    of = Edition(str(next(folder.glob("*.duckdb"))), grants.rules)
    return Reading(of, "id", (), shows_simulated=True, pages=grants.pages)


@pytest.mark.long
@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("asker", ASKERS)
def test_no_file_holds_a_record_that_is_not_open(folder, asker):
    """Every file that a page gives away and that needs no Chromium, the sheet for a visit among them."""
    reading = reading_of(asker, folder)
    whose, written = {mark for mark, whose in MARKS.items() if asker in whose}, 0
    for subject in PAGES:
        if not reading.opens(subject.path):
            continue
        asked = (("kode", "13"),) if subject.address == "wilayah" else ()
        for block in walk(subject.blocks(replace(reading, asked=asked))):
            given = block.files + block.others if isinstance(block, Files) else ()
            if isinstance(block, Picture | Table):
                given = giving.files_of_rows(reading, block)
            for file in given:
                if giving.needs_chromium(file):
                    continue
                content = giving.written(file.content)
                text = content.decode(errors="replace")
                if file.name.endswith(".pptx"):
                    parts = zipfile.ZipFile(io.BytesIO(content))
                    text = " ".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
                if file.name.endswith(".xlsx"):  # its cells, not their names (D901)
                    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
                    text = " ".join(str(cell) for one in sheets for row in one.values for cell in row)
                assert {mark for mark in MARKS if mark in text} <= whose, (subject.name, file.name)
                written += 1
    assert written > 5 or reading.pages == frozenset()


@pytest.mark.parametrize(
    ("asker", "address", "status"),
    [
        ("", "/ringan/konsultan", 404),
        ("", "/konsultan", 404),
        ("", "/ringan/", 200),
        ("", "/api/certification/act_on.csv", 404),
        ("", "/api/overview/counts.csv", 200),
        ("", "/gambar/konsultan/jangkauan.svg", 404),
        ("data@dinas.test", "/ringan/", 403),
        ("jabar", "/ringan/konsultan", 200),
        ("pengadaan@bandung.test", "/ringan/belanja", 200),
        ("pengadaan@bandung.test", "/ringan/sertifikasi", 404),
        ("pengadaan@bandung.test", "/api/certification/funnel.csv", 404),
        ("sumbar@dinas.test", "/api/certification/funnel.csv?scheme=HALAL_SELF", 404),
        ("sumbar@dinas.test", "/api/certification/funnel.csv?scheme=HALAL_SELF&province_code=13", 200),
        ("jabar", "/api/certification/funnel.csv?scheme=HALAL_SELF", 200),
    ],
)
def test_each_is_given_what_their_role_opens(server, asker, address, status):
    assert server.ask(address, asker).status == status


def test_who_may_nothing_is_told_the_way_out_of_the_proxy(server):
    got = server.ask("/ringan/?lang=en", "data@dinas.test")
    assert "You are signed in as data@dinas.test, and nothing is open" in got.text
    assert '<a href="https://login.example.test/out">Sign out</a>' in got.text


def test_where_the_first_page_is_not_open_the_way_leads_to_the_first_that_is(server):
    for path in ("/", "/ringan/"):
        got = server.ask(f"{path}?lang=en", "halal@bpjph.test")
        assert (got.status, got.headers["location"]) == (303, f"{path}sertifikasi?lang=en")
        assert got.headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize(
    ("hidden", "missing"),
    [
        ("/ringan/konsultan", "/ringan/tidak-ada"),
        ("/konsultan", "/tidak-ada"),
        ("/api/certification/act_on.json", "/api/certification/tidak_ada.json"),
        ("/gambar/konsultan/jangkauan.svg", "/gambar/tidak-ada/jangkauan.svg"),
    ],
)
def test_what_is_not_open_is_refused_as_what_there_is_none_of(server, hidden, missing):
    one, other = server.ask(hidden), server.ask(missing)
    assert one.status == other.status == 404
    assert one.text == other.text


def test_a_query_whose_rows_are_withheld_is_refused_as_one_that_there_is_none_of(server):
    one = server.ask("/api/certification/funnel.json?scheme=HALAL_SELF", "sumbar@dinas.test")
    other = server.ask("/api/certification/tidak_ada.json", "sumbar@dinas.test")
    assert (one.status, one.text) == (other.status, other.text)
    address = "/api/certification/funnel.json?scheme=HALAL_SELF"
    assert server.ask(address, "sumbar@dinas.test", if_none_match="*").status == 404


def test_headers_of_others_than_the_proxy_are_not_believed(server):
    for machine in ("10.0.0.9", "127.0.0.2", "::2", "", "unix"):
        got = server.ask("/ringan/konsultan", "audit@bpkp.test", machine)
        assert got.status == 404, machine
    assert server.ask("/ringan/konsultan", "audit@bpkp.test", "::ffff:127.0.0.1").status == 200


def test_a_header_that_the_proxy_adds_to_that_of_a_reader_is_nobodys(server):
    forged = (("x-forwarded-user", "audit@bpkp.test"),)
    got = server.ask("/ringan/konsultan", "somebody@else.test", also=forged)
    assert got.status == 404
    assert "Anda masuk" not in server.ask("/ringan/", "somebody@else.test", also=forged).text


def test_a_group_that_a_reader_adds_is_not_believed(server):
    group = (("x-forwarded-groups", "jabar"),)
    assert server.ask("/api/certification/act_on.json", "jabar").text.count("HALAL_SELF-R-3204-")
    again = server.ask("/api/certification/act_on.json", "jabar", also=group)
    assert "HALAL_SELF-R-3204-" not in again.text


def test_what_somebody_may_read_is_not_for_pages_of_other_sites(server):
    public = server.ask("/api/overview/counts.json")
    assert public.headers["access-control-allow-origin"] == "*"
    own = server.ask("/api/overview/counts.json", "audit@bpkp.test")
    assert own.status == 200
    assert "access-control-allow-origin" not in own.headers
    assert own.headers["cross-origin-resource-policy"] == "same-origin"


def test_a_token_of_a_websocket_is_worth_nothing_from_outside(server):
    assert server.ask("/ringan/konsultan", x_plut_visit="anything").status == 404


def test_what_is_kept_for_one_is_not_given_to_another(server):
    address = "/ringan/sertifikasi?simulasi=1&buka=lists_part"
    for _ in range(2):
        assert "HALAL_SELF-P-13-" in server.ask(address, "audit@bpkp.test").text
        assert "HALAL_SELF-P-13-" not in server.ask(address, "jabar").text
        assert "HALAL_SELF-R-3204-" in server.ask(address, "jabar").text
    whole = server.ask("/api/certification/act_on.json", "audit@bpkp.test")
    again = server.ask("/api/certification/act_on.json", "jabar", if_none_match=whole.headers["etag"])
    assert again.status == 200


def test_a_page_says_who_reads_and_what_is_not_shown(server):
    text = server.ask("/ringan/sertifikasi", "jabar").text
    assert "Anda masuk sebagai group@dinas.test." in text
    assert 'href="https://login.example.test/out"' in text
    assert "hanya catatan Jawa Barat" in text
    assert "dihitung dari semua catatan" in text
    english = server.ask("/ringan/sertifikasi?lang=en", "sumbar@dinas.test").text
    assert "only records of Sumatera Barat and Daerah Istimewa Yogyakarta" in english
    assert "are not shown" in english
    assert "Anda masuk" not in server.ask("/ringan/").text


def test_the_menu_names_what_is_open(server):
    menu = re.findall(r'<a[^>]*href="/ringan/(\w*)"', server.ask("/ringan/", "pengadaan@bandung.test").text)
    assert {"belanja"} <= set(menu)
    assert not {"konsultan", "sertifikasi", "penghargaan"} & set(menu)


def test_a_code_of_what_is_not_open_is_unknown(server, folder):
    of = edition(folder)
    reading = Reading(of, "id", (("institusi", "D902"),), shows_simulated=False)
    offers = [offer for offer in OFFERS.values() if offer.subject.name == "procurement"]
    made = next(
        (handing.given_out(reading, offer) for offer in offers if offer.code == "tahap"),
        None,
    ) or handing.given_out(replace(reading, asked=()), OFFERS["jumlah"])
    assert made is not None
    _, record = made
    handing.keep(record)
    address = f"/ringan/pers?periksa={record.code}"
    assert record.title in server.ask(address, "audit@bpkp.test").text
    unknown = server.ask("/ringan/pers?periksa=0000-0000", "somebody@else.test").text
    assert "0000-0000" in unknown
    assert records.read(record.code, records_folder())[1] == record


def records_folder() -> Path:
    from plut.base import folders

    return folders.codes_folder()


def test_a_wrong_or_lost_file_closes_everything_until_it_is_mended(server, tmp_path, monkeypatch):
    file = Path(shutil.copy(EXAMPLE, tmp_path / "access.toml"))
    monkeypatch.setenv("PLUT_ACCESS", str(file))
    assert server.ask("/ringan/").status == 200
    sound = file.read_text()
    file.write_text(sound.replace("sums = true", "sums = perhaps"))
    assert server.ask("/ringan/").status == 503
    assert server.ask("/ringan/", "audit@bpkp.test").status == 503
    file.write_text(sound)
    assert server.ask("/ringan/", "audit@bpkp.test").status == 200
    file.unlink()
    assert server.ask("/ringan/").status == 503
    file.write_text(sound)
    assert server.ask("/ringan/").status == 200


def test_without_a_file_nothing_is_asked_and_public_answers_may_be_kept(server, monkeypatch):
    monkeypatch.delenv("PLUT_ACCESS")
    got = server.ask("/ringan/konsultan", "audit@bpkp.test")
    assert got.status == 200
    assert got.headers["cache-control"].startswith("public")
    assert got.headers["vary"] == "Accept-Encoding"
    assert "masuk sebagai" not in got.text


def test_every_subject_has_its_queries_in_a_folder_of_its_name(folder):
    """Whether a query is open follows from the page that it is of."""
    folders = {name.partition("/")[0] for name in edition(folder).texts}
    assert folders == {"frame", *(subject.name for subject in SUBJECTS)}
