"""A fall is told with its sign wherever a value stands alone; what is quoted stays as it is quoted."""

import html
import re
import tomllib
from decimal import Decimal
from io import BytesIO

import pytest
from pptx import Presentation

from dashboard.app import create_app
from dashboard.citation.lines import quote_figure
from dashboard.exports.pptx.deck import find_wishes, write_deck
from dashboard.i18n import Text
from dashboard.quoting import plain, quoted
from dashboard.signs import MINUS
from etl.answers import StatedFigure
from etl.store import Store
from tests.dashboard.made_up import made
from tests.made_up_workspace import Workspace

FALLS = (
    "통계청에 따르면 2023년 한국의 출생아 수는 전년보다 26.8% 감소했다.\n\n"
    "2024년 한국의 수출은 전년보다 절반 감소했다.\n"
)
RISES = "통계청에 따르면 2022년 한국의 출생아 수는 전년보다 3.7% 증가했다.\n"
LONE = re.compile(
    r">\s*(26\.8%|절반)\s*</(?:p|span|b|a|h1|h2|small|title|text)>(?! 감소했다)"
)  # a value with nothing beside it
ADDRESSES = (
    *("/", "/?lang=en", "/i/births.kr.growth", "/i/births.kr.growth?lang=en", "/o/{id}", "/o/{id}?lang=en"),
    *("/embed/births.kr.growth", "/embed/births.kr.growth?mode=static", "/img/births.kr.growth.svg", "/d/900"),
    *("/oembed?url=http://localhost/o/{id}", "/feed.atom", "/search?q=출생아", "/conflicts", "/sources"),
)


def test_the_words_for_minus_are_those_by_which_texts_are_read(repository):
    read = set()
    for path in (repository / "datasets" / "language").glob("*.toml"):
        read |= set(tomllib.loads(path.read_text(encoding="utf-8"))["signs"].get("minus", ()))
    assert {word for word in read if not any(known in word for known in MINUS)} == set()


@pytest.mark.parametrize(
    ("quote", "value", "told"),
    [
        ("26.8%", "-26.8", "−26.8%"),
        ("26.8%", "26.8", "26.8%"),
        ("약 26.8%", "-26.8", "약 −26.8%"),
        ("마이너스 4.5%", "-4.5", "마이너스 4.5%"),
        ("−4.5", "-4.5", "−4.5"),
        ("3억 2,000만 달러", "-320000000", "−3억 2,000만 달러"),
        ("US$3 million", "-3000000", "−US$3 million"),
        ("절반", "-0.5", "절반 감소"),
        ("a quarter", "-0.25", "down a quarter"),
    ],
)
def test_a_value_below_zero_has_its_sign_once(quote, value, told):
    row = made(StatedFigure, quote_value=quote, value=Decimal(value), low=Decimal(value), high=Decimal(value))
    assert plain(row).value == quoted(row, "ko").value == told


@pytest.fixture(scope="module")
def store(tmp_path_factory, repository):
    made = Workspace(tmp_path_factory.mktemp("falls"), repository)
    made.write(t900=FALLS, t901=RISES)
    made.build()
    with Store.open(made.current) as opened:
        yield opened


@pytest.mark.whole
def test_every_page_tells_a_fall_with_its_sign(store):
    figures = {row["quote_value"]: row for row in store.figures()}
    assert {quote: float(row["value"]) for quote, row in figures.items()} == {"26.8%": -26.8, "절반": -0.5, "3.7%": 3.7}
    client, name = create_app(store.path).server.test_client(), figures["26.8%"]["observation_id"]
    told = {}
    for address in ADDRESSES:
        answer = client.get(address.format(id=name), follow_redirects=True)
        assert answer.status_code == 200, address
        told[address] = html.unescape(answer.text)
    reader = told.pop("/d/900")  # there the text itself is set, in pieces
    assert {address: LONE.findall(page) for address, page in told.items() if LONE.search(page)} == {}
    assert all(f">{words}</a>" in reader for words in ("−26.8%", "절반 감소"))
    for address in ("/", "/?lang=en", "/i/births.kr.growth", "/embed/births.kr.growth", "/img/births.kr.growth.svg"):
        assert "−26.8%" in told[address], address
    assert "절반 감소" in told["/"]
    assert "<mark>26.8%</mark>" in told["/o/{id}"]
    assert "−3.7%" not in "".join(told.values())


@pytest.mark.whole
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_slide_tells_a_fall_with_its_sign(store, lang):
    deck = Presentation(BytesIO(write_deck(store, list(find_wishes(store)), lang, title="falls")))
    frames = [shape.text_frame.text.strip() for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert any("−26.8%" in words for words in frames)
    assert [words for words in frames if words in ("26.8%", "절반")] == []


@pytest.mark.whole
def test_a_citation_keeps_the_quotation_and_tells_the_sign_outside_of_it(store):
    name = next(row["observation_id"] for row in store.figures() if row["quote_value"] == "26.8%")
    row = store.observation(name)
    assert "“26.8%”, 한국의 출생아 증가율 −26.8%" in quote_figure(row, Text("ko"))
    assert "“26.8%” [South Korean births, growth −26.8%]" in quote_figure(row, Text("en"))
