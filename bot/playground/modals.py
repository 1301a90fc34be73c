"""Modals: Discord's rules for their parts, and the payload of a person's submission."""

from __future__ import annotations

from typing import Any

from bot.playground.components import SELECTS, Kind
from bot.playground.errors import Json, MisuseError
from bot.playground.forms import Form


def check_modal(form: Form) -> None:
    """Check the data of a modal response; notes what is wrong on the form."""
    form.string("custom_id", low=1, high=100, required=True)
    form.string("title", low=1, high=45, required=True)
    seen: set[str] = set()
    for child in form.children("components", low=1, high=5, required=True):
        kind = child.choice("type", (Kind.ROW, Kind.TEXT_DISPLAY, Kind.LABEL), required=True)
        if kind == Kind.ROW:
            for inner in child.children("components", low=1, high=1, required=True):
                inner.choice("type", (Kind.TEXT_INPUT,), required=True)
                _check_input(inner, seen, labelled=False)
        elif kind == Kind.LABEL:
            child.string("label", low=1, high=45, required=True)
            child.string("description", low=1, high=100)
            inner_form = child.child("component", required=True)
            if inner_form is not None:
                _check_input(inner_form, seen, labelled=True)
        elif kind == Kind.TEXT_DISPLAY:
            child.string("content", low=1, high=4000, required=True)


def _check_input(form: Form, seen: set[str], *, labelled: bool) -> None:
    kind = form.choice("type", (Kind.TEXT_INPUT, *SELECTS), required=True)
    custom_id = form.string("custom_id", low=1, high=100, required=True)
    if custom_id is not None and custom_id in seen:
        form.wrong("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated", "custom_id")
    seen.add(custom_id or "")
    if kind == Kind.TEXT_INPUT:
        form.choice("style", (1, 2), required=True)
        form.string("label", low=1, high=45, required=not labelled)
        form.string("placeholder", high=100)
        form.string("value", high=4000)
        low = form.integer("min_length", low=0, high=4000)
        high = form.integer("max_length", low=1, high=4000)
        if low is not None and high is not None and low > high:
            form.wrong("TEXT_INPUT_MIN_LENGTH_EXCEEDS_MAX", "min_length must not exceed max_length", "min_length")
    elif kind == Kind.STRING_SELECT:
        for option in form.children("options", low=1, high=25, required=True):
            option.string("label", low=1, high=100, required=True)
            option.string("value", low=1, high=100, required=True)


def submission(modal: Json, values: dict[str, Any]) -> Json:
    """Return the data of a submit; `values` by custom_id are texts, or lists for selects.

    Raises MisuseError where Discord's client would not let the person submit.
    """
    left = dict(values)
    components = [_submitted(one, left) for one in modal["components"]]
    if left:
        raise MisuseError(f"The modal has no input {', '.join(sorted(left))}.")
    return {"custom_id": modal["custom_id"], "components": components}


def _submitted(component: Json, values: dict[str, Any]) -> Json:
    kind = component["type"]
    body: Json = {"type": kind, "id": component.get("id", 0)}
    if kind == Kind.ROW:
        return body | {"components": [_submitted(one, values) for one in component["components"]]}
    if kind == Kind.LABEL:
        return body | {"component": _submitted(component["component"], values)}
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
