"""The page of consultants, third part: who is missing where on a day, how that came about, and who can reach whom."""

import datetime
import functools
import html

import pandas as pd

from plut.base import formats
from plut.base.measures import word
from plut.figures import matrices
from plut.figures import staffing as figures
from plut.subjects import sentences
from plut.surfaces.app import blocks, downloads, filters, prose, tiles
from plut.surfaces.app.filters import ALL
from plut.surfaces.app.page import Page
from plut.surfaces.app.tiles import KeyNumber

CENTRE_COLUMNS = [
    "centre_id", "centre_name", "level", "province_name", "complement_people", "active_people", "vacant_people", "staffing_share",
    "missing_fields",
]  # fmt: skip
PROVINCE_COLUMNS = [
    "province_code", "province_name", "centres", "complement_people", "active_people", "vacant_people", "staffing_share",
    "population_people", "people_per_consultant",
]  # fmt: skip


def is_simulated(page: Page) -> bool | None:
    """Whether the staffing that this edition knows is simulated; None where it knows none."""
    known = page.rows("consultants/staffing_total")["provenance"].tolist()
    return known == ["simulated"] if known else None


def is_shown(page: Page) -> bool:
    """Whether staffing may be shown: it is real, or the reader wants simulated views."""
    return is_simulated(page) is False or (is_simulated(page) is True and page.shows_simulated)


def opening(page: Page) -> None:
    """The finding of the newest day in a sentence, where staffing may be shown."""
    if is_shown(page):
        prose.sentence(page, finding(page, until(page)), is_simulated=bool(is_simulated(page)))


def published(page: Page) -> None:
    """How many consultants were published, as sentences with their sources."""
    rows = page.rows("consultants/published_consultants").to_dict("records")
    prose.sentence(
        page, *(f"{row[f'statement_{page.language}'].removesuffix('.')} ({row['source']})." for row in rows)
    )


def missing(page: Page) -> None:
    """What is missing where an edition knows no staffing: the file that would fill it."""
    if is_simulated(page) is None:
        prose.empty(page, page.text("Consultants of the centres."), "consultants.csv")


def until(page: Page) -> datetime.date:
    """The newest day that the data of consultants speak of."""
    datasets = page.rows("frame/datasets")
    return datasets.loc[datasets["name"] == "consultants", "as_of"].max().date()


def as_of(page: Page) -> datetime.date:
    """The day that the reader chooses: the end of any month since 2017, or a day on which a number was published."""
    last = until(page)
    months = page.rows("consultants/staffing_history", until=last)["month_end"]
    days = {day.date() for day in months if day.date() <= last} | {last}
    days |= {
        d.date()
        for d in page.rows("consultants/published_consultants")["as_of_day"]
        if min(days) <= d.date() <= last
    }
    labels = {day.isoformat(): formats.date(day, page.language) for day in sorted(days, reverse=True)}
    chosen = filters.choice("per", labels, page.text("As of"), page.language, default=last.isoformat())
    return datetime.date.fromisoformat(chosen)


def finding(page: Page, day: datetime.date) -> str:
    """How many consultants are missing on a day, and which field most."""
    total, fields = (
        page.rows("consultants/staffing_total", as_of=day),
        page.rows("consultants/fields", as_of=day, rows="nation"),
    )
    if total.empty:
        return page.text("No centre is counted on {day}.", day=formats.date(day, page.language))
    whole, worst = total.iloc[0], fields.loc[fields["missing_people"].idxmax()]
    return page.text(
        "On {day} {vacant} of {complement} consultants are missing at {centres} centres; the field missing most is {field} ({missing}).",
        day=formats.date(day, page.language),
        vacant=formats.number(whole["vacant_people"], page.language),
        complement=formats.number(whole["complement_people"], page.language),
        centres=formats.number(whole["centres"], page.language),
        field=word("field", worst["field"], page.language),
        missing=formats.number(worst["missing_people"], page.language),
    )


