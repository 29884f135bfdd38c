"""Who asks: the same for the app, its websocket and our own addresses, decided once for each request.

A websocket lasts; what it may is asked anew in every run of the script, by a token that only this server can
have put into its headers.
"""

import datetime
import functools
import json
import secrets
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from pathlib import Path

from filelock import FileLock
from starlette.datastructures import Headers

from plut.base import files, folders
from plut.office.access import Access, Identity
from plut.office.identity import NOBODY, Account
from plut.surfaces.web import signing_in

VISIT = "x-plut-visit"  # a header; what comes from outside under this name is dropped
MOST_GROUPS = 200


@dataclass(frozen=True)
class Visit:
    """Who asks, and until when. digests: of the cookies that say so; none where a proxy does."""

    account: Account
    until: datetime.datetime
    digests: frozenset[str] = frozenset()


_open: dict[str, Visit] = {}  # by token: the websockets of this process
_newest: dict[str, Account] = {}  # by name: what a proxy last said of an account
_lock = threading.Lock()


def who(identity: Identity, headers: Headers, machine: str) -> Visit:
    """Who asks, by the headers of a request. machine: the address that it comes from."""
    now = datetime.datetime.now(datetime.UTC)
    if identity.kind == "proxy":
        name = _only(headers, identity.name)
        if not identity.believes(machine) or not name:
            return Visit(NOBODY, now)
        groups = _only(headers, identity.groups) if identity.groups else ""
        named = frozenset(one.strip() for one in groups.split(",")[:MOST_GROUPS] if one.strip())
        account = Account(name, named)
        with _lock:
            _newest[account.name] = account
        return Visit(account, now + datetime.timedelta(hours=identity.hours))
    return _by_cookie(identity, headers, now)


def opened(visit: Visit) -> str:
    """A token for a websocket that opens."""
    token = secrets.token_urlsafe(24)
    with _lock:
        _open[token] = visit
    return token


def closed(token: str) -> None:
    """The websocket of a token has closed."""
    with _lock:
        _open.pop(token, None)


def account(token: str | None) -> Account:
    """Who asks through a websocket at this moment: nobody once the visit has ended."""
    with _lock:
        visit = _open.get(token or "")
    if visit is None or visit.until <= datetime.datetime.now(datetime.UTC) or _is_signed_out(visit.digests):
        return NOBODY
    return visit.account if visit.digests else _newest.get(visit.account.name, visit.account)


def sign_out(visit: Visit) -> None:
    """End a visit: its cookie means nothing any more, whoever sends it, and in every process that serves this
    folder of editions."""
    if not visit.digests:
        return
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(file.with_name(".signed_out.lock")):  # two processes at once would lose one of two visits
        now = datetime.datetime.now(datetime.UTC)
        kept = {digest: until for digest, until in _signed_out().items() if until > now.timestamp()}
        kept |= dict.fromkeys(visit.digests, visit.until.timestamp())
        files.write_whole(file, json.dumps(kept))


def without(access: Access | None, headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Headers of a request without those that would say who asks: only their readers here may say it."""
    dropped = {VISIT.encode()}
    if access is not None and access.identity.kind == "proxy":
        dropped |= {name.lower().encode() for name in (access.identity.name, access.identity.groups) if name}
    return [(name, value) for name, value in headers if name.lower() not in dropped]


def _only(headers: Headers, name: str) -> str:
    """What a header says; nothing where it stands there twice: the reader may have sent one of them, and the
    proxy have added its own."""
    told = headers.getlist(name)
    return told[0].strip() if len(told) == 1 else ""


def _by_cookie(identity: Identity, headers: Headers, now: datetime.datetime) -> Visit:
    """Who the cookie of Streamlit's sign-in names: signed by us, not too old, and not signed out."""
    cookies = _cookies(headers)
    told = signing_in.told(cookies, identity.hours)
    name = told.claims.get(identity.name) if told else None
    if told is None or not isinstance(name, str) or not name.strip() or _is_signed_out(told.digests):
        return Visit(NOBODY, now)
    until = told.signed_at + datetime.timedelta(hours=identity.hours)
    return Visit(Account(name.strip(), frozenset(_groups(told.claims, identity))), until, told.digests)


def _groups(told: Mapping[str, object], identity: Identity) -> Iterator[str]:
    """The groups that a provider names: a list, or one text with commas."""
    said = told.get(identity.groups, []) if identity.groups else []
    every = said.split(",") if isinstance(said, str) else said if isinstance(said, list) else []
    yield from (one.strip() for one in every[:MOST_GROUPS] if isinstance(one, str) and one.strip())


def _cookies(headers: Headers) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _file() -> Path:
    return folders.build_folder() / "signed_out.json"


def _is_signed_out(digests: frozenset[str]) -> bool:
    return bool(digests) and not digests.isdisjoint(_signed_out())


def _signed_out() -> dict[str, float]:
    """Digest of each visit that was signed out -> until when it would have been good, in seconds."""
    file = _file()
    try:
        state = file.stat()
    except OSError:
        return {}
    return _read(file, state.st_mtime_ns, state.st_size)


@functools.lru_cache(maxsize=2)
def _read(file: Path, changed: int, size: int) -> dict[str, float]:  # noqa: ARG001 (a file that looks different is read again)
    return dict(json.loads(file.read_text(encoding="utf-8")))
