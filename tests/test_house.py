"""What is imported is declared, and what is declared is used: deptry looks, by the rules in pyproject.toml."""

import subprocess
import sys


def test_what_is_imported_is_declared_and_what_is_declared_is_used(repository):
    command = [sys.executable, "-m", "deptry", ".", "--no-ansi"]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
