"""From a request to a reading: the one place where an address outside the app gets its edition, its language
and its choices.

Who may read which rows is decided here for light pages, pictures and rows alike.
"""

import logging
import re
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import urlsplit

import anyio
import anyio.to_thread
from anyio.lowlevel import RunVar
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from plut.base import folders, journal, settings
from plut.base.language import DEFAULT, translate
from plut.content import granted, upkeep
from plut.content.reading import Reading
from plut.office import access
from plut.office.access import EVERYTHING_READ, Grants
from plut.office.identity import NOBODY, Account
from plut.surfaces.web import refusals
from plut.surfaces.web.bounds import Door
from plut.surfaces.web.refusals import Form, Refused
from plut.warehouse import editions
from plut.warehouse.edition import Edition

LONGEST = 2000  # bytes of an address below the host, all its choices with it
OWN_KEYS = frozenset({"lang", "simulasi", "edisi"})  # that every address understands
FIRST_BUILD_SECONDS = 30  # after which it is worth asking again
THREADS = 40  # that answer addresses of our own, so that files of the app never wait for them

SIGN_IN, SIGN_OUT = "/masuk", "/auth/logout"  # below the base path
WAY = Markup('{} <a href="{}">{}</a>')
HOST = re.compile(r"(?P<name>[\w.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?")
LOG = logging.getLogger(__name__)
FAILED = "an address could not be answered"

Handler = Callable[[Request], Response]
Endpoint = Callable[[Request], Awaitable[Response]]
Given = TypeVar("Given")

_threads: RunVar[anyio.CapacityLimiter] = RunVar("threads of our own addresses")


@dataclass(frozen=True)
class Asker:
    """Who asks, and what that opens."""

    account: Account = NOBODY
    grants: Grants = EVERYTHING_READ


def reading(request: Request, keys: Collection[str]) -> Reading:
    """What an address asks to be read: of its codes those with one of the keys.

    Raises Refused: 414 for an address that is too long, 404 for an edition that is not kept, 503 before the
    first one.
    """
    bounded(request)
    spoken = language(request)
    edition = _edition(request, spoken)
    said = codes(request)
    asked = tuple(sorted((key, code) for key, code in said.items() if key in keys))
    pages = asker(request).grants.pages
    read = Reading(edition, spoken, asked, shows_simulated=False, base=base(request), pages=pages)
    return replace(read, shows_simulated=said.get("simulasi") == "1" and has_simulated(read))


def asker(request: Request) -> Asker:
    """Who asks, as the gate has found out (gate.py); nothing is open to who came another way, where there are
    rules."""
    found = request.scope.get("plut.asker")
    return found if isinstance(found, Asker) else Asker(grants=access.nobodys())


def names_withdrawn(request: Request) -> bool:
    """Whether the address names an edition that its office has taken back."""
    return editions.is_withdrawn(folders.build_folder(), codes(request).get("edisi", ""))


def open_page(request: Request, name: str) -> None:
    """Raises Refused for a page that is not open to who asks, as for one that there is none of. name: of the
    page where an address needs one."""
    pages = asker(request).grants.pages
    if pages is not None and name not in pages:
        raise Refused(404, translate("There is nothing at this address.", language(request)))


def language(request: Request) -> str:
    """The language that the address asks for; as in the app one that we do not speak is the usual one."""
    return "en" if codes(request).get("lang") == "en" else DEFAULT


def codes(request: Request) -> dict[str, str]:
    """What the address says, by key; of a key that stands there twice the last."""
    return dict(request.query_params)


def base(request: Request) -> str:
    """Scheme, host and base path under which readers reach the product: as it is set, else as they ask."""
    here = settings.address() or f"{request.url.scheme}://{request.url.netloc}"
    return f"{here}{base_path(request)}"


def base_path(request: Request) -> str:
    """The path below which the product is served: '/plut' or nothing."""
    return str(request.scope.get("root_path", "")).rstrip("/")


def is_host(named: str, hosts: Collection[str]) -> bool:
    """Whether a request names a host that is written as one and is among those that are served: '*' for any,
    '*.' before a name for what stands below it; ports are ignored. Without hosts any is."""
    found = HOST.fullmatch(named.lower())
    if found is None:
        return False
    name = found["name"].rstrip(".")
    patterns = [host.strip().lower().rstrip(".") for host in hosts]
    return not patterns or any(
        one in ("*", name) or (one.startswith("*.") and name.endswith(one[1:])) for one in patterns
    )


def has_simulated(read: Reading) -> bool:
    """Whether anything of the edition is simulated."""
    return "simulated" in set(read.plain("frame/datasets")["provenance"])


def remarks(request: Request, read: Reading) -> tuple[str, ...]:
    """What must be said before reading: who is signed in, what is not shown to them, and that the edition is
    not the one that is served, stands in for a damaged one, or counts as old."""
    return (*_visit(request, read), *granted.told(read.edition, read.language), *_of_edition(request, read))


