"""Where things are: the addresses of a page in the app, of its light page and of its pictures, for links
between them. Each begins with / and stands below the base path."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from plut.base.language import DEFAULT
from plut.content.reading import Reading
from plut.content.subject import Subject

LIGHT = "/ringan"
PICTURES = "/gambar"
ROWS = "/api"
UPLOADS = "/meja/berkas"  # to which files are sent


def app(subject: Subject, reading: Reading) -> str:
    """The page of a subject in the app, with the reading's choices."""
    return f"/{subject.address}{query(subject, reading)}"


def light(subject: Subject, reading: Reading) -> str:
    """The same page as a light one."""
    return f"{LIGHT}/{subject.address}{query(subject, reading)}"


def light_of(subject: Subject, said: Mapping[str, str]) -> str:
    """The light page for what an address of the app says, before anything is read."""
    kept = {key: said[key] for key in (*subject.keys, "simulasi", "edisi", "lang") if key in said}
    if kept.get("lang") == DEFAULT:
        del kept["lang"]
    return f"{LIGHT}/{subject.address}" + (f"?{urlencode(sorted(kept.items()))}" if kept else "")


def picture(subject: Subject, code: str, reading: Reading, size: str = "", kind: str = "svg") -> str:
    """A picture of a subject's page. size: a name of surfaces/press/sizes.py; kind: svg, png or webp."""
    said = query(subject, reading, {"ukuran": size} if size else {})
    return f"{PICTURES}/{subject.path}/{quote(code)}.{kind}{said}"


def query(subject: Subject, reading: Reading, more: dict[str, str] | None = None) -> str:
    """'?...' of what a reading asks of a subject, or nothing: what is usual stands in no address."""
    said = dict(reading.only(subject.keys).asked) | (more or {})
    if reading.shows_simulated:
        said["simulasi"] = "1"
    if reading.language == "en":
        said["lang"] = "en"
    if not reading.edition.is_served:
        said["edisi"] = reading.edition.name
    return f"?{urlencode(sorted(said.items()))}" if said else ""
