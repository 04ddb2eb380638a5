"""The state of a page, which is its query string: the same names mean the same on pages, exports and embeds.

c=002:8020-8032,004:1-9   pinned observations, at most two
o=nis,us   k=cap,claim   d=002   origins, kinds, documents that are kept
t=2023..2024-06          the period that is kept; either end may be missing
m=quotes                 every quotation a mark of its own; else one mark for what an origin states
v=1f0a9c77b2e4           the version that is shown, instead of the published one

Each letter may also be written as the word of the API: observation, origin, kind, document, period (or from
and to), marks; and those of lists, indicator (i) and family (f).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from etl.answers import StatedFigure

MAX_PINS = 2
WORDS = {"observation": "c", "origin": "o", "kind": "k", "document": "d", "period": "t", "marks": "m"}
WORDS_OF_LISTS = {"indicator": "i", "family": "f"}


@dataclass(frozen=True, slots=True)
class State:
    """What a reader chose on a page: pins, filters, version. Empty means: nothing pinned, all kept."""

    pins: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    by_quotation: bool = False
    version: str | None = None  # None: what is published

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        """Read a query string; what is unknown is ignored, what is too much is cut.

        >>> State.from_query({"c": "002:1-2", "t": "2023.."}).start
        '2023'
        """
        query = shorten(query, WORDS)
        start, _, end = query.get("t", f"{query.get('from', '')}..{query.get('to', '')}").partition("..")
        return cls(
            pins=split_ids(query.get("c"))[:MAX_PINS],
            origins=split_ids(query.get("o")),
            kinds=split_ids(query.get("k")),
            documents=split_ids(query.get("d")),
            start=start or None,
            end=end or None,
            by_quotation=query.get("m") == "quotes",
            version=query.get("v") or None,
        )

    def to_query(self) -> dict[str, str]:
        """The shortest query string that gives this state again."""
        period = f"{self.start or ''}..{self.end or ''}"
        named = {
            "c": ",".join(self.pins),
            "o": ",".join(self.origins),
            "k": ",".join(self.kinds),
            "d": ",".join(self.documents),
            "t": "" if period == ".." else period,
            "m": "quotes" if self.by_quotation else "",
            "v": self.version or "",
        }
        return {name: value for name, value in named.items() if value}

    @property
    def is_filtered(self) -> bool:
        """Whether a filter is set (no pin, no way of counting and no version is one)."""
        return bool(replace(self, pins=(), by_quotation=False, version=None).to_query())

    def keeps(self, row: StatedFigure) -> bool:
        """Whether a row of `figures` passes the filters; an undated row passes any period."""
        return (
            (not self.origins or row.origin_id in self.origins)
            and (not self.kinds or row.kind in self.kinds)
            and (not self.documents or row.document_id in self.documents)
            and self._meets(row.period_start, row.period_end)
        )

    def _meets(self, start: object, end: object) -> bool:
        start, end = start or end, end or start
        if not start or not end:
            return True
        return not (
            (self.end and str(start)[: len(self.end)] > self.end)
            or (self.start and str(end) < self.start[: len(str(end))])
        )


def shorten(query: Mapping[str, str], words: Mapping[str, str]) -> dict[str, str]:
    """The same query with letters for words; where both stand there, the letter holds.

    >>> shorten({"origin": "nis", "lang": "en"}, WORDS)
    {'o': 'nis', 'lang': 'en'}
    """
    short = {words.get(name, name): value for name, value in query.items()}
    return short | {name: value for name, value in query.items() if name not in words}


def split_ids(text: str | None) -> tuple[str, ...]:
    """The ids of a comma-separated list, in order, without doubles."""
    return tuple(dict.fromkeys(part for part in (text or "").split(",") if part))
