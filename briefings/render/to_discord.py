"""A briefing in Discord's Markdown: whole lines, each within a length, that document text can't break out of."""

from functools import cache

from jinja2 import Template

from briefings.model.briefing import Briefing, Proof
from briefings.model.rendered import Rendered, RenderedLine, RenderedSection
from briefings.render.discord_line import LineMaker
from briefings.render.discord_text import escape, fitted
from briefings.render.environment import Safe, environment
from briefings.render.phrases import Phrases
from briefings.render.plain import ELISION, plain
from briefings.render.words import ENGLISH, Words

#: Characters of a claim in a proof, and of its context on either side, as Markdown.
LONGEST_PROVEN, LONGEST_AROUND = 1500, 800
#: Ends a line in the template's output; `plain` lets none of a document's through.
_RECORD = Safe("\x1e")


def render_discord(briefing: Briefing, words: Words = ENGLISH) -> Rendered:
    """Return a briefing as lines of Markdown, each with its claim; no line is longer than 1,500 characters.

    A claim that would make it longer ends at a word, with a mark and a remark that say so.
    """
    say = Phrases(words)
    page = _template().render(briefing=briefing, say=say, words=words, md=LineMaker(say), record=_RECORD)
    lines = iter(page.split(_RECORD))
    return Rendered(
        title=escape(say.title(briefing)),
        coverage=escape(say.coverage(briefing)),
        notice=escape(say.notice(briefing)),
        sections=tuple(
            RenderedSection(
                heading=section.heading,
                title=escape(say.heading(section)),
                lines=tuple(RenderedLine(next(lines).strip("\n"), claim) for claim in section.claims),
                left_out=section.left_out,
            )
            for section in briefing.sections
        ),
    )


def render_discord_proof(proof: Proof, words: Words = ENGLISH) -> str:
    """Return a claim in its context as quoted Markdown, its words bold, within 3,900 characters."""
    marked = [at for at, part in enumerate(proof.parts) if part.marked]
    first, last = (marked[0], marked[-1]) if marked else (0, -1)
    inside = sum(len(escape(part.text)) for part in proof.parts[first : last + 1])
    shown = [escape(ELISION)] if proof.more_before else []
    for at, part in enumerate(proof.parts):
        text = plain(part.text)
        if not text:
            continue
        if at < first:
            shown.append(fitted(text, LONGEST_AROUND, from_end=True))
        elif at > last:
            shown.append(fitted(text, LONGEST_AROUND))
        else:
            share = LONGEST_PROVEN if inside <= LONGEST_PROVEN else LONGEST_PROVEN * len(escape(text)) // inside
            words_shown = fitted(text, share)
            shown.append(Safe(f"**{words_shown}**") if part.marked else words_shown)
    if proof.more_after:
        shown.append(escape(ELISION))
    citation = LineMaker(Phrases(words)).full(proof.citation)
    return f"> {' '.join(shown)}\n-# {citation}"


@cache
def _template() -> Template:
    return environment(escape).get_template("lines.discord.j2")
