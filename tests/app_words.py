"""What a page that Streamlit's test harness has run says: heads and sentences, or all that a reader can see
of it."""

import html
import json
import re

from streamlit.testing.v1 import AppTest


def titles(app: AppTest) -> list[str]:
    """Its main heads; a page has one."""
    return [html.unescape(head) for body in _bodies(app) for head in re.findall("<h1>(.*?)</h1>", body)]


def said(app: AppTest) -> str:
    """All its heads and sentences; what stands in tables is left out."""
    apart = (re.sub("</(h[1-3]|p|li)>", " ", re.sub("<table>.*?</table>", "", body)) for body in _bodies(app))
    return " ".join(html.unescape(re.sub("<[^>]+>", "", body)) for body in apart)


def whole(app: AppTest, without_limits: bool = False) -> str:
    """All that a reader can see: words and tables, notes, charts with their hovers, choices, labels.

    without_limits: the last words of a page, which say what is not shown, are left out.
    """
    bodies = _bodies(app)
    if without_limits:
        bodies = [re.sub(r'<h3>[^<]*</h3><ul class="plut-text">.*?</ul>', "", body) for body in bodies]
    seen = [html.unescape(re.sub("<[^>]+>", " ", body)) for body in bodies]
    for kind in ("markdown", "caption", "warning", "info", "success", "error", "code"):
        seen += [str(element.value) for element in app.get(kind)]
    seen += [expander.label for expander in app.expander]
    seen += [f"{alt} {json.dumps(figure, ensure_ascii=False)}" for alt, figure in charts(app)]
    seen += [table.value.to_csv() for table in app.dataframe]
    seen += [" ".join((box.label, *map(str, box.options))) for box in app.selectbox]
    return "\n".join(seen)


def charts(app: AppTest) -> list[tuple[str, dict]]:
    """What the browser is told of each chart: its words for who cannot see it, and its figure."""
    told = [one.proto for one in app.get("bidi_component")]
    drawn = [json.loads(one.bytes) for one in told if one.component_name == "plut_chart"]
    return [(one["told"]["alt"], one["figure"]) for one in drawn]


def _bodies(app: AppTest) -> list[str]:
    return [element.proto.body for element in app.get("html")]
