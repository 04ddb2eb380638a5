"""Who can state something in Russian: where a name begins and ends in the words before a verb, and what is none."""

import pytest

from etl.meaning.issuers import is_body
from etl.mentions.names_of_origins import names_of
from etl.mentions.names_ru import is_sentence, name_in, noun_behind
from etl.mentions.origins_other import find_russian
from tests.rules import own_rules

NAMES = {
    "Северная палата": "Северная палата",
    "портовая комиссия полную документацию": "портовая комиссия",  # an object behind it
    "Международный союз моряков объявил о": "Международный союз моряков",
    "Морбанк готов выкупить доли партнёров": "Морбанк",
    "источника «Гавани» сделка сорвалась": "источника «Гавани»",
    "Поскольку портовое ведомство": "портовое ведомство",  # what stands before it
    "В то же время директор порта": "директор порта",
    "то же время директор порта": "директор порта",
    "Сам Лугов": "Лугов",
    "Бывший спикер палаты": "Бывший спикер палаты",
    "представители журнала": "представители журнала",  # nouns that look like verbs
    "Лугов также": "Лугов",
}
NOBODY = [
    "Следует", "Стоит", "Сразу", "Под", "Дальнейшее", "Основными", "Всем участникам встречи", "Предварительные итоги",
    "которому порт должен платить", "Перевозящие", "Аналогичным способом компания",
]  # fmt: skip


@pytest.mark.parametrize(("words", "name"), NAMES.items())
def test_a_russian_name_is_found_in_the_words_around_it(words: str, name: str) -> None:
    place = name_in(words, names_of(own_rules()).ru_nouns, is_subject=True)
    assert words[slice(*(place or (0, 0)))] == name


@pytest.mark.parametrize("words", NOBODY)
def test_russian_words_that_name_nobody_are_no_origin(words: str) -> None:
    assert name_in(words, names_of(own_rules()).ru_nouns, is_subject=True) is None


def test_an_adjective_that_was_read_alone_takes_the_noun_of_a_body_behind_it() -> None:
    nouns = names_of(own_rules()).ru_nouns
    assert noun_behind("Верховный", "Верховный суд решил", 9, nouns) == 13
    assert noun_behind("Дальнейшее", "Дальнейшее снижение", 10, nouns) is None
    assert noun_behind("Лугов", "Лугов суд", 5, nouns) is None


def test_a_line_with_a_finite_verb_is_a_sentence_and_no_body() -> None:
    assert is_sentence("Морбанк одобрил продажу акций порта")
    assert not is_sentence("Министерство торговли и материалов")
    rules = own_rules()
    read = [
        is_body(line, "ru", names_of(rules), rules) for line in ("Завод Серова в Гавани", "Завод Серова в Гавани встал")
    ]
    assert read == [True, False]


def test_whom_figures_are_according_to_in_russian_is_no_relative_word() -> None:
    found = find_russian(
        "Есть договор, согласно которому порт должен выплачивать 1,5 млн рублей", names_of(own_rules())
    )
    assert found == []
