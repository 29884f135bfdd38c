"""Web addresses in a text as links that show their host: an address in full is for a browser, not for a
reader."""

import re

from markupsafe import Markup, escape

# with its protocol or without, and without the full stop or the bracket after it
ADDRESS = re.compile(
    r"(?:https?://(?:www\.)?(?P<host>[^\s<>/?#;\"]+)|(?:www\.)?(?P<bare>(?:[a-z0-9-]+\.)+[a-z]{2,})/)"
    r"[^\s<>;\"]*(?<![.,:)])",
    re.IGNORECASE,
)
WEB_LINK = Markup('<a href="{}" target="_blank" rel="noopener">{}</a>')


def linked(text: str) -> Markup:
    """A text, escaped, with a link in the place of each web address."""
    shown, end = Markup(""), 0
    for found in ADDRESS.finditer(text):
        address = found[0] if found["host"] else f"https://{found[0]}"
        shown += escape(text[end : found.start()]) + WEB_LINK.format(address, found["host"] or found["bare"])
        end = found.end()
    return shown + escape(text[end:])
