"""The office's desk in the app: load, look, publish, take back. What is done is done in `plut.office`; here
it is shown and asked for."""

import datetime
import functools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import streamlit as st
from markupsafe import Markup

from plut.base import folders, formats, settings
from plut.base.language import translate
from plut.content.reading import Reading
from plut.office import access, candidate, checks, journal, publishing, steps, tray, usage
from plut.office.candidate import Candidate
from plut.office.publishing import Kept, Refused
from plut.office.steps import Officer
from plut.office.tray import Entry
from plut.subjects import overview
from plut.surfaces.app import address, asker, confirming, correcting, handbook, marked, receiving, showing
from plut.surfaces.app.confirming import Question
from plut.surfaces.desk import comparisons, journal_file, words
from plut.surfaces.desk.comparisons import Asked, Told
from plut.surfaces.desk.telling import Part
from plut.surfaces.desk.wording import Simulated
from plut.surfaces.press import printing
from plut.warehouse import editions
from plut.warehouse.edition import Edition

BAND = Markup('<div class="plut-draft" role="status"><b>{}</b> {} <a href="{}" target="_self">{}</a></div>')
HEAD = Markup('<h1 class="plut-desk-head">{}</h1><p class="plut-desk-lead">{}</p>')
PART = Markup('<h2 class="plut-desk-part"><span>{}</span>{}</h2><p>{}</p>')
FILE = Markup('<p class="plut-desk-file"><b>{}</b> <span>{}</span></p>')
SAID = Markup('<p class="plut-desk-said plut-desk-{}">{}</p>')
EDITION = Markup(
    '<p class="plut-desk-file"><b>{}</b> <span class="plut-desk-state">{}</span> <span>{}</span></p>'
)
ROWS = Markup(
    '<div class="plut-table plut-desk-rows" role="region" aria-label="{}" tabindex="0">'
    "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
)
HEAD_CELL = Markup('<th scope="col">{}</th>')
ROW = Markup("<tr>{}</tr>")
CELL = Markup('<td class="plut-wrap">{}</td>')
CHANGED = Markup(
    '<div class="plut-table plut-desk-rows plut-desk-changed" role="region" aria-label="{}" tabindex="0">'
    "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
)
CHANGED_CELL = Markup('<td class="plut-wrap" data-label="{}">{}</td>')
MADE_UP_CELL = Markup('<td class="plut-wrap plut-desk-made-up" data-label="{}">{}</td>')
MORE = Markup('<p class="plut-desk-more">{}</p>')
CHANGES = Markup('<h3 class="plut-desk-changes">{}</h3>')
WORDS = Markup("<p>{}</p>")
WAY = Markup('<p class="plut-text"><a href="{}" target="_self">{}</a></p>')
LOOK_SECONDS = 2  # between two looks at work that goes on beside the server
SHOWN_STEPS = 200
WIDE_AS_AN_EDITION = st.column_config.Column(width=120)
USAGE_DAYS = 30


def follow(name: str) -> None:
    """Let every way from this page stay in the draft that its address names, where it names one."""
    address.stay_in(name if looked_at(name) else "")


def looked_at(name: str) -> Path | None:
    """The file of a draft that the address names, for those who may look at it; None for everybody else."""
    if not asker.grants().looks:
        return None
    path = editions.drafted(folders.build_folder(), name)
    if path is None or editions.seal(path).state != editions.WITHDRAWN:
        return path
    found = candidate.current()  # what was withdrawn is looked at where it has been built again
    return path if found is not None and found.edition == name else None


def band(edition: Path, language: str) -> None:
    """What stands over every page of an edition that is only looked at, however far it is scrolled."""
    told = translate("CANDIDATE, NOT PUBLISHED", language)
    what = translate(
        "Edition {edition}: for its office alone, not to be cited or passed on.",
        language,
        edition=edition.stem,
    )
    st.html(str(BAND.format(told, what, address.link("meja"), translate("Back to the desk", language))))


