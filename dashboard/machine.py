"""What makes a server one of this machine alone: its address, and what it is started with that it may write.

Knows no Flask, for which no command but the server itself shall wait.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path

WORKSPACE, FORM_KEY, EDIT_KEY = "FIGTRACE_WORKSPACE", "FIGTRACE_FORM_KEY", "FIGTRACE_EDIT_KEY"
KEY_BYTES = 24


def is_own_address(host: str | None) -> bool:
    """Whether a host is this machine and nobody else can reach it.

    >>> [is_own_address(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "figures.example.org", None)]
    [True, True, True, False, False, False]
    """
    if host == "localhost":
        return True
    try:
        return ip_address(host or "").is_loopback
    except ValueError:
        return False


def settings_for(workspace: Path, key: str) -> Mapping[str, str]:
    """What a server is started with that may write to a workspace, for whoever has the key."""
    return {WORKSPACE: str(workspace.resolve()), FORM_KEY: make_key(), EDIT_KEY: key}


def make_key() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(KEY_BYTES)
