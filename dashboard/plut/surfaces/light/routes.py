"""The addresses of light pages, `/ringan/...`, and of the files that they share."""

import functools
import mimetypes

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from plut.base import clock, settings
from plut.base.contact import contact
from plut.base.language import translate
from plut.content.reading import Reading
from plut.content.subject import Subject
from plut.surfaces.light import finding, kept, pages
from plut.surfaces.light.kept import Kept
from plut.surfaces.light.places import ASSETS, BETWEEN, FOR, OPEN, TYPED, Served
from plut.surfaces.pages import PAGES
from plut.surfaces.press import room
from plut.surfaces.web import addresses_of, answers, asking, bounds
from plut.surfaces.web.asking import Endpoint, Handler, answered
from plut.surfaces.web.counting import counted
from plut.surfaces.web.refusals import Refused

HTML = "text/html; charset=utf-8"
FOR_GOOD = "public, max-age=31536000, immutable"
MOST_OPEN = 20  # closed parts that an address may open


def routes() -> tuple[BaseRoute, ...]:
    """All of them, without the base path."""
    return (
        Route(addresses_of.LIGHT, _to_first),
        *(Route(f"{addresses_of.LIGHT}/{subject.address}", _endpoint(subject)) for subject in PAGES),
        Route(f"{ASSETS}/{{name}}", answered(_asset)),
    )


def _to_first(request: Request) -> Response:
    """To the address below which the links of the first page stand."""
    said = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{asking.base_path(request)}{addresses_of.LIGHT}/{said}", 308)


def _endpoint(subject: Subject) -> Endpoint:
    handler = counted(_page_of(subject), "light_page", lambda _: subject.path)
    return answered(handler, door=bounds.LIGHT_PAGES)


def _page_of(subject: Subject) -> Handler:
    """What answers at the address of a subject's light page."""

    def answer(request: Request) -> Response:
        asking.open_page(request, subject.path)
        reading = asking.reading(request, subject.keys)
        said = asking.codes(request)
        if said.get("periksa") and (gone := room.withdrawn(reading)):
            raise Refused(410, gone)
        places = Served(
            subject,
            reading,
            asking.base_path(request),
            tuple((key, said[key]) for key in (OPEN, TYPED, FOR) if said.get(key)),
        )
        if meant := _meant(subject, reading, places, said):
            return RedirectResponse(meant, 303)
        page = _kept(request, subject, reading, places, said)
        if page.etag and (same := answers.unchanged(request, page.etag)):
            return same
        return _sent(request, reading, page)

    return answer


def _meant(subject: Subject, reading: Reading, places: Served, said: dict[str, str]) -> str | None:
    """Where what a reader typed leads at once: a place that is named exactly."""
    typed, target = said.get(TYPED, "").strip(), said.get(FOR, "")
    if not typed or target not in subject.keys:
        return None
    choice = next(
        (one for one in pages.choices(subject, reading) if one.key == target and one.found_by), None
    )
    if choice is None or choice.shape == "several":
        return None
    found = finding.found(reading, choice.found_by, typed, dict(choice.options))
    if found.meant is None:
        return None
    return places.same({TYPED: None, FOR: None} | dict.fromkeys(choice.voids, None) | {target: found.meant})


def _kept(request: Request, subject: Subject, reading: Reading, places: Served, said: dict[str, str]) -> Kept:
    """The page, made where it is not kept. One with something that is only true at this moment, or with what
    somebody typed, is not kept and has no ETag."""
    remarks = asking.remarks(request, reading)
    told = (
        "&".join(f"{key}={code}" for key, code in places.said),
        places.base_path,
        clock.today().isoformat(),  # numbers say how old they are
        repr((contact(), remarks, settings.allows_export(), settings.allows_upload())),
    )
    key = answers.key(reading, "light", subject.name, *told)
    if page := kept.found(key):
        return page
    with bounds.PAGES.turn(request, reading.language):
        if page := kept.found(key):
            return page  # made while this one waited
        made = pages.written(
            subject,
            reading,
            places,
            opened=[one for one in said.get(OPEN, "").split(BETWEEN) if one][:MOST_OPEN],
            typed=said.get(TYPED, "").strip(),
            typed_for=said.get(FOR, ""),
            remarks=remarks,
        )
    if made.changes or said.get(TYPED):
        return Kept(kept.compressed(made.html.encode()), "")
    return kept.put(key, made.html)


def _sent(request: Request, reading: Reading, page: Kept) -> Response:
    content, way = page.taken(request.headers.get("accept-encoding", ""))
    told = {"Content_Language": reading.language} | ({"Content_Encoding": way} if way else {})
    if page.etag:
        return answers.public(content, HTML, page.etag, **told)
    own = {name.replace("_", "-"): value for name, value in told.items()}
    return Response(
        content, media_type=HTML, headers={"Cache-Control": "no-cache", "Vary": "Accept-Encoding"} | own
    )


def _asset(request: Request) -> Response:
    """A file that light pages share. Its name has its checksum, so that it is asked for once."""
    asked = request.path_params["name"]
    name = next((one for one in pages.FILES if pages.asset(one) == asked), None)
    if name is None:
        raise Refused(404, translate("There is nothing at this address.", asking.language(request)))
    content = pages.content(name)
    told = {"Cache-Control": FOR_GOOD}
    if name.endswith((".css", ".js")):
        content, way = _packed(name).taken(request.headers.get("accept-encoding", ""))
        told |= {"Vary": "Accept-Encoding"} | ({"Content-Encoding": way} if way else {})
    return Response(content, media_type=mimetypes.guess_type(name)[0] or "font/woff2", headers=told)


@functools.cache
def _packed(name: str) -> Kept:
    return Kept(kept.compressed(pages.content(name)), "")
