"""Cells that hold their unit beside a number with a point: they are figures, no labels of their row."""

from __future__ import annotations

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

HEADS = {
    "ko": ("품목\t수출량\t증감률(%)", "구리", "아연"),
    "zh": ("品种\t出口量\t同比(%)", "铜", "锌"),
    "en": ("Product\tExports\tGrowth (%)", "Copper", "Zinc"),
    "ru": ("Товар\tЭкспорт\tРост (%)", "Медь", "Цинк"),
}
CELLS = [
    ("ko", "258.4천톤", "258400", "tonne"),
    ("ko", "258.4천 톤", "258400", "tonne"),
    ("ko", "1.2만 톤", "12000", "tonne"),
    ("ko", "12.5백만 달러", "12500000", "USD"),
    ("ko", "3.4억 달러", "340000000", "USD"),
    ("ko", "2.5천명", "2500", "person"),
    ("ko", "3.4만 대", "34000", "vehicle_unit"),
    ("ko", "7.3kg", "7.3", "kg"),
    ("zh", "258.4千吨", "258400", "tonne"),
    ("zh", "258.4 千噸", "258400", "tonne"),
    ("zh", "547.1千盎司", "547100", "ounce"),
    ("zh", "3.2万吨", "32000", "tonne"),
    ("zh", "3.2亿美元", "320000000", "USD"),
    ("zh", "12.5百万美元", "12500000", "USD"),
    ("zh", "3.1千人", "3100", "person"),
    ("zh", "4.5万辆", "45000", "vehicle_unit"),
    ("en", "258.4 thousand tonnes", "258400", "tonne"),
    ("en", "547.1 thousand ounces", "547100", "ounce"),
    ("en", "12.5 million barrels", "12500000", "barrel"),
    ("en", "3.2 billion dollars", "3200000000", "USD"),
    ("en", "101.2 kt", "101200", "tonne"),
    ("en", "7.3 kg", "7.3", "kg"),
    ("en", "2.5 million people", "2500000", "person"),
    ("en", "1,258.4 tonnes", "1258.4", "tonne"),
    ("ru", "258,4 тыс. тонн", "258400", "tonne"),
    ("ru", "101,2 тыс. т", "101200", "tonne"),
    ("ru", "547,1 тыс. унций", "547100", "ounce"),
    ("ru", "3,2 млн баррелей", "3200000", "barrel"),
    ("ru", "7,3 кг", "7.3", "kg"),
    ("ru", "2,5 тыс. человек", "2500", "person"),
]
LABELS = [
    ("ko", "지역\t품종\t생산량(톤)", "남부\t신품종 2호\t10", "북부\t신품종 3호\t30", 2),
    ("zh", "地区\t品种\t产量(吨)", "南部\t新品种2号\t10", "北部\t新品种3号\t30", 2),
    ("en", "Region\tVariety\tOutput (tonnes)", "South\tVariety no. 2\t10", "North\tVariety no. 3\t30", 2),
    ("ru", "Регион\tСорт\tСбор (тонн)", "Юг\tСорт № 2\t10", "Север\tСорт № 3\t30", 2),
]


@pytest.mark.parametrize(("language", "cell", "value", "unit"), CELLS)
def test_cell_with_its_unit_is_a_figure(language: str, cell: str, value: str, unit: str) -> None:
    """Beside columns of bare numbers, which keep their labels."""
    head, first, second = HEADS[language]
    rate = ("6,1", "-9,3") if language == "ru" else ("6.1", "-9.3")
    text = f"{head}\n{first}\t{cell}\t{rate[0]}\n{second}\t{cell}\t{rate[1]}"
    found = extract(plain_document(text, language=language, published="2024-11-11"), own_rules()).mentions
    told = [(f"{mention.value.normalize():f}", mention.unit) for mention in found]
    assert told == [(value, unit), ("6.1", "percent"), (value, unit), ("-9.3", "percent")]


@pytest.mark.parametrize(("language", "head", "first", "second", "count"), LABELS)
def test_label_that_begins_with_a_number_stays_one(
    language: str, head: str, first: str, second: str, count: int
) -> None:
    """Variety no. 2: no number with a unit."""
    text = f"{head}\n{first}\n{second}"
    assert len(extract(plain_document(text, language=language), own_rules()).mentions) == count
