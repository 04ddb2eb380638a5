"""From lines to passages: what a person reads, mapped back to the untouched text.

Comes in: the lines of a document. Goes out: passages in the order of the text, with sentences, and
the tables. Wraps and page breaks are repaired; running heads, footnote bodies and tables that stand
in mid-sentence are set aside without ending the sentence. Nothing with a character on it is lost.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from unicodedata import category

from etl.model import Line, Passage, Span, Table
from etl.passages.blocks import NOTE, UNIT_LINE, Block, classify_lines
from etl.passages.joins import Reading
from etl.passages.sentences import LONGEST, split_sentences
from etl.passages.style import FEW, FULL, STRONG_END, Style, read_style
from etl.passages.tables import find_tables
from etl.passages.tables.around import UNLESS, ends_in_unit, ends_sentence, is_of_times
from etl.patterns import pattern

TOPIC = pattern("passages.base.topic")
OPEN_TAIL = pattern("passages.base.open_tail")
DATE_LINE = pattern("passages.base.date_line")
SHORTENED_END, TOLD_FROM = pattern("passages.base.shortened_end"), pattern("passages.base.told_from")
OPEN_NUMBER = pattern("passages.base.open_number")
INNER_END = pattern("passages.base.inner_end")
LABELLED = pattern("passages.base.labelled")
SHORT_LINE = "short line"  # alone and without an end: a heading, or before the text its front matter
FRONT_FROM = 3  # such lines in a row before the first paragraph: number, title, author, institution, date
WORD = re.compile(r"[^\W\d_]\s.*\d")  # before a number, which says of what it is
POINT = re.compile(r"\s*(?:[□■○●◦◇◆◈▣▶▷▲△※*·•-]|[–—](?=\s))\s*\S")  # a point of a list begins a passage
NUMBER = 12  # characters: the end of a number with its scale, 3.5 million
PROSE = 40  # characters: a line of a text that is not wrapped, too long for a label, a title or a cell
SHORT, SHORT_IN_LETTERS = 60, 100  # characters of a heading; Hangul and Han say as much in fewer
LONGEST_TITLE = 200
# a line in Latin letters behind an empty one, no rest of a sentence
BEGINS = re.compile(r"\s*(?:[A-Z]|\d[\d,.]*\s[A-Za-z])")
SMALL_POINT = re.compile(r"\s*(?:[a-z]|\d)")  # a point of a list without signs: a 2% increase in robbery
IN_BRACKETS = re.compile(r"^[(（\[][^()（）]*[)）\]]$")
TITLES = frozenset({"heading", "front", "caption"})
LEADS, HEADS = 3, 2  # paragraphs between a title and its table, and lines of such a title
WIDE = re.compile(r"[가-힣\u4e00-\u9fff]")
LIST_OPENS = (":", ";", "：", "；")  # before a point: what it is one of, or the point before
ITEM_END = (";", "；")  # of a member of a list
SHORT_POINT = 25  # characters of one that may name nothing but a matter: □ 2024년 8월 고용동향
ASIDE = {"running", "footnote", "table_row", "caption", "source_line"}


def read_passages(document: str, lines: Sequence[Line]) -> tuple[tuple[Passage, ...], tuple[Table, ...]]:
    """Every passage and every table of a document."""
    style = read_style(lines)
    tables, tabular = find_tables(document, lines)
    blocks = classify_lines(lines, style, tabular)
    assembly = Assembly(document, style, tables)
    for block in blocks:
        assembly.take(block)
    passages = assembly.finish()
    return passages, tuple(_titled(table, passages) for table in tables)


def _titled(table: Table, passages: Sequence[Passage]) -> Table:
    """A table that nothing right above it names goes by the heading of what leads to it: title, lead, table."""
    if table.caption is not None and not (UNIT_LINE.match(table.caption) or IN_BRACKETS.match(table.caption)):
        return table
    begin = table.caption_span.start if table.caption_span is not None else table.start
    first = bisect_left(passages, min(begin, table.start), key=lambda passage: passage.start)
    head: list[Passage] = []
    paragraphs = 0
    for place in range(first - 1, -1, -1):
        passage = passages[place]
        if is_of_times(passage.reading):
            break
        tells = ends_in_unit(passage.reading) or _tells_unit(passage.reading)
        if tells and len(passage.reading) <= LONGEST_TITLE:
            head = [passage] if passage.kind not in TITLES else [passage, *head[:1]]
        elif passage.kind in TITLES and len(passage.reading) <= LONGEST_TITLE:
            head.insert(0, passage)
        elif head or passage.kind == "table_row" or paragraphs == LEADS:
            break
        else:
            paragraphs += 1
    if not head:
        return table
    head = head[-HEADS:]
    words = " ".join(passage.reading.lstrip("# ") for passage in head)
    if table.caption is not None and table.caption in words:
        return replace(table, caption=words)
    if table.caption is not None:
        return replace(table, caption=f"{words} {table.caption}")
    return replace(table, caption=words, caption_span=Span(head[0].start, head[-1].end))


def _tells_unit(text: str) -> bool:
    """Years ended 30 June. $ billions unless shown otherwise."""
    return len(text) <= LONGEST_TITLE and UNLESS.search(text) is not None


class Assembly:
    """Takes blocks one by one and closes a passage when the next block does not belong to it."""

    def __init__(self, document: str, style: Style, tables: Sequence[Table]) -> None:
        self.document, self.style, self.tables = document, style, tables
        self.table_starts = [table.start for table in tables]
        self.done: list[tuple[str, Reading, str | None, str | None, str | None]] = []
        self.open: Reading | None = None
        self.open_kind = "paragraph"
        self.open_lines = 0
        self.last_length = 0
        self.is_parted = False  # something aside stands behind the last line of the open passage
        self.in_points = False  # in a list without signs: a colon, then lines that empty ones part
        self.note: Reading | None = None
        self.section: str | None = None

    def take(self, block: Block) -> None:
        """Add a block to the open passage, or close that and begin another."""
        text = block.line.text
        if block.kind in ASIDE and self._is_open():
            self._aside(block)
            self.is_parted = True
            return
        if self.note is not None and self._continues_note(block):
            self.note.add(block.line, self.style)
            return
        self.note = None
        if self._continues(block):
            assert self.open is not None
            self.open.add(block.line, self.style)
        else:
            begins_point = self._begins_points(block)
            self._close()
            self.in_points = begins_point
            if block.kind in ASIDE:
                self._aside(block)
                return
            self._start(block)
        self.open_lines += 1
        self.last_length = len(text.strip())
        self.is_parted = False

    def finish(self) -> tuple[Passage, ...]:
        """All passages, in the order of their first character."""
        self._close()
        made = [self._passage(*entry) for entry in self.done]
        made.sort(key=lambda passage: passage.start)
        front = _count_front(made)
        above = made[front - 1].reading if front else None
        settled = (_settle(p, n < front, above) for n, p in enumerate(made))
        return tuple(replace(p, ordinal=ordinal) for ordinal, p in enumerate(settled))

    def _is_open(self) -> bool:
        return self.open is not None and not STRONG_END.search(self.open.tail(60)) and self.open_kind == "paragraph"

    def _aside(self, block: Block) -> None:
        reading = Reading()
        reading.add(block.line, self.style)
        self.done.append((block.kind, reading, self.section, block.marker, self._table_of(block)))
        self.note = reading if block.kind == "footnote" else None

    def _continues_note(self, block: Block) -> bool:
        """A wrapped note runs on over lines that follow without a gap of their own."""
        assert self.note is not None
        return (
            block.kind == "text"
            and block.line.kind is None
            and self.style.wrapped
            and not STRONG_END.search(self.note.tail(60))
        )

    def _continues(self, block: Block) -> bool:
        if self.open is None or block.kind in ASIDE or block.line.kind is not None:
            return False
        if self.open.text.endswith(LIST_OPENS) and POINT.match(block.line.text):
            return False
        if self._begins_points(block):
            return False
        if block.kind in ("heading", "item"):
            # a line that only looks numbered: the second half of a word (것이⏎다.), a number in mid-sentence
            return self.style.wrapped and self._is_open() and self._goes_on(block) and not self._open_is_heading()
        if block.kind == "reference":
            return self.open_kind == "reference" and not _starts_entry(block.line.text)
        if self.open_kind in ("heading", "reference") or self._is_labelled(block):
            return False
        if self._is_open():
            if not self.style.wrapped and POINT.match(block.line.text):
                return False
            return (
                self._goes_on(block)
                and not self._is_title(block)
                and not self._open_is_heading()
                and not self._titles_in_a_row(block)
            )
        return self.style.wrapped and self.last_length >= FULL * self.style.width and not _is_indented(block.line.text) and (
            block.gap <= 1
        )  # fmt: skip

    def _begins_points(self, block: Block) -> bool:
        """Whether a line is one of a list without signs: below a colon or another of them, apart, in small letters."""
        is_apart = self.open is not None and block.gap > 0 and block.kind == "text" and not self.style.wrapped
        if not is_apart:
            return False
        assert self.open is not None
        is_below = self.in_points or self.open.text.endswith(LIST_OPENS)
        return is_below and SMALL_POINT.match(block.line.text) is not None

    def _is_labelled(self, block: Block) -> bool:
        """Whether a line is one of a list of figures, each with its label, or stands behind such a one."""
        assert self.open is not None
        text = block.line.text
        is_behind = self.open_lines == 1 and text.lstrip()[:1].isupper() and LABELLED.fullmatch(self.open.text)
        return bool(is_behind) or LABELLED.fullmatch(text) is not None

    def _goes_on(self, block: Block) -> bool:
        """Whether empty lines part nothing: a number and a unit below it are no figure, unless a page breaks there.

        Pages break around something aside, behind a full line, within prose, and where both sides are one sentence.
        """
        assert self.open is not None
        if block.gap and not self.is_parted and not self.style.wrapped and BEGINS.match(block.line.text):
            return False
        if not block.gap or self.is_parted or not _is_amount(self.open.tail(NUMBER)):
            return True
        is_known = self.style.wrapped and self.style.lines >= FEW
        if self.last_length >= (FULL * self.style.width if is_known else PROSE):
            return True
        below = block.line.text.strip()
        return WORD.search(self.open.tail(60)) is not None and (
            STRONG_END.search(below) is not None or len(below) >= PROSE
        )

    def _is_title(self, block: Block) -> bool:
        """The first line of a text that is not wrapped, apart from what follows and without an end: its title."""
        assert self.open is not None
        is_first = not self.done and self.open_lines == 1 and len(self.open.text) <= LONGEST_TITLE
        return is_first and not self.style.wrapped and block.gap > 0 and not _is_small(block.line.text)

    def _open_is_heading(self) -> bool:
        """A single short line without an end, and what follows begins anew."""
        assert self.open is not None
        if self.open_lines != 1:
            return False
        text = self.open.text
        if DATE_LINE.fullmatch(text):
            return True
        if OPEN_TAIL.search(text[-20:]):
            return False
        if self.style.wrapped and OPEN_NUMBER.search(text[-40:]):
            return False
        if self.style.wrapped:
            return len(text) <= 0.72 * self.style.width
        is_short = len(text) <= (SHORT if WIDE.search(text) else SHORT_IN_LETTERS)
        return is_short and not (len(text) >= 35 and TOPIC.search(text))

    def _titles_in_a_row(self, block: Block) -> bool:
        """Front matter of a text that is not wrapped: title, author, institution, each on a line."""
        assert self.open is not None
        text = block.line.text.strip()
        return (
            not self.style.wrapped
            and len(text) <= 60
            and not STRONG_END.search(text)
            and self.open.length < 2_000
            and not INNER_END.search(self.open.text)
        )

    def _start(self, block: Block) -> None:
        self.open = Reading()
        self.open.add(block.line, self.style)
        self.open_lines = 0
        self.open_kind = block.kind if block.kind in ("heading", "reference") else "paragraph"
        if self.open_kind == "heading":
            self.section = self.open.text

    def _close(self) -> None:
        if self.open is None or not self.open.parts:
            self.open = None
            return
        kind = self.open_kind
        if (
            kind == "paragraph"
            and self.open_lines == 1
            and (not ends_sentence(self.open.text) or (not self.done and _is_shortened(self.open.text)))
            and not self.open.text.endswith(ITEM_END)
            and self._is_head(self.open.text)
            and not _states(self.open.text)
            and not (self.in_points and any(map(str.isdecimal, self.open.text)))
        ):
            kind = SHORT_LINE
            self.section = self.open.text
        self.done.append((kind, self.open, self.section, None, None))
        self.open = None

    def _is_head(self, text: str) -> bool:
        """Whether a line without an end is short enough to head what follows; the title of a text may be longer: its
        first line, or that below a country or a series alone on a line."""
        is_below = len(self.done) == 1 and self.done[0][0] == SHORT_LINE and WIDE.search(text) is None
        is_title = (not self.done or is_below) and not self.style.wrapped and len(text) <= LONGEST_TITLE
        return is_title or len(text) <= (SHORT if WIDE.search(text) else SHORT_IN_LETTERS)

    def _table_of(self, block: Block) -> str | None:
        if block.kind != "table_row":
            return None
        at = block.line.starts[0]
        place = bisect_right(self.table_starts, at) - 1
        return self.tables[place].id if place >= 0 and at < self.tables[place].end else None

    def _passage(
        self, kind: str, reading: Reading, section: str | None, marker: str | None, table: str | None
    ) -> Passage:
        text = reading.text
        starts = tuple(reading.starts)
        whole = kind in ("heading", SHORT_LINE, "table_row", "running", "caption", "source_line")
        is_one = whole and (len(text) <= LONGEST or kind == "table_row")  # no caption is longer than a sentence
        sentences = ((0, len(text)),) if is_one else split_sentences(text)
        if kind == "footnote" and sentences and (mark := NOTE.match(text)) is not None and mark.end() < sentences[0][1]:
            sentences = ((mark.end(), sentences[0][1]), *sentences[1:])
        ends = {at: end for at, end in reading.ends.items() if starts[0] <= at <= starts[-1]}
        return Passage(
            self.document, 0, kind, starts[0], ends.get(starts[-1], starts[-1] + 1), text, starts, sentences, section,
            marker, table, ends,
        )  # fmt: skip


def _is_amount(tail: str) -> bool:
    """Whether a text stops at a number, its scale or a sign of money, behind which a unit may stand."""
    return any(sign.isdecimal() for sign in tail) or category(tail[-1]) == "Sc"


def _is_shortened(text: str) -> bool:
    """Whether the first line of a text may be its title, though it ends with the full stop of a shortened word."""
    is_short = len(text) <= SHORT_IN_LETTERS and len(split_sentences(text)) == 1
    return is_short and SHORTENED_END.search(text) is not None and TOLD_FROM.match(text) is None


def _states(text: str) -> bool:
    """A point that says something, other than one that heads those below it."""
    is_long = len(text) > SHORT_POINT and any(letter.isdecimal() for letter in text)
    return POINT.match(text) is not None and (is_long or TOPIC.search(text) is not None)


def _count_front(passages: Sequence[Passage]) -> int:
    """How many passages at the beginning are front matter; the last short line may head the text instead."""
    short = list(takewhile(lambda p: p.kind == SHORT_LINE, passages))
    if len(short) < FRONT_FROM:
        return 0
    return len(short) if any(map(str.isdigit, short[-1].reading)) else len(short) - 1


def _settle(passage: Passage, is_front: bool, above: str | None) -> Passage:
    """The passage with its last kind; front matter heads no section."""
    kind = "front" if is_front else "heading" if passage.kind == SHORT_LINE else passage.kind
    return replace(passage, kind=kind, section=None if is_front or passage.section == above else passage.section)


def _starts_entry(text: str) -> bool:
    """The first line of a reference: a dash, a number, or an author and a year."""
    stripped = text.strip()
    if stripped.startswith(("http", "(검색", "<http")):
        return False
    return stripped.startswith(("-", "*", "[", "•")) or (
        "(" in stripped[:60] and any(char.isdecimal() for char in stripped[:80])
    )


def _is_small(text: str) -> bool:
    """Whether a line begins in the middle of a sentence, as letters tell it."""
    return text.lstrip()[:1].islower()


def _is_indented(text: str) -> bool:
    return text.startswith(("  ", "\t", "\u3000"))
