"""The sizes that the address of a picture may ask for: as wide as on a page, those of the press, and that of
a preview of a link."""

from dataclasses import dataclass

from plut.surfaces.press.sizes import PRESETS, Preset


@dataclass(frozen=True)
class OnPage:
    """A size of a page: so many pixels across, and as high as the picture is."""

    across: int


@dataclass(frozen=True)
class Card:
    """The size of a preview, as messengers and networks show a link: a card of words and picture (see
    card.py)."""


PREVIEW = "og"
NARROW, COLUMN, USUAL = "sempit", "sedang", "lebar"
SIZES: dict[str, OnPage | Preset | Card] = {
    NARROW: OnPage(380),
    COLUMN: OnPage(660),
    USUAL: OnPage(1090),
    **PRESETS,
    PREVIEW: Card(),
}
