"""Signing in with a real OpenID provider on loopback, in a real browser: the same identity for pages, their
websocket and our own addresses; and nothing of it left after signing out."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from plut.base.folders import REPOSITORY

EXAMPLE = REPOSITORY / "tests" / "office" / "access.toml"
COOKIE = "_streamlit_user"
AUDITOR = "audit@bpkp.test"


@pytest.fixture(scope="module")
def folder(copied, tmp_path_factory) -> Path:
    return copied(tmp_path_factory.mktemp("signing_in") / "build")


@pytest.fixture(scope="module")
def provider():
    """A provider that lets in whoever gives a name, as a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/.well-known/openid-configuration", timeout=1).close()
            break
        except OSError:
            time.sleep(0.5)
    yield address
    process.terminate()
    process.wait()


@pytest.fixture(scope="module")
def rules(folder) -> Path:
    """The example, of a provider and closed to the public."""
    file = folder.parent / "access.toml"
    text = EXAMPLE.read_text()
    head, _, roles = text.partition("[roles.public]")
    _, _, roles = roles.partition("[roles.signed_in]")
    assert head and roles
    file.write_text('[identity]\nkind = "provider"\nname = "sub"\n\n[roles.signed_in]' + roles)
    return file


@pytest.fixture(scope="module")
def server(start_app, folder, rules, provider) -> str:
    """A server whose secrets are read when somebody signs in."""
    secrets = folder.parent / "secrets.toml"
    address = start_app(folder, PLUT_ACCESS=str(rules), STREAMLIT_SECRETS_FILES=str(secrets))
    secrets.write_text(
        f"""[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "a-secret-of-this-test-and-of-no-other-installation"
client_id = "plut"
client_secret = "anything"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""
    )
    return address


@pytest.fixture
def tab(browser):
    """A tab of a browser that knows nothing yet."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def sign_in(tab, server: str, name: str) -> None:
    tab.goto(f"{server}/masuk")
    tab.fill("input[name=sub]", name)
    tab.click("button:text-is('Authorize')")
    tab.wait_for_url(f"{server}/**")


def who(tab) -> str:
    """What the page of the app says of who reads."""
    tab.wait_for_selector(".plut-who")
    return str(tab.inner_text(".plut-who"))


def test_a_stranger_is_shown_the_way_in_and_nothing_else(server, tab):
    for path in ("/", "/konsultan", "/ringan/", "/api/", "/gambar/peta/peta.svg", "/_stcore/host-config"):
        got = tab.request.get(server + path)
        assert got.status == 401, path
        assert "Source" not in got.text()
    tab.goto(server)
    assert "setelah masuk dengan akun" in tab.inner_text("body")
    tab.click("a:text-is('Masuk')")
    tab.wait_for_selector("input[name=sub]")


def test_who_signs_in_is_the_same_everywhere_until_they_sign_out(server, tab):
    sign_in(tab, server, AUDITOR)
    assert AUDITOR in who(tab)
    assert AUDITOR in tab.request.get(f"{server}/ringan/konsultan").text()
    assert tab.request.get(f"{server}/api/overview/counts.json").status == 200
    cookies = [one for one in tab.context.cookies() if one["name"] == COOKIE]
    assert cookies and cookies[0]["httpOnly"]
    other = tab.context.new_page()  # stays open while the first signs out
    other.goto(f"{server}/konsultan")
    assert AUDITOR in who(other)
    tab.click(".plut-who a")
    tab.wait_for_load_state()
    assert tab.request.get(f"{server}/ringan/").status == 401
    # what was copied before is worth nothing after
    tab.context.add_cookies(cookies)
    assert tab.request.get(f"{server}/ringan/").status == 401
    # in the page that is still open nothing is shown from the next choice on
    other.get_by_role("radio", name="EN").or_(other.get_by_text("EN", exact=True)).first.click()
    other.wait_for_function("() => !document.querySelector('[data-testid=\"stPlotlyChart\"]')")


def test_a_role_holds_in_the_app_as_in_its_addresses_and_can_be_taken_away(server, tab, rules):
    sound = rules.read_text()
    try:
        sign_in(tab, server, "pengadaan@bandung.test")
        who(tab)
        menu = tab.inner_text(".st-key-menu")
        assert "Belanja" in menu and "Konsultan" not in menu and "Sertifikasi" not in menu
        assert tab.request.get(f"{server}/ringan/konsultan").status == 404
        assert tab.request.get(f"{server}/konsultan").status == 404
        rules.write_text(sound.replace('accounts = ["pengadaan@bandung.test"]', 'accounts = ["x@y.test"]'))
        # one of all who are signed in now, to whom every page is open, without records
        assert tab.request.get(f"{server}/ringan/konsultan").status == 200
        rules.write_text(sound.replace("sums = true", "sums = maybe"))
        assert tab.request.get(f"{server}/ringan/").status == 503
    finally:
        rules.write_text(sound)
    assert tab.request.get(f"{server}/ringan/").status == 200


@pytest.mark.parametrize("change", ["forged", "cut", "of another name"])
def test_a_cookie_that_is_not_ours_opens_nothing(server, tab, change):
    sign_in(tab, server, AUDITOR)
    [cookie] = [one for one in tab.context.cookies() if one["name"] == COOKIE]
    value = cookie["value"].strip('"')
    changed = {
        "forged": value[:-4] + ("AAAA" if value[-4:] != "AAAA" else "BBBB"),
        "cut": value[: len(value) // 2],
        "of another name": value,
    }[change]
    tab.context.clear_cookies()
    name = COOKIE if change != "of another name" else "_streamlit_user_tokens"
    tab.context.add_cookies([{"name": name, "value": changed, "url": server}])
    assert tab.request.get(f"{server}/ringan/").status == 401


def test_a_visit_ends_after_its_hours(server, tab, rules):
    sound = rules.read_text()
    sign_in(tab, server, AUDITOR)
    try:
        rules.write_text(sound.replace('name = "sub"', 'name = "sub"\nhours = 0.0001'))
        tab.wait_for_timeout(1500)
        assert tab.request.get(f"{server}/ringan/").status == 401
    finally:
        rules.write_text(sound)


def test_where_the_provider_is_away_a_sentence_says_so(start_app, folder, rules, browser):
    own = folder.parent / "away"
    own.mkdir()
    shutil.copytree(folder, own / "build", ignore=shutil.ignore_patterns("kept"))
    secrets = own / "secrets.toml"
    address = start_app(own / "build", PLUT_ACCESS=str(rules), STREAMLIT_SECRETS_FILES=str(secrets))
    secrets.write_text(
        f"""[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "a-secret-of-this-test-and-of-no-other-installation"
client_id = "plut"
client_secret = "anything"
server_metadata_url = "http://localhost:9/.well-known/openid-configuration"
"""
    )
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/masuk")
    assert "tidak menjawab" in page.inner_text("body")
    context.close()
