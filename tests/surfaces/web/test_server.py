"""What the server answers, and what it refuses: with each way of writing the base path, and before there is
anything to show."""

import pytest
from asked import ask


@pytest.mark.parametrize(("setting", "path"), [("", ""), ("plut", "/plut"), ("/plut/", "/plut")])
def test_all_addresses_stand_below_the_base_path(start_app, folder, setting, path):
    server = start_app(folder, setting)
    page = ask(server, f"{path}/peta?lang=en")
    assert page.status == 200 and '<html lang="en">' in page.text
    assert f'{path}/ringan/peta?lang=en"' in page.text
    for icon in ("/app/static/icon.png", "/favicon.ico"):
        assert ask(server, f"{path}{icon}").headers["content-type"] == "image/png"
    assert ask(server, f"{path}/ringan/peta?lang=en").status == 200
    assert ask(server, f"{path}/_stcore/health").text == "ok"
    for unknown in ("/nix", "/ringan/nix", "/peta/nix", "/index.html"):
        refused = ask(server, f"{path}{unknown}?lang=en")
        assert refused.status == 404 and "There is nothing at this address." in refused.text
        assert f'href="{path}/?lang=en"' in refused.text
    assert ask(server, f"{path}/api/nix/nix").json["status"] == 404
    assert ask(server, f"{path}/peta/").status in (301, 307)
    if path:
        assert ask(server, "/peta").status == 404 and ask(server, "/ringan/peta").status == 404
        assert ask(server, path).status in (301, 307)


def test_before_the_first_edition_all_but_the_app_ask_to_come_again(start_app, tmp_path):
    server = start_app(tmp_path / "build")
    for path, told in (
        ("/ringan/", "text/html"),
        ("/ringan/wilayah?kode=3204", "text/html"),
        ("/gambar/peta/peta.svg", "text/plain"),
        ("/api/centres/regions.json", "application/json"),
    ):
        refused = ask(server, path)
        assert refused.status == 503 and int(refused.headers["retry-after"]) > 0, path
        assert refused.headers["content-type"].startswith(told) and "setengah menit" in refused.text
    assert ask(server, "/").status == 200  # the app builds it, and says so
