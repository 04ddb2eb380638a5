"""Tries to break the ETL: broken inputs and hostile texts. Each gives pairs (what was tried, what came of it).

What came of it is `ok`, `refused` (cleanly, in one line), or in words what failed.
"""
