"""Who can state something in Chinese: where a name begins and ends in the words before a verb, and what is none."""

import pytest

from etl.mentions.names_of_origins import names_of
from etl.mentions.names_zh import name_in
from etl.mentions.origins_other import find_chinese
from tests.rules import own_rules

NAMES = {
    "对此林德海": "林德海",  # what stands before it
    "五天前省统计局": "省统计局",
    "在会上发言的周玉兰": "周玉兰",
    "负责采购的胡安先生": "胡安先生",
    "县水利局局长高振海": "县水利局局长高振海",  # an office, a title, a person
    "副镇长田文秀": "副镇长田文秀",
    "能源大臣卡特琳·博尔格": "能源大臣卡特琳·博尔格",
    "分析机构“北方指数”": "分析机构“北方指数”",
    "市渔业协会还特别": "市渔业协会",  # what stands behind it
    "国家气候中心两周前": "国家气候中心",
    "港务局对记者": "港务局",
    "粮食部的一份材料": "粮食部",
    "第三方机构HarborData": "第三方机构HarborData",
    "有网友": "网友",
    "有与会专家": "与会专家",
    "多利科夫": "多利科夫",
    "一名不愿具名的商人": "一名不愿具名的商人",
    "这位官员": "这位官员",
    "北方晚报": "北方晚报",
    "汇丰": "汇丰",
    "Kpler": "Kpler",
    "第三次全国农业普查": "第三次全国农业普查",
}
NOBODY = [
    "换句话", "拿老人的话", "有中级职", "市政府不得不", "土壤的保水能力", "比过去所", "也就是", "不久前",
    "如果购买该公司", "机关上报人数和县委", "前来举办", "文章", "舆论普遍", "记者张文", "本报记者", "大量气象",
    "方面", "许多",
]  # fmt: skip


@pytest.mark.parametrize(("words", "name"), NAMES.items())
def test_a_chinese_name_is_found_in_the_words_around_it(words: str, name: str) -> None:
    names = names_of(own_rules())
    place = name_in(words, names.zh_nouns, names.whole)
    assert words[slice(*(place or (0, 0)))] == name


@pytest.mark.parametrize("words", NOBODY)
def test_chinese_words_that_name_nobody_are_no_origin(words: str) -> None:
    names = names_of(own_rules())
    assert name_in(words, names.zh_nouns, names.whole) is None


def test_whom_figures_are_according_to_may_have_any_name_but_not_tell_of_data_in_general() -> None:
    names = names_of(own_rules())
    read = {
        words: name_in(words, names.zh_nouns, names.whole, is_source=True) for words in ("澜海智库云", "不完全", "史料")
    }
    assert read == {"澜海智库云": (0, 5), "不完全": None, "史料": None}


def test_a_chinese_name_may_be_in_latin_letters_where_its_data_show_something() -> None:
    found = find_chinese("第三方机构HarborData数据显示，用户达4亿", names_of(own_rules()))
    assert [one.name for one in found] == ["第三方机构HarborData"]
