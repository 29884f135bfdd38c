"""Pictures by address: the choices of their pages, marks and names of what is simulated, kept and tagged, one
rendering for all who ask at once, and a sentence where there is none."""

import io
import re
import threading
import time
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image
from sampled import some

from plut.content.reading import Reading
from plut.surfaces.addresses import card
from plut.surfaces.addresses.gathering import Gathering, TooMany
from plut.surfaces.press import printing, records
from plut.surfaces.press.registry import OFFERS
from plut.surfaces.web import bounds
from plut.warehouse.edition import Edition


@pytest.fixture
def reading(edition):
    def at(language: str = "id", shows_simulated: bool = True, **asked: str) -> Reading:
        return Reading(Edition(str(edition.path)), language, tuple(sorted(asked.items())), shows_simulated)

    return at


def words(svg: bytes) -> str:
    """All that is written in a drawing."""
    return " ".join(" ".join(ElementTree.fromstring(svg).itertext()).split())


@pytest.mark.parametrize("code", some(OFFERS))
def test_every_picture_has_an_address_that_draws_it_with_its_marks(server, reading, code):
    offer = OFFERS[code]
    picture = offer.picture(reading())
    address = f"/gambar/{offer.subject.path}/{code}.svg"
    answer = server.ask(f"{address}?simulasi=1")
    assert (answer.status, answer.headers["content-type"]) == (200, "image/svg+xml; charset=utf-8")
    said = words(answer.content)
    assert picture.frame.title[:20] in said and picture.rows.query in said
    assert ("SIMULASI" in said) == picture.is_simulated
    name = re.search(r'filename="([^"]+)"', answer.headers["content-disposition"])[1]
    assert name.startswith("SIMULASI_") == picture.is_simulated and server.edition in name
    without = server.ask(address)
    assert without.status == (400 if picture.is_simulated else 200)
    if picture.is_simulated:
        assert "simulasi=1" in without.text


@pytest.mark.parametrize(("language", "place"), [("id", "Jawa Barat"), ("en", "Jawa Barat")])
def test_a_picture_shows_what_its_address_chooses(server, language, place):
    whole = server.ask(f"/gambar/peta/peta.svg?lang={language}")
    part = server.ask(f"/gambar/peta/peta.svg?lang={language}&provinsi=32")
    assert place in words(part.content) and place not in words(whole.content).partition("queries/")[0][:200]
    assert "jawa-barat" in part.headers["content-disposition"]
    assert part.headers["etag"] != whole.headers["etag"]


def test_what_is_usual_is_the_same_picture_and_what_does_not_turn_it_too(server):
    tags = {
        server.ask(f"/gambar/peta/peta.svg?{said}").headers["etag"]
        for said in ("", "batas=province", "pusat=")
    }
    assert len(tags) == 1


@pytest.mark.skipif(not printing.has_chromium(), reason="needs Chromium")
@pytest.mark.parametrize(
    ("size", "kind", "pixels"),
    [("1080x1080", "png", (1080, 1080)), ("1600x900", "webp", (1600, 900)), ("og", "png", (1200, 630))],
)
def test_sizes_of_the_press_are_exact(server, size, kind, pixels):
    answer = server.ask(f"/gambar/ringkasan/jumlah.{kind}?ukuran={size}")
    image = Image.open(io.BytesIO(answer.content))
    assert (answer.status, image.size, image.format.lower()) == (200, pixels, kind)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", OFFERS)
def test_a_preview_has_room_for_all_of_its_words(reading, code, language):
    picture = OFFERS[code].picture(reading(language))
    assert card.height(picture, card.sizes_of(picture)) <= card.TALL


def test_a_kept_picture_is_given_again_byte_for_byte_and_whoever_has_it_gets_none(server):
    first = server.ask("/gambar/peta/peta.svg?provinsi=33")
    began = time.monotonic()
    again = server.ask("/gambar/peta/peta.svg?provinsi=33")
    assert again.content == first.content and time.monotonic() - began < 0.5
    assert any((server.folder / "kept" / "pictures").iterdir())
    known = server.ask("/gambar/peta/peta.svg?provinsi=33", headers={"If-None-Match": first.headers["etag"]})
    assert (known.status, known.content) == (304, b"")
    assert "max-age=" in known.headers["cache-control"]


def test_a_drawing_runs_no_script_wherever_it_is_opened(server):
    policy = server.ask("/gambar/peta/peta.svg").headers["content-security-policy"]
    assert "default-src 'none'" in policy and "sandbox" in policy


