"""How an English sentence attributes what it states, and how those who state are named in it.

    according to the Customs · the Customs' figures · the Customs said · …, said the Customs · under the Act

Comes in: the words of datasets/language/en.toml, [meaning], as alternations by key. Goes out: the shapes with their
rules, the pattern of a name, and the parts for the forms of that file.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from etl.meaning.attribution_rules import ALONE, LAW, LIMIT, OPENS, OwnShapes
from etl.patterns import any_of, pattern
from etl.rules import Rules

EN_NAME = pattern("meaning.attributions_other.en_name")
EN_PLAIN = pattern("meaning.attributions_other.en_plain")
WHEN = pattern("meaning.attributions_other.when")
# several by the end of what they are called: Shipping agents
MANY = pattern("meaning.attributions_other.many_en")
NO_MODIFIER = pattern("meaning.attributions_other.no_modifier")
ENDED = pattern("meaning.attributions_other.ended_en")  # what stands behind a name that is no subject of its own
# verbs behind which stands whom they tell, or what they put: told Reuters, put output at
ENDS = "".join(rf"(?<!\b{short})" for short in ("Mr", "Mrs", "Ms", "Dr", "Prof", "Rep", "Sen", "Gov", "Gen", "[A-Z]"))
ONE_WAY = pattern("meaning.attributions_other.one_way")


def own_shapes(words: dict[str, str]) -> OwnShapes:
    """The shapes of an English sentence, in their order; `words`: alternations by key of its file."""
    unnamed = (
        rf"\b(?:[Aa]n?|[Oo]ne)\s(?:[\w-]+\s){{0,3}}?(?:{words['persons']})\b"
        rf"(?:\s(?:at|in|of|from|with|for)\s(?:the\s|a\s)?(?:[\w-]+\s){{0,2}}?(?:{EN_NAME}))?"
    )
    kind = rf"(?:{words['common_offices']}|{words['persons']})\b"
    kinds = rf"{kind}(?:\s{kind})?"  # chief executive
    owned = rf"{EN_NAME}['’]s\s(?:(?:[a-z-]+\s){{0,2}}?{kinds}|{EN_NAME})"
    owned = rf"{owned}|{EN_NAME}\s(?:[a-z]+\s)?(?:{words['common_offices']})\b(?:\sof\s[a-z]+)?"
    plain = rf"(?:customs|statistics|tax|health|defence|defense|finance)\s(?:{words['common_offices']})\b"
    common = rf"(?:{EN_PLAIN}\s){{0,2}}?(?:{words['common_offices']})\b(?:\sof\s[a-z]+)?"  # the waterway's authority
    someone = rf"(?:{EN_PLAIN}\s){{0,2}}?(?:{words['persons']})\b(?:\sof\s(?:[a-z]+|{EN_NAME}))?"  # the chief of staff
    several = rf"(?:[A-Z]?{EN_PLAIN}\s){{0,2}}?(?i:{words['groups']})\b(?:\s(?:in|of|at)\s(?:the\s)?{EN_NAME})?"
    the = r"(?<=\b[Tt]he\s)(?<!\b[Ww]ith\sthe\s)(?<!\bto\sthe\s)"  # the filing with the regulator shows
    office = rf"(?:[A-Z][\w&-]*\s)?(?:{words['offices']})\s(?:of|for)\s(?:the\s)?"
    affairs = rf"{office}[A-Z]\w+(?:,\s[A-Z]\w+){{1,3}},?\sand\s(?:the\s)?[A-Z]\w+"
    who = rf"(?P<name>{affairs}|{owned}|{several}|{EN_NAME}|{unnamed}|{plain}|{the}{common})"
    body = rf"(?P<name>{EN_NAME}(?:\s(?:[a-z]+\s)?(?:{words['common_offices']})\b)?|(?<=\b[Tt]he\s){common})"
    short = r"(?:\s\([A-Z][\w .&-]{1,14}\))?"  # National Bureau of Statistics (NBS) data showed
    place = rf"(?:\s(?:in|of|for|at)\s(?:the\s|an?\s)?{EN_NAME}(?:\s(?:{words['common_offices']})\b)?)?"
    point = "".join(rf"(?<=\b{short})\.|" for short in ("Inc", "Corp", "Co", "Ltd", "Cos", "Bros"))
    told_of = r"(?:,\s[^,;.]{1,80},|\s(?:who|\w+ed\s(?:for|by|in|at))\s[^,;.]{1,50}?)?"
    aside = rf"(?:{point})(?:\s\((?!\d)[^()]{{1,30}}\))?{place}{told_of}"
    law = rf"(?P<name>(?:[\w-]+\s){{0,4}}?(?i:{words['laws']})\b(?:\s\d+)?)"
    passed = r"(?<!\bseen\s)(?<!\bobtained\s)(?<!\bviewed\s)"  # a report seen by the Courier: not the Courier's
    is_doing = r"(?:is|are|was|were)(?=\s\w+ing\b)"
    when = r"(?:last|this|earlier\sthis)\s(?:week|month|year|spring|summer|autumn|fall|winter)|on\s[A-Z]\w+day"
    now = r"now|still|then|last|later|earlier|again|already|itself|used\sto|nevertheless|nonetheless|however|thus"
    now = rf"{now}|today|yesterday|{when}"
    adverbs = rf"(?:(?:\w+ly|also|has|have|had|{is_doing}|{now})\s){{0,3}}"
    named = r"(?:U\.[KNS]\.|(?!U\.[KNS]\.)[^,;])"  # the points of U.S. end no name
    joined = r"(?:(?:is|was|are|were|remains|remained|goes|went)\s[^,;.:]{1,30}\sand\s)?"
    return OwnShapes(
        [
            (
                rf"\b(?i:{words['according']})\s(?P<name>{named}{{2,90}}?)(?=[,;]|\.?$|{ENDS}\.\s)",
                OPENS,
            ),
            (rf"\b{who}{aside},?\s{WHEN}{adverbs}{joined}(?:{words['puts_out']})\b", OPENS),
            (
                rf"[,”\"]\s(?!{ONE_WAY})(?:{words['puts_out']})\s(?:the\s|its\s)?(?:latest\s|new\s|annual\s)?{who}\b{ENDED}",
                OPENS,
            ),
            (rf"\b{body}{short}(?:['’]s|['’])\s(?:[\w-]+\s){{0,3}}?(?:{words['works']})\b", OPENS),
            (rf"\b{body}{short}\s(?:{words['works']})\b[^.;]{{0,50}}?\s(?:{words['puts_out']})\b", OPENS),
            (
                rf"\b(?P<name>{EN_NAME})\s[a-z][^.;:,]{{0,40}}[:;,]\s(?:its|their|his|her)\s(?:[\w-]+\s)?(?:{words['works']})\b",
                OPENS,
            ),
            (
                rf"\b(?:(?i:{words['works']})|{words['puts_out']})\b(?:(?!\s(?:it|he|she|they|will|would|could)\s)[^.;]|\.\d){{0,70}}?{passed}\bby\s(?:the\s)?{who}",
                OPENS,
            ),
            (
                rf"\b(?P<name>{owned}|{EN_NAME}|(?<=\bthe\s){common}|government)(?:['’]s)?\s(?:(?!{NO_MODIFIER})[\w-]+\s){{0,3}}?(?:{words['intends']})\b",
                ALONE,
            ),
            (rf"\b(?P<name>{EN_NAME})\s(?:{words['caps']})\sof\b", LIMIT),
            (rf"\b[Uu]nder\s(?:the\s)?{law}", LAW),
            (rf"\b(?:[Tt]he\s|[Oo]ur\s|[Ii]ts\s)?{law}\s(?:{words['sets']})\b", LAW),
        ],
        rf"{affairs}|{MANY}|{unnamed}|{owned}|{several}|{EN_NAME}|{plain}|{common}|{someone}",
        {
            "who": who,
            "name": f"{EN_NAME}",
            "name_only": rf"(?P<name>{EN_NAME})",
            "several": rf"(?P<name>{several})",
            "aside": aside,
            "adverbs": adverbs,
        },
    )


def named_offices(text: str, groups: Collection[str], rules: Rules) -> list[tuple[int, int]]:
    """Where an English text has names of offices that begin with that of a group of countries, which then is nobody's
    topic: European Council on Foreign Relations. Of a country it may well be."""
    offices = any_of(rules.languages["en"]["meaning"]["offices"])
    office, spans = re.compile(rf"\b(?:{offices})\b"), []
    for hit in EN_NAME.finditer(text):
        first, _, rest = hit[0].partition(" ")
        if rest and hit[0] not in groups and first in groups and office.search(rest) is not None:
            spans.append(hit.span())
    return spans
