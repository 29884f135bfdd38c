"""The page of data and method: what the edition is made of, what an office loaded, templates, and a check of a file."""

import functools

import pandas as pd
import streamlit as st

from plut.base import folders, formats, settings
from plut.base.measures import word
from plut.building import checking, messages
from plut.building.incoming.datasets import TEMPLATED
from plut.building.incoming.problems import Problem
from plut.surfaces.app import blocks, downloads, filters, prose, tables
from plut.surfaces.app.page import Page
from plut.surfaces.sheets import templates
from plut.warehouse import editions

UPLOADS = ["csv", "xlsx", "parquet", "json"]
TEMPLATE_ROWS = {
    "centres": "data/template_centres",
    "consultants": "data/template_consultants",
    "travel_times": "data/template_travel_times",
    "certification_applications": "data/template_applications",
}
OUTCOMES = ("accepted", "excluded", "merged", "rejected")
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def datasets(page: Page) -> None:
    """The data sets of the edition by provenance, with their dates, rows and sources."""
    rows = page.rows("frame/datasets").rename(
        columns={"name": "dataset", f"source_{page.language}": "source"}
    )
    rows["files"] = [", ".join(files) or None for files in rows["files"]]
    columns = ["dataset", "as_of", "rows", "rejected", "files", "source"]
    tables.show(page, "datasets", "frame/datasets", rows, columns, page.text("Data sets of the edition"), "")


def imports(page: Page) -> None:
    """The office's files with date and rows, and the rejected rows with their reasons; or which files can be loaded."""
    files = page.rows("data/imported_files")
    if files.empty:
        prose.empty(
            page,
            page.text("No office has loaded a file into this edition."),
            ", ".join(f"{d.name}.csv" for d in TEMPLATED),
        )
        return
    note = [
        messages.file_problem(Problem(f.problem_code, f.problem_detail or ""), page.language)
        if isinstance(f.problem_code, str)
        else None
        for f in files.itertuples()
    ]
    blocks.table(
        page,
        files.assign(note=note),
        ["file", "dataset", "as_of", "rows", "rejected", "note"],
        key="imported_files",
    )
    _reasons(page, page.rows("data/rejects"), page.text("Rejected rows and what to correct:"), "rejects")
    _reasons(
        page,
        page.rows("data/remarks"),
        page.text("Rows that are kept although something is wrong with them:"),
        "remarks",
    )

    _import_report(page)


def _reasons(page: Page, rows: pd.DataFrame, heading: str, key: str) -> None:
    """What is wrong with rows of the office's files, in words, as a table under its heading; nothing where all is well."""
    if rows.empty:
        return
    problems = (
        rows.rename(columns={"column_name": "column"})[["code", "column", "value", "detail"]]
        .fillna("")
        .to_dict("records")
    )
    reasons = rows.assign(reason=[messages.row_problem(problem, page.language) for problem in problems])
    prose.sentence(page, heading)
    blocks.table(page, reasons, ["file", "row", "key", "reason"], key=key)


def _import_report(page: Page) -> None:
    """What became of the rows of the official procurement exports, by rule and reason."""
    query = "data/import_outcomes"
    rows = page.rows(query)
    if rows.empty:
        return
    by_outcome = rows[rows["outcome"] != "unresolved"].groupby("outcome")["rows"].sum()
    counts = {name: formats.number(int(by_outcome.get(name, 0)), page.language) for name in OUTCOMES}
    text = page.text(
        "Of {all} rows of procurement exports {accepted} count; {excluded} are left out by a rule, {merged} repeat another row, "
        "{rejected} are rejected. Nothing is left out in silence: each reason stands below.",
        all=formats.number(int(by_outcome.sum()), page.language),
        **counts,
    )
    prose.sentence(page, text)
    columns = ["file", "dataset", "outcome", "import_reason", "printed_status", "rows", "total_idr"]
    tables.show(
        page, "import_report", query, rows, columns, page.text("Import report of procurement exports"), ""
    )


def checks(page: Page) -> None:
    """The checks that the edition has passed, and whether the editions kept here are still what their builds wrote."""
    damaged = editions.damaged(folders.build_folder())
    if damaged:
        text = page.text(
            "Damaged, and not served: {names}. Run python dashboard/build.py, or restore the folder of editions from a backup.",
            names=", ".join(file.stem for file in damaged),
        )
        prose.warning(text)
    else:
        prose.sentence(
            page, page.text("Every edition kept here is what its build wrote: the checksums agree.")
        )
    rows = page.rows("data/checks").rename(columns={"name": "check"})
    passed = int((rows["offending_rows"] == 0).sum())
    prose.sentence(page, page.text("{passed} of {all} checks passed", passed=passed, all=len(rows)) + ".")
    details = filters.details(page.text("The checks one by one"), key="checks_details")
    if details.open:
        with details:
            blocks.table(page, rows, ["check", "offending_rows"], key="checks")


