"""What search engines for data read of an indicator."""

import json
import re

import pytest

from dashboard.components.frame.data_tags import dataset_tag
from dashboard.content.material import gather
from dashboard.i18n import LANGUAGES, Text
from dashboard.state import State


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_data_set_says_who_made_it_and_in_enough_words_what_it_is(store, lang):
    text, told = Text(lang), 0
    for row in store.indicators():
        material = gather(store, row["indicator_id"], State(), lang)
        tag = dataset_tag(material, store.version, "http://host/", text)
        thing = json.loads(re.search(r">(.*)</script>", tag, re.DOTALL)[1])
        assert 50 <= len(thing["description"]) <= 5_000, row["indicator_id"]
        assert row[lang] in thing["description"]
        assert thing["creator"]["name"] == "figtrace"
        told += 1
    assert told > 40
