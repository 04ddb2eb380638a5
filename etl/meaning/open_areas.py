"""Places that areas.toml does not list, as a text names them: 石羊河流域, 낙동강유역, Farchana camp, Сахалинский район.

Comes in: the text of a document and the finder of the areas that are listed. Goes out: a finder that meets both. A
place is known by its head (县, 流域, 댐, County, basin, район) or because a word for such places is told of it (three
sites: Farchana and Iridimi; in the town of Adré); its bare name counts from there on. Its id is its country, as the
text names one beside it or most often, and the words of the text. What a head stands behind that is no name (the whole
county, 各县, 요구사항) is left out: a false place is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.meaning.homes import home_of
from etl.meaning.words import FACED, Finder, Finders, Finds, Hit
from etl.model import Document, Table
from etl.patterns import kept, pattern, values, words
from etl.rules import Rules
from etl.vocabulary import Vocabulary, open_area

HEADED = {code: pattern(f"meaning.open_areas.headed_{code}") for code in ("ko", "en", "zh", "ru")}
NO_NAME = {code: pattern(f"meaning.open_areas.no_name_{code}") for code in ("ko", "en", "zh", "ru")}
BEHIND = {code: pattern(f"meaning.open_areas.behind_{code}") for code in ("en", "ru")}
LISTED = {"en": pattern("meaning.open_areas.listed_en")}
RUN, ONE_OF_RUN = pattern("meaning.open_areas.run_en"), pattern("meaning.open_areas.one_of_run_en")
PLACES_BEFORE, PLACES_BEHIND = (pattern(f"meaning.open_areas.places_{where}_en") for where in ("before", "behind"))
LOCATED = {"en": pattern("meaning.open_areas.located_en")}
BARE = pattern("meaning.open_areas.bare")
STATES, NO_PLACE = pattern("meaning.open_areas.states_en"), pattern("meaning.open_areas.no_place_en")
BODIES_SIT = words("meaning.capitals.bodies_sit")  # Geneva, where one speaks of all the world
OF_AREA = pattern("meaning.open_areas.of_area")
ONE_OF_LIST = pattern("meaning.open_areas.one_of_list")
ONE_LISTED = pattern("meaning.open_areas.one_listed")
ALONE = pattern("meaning.open_areas.alone")
BESIDE_KO = pattern("meaning.open_areas.beside_ko")
ENDING_RU, CASES_RU = pattern("meaning.open_areas.ending_ru"), values("meaning.open_areas.cases_ru")
COLUMN, WHOLE = pattern("meaning.open_areas.column"), pattern("meaning.tables.whole")
CAPITALS = pattern("meaning.open_areas.capitals_en")
DIGIT = re.compile(r"\d")
LONG_WORD, FEW = re.compile(r"[A-Za-z][a-z’'-]{3,}"), 4  # words of a headline
FAR = 2  # characters between a listed area and a place in it
SHORTEST = {"ko": 3, "zh": 2, "en": 4}  # letters of a name that counts without its head
FAR_AHEAD = 90  # characters before a run of names in which a word for places tells what they are
FAR_BACK = 40  # characters before a name that may belong to it
MOST_ZH = 4  # letters of a Chinese name without its head
LONGEST = 24  # letters of a label that names a place


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a text names: where, its name as an id has it, and the words by which the text calls it."""

    start: int
    name: str
    words: tuple[str, ...]


class OpenFinder:
    """Finds the areas that are listed, and those of one text."""

    def __init__(self, listed: Finds, own: Finder) -> None:
        self._listed, self._own = listed, own

    def find(self, text: str) -> list[Hit]:
        """All hits, in order; of two that overlap the longer one, a listed one where they are as long."""
        hits = self._listed.find(text)
        for hit in self._own.find(text):
            crossed = [one for one in hits if one.start < hit.end and hit.start < one.end]
            if all(one.end - one.start < hit.end - hit.start for one in crossed):
                hits = [one for one in hits if one not in crossed]
                hits.append(hit)
        return sorted(hits, key=lambda hit: hit.start)


