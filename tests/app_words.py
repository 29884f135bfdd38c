"""What a page that Streamlit's test harness has run says in its own words: heads and sentences, without their marks."""

import html
import re

from streamlit.testing.v1 import AppTest


def titles(app: AppTest) -> list[str]:
    """Its main heads; a page has one."""
    return [html.unescape(head) for body in _bodies(app) for head in re.findall("<h1>(.*?)</h1>", body)]


def said(app: AppTest) -> str:
    """All its heads and sentences; what stands in tables is left out."""
    apart = (re.sub("</(h[1-3]|p|li)>", " ", re.sub("<table>.*?</table>", "", body)) for body in _bodies(app))
    return " ".join(html.unescape(re.sub("<[^>]+>", "", body)) for body in apart)


def _bodies(app: AppTest) -> list[str]:
    return [element.proto.body for element in app.get("html")]