def show(language: str) -> None:
    """The page. Whoever may neither load nor publish never gets here."""
    st.session_state.pop("desk_done", None)
    publishing.settle()
    checks.start()
    who = _officer()
    if refused := st.session_state.pop("desk_refused", ""):
        st.error(formats.plain(refused))
        st.toast(formats.plain(refused))  # also where the button is, far below
    _head(who, language)
    _load(who, language)
    _look(language)
    if steps.may_correct(who):
        correcting.show(who, language, _do)
    _publish(who, language)
    _editions(who, language)
    _journal(who, language)
    _usage(language)
    confirming.show(language)


def _officer() -> Officer:
    rules = access.current()
    return Officer(asker.account().name, asker.grants(), rules.by_second if rules else False)


def _head(who: Officer, language: str) -> None:
    """What is served and what waits, in one sentence."""
    served = editions.current(folders.build_folder())
    waiting = [one for one in tray.entries() if steps.sees(who, one.account)]
    since = next((one.since for one in publishing.kept() if one.is_served and one.since), None)
    told = [
        translate("Edition {edition} is served.", language, edition=served.stem)
        if served
        else translate("No edition is served yet.", language)
    ]
    if since:
        told.append(
            translate(
                "{account}: {step}, {time}.",
                language,
                account=since.account,
                step=words.step(since, language),
                time=words.moment(since.time, language),
            )
        )
    count = formats.number(len(waiting), language)
    told.append(
        translate("{count} file(s) wait on the desk.", language, count=count)
        if waiting
        else translate("Nothing waits on the desk.", language)
    )
    st.html(str(HEAD.format(translate("The office's desk", language), " ".join(told))))
    if (number := journal.broken()) is not None:
        st.error(
            translate(
                "Line {number} of the journal is not what was written. Ask whoever runs this installation.",
                language,
                number=number,
            )
        )


def _part(number: int, title: str, told: str) -> None:
    st.html(str(PART.format(number, title, told)))


def _load(who: Officer, language: str) -> None:
    told = translate(
        "Files are recognised by their columns, not by their names. Each is checked as a build would "
        "check it; loading publishes nothing. What they are called and the rows that are rejected only the "
        "office sees, here, also after the edition is published.",
        language,
    )
    _part(1, translate("Load", language), told)
    handbook.way(language)
    if who.grants.loads.anything:
        receiving.receive(language, "desk_files")
        told = translate("Templates to fill in", language)
        st.html(str(WAY.format(address.link("data#templates"), told)))
    _live(_entries, language)


def _entries(who: Officer, language: str) -> bool:
    """The files that wait, with what was found in each, and those of the served edition."""
    every = [one for one in tray.entries() if steps.sees(who, one.account)]
    held, loaded_by = tray.held(editions.current(folders.build_folder())), journal.loaded_by()
    for one in every:
        with st.container(border=True, key=f"desk_entry_{one.id}"):
            _entry(who, one, tray.replaced(one, held, loaded_by), language)
    if held:
        _held(who, held, {one.name for one in every if one.leaves_out}, language)
    return any(checks.of(one) is None for one in every if not one.leaves_out)


def _entry(who: Officer, one: Entry, replaced: list[str], language: str) -> None:
    """One file: what it is, what became of its rows, and what can be done with it. replaced: the files whose
    place it takes under another name."""
    told = None if one.leaves_out else checks.of(one)
    by = translate("{account}, {time}", language, account=one.account, time=words.moment(one.time, language))
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container():
            st.html(str(FILE.format(one.name, by)))
            if one.leaves_out:
                _say("warning", translate("Left out of the next edition.", language))
            else:
                state = "waits" if told is None else "bad" if told.problem else _worst(told)
                for sentence in words.found(told, language):
                    _say(state, sentence)
                if replaced:
                    _say("good", words.replaces(replaced, language))
        if _may_change(who, one):
            st.button(
                translate("Take out", language),
                key=f"desk_out_{one.id}",
                on_click=_asked(lambda: _of_taking_out(one, language)),
            )
    if told is not None:
        _reasons(one, told, language)


