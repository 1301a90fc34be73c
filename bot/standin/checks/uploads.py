"""Files that a request brings with it: multipart/form-data with `payload_json` and `files[n]`, as Discord takes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser

from bot.standin.api_errors import RefusalError

#: Bytes of one request's files, for a server without boosts.
MAX_BYTES = 10 << 20
_FILE = re.compile(r"files\[(\d)\]")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    filename: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Body:
    """A request's body: its JSON, and its files by their numbers."""

    payload: bytes
    files: dict[int, Upload]


def read_multipart(content_type: str, raw: bytes) -> Body:
    """Return what a multipart body holds. Raises the refusal 40005 where its files are too large."""
    parsed = BytesParser().parsebytes(b"Content-Type: " + content_type.encode("latin-1", "replace") + b"\r\n\r\n" + raw)
    payload, files = b"", dict[int, Upload]()
    for part in parsed.get_payload() if parsed.is_multipart() else ():
        if not isinstance(part, Message):
            continue
        name = str(part.get_param("name", "", "content-disposition"))
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes):
            continue
        if name == "payload_json":
            payload = data
        elif number := _FILE.fullmatch(name):
            files[int(number[1])] = Upload(part.get_filename() or "file", part.get_content_type(), data)
    if sum(len(one.data) for one in files.values()) > MAX_BYTES:
        raise RefusalError(413, 40005, "Request entity too large")
    return Body(payload, files)
