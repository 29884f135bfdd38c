"""The packages that an installation takes, all that they take with them included: which, and under what
licence."""

import importlib.metadata
import re
from collections.abc import Iterator
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from plut.base.folders import REPOSITORY

FILES = ("requirements.txt", "requirements-office.txt", "requirements-cluster.txt")
# each lets an office use, change and hand on what it runs, without opening what is its own
FREE = re.compile(r"\b(0BSD|Apache|BSD|CC0-1\.0|MIT|MIT-0|MIT-CMU|MPL-2\.0|MPL 2\.0|PSF-2\.0|Zlib)\b")
LEAST = 60  # packages that the three files take today, at least


def asked_for(file: Path) -> Iterator[Requirement]:
    """The lines of a file of requirements, and of those that it names."""
    for line in file.read_text(encoding="utf-8").splitlines():
        said = line.partition("#")[0].strip()
        if said.startswith("-r"):
            yield from asked_for(file.parent / said.removeprefix("-r").strip())
        elif said:
            yield Requirement(said)


def taken() -> dict[str, Distribution]:
    """Every package that they lead to here, by its name."""
    found: dict[str, Distribution] = {}
    waiting = [one for file in FILES for one in asked_for(REPOSITORY / file)]
    while waiting:
        wanted = waiting.pop()
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if name in found:
            continue
        found[name] = importlib.metadata.distribution(wanted.name)
        extras = {"", *wanted.extras}
        for more in map(Requirement, found[name].requires or ()):
            if more.marker is None or any(more.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(more)
    return found


def licence(package: Distribution) -> str:
    """What a package says of its licence, in as few words as it does."""
    said = package.metadata
    classes = [one for one in said.get_all("Classifier") or [] if one.startswith("License ::")]
    return said.get("License-Expression") or " ".join(classes) or (said.get("License") or "")[:60]


@pytest.mark.parametrize("file", FILES)
def test_each_package_that_is_asked_for_has_one_version(file):
    for one in asked_for(REPOSITORY / file):
        assert [version.operator for version in one.specifier] == ["=="], one


def test_each_package_may_be_used_changed_and_handed_on():
    packages = taken()
    assert len(packages) >= LEAST
    assert {"streamlit", "duckdb", "dask"} <= packages.keys()
    unknown = {name: licence(one) for name, one in packages.items() if not FREE.search(licence(one))}
    assert unknown == {}
