"""What is exported: a store, by what its figures are narrowed, and for whom the file is written.

The command line and the routes make one; every format reads its rows from it, as often as it needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dashboard import urls
from dashboard.choice import Choice
from dashboard.i18n import Text
from etl.answers import CountedDocument, QuotedSentence

if TYPE_CHECKING:
    import pyarrow

    from etl.store import Store

PERMALINK = "permalink"


@dataclass(frozen=True)
class Selection:
    """`narrowed` is what `Store.figures` takes; `host` makes addresses absolute, without it they are paths."""

    store: Store
    narrowed: dict[str, Any] = field(default_factory=dict)
    lang: str = "ko"
    host: str = ""
    with_pages: bool = False  # whether a package carries the places of figures on the pages of originals

    @classmethod
    def of_choice(cls, store: Store, choice: Choice, lang: str, host: str) -> Selection:
        """What a page shows of all figures, all its rows."""
        return cls(store, {**choice.narrowing()}, lang, host)

    @property
    def text(self) -> Text:
        """The words of the reader's language."""
        return Text(self.lang)

    @property
    def version(self) -> str:
        """The version of the data."""
        return self.store.version

    def figures(self) -> Iterator[pyarrow.RecordBatch]:
        """The figures, streamed; where the host is known, each with the whole address of its page."""
        for batch in self.store.stream_figures(**self.narrowed):
            yield self._with_addresses(batch) if self.host else batch

    def quotations(self) -> Iterator[QuotedSentence]:
        """The untouched words behind each figure, in the order of the figures."""
        for batch in self.figures():
            ids = batch["observation_id"].to_pylist()
            found = {row.observation_id: row for row in self.store.quotations(ids)}
            yield from (found[name] for name in ids)

    def documents(self) -> list[CountedDocument]:
        """The documents that the figures stand in, without their text."""
        quoted = {name for batch in self.figures() for name in batch["document_id"].unique().to_pylist()}
        return [row for row in self.store.documents() if row.document_id in quoted]

    def describe(self) -> str:
        """By what it is narrowed, as `name = values`; empty if it is everything.

        >>> Selection(None, {"family": ["arms", "trade"], "start": "2023", "origin": None}).describe()
        'family = arms, trade; start = 2023'
        """
        parts = [
            f"{name} = {held if isinstance(held, str) else ', '.join(held)}"
            for name, held in self.narrowed.items()
            if held
        ]
        return "; ".join(parts)

    def address(self, path: str) -> str:
        """An address in which the version is frozen: absolute if the host is known, else a path."""
        return urls.absolute(self.host, urls.with_query(path, {"v": self.version})) if self.host else path

    def _with_addresses(self, batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
        import pyarrow

        at = batch.schema.get_field_index(PERMALINK)
        addresses = [self.address(path) for path in batch[PERMALINK].to_pylist()]
        return batch.set_column(at, PERMALINK, pyarrow.array(addresses, pyarrow.string()))
