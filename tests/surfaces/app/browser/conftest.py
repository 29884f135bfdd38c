"""The app as a visitor meets it: the plain command, a real Chromium, an edition that nobody has read yet."""

import pytest


@pytest.fixture(scope="session")
def app(start_app, copied, tmp_path_factory):
    """Address of the running app."""
    return start_app(copied(tmp_path_factory.mktemp("app") / "build"))


class Visit:
    """A tab that remembers what went wrong: requests to other hosts and errors of the console."""

    def __init__(self, context, app: str, width: int, height: int) -> None:
        self.app = app
        self.context = context
        self.tab = self.context.new_page()
        self.tab.set_viewport_size({"width": width, "height": height})
        self.foreign: set[str] = set()
        self.errors: list[str] = []
        host = app.removeprefix("http://")
        self.tab.on(
            "request",
            lambda r: (
                self.foreign.add(r.url)
                if host not in r.url and not r.url.startswith(("data:", "blob:"))
                else None
            ),
        )
        # Streamlit probes <page>/_stcore/* on a cold deep link and gets a 404 by design
        self.tab.on(
            "console",
            lambda m: (
                self.errors.append(m.text)
                if m.type == "error" and "_stcore" not in m.location.get("url", "")
                else None
            ),
        )

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


@pytest.fixture
def visit(browser, app, returning):
    """Open a page: a function (address, width, height, app, is_first) -> Visit. is_first: in a browser that has
    nothing of us."""
    visits = []

    def open_page(
        address: str = "/", width: int = 1600, height: int = 900, app: str = app, is_first: bool = False
    ) -> Visit:
        context = browser.new_context() if is_first else returning
        visits.append(Visit(context, app, width, height))
        return visits[-1].open(address)

    yield open_page
    for one in visits:
        if one.context is not returning:
            one.context.close()
        elif not one.tab.is_closed():
            one.tab.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
            one.tab.close()
    returning.clear_cookies()
    returning.clear_permissions()