@pytest.mark.skipif(not printing.has_chromium(), reason="needs Chromium")
def test_a_check_code_is_kept_where_the_picture_bears_one(server):
    plain = server.ask("/gambar/ringkasan/jumlah.png?ukuran=1080x1080")
    assert not list((server.folder / "codes").glob("*.json"))
    signed = server.ask("/gambar/ringkasan/jumlah.png?ukuran=1080x1080&kode_periksa=1")
    [kept] = (server.folder / "codes").glob("*.json")
    code, record = records.read(kept.stem, kept.parent)
    assert code in signed.headers["content-disposition"] and record.edition == server.edition
    assert signed.content != plain.content and server.edition in (server.folder / "HANDED_OUT").read_text()


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/gambar/peta/peta.gif", 404, "svg, png"),
        ("/gambar/peta/jumlah.svg", 404, "peta"),
        ("/gambar/nothing/peta.svg", 404, ""),
        ("/gambar/peta/peta.svg?ukuran=large", 400, "1600x900"),
        ("/gambar/peta/peta.svg?ukuran=og", 400, "PNG"),
        ("/gambar/peta/peta.svg?provinsi=99", 400, "99"),
        ("/gambar/peta/peta.svg?colour=red", 400, "provinsi"),
        ("/gambar/peta/peta.svg?tahun=%00%ff", 400, ""),
        ("/gambar/peta/peta.svg?edisi=../../x", 404, ""),
        ("/gambar/..%2f..%2fetc/passwd.svg", 404, ""),
    ],
)
def test_what_is_wrong_is_said_in_both_languages(server, path, status, told):
    indonesian = server.ask(path)
    english = server.ask(path + ("&" if "?" in path else "?") + "lang=en")
    assert indonesian.status == english.status == status and told in english.text
    assert indonesian.text != english.text or status == 404


def test_without_chromium_svg_is_given_and_png_says_why_not(server, monkeypatch, tmp_path):
    printing.stop()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert server.ask("/gambar/peta/peta.svg?provinsi=51").status == 200
    refused = server.ask("/gambar/peta/peta.png?provinsi=51&lang=en")
    assert refused.status == 503 and "Chromium" in refused.text and int(refused.headers["retry-after"]) > 0


def test_many_who_ask_for_the_same_picture_have_it_drawn_once(server):
    path = "/gambar/konsultan/akses.svg?simulasi=1&lang=en"
    with ThreadPoolExecutor(10) as crowd:
        answers = list(crowd.map(lambda _: server.ask(path), range(10)))
    assert {answer.status for answer in answers} == {200} and len({answer.content for answer in answers}) == 1
    assert sum(map(len, bounds.PAGES._asked.values())) == 1


def test_more_new_pictures_than_a_minutes_share_are_refused_and_kept_ones_are_not(
    server, monkeypatch, tmp_path
):
    kept = "/gambar/ringkasan/jumlah.svg"
    assert server.ask(kept).status == 200
    printing.stop()
    monkeypatch.setenv("PATH", str(tmp_path))  # where nothing is rendered, the share is used up soonest
    share = bounds.PICTURES.a_minute
    statuses = [server.ask("/gambar/peta/peta.png?provinsi=52").status for _ in range(share + 2)]
    assert statuses == [503] * share + [429] * 2
    refused = server.ask("/gambar/peta/peta.png?provinsi=52&lang=en")
    assert int(refused.headers["retry-after"]) > 0 and "ask again" in refused.text
    assert server.ask(kept).status == 200


def test_work_under_way_is_shared_and_its_error_too():
    gathering: Gathering[int] = Gathering(most=1)
    began, go, times = threading.Event(), threading.Event(), []

    def work() -> int:
        times.append(1)
        began.set()
        go.wait(5)
        return 7

    with ThreadPoolExecutor(3) as crowd:
        first = crowd.submit(gathering.done, "a", work)
        began.wait(5)
        second = crowd.submit(gathering.done, "a", work)
        while gathering._waiting < 1:
            time.sleep(0.01)
        with pytest.raises(TooMany):
            gathering.done("a", work)
        go.set()
        assert (first.result(), second.result(), times) == (7, 7, [1])
    with pytest.raises(ZeroDivisionError):
        gathering.done("a", lambda: 1 // 0)
    assert gathering.done("a", lambda: 8) == 8