def _worst(told: checks.Checked) -> str:
    return "warning" if any(one.rejected or one.remarked for one in told.found) else "good"


def _reasons(one: Entry, told: checks.Checked, language: str) -> None:
    """The first rejected and remarked rows with their reasons, and the file with all of them marked."""
    problems = words.problems(told, language)
    if not problems:
        return
    title = translate("What is wrong, row by row", language)
    with st.expander(title, key=f"desk_why_{one.id}"):
        head = Markup("").join(map(HEAD_CELL.format, problems[0]))
        body = Markup("").join(
            ROW.format(Markup("").join(map(CELL.format, row.values()))) for row in problems
        )
        st.html(str(ROWS.format(title, head, body)))  # a grid would cut reasons off
    ending = next((check.ending for check in told.found if check.ending), "")
    if ending:
        stem = one.name.rpartition(".")[0] or one.name
        marked.button(
            translate("The file with its mistakes marked, to mend and load again", language),
            lambda: checks.marked(one, told, language),
            f"{stem}.{ending}",
            f"desk_marked_{one.id}",
            language,
        )


def _held(who: Officer, held: dict[str, str], left: set[str], language: str) -> None:
    loaded = journal.loaded_by()
    count = sum(steps.sees(who, loaded.get(digest, "")) for digest in held.values())
    title = translate("Files in the served edition: {count}", language, count=formats.number(count, language))
    with st.expander(title, key="desk_held"):
        for name, digest in held.items():
            by = loaded.get(digest, "")
            if not steps.sees(who, by):
                continue
            may = by == who.name or who.grants.loads == access.EVERYTHING.loads
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(str(FILE.format(name, by)))
                if may and name not in left:
                    st.button(
                        translate("Leave out of the next edition", language),
                        key=f"desk_leave_{digest[:16]}",
                        on_click=_do(lambda who, name=name: steps.leave_out(who, name), language),
                    )


def _look(language: str) -> None:
    told = translate(
        "A candidate is built beside the served edition: you read the whole dashboard on it, and see what "
        "changes, before anybody else does.",
        language,
    )
    _part(2, translate("Look", language), told)
    _live(_candidate, language)


def _candidate(who: Officer, language: str) -> str:
    """The candidate: how far its build is, or what it changes. Gives what goes on, or ''."""
    found = candidate.current()
    if found is not None and found.state == "building":
        share = formats.number(int(found.share * 100), language)
        st.progress(found.share, translate("Being built: {share}%", language, share=share))
        st.button(translate("Stop", language), key="desk_stop", on_click=_do(steps.stop, language))
        return "building"
    goes_on = ""
    if found is not None and found.state in ("failed", "stopped"):
        # why a build stopped may name values of others
        told = found if _sees_all(who) else replace(found, told=("", "", ""))
        _say("bad", words.failed(told, language))
    if found is not None and found.state == "ready":
        goes_on = _ready(who, found, language)
    st.button(
        translate("Build a candidate", language),
        key="desk_look",
        type="secondary" if found and found.path else "primary",
        on_click=_do(steps.look, language),
    )
    return goes_on


def _ready(who: Officer, found: Candidate, language: str) -> str:
    """The candidate that can be looked at, and what it changes. Gives whether that is still being found
    out."""
    served = editions.current(folders.build_folder())
    if found.path is None:
        is_served = served is not None and served.stem == found.edition
        if is_served:
            told = translate(
                "The last candidate, {edition}, is the edition that is served.",
                language,
                edition=found.edition,
            )
        else:
            told = translate(
                "The last candidate, {edition}, is not kept any more.", language, edition=found.edition
            )
        _say("good" if is_served else "warning", told)
        return ""
    _say("good", words.ready(found, language))
    if lacking := [
        one for one in tray.missing_in(found.changed) if steps.sees(who, one.account) and not _is_bad(one)
    ]:
        _say("warning", words.lacks(lacking, language))
    label = translate("Read the whole dashboard on the candidate", language)
    st.link_button(label, address.link(f"?{address.query({'edisi': found.edition})}"))
    rules = who.grants.rules
    before = Edition(str(served), rules) if served else None
    asked = Asked(before, Edition(str(found.path), rules, is_draft=True), language)
    changed = comparisons.of(asked)
    if changed is not None:
        _changes(changed, language)
        return ""
    return _comparing(asked, language)


