"""Who is named as the one who states: a body with something that it puts out, or as the subject of a verb of stating.

    교육부와 한국교육개발원은 … 발표하였다 · 국토교통부 집계로 · 통계청과 함께 실시한 조사에서

No phrases are listed: a body (a name of origins.toml, or a word that ends like an office) and a noun of data or a
verb of stating that goes with it in the same sentence is an attribution.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.meaning.attribution_rules import ALONE, BODIES, CLOSING, OPENS
from etl.meaning.attributions_ko import QUOTES, find_makers
from etl.meaning.attributions_other import find_others
from etl.meaning.bracketed_bodies import find_bracketed
from etl.meaning.view import View
from etl.mentions.glosses_ko import GLOSS
from etl.mentions.names_of_origins import Names, Speaker, make_speaker, names_of
from etl.patterns import any_of, pattern, words
from etl.rules import Rules

ENDS_BY = pattern("meaning.attributions_other.closing")
SUBJECT = pattern("meaning.attributions.subject")
ADDRESSED = pattern("meaning.attributions.addressed")  # is told, and tells nothing
TOLD_BY_ANOTHER = pattern("meaning.attributions.told_by_another")
QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"")
LOCAL, OF_LOCAL = words("meaning.attributions.local"), pattern("meaning.attributions.of_local")
HEADS_WORDS = re.compile(r",?\s?[“\"‘]")  # 인천항만공사 "물동량 3% 늘어": a headline in whose words
JOINED = 30  # characters between a body and what it puts out


@dataclass(frozen=True)
class Bodies:
    """The words of attributions as patterns."""

    office: re.Pattern[str]
    bare: frozenset[str]
    work: re.Pattern[str]
    verb: re.Pattern[str]
    intent: re.Pattern[str]
    law: re.Pattern[str]
    sets: re.Pattern[str]
    unsaid: re.Pattern[str]
    limit: re.Pattern[str]
    local: re.Pattern[str]  # a province, city or county as the government of it: 서울시는 … 밝혔다, 경기도 집계로


@lru_cache(maxsize=4)
def bodies_of(rules: Rules) -> Bodies:
    """The patterns of these rules."""
    ko = rules.languages["ko"]["meaning"]
    ends = "|".join(sorted(ko["offices"], key=len, reverse=True))
    works = "|".join(sorted(ko["works"], key=len, reverse=True))
    verbs = "|".join(sorted(ko["puts_out"], key=len, reverse=True))
    laws = "|".join(ko["laws"])
    alone = "|".join(word for word in ko["offices"] if len(word) > 2)  # 점검단은: the body that is spoken of
    long = "|".join(word for word in sorted(ko["offices"], key=len, reverse=True) if len(word) > 1)  # KB증권
    bare = "|".join(word for word in ko["bare_offices"] if len(word) > 1)
    return Bodies(
        re.compile(
            rf"(?<![가-힣A-Za-z·])(?:[가-힣A-Za-z][가-힣A-Za-z·]{{0,13}}?[가-힣](?:{ends})|[A-Z]{{2,6}}(?:{long})|{alone}|{bare})(?=[은는이가의와과도,\s(]|에서|에)"
        ),
        frozenset(ko["bare_offices"]),
        re.compile(rf"(?:{works})(?=[에을를은는이가로으상,\s’'”」』》]|\()"),
        re.compile(rf"(?:{verbs})|{QUOTES}"),
        re.compile("|".join(ko["intends"])),
        re.compile(
            rf"(?<![가-힣])[「『]?(?P<name>(?:[가-힣·]+\s){{0,2}}?[가-힣·]{{0,16}}(?:{laws})(?:\s\d+호)?)[」』]?"
            r"(?:상|은|는|이|에|에서|에 따르면|에 따라)(?=[\s,])"
        ),
        re.compile("|".join(ko["sets"])),
        re.compile("|".join(map(re.escape, ko["unsaid"]))),
        re.compile("|".join(map(re.escape, ko["caps"]))),
        re.compile(
            rf"(?<![가-힣A-Za-z·])(?:{any_of(_local_governments(rules))})"
            rf"(?={OF_LOCAL.pattern}|\s(?:{works})(?![가-힣]{{2}}))"
        ),
    )


def _local_governments(rules: Rules) -> list[str]:
    """The names of provinces, cities and counties that say what they are: 서울시, 경기도, not 서울."""
    names = (word for area in rules.vocabulary.areas.values() if area.within is not None for word in area.words)
    return sorted({name for name in names if len(name) > 2 and name.endswith(LOCAL.all)}) or ["(?!)"]


def find_attributions(view: View, rules: Rules) -> list[Speaker]:
    """Those to whom a sentence attributes its figures, in order."""
    if view.language != "ko":
        return find_others(view, rules)
    names, bodies = names_of(rules), bodies_of(rules)
    text, found = view.text, []
    for start, end in _named(view, names, bodies):
        gloss = GLOSS.match(text, end, view.end)
        rest = text[gloss.end() if gloss is not None else end : view.end]
        if ADDRESSED.match(rest):
            continue
        subject, rule = SUBJECT.match(rest), OPENS
        if subject is not None:
            if bodies.unsaid.search(rest, subject.end()) is not None:
                continue
            is_stated = bodies.verb.search(rest, subject.end()) is not None
            other = TOLD_BY_ANOTHER.search(rest, subject.end())
            if other is not None and bodies.verb.search(rest, subject.end(), other.start()) is None:
                continue  # 정부는 …에 합의했다고 대통령실이 밝혔다
            rule = OPENS if is_stated and text[start:end] not in bodies.bare else ALONE
            is_stated = is_stated or any(
                pattern.search(rest, subject.end()) is not None for pattern in (bodies.intent, bodies.limit)
            )
        else:
            near = rest[:JOINED]
            stop = re.search(r"[.;]|(?:은|는)\s", near)
            is_stated = bodies.work.search(near[: stop.end()] if stop else near) is not None
            if not is_stated and start == view.start and HEADS_WORDS.match(rest) is not None:
                is_stated, rule = True, ALONE
        if is_stated:
            name = text[start:end]
            found.append(make_speaker(start, end, name, names, rule, (view.start, view.end)))
    found += _laws(view, bodies, names)
    found += find_bracketed(view, rules, bodies.office)
    found += _closing(view, bodies, names, rules)
    bodies_only = [one for one in found if one.id is None]
    for one in find_makers(view, rules):
        found = [other for other in found if not _is_part(other, one, of=bodies_only)]
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return _outside_quotations(view, sorted(found, key=lambda speaker: speaker.start))


def _is_part(one: Speaker, other: Speaker, *, of: list[Speaker]) -> bool:
    """Whether a name is only part of another: 연구원, of (한빛증권 이나래 연구원)."""
    is_tail = one.end == other.end and other.start < one.start and one in of
    return is_tail or (other.start <= one.start and one.end < other.end)


def _outside_quotations(view: View, found: list[Speaker]) -> list[Speaker]:
    """Without those who are spoken of in the words of another."""
    quoted = [hit.span() for hit in QUOTATION.finditer(view.text, view.start, view.end)]
    outside = [one for one in found if not any(start < one.start < end for start, end in quoted)]
    return outside or found


def _laws(view: View, bodies: Bodies, names: Names) -> list[Speaker]:
    """A limit is stated by the law that sets it."""
    return [
        make_speaker(hit.start("name"), hit.end("name"), hit["name"], names, ALONE, (view.start, view.end))
        for hit in bodies.law.finditer(view.text, view.start, view.end)
        if bodies.sets.search(view.text, hit.end(), view.end) is not None
    ]


def _closing(view: View, bodies: Bodies, names: Names, rules: Rules) -> list[Speaker]:
    """Who is named in brackets at the end of the sentence: a known body, an office, or a company by what it is."""
    hit = ENDS_BY.search(view.text, view.start, view.end)
    if hit is None:
        return []
    name = hit["name"].strip()
    known = names.owner.get(name)
    last = name.split()[-1]
    office = bodies.office.match(last + " ")
    is_body = known is not None and known.type in BODIES
    is_body = is_body or (office is not None and office.end() == len(last))
    is_body = is_body or any(word.endswith(kind) for word in name.split()[:-1] for kind in _kinds_of(rules))
    if not is_body:
        return []
    return [make_speaker(*hit.span("name"), name, names, CLOSING, (view.start, view.end))]


def _kinds_of(rules: Rules) -> list[str]:
    """Nouns before the name of a company or group that states: 조사기관 …"""
    return list(rules.languages["ko"]["meaning"]["companies"])


def _named(view: View, names: Names, bodies: Bodies) -> list[tuple[int, int]]:
    """Where bodies are named in a sentence."""
    found = []
    for hit in names.known.finditer(view.text, view.start, view.end):
        origin = names.owner.get(hit[0])
        if origin is not None and origin.type in BODIES:
            found.append(hit.span())
    for kind in (bodies.office, bodies.local):
        for hit in kind.finditer(view.text, view.start, view.end):
            if not any(start < hit.end() and hit.start() < end for start, end in found):
                found.append(hit.span())
    return sorted(found)
