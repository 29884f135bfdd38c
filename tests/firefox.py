"""A real Firefox without a window, driven over a websocket as a standard says (WebDriver BiDi)."""

import base64
import itertools
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from serving import free_port
from websockets.sync.client import ClientConnection, connect

NAMES = ("firefox-esr", "firefox")
FOUND = next(filter(None, map(shutil.which, NAMES)), None)
SECONDS_TO_START = 60
# nothing is asked of another host while it starts or later
SETTINGS = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}


class Tab:
    """A tab, and what its console said of errors."""

    def __init__(self, line: ClientConnection) -> None:
        self._line, self._numbers = line, itertools.count(1)
        self.errors: list[str] = []
        self._ask("session.new", capabilities={})
        self._ask("session.subscribe", events=["log.entryAdded"])
        self._tab = self._ask("browsingContext.create", type="tab")["context"]

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height}
        self._ask("browsingContext.setViewport", context=self._tab, viewport=size)

    def open(self, address: str) -> None:
        self._ask("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def tell(self, expression: str) -> Any:
        """What an expression of the page's script gives: a number, a text, a truth."""
        told = self._ask(
            "script.evaluate",
            expression=expression,
            target={"context": self._tab},
            awaitPromise=True,
        )
        if told["type"] != "success":
            raise AssertionError(told["exceptionDetails"]["text"])
        return told["result"].get("value")

    def wait_for(self, expression: str, seconds: int = 120) -> None:
        until = time.monotonic() + seconds
        while not self.tell(expression):
            if time.monotonic() > until:
                raise AssertionError(f"never came to be: {expression}")
            time.sleep(0.1)

    def picture(self) -> bytes:
        """What is seen, as PNG."""
        return base64.b64decode(self._ask("browsingContext.captureScreenshot", context=self._tab)["data"])

    def _ask(self, method: str, **told: object) -> dict[str, Any]:
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": told}))
        while True:
            heard = json.loads(self._line.recv(120))
            if heard.get("method") == "log.entryAdded" and heard["params"]["level"] == "error":
                self.errors.append(heard["params"]["text"])
            if heard.get("id") == number:
                if heard["type"] == "error":
                    raise AssertionError(f"{method}: {heard['message']}")
                return dict(heard["result"])


@contextmanager
def firefox() -> Iterator[Tab]:
    """A browser with a profile of its own."""
    assert FOUND, f"none of {NAMES} is installed: tests/run all installs it"
    with tempfile.TemporaryDirectory() as profile:
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in SETTINGS.items())
        Path(profile, "user.js").write_text("\n".join(lines))
        port = free_port()
        told = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", str(port)]
        running = subprocess.Popen([FOUND, *told], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            with _connected(port) as line:
                yield Tab(line)
        finally:
            running.terminate()
            running.wait(30)


def _connected(port: int) -> ClientConnection:
    until = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            return connect(f"ws://127.0.0.1:{port}/session", max_size=None)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