def _comparing(asked: Asked, language: str) -> str:
    """How far it is found out what changes. Gives whether it goes on."""
    going = comparisons.going(asked)
    if going is None and comparisons.is_stopped(asked):
        _say("warning", translate("Finding out what changes was stopped.", language))
        st.button(
            translate("Find out what changes", language),
            key="desk_compare",
            on_click=_do(lambda _: comparisons.start(asked), language),
        )
        return ""
    if going is None:
        comparisons.start(asked)
        going = comparisons.Going()
    st.progress(going.share, words.going(going, language))
    st.caption(translate("It goes on if you leave this page, and is here when you come back.", language))
    if going.process:
        st.button(
            translate("Stop", language),
            key="desk_stop_comparing",
            on_click=_do(lambda _: comparisons.stop(asked), language),
        )
    return "comparing"


def _changes(told: Told, language: str) -> None:
    """What a candidate changes: what pages lead with first, everything else one click away."""
    for part in told.parts:
        _told(part)
    files = (
        (translate("Real numbers that change", language), translate("changes-real.csv", language), told.real),
        (
            translate("Every number that changes, simulated ones too", language),
            translate("changes-all.csv", language),
            told.csv,
        ),
    )
    with st.container(horizontal=True):
        for label, name, text in files:
            st.download_button(
                translate("{what} (CSV, {size})", language, what=label, size=_size(text, language)),
                asker.held(functools.partial(text.encode, "utf-8-sig")),
                name,
                "text/csv",
                key=f"desk_{name.removesuffix('.csv')}",
                on_click="ignore",
                icon=":material/download:",
            )


def _told(part: Part) -> None:
    """A table with its head, and what stands under it."""
    if part.is_folded:
        with st.expander(formats.plain(part.title), key=f"desk_changes_{part.key}"):
            _told(replace(part, title="", is_folded=False))
        return
    head = CHANGES.format(part.title) if part.title else Markup("")
    said = Markup("").join(map(WORDS.format, part.said))
    table = Markup("")
    if part.rows:
        heads = Markup("").join(map(HEAD_CELL.format, part.columns))
        body = Markup("").join(
            ROW.format(Markup("").join(map(_cell, part.columns, row))) for row in part.rows
        )
        table = CHANGED.format(part.title or part.key, heads, body)
    more = MORE.format(part.more) if part.more else Markup("")
    if text := head + said + table + more:
        st.html(str(text))
    for one in part.parts:
        _told(one)


def _cell(column: str, text: str) -> Markup:
    """A cell with its head, which stands before it on a phone."""
    return (MADE_UP_CELL if isinstance(text, Simulated) else CHANGED_CELL).format(column, text)


def _size(text: str, language: str) -> str:
    """How large a file is, in MB, to one digit."""
    megabytes = max(0.1, len(text.encode()) / 1e6)
    return translate("{size} MB", language, size=formats.number(megabytes, language, 1))


def _publish(who: Officer, language: str) -> None:
    if not who.grants.publishes:
        return
    told = translate(
        "What you looked at becomes what everybody reads, at once or from an hour on. Until then nothing of "
        "it can be reached.",
        language,
    )
    _part(3, translate("Publish", language), told)
    found = candidate.current()
    if found is None or found.path is None:
        st.caption(words.refusal(Refused("no_candidate"), language))
    elif editions.seal(found.path).waits:
        st.caption(words.refusal(Refused("waits", found.edition), language))
    else:
        _publishing(found, language)
    _brief(who, language)


