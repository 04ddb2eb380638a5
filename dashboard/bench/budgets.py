"""The report of a run as rows of dashboard/measured.json: what of it is a budget, and its limit."""

from __future__ import annotations

from typing import Any


def find_budgets(report: dict[str, Any], machine: str) -> list[dict[str, Any]]:
    """The budgets of the dashboard; what was not measured in this run has no row."""
    ours, big = report["stores"]
    rows: list[tuple[str, float | None, float, str]] = [
        ("query", 10, ours["query_p95"], "ms"),
        ("query_big", 10, big["query_p95"], "ms"),
        ("typed", 50, ours["typed_p95"], "ms"),
        ("typed_big", 50, big["typed_p95"], "ms"),
        ("readers", None, ours["many"]["per_second"], "1/s"),
        ("readers_p95", None, ours["many"]["p95"], "ms"),
        ("readers_big", None, big["many"]["per_second"], "1/s"),
        ("readers_big_p95", None, big["many"]["p95"], "ms"),
    ]
    for visit in ours.get("visits", ()):
        if visit["name"] == "indicator":
            rows += [("page", 750_000, visit["weight"], "byte"), ("chart", 3_200, visit["chart"], "ms")]
    if visits := ours.get("visits"):
        rows.append(("strangers", 0, sum(visit["strangers"] for visit in visits), "1"))
    common = {"command": report["command"], "date": report["measured"], "machine": machine}
    return [
        {"name": name, "limit": limit, "measured": measured, "unit": unit, **common}
        for name, limit, measured, unit in rows
    ]
