"""Every address of the dashboard, written and read in one place.

Ids stand in addresses as they are (`/o/002:8020-8032`); what is not ASCII is percent-encoded. The
state of a page is its query string: the same names mean the same on pages, exports and embeds.

    c=002:8020-8032,004:1-9   pinned observations, at most two
    o=nis,us   k=cap,claim   d=002   origins, kinds, documents that are kept
    t=2023..2024-06          the period that is kept; either end may be missing
    m=quotes                 every quotation a mark of its own; else one mark for what an origin states
    v=1f0a9c77b2e4           the version that is shown, instead of the published one

While a request reads a version of its own, every address that is written here names it (`freeze`),
so that a reader who follows a link stays in that version.
"""

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

SAFE = ":.,-~"  # ids keep these, so that an address can be read
MAX_PINS = 2

_frozen: ContextVar[str | None] = ContextVar("version", default=None)


def freeze(version: str | None) -> None:
    """From here on, in this thread, addresses name this version; None: what is published."""
    _frozen.set(version)


def frozen() -> str | None:
    """The version that addresses name: for forms, which make their query of their fields."""
    return _frozen.get()


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
    return with_query("/", {}, family)


def family(family: str) -> str:
    """One family of the overview, all of its indicators."""
    return with_query("/", {"f": family})


def search(text: str | None = None) -> str:
    """The results of a search, or the place to search from."""
    return with_query("/search", {"q": text} if text else {})


def indicator(indicator_id: str, state: State | None = None, **query: str) -> str:
    """The work page of an indicator, in a state if one is given.

    >>> indicator("arms.containers", State(pins=("002:7940-7953",)))
    '/i/arms.containers?c=002:7940-7953'
    """
    return with_query(f"/i/{_part(indicator_id)}", {**(state or State()).to_query(), **query})


def observation(observation_id: str, **query: str) -> str:
    """The permalink of one figure, as printed on slides."""
    return with_query(f"/o/{_part(observation_id)}", query)


def document(document_id: str, mention_id: str | None = None) -> str:
    """The reader, at a figure if one is named."""
    return with_query(f"/d/{_part(document_id)}", {}, mention_id)


def table(table_id: str) -> str:
    """A table as printed."""
    return with_query(f"/t/{_part(table_id)}", {})


def conflicts(indicator_id: str | None = None) -> str:
    """Rival claims, of one indicator if it is named."""
    return with_query("/conflicts", {"i": indicator_id} if indicator_id else {})


def compare(indicator_ids: Iterable[str]) -> str:
    """Up to four indicators on one shared axis of time."""
    chosen = ",".join(indicator_ids)
    return with_query("/compare", {"i": chosen} if chosen else {})


def sources() -> str:
    """The documents."""
    return with_query("/sources", {})


def quality() -> str:
    """Checks and coverage."""
    return with_query("/quality", {})


def about() -> str:
    """The method, the marks and the budgets."""
    return with_query("/about", {})


def data() -> str:
    """Downloads and the API."""
    return with_query("/data", {})


def versions(old: str | None = None, new: str | None = None) -> str:
    """The versions, and what changed between two of them."""
    return with_query("/data/versions", {name: value for name, value in (("from", old), ("to", new)) if value})


def api() -> str:
    """How programs ask for the data."""
    return with_query("/data/api", {})


def dictionary() -> str:
    """What every table and column of the store means."""
    return with_query("/data/dictionary", {})


def cite(sort: str, name: str, form: str) -> str:
    """The citation of a figure (o), an indicator (i), a table (t) or a document (d) as a file.

    >>> cite("o", "002:8020-8032", "bib")
    '/cite/o/002:8020-8032.bib'
    """
    return with_query(f"/cite/{sort}/{_part(name)}.{form}", {})


def deck(charts: Iterable[str] = (), **query: str) -> str:
    """The tray of slides; with charts, a set that can be shared.

    >>> deck(["i/arms.containers", "o/002:8020-8032"])
    '/deck?c=i/arms.containers&c=o/002:8020-8032'
    """
    shared = "&".join(urlencode({"c": chart}, safe=SAFE + "/") for chart in charts)
    return f"/deck?{shared}" if shared else with_query("/deck", query)


def export(
    format: str = "csv",
    indicator_id: str | None = None,
    state: State | None = None,
    bom: bool = False,
) -> str:
    """A download: of all figures, or of one indicator in a state.

    >>> export("csv", "arms.containers", bom=True), export("zip")
    ('/export/i/arms.containers.csv?bom=1', '/export/package.zip')
    """
    everything = "/export/package" if format == "zip" else "/export/figures"
    path = f"/export/i/{_part(indicator_id)}" if indicator_id else everything
    query = (state or State()).to_query() | ({"bom": "1"} if bom else {})
    for look in ("c", "m"):  # how a page looks, not what is exported
        query.pop(look, None)
    return with_query(f"{path}.{format}", query)


def export_of(indicators: Iterable[str] = (), families: Iterable[str] = (), format: str = "csv") -> str:
    """The figures of several indicators or families in one file.

    >>> export_of(["arms.shells", "arms.troops"])
    '/export/figures.csv?i=arms.shells,arms.troops'
    """
    query = {"i": ",".join(indicators), "f": ",".join(families)}
    return with_query(f"/export/figures.{format}", {name: value for name, value in query.items() if value})


def export_list(name: str, **query: str) -> str:
    """A list of a page with all its rows: conflicts or documents.

    >>> export_list("conflicts", type="slip")
    '/export/conflicts.csv?type=slip'
    """
    return with_query(f"/export/{name}.csv", query)


def picture(indicator_id: str, form: str = "svg", state: State | None = None, **query: str) -> str:
    """An indicator as a picture: svg, png or pdf.

    >>> picture("arms.containers", "png", size="half")
    '/img/arms.containers.png?size=half'
    """
    return with_query(f"/img/{_part(indicator_id)}.{form}", {**(state or State()).to_query(), **query})


def embed(indicator_id: str, state: State | None = None, **query: str) -> str:
    """An indicator as others frame it."""
    return with_query(f"/embed/{_part(indicator_id)}", {**(state or State()).to_query(), **query})


def embed_card(indicator_id: str, observation_id: str, **query: str) -> str:
    """The card of one figure, for an embed that does not carry it."""
    return with_query(f"/embed/{_part(indicator_id)}/card/{_part(observation_id)}", query)


def oembed(address: str) -> str:
    """What a site is told that asks how to embed a page; `address` is whole."""
    return with_query("/oembed", {"url": address, "format": "json"})


def absolute(host: str, path: str) -> str:
    """The address to print or to copy: host as the reader called it, e.g. `http://127.0.0.1:8050/`."""
    return host.rstrip("/") + path


def with_query(path: str, query: Mapping[str, str], fragment: str | None = None) -> str:
    """A path with a query that keeps the version, and a place in the page.

    >>> with_query("/quality", {"page": "2"}, "checks")
    '/quality?page=2#checks'
    """
    if version := frozen():
        query = {**query, "v": query.get("v", version)}
    words = f"?{urlencode(query, safe=SAFE)}" if query else ""
    return path + words + (f"#{_part(fragment)}" if fragment else "")


def same_page(path: str, query: Mapping[str, str]) -> str:
    """This path with this query and nothing else: what is published."""
    return quote(path, safe="/" + SAFE) + (f"?{urlencode(query, safe=SAFE)}" if query else "")


def _part(text: str | None) -> str:
    return quote(text or "", safe=SAFE)
