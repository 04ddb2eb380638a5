"""What `figtrace extract` prints of a mention."""

import json
from decimal import Decimal

from etl.documents import plain_document
from etl.extract import extract
from etl.lines import describe_mention, write_object
from tests.rules import own_rules


def lines_of(text):
    rules = own_rules()
    found = extract(plain_document(text), rules)
    objects = [write_object(describe_mention(mention, rules.origins)) for mention in found.mentions]
    return [json.loads(line, parse_int=Decimal, parse_float=Decimal) for line in objects]


def test_a_vague_amount_is_printed_with_a_bound_and_without_a_number():
    [line] = lines_of("그는 러시아를 수십 차례 방문했다.")
    assert (line["is_vague"], line["value"], line["low"]) == (True, None, 10)
