"""The two languages of the product: English texts, and a gettext catalogue in `locale/` that has them as
keys."""

import io
from functools import lru_cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

LANGUAGES = ("id", "en")
DEFAULT = "id"
CATALOGUES = Path(__file__).parent / "locale"


@lru_cache
def catalogue(language: str) -> NullTranslations:
    """The catalogue of a language, read from its .po file; that of English gives the keys. Raises ValueError
    for others."""
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is none of {', '.join(LANGUAGES)}")
    if language == "en":
        return NullTranslations()
    path = CATALOGUES / language / "plut.po"
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)


def translate(text: str, language: str, **values: object) -> str:
    """A text in a language, its {names} filled in."""
    return catalogue(language).gettext(text).format(**values)


def mark(text: str) -> str:
    """Mark a text that is translated only where it is shown, so that the catalogues contain it."""
    return text