def with_open_areas(finders: Finders, document: Document, tables: Sequence[Table], rules: Rules) -> Finders:
    """The finders of a document that meet its own places as well."""
    text, language = document.text, document.language
    if language not in HEADED:
        return finders
    listed = finders.areas.find(text)
    rows = list(_in_rows(tables))
    found = [*_headed(text, language, listed), *_named(text, language), *rows]
    found += _in_runs(text, finders.areas, {place.name for place in found}) if language == "en" else ()
    places = [place for place in found if not _is_listed(place, finders.areas)]
    if not places:
        return finders
    names = _names(rules.vocabulary)
    usual = _usual(listed, text.find("\n"), rules.vocabulary) or home_of(document, rules)
    ids = {place.name: names[place.name] for place in rows if place.name in names}
    for place in places:
        country = (
            _beside(place.start, listed, rules.vocabulary) or _behind(place, text, listed, rules.vocabulary) or usual
        )
        for word in place.words:
            ids.setdefault(word, open_area(country, place.name))
    return replace(
        finders, areas=OpenFinder(finders.areas, Finder(ids.items(), names=((told, "") for told in ids.values())))
    )


def _headed(text: str, language: str, listed: Sequence[Hit]) -> Iterator[Place]:
    """Places that a head tells."""
    for found in HEADED[language].finditer(text):
        name, gap, head = found["name"], found["gap"], found["head"]
        start = found.start("name")
        if language == "zh":  # 甘肃省|民勤县
            inside = [hit.end for hit in listed if start <= hit.start and hit.end < found.end("name")]
            name = text[inside[-1] : found.end("name")] if inside else name
            start = found.end("name") - len(name)
            if not SHORTEST["zh"] <= len(name) <= MOST_ZH:
                continue
        if language == "en":  # Western North | region
            before = CAPITALS.search(text, max(0, start - FAR_BACK), start)
            name, start = (text[before.start() : start] + name, before.start()) if before is not None else (name, start)
        whole = f"{name}{gap}{head}"
        if NO_NAME[language].search(whole):
            continue
        if language == "ko" and _is_faced(text, start, listed):
            continue  # 대호주 수출
        if language == "ko" and BESIDE_KO.fullmatch(head) and (gap or not _is_beside(start, listed)):
            continue
        if language == "ru":
            form = next((form for beginning, form in CASES_RU.items() if head.startswith(beginning)), " " + head)
            yield Place(start, ENDING_RU.sub("", name) + form, (whole,))
            continue
        is_common = language == "en" and re.search(rf"(?<![A-Za-z]){re.escape(name.lower())}(?![a-z])", text)
        is_alone = ALONE.fullmatch(head) is not None and len(name) >= SHORTEST[language] and not is_common
        alone = (name,) if is_alone else ()
        yield Place(start, name if BARE.fullmatch(head) else whole, (whole, *alone))


def _is_faced(text: str, start: int, listed: Sequence[Hit]) -> bool:
    """Whether what looks like a name begins with a prefix before a listed area."""
    at = bisect_left(listed, start + 1, key=lambda hit: hit.start)
    is_listed = at < len(listed) and listed[at].start == start + 1
    return is_listed and FACED.search(text, max(0, start - 1), start + 1) is not None


def _named(text: str, language: str) -> Iterator[Place]:
    """Places behind the word for such places: the town of Adré; two sites: Farchana and Iridimi."""
    starts: list[tuple[int, str]] = []
    if language in BEHIND:
        starts += [(found.start("name"), found["name"]) for found in BEHIND[language].finditer(text)]
    if language in LISTED:
        for found in LISTED[language].finditer(text):
            ones = ONE_LISTED.finditer(text, *found.span("names"))
            starts += [(one.start("name"), one["name"]) for one in ones]
    if language in LOCATED:
        for found in LOCATED[language].finditer(text):
            if _is_headline(text, found.start()):
                continue  # Kenya Seeks Record $5 Billion in Loans
            names = [found["name"], *ONE_OF_LIST.split(found["more"])[1:]]
            if STATES.match(text, found.end()) or any(NO_PLACE.search(name) for name in names):
                continue  # in May, Statistics Canada reports
            starts += [(found.start("name"), name) for name in names if name not in BODIES_SIT]
    for start, name in starts:
        if not NO_NAME[language].search(name):
            yield Place(start, name, (name,))


