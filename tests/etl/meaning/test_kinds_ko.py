"""What sort of statement a Korean figure is, by the ending or noun that tells it, whatever stands around its clause.

`tests/cases/meaning/kinds_ko.json` holds by kind sentences with a place for an ending {V} and endings with one for an
amount. Each is tried alone, behind and before a sentence that tells what was counted, behind such a clause, and as what
an older amount has become: some 1,500 in all.
"""

import json
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

TABLE = json.loads((Path(__file__).parents[2] / "cases/meaning/kinds_ko.json").read_text(encoding="utf-8"))
NO_FIGURES = frozenset({"duration", "age", "rank", "ordinal"})
COUNTED = "지난해 수입은 31억 달러였다."
BEFORE, BEHIND = f"{COUNTED} {{}}", f"{{}} {COUNTED}"
CLAUSE, OLD = "재작년에는 31억 달러였지만 {}", "수출은 지난해 31억 달러에서 {}"
OF_OLD = ("내년 수출은", "비중을", "{V}.")  # sentences in which an older amount may stand
SEEN = (
    "내년 수출은 52억 달러로 늘어날 것으로 보고 있다.",
    "한국은행은 2026년 소비자물가가 52% 늘어날 것으로 보고 있다.",
)
LEFT = {
    *(frame.format(said) for frame in (CLAUSE, OLD) for said in SEEN),
    "재작년에는 31억 달러였지만 지난해 수출은 한도를 밑도는 52억 달러였다.",
    "수출은 지난해 31억 달러에서 내년 성장률 전망치를 52%로 하향 조정했다.",
}


def sentences():
    """Each sentence with the kinds of its figures."""
    for kind, frames in TABLE["kinds"].items():
        for frame, endings in frames.items():
            for ending in endings:
                said = frame.replace("{V}", ending)
                for name, amount in TABLE["amounts"].items():
                    said = said.replace(f"{{{name}}}", amount)
                said = said.replace("가구을", "가구를").replace("원를", "원을").replace("달러이 ", "달러가 ")
                yield said, [kind]
                yield BEFORE.format(said), ["observed", kind]
                yield BEHIND.format(said), [kind, "observed"]
                if kind in ("plan", "forecast", "observed"):
                    yield CLAUSE.format(said), ["observed", kind]
                if kind in ("plan", "forecast") and any(words in frame for words in OF_OLD):
                    yield OLD.format(said), ["observed", kind]


def read_kinds(text):
    document = plain_document(text, name="x", language="ko", published="2025-11-20")
    return [one.kind for one in extract(document, own_rules()).mentions if one.mention_class not in NO_FIGURES]


def test_a_korean_ending_tells_the_kind_of_the_figure_of_its_clause():
    cells = dict(sentences())
    wrong = {text: found for text, wanted in cells.items() if (found := read_kinds(text)) != wanted}
    assert len(cells) > 1300
    assert wrong.keys() == LEFT, wrong
