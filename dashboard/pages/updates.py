"""Dash's own address for callbacks: what none of our pages asks there is refused before Dash sees it.

Dash takes for granted that its own script writes the request, and fails on any other. So each is held against the
callback it names: the outputs, inputs and states of that callback, by id and property, in their order. Their values
may be anything; a callback looks at these itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated, Any

from dash import Dash
from dash.dependencies import Output
from flask import Request, Response, request
from pydantic import BaseModel, Field, JsonValue, StrictStr, ValidationError

UPDATES = "_dash-update-component"
PARTS = 20  # of one request; ours have three
Id = StrictStr | dict[StrictStr, StrictStr | int | float | bool]  # of a component; named parts of one of many


class Property(BaseModel):
    """A property of a component, with its value where it is an input."""

    id: Id
    property: StrictStr
    value: JsonValue = None


class Update(BaseModel):
    """What the script of Dash sends; `changedPropIds` says what called it."""

    output: StrictStr
    outputs: Property | Annotated[list[Property], Field(max_length=PARTS)]
    inputs: Annotated[list[Property], Field(max_length=PARTS)] = []
    state: Annotated[list[Property], Field(max_length=PARTS)] = []
    changed: Annotated[list[StrictStr], Field(alias="changedPropIds", max_length=PARTS)] = []


def close_updates(app: Dash) -> None:
    """Let nothing come to Dash but what one of the callbacks that run here takes."""

    def close() -> tuple[Response, int] | None:
        if request.path != f"{app.config.requests_pathname_prefix}{UPDATES}" or can_be_answered(app, request):
            return None
        return Response("no such callback, or not its inputs\n", mimetype="text/plain"), 400

    app.server.before_request(close)


def can_be_answered(app: Dash, asked: Request) -> bool:
    """Whether a request names a callback that runs here, with the outputs, inputs and states of it."""
    try:
        update = Update.model_validate_json(asked.get_data()) if asked.method == "POST" and asked.is_json else None
    except ValidationError:
        return False
    callback = app.callback_map.get(update.output, {}) if update is not None else {}
    if update is None or "callback" not in callback:
        return False  # what runs in the browser has an entry there, without a function
    outputs = callback["output"]
    is_one = isinstance(outputs, Output)
    return (
        isinstance(update.outputs, Property) == is_one
        and _are(update.outputs if isinstance(update.outputs, list) else [update.outputs], _told(outputs))
        and _are(update.inputs, callback["inputs"])
        and _are(update.state, callback["state"])
    )


def _told(outputs: Output | Sequence[Output]) -> list[dict[str, Any]]:
    every = [outputs] if isinstance(outputs, Output) else outputs
    return [{"id": one.component_id_str(), "property": one.component_property} for one in every]


def _are(given: Sequence[Property], told: Sequence[dict[str, Any]]) -> bool:
    return len(given) == len(told) and all(
        one.property == other["property"] and _is(one.id, other["id"]) for one, other in zip(given, told, strict=True)
    )


def _is(given: Id, told: str) -> bool:
    """Whether an id is that of a callback; one of many, as `{"field":["MATCH"],"type":"words"}`, in its fixed parts."""
    is_one_of_many = told.startswith("{")
    if isinstance(given, str) or not is_one_of_many:
        return given == told and not is_one_of_many
    parts = json.loads(told)
    return given.keys() == parts.keys() and all(
        isinstance(part, list) or given[name] == part for name, part in parts.items()
    )
