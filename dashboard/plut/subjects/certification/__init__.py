"""How many get through, how long does it take, where do they wait?"""

from plut.base.language import mark
from plut.content.blocks import (
    Beside,
    Block,
    Choices,
    Finding,
    Fold,
    Invitation,
    Later,
    Limits,
    Link,
    Links,
    Missing,
    Section,
    Sentence,
    parts,
)
from plut.content.files import template_name
from plut.content.loaded import is_loaded
from plut.content.reading import Reading
from plut.content.slides import Slide
from plut.content.subject import Pictured, Subject
from plut.subjects.certification import applications, choosing, in_print, published, waiting


def page(reading: Reading) -> tuple[Block, ...]:
    """What is published first, then single applications, from registration to certificate."""
    return parts(
        reading,
        lambda: Finding(
            published.headline(reading),
            published.finding(reading),
        ),
        lambda: _to_schemes(reading),
        lambda: Later(published.pictures, reading.only(())).blocks(),
        lambda: Later(in_print.part, reading.only(())).blocks(),
        lambda: of_applications(reading),
        lambda: Limits(
            (
                _single_ones(reading),
                reading.text(
                    "The units differ: one certificate may cover many products, and one enterprise may hold "
                    "several certificates."
                ),
                reading.text(
                    "SNI Bina UMK is a self-declared mark that comes with a low-risk NIB; it is not a tested "
                    "certificate."
                ),
                reading.text(
                    "Schemes are shown apart because enterprises take different routes: no scheme is a "
                    "condition for another, except where the path says so."
                ),
            )
        ),
    )


def _to_schemes(reading: Reading) -> Links | None:
    """The way from the first screen to all schemes side by side, where there are applications to show."""
    if choosing.chosen(reading) is None:
        return None
    way = Link(reading.text("all schemes side by side"), f"sertifikasi#{applications.SCHEMES}")
    return Links(reading.text("On this page too:"), (way,))


def _single_ones(reading: Reading) -> str:
    """Where single applications are known from: an office's files, or nowhere."""
    if is_loaded(reading, "certification_applications"):
        return reading.text(
            "Who is waiting or was refused is known of the applications in an office's files alone: "
            "published totals say nothing about it."
        )
    return reading.text(
        "We found no public source with single applications: published totals say nothing about who is "
        "waiting or was refused."
    )


def of_applications(reading: Reading) -> tuple[Block, ...]:
    """Single applications: what is chosen of them, and what became of those."""
    head = reading.text("Applications from registration to certificate")
    chosen = choosing.chosen(reading)
    if chosen is None and choosing.is_hidden(reading):
        text = reading.text(
            "With an office's files, this page shows how applications move from registration to certificate: "
            "how many get through, how long it takes and where they wait."
        )
        return Section(head), Invitation(text)
    if chosen is None:
        missing = reading.text("We found no public source with single applications.")
        return Section(head), Missing(missing, template_name("certification_applications", reading.language))
    counted = choosing.count(reading, chosen)
    choices = Choices(chosen.boxes, reading.text("Choose applications"), fold="narrow")
    begin = (Section(head, counted), choices, *applications.schemes_apart(reading, chosen))
    if not counted.first["cohort_count"]:
        return (*begin, Sentence(reading.text("No application fits these choices."), counted))
    listed = Fold(
        "lists_part",
        reading.text("To act on: stalled longest, expiring soon, dates to correct"),
        Later(waiting.lists, reading, (chosen,)),
    )
    if counted.first["is_small"]:
        return (*begin, applications.too_few(reading, chosen), listed)
    return parts(
        reading,
        lambda: begin,
        lambda: Beside(
            "flow",
            (applications.funnel(reading, chosen),),
            (applications.answers(reading, chosen, counted), *applications.losses(reading, chosen)),
        ),
        lambda: applications.curve(reading, chosen),
        lambda: applications.cohorts(reading, chosen),
        lambda: Fold(
            "waiting_part",
            reading.text("Where they wait, and why others were refused"),
            Later(waiting.queue_and_reasons, reading, (chosen,)),
        ),
        lambda: Fold(
            "breakdown_part",
            reading.text("By province, centre and size"),
            Later(waiting.breakdown, reading, (chosen,)),
        ),
        lambda: waiting.story_path(reading, chosen),
        lambda: listed,
    )


def slide(reading: Reading) -> Slide:
    """What became of one quota, and the newest totals."""
    said = " ".join(one.begun for one in published.finding(reading))
    answers = published.newest(reading).answers
    return Slide(published.headline(reading), published.sehati(reading), answers, said)


_OF_APPLICATIONS = (
    ("corong", mark("What became of certification applications"), applications.funnel, "provinsi"),
    ("kurva", mark("Days until the certificate"), applications.curve, "provinsi"),
    ("kohort", mark("Certificates by month of registration"), applications.cohorts, ""),
    ("jalan", mark("The path from informal to SPPT-SNI"), waiting.story_path, ""),
)

SUBJECT = Subject(
    "certification",
    "sertifikasi",
    mark("Certification"),
    (*choosing.KEYS, "rincian"),
    page,
    (
        Pictured("sehati", mark("One quota of halal certificates, step by step"), published.sehati),
        Pictured("jumlah-sertifikat", mark("Certificates over the years"), published.totals),
        Pictured("halal", mark("Products certified halal by province"), published.halal_provinces),
        Pictured("halal-menurut-ukuran", mark("Products certified halal by size"), in_print.halal_sizes),
        *(
            Pictured(code, label, choosing.of_chosen(draw), choosing.choices, province_key)
            for code, label, draw, province_key in _OF_APPLICATIONS
        ),
    ),
    slide=slide,
)
