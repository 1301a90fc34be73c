"""Files of messages and of commands, under the addresses from which everybody gets them who was told."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from urllib.parse import quote

from bot.standin.api_errors import Json
from bot.standin.checks.uploads import Upload
from bot.standin.state.snowflakes import Snowflakes


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that is kept. `signature` is what Discord signs addresses for: nobody guesses one."""

    id: int
    file: Upload
    description: str | None = None
    signature: str = field(default_factory=lambda: secrets.token_hex(16), compare=False)


class AttachmentStore:
    """All files by their ids. `address` is where they are served, once the server listens."""

    def __init__(self, ids: Snowflakes) -> None:
        self._ids = ids
        self._all: dict[int, Attachment] = {}
        self.address = "http://127.0.0.1"

    def add(self, file: Upload, description: str | None = None) -> Attachment:
        """Keep a file."""
        made = Attachment(id=self._ids.next(), file=file, description=description)
        self._all[made.id] = made
        return made

    def find(self, ident: int, signature: str) -> Attachment | None:
        """Return a file; None where there is none of that id, or the signature is another."""
        found = self._all.get(ident)
        return (
            found
            if found is not None and secrets.compare_digest(found.signature.encode(), signature.encode())
            else None
        )

    def get(self, ident: int) -> Attachment:
        """Return a file by its id, which there is."""
        return self._all[ident]

    def dump(self, ident: int) -> Json:
        """Return the attachment object of a file, which there is."""
        one = self._all[ident]
        url = f"{self.address}/attachments/{one.id}/{quote(one.file.filename)}?hm={one.signature}"
        body: Json = {
            "id": str(one.id),
            "filename": one.file.filename,
            "size": len(one.file.data),
            "content_type": one.file.content_type,
            "url": url,
            "proxy_url": url,
        }
        return body if one.description is None else body | {"description": one.description}
