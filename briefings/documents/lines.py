"""`.jsonl`: one article a line, `{"id", "text", "published"?, "title"?}`."""

import json
from collections.abc import Iterator
from typing import Any

from briefings.documents.decoding import decode
from briefings.documents.fields import characters_of, day_of, words_of
from briefings.documents.paragraphs import headline, paragraphs
from briefings.errors import DocumentError
from briefings.model.article import Article


def parse_lines(path: str, raw: bytes) -> Iterator[tuple[str, Article] | DocumentError]:
    """Yield each line's id and article, or the error that names the line; empty lines are left out.

    Raises DocumentError where the file as a whole is no text.
    """
    # Split on line feeds alone: other line ends may stand in JSON strings as they are.
    for number, line in enumerate(decode(path, raw).removeprefix("\ufeff").split("\n"), start=1):
        if line.strip():
            try:
                yield _parse_line(f"{path}:{number}", line)
            except DocumentError as error:
                yield error


def _parse_line(path: str, line: str) -> tuple[str, Article]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DocumentError(path, f"this line is no JSON: {error}") from error
    if not isinstance(fields, dict):
        raise DocumentError(path, 'this line is no object; write {"id": …, "text": …}')
    name, text = fields.get("id"), fields.get("text")
    text = characters_of(text) if isinstance(text, str) else text
    if isinstance(name, bool) or not isinstance(name, str | int):
        raise DocumentError(path, "id must be a string or a whole number")
    if not isinstance(text, str) or not text.strip():
        raise DocumentError(path, "text must be a string that holds something")
    body = paragraphs(text)
    if not body:
        raise DocumentError(path, "text must be a string that holds something")
    first = headline(text, body)
    identity = characters_of(str(name))
    return identity, Article(
        path=identity,
        text=text,
        body=body,
        title=_string(path, fields, "title") or (words_of(first.of(text)) if first is not None else None),
        title_span=first,
        published=day_of(path, "published", published) if (published := _string(path, fields, "published")) else None,
    )


def _string(path: str, fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise DocumentError(path, f"{name} must be a string")
    return words_of(value)
