"""Where continuous integration runs, no test is left out unnoticed, whoever runs it."""

import os
import re
import subprocess
import sys

import pytest

pytestmark = pytest.mark.whole

HEAD = """
import pytest

from tests.needs import need, pass_over
"""
TEST = """

def test_{number}():
    {line}
"""
LINES = {  # and what becomes of it here, and where CI is set
    'need(False, "apt-get install chromium")': ("SKIPPED", "FAILED"),
    'pytest.skip("no Chromium")': ("SKIPPED", "FAILED"),
    'pytest.importorskip("no_such_module")': ("SKIPPED", "FAILED"),
    'pass_over("the store has no series")': ("SKIPPED", "SKIPPED"),
    'need(True, "nothing")': ("PASSED", "PASSED"),
}
OUTCOME = re.compile(r"^test_one\.py::test_(\d+) ([A-Z]+)", re.MULTILINE)


@pytest.fixture(scope="module")
def outcomes(repository, tmp_path_factory):
    """By line, what became of it here and where CI is set: one run each."""
    folder = tmp_path_factory.mktemp("needs")
    tests = [TEST.format(number=number, line=line) for number, line in enumerate(LINES)]
    (folder / "test_one.py").write_text("".join([HEAD, *tests]), encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    own = {name: value for name, value in os.environ.items() if name != "CI"} | {"PYTHONPATH": str(repository)}
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:dash", "-v", "test_one.py"]
    found = []
    for ci in ({}, {"CI": "1"}):
        done = subprocess.run(command, cwd=folder, env=own | ci, capture_output=True, text=True, check=False)
        found.append(dict(OUTCOME.findall(done.stdout)))
        assert len(found[-1]) == len(LINES), done.stdout + done.stderr
    return {line: (found[0][str(number)], found[1][str(number)]) for number, line in enumerate(LINES)}


@pytest.mark.parametrize("line", LINES)
def test_a_skipped_test_fails_where_ci_is_set_unless_its_question_does_not_apply(line, outcomes):
    assert outcomes[line] == LINES[line]
