"""The rules of the house: which kind of code lives where, what may import what, and what never enters the
repository."""

import ast
import graphlib
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from plut.base.folders import REPOSITORY

DASHBOARD = REPOSITORY / "dashboard"
PLUT = DASHBOARD / "plut"
PAGES = sorted((DASHBOARD / "app_pages").glob("*.py"))
MODULES = sorted(PLUT.rglob("*.py"))
PYTHON = sorted(
    [*DASHBOARD.rglob("*.py"), *(REPOSITORY / "tests").rglob("*.py"), *(REPOSITORY / "data").glob("*.py")]
)
# The rooms of plut/, each with those that it may import. Nothing runs back up.
ROOMS = {
    "base": set(),
    "warehouse": {"base"},
    "methods": {"base"},
    "figures": {"base"},
    "building": {"warehouse", "methods", "base"},
    "content": {"figures", "warehouse", "base"},
    "subjects": {"content", "figures", "methods", "warehouse", "base"},
    "office": {"building", "warehouse", "base"},
    "surfaces": {"subjects", "content", "figures", "methods", "building", "office", "warehouse", "base"},
}
# The page of data and method reads a file as a build would, and says what a build says.
CHECKS_FILES = ("subjects", "data")
# Within the surfaces: a room, or a module of its own, with those that it may import.
SURFACES = {
    "html": set(),
    "sheets": set(),
    "stage": set(),
    "paper": set(),
    "press": {"sheets", "stage", "paper"},
    "giving": {"press", "sheets"},
    "pages": {"press"},
    "desk": {"sheets", "web", "pages"},
    "app": {"html", "press", "sheets", "stage", "giving", "pages", "web", "desk"},
    "svg": set(),
    "web": {"press", "pages"},
    "light": {"html", "press", "sheets", "giving", "pages", "svg", "web"},
    "addresses": {"html", "press", "sheets", "giving", "pages", "svg", "web"},
    "site": {"press", "pages", "web", "light", "addresses"},
    "server": {"pages", "web", "light", "addresses", "desk"},
}
# What a subject may borrow from another, one way.
SUBJECTS = {
    "overview": {"centres", "consultants"},
    "area": {"centres", "published"},
    "procurement": {"published"},
    "data": {"centres", "published"},
    "every": {path.parent.name for path in (PLUT / "subjects").glob("*/__init__.py")},
}


def named(paths):
    return pytest.mark.parametrize("path", paths, ids=lambda p: p.relative_to(REPOSITORY).as_posix())


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    """Dotted names that a file imports; `from plut import a` counts as plut.a."""
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def packages(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported(path)}


def attributes(path: Path) -> set[str]:
    return {node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}


@named([p for p in PAGES if p.stem not in ("desk", "handbook")])  # which are of no subject
def test_a_page_names_its_subject_and_shows_it(path):
    statements = [n for n in tree(path).body if not isinstance(n, ast.Expr | ast.ImportFrom)]
    assert not statements and len(tree(path).body) == 4  # docstring, two imports, one call


@named([p for p in MODULES if p.is_relative_to(PLUT / "figures")])
def test_figures_only_draw(path):
    assert not packages(path) & {"streamlit", "duckdb", "geopandas"}
    assert not {"sort_values", "merge", "groupby", "query"} & attributes(path)


def room(path: Path) -> tuple[str, ...]:
    """The folders of a module below plut/; a module that lies in a room itself stands for one."""
    return path.relative_to(PLUT).with_suffix("").parts


# What reads the cookie that Streamlit's sign-in sets.
SIGNING_IN = ("surfaces", "web", "signing_in")


@named([p for p in MODULES if room(p)[:2] != ("surfaces", "app") and room(p) != SIGNING_IN])
def test_only_the_app_knows_streamlit(path):
    assert "streamlit" not in packages(path)


def test_no_edition_is_opened_without_saying_who_reads_it():
    opened = [
        node
        for path in [*MODULES, *DASHBOARD.glob("*.py")]
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Edition"
    ]
    assert opened
    assert all(len(node.args) == 2 for node in opened)


@named([p for p in MODULES if room(p)[0] == "subjects"])
def test_subjects_say_and_do_not_draw(path):
    assert not packages(path) & {"streamlit", "plotly", "duckdb", "geopandas", "markupsafe", "jinja2"}
    texts = [
        n.value for n in ast.walk(tree(path)) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]
    assert not [
        text
        for text in texts
        if re.search(r"\bselect\b.+\bfrom\b", text, re.S) or "</" in text.replace("</b>", "")
    ]


@named([p for p in MODULES if room(p)[0] not in ("building", "warehouse")])
def test_only_the_warehouse_runs_sql_for_pages(path):
    assert not packages(path) & {"duckdb", "geopandas", "shapely"}


def own_imports(path: Path) -> list[list[str]]:
    """The modules of plut/ that a file imports, each as its parts below plut/."""
    return [name.split(".")[1:] for name in imported(path) if name.startswith("plut.")]


