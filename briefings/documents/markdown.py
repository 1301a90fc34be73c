"""`.md`: YAML front matter, then Markdown."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import accumulate
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from briefings.documents.decoding import decode
from briefings.documents.fields import day_of, is_link, shortened, words_of
from briefings.documents.markup import prose
from briefings.documents.paragraphs import without_credit
from briefings.errors import DocumentError
from briefings.model.article import Article, BasedOn
from briefings.text.folding import fold

#: Front matter of real documents has a tenth of this, in characters; PyYAML takes a second for 100 kB.
_LONGEST_FRONT_MATTER = 32_000
#: Brackets that front matter may nest: PyYAML asks every open one about every word.
_DEEPEST_FRONT_MATTER = 100
_BRACKET = re.compile(r"[\[\]{}]")


def parse_markdown(path: str, raw: bytes) -> Article:
    """Return the article of a Markdown document; `text` is the file as it is, front matter included.

    Raises DocumentError: not a text, broken front matter, a field that makes no sense, no text.
    """
    text = decode(path, raw)
    fields, start = _front_matter(path, text)
    body, heading = prose(text, start)
    title = _string(path, fields, "title")
    written = words_of(heading.of(text)) if heading is not None else None
    if heading is not None and (title is None or fold(title) == fold(written or "")):
        title = title or written
        body = (heading, *body)
    else:
        heading = None
    body = without_credit(text, body)
    if not body:
        raise DocumentError(
            path, "there is no text after the front matter" if start else "there is no text in the file"
        )
    return Article(
        path=path,
        text=text,
        body=body,
        title=title,
        title_span=heading,
        published=_day(path, fields, "date"),
        author=_names(path, fields, "author"),
        publisher=_string(path, fields, "publisher"),
        url=_link(path, fields, "url"),
        licence=_string(path, fields, "licence") or _string(path, fields, "license"),
        based_on=_based_on(path, fields),
    )


class _Words(YAMLHandler):
    """Front matter whose values stay the words that they are: 2025-02-30 is ours to refuse, and no is no boolean."""

    def load(self, fm: str, **_kwargs: object) -> Any:
        return yaml.load(fm, Loader=yaml.BaseLoader)  # noqa: S506 - the base loader makes strings, lists and dicts alone


def _front_matter(path: str, text: str) -> tuple[Mapping[str, Any], int]:
    """Return the fields and where the text after them begins; no fields and 0 where there is no front matter."""
    handler = _Words()
    content = text.removeprefix("\ufeff")
    if not handler.detect(content):
        return {}, 0
    try:
        block, rest = handler.split(content)
    except ValueError as error:
        raise DocumentError(path, "the front matter has no end; close it with a line '---'") from error
    if len(block) > _LONGEST_FRONT_MATTER:
        limit = f"{_LONGEST_FRONT_MATTER // 1000},000 characters"
        raise DocumentError(path, f"the front matter is longer than {limit}; close it earlier with a line '---'")
    if _depth(block) > _DEEPEST_FRONT_MATTER:
        raise DocumentError(path, "the front matter is broken: it is nested too deeply")
    try:
        fields = handler.load(block)
    except yaml.MarkedYAMLError as error:
        line = f" (line {error.problem_mark.line + 1})" if error.problem_mark is not None else ""
        raise DocumentError(path, f"the front matter is broken{line}: {error.problem}") from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # Not only YAMLError, because an escape beyond Unicode ("\\U00110000") leaves PyYAML as a ValueError.
        raise DocumentError(path, "the front matter is broken: it holds characters that YAML doesn't allow") from error
    except RecursionError as error:
        raise DocumentError(path, "the front matter is broken: it is nested too deeply") from error
    if fields in (None, ""):
        fields = {}
    if not isinstance(fields, dict):
        raise DocumentError(path, "the front matter is broken: write one 'name: value' a line")
    return fields, len(text) - len(rest)


def _depth(block: str) -> int:
    """Return how many brackets are open at once at the most."""
    return max(accumulate((1 if bracket in "[{" else -1 for bracket in _BRACKET.findall(block)), initial=0))


def _string(path: str, fields: Mapping[str, Any], name: str, within: str = "") -> str | None:
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise DocumentError(path, f"{within}{name} must be one value, not a list or a mapping")
    return words_of(value)


def _names(path: str, fields: Mapping[str, Any], name: str, within: str = "") -> str | None:
    value = fields.get(name, "")
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(filter(None, map(words_of, value))) or None
    return _string(path, fields, name, within)


def _day(path: str, fields: Mapping[str, Any], name: str, within: str = "") -> date | None:
    value = _string(path, fields, name, within)
    return None if value is None else day_of(path, f"{within}{name}", value)


def _link(path: str, fields: Mapping[str, Any], name: str, within: str = "") -> str | None:
    value = _string(path, fields, name, within)
    if value is not None and not is_link(value):
        raise DocumentError(path, f"{within}{name} '{shortened(value)}' is no web address; begin it with https://")
    return value


def _based_on(path: str, fields: Mapping[str, Any]) -> BasedOn | None:
    original = fields.get("based_on") or None
    if original is None:
        return None
    if not isinstance(original, dict):
        raise DocumentError(path, "based_on must hold author, publisher, date or url, each on a line of its own")
    within = "based_on: "
    return BasedOn(
        author=_names(path, original, "author", within),
        publisher=_string(path, original, "publisher", within),
        date=_day(path, original, "date", within),
        url=_link(path, original, "url", within),
    )
