"""Who states a figure.

    X에 따르면 · X 자료에 따르면 · X은 … 밝혔다 · X가 추정한 … · (출처: X) · according to X · X表示 · по данным X

Known names come from datasets/origins.toml, unknown ones are taken as written where they end in a
title or an office. Who only acts inside the statement (북한이 … 보냈다고 밝혔다) states nothing. A
sentence without a speaker of its own that leans on the one before takes over its speaker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.mentions.trie import pattern_of
from etl.rules import Origin, Rules

COUNTRY = "country:"
PARTICLE = re.compile(r"(?:\s?\([^()]{1,40}\))?\s?(?:측)?(?P<topic>은|는|도|에서는|에선)(?=[\s“\"‘,])|(?:\s?\([^()]{1,40}\))?\s?(?P<subject>이|가)(?=[\s“\"‘])")
NOT_OF_NAME = re.compile(r"\d|(?:[가-힣]{2,}(?:고|며|반면|지만|으나)|에서|에|을|를|은|는|부터|까지|에게|면서|하고|으며|이후|직후|당시|지난|최근|이날|위해|통해|대해|관련|따라|[0-9]+[일월년]?)$")
PRONOUN = re.compile(r"^\W*(?:그러나|그리고|이어|또|또한|아울러|특히|다만|한편)?\s?,?\s?(?:그는|그녀는|이들은|그들은|동 기관은|이 기관은|이 보고서는|보고서는|같은 보고서는|He|She|They|Он|Она)\s")
ENGLISH_NAME = r"(?:[Tt]he\s)?(?:[A-Z][\w.'’&-]*)(?:\s(?:(?:of|for|and|the|on|in|to|at)\s)*(?:[A-Z][\w.'’&-]*))*"
GENERIC_EN = r"(?:[Aa]\s|[Aa]n\s|[Tt]he\s)?(?:[a-z]+\s){0,3}(?:officials?|diplomats?|sources?|analysts?|experts?|traders?|researchers?|ministry|agency|report|study|newspaper|officials)"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who states figures from `start` on; `id` None: a name that origins.toml does not know."""

    start: int
    end: int
    name: str
    id: str | None
    rule: str
    reach: tuple[int, int]  # the stretch of text whose figures it states


@dataclass(frozen=True)
class Names:
    """The rules' words as patterns."""

    known: re.Pattern[str]
    owner: dict[str, Origin]
    countries: dict[str, Origin]
    speech: re.Pattern[str]
    issue: re.Pattern[str]
    according: re.Pattern[str]
    report_tail: re.Pattern[str]
    unknown_subject: re.Pattern[str]
    lean: re.Pattern[str]
    source: re.Pattern[str]
    english_speech: str
    zh_speech: str
    ru_speech: str


