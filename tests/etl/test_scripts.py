"""Chinese in traditional signs is read as in simplified ones, and shown as it is written."""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.model import Line
from etl.reading.scripts import Script
from tests.rules import own_rules

RULES = own_rules()
TRADITIONAL = "國際糧價報告\n\n據漁業統計署數據，2024年全國糧食產量為7065億公斤，同比增長1.6%。"
SIMPLIFIED = "国际粮价报告\n\n据渔业统计署数据，2024年全国粮食产量为7065亿公斤，同比增长1.6%。"
TABLE = "表1 對外貿易\n\n| 年份 | 進口額（億元） |\n|---|---|\n| 2023年 | 120 |\n| 2024年 | 135 |\n"


def found(text, language="zh"):
    return extract(plain_document(text, language=language, published="2025-03-01", format="markdown"), RULES)


def meant(extraction):
    return [
        (m.value, m.unit, m.period, m.base_period, m.origin, s.measure, s.transformation, s.ref_area)
        for m, s in zip(extraction.mentions, extraction.statements, strict=True)
    ]


def test_both_scripts_mean_the_same():
    assert meant(found(TRADITIONAL)) == meant(found(SIMPLIFIED))
    assert len(found(TRADITIONAL).mentions) == 2


@pytest.mark.parametrize("text", [TRADITIONAL, TABLE])
def test_what_is_shown_stands_in_the_document(text):
    extraction = found(text)
    assert extraction.mentions
    for passage in extraction.passages:
        assert all(sign in text for sign in passage.reading)
        assert passage.section is None or passage.section in text
    for table in extraction.tables:
        assert all(cell.text in text for cell in table.cells)
    for mention in extraction.mentions:
        assert mention.quote in text
        assert mention.reading in text
        assert mention.origin_name is None or mention.origin_name in text
        assert all(one.quote in text for one in mention.evidence)
        assert all(sign in text or sign in " ·:" for sign in mention.sentence or "")


def test_a_body_has_one_id_in_both_scripts():
    one, other = found(TRADITIONAL).mentions[0], found(SIMPLIFIED).mentions[0]
    assert (one.origin_name, other.origin_name) == ("漁業統計署", "渔业统计署")
    assert one.origin == other.origin


def test_signs_in_a_text_of_another_language_are_left():
    assert found("2024년 수출(輸出)은 3억 달러였다.", "ko").passages[0].reading == "2024년 수출(輸出)은 3억 달러였다."


@pytest.mark.parametrize(
    ("latin", "read"),
    [
        ("сократился по сравнению c аналогичным периодом", "сократился по сравнению с аналогичным периодом"),
        ("Tекст: Pоссия и Kазахстан", "Текст: Россия и Казахстан"),
        ("B 2023 году. C начала года", "В 2023 году. С начала года"),
        ("в Pоссии гoда былa o них", "в России года была о них"),
        ("C-300, Т-72, USB-порт, PISA, витамин C и гепатит B", "C-300, Т-72, USB-порт, PISA, витамин C и гепатит B"),
        ("сайт ria.ru и Kazinform", "сайт ria.ru и Kazinform"),
    ],
)
def test_latin_letters_in_russian_words_are_read_as_russian(latin, read):
    script = Script(plain_document(latin, language="ru"), RULES)
    assert script.lines([Line(latin, range(len(latin)))])[0].text == read


def test_a_russian_text_shows_its_own_letters():
    text = "Экспорт сократился по сравнению c аналогичным периодом 2022 года на 43,6%, сообщает Pосстат."
    mention = found(text, "ru").mentions[0]
    assert (mention.base_period.start, mention.origin_name) == ("2022", "Pосстат")
    assert all(one.quote in text for one in mention.evidence)
