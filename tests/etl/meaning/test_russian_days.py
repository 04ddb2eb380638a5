"""The day on which something is counted in a Russian text holds on; a page's own date is no time of its figures."""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

DAYS = ("На 1 мая 2025 года", "По данным Минсельхоза, на 1 мая 2025 года", "Банк сообщил, что на 1 мая 2025 года")


def read_starts(text):
    mentions = extract(plain_document(text, name="x", language="ru", published="2025-05-27"), own_rules()).mentions
    return [one.period and one.period.start for one in mentions]


@pytest.mark.parametrize("day", DAYS)
def test_what_is_counted_on_a_day_is_of_that_day(day):
    assert read_starts(f"{day} долг достиг 22,7 трлн сумов.") == ["2025-05-01"]


@pytest.mark.parametrize("day", ["На 1 мая 2025 года", "По состоянию на 1 мая 2025 года", "На 1 мая"])
def test_the_day_of_a_count_holds_on_in_the_next_paragraphs(day):
    text = f"{day} долг достиг 22,7 трлн сумов.\n\nНа банки пришлось 15,4 трлн сумов.\n\nУ частных – 7,3 трлн сумов."
    assert read_starts(text) == ["2025-05-01"] * 3


@pytest.mark.parametrize("line", ["• Сегодня: Понедельник, Апрель 28, 2025", "Апрель 28, 2025", "Май 3, 2025"])
def test_the_date_of_a_page_is_no_time_of_its_figures(line):
    text = f"{line}\n\nМир тратит больше\n\nРасходы в 2024 году достигли $2,72 трлн.\n\nНа жителя приходится $333."
    assert read_starts(text) == ["2024", "2024"]


def test_the_line_that_leads_to_a_list_does_not_end_the_time_of_the_text():
    text = (
        "Обзор за месяц.\n\nМир тратит больше\n\nРасходы в 2024 году достигли $2,72 трлн.\n\n"
        "Пятерка лидеров обеспечивает 60% суммы, $1,63 трлн:\n- США - $995 млрд;\n- Китай - $312 млрд."
    )
    assert read_starts(text) == ["2024"] * 5