def _visit(request: Request, read: Reading) -> tuple[str, ...]:
    """Who is signed in and the way out, or the way in; nothing where nobody signs in."""
    rules, who = access.current(), asker(request).account
    if rules is None:
        return ()
    said = read.text("Signed in as {name}.", name=who.name) if who.is_signed_in else ""
    way, label = (SIGN_OUT, "Sign out") if who.is_signed_in else (SIGN_IN, "Sign in")
    if rules.identity.kind == "provider":
        spoken = "?lang=en" if read.language == "en" else ""
        return (WAY.format(said, f"{base_path(request)}{way}{spoken}", read.text(label)),)
    if who.is_signed_in and rules.identity.sign_out:
        return (WAY.format(said, rules.identity.sign_out, read.text(label)),)
    return (said,) if said else ()


def _of_edition(request: Request, read: Reading) -> tuple[str, ...]:
    folder = folders.build_folder()
    if "edisi" in codes(request) and not read.edition.is_served:
        return (
            read.text(
                "You are reading edition {edition}, kept as it was when it was cited. The current edition "
                "may differ.",
                edition=read.edition.name,
            ),
        )
    wanted = editions.lost(folder)
    if wanted and "edisi" not in codes(request):
        return (
            read.text(
                "Edition {edition}, the newest, is damaged or missing; edition {served} is shown in its "
                "place. Run python "
                "dashboard/build.py, or restore the folder of editions from a backup.",
                edition=wanted[:12],
                served=read.edition.name,
            ),
        )
    old = upkeep.old(read)
    return (old,) if old else ()


def bounded(request: Request) -> None:
    """Raises Refused where the address is too long."""
    if len(request.url.path) + len(request.url.query) > LONGEST:
        long = translate(
            "This address is too long: {most} characters at most.", language(request), most=LONGEST
        )
        raise Refused(414, long)


def answered(handler: Handler, form: Form = "page", door: Door | None = None) -> Endpoint:
    """An endpoint that runs a handler in a thread, and turns a refusal into an answer. door: through which
    those come who ask for it."""

    async def answer(request: Request) -> Response:
        try:
            if door:
                door.pass_through(request, language(request))
            response = await anyio.to_thread.run_sync(_noted, handler, request, limiter=threads())
        except Refused as refused:
            return refusals.answer(refused, form, language(request), base_path(request))
        if door:
            door.remember(request)
        return response

    return answer


def streamed(handler: Endpoint, form: Form = "page") -> Endpoint:
    """The same for a handler that reads what is sent as it comes, and leaves what takes time to
    `in_thread`."""

    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except Refused as refused:
            told = refused
        except Exception as error:
            LOG.exception(FAILED)
            told = await in_thread(_failed, request, error)
        return refusals.answer(told, form, language(request), base_path(request))

    return answer


async def in_thread(work: Callable[..., Given], *told: object) -> Given:
    """What some work gives, done in one of our threads."""
    return await anyio.to_thread.run_sync(work, *told, limiter=threads())


def is_own_site(request: Request) -> bool:
    """Whether a request comes from a page of ours, as far as its browser says from where it comes; what is no
    browser sends nothing that it was not told to."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        return site == "same-origin"
    hosts = {request.headers.get("host", "").lower(), urlsplit(settings.address()).netloc.lower()}
    return origin is None or (origin != "null" and urlsplit(origin.lower()).netloc in hosts)


def threads() -> anyio.CapacityLimiter:
    """The threads of this server that answer addresses of our own."""
    try:
        return _threads.get()
    except LookupError:
        _threads.set(anyio.CapacityLimiter(THREADS))
        return _threads.get()


def _noted(handler: Handler, request: Request) -> Response:
    """The answer of a handler. A failure is recorded as one of a page is, and told in a sentence."""
    try:
        return handler(request)
    except Refused:
        raise
    except Exception as error:
        LOG.exception(FAILED)
        raise _failed(request, error) from error


def _failed(request: Request, error: Exception) -> Refused:
    """A failure of ours, recorded, as it is told."""
    with suppress(type(error)), journal.failures(folders.build_folder(), request.scope["route"].path):
        raise error
    failed = translate(
        "This could not be answered. The failure has been recorded for whoever runs this installation.",
        language(request),
    )
    return Refused(500, failed)


def _edition(request: Request, spoken: str) -> Edition:
    """The edition that the address names, else the one that is served."""
    folder, rules = folders.build_folder(), asker(request).grants.rules
    asked = codes(request).get("edisi")
    if asked is not None:
        path = editions.named(folder, asked)
        if path is None and editions.is_withdrawn(folder, asked):
            raise Refused(410, granted.withdrawn(asked, spoken))
        if path is None:
            gone = translate("Edition {edition} is not kept here, or is damaged.", spoken, edition=asked[:12])
            raise Refused(404, gone)
        return Edition(str(path), rules)
    path = editions.current(folder)
    if path is None:
        first = translate(
            "The data are being prepared for the first time, or have not been built yet: ask again in half "
            "a minute.",
            spoken,
        )
        raise Refused(503, first, FIRST_BUILD_SECONDS)
    return Edition(str(path), rules)
