"""The body whose release a text is: alone on a line of its head, of the official who opens a briefing by his name, or
known and named in a press release."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from etl.meaning.able_to_state import is_place
from etl.meaning.attribution_grammar import grammar_of
from etl.meaning.attribution_rules import BODIES, OFFICIAL
from etl.meaning.attributions import LOCAL, bodies_of
from etl.meaning.lead_sources import HEADLINES
from etl.meaning.signed import find_by_site, find_keeper, find_signed, is_addressed
from etl.meaning.spoken_of import is_area
from etl.meaning.view import HANGUL, language_of
from etl.mentions.names_of_origins import Names, Speaker, make_speaker, names_of
from etl.mentions.names_ru import is_sentence
from etl.model import Passage
from etl.patterns import pattern
from etl.rules import Rules

HEAD = 8  # passages in which a release names who issues it
RELEASE = pattern("mentions.whole_text.release")
LONG = 400  # characters in which a press release names it
LINE = 90  # characters of a line of the head
RULE = "origin.release"
DATE = pattern("meaning.issuers.date")
BRACKET = re.compile(r"\s?[(（](?:[A-Z]{2,10}|[А-ЯЁ][А-Яа-яё-]{1,14})[)）]")
SEGMENTS = re.compile(
    r"\s*(?:\s{2,}|\u3000|[|/—–>]|\s·\s|[()（）]|[:：]\s|：|(?<=[一-鿿])\s(?=[一-鿿]))\s*"
)  # 작성: 한국은행 (2025. 8. 1.)
SENTENCE = re.compile(r"[.。!?](?:\s(?!\d)|$)")
PLACE = pattern("meaning.issuers.place")
PAPER_DAYS = pattern("meaning.issuers.paper_days")
INTRODUCED = pattern("meaning.issuers.introduced")
DEPARTMENTS = pattern("meaning.issuers.departments")
WHOLE_RU = pattern("meaning.issuers.whole_ru")
BEFORE_RU = pattern("meaning.issuers.before_ru")
TITLED = pattern("meaning.issuers.titled_en")
SUBJECT_EN = pattern("meaning.issuers.subject_en")
LISTED = re.compile(r",\s")
LABELS = (
    re.compile(r"^\s*[\[【](?P<name>[^\[\]【】]{2,30})[\]】]\s*\S"),
    re.compile(r":\s(?P<name>[^:.]{3,60})$"),
    re.compile(r"\S\s?\[(?P<name>[^\[\]]{2,20})\](?:\([^()]{1,6}\))?$"),
)
ARTICLE = re.compile(r"^[Tt]he\s")
BEHIND_NAME = re.compile(r"[\]】]?,?\s|[\]】]")
MOST_WORDS = 3  # of the name of a body
SHORTEST_WORD = 8  # letters of one that a masthead has in capitals
SERIES, ABOUT_IT = pattern("meaning.issuers.series_ko"), pattern("meaning.speaking.analysed")
POST_ABROAD, GATHERED = pattern("meaning.issuers.post_abroad"), pattern("meaning.issuers.gathered")
OF_PICTURE = pattern("meaning.issuers.of_picture")
FEW = 3  # passages at the end of a text that may say how it was made
AROUND = " \t,.:|/·—–-[]()"


def find_issuer(passages: Sequence[Passage], rules: Rules) -> tuple[Speaker, Passage] | None:
    """Who issues a release, or has the floor in it, and the passage that says so."""
    names = names_of(rules)
    for passage in passages[:HEAD]:
        speaks = _introduced(passage, names, rules)
        if speaks is not None:
            return speaks, passage
    signed = find_signed(passages, names, lambda name: is_body(name, "en", names, rules))
    if signed is not None:
        return signed
    for only_known in (True, False):  # 국회 외교통일위원회 보고 / 외교부: the ministry
        top = list(passages[:HEAD])
        if not only_known:  # Executive Board Assessment, a heading of the text, is no masthead
            top = list(takewhile(lambda one: one.kind != "paragraph" or len(one.reading) <= LINE, top))
        title = next((one for one in top if not is_area(one.reading.strip(AROUND), rules)), None)  # below Nigeria
        for passage in top:
            found = _alone(passage, names, rules, only_known) if passage.table is None else None
            found = found or (_titled(passage, names, rules) if passage is title else None)
            if found is not None:
                return found, passage
    labelled = _labelled(passages[0], names, rules) if passages else None
    if labelled is not None:
        return labelled, passages[0]
    by_site = find_by_site(passages, names)
    if by_site is not None:
        return by_site
    is_release, left = False, LONG
    for passage in passages[:HEAD]:
        is_release = is_release or RELEASE.search(passage.reading[:LONG]) is not None
        if not is_release or left <= 0:
            continue
        head, left = passage.reading[:left], left - len(passage.reading)
        for hit in names.known.finditer(head):
            origin = names.owner.get(hit[0])
            is_office = origin is not None and origin.type == "government" and hit[0] not in names.countries
            if origin is not None and (origin.type in BODIES or is_office):
                return Speaker(hit.start(), hit.end(), hit[0], origin.id, RULE, (0, 0)), passage
    return find_keeper(passages, names)


def is_of_picture(passage: Passage) -> bool:
    """Whether a line tells whose the picture beside it is, and nothing of the text: Photo: Reuters, 사진=연합뉴스."""
    return len(passage.reading) <= LINE and OF_PICTURE.fullmatch(passage.reading) is not None


def find_series(passages: Sequence[Passage], rules: Rules) -> tuple[Speaker, Passage] | None:
    """The body of whose series or work a Korean text is, by a line of its head, for a text in which nobody states."""
    names = names_of(rules)
    heads = takewhile(lambda one: one.kind in HEADLINES, passages[:HEAD])
    return next(((told, one) for one in heads if (told := _of_series(one, names, rules)) is not None), None)


def only_retells(issuer: Speaker, passages: Sequence[Passage]) -> bool:
    """Whether the one who issues a text retells what bodies of another country state: a post abroad, or whoever says so
    in a note (※ 현지 언론 및 통계기관 발표를 취합한 것임)."""
    if POST_ABROAD.search(issuer.name) is not None:
        return True
    return any(GATHERED.search(one.reading) is not None for one in (*passages[:HEAD], *passages[-FEW:]))


def _introduced(passage: Passage, names: Names, rules: Rules) -> Speaker | None:
    """The body for which somebody speaks who says who he is: 안녕하십니까, 통계청 인구동향과장 김진입니다."""
    hit = INTRODUCED.search(passage.reading)
    if hit is None:
        return None
    for found in (*names.known.finditer(passage.reading, *hit.span("who")),
                  *bodies_of(rules).office.finditer(passage.reading, *hit.span("who"))):  # fmt: skip
        origin = names.owner.get(found[0])
        if found[0] not in names.countries and (origin is None or origin.type in OFFICIAL):
            return make_speaker(*found.span(), found[0], names, RULE, (0, 0))
    return None


def _alone(passage: Passage, names: Names, rules: Rules, only_known: bool) -> Speaker | None:
    """The body that is all that a line, or a part of a masthead, says before its date or behind it, but for its short
    name."""
    dated = DATE.search(passage.reading, 0, LINE)
    line = passage.reading[: dated.start()] if dated is not None else passage.reading
    if dated is not None and not line.strip(AROUND):  # 2024.02.28 통계청 인구동향과장
        line = " " * dated.end() + passage.reading[dated.end() :]
    if len(line.strip()) > LINE:
        return None
    for left_out in (RELEASE, BRACKET, PAPER_DAYS):
        line = left_out.sub(lambda hit: " " * len(hit[0]), line)
    line = PLACE.sub(lambda hit: " " * len(hit[0]), line)
    language = "ko" if HANGUL.search(line) else language_of(passage.reading.lower())
    if language == "en":
        line = _without_holder(line, rules) if dated is not None or not is_addressed(line) else ""
    if SENTENCE.search(line.strip(AROUND)) or LISTED.search(line.strip(AROUND)):
        return None
    start = 0
    for part in (*SEGMENTS.finditer(line), None):
        end = part.start() if part is not None else len(line)
        written = ARTICLE.sub("", DEPARTMENTS.sub("", line[start:end].strip(AROUND)))
        name = _as_known(written, names)
        if name and (name in names.owner or not only_known) and is_body(name, language, names, rules):
            at = line.index(written, start)
            return make_speaker(at, at + len(written), name, names, RULE, (0, 0))
        start = part.end() if part is not None else end
    return None


def _labelled(passage: Passage, names: Names, rules: Rules) -> Speaker | None:
    """The body in brackets before a title or behind it, or behind its colon: [통계청] 수출 동향, 지지율 57%[리얼미터],
    Jobs up: Statistics Canada."""
    is_line = passage.table is None and len(passage.reading) <= LONG
    for hit in (label.search(passage.reading) for label in LABELS) if is_line else ():
        name = hit["name"] if hit is not None else ""
        if hit is not None and is_body(name, "ko" if HANGUL.search(name) else language_of(name.lower()), names, rules):
            return make_speaker(*hit.span("name"), name, names, RULE, (0, 0))
    return None


def _without_holder(line: str, rules: Rules) -> str:
    """A line without the person who speaks for a body, blanks in his place: Ann Lee, Governor, Bank of Halden."""
    name, _, rest = line.partition(", ")
    title, comma, _ = rest.partition(", ")
    is_person = name.istitle() and 1 < len(name.split()) < 5
    if not comma or not is_person or grammar_of(rules, "en").person.search(title.lower()) is None:
        return line
    place = len(line) - len(rest) + len(title) + len(comma)
    return " " * place + line[place:]


def _titled(passage: Passage, names: Names, rules: Rules) -> Speaker | None:
    """The body whose work an English text is by its title."""
    hit = TITLED.match(passage.reading) if passage.table is None else None
    if hit is None:
        return None
    key = "name" if hit["company"] is None else "company"
    name, known = hit[key], names.owner.get(hit[key])
    is_body = known.type in OFFICIAL if known is not None else key == "company" and not is_area(name.split()[0], rules)
    if not is_body or name.split()[0] in grammar_of(rules, "en").no_names:
        return None
    return make_speaker(*hit.span(key), name, names, RULE, (0, 0))


def _of_series(passage: Passage, names: Names, rules: Rules) -> Speaker | None:
    """The body whose work or series a Korean line of the head names behind it: 기상청 2025년 6월 기후특성, 경기연구원
    이슈&진단 제560호, 인천국제공항공사, 상반기 물동량 실적 발표; not the body that it tells of (… 회의 분석)."""
    line = passage.reading
    if HANGUL.search(line) is None or len(line) > LINE or SENTENCE.search(line.strip(AROUND)):
        return None
    for end in [hit.start() for hit in BEHIND_NAME.finditer(line)][:MOST_WORDS]:
        name = line[:end].lstrip(AROUND)
        bare = BRACKET.sub("", name)
        known = names.owner.get(bare)
        is_known = known is not None and known.type in BODIES and bare not in names.countries
        if not (is_known or (" " not in bare and is_body(bare, "ko", names, rules))):
            continue
        told = make_speaker(line.index(name), end, bare, names, RULE, (0, 0))
        return told if SERIES.search(line, end) and not ABOUT_IT.match(line, end) else None
    return None


def _as_known(written: str, names: Names) -> str:
    """The name of a known body as the vocabulary writes it: РОССТАТ, 통 일 부."""
    is_spread = len(written) > 2 and all(len(part) == 1 for part in written.split())
    for name in (written, written.replace(" ", "") if is_spread else "", written.capitalize(), written.title()):
        if name in names.owner:
            return name
    return written.replace(" ", "") if is_spread else written


def is_body(name: str, language: str, names: Names, rules: Rules) -> bool:
    """Whether words are a name of a body and nothing else: a known one, or one that ends like an office."""
    known = names.owner.get(name)
    if known is not None:
        return known.type in OFFICIAL
    if language == "ru" and name.isupper() and len(name) >= SHORTEST_WORD and name.isalpha():
        name = name.capitalize()  # ХАБАРОВСКСТАТ: a word, and no letters that stand for one each
    if language == "en" and SUBJECT_EN.fullmatch(name) is not None and not is_area(name.rpartition(" ")[0], rules):
        return False  # Migration Statistics: what a text is about; Namibia Statistics is a body
    if is_place(name, rules):  # DPR Korea: what a title is about; 서울시: a government
        return language == "ko" and len(name) > 2 and name.endswith(LOCAL.all)
    if len(name) < 3 or re.search(r"\d", name) or (name.isupper() and " " not in name):
        return False
    if name.isupper():  # a masthead in capitals
        name = name.title() if language == "en" else name.capitalize()
    if language == "ko":
        return (hit := bodies_of(rules).office.match(name + " ")) is not None and hit.end() == len(name)
    grammar = grammar_of(rules, language)
    office = grammar.office.search(name)
    if name.split()[0] in grammar.no_names:  # Under Security Council Resolution …: a sentence
        return False
    if language == "ru" and (grammar.states.search(name) is not None or is_sentence(name)):
        return False  # Росстат представил данные
    if office is None or grammar.named.fullmatch(name) is None or grammar.person.search(name):
        return False
    if language == "ru" and (not WHOLE_RU.match(name, office.end()) or BEFORE_RU.search(name, 0, office.start())):
        return False  # Банкротства; Больше всего ссуд у банков
    work = grammar.work.search(name)
    return language == "zh" or work is None or office.start() < work.start()  # служба статистики, no статистика службы
