"""The OpenAPI 3.1 document, made from the declarations that serve the routes."""

from __future__ import annotations

import re
from typing import Any

from dashboard.api.parameters import NAME, Parameter
from dashboard.api.problems import MIME, TITLES
from dashboard.api.resources import RESOURCES, Field, Resource

ROOT = "/api/v1"
PROBLEMS = {
    "400": "A parameter that does not exist or has a value that is not allowed",
    "404": "No such name or version",
    "406": "Neither JSON nor CSV is acceptable",
    "410": "The version was pruned or can no longer be read",
    "500": "The server failed; nothing was changed",
    "503": "The data cannot be read at the moment",
}
DESCRIPTION = (
    "Figures cited in policy papers, each with the exact characters that state it. Decimals are JSON numbers"
    " with all their digits: parse numbers as decimals where you need them exact. Offsets count code points of"
    " the untouched text, from 0, and are half-open. Answers that name a version by `v` never change."
)


def describe_api(server: str) -> dict[str, Any]:
    """The whole document; `server` is the host as the reader called it."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "figtrace", "version": "1", "description": DESCRIPTION, "license": {"name": "MIT"}},
        "servers": [{"url": server.rstrip("/") + ROOT}],
        "paths": dict(path for resource in RESOURCES for path in describe_paths(resource)),
        "components": {"schemas": {"Problem": describe_problem()}, "headers": describe_headers()},
    }


def describe_paths(resource: Resource) -> list[tuple[str, dict[str, Any]]]:
    """A resource by its path; a list also with the format as an extension."""
    path = re.sub(r"<([a-z_]+)>", r"{\1}", resource.path)
    both = [(path, {"get": describe_operation(resource, resource.name, [])})]
    if resource.is_list:
        form = {"name": "format", "in": "path", "required": True, "schema": {"type": "string", "enum": ["json", "csv"]}}
        both.append((path + ".{format}", {"get": describe_operation(resource, f"{resource.name}.format", [form])}))
    return both


def describe_operation(resource: Resource, name: str, more: list[dict[str, Any]]) -> dict[str, Any]:
    """What can be asked and what is answered."""
    variables = [
        {"name": variable, "in": "path", "required": True, "schema": {"type": "string", "pattern": NAME}}
        for variable in resource.variables
    ]
    return {
        "operationId": name,
        "summary": resource.summary,
        "parameters": [*variables, *more, *map(Parameter.describe, resource.parameters)],
        "responses": {"200": describe_answer(resource), "304": {"description": "The reader has it already"}}
        | {
            status: {
                "description": meaning,
                "content": {MIME: {"schema": {"$ref": "#/components/schemas/Problem"}}},
            }
            for status, meaning in PROBLEMS.items()
        },
    }


def describe_answer(resource: Resource) -> dict[str, Any]:
    """Both formats of what is found."""
    row = describe_row(resource.fields)
    members: dict[str, Any] = {"version": {"type": "string"}, "data": row}
    if resource.is_list:
        members["data"] = {"type": "array", "items": row}
        members["next"] = {"type": ["string", "null"], "format": "uri", "description": "The next page"}
    whole = {"type": "object", "properties": members, "required": list(members), "additionalProperties": False}
    names = ("ETag", "Figtrace-Version", *(("Link",) if resource.is_list else ()))
    return {
        "description": resource.summary,
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in names},
        "content": {"application/json": {"schema": whole}, "text/csv": {"schema": {"type": "string"}}},
    }


def describe_row(fields: tuple[Field, ...]) -> dict[str, Any]:
    """A row; every column is there, and null where it is not known."""
    return {
        "type": "object",
        "properties": {field.name: describe_field(field) for field in fields},
        "required": [field.name for field in fields],
        "additionalProperties": False,
    }


def describe_field(field: Field) -> dict[str, Any]:
    """One column."""
    form = {"format": "date"} if field.type == "date" else {}
    plain = "string" if form else field.type  # JSON has no type of its own for a date
    kind = [plain, "null"] if field.is_nullable else plain
    values = {"enum": list(field.values)} if field.values else {}
    return {"type": kind, **form, "description": field.description, **values}


def describe_problem() -> dict[str, Any]:
    """RFC 9457, with the members of ours that help."""
    text = {"type": "string"}
    return {
        "type": "object",
        "required": ["type", "title", "status", "detail", "instance"],
        "properties": {
            "type": {**text, "format": "uri-reference"},
            "title": {**text, "enum": list(TITLES.values())},
            "status": {"type": "integer"},
            "detail": text,
            "detail_ko": {**text, "description": "The same in Korean."},
            "found": {**text, "description": "What was asked for."},
            "instance": {**text, "format": "uri-reference"},
            "parameter": text,
            "allowed": {"type": "array", "items": text},
            "suggestion": text,
            "reference": {**text, "description": "Where the server failed: its log has the reason under this name"},
        },
    }


def describe_headers() -> dict[str, Any]:
    """The headers of an answer."""
    meanings = {
        "ETag": "Send it back as If-None-Match: 304 if nothing has changed.",
        "Figtrace-Version": "The version that was read.",
        "Link": 'rel="next": the next page, if there is one.',
    }
    return {name: {"description": meaning, "schema": {"type": "string"}} for name, meaning in meanings.items()}
