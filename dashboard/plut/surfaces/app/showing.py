"""Blocks in Streamlit, one after the other. Words that follow each other are one element: to a browser an
element costs more."""

import datetime
import functools
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace

import streamlit as st
from markupsafe import Markup

from plut.base import clock, folders, formats, journal, settings, watching
from plut.content import answering, refusing, setting_apart
from plut.content.blocks import (
    AskFile,
    Beside,
    Block,
    Card,
    Choices,
    Files,
    Fold,
    Group,
    Invitation,
    Later,
    Missing,
    Note,
    Now,
    Picture,
    Quote,
    Search,
    Sheet,
    Table,
    standing,
)
from plut.content.choices import Choice
from plut.content.codes import code_of
from plut.content.files import File, Marked
from plut.content.reading import Reading
from plut.content.setting_apart import Framed
from plut.content.subject import Subject
from plut.figures.style import width_for
from plut.surfaces import giving
from plut.surfaces.app import address, asker, charts, copying, finding, handbook, marked, turns
from plut.surfaces.html import tables, words
from plut.surfaces.press import printing
from plut.surfaces.web import addresses_of

KEPT = 400  # pages and parts of pages
ONE_BOX = 386  # pixels: a third of a wide page
ONE_BOX_LETTERS = 45  # of an option, that it has room for
FOOT = Markup(
    '<p class="plut-foot">{} <a href="{}" target="_self">{}</a> · <a href="{}" target="_self">{}</a> · '
    '<a class="plut-to-light" href="{}" target="_self">{}</a></p>'
)
PAPER = 703  # pixels of a sheet of A4 between its margins (static/page.css)
ON_PAPER = Markup(
    "<style>@page {{ @bottom-left {{ content: {} }} }} :root {{ --page: {}px; --to-paper: {:.3f} }}</style>"
)
PRESS_LINK = Markup('<a class="plut-press" href="{}" target="_self">{} ›</a>')

COLUMNS = (982, 458)  # shares of a picture and of what stands beside it (static/page.css: twelve columns)
GAP = 64  # pixels between them, Streamlit's "large"
SIDE_BY_SIDE = 852  # pixels of a page from which two columns stand side by side (static/page.css)


@dataclass(frozen=True)
class Laid:
    """A block of blocks, each part with its words joined."""

    block: Group | Beside | Framed
    parts: "tuple[tuple[Piece, ...], ...]"


Piece = Markup | Block | Laid


