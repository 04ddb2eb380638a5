"""Every address of the dashboard, written and read in one place.

Ids stand in addresses as they are (`/o/002:8020-8032`); what is not ASCII is percent-encoded. The
state of a page is its query string: the same names mean the same on pages, exports and embeds.

    c=002:8020-8032,004:1-9   pinned observations, at most two
    o=nis,us   k=cap,claim   d=002   origins, kinds, documents that are kept
    t=2023..2024-06          the period that is kept; either end may be missing
    m=quotes                 every quotation a mark of its own; else one mark for what an origin states
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

SAFE = ":.,-~"  # ids keep these, so that an address can be read
MAX_PINS = 2


@dataclass(frozen=True, slots=True)
class State:
    """What a reader chose on a page: pins and filters. Empty means: nothing pinned, all kept."""

    pins: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    by_quotation: bool = False

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "State":
        """Read a query string; what is unknown is ignored, what is too much is cut.

        >>> State.from_query({"c": "002:1-2", "t": "2023.."}).start
        '2023'
        """
        start, _, end = query.get("t", "").partition("..")
        return cls(
            pins=split_ids(query.get("c"))[:MAX_PINS],
            origins=split_ids(query.get("o")),
            kinds=split_ids(query.get("k")),
            documents=split_ids(query.get("d")),
            start=start or None,
            end=end or None,
            by_quotation=query.get("m") == "quotes",
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
        }
        return {name: value for name, value in named.items() if value}

    @property
    def is_filtered(self) -> bool:
        """Whether a filter is set (neither a pin nor the way of counting is one)."""
        return bool(replace(self, pins=(), by_quotation=False).to_query())

    def keeps(self, row: Mapping[str, object]) -> bool:
        """Whether a row of `figures` passes the filters; an undated row passes any period."""
        return (
            (not self.origins or row["origin_id"] in self.origins)
            and (not self.kinds or row["kind"] in self.kinds)
            and (not self.documents or row["document_id"] in self.documents)
            and self._meets(row.get("period_start"), row.get("period_end"))
        )

    def _meets(self, start: object, end: object) -> bool:
        start, end = start or end, end or start
        if not start or not end:
            return True
        return not (
            (self.end and str(start)[: len(self.end)] > self.end)
            or (self.start and str(end) < self.start[: len(str(end))])
        )


def split_ids(text: str | None) -> tuple[str, ...]:
    """The ids of a comma-separated list, in order, without doubles."""
    return tuple(dict.fromkeys(part for part in (text or "").split(",") if part))


def home(family: str | None = None) -> str:
    """The overview, at the card of a family if one is named."""
    return f"/#{_part(family)}" if family else "/"


def search(text: str | None = None) -> str:
    """The results of a search, or the place to search from."""
    return _with("/search", {"q": text} if text else {})


def indicator(indicator_id: str, state: State | None = None, **query: str) -> str:
    """The work page of an indicator, in a state if one is given.

    >>> indicator("arms.containers", State(pins=("002:7940-7953",)))
    '/i/arms.containers?c=002:7940-7953'
    """
    return _with(f"/i/{_part(indicator_id)}", {**(state or State()).to_query(), **query})


def observation(observation_id: str) -> str:
    """The permalink of one figure, as printed on slides."""
    return f"/o/{_part(observation_id)}"


def document(document_id: str, mention_id: str | None = None) -> str:
    """The reader, at a figure if one is named."""
    return f"/d/{_part(document_id)}" + (f"#{_part(mention_id)}" if mention_id else "")


def table(table_id: str) -> str:
    """A table as printed."""
    return f"/t/{_part(table_id)}"


def conflicts(indicator_id: str | None = None) -> str:
    """Rival claims, of one indicator if it is named."""
    return _with("/conflicts", {"i": indicator_id} if indicator_id else {})


def compare(indicator_ids: Iterable[str]) -> str:
    """Up to four indicators on one shared axis of time."""
    chosen = ",".join(indicator_ids)
    return _with("/compare", {"i": chosen} if chosen else {})


def sources() -> str:
    """The documents."""
    return "/sources"


def quality() -> str:
    """Checks and coverage."""
    return "/quality"


def about() -> str:
    """The method, the marks and the budgets."""
    return "/about"


def data() -> str:
    """Downloads and the API."""
    return "/data"


def export(
    format: str = "csv",
    indicator_id: str | None = None,
    state: State | None = None,
    bom: bool = False,
) -> str:
    """A download: of all figures, or of one indicator in a state.

    >>> export("csv", "arms.containers", bom=True)
    '/export/i/arms.containers.csv?bom=1'
    """
    path = f"/export/i/{_part(indicator_id)}" if indicator_id else "/export/figures"
    query = (state or State()).to_query() | ({"bom": "1"} if bom else {})
    for look in ("c", "m"):  # how a page looks, not what is exported
        query.pop(look, None)
    return _with(f"{path}.{format}", query)


def absolute(host: str, path: str) -> str:
    """The address to print or to copy: host as the reader called it, e.g. `http://127.0.0.1:8050/`."""
    return host.rstrip("/") + path


def _part(text: str | None) -> str:
    return quote(text or "", safe=SAFE)


def _with(path: str, query: Mapping[str, str]) -> str:
    return path + (f"?{urlencode(query, safe=SAFE)}" if query else "")
