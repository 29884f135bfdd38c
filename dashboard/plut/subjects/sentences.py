"""Findings in words, written from rows; pure functions of frames and a language."""


def capital(text: str) -> str:
    """A text with a capital first; the rest stays as it is (UMK, e-purchasing)."""
    return text[:1].upper() + text[1:]
