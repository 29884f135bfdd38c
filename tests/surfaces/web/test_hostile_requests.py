"""What nobody asks for in good faith: a clear status, a sentence in the language of the address, and nothing
of it is carried out."""

import threading
import time
from urllib.parse import quote

import pytest
from asked import ask
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

HOSTILE = [
    ("/../../etc/passwd", 400),
    ("/ringan/../../etc/passwd", 400),
    ("/ringan/..%2f..%2fetc%2fpasswd", 400),
    ("/static/..%2f..%2fapp.py", 400),
    ("/gambar/%2e%2e/%2e%2e/x.svg", 400),
    ("/x%5c..%5cy", 400),
    ("//elsewhere.example/", 400),
    ("/ringan/peta%00.html", 404),
    ("/static/js/nix.js", 404),
    ("/gambar/peta/peta.exe", 404),
    ("/gambar/nix/peta.svg", 404),
    ("/api/nix.csv", 404),
    ("/api/centres/regions.exe", 404),
    ("/ringan/?edisi=../../etc", 404),
    ("/ringan/?edisi=000000000000", 404),
    (f"/ringan/wilayah?kode={'3' * 3000}", 414),
    (f"/wilayah?kode={'3' * 3000}", 414),
    (f"/gambar/peta/peta.svg?provinsi={'3' * 3000}", 414),
    ("/api/centres/regions.csv?nix=1", 400),
    ("/gambar/peta/peta.svg?provinsi=99", 400),
]


@pytest.mark.parametrize(("path", "status"), HOSTILE, ids=[path[:40] for path, _ in HOSTILE])
def test_it_is_refused_in_words(server, path, status):
    for language in ("id", "en"):
        joint = "&" if "?" in path else "?"
        refused = ask(server, f"{path}{joint}lang={language}")
        assert refused.status == status
        assert refused.headers["content-language"] == language and len(refused.text) > 20


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_what_is_there_can_only_be_read(server, method):
    for path in ("/", "/peta", "/ringan/", "/gambar/peta/peta.svg", "/api/centres/regions.csv"):
        assert ask(server, path, method).status == 405, path


@pytest.mark.parametrize("host", ["a b", 'x"onload="', "x/y", "x@y", ""])
def test_a_host_that_is_none_is_refused(server, host):
    refused = ask(server, "/ringan/", Host=host)
    assert refused.status == 400 and (not host or host not in refused.text)


def test_only_the_hosts_that_are_set_are_served(start_app, folder):
    server = start_app(folder, STREAMLIT_SERVER_ALLOWED_HOSTS="localhost *.go.example")
    assert ask(server, "/ringan/").status == 200
    assert ask(server, "/ringan/", Host="plut.go.example").status == 200
    assert ask(server, "/ringan/", Host="elsewhere.example").status == 400


@pytest.mark.parametrize("said", ['"><script>alert(1)</script>', "{7*7}", "%27;drop table x", "\u202e"])
def test_what_an_address_says_is_only_ever_text(server, said):
    for path in ("/ringan/peta", "/peta", "/nix"):
        page = ask(server, f"{path}?provinsi={quote(said)}&lang=en")
        assert "<script>alert" not in page.text and "49" not in page.text.partition("provinsi")[0][-20:]


def test_a_page_of_another_site_opens_no_line_to_the_app(server):
    """A browser sends the reader's cookies with the websocket of any page, and says whose page it is."""
    address, subprotocols = f"{server.replace('http', 'ws', 1)}/_stcore/stream", [Subprotocol("streamlit")]
    with connect(address, subprotocols=subprotocols, origin=Origin(server)) as line:
        assert line.subprotocol == "streamlit"
    for other in ("http://evil.example", "null", server.replace("localhost", "localhost.evil.example")):
        with pytest.raises(InvalidStatus) as refused:
            connect(address, subprotocols=subprotocols, origin=Origin(other))
        assert refused.value.response.status_code == 403


def test_a_hundred_at_once_are_answered_or_told_to_wait_while_others_are_served(start_app, folder):
    """A hundred pages that nobody has asked for yet, of those that are soon made: after each the server rests
    for three times as long. What is kept is answered meanwhile."""
    server = start_app(folder)  # of its own: this place has used up its minute then
    kept = "/ringan/peta?lang=en"
    assert ask(server, kept).status == 200
    statuses: list[int] = []

    def one(number: int) -> None:
        address = f"/ringan/angka?cari={number}&lang=en"
        answer = ask(server, address)
        statuses.append(answer.status)
        if answer.status == 429:
            assert int(answer.headers["retry-after"]) > 0 and "ask again" in answer.text

    crowd = [threading.Thread(target=one, args=(number,)) for number in range(100)]
    for thread in crowd:
        thread.start()
    times = []
    while any(thread.is_alive() for thread in crowd):
        began = time.monotonic()
        assert ask(server, kept).status == 200 and ask(server, "/_stcore/health").text == "ok"
        times.append(time.monotonic() - began)
    for thread in crowd:
        thread.join()
    assert len(statuses) == 100 and set(statuses) == {200, 429}
    assert sorted(times)[len(times) // 2] < 5
