"""The sizes at which pictures are handed out. A new one is a line here, and its Indonesian name in the
catalogue."""

from dataclasses import dataclass

from plut.base.language import mark


@dataclass(frozen=True)
class Preset:
    """A size of the press. label: its name, an English text; pixels: across and down.

    width: the type that suits it (see style.WIDTHS); logical: pixels of its layout across.
    """

    label: str
    pixels: tuple[int, int]
    width: str
    logical: int


PRESETS = {
    "1600x900": Preset(mark("1600 x 900: slides, web"), (1600, 900), "wide", 1090),
    "1080x1080": Preset(mark("1080 x 1080: square post"), (1080, 1080), "medium", 660),
    "1080x1920": Preset(mark("1080 x 1920: story"), (1080, 1920), "narrow", 380),
    "a4": Preset(mark("A4, landscape"), (3508, 2480), "wide", 1090),  # 300 dots an inch
}
USUAL = "1600x900"
