"""A tab of a real Chromium without network, and what is measured in it: first picture, redraw, bytes
received."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from choices import Choice
from chromium import ARGUMENTS
from playwright.sync_api import Browser, Request, TimeoutError, ViewportSize, WebSocket, sync_playwright

OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
WATCH = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
DESK: ViewportSize = {"width": 1600, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
QUIET = 1000  # milliseconds without a change, after which a page counts as settled; not part of any result
SECONDS_TO_DRAW = 60
DRAWN = "expected => { const done = bench.drawn(expected); return done === null ? null : { done }; }"
STATE = (
    "({ ...bench, charts: document.querySelectorAll('.js-plotly-plot').length, text: "
    "document.body.innerText.slice(0, 500) })"
)


@dataclass(frozen=True)
class Redraw:
    """What a choice cost: seconds until its last change on screen, bytes of the messages over the websocket
    and of answers by HTTP, and of all as they travelled."""

    seconds: float
    websocket: int
    http: int
    travelled: int = 0


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of the system; no host but this machine can be reached."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*ARGUMENTS, OFFLINE])
        yield browser
        browser.close()


class Visit:
    """A reader who has just come: a new context, so that nothing is kept from before. charts: as in
    `map38,bar`."""

    def __init__(
        self, browser: Browser, address: str, charts: str, screen: ViewportSize | None = None
    ) -> None:
        kinds = charts.split(",")
        self.expected = {
            "charts": len(kinds),
            "maps": sum(kind.startswith("map") for kind in kinds),
            "runs": 0,
        }
        self.address = address
        self.context = browser.new_context(viewport=screen or DESK)
        self.context.add_init_script(WATCH)
        self.tab = self.context.new_page()
        self.websocket = 0
        self.sockets = 0
        self.requests: list[Request] = []
        self.tab.on("websocket", self._listen)
        self.tab.on("requestfinished", lambda request: self.requests.append(request))

    def open(self) -> float:
        """Seconds from the start of the navigation to the last change of the last chart."""
        self.tab.goto(self.address, wait_until="commit")
        return self._settled(self.expected)

    def redraw(self, choose: Choice, made: int) -> Redraw:
        """Make a choice and wait for its picture."""
        self.websocket = 0
        self.requests.clear()
        self.tab.bring_to_front()
        choose(self.tab, made)
        runs = 2 if self.sockets else 0  # a run of a Streamlit script begins and ends
        seconds = self._settled({"charts": 1, "maps": 0, "runs": runs})  # a choice may leave charts out
        return Redraw(seconds, self.websocket, sum(_body(request) for request in self.requests))

    def close(self) -> None:
        self.context.close()

    def _settled(self, expected: dict[str, int]) -> float:
        try:
            found = self.tab.wait_for_function(
                DRAWN, arg=expected | {"quiet": QUIET}, polling=100, timeout=SECONDS_TO_DRAW * 1000
            )
        except TimeoutError as error:
            raise RuntimeError(
                f"{self.tab.url} did not draw {expected}: {self.tab.evaluate(STATE)}"
            ) from error
        return found.json_value()["done"] / 1000

    def _listen(self, socket: WebSocket) -> None:
        self.sockets += 1
        socket.on("framereceived", self._receive)

    def _receive(self, payload: str | bytes) -> None:
        self.websocket += len(payload if isinstance(payload, bytes) else payload.encode())


def _body(request: Request) -> int:
    """Bytes of an answer's body; what the browser had kept costs nothing."""
    return max(0, request.sizes()["responseBodySize"])