@lru_cache(maxsize=4)
def names_of(rules: Rules) -> Names:
    """The patterns of these rules."""
    owner, countries = {}, {}
    for origin in rules.origins.values():
        for word in origin.words:
            if word.startswith(COUNTRY):
                countries[word.removeprefix(COUNTRY)] = origin
            else:
                owner[word] = origin
        owner.setdefault(origin.ko, origin)
        owner.setdefault(origin.en, origin)
    ko = rules.languages["ko"]["origins"]
    titles, reports = _any(ko["titles"]), _any(ko["report_words"])
    leans = [word for data in rules.languages.values() for word in data.get("origins", {}).get("lean", ())]
    sources = [word for data in rules.languages.values() for word in data.get("origins", {}).get("source_line", ())]
    return Names(
        known=re.compile(rf"(?<![가-힣A-Za-zА-Яа-я])(?:{pattern_of([*owner, *countries])})"),
        owner=owner,
        countries=countries,
        speech=re.compile(_any(ko["speech"])),
        issue=re.compile(_any(ko["issue"])),
        according=re.compile(rf"(?:의|이|가)?\s?(?:[가-힣A-Za-z]+\s){{0,3}}?(?:{reports})?(?:에|를|을)?\s?(?:따르면|의하면|인용)"),
        report_tail=re.compile(rf"(?:의|이|가)?\s?(?:(?:최근|최신|올해|지난해|공개한|발표한|내놓은|발간한|펴낸|공식|연례|현지|위성사진|위성)\s?)*(?:{reports})(?:[\s]?(?:{reports}))*$"),
        unknown_subject=re.compile(
            rf"(?P<name>(?:[가-힣A-Za-z0-9·\-前現北美中日러]+(?:\([^()]{{1,30}}\))?\s){{0,5}}?[가-힣A-Za-z·\-]*(?:{titles}))(?:\([^()]{{1,30}}\))?\s?(?P<particle>은|는|이|가|도)(?=[\s“\"‘,])"
        ),
        lean=re.compile(rf"(?<![가-힣A-Za-z])(?:{_any(leans)})"),
        source=re.compile(rf"[(\[]?\s?(?:{_any(sources)})\s?[:：]\s?(?P<name>[^)\]\n.;]{{2,60}})"),
        english_speech=_any(rules.languages["en"]["origins"]["speech"]),
        zh_speech=_any(rules.languages["zh"]["origins"]["speech"]),
        ru_speech=_any(rules.languages["ru"]["origins"]["speech"]),
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


def find_speakers(text: str, sentence: tuple[int, int], in_quote: bool, names: Names) -> list[Speaker]:
    """Everyone in a sentence who states something, in order; `in_quote`: it begins inside a quotation."""
    begin, end = sentence
    piece = text[begin:end]
    quoted = _quotations(piece, in_quote)
    found: list[Speaker] = []
    if re.search(r"[가-힣]", piece):
        found += _korean(piece, quoted, names)
    if re.search(r"[A-Za-z]{3}", piece):
        found += _english(piece, names)
    if re.search(r"[一-鿿]{2}", piece) and not re.search(r"[가-힣]", piece):
        found += _chinese(piece, names)
    if re.search(r"[а-яё]{3}", piece):
        found += _russian(piece, names)
    shifted = [
        Speaker(s.start + begin, s.end + begin, s.name, s.id, s.rule, (s.reach[0] + begin, s.reach[1] + begin)) for s in found
    ]
    return sorted(shifted, key=lambda speaker: speaker.start)


def speaker_at(speakers: list[Speaker], start: int) -> Speaker | None:
    """Who states the figure at `start`: the nearest before it whose reach holds it, else one behind it."""
    holding = [speaker for speaker in speakers if speaker.reach[0] <= start < speaker.reach[1]]
    before = [speaker for speaker in holding if speaker.start <= start]
    return before[-1] if before else holding[0] if holding else None


def leans_on_before(text: str, sentence: tuple[int, int], in_quote: bool, names: Names) -> bool:
    """Whether a sentence without a speaker of its own takes over the one before."""
    piece = text[sentence[0] : sentence[1]]
    head = piece[:24]
    if in_quote or PRONOUN.match(piece) or names.lean.search(head):
        return True
    closing = list(names.speech.finditer(piece))
    return bool(closing) and closing[-1].end() > len(piece) - 14 and not re.search(r"(?:은|는)\s", piece[:14])


def period_leans(text: str, sentence: tuple[int, int], start: int, names: Names) -> bool:
    """Whether a figure leans on the time of the sentence before: 이 기간, 이 중, 같은 기간."""
    return names.lean.search(text, sentence[0], start) is not None


def _quotations(piece: str, in_quote: bool) -> list[tuple[int, int]]:
    stretches, opened = [], 0 if in_quote else None
    for at, char in enumerate(piece):
        if char in "“「『" and opened is None:
            opened = at
        elif char in "”」』" and opened is not None:
            stretches.append((opened, at))
            opened = None
    if opened is not None:
        stretches.append((opened, len(piece)))
    return stretches


def _inside(at: int, quoted: list[tuple[int, int]]) -> bool:
    return any(start < at < end for start, end in quoted)


def _korean(piece: str, quoted: list[tuple[int, int]], names: Names) -> list[Speaker]:
    found: list[Speaker] = []
    verbs = [match for match in names.speech.finditer(piece)]
    found += _according(piece, names)
    found += _subjects(piece, quoted, verbs, names)
    for match in names.source.finditer(piece):
        name = match["name"].strip(" ,")
        found.append(_speaker(match.start("name"), match.start("name") + len(name), name, names, "origin.source_line", (0, len(piece))))
    return found


def _according(piece: str, names: Names) -> list[Speaker]:
    found = []
    for match in re.finditer(r"(?:에|을|를)?\s?(?:따르면|의하면|인용해|인용하여)", piece):
        begin = _clause_start(piece, match.start())
        phrase = piece[begin : match.start()]
        known = [hit for hit in names.known.finditer(phrase)]
        tail = names.report_tail.search(phrase)
        bare = phrase[: tail.start()] if tail is not None and tail.start() > 0 else phrase
        bare = re.sub(r"(?:의|이|가)$", "", bare.strip())
        reach = (0, _reach_end(piece, match.end()))
        if known:
            hit = known[0]
            rest = bare[hit.end() :] if len(bare) > hit.end() else ""
            name = bare[hit.start() :].strip() if rest and len(known) > 1 else hit[0]
            found.append(_speaker(begin + hit.start(), begin + hit.start() + len(name), name, names, "origin.according", reach, hit[0]))
        elif 1 < len(bare) <= 40:
            name = re.sub(r"^(?:특히|또|또한|한편|실제|그러나|다만|이날|최근|하지만|이어)\s", "", bare)
            offset = phrase.index(name) if name in phrase else 0
            found.append(_speaker(begin + offset, begin + offset + len(name), name, names, "origin.according.unknown", reach))
    return found


def _clause_start(piece: str, at: int) -> int:
    cut = max(piece.rfind(mark, 0, at) for mark in (",", "，", "“", "”", ";", ". "))
    opened = piece.rfind("(", 0, at)
    if opened > cut and ")" not in piece[opened:at]:
        cut = opened
    while cut + 1 < at and piece[cut + 1] == " ":
        cut += 1
    return cut + 1


def _reach_end(piece: str, at: int) -> int:
    """A speaker's words end with the sentence."""
    return len(piece)


def _subjects(piece: str, quoted: list[tuple[int, int]], verbs: list[re.Match[str]], names: Names) -> list[Speaker]:
    found: list[Speaker] = []
    taken: list[tuple[int, int]] = []
    hits = [(hit.start(), hit.end(), hit[0], True) for hit in names.known.finditer(piece)]
    for match in names.unknown_subject.finditer(piece):
        name = _trimmed(match["name"])
        hits.append((match.end("name") - len(name), match.end("name"), name, False))
    for start, end, name, known in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if _inside(start, quoted):
            continue
        speaker = _subject(piece, start, end, name, known, quoted, verbs, names)
        if speaker is None or any(a < speaker.end and speaker.start < b for a, b in taken):
            continue
        if speaker.rule == "origin.country" and _only_acts(found, start, verbs):
            continue
        taken.append((speaker.start, speaker.end))
        found.append(speaker)
    return found


def _trimmed(name: str) -> str:
    """A name without the words of the sentence before it: 공개회의에서 |린다 … 미국대사."""
    words = name.split(" ")
    cut = max((place + 1 for place, word in enumerate(words[:-1]) if NOT_OF_NAME.search(word)), default=0)
    return " ".join(words[cut:])


def _only_acts(found: list[Speaker], start: int, verbs: list[re.Match[str]]) -> bool:
    """A country that is the topic inside another's statement: 대사는 … 북한은 동맹이라고 언급하면서."""
    return bool(found) and not any(found[-1].end <= verb.start() < start for verb in verbs)


def _subject(
    piece: str, start: int, end: int, name: str, known: bool, quoted: list[tuple[int, int]],
    verbs: list[re.Match[str]], names: Names,
) -> Speaker | None:  # fmt: skip
    report = re.compile(r"\s?(?:최신\s|최근\s|연례\s?)?(?:보고서|자료|백서|통계|분석|조사)(?:은|는)(?=\s)").match(piece, end)
    if report is not None and known:
        return _speaker(start, end, name, names, "origin.report", (end, len(piece)))
    particle = PARTICLE.match(piece, end)
    if particle is None:
        return None
    if particle["topic"] and re.compile(r"\s?[“\"「]").match(piece, particle.end()):
        return _speaker(start, end, name, names, "origin.quotes", (start, len(piece)))
    country = name in names.countries
    after = [verb for verb in verbs if verb.start() >= particle.end() and not _inside(verb.start(), quoted)]
    if particle["subject"]:
        return _relative(piece, start, end, name, particle.end(), after, country, names)
    if not after:
        return None
    if not known and len(name) > 45:
        return None
    last = after[-1]
    limit = last.end()
    return _speaker(start, end, name, names, "origin.country" if country else "origin.subject" if known else "origin.subject.unknown", (start, limit))


def _relative(
    piece: str, start: int, end: int, name: str, at: int, after: list[re.Match[str]], country: bool, names: Names
) -> Speaker | None:
    """X가 추정한 …: the verb follows at once; X가 한도로 제한하고: who sets a limit states it."""
    issue = names.issue.search(piece, at)
    if issue is not None and (country or name in names.owner) and not re.search(r"(?:은|는|이|가)\s", piece[at : issue.start()]):
        return _speaker(start, end, name, names, "origin.issuer", (start, issue.end()))
    if not after or country:
        return None
    between = piece[at : after[0].start()]
    if len(between) <= 24 and not re.search(r"(?:은|는|이|가)\s", between) and re.search(r"한$|된$|하는$|은$", after[0][0] + ""):
        return _speaker(start, end, name, names, "origin.relative", (start, len(piece)))
    if len(between) <= 14 and re.match(r"[가-힣]{0,2}(?:한|된|하는)\s", piece[after[0].end() - 1 : after[0].end() + 3]):
        return _speaker(start, end, name, names, "origin.relative", (start, len(piece)))
    topics = re.search(r"[가-힣](?:은|는)\s", piece[:start])
    if topics is None and start <= 20:
        return _speaker(start, end, name, names, "origin.subject", (start, after[-1].end()))
    return None


def _speaker(
    start: int, end: int, name: str, names: Names, rule: str, reach: tuple[int, int], key: str | None = None
) -> Speaker:
    key = key or name
    origin = names.owner.get(key) or names.countries.get(key)
    if origin is None:
        hits = [hit for hit in names.known.finditer(key) if hit[0] in names.owner and len(hit[0]) >= 3]
        best = [hit for hit in hits if hit.start() == 0] or [hit for hit in hits if hit.end() == len(key)]
        origin = names.owner[best[0][0]] if best else None
    return Speaker(start, end, name, origin.id if origin else None, rule, reach)


def _english(piece: str, names: Names) -> list[Speaker]:
    found = []
    whole = (0, len(piece))
    for match in re.finditer(rf"\b(?:[Aa]ccording to|[Dd]ata from|[Ff]igures from|[Cc]iting|as reported by)\s(?P<name>{ENGLISH_NAME}|{GENERIC_EN})", piece):
        found.append(_english_speaker(match, names, "origin.en.according", whole))
    for match in re.finditer(rf"(?P<name>{ENGLISH_NAME}|{GENERIC_EN})(?:,[^,]{{1,40}},)?\s(?:\w+ly\s|has\s|have\s|had\s|also\s|later\s)?(?:{names.english_speech})\b", piece):
        found.append(_english_speaker(match, names, "origin.en.subject", whole))
    for match in re.finditer(rf",\s(?:{names.english_speech})\s(?P<name>{ENGLISH_NAME})", piece):
        found.append(_english_speaker(match, names, "origin.en.subject", whole))
    return found


def _english_speaker(match: re.Match[str], names: Names, rule: str, reach: tuple[int, int]) -> Speaker:
    name = re.sub(r"^(?:[Tt]he|[Aa]n?)\s", "", match["name"])
    name = re.sub(r"['’]s$", "", name)
    start = match.start("name") + match["name"].index(name)
    return _speaker(start, start + len(name), name, names, rule, reach)


def _chinese(piece: str, names: Names) -> list[Speaker]:
    found = []
    whole = (0, len(piece))
    for match in re.finditer(r"(?:根据|据)(?P<name>[\u4e00-\u9fffA-Za-z·]{2,20}?)(?:的)?(?:统计|数据|报道|估计|估算|报告|消息|公布|发布|介绍|分析|透露|称|显示|，)", piece):
        found.append(_speaker(match.start("name"), match.end("name"), match["name"], names, "origin.zh.according", whole))
    for match in re.finditer(rf"(?:^|[，。；])(?P<name>[\u4e00-\u9fffA-Za-z·]{{2,16}}?)(?:\d{{0,2}}日|近日|今天)?(?:{names.zh_speech})", piece):
        found.append(_speaker(match.start("name"), match.end("name"), match["name"], names, "origin.zh.subject", whole))
    return found


def _russian(piece: str, names: Names) -> list[Speaker]:
    found = []
    whole = (0, len(piece))
    pattern = r"(?:[Пп]о данным|[Сс]огласно|[Пп]о словам|[Пп]о оценкам|[Пп]о оценке|[Пп]о информации|[Пп]о подсчётам|[Пп]о подсчетам)\s(?P<name>[^,.;]{3,50}?)(?=,|\s[—–]|$|\sв\s\d|\s(?:в|за|на|к|экспорт|импорт|число|объём|объем|товарооборот|поставки|с)\s)"
    for match in re.finditer(pattern, piece):
        found.append(_speaker(match.start("name"), match.end("name"), match["name"], names, "origin.ru.according", whole))
    for match in re.finditer(rf"(?:^|[,.—–]\s)(?P<name>[А-ЯЁ][\w\s«»-]{{2,40}}?)\s(?:{names.ru_speech})\w*", piece):
        found.append(_speaker(match.start("name"), match.end("name"), match["name"], names, "origin.ru.subject", whole))
    return found
