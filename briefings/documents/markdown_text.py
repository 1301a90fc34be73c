"""The prose of a Markdown document as plain text, line by line where it stood: marks, links and code are gone.

markdown-it-py parses (CommonMark, with tables, footnotes and struck words); what note-takers add ([[links]], ==marks==,
%%remarks%%) is read here, because no plugin knows all of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from briefings.model.spans import Span

_WIKI_LINK = re.compile(r"(?P<embedded>!?)\[\[(?P<page>[^\[\]|]{1,200})(?:\|(?P<shown>[^\[\]]{1,200}))?\]\]")
_HIGHLIGHT = re.compile(r"==(?=\S)([^=\n]{1,500})(?<=\S)==")
_REMARK = re.compile(r"%%[^%]{0,2000}%%")
_BLOCK_NAME = re.compile(r"[ \t]\^[\w-]{1,40}\Z")
_CALLOUT = re.compile(r"\A\[![\w-]{1,30}\][+-]?[^\n]*(?:\n|\Z)")
#: What makers of sites write beside prose: the end of a heading '{#depot .wide}'; lines with ':::' round a box or
#: '!!! note "Title"' over one, with '*[EU]: European Union', with a place for the table of contents.
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]*\{[#.:][^{}\n]{0,200}\}\Z")
_MARK_LINE = re.compile(
    r"^(?::{3,}[^\n]*|(?:!!!|\?\?\?)\+?[ \t]+[\w-]+(?:[ \t][^\n]*)?|\*\[[^\[\]\n]{1,60}\]:[^\n]*|\[(?:TOC|toc)\][ \t]*)"
    r"(?:\n|\Z)",
    re.MULTILINE,
)
#: A line of tags; what Readwise puts behind a line.
_ONLY_TAGS = re.compile(r"\s*(?:#[^\W\d_][\w/-]{0,60}[ \t,\n]*)+\Z")
_HIGHLIGHTED = re.compile(r"(?<![ \t])[ \t]*\(View Highlight\)")
_TASK = re.compile(r"\A\[[ xX]\][ \t]+")
_LETTER = re.compile(r"[^\W\d_]")
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*\s*\Z")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
#: HTML of which nothing is prose.
_NO_PROSE = re.compile(r"<(?:table|script|style|pre|svg|iframe|nav|form|textarea|template|object)\b", re.IGNORECASE)

#: What a line may begin with that is nested deeper than the parser goes: it leaves all the rest of a document out.
_MAY_BE_DEEP = re.compile(r"^(?:[ \t]*[>*+-]){13}|^[ \t]{7}|^(?:[ \t]*\d{1,9}[.)]){13}", re.MULTILINE)
_MARKS = re.compile(r"[ \t]*(?:(?:>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)+")
_DEEPEST = 12
#: Columns before a mark.
_FARTHEST = 28

#: Tokens that hold paragraphs of which none is prose.
_CLOSED = {"table_open": "table_close", "footnote_block_open": "footnote_block_close"}


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """A document's prose. `text` has as many lines as the document, so that a line's number stays what it was."""

    text: str
    #: Paragraphs and list items, in order.
    body: tuple[Span, ...]
    #: A heading of the first rank that stands before all of them.
    heading: Span | None


def read_markdown(text: str, start: int = 0) -> MarkdownText:
    """Return the prose of a Markdown document from the character `start` on, which begins a line.

    Other headings than the first, code, tables, footnotes, pictures, comments and link definitions are no prose.
    """
    before = len(_lines(text[:start])) - 1 if start else 0
    source = "\n".join(_lines(text[start:]))
    if _MAY_BE_DEEP.search(source):
        source = "\n".join(map(_flatten, source.split("\n")))
    lines = [""] * (before + source.count("\n") + 1)
    places: list[tuple[int, int]] = []
    heading: tuple[int, int] | None = None
    for kind, first, words in _find_prose(source):
        made = [line.strip() for line in words.split("\n")]
        made = [line for line in made if line]
        if not made or (kind == "heading" and (heading is not None or places)):
            continue
        at = before + first
        for number, line in enumerate(made[: len(lines) - at]):
            lines[at + number] = line
        place = (at, at + min(len(made), len(lines) - at))
        if kind == "heading":
            heading = place
        else:
            places.append(place)
    return _join(lines, places, heading)


def _flatten(line: str) -> str:
    """Return a line that is nested too deeply as quoted once, or as an item of a list; others as they are."""
    marks = _MARKS.match(line)
    words = "" if marks is None else line[marks.end() :]
    if marks is None or not words.strip(" \t*+->_"):
        return line
    deep = len(re.findall(r"[>*+-]|\d+[.)]", marks[0])) > _DEEPEST
    far = len(marks[0].expandtabs()) - len(marks[0].expandtabs().lstrip()) >= _FARTHEST
    return f"{'>' if '>' in marks[0] else '-'} {words}" if deep or far else line


def _lines(text: str) -> list[str]:
    """Return the lines of a text as Markdown counts them; a last line that is empty counts."""
    return re.split(r"\r\n|\r|\n", text)


def _join(lines: Sequence[str], places: Sequence[tuple[int, int]], heading: tuple[int, int] | None) -> MarkdownText:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)

    def span(place: tuple[int, int]) -> Span:
        return Span(starts[place[0]], starts[place[1] - 1] + len(lines[place[1] - 1]))

    return MarkdownText("\n".join(lines), tuple(map(span, places)), None if heading is None else span(heading))


def _find_prose(source: str) -> Iterator[tuple[str, int, str]]:
    """Yield (heading or paragraph, number of its first line, its words) in order."""
    closing = ""
    rank = ""
    for token in _parser().parse(source):
        if closing:
            closing = "" if token.type == closing else closing
        elif token.type in _CLOSED:
            closing = _CLOSED[token.type]
        elif token.type == "heading_open":
            rank = token.tag
        elif token.type == "heading_close":
            rank = ""
        elif token.type == "inline" and token.map is not None:
            words, is_link = _write_inline(token)
            if rank:
                if rank == "h1":
                    yield "heading", token.map[0], " ".join(_ATTRIBUTES.sub("", words).split())
            elif not is_link:
                yield "paragraph", token.map[0], words
        elif token.type == "html_block" and token.map is not None:
            yield from _find_in_html(token.content, token.map[0])


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"]).use(footnote_plugin)


def _write_inline(token: Token) -> tuple[str, bool]:
    """Return a paragraph's words as a reader sees them, and whether it is links and nothing else.

    Such are titles of other articles; a link round a whole sentence is one.
    """
    if token.children is None:
        return token.content, False
    words = []
    raised = False
    #: Within how many links a child stands; whether there is a link, and a word outside of all.
    depth, linked, said = 0, False, False
    for child in token.children:
        depth += child.nesting if child.type in {"link_open", "link_close"} else 0
        linked = linked or depth > 0
        if child.type == "html_inline":
            tag = child.content.lower()
            raised = tag.startswith("<sup") or (raised and not tag.startswith("</sup"))
            if tag.startswith("<br"):
                words.append(" ")
        elif raised:
            continue
        elif child.type in {"text", "text_special", "code_inline"}:
            words.append(child.content)
            said = said or (not depth and _LETTER.search(child.content) is not None)
        elif child.type in {"softbreak", "hardbreak"}:
            words.append("\n")
    plain = _take_off_notes("".join(words))
    return plain, linked and not said and _ENDED.search(plain) is None


def _take_off_notes(words: str) -> str:
    """Return a paragraph without the marks of note-takers."""
    if _ONLY_TAGS.match(words):
        return ""
    words = _HIGHLIGHTED.sub("", _MARK_LINE.sub("", _TASK.sub("", _CALLOUT.sub("", words))))
    words = _REMARK.sub("", _HIGHLIGHT.sub(r"\1", words))
    return _BLOCK_NAME.sub("", _WIKI_LINK.sub(_show_link, words))


def _show_link(link: re.Match[str]) -> str:
    if link["embedded"]:
        return ""
    return link["shown"] or link["page"].rpartition("/")[2].partition("#")[0].strip()


def _find_in_html(html: str, first: int) -> Iterator[tuple[str, int, str]]:
    """Yield the paragraphs of a block of HTML: what stands between its tags."""
    if _NO_PROSE.search(html):
        return
    plain = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), html)
    plain = unescape(_TAG.sub(lambda tag: "\n" * tag[0].count("\n"), plain))
    paragraph: list[str] = []
    begun = 0
    for number, line in enumerate([*plain.split("\n"), ""]):
        if line.strip():
            begun = begun if paragraph else number
            paragraph.append(line)
        elif paragraph:
            yield "paragraph", first + begun, "\n".join(paragraph)
            paragraph = []
