"""What a person's client sends when a modal is filled in."""

from __future__ import annotations

from typing import Any

from bot.standin.api_errors import Json, MisuseError
from bot.standin.checks.component_rules import Kind


def build_submission(modal: Json, values: dict[str, Any]) -> Json:
    """Return the data of a submit; `values` by custom_id are texts, or lists for selects.

    Raises MisuseError where Discord's client would not let the person submit.
    """
    left = dict(values)
    components = [_fill_component(one, left) for one in modal["components"]]
    if left:
        raise MisuseError(f"The modal has no input {', '.join(sorted(left))}.")
    return {"custom_id": modal["custom_id"], "components": components}


def _fill_component(component: Json, values: dict[str, Any]) -> Json:
    kind = component["type"]
    body: Json = {"type": kind, "id": component.get("id", 0)}
    if kind == Kind.ROW:
        return body | {"components": [_fill_component(one, values) for one in component["components"]]}
    if kind == Kind.LABEL:
        return body | {"component": _fill_component(component["component"], values)}
    if kind == Kind.TEXT_DISPLAY:
        return body
    custom_id = component["custom_id"]
    body["custom_id"] = custom_id
    required = component.get("required", True)
    if kind == Kind.TEXT_INPUT:
        text = str(values.pop(custom_id, component.get("value") or ""))
        low, high = component.get("min_length") or 0, component.get("max_length") or 4000
        if (required and not text) or (text and not low <= len(text) <= high):
            raise MisuseError(f"The input {custom_id} takes {low or 1} to {high} characters.")
        return body | {"value": text}
    chosen = list(values.pop(custom_id, []))
    if required and not chosen:
        raise MisuseError(f"The select {custom_id} needs a choice.")
    offered = {option["value"] for option in component.get("options", ())}
    if kind == Kind.STRING_SELECT and not set(chosen) <= offered:
        raise MisuseError(f"The select {custom_id} does not offer {sorted(set(chosen) - offered)}.")
    return body | {"values": chosen}
