"""What was found in an article, shown with the article: for the terminal and as a page of HTML."""

import base64
import hashlib
import io
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Template
from markupsafe import Markup

from briefings.model.article import Article
from briefings.render.environment import html_environment
from briefings.render.explain import Note, NoteKind, Paragraph, describe_rules
from briefings.text.cleaning import clean
from briefings.text.shortening import shorten

if TYPE_CHECKING:
    from rich.text import Text

_STYLES = {
    NoteKind.QUOTATION: "green",
    NoteKind.CONTENT: "italic",
    NoteKind.CUE: "bold yellow",
    NoteKind.SPEAKER: "bold cyan",
    NoteKind.MENTION: "underline",
    NoteKind.ROLE: "cyan",
    NoteKind.DATE: "magenta",
    NoteKind.REJECTED: "strike red",
}
_LONGEST = 60


def render_explain_terminal(
    article: Article, paragraphs: Iterable[Paragraph], *, width: int | None = None, colour: bool = False
) -> str:
    """Return the paragraphs with line numbers, beneath each a line for every note, and at the end what the rules mean.

    With `width` (in columns) and `colour` the spans are marked in the text; without, for a pipe, nothing is wrapped.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(
        file=io.StringIO(),
        width=width or 1_000_000,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    shown = tuple(paragraphs)
    with console.capture() as captured:
        for paragraph in shown:
            console.print(_marked(paragraph), soft_wrap=width is None)
            for note in paragraph.notes:
                console.print(Text(f"    {describe(note, article.text)}", style="dim"), soft_wrap=width is None)
            console.print()
        for rule, meaning, link in describe_rules(shown):
            console.print(Text(f"‹{rule}› {meaning} ({link})", style="dim"), soft_wrap=width is None)
    return captured.get()


def describe(note: Note, text: str) -> str:
    """Return a note as one line: kind, the span's words with their offsets, meaning and rule."""
    words = clean(note.span.of(text))
    if len(words) > _LONGEST:
        words = f"{shorten(words, _LONGEST // 2)} {shorten(words, _LONGEST // 2, mark='', from_end=True).lstrip()}"
    meaning = f"  {clean(note.words)}" if note.words else ""
    return f"{note.kind:<9} {note.span.start}–{note.span.end} “{words}”{meaning}  ‹{note.rule}›"


def _marked(paragraph: Paragraph) -> "Text":
    from rich.text import Text

    line = Text(f"{paragraph.line:>4} ", style="")
    for segment in paragraph.segments:
        style = " ".join(_STYLES[kind] for kind in segment.kinds if kind in _STYLES)
        # clean() folds the blanks at the edges, which part this segment from its neighbours.
        before = " " if segment.text[:1].isspace() else ""
        after = " " if segment.text[-1:].isspace() and segment.text.strip() else ""
        line.append(f"{before}{clean(segment.text)}{after}", style)
    return line


def render_explain_html(article: Article, paragraphs: Iterable[Paragraph]) -> str:
    """Return a page with the spans marked in the text, the notes beneath each paragraph, and the rules."""
    shown = tuple(paragraphs)
    return _page().render(
        title=article.title or article.path,
        paragraphs=shown,
        rules=tuple(describe_rules(shown)),
        kinds=[kind for kind in NoteKind if kind is not NoteKind.EVENT],
        describe=lambda note: describe(note, article.text),
    )


@cache
def _page() -> Template:
    made = html_environment()
    style = resources.files("briefings").joinpath("templates/explain.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    # The style sheet is a file of ours.
    made.globals.update(words={"language": "en"}, style=Markup(style), style_hash=f"sha256-{digest}")  # noqa: S704
    return made.get_template("explain.html.j2")