def key_numbers(page: Page, day: datetime.date) -> None:
    """Active consultants, vacancies, staffing and the people of the country per consultant on a day."""
    total, provinces = (
        page.rows("consultants/staffing_total", as_of=day),
        page.rows("consultants/staffing_by_province", as_of=day),
    )
    if total.empty:
        return
    row, language, simulated = total.iloc[0], page.language, total["provenance"].iloc[0] == "simulated"
    empty = int((page.rows("consultants/staffing_by_centre", as_of=day)["active_people"] == 0).sum())
    rule = page.text("rule: 7 at province level, 5 at regency level")
    note = page.text("as of {day}", day=formats.date(day, language))
    texts = [
        (page.text("Active consultants"), formats.number(row["active_people"], language), note),
        (page.text("Missing consultants"), formats.number(row["vacant_people"], language), rule),
        (
            page.text("Posts that are filled"),
            formats.percent(row["staffing_share"], language),
            page.text(
                "of {complement} posts at {centres} centres",
                complement=row["complement_people"],
                centres=row["centres"],
            ),
        ),
        (
            page.text("Centres without any consultant"),
            formats.number(empty, language),
            page.text("in {count} provinces there is no centre", count=38 - len(provinces)),
        ),
    ]
    tiles.show(page, [KeyNumber(*text, is_simulated=simulated) for text in texts])


def history(page: Page) -> None:
    """Active consultants by month with those who join and leave; the published numbers as marks."""
    query, language = "consultants/staffing_history", page.language
    months = page.rows(query, until=until(page)).astype({"joined_people": float, "left_people": float})
    marks = page.rows("consultants/published_consultants")
    hover = [
        page.text(
            "{day}: {active} active of {complement}; {joined} joined, {left} left in the month",
            day=formats.date(m.month_end.date(), language),
            active=m.active_people,
            complement=m.complement_people,
            joined=formats.number(m.joined_people, language),
            left=formats.number(m.left_people, language),
        )
        for m in months.itertuples()
    ]
    simulated = (months["provenance"] == "simulated").any()
    suffix = " (" + page.text("simulated") + ")" if simulated else ""
    drawn = months.assign(
        day=pd.to_datetime(months["month_end"]), active=months["active_people"], complement=months["complement_people"],
        joined=months["joined_people"], left=months["left_people"], hover=[text + suffix for text in hover],
    )  # fmt: skip
    said, note = f"statement_{language}", f"note_{language}"
    dots = marks.assign(
        day=pd.to_datetime(marks["as_of_day"]),
        value=marks["consultants"],
        label=[formats.number(n, language) for n in marks["consultants"]],
        hover=[sentences.fact_hover(r[said], r[note], r["source"]) for r in marks.to_dict("records")],
    )
    last = months.iloc[-1]
    names = {
        "active": page.text("active: {count}", count=last["active_people"]),
        "complement": page.text("complement: {count}", count=last["complement_people"]),
        "joined": page.text("joined"),
        "left": page.text("left"),
        "published": page.text("published number (real)"),
    }
    title = page.text(
        "From {first_year} to {last_year} the vacancies went from {before} to {after}",
        first_year=str(drawn["day"].min().year),
        last_year=str(drawn["day"].max().year),
        before=formats.number(
            months["complement_people"].iloc[0] - months["active_people"].iloc[0], language
        ),
        after=formats.number(last["complement_people"] - last["active_people"], language),
    )
    subtitle = page.text(
        "Consultants at the end of each month against the complement; below, those who joined and left in the month."
    )
    draw = functools.partial(figures.history, months=drawn, marks=dots, names=names)
    blocks.card(
        page,
        "staffing_history",
        query,
        months,
        draw,
        title,
        subtitle,
        list(months.columns),
        press="konsultan",
    )


def rows_of(page: Page) -> str:
    """The province whose centres the matrix shows, or all provinces."""
    places = page.rows("frame/places")
    names = {p.region_code: p.region_name for p in places.itertuples() if len(p.region_code) == 2}
    return filters.choice(
        "provinsi", {ALL: page.text("all provinces")} | names, page.text("Province"), page.language
    )


def fields(page: Page, day: datetime.date, province: str) -> None:
    """The matrix of missing fields: by province, or by centre of one province."""
    by_centre = province != ALL
    _matrix(
        page, day, "centre" if by_centre else "province", province if by_centre else None, "fields_matrix"
    )


