"""Lines of a head that tell nothing of the text: whose a picture is, from what work a text was taken."""

from __future__ import annotations

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

NEWS = {
    "ko": (
        "한국 3월 수출 16.8% 감소",
        "3월 1∼20일 수출액은 311.6억 달러로 16.8% 감소했다.\n\n반도체 수출은 43.9% 줄었다.",
    ),
    "zh": ("韩国3月出口减少16.8%", "3月1日至20日韩国出口额为311.6亿美元，同比减少16.8%。\n\n半导体出口减少43.9%。"),
    "en": (
        "South Korea's exports fall",
        "Exports were worth $31.2 billion in March, down 16.8%.\n\nChip exports fell 43.9%.",
    ),
    "ru": ("Экспорт снизился", "Экспорт в марте составил 31,2 млрд долларов.\n\nЭкспорт чипов снизился на 43,9%."),
}
PICTURES = {
    "ko": (
        "사진=연합뉴스",
        "[사진=연합뉴스]",
        "사진제공=관세청",
        "(사진: 로이터)",
        "/사진=뉴시스",
        "[연합뉴스 자료사진]",
        "사진 출처=AP통신",
        "Photo : YONHAP News",
        "자료사진: 통계청",
        "이미지 제공: 한국은행",
        "한국은행 사진제공",
    ),
    "zh": (
        "Photo : YONHAP News",
        "图片来源：新华社",
        "（图：路透社）",
        "图/中新社",
        "圖／中央社",
        "圖片來源：達志影像",
        "照片：法新社",
        "图为：世界银行",
        "摄影：新华社",
        "資料圖片：國家統計局",
        "视频来源：央视",
    ),
    "en": (
        "Photo: Reuters",
        "(Photo by Bloomberg)",
        "Image: World Bank",
        "Photo courtesy of the Bank of Korea",
        "[Photo/Xinhua]",
        "Picture: AFP",
        "Photo : YONHAP News",
        "Image credit: IMF",
    ),
    "ru": (
        "Фото: РИА Новости",
        "Фото: Reuters",
        "Фото пресс-службы Банка России",
        "Иллюстрация: Bloomberg",
        "Источник фото: ТАСС",
    ),
}
SAID = [
    ("ko", "관세청\n\n3월 수출액은 311.6억 달러로 16.8% 감소했다.", "관세청"),
    ("ko", "자료=통계청\n\n통계청에 따르면 3월 수출액은 311.6억 달러다.", "통계청"),
    ("ko", "사진=연합뉴스\n\n관세청에 따르면 3월 수출액은 311.6억 달러다.", "관세청"),
    ("zh", "来源：国家统计局\n\n3月出口额为311.6亿美元。", "国家统计局"),
    ("zh", "图/中新社\n\n国家统计局发布的数据显示，3月出口额为311.6亿美元。", "国家统计局"),
    ("en", "Photo: Reuters\n\nAccording to the World Bank, exports were worth $3.2 billion in March.", "World Bank"),
    ("ru", "Фото: ТАСС\n\nПо данным Росстата, экспорт в марте составил 31,2 млрд долларов.", "Росстат"),
]
WORKS = {
    "ko": (
        "(원문출처: KOTRA, 2020, '북한 대외무역 동향 요약' (p.3))",
        "(출처: KOTRA, 2020)",
        "출처: 통계청(2020), 「북한통계」",
        "자료: 한국은행, 2020.7.",
        "[출처] KITA 2020년 보고서",
        "원문: 세계은행, 2020",
        "(자료원: 코트라, 2020. 7. 14.)",
        "[원문 출처: 관세청 2020년 7월호]",
        "기사 출처: 연합뉴스 2020년 7월 1일",
    ),
    "zh": (
        "（来源：KOTRA，2020年）",
        "资料来源：世界银行（2020年）",
        "来源：国家统计局，2020年7月",
        "文章来源：商务部 2020-07-14",
        "（數據來源：財政部，2020年）",
        "原文出处：KOTRA，2020年7月",
    ),
    "ru": ("Источник: KOTRA, 2020 год", "(Источник: Всемирный банк, 2020 г.)", "Источник данных: ФТС, июль 2020 года"),
}
YEARLY = {
    "ko": (
        "2019 북한 대외무역 동향",
        "보고서에 따르면, 2019년 북한의 대외무역 규모는 32.7억 달러로 전년보다 13.9% 늘어나,"
        " 2016년 이후 3년 만에 다시 증가했다. 증가세는 하반기에 더 뚜렷했다."
        "\n\n전년도에 교역이 급감했던 데 따른 기저효과로 수출은 14.8% 늘었다. 무역적자는 26.9억 달러다."
        "\n\n교역품목을 보면 시계 및 부분품이 전체 수출의 17.4%로 가장 많고 철강은 12.9%로 내려앉았다.",
    ),
    "zh": (
        "2019年朝鲜对外贸易",
        "报告显示，2019年朝鲜对外贸易额为32.7亿美元，同比增长13.9%，为2016年以来首次增长。下半年增势更为明显。"
        "\n\n由于上年基数较低，出口增长14.8%。贸易逆差为26.9亿美元。\n\n从商品看，钟表占出口的17.4%，钢铁占12.9%。",
    ),
    "ru": (
        "Внешняя торговля КНДР в 2019 году",
        "В 2019 году внешняя торговля КНДР составила 3,27 млрд долларов, на 13,9% больше, чем годом ранее."
        " Рост ускорился к концу года.\n\nДефицит составил 2,69 млрд долларов."
        "\n\nНа часы пришлось 17,4% экспорта, на сталь – 12,9%.",
    ),
}


def read(text: str, language: str):
    """A text without a date of its own."""
    return extract(plain_document(text, language=language, published="2023-03-21"), own_rules()).mentions


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in PICTURES.items() for line in lines])
def test_whose_a_picture_is_tells_nothing_of_the_figures(language: str, line: str) -> None:
    """It neither states them nor issues the text."""
    title, body = NEWS[language]
    assert {mention.origin_name for mention in read(f"{title}\n{line}\n\n{body}", language)} == {None}


@pytest.mark.parametrize(("language", "text", "origin"), SAID)
def test_who_states_figures_beside_a_picture_stays(language: str, text: str, origin: str) -> None:
    """A masthead, a source of data, a sentence."""
    assert (read(text, language)[0].origin_name or "").startswith(origin)


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in WORKS.items() for line in lines])
def test_year_of_the_work_that_a_text_was_taken_from_is_not_that_of_its_figures(language: str, line: str) -> None:
    """The title's is, for all that tells no time."""
    title, body = YEARLY[language]
    document = plain_document(f"{title}\n\n{line}\n\n{body}", language=language)
    told = [mention.period for mention in extract(document, own_rules()).mentions]
    assert {(period.start, period.end) for period in told[-2:] if period is not None} == {("2019", "2019")}
