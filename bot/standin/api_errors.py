"""What Discord answers when it refuses a request: a status, a code, a sentence, and for forms the fields."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


class RefusalError(Exception):
    """A request that Discord refuses; `body()` is the JSON of the answer."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    def body(self) -> Json:
        """Return the error object as Discord shapes it."""
        body: Json = {"message": self.message, "code": self.code}
        if self.errors is not None:
            body["errors"] = self.errors
        return body


class MisuseError(ValueError):
    """A test or the page asked a person to do what Discord's own client would not let them do."""


_KNOWN: dict[int, tuple[int, str]] = {
    10002: (404, "Unknown Application"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10013: (404, "Unknown User"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    40033: (400, "This message has already been crossposted."),
    40060: (400, "Interaction has already been acknowledged."),
    40067: (400, "A tag is required to create a forum post in this channel"),
    40094: (400, "This interaction has reached the maximum number of follow-up messages."),
    50001: (403, "Missing Access"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50008: (400, "Cannot send messages in a non-text channel"),
    50013: (403, "Missing Permissions"),
    50021: (403, "Cannot execute action on a system message"),
    50024: (403, "Cannot execute action on this channel type"),
    50027: (401, "Invalid Webhook Token"),
    50033: (400, "Invalid Recipient(s)"),
    50083: (400, "Thread is archived"),
    50109: (400, "The request body contains invalid JSON."),
    160004: (400, "A thread has already been created for this message"),
}


def refusal(code: int) -> RefusalError:
    """Return the refusal that Discord's list of error codes names `code`."""
    status, message = _KNOWN[code]
    return RefusalError(status, code, message)


def status_refusal(status: int, phrase: str) -> RefusalError:
    """Return a refusal without a code of its own, as for 401, 404 and 405."""
    return RefusalError(status, 0, f"{status}: {phrase}")


def form_refusal(errors: Json) -> RefusalError:
    """Return the refusal of a body: `errors` is the tree of fields with their `_errors`."""
    return RefusalError(400, 50035, "Invalid Form Body", errors)