@dataclass(frozen=True)
class View:
    """How a reader looks: pixels of the page or column, whether it is a phone's, the keys of the address
    that the page understands, and whether it is a column, where a box has no room for another beside it."""

    pixels: int
    keys: tuple[str, ...]
    is_narrow: bool = False
    is_column: bool = False

    @property
    def width(self) -> str:
        """The type that suits pictures of this width."""
        return width_for(self.pixels)

    def beside(self) -> "tuple[View, View]":
        """The two columns of a picture and what stands beside it."""
        column = replace(self, is_column=True)
        if self.pixels < SIDE_BY_SIDE:
            return column, column
        # Streamlit takes the gap from both columns alike; a picture wider than its column is drawn twice
        left, right = (self.pixels * share // sum(COLUMNS) - GAP // 2 for share in COLUMNS)
        return replace(column, pixels=left), replace(column, pixels=right)


def show_page(subject: Subject, reading: Reading, view: View) -> None:
    """The page of a subject; at its foot who answers for it, and on paper the foot of its sheets. A band over
    one that is simulated as a whole."""
    pieces = _made(subject.later(reading), reading, view)
    blocks = () if pieces is None else subject.blocks(reading)
    if setting_apart.is_whole(blocks):
        st.html(str(words.band(reading.language)))
    _show_all(pieces or (), reading, view)
    chosen = " · ".join(one.words if one.found_by else f"{one.label}: {one.words}" for one in _chosen(blocks))
    edition = reading.text("Edition {edition}", edition=reading.edition.name)
    told = " · ".join(text for text in (chosen, edition, address.whole().replace("&", "\u200b&")) if text)
    corrected = reading.text("Corrections so far: Data and method")
    light = f"{address.base_path()}{addresses_of.light(subject, reading)}"
    to_light = reading.text("Light version of this page")
    corrections = address.link(f"data#{answering.KEY}")
    accessible = (address.link(f"data#{answering.ACCESSIBILITY}"), reading.text("Accessibility"))
    foot = FOOT.format(answering.foot(reading), corrections, corrected, *accessible, light, to_light)
    st.html(str(foot + ON_PAPER.format(Markup(formats.css_string(told)), view.pixels, PAPER / view.pixels)))


def show(later: Later, reading: Reading, view: View) -> None:
    """Draw what was made of a reading."""
    _show_all(_made(later, reading, view) or (), reading, view)


def _made(later: Later, reading: Reading, view: View) -> "tuple[Piece, ...] | None":
    """What was made of a reading. None, with a word to the reader, where it cannot be made: an earlier
    edition may lack what is asked today, and a part must not be shown as if it were all."""
    try:
        return _pieces(later, reading.language, view, address.link(""), clock.today())
    except (LookupError, AttributeError) as lacking:
        if reading.edition.is_served:
            raise
        _note_once(reading.edition.name, **journal.told(lacking))
        st.warning(
            reading.text(
                "Edition {edition} does not hold what is asked here today, so this part cannot be drawn from "
                "it. Remove edisi from the address to see the current edition.",
                edition=reading.edition.name,
            )
        )
        return None


@functools.lru_cache(maxsize=500)
def _note_once(edition: str, error: str, where: str) -> None:
    """What an edition lacks is noted for the first reader who misses it, not for each."""
    journal.note(
        folders.build_folder(), "part_not_drawn", logging.WARNING, edition=edition, error=error, where=where
    )


def draw(blocks: Iterable[Block], reading: Reading, view: View) -> None:
    """Blocks that are of this reader alone: not kept."""
    _show_all(_joined(blocks, reading.language, view), reading, view)


def _show_all(pieces: Iterable[Piece], reading: Reading, view: View) -> None:
    for piece in pieces:
        _show(piece, reading, view)


@watching.cache("pieces")
@functools.lru_cache(maxsize=KEPT)
def _pieces(
    later: Later,
    language: str,
    view: View,
    root: str,  # noqa: ARG001 (in links)
    day: datetime.date,  # noqa: ARG001 (in ages)
) -> tuple[Piece, ...]:
    """The blocks with neighbouring words joined to HTML; kept for all who read the same. root: to which links
    go; day: on which numbers are as old as they say."""
    return _joined(later.blocks(), language, view)


def _joined(blocks: Iterable[Block], language: str, view: View, is_apart: bool = False) -> tuple[Piece, ...]:
    """is_apart: whether the blocks stand in the frame of what is simulated."""
    joined: list[Piece] = []
    for block in blocks if is_apart else setting_apart.set_apart(tuple(blocks)):
        if isinstance(block, Framed):
            told = words.simulated(language)
            joined.append(Laid(block, ((told, *_joined(block.blocks, language, view, True)),)))
            continue
        if isinstance(block, Group):
            joined.append(Laid(block, (_joined(block.blocks, language, view, is_apart),)))
            continue
        if isinstance(block, Beside):
            columns = zip((block.shown, block.told), view.beside(), strict=True)
            parts = tuple(_joined(part, language, room, is_apart) for part, room in columns)
            joined.append(Laid(block, parts))
            continue
        if words.is_written(block):
            text = words.written(block, language, view.is_narrow, address.link)
            if joined and isinstance(joined[-1], Markup):
                joined[-1] += text
            else:
                joined.append(text)
        if not words.is_written(block) or (isinstance(block, Table) and block.has_files):
            joined.append(block)  # the files of a written table stand under it
    return tuple(joined)


def _show(piece: Piece, reading: Reading, view: View) -> None:  # noqa: C901 (one case a kind of block)
    match piece:
        case Markup():
            st.html(str(piece))
        case Picture():
            _picture(piece, reading, view)
        case Sheet():
            _sheet(piece, reading, view)
        case Table():
            _table(piece, reading)
        case Files(files, others):
            _files(files, others, reading)
        case Choices():
            _choices(piece, reading, view)
        case Search():
            finding.search(piece, reading)
        case Fold():
            _fold(piece, reading, view)
        case Laid(Group(key), (inside,)):
            with st.container(key=key):
                _show_all(inside, reading, view)
        case Laid(Framed(key), (inside,)):
            with st.container(key=f"simulated_{code_of({'key': key})}"):
                _show_all(inside, reading, view)
        case Laid(Beside(key), parts):
            with st.container(key=f"beside_{key}"):
                for column, part, room in zip(
                    st.columns(COLUMNS, gap="large"), parts, view.beside(), strict=True
                ):
                    with column:
                        _show_all(part, reading, room)
        case Note(text, kind):
            {"warning": st.warning, "good": st.success, "bad": st.error, "told": st.info}[kind](
                formats.plain(text)
            )
        case Missing():
            st.info(words.missing(piece, reading))
        case Invitation(text):
            _invitation(text, reading)
        case Quote(text):
            st.code(text, language=None, wrap_lines=True)
        case Card():
            _card(piece)
        case AskFile():
            _asked_file(piece, reading, view)
        case Now(answer):
            draw(answer(reading), reading, view)
        case _:
            raise TypeError(f"the app cannot show a {type(piece).__name__}")


def _picture(block: Picture, reading: Reading, view: View) -> None:
    charts.show(block, reading, view.pixels)
    target = address.link(f"pers?{address.query(address.carried({'gambar': block.code}))}")
    way = PRESS_LINK.format(target, reading.text("Use in the press room")) if block.code else Markup("")
    _explain(block, reading, way)
    details = st.expander(reading.text("Table and downloads"), key=f"{block.key}_details", on_change="rerun")
    if details.open:
        with details:
            _rows(block, reading, view)
            _files_of_rows(block, reading)


def _explain(block: Picture, reading: Reading, way: Markup) -> None:
    """What stands under a picture, and the way from there, as one element."""
    told = Markup("").join(words.under(one, reading.language) for one in block.explanation) + way
    if told:
        st.html(str(told))


def _rows(block: Picture, reading: Reading, view: View) -> None:
    """The rows that a picture is drawn from."""
    if tables.is_written(block.rows, block.columns):
        st.html(str(tables.written(block.rows.frame, block.columns, reading.language, view.is_narrow)))
    else:
        charts.grid(block, reading.language)


def _sheet(block: Sheet, reading: Reading, view: View) -> None:
    if not view.is_narrow:
        charts.sheet(block, reading, view.pixels)
    else:  # a small screen shows the same picture in its own layout
        charts.show(replace(block.picture, key="press", region_key=""), reading, view.pixels)
    _explain(block.picture, reading, Markup(""))


def _table(block: Table, reading: Reading) -> None:
    if not words.is_written(block):
        charts.grid(block, reading.language)
    if not block.has_files:
        return
    details = st.expander(reading.text("Downloads"), key=f"{block.key}_files", on_change="rerun")
    if details.open:
        with details:
            _files_of_rows(block, reading)


def _files_of_rows(block: Picture | Table, reading: Reading) -> None:
    _files(giving.files_of_rows(reading, block), (), reading)


def _files(files: tuple[File, ...], others: tuple[File, ...], reading: Reading) -> None:
    """A row of buttons for files, each made when it is asked for; or a word that this installation gives none
    away."""
    if not settings.allows_export():
        st.caption(reading.text("Downloads are switched off on this installation."))
        return
    if reading.edition.is_draft:
        st.caption(reading.text("A candidate gives no files: they come once it is published."))
        return
    made = tuple(one for one in files if printing.has_chromium() or not giving.needs_chromium(one))
    with st.container(horizontal=True):
        for one in made:
            file_button(one)
            if giving.mime(one) == "image/png":
                copying.buttons(one, reading)
        if others:
            kinds = dict.fromkeys(one.name.rsplit(".")[-1].upper() for one in others)
            with st.popover(", ".join(kinds), icon=":material/download:"):
                for one in others:
                    file_button(one)
    if made != files:
        st.caption(reading.text("This machine has no Chromium, which makes the PDF."))
    elif any(giving.needs_chromium(one) for one in (*files, *others)):
        _say_trouble(reading)


def file_button(file: File) -> None:
    """A button that gives a file, which is made when it is asked for."""
    made = functools.partial(giving.given, file)
    if isinstance(file.content, Marked):
        marked.button(file.label, made, file.name, file.key, address.language())
        return
    st.download_button(
        file.label,
        asker.held(made),
        file.name,
        giving.mime(file),
        key=file.key,
        on_click="ignore",
        icon=":material/download:",
    )


@st.fragment(run_every=5)
def _say_trouble(reading: Reading) -> None:
    """A word where Chromium died over a picture. Files are made outside the page's run, so this looks by
    itself."""
    if printing.trouble():
        told = reading.text(
            "Chromium stopped while making a picture, so there is no file. Ask for it again; if it fails "
            "again, reinstall the package chromium. Until then, the camera button of the picture saves a "
            "PNG."
        )
        st.warning(formats.plain(told))


def _choices(block: Choices, reading: Reading, view: View) -> None:
    if block.fold == "none" or (block.fold == "phone" and not view.is_narrow):
        is_small = len(block.choices) == 1 and _is_short(block.choices[0])
        with st.container(horizontal=len(block.choices) > 1, width=ONE_BOX if is_small else "stretch"):
            _boxes(block.choices, reading)
    else:
        is_open = block.fold == "narrow" and not view.is_narrow
        details = st.expander(
            block.label, expanded=is_open, key=f"{block.choices[0].key}_choices", on_change="rerun"
        )
        if details.open:
            with details, st.container(horizontal=not view.is_column, key=f"{block.choices[0].key}_boxes"):
                _boxes(block.choices, reading)
        elif chosen := " · ".join(f"{one.label}: {one.words}" for one in block.choices if not one.is_usual):
            st.html(str(words.PARAGRAPH.format("", chosen)))
    say_unknown(block.choices, reading)


def say_unknown(choices: tuple[Choice, ...], reading: Reading) -> None:
    """What the address names and no choice takes."""
    for one in choices:
        for refusal in refusing.refusals(one, reading):
            st.warning(formats.plain(refusal))


def _is_short(choice: Choice) -> bool:
    """Whether every option of a list can be read in a small box."""
    return all(len(text) <= ONE_BOX_LETTERS for _, text in choice.options)


def _boxes(choices: tuple[Choice, ...], reading: Reading) -> None:
    for one in choices:
        if one.found_by:
            finding.box(one, reading)
        else:
            address.box(one)


def _fold(block: Fold, reading: Reading, view: View) -> None:
    if block.is_apart:
        asker.apart(_apart)(block, reading, view)
        return
    details = st.expander(block.title, expanded=block.is_open, key=block.key, on_change="rerun")
    if details.open:
        with details:
            show(block.inside, reading, view)


def _apart(block: Fold, reading: Reading, view: View) -> None:
    """A fold with its own redraw: it reads the address as it is now, the rest of the page stays as it was."""
    address.settle()
    now = replace(reading, asked=address.asked())
    inside = replace(block.inside, reading=now.only(view.keys))
    _fold(replace(block, inside=inside, is_apart=False), now, view)


def _card(block: Card) -> None:
    with st.container(border=True, key="centre_card"):
        st.html(str(words.HEAD[3].format(block.title)))
        if block.steps:
            path = (f"**{word}**" if place == block.step else word for place, word in enumerate(block.steps))
            st.markdown(" → ".join(path))
        for label, text in block.lines:
            st.markdown(f"**{label}:** {formats.plain(text)}")
        if block.note:
            st.caption(block.note)


def _invitation(text: str, reading: Reading) -> None:
    """A frame with what could stand here, and the button that opens all simulated parts where they stand."""
    key = f"invitation_{code_of({'text': text})}"
    with st.container(border=True, key=key):
        st.html(str(words.PARAGRAPH.format("", text)))
        label = reading.text("See it with simulated data")
        st.button(label, key=f"{key}_open", on_click=address.written({"simulasi": "1"}))


def _asked_file(block: AskFile, reading: Reading, view: View) -> None:
    """What the reader gives, which stands in no address, is held here and given to the block's function."""
    handbook.way(reading.language)
    if not settings.allows_upload():
        off = reading.text("Checking a file is switched off on this installation.")
        st.html(str(words.PARAGRAPH.format("", off)))
        return
    file = st.file_uploader(block.label, type=list(block.endings), key=block.key)
    if file is None and st.session_state.get(block.key) is not None:
        # the browser names a file: the server that took it has ended, and the file with it
        gone = reading.text("The server no longer has this file. Please give it again.")
        st.warning(formats.plain(gone))
    if file is not None:
        with st.spinner(block.busy), turns.waiting():
            found = block.answer(reading, file.name, file.getvalue())
        draw(found, reading, view)


def _chosen(blocks: tuple[Block, ...]) -> list[Choice]:
    """The choices that are not as usual, for the foot of a sheet of paper; those in folds are the fold's
    own."""
    found: list[Choice] = []
    for block in standing(blocks):
        if isinstance(block, Choices):
            found += [one for one in block.choices if not one.is_usual]
    return found
