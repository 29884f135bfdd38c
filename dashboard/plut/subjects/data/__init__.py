"""Where does this come from, how fresh is it, what is missing, how do I load mine?"""

from plut.base.language import mark
from plut.content.blocks import Block, Finding, Limits, Section, Sentence, parts
from plut.content.framing import section, sentences
from plut.content.reading import Reading
from plut.content.slides import Slide
from plut.content.subject import Pictured, Subject
from plut.subjects.centres import findings
from plut.subjects.data import (
    accessibility,
    corrections,
    edition,
    imports,
    newest,
    own_file,
    templates,
    upkeep,
)
from plut.subjects.published import facts


def page(reading: Reading) -> tuple[Block, ...]:
    """What the edition is made of, what an office loaded and may load, and how it was made and checked."""
    return parts(
        reading,
        lambda: Finding(
            edition.headline(reading),
            sentences(
                None,
                reading.text(
                    "Everything on these pages comes from the data sets below; anything simulated is marked "
                    "wherever it is shown."
                ),
            ),
        ),
        lambda: edition.datasets(reading),
        lambda: newest.numbers_in_print(reading),
        lambda: edition.sources(reading),
        lambda: Section(reading.text("Files loaded by an office")),
        lambda: imports.loaded(reading),
        lambda: section(
            reading.text("Check my file"),
            None,
            reading.text(
                "Fill in a template and load it at the office's desk (/meja), which checks it. Where this "
                "dashboard has no desk, check it here, then hand it to whoever runs the dashboard. A file is "
                "checked here just as in a build and forgotten at once: nothing is stored."
            ),
        ),
        lambda: own_file.ask(reading),
        lambda: Section(reading.text("Templates to fill in"), key="templates"),
        lambda: Sentence(
            reading.text(
                "A workbook with the ids, names and codes of one province, headed in Indonesian with English "
                "below. Either is accepted back."
            )
        ),
        lambda: templates.to_fill_in(reading),
        lambda: edition.completeness(reading),
        lambda: edition.checks(reading),
        lambda: edition.outlines(reading),
        lambda: edition.glossary(reading),
        lambda: upkeep.kept_up(reading),
        lambda: corrections.corrections(reading),
        lambda: accessibility.statement(reading),
        lambda: Limits(
            (
                reading.text(
                    "Population is that of the civil registry of the Ministry of Home Affairs in December "
                    "2024, published in its decree 300.2.2-2138/2025 of 25 April 2025; its codes differ from "
                    "those of BPS."
                ),
                reading.text(
                    "The product is licensed under MIT. Facts carry their source; every picture carries its "
                    "edition, every XLSX definitions and SQL too; a CSV has its edition in its file name."
                ),
            )
        ),
    )


def slide(reading: Reading) -> Slide:
    """What is not known: since when nothing is in print, where no centre is found, what cannot be checked."""
    said = reading.text(
        "What we did not find is not known: that is neither zero nor proof that there is none."
    )
    answers = (
        findings.without_any(reading),
        findings.maybe_funded(reading),
        facts.follow_from_parts(reading),
    )
    return Slide(newest.headline(reading), newest.numbers_in_print(reading), answers, said)


SUBJECT = Subject(
    "data",
    "data",
    mark("Data and method"),
    templates.KEYS,
    page,
    (Pictured("terkini", mark("When numbers were published"), newest.numbers_in_print),),
    is_reference=True,
    slide=slide,
)
