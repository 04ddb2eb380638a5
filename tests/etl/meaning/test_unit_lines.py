"""Tables whose second line tells units alone, each as far as the next one: 000 tonnes over three columns, percent."""

from decimal import Decimal

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

RICE = ("2 321", "2 530", "2 112", "-17")
MAIZE = ("2 157", "2 296", "2 210", "-4")
HEADS = ("2015-2019 average", "2019", "2020 estimate", "change 2020/2019")


def read(text, language="en"):
    """Of each figure: what stands there, its value, its unit, its years."""
    found = extract(plain_document(text, name="x", language=language, published="2021-06-14"), own_rules())
    for mention in found.mentions:
        period = mention.period
        yield mention.quote, mention.value, mention.unit, period and (period.start, period.end)


def table(heads, units, *rows, title="Cereal production"):
    """Lines with a tab between cells; `units`: by the column that they begin over."""
    line = [units.get(column, "") for column in range(max(units) + 1)]
    return "\n".join([title, *("\t".join(cells) for cells in (("", *heads), ("", *line), *rows))])


def test_each_unit_holds_for_the_columns_as_far_as_the_next():
    text = table(HEADS, {0: "000 tonnes", 3: "percent"}, ("Rice (paddy)", *RICE), ("Maize", *MAIZE))
    years = [("2015", "2019"), ("2019", "2019"), ("2020", "2020"), ("2020", "2020")]
    values = [2_321_000, 2_530_000, 2_112_000, -17]
    units = ["tonne", "tonne", "tonne", "percent"]
    assert list(read(text))[:4] == list(zip(RICE, values, units, years, strict=True))
    assert len(list(read(text))) == 8


ALIKE = [
    ("en", ("2016-2020 average", "2020", "2021 plan", "change 2021/2020"), "000 tonnes", "percent", ("tonne", 1000)),
    ("en", ("5-year average", "2019", "2020", "change 2020/2019"), "'000 tonnes", "%", ("tonne", 1000)),
    ("en", ("2015-19 avg", "2018/19", "2019/20 estimate", "% change"), "thousand tonnes", "percent", ("tonne", 1000)),
    ("en", ("2015–2019 mean", "2019", "2020", "Change 2020/2019"), "000 ha", "per cent", ("ha", 1000)),
    ("en", ("Average 2015-2019", "2019", "2020 prelim.", "change 2020/2019"), "million tonnes", "%", ("tonne", 10**6)),
    ("en", ("2018", "2019", "2020", "Growth 2020/2019"), "US$ million", "percent", ("USD", 10**6)),
    ("en", ("2018", "2019", "2020", "change 2020/2019"), "thousand persons", "(%)", ("person", 1000)),
    ("en", ("2018", "2019", "2020", "change 2020/2019"), "(000 t)", "(percent)", ("tonne", 1000)),
    ("ru", ("в среднем 2015–2019", "2019", "2020 (оценка)", "2020 к 2019"), "тыс. тонн", "%", ("tonne", 1000)),
    ("ru", ("2018 г.", "2019 г.", "2020 г.", "2020 к 2019"), "млн руб.", "процентов", ("RUB", 10**6)),
    ("ru", ("среднее 2015–2019", "2019", "2020", "изменение 2020/2019"), "тыс. га", "проц.", ("ha", 1000)),
    ("ko", ("2015~2019 평균", "2019", "2020 추정", "증감률"), "천 톤", "%", ("tonne", 1000)),
    ("ko", ("최근 5년 평균", "2019년", "2020년", "전년 대비"), "(만 톤)", "(%)", ("tonne", 10**4)),
    ("zh", ("2015-2019年平均", "2019年", "2020年", "同比"), "万吨", "%", ("tonne", 10**4)),
]  # fmt: skip


