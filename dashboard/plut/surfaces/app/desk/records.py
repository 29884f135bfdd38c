"""What was done and what was read: the journal of the desk, and how often the app was used."""

import datetime

import pandas as pd
import streamlit as st

from plut.base import clock, formats, settings
from plut.base.language import translate
from plut.office import journal, steps, usage
from plut.office.steps import Officer
from plut.surfaces.app import asker
from plut.surfaces.app.desk import stepping
from plut.surfaces.desk import journal_file, words

SHOWN_STEPS = 200
USAGE_DAYS = 30


def show_journal(who: Officer, language: str) -> None:
    """Who did what and when, searchable."""
    told = translate("Who did what and when; lines are only ever added.", language)
    stepping.head(5, translate("Journal", language), told)
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
        stepping.rows(translate("Journal", language), rows)
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


def _searched(one: journal.Step, language: str) -> str:
    files = " ".join(f"{file.name} {file.sha256}" for file in one.files)
    return f"{one.account} {words.step(one, language)} {one.edition} {files} {one.note} {one.time}".casefold()


def show_usage(language: str) -> None:
    """What was read in the last days, by day and by name of ours."""
    told = translate(
        "Pages, pictures and downloads of the last {days} days: how often, never by whom.",
        language,
        days=USAGE_DAYS,
    )
    stepping.head(6, translate("Usage", language), told)
    if not settings.counts_usage():
        st.caption(translate("Counting is switched off on this installation (PLUT_USAGE).", language))
        return
    usage.flush()
    since = clock.today() - datetime.timedelta(days=USAGE_DAYS - 1)
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
        rows = [
            {
                name: row.kind,
                translate("Name", language): row.name,
                times: formats.number(row.count, language),
            }
            for row in named.itertuples(name="Used")
        ]
        stepping.rows(translate("By name", language), rows)
