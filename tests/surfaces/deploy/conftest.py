"""Two replicas behind nginx, as `deploy/` sets them up, and readers in front of it."""

import pytest
from standing import Standing


@pytest.fixture(scope="module")
def standing(copied, tmp_path_factory):
    """The installation, on an edition of its own."""
    folder = tmp_path_factory.mktemp("deploy")
    running = Standing(folder, copied(folder / "build"))
    yield running
    running.close()


@pytest.fixture
def reader(browser, standing):
    """A tab at an address of the installation: a function (address, number of the replica that the
    reader knows from before) -> Reader."""
    contexts = []

    def come(address: str, replica: int | None = None) -> Reader:
        context = browser.new_context(ignore_https_errors=True, viewport={"width": 1600, "height": 900})
        contexts.append(context)
        if replica is not None:
            context.add_cookies([{"name": "plut_node", "value": f"{replica + 1}", "url": standing.address}])
        return Reader(context.new_page(), standing.address).open(address)

    yield come
    for context in contexts:
        context.close()


class Reader:
    """A tab, and which replica answers it."""

    def __init__(self, tab, app: str) -> None:
        self.tab, self.app = tab, app
        self.connections = 0
        tab.on("websocket", self._counted)

    def _counted(self, _) -> None:
        self.connections += 1

    def open(self, address: str) -> "Reader":
        self.tab.goto(self.app + address)
        return self.settled()

    def settled(self) -> "Reader":
        """Once the page is drawn and nothing of it has changed for a second."""
        self.tab.wait_for_function(
            """() => {
              const app = document.querySelector('[data-testid="stApp"]')?.dataset ?? {};
              const rests = app.testConnectionState === 'CONNECTED' && app.testScriptState === 'notRunning'
                && document.querySelector('.plut-foot');
              const shown = rests && document.querySelector('[data-testid="stMain"]').innerText;
              if (!shown || window.shown !== shown) window.since = performance.now();
              window.shown = shown;
              return shown && performance.now() - window.since > 1000;
            }""",
            polling=100,
            timeout=60_000,
        )
        return self

    def is_connected_anew(self) -> None:
        """Once the browser has opened another connection than its first, or after ten seconds."""
        for _ in range(100):
            if self.connections > 1:
                return
            self.tab.wait_for_timeout(100)

    @property
    def replica(self) -> int:
        """Which replica the browser's cookie names."""
        told = {one["name"]: one["value"] for one in self.tab.context.cookies()}
        return int(told["plut_node"]) - 1

    def text(self) -> str:
        return self.tab.locator('[data-testid="stMain"]').inner_text()

    def speak(self, language: str) -> None:
        """Choose a language in the bar."""
        self.tab.locator(".st-key-lang_box").get_by_role("radio", name=language).click()