@pytest.mark.parametrize("case", ALIKE, ids=lambda case: f"{case[1][0]} {case[2]}")
@pytest.mark.parametrize("form", ["tabs", "bars"])
def test_heads_of_years_and_averages_over_a_line_of_units(case, form):
    language, heads, amount, share, (unit, scale) = case
    rows = [("", *heads), ("", amount, "", "", share), ("A", *RICE), ("B", *MAIZE)]
    if form == "bars":
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        text = "\n".join([lines[0], "|---|---|---|---|---|", *lines[1:]])
    else:
        text = "\n".join("\t".join(row) for row in rows)
    found = list(read(text, language))
    assert [one[:3] for one in found[:4]] == [
        ("2 321", 2321 * scale, unit),
        ("2 530", 2530 * scale, unit),
        ("2 112", 2112 * scale, unit),
        ("-17", Decimal(-17), "percent"),
    ]


def test_one_unit_alone_holds_for_all_columns_wherever_it_stands():
    for column in range(3):
        text = table(("2018", "2019", "2020"), {column: "000 tonnes"}, ("Rice", *RICE[:3]), ("Maize", *MAIZE[:3]))
        assert [one[1:3] for one in read(text)][:3] == [
            (2_321_000, "tonne"),
            (2_530_000, "tonne"),
            (2_112_000, "tonne"),
        ]


def test_the_line_of_units_may_have_a_label_that_says_so():
    for label in ("Unit", "Units"):
        rows = [
            ("Crop", "Area", "Output"),
            (label, "000 ha", "000 tonnes"),
            ("Rice", "512", "2 321"),
            ("Maize", "498", "2 157"),
        ]
        text = "\n".join("\t".join(row) for row in rows)
        assert [one[1:3] for one in read(text)][:2] == [(512_000, "ha"), (2_321_000, "tonne")]


def test_a_row_of_amounts_with_units_of_their_own_is_no_head():
    rows = [("", "2019", "2020"), ("Output", "500 tonnes", "520 tonnes"), ("Area", "100 ha", "120 ha")]
    text = "\n".join("\t".join(row) for row in rows)
    assert [one[0] for one in read(text)] == ["500 tonnes", "520 tonnes", "100 ha", "120 ha"]


def test_no_scale_of_a_head_is_a_figure():
    text = table(HEADS, {0: "000 tonnes", 3: "percent"}, ("Rice (paddy)", *RICE), ("Maize", *MAIZE))
    assert not any("000" in one[0] or "average" in one[0] for one in read(text))


GAPPED = """Table 1. Cereal production in Malawi
                 2015-2019 average    2019     2020 estimate    change 2020/2019
                 000 tonnes                                     percent
Maize                2 857           3 392        3 692              9
Rice (paddy)           112             130          149             15
Others                 119             121          133             10
"""


def test_gaps_part_units_as_tabs_do_each_below_the_label_it_stands_nearest_to():
    found = list(read(GAPPED))
    assert [one[1:3] for one in found[:4]] == [
        (2_857_000, "tonne"),
        (3_392_000, "tonne"),
        (3_692_000, "tonne"),
        (9, "percent"),
    ]
    assert len(found) == 12


def test_what_others_are_is_not_counted_in_a_column_of_weights():
    assert [one[1:3] for one in read(GAPPED)][8:11] == [(119_000, "tonne"), (121_000, "tonne"), (133_000, "tonne")]


def test_a_column_whose_own_head_tells_its_unit_takes_no_other():
    heads = ("2022/23", "2023/24", "Share in 2023/24, %")
    each = table(
        heads,
        {0: "thousand tonnes", 1: "thousand tonnes"},
        ("Rice", "37.9", "41.3", "12.8"),
        ("All", "351.1", "355.7", "100"),
    )
    once = table(heads, {0: "thousand tonnes"}, ("Rice", "37.9", "41.3", "12.8"), ("All", "351.1", "355.7", "100"))
    for text in (each, once):
        assert [one[1:3] for one in read(text)][:3] == [
            (37_900, "tonne"),
            (41_300, "tonne"),
            (Decimal("12.8"), "percent"),
        ]


def test_a_title_with_its_unit_below_is_no_head():
    text = "Показатели по областям\n(тыс. человек)\n\nОбласть\t2022\t2023\nСеверная область\t12\t13\nЮжная\t45\t47\n"
    assert [one[1:3] for one in read(text, "ru")][:2] == [(12_000, "person"), (13_000, "person")]
