"""Every address of the dashboard, written in one place.

Ids stand in addresses as they are (`/o/002:8020-8032`); what is not ASCII is percent-encoded. The query
string of a page is its state (dashboard.state).

While a request reads a version of its own, every address that is written here names it (`freeze`),
so that a reader who follows a link stays in that version.
"""

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from urllib.parse import quote, urlencode

from dashboard.choice import Choice
from dashboard.state import State

SAFE = ":.,-~"  # ids keep these, so that an address can be read

_frozen: ContextVar[str | None] = ContextVar("version", default=None)


def freeze(version: str | None) -> None:
    """From here on, in this thread, addresses name this version; None: what is published."""
    _frozen.set(version)


def frozen() -> str | None:
    """The version that addresses name: for forms, which make their query of their fields."""
    return _frozen.get()


def home(family: str | None = None) -> str:
    """The overview, at the card of a family if one is named."""
    return with_query("/", {}, family)


def family(family: str) -> str:
    """One family of the overview, all of its indicators."""
    return with_query("/", {"f": family})


def figures(choice: Choice | None = None, **query: str) -> str:
    """All figures, or those that are chosen.

    >>> figures(Choice(area=("KP",), origin=("kr.nis",)), sort="-period")
    '/figures?area=KP&o=kr.nis&sort=-period'
    """
    return with_query("/figures", {**(choice or Choice()).to_query(), **query})


def time(choice: Choice | None = None, **query: str) -> str:
    """All figures in time, or those that are chosen.

    >>> time(Choice(area=("KP",)), by="measure", w="2020-01-01..2024-12-31")
    '/time?area=KP&by=measure&w=2020-01-01..2024-12-31'
    """
    return with_query("/time", {**(choice or Choice()).to_query(), **query})


def figures_file(choice: Choice, format: str = "csv") -> str:
    """The chosen figures as a file.

    >>> figures_file(Choice(origin=("kr.nis",)), "xlsx")
    '/export/figures.xlsx?o=kr.nis'
    """
    return with_query(f"/export/figures.{format}", choice.to_query())


def figures_call(choice: Choice) -> str:
    """The chosen figures as the API gives them."""
    return with_query("/api/v1/observations", choice.to_query())


def origin(origin_id: str, **query: str) -> str:
    """All that one origin says.

    >>> origin("kr.nis")
    '/origins/kr.nis'
    """
    return with_query(f"/origins/{_part(origin_id)}", query)


def origins() -> str:
    """Who states figures."""
    return with_query("/origins", {})


def measure(measure_id: str, **query: str) -> str:
    """The areas, partners and breakdowns of one measure.

    >>> measure("exports")
    '/m/exports'
    """
    return with_query(f"/m/{_part(measure_id)}", query)


def search_part(path: str, query: Mapping[str, str]) -> str:
    """The query of an address as it stands in it, with its question mark; empty without one.

    >>> search_part("/figures", {"area": "KP", "o": "kr.nis,kr.bok"})
    '?area=KP&o=kr.nis,kr.bok'
    """
    return same_page(path, query).removeprefix(quote(path, safe="/" + SAFE))


def feed(choice: Choice | None = None, lang: str | None = None) -> str:
    """What changed, of all figures or of those that are chosen."""
    return same_page("/feed.atom", {**(choice or Choice()).to_query(), **({"lang": lang} if lang else {})})


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


def original(document_id: str) -> str:
    """The file that a document was read from."""
    return with_query(f"/d/{_part(document_id)}/original", {})


def page(document_id: str, number: int, mention_id: str | None = None) -> str:
    """A page of the original, at a figure if one is named.

    >>> page("002", 3, "002:8020-8032")
    '/d/002/p/3#002:8020-8032'
    """
    return with_query(f"/d/{_part(document_id)}/p/{number}", {}, mention_id)


def page_picture(document_id: str, number: int, width: int | None, form: str = "webp") -> str:
    """A page of the original as a picture of so many pixels; a drawn one (svg) has no width.

    >>> page_picture("002", 3, 910)
    '/d/002/p/3.webp?w=910'
    """
    return with_query(f"/d/{_part(document_id)}/p/{number}.{form}", {"w": str(width)} if width else {})


def figure_picture(observation_id: str, form: str = "webp") -> str:
    """The place of a figure on the page of its original as a picture.

    >>> figure_picture("002:8020-8032", "png")
    '/o/002:8020-8032/page.png'
    """
    return with_query(f"/o/{_part(observation_id)}/page.{form}", {})


def table(table_id: str, **query: str) -> str:
    """A table as printed."""
    return with_query(f"/t/{_part(table_id)}", query)


def conflicts(indicator_id: str | None = None) -> str:
    """Rival claims, of one indicator if it is named."""
    return with_query("/conflicts", {"i": indicator_id} if indicator_id else {})


def compare(indicator_ids: Iterable[str], pins: Iterable[str] = (), place: str | None = None) -> str:
    """Up to four indicators on one shared axis of time, with at most two figures pinned, at a place of the page.

    >>> compare(["energy.oil", "energy.cap"], ["002:1-9"])
    '/compare?i=energy.oil,energy.cap&c=002:1-9'
    """
    query = {"i": ",".join(indicator_ids), "c": ",".join(pins)}
    return with_query("/compare", {name: value for name, value in query.items() if value}, place)


