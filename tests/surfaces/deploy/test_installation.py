"""What nginx gives from its disk, lets through and keeps to itself; what one replica does, all know."""

import gzip
import http.client
import shutil
import ssl
import subprocess
import time
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
import streamlit
from standing import SITE, program

from plut.surfaces.web import bundle
from plut.warehouse import editions

STATIC = Path(streamlit.__file__).parent / "static" / "static"
MEGABYTE = 2**20
FORMER = "kept as it was when it was cited"


def ask(address: str, path: str, method: str = "GET", size: int | None = None, **headers: str):
    """Status, headers and content. size: of a body that is announced, of which one byte is sent."""
    parts = urlsplit(address)
    secure = ssl._create_unverified_context()
    connection = (
        http.client.HTTPSConnection(parts.netloc, timeout=60, context=secure)
        if parts.scheme == "https"
        else http.client.HTTPConnection(parts.netloc, timeout=60)
    )
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    if size is None:
        connection.request(method, path, None, said)
    else:
        connection.request(method, path, b"x", said | {"Content-Length": str(size)})
    got = connection.getresponse()
    told = got.status, {name.lower(): value for name, value in got.getheaders()}, got.read()
    connection.close()
    return told


def replica(number: int) -> dict[str, str]:
    return {"Cookie": f"plut_node={number + 1}"}


def test_the_configuration_is_sound(standing):
    command = [
        program("nginx"),
        "-t",
        "-c",
        f"{standing.folder}/nginx.conf",
        "-e",
        f"{standing.folder}/error",
    ]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 0 and "[warn]" not in told.stderr, told.stderr


def test_who_comes_without_tls_is_led_to_it(standing):
    status, headers, _ = ask(standing.plain, "/peta?provinsi=32")
    assert (status, headers["location"]) == (301, "https://localhost/peta?provinsi=32")


def test_answers_over_tls_say_so(standing):
    status, headers, _ = ask(standing.address, "/ringan/")
    assert status == 200 and headers["strict-transport-security"].startswith("max-age=")


def test_a_page_names_its_replica_once_and_a_light_page_none(standing):
    _, first, _ = ask(standing.address, "/peta")
    assert first["set-cookie"].startswith(("plut_node=1;", "plut_node=2;"))
    assert "Secure" in first["set-cookie"] and "HttpOnly" in first["set-cookie"]
    _, again, _ = ask(standing.address, "/peta", **replica(1))
    _, light, _ = ask(standing.address, "/ringan/")
    assert "set-cookie" not in again | light


@pytest.mark.parametrize(
    "path", ["/metrics", "/_stcore/metrics", "/_stcore//metrics", "/metrics/", "/./metrics?a=1"]
)
def test_what_is_measured_stays_inside(standing, path):
    status, headers, content = ask(standing.address, path)
    assert status == 404 and b"# TYPE" not in content and headers["server"] == "nginx"


def test_scripts_come_from_the_disk_compressed_beforehand(standing):
    """Those of the disk, told by a file that only stands there; what is not there a replica gives."""
    script = next((STATIC / "js").glob("react-dom.*.js"))
    folder = standing.folder / "bundle" / "static" / "js"
    status, asked, content = ask(standing.address, f"/static/js/{script.name}", Accept_Encoding="gzip")
    assert status == 200 and "etag" in asked and gzip.decompress(content) == script.read_bytes()
    one = standing.folder / "one" / "js"
    one.mkdir(parents=True)
    shutil.copy(script, one / "react-dom.js")
    written = [bundle.write(one.parent, standing.folder / "bundle") for _ in range(2)]
    assert written == [3, 0]  # with the two scripts that draw our charts
    status, headers, content = ask(standing.address, "/static/js/react-dom.js", Accept_Encoding="gzip")
    assert status == 200 and content == (folder / "react-dom.js.gz").read_bytes()
    assert gzip.decompress(content) == script.read_bytes()
    assert headers["cache-control"] == asked["cache-control"]
    assert headers["content-type"] == asked["content-type"]
    assert headers["x-content-type-options"] == "nosniff" and headers["vary"] == "Accept-Encoding"
    *_, plain = ask(standing.address, "/static/js/react-dom.js")
    assert plain == script.read_bytes()
    _, headers, content = ask(standing.address, "/static/js/react-dom.js", Accept_Encoding="gzip, br")
    assert headers["content-encoding"] == "br" and headers["vary"] == "Accept-Encoding"
    assert brotli.decompress(content) == plain and headers["content-type"] == asked["content-type"]


