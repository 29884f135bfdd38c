"""What a data set of an office is: its columns, and the headers under which each may stand in a file."""

import re
from dataclasses import dataclass
from functools import cached_property

MOST_COLUMNS = 1000  # columns of a file that we look at; a row of a million separators is no header
# A header that says "the region or centre of this row" in any of the words of offices: kota_kabupaten,
# "Nama Wilayah", "PLUT". One with another word in it (tempat_lahir, kota_asal) may mean another place.
PLACE = re.compile(
    r"(?=.*(kab|kota|kodya|city|regency|prov|prop|wilayah|daerah|region|district|pemda|plut|pusat|centre|center))"
    r"(nama|name|keterangan|ket|kabupaten|kab|kotamadya|kodya|kota|city|regency|district|provinsi|propinsi"
    r"|province|provin|prov|wilayah|daerah|region|pemda|tingkat|level|dati|ii|i|of|the|dan|and|atau|or"
    r"|administrasi|adm|lokasi|location|kerja|usaha|umkm|kumkm|ukm|koperasi|plut|pusat|centre|center"
    r"|layanan|terpadu)+"
)


@dataclass(frozen=True)
class Column:
    """One column of a data set. `accepts`: further headers, compared without case, spaces and punctuation.

    required: a file of the data set has the column. filled: a row without a value in it is rejected.
    example: what it says in the row that a template begins with.
    """

    name: str
    label_id: str
    label_en: str
    accepts: tuple[str, ...] = ()
    required: bool = False
    filled: bool = False
    example: str = ""

    @property
    def headers(self) -> set[str]:
        return {plain(header) for header in (self.name, self.label_id, self.label_en, *self.accepts)}


EXAMPLE = "CONTOH"  # stands in the first column of the example; `is_example` in queries/macros knows it too
# where a marked copy says what is wrong with each row; no import reads it
NOTES = Column("plut_check_notes", "Catatan pemeriksaan PLUT", "PLUT check notes")


@dataclass(frozen=True)
class Dataset:
    """A kind of file. `required` columns must be there for a file to be recognised as this one.

    known_by: columns that no other kind of file has. A file that has none of them is no damaged one of this
    kind, however many of the others it has. prefilled: those in which a template writes for the office; a row
    that has nothing else is not filled in, and no record.
    """

    name: str
    columns: tuple[Column, ...]
    known_by: tuple[str, ...]
    prefilled: tuple[str, ...] = ()

    @property
    def required(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.required)

    def mapping(self, header: list[str]) -> dict[str, int]:
        """Column name -> position in the header, first match first; columns that we do not know are never
        read."""
        positions: dict[str, int] = {}
        for position, text in enumerate(header[:MOST_COLUMNS]):
            for name in self._names_by_header.get(plain(text), ()):
                positions.setdefault(name, position)
        return positions

    def headings(self, header: list[str]) -> dict[str, str]:
        """Column name -> what the header calls it."""
        return {name: header[position].strip() for name, position in self.mapping(header).items()}

    @cached_property
    def _names_by_header(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for column in self.columns:
            for header in column.headers:
                found.setdefault(header, []).append(column.name)
        return found

    @property
    def compares_places(self) -> bool:
        """Whether names of regions may stand beside its codes."""
        return any(column.name == "regency_name" for column in self.columns)

    def places(self, header: list[str]) -> dict[str, int]:
        """Header -> position of the columns that are none of ours and may name the region of a row; whether
        one does, its own rows decide (`staging/incoming_places.sql`)."""
        if not self.compares_places:
            return {}
        ours = self.mapping(header).values()
        return {
            text: position
            for position, text in enumerate(header[:MOST_COLUMNS])
            if position not in ours and PLACE.fullmatch(plain(text))
        }

    def missing(self, header: list[str]) -> list[Column]:
        found = self.mapping(header)
        return [column for column in self.required if column.name not in found]


def plain(text: str) -> str:
    """A header without case, spaces and punctuation."""
    return re.sub(r"[^a-z0-9]", "", str(text).casefold())
