"""nginx as the proxy that knows its users: who they are reaches pages, websocket and addresses alike, and
nobody else is believed."""

import shutil
import socket
import subprocess
from urllib.parse import urlsplit

import pytest
from asked import ask
from waiting import until_it_answers

from plut.base.folders import REPOSITORY

EXAMPLE = REPOSITORY / "tests" / "office" / "access.toml"
PROXY = "127.0.0.2"  # from where nginx asks the app
AUDITOR = "audit@bpkp.test"
FORGED = {
    "X-Forwarded-User": AUDITOR,
    "X-Forwarded-Groups": "jabar",
    "X-Forwarded-For": PROXY,
    "X-Plut-Visit": "anything",
}
HANDSHAKE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
# nginx knows its users by a cookie here; whatever else the browser says of itself is dropped
CONFIG = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  map $http_upgrade $connection_upgrade {{ default upgrade; '' close; }}
  map $cookie_as $account {{ default ''; audit '{auditor}'; jabar 'ani@dinas.test'; }}
  map $cookie_as $groups {{ default ''; jabar 'jabar'; }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass {app};
      proxy_bind {proxy};
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-User $account;
      proxy_set_header X-Forwarded-Groups $groups;
    }}
  }}
}}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module", params=["", "plut"], ids=["at the root", "below a path"])
def servers(request, start_app, copied, tmp_path_factory):
    """The app and nginx before it: two addresses, and the file of rules."""
    folder = tmp_path_factory.mktemp("nginx")
    rules = folder / "access.toml"
    rules.write_text(EXAMPLE.read_text().replace('proxies = ["127.0.0.1", "::1"]', f'proxies = ["{PROXY}"]'))
    app = start_app(
        copied(folder / "build"),
        request.param,
        PLUT_ACCESS=str(rules),
        FORWARDED_ALLOW_IPS=PROXY,
        STREAMLIT_SERVER_ADDRESS="0.0.0.0",
    )
    parts, port = urlsplit(app), free_port()
    config = folder / "nginx.conf"
    direct = f"http://127.0.0.1:{parts.port}"
    told = {"folder": folder, "port": port, "app": direct, "proxy": PROXY, "auditor": AUDITOR}
    config.write_text(CONFIG.format(**told))
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    assert program, "tests/run installs it"
    process = subprocess.Popen([program, "-c", str(config), "-e", str(folder / "error.log")])
    behind = f"http://127.0.0.1:{port}{parts.path}"
    until_it_answers(f"{behind}/_stcore/health")
    yield direct + parts.path, behind, rules
    process.terminate()
    process.wait()


@pytest.fixture
def tab(browser):
    context = browser.new_context()
    yield context.new_page()
    context.close()


def become(tab, behind: str, name: str) -> None:
    tab.context.add_cookies([{"name": "as", "value": name, "url": behind}])


def test_who_the_proxy_names_is_the_same_everywhere(servers, tab):
    _, behind, _ = servers
    become(tab, behind, "audit")
    assert AUDITOR in tab.request.get(f"{behind}/ringan/konsultan").text()
    tab.goto(f"{behind}/konsultan")
    tab.wait_for_selector(".plut-who")
    assert AUDITOR in tab.inner_text(".plut-who")
    answer = tab.request.get(f"{behind}/api/consultants/centres.json")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "private, no-store"


def test_groups_of_the_proxy_give_roles(servers, tab):
    _, behind, _ = servers
    become(tab, behind, "jabar")
    tab.goto(f"{behind}/sertifikasi")
    tab.wait_for_selector(".plut-who")
    assert "hanya catatan Jawa Barat" in tab.inner_text(".plut-who")
    assert "hanya catatan Jawa Barat" in tab.request.get(f"{behind}/ringan/sertifikasi").text()


def test_what_a_browser_says_of_itself_is_not_believed(servers, tab):
    direct, behind, _ = servers
    for address in (direct, behind):
        assert tab.request.get(f"{address}/ringan/konsultan", headers=FORGED).status == 404, address
        assert tab.request.get(f"{address}/ringan/", headers=FORGED).status == 200, address
    tab.set_extra_http_headers(FORGED)
    tab.goto(direct)
    tab.wait_for_selector(".st-key-menu")
    assert "Konsultan" not in tab.inner_text(".st-key-menu")


def test_a_websocket_opens_to_whom_the_proxy_names_and_to_nobody_who_says_so(servers):
    """By rules that open nothing to the public: a browser sends no headers of ours with a websocket, another
    program can."""
    direct, behind, rules = servers
    sound = rules.read_text()
    path = f"{urlsplit(direct).path}/_stcore/stream"

    def status(address: str, **headers: str) -> int:
        return ask(address, path, **HANDSHAKE, **headers).status

    try:
        head, _, roles = sound.partition("[roles.public]")
        rules.write_text(head + roles[roles.index("[roles.signed_in]") :])
        assert status(behind, Cookie="as=audit") == 101
        assert status(behind, **FORGED) == 403
        assert status(direct, **FORGED) == 403
        assert status(direct, Cookie="as=audit") == 403
    finally:
        rules.write_text(sound)
