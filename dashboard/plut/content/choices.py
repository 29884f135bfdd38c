"""A choice: what there is to choose, and what the address chose of it. A surface shows it; nothing here knows
how."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

ALL = "semua"  # the code of no restriction in an address
JOINT = "~"  # between the codes of several in an address


class Asked(Protocol):
    """Who knows what the address says: a Reading."""

    def code(self, key: str) -> str | None: ...


@dataclass(frozen=True)
class Choice:
    """One of several, or up to `most` of them.

    key: in the address; options: code and words; chosen: a code, or codes joined by ~. unknown: what the
    address names that is no option. refusals: sentences that say what of the address is not taken and what to
    do, where more can be said than that it is unknown. voids: keys that mean nothing any more once this one
    changes. shape:
    'list'; 'switch', all options side by side; 'several' and 'search', which are found by typing; 'typed',
    a text of up to `longest` letters. found_by: the page query that finds options by what was typed.
    province_key: a choice of a place also puts its province under that key.
    """

    key: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str
    default: str
    unknown: str = ""
    voids: tuple[str, ...] = ()
    shape: str = "list"
    most: int = 1
    longest: int = 0
    province_key: str = ""
    found_by: str = ""
    refusals: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What is chosen, in words."""
        names = dict(self.options)
        return ", ".join(names.get(code, code) for code in self.codes)

    @property
    def codes(self) -> tuple[str, ...]:
        """What is chosen, one code or several."""
        return tuple(code for code in self.chosen.split(JOINT) if code) if self.most > 1 else (self.chosen,)

    @property
    def is_open(self) -> bool:
        """Whether nothing is restricted."""
        return self.chosen in (ALL, "")

    @property
    def is_usual(self) -> bool:
        return self.chosen == self.default


def choice(
    asked: Asked,
    key: str,
    label: str,
    options: Mapping[str, str],
    default: str = ALL,
    *,
    voids: tuple[str, ...] = (),
    shape: str = "list",
    province_key: str = "",
    found_by: str = "",
) -> Choice:
    """A choice as the address has it. An address that names no option of it chooses the usual one, and the
    choice says so. One that is found by typing is of the shape 'search'."""
    code = asked.code(key)
    chosen = code if code is not None and code in options else default
    unknown = code[:40] if code and code not in options else ""
    return Choice(
        key,
        label,
        tuple(options.items()),
        chosen,
        default,
        unknown,
        voids,
        "search" if found_by else shape,
        province_key=province_key,
        found_by=found_by,
    )


def several(
    asked: Asked, key: str, label: str, options: Mapping[str, str], most: int = 20, *, found_by: str
) -> Choice:
    """Up to `most` of the options, in the order of the address; none at first."""
    codes = [code for code in (asked.code(key) or "").split(JOINT) if code]
    known = [code for code in dict.fromkeys(codes) if code in options][:most]
    unknown = next((code[:40] for code in codes if code not in options), "")
    return Choice(
        key,
        label,
        tuple(options.items()),
        JOINT.join(known),
        "",
        unknown,
        (),
        "several",
        most,
        found_by=found_by,
    )


def typed(
    asked: Asked, key: str, label: str, example: str, longest: int = 20, *, voids: tuple[str, ...] = ()
) -> Choice:
    """A short text that the reader types, empty at first. example: what such a text looks like."""
    text = " ".join((asked.code(key) or "")[:longest].split())
    return Choice(key, label, (("", example),), text, "", voids=voids, shape="typed", longest=longest)
