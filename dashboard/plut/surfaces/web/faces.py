"""The faces that Streamlit's page asks for. Of its face of symbols only those are sent that some page can
show; in the place of its own letters stand ours."""

import hashlib
import io
import re
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from plut.base import folders
from plut.surfaces.web.keeping import Shelf

SYMBOLS = "MaterialSymbols-Rounded"  # how the file of its symbols begins
LETTERS = "SourceSansVF-Upright"  # and that of its letters
OURS = "app/static/fonts/plus-jakarta-sans.woff2"  # below the base path
NAMED = re.compile(rb":material/([a-z0-9_]+)")  # how a symbol is asked for
SPELT_WITH = "abcdefghijklmnopqrstuvwxyz0123456789_"
SHELF = Shelf("faces", 4_000_000)


def symbols(face: Path, scripts: Path) -> bytes:
    """The face with the symbols that Streamlit's scripts and our code name, WOFF2. It is made once."""
    names = _named([*scripts.rglob("*.js"), *folders.STATIC.parent.rglob("*.py")])
    told = f"{face.name} {hashlib.sha256(' '.join(names).encode()).hexdigest()}"
    kept = SHELF.found(told, "woff2")
    if kept is None:
        kept = _with_only(face, names)
        SHELF.put(told, "woff2", kept)
    return kept


def _named(paths: Iterable[Path]) -> list[str]:
    return sorted({name.decode() for path in paths for name in NAMED.findall(path.read_bytes())})


def _with_only(face: Path, names: Iterable[str]) -> bytes:
    """A symbol is the ligature of the letters of its name."""
    font = TTFont(face)
    letters = font.getBestCmap()
    spelt = {tuple(letters[ord(letter)] for letter in name) for name in names}
    glyphs = [glyph for parts, glyph in _ligatures(font).items() if parts in spelt]
    options = subset.Options(layout_closure=False, layout_features=["*"])  # else letters bring all ligatures
    subsetter = subset.Subsetter(options)
    subsetter.populate(glyphs=glyphs, text=SPELT_WITH)
    subsetter.subset(font)
    font.flavor = "woff2"
    content = io.BytesIO()
    font.save(content)
    return content.getvalue()


def _ligatures(font: TTFont) -> dict[tuple[str, ...], str]:
    """The glyph of each ligature by the glyphs that it stands for."""
    found: dict[tuple[str, ...], str] = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = getattr(table, "ExtSubTable", table)
            for first, others in getattr(inner, "ligatures", {}).items():
                found |= {(first, *one.Component): one.LigGlyph for one in others}
    return found