def completeness(page: Page, simulated: bool) -> None:
    """How much of each province is known, by data set and provenance: without or with what is simulated."""
    rows = page.rows("data/completeness", simulated=simulated)
    columns = [c for c in rows.columns if c != "provenance" and (simulated or not c.startswith("simulated"))]
    title = page.text("What is known of each province")
    key = "completeness_simulated" if simulated else "completeness"
    tables.show(page, key, "data/completeness", rows, columns, title, "")


def glossary(page: Page) -> None:
    """Terms and abbreviations."""
    rows = page.rows("data/glossary").rename(
        columns={f"long_{page.language}": "long", f"meaning_{page.language}": "meaning"}
    )
    prose.section(page, page.text("Glossary"), below=tables.written(page, rows, ["term", "long", "meaning"]))


def template_files(page: Page) -> None:
    """A workbook per data set with the ids, names and codes of one province, to be filled in and loaded."""
    places = page.rows("frame/places")
    provinces = places[places["region_code"].str.len() == 2]
    labels = {p.region_code: f"{p.region_name} ({p.region_code})" for p in provinces.itertuples()}
    province = filters.choice(
        "templat", labels, page.text("Province of the template"), page.language, default="11"
    )
    regions = places[places["province_code"] == province]
    offered = [
        downloads.File(
            page.text("Template: {name}", name=word("dataset", dataset.name, page.language)),
            f"templat_{dataset.name}_{province}.xlsx",
            functools.partial(
                templates.template,
                dataset,
                page.rows(TEMPLATE_ROWS[dataset.name], province=province),
                regions,
            ),
            f"template_{dataset.name}",
            WORKBOOK,
        )
        for dataset in TEMPLATED
    ]
    downloads.show(page, offered)


def check_own_file(page: Page) -> None:
    """An upload, checked as a build would: accepted and rejected rows, and the corrected file; nothing is stored."""
    if not settings.allows_upload():
        prose.sentence(page, page.text("Checking a file is switched off on this installation."))
        return
    upload = filters.uploaded(page.text("A file to check: CSV, XLSX, Parquet or JSON"), UPLOADS)
    if upload is None:
        return
    with st.spinner(page.text("Checking ...")):
        found = checking.check_file(upload.name, upload.getvalue(), folders.incoming_folder())
    for number, check in enumerate(found):
        _checked(page, check, number)


def _checked(page: Page, found: checking.FileCheck, number: int) -> None:
    if found.report.problem:
        st.error(formats.plain(messages.file_problem(found.report.problem, page.language)))
        return
    accepted = formats.number(len(found.accepted), page.language)
    rejected = formats.number(len(found.rejects), page.language)
    name = word("dataset", found.report.dataset, page.language)
    text = page.text(
        "Recognised as {name}: {accepted} rows accepted, {rejected} rejected.",
        name=name,
        accepted=accepted,
        rejected=rejected,
    )
    (st.success if found.rejects.empty else st.warning)(formats.plain(text))
    reasons = [messages.row_problem(problem, page.language) for problem in found.rejects["problem"]]
    rejects = found.rejects.assign(reason=reasons, provenance="imported")
    if not rejects.empty:
        blocks.table(page, rejects, ["row", "key", "reason"], key=f"check_rejects_{number}")
    if not found.remarks.empty:
        reasons = [messages.row_problem(problem, page.language) for problem in found.remarks["problem"]]
        remarks = found.remarks.assign(reason=reasons, provenance="imported")
        prose.sentence(page, page.text("Rows that are kept although something is wrong with them:"))
        blocks.table(page, remarks, ["row", "key", "reason"], key=f"check_remarks_{number}")
    dataset = next((d for d in TEMPLATED if d.name == found.report.dataset), None)
    if dataset is None:  # an official export is corrected where it was drawn
        return
    label = page.text("Corrected file: accepted rows, and those to correct")
    make = functools.partial(templates.corrected, dataset, found.accepted, rejects, page.language)
    downloads.show(
        page, [downloads.File(label, f"diperiksa_{dataset.name}.xlsx", make, f"corrected_{number}", WORKBOOK)]
    )


def outlines(page: Page) -> None:
    """How the outlines were derived, and the outlines of both levels as GeoJSON."""
    prose.sentence(
        page,
        page.text(
            "No open package carries the outlines of the 514 regencies and cities after the split of Papua in 2022. "
            "Each piece of land belongs to the regency of its nearest village (83,379 village points), cut at the coastline of Natural Earth; "
            "islets that the coastline lacks are discs of 1 km. Lines are approximate and for display."
        ),
    )
    levels = {"province": page.text("38 provinces"), "regency": page.text("514 regencies and cities")}
    offered = [
        downloads.File(
            f"GeoJSON: {text}",
            f"plut-kumkm_{level}_{page.edition}.geojson",
            functools.partial(_geojson, page, level),
            f"outlines_{level}",
        )
        for level, text in levels.items()
    ]
    downloads.show(page, offered)


def _geojson(page: Page, level: str) -> str:
    return page.rows("frame/outlines", level=level)["geojson"].iloc[0]
