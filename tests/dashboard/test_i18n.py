"""Both languages say the same things, and no key or wrong language reaches a reader."""

import re
import string
import tomllib
from pathlib import Path

import pytest

import dashboard.i18n
from dashboard.i18n import Text

FOLDER = Path(dashboard.i18n.__file__).parent
HANGUL = re.compile("[가-힣]")


def words(lang):
    sections = tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    return {f"{name}.{key}": text for name, keys in sections.items() for key, text in keys.items()}


def test_both_languages_have_the_same_keys():
    ko, en = words("ko"), words("en")
    assert set(ko) == set(en)


def test_both_languages_are_filled_with_the_same_values():
    def used(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    ko, en = words("ko"), words("en")
    assert {key for key in ko if used(ko[key]) != used(en[key])} == set()


def test_no_english_text_holds_korean_and_no_korean_text_is_empty():
    assert not {key for key, text in words("en").items() if HANGUL.search(text)}
    assert not {key for key, text in words("ko").items() if not text.strip()}


def test_a_text_puts_particles_and_plurals_right():
    assert Text("ko").fill("{a:은} {b:을}", a="국정원", b="미사일 100기") == "국정원은 미사일 100기를"
    assert Text("en").fill("{n:figure|figures}", n=1) == "1 figure"
    assert Text("en").fill("{n:figure|figures}", n=3) == "3 figures"


def test_an_unknown_key_is_an_error_and_an_unknown_language_is_korean():
    with pytest.raises(KeyError):
        Text("ko")("home.no_such_key")
    assert Text("fr").lang == "ko"


def test_every_key_is_used_by_the_code():
    """By its whole name, or by a name put together from its section: text(f"kind.{…}"), text.get(f"…")."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*.py"))
    named = set(re.findall(r"[\"']([a-z_]+\.[a-z_0-9]+)[\"']", code))
    patterns = [re.escape(made) for made in re.findall(r"f[\"']([a-z_]+\.[a-z_0-9]*\{.*?\}[a-z_0-9]*)[\"']", code)]
    open_ = [re.compile(re.sub(r"\\\{.*?\\\}", "[a-z_0-9A-Z]+", made)) for made in patterns]
    # as a whole section (Text.basis, tell_refusal), as the values of a field (content.choosing)
    by_code = {"basis", "dating", "refusal"}
    dead = {
        key
        for key in words("en")
        if key not in named and key.partition(".")[0] not in by_code and not any(one.fullmatch(key) for one in open_)
    }
    assert dead == set()
