"""What this process measures, at `/metrics`, for a Prometheus on the same machine or one that is named; to
everybody else there is nothing at that address, nor at Streamlit's own of the kind."""

import datetime
import ipaddress
import json
import shutil
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plut.base import folders, settings, watching
from plut.base.journal import FILE as LOG
from plut.base.language import DEFAULT, translate
from plut.content import upkeep
from plut.content.reading import Reading
from plut.office import access
from plut.office.access import WrongAccess
from plut.surfaces.web import addresses_of, asking, connections, refusals
from plut.surfaces.web.refusals import Refused
from plut.warehouse import editions
from plut.warehouse.edition import Edition
from plut.warehouse.rules import OPEN

ADDRESS = "/metrics"
CLOSED = (ADDRESS, "/_stcore/metrics")
# set by a proxy: who asks through one is not on this machine, though the proxy is
FORWARDED = {"forwarded", "x-real-ip", "via"}
FORWARDED_START = "x-forwarded-"
# what an address is, by its first part below the base path
KINDS = {
    addresses_of.LIGHT: "light",
    addresses_of.PICTURES: "picture",
    "/sisip": "frame",
    addresses_of.ROWS: "rows",
    addresses_of.UPLOADS: "upload",
    "/static": "file",
    "/app/static": "file",
    "/media": "file",
}


class Watching:
    """Stands before the gate: measures each answer, counts who is connected, and answers what was measured.
    base_path: below which the product is served."""

    def __init__(self, app: ASGIApp, base_path: str) -> None:
        self._app = app
        self._base_path = base_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match scope["type"]:
            case "websocket":
                with watching.READERS.track_inprogress():
                    await self._app(scope, receive, send)
            case "http":
                await self._answer(scope, receive, send)
            case _:
                await self._app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        whole = str(scope["path"])
        path = whole.removeprefix(self._base_path) if whole.startswith(f"{self._base_path}/") else ""
        if path in CLOSED and not may_ask(scope):
            language = asking.language(Request(scope))
            refused = Refused(404, translate("There is nothing at this address.", language))
            await refusals.answer(refused, "page", language, self._base_path)(scope, receive, send)
            return
        if path == ADDRESS and scope["method"] not in ("GET", "HEAD"):
            language = asking.language(Request(scope))
            refused = Refused(405, translate("This address can only be read.", language))
            await refusals.answer(refused, "plain", language)(scope, receive, send)
            return
        if path == ADDRESS:
            await (await run_in_threadpool(_measured, scope))(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            told = watching.REQUESTS.labels(kind(path), f"{status // 100}xx" if status else "none")
            told.observe(time.perf_counter() - began)


def kind(path: str) -> str:
    """What an address below the base path is: a name of KINDS, 'app' for all that is Streamlit's."""
    return next((name for start, name in KINDS.items() if f"{path}/".startswith(f"{start}/")), "app")


def may_ask(scope: Scope) -> bool:
    """Whether a request comes from a machine that `PLUT_METRICS_FROM` names, and through no proxy."""
    told = set(Headers(scope=scope).keys())
    if told & (FORWARDED | _of_accounts()) or any(name.startswith(FORWARDED_START) for name in told):
        return False
    try:
        peer = ipaddress.ip_address(connections.peer(scope).partition("%")[0])
    except ValueError:
        return False
    known = getattr(peer, "ipv4_mapped", None) or peer
    return any(known in network for network in settings.metrics_from())


def _of_accounts() -> set[str]:
    """The headers by which a proxy tells whose request it hands on."""
    try:
        rules = access.current()
    except WrongAccess:
        return set()
    if rules is None or rules.identity.kind != "proxy":
        return set()
    return {name.lower() for name in (rules.identity.name, rules.identity.groups) if name}


def _measured(scope: Scope) -> Response:
    encode, media_type = choose_encoder(Headers(scope=scope).get("accept", ""))
    return Response(encode(watching.REGISTRY), media_type=media_type, headers={"Cache-Control": "no-store"})


class _ServedEdition(Collector):
    """What is served, how old its numbers are, and the room that is left for the next one."""

    def collect(self) -> Iterable[Metric]:
        folder = folders.build_folder()
        served = editions.current(folder)
        info = GaugeMetricFamily("plut_edition_info", "The edition that is served", labels=["edition"])
        day = GaugeMetricFamily(
            "plut_edition_newest_number_timestamp_seconds",
            "The day of the newest number that a source published or an office loaded",
        )
        if served is not None:
            info.add_metric([served.stem], 1)
            if newest := upkeep.newest_day(Reading(Edition(str(served), OPEN), DEFAULT)):
                midnight = datetime.datetime.combine(newest, datetime.time(), datetime.UTC)
                day.add_metric([], midnight.timestamp())
        lost = GaugeMetricFamily(
            "plut_edition_lost", "1 where the edition that should be served is damaged or gone"
        )
        lost.add_metric([], editions.lost(folder) is not None or served is None)
        kept = GaugeMetricFamily("plut_editions_kept", "Sound editions that are kept, public or not")
        kept.add_metric([], len(editions.kept(folder)))
        free = GaugeMetricFamily("plut_disk_free_bytes", "Free on the disk of the editions")
        free.add_metric([], shutil.disk_usage(folder if folder.exists() else folder.parent).free)
        return info, day, lost, kept, free


class _Events(Collector):
    """What `log.jsonl` beside the editions tells, of all processes that share it: events by name and level,
    and the last build. The file is read on from where it was read to."""

    def __init__(self) -> None:
        self._path, self._read = Path(), 0
        self._counts: Counter[tuple[str, str]] = Counter()
        self._built: tuple[float, float, int] | None = None

    def collect(self) -> Iterable[Metric]:
        self._go_on()
        events = CounterMetricFamily(
            "plut_events", "Lines of log.jsonl, by event and level", labels=["event", "level"]
        )
        for (event, level), count in sorted(self._counts.items()):
            events.add_metric([event, level], count)
        yield events
        names = ("timestamp_seconds", "seconds", "rejected_rows")
        said = ("When the last build ended", "What it took", "Rows of an office that it did not take")
        for name, meaning, value in zip(names, said, self._built or (), strict=False):
            yield GaugeMetricFamily(f"plut_last_build_{name}", meaning, value=value)

    def _go_on(self) -> None:
        path = folders.build_folder() / LOG
        size = path.stat().st_size if path.exists() else 0
        if path != self._path or size < self._read:  # another file, or one that was begun anew
            self._path, self._read, self._built = path, 0, None
            self._counts.clear()
        if not size:
            return
        with path.open("rb") as file:
            file.seek(self._read)
            for line in file:
                if not line.endswith(b"\n"):  # somebody is just writing it
                    break
                self._read += len(line)
                self._take(line)

    def _take(self, line: bytes) -> None:
        try:
            told = json.loads(line)
            self._counts[str(told["event"]), str(told["level"])] += 1
            if told["event"] == "built":
                time_of = datetime.datetime.fromisoformat(told["time"]).timestamp()
                self._built = time_of, float(told["seconds"]), int(told["rejected"])
        except (ValueError, KeyError, TypeError):  # cut off by a full disk or a kill
            self._counts["unreadable", "warning"] += 1


for _collector in (_ServedEdition(), _Events()):
    watching.REGISTRY.register(_collector)
