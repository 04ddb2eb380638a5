"""Peers from the package index, each in an environment of its own under build/bench-envs/.

An environment is made once with `python -m venv` and pip, and used again while its requirements stay. A
peer that cannot be installed or run is reported in one line; the others go on.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.bench import peer_run
from etl.bench.speed import Speed

SECONDS = 40  # a peer's share of the clock
PATIENCE = 600  # seconds until a peer that says nothing is given up


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer: the name shown, the function in peer_run, its environment and what pip installs there."""

    name: str
    run: str
    environment: str
    requirements: tuple[str, ...]


RECOGNIZERS = ("recognizers-text-suite==1.0.2a2", "emoji<2")  # fails to import with a later emoji
PEERS = (
    Peer("Recognizers-Text zh", "recognizers", "recognizers", RECOGNIZERS),
    Peer("Recognizers-Text zh, numbers only", "recognizers_numbers", "recognizers", RECOGNIZERS),
    Peer("quantulum3", "quantulum3", "quantulum3", ("quantulum3==0.10.0",)),
    Peer("Kiwi tokens", "kiwi", "kiwi", ("kiwipiepy==0.24.1",)),
)


class PeerError(Exception):
    """Why a peer did not run, in one line."""


def measure_peers(
    workspace: Path, texts: Iterable[str], say: Callable[[str], None]
) -> Iterator[tuple[Peer, Speed | str]]:
    """Each peer with its speed on the texts, or with the reason why there is none."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "text"
        file.write_text("\n".join(texts), encoding="utf-8")
        for peer in PEERS:
            say(f"{peer.name}: at most {SECONDS} s")
            try:
                yield peer, _run(peer, find_environment(workspace, peer, say), file)
            except PeerError as error:
                yield peer, f"{peer.name}: {error}"


def find_environment(workspace: Path, peer: Peer, say: Callable[[str], None]) -> Path:
    """The Python of a peer's environment, which is made if it is not there; PeerError if it cannot be."""
    folder = workspace / "build" / "bench-envs" / peer.environment
    python, ready = folder / "bin" / "python", folder / "requirements"
    wanted = "\n".join(peer.requirements)
    if ready.exists() and ready.read_text(encoding="utf-8") == wanted:
        return python
    say(f"{peer.name}: installing {' '.join(peer.requirements)}")
    run_quietly([sys.executable, "-m", "venv", "--clear", str(folder)])
    run_quietly([str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", *peer.requirements])
    ready.write_text(wanted, encoding="utf-8")
    return python


def run_quietly(command: list[str], patience: float = PATIENCE) -> str:
    """Standard output of a command; PeerError with the last line that it complained in."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=patience, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PeerError(f"not run ({error})") from error
    if done.returncode:
        lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
        raise PeerError(f"not run ({lines[-1] if lines else f'exit code {done.returncode}'})")
    return done.stdout


def _run(peer: Peer, python: Path, file: Path) -> Speed:
    answer = run_quietly([str(python), peer_run.__file__, peer.run, str(file), str(SECONDS)])
    took = json.loads(answer.splitlines()[-1])
    return Speed(peer.name, 1, took["bytes"] / 1e6, took["seconds"], took["cpu"], took["memory"], took["found"])
