"""The press room: a picture at the size that is needed, sentences to quote, a link that stays, and what a
code once showed."""

from dataclasses import replace
from urllib.parse import urlencode

from plut.base import folders, formats, settings
from plut.base.language import LANGUAGES, mark
from plut.content import correcting, framing, granted
from plut.content.blocks import (
    Beside,
    Block,
    Choices,
    Files,
    Finding,
    Limits,
    Link,
    Links,
    Note,
    Picture,
    Quote,
    Section,
    Sentence,
    Sheet,
    scoped,
)
from plut.content.choices import Choice, choice, typed
from plut.content.codes import digest
from plut.content.files import Content, File, OfRows, file_name
from plut.content.reading import Reading
from plut.content.subject import Subject
from plut.subjects.every import SUBJECTS
from plut.surfaces.press import deck, embedding, handing, printing, records, registry
from plut.surfaces.press.handing import HandedOut, Image
from plut.surfaces.press.records import Record, UnknownCode
from plut.surfaces.press.registry import OFFERS, Offer
from plut.surfaces.press.sizes import PRESETS, USUAL
from plut.surfaces.sheets import exports
from plut.surfaces.stage import order
from plut.warehouse import editions

FIRST_PICTURE = "peta"
KINDS = ("png", "svg", "pdf", "pptx")
FEW_BOXES = 3  # more of them would push the picture off the first screen
OWN_KEYS = ("gambar", "ukuran", "periksa")
TOLD = ("digest", "title", "subtitle", "computed")  # of a record
CODES = (mark("Code {code}"), mark("Seal {code}"))  # of a picture, and of what was judged
SAME = mark("{what}: the same numbers today")
CHANGED = mark("{what}: the numbers have changed since")
GONE = mark("{what}: today there is no such picture")
NO_CHROMIUM = mark(
    "This machine has no Chromium, which makes PNG, SVG, PDF and slides: install the package chromium. Until "
    "then, the camera button of the picture saves a PNG."
)


def page(reading: Reading) -> tuple[Block, ...]:
    """A picture that is handed out, then what a code showed; who comes with a code reads its answer first."""
    lead = framing.sentences(
        None,
        reading.text(
            "Choose a picture and a size. Every picture carries its source, date, edition and a code that "
            "anyone can check here; CSV and XLSX have edition and code in their file names."
        ),
    )
    title = reading.text("Press room: a true picture, ready to print")
    if _code(reading).chosen:
        head, answer = answered(reading)
        blocks = (
            Finding(head),
            *answer,
            Choices((_code(reading),)),
            Section(title, key="hand_out"),
            *lead,
            *hand_out(reading),
            *for_a_meeting(reading),
        )
    else:
        asked = (Section(reading.text("What did this code show?")), Choices((_code(reading),)))
        blocks = (Finding(title, lead), *hand_out(reading), *for_a_meeting(reading), *asked)
    return (
        *blocks,
        Limits(
            (
                reading.text(
                    "A picture of simulated data says so in the picture itself, its title, its file name and "
                    "its sentence; it is not official data."
                ),
                reading.text(
                    "A code can be looked up only where the picture was handed out, or on installations that "
                    "share its folder of codes."
                ),
            )
        ),
    )


def chosen(reading: Reading) -> tuple[Choice, Choice]:
    """Which picture, and at which size."""
    named = registry.names(replace(reading.only(()), base=""))
    first = FIRST_PICTURE if FIRST_PICTURE in named else next(iter(named))
    sizes = {name: reading.text(preset.label) for name, preset in PRESETS.items()}
    return (
        choice(reading, "gambar", reading.text("Picture"), named, first),
        choice(reading, "ukuran", reading.text("Size"), sizes, USUAL),
    )


def hand_out(reading: Reading) -> tuple[Block, ...]:
    """A picture chosen with its choices, shown as it will be, with its files, sentences, citation and
    link."""
    if not registry.names(replace(reading.only(()), base="")):
        return (Sentence(reading.text("No picture is open to you here.")),)
    of, size = chosen(reading)
    offer = OFFERS[of.chosen]
    choices = [Choices((of,)), Choices((size,))]
    turning = offer.choices(reading)
    choices += [Choices((one,)) for one in turning if one.shape == "search"]
    if boxes := tuple(one for one in turning if one.shape != "search"):
        label = reading.text("Choose what the picture shows")
        choices.append(Choices(boxes, label, fold="closed" if len(boxes) > FEW_BOXES else "none"))
    given = handing.given_out(reading, offer)
    if given is None:
        return (*choices, Sentence(reading.text("There is nothing to draw for these choices.")))
    picture, record = given
    files = _files(reading, picture, record, size.chosen)
    return (
        Beside("press", (Sheet(picture, size.chosen),), (*choices, *files)),
        *_words(reading, offer, picture),
    )


