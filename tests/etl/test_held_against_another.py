"""What a sentence gives another country in its own words is never charted as of the one that is held against it.

`tests/cases/meaning/held_areas_owned.json`: of `held` the figure in ⟦ ⟧ must not be charted as of the area beside; of
`kept` the figure is of the indicator beside.
"""

import json
import re
from pathlib import Path

import pytest

from etl.compose import indicator_of
from etl.composition import Composer
from etl.documents import plain_document
from etl.extract import extract
from etl.linking import link_all
from etl.verdicts import Judge
from tests.rules import own_catalogue, own_rules

CASES = json.loads((Path(__file__).parents[1] / "cases/meaning/held_areas_owned.json").read_text(encoding="utf-8"))


def sentences(group):
    return [
        pytest.param(language, *case, id=f"{language}-{place}")
        for language, found in CASES[group].items()
        for place, case in enumerate(found)
    ]


def linked(sentence, language):
    """The figure of a sentence, what it says, and what became of it."""
    plain = re.sub("[⟦⟧]", "", sentence)
    read = extract(plain_document(plain, language=language, published="2025-02-01"), own_rules())
    line = link_all([read], own_catalogue(), Composer(own_rules(), own_catalogue()), Judge(()), (), (), {})
    (mention,), (statement,) = read.mentions, read.statements
    return mention, statement, line.linkings[mention.id]


def areas_of(name):
    """The countries that an indicator is of: as the catalogue has it, or as its composed id tells."""
    for indicator in own_catalogue().indicators:
        if indicator.id == name:
            return {indicator.flow_from, *indicator.actors}
    return {part.upper() for part in re.split("[.-]", name)}


@pytest.mark.parametrize(("language", "sentence", "area"), sentences("held"))
def test_a_figure_of_another_country_is_not_charted_as_of_the_one_held_against_it(language, sentence, area):
    _, _, linking = linked(sentence, language)
    assert linking.status != "linked" or area not in areas_of(linking.indicator)


@pytest.mark.parametrize(("language", "sentence", "wanted"), sentences("kept"))
def test_a_figure_that_is_held_against_another_country_stays_with_its_own(language, sentence, wanted):
    mention, statement, linking = linked(sentence, language)
    assert indicator_of(mention, statement, own_rules()) == wanted
    assert linking.status == "linked" or linking.proposed == (wanted,) or language in ("zh", "ru")


def test_there_are_enough_of_each():
    assert sum(map(len, CASES["held"].values())) >= 25
    assert sum(map(len, CASES["kept"].values())) >= 8
