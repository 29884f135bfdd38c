"""A cookie of somebody who has signed out, kept by an intruder and sent again."""

import json
import os
import subprocess
import sys

import pytest
from itsdangerous import URLSafeTimedSerializer
from starlette.datastructures import Headers
from streamlit import config
from streamlit.web.server.server_util import get_cookie_secret

from plut.base.folders import REPOSITORY
from plut.office.access import Identity
from plut.surfaces.web import visits
from plut.surfaces.web.signing_in import COOKIE

PROVIDER = Identity("provider", "email")
# as base64 writes them: the last letter of a signature has two bits that mean nothing
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_BUILD_DIR", str(tmp_path))
    before = config.get_option("server.cookieSecret")
    config.set_option("server.cookieSecret", "a secret of this test")
    yield
    config.set_option("server.cookieSecret", before)


def signed(name: str, value: str) -> str:
    return URLSafeTimedSerializer(get_cookie_secret(), salt=name).dumps(value)


def cookies(email: str) -> dict[str, str]:
    """Long claims, in three cookies as Streamlit writes them: how many there are, and their parts."""
    claims = json.dumps({"is_logged_in": True, "email": email, "name": f"{email} " * 40})
    half = len(claims) // 2
    parts = {f"{COOKIE}_1": claims[:half], f"{COOKIE}_2": claims[half:]}
    return {name: signed(name, value) for name, value in {COOKIE: "chunks-2", **parts}.items()}


def visit(of: dict[str, str]) -> visits.Visit:
    header = "; ".join(f"{name}={value}" for name, value in of.items())
    return visits.who(PROVIDER, Headers({"cookie": header}), "192.0.2.1")


def test_a_signature_that_is_written_another_way_is_signed_out_too():
    claims = json.dumps({"is_logged_in": True, "email": "a@dinas.test"})
    cookie = signed(COOKIE, claims)
    visits.sign_out(visit({COOKIE: cookie}))
    spelt = [cookie[:-1] + letter for letter in LETTERS]
    assert cookie in spelt
    assert {visit({COOKIE: one}).account.name for one in spelt} == {""}


def test_parts_of_a_cookie_that_is_signed_out_are_worth_nothing_beside_those_of_others():
    one, other = cookies("a@dinas.test"), cookies("b@dinas.test")
    assert visit(one).account.name == "a@dinas.test"
    visits.sign_out(visit(one))
    head = {COOKIE: other[COOKIE]}
    for mixed in (one, one | head, one | {f"{COOKIE}_2": other[f"{COOKIE}_2"]}):
        assert not visit(mixed).account.is_signed_in
    assert visit(other).account.name == "b@dinas.test"


def test_a_token_of_a_visit_ends_with_its_cookie():
    of = visit(cookies("c@dinas.test"))
    token = visits.opened(of)
    assert visits.account(token).name == "c@dinas.test"
    visits.sign_out(of)
    assert not visits.account(token).is_signed_in


SIGNING_OUT = """
import datetime, sys
from plut.office.identity import Account
from plut.surfaces.web.visits import Visit, sign_out
until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)
for number in range(40):
    sign_out(Visit(Account("a"), until, frozenset({f"{sys.argv[1]} {number}"})))
"""


def test_visits_that_end_at_once_in_several_processes_have_all_ended(tmp_path):
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "dashboard")}
    command = [sys.executable, "-c", SIGNING_OUT]
    started = [subprocess.Popen([*command, str(number)], env=environment) for number in range(3)]
    assert [process.wait() for process in started] == [0, 0, 0]
    assert len(json.loads((tmp_path / "signed_out.json").read_text())) == 3 * 40
