"""What the bot sends, compared with Discord's own description of its REST interface."""

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bot.playground.faults import RequestRecord


def body_schema(openapi: dict[str, Any], record: RequestRecord) -> dict[str, Any] | None:
    """The schema of a request's JSON body, or None where the description has no such request."""
    for template, item in openapi["paths"].items():
        if re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", template), record.path) and record.method.lower() in item:
            content = item[record.method.lower()].get("requestBody", {}).get("content", {})
            found: dict[str, Any] | None = content.get("application/json", {}).get("schema")
            if found is not None:
                return found
    return None


def test_every_payload_fits_discords_description(payloads: list[RequestRecord], openapi: dict[str, Any]) -> None:
    checked = {"PUT": 0, "POST": 0, "PATCH": 0}
    wrong: list[str] = []
    for record in payloads:
        if not record.body or record.status is None or record.status >= 400:
            continue
        schema = body_schema(openapi, record)
        assert schema is not None, f"Discord describes no {record.method} {record.path}"
        validator = Draft202012Validator({**schema, "components": openapi["components"]})
        checked[record.method] += 1
        wrong += [
            f"{record.method} {record.route} {error.json_path}: {error.message[:200]}"
            for error in validator.iter_errors(record.body)
        ]

    if not payloads:
        pytest.skip("no other end-to-end test was run with this one")
    assert not wrong, "\n".join(wrong[:20])
    assert min(checked.values()) > 0
    print(f"checked against Discord's description: {checked}")  # noqa: T201
