"""How long a reader waits, side by side: the product, a bare Streamlit page, Dash and a static page with as
many charts.

    tests/bench/run [ADDRESS ...]

All are measured in one run, turn by turn, so that a slow moment of the machine hits all alike: read the
ratios.
"""

import importlib.metadata
import importlib.util
import os
import platform
import signal
import statistics
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import servers
from choices import Choice, click, click_region, follow, pick
from playwright.sync_api import Browser
from visits import Redraw, Visit, chromium

OPENINGS, REDRAWS = 5, 21
PRODUCT, BASE = "product", "bare Streamlit"
PACKAGES = ("streamlit", "plotly", "dash", "duckdb", "pandas", "playwright")


@dataclass(frozen=True)
class Page:
    """A page of the product: its address, the charts it draws (see plain_figures.py), and a choice that
    redraws them.

    chosen: what is chosen, in a word. back: what leads back to where the choice can be made again, and is not
    measured.
    """

    address: str
    charts: str
    chosen: str
    choice: Choice
    back: Choice | None = None


LANGUAGE = click("EN", "ID")  # every word changes
SIMULATED = "simulasi=1"
# Entries for each page; the ways to make a choice are in choices.py. A map of two panels counts as one.
PAGES = (
    Page("/", "map38,line", "language", LANGUAGE),
    # another province at every click, so that no picture has been drawn before
    Page(
        "/peta",
        "map38,bar",
        "a province clicked",
        click_region(0, "13", "62", "61", "64", "73", "91", "12", "53", "71", "94"),
        back=follow("/peta?provinsi=semua"),
    ),
    Page("/peta?batas=regency", "map514,bar", "language", LANGUAGE),
    Page("/konsultan", "line,map514,map38", "language", LANGUAGE),
    Page(
        "/konsultan",
        "line,map514,map38",
        "distance",
        pick("Jarak ke pusat", "25 km", "100 km", "50 km"),
    ),
    Page("/belanja", "bar,bar,bar", "language", LANGUAGE),
    Page(
        f"/belanja?{SIMULATED}",
        "bar,bar,bar,bar,line,bar,map514",
        "fiscal year",
        pick("Tahun anggaran", "2025", "2024", "2026"),
    ),
    Page("/sertifikasi", "bar,line,map38,bar", "language", LANGUAGE),
    Page(
        f"/sertifikasi?{SIMULATED}",
        "bar,line,map38,bar,bar,line,bar,bar",
        "scheme",
        follow(*(f"/sertifikasi?skema={s}&{SIMULATED}" for s in ("NIB", "SPP_IRT", "HALAL_SELF"))),
    ),
    Page("/penghargaan", "line", "language", LANGUAGE),
    Page(
        f"/penghargaan?{SIMULATED}",
        "line,bar,line,bar",
        "weights",
        pick("Bobot", "utamakan hasil", "setara"),
    ),
    Page(
        "/wilayah",
        "line,map38",
        "area",
        follow(*(f"/wilayah?kode={code}" for code in ("33", "51", "73", "32"))),
    ),
    Page("/wilayah", "line,map38", "language", LANGUAGE),
    Page(
        "/wilayah?kode=3204",
        "line,map38",
        "area",
        follow(*(f"/wilayah?kode={code}" for code in ("3273", "7471", "5103", "3204"))),
    ),
    Page("/angka", "bar,bar", "language", LANGUAGE),
    Page(
        "/pers",
        "map38",
        "picture",
        follow(*(f"/pers?gambar={kind}" for kind in ("halal", "pemenang", "peta"))),
    ),
    Page("/pers", "map38", "language", LANGUAGE),
)  # /data draws no chart: readers.py tells how long it takes


@dataclass(frozen=True)
class Candidate:
    """Someone who draws a page: the way to it, what stands behind that for a page, and how its choice is
    made."""

    name: str
    relay: servers.Relay
    path: Callable[[Page], str]
    choice: Callable[[Page], Choice]

    def address(self, page: Page) -> str:
        return self.relay.address + self.path(page)


@dataclass(frozen=True)
class Result:
    """What was measured of a candidate on a page; the first redraw only counts for its bytes: Streamlit
    repeats none."""

    openings: list[float]
    redraws: list[Redraw]

    @property
    def opening(self) -> float:
        return statistics.median(self.openings)

    @property
    def redraw(self) -> float:
        return statistics.median(one.seconds for one in self.redraws[1:])

    def spread(self, base: "Result") -> str:
        """Lower and upper quartile of the ratios to another's redraw in the same turn: how far a median can
        be trusted."""
        ratios = [
            one.seconds / other.seconds for one, other in zip(self.redraws[1:], base.redraws[1:], strict=True)
        ]
        low, _, high = statistics.quantiles(ratios, n=4)
        return f"{low:.2f} to {high:.2f}"


