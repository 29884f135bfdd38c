"""Signing in with a real OpenID provider on loopback, in a real browser: the same identity for pages, their
websocket and our own addresses; and nothing of it left after signing out."""

import base64
import hashlib
import json
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sampled import some

from plut.base.folders import REPOSITORY

expect.set_options(timeout=60_000)  # however busy the machine is
EXAMPLE = REPOSITORY / "tests" / "office" / "access.toml"
COOKIE = "_streamlit_user"
AUDITOR, BUYER, CERTIFIER = "audit@bpkp.test", "pengadaan@bandung.test", "halal@bpjph.test"
HEAD_OF_JABAR, OF_MANY = "ani@dinas.test", "budi@bpkp.test"
CLOSED = "setelah masuk dengan akun"
OF_STREAMLIT = "[data-testid=stException], [role=dialog]"  # its own words, in English


class Provider:
    """A provider that lets in whoever gives a name, as a process of its own."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://localhost:{port}"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while True:
            assert self._process.poll() is None, "the provider has ended"
            try:
                urllib.request.urlopen(f"{self.address}/.well-known/openid-configuration").close()
                return
            except OSError:
                time.sleep(0.2)

    def knows(self, name: str, **claims: object) -> None:
        request = urllib.request.Request(
            f"{self.address}/users/{name}",
            json.dumps(claims).encode(),
            {"Content-Type": "application/json"},
            method="PUT",
        )
        urllib.request.urlopen(request).close()

    def end(self) -> None:
        self._process.terminate()
        self._process.wait()


@pytest.fixture(scope="module")
def provider():
    running = Provider()
    running.knows(HEAD_OF_JABAR, groups=["jabar"])
    # groups that fill more than a cookie holds: Streamlit cuts it in pieces
    many = (hashlib.sha256(bytes([n])).hexdigest() for n in range(150))
    running.knows(OF_MANY, groups=["auditors", *many])
    yield running
    running.end()


@pytest.fixture(scope="module")
def folder(copied, tmp_path_factory) -> Path:
    return copied(tmp_path_factory.mktemp("signing_in") / "build")


@pytest.fixture(scope="module")
def rules(folder) -> Path:
    """The example, of a provider and closed to the public."""
    return written_rules(folder.parent)


@pytest.fixture(scope="module")
def server(start_app, folder, rules, provider) -> str:
    return started(start_app, folder, rules, provider)


@pytest.fixture
def tab(browser):
    """A tab of a browser that knows nothing yet."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def written_rules(folder: Path) -> Path:
    file = folder / "access.toml"
    _, _, roles = EXAMPLE.read_text().partition("[roles.signed_in]")
    assert "[roles.auditor]" in roles
    identity = '[identity]\nkind = "provider"\nname = "sub"\ngroups = "groups"\n'
    file.write_text(
        f"{identity}\n[roles.signed_in]{roles}".replace(
            f'accounts = ["{AUDITOR}"]', f'accounts = ["{AUDITOR}"]\ngroups = ["auditors"]'
        )
    )
    return file


def started(start_app, folder: Path, rules: Path, provider: Provider) -> str:
    """A server whose secrets are read when somebody signs in: they name its port, which it has then."""
    secrets = folder.parent / "secrets.toml"
    address = start_app(folder, PLUT_ACCESS=str(rules), STREAMLIT_SECRETS_FILES=str(secrets))
    secrets.write_text(
        f"""[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "a-secret-of-this-test-and-of-no-other-installation"
client_id = "plut"
client_secret = "anything"
server_metadata_url = "{provider.address}/.well-known/openid-configuration"
"""
    )
    return str(address)


def sign_in(tab, server: str, name: str) -> None:
    tab.goto(f"{server}/masuk")
    tab.fill("input[name=sub]", name)
    tab.click("button:text-is('Authorize')")
    tab.wait_for_url(f"{server}/**")


def who(tab) -> str:
    """What the page of the app says of who reads."""
    tab.wait_for_selector(".plut-who")
    return str(tab.inner_text(".plut-who"))


def status(tab, address: str) -> int:
    """Of an address that is asked with the cookies of the browser."""
    return int(tab.request.get(address).status)


def cookies(tab) -> list:
    """Those that tell who is signed in."""
    return [one for one in tab.context.cookies() if one["name"].startswith(COOKIE)]


def choose(tab, language: str) -> None:
    """A choice in the page as it is open."""
    tab.locator(".st-key-top_switches").get_by_text(language, exact=True).click()


