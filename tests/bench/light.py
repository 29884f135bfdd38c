"""A first view on a slow line and on a quick one, side by side: a light page, the app, bare Streamlit, Dash and
a static page; how many kept light pages a second are served; and whether strangers slow the app's readers.

    tests/bench/run light

The slow line is a phone's in the regions: 1.6 Mbit/s and 150 ms, as Chromium's network emulation makes it.
"""

import asyncio
import http.client
import importlib.util
import itertools
import json
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import servers
from choices import click
from measure import in_turn, machine
from playwright.sync_api import Browser, Page
from visits import PHONE, Visit, chromium

SLOW = {"latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 1.6e6 / 8, "offline": False}
OPENINGS = 5
CHARTS = "map38,line"  # as many as the first page of the product has
IDLE_MILLISECONDS = 1500  # after which nothing more comes; not part of any result
AREA = "/wilayah?kode=3204"
CONNECTIONS, SECONDS = 16, 10
REDRAWS, STRANGERS = 80, 100
PIPES: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
BROTLI_SECONDS = 90  # in which the product's scripts are compressed, once after it is installed


@dataclass(frozen=True)
class Candidate:
    """Someone who shows a page. charts: that it draws by a script, or nothing for a page without one."""

    name: str
    relay: servers.Relay
    path: str
    charts: str

    @property
    def address(self) -> str:
        return self.relay.address + self.path


@dataclass(frozen=True)
class View:
    """A first view: seconds until its last picture, bytes as they travelled, and requests."""

    seconds: float
    bytes: int
    requests: int


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers end, too
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        home, candidates = started(Path(scratch), stack)
        browser = stack.enter_context(chromium())
        print(machine(browser), flush=True)
        warmed(browser, candidates, home)
        print(f"\nMedian of {OPENINGS} first views of a phone ({PHONE['width']} x {PHONE['height']}).\n")
        print("| page | KiB | requests | seconds at 1.6 Mbit/s and 150 ms | seconds at full speed |")
        print("|---|---:|---:|---:|---:|")
        slow, quick = (
            measured(browser, candidates, is_slow=True),
            measured(browser, candidates, is_slow=False),
        )
        for one in candidates:
            print(row(one.name, slow[one.name], quick[one.name]), flush=True)
        print(f"\nA kept light page, {CONNECTIONS} connections for {SECONDS} seconds on the same machine:\n")
        for name, headers in (("whole", {}), ("unchanged (304)", {"If-None-Match": tag(home)})):
            with ThreadPoolExecutor(1) as beside_the_browser:  # whose event loop is this thread's
                answers = beside_the_browser.submit(asyncio.run, rate(home, headers)).result()
            print(f"- {name}: {answers:.0f} a second", flush=True)
        alone, beside, rates = slowed(browser, candidates[1], home)
        print(
            f"\nA redraw of the app, p95 of {REDRAWS}: {alone:.2f} s, and {beside:.2f} s while {STRANGERS} ask "
            f"at once for light pages that are not kept ({beside / alone:.2f} times); they are answered "
            f"{rates} a second."
        )
    return 0


def started(scratch: Path, stack: ExitStack) -> tuple[str, list[Candidate]]:
    """Build an edition and start everyone; the product's own address, and the ways to all. The stack ends
    them."""
    home, plain = scratch / "product", scratch / "plain"
    home.mkdir()
    plain.mkdir()
    servers.plain_folder(plain, servers.build_edition(home))
    static = servers.file_folder(scratch / "static", plain, [CHARTS])

    def relay(address: str) -> servers.Relay:
        return stack.enter_context(servers.relayed(address))

    product = stack.enter_context(servers.product(home)).address
    ours = relay(product)
    everyone = [
        Candidate("light page `/ringan/`", ours, "/ringan/", ""),
        Candidate("the app `/`", ours, "/", CHARTS),
        Candidate(f"light page `/ringan{AREA}`", ours, f"/ringan{AREA}", ""),
        Candidate(f"the app `{AREA}`", ours, AREA, CHARTS),
        Candidate(
            "bare Streamlit",
            relay(stack.enter_context(servers.bare_streamlit(plain))),
            f"/?charts={CHARTS}",
            CHARTS,
        ),
    ]
    if importlib.util.find_spec("dash"):
        dash = relay(stack.enter_context(servers.dash(plain, [CHARTS])))
        everyone.append(Candidate("Dash", dash, f"/{CHARTS}/", CHARTS))
    else:
        print("Dash is not installed and left out.")
    files = relay(stack.enter_context(servers.files(static)))
    return product, [*everyone, Candidate("static Plotly page", files, f"/{CHARTS}.html", CHARTS)]


def warmed(browser: Browser, candidates: list[Candidate], product: str) -> None:
    """Everyone is opened once; the product's largest script is compressed as well as it will be."""
    for one in candidates:
        viewed(browser, one, is_slow=False)
    page = Visit(browser, product, CHARTS, PHONE)
    page.open()
    script = page.tab.evaluate(
        "performance.getEntriesByType('resource').map(r => r.name).find(n => n.includes('/plotly-'))"
    )
    page.close()
    for _ in range(BROTLI_SECONDS):
        if asked(product, urlsplit(script).path, {"Accept-Encoding": "br"})[1] == "br":
            return
        time.sleep(1)
    print("The scripts have not been compressed by brotli.")


def measured(browser: Browser, candidates: list[Candidate], *, is_slow: bool) -> dict[str, list[View]]:
    """Every candidate, turn by turn."""
    views: dict[str, list[View]] = {one.name: [] for one in candidates}
    for turn in range(OPENINGS):
        for one in in_turn(candidates, turn):
            views[one.name].append(viewed(browser, one, is_slow=is_slow))
    return views


def viewed(browser: Browser, one: Candidate, *, is_slow: bool) -> View:
    """A first view by somebody who has nothing kept."""
    visit = Visit(browser, one.address, one.charts or "none", PHONE)
    if is_slow:
        session = visit.context.new_cdp_session(visit.tab)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
    before = one.relay.sent
    seconds = visit.open() if one.charts else complete(visit.tab, one.address)
    visit.tab.wait_for_timeout(IDLE_MILLISECONDS)
    view = View(seconds, one.relay.sent - before, len(visit.requests) + visit.sockets)
    visit.close()
    return view


def complete(tab: Page, address: str) -> float:
    """Seconds until a page without scripts has loaded, and all that it asked for has come."""
    tab.goto(address, wait_until="load")
    tab.wait_for_load_state("networkidle")
    told = (
        "Math.max(performance.getEntriesByType('navigation')[0].loadEventEnd, "
        "...performance.getEntriesByType('resource').map(r => r.responseEnd))"
    )
    return float(tab.evaluate(told)) / 1000


def row(name: str, slow: list[View], quick: list[View]) -> str:
    every = [*slow, *quick]
    size = statistics.median(view.bytes for view in every) / 1024
    requests = statistics.median(view.requests for view in every)
    times = " | ".join(f"{statistics.median(view.seconds for view in one):.2f}" for one in (slow, quick))
    return f"| {name} | {size:,.0f} | {requests:.0f} | {times} |"


def asked(server: str, path: str, headers: dict[str, str]) -> tuple[int, str, str]:
    """Status, encoding and tag of an answer."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.getheader("Content-Encoding", ""), answer.getheader("ETag", "")


def tag(server: str) -> str:
    return asked(server, "/ringan/", {"Accept-Encoding": "gzip"})[2]


async def rate(server: str, headers: dict[str, str]) -> float:
    """Answers a second over connections that stay open."""
    place = urlsplit(server)
    told = {"Host": place.netloc, "Accept-Encoding": "gzip"} | headers
    request = "GET /ringan/ HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in told.items())
    wanted = b"HTTP/1.1 304" if "If-None-Match" in headers else b"HTTP/1.1 200"
    until = time.monotonic() + SECONDS

    async def ask() -> int:
        reader, writer = await asyncio.open_connection(place.hostname, place.port)
        count = 0
        while time.monotonic() < until:
            writer.write(f"{request}\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(wanted):
                raise RuntimeError(f"the light page was not given: {head[:80]!r}")
            lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
            await reader.readexactly(int(lengths[0].split(b":")[1]) if lengths else 0)
            count += 1
        writer.close()
        return count

    return sum(await asyncio.gather(*(ask() for _ in range(CONNECTIONS)))) / SECONDS


def slowed(browser: Browser, app: Candidate, product: str) -> tuple[float, float, str]:
    """The 95th percentile of a reader's redraws, alone and while strangers ask for what is not kept, turn by
    turn; and how many answers of each status the strangers got a second."""
    visit = Visit(browser, app.address, app.charts)
    visit.open()
    language, made, first = click("EN", "ID"), itertools.count(), 0
    times: dict[bool, list[float]] = {False: [], True: []}
    answers, seconds = Counter(), 0.0
    for turn in range(2 * REDRAWS // 10):
        is_crowded = turn % 2 == 1
        command = [sys.executable, str(Path(__file__).with_name("strangers.py")), product, str(STRANGERS)]
        crowd = subprocess.Popen([*command, str(first)], **PIPES) if is_crowded else None
        began = time.monotonic()
        times[is_crowded] += [visit.redraw(language, next(made)).seconds for _ in range(10)]
        if crowd:
            seconds += time.monotonic() - began
            told = json.loads(crowd.communicate("")[0])
            first = told["next"]
            answers.update(told["answers"])
    visit.close()
    alone, beside = (statistics.quantiles(times[which], n=20)[-1] for which in (False, True))
    rates = ", ".join(f"{count / seconds:.0f} with {status}" for status, count in sorted(answers.items()))
    return alone, beside, rates


if __name__ == "__main__":
    sys.exit(main())