def main() -> int:
    wanted = sys.argv[1:]
    pages = [page for page in PAGES if not wanted or page.address in wanted]
    if not pages:
        print(f"No such page; there are: {', '.join(page.address for page in PAGES)}", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers end, too
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        candidates = started(Path(scratch), list(dict.fromkeys(page.charts for page in pages)), stack)
        browser = stack.enter_context(chromium())
        print(machine(browser), flush=True)
        print(
            f"\nMedian of {OPENINGS} first pictures in a new browser context and of {REDRAWS} redraws after "
            f"a choice.\n"
        )
        for line in heading():
            print(line)
        for page in pages:
            for line in table(page, measured(browser, page, candidates)):
                print(line, flush=True)
    return 0


def started(scratch: Path, charts: list[str], stack: ExitStack) -> list[Candidate]:
    """Build an edition and start everyone; the stack ends them."""
    home, plain = scratch / "product", scratch / "plain"
    home.mkdir()
    plain.mkdir()
    servers.plain_folder(plain, servers.build_edition(home))
    static = servers.file_folder(scratch / "static", plain, charts)

    def relay(address: str) -> servers.Relay:
        return stack.enter_context(servers.relayed(address))

    ours = relay(stack.enter_context(servers.product(home)).address)
    bare = relay(stack.enter_context(servers.bare_streamlit(plain)))
    file = relay(stack.enter_context(servers.files(static)))
    everyone = [
        Candidate(PRODUCT, ours, lambda page: page.address, lambda page: page.choice),
        Candidate(BASE, bare, lambda page: f"/?charts={page.charts}", lambda _: click("next")),
    ]
    if importlib.util.find_spec("dash"):
        dash = relay(stack.enter_context(servers.dash(plain, charts)))
        everyone.append(Candidate("Dash", dash, lambda page: f"/{page.charts}/", lambda _: click("next")))
    else:
        print("Dash is not installed and left out.")
    return [
        *everyone,
        Candidate("static page", file, lambda page: f"/{page.charts}.html", lambda _: click("next")),
    ]


def measured(browser: Browser, page: Page, candidates: list[Candidate]) -> dict[str, Result]:
    """Every candidate on a page, turn by turn; the first turn of each, which warms the servers, is not
    counted."""
    openings: dict[str, list[float]] = {one.name: [] for one in candidates}
    for turn in range(1 + OPENINGS):
        for one in in_turn(candidates, turn):
            visit = Visit(browser, one.address(page), page.charts)
            openings[one.name].append(visit.open())
            visit.close()
    visits = {one.name: Visit(browser, one.address(page), page.charts) for one in candidates}
    redraws: dict[str, list[Redraw]] = {one.name: [] for one in candidates}
    for visit in visits.values():
        visit.open()
    for turn in range(1 + REDRAWS):
        for one in in_turn(candidates, turn):
            before = one.relay.sent
            redraw = visits[one.name].redraw(one.choice(page), turn)
            redraws[one.name].append(replace(redraw, travelled=one.relay.sent - before))
            if one.name == PRODUCT and page.back:
                visits[one.name].redraw(page.back, turn)
    for visit in visits.values():
        visit.close()
    return {one.name: Result(openings[one.name][1:], redraws[one.name]) for one in candidates}


def in_turn(candidates: list[Candidate], turn: int) -> list[Candidate]:
    """The candidates, another one first each time."""
    first = turn % len(candidates)
    return candidates[first:] + candidates[:first]


def heading() -> list[str]:
    names = [
        "page",
        "candidate",
        "open s",
        "redraw s",
        "open ratio",
        "redraw ratio",
        "quartiles of its turns",
        "websocket KiB per choice",
        "HTTP KiB per choice",
        "travelled KiB per choice",
    ]
    return [f"| {' | '.join(names)} |", "|---|---|" + "---:|" * (len(names) - 2)]


def table(page: Page, results: dict[str, Result]) -> list[str]:
    """Rows of a Markdown table; the ratios are to the bare Streamlit page."""
    base = results[BASE]
    return [
        f"| {page.address} ({page.charts}), {page.chosen} | {name} | {one.opening:.2f} | {one.redraw:.2f}"
        f" | {one.opening / base.opening:.2f} | {one.redraw / base.redraw:.2f} | {one.spread(base)}"
        f" | {most(r.websocket for r in one.redraws)} | {most(r.http for r in one.redraws)}"
        f" | {most(r.travelled for r in one.redraws)} |"
        for name, one in results.items()
    ]


def most(sizes) -> str:
    """The largest of some numbers of bytes, in KiB."""
    return f"{max(sizes) / 1024:.1f}"


def machine(browser: Browser) -> str:
    """What it was measured on."""
    installed = [
        f"{name} {importlib.metadata.version(name)}" for name in PACKAGES if importlib.util.find_spec(name)
    ]
    system = f"{os.cpu_count()} cores {platform.machine()}, Python {platform.python_version()}"
    return f"{system}, Chromium {browser.version}, {', '.join(installed)}"


if __name__ == "__main__":
    sys.exit(main())
