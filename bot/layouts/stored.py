"""What the ledger keeps behind a button: a question with the lines that were shown, or a digest to be saved.

As JSON, told apart by `kind`. A form that changes gets another `version`, and `load_request` reads the earlier ones as
long as messages with such buttons may stand somewhere: for ever.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, TypeAdapter
from pydantic_core import from_json

from bot.layouts.kept import KeptClaim
from bot.layouts.press import ClaimKey
from briefings import Request, ScheduleSettings


@dataclass(frozen=True, slots=True)
class StoredQuestion:
    """A question to be answered afresh."""

    request: Request
    #: Lines that a menu's entries name but have no room for.
    claims: tuple[KeptClaim, ...] = ()
    kind: Literal["question"] = "question"
    version: Literal[2] = 2

    def find_claim(self, key: ClaimKey) -> KeptClaim | None:
        """Return the line of this key; None where there is none."""
        return next((claim for claim in self.claims if claim.key == key), None)


@dataclass(frozen=True, slots=True)
class ScheduleDraft:
    """Settings to be saved: of the schedule with this id, or of a new one."""

    schedule: str | None
    settings: ScheduleSettings
    kind: Literal["draft"] = "draft"
    version: Literal[2] = 2


Stored: TypeAlias = StoredQuestion | ScheduleDraft

_FORMS: TypeAdapter[Stored] = TypeAdapter(Annotated[Stored, Field(discriminator="kind")])


def dump_request(stored: Stored) -> str:
    """Return what stands behind a button as JSON for the ledger; equal ones have equal JSON."""
    return _FORMS.dump_json(stored).decode()


def load_request(body: str) -> Stored | None:
    """Return what the ledger keeps behind a button, written by this version or an earlier one.

    None for JSON of another making: of a later version, or damaged.
    """
    try:
        found = from_json(body)
        if isinstance(found, dict) and "kind" not in found:
            found = _to_version_2(found)
        return _FORMS.validate_python(found)
    except (ValueError, LookupError, TypeError):  # pydantic's ValidationError is a ValueError
        return None


def _to_version_2(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return what version 1 wrote, which had neither kind nor version, in the form of version 2."""
    if "draft" not in found:
        names = ("question", "topic", "about", "second", "since", "until")
        return {
            "kind": "question",
            "version": 2,
            "request": {name: found[name] for name in names if name in found},
            "claims": [
                {"document": document, "spans": spans, "words": words}
                for document, spans, words in found.get("claims", ())
            ],
        }
    fields = found["draft"]
    kind, place, publish = fields["destination"]
    rule, weekdays, day = fields["days"]
    return {
        "kind": "draft",
        "version": 2,
        "schedule": fields["schedule"],
        "settings": {
            **{name: fields[name] for name in ("guild", "topics", "role", "template", "language", "empty_day")},
            "destination": {"kind": kind, "id": place, "publish": publish},
            "timing": {
                "at": fields["at"],
                "zone": fields["zone"],
                "days": {"rule": rule, "weekdays": weekdays, "day": day},
                "lateness": fields["lateness"],
            },
        },
    }
