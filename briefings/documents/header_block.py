"""The block of fields at the top of a document: where it ends, and what it holds as YAML, TOML, JSON or by lines."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, time
from itertools import accumulate
from typing import Any

import yaml

#: Front matter of real documents has a tenth of this, in characters; PyYAML takes a second for 100 kB.
_LONGEST = 32_000
#: Brackets that front matter may nest: PyYAML asks every open one about every word.
_DEEPEST = 100

_BRACKET = re.compile(r"[\[\]{}]")
_RULE = re.compile(r"\ufeff?(?:[ \t]*(?:\r\n|\r|\n)){0,5}-{3,}[ \t]*(?:\r\n|\r|\n)")
_TOML_RULE = re.compile(r"\ufeff?\+{3,}[ \t]*(?:\r\n|\r|\n)")
_OBJECT = re.compile(r"\ufeff?\s{0,5}\{")
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_TOML_END = re.compile(r"^\+{3,}[ \t]*(?=\r?$)", re.MULTILINE)
_END = re.compile(r"^(?:-{3,}|\.\.\.)[ \t]*(?=\r?$)", re.MULTILINE)
_LINE = re.compile(r"(?P<indent>[ \t]*)(?P<name>[A-Za-z][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*)|[ \t]*)\Z")
#: A value without quotation marks, in which '#' and a figure stand.
_NUMBERED = re.compile(r"(?P<name>[A-Za-z][\w-]{0,40}): +(?P<value>(?P<before>[^\s#\"'|>\[{][^#]{0,300}?) +#\d.*)\Z")
_TOML_LINE = re.compile(r"[ \t]*(?P<name>[A-Za-z][\w-]{0,40})[ \t]*=[ \t]*(?P<value>\S.*)\Z")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)\Z")


def find_fields(text: str, warnings: list[str]) -> tuple[int, Mapping[str, Any] | None]:
    """Return where the text begins behind the header, and the header's fields; None: there is no header."""
    for rule, end, load in ((_RULE, _END, _load_block), (_TOML_RULE, _TOML_END, _load_toml)):
        begun = rule.match(text)
        closed = None if begun is None else end.search(text, begun.end())
        if begun is not None and closed is not None:
            return _skip_line_end(text, closed.end()), load(text[begun.end() : closed.start()], warnings)
    begun = _RULE.match(text)
    if begun is None:
        return 0, None
    start, found = read_open_block(text, begun.end())
    if not found:
        return 0, None
    warnings.append("the front matter has no end; close it with a line '---'")
    return start, found


def _skip_line_end(text: str, at: int) -> int:
    if text.startswith("\r\n", at):
        return at + 2
    return at + 1 if at < len(text) else at


def _load_block(block: str, warnings: list[str]) -> Mapping[str, Any] | None:
    """Return the fields between the two lines; None where these are no fields but text."""
    if not block.strip():
        return {}
    if len(block) > _LONGEST:
        warnings.append(f"the front matter is longer than {_LONGEST // 1000},000 characters: it is left out")
        return {}
    problem = "it is nested too deeply"
    if _depth(block) <= _DEEPEST:
        try:
            # The base loader makes strings, lists and mappings alone: 2025-02-30 is ours to judge, no is no boolean.
            found = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506
        except yaml.MarkedYAMLError as error:
            line = "" if error.problem_mark is None else f"line {error.problem_mark.line + 2}: "
            problem = f"{line}{error.problem}"
        except RecursionError:
            pass
        except (yaml.YAMLError, ValueError, OverflowError):
            # Not only YAMLError, because an escape beyond Unicode ("\\U00110000") leaves PyYAML as a ValueError.
            problem = "it holds characters that YAML doesn't allow"
        else:
            return _with_numbers(found, block) if isinstance(found, dict) else None
    plain = dict(_read_lines(block.splitlines()))
    if not plain:
        return None
    warnings.append(f"the front matter is no YAML ({problem}); what could be told line by line was read")
    return plain


def _with_numbers(found: dict[Any, Any], block: str) -> dict[Any, Any]:
    """Return the fields with what YAML takes for a comment where people mean a number: 'title: Berth #2 opens'."""
    for line in block.splitlines():
        named = _NUMBERED.match(line)
        if named is not None and found.get(named["name"]) == named["before"]:
            found[named["name"]] = named["value"].strip()
    return found


def _load_toml(block: str, warnings: list[str]) -> Mapping[str, Any] | None:
    """Return the fields of a header in TOML, their values as YAML gives them; None where these are text."""
    if len(block) > _LONGEST or _depth(block) > _DEEPEST:
        warnings.append(f"the front matter is longer than {_LONGEST // 1000},000 characters, or nested too deeply")
        return {}
    try:
        return {name: _as_in_yaml(value) for name, value in tomllib.loads(block.replace("\r\n", "\n")).items()}
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        plain = {
            match["name"]: _unquote(match["value"])
            for line in block.splitlines()
            if (match := _TOML_LINE.match(line)) is not None
        }
        if not plain:
            return None
        warnings.append(f"the front matter is no TOML ({error}); what could be told line by line was read")
        return plain


def _as_in_yaml(value: Any) -> Any:
    """Return a value of TOML or JSON as strings, lists and mappings of such."""
    if isinstance(value, dict):
        return {name: _as_in_yaml(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_as_in_yaml(one) for one in value]
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date | time) else str(value)


def read_object(text: str) -> tuple[int, Mapping[str, Any] | None]:
    """Return the fields of an object of JSON at the top of a text, and where the text behind it begins."""
    begun = _OBJECT.match(text)
    if begun is None or _depth(text[:_LONGEST]) > _DEEPEST:
        return 0, None
    try:
        found, end = json.JSONDecoder().raw_decode(text[:_LONGEST], begun.end() - 1)
    except (ValueError, RecursionError):
        return 0, None
    behind = _LINE_END.match(text, end)
    return (0, None) if behind is None else (behind.end(), _as_in_yaml(found))


def _depth(block: str) -> int:
    """Return how many brackets are open at once at the most."""
    return max(accumulate((1 if bracket in "[{" else -1 for bracket in _BRACKET.findall(block)), initial=0))


def read_open_block(text: str, start: int) -> tuple[int, dict[str, Any]]:
    """Return the fields of a header that isn't closed, and where the first line stands that is none of them."""
    lines: list[str] = []
    at = start
    for line in text[start : start + _LONGEST].splitlines(keepends=True):
        if not (_LINE.match(line.rstrip()) or (lines and _ITEM.match(line.rstrip()))):
            break
        lines.append(line.rstrip())
        at += len(line)
    return at, dict(_read_lines(lines))


def _read_lines(lines: list[str]) -> Iterator[tuple[str, Any]]:
    """Yield 'name: value' of each line; list items and indented fields belong to the name above them."""
    name = value = ""
    inner: dict[str, str] = {}
    items: list[str] = []

    def finish() -> Iterator[tuple[str, Any]]:
        if name:
            yield name, items or inner or value

    for line in lines:
        if item := _ITEM.match(line):
            items.append(_unquote(item["value"]))
        elif (match := _LINE.match(line)) and match["indent"] and name and not value:
            inner[match["name"]] = _unquote(match["value"] or "")
        elif match and not match["indent"]:
            yield from finish()
            name, value, inner, items = match["name"], _unquote(match["value"] or ""), {}, []
    yield from finish()


def _unquote(value: str) -> str:
    value = value.strip()
    if value.count('"') == 1:  # never closed; an apostrophe may begin a word
        return value.replace('"', "").strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value