def _files(reading: Reading, picture: Picture, record: Record, size: str) -> tuple[Block, ...]:
    """The files, the usual picture first. The record of the check code is kept before a file is given
    away."""
    about = framing.about_of(reading, picture)

    def handed(content: Content, label: str, ending: str, addition: str) -> File:
        name = file_name(about, f"{picture.key}{addition}_{record.code}", ending)
        return File(f"press_{ending}{addition}", label, name, HandedOut((record,), content))

    pictured = [handed(Image(picture, size, kind), kind.upper(), kind, f"_{size}") for kind in KINDS]
    rows = OfRows(picture.rows.frame, picture.columns, about)
    tables = [
        handed(replace(rows, form=one.form), one.label, one.ending, one.addition)
        for one in exports.forms(reading.language)
    ]
    if not printing.has_chromium():
        return Files(tuple(tables)), Sentence(reading.text(NO_CHROMIUM))
    return (Files(tuple(pictured[:1]), (*pictured[1:], *tables)),)


def for_a_meeting(reading: Reading) -> tuple[Block, ...]:
    """The slides, to be shown here or taken along."""
    shown = order.slides(reading)
    links = tuple(
        Link(one.slide.title, f"{one.subject.address}?{urlencode({order.KEY: str(place)})}")
        for place, one in enumerate(shown, 1)
    )
    told = reading.text(
        "{count} slides in 16:9 with title and numbers as text; each bears its source, date, edition and an "
        "address that tells what it showed.",
        count=formats.number(len(shown), reading.language),
    )
    handed: Block = Sentence(reading.text(NO_CHROMIUM))
    if printing.has_chromium():
        every = deck.files(reading, shown)
        handed = Files(every[:2], every[2:])
    return (
        Section(reading.text("Slides for a meeting")),
        Sentence(told),
        Links(reading.text("Show here:"), links),
        handed,
    )


def _words(reading: Reading, offer: Offer, picture: Picture) -> tuple[Block, ...]:
    """Sentences in both languages, a citation, and a link that stays."""
    quotes = []
    for language in LANGUAGES:
        other = replace(reading, language=language)
        if made := offer.picture(other):
            quotes.append(Quote(framing.quotation(other, made)))
    address = cited_address(reading, offer)
    return (
        Section(reading.text("To quote"), is_small=True),
        *quotes,
        Section(reading.text("Citation and link"), is_small=True),
        Links(
            reading.text("With its edition in the address:"),
            (Link(reading.text("this picture on its page"), f"{address}#{picture.key}"),),
        ),
        Quote(citation(reading, picture, address)),
        *_for_another_site(reading, offer, picture),
    )


def _for_another_site(reading: Reading, offer: Offer, picture: Picture) -> tuple[Block, ...]:
    """The code of a frame to copy, and the picture by its address; nothing where nothing is given away."""
    if not settings.allows_export():
        return ()
    told = reading.text(
        "This code shows the picture in a frame, with its source and a link to its page, as wide as the "
        "column that it stands in. It follows the newest edition."
    )
    links = tuple(
        Link(name, embedding.picture(reading, offer, kind)) for kind, name in embedding.KINDS.items()
    )
    return (
        Section(reading.text("For another site"), is_small=True),
        Sentence(told),
        Quote(embedding.code(reading, offer, picture)),
        Links(reading.text("The picture by its address:"), links),
    )


def cited_address(reading: Reading, offer: Offer) -> str:
    """The address of a picture on its page, with its choices and its edition."""
    turned = {one.key: one.chosen for one in offer.choices(reading) if not one.is_usual}
    return f"{offer.subject.address}?{urlencode(turned | {'edisi': reading.edition.name})}"


def citation(reading: Reading, picture: Picture, address: str) -> str:
    """Product, edition, finding with its scope, and the address that shows it."""
    own = {"lang": reading.language} | ({"simulasi": "1"} if picture.is_simulated else {})
    return reading.text(
        "Dasbor PLUT-KUMKM, edition {edition}, “{title}”, {address}",
        edition=reading.edition.name,
        title=scoped(picture.frame.title, picture.rows),
        address=f"{reading.base}/{address}&{urlencode(own)}#{picture.key}",
    )


def _code(reading: Reading) -> Choice:
    """The box for a check code."""
    return typed(reading, "periksa", reading.text("Check code in a picture"), "7K3M-Q9TX")


def withdrawn(reading: Reading) -> str:
    """Why a code that the address asks about is not answered any more; '' where it is, or is none."""
    try:
        _, record = records.read(reading.code("periksa") or "", folders.codes_folder())
    except UnknownCode:
        return ""
    is_gone = editions.is_withdrawn(folders.build_folder(), record.edition)
    return granted.withdrawn(record.edition, reading.language) if is_gone else ""