def _publishing(found: Candidate, language: str) -> None:
    """When the candidate is published, a note for the journal, and the button."""
    at_once = translate("at once", language)
    later = translate("from an hour on", language)
    when = st.radio(translate("When", language), [at_once, later], horizontal=True, key="desk_when")
    if when == later:
        now = datetime.datetime.now(words.WIB)
        today, tomorrow = now.date(), now.date() + datetime.timedelta(days=1)
        with st.container(horizontal=True):
            st.date_input(translate("Day", language), tomorrow, min_value=today, key="desk_day")
            st.time_input(translate("Hour (WIB)", language), datetime.time(8, 0), key="desk_hour")
    st.text_input(
        translate("A note for the journal (may stay empty)", language), max_chars=300, key="desk_note"
    )

    def question() -> Question:
        """As the form stands when the button is pressed, not as it stood when the page was made."""
        written = st.session_state
        hour = None
        if written["desk_when"] == later:
            hour = datetime.datetime.combine(written["desk_day"], written["desk_hour"], tzinfo=words.WIB)
        return _of_publishing(found.edition, hour, written["desk_note"], language)

    st.button(
        translate("Publish edition {edition}", language, edition=found.edition),
        type="primary",
        key="desk_publish",
        on_click=_asked(question),
    )


def _editions(who: Officer, language: str) -> None:
    told = translate(
        "Every edition that is kept can be served again. Pictures, files and codes of one that was taken "
        "back say that it was.",
        language,
    )
    _part(4, translate("Take back", language), told)
    for one in publishing.kept():
        name = one.path.stem
        if one.state == editions.DRAFT:
            continue
        since = words.moment(one.since.time, language) if one.since else ""
        look = {"horizontal": True, "vertical_alignment": "center"}
        with st.container(border=True, key=f"desk_edition_{name}", **look):
            st.html(str(EDITION.format(name, words.state(one, language), since)))
            if not who.grants.publishes:
                continue
            if one.is_served or one.opens:
                st.button(
                    translate("Take back", language),
                    key=f"desk_withdraw_{name}",
                    on_click=_asked(lambda one=one: _of_taking_back(one, language)),
                )
            else:
                st.button(
                    translate("Serve again", language),
                    key=f"desk_reopen_{name}",
                    on_click=_asked(lambda one=one: _of_serving_again(one, language)),
                )


def _brief(who: Officer, language: str) -> None:
    """The brief of the edition that is served, to be handed out with it."""
    served = editions.current(folders.build_folder())
    if served is None or not who.grants.reads:
        return
    kind = "pdf" if printing.has_chromium() else "html"
    reading = Reading(
        Edition(str(served), who.grants.rules), language, base=address.base(), pages=who.grants.pages
    )
    if reading.opens(overview.SUBJECT.path) and settings.allows_export():
        label = translate("The brief of the served edition ({kind})", language, kind=kind.upper())
        showing.file_button(replace(overview.brief_file(reading, kind), key="desk_brief", label=label))


def _journal(who: Officer, language: str) -> None:
    told = translate("Who did what and when; lines are only ever added.", language)
    _part(5, translate("Journal", language), told)
    every = steps.told(who)
    sought = st.text_input(
        translate("Search the journal", language),
        key="desk_search",
        placeholder=translate("account, file, edition", language),
    ).casefold()
    shown = [one for one in every if sought in _searched(one, language)]
    rows = [
        {
            translate("When", language): words.moment(one.time, language),
            translate("Account", language): one.account,
            translate("Step", language): words.step(one, language),
            translate("Edition", language): one.edition,
            translate("Files", language): ", ".join(file.name for file in one.files),
            translate("Note", language): one.note,
        }
        for one in shown[:SHOWN_STEPS]
    ]
    if rows:
        widths = {translate("Edition", language): WIDE_AS_AN_EDITION}
        st.dataframe(rows, hide_index=True, width="stretch", column_config=widths)
    else:
        st.caption(
            translate("No line holds that.", language) if every else translate("No line yet.", language)
        )
    if len(shown) > SHOWN_STEPS:
        st.caption(
            translate(
                "The newest {shown} of {all} lines; the file has all.",
                language,
                shown=SHOWN_STEPS,
                all=formats.number(len(shown), language),
            )
        )
    st.download_button(
        translate("Journal (CSV)", language),
        asker.held(lambda: journal_file.as_csv(shown, language)),
        translate("journal.csv", language),
        "text/csv",
        key="desk_journal_csv",
        on_click="ignore",
        icon=":material/download:",
    )


