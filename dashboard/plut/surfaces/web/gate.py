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
from plut.surfaces.web import asking, connections, refusals, signing_in, visits
from plut.surfaces.web.asking import SIGN_IN, SIGN_OUT, Asker
from plut.surfaces.web.refusals import Refused
from plut.surfaces.web.signing_in import NotSetUp

LOGIN, CALLBACK = "/auth/login", "/oauth2callback"  # Streamlit's own
# what somebody needs who has not signed in, and what tells that the server is well
WAYS_IN = {SIGN_IN, LOGIN, CALLBACK, SIGN_OUT, "/_stcore/health"}
# files that are the same for everybody: scripts, styles, letters, outlines of regions
SHARED = ("/static/", "/app/static/", "/ringan/_/")
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
            await self._refuse(scope, receive, send, self._closed(scope))
            return
        ours = {**scope, "headers": visits.without(rules, scope["headers"])}
        if rules is None:
            await self._app(ours, receive, send)
            return
        visit = visits.who(rules.identity, Headers(scope=scope), connections.peer(scope))
        ours["plut.asker"] = Asker(visit.account, rules.grants(visit.account))
        if scope["type"] == "websocket":
            await self._talk(ours, receive, send, visit)
            return
        path = self._path(scope)
        if path == SIGN_IN:
            await self._sign_in(ours, receive, send, rules)
            return
        if path == SIGN_OUT:
            visits.sign_out(visit)
        if path not in WAYS_IN and not ours["plut.asker"].grants.reads:
            await self._refuse(ours, receive, send, self._stranger(ours, rules, visit.account))
            return
        keeping = _keeping(send, path, rules, visit.account)
        if path == LOGIN:
            await self._to_provider(ours, receive, keeping)
            return
        await self._app(ours, receive, keeping)

    async def _talk(self, scope: Scope, receive: Receive, send: Send, visit: visits.Visit) -> None:
        """A websocket: its script asks with the token who it talks to."""
        if not scope["plut.asker"].grants.reads:
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        token = visits.opened(visit)
        told = {**scope, "headers": [*scope["headers"], (visits.TOKEN.encode(), token.encode())]}
        try:
            await self._app(told, receive, send)
        finally:
            visits.closed(token)

    async def _to_provider(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Streamlit's address that leads to the provider; where that does not answer, a sentence in the place
        of Streamlit's own."""
        is_away = False

        async def sending(message: Message) -> None:
            nonlocal is_away
            if message["type"] == "http.response.start":
                is_away = message["status"] == 400
            if not is_away:
                await send(message)

        await self._app(scope, receive, sending)
        if is_away:
            sentence = translate(
                "Whoever checks accounts does not answer: try again in a minute.",
                asking.language(Request(scope)),
            )
            await self._refuse(scope, receive, send, Refused(502, sentence, AGAIN_SECONDS))

    async def _sign_in(self, scope: Scope, receive: Receive, send: Send, rules: Access) -> None:
        """On to the provider, by Streamlit's own address for it."""
        language = asking.language(Request(scope))
        away = translate("Signing in is not set up here: {why}.", language, why=SET_UP)
        try:
            if rules.identity.kind != "provider":
                raise Refused(404, translate("There is nothing at this address.", language))
            way = signing_in.way(self._base_path)
        except NotSetUp:
            await self._refuse(scope, receive, send, Refused(503, away))
        except Refused as refused:
            await self._refuse(scope, receive, send, refused)
        else:
            response = RedirectResponse(way, 303)
            response.headers["Cache-Control"] = "private, no-store"
            await response(scope, receive, send)

    def _stranger(self, scope: Scope, rules: Access, account: Account) -> Refused:
        """What somebody is told to whom nothing is open."""
        language = asking.language(Request(scope))
        if account.is_signed_in:
            sentence = translate(
                "You are signed in as {name}, and nothing is open to that account here. Ask whoever runs "
                "this installation for a role.",
                language,
                name=account.name,
            )
            return Refused(403, sentence, way=(SIGN_OUT, translate("Sign out", language)))
        if rules.identity.kind == "proxy":
            return Refused(401, translate("Only those who have signed in can read here.", language))
        sentence = translate("Only those who have signed in can read here.", language)
        return Refused(401, sentence, way=(SIGN_IN, translate("Sign in", language)))

    def _closed(self, scope: Scope) -> Refused:
        sentence = translate(
            "This installation is closed: its rules on who may read cannot be followed.",
            asking.language(Request(scope)),
        )
        return Refused(503, sentence)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, refused: Refused) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        language = asking.language(Request(scope))
        response = refusals.answer(refused, "page", language, self._base_path)
        await response(scope, receive, send)

    def _path(self, scope: Scope) -> str:
        return str(scope["path"]).removeprefix(self._base_path)


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
