"""Shares of domestic products as officials printed them in 2022: another measure, in a picture of its own."""

from plut.base import formats
from plut.base.measures import word
from plut.content.blocks import Block, Picture, Sentence, drawing
from plut.content.framing import picture
from plut.content.reading import Reading
from plut.figures import ranges

COLUMNS = ("printed_list", "printed_institution", "printed_share", "as_of_day", "publisher", "address")


def part(reading: Reading) -> tuple[Block, ...]:
    """The shares that were printed, and why the lists cannot be read together."""
    rows = reading.rows("procurement/domestic_means")
    means = reading.text(
        "For {day} the source gives a mean of {mean} over all provinces, yet {tenth} for the tenth highest: "
        "so high a mean must be weighted by money. It cannot be compared with the share of a single "
        "province.",
        day=formats.date(rows.first["as_of_day"].date(), reading.language),
        mean=formats.percent(rows.first["mean_share"], reading.language, 2),
        tenth=formats.percent(rows.first["tenth_share"], reading.language, 2),
    )
    return shares(reading), Sentence(means, rows)


def shares(reading: Reading) -> Picture:
    """The three lists that were printed, each apart, by code and name and in no order of merit."""
    language = reading.language
    rows = reading.rows("procurement/domestic_shares").but(
        lambda frame: frame.rename(columns={f"publisher_{language}": "publisher"}).assign(
            printed_institution=frame["institution"],
            printed_share=[
                formats.percent(share, language, decimals)
                for share, decimals in zip(frame["share"], frame["decimals"], strict=True)
            ],
        )
    )
    frame = rows.frame
    texts = frame["printed_share"].tolist()
    days = frame.groupby("printed_list")["as_of_day"].max()
    groups = {
        name: reading.text(
            "{list}, {day}",
            list=word("printed_list", str(name), language),
            day=formats.date(day.date(), language),
        )
        for name, day in days.items()
    }
    drawn = frame.assign(
        group=frame["printed_list"].map(groups),
        label=frame["institution"],
        lower=frame["share"],
        upper=frame["share"],
        text=texts,
        hover=[f"{row['institution']}: {text}" for row, text in zip(rows.records, texts, strict=True)],
    )
    counted = frame.groupby("printed_list").size()
    title = reading.text(
        "Domestic products in 2022: what was published about {provinces} provinces and {ministries} "
        "ministries and agencies",
        provinces=formats.number(
            frame.loc[frame["printed_list"] != "largest_ministries", "institution"].nunique(), language
        ),
        ministries=formats.number(counted["largest_ministries"], language),
    )
    said = reading.text(
        "Realised spending on domestic products as a share of what was planned (June) or pledged "
        "(September), as published. A different measure from the share of micro and small enterprises, with "
        "a target of its own. Only June's top ten, September's bottom ten and the ten largest budgets were "
        "published: those missing are neither better nor worse, and the lists use different denominators."
    )
    made = drawing(ranges.shares, drawn)
    return picture(reading, "domestic_shares", rows, title, said, made, COLUMNS)
