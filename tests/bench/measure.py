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
from dataclasses import dataclass
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


CERTIFICATION = "bar,line,map38,bar,line,line,bar"
# Entries for each page; the ways to make a choice are in choices.py. A language changes every word.
PAGES = (
    Page("/", "map38,line,map38", "language", click("en", "id")),
    # another province at every click, so that no picture has been drawn before
    Page(
        "/peta",
        "map38,map38,map38",
        "a province clicked",
        click_region(0, "13", "32", "33", "61", "62", "64", "73", "91", "12", "53"),
        back=follow("/peta?provinsi=semua"),
    ),
    Page("/peta?batas=regency", "map514,map38,map514", "language", click("en", "id")),
    Page(
        "/konsultan",
        "map514,map38,line,bar,map514",
        "distance",
        pick("Jarak ke pusat", "25 km", "100 km", "50 km"),
    ),
    Page(
        "/belanja",
        "bar,bar,bar,line,bar,map514",
        "fiscal year",
        pick("Tahun anggaran", "2025", "2024", "2026"),
    ),
    Page(
        "/sertifikasi",
        CERTIFICATION,
        "scheme",
        follow(*(f"/sertifikasi?skema={s}" for s in ("NIB", "SPP_IRT", "HALAL_SELF"))),
    ),
    Page("/sertifikasi", CERTIFICATION, "language", click("en", "id")),
    Page(
        "/penghargaan",
        "map38,bar,bar",
        "weights",
        pick("Bobot", "utamakan jangkauan", "utamakan hasil", "setara"),
    ),
    Page(
        "/wilayah",
        "dots38,dots38",
        "area",
        follow(*(f"/wilayah?kode={code}" for code in ("33", "51", "73", "32"))),
    ),
    Page("/wilayah", "dots38,dots38", "language", click("en", "id")),
    Page(
        "/wilayah?kode=3204",
        "dots514,dots514",
        "area",
        follow(*(f"/wilayah?kode={code}" for code in ("3273", "7471", "5103", "3204"))),
    ),
    Page("/angka", "bar,bar", "language", click("en", "id")),
    Page(
        "/angka?bidang=certification",
        "bar,bar",
        "year",
        pick("Tahun", "2022", "2023", "2024", "semua tahun"),
    ),
    Page(
        "/pers",
        "map38",
        "picture",
        follow(*(f"/pers?gambar={kind}" for kind in ("halal", "pemenang", "peta"))),
    ),
    Page("/pers", "map38", "language", click("en", "id")),
)  # /data draws no chart: readers.py tells how long it takes


@dataclass(frozen=True)
class Candidate:
    """Someone who draws a page: where it draws it, and how its choice is made."""

    name: str
    address: Callable[[Page], str]
    choice: Callable[[Page], Choice]


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
    ours = stack.enter_context(servers.product(home)).address
    bare = stack.enter_context(servers.bare_streamlit(plain))
    file = stack.enter_context(servers.files(static))
    everyone = [
        Candidate(PRODUCT, lambda page: ours + page.address, lambda page: page.choice),
        Candidate(BASE, lambda page: f"{bare}/?charts={page.charts}", lambda _: click("next")),
    ]
    if importlib.util.find_spec("dash"):
        dash = stack.enter_context(servers.dash(plain, charts))
        everyone.append(Candidate("Dash", lambda page: f"{dash}/{page.charts}/", lambda _: click("next")))
    else:
        print("Dash is not installed and left out.")
    return [
        *everyone,
        Candidate("static page", lambda page: f"{file}/{page.charts}.html", lambda _: click("next")),
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
            redraws[one.name].append(visits[one.name].redraw(one.choice(page), turn))
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
    ]
    return [f"| {' | '.join(names)} |", "|---|---|" + "---:|" * (len(names) - 2)]


def table(page: Page, results: dict[str, Result]) -> list[str]:
    """Rows of a Markdown table; the ratios are to the bare Streamlit page."""
    base = results[BASE]
    return [
        f"| {page.address} ({page.charts}), {page.chosen} | {name} | {one.opening:.2f} | {one.redraw:.2f}"
        f" | {one.opening / base.opening:.2f} | {one.redraw / base.redraw:.2f} | {one.spread(base)}"
        f" | {most(r.websocket for r in one.redraws)} | {most(r.http for r in one.redraws)} |"
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
