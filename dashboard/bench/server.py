"""A server of its own for a measurement: started, waited for, stopped by its process id."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dashboard.serve import environment, gunicorn_command
from etl.errors import StoreError

PATIENCE = 60  # seconds until a server that does not answer is given up


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve_store(database: Path, port: int | None = None) -> Iterator[str]:
    """The dashboard under gunicorn over a store, as `figtrace serve` starts it; gives its address."""
    port = port or free_port()
    command = gunicorn_command("127.0.0.1", port)
    with run_server(command, environment(database), f"http://127.0.0.1:{port}", "/healthz") as address:
        yield address


@contextmanager
def run_server(
    command: Sequence[str], env: Mapping[str, str], address: str, ready: str = "/", log: IO[bytes] | None = None
) -> Iterator[str]:
    """Any server, until it answers; StoreError with its last words if it does not. What it says can go to a log."""
    said = log or subprocess.PIPE
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=said, text=True)
    try:
        _wait(process, address + ready)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stderr:
            process.stderr.close()


def _wait(process: subprocess.Popen[str], address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            said = (process.stderr.read() if process.stderr else "").strip().splitlines()
            raise StoreError(
                f"{address}: the server stopped ({said[-1] if said else process.returncode}); start it by hand"
            )
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                answer.read()
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise StoreError(f"{address}: no answer within {PATIENCE} s; close what keeps the machine busy and try again")