def test_a_stranger_is_shown_the_way_in_and_nothing_else(server, tab):
    for path in ("/", "/konsultan", "/ringan/", "/api/", "/gambar/peta/peta.svg", "/_stcore/host-config"):
        got = tab.request.get(server + path)
        assert got.status == 401, path
        assert "Source" not in got.text()
    tab.goto(server)
    assert CLOSED in tab.inner_text("body")
    tab.click("a:text-is('Masuk')")
    tab.wait_for_selector("input[name=sub]")


def test_who_signs_in_is_the_same_everywhere_until_they_sign_out(server, tab):
    sign_in(tab, server, AUDITOR)
    assert AUDITOR in who(tab)
    assert AUDITOR in tab.request.get(f"{server}/ringan/konsultan").text()
    assert status(tab, f"{server}/api/overview/counts.json") == 200
    copied = cookies(tab)
    assert copied and all(one["httpOnly"] for one in copied)
    other = tab.context.new_page()  # stays open while the first signs out
    other.goto(f"{server}/sertifikasi")
    assert AUDITOR in who(other)
    expect(other.locator("[data-testid=stPlotlyChart]").first).to_be_visible()
    tab.click(".plut-who a")
    tab.click("button:text-is('End session')")  # of the provider, which leads back
    expect(tab.locator("body")).to_contain_text(CLOSED)
    assert status(tab, f"{server}/ringan/") == 401
    # what was copied before is worth nothing after
    tab.context.add_cookies(copied)
    assert status(tab, f"{server}/ringan/") == 401
    # in the page that is still open nothing is shown from the next choice on
    choose(other, "EN")
    expect(other.locator("body")).to_contain_text("Only those who have signed in can read here.")
    expect(other.locator(f"[data-testid=stPlotlyChart], .st-key-menu, {OF_STREAMLIT}")).to_have_count(0)
    expect(other.locator(".plut-who a")).to_have_text("Sign in")
    sign_in(tab, server, AUDITOR)  # the same account, anew
    assert AUDITOR in who(tab)


@pytest.mark.parametrize("name", [AUDITOR, OF_MANY])
def test_a_cookie_that_was_signed_out_opens_nothing_however_it_is_written(server, tab, name):
    """The last letter of a signature stands for fewer bits than it has; and what comes in pieces can be mixed
    with those of another visit."""
    sign_in(tab, server, name)
    copied = cookies(tab)
    is_long = name != AUDITOR
    assert any(one["name"] == f"{COOKIE}_1" for one in copied) is is_long
    assert status(tab, f"{server}/ringan/") == 200
    tab.request.get(f"{server}/auth/logout", max_redirects=0)
    tab.context.clear_cookies()
    sign_in(tab, server, name)
    again = {one["name"]: one for one in cookies(tab)}
    for changed in (
        [one | {"value": respelled(one["value"])} for one in copied],
        [again[COOKIE], *(one for one in copied if one["name"] != COOKIE)] if is_long else copied,
    ):
        tab.context.clear_cookies()
        tab.context.add_cookies(changed)
        assert status(tab, f"{server}/ringan/") == 401
    tab.context.clear_cookies()
    tab.context.add_cookies(list(again.values()))
    assert status(tab, f"{server}/ringan/") == 200


def respelled(signed: str) -> str:
    """Another text that stands for the same signature."""
    text, _, signature = signed.rpartition(".")
    same = base64.urlsafe_b64decode(f"{signature}=")
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    others = (signature[:-1] + letter for letter in letters if letter != signature[-1])
    return f"{text}.{next(one for one in others if base64.urlsafe_b64decode(f'{one}=') == same)}"


def test_a_group_of_the_provider_gives_a_role(server, tab):
    sign_in(tab, server, HEAD_OF_JABAR)
    tab.goto(f"{server}/sertifikasi")
    assert "hanya catatan Jawa Barat" in who(tab)
    assert "hanya catatan Jawa Barat" in tab.request.get(f"{server}/ringan/sertifikasi").text()


def test_a_role_holds_in_the_app_as_in_its_addresses(server, tab):
    sign_in(tab, server, BUYER)
    who(tab)
    menu = tab.inner_text(".st-key-menu")
    assert "Belanja" in menu and "Konsultan" not in menu and "Sertifikasi" not in menu
    for path in ("/ringan/konsultan", "/konsultan", "/api/consultants/centres.json"):
        assert status(tab, server + path) == 404, path


def test_where_the_first_page_is_not_open_the_first_that_is_answers(server, tab):
    sign_in(tab, server, CERTIFIER)
    tab.wait_for_url(f"{server}/sertifikasi")
    assert CERTIFIER in who(tab)
    expect(tab.locator("[data-testid=stPlotlyChart]").first).to_be_visible()
    menu = tab.inner_text(".st-key-menu")
    assert "Sertifikasi" in menu and "Ringkasan" not in menu
    expect(tab.locator(OF_STREAMLIT)).to_have_count(0)
    assert tab.request.get(f"{server}/ringan/?lang=en").url == f"{server}/ringan/sertifikasi?lang=en"


