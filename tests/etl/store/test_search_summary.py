"""What a search looks through is written in room that grows with the text, however it is divided into words."""

import duckdb
import pytest

from etl.store.summaries import SUMMARIES

SPELT = "create temp table spelt"
LETTERS = 24  # of an ending


def endings_of(*texts, memory="1GB"):
    """The endings that the summary writes of some texts, with how many places each has."""
    sql = (SUMMARIES / "search.sql").read_text(encoding="utf-8")
    with duckdb.connect(config={"memory_limit": memory, "temp_directory": "", "threads": 1}) as connection:
        connection.execute("create table search_texts (place integer, text varchar)")
        connection.execute("create table endings (ending varchar, first bigint, places bigint)")
        connection.execute("create table ending_places (place integer)")
        connection.executemany("insert into search_texts values (?, ?)", list(enumerate(texts)))
        connection.execute(sql[sql.index(SPELT) :])
        return connection.execute("select ending, places from endings order by rowid").fetchall()


@pytest.mark.parametrize("length", [1, 23, 24, 25, 99, 100, 101, 123, 124, 250])
def test_every_ending_of_a_word_is_there_once_for_each_place_where_it_begins(length):
    letters = "가나다라마바사"
    word = "".join(letters[(n * n + n // 7) % 7] for n in range(length))
    expected = sorted(word[n : n + LETTERS] for n in range(length))
    assert [ending for ending, _ in endings_of(word, f"x {word}") if ending != "x"] == expected


def test_a_text_without_blanks_takes_no_more_room_than_its_endings():
    assert len(endings_of("1" * 60_000, memory="200MB")) == 60_000
