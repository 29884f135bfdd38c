"""The same charts as plain files: one HTML with its figures, plotly.js beside it, and a button that redraws.

`static_page.py FOLDER CHARTS ...` writes <charts>.html and plotly.js into a folder that a file server shows.
"""

import json
import sys
from pathlib import Path

import plain_figures
import plotly

STEPS = 16
HTML = """<!doctype html><html lang="en"><meta charset="utf-8"><title>static</title>
<script src="plotly.min.js"></script>
<button>next</button>
%(places)s
<script>
const steps = %(steps)s, config = %(config)s;
let step = 0;
const draw = () => steps[step %% steps.length].forEach((f, i) => Plotly.react("chart_" + i, f.data, f.layout, config));
document.querySelector("button").onclick = () => { step += 1; draw(); };
draw();
</script></html>"""


def write(folder: Path, charts: str) -> None:
    """Write the page of some charts into a folder."""
    package = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    (folder / "plotly.min.js").write_bytes(package.read_bytes())
    steps = [
        [json.loads(figure.to_json()) for figure in plain_figures.figures(charts, step)]
        for step in range(STEPS)
    ]
    for figure in (figure for step in steps for figure in step):
        figure["layout"]["autosize"] = True
    places = "\n".join(f'<div id="chart_{position}"></div>' for position in range(len(steps[0])))
    text = HTML % {
        "places": places,
        "steps": json.dumps(steps, separators=(",", ":")),
        "config": json.dumps(plain_figures.CONFIG | {"responsive": True}),
    }
    (folder / f"{charts}.html").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[2:]:
        write(Path(sys.argv[1]), name)
