"""Whose records are whose: the example of a file of access, everybody who asks under it, and which records of
the small edition with files of an office (`loaded`) are open to whom."""

from plut.base.folders import REPOSITORY

EXAMPLE = REPOSITORY / "tests" / "office" / "access.toml"
# what stands in a record and nowhere else -> the askers to whom that record is open
MARKS = {
    "HALAL_SELF-P-13-": {"sumbar@dinas.test", "halal@bpjph.test", "audit@bpkp.test"},
    "HALAL_SELF-R-3204-": {"jabar", "halal@bpjph.test", "audit@bpkp.test"},
    "D902": {"audit@bpkp.test"},
    "D901": {"jabar", "pengadaan@bandung.test", "audit@bpkp.test"},
    "RAHASIA": set[str](),  # a row that was not accepted: for who reads everything and loads or publishes
    "more.csv": {"sumbar@dinas.test"},  # what an office called its file: for who loads or publishes
}
ASKERS = [
    "",
    "somebody@else.test",
    "jabar",
    "sumbar@dinas.test",
    "pengadaan@bandung.test",
    "halal@bpjph.test",
    "audit@bpkp.test",
    "data@dinas.test",
]
