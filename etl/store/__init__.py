"""The contract between the two halves: one DuckDB file a build, written once, then only read."""

from etl.store.read import Store

__all__ = ["Store"]
