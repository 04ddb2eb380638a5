"""Chinese in one script: what is written in traditional signs is read in simplified ones, and told as it is written.

    據海關總署統計，二零二五年  →  据海关总署统计，2025年

Russian in one alphabet: a Latin letter that only looks like one of its own is read as that, in a word of Russian or as
a word by itself (по сравнению c 2022 годом, with a Latin c).

A year of the Republic, as Taiwan counts, is read in digits of its own: 105年 is ١٠٥年, so that no shape of a time takes
it for another and no number is counted by it.

Comes in: the lines of a document, and the pairs of signs of datasets/language/zh.toml. Goes out: the same lines sign
by sign, so that offsets hold; and, when all is read, the names and passages as the document has them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import overload

from etl.model import Document, Extraction, Line, Mention, Passage, Table
from etl.patterns import pattern, values
from etl.reading.signs_zh import with_wide_signs
from etl.rules import Rules

CHINESE, RUSSIAN = "zh", "ru"
YEAR = pattern("mentions.scripts.year_zh")
DIGITS = values("mentions.scripts.digits_zh")
REPUBLIC = pattern("mentions.scripts.republic_zh")  # 105年, in a text that counts so
SURE, ALSO = pattern("mentions.scripts.republic_sure_zh"), pattern("mentions.scripts.republic_also_zh")
BY = pattern("mentions.scripts.republic_by_zh")
OWN_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
LOOKALIKE = pattern("mentions.scripts.lookalike_ru", re.MULTILINE)
CYRILLIC = values("mentions.scripts.cyrillic")
TWICE = 2


def counts_by_republic(text: str) -> bool:
    """Whether a text in simplified signs counts its years from 1912, as Taiwan does: it names one with a month or as
    that of a report, or several.

    >>> from etl.patterns import find_own, use
    >>> from etl.rules import load_rules
    >>> use(load_rules(find_own()).cues)
    >>> [counts_by_republic(text) for text in ("105年法务统计年报", "105年5万人，104年4万人", "建校105年")]
    [True, True, False]
    """
    years = {hit[0] for hit in ALSO.finditer(text)}
    return SURE.search(text) is not None or len(years) >= (1 if BY.search(text) is not None else TWICE)


@lru_cache(maxsize=4)
def pairs_of(rules: Rules) -> Mapping[int, int]:
    """The simplified sign of each traditional one, by its code point."""
    script = rules.languages[CHINESE]["script"]
    return str.maketrans("".join(script["traditional"]), "".join(script["simplified"]))


class Script:
    """How a document is written, and how it is read; `rules` hold which sign stands for which."""

    def __init__(self, document: Document, rules: Rules) -> None:
        is_chinese = document.language == CHINESE
        self._pairs = pairs_of(rules) if is_chinese else {}
        self._text = document.text
        self._is_of_republic = is_chinese and counts_by_republic(document.text.translate(self._pairs))
        self._is_russian = document.language == RUSSIAN
        self._read = self._as_read(document.text) if is_chinese or self._is_russian else document.text
        self.is_rewritten = self._read != self._text
        signs = zip(self._read, self._text, strict=True) if is_chinese and self.is_rewritten else ()
        self._back = str.maketrans({read: written for read, written in signs if read != written})

    def document(self, document: Document) -> Document:
        """The document as it is read."""
        return replace(document, text=self._read) if self.is_rewritten else document

    def lines(self, lines: Sequence[Line]) -> Sequence[Line]:
        """The lines as they are read."""
        if not self.is_rewritten:
            return lines
        return [line._replace(text=self._as_read(line.text)) for line in lines]

    def _as_read(self, text: str) -> str:
        """A text in simplified signs, those of its clauses wide, years in digits: 二零二五年 is 2025年, 105年
        ١٠٥年; in Russian letters."""
        if self._is_russian:
            return LOOKALIKE.sub(lambda letters: "".join(str(CYRILLIC[letter]) for letter in letters[0]), text)
        text = with_wide_signs(text.translate(self._pairs))
        read = YEAR.sub(lambda year: "".join(str(DIGITS[digit]) for digit in year[0]), text)
        return REPUBLIC.sub(lambda year: year[0].translate(OWN_DIGITS), read) if self._is_of_republic else read

    def as_written(self, found: Extraction) -> Extraction:
        """What was read with every word that is shown in the script of the document."""
        if not self.is_rewritten:
            return found
        return replace(
            found,
            numerals=tuple(replace(one, quote=self._text[one.start : one.end]) for one in found.numerals),
            works=tuple(replace(one, text=self._words(one.text, one.start)) for one in found.works),
            passages=tuple(self._passage(passage) for passage in found.passages),
            tables=tuple(self._table(table) for table in found.tables),
            mentions=tuple(self._mention(mention) for mention in found.mentions),
        )

    def _passage(self, passage: Passage) -> Passage:
        signs = zip(passage.reading, passage.starts, strict=True)
        reading = "".join(self._text[place] if self._read[place] == sign else sign for sign, place in signs)
        return replace(passage, reading=reading, section=self._words(passage.section))

    def _table(self, table: Table) -> Table:
        cells = tuple(
            replace(cell, text=self._words(cell.text, cell.span.start)) if cell.span is not None else cell
            for cell in table.cells
        )
        return replace(table, cells=cells, caption=self._words(table.caption), source=self._words(table.source))

    def _mention(self, mention: Mention) -> Mention:
        evidence = tuple(replace(one, quote=self._words(one.quote, one.span.start)) for one in mention.evidence)
        return replace(
            mention, quote=self._text[mention.start : mention.end],
            reading=self._words(mention.reading, mention.start), evidence=evidence,
            unit_quote=self._words(mention.unit_quote, mention.start), sentence=self._words(mention.sentence),
            origin_name=self._words(mention.origin_name),
        )  # fmt: skip

    @overload
    def _words(self, words: str, after: int = 0) -> str: ...
    @overload
    def _words(self, words: None, after: int = 0) -> None: ...
    def _words(self, words: str | None, after: int = 0) -> str | None:
        """Some words as the document has them first behind a place, else in the signs that it has for them."""
        place = self._read.find(words, after) if words else -1
        return words and (words.translate(self._back) if place < 0 else self._text[place : place + len(words)])
