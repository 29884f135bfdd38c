"""The templates of light pages: `page.jinja`, the document, and `parts.jinja`, a macro for each kind of
block. Every value is escaped."""

import functools
from pathlib import Path

import jinja2
from markupsafe import Markup


@functools.cache
def environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def part(name: str, /, **values: object) -> Markup:
    """A macro of parts.jinja."""
    made: Markup = getattr(_parts(), name)(**values)
    return made


@functools.cache
def _parts() -> jinja2.environment.TemplateModule:
    return environment().get_template("parts.jinja").module