def all_centres(page: Page, day: datetime.date) -> None:
    """The matrix and the table of all centres, and the table of provinces."""
    details = filters.details(page.text("All centres and provinces one by one"), key="staffing_details")
    if not details.open:
        return
    with details:
        _matrix(page, day, "centre", None, "all_fields_matrix")
        rows = page.rows("consultants/staffing_by_centre", as_of=day)
        named = [
            ", ".join(word("field", f, page.language) for f in fields) or None
            for fields in rows["missing_fields"]
        ]
        _table(
            page,
            "consultants/staffing_by_centre",
            rows.assign(missing_fields=named),
            CENTRE_COLUMNS,
            page.text("Staffing by centre"),
        )
        rows = page.rows("consultants/staffing_by_province", as_of=day)
        _table(
            page,
            "consultants/staffing_by_province",
            rows,
            PROVINCE_COLUMNS,
            page.text("Staffing by province"),
        )


def _table(page: Page, query: str, rows: pd.DataFrame, columns: list[str], title: str) -> None:
    key = query.split("/")[1]
    frame = blocks.frame_of(
        page, query, rows, title, page.text("Active consultants against the complement of each centre.")
    )
    blocks.table(page, rows, columns, key=key)
    downloads.of_rows(page, key, query, rows, columns, frame)


def _matrix(page: Page, day: datetime.date, what: str, province: str | None, key: str) -> None:
    query, language = "consultants/fields", page.language
    cells = page.rows(query, as_of=day, rows=what, province=province)
    if cells.empty:
        prose.sentence(
            page,
            page.text("No centre of this province is counted on {day}.", day=formats.date(day, language)),
        )
        return
    codes, columns = (
        list(dict.fromkeys(cells["row_code"])),
        list(dict.fromkeys(cells.sort_values("field_order")["field"])),
    )
    short = {
        "^(SIMULASI )?PLUT Kabupaten ": "Kab. ",
        "^(SIMULASI )?PLUT ": "",
    }  # a phone has room for 18 letters
    names = cells.drop_duplicates("row_code")["row_name"].replace(short, regex=True).tolist()
    share = cells["missing_people"] / cells["posts"]
    drawn = cells.assign(
        row=[codes.index(code) for code in cells["row_code"]],
        column=[columns.index(field) for field in cells["field"]],
        shade=(share > 0).astype(int) + (share >= 0.5) + (share >= 1),
        text=["" if what == "centre" or not n else formats.number(n, language) for n in cells["missing_people"]],
        hover=[
            page.text(
                "{row}: {field}, {missing} of {posts} posts without a consultant",
                row=html.escape(c.row_name), field=word("field", c.field, language), missing=c.missing_people, posts=c.posts,
            )
            for c in cells.itertuples()
        ],
    )  # fmt: skip
    legend = {"none": page.text("filled"), "all": page.text("missing")} if what == "centre" else {
        "none": page.text("none missing"), "some": page.text("fewer than half"), "most": page.text("half or more"),
        "all": page.text("all missing"),
    }  # fmt: skip
    worst = (
        cells.groupby("field", sort=False)[["missing_people", "posts"]]
        .sum()
        .nlargest(1, "missing_people", keep="all")
    )
    fields = formats.enumeration([word("field", field, language) for field in worst.index], language)
    most, of = (formats.number(worst[column].sum(), language) for column in ("missing_people", "posts"))
    title = page.text(
        "Missing most: {fields}, {missing} of {posts} posts", fields=fields, missing=most, posts=of
    )
    if not worst["missing_people"].any():
        title = page.text("Every post is filled")
    subtitle = page.text(
        "Posts without an active consultant on {day}, by field; an empty place: the rule provides no such post.",
        day=formats.date(day, language),
    )
    if province:
        places = page.rows("frame/places").set_index("region_code")["region_name"]
        subtitle = f"{places[province]}. {subtitle}"
    headings = [word("field", field, language) for field in columns]
    draw = functools.partial(matrices.missing, cells=drawn, rows=names, columns=headings, legend=legend)
    press = "bidang" if key == "fields_matrix" else ""
    blocks.card(
        page,
        key,
        query,
        cells,
        draw,
        title,
        subtitle,
        ["row_name", "field", "posts", "missing_people"],
        press=press,
    )
