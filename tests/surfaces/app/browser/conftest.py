"""The app as a visitor meets it: the plain command, a real Chromium, an edition that nobody has read yet."""

from urllib.parse import urlsplit

import pytest


@pytest.fixture(scope="session")
def app(start_app, copied, tmp_path_factory):
    """Address of the running app."""
    return start_app(copied(tmp_path_factory.mktemp("app") / "build"))


class Visit:
    """A tab that remembers what went wrong: requests to other hosts and errors of the console."""

    def __init__(self, tab, app: str, width: int, height: int) -> None:
        self.app = app
        self.context = tab.context
        self.tab = tab
        self.tab.set_viewport_size({"width": width, "height": height})
        self.foreign: set[str] = set()
        self.errors: list[str] = []
        self.tab.on("request", self._asks)
        self.tab.on("console", self._says)

    def _asks(self, request) -> None:
        host = self.app.removeprefix("http://")
        if host not in request.url and not request.url.startswith(("data:", "blob:")):
            self.foreign.add(request.url)

    def _says(self, message) -> None:
        # Streamlit probes <page>/_stcore/* on a cold deep link and gets a 404 by design; at the address where
        # a tab rests, the browser asks for the icon of the whole host, and may be told only in the next visit
        where = message.location.get("url", "")
        if message.type == "error" and "_stcore" not in where and urlsplit(where).path != "/favicon.ico":
            self.errors.append(f"{message.text} [{where}]")

    def end(self) -> None:
        """Leave the tab as it was opened, at an address of the app that shows nothing."""
        self.tab.remove_listener("request", self._asks)
        self.tab.remove_listener("console", self._says)
        self.tab.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.tab.emulate_media(media="null")
        self.tab.goto(f"{self.app}/_stcore/health")

    def open(self, address: str) -> "Visit":
        self.tab.goto(self.app + address)
        return self.settled()

    def settled(self) -> "Visit":
        """Wait until the script has stopped, every chart is drawn and nothing has changed for a second.

        A phone's page is drawn for a desk first, and anew once the browser has told its width.
        """
        self.tab.evaluate("window.seen = null")
        self.tab.wait_for_function(
            """() => {
              const app = document.querySelector('[data-testid="stApp"]');
              const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
              const ready = app && app.getAttribute('data-test-script-state') === 'notRunning'
                && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')
                && charts.every(c => c.querySelector('.main-svg'));
              const shown = ready ? document.querySelector('[data-testid="stMain"]').textContent : null;
              if (!ready || !window.seen || window.seen.shown !== shown) {
                window.seen = { shown, since: performance.now() };
                return false;
              }
              return performance.now() - window.seen.since > 1000;
            }""",
            polling=100,
            timeout=90_000,
        )
        return self

    def text(self) -> str:
        return self.tab.locator('[data-testid="stMain"]').inner_text()


@pytest.fixture(scope="session")
def returning(browser):
    """What a reader has who was here before: scripts and typefaces. What a page itself stores, a test takes
    away."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture(scope="session")
def resting() -> list:
    """Tabs of the returning reader between two visits. Such a tab has compiled the scripts of the app, which takes
    a browser longer than all else of a visit."""
    return []


MOST_STEPS = 25  # of the history of a tab that is used again; a browser counts fifty and no more


@pytest.fixture
def visit(browser, app, returning, resting):
    """Open a page: a function (address, width, height, app, is_first) -> Visit. is_first: in a browser that has
    nothing of us."""
    visits = []

    def open_page(
        address: str = "/", width: int = 1600, height: int = 900, app: str = app, is_first: bool = False
    ) -> Visit:
        if is_first:
            tab = browser.new_context().new_page()
        else:
            tab = resting.pop() if resting else returning.new_page()
        visits.append(Visit(tab, app, width, height))
        return visits[-1].open(address)

    yield open_page
    for one in visits:
        if one.context is not returning:
            one.context.close()
        elif not one.tab.is_closed():
            one.end()
            if one.tab.evaluate("history.length") > MOST_STEPS:
                one.tab.close()
            else:
                resting.append(one.tab)
    returning.clear_cookies()
    returning.clear_permissions()
