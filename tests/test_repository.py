"""What the repository holds and what it must not: addresses of registries, paths of one machine."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import plotly
import pytest

ROOT = Path(__file__).parents[1]
TOP_LEVEL = {
    *(".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile"),
    *("README.ko.md", "README.md", "dashboard", "datasets", "etl", "pyproject.toml"),
    *("requirements-dev.lock", "requirements.lock", "seeds", "tests"),
}
LOCKS = ("requirements.lock", "requirements-dev.lock", "dashboard/package-lock.json")
REGISTRY = re.compile(
    r"\b(pypi|pythonhosted|npmjs|yarnpkg|anaconda|jsdelivr|unpkg|cdnjs|crates|debian)"
    r"\.(org|com|io|net|cloudflare\.com)\b",
    re.IGNORECASE,
)
MACHINE_PATH = re.compile(r"(?<![\w.:/~*$)}-])/(work|root|home|Users|opt|private)/[\w.]")
ADDRESS = re.compile(r"://|\bgit\+|\bfile:|\"resolved\"|--(extra-)?index|--find-links| @ ")


def tracked_files() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def tracked_texts() -> dict[str, str]:
    texts = {}
    for name in tracked_files():
        raw = (ROOT / name).read_bytes()
        if b"\0" not in raw:
            texts[name] = raw.decode("utf-8")
    return texts


def lines_with(pattern: re.Pattern, texts: dict[str, str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"(?m)^([\w.-]+)==([^\s;\\]+)", (ROOT / lock).read_text()))


def test_the_top_level_holds_only_what_the_design_names():
    assert {Path(name).parts[0] for name in tracked_files()} <= TOP_LEVEL


def test_no_file_names_a_package_registry():
    assert lines_with(REGISTRY, tracked_texts()) == []


def test_no_file_names_a_path_of_one_machine():
    assert lines_with(MACHINE_PATH, tracked_texts()) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address(lock):
    assert lines_with(ADDRESS, {lock: (ROOT / lock).read_text()}) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (REGISTRY, "see https://files.pythonhosted" + ".org/x"),
        (REGISTRY, "deb http://deb.debian" + ".org/debian bookworm main"),
        (MACHINE_PATH, 'cache = "/' + 'home/someone/.cache"'),
        (ADDRESS, '"resolved": "x.tgz"'),
        (ADDRESS, "figtrace @ ../wheel"),
        (ADDRESS, "-e git+ssh"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern, line):
    assert pattern.search(line)


@pytest.mark.parametrize("lock", LOCKS[:2])
def test_every_pin_has_its_hashes(lock):
    pinned = re.split(r"(?m)^(?=[\w.-]+==)", (ROOT / lock).read_text())[1:]
    assert pinned
    assert [entry.split()[0] for entry in pinned if "--hash=sha256:" not in entry] == []


def test_the_development_lock_is_the_run_lock_and_more():
    assert pins("requirements.lock").items() < pins("requirements-dev.lock").items()


def test_the_lock_pins_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    exact = dict(line.split("==") for line in project["dependencies"] if "==" in line)
    assert exact.items() <= pins("requirements.lock").items()


def test_front_end_packages_are_exact_and_have_integrity():
    package = json.loads((ROOT / "dashboard/package.json").read_text())
    locked = json.loads((ROOT / "dashboard/package-lock.json").read_text())["packages"]
    wanted = package["dependencies"] | package["devDependencies"]
    for name, version in wanted.items():
        entry = locked[f"node_modules/{name}"]
        assert entry["version"] == version
        assert entry["integrity"].startswith("sha512-")


def test_plotly_js_is_the_one_that_plotly_py_ships():
    package = json.loads((ROOT / "dashboard/package.json").read_text())
    bundle = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    with bundle.open(encoding="utf-8") as file:
        shipped = re.search(r"plotly\.js v([\d.]+)", file.read(200))[1]
    assert package["dependencies"]["plotly.js-basic-dist-min"] == shipped


def test_continuous_integration_runs_make_test_and_nothing_else():
    commands = [
        line
        for line in (ROOT / ".ci/run").read_text().splitlines()
        if line and not line.startswith(("#", "set ", "cd "))
    ]
    assert commands == ["make test"]


def test_every_target_of_the_makefile_has_a_help_line():
    makefile = (ROOT / "Makefile").read_text()
    told = set(re.findall(r"(?m)^([a-z-]+):.*## \S", makefile))
    phony = set(re.search(r"(?m)^\.PHONY: (.*)$", makefile)[1].split())
    assert phony - told == {"browser", "no-npm"}  # steps of set-up, called by the others


def test_every_file_that_is_read_comes_with_the_package():
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["package-data"]
    kept = {path for half, patterns in listed.items() for name in patterns for path in (ROOT / half).glob(name)}
    held = [name for name in tracked_files() if name.startswith(("etl/", "dashboard/")) and not name.endswith(".py")]
    assert held
    assert [name for name in held if ROOT / name not in kept] == []
