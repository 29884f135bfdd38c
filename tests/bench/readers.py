"""Many readers at once: how long each waits for a redraw, and what a reader costs in memory.

    python tests/bench/readers.py [--readers 50] [--minutes 5] [--build [TIMES]] [--exports]
    python tests/bench/readers.py --address https://plut.example.go.id [--processes 123 456]
    python tests/bench/readers.py --replicas [--minutes 10]

Every reader is a websocket session that speaks as the browser does: it keeps what the server lets it keep,
chooses something every 10 seconds on average by another address, goes on to another page at every fourth
choice, and leaves after one to five minutes to come back as a new reader. A redraw lasts from the choice to
the end of the page's script; one without content, or with an error in it, is a failure. A reader whose
connection is cut off opens another and asks for the same address, as a browser does: a return lasts from the
cut to the end of the script. With --build editions are built beside it, from half way on. With --exports
somebody takes pictures, rows and light pages away, one after the other. With --address they read a server that
runs already. With --replicas they read two of them behind nginx, as deploy/ sets them up;
the first is killed when half of the time is over and started anew half a minute later. Prints a Markdown
table; the choices are drawn from a seed.
"""

import argparse
import asyncio
import contextlib
import csv
import html
import random
import re
import shutil
import signal
import ssl
import statistics
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urljoin

import facts
import servers
from standing import Standing
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

CHOOSES_EVERY, RAMP, STAYS, AWAY = 10.0, 30.0, (60, 300), (1, 10)  # seconds
SECONDS_TO_DRAW = 60
SAMPLE_EVERY = 10.0
EXPORTS_EVERY = 3.0  # seconds on average between an answer and the next question
EXPORTED = re.compile(r'href="([^"]*/(?:gambar|api)/[^"]+)"')  # as a light page links them
BUILDS = 6  # one alone is over before many have chosen something
KNOCKS_EVERY = 0.5  # seconds between two attempts of a browser to come back
STAYS_AWAY = 30.0  # seconds between the end of a replica and its new start
KEPT_RUNS = 2  # a browser forgets a message that it has not met for as many runs
MIB = 1024


def _codes(name: str, column: str) -> list[str]:
    with (facts.REFERENCE / f"{name}.csv").open(encoding="utf-8") as file:
        return [row[column] for row in csv.DictReader(file)]


PROVINCES = _codes("provinces", "province_code")
EVERYWHERE = {"lang": ["id", "en"], "simulasi": ["0", "1"]}
# page -> what can be chosen there, as in the address
PAGES = {
    "": EVERYWHERE,
    "peta": EVERYWHERE
    | {
        "provinsi": ["semua", *PROVINCES],
        "batas": ["province", "regency"],
        "bukti": ["semua", "A", "B"],
        "tingkat": ["semua", "province"],
    },
    "konsultan": EVERYWHERE
    | {
        "radius": ["25", "50", "100"],
        "mutu": ["A", "AB"],
        "daerah": ["kabkota", "provinsi"],
        "provinsi": ["semua", *PROVINCES],
    },
    "belanja": EVERYWHERE
    | {"tahun": ["2024", "2025", "2026"], "kelompok": ["semua", "province", "regency", "city"]},
    "sertifikasi": EVERYWHERE
    | {
        "skema": ["NIB", "HALAL_SELF", "SPP_IRT"],
        "kohort": ["semua", "2024", "2025"],
        "provinsi": ["semua", *PROVINCES],
        "rincian": ["provinsi", "skala"],
    },
    "penghargaan": EVERYWHERE
    | {"kategori": ["provinsi", "kabkota", "pemprov", "pemkab"], "bobot": ["setara", "hasil"]},
    "wilayah": EVERYWHERE | {"kode": [*PROVINCES, *_codes("regencies", "regency_code")]},
    "angka": EVERYWHERE
    | {"topik": ["semua", "programme", "procurement", "certification"], "cari": ["", "bali", "halal 2024"]},
    "pers": EVERYWHERE | {"ukuran": ["1600x900"]},
    "data": EVERYWHERE | {"templat": PROVINCES},
}


