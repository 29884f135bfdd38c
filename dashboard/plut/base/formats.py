"""Numbers and dates as text in the language of the page. Money in words, never k, M, B, T or jt.

Rounding is half to even, on the decimal digits that a number prints; a number that rounds to zero
has no minus sign.
"""

import datetime
import math
import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

Number = int | float | Decimal

MISSING = "–"
SCALES = {
    "id": {1: "", 10**3: " ribu", 10**6: " juta", 10**9: " miliar", 10**12: " triliun"},
    "en": {1: "", 10**3: " thousand", 10**6: " million", 10**9: " billion", 10**12: " trillion"},
}
# two percentages that are nearer differ in the last digit of a float, not in what was counted
SAME_PERCENT = Decimal("1e-7")
COUNTING = re.compile(
    r"(?<![\d.,])((?!(?:19|20)\d\d )\d(?:[\d.,–]*\d)?) (?=[^\W\d_])"
)  # a number before a word
ORDINAL = re.compile(r"(?<=\bke)-(?=\d)")
LIST_LOCALES = {"id": "id", "en": "en_GB"}  # American English has a comma before its "and"


def number(value: Number | None, language: str, decimals: int = 0) -> str:
    """1234.5 -> "1.234,5" (id) or "1,234.5" (en); a missing value is a dash, and so is an infinite one."""
    return MISSING if _is_missing(value) else _number(value, language, decimals, "0")


def percent(share: Number | None, language: str, decimals: int = 1) -> str:
    """0.361 -> "36,1%" (id) or "36.1%" (en).

    Only nothing prints as "0,0%" and only all as "100,0%": a part that would round to either gets enough
    decimals to tell the difference, so 0.9996 is "99,96%" and 0.0004 is "0,04%". Not "> 99,9%", which would
    be read as markup. A share above 100 %, for example of a target, is rounded like any other number.
    """
    if _is_missing(share):
        return MISSING
    value = Decimal(str(share)) * 100  # not of a float that has been multiplied: 0.0715 is 7.15
    is_part = abs(value) > SAME_PERCENT and value < 100 - SAME_PERCENT
    while is_part and round(value, decimals) in (0, 100):
        decimals += 1
    return f"{_number(value, language, decimals, '0')}%"


def rupiah(amount: Number | None, language: str, decimals: int = 2) -> str:
    """Rupiah with the scale in words: 481 * 10**12 -> "Rp481 triliun" or "Rp481 trillion"; never k, M, B, T.

    decimals: at most; zeros at the end are left out, and below a thousand there are none.
    """
    if _is_missing(amount):
        return MISSING
    bounds = {size: (decimals if size > 1 else 0, 1000) for size in SCALES[language]}
    rounded, size = _scaled(amount, bounds)
    sign = "−" if rounded < 0 else ""
    return f"{sign}Rp{_number(abs(rounded), language, decimals, '#')}{SCALES[language][size]}"


def people(count: Number | None, language: str) -> str:
    """People, the scale in words: 153_100_020 -> "153,1 juta" or "153.1 million"; below 10,000 in full."""
    if _is_missing(count):
        return MISSING
    bounds = {1: (0, 10_000), 10**3: (0, 1000), 10**6: (1, 1000), 10**9: (1, 1000)}
    rounded, size = _scaled(count, bounds)
    return f"{_number(rounded, language, bounds[size][0], '0')}{SCALES[language][size]}"


def date(day: datetime.date | None, language: str) -> str:
    """9 Oktober 2024 or 9 October 2024; a missing day is a dash."""
    if day is None or day != day:
        return MISSING
    return format_date(day, format="d MMMM y", locale=language)


def printed_date(printed: str, language: str) -> str:
    """A date as far as it is printed: "2013", "2024-10" -> "Oktober 2024", "2024-10-09" -> "9 Oktober 2024",
    "2017..2019" -> "2017 – 2019"; anything else stays as it is."""
    return " – ".join(_printed_day(part, language) for part in printed.split(".."))


def _printed_day(printed: str, language: str) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", printed):
        return date(datetime.date.fromisoformat(printed), language)
    if re.fullmatch(r"\d{4}-\d{2}", printed):
        return f"{month(int(printed[5:]), language)} {printed[:4]}"
    return printed


def month(number: int, language: str) -> str:
    """10 -> "Oktober" or "October"."""
    return format_date(datetime.date(2000, number, 1), format="LLLL", locale=language)


def ordinal(place: int, language: str) -> str:
    """3 -> "ke-3" or "3rd"."""
    if language == "id":
        return f"ke-{_number(place, language, 0, '0')}"
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{_number(place, language, 0, '0')}{ending}"


def enumeration(items: list[str], language: str, style: Literal["standard", "or"] = "standard") -> str:
    """A, B, dan C / A, B and C; of the style "or": A, B, atau C / A, B or C."""
    return format_list(items, style=style, locale=LIST_LOCALES[language])


def plain(text: str) -> str:
    """Text as text: nothing in it is read as Markdown or HTML. Spaces at the ends of lines are removed."""
    lines = "\n".join(line.strip() for line in text.splitlines())
    of_markup = re.compile(r"[\\`*_{}\[\]<>#|~$:&@]|^[-+=]|^\d+[.)]|\bwww\.", re.MULTILINE | re.IGNORECASE)
    return of_markup.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", lines)


def shortened(text: str, letters: int) -> str:
    """A text of so many letters at most; one that is cut ends in an ellipsis."""
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def capital(text: str) -> str:
    """A text with a capital first; the rest stays as it is (UMK, e-purchasing)."""
    return text[:1].upper() + text[1:]


def unparted(text: str) -> str:
    """A text in which no line ends between a number and what it counts, or within an ordinal: "27 December",
    "Rp37,79 triliun", "ke-3"; a year counts nothing."""
    return ORDINAL.sub("-\N{WORD JOINER}", COUNTING.sub("\\1\N{NO-BREAK SPACE}", text))


def css_string(text: str) -> str:
    """Text as a string of CSS: characters that could close it or its element are escaped."""
    return '"' + re.sub(r"[^\w .,:;/?=()·%-]", lambda found: f"\\{ord(found[0]):x} ", text) + '"'


def _is_missing(value: Number | None) -> bool:
    return value is None or not math.isfinite(value)


@lru_cache(maxsize=20_000, typed=True)
def _number(value: Number, language: str, decimals: int, digit: str) -> str:
    """digit: "0" writes zeros at the end, "#" leaves them out. Kept: pages repeat numbers, Babel is slow."""
    rounded = round(Decimal(str(value)), decimals) + 0  # + 0: -0 becomes 0
    return format_decimal(rounded, format=f"#,##0.{digit * decimals}".rstrip("."), locale=language)


def _scaled(value: Number, bounds: dict[int, tuple[int, int]]) -> tuple[Decimal, int]:
    """A value rounded on the smallest scale on which it is then below the bound, else the largest; the scale.

    bounds: size of the scale, ascending -> decimals, bound.
    """
    for size, (decimals, bound) in bounds.items():
        rounded = round(Decimal(str(value)) / size, decimals) + 0
        if abs(rounded) < bound:
            break
    return rounded, size
