"""Discord's rules for the parts of a modal."""

from __future__ import annotations

from bot.standin.checks.component_rules import SELECTS, Kind
from bot.standin.checks.json_forms import Form


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
        form.add_error("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated", "custom_id")
    seen.add(custom_id or "")
    if kind == Kind.TEXT_INPUT:
        form.choice("style", (1, 2), required=True)
        form.string("label", low=1, high=45, required=not labelled)
        form.string("placeholder", high=100)
        form.string("value", high=4000)
        low = form.integer("min_length", low=0, high=4000)
        high = form.integer("max_length", low=1, high=4000)
        if low is not None and high is not None and low > high:
            form.add_error("TEXT_INPUT_MIN_LENGTH_EXCEEDS_MAX", "min_length must not exceed max_length", "min_length")
    elif kind == Kind.STRING_SELECT:
        for option in form.children("options", low=1, high=25, required=True):
            option.string("label", low=1, high=100, required=True)
            option.string("value", low=1, high=100, required=True)