@named([p for p in MODULES if len(room(p)) > 1])
def test_imports_run_one_way(path):
    own = room(path)
    for other in own_imports(path):
        if other[0] == own[0]:
            continue
        if other[0] == "building" and own[:2] == CHECKS_FILES:
            continue
        assert other[0] in ROOMS[own[0]], f"{own[0]} must not import {other[0]}"


@named([p for p in MODULES if room(p)[0] in ("surfaces", "subjects") and room(p)[1] != "__init__"])
def test_imports_within_a_room_run_one_way(path):
    own = room(path)
    allowed = {"surfaces": SURFACES, "subjects": SUBJECTS}[own[0]]
    for other in own_imports(path):
        if other[0] == own[0] and len(other) > 1 and other[1] != own[1]:
            assert other[1] in allowed.get(own[1], set()), f"{own[1]} must not import {other[1]}"


def test_there_is_no_circle():
    graph = {
        ".".join(room(path)).removesuffix(".__init__"): {".".join(parts) for parts in own_imports(path)}
        for path in MODULES
    }
    known = {name: {other for other in others if other in graph} for name, others in graph.items()}
    order = graphlib.TopologicalSorter(known)
    order.prepare()  # raises CycleError


@named(MODULES)
def test_names_say_what_a_file_is(path):
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
    assert ast.get_docstring(tree(path)), "a module says what belongs in it"


@named([*MODULES, *PAGES])
def test_public_functions_and_classes_have_docstrings(path):
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node) or len(node.body) <= 6, f"{node.name} has no docstring"


@named([p for p in PYTHON if "tests" in p.parts])
def test_tests_replace_nothing(path):
    forbidden = ["mo" + "ck", "monkeypatch." + "setattr", "x" + "fail"]
    text = path.read_text().lower().replace("oidc_provider_mo" + "ck", "")  # a real provider, so named
    assert not [word for word in forbidden if word in text]


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout
    return [REPOSITORY / name for name in listed.split("\0") if name and (REPOSITORY / name).exists()]


def test_repository_holds_no_large_or_private_file():
    assert {
        p.relative_to(REPOSITORY).parts[0]
        for p in tracked()
        if not p.relative_to(REPOSITORY).parts[0].startswith(".")
    } <= {
        "dashboard",
        "queries",
        "data",
        "tests",
        "deploy",
        "requirements.txt",
        "requirements-office.txt",
        "requirements-cluster.txt",
        "README.md",
        "LICENSE",
    }
    reference = sum(p.stat().st_size for p in (REPOSITORY / "data/reference").iterdir())
    assert reference < 12_000_000
    for path in tracked():
        assert path.stat().st_size < 6_000_000, path
        if (
            path.suffix in {".py", ".sql", ".md", ".toml", ".txt", ".csv", ".po", ".css", ".ini"}
            or path.name == "run"
        ):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"(?<![\w.])/(work|root|home/\w+)/", text), (
                f"{path} names a folder of one machine"
            )
            long_numbers = [
                n for n in re.findall(r"(?<!\d)\d{16}(?!\d)", text) if not n.endswith("000000")
            ]  # not rupiah
            assert not long_numbers or path.suffix == ".py", f"{path} holds a number like a NIK"


def test_requirements_are_pinned_exactly():
    for name in (
        "requirements.txt",
        "requirements-office.txt",
        "requirements-cluster.txt",
        "tests/requirements.txt",
    ):
        lines = [
            line
            for line in (REPOSITORY / name).read_text().splitlines()
            if line and not line.startswith(("#", "-r "))
        ]
        assert lines and all(re.fullmatch(r"[\w\-\[\]]+==[\w.]+", line) for line in lines)


def test_the_style_asks_little_of_each_element_of_a_picture():
    """The rules for the screen: what they end in is found by its class or name, and a part of a class is
    looked for beside a whole one."""
    style = re.sub(r"/\*.*?\*/", "", (DASHBOARD / "static" / "page.css").read_text(), flags=re.DOTALL)
    screen = re.sub(r"^@media print \{(?:[^\n]+|\n[\s\S]*?^\})$", "", style, flags=re.MULTILINE)
    in_parts = re.compile(r",(?![^()]*\))")  # a comma within :is() parts no selector
    selectors = [one.strip() for found in re.findall(r"([^{};]+)\{", screen) for one in in_parts.split(found)]
    ends = {one: re.split(r"[\s>+~]+(?![^()\[]*[\])])", one)[-1] for one in selectors}
    assert len(selectors) > 100
    assert not [one for one, end in ends.items() if end.startswith(("*", ":is("))]
    assert not [one for one in selectors if re.search(r"(^|[\s>+~(])\[class\*=", one)]


@pytest.mark.parametrize("command", [["ruff", "check"], ["ruff", "format", "--check"]], ids=" ".join)
def test_python_is_clean(command):
    tool = Path(sys.executable).with_name(command[0])
    done = subprocess.run(
        [str(tool), *command[1:], "dashboard", "tests", "data"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def test_sql_is_clean():
    tool = shutil.which("sqlfluff", path=str(Path(sys.executable).parent)) or "sqlfluff"
    done = subprocess.run(
        [tool, "lint", "queries", "--processes", "2"], cwd=REPOSITORY, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
