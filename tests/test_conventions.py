"""The rules of the house: which kind of code lives where, what may import what, and what never enters the repository."""

import ast
import re
import shutil
import subprocess
import sys
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
WIDGETS = {
    "button", "checkbox", "color_picker", "date_input", "feedback", "multiselect", "number_input", "pills", "radio",
    "segmented_control", "select_slider", "selectbox", "slider", "text_area", "text_input", "time_input", "toggle",
}  # fmt: skip
# What a file of plut/ may import of plut/: only what stands further right. Pages stand left of all.
LAYERS = [
    "kits", "press", "pictures", "makers", "area", "peers", "award", "duels", "judging", "contests", "procurement", "shortfalls", "spending", "certificates",
    "progress", "waiting", "applications", "facts", "ledger", "overview",
    "own_data", "where_next", "nearness", "staffing", "access", "centres", "cards", "places", "templates", "tiles", "tables", "blocks", "downloads",
    "prose", "printing", "codes",
    "score_sheet", "exports", "page", "reader", "filters", "cached", "sentences", "overturns", "ranking", "scores", "footers", "figures",
    "warehouse", "building", "coverage", "measures", "formats", "sql_files", "language", "folders", "journal", "settings",
]  # fmt: skip
BUILDERS = {"page", "own_data", "templates"}  # the first edition, the check of a file, its columns


def named(paths):
    return pytest.mark.parametrize("path", paths, ids=lambda p: p.relative_to(REPOSITORY).as_posix())


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


@named(PAGES)
def test_page_is_a_short_direct_script(path):
    nodes = list(ast.walk(tree(path)))
    assert len(path.read_text().splitlines()) <= 60
    assert not any(isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda) for node in nodes)
    assert not packages(path) & {"plotly", "duckdb", "geopandas", "pandas", "numpy"}
    assert not {a for a in attributes(path) if a.startswith("cache_")} and "session_state" not in attributes(
        path
    )
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert not any(re.search(r"\bselect\b.+\bfrom\b", text, re.I | re.S) for text in texts)
    arithmetic = [
        n
        for n in nodes
        if isinstance(n, ast.BinOp) and any(isinstance(side, ast.Subscript) for side in (n.left, n.right))
    ]
    assert not arithmetic


@named([p for p in MODULES if p.name != "cached.py"])
def test_only_cached_caches(path):
    assert not {"cache_data", "cache_resource"} & attributes(path)


@named([p for p in [*MODULES, *PAGES] if p.name != "filters.py"])
def test_only_filters_has_widgets(path):
    calls = [
        n.func for n in ast.walk(tree(path)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)
    ]
    on_streamlit = {c.attr for c in calls if isinstance(c.value, ast.Name) and c.value.id == "st"}
    assert not WIDGETS & on_streamlit


@named([p for p in MODULES if "figures" in p.parts])
def test_figures_only_draw(path):
    assert not packages(path) & {"streamlit", "duckdb", "geopandas"}
    assert not {"sort_values", "merge", "groupby", "query"} & attributes(path)


# modules of pages that lay out their own columns, beside those that are made of widgets
LAYOUTS = {
    "reader", "filters", "cached", "blocks", "downloads", "prose", "tables", "tiles", "page", "centres", "own_data", "press", "applications",
}  # fmt: skip


@named([p for p in MODULES if p.stem not in LAYOUTS])
def test_streamlit_stays_at_the_surface(path):
    assert "streamlit" not in packages(path)


@named([p for p in MODULES if "building" not in p.parts and p.stem not in {"warehouse", "sql_files"}])
def test_only_the_warehouse_runs_sql_for_pages(path):
    assert not packages(path) & {"duckdb", "geopandas", "shapely"}


@named([p for p in MODULES if p.name != "__init__.py"])
def test_imports_run_one_way(path):
    own = path.relative_to(PLUT).parts[0].removesuffix(".py")
    for name in imported(path):
        if not name.startswith("plut."):
            continue
        other = name.split(".")[1]
        if other == own or (other == "building" and own in BUILDERS):
            continue
        assert own in LAYERS and other in LAYERS, f"{own} imports {other}: name both in LAYERS"
        assert LAYERS.index(other) > LAYERS.index(own), f"{own} must not import {other}"
        assert other != "building", f"{own} must not import building"


@named(MODULES)
def test_names_say_what_a_file_is(path):
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
    assert ast.get_docstring(tree(path)), "a module says what belongs in it"
    assert len(path.read_text().splitlines()) <= 250


@named([*MODULES, *PAGES])
def test_public_functions_and_classes_have_docstrings(path):
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node) or len(node.body) <= 6, f"{node.name} has no docstring"


@named([p for p in PYTHON if "tests" in p.parts])
def test_tests_replace_nothing(path):
    forbidden = ["mo" + "ck", "monkeypatch." + "setattr", "x" + "fail"]
    assert not [word for word in forbidden if word in path.read_text().lower()]


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout
    return [REPOSITORY / name for name in listed.split("\0") if name and (REPOSITORY / name).exists()]


def test_repository_holds_no_large_or_private_file():
    assert {p.relative_to(REPOSITORY).parts[0] for p in tracked() if not p.relative_to(REPOSITORY).parts[0].startswith(".")} <= {
        "dashboard", "queries", "data", "tests", "deploy", "requirements.txt", "README.md", "LICENSE",
    }  # fmt: skip
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
    for name in ("requirements.txt", "tests/requirements.txt"):
        lines = [
            line for line in (REPOSITORY / name).read_text().splitlines() if line and not line.startswith("#")
        ]
        assert lines and all(re.fullmatch(r"[\w\-\[\]]+==[\w.]+", line) for line in lines)


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
