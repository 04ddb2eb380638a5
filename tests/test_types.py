"""Every function says what it takes and gives, and keeps to it: mypy looks, by the rules in pyproject.toml."""

import io
import re
import subprocess
import sys
import tokenize

import pytest

IGNORED = re.compile(r"# type: ignore\[[a-z-]+\](?P<reason>  # .+)?$")


@pytest.mark.whole
def test_types_hold(repository):
    done = subprocess.run([sys.executable, "-m", "mypy"], cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.whole
def test_what_mypy_shall_ignore_has_a_reason(repository):
    paths = [path for package in ("dashboard", "etl") for path in (repository / package).rglob("*.py")]
    own = [path for path in paths if "node_modules" not in path.parts and "mentions" not in path.parts]
    assert len(own) > 300
    without = [
        f"{path}:{line}" for path in own for line, words in comments(path.read_text()) if not is_explained(words)
    ]
    assert without == []


def comments(code: str) -> list[tuple[int, str]]:
    """The comments of a module, by their lines."""
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    return [(token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT]


def is_explained(comment: str) -> bool:
    """Whether a comment ignores nothing, or one code with a reason."""
    found = IGNORED.match(comment)
    return bool(found and found["reason"]) if "type: ignore" in comment else True


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# type: ignore[misc]  # gunicorn has no types", True),
        ("# of the type: square", True),
        ("# type: ignore[misc]", False),
        ("# type: ignore", False),
        ("# type: ignore  # why", False),
    ],
)
def test_only_one_code_with_a_reason_explains(comment, expected):
    assert is_explained(comment) is expected
