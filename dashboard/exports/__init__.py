"""Rows to files that people take away: pure functions, no store, no HTTP."""
