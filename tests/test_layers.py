"""Imports run one way: a module knows what lies below it, never a neighbour or what lies above.

    errors, exact, guarding, breaks ← files, markup, model ← pointer, build_folder, schemas ← vocabulary,
    written_periods ← rules ← reading, actors, compose, events, pins, rates, verdicts ← catalogue ← the steps
    ← meaning ← extract, inputs ← pipeline, bench (etl)
    the rest ← charts ← content ← exports ← components ← pages, routes ← app ← bench ← cli (dashboard)

A *part* is a module or package directly under etl or dashboard; inside itself it is free. Modules
are found in the tree, so that a new one is covered: in etl it is a step, in dashboard it belongs to
the lowest layer, which may be used by all.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

LAYERS = {
    "etl": {
        "answers": 0,
        "errors": 0,
        "exact": 0,
        "guarding": 0,
        "romanization": 0,
        "breaks": 0,
        "zipped": 0,
        "files": 1,
        "markup": 1,
        "model": 1,
        "patterns": 1,
        "scratch": 1,
        "cues": 2,
        "intake": 2,
        "build_folder": 2,
        "pointer": 2,
        "schemas": 2,
        "si": 2,
        "vocabulary": 3,
        "written_periods": 3,
        "rules": 4,
        "reading": 5,
        "actors": 5,
        "events": 5,
        "rates": 5,
        "pins": 5,
        "verdicts": 5,
        "compose": 5,
        "composed_names": 6,
        "catalogue": 6,
        "composition": 8,
        "adding": 8,
        "meaning": 8,
        "deciding": 9,
        "extract": 9,
        "inputs": 9,
        "linking": 9,
        "merging": 10,
        "pipeline": 10,
        "proposed": 10,
        "bench": 10,
        "noting": 11,
        "coining": 11,
        "advising": 11,
        "incoming": 11,
    },
    "dashboard": {
        "charts": 1,
        "content": 2,
        "exports": 3,
        "api": 4,
        "components": 4,
        "pages": 5,
        "routes": 5,
        "app": 6,
        "bench": 7,
        "cli": 8,
    },
}
UNNAMED = {"etl": 7, "dashboard": 0}

# What the dashboard may know of the ETL; only its cli knows both halves.
CONTRACT = {"etl.answers", "etl.store", "etl.store.read", "etl.errors", "etl.exact", "etl.model", "etl.scratch"}
CONTRACT |= {"etl.guarding"}  # what a spreadsheet would run
CONTRACT |= {"etl.zipped"}  # parts of archives
CONTRACT |= {"etl.derive"}  # what is computed from figures
CONTRACT |= {"etl.romanization"}  # names and titles in Latin letters
CONTRACT |= {"etl.deciding", "etl.decisions"}  # what a person settles
CONTRACT |= {"etl.coining", "etl.coining.draft", "etl.coining.moving"}  # what becomes a concept
CONTRACT |= {"etl.coining.pinning"}  # what an indicator is called
CONTRACT |= {"etl.noting"}  # what one notes about figures
CONTRACT |= {"etl.proposed", "etl.advising.passage"}  # what a model proposed, and the words that it quotes
CONTRACT |= {"etl.incoming.building", "etl.incoming.preview", "etl.incoming.tray"}  # what comes in by the browser
CONTRACT |= {"etl.adding.whole_text"}  # what a person says of a whole text

# Packages of others that only some parts may use.
RESERVED = {
    "duckdb": {"etl.store"},
    "dash": {"dashboard.app", "dashboard.pages", "dashboard.components", "dashboard.cli"},
}


def find_modules(root: Path) -> dict[str, Path]:
    """Every module of the two packages, by its dotted name."""
    modules = {}
    for package in LAYERS:
        for path in sorted((root / package).rglob("*.py")):
            if "node_modules" not in path.parts:
                names = path.relative_to(root).with_suffix("").parts
                modules[".".join(names).removesuffix(".__init__")] = path
    return modules


def find_imports(module: str, modules: dict[str, Path]) -> Iterator[str]:
    """What a module imports, wherever in the module it does so; our own modules by full name."""
    path = modules[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *filter(None, [base])])
            for alias in node.names:
                full = f"{base}.{alias.name}"
                yield full if full in modules else base


def find_faults(root: Path) -> list[str]:
    """Every arrow that may not be, as `module -> imported: reason`."""
    modules = find_modules(root)
    arrows = {module: set(find_imports(module, modules)) for module in modules}
    faults = [
        f"{module} -> {imported}: {reason}"
        for module in modules
        for imported in sorted(arrows[module])
        if (reason := fault_of(module, imported))
    ]
    for module in modules:
        if part_of(module) == "dashboard.charts":
            met = sorted(
                name for name in reach_of(module, arrows) if name.startswith("etl") and part_of(name) != "etl.answers"
            )
            faults += [f"{module} -> {name}: charts know rows, not the store" for name in met]
    return faults


def fault_of(module: str, imported: str) -> str | None:
    """Why this arrow may not be, or None."""
    half, other = module.split(".")[0], imported.split(".")[0]
    part, target = part_of(module), part_of(imported)
    if other in RESERVED:
        allowed = RESERVED[other]
        return None if part in allowed else f"only {', '.join(sorted(allowed))} may use {other}"
    if other not in LAYERS or part == target or target == other:
        return None
    if half != other:
        if half == "etl":
            return "etl does not know the dashboard"
        if part == "dashboard.cli" or imported in CONTRACT:
            return None
        return "of the two halves only the cli knows both"
    if layer_of(target) > layer_of(part):
        return "upwards"
    if layer_of(target) == layer_of(part) != 0:
        return "a neighbour"
    return None


def part_of(module: str) -> str:
    return ".".join(module.split(".")[:2])


def layer_of(part: str) -> int:
    half, _, name = part.partition(".")
    return LAYERS[half].get(name, UNNAMED[half])


def reach_of(module: str, arrows: dict[str, set[str]]) -> set[str]:
    """All that a module imports, directly or through others."""
    met, open_ends = set(), [module]
    while open_ends:
        for name in arrows.get(open_ends.pop(), ()):
            if name not in met:
                met.add(name)
                open_ends.append(name)
    return met


def test_imports_run_one_way():
    assert find_faults(ROOT) == []


def test_the_search_sees_the_tree():
    assert {"etl.errors", "etl.model", "etl.pipeline", "dashboard.cli"} <= find_modules(ROOT).keys()


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("etl/model.py", "from etl.errors import FigtraceError"),
        ("etl/catalogue.py", "from etl.rules import Rules"),  # its units are those of the rules
        ("etl/periods.py", "from etl import model, rules"),
        ("etl/mentions/numbers.py", "from . import units"),
        ("etl/pipeline.py", "import etl.documents, etl.store.write"),
        ("etl/store/write.py", "import duckdb"),
        ("dashboard/cli.py", "def main():\n    from etl.pipeline import build"),
        ("dashboard/app.py", "from etl.store import Store"),
        ("dashboard/format.py", "from dashboard.i18n import say"),
        ("dashboard/charts/types/claims.py", "import plotly\nfrom dashboard.format import write_value"),
        ("dashboard/pages/home.py", "from dash import html\nfrom dashboard.components import card"),
    ],
)
def test_a_good_arrow_passes(tmp_path, module, line):
    assert find_faults(make_tree(tmp_path, {module: line})) == []


@pytest.mark.parametrize(
    ("module", "line", "reason"),
    [
        ("etl/errors.py", "from etl.model import Document", "upwards"),
        ("etl/rules.py", "import etl.catalogue", "upwards"),
        ("etl/passages.py", "from etl.documents import read_documents", "a neighbour"),
        ("etl/passages.py", "from etl import documents", "a neighbour"),
        ("etl/passages.py", "from . import documents", "a neighbour"),
        ("etl/mentions/numbers.py", "from ..documents import read_documents", "a neighbour"),
        ("etl/mentions/numbers.py", "def f():\n    import etl.text", "a neighbour"),
        ("etl/something_new.py", "import etl.documents", "a neighbour"),
        ("etl/documents.py", "import etl.pipeline", "upwards"),
        ("etl/documents.py", "import duckdb", "only etl.store may use duckdb"),
        ("etl/documents.py", "import dashboard.format", "etl does not know the dashboard"),
        ("dashboard/app.py", "import etl.rules", "only the cli knows both"),
        ("dashboard/pages/home.py", "from etl.store import write", "only the cli knows both"),
        ("dashboard/pages/home.py", "from dashboard.routes import embed", "a neighbour"),
        ("dashboard/pages/home.py", "import duckdb", "only etl.store may use duckdb"),
        ("dashboard/routes/embed.py", "from dash import html", "may use dash"),
        ("dashboard/charts/types/claims.py", "from dashboard.pages import home", "upwards"),
        ("dashboard/charts/types/claims.py", "from etl.model import Period", "charts know rows"),
        ("dashboard/charts/types/claims.py", "import dashboard.rows", "charts know rows"),
        ("dashboard/format.py", "from .cli import main", "upwards"),
    ],
)
def test_a_bad_arrow_is_told_with_its_reason(tmp_path, module, line, reason):
    faults = find_faults(make_tree(tmp_path, {module: line}))
    assert any(reason in fault for fault in faults), faults


def make_tree(root: Path, changed: dict[str, str]) -> Path:
    """A tiny project of the right shape, with some modules replaced."""
    modules = {
        **dict.fromkeys(("etl/__init__.py", "etl/errors.py", "etl/model.py", "etl/rules.py"), ""),
        **dict.fromkeys(("etl/catalogue.py", "etl/documents.py", "etl/text/__init__.py"), ""),
        **dict.fromkeys(("etl/mentions/__init__.py", "etl/mentions/units.py"), ""),
        **dict.fromkeys(("etl/store/__init__.py", "etl/store/write.py", "etl/pipeline.py"), ""),
        **dict.fromkeys(("dashboard/__init__.py", "dashboard/i18n/__init__.py"), ""),
        **dict.fromkeys(("dashboard/components/__init__.py", "dashboard/format.py"), ""),
        **dict.fromkeys(("dashboard/pages/home.py", "dashboard/routes/embed.py"), ""),
        "dashboard/rows.py": "from etl.store import Store",
        **changed,
    }
    for name, text in modules.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
