"""The same charts with Dash: `dash_page.py PORT CHARTS ...` answers at /<charts>/, each with its charts and
one button."""

import sys
from pathlib import Path

import flask
import plain_figures
from dash import Dash, Input, Output, dcc, html

server = flask.Flask(__name__)


@server.route("/app/static/<path:name>")
def outlines(name: str) -> flask.Response:
    """The files that maps load by URL; the browser may keep them."""
    return flask.send_from_directory(Path(__file__).resolve().parent / "static", name, max_age=3600)


def page(charts: str) -> None:
    """One Dash app under the name of its charts."""
    app = Dash(charts, server=server, url_base_pathname=f"/{charts}/")
    kinds = charts.split(",")
    app.layout = html.Div(
        [
            html.Button("next", id="next", n_clicks=0),
            *(
                dcc.Graph(id=f"chart_{position}", figure=figure, config=plain_figures.CONFIG)
                for position, figure in enumerate(plain_figures.figures(charts, 0))
            ),
        ]
    )

    @app.callback(
        [Output(f"chart_{position}", "figure") for position in range(len(kinds))],
        Input("next", "n_clicks"),
        prevent_initial_call=True,
    )
    def redrawn(step: int) -> list:
        return plain_figures.figures(charts, step)


if __name__ == "__main__":
    for name in dict.fromkeys(sys.argv[2:]):
        page(name)
    server.run(host="127.0.0.1", port=int(sys.argv[1]), threaded=True)
