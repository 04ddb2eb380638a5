"""A concept as a person drafts it, and the file of datasets/concepts/ with it.

Comes in: a draft. Goes out: its lines at the end of the file of its family, which is written whole, one writer at a
time. Refused as RuleError, all problems at once: what the schemas refuse of the workspace as it would be, an id or a
word that is taken, a family or a unit family that is not there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from etl.catalogue import read_catalogue
from etl.deciding import one_writer
from etl.errors import RuleError
from etl.files import write_over
from etl.model import OPEN, open_words
from etl.propose.stub import romanise
from etl.rules import Rules, read_rules
from etl.schemas import concepts, fields, units
from etl.schemas.concepts import SIDES, TYPES, FamilyEntry
from etl.schemas.inputs import Inputs
from etl.schemas.problems import Fault, find_nearest, show

__all__ = ["LANGUAGES", "OPTIONAL", "SIDES", "TYPES", "Choices", "Draft", "begin_draft", "cut_last", "draft_file",
           "find_choices", "list_concepts", "quote", "take_out", "write_concept", "write_entry"]  # fmt: skip

FOLDER = "datasets/concepts"
LOCK = "build/.concepts.lock"
LANGUAGES = ("ko", "en", "zh", "ru")
OPTIONAL = ("side", "balance", "counter", "of")  # what a concept may say besides
NAME = re.compile(r"[a-z][a-z0-9_]*")  # it becomes a part of the ids of indicators, which are parted by dots
SHARES = ("ratio", "multiple")  # dimensions of what is one thing against another


@dataclass(frozen=True, slots=True)
class Draft:
    """A concept that is not written yet; `units` are dimensions of units, `words` those of texts, by language."""

    id: str = ""
    family: str = ""
    ko: str = ""
    en: str = ""
    units: tuple[str, ...] = ()
    type: str = ""
    side: str = ""  # how texts tell the other side of a flow
    balance: str = ""  # the concept of which a deficit of it is a level below zero
    counter: str = ""  # the unit of a bare number
    of: str = ""  # the area that the word itself tells
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a draft chooses among: families that have a file, unit families; ids of concepts, units and areas."""

    families: tuple[FamilyEntry, ...]
    dimensions: tuple[str, ...]
    concepts: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


def begin_draft(measure: str | None, words: str, language: str, dimension: str | None, rate: str | None) -> Draft:
    """A draft of an open measure, by the words that the text has for it and the unit of its figure.

    >>> begin_draft("open:포탄", "포탄", "ko", "count", None).id
    'potan'
    """
    told = " ".join((words or open_words(measure)).split())
    if measure is None or not measure.startswith(OPEN) or not told:
        told = ""
    named = {"ko": told} if language == "ko" else {"en": told} if language == "en" else {}
    return Draft(
        id=romanise(told),
        units=(dimension,) if dimension else (),
        type="rate" if dimension in SHARES else "flow" if dimension == "money" or rate else "stock",
        words={language: (told,)} if told else {},
        **named,
    )


def find_choices(workspace: Path) -> Choices:
    """What a draft chooses among in a workspace; RuleError with all problems of its files."""
    inputs = Inputs(workspace)
    families = tuple(file.family for _, file in inputs.read(concepts.KIND))
    found = dict.fromkeys(entry.dimension for _, file in inputs.read(units.KIND) for entry in file.unit)
    inputs.check()
    named = {table: tuple(inputs.names(table) or ()) for table in ("concept", "unit", "area")}
    return Choices(
        tuple(sorted(families, key=lambda family: family.ordinal)),
        tuple(found),
        concepts=named["concept"],
        units=named["unit"],
        areas=named["area"],
    )


def list_concepts(workspace: Path) -> Collection[str]:
    """The ids of all concepts, as the files stand."""
    return Inputs(workspace).names("concept") or ()


def draft_file(workspace: Path, draft: Draft) -> tuple[str, bytes, bytes, Rules]:
    """The file of the family: where it lies, what is in it, the same with the draft at its end, the rules by that."""
    present = Inputs(workspace)
    files = present.read(concepts.KIND)
    rules = read_rules(present)
    present.check()
    problems = list(_find_problems(draft, rules))
    source = next((source for source, file in files if file.family.id == draft.family), None)
    if source is None:
        names = [file.family.id for _, file in files]
        problems.append(_say("family", draft.family, f"one of {', '.join(names)}", find_nearest(draft.family, names)))
        source = files[0][0]  # in which the rest is looked at
    elif not (workspace / source.path).is_file():
        step = "`figtrace init DIR` writes a workspace with today's files to copy it from"
        problems.append(f"{source.path}: {Fault((), 'nothing', 'a file of the workspace to add to', step)}")
    content = source.content.rstrip() + b"\n\n" + write_entry(draft).encode("utf-8", "surrogatepass") + b"\n"
    changed = Inputs(workspace)
    changed.lay(source.path, content)
    would_be = read_rules(changed)
    read_catalogue(changed, would_be)
    problems = [*dict.fromkeys((*changed.problems, *problems))]
    if problems:
        raise RuleError(problems)
    return source.path, source.content, content, would_be


