"""The shape of the store: schema.sql, and the hash by which a reader knows its own."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

SCHEMA = Path(__file__).with_name("schema.sql")


@cache
def read_schema() -> str:
    """The statements that create an empty store."""
    return SCHEMA.read_text(encoding="utf-8")


@cache
def schema_hash() -> str:
    """A short hash of the schema without its comments and blanks."""
    bare = re.sub(r"--[^\n]*", "", read_schema())
    return hashlib.sha256(" ".join(bare.split()).encode()).hexdigest()[:12]