def test_a_site_of_files_is_given_without_a_replica(standing):
    site = standing.folder / "site" / "wilayah" / "3204"
    site.mkdir(parents=True)
    (site / "index.html").write_text("<title>Kabupaten Bandung</title>")
    status, headers, content = ask(standing.address, "/situs/wilayah/3204/")
    assert status == 200 and b"Bandung" in content
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src" not in headers["content-security-policy"]
    assert ask(standing.address, "/situs/../plut.conf")[0] in {400, 404}


def test_bodies_are_bounded_where_they_are_taken(standing):
    upload = "/_stcore/upload_file/nobody/nothing"
    assert ask(standing.address, "/peta", "POST", 2 * MEGABYTE)[0] == 413
    assert ask(standing.address, upload, "PUT", 52 * MEGABYTE)[0] == 413
    assert ask(standing.address, "/meja/berkas/nothing", "PATCH", 10 * MEGABYTE)[0] == 413


def test_no_place_forgets_what_is_said_of_readers():
    """A location that sets one header for the replicas has none of the server's any more, and a browser could
    say who its reader is."""
    _, *places = SITE.read_text(encoding="utf-8").split("    location ")
    assert len(places) > 10 and not any("proxy_set_header" in place for place in places)


def test_outlines_of_maps_are_kept_by_browsers(standing, reader):
    loaded = """() => performance.getEntriesByType('resource')
      .find((one) => one.name.includes('/outlines/'))?.name"""
    asked_for = reader("/peta").tab.wait_for_function(loaded).json_value()
    status, headers, content = ask(standing.address, urlsplit(asked_for).path)
    assert status == 200 and content.startswith(b"{")
    assert headers["cache-control"] == "public, immutable, max-age=31536000"


def test_what_is_published_is_served_by_all_at_the_next_click(standing, reader):
    served = editions.current(standing.build)
    readers = [reader(f"/data?edisi={served.stem}", number) for number in (0, 1)]
    assert [page.replica for page in readers] == [0, 1]
    assert not any(FORMER in page.text() for page in readers)
    copy = standing.build / "copy.duckdb"
    shutil.copy(served, copy)
    editions.publish(copy, standing.build, "0123456789ab")
    for page in readers:
        page.speak("EN")
        page.tab.get_by_text(FORMER).wait_for()
    editions.open_now(served)


def test_a_replica_that_hangs_holds_nobody_up_for_long(standing):
    standing.freeze(0)
    try:
        began = time.monotonic()
        assert ask(standing.address, "/peta", **replica(0))[0] == 200
        assert time.monotonic() - began < 10
        _, headers, _ = ask(standing.address, "/_stcore/health", **replica(0))
        assert headers["set-cookie"].startswith("plut_node=2;")  # from then on the browser asks the other
        began = time.monotonic()
        for _ in range(5):
            assert ask(standing.address, "/peta", **replica(1))[0] == 200
        assert time.monotonic() - began < 4
    finally:
        standing.wake(0)


def test_without_any_replica_there_is_a_page_that_says_so(standing):
    standing.kill(0)
    standing.kill(1)
    status, headers, content = ask(standing.address, "/peta")
    assert status in {502, 504} and headers["retry-after"] == "30"
    assert "tidak tersedia" in content.decode()
    standing.start_again(0)
    standing.start_again(1)
