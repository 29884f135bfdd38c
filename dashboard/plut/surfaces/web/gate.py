"""The gate before everything that is served: who asks, what that opens, and what nobody may keep of it.

Without `data/access.toml` it lets everything through as it is.
"""

import logging

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plut.base.language import translate
from plut.office import access
from plut.office.access import Access, WrongAccess
from plut.office.identity import Account
from plut.surfaces.pages import PAGES
from plut.surfaces.web import addresses_of, asking, closed, connections, refusals, signing_in, visits
from plut.surfaces.web.asking import SIGN_IN, SIGN_OUT, Asker
from plut.surfaces.web.refusals import Refused
from plut.surfaces.web.signing_in import NotSetUp

LOGIN, CALLBACK = "/auth/login", "/oauth2callback"  # Streamlit's own
# what somebody needs who has not signed in, and what tells that the server is well
WAYS_IN = {SIGN_IN, LOGIN, CALLBACK, SIGN_OUT, "/_stcore/health"}
# files that are the same for everybody: scripts, styles, letters, outlines of regions
SHARED = ("/static/", "/app/static/", "/ringan/_/")
FIRST = ("/", f"{addresses_of.LIGHT}/")  # addresses of the first page
AGAIN_SECONDS = 60  # after which it is worth signing in again
ANY_SITE = "Access-Control-Allow-Origin"
SET_UP = ".streamlit/secrets.toml, [auth]"
LOG = logging.getLogger(__name__)


class Gate:
    """Stands in front of all addresses and of the websocket. base_path: below which the product is served."""

    def __init__(self, app: ASGIApp, base_path: str) -> None:
        self._app = app
        self._base_path = base_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        try:
            rules = access.current()
        except WrongAccess:
            LOG.exception("data/access.toml cannot be followed")
            if scope["type"] == "websocket":
                await _hang_up(receive, send)
            else:
                await self._refuse(scope, receive, send, closed.to_everybody(_language(scope)))
            return
        ours = {**scope, "headers": visits.without(rules, scope["headers"])}
        if rules is None:
            await self._app(ours, receive, send)
            return
        visit = visits.who(rules.identity, Headers(scope=scope), connections.peer(scope))
        ours["plut.asker"] = Asker(visit.account, rules.grants(visit.account))
        if scope["type"] == "websocket":
            await self._talk(ours, receive, send, visit)
        else:
            await self._answer(ours, receive, send, rules, visit)

    async def _answer(
        self, scope: Scope, receive: Receive, send: Send, rules: Access, visit: visits.Visit
    ) -> None:
        """A request, of whom the scope says who asks."""
        path, grants = self._path(scope), scope["plut.asker"].grants
        if path == SIGN_IN:
            await self._sign_in(scope, receive, send, rules)
            return
        if path == SIGN_OUT:
            visits.sign_out(visit)
        if path not in WAYS_IN and not grants.reads:
            refused = closed.to_account(rules, visit.account, _language(scope), self._base_path)
            await self._refuse(scope, receive, send, refused)
            return
        if path in FIRST and (way := self._to_first(scope, path)):
            await way(scope, receive, send)
            return
        keeping = _keeping(send, path, rules, visit.account)
        if path in (LOGIN, CALLBACK):
            await self._with_provider(scope, receive, keeping)
            return
        await self._app(scope, receive, keeping)

    async def _talk(self, scope: Scope, receive: Receive, send: Send, visit: visits.Visit) -> None:
        """A websocket: its script asks with the token who it talks to."""
        if not scope["plut.asker"].grants.reads:
            await _hang_up(receive, send)
            return
        token = visits.opened(visit)
        told = {**scope, "headers": [*scope["headers"], (visits.VISIT.encode(), token.encode())]}
        try:
            await self._app(told, receive, send)
        finally:
            visits.closed(token)

    async def _with_provider(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Streamlit's addresses that lead to the provider and back; where that fails, a sentence in the place
        of Streamlit's own, which is English, or of none."""
        refused: Refused | None = None

        async def sending(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start":
                refused = self._failed(Request(scope), message)
            if refused is None:
                await send(message)

        await self._app(scope, receive, sending)
        if refused is not None:
            await self._refuse(scope, receive, send, refused)

    def _failed(self, request: Request, start: Message) -> Refused | None:
        """Why nobody is signed in after Streamlit's answer, as far as that can be known."""
        language = asking.language(request)
        if self._path(request.scope) == LOGIN:
            sentence = translate("Whoever checks accounts does not answer: try again in a minute.", language)
            return Refused(502, sentence, AGAIN_SECONDS) if start["status"] == 400 else None
        is_answer = bool({"code", "error"} & asking.codes(request).keys())  # signing out leads here too
        is_somebody = asking.asker(request).account.is_signed_in
        if not is_answer or is_somebody or signing_in.signs_in(Headers(raw=start["headers"])):
            return None
        return closed.after_trying(language, self._base_path)

    def _to_first(self, scope: Scope, path: str) -> RedirectResponse | None:
        """On to the first page that is open, where the first of all is not."""
        pages = scope["plut.asker"].grants.pages
        if pages is None or PAGES[0].path in pages:
            return None
        name = next((one.address for one in PAGES if one.path in pages), None)
        said = f"?{Request(scope).url.query}" if Request(scope).url.query else ""
        to = f"{self._base_path}{path}{name}{said}"
        return RedirectResponse(to, 303, {"Cache-Control": "private, no-store"}) if name else None

    async def _sign_in(self, scope: Scope, receive: Receive, send: Send, rules: Access) -> None:
        """On to the provider, by Streamlit's own address for it."""
        language = _language(scope)
        away = translate("Signing in is not set up here: {why}.", language, why=SET_UP)
        try:
            if rules.identity.kind != "provider":
                raise Refused(404, translate("There is nothing at this address.", language))
            way = signing_in.way(self._base_path) + ("&lang=en" if language == "en" else "")
        except NotSetUp:
            await self._refuse(scope, receive, send, Refused(503, away))
        except Refused as refused:
            await self._refuse(scope, receive, send, refused)
        else:
            response = RedirectResponse(way, 303)
            response.headers["Cache-Control"] = "private, no-store"
            await response(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, refused: Refused) -> None:
        response = refusals.answer(refused, "page", _language(scope), self._base_path)
        await response(scope, receive, send)

    def _path(self, scope: Scope) -> str:
        return str(scope["path"]).removeprefix(self._base_path)


def _language(scope: Scope) -> str:
    return asking.language(Request(scope))


async def _hang_up(receive: Receive, send: Send) -> None:
    """Refuse a websocket."""
    await receive()
    await send({"type": "websocket.close", "code": 1008})


def _keeping(send: Send, path: str, rules: Access, account: Account) -> Send:
    """What is shown to somebody who is signed in is kept by no browser and no proxy; what the public gets is
    kept for those who are not."""
    varies = "Cookie" if rules.identity.kind == "provider" else rules.identity.name

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and not path.startswith(SHARED):
            headers = MutableHeaders(scope=message)
            headers.add_vary_header(varies)
            if account.is_signed_in:
                headers["Cache-Control"] = "private, no-store"
                # what the public may read is for pages of other sites too; what somebody else may is not
                if ANY_SITE in headers:
                    del headers[ANY_SITE]
                    headers["Cross-Origin-Resource-Policy"] = "same-origin"
        await send(message)

    return sending
