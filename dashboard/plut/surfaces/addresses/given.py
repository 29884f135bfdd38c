"""Rows that an address asks for, with what they are: which query, with which parameters, and what was left
out because it is simulated and nobody asked for that."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import pyarrow as pa
from starlette.requests import Request

from plut.base import formats
from plut.content import framing
from plut.content.files import About
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import slug
from plut.figures.style import Frame
from plut.subjects.every import SUBJECTS
from plut.surfaces.web import answers, asking
from plut.surfaces.web.refusals import Refused
from plut.warehouse import parameters
from plut.warehouse.connection import UnfitParameters, UnknownParameter, UnknownQuery
from plut.warehouse.parameters import UnreadableParameter
from plut.warehouse.shown import Withheld
from plut.warehouse.sql_files import Entry, Header

MOST_ROWS = 200_000  # that one answer gives
PROVINCES = ("province", "province_code")  # parameters that are the code of one
OF_ALL = "frame"  # the folder of queries that belong to all pages
PATHS = {subject.name: subject.path for subject in SUBJECTS}  # of a page, by the folder of its queries
JOINED = ("added", "others")  # codes of areas joined by ~
# columns that say which region a row is of, and those that tell it to who looks it up
PLACES = {
    "region_code",
    "region_name",
    "regency_code",
    "regency_name",
    "province_code",
    "province_name",
    "place",
}
TELLING = {"population_people", "people_per_centre"}
# what the type of a column in a header is in a file; decimals are numbers as everywhere in Python here
TYPES = {
    "varchar": pa.string(),
    "integer": pa.int32(),
    "bigint": pa.int64(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "varchar[]": pa.list_(pa.string()),
    "double[]": pa.list_(pa.float64()),
}


@dataclass(frozen=True)
class Question:
    """A query as an address asks it. said: its parameters as text; values: the same, each of its type."""

    reading: Reading
    query: str
    header: Header
    said: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, object], ...]

    def key(self, kind: str) -> str:
        """What an answer of a kind depends on."""
        return answers.key(self.reading, "rows", self.query, kind, repr(self.said))


@dataclass(frozen=True, eq=False)
class Given:
    """The rows that are given. left_out: how many are not, because they are simulated."""

    question: Question
    rows: Rows
    left_out: int

    @property
    def is_simulated(self) -> bool:
        return self.rows.is_simulated

    @property
    def columns(self) -> tuple[Entry, ...]:
        """Provenance first, so that it is seen; then those of the header in their order."""
        return tuple(sorted(self.question.header.columns, key=lambda entry: entry.name != "provenance"))

    @property
    def provenances(self) -> dict[str, int]:
        """How many rows are of each."""
        return dict(Counter(self.rows.frame["provenance"]))

    @cached_property
    def frame(self) -> Frame:
        """What is said around the rows: where they are from and how they were computed."""
        return framing.frame_of(
            self.question.reading, self.rows, self.question.header.description, self.remark
        )

    @property
    def remark(self) -> str:
        """What must be known before the rows are read as if they were all; empty where nothing."""
        if not self.left_out:
            return ""
        reading = self.question.reading
        count = formats.number(self.left_out, reading.language)
        if reading.shows_simulated:
            return reading.text("Simulated rows left out, as they would name regions: {count}.", count=count)
        return reading.text("Simulated rows left out: {count}; simulasi=1 gives them too.", count=count)

    @property
    def about(self) -> About:
        """What a file of the rows tells of itself."""
        reading, query = self.question.reading, self.question.query
        asked = [f"{key}={text}" for key, text in self.question.said]
        without = [reading.text("without-simulated")] if self.left_out else []
        return About(
            title=self.frame.title,
            subtitle=self.frame.subtitle,
            source=self.frame.source,
            computed=self.frame.computed,
            edition=reading.edition.name,
            query=query,
            sql=reading.edition.sql(query),
            is_simulated=self.is_simulated,
            language=reading.language,
            parameters=" ".join(asked),
            slug="_".join(filter(None, [*map(slug, asked), *without]))[:120],
        )

    @cached_property
    def table(self) -> pa.Table:
        """The rows, each column of the type that the header declares."""
        frame = self.rows.frame
        return pa.table(
            {one.name: pa.array(frame[one.name], type_of(one), from_pandas=True) for one in self.columns}
        )


def is_open(reading: Reading, query: str) -> bool:
    """Whether a query belongs to a page that is open to the reader, or to all pages."""
    folder = query.partition("/")[0]
    return folder == OF_ALL or reading.pages is None or reading.opens(PATHS.get(folder, ""))


def _no_query(reading: Reading) -> Refused:
    """What is said of a query that there is none of, and of one that is not open to the reader."""
    sentence = reading.text(
        "There is no query of that name in this edition; {address} lists them.",
        address=f"{reading.base}/api/",
    )
    return Refused(404, sentence)


def type_of(entry: Entry) -> pa.DataType:
    return pa.float64() if entry.type.startswith("decimal") else TYPES[entry.type]


def question(request: Request, query: str) -> Question:
    """What an address asks. Raises Refused: 404 for a query that there is none of, 400 for parameters that
    it does not have or take."""
    reading = asking.reading(request, ())
    if not is_open(reading, query):
        raise _no_query(reading)
    try:
        header = reading.edition.header(query)
    except UnknownQuery:
        raise _no_query(reading) from None
    # an empty box of a form asks for nothing
    said = {key: text for key, text in asking.codes(request).items() if text and key not in asking.OWN_KEYS}
    more = _described(header)
    if twice := [key for key in said if len(request.query_params.getlist(key)) > 1]:
        raise Refused(400, reading.text("The address says {key} twice.", key=twice[0]), more=more)
    try:
        values = parameters.typed(query, header, said)
    except UnknownParameter:
        unknown = sorted(set(said) - {entry.name for entry in header.params})
        raise Refused(400, _unknown(reading, query, header, unknown[0]), more=more) from None
    except UnreadableParameter as wrong:
        sentence = reading.text(
            "“{value}” does not fit {key}: {type}, {meaning}.",
            value=wrong.value[:40],
            key=wrong.entry.name,
            type=wrong.entry.type,
            meaning=wrong.entry.meaning,
        )
        raise Refused(400, sentence, more=more) from None
    _known_places(reading, said)
    _is_loaded(reading, header)
    if not reading.shows_simulated and values.get("simulated"):
        raise Refused(400, _only_simulated(reading), more=more)
    if values.get("simulated") is False and not _has_real(reading, header):
        raise Refused(400, _only_simulated(reading), more=more)
    if not reading.shows_simulated and any(map(_is_set_apart, header.params)):
        values["simulated"] = False
    return Question(reading, query, header, tuple(sorted(said.items())), tuple(sorted(values.items())))


def given(asked: Question) -> Given:
    """The rows of a question. Raises Refused where all of them are simulated and that was not asked for,
    and where they are too many."""
    reading = asked.reading
    try:
        rows = reading.rows(asked.query, **dict(asked.values))
    except UnknownQuery:
        sentence = reading.text(
            "Edition {edition} does not hold what this query asks.", edition=reading.edition.name
        )
        raise Refused(404, sentence) from None
    except Withheld:
        raise _no_query(reading) from None
    except UnfitParameters:
        sentence = reading.text("The query cannot be answered for these parameters.")
        raise Refused(400, sentence, more=_described(asked.header)) from None
    if len(rows) > MOST_ROWS:
        sentence = reading.text(
            "These are {count} rows, more than an answer gives: ask for a part of them.",
            count=formats.number(len(rows), reading.language),
        )
        raise Refused(400, sentence, more=_described(asked.header))
    is_made_up = rows.frame["provenance"] == "simulated"
    if not is_made_up.any():
        return Given(asked, rows, 0)
    would_name = _would_name(asked.header)
    if reading.shows_simulated and not would_name:
        return Given(asked, rows.but(_without_places), 0)
    if is_made_up.all():
        raise Refused(*((403, _not_named(reading)) if would_name else (400, _only_simulated(reading))))
    real = rows.but(lambda frame: frame[~is_made_up].reset_index(drop=True))
    return Given(asked, real, int(is_made_up.sum()))


def _would_name(header: Header) -> bool:
    """Whether each row is about a region and has no other name for it: a simulated one would say of a real
    region what is not so."""
    columns = {entry.name for entry in header.columns}
    return bool(PLACES & set(header.grain)) and "list_code" not in columns


def _without_places(frame: pd.DataFrame) -> pd.DataFrame:
    """Simulated rows without the names of regions, or under the made-up ones that lists give them: nobody is
    named beside what is not real, nor can be told by the number of its people."""
    is_made_up = frame["provenance"] == "simulated"
    others = {"region_code": frame.get("list_code"), "region_name": frame.get("list_name")}
    hidden = [name for name in frame if name in PLACES or name in TELLING]
    return frame.assign(**{name: frame[name].where(~is_made_up, others.get(name)) for name in hidden})


def _only_simulated(reading: Reading) -> str:
    return reading.text(
        "All of these rows are simulated: they are given, and marked, where simulasi=1 asks for them."
    )


def _not_named(reading: Reading) -> str:
    return reading.text(
        "All of these rows are simulated, and each would be about a real region: they are not given by "
        "address."
    )


def _unknown(reading: Reading, query: str, header: Header, key: str) -> str:
    if not header.params:
        return reading.text("{query} has no parameter {key}; it has none.", query=query, key=key[:40])
    return reading.text(
        "{query} has no parameter {key}; it has: {keys}.",
        query=query,
        key=key[:40],
        keys=", ".join(entry.name for entry in header.params),
    )


def _is_set_apart(entry: Entry) -> bool:
    """Whether a parameter tells the real ones from the simulated ones, each a whole of their own; another
    leaves simulated records out of what is summed, and where nobody has loaded others all is zero."""
    return entry.name == "simulated" and "leaves simulated" not in entry.meaning


def _provenances(reading: Reading, header: Header) -> set[str]:
    """Of the rows of the data set that a query is about first."""
    datasets = reading.plain("frame/datasets")
    return set(datasets.loc[datasets["name"] == header.data[0], "provenance"])


def _has_real(reading: Reading, header: Header) -> bool:
    return bool(_provenances(reading, header) - {"simulated"})


def _is_loaded(reading: Reading, header: Header) -> None:
    """Raises Refused where nobody has loaded what a query is about: its zeros would be no findings."""
    if not _provenances(reading, header):
        sentence = reading.text(
            "Nobody has loaded the data set {name} yet: the query has nothing to say.", name=header.data[0]
        )
        raise Refused(404, sentence)


def _described(header: Header) -> dict[str, object]:
    """The right parameters, for a program."""
    return {
        "parameters": [
            {"name": entry.name, "type": entry.type, "meaning": entry.meaning} for entry in header.params
        ]
    }


def _known_places(reading: Reading, said: Mapping[str, str]) -> None:
    """Raises Refused for the code of a province or of an area that there is none of."""
    codes = set(reading.plain("frame/places")["region_code"])
    for key, text in said.items():
        asked = text.split("~") if key in JOINED else [text] if key in (*PROVINCES, "region") else []
        for code in asked:
            if code not in codes or (key in PROVINCES and len(code) > 2):
                sentence = reading.text(
                    "There is no area of the code “{code}” ({key}).", code=code[:40], key=key
                )
                raise Refused(400, sentence)