def comparison_file(indicator_ids: Iterable[str], pins: Iterable[str] = (), format: str = "csv") -> str:
    """What a comparison shows as a file, with what is computed.

    >>> comparison_file(["energy.oil"], format="xlsx")
    '/export/comparison.xlsx?i=energy.oil'
    """
    query = {"i": ",".join(indicator_ids), "c": ",".join(pins)}
    return with_query(f"/export/comparison.{format}", {name: value for name, value in query.items() if value})


def comparison_call(indicator_ids: Iterable[str], pins: Iterable[str] = ()) -> str:
    """The same as the API gives it."""
    query = {"indicator": ",".join(indicator_ids), "observation": ",".join(pins)}
    return with_query("/api/v1/comparison", {name: value for name, value in query.items() if value})


def sources() -> str:
    """The documents."""
    return with_query("/sources", {})


def review(
    document_id: str | None = None,
    mention_id: str | None = None,
    said: str | None = None,
    *,
    typed: Mapping[str, str] | None = None,
    place: str | None = None,
) -> str:
    """What waits for a person, of all documents or of one, at a figure; `said` was settled just now.

    `typed` was said of the whole text and cannot be; `place` is a part of the page, opened where it is closed.

    >>> review("002", "002:8020-8032")
    '/review?d=002&m=002:8020-8032'
    >>> review("002", place="whole")
    '/review?d=002&open=whole#whole'
    """
    asked = {"d": document_id, "m": mention_id, "said": said, "open": place, **(typed or {})}
    return with_query("/review", {name: value for name, value in asked.items() if value}, place)


def review_table(document_id: str | None = None, begin: str | None = None, said: str | None = None) -> str:
    """What is not settled of a document, many figures at a time from one on; `said` marks what was just accepted.

    >>> review_table("002", "002:8020-8032")
    '/review/table?d=002&begin=002:8020-8032'
    """
    asked = {"d": document_id, "begin": begin, "said": said}
    return with_query("/review/table", {name: value for name, value in asked.items() if value})


def concept(mention_id: str | None = None, said: str | None = None, undone: str | None = None) -> str:
    """Where what a figure measures becomes a concept; `said` was written just now, `undone` taken out again.

    >>> concept("002:8020-8032")
    '/review/concept?m=002:8020-8032'
    """
    asked = {"m": mention_id, "said": said, "undone": undone}
    return with_query("/review/concept", {name: value for name, value in asked.items() if value})


def pin(indicator_id: str | None = None, said: str | None = None, undone: str | None = None) -> str:
    """Where an indicator gets a name, a caution and a range of its own; `said` was written just now.

    >>> pin("exports.kp-cn.usd")
    '/review/pin?i=exports.kp-cn.usd'
    """
    asked = {"i": indicator_id, "said": said, "undone": undone}
    return with_query("/review/pin", {name: value for name, value in asked.items() if value})


def add(item: str | None = None) -> str:
    """Where papers are taken in; one of those that wait is open."""
    return with_query("/add", {"f": item} if item else {})


def build() -> str:
    """Where a build is begun, and asked how far it is."""
    return "/build"


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


def cite(sort: str, name: str, form: str, **query: str) -> str:
    """The citation of a figure (o), an indicator (i), a table (t) or a document (d) as a file.

    >>> cite("o", "002:8020-8032", "bib")
    '/cite/o/002:8020-8032.bib'
    """
    return with_query(f"/cite/{sort}/{_part(name)}.{form}", query)


def cite_figures(choice: Choice, form: str, **query: str) -> str:
    """The figures that are chosen, as a data set with its documents, for managers of references.

    >>> cite_figures(Choice(origin=("kr.nis",)), "ris")
    '/cite/figures.ris?o=kr.nis'
    """
    return with_query(f"/cite/figures.{form}", {**choice.to_query(), **query})


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

    >>> export_list("conflicts", verdict="slip")
    '/export/conflicts.csv?verdict=slip'
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


def briefing(sort: str, name: str, form: str = "", state: State | None = None, **query: str) -> str:
    """One page about an indicator (i), an origin (origins) or a document (d); as a file: pdf, docx or hwpx.

    >>> briefing("i", "arms.containers"), briefing("origins", "kr.nis", "hwpx", lang="en")
    ('/brief/i/arms.containers', '/brief/origins/kr.nis.hwpx?lang=en')
    """
    ending = f".{form}" if form else ""
    return with_query(f"/brief/{sort}/{_part(name)}{ending}", {**_without_pins(state), **query})


def briefings(indicator_ids: Iterable[str], state: State | None = None, form: str = "", **query: str) -> str:
    """One page about several indicators.

    >>> briefings(["arms.shells", "arms.troops"], form="pdf")
    '/brief.pdf?i=arms.shells,arms.troops'
    """
    ending = f".{form}" if form else ""
    return with_query(f"/brief{ending}", {"i": ",".join(indicator_ids), **_without_pins(state), **query})


def _without_pins(state: State | None) -> dict[str, str]:
    found = (state or State()).to_query()
    found.pop("c", None)  # how a page looks, not what it tells
    return found


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
