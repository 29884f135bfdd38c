"""What somebody types at the desk, before it is kept: the journal is only ever added to, and readers get the
sentences of corrections."""

import unicodedata

UNSEEN = ("Cc", "Cf", "Cs")  # control characters, signs that only format, halves of letters
OF_LETTERS = {"\u200c", "\u200d", *map(chr, range(0xE0020, 0xE0080))}  # of Cf: in scripts and in emoji


def legible(text: str) -> str:
    """A text on one line, without what no reader sees and what turns the letters around it: a picture, a
    terminal or a table of others may not take it. Empty where nothing to read is left."""
    kept = (letter for letter in " ".join(text.split()) if _is_kept(letter))
    told = " ".join("".join(kept).split())
    return told if any(letter.isprintable() and not letter.isspace() for letter in told) else ""


def _is_kept(letter: str) -> bool:
    code = ord(letter)
    is_none = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # never a letter: XML takes none of them
    return letter in OF_LETTERS or not (is_none or unicodedata.category(letter) in UNSEEN)