def test_a_role_that_is_taken_away_holds_from_the_next_request_and_choice(server, tab, rules):
    sound = rules.read_text()
    sign_in(tab, server, AUDITOR)
    tab.goto(f"{server}/sertifikasi")
    assert "tidak terbuka" not in who(tab)
    try:
        # one of all who are signed in now, to whom every page is open, without records
        rules.write_text(sound.replace(AUDITOR, "x@y.test"))
        assert "are not open to you" in tab.request.get(f"{server}/ringan/sertifikasi?lang=en").text()
        choose(tab, "EN")
        expect(tab.locator(".plut-who")).to_contain_text("are not open to you")
        # of another role, to which this page is not open
        rules.write_text(sound.replace(AUDITOR, "x@y.test").replace(BUYER, AUDITOR))
        assert status(tab, f"{server}/ringan/sertifikasi") == 404
        choose(tab, "ID")
        expect(tab.locator(".st-key-menu")).to_contain_text("Belanja")
        expect(tab.locator(".st-key-menu")).not_to_contain_text("Sertifikasi")
        expect(tab.locator("[data-testid=stMain]")).to_contain_text("Tidak ada apa-apa di alamat ini")
        expect(tab.locator(OF_STREAMLIT)).to_have_count(0)
    finally:
        rules.write_text(sound)


def test_a_wrong_file_closes_everything_until_it_is_mended(server, tab, rules):
    sound = rules.read_text()
    sign_in(tab, server, AUDITOR)
    tab.goto(f"{server}/sertifikasi")
    who(tab)
    try:
        rules.write_text(sound.replace("sums = true", "sums = maybe"))
        assert status(tab, f"{server}/ringan/") == 503
        choose(tab, "EN")
        expect(tab.locator("body")).to_contain_text("its rules on who may read cannot be followed")
        expect(tab.locator(f"[data-testid=stPlotlyChart], .st-key-menu, {OF_STREAMLIT}")).to_have_count(0)
    finally:
        rules.write_text(sound)
    assert status(tab, f"{server}/ringan/") == 200
    tab.reload()
    assert AUDITOR in who(tab)


@pytest.mark.parametrize("change", some(["forged", "cut", "of another name"], 3))
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
    assert status(tab, f"{server}/ringan/") == 401


def test_a_visit_ends_after_its_hours(server, tab, rules):
    sound = rules.read_text()
    sign_in(tab, server, AUDITOR)
    try:
        rules.write_text(sound.replace('name = "sub"', 'name = "sub"\nhours = 0.0001'))
        tab.wait_for_timeout(1500)
        assert status(tab, f"{server}/ringan/") == 401
    finally:
        rules.write_text(sound)


def test_who_is_refused_by_the_provider_is_told_so(server, tab):
    tab.goto(f"{server}/masuk")
    tab.click("button:text-is('Deny')")
    expect(tab.locator("body")).to_contain_text("tidak berhasil masuk")
    tab.click("a:text-is('Masuk')")
    tab.wait_for_selector("input[name=sub]")
    # an address of an answer that is long past, or that somebody else has sent
    assert status(tab, f"{server}/oauth2callback?code=1&state=2") == 403


def test_where_the_provider_is_away_a_sentence_says_so_and_who_has_signed_in_reads_on(
    start_app, copied, browser, tmp_path
):
    provider = Provider()
    address = started(start_app, copied(tmp_path / "build"), written_rules(tmp_path), provider)
    signed_in, on_the_way, late = (browser.new_context() for _ in range(3))
    try:
        reading, halfway, new = (one.new_page() for one in (signed_in, on_the_way, late))
        sign_in(reading, address, AUDITOR)
        who(reading)
        asked = halfway.request.get(f"{address}/masuk").url  # of the provider
        let_in = halfway.request.post(asked, form={"sub": AUDITOR}, max_redirects=0)
    finally:
        provider.end()
    new.goto(f"{address}/masuk?lang=en")
    assert "does not answer" in new.inner_text("body")
    assert status(new, f"{address}/masuk") == 502
    halfway.goto(let_in.headers["location"])  # the provider has let them in, and cannot be asked as whom
    assert "tidak berhasil masuk" in halfway.inner_text("body")
    assert status(reading, f"{address}/ringan/konsultan") == 200
    choose(reading, "EN")
    expect(reading.locator(".plut-who")).to_contain_text("Signed in as")
    reading.click(".plut-who a")
    expect(reading.locator("body")).to_contain_text(CLOSED)
    for one in (signed_in, on_the_way, late):
        one.close()