def answered(reading: Reading) -> tuple[str, tuple[Block, ...]]:
    """What a code showed then and shows now: in a few words, and in full."""
    code = _code(reading)
    try:
        printed_code, record = records.read(code.chosen, folders.codes_folder())
        if not _may_be_told(reading, record):
            raise UnknownCode(code.chosen)
    except UnknownCode:
        text = reading.text(
            "Either a letter of “{code}” is wrong, or nobody has taken its file here yet: a code or seal "
            "that a page shows is answered from then on. Take the file on that page, then check again.",
            code=code.chosen,
        )
        return reading.text("Code {code}: no file with it was taken here", code=code.chosen), (Note(text),)
    if editions.is_withdrawn(folders.build_folder(), record.edition):
        what = reading.text("Code {code}: its edition was withdrawn", code=printed_code)
        return what, (Note(granted.withdrawn(record.edition, reading.language), "bad"),)
    told = reading.plain("frame/corrections", query_name=record.query).to_dict("records")
    corrections = [Note(correcting.said(reading, row)) for row in told]
    verdict, today = now(reading, record)
    what = reading.text(CODES[bool(record.seal)], code=printed_code)
    then = reading.text("{what} showed, in edition {edition}:", what=what, edition=record.edition)
    return _marked(reading, reading.text(verdict, what=what), record.is_simulated), (
        Sentence(then),
        Quote(_marked(reading, f"{record.title}. {record.subtitle} {record.computed}", record.is_simulated)),
        Sentence(today),
        *_in_its_edition(reading, record),
        *(corrections or [Sentence(reading.text("No correction has been published for it."))]),
    )


def _may_be_told(reading: Reading, record: Record) -> bool:
    """Whether what was handed out may be told to this reader: who may not read all is told what they could
    have made themselves, in its edition."""
    rules = reading.edition.rules
    if rules.are_open and reading.pages is None:
        return True
    offer = OFFERS.get(record.picture)
    path = editions.named(folders.build_folder(), record.edition)
    if offer is None or path is None or not reading.opens(offer.subject.path):
        return False
    then = replace(
        reading,
        edition=replace(reading.edition, path=str(path)),
        language=record.language,
        asked=tuple(sorted(record.address.items())),
        shows_simulated=record.is_simulated,
    )
    picture = offer.picture(then)
    if picture is None:
        return False
    theirs = handing.record_of(then, offer, picture)  # a title may tell more than the rows
    return all(getattr(theirs, name) == getattr(record, name) for name in TOLD)


def _in_its_edition(reading: Reading, record: Record) -> tuple[Links, ...]:
    """The page as it was when the code was handed out; nothing where today's edition is still the same."""
    offer = OFFERS.get(record.picture)
    if offer is None or record.edition == reading.edition.name:
        return ()
    asked = record.address | {"edisi": record.edition}
    if record.is_simulated:
        asked["simulasi"] = "1"
    address = f"{offer.subject.address}?{urlencode(asked)}"
    return (Links(reading.text("As it was handed out:"), (Link(reading.text("its page then"), address),)),)


def _marked(reading: Reading, text: str, is_simulated: bool) -> str:
    """A text with the word before it where what it tells of is simulated."""
    word = reading.text("SIMULATED")
    return f"{word}: {text}" if is_simulated else text


def now(reading: Reading, record: Record) -> tuple[str, str]:
    """What the same picture says today: the text of a head, and a sentence."""
    offer = OFFERS.get(record.picture)
    # as it was handed out, whatever the switch says: what an office loaded is judged without simulated views
    then = replace(
        reading,
        language=record.language,
        asked=tuple(sorted(record.address.items())),
        shows_simulated=record.is_simulated,
    )
    picture = None if offer is None or _is_gone(record, offer.choices(then)) else offer.picture(then)
    if picture is None:
        return GONE, reading.text(
            "It gives no picture in today's edition, {edition}.", edition=reading.edition.name
        )
    is_simulated = picture.is_simulated
    if digest(picture.rows.frame[list(picture.columns)]) == record.digest:
        text = reading.text(
            "It gives the same numbers today, in edition {edition}.", edition=reading.edition.name
        )
        return SAME, _marked(reading, text, is_simulated)
    text = reading.text(
        "Today, in edition {edition}, it shows: {title}.",
        edition=reading.edition.name,
        title=scoped(picture.frame.title, picture.rows),
    )
    return CHANGED, _marked(reading, text, is_simulated)


def _is_gone(record: Record, choices: tuple[Choice, ...]) -> bool:
    """Whether something that was chosen is not to be chosen any more: an institution, a region, an
    indicator."""
    offered = {one.key for one in choices}
    return not set(record.address) <= offered or any(one.unknown for one in choices)


_KEYS = dict.fromkeys(key for subject in SUBJECTS for key in subject.keys)
SUBJECT = Subject("press", "pers", mark("Press room"), (*OWN_KEYS, *_KEYS), page, is_reference=True)
