"""All addresses of our own, in front of the app's: gathered from the surfaces, and served below the base
path."""

import gc
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route, Router
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plut.base import folders
from plut.base.language import translate
from plut.surfaces.addresses import routes as addresses
from plut.surfaces.desk import uploads
from plut.surfaces.light import routes as light
from plut.surfaces.pages import PAGES
from plut.surfaces.web import addresses_of, answers, asking, connections, refusals
from plut.surfaces.web.bundle import Bundle
from plut.surfaces.web.gate import Gate
from plut.surfaces.web.headers import Headers
from plut.surfaces.web.metrics import Watching
from plut.surfaces.web.previews import Index
from plut.surfaces.web.refusals import Form, Refused

# What stands below these names is ours, and how a refusal is read there.
NAMES: dict[str, Form] = {
    addresses_of.LIGHT: "page",
    addresses_of.PICTURES: "plain",
    addresses_of.ROWS: "json",
}

HEALTH = "/_stcore"  # what Streamlit answers to its own page, and to who looks whether it is well
WAYS_OUT = {"..", "."}  # no browser sends them


@dataclass(frozen=True)
class Settings:
    """What Streamlit is told. base_path: below which it serves, however it is written; hosts: under which it
    may be reached, none for any; static: the folder of its own page, scripts and styles."""

    base_path: str
    hosts: tuple[str, ...]
    static: Path


def middleware(settings: Settings) -> list[Middleware]:
    """What stands in front of the app."""
    base_path = _base_path(settings)
    return [
        Middleware(Headers),
        Middleware(Watching, base_path=base_path),
        Middleware(Gate, base_path=base_path),
        Middleware(Own, settings=settings, base_path=base_path),
    ]


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """As long as the server runs."""
    connections.send_at_once()
    _look_for_garbage_only_in_what_comes()
    yield


def _look_for_garbage_only_in_what_comes() -> None:
    """What has been loaded by now, a quarter of a million objects of all modules, stays for good: Python need
    not look through it again and again. Each look stopped all readers for 0.15 to 0.3 s, and now for 0.01 to
    0.07."""
    gc.collect()
    gc.freeze()


def routes(static: Path) -> tuple[BaseRoute, ...]:
    """All addresses of our own, without the base path."""
    index, bundle = Index(static / "index.html"), Bundle(static / "static")
    return (
        *light.routes(),
        *addresses.routes(),
        *uploads.routes(),
        Route("/favicon.ico", _icon),
        *(Route(f"/{subject.address}", index.endpoint(subject)) for subject in PAGES),
        Route("/meja", index.desk),
        Route("/panduan", index.handbook),
        Route("/static/{file:path}", asking.answered(bundle.answer, "plain")),
    )


def _icon(request: Request) -> Response:
    """What a browser asks for beside whatever names no icon: a picture, rows, a refusal."""
    content = (folders.STATIC / "icon.png").read_bytes()
    etag = answers.tag(content)
    return answers.unchanged(request, etag) or answers.public(content, "image/png", etag)


class Own:
    """Our own addresses, and behind them the app. An address that neither knows is refused."""

    def __init__(self, app: ASGIApp, settings: Settings, base_path: str) -> None:
        self._app = app
        self._base_path = base_path
        self._hosts = settings.hosts
        self._routes = routes(settings.static)
        self._router = Router(self._routes, default=self._on)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        ours = {**scope, "root_path": scope.get("root_path", "") + self._base_path, "plut.asked": scope}
        try:
            self._let_in(ours)
        except Refused as refused:
            await _refuse(ours, receive, send, refused)
        else:
            await self._router(ours, receive, send)

    def _let_in(self, scope: Scope) -> None:
        """Raises Refused for a path that leads out of ours, a host that is not ours, and a way of asking that
        no address of ours takes."""
        request, path = Request(scope), str(scope["path"])
        if path.startswith("//") or WAYS_OUT & set(re.split(r"[/\\]", path)):
            raise Refused(400, translate("This is no address of ours.", asking.language(request)))
        if not f"{path}/".startswith(f"{self._base_path}/"):
            raise _nothing(scope)
        hosts = () if _name(scope) == HEALTH else self._hosts
        if not asking.is_host(request.headers.get("host", ""), hosts):
            raise Refused(400, translate("This host is not served here.", asking.language(request)))
        matches = [route.matches(scope)[0] for route in self._routes]
        if Match.PARTIAL in matches and Match.FULL not in matches:
            raise Refused(405, translate("This address can only be read.", asking.language(request)))

    async def _on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """On to the app, as it was asked; Streamlit's page, which it sends for every address that it does not
        know, is a refusal."""
        if _name(scope) in NAMES:
            await _refuse(scope, receive, send, _nothing(scope))
            return
        is_page = False

        async def sending(message: Message) -> None:
            nonlocal is_page
            if message["type"] == "http.response.start":
                kinds = [value for name, value in message["headers"] if name == b"content-type"]
                is_page = message["status"] == 200 and kinds[:1] == [b"text/html; charset=utf-8"]
            if not is_page:
                await send(message)

        await self._app(scope["plut.asked"], receive, sending)
        if is_page:
            await _refuse(scope, receive, send, _nothing(scope))


def _base_path(settings: Settings) -> str:
    """'/plut' or nothing."""
    return f"/{settings.base_path.strip('/')}".rstrip("/")


def _nothing(scope: Scope) -> Refused:
    return Refused(404, translate("There is nothing at this address.", asking.language(Request(scope))))


async def _refuse(scope: Scope, receive: Receive, send: Send, refused: Refused) -> None:
    request = Request(scope)
    form = NAMES.get(_name(scope), "page")
    response: Response = refusals.answer(refused, form, asking.language(request), asking.base_path(request))
    await response(scope, receive, send)


def _name(scope: Scope) -> str:
    """The first part of an address below the base path: '/ringan'."""
    return "/" + scope["path"].removeprefix(scope["root_path"]).lstrip("/").partition("/")[0]
