"""What a subject gives to the surfaces: its address, the keys it understands, its page, and the pictures it
hands out."""

from collections.abc import Callable
from dataclasses import dataclass

from plut.content.blocks import Block, Later, Picture
from plut.content.choices import Choice
from plut.content.reading import Reading
from plut.content.slides import Slide

FIRST = "ringkasan"  # the page at the bare address, where it needs a name


def no_choices(_: Reading) -> tuple[Choice, ...]:
    """A picture that nothing can be chosen of."""
    return ()


@dataclass(frozen=True)
class Pictured:
    """A picture that the press room hands out.

    code: in the address. label: its name, an English text. make: the same function that makes it on its page;
    None where the choices of the address, or the edition, leave nothing to draw. choices: those that turn it.
    province_key: the choice that makes it a picture of one province, where it is one of a province's press
    kit.
    """

    code: str
    label: str
    make: Callable[[Reading], Picture | None]
    choices: Callable[[Reading], tuple[Choice, ...]] = no_choices
    province_key: str = ""


@dataclass(frozen=True)
class Subject:
    """One page. name: as the rooms call it; address: below the product's; title: in the menu, an English
    text.

    keys: of the address, that the page understands. is_reference: a page to look things up in, which stands
    apart in the menu. slide: what a meeting room sees of the subject, whatever is chosen on its page; None
    where the edition has nothing to show.
    """

    name: str
    address: str
    title: str
    keys: tuple[str, ...]
    page: Callable[[Reading], tuple[Block, ...]]
    pictures: tuple[Pictured, ...] = ()
    is_reference: bool = False
    slide: Callable[[Reading], Slide | None] | None = None

    @property
    def path(self) -> str:
        """Its address where an address needs a name: the first page has none of its own in the app."""
        return self.address or FIRST

    def later(self, reading: Reading) -> Later:
        """The page of a reading, not made yet."""
        return Later(self.page, reading.only(self.keys))

    def blocks(self, reading: Reading) -> tuple[Block, ...]:
        """The blocks of the page, made once for all who read the same."""
        return self.later(reading).blocks()
