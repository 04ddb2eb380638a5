"""The questions of the API, each asked of the store: rows of a list behind a place, or one thing.

Goes in: the store and what was asked, by name. Goes out: rows, each of a list with its `place`; a Problem for a name
that does not exist.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from dashboard import versions
from dashboard.api.problems import Problem, refuse
from dashboard.content.comparing import list_compared
from etl.answers import Record, as_dict
from etl.store import Publication, Store, kept, present

Row = dict[str, Any]  # what is answered: a record of the store by its columns, with what only an answer has
NAMED = {  # filters that name things, by the question that lists them
    "indicator": ("indicators", "indicator_id"),
    "family": ("families", "family"),
    "origin": ("origins", "origin_id"),
    "document": ("document_names", "document_id"),
}
FACETED = ("measure", "area", "partner", "breakdown")  # those that are named by what figures there are
SORTS = ("figures", "indicators", "origins", "documents", "passages")  # of an answer, in its order


def list_families(store: Store, **asked: Any) -> list[Row]:
    """All families, in order."""
    return cut([as_dict(row) for row in store.families()], asked)


def list_indicators(store: Store, **asked: Any) -> list[Row]:
    """Indicators in the order of the catalogue."""
    check_names(store, asked, "family")
    return number(store.indicators(asked["family"], asked["limit"], asked["after"] + 1), asked)


def find_indicator(store: Store, indicator_id: str) -> Row:
    """One indicator."""
    row = store.indicator(indicator_id)
    if row is None:
        refuse_name("indicator", indicator_id, [r.indicator_id for r in store.indicators()])
    return as_dict(row)


def list_origins(store: Store, **asked: Any) -> list[Row]:
    """Who stated figures, the most quoted first."""
    return number(store.origins(asked["limit"], asked["after"] + 1), asked)


def list_documents(store: Store, **asked: Any) -> list[Row]:
    """The documents by id."""
    rows = store.documents(limit=asked["limit"], first=asked["after"] + 1)
    return number(rows, asked)


def find_document(store: Store, document_id: str) -> Row:
    """One document with its text."""
    row = store.document(document_id)
    if row is None:
        refuse_name("document", document_id, [r.document_id for r in store.document_names()])
    return as_dict(row) | {"text": present(store.text_at(document_id, 0, row.length)).quote}


def list_passages(store: Store, document_id: str, **asked: Any) -> list[Row]:
    """The passages of a document in reading order."""
    first = asked["after"] + 1
    rows = store.passages(document_id, first, first + asked["limit"] - 1)
    if not rows and not store.document_names([document_id]):
        refuse_name("document", document_id, [r.document_id for r in store.document_names()])
    return [as_dict(row) | {"text": row.reading, "place": row.ordinal} for row in rows]


def list_observations(store: Store, **asked: Any) -> list[Row]:
    """Figures in the order of family, indicator, document and place."""
    check_names(store, asked, *NAMED, *FACETED)
    rows = store.figures_page(
        **{
            name: asked[name]
            for name in (*NAMED, *FACETED, "transformation", "certainty", "dating", "kind", "bound", "text")
        },
        start=asked["from"],
        end=asked["to"],
        limit=asked["limit"],
        after=asked["after"],
    )
    return [as_dict(row) for row in rows]


def find_observation(store: Store, observation_id: str) -> Row:
    """One figure with its evidence and its rivals."""
    row = store.observation(observation_id)
    if row is None:
        near = store.figures_page(document=[observation_id.partition(":")[0]], limit=1000)
        refuse_name("observation", observation_id, [r.observation_id for r in near])
    names = ("observation_id", "verdict", "ratio", "reason_ko", "reason_en")
    rivals = [as_dict(rival, names) for rival in store.rivals(observation_id)]
    parts = ("role", "document_id", "char_start", "char_end", "quote", "rule")
    evidence = [as_dict(span, parts) for span in store.evidence(row.mention_id)]
    return as_dict(row) | {"evidence": evidence, "relations": rivals, "document_sha256": row.sha256}


def list_conflicts(store: Store, **asked: Any) -> list[Row]:
    """Pairs of figures that differ, with the verdict on them; what nothing explains and the widest ratio first."""
    check_names(store, asked, "indicator")
    rows = store.relations(asked["indicator"], asked["verdict"], asked["limit"], asked["after"] + 1)
    return number(rows, asked)


def list_comparison(store: Store, **asked: Any) -> list[Row]:
    """The figures of some indicators, then what is computed from them, as /compare shows it."""
    check_names(store, asked, "indicator")
    names, pins = (list(dict.fromkeys(asked[name] or ())) for name in ("indicator", "observation"))
    return cut(list_compared(store, names, pins, asked["lang"] or "en"), asked)


def answer_question(store: Store, q: str | None, limit: int) -> Row:
    """What a question finds, best first, and what is near where no figure fits."""
    if not q or not q.strip():
        raise Problem("bad-value", "q is empty; it takes what is looked for", parameter="q")
    found = store.search(q, limit)
    rows = {name: [_plain(row) for row in getattr(found, name)] for name in SORTS}
    near = [{"left_out": one.left_out, "figures": [_plain(row) for row in one.figures]} for one in found.near]
    return {"q": q, "total": found.total, **rows, "near": near, "unknown": list(found.unknown)}


def _plain(found: Record) -> Row:
    """A row without what only the store means by it."""
    return {name: value for name, value in as_dict(found).items() if name not in ("figure_row", "thing")}


def list_versions(store: Store, **asked: Any) -> list[Row]:  # noqa: ARG001, the ledger is one for all versions
    """What was published, the newest first."""
    shelf = versions.this_shelf()
    current, seen, rows = shelf.current().version, set(), []
    for entry in reversed(shelf.publications()):
        is_current = entry.version == current and current not in seen
        seen.add(entry.version)
        rows.append(describe_version(entry, is_current=is_current))
    return cut(rows, asked)


def find_version(store: Store, version: str) -> Row:
    """The latest publication of one version."""
    rows = list_versions(store, after=-1, limit=None)
    row = next((row for row in rows if row["version"] == version), None)
    if row is None:
        refuse_name("version", version, [row["version"] for row in rows])
    return row


def describe_version(entry: Publication, *, is_current: bool) -> dict[str, Any]:
    """A line of the ledger as a row."""
    state = "available" if entry.is_readable else "pruned" if entry.path is None else "unreadable"
    names = ("version", "previous", "figures", "pruned", "code", "seeds", "datasets")
    return {
        **{name: getattr(entry, name) for name in names},
        **{name: entry.changes.get(name) for name in ("added", "removed", "altered", "moved")},
        "published": entry.at,
        "state": "current" if is_current else state,
        "inputs": list(entry.inputs),
    }


def cut(rows: Sequence[Row], asked: Mapping[str, Any]) -> list[Row]:
    """The rows behind a place, each with its own."""
    first = asked["after"] + 1
    last = None if asked["limit"] is None else first + asked["limit"]
    return [{**row, "place": first + n} for n, row in enumerate(rows[first:last])]


def number(rows: Sequence[Record], asked: Mapping[str, Any]) -> list[Row]:
    """Rows that were asked for behind a place, each with its own."""
    return [as_dict(row) | {"place": asked["after"] + 1 + n} for n, row in enumerate(rows)]


def check_names(store: Store, asked: Mapping[str, Any], *sorts: str) -> None:
    """Problem for a filter that names what does not exist."""
    for sort in sorts:
        names = asked.get(sort) or ()
        for name in [names] if isinstance(names, str) else names:
            if name not in (known := list_names(store, sort)):
                raise refuse("bad-value", sort, name, list(known), parameter=sort)


@kept(len(NAMED) + len(FACETED))
def list_names(store: Store, sort: str) -> dict[str, None]:
    """The ids of all things of a sort, in their order, to be looked up."""
    if sort in FACETED:
        return dict.fromkeys(found.value for found in store.facet_values(sort))
    question, column = NAMED[sort]
    return dict.fromkeys(getattr(row, column) for row in getattr(store, question)())


def refuse_name(sort: str, name: str, known: Sequence[str]) -> NoReturn:
    """Raise the Problem of a name that does not exist."""
    raise refuse("unknown-name", sort, name, known, parameter=sort)
