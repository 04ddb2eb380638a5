"""Where continuous integration runs, no test is left out unnoticed, whoever runs it."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.whole

TEST = """
import pytest

from tests.needs import need, pass_over


def test_it():
    {line}
"""


@pytest.mark.parametrize(
    ("line", "here", "in_ci"),
    [
        ('need(False, "apt-get install chromium")', "1 skipped", "1 failed"),
        ('pytest.skip("no Chromium")', "1 skipped", "1 failed"),
        ('pytest.importorskip("no_such_module")', "1 skipped", "1 failed"),
        ('pass_over("the store has no series")', "1 skipped", "1 skipped"),
        ('need(True, "nothing")', "1 passed", "1 passed"),
    ],
)
def test_a_skipped_test_fails_where_ci_is_set_unless_its_question_does_not_apply(
    line, here, in_ci, repository, tmp_path
):
    (tmp_path / "test_one.py").write_text(TEST.format(line=line), encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    own = {name: value for name, value in os.environ.items() if name != "CI"} | {"PYTHONPATH": str(repository)}
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:dash", "-q", "test_one.py"]
    for ci, expected in (({}, here), ({"CI": "1"}, in_ci)):
        done = subprocess.run(command, cwd=tmp_path, env=own | ci, capture_output=True, text=True, check=False)
        assert expected in done.stdout, done.stdout + done.stderr
