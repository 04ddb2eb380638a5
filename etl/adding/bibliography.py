"""What can be said of a file that was taken in, and where each part was found: proposed, never asserted.

What a file says of itself (its metadata) is taken only where its text says so too: the title there is often that of
the template, the author a login.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, islice
from pathlib import PurePath

from etl.adding.dates import LABEL, LEAST_LETTERS, date_in_name, find_date, is_hardly_more, says_day
from etl.adding.names import HIDDEN
from etl.documents import plain_document
from etl.files import one_spelling
from etl.intake.model import Taken
from etl.patterns import pattern
from etl.text import read_lines

HEAD = 60  # lines in which a title or an author may stand
PAGE_HEAD = 1000  # lines of a web page, which begins with its menus
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
LONGEST_TITLE = 150
FIRST_LINES = 8  # of a paper without headings, in which its title may stand
LONGEST_LABEL = 30
LONGEST_DATED = 40  # characters of a line that is hardly more than a date
SENTENCE_WITHIN = pattern("adding.bibliography.sentence_within")
SORT = pattern("adding.bibliography.sort")
PART = pattern("adding.bibliography.part")
STATED = ("title", "author", "publisher")  # what metadata may propose
HEADING, FIRST, NAME = "first heading", "first lines", "file name"
PLACES_KO = {HEADING: "첫 제목", FIRST: "첫머리", NAME: "파일 이름", "metadata": "문서 정보"}
SHEETS = ("xlsx", "csv")  # their first heading is the name of a sheet
FULL_STOPS = (".", "。")
SENTENCE_ENDS = (*FULL_STOPS, "다", "?", "!")
SCRIPTS = (("ko", "가", "힣", 0.1), ("ja", "ぁ", "ヿ", 0.05), ("zh", "一", "鿿", 0.1), ("ru", "Ѐ", "ӿ", 0.3))


@dataclass(frozen=True, slots=True)
class Found:
    """A value, where it was found (in English), and the words there."""

    value: str
    where: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The bibliography of one file; what was not found is absent."""

    language: str
    found: dict[str, Found]  # of title, author, publisher, published

    @property
    def needs_title(self) -> bool:
        """Whether only the name of the file speaks for the title."""
        return self.found["title"].where == NAME

    def value(self, key: str) -> str | None:
        """What was found for a key."""
        return self.found[key].value if key in self.found else None


def propose(taken: Taken, file_name: str) -> Proposal:
    """Title, author, publisher, date and language of a file, each with its place.

    >>> taken = Taken("text", "북한의 무역\\n\\n2024년 7월 26일\\n\\n무역은 늘었다.", "text", "a reader")
    >>> proposal = propose(taken, "trade.txt")
    >>> proposal.value("title"), proposal.found["title"].where, proposal.value("published"), proposal.language
    ('북한의 무역', 'first lines', '2024-07-26', 'ko')
    """
    lines = read_lines(plain_document(taken.text, name=file_name, format=taken.view))
    words = [(text, line.kind) for line in lines if (text := clean(line.text))]
    is_page = taken.format == "html"
    head = words[: PAGE_HEAD if is_page else HEAD]
    found = _from_metadata(taken, _squeeze(" ".join(text for text, _ in head)))
    if is_page and "title" in found:
        head = _from_title(head, found["title"].value)
    head = head[:HEAD]
    if "title" not in found:
        titled = None if taken.format in SHEETS else _title(head)
        found["title"] = titled or Found(_name_as_title(file_name), NAME)
    if dated := find_date(_dating(head, taken.format)):
        found["published"] = Found(dated[0], FIRST, dated[1])
    elif is_page and (day := _day_of_page(taken, [text for text, _ in words])):
        found["published"] = Found(day, "metadata")
    elif day := date_in_name(one_spelling(PurePath(file_name).stem)):
        found["published"] = Found(day, NAME, clean(file_name))
    return Proposal(find_language(taken.text if taken.view == "text" else " ".join(text for text, _ in words)), found)


def find_language(text: str) -> str:
    """The language by its script; English where none of the others has its share of the letters.

    >>> [find_language(text) for text in ("북한 GDP", "朝鲜经济", "экономика", "Trade of the DPRK", "日本の経済")]
    ['ko', 'zh', 'ru', 'en', 'ja']
    """
    letters = [character for character in islice(text, 100_000) if character.isalpha()]
    for language, first, last, share in SCRIPTS:
        if letters and sum(first <= letter <= last for letter in letters) / len(letters) >= share:
            return language
    return "en"


def clean(text: str) -> str:
    r"""Text on one line in composed letters, without what cannot be seen.

    >>> clean(" a\u00ad\n b ")
    'a b'
    """
    seen = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in HIDDEN)
    return one_spelling(" ".join(seen.split()))


