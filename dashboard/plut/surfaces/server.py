"""All addresses of our own, in front of the app's: gathered from the surfaces, and served below the base
path."""

from collections.abc import Sequence

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from plut.base.language import translate
from plut.surfaces.addresses import routes as addresses
from plut.surfaces.light import routes as light
from plut.surfaces.web import addresses_of, asking
from plut.surfaces.web.refusals import Refused


def middleware(base_path: str, hosts: Sequence[str]) -> list[Middleware]:
    """What stands in front of the app. base_path, hosts: Streamlit's settings, as they are written."""
    return [Middleware(Own, base_path=base_path, hosts=hosts)]


def routes() -> tuple[BaseRoute, ...]:
    """The addresses of all surfaces, without the base path; what stands below them and is none is refused."""
    return (
        *light.routes(),
        *addresses.routes(),
        *_unknown(addresses_of.LIGHT, "page"),
        *_unknown(addresses_of.PICTURES, "plain"),
        *_unknown(addresses_of.ROWS, "json"),
    )


class Own:
    """Our own addresses, and behind them the app."""

    def __init__(self, app: ASGIApp, base_path: str, hosts: Sequence[str]) -> None:
        self._app = app
        self._base_path = f"/{base_path.strip('/')}".rstrip("/")
        self._hosts = hosts
        self._own = Router(routes(), default=self._on, redirect_slashes=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] == "http" and f"{path}/".startswith(f"{self._base_path}/"):
            ours = {**scope, "root_path": scope.get("root_path", "") + self._base_path, "plut.asked": scope}
            await self._own(ours, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """On to the app, as it was asked."""
        await self._app(scope["plut.asked"], receive, send)


def _unknown(prefix: str, form: str) -> tuple[Route, ...]:
    endpoint = asking.answered(_refuse, form)
    return (Route(prefix, endpoint), Route(prefix + "/{rest:path}", endpoint))


def _refuse(request: Request) -> Response:
    raise Refused(404, translate("There is nothing at this address.", asking.language(request)))
