"""A chart type is known to few files; what it says of itself is enough for pages, pictures, slides and briefings."""

import ast
import tomllib
from io import BytesIO

import pytest
from pptx import Presentation

from dashboard import i18n
from dashboard.app import create_app
from dashboard.charts import choose
from dashboard.charts.types import chart_type, lanes
from dashboard.exports.pptx.deck import write_deck
from dashboard.exports.pptx.wish import Wish
from etl.store import Store

MOST = 6
HOMONYMS = {  # files in which such a word is no chart type
    "series": {
        "dashboard/citation/references.py",
        "dashboard/citation/biblatex.py",
        "dashboard/exports/pptx/renewal.py",
        "etl/bench/meaning.py",
    },
    "lanes": {"etl/store/timing.py"},
}
TYPES_PACKAGE = "dashboard.charts.types"
WORD = "how_beads"


def knows(tree, name):
    """Whether a module has the name as a word of its own, or takes what stands in the module of the type."""
    own = {f"{TYPES_PACKAGE}.{name}"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value == name:
            return True
        if isinstance(node, ast.ImportFrom) and node.module in own:
            return True
        if isinstance(node, ast.ImportFrom) and node.module == TYPES_PACKAGE and name in {a.name for a in node.names}:
            return True
    return False


@pytest.mark.parametrize("name", [each.name for each in choose.TYPES])
def test_at_most_six_files_know_the_name_of_a_chart_type(repository, name):
    found = set()
    for path in (*repository.glob("etl/**/*.py"), *repository.glob("dashboard/**/*.py")):
        own = path.relative_to(repository).as_posix()
        if "node_modules" in own or own in HOMONYMS.get(name, ()):
            continue
        if knows(ast.parse(path.read_text(encoding="utf-8")), name):
            found.add(own)
    for lang in i18n.LANGUAGES:
        path = repository / "dashboard" / "i18n" / f"{lang}.toml"
        if f"how_{name}" in tomllib.loads(path.read_text(encoding="utf-8"))["indicator"]:
            found.add(f"dashboard/i18n/{lang}.toml")
    assert f"dashboard/charts/types/{name}.py" in found
    assert len(found) <= MOST, sorted(found)


@pytest.fixture
def beads(monkeypatch):
    """A new type, as the docstring of `chart_type` says: a module's `TYPE`, a line in the list, its words."""
    made = chart_type.ChartType(
        name="beads",
        fits=lambda _marks, _caps, _wanted: True,
        draw=lambda marks, caps, unit, text, size: with_sign(lanes.draw(marks, caps, unit, text, size)),
        native=chart_type.ROWS,
    )
    monkeypatch.setattr(choose, "TYPES", (made, *choose.TYPES))
    words = {lang: {**i18n._read(lang), f"indicator.{WORD}": f"beads in {lang}"} for lang in i18n.LANGUAGES}
    monkeypatch.setattr(i18n, "_read", words.get)
    return made


def with_sign(figure):
    """A shape that no other type draws: a line of five pixels in one place."""
    figure["layout"]["shapes"] = [
        *figure["layout"].get("shapes", ()),
        {"type": "line", "xref": "paper", "yref": "paper", "x0": 0, "x1": 1, "y0": 0.5, "y1": 0.5,
         "line": {"color": "$ink", "width": 5.5}},
    ]  # fmt: skip
    return figure


SIGN = 'stroke-width="5.5"'


@pytest.mark.usefixtures("beads")
def test_a_new_type_is_drawn_everywhere_by_what_it_says_of_itself(database):
    client = create_app(database).server.test_client()  # of its own, for what is kept would outlive the type
    with Store.open(database) as store:
        indicator = max((row for row in store.indicators() if row.figures), key=lambda row: row.figures).indicator_id
        deck = Presentation(BytesIO(write_deck(store, [Wish("i", indicator)], "ko")))
    page = client.get(f"/i/{indicator}?lang=en").text
    assert 'data-kind="beads"' in page
    assert "beads in en" in page
    assert '"width":5.5' in page  # for plotly
    assert SIGN in page  # on paper, and before any script
    assert SIGN in client.get(f"/img/{indicator}.svg").text
    assert SIGN in client.get(f"/embed/{indicator}").text
    assert SIGN in client.get(f"/brief/i/{indicator}").text
    assert any(shape.has_chart for slide in deck.slides for shape in slide.shapes)
