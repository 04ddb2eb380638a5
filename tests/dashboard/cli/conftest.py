"""The commands as a person types them, in a workspace of their own."""

import io
import sys
from types import SimpleNamespace

import pytest

from dashboard import cli
from etl.intake.read import take_in


class Typed(io.TextIOWrapper):
    """Standard input; at a terminal if asked so."""

    at_terminal = False

    def isatty(self):
        return self.at_terminal


@pytest.fixture
def figtrace(monkeypatch, capsysbinary):
    """Run a command; gives code, out and err (lines); out is empty unless it `prints`. `typed` is at a terminal."""

    def run(*arguments, stdin=b"", typed=None, prints=False):
        monkeypatch.setattr(sys, "argv", ["figtrace", *map(str, arguments)])
        source = Typed(io.BytesIO(stdin if typed is None else typed.encode()), encoding="utf-8")
        source.at_terminal = typed is not None
        monkeypatch.setattr(sys, "stdin", source)
        monkeypatch.setattr(sys.stderr, "isatty", lambda: typed is not None, raising=False)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsysbinary.readouterr()
        assert prints or out.strip() == b""
        return SimpleNamespace(code=ended.value.code, out=out.decode().splitlines(), err=err.decode().splitlines())

    return run


@pytest.fixture
def papers(figtrace, tmp_path, monkeypatch):
    """A new workspace, where the commands are run."""
    folder = tmp_path / "papers"
    assert figtrace("init", folder).code == 0
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(autouse=True)
def read_here(request, monkeypatch):
    """Originals are read in this process; the test that takes `child` has them read as a person has."""
    if "child" not in request.fixturenames:
        read = lambda content, name, _cues, scans=None: take_in(content, name)  # noqa: ARG005, E731 - scans need a child
        monkeypatch.setattr("etl.intake.child.take_in_child", read)


@pytest.fixture
def child():
    """Originals are read in a process of their own."""
