"""Signs that nobody sees make two names differ that look alike: no place of a name takes one, its ends neither."""

import pytest
from pydantic import TypeAdapter, ValidationError

from etl.schemas.fields import Line, Prose, Word

HIDDEN = ["\u202e", "\x1b", "\x07", "\u00ad", "\ufeff"]


@pytest.mark.parametrize("kind", [Line, Word, Prose], ids=["line", "word", "prose"])
@pytest.mark.parametrize("sign", HIDDEN)
@pytest.mark.parametrize("written", ["{}", "{}a", "a{}", "a{}b"])
def test_a_hidden_sign_is_refused_wherever_it_stands(kind, sign, written):
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(written.format(sign))


@pytest.mark.parametrize("kind", [Line, Word, Prose], ids=["line", "word", "prose"])
@pytest.mark.parametrize("words", ["a", "수출", "a b", "\u0646\u200c\u0627"])
def test_what_is_seen_and_what_joins_letters_is_taken(kind, words):
    assert TypeAdapter(kind).validate_python(words) == words
