"""Sentences of the desk: what a file is, what a step was, why one is not done."""

import datetime
from collections.abc import Iterable

from plut.base import clock, formats
from plut.base.language import mark, translate
from plut.base.measures import word
from plut.building import messages
from plut.building.checking import FileCheck
from plut.building.incoming.problems import Problem
from plut.building.stops import Stopped
from plut.office import texts
from plut.office.candidate import Candidate
from plut.office.checks import Checked
from plut.office.journal import Step
from plut.office.publishing import Kept, Refused
from plut.office.steps import Correction
from plut.office.tray import Entry
from plut.surfaces.desk.comparisons import Going

SHOWN = 200  # rows with something wrong in them, of each kind

REFUSALS = {
    "not_granted": mark("Your account may not do that: whoever keeps data/access.toml can grant it."),
    "not_there": mark("That is not there any more: somebody else has taken it out. Reload the page."),
    "being_read": mark("Files are still being checked: wait until each has its result."),
    "building": mark("An edition is being built at this moment: try again when it is ready."),
    "no_such_query": mark(
        "{detail} is no question of this dashboard. Write it as it stands in the foot of the picture, for "
        "example consultants/national."
    ),
    "no_number": mark("Choose at least one number, or the earlier sentence that is superseded."),
    "no_before_and_after": mark(
        "Of each number that was wrong, write in Indonesian what it said and what it should have said."
    ),
    "no_sentence": mark("Write in Indonesian why it was wrong."),
    "sentence_too_long": mark("A sentence of correction has {detail} letters at most. Use fewer words."),
    "personal_sentence": mark(
        "A sentence of correction holds what looks like an identity number, an e-mail address or a phone "
        "number. Leave it out: everybody reads this sentence."
    ),
    "not_offered": mark("Something was chosen that this page does not offer any more: choose it again."),
    "personal_name": mark(
        "The name of this file holds what looks like an identity number, an e-mail address or a phone "
        "number. Give the file another name: the journal keeps it for good."
    ),
    "no_hour": mark("Say when it is published: at once, or the day and the hour."),
    "note_too_long": mark("A note has {detail} letters at most. Use fewer words."),
    "personal_note": mark(
        "The note holds what looks like an identity number, an e-mail address or a phone number. Leave it "
        "out: the journal keeps it for good."
    ),
    "no_candidate": mark("There is no candidate to publish: build one first and look at it."),
    "nothing_new": mark("The candidate is the edition that is served, {detail}: nothing would change."),
    "kept": mark("The candidate is edition {detail}, which is kept already: serve it again from the list."),
    "waits": mark("Edition {detail} waits for its hour already."),
    "out_of_date": mark(
        "Another edition has been published since the candidate was built beside {detail}: build the "
        "candidate again, so that what you looked at is what changes."
    ),
    "another": mark(
        "Meanwhile another candidate has been built, {detail}: look at it before it is published."
    ),
    "passed": mark("That hour has passed."),
    "second_person": mark(
        "You loaded a file of this candidate: by the rules of this installation somebody else publishes it."
    ),
    "not_served": mark("Edition {detail} is not the one that is served, nor does it wait for its hour."),
    "nothing_instead": mark("No other edition is kept that could be served instead of {detail}."),
    "not_kept": mark("Edition {detail} is not kept here, or is damaged."),
}
STEPS = {
    "loaded": mark("loaded"),
    "corrected": mark("wrote a correction"),
    "refused": mark("could not be used"),
    "taken_out": mark("taken out"),
    "looked": mark("built a candidate"),
    "stopped": mark("stopped a build"),
    "discarded": mark("discarded the candidate"),
    "published": mark("published"),
    "withdrew": mark("took back"),
    "reopened": mark("serves again"),
}
STATES = {
    "public": mark("was published"),
    "draft": mark("candidate"),
    "withdrawn": mark("withdrawn"),
    "waits": mark("waits for its hour"),
    "served": mark("served now"),
}
KINDS = {
    "page": mark("Pages in the app"),
    "light_page": mark("Light pages"),
    "picture": mark("Pictures by their addresses"),
    "rows": mark("Rows by their addresses"),
    "download": mark("Downloads"),
    "slide": mark("Slides of the meeting room"),
}
COMPARING = {
    "pages": mark("Pages read: {done} of {all}"),
    "questions": mark("Questions compared: {done} of {all}"),
    "lines": mark("Lines written: {done} of {all}"),
}
OUTSIDE = {
    "datasets": mark("{names} (data set)"),
    "provinces": mark("rows of {names}"),
    "institutions": mark("institutions {names}"),
}


def kind(name: str, language: str) -> str:
    """What was read, of usage.Kind."""
    return translate(KINDS[name], language)


def refusal(refused: Refused, language: str) -> str:
    """Why a step is not done."""
    return translate(REFUSALS[refused.code], language, detail=refused.detail)


def step(told: Step, language: str) -> str:
    """What a line of the journal says was done, in a few words."""
    done = translate(STEPS[told.step], language)
    if told.opens:
        hour = moment(told.opens, language)
        done = translate("{step} for {hour}", language, step=done, hour=hour)
    if told.instead:
        done = translate("{step}, {edition} is served instead", language, step=done, edition=told.instead)
    return done


def step_of(told: Step, language: str) -> str:
    """A line of the journal, on one line."""
    about = [told.edition, ", ".join(file.name for file in told.files), texts.legible(told.note)]
    said = " · ".join(text for text in about if text)
    return f"{moment(told.time, language)}  {told.account}  {step(told, language)}  {said}".rstrip()


