"""A slide as HTML. Everything that is not ours is escaped by MarkupSafe; static/stage.css says how it
looks."""

from markupsafe import Markup

from plut.base import formats
from plut.base.language import translate
from plut.content.blocks import Answer
from plut.content.slides import Slide
from plut.surfaces.stage import layout
from plut.surfaces.stage.layout import Laid

WHOLE = Markup('<div class="plut-slide{}">{}</div>')
TITLE = Markup("<h1>{}</h1>")
LINE = Markup("<span>{}</span>")
PLACED = Markup('<div class="{}" style="{}">{}</div>')
NUMBER = Markup('<section class="{}">{}<strong>{}</strong><h2>{}</h2><p>{}</p></section>')
DIGITS, WORDS = Markup("{}"), Markup("<span>{}</span>")
MARK = Markup('<b class="plut-mark">{}</b>')


def foot(slide: Slide, more: str = "") -> str:
    """What is counted, its sources, its day and edition, the product; more: of a slide that is handed out."""
    frame = slide.picture.frame
    made = " · ".join(part for part in (frame.computed, frame.brand, more) if part)
    return " ".join(part for part in (formats.capital(frame.subtitle), frame.source, made) if part)


def word(language: str) -> str:
    """What marks a simulated number."""
    return translate("SIMULATED", language)


def title(slide: Slide, language: str) -> str:
    """The finding; that of a simulated picture begins with the word."""
    return f"{word(language)}: {slide.title}" if slide.picture.is_simulated else slide.title


def placed(slide: Slide, laid: Laid, told: str, language: str, picture: Markup | str = "") -> Markup:
    """A slide laid out on 1920 x 1080 pixels. told: its foot. picture: an image; empty where another element
    draws it."""
    numbers = Markup("").join(_number(one, language) for one in slide.answers)
    across, down = laid.picture
    place = f"left:{laid.left}px;top:{laid.top}px;width:{laid.column}px;height:{laid.height}px"
    column = f"{place};--number:{laid.number}px"
    inside = Markup("").join(
        (
            TITLE.format(Markup(" ").join(LINE.format(line) for line in laid.title)),
            PLACED.format("plut-staged", f"top:{laid.top}px;width:{across}px;height:{down}px", picture),
            PLACED.format("plut-numbers", column, numbers),
            PLACED.format("plut-said", f"top:{laid.said_top}px", slide.said),
            PLACED.format("plut-told", f"top:{laid.foot_top}px", told),
        )
    )
    return WHOLE.format("", inside)


def before(slide: Slide, language: str) -> Markup:
    """What stands above the picture on a small screen, where a slide is a page."""
    return WHOLE.format(" plut-flow", TITLE.format(title(slide, language)))


def after(slide: Slide, told: str, language: str) -> Markup:
    """What stands below it."""
    numbers = Markup("").join(_number(one, language) for one in slide.answers)
    inside = Markup("").join(
        PLACED.format(look, "", part)
        for look, part in (("plut-numbers", numbers), ("plut-said", slide.said), ("plut-told", told))
        if part
    )
    return WHOLE.format(" plut-flow", inside)


def _number(answer: Answer, language: str) -> Markup:
    mark = MARK.format(word(language)) if answer.is_simulated else ""
    look = "plut-made-up" if answer.is_simulated else "plut-gap" if answer.is_gap else ""
    value = Markup("").join(
        (DIGITS if digits else WORDS).format(text) for text, digits in layout.parts(answer.value)
    )
    return NUMBER.format(look, mark, value, answer.label, answer.words)
