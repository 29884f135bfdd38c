"""Numbers and dates as text in the language of the page. Money in words, never k, M, B, T or jt."""

import datetime
import re
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

Number = int | float | Decimal


def number(value: Number | None, language: str, decimals: int = 0) -> str:
    """1234.5 -> "1.234,5" (id) or "1,234.5" (en); a missing value is a dash."""
    if value is None or value != value:
        return "–"
    return _number(value, language, decimals)


@lru_cache(maxsize=20_000, typed=True)
def _number(value: Number, language: str, decimals: int) -> str:
    """Pages show the same numbers again and again, and Babel takes its time."""
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    return format_decimal(value, format=pattern, locale=language)


def percent(share: Number | None, language: str, decimals: int = 1) -> str:
    """0.361 -> "36,1%" (id) or "36.1%" (en)."""
    return "–" if share is None or share != share else f"{number(share * 100, language, decimals)}%"


MONEY_WORDS = {
    "id": ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu")),
    "en": ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")),
}


def rupiah(amount: Number | None, language: str, decimals: int = 2) -> str:
    """Rupiah with the scale in words: 481 * 10**12 -> "Rp481 triliun" or "Rp481 trillion"; never k, M, B, T."""
    if amount is None or amount != amount:
        return "–"
    if amount < 0:
        return f"−{rupiah(-amount, language, decimals)}"
    for size, name in MONEY_WORDS[language]:
        if abs(amount) >= size:
            scaled = Decimal(str(amount)) / size
            digits = number(scaled, language, decimals)
            mark = {"id": ",", "en": "."}[language]
            return f"Rp{digits.rstrip('0').rstrip(mark) if mark in digits else digits} {name}"
    return f"Rp{number(amount, language)}"


def people(count: Number | None, language: str) -> str:
    """People with the scale in words, rounded: 153_100_020 -> "153,1 juta" or "153.1 million"; below 10,000 in full."""
    if count is None or count != count:
        return "–"
    for size, decimals in ((10**6, 1), (10**3, 0)):
        if abs(count) >= size and abs(count) >= 10_000:
            return f"{number(float(count) / size, language, decimals)} {dict(MONEY_WORDS[language])[size]}"
    return number(count, language)


def date(day: datetime.date | None, language: str) -> str:
    """9 Oktober 2024 or 9 October 2024; a missing day is a dash."""
    if day is None or day != day:
        return "–"
    return format_date(day, format="d MMMM y", locale=language)


def month(number: int, language: str) -> str:
    """10 -> "Oktober" or "October"."""
    return format_date(datetime.date(2000, number, 1), format="LLLL", locale=language)


def enumeration(items: list[str], language: str) -> str:
    """A, B, dan C / A, B and C."""
    word = {"id": " dan ", "en": " and "}[language]
    return word.join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def plain(text: str) -> str:
    """Text as text: nothing in it is read as Markdown or HTML."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|~$:" else c for c in text)


def css_string(text: str) -> str:
    """Text as a string of CSS: what could end it or its element stands as a code."""
    return '"' + re.sub(r"[^\w .,:;/?=()·%-]", lambda found: f"\\{ord(found[0]):x} ", text) + '"'