def _usage(language: str) -> None:
    """What was read in the last days, by day and by name of ours."""
    told = translate(
        "Pages, pictures and downloads of the last {days} days: how often, never by whom.",
        language,
        days=USAGE_DAYS,
    )
    _part(6, translate("Usage", language), told)
    if not settings.counts_usage():
        st.caption(translate("Counting is switched off on this installation (PLUT_USAGE).", language))
        return
    usage.flush()
    since = datetime.date.today() - datetime.timedelta(days=USAGE_DAYS - 1)
    by_day, by_name = usage.by_day(since), usage.by_name(since)
    if by_day.empty:
        st.caption(translate("Nothing has been read yet.", language))
        return
    days = pd.date_range(since, periods=USAGE_DAYS).strftime("%Y-%m-%d")
    counts = by_day.pivot_table(index="kind", columns="day", values="count", aggfunc="sum", fill_value=0)
    counts = counts.reindex(columns=days, fill_value=0)
    name, times = translate("What", language), translate("Times", language)
    daily = translate("By day", language)
    kinds = pd.DataFrame(
        {
            name: [words.kind(kind, language) for kind in counts.index],
            times: counts.sum(axis="columns").to_list(),
            daily: counts.to_numpy().tolist(),
        }
    )
    bars = {daily: st.column_config.BarChartColumn(daily, y_min=0)}
    st.dataframe(kinds, hide_index=True, width="stretch", column_config=bars)
    with st.expander(translate("By name", language), key="desk_usage_names"):
        named = by_name.assign(kind=[words.kind(kind, language) for kind in by_name["kind"]])
        labels = {"kind": name, "name": translate("Name", language), "count": times}
        st.dataframe(named.rename(columns=labels), hide_index=True, width="stretch")


def _of_publishing(edition: str, hour: datetime.datetime | None, note: str, language: str) -> Question:
    """Before a candidate is published."""
    since = (
        translate("at once", language)
        if hour is None
        else translate("from {hour} on", language, hour=words.moment(hour.isoformat(), language))
    )
    told = [translate("Everybody reads it {since}: pages, pictures, files and codes.", language, since=since)]
    told += _stays_kept(language)
    told.append(
        translate(
            "The names of your files and the rows that were rejected stay with the office: others read how "
            "many rows of which data set, and for what kind of reason.",
            language,
        )
    )
    return Question(
        translate("Publish edition {edition}?", language, edition=edition),
        tuple(told),
        translate("Yes, publish", language),
        _do(lambda who: steps.publish(who, edition, hour, note), language),
    )


def _of_taking_back(one: Kept, language: str) -> Question:
    """Before an edition is taken back that is served or waits for its hour."""
    name = one.path.stem
    before = editions.before(one.path) if one.is_served else None
    if one.is_served:
        told = [
            translate(
                "Readers who open a page, picture, file or code of this edition are told that it was "
                "withdrawn, at once.",
                language,
            )
        ]
        if before is not None:
            told.append(translate("Edition {edition} is served instead.", language, edition=before.stem))
        told.append(translate("Its files come back to the desk, to be mended.", language))
    else:
        told = [
            translate(
                "It is not published at its hour ({hour}) and is a candidate again; readers notice nothing.",
                language,
                hour=words.moment(one.opens, language),
            )
        ]
    told.append(translate("It can be published again later.", language))
    return Question(
        translate("Take edition {edition} back?", language, edition=name),
        tuple(told),
        translate("Yes, take back", language),
        _do(lambda who: steps.withdraw(who, name), language),
    )


