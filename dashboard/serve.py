"""Start the server: gunicorn over one store, after making sure that the port is free."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from dashboard import machine

WORKERS, THREADS = 2, 10  # beside what may wait for pictures, decks and bodies some threads are left
PROCESSES = "WEB_CONCURRENCY"  # gunicorn ends with a traceback if it is no number; how many there are we say
WORKER = "dashboard.worker.Worker"
APP = "dashboard.app:create_server()"


def find_port_problem(host: str, port: int) -> str | None:
    """Why a server cannot listen there, with the next step; None if it can."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, UnicodeError) as error:  # a..b is none that could be asked for
        if isinstance(error, socket.gaierror | UnicodeError):
            return f"{host}: no such address; name one of this machine with --host"
        if isinstance(error, PermissionError):
            return f"port {port}: not allowed; choose one from 1024 on with --port"
        return (
            f"{host}:{port}: {(error.strerror or str(error)).lower()}; stop the program that uses"
            f" it or choose another: figtrace serve --port {port + 1}"
        )
    return None


def gunicorn_command(host: str, port: int) -> list[str]:
    """The command that serves the app on this address."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return [
        *(sys.executable, "-m", "gunicorn", APP),
        *("--bind", address, "--worker-class", WORKER),
        *("--workers", str(WORKERS), "--threads", str(THREADS)),
        "--no-control-socket",  # it would otherwise open one in the home folder
        *("--forwarder-headers", ""),  # by which a client could say under which path this stands
        *("--log-level", "warning"),
    ]


def environment(store: Path, workspace: Path | None = None, key: str = "") -> Mapping[str, str]:
    """What the server finds its store by, the workspace that its pages may write to, and by what key."""
    ours = (machine.WORKSPACE, machine.EDIT_KEY, PROCESSES)
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    writes = machine.settings_for(workspace, key) if workspace is not None and key else {}
    return {**kept, **writes, "FIGTRACE_DB": str(store)}


def serve(store: Path, host: str, port: int, workspace: Path | None = None, key: str = "") -> None:
    """Serve a store; its pages may write to the workspace, by the key, if only this machine can reach the address.

    This process becomes the server: it is replaced, so that signals reach it directly.
    """
    sys.stderr.flush()
    os.execve(
        sys.executable,
        gunicorn_command(host, port),
        environment(store, workspace if machine.is_own_address(host) else None, key),
    )
