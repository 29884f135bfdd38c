"""Queries by the names that they had before, so that pinned editions and the records of check codes stay
readable.

An edition keeps the text of its own page queries under the names of its day. Who renames a query adds a line
here.
"""

from collections.abc import Collection

from plut.warehouse.connection import UnknownQuery

FOLDERS = {
    "consultants": "coverage",
    "published": "figures",
}  # folder of queries/pages -> what it was called until 2026-11
QUERIES = {"frame/corrections": "press/corrections", "frame/places": "centres/places"}  # one by one


def of_query(name: str, known: Collection[str]) -> str:
    """The name under which an edition with these queries has a query. Raises UnknownQuery where it has it
    under none."""
    folder, _, question = name.partition("/")
    names = (name, QUERIES.get(name, ""), f"{FOLDERS.get(folder, folder)}/{question}")
    found = next((one for one in names if one in known), None)
    if found is None:
        raise UnknownQuery(f"there is no query {name}; there are: {', '.join(sorted(known))}")
    return found


def today(name: str) -> str:
    """Today's name of a query that a record names as it was called then."""
    folder, _, question = name.partition("/")
    one = {old: new for new, old in QUERIES.items()}.get(name)
    return one or f"{ {old: new for new, old in FOLDERS.items()}.get(folder, folder) }/{question}"


def every_name(known: Collection[str]) -> dict[str, str]:
    """Every name that today's queries have or had -> today's."""
    names = {name: name for name in known}
    for name in known:
        folder, _, question = name.partition("/")
        former = (QUERIES.get(name, ""), f"{FOLDERS.get(folder, folder)}/{question}")
        names = {one: name for one in former if one} | names
    return names
