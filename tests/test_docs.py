"""What the documents for people say: commands, options, files, counts, and both languages alike."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer

from dashboard import cli

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.ko.md")
TOLD = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md", "tests/cases/README.md")
COMMAND = re.compile(r"(?:^ {4}|`)figtrace +(?P<words>[a-z][^`\n]*)", re.MULTILINE)
OPTION = re.compile(r"--[a-z][a-z-]+")
PLACE = re.compile(r"`((?:etl|dashboard|datasets|tests|seeds)/[\w./-]*)`")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
MEASURED_ONLY = {"heldout", "afterwards", "afterwards2"}
KEPT_ELSEWHERE = {"reading", "reading2"}  # by test_reading_cases, which asks for more than the table prints
OWN_WORK = {"seeds/", "datasets/", "build/"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def known_commands() -> dict[str, set[str]]:
    """Each command by its words, `deck new`, with its options."""
    root = typer.main.get_command(cli.app)
    found = {}
    for name, command in root.commands.items():
        if getattr(command, "invoke_without_command", False):  # a group that does something itself
            found[name] = {option for parameter in command.params for option in parameter.opts}
        for part, inner in getattr(command, "commands", {"": command}).items():
            found[f"{name} {part}".strip()] = {option for parameter in inner.params for option in parameter.opts}
    return found


def told_commands(name: str) -> list[tuple[str, set[str]]]:
    """Each command that a document shows, with the options it names; `a | b` shows both."""
    known, told = known_commands(), []
    groups = {words.split()[0] for words in known if " " in words}
    for found in COMMAND.finditer(read(name)):
        first, _, rest = found["words"].partition(" ")
        line = re.split(r" {3,}", rest.strip())[0]  # what it does stands behind a gap
        options = set(OPTION.findall(line))
        if first not in groups or (first in known and not line[:1].islower()):
            told.append((first, options))
            continue
        parts = [piece.split()[0] for piece in line.split(" | ") if piece.split()]
        told += [(f"{first} {part}", options if len(parts) == 1 else set()) for part in parts] or [(first, options)]
    return told


@pytest.mark.parametrize("name", TOLD)
def test_every_command_that_is_told_exists_with_its_options(name):
    known = known_commands()
    groups = {words.split()[0] for words in known}
    for words, options in told_commands(name):
        assert words in known or words in groups, f"{name}: figtrace {words}"
        assert options <= known.get(words, options), f"{name}: figtrace {words} has no {options - known[words]}"


@pytest.mark.parametrize("name", READMES)
def test_no_command_is_left_untold(name):
    assert set(known_commands()) - {words for words, _ in told_commands(name)} == set()


@pytest.mark.parametrize("name", TOLD)
def test_every_file_that_is_named_is_there(name):
    missing = [place for place in PLACE.findall(read(name)) if place not in OWN_WORK and not (ROOT / place).exists()]
    assert missing == []


@pytest.mark.parametrize("name", TOLD)
def test_every_link_leads_to_a_file(name):
    folder = (ROOT / name).parent
    assert [link for link in LINK.findall(read(name)) if not (folder / unquote(link)).exists()] == []


def test_both_readmes_have_the_same_parts_and_figures():
    english, korean = (read(name) for name in READMES)
    for pattern in (r"(?m)^#+ ", r"(?m)^\|", r"(?m)^ {4}figtrace \w+", r"!\["):
        assert len(re.findall(pattern, english)) == len(re.findall(pattern, korean)), pattern
    rows = [re.findall(r"(?m)^\|.*\|$", text) for text in (english, korean)]
    for told, same in zip(*rows, strict=True):
        assert re.findall(r"\d[\d,.]*", told) == re.findall(r"\d[\d,.]*", same), told


@pytest.mark.parametrize("name", READMES)
def test_the_counts_of_cases_are_those_of_the_files(name):
    text = read(name)
    for file in ("afterwards", "afterwards2"):
        cases = [json.loads(line) for line in read(f"tests/cases/{file}.jsonl").splitlines()]
        figures = sum(len(case["expected"]) for case in cases)
        assert re.search(rf"{file}\.jsonl`\) \| {len(cases):,} \| {figures:,} \|", text), (file, len(cases), figures)


@pytest.mark.parametrize("name", READMES)
def test_the_count_of_golden_cases_is_that_of_their_files(name):
    files = [path for path in (ROOT / "tests/cases").glob("*.jsonl") if path.stem not in MEASURED_ONLY | KEPT_ELSEWHERE]
    cases = [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    figures = sum(len(case["expected"]) for case in cases)
    assert f"| {len(cases):,} | {figures:,} | 1.000 |" in read(name)


@pytest.mark.parametrize("name", READMES)
def test_nothing_is_left_to_be_filled_in(name):
    assert not re.search(r"@@|TODO|TBD", read(name))
