"""Our addresses with the gate before them, asked in this process; behind them stands no app."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote

import pytest
from starlette.responses import HTMLResponse

from plut.base.folders import REPOSITORY
from plut.surfaces.server import Own, Settings, _base_path
from plut.surfaces.web import bounds
from plut.surfaces.web.gate import Gate

STATIC = next((REPOSITORY / ".venv").glob("lib/*/site-packages/streamlit/static"))
PROXY = "127.0.0.1"


@dataclass(frozen=True)
class Got:
    status: int
    headers: dict[str, str]
    text: str


class Server:
    def __init__(self) -> None:
        settings = Settings("", (), STATIC)
        every = HTMLResponse("what Streamlit answers to all that it does not know")
        self._app = Gate(Own(every, settings=settings, base_path=_base_path(settings)), base_path="")

    def ask(
        self,
        address: str,
        asker: str = "",
        machine: str = PROXY,
        also: tuple[tuple[str, str], ...] = (),
        **headers: str,
    ) -> Got:
        """also: headers before the others, which may say the same names."""
        path, _, query = address.partition("?")
        told = {"host": "localhost", **{name.replace("_", "-"): value for name, value in headers.items()}}
        if asker:
            is_group = "@" not in asker
            told["x-forwarded-user"] = "group@dinas.test" if is_group else asker
            told |= {"x-forwarded-groups": asker} if is_group else {}
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "server": ("localhost", 80),
            "client": (machine, 1),
            "headers": [(name.encode(), value.encode()) for name, value in (*also, *told.items())],
        }
        with ThreadPoolExecutor(1) as thread:  # another test of this process may have a loop of its own
            return thread.submit(asyncio.run, _asked(self._app, scope)).result()


async def _asked(app, scope) -> Got:
    sent: list[dict] = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    body = b"".join(one.get("body", b"") for one in sent)
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Got(sent[0]["status"], found, body.decode(errors="replace"))


@contextmanager
def without_turns() -> Iterator[None]:
    """Nobody has to wait for a turn: what tests ask for is more than a stranger may."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("PAGES", "PREVIEWS", "PICTURES", "ROWS"):
            patch.setattr(bounds, name, bounds.Bound(at_once=4, in_line=100, a_minute=10**6))
        yield
