"""Every sort of page by a name of its own, its address found in the store and never written down.

The names are fixed, so that tests can be divided among workers before there is a store.
"""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from dashboard import urls
from dashboard.charts import choose
from dashboard.content.material import gather
from dashboard.state import State
from etl.store import Store

CHARTS = ("claims", "cap", "series", "lanes", "number", "timeline")
WORK = tuple(name for chart in CHARTS for name in (chart, f"{chart}-pinned"))
SEARCHES = {"search": "컨테이너", "search-none": "어디에도없는말"}
PLAIN = {
    **{f"{name}-page": f"/{name}" for name in ("conflicts", "sources", "quality", "data", "about", "search", "deck")},
    **{f"data-{name}": f"/data/{name}" for name in ("versions", "api", "dictionary")},
    "home": "/",
    "figures": "/figures",
    "origins": "/origins",
    "time": "/time",
    "missing": "/no/such/page",
    "missing-version": "/?v=000000000000",
}
NAMES = (
    *PLAIN,
    "family",
    *SEARCHES,
    *WORK,
    *("claims-compared", "claims-filtered", "claims-nothing", "corrected", "vague", "table-row"),
    "neighbours",
    *("compare", "compare-choose"),
    *("permalink", "permalink-corrected", "permalink-missing"),
    *("reader", "reader-untitled", "reader-pinned", "table"),
    *("deck-filled", "embed", "embed-static"),
    *("briefing", "briefing-set"),
)


class Places:
    """Addresses by name, over one store."""

    def __init__(self, database: Path) -> None:
        self.store = Store.open(database)
        rows = [row for row in self.store.indicators() if row["figures"]]
        self.indicators = {row["indicator_id"]: row for row in rows}
        self._by_kind: dict[str, str | None] = {}

    def address(self, name: str) -> str | None:
        """The address of a page; None if the store has nothing of this sort."""
        if name in PLAIN:
            return PLAIN[name]
        if name in SEARCHES:
            return f"/search?q={quote(SEARCHES[name])}"
        return self._found(name)

    def rivals(self) -> str:
        """The indicator with most origins."""
        return self.charted("claims")

    def charted(self, kind: str) -> str | None:
        """The indicator of one kind of chart that has most figures; of rival claims, most origins."""
        if kind not in self._by_kind:
            self._by_kind[kind] = self._find_charted(kind)
        return self._by_kind[kind]

    def _find_charted(self, kind: str) -> str | None:
        if kind == "claims":
            return self._most(lambda row: len({figure["origin_id"] for figure in self._figures(row)}))
        fits = {
            "cap": lambda chart: bool(chart.caps and chart.marks),
            "timeline": lambda chart: chart.indicator["chart"] == "timeline" and len(chart.marks) > 1,
        }.get(kind, lambda chart: self._kind(chart) == kind)
        found = [name for name in self.indicators if fits(self._material(name))]
        return max(found, key=lambda name: self.indicators[name]["figures"], default=None)

    def _found(self, name: str) -> str | None:
        head, _, state = name.partition("-")
        if head in CHARTS and not state.startswith("corrected"):
            indicator = self.charted(head)
            return indicator and self._in_state(indicator, state)
        return getattr(self, f"_{name.replace('-', '_')}")()

    def _in_state(self, indicator: str, state: str) -> str:
        rows = self.store.figures(indicator)
        pins = tuple(row["observation_id"] for row in rows)
        states = {
            "pinned": State(pins=pins[:1]),
            "compared": State(pins=pins[:2]),
            "filtered": State(origins=(rows[0]["origin_id"],)),
            "nothing": State(start="1900", end="1900"),
        }
        return urls.indicator(indicator, states.get(state))

    def _briefing(self) -> str:
        return urls.briefing("i", self.rivals())

    def _briefing_set(self) -> str:
        return urls.briefings(list(self.indicators)[:6])

    def _corrected(self) -> str | None:
        row = self._first(lambda figure: figure["status"] == "corrected")
        return row and urls.indicator(row["indicator_id"], State(pins=(row["observation_id"],)))

    def _vague(self) -> str | None:
        row = self._first(lambda figure: figure["is_vague"])
        return row and urls.indicator(row["indicator_id"])

    def _neighbours(self) -> str | None:
        """An indicator of one figure in whose sentence stands another one, told by the longest words."""
        by_sentence: dict[str, list[dict]] = {}
        for row in self.store.figures():
            by_sentence.setdefault(f"{row['document_id']}: {row['passage']}", []).append(row)
        alone = [
            (len(other["quote_value"]) + len(other["indicator_en"]), row["indicator_id"])
            for rows in by_sentence.values()
            for row in rows
            for other in rows
            if other["indicator_id"] != row["indicator_id"] and self.indicators[row["indicator_id"]]["figures"] == 1
        ]
        return urls.indicator(max(alone)[1]) if alone else None

    def _table_row(self) -> str | None:
        tables = self.store.tables()
        cells = [cell for table in tables for cell in self.store.cells(table["table_id"])]
        return next((urls.indicator(cell["indicator_id"]) for cell in cells if cell["indicator_id"]), None)

    def _compare(self) -> str:
        many = sorted(self.indicators.values(), key=lambda row: -row["figures"])
        return urls.compare([row["indicator_id"] for row in many[:2]] + [self.rivals(), self.charted("cap")])

    def _family(self) -> str:
        return urls.family(self.indicators[self.rivals()]["family"])

    def _deck_filled(self) -> str:
        return urls.deck([f"i/{self.rivals()}", f"o/{self.store.figures(self.rivals())[0]['observation_id']}"])

    def _embed(self) -> str:
        return urls.embed(self.rivals())

    def _embed_static(self) -> str:
        return urls.embed(self.rivals(), mode="static")

    def _compare_choose(self) -> str:
        return "/compare"

    def _permalink(self) -> str:
        return urls.observation(self.store.figures(self.rivals())[0]["observation_id"])

    def _permalink_corrected(self) -> str | None:
        row = self._first(lambda figure: figure["status"] == "corrected")
        return row and urls.observation(row["observation_id"])

    def _permalink_missing(self) -> str:
        return urls.observation(f"{self.store.documents()[0]['document_id']}:1-2")

    def _reader(self) -> str:
        return urls.document(max(self.store.documents(), key=lambda row: row["figures"])["document_id"])

    def _reader_untitled(self) -> str | None:
        rows = [row["document_id"] for row in self.store.documents() if not row["title"]]
        return urls.document(rows[0]) if rows else None

    def _reader_pinned(self) -> str:
        row = self.store.figures(self.rivals())[0]
        return urls.document(row["document_id"], row["observation_id"])

    def _table(self) -> str | None:
        tables = self.store.tables()
        return urls.table(tables[0]["table_id"]) if tables else None

    def _figures(self, row: dict) -> list[dict]:
        return self.store.figures(row["indicator_id"])

    def _first(self, holds: Callable[[dict], bool]) -> dict | None:
        return next((row for row in self.store.figures() if holds(row)), None)

    def _most(self, count: Callable[[dict], int]) -> str:
        return max(self.indicators.values(), key=count)["indicator_id"]

    def _material(self, indicator: str):
        return gather(self.store, indicator, State(), "ko")

    def _kind(self, chart) -> str:
        return choose.choose_chart(chart.marks, chart.cap_marks, chart.indicator["chart"])
