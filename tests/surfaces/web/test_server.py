"""What the server answers, and what it refuses: with each way of writing the base path, and before there is
anything to show."""

import asyncio
import gc
from concurrent.futures import ThreadPoolExecutor

import pytest
from asked import ask

from plut.surfaces import server


@pytest.mark.parametrize(("setting", "path"), [("", ""), ("plut", "/plut"), ("/plut/", "/plut")])
def test_all_addresses_stand_below_the_base_path(start_app, folder, setting, path):
    served = start_app(folder, setting)
    page = ask(served, f"{path}/peta?lang=en")
    assert page.status == 200 and '<html lang="en">' in page.text
    assert f'{path}/ringan/peta?lang=en"' in page.text
    for icon in ("/app/static/icon.png", "/favicon.ico"):
        assert ask(served, f"{path}{icon}").headers["content-type"] == "image/png"
    assert ask(served, f"{path}/ringan/peta?lang=en").status == 200
    assert ask(served, f"{path}/_stcore/health").text == "ok"
    for unknown in ("/nix", "/ringan/nix", "/peta/nix", "/index.html"):
        refused = ask(served, f"{path}{unknown}?lang=en")
        assert refused.status == 404 and "There is nothing at this address." in refused.text
        assert f'href="{path}/?lang=en"' in refused.text
    assert ask(served, f"{path}/api/nix/nix").json["status"] == 404
    assert ask(served, f"{path}/peta/").status in (301, 307)
    if path:
        assert ask(served, "/peta").status == 404 and ask(served, "/ringan/peta").status == 404
        assert ask(served, path).status in (301, 307)


def test_before_the_first_edition_all_but_the_app_ask_to_come_again(start_app, tmp_path):
    served = start_app(tmp_path / "build")
    for path, told in (
        ("/ringan/", "text/html"),
        ("/ringan/wilayah?kode=3204", "text/html"),
        ("/gambar/peta/peta.svg", "text/plain"),
        ("/api/centres/regions.json", "application/json"),
    ):
        refused = ask(served, path)
        assert refused.status == 503 and int(refused.headers["retry-after"]) > 0, path
        assert refused.headers["content-type"].startswith(told) and "setengah menit" in refused.text
    assert ask(served, "/").status == 200  # the app builds it, and says so


def test_a_server_does_not_look_for_garbage_in_what_it_has_loaded():
    loaded = ["before it ran"]

    def is_looked_through() -> bool:
        return any(one is loaded for one in gc.get_objects())

    async def while_it_runs() -> bool:
        async with server.lifespan(None):
            return is_looked_through()

    assert is_looked_through()
    try:
        with ThreadPoolExecutor(1) as thread:  # the browser's loop may run in this one
            assert not thread.submit(asyncio.run, while_it_runs()).result()
    finally:
        gc.unfreeze()