def label_of(proposal: Proposal, settled: Mapping[str, str], taken: Collection[str] = ()) -> str:
    """A short name for charts, unlike all that are taken: who, otherwise what, and the year.

    Where that is taken, so much is added as tells it apart: who, what, the month, the day, the part; a number last.
    """
    title, author, publisher, published = (
        (settled[key] if key in settled else proposal.value(key)) or ""
        for key in ("title", "author", "publisher", "published")
    )
    who = author.partition(";")[0].strip() or publisher
    title = title or ("" if who else proposal.value("title") or "")  # a chart calls it something, whatever it states
    used = {label.casefold() for label in taken}
    for label in _labels(title, who, published):
        if label.casefold() not in used:
            return label
    first = next(_labels(title, who, published))
    return next(label for number in count(2) if (label := f"{first} #{number}").casefold() not in used)


def _labels(title: str, who: str, published: str) -> Iterator[str]:
    """What a document may be called, the shortest first; the first is never left out."""
    year, part = published[:4], _part_of(title)
    yield _with_year(who or title, year)
    if who and title:
        yield _with_year(f"{_short(who, LONGEST_LABEL // 2)}, {title}", year)
    for name in filter(None, (who, title)):
        if part:
            yield f"{_with_year(name, year)}, {part}"
    for date in (published[:7], published):
        if len(date) > len(year):
            yield f"{_short(who or title, LONGEST_LABEL)} ({date})"


def _with_year(name: str, year: str) -> str:
    short = _short(name, LONGEST_LABEL)
    return f"{short} ({year})" if year and year not in short else short


def _short(name: str, longest: int) -> str:
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


def _part_of(title: str) -> str:
    """What a title ends on where it is one of several: ‘(상)’, ‘제2부’, ‘Part II’, ‘Vol. 3’."""
    found = PART.search(title)
    return found["part"].strip("()[] ") if found else ""


def _from_metadata(taken: Taken, head: str) -> dict[str, Found]:
    """What the file says of itself and its text says too."""
    found: dict[str, Found] = {}
    for said in taken.properties:
        value = clean(said.value)
        if said.name in STATED and said.name not in found and len(value) > 1 and _squeeze(value) in head:
            found[said.name] = Found(value, said.where)
    return found


def _from_title(head: list[tuple[str, str | None]], title: str) -> list[tuple[str, str | None]]:
    """The lines of a web page from its title on: what stands before are menus."""
    wanted = _squeeze(title)
    return next((head[place:] for place, (text, _) in enumerate(head) if wanted in _squeeze(text)), head)


def _dating(head: list[tuple[str, str | None]], format: str) -> list[str]:
    """The lines that may tell when a file came out: no rows of a sheet that have a day each, as those of a series."""
    rows = [text for text, kind in head if kind == "table_row" and find_date([text]) and not LABEL.search(text)]
    series = frozenset(rows) if format in SHEETS and len(rows) > 1 else frozenset[str]()
    return [text for text, _ in head if text not in series]


def _day_of_page(taken: Taken, lines: Sequence[str]) -> str | None:
    """The day that a web page says of itself and its text says too."""
    days = (said.value[:10] for said in taken.properties if said.name == "published")
    return next((day for day in days if says_day(lines, day)), None)


def _title(head: list[tuple[str, str | None]]) -> Found | None:
    """The first heading; in a text without any the first line, if it is not a sentence.

    One that names the sort of paper is none; one that ends on a comma goes on in the next.
    """
    for place, (text, kind) in enumerate(head):
        if kind == "heading" and len(text) <= LONGEST_TITLE and not _says_no_title(text):
            following = head[place + 1 : place + 2]
            more = next((other for other, sort in following if text.endswith(",") and sort == kind), "")
            return Found(f"{text} {more}".strip(), HEADING)
    lines = [text for text, kind in head if kind in (None, "paragraph")]
    is_release = False
    for text, behind in zip(lines[:FIRST_LINES], (*lines[1:], ""), strict=False):
        is_release = is_release or SORT.fullmatch(text) is not None
        is_issuer = SORT.fullmatch(behind) and SORT.fullmatch(f"{text} {behind}")
        if is_issuer or _says_no_title(text) or sum(map(str.isalpha, text)) < LEAST_LETTERS or _only_dated(text):
            continue
        ends = FULL_STOPS if is_release else SENTENCE_ENDS  # the headline of a release may be a sentence without one
        is_prose = len(text) > LONGEST_TITLE or text.endswith(ends) or SENTENCE_WITHIN.search(text)
        return None if is_prose else Found(text, FIRST)
    return None


def _says_no_title(text: str) -> bool:
    """Whether a line is the sort of paper, the label of its day, or an address.

    >>> [_says_no_title(text) for text in ("보도자료", "보도시점", "https://example.org/a", "무역 동향")]
    [True, True, True, False]
    """
    return any(one.fullmatch(text) is not None for one in (SORT, LABEL, ADDRESS))


def _only_dated(text: str) -> bool:
    """Whether a line is the date of the paper, and so neither its title nor the end of what is before its text."""
    return len(text) <= LONGEST_DATED and is_hardly_more(text)


def _name_as_title(file_name: str) -> str:
    return clean(PurePath(file_name).stem.replace("_", " ")) or "?"


def _squeeze(text: str) -> str:
    return "".join(character for character in one_spelling(text).casefold() if character.isalnum())
