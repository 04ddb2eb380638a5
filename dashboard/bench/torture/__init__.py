"""Tries to break the server: hostile requests and uploads. Each gives pairs (what was tried, what came of it).

What came of it is `ok`, `refused` (cleanly, with a reason), or in words what failed.
"""