@dataclass(frozen=True)
class Held:
    """What the processes of a server hold at a moment of the clock: memory in KiB, open files and connections,
    threads, and files for a while."""

    at: float
    memory: int
    handles: int
    threads: int
    temporary: int


@dataclass
class Record:
    """What has happened: redraws as (start, seconds, page), returns of readers who were cut off in seconds, what
    failed, what the server holds from time to time, and how often what was to be taken away was given (the status
    of the answers)."""

    redraws: list[tuple[float, float, str]] = field(default_factory=list)
    returns: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    exports: Counter[int] = field(default_factory=Counter)


class Reader:
    """One browser tab, without its screen."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.socket: ClientConnection
        self.cookie = ""
        self.page = ""
        self.query = ""
        self.hashes: dict[
            str, int
        ] = {}  # of messages that the browser keeps -> the run in which each was met last
        self.runs = 0

    async def come(self) -> None:
        """Open a session as a browser does, and keep the cookie that says which replica has it."""
        address = f"{self.address.replace('http', 'ws', 1)}/_stcore/stream"
        said = {"Cookie": self.cookie} if self.cookie else {}
        secure = ssl._create_unverified_context() if address.startswith("wss") else None
        self.socket = await connect(
            address, subprotocols=["streamlit"], max_size=None, additional_headers=said, ssl=secure
        )
        answered = self.socket.response.headers if self.socket.response else {}
        self.cookie = answered.get("Set-Cookie", self.cookie).partition(";")[0]
        self.hashes = {}

    async def leave(self) -> None:
        await self.socket.close()

    async def come_back(self) -> str | None:
        """Ask for the same address by a new connection, until there is one; what is wrong with the page."""
        until = time.monotonic() + SECONDS_TO_DRAW
        while True:
            try:
                await self.come()
                return await self.show(self.page, self.query)
            except (OSError, EOFError, ConnectionClosed, InvalidStatus):
                if time.monotonic() > until:
                    raise
                await asyncio.sleep(KNOCKS_EVERY)

    async def show(self, page: str, query: str) -> str | None:
        """Ask for a page and wait until it is drawn; what is wrong with it, or None."""
        self.page, self.query = page, query
        self.runs += 1
        self.hashes = {known: run for known, run in self.hashes.items() if self.runs - run <= KEPT_RUNS}
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_name = page
        asked.rerun_script.is_history_navigation = True
        asked.rerun_script.cached_message_hashes.extend(self.hashes)
        asked.rerun_script.context_info.url = f"{self.address}/{page}?{query}"
        asked.rerun_script.context_info.timezone = "Asia/Jakarta"
        asked.rerun_script.context_info.locale = "id"
        await self.socket.send(asked.SerializeToString())
        drawn, wrong = 0, None
        while True:
            message = ForwardMsg.FromString(await asyncio.wait_for(self.socket.recv(), SECONDS_TO_DRAW))
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    wrong = wrong or f"script ended with {message.script_finished}"
                return wrong or (None if drawn else "an empty page")
            drawn += kind in ("delta", "ref_hash")
            wrong = wrong or self._wrong(message, kind)
            if kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            if kind == "ref_hash":
                self.hashes[message.ref_hash] = self.runs
            elif message.metadata.cacheable:
                self.hashes[message.hash] = self.runs

    def _wrong(self, message: ForwardMsg, kind: str) -> str | None:
        if kind == "page_not_found":
            return f"there is no page {self.page}"
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            if element.WhichOneof("type") == "exception":
                return f"{element.exception.type}: {element.exception.message[:200]}"
            if element.WhichOneof("type") == "alert" and element.alert.format in (
                element.alert.ERROR,
                element.alert.WARNING,
            ):
                return element.alert.body[:200]
        return None

    def chosen(self, draw: random.Random) -> tuple[str, str]:
        """Another page, or this one with one choice made anew: page and query string."""
        choices = dict(parse_qsl(self.query))
        if draw.random() < 0.25:
            return draw.choice([page for page in PAGES if page != self.page]), urlencode(
                {key: value for key, value in choices.items() if key in EVERYWHERE}
            )
        key = draw.choice([key for key, codes in PAGES[self.page].items() if len(codes) > 1])
        return self.page, urlencode(
            choices | {key: draw.choice([c for c in PAGES[self.page][key] if c != choices.get(key)])}
        )


async def warm_up(address: str) -> None:
    """One visit of each page. Raises RuntimeError where one does not draw."""
    reader = Reader(address)
    await reader.come()
    for page in PAGES:
        if wrong := await reader.show(page, ""):
            raise RuntimeError(f"/{page}: {wrong}")
    await reader.leave()


async def come_and_go(number: int, readers: int, address: str, until: float, record: Record) -> None:
    """One reader after the other at the same desk, to the end."""
    draw = random.Random(f"reader {number}")
    await asyncio.sleep(RAMP * number / readers)
    while time.monotonic() < until:
        leaves = min(until, time.monotonic() + draw.uniform(*STAYS))
        try:
            reader = Reader(address)
            await reader.come()
            await _read(reader, draw, leaves, record)
            await reader.leave()
        except (OSError, TimeoutError, EOFError, ConnectionClosed, InvalidStatus) as error:
            record.failures.append(f"{type(error).__name__} {error}")
        await asyncio.sleep(min(draw.uniform(*AWAY), max(0, until - time.monotonic())))


async def _read(reader: Reader, draw: random.Random, leaves: float, record: Record) -> None:
    page, query = draw.choice(list(PAGES)), ""
    while True:
        began = time.monotonic()
        try:
            wrong = await reader.show(page, query)
            record.redraws.append((began, time.monotonic() - began, page))
        except ConnectionClosed:
            wrong = await _returned(reader, record)
        if wrong:
            record.failures.append(f"/{page}?{query}: {wrong}")
        at = began + draw.expovariate(1 / CHOOSES_EVERY)
        await _rest(reader, min(at, leaves), record)
        if at >= leaves:
            return
        page, query = reader.chosen(draw)


async def _rest(reader: Reader, until: float, record: Record) -> None:
    """Look at the page, and come back to it where the connection is cut off meanwhile."""
    while (seconds := until - time.monotonic()) > 0:
        try:
            await asyncio.wait_for(reader.socket.wait_closed(), seconds)
        except TimeoutError:
            return
        if wrong := await _returned(reader, record):
            record.failures.append(f"/{reader.page}?{reader.query} after a return: {wrong}")


async def _returned(reader: Reader, record: Record) -> str | None:
    began, page, query = time.monotonic(), reader.page, reader.query
    wrong = await reader.come_back()
    record.returns.append(time.monotonic() - began)
    return wrong or (None if (reader.page, reader.query) == (page, query) else "another address than before")


def holding(pids: Callable[[], list[int]], temporary: Path) -> Held:
    """What all processes that run hold together. temporary: the folder of their files for a while."""
    memory = handles = threads = 0
    for pid in pids():
        folder = Path(f"/proc/{pid}")
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # it has ended
            lines = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
            memory += int(lines["VmRSS"].split()[0])
            threads += int(lines["Threads"])
            handles += len(list((folder / "fd").iterdir()))
    return Held(time.monotonic(), memory, handles, threads, sum(1 for _ in temporary.rglob("*")))


async def sample(pids: Callable[[], list[int]], temporary: Path, until: float, record: Record) -> None:
    """What the server holds, again and again."""
    while time.monotonic() < until:
        record.held.append(holding(pids, temporary))
        await asyncio.sleep(SAMPLE_EVERY)


async def take_away(address: str, until: float, record: Record) -> None:
    """Ask for a picture, for rows or for a light page, each as pages link them, one after the other."""
    draw = random.Random("exports")
    pages = [f"{address}/ringan/{page}" for page in PAGES]
    links: set[str] = set()
    for page in pages:
        _, told = await asyncio.to_thread(_answer, page)
        links |= {urljoin(page, html.unescape(link)) for link in EXPORTED.findall(told.decode())}
    if not links:
        raise RuntimeError("no page links a picture or rows")
    offered = sorted(links | set(pages))
    while time.monotonic() < until:
        status, _ = await asyncio.to_thread(_answer, draw.choice(offered))
        record.exports[status] += 1
        await asyncio.sleep(draw.expovariate(1 / EXPORTS_EVERY))


def _answer(address: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, b""


async def one_ends(standing: Standing, at: float) -> None:
    """The first replica is killed, and is started anew half a minute later."""
    await asyncio.sleep(at - time.monotonic())
    standing.kill(0)
    await asyncio.sleep(STAYS_AWAY)
    await asyncio.to_thread(standing.start_again, 0)


async def build_beside(folder: Path, times: int, at: float, until: float) -> tuple[float, float, int]:
    """Build editions with nothing kept, one after the other, as long as there is time; from the first start to
    the last end on the clock, and how many."""
    await asyncio.sleep(at - time.monotonic())
    (folder / "other").mkdir()
    began = time.monotonic()
    number = 0
    while number < times and time.monotonic() < until:
        out = folder / f"beside_{number}"
        command = [
            sys.executable,
            "dashboard/build.py",
            "--json",
            "--incoming",
            str(folder / "other"),
            "--out",
            str(out),
        ]
        process = await asyncio.create_subprocess_exec(
            *command, cwd=servers.REPOSITORY, stdout=asyncio.subprocess.DEVNULL
        )
        if await process.wait():
            raise RuntimeError("the build beside the readers failed")
        shutil.rmtree(out)
        number += 1
    return began, time.monotonic(), number


def p95(seconds: list[float]) -> float:
    """The time within which 95 of 100 are done."""
    return sorted(seconds)[int(0.95 * (len(seconds) - 1))]


async def measured(
    address: str,
    pids: Callable[[], list[int]],
    folder: Path,
    options: argparse.Namespace,
    standing: Standing | None = None,
) -> None:
    """Let the readers read, and print."""
    for _ in range(4 if standing else 1):  # each replica has read each page, likely
        await warm_up(address)
    await asyncio.sleep(2)
    temporary = folder / servers.TEMPORARY
    at_start = holding(pids, temporary)
    began = time.monotonic()
    full, until = began + RAMP, began + 60 * options.minutes
    record = Record()
    readers = [come_and_go(n, options.readers, address, until, record) for n in range(options.readers)]
    work = [*readers, sample(pids, temporary, until, record)]
    if options.exports:
        work.append(take_away(address, until, record))
    if standing:
        work.append(one_ends(standing, (full + until) / 2))
    builds = [build_beside(folder, options.build, (full + until) / 2, until)] if options.build else []
    spans = (await asyncio.gather(*builds, *work))[: len(builds)]
    await asyncio.sleep(5)
    for line in table(options, record, spans, full, at_start, holding(pids, temporary)):
        print(line)


def table(
    options: argparse.Namespace,
    record: Record,
    spans: list[tuple[float, float, int]],
    full: float,
    at_start: Held,
    at_end: Held,
) -> list[str]:
    """What was measured once all readers were there, as a Markdown table."""
    redraws = [one for one in record.redraws if one[0] >= full]
    beside = [s for at, s, _ in redraws if any(began <= at <= end for began, end, _ in spans)]
    alone = [s for at, s, _ in redraws if not any(began <= at <= end for began, end, _ in spans)]
    with_all = [one for one in record.held if one.at >= full]
    # past the first third of the time, when what all readers share has been kept
    late = [one for one in with_all if one.at >= full + (with_all[-1].at - full) / 3]
    memory = [one.memory / MIB for one in with_all]
    rows = [
        ("readers", f"{options.readers}"),
        ("minutes", f"{options.minutes:g}"),
        ("redraws", f"{len(redraws)}"),
        ("failures", f"{len(record.failures)}"),
        ("redraw p50 s", f"{statistics.median(alone):.2f}"),
        ("redraw p95 s", f"{p95(alone):.2f}"),
        ("redraw max s", f"{max(alone):.2f}"),
        ("readers who were cut off and came back", f"{len(record.returns)}"),
        ("seconds until they had their page again, most", f"{max(record.returns, default=0.0):.2f}"),
        ("server MiB after one visit of each page", f"{at_start.memory / MIB:.0f}"),
        ("server MiB with all readers, median", f"{statistics.median(memory):.0f}"),
        ("server MiB with all readers, most", f"{max(memory):.0f}"),
        ("server MiB after", f"{at_end.memory / MIB:.0f}"),
        ("MiB per reader", f"{(statistics.median(memory) - at_start.memory / MIB) / options.readers:.1f}"),
        ("growth MiB per minute", f"{slope([(one.at, one.memory / MIB) for one in late]):.2f}"),
        *(
            (f"{what}: after one visit, with all readers at most, after", " / ".join(map(str, numbers)))
            for what, numbers in (
                ("open files and connections", _three(at_start, with_all, at_end, "handles")),
                ("threads", _three(at_start, with_all, at_end, "threads")),
                ("files for a while", _three(at_start, with_all, at_end, "temporary")),
            )
        ),
    ]
    if spans:
        rows += [
            ("builds beside", f"{spans[0][2]}"),
            ("a build beside, s", f"{(spans[0][1] - spans[0][0]) / spans[0][2]:.0f}"),
            ("redraws during the builds", f"{len(beside)}"),
            ("redraw p95 s during the builds", f"{p95(beside):.2f}"),
            ("ratio of p95, during to without", f"{p95(beside) / p95(alone):.2f}"),
        ]
    if record.exports:
        told = ", ".join(f"{many} answered {status}" for status, many in sorted(record.exports.items()))
        rows.append(("pictures, rows and light pages taken away", told))
    pages = [
        f"| /{page} | {len(of)} | {statistics.median(of):.2f} | {p95(of):.2f} |"
        for page in PAGES
        if (of := [s for _, s, where in redraws if where == page])
    ]
    return [
        "| measure | value |",
        "|---|---:|",
        *(f"| {name} | {value} |" for name, value in rows),
        "",
        "| page | redraws | p50 s | p95 s |",
        "|---|---:|---:|---:|",
        *pages,
        *(f"\nfailed: {text}" for text in dict.fromkeys(record.failures[:20])),
    ]


def slope(points: list[tuple[float, float]]) -> float:
    """By how much a value grows in a minute, of points whose first is a moment in seconds."""
    return statistics.linear_regression(*zip(*points, strict=True)).slope * 60 if len(points) > 1 else 0.0


def _three(before: Held, during: list[Held], after: Held, name: str) -> tuple[int, int, int]:
    return getattr(before, name), max(getattr(one, name) for one in during), getattr(after, name)


def main() -> int:
    """Build an edition, start the product, let the readers come; 1 where anything failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument(
        "--build",
        type=int,
        nargs="?",
        const=BUILDS,
        default=0,
        metavar="TIMES",
        help=f"build editions beside them, from half way on; {BUILDS} where nothing is said",
    )
    parser.add_argument("--exports", action="store_true", help="take pictures, rows and light pages away")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--address", help="of a server that runs already, without a slash at its end")
    where.add_argument("--replicas", action="store_true", help="two behind nginx, one of which is killed")
    parser.add_argument("--processes", type=int, nargs="*", default=[], help="whose memory is measured there")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server ends, too
    # a browser that ends with its server may still write its own files
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        if options.address:
            asyncio.run(measured(options.address, lambda: options.processes, folder, options))
            return 0
        servers.build_edition(folder)
        if options.replicas:
            with contextlib.closing(Standing(folder, folder / "build")) as standing:
                asyncio.run(measured(standing.address, standing.pids, folder, options, standing))
        else:
            with servers.product(folder) as server:
                asyncio.run(measured(server.address, lambda: [server.pid], folder, options))
    return 0


if __name__ == "__main__":
    sys.exit(main())