def _of_serving_again(one: Kept, language: str) -> Question:
    """Before a kept edition becomes the one that everybody reads."""
    name = one.path.stem
    told = [translate("Everybody reads edition {edition} then, at once.", language, edition=name)]
    told += _stays_kept(language)
    return Question(
        translate("Serve edition {edition} again?", language, edition=name),
        tuple(told),
        translate("Yes, serve again", language),
        _do(lambda who: steps.reopen(who, name), language),
    )


def _of_taking_out(one: Entry, language: str) -> Question:
    """Before a file leaves the desk."""
    if one.leaves_out:
        told = [translate("The next edition will hold this file again.", language)]
    else:
        told = [
            translate("The next candidate is built without it, and the desk does not keep it.", language),
            translate("To use it again, load it again. Readers notice nothing.", language),
        ]
    return Question(
        translate("Take {file} out?", language, file=formats.plain(one.name)),
        tuple(told),
        translate("Yes, take out", language),
        _do(lambda who: steps.take_out(who, one.id), language),
    )


def _stays_kept(language: str) -> list[str]:
    """What becomes of the edition that another takes the place of."""
    served = editions.current(folders.build_folder())
    if served is None:
        return []
    return [
        translate(
            "Edition {edition}, which is served now, stays kept and can be served again.",
            language,
            edition=served.stem,
        )
    ]


def _searched(one: journal.Step, language: str) -> str:
    files = " ".join(f"{file.name} {file.sha256}" for file in one.files)
    return f"{one.account} {words.step(one, language)} {one.edition} {files} {one.note} {one.time}".casefold()


def _say(look: str, sentence: str) -> None:
    st.html(str(SAID.format(look, sentence)))


def _is_bad(one: Entry) -> bool:
    """Whether no build reads a file."""
    told = checks.of(one)
    return told is not None and told.problem


def _sees_all(who: Officer) -> bool:
    return who.grants.publishes or who.grants.loads == access.EVERYTHING.loads


def _may_change(who: Officer, one: Entry) -> bool:
    return one.account == who.name or _loads_everything(who)


def _loads_everything(who: Officer) -> bool:
    return who.grants.loads == access.EVERYTHING.loads


def _live(part: Callable[[Officer, str], bool | str], language: str) -> None:
    """A part of the page that is drawn again by itself while something goes on beside the server, and the
    page with it once that is another. part: draws, and says what goes on, if anything does."""
    going = st.session_state.get(f"desk_going_{part.__name__}", False)

    def drawn() -> None:
        key = f"desk_going_{part.__name__}"
        was, st.session_state[key] = st.session_state.get(key), part(_officer(), language)
        if st.session_state[key] != was or st.session_state.get("desk_done"):
            st.rerun(scope="app")

    asker.apart(drawn, every=LOOK_SECONDS if going else None)()


def _asked(question: Callable[[], Question]) -> Callable[[], None]:
    """A callback that asks first."""

    def asked() -> None:
        st.session_state["desk_done"] = True  # the question stands over the whole page
        confirming.ask(question())

    return asked


def _do(step: Callable[[Officer], object], language: str) -> Callable[[], None]:
    """A callback that does a step as who asks by then, and says why where it is not done."""

    def done() -> None:
        st.session_state["desk_done"] = True  # a part that is drawn alone has the whole page drawn again
        try:
            step(_officer())
        except Refused as refused:
            st.session_state["desk_refused"] = words.refusal(refused, language)
        except OSError as error:
            st.session_state["desk_refused"] = words.unwritten(error, language)

    return done
