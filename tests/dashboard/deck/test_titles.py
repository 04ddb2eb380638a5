"""Who says it in the title of a slide, in as much room as there is."""

import pytest

from dashboard.exports.pptx.who import SIZE, find_names, list_origins
from dashboard.i18n import Text
from etl.answers import StatedFigure
from tests.dashboard.made_up import made

NAMES = {
    "us.envoy": ("주유엔 미국대사", "Jane Roe, US Ambassador to the UN"),
    "kr.trade": ("산업부", "Ministry of Trade, Industry and Energy"),
    "kr.bank": ("한국은행", "Bank of Korea (South Korea)"),
    "author:900": ("어떤 글 (2024)", "Some text (2024)"),
}
ROWS = [made(StatedFigure, origin_id=name, origin_ko=ko, origin_en=en) for name, (ko, en) in NAMES.items()]
PEOPLE = frozenset({"us.envoy", "us.other"})


FULL = "Jane Roe, US Ambassador to the UN; Ministry of Trade, Industry and Energy; Bank of Korea (South Korea)"


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (130, f"{FULL}; Some text (2024)"),
        (99, "Jane Roe; Ministry of Trade, Industry and Energy; Bank of Korea (South Korea); Some text (2024)"),
        (80, "Jane Roe; Ministry of Trade, Industry and Energy; Bank of Korea; Some text (2024)"),
        (62, "Jane Roe; Ministry of Trade, Industry and Energy and 2 others"),
        (40, "Jane Roe and 3 others"),
        (9, ""),
    ],
)
def test_a_title_names_as_many_origins_as_it_has_room_for(room, expected):
    assert list_origins(ROWS, PEOPLE, Text("en"), lambda who, size: len(who) * size <= room * SIZE) == expected


def test_only_a_person_loses_what_stands_behind_a_comma():
    _, named, short = find_names(ROWS, PEOPLE, Text("en"))
    kept = ["Jane Roe", "Ministry of Trade, Industry and Energy", "Bank of Korea (South Korea)", "Some text (2024)"]
    assert list(named.values()) == kept
    assert list(short.values()) == [*kept[:2], "Bank of Korea", kept[3]]


def test_two_people_of_one_name_keep_their_offices():
    other = made(StatedFigure, origin_id="us.other", origin_ko="특사", origin_en="Jane Roe, US Ambassador to Japan")
    assert len(find_names([*ROWS, other], PEOPLE, Text("en"))) == 1


def test_korean_origins_stand_after_each_other():
    whole = "주유엔 미국대사, 산업부, 한국은행, 어떤 글 (2024)"
    assert list_origins(ROWS, PEOPLE, Text("ko"), lambda who, _size: len(who) < 15) == "주유엔 미국대사 외 3곳"
    assert list_origins(ROWS, PEOPLE, Text("ko"), lambda _who, _size: True) == whole