def write_concept(workspace: Path, draft: Draft) -> str:
    """Add the draft to the file of its family, and give its path; RuleError with all problems, and nothing written."""
    with one_writer(workspace, LOCK, FOLDER):
        path, before, content, _ = draft_file(workspace, draft)
        write_over(workspace / path, before, [content])
    return path


def take_out(workspace: Path, name: str) -> str:
    """Take a concept out again that was written last into the file of its family, and give its path.

    RuleError, and nothing written, where another entry stands behind it, or where something else needs it by now.
    """
    with one_writer(workspace, LOCK, FOLDER):
        files = Inputs(workspace).read(concepts.KIND)
        found = next((source for source, file in files if file.concept and file.concept[-1].id == name), None)
        if found is None or not (workspace / found.path).is_file():
            raise RuleError([_say("id", name, "the last concept of a file of the workspace", "edit the file instead")])
        content = cut_last(found.content, b"[[concept]]")
        changed = Inputs(workspace)
        changed.lay(found.path, content)
        rules = read_rules(changed)
        read_catalogue(changed, rules)
        changed.check()
        if others := [other.id for other in rules.vocabulary.concepts.values() if other.balance == name]:
            raise RuleError([_say("balance", name, "a concept that no other names", f"it is that of {others[0]}")])
        write_over(workspace / found.path, found.content, [content])
    return found.path


def cut_last(content: bytes, head: bytes) -> bytes:
    r"""A file without its last entry.

    >>> cut_last(b"[[a]]\nid = 1\n\n[[a]]\nid = 2\n", b"[[a]]")
    b'[[a]]\nid = 1\n'
    """
    lines = content.split(b"\n")
    last = max(place for place, line in enumerate(lines) if line.strip() == head)
    return b"\n".join(lines[:last]).rstrip() + b"\n"


def _find_problems(draft: Draft, rules: Rules) -> Iterator[str]:
    """What the schemas cannot tell, each on one line."""
    if NAME.fullmatch(draft.id) is None and re.fullmatch(fields.NAME, draft.id):
        yield _say("id", draft.id, "an id of small letters, digits and _, beginning with a letter")
    dimensions = {unit.dimension for unit in rules.units.values()}
    for name in draft.units:
        if name not in dimensions:
            yield _say("units", name, "a dimension of datasets/units.toml", find_nearest(name, dimensions))
    if draft.balance and draft.balance not in (concepts_there := {*rules.vocabulary.concepts, draft.id}):
        yield _say("balance", draft.balance, "the id of one concept", find_nearest(draft.balance, concepts_there))
    if not any(draft.words.values()):
        yield f"{FOLDER}: words: {Fault((), 'nothing', 'at least one word in one language', 'please add it')}"
    yield from _find_taken(draft, rules)


def _find_taken(draft: Draft, rules: Rules) -> Iterator[str]:
    """Words that already stand for a concept of another family; the schema tells of those of its own."""
    owner = {
        _key(word): concept.id
        for concept in rules.vocabulary.concepts.values()
        if concept.family != draft.family
        for words in concept.words.values()
        for word in words
    }
    for language, words in draft.words.items():
        for word in words:
            if (other := owner.get(_key(word))) is not None:
                yield _say(f"words.{language}", word, f"a word that is not of {show(other)} already", "take it out")


def _key(word: str) -> str:
    return "".join(word.casefold().split())


def _say(name: str, found: str, expected: str, step: str = "please correct it") -> str:
    return say(FOLDER, name, found, expected, step)


def say(place: str, name: str, found: str, expected: str, step: str = "please correct it") -> str:
    """What is wrong with a field of a draft, on one line."""
    return f"{place}: {name}: {Fault((), show(found), expected, step)}"


def write_entry(draft: Draft) -> str:
    """The lines of the file, without an end of the last one."""
    return "\n".join(_lines(draft))


def _lines(draft: Draft) -> Iterator[str]:
    yield "[[concept]]"
    for name in ("id", "ko", "en"):
        yield f"{name} = {quote(getattr(draft, name))}"
    yield f"units = {_list(draft.units)}"
    yield f"type = {quote(draft.type)}"
    for name in OPTIONAL:
        if value := getattr(draft, name):
            yield f"{name} = {quote(value)}"
    for language in LANGUAGES:
        if words := draft.words.get(language):
            yield f"words.{language} = {_list(words)}"
    if not any(draft.words.values()):
        yield "words = {}"


def _list(values: Collection[str]) -> str:
    return f"[{', '.join(map(quote, values))}]"


def quote(value: str) -> str:
    """A text as TOML has it: as JSON, and the one control that JSON leaves as it is."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