def _in_runs(text: str, areas: Finds, known: set[str]) -> Iterator[Place]:
    """Names with a number each in brackets, of which one is a place, or a word for places tells that all are: 9 states
    reported cases: Borno (171), Yobe (88); in Mato Grosso (71%), Pará (24%) and Rondônia (5%)."""
    for run in RUN.finditer(text):
        ones = [(one.start("name"), one["name"]) for one in ONE_OF_RUN.finditer(text, *run.span())]
        are_told = PLACES_BEFORE.search(text, max(0, run.start() - FAR_AHEAD), run.start()) is not None
        are_told = are_told or PLACES_BEHIND.match(text, run.end()) is not None
        if are_told or any(name in known or _is_place(name, areas) for _, name in ones):
            yield from (Place(at, name, (name,)) for at, name in ones if not NO_NAME["en"].search(name))


def _is_place(name: str, areas: Finds) -> bool:
    """Whether a listed area has that very name: Lagos, no Syrians."""
    return any(hit.start == 0 and hit.end == len(name) for hit in areas.find(name))


def _is_headline(text: str, at: int) -> bool:
    """Whether a place stands in a line in which nearly every word has a capital, as common nouns have there."""
    first, last = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    told = LONG_WORD.findall(text, first, len(text) if last < 0 else last)
    capital = sum(word[0].isupper() for word in told)
    return len(told) >= FEW and capital * 10 >= len(told) * 8


def _in_rows(tables: Sequence[Table]) -> Iterator[Place]:
    """The labels of rows in a column of places: | 水库 | 2024年 |, | 시군 | 인구 |."""
    for table in tables:
        headed = {c.column for c in table.cells if c.role in ("corner", "column_label") and COLUMN.fullmatch(c.text)}
        for cell in table.cells:
            if cell.role != "row_label" or cell.column not in headed or cell.span is None:
                continue
            if len(cell.text) <= LONGEST and not DIGIT.search(cell.text) and not WHOLE.match(cell.text + " "):
                yield Place(cell.span.start, cell.text, (cell.text,))


def _is_listed(place: Place, listed: Finds) -> bool:
    """Whether a listed area stands at the beginning of the name: 珲春口岸, 단둥항, Kursk region."""
    return any(hit.start == 0 for word in place.words for hit in listed.find(word))


@kept(4)
def _names(vocabulary: Vocabulary) -> dict[str, str]:
    """The ids of provinces and cities by their names, which a label may have where prose may not (경기)."""
    return {name: area.id for area in vocabulary.areas.values() if area.within for name in (area.ko, area.en)}


def _usual(listed: Sequence[Hit], head: int, vocabulary: Vocabulary) -> str | None:
    """The country that a text names most often, by itself or by a region of it; up to `head` once for three times."""
    areas = vocabulary.areas
    named = [(areas[hit.id].within or hit.id, hit.start) for hit in listed if not areas[hit.id].group]
    counts = Counter(country for country, _ in named) + Counter(
        country for country, at in named if at < head for _ in "12"
    )
    return counts.most_common(1)[0][0] if counts else None


def _before(start: int, listed: Sequence[Hit]) -> Hit | None:
    """The listed area right before a place: 甘肃省民勤县, 중국 훈춘시."""
    at = bisect_left(listed, start, key=lambda hit: hit.start)
    return listed[at - 1] if at and 0 <= start - listed[at - 1].end <= FAR else None


def _is_beside(start: int, listed: Sequence[Hit]) -> bool:
    return _before(start, listed) is not None


def _beside(start: int, listed: Sequence[Hit], vocabulary: Vocabulary) -> str | None:
    before = _before(start, listed)
    area = vocabulary.areas[before.id] if before is not None else None
    return None if area is None or area.group else area.within or area.id


def _behind(place: Place, text: str, listed: Sequence[Hit], vocabulary: Vocabulary) -> str | None:
    """The country that stands behind a place: Kiryandongo (Uganda), Tianmen, in Hubei."""
    word = next((word for word in place.words if text.startswith(word, place.start)), None)
    at = bisect_left(listed, place.start, key=lambda hit: hit.start)
    if word is None or at == len(listed):
        return None
    end, hit = place.start + len(word), listed[at]
    area = vocabulary.areas[hit.id]
    return None if area.group or not OF_AREA.fullmatch(text, end, hit.start) else area.within or area.id