def unwritten(error: OSError, language: str) -> str:
    """Why something could not be written."""
    return translate(
        "It could not be written: {why}. Nothing has been lost.", language, why=error.strerror or error
    )


def failed_step(language: str) -> str:
    """That something failed which should not."""
    return translate(
        "That was not done. The failure has been recorded for whoever runs this installation: reload the "
        "page and try again.",
        language,
    )


def ready(candidate: Candidate, language: str) -> str:
    """That a candidate can be looked at, or that it is nothing new."""
    if candidate.path is None:
        return refusal(Refused("nothing_new", candidate.edition), language)
    return translate("Candidate {edition} is ready.", language, edition=candidate.edition)


def lacks(lacking: Iterable[Entry], language: str) -> str:
    """That a candidate was built before files came to the desk, or were to be left out."""
    return translate(
        "Files on the desk that this candidate does not hold: {names}. Build the candidate again, so that "
        "what you look at is what is published.",
        language,
        names=formats.enumeration([one.name for one in lacking], language),
    )


def going(told: Going, language: str) -> str:
    """How far it is found out what a candidate changes."""
    return translate(
        "What changes is being found out: {share}%. {step}",
        language,
        share=formats.number(int(told.share * 100), language),
        step=translate(
            COMPARING[told.step],
            language,
            done=formats.number(told.done, language),
            all=formats.number(told.of, language),
        )
        if told.of
        else "",
    ).rstrip()


def moment(time: str, language: str) -> str:
    """A moment as its day and hour in Western Indonesian Time."""
    there = datetime.datetime.fromisoformat(time).astimezone(clock.WIB)
    day = formats.date(there.date(), language)
    hour = there.strftime("%H.%M" if language == "id" else "%H:%M")
    return translate("{day}, {clock} WIB", language, day=day, clock=hour)


def state(kept: Kept, language: str) -> str:
    """Whether and how an edition is served."""
    name = "served" if kept.is_served else "waits" if kept.opens else kept.state
    said = translate(STATES[name], language)
    return f"{said}: {moment(kept.opens, language)}" if kept.opens else said


def found(told: Checked | None, language: str) -> list[str]:
    """What was found in a file, a sentence for each of its tables."""
    if told is None:
        return [translate("Being checked ...", language)]
    sentences = [_table(one, language) for one in told.found]
    return [*sentences, outside(told, language)] if told.outside else sentences


def correction(given: Correction, language: str) -> str:
    """Whether a sentence waits, stands or is superseded."""
    if given.superseded:
        return translate("superseded", language)
    if given.edition:
        return translate("stands since edition {edition}", language, edition=given.edition)
    return translate("waits on the desk", language)


def replaces(names: Iterable[str], language: str) -> str:
    """That a file is the mended copy of others, in whose place it is read."""
    return translate(
        "A mended copy: it is read in the place of {names}.",
        language,
        names=formats.enumeration(list(names), language),
    )


def problems(told: Checked, language: str) -> list[dict[str, object]]:
    """The first rows of a file that were rejected, or kept with a remark, with their reasons."""
    kinds = (("rejects", translate("rejected", language)), ("remarks", translate("remark", language)))
    return [
        {
            translate("Row", language): row.row,
            translate("What happened", language): kind,
            translate("Reason", language): messages.row_problem(row.problem, language),
        }
        for one in told.found
        for name, kind in kinds
        for row in getattr(one, name).head(SHOWN).itertuples()
    ]


def outside(told: Checked, language: str) -> str:
    """Why a file is not taken: what of it its account may not load."""
    parts: dict[str, list[str]] = {}
    for one in told.outside:
        part, _, code = one.partition(" ")
        name = word("dataset", code, language) if part == "datasets" else code
        parts.setdefault(part, []).append(name or translate("no province", language))
    said = [
        translate(OUTSIDE[part], language, names=formats.enumeration(names[:5], language))
        for part, names in parts.items()
    ]
    return translate(
        "Not taken: your account may not load {what}. Take those rows out, or ask whoever keeps "
        "data/access.toml.",
        language,
        what=formats.enumeration(said, language),
    )


def _table(one: FileCheck, language: str) -> str:
    problem: Problem | None = one.report.problem
    if problem:
        said = messages.file_problem(problem, language)
        place = formats.capital(translate("row {row}", language, row=problem.row)) if problem.row else ""
        return f"{place}: {said}" if place else said
    told = translate(
        "Recognised as {name}. Rows accepted: {accepted}; rejected: {rejected}; with a remark: {remarked}.",
        language,
        name=word("dataset", str(one.report.dataset), language),
        accepted=formats.number(one.accepted, language),
        rejected=formats.number(one.rejected, language),
        remarked=formats.number(one.remarked, language),
    )
    others = one.report.rows - one.accepted - one.rejected
    if others <= 0:
        return told
    left = translate(
        "The other {count} of its {rows} rows are not counted by the rules for these exports, or merged with "
        "others; the page Data and method says why, once the edition is built.",
        language,
        count=formats.number(others, language),
        rows=formats.number(one.report.rows, language),
    )
    return f"{told} {left}"


def failed(candidate: Candidate, language: str) -> str:
    """Why a candidate could not be made."""
    if candidate.failed:
        return translate(
            "The data did not pass these checks: {names}. Nothing has been published.",
            language,
            names=", ".join(candidate.failed),
        )
    if candidate.told[0]:
        return messages.stop(Stopped(*candidate.told), language)
    return translate(
        "The build was ended before it was ready. Files and the served edition are as they were.", language
    )
