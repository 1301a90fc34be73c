"""A briefing in Discord's Markdown: whole lines, each within a length, that document text can't break out of."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cache, partial

from jinja2 import Template

from briefings.model.briefing import Briefing, Claim, Heading, Proof, ProofPart
from briefings.model.rendered import Rendered, RenderedLine, RenderedSection
from briefings.render.discord_line import LineMaker
from briefings.render.discord_text import escape
from briefings.render.environment import Safe, environment
from briefings.render.labels import ENGLISH, Labels
from briefings.render.later import Lines
from briefings.render.phrases import Phrases, write_day
from briefings.render.proofs import paragraphs
from briefings.text.cleaning import clean
from briefings.text.shortening import ELISION

#: Characters of a claim in a proof, and of its context on either side, as Markdown.
LONGEST_PROVEN, LONGEST_AROUND = 1500, 800
#: Characters of a proof without its citation.
LONGEST_PROOF = 3100
#: Characters of why it is the speaker.
LONGEST_ANTECEDENT = 250
#: Characters of what a page says since.
LONGEST_CHANGED = 400
#: Stretches of new and old words, from which it is another sentence altogether.
MOST_CHANGES = 12
#: Stands for a time until the words around it are escaped; no words of a document are among them.
_MOMENT = "⏱"
#: Ends a line in the template's output, and parts it from what stands below it; `clean` lets no document's through.
_RECORD, _ASIDE = Safe("\x1e"), Safe("\x1f")


def render_discord(briefing: Briefing, words: Labels = ENGLISH) -> Rendered:
    """Return a briefing as lines of Markdown, each with its claim; no line is longer than 1,500 characters.

    A claim that would make it longer ends at a word, with a mark and a remark that say so. The lines of a section are
    made when they are first looked at.
    """
    say = Phrases(words)
    maker = LineMaker(say)

    def lines_of(heading: Heading) -> Callable[[Sequence[Claim]], tuple[RenderedLine, ...]]:
        return partial(_lines, heading=heading, say=say, words=words, maker=maker)

    return Rendered(
        title=escape(say.title(briefing)),
        coverage=_write_coverage(say, briefing),
        notice=escape(say.notice(briefing)),
        sections=tuple(
            RenderedSection(
                heading=section.heading,
                title=escape(say.heading(section)),
                lines=Lines(section.claims, lines_of(section.heading)),
                left_out=section.left_out,
                empty="" if section.claims or section.subject is None else escape(say.nothing(section)),
            )
            for section in briefing.sections
        ),
    )


def _write_coverage(say: Phrases, briefing: Briefing) -> str:
    """Return how much a briefing rests on, with the newest document's time as Discord shows it to each reader."""
    written = escape(say.coverage(briefing, lambda _: _MOMENT))
    at = briefing.coverage.newest_at
    return written if at is None else written.replace(_MOMENT, f"<t:{int(at.timestamp())}:R>")


def _lines(
    claims: Sequence[Claim], *, heading: Heading, say: Phrases, words: Labels, maker: LineMaker
) -> tuple[RenderedLine, ...]:
    page = _template().render(
        claims=claims, heading=heading, say=say, words=words, md=maker, record=_RECORD, aside=_ASIDE
    )
    return tuple(_make_line(text, claim, maker) for text, claim in zip(page.split(_RECORD), claims, strict=False))


def _make_line(text: str, claim: Claim, maker: LineMaker) -> RenderedLine:
    shown, _, aside = text.partition(_ASIDE)
    # A line of Sources is itself what names its document.
    sources = maker.list_sources(claim) if claim.pieces else ()
    return RenderedLine(shown.strip("\n"), claim, aside.strip("\n"), sources)


def render_discord_proof(proof: Proof, words: Labels = ENGLISH) -> str:
    """Return a claim in its context as quoted Markdown, its words bold, within 3,900 characters."""
    say = Phrases(words)
    small = [str(LineMaker(say).full(proof.citation))]
    if antecedent := say.antecedent(proof):
        small.append(escape(antecedent, LONGEST_ANTECEDENT))
    small += _list_captures(proof, words)
    return "\n".join((_quoted(proof), *(f"-# {line}" for line in small)))


def _list_captures(proof: Proof, words: Labels) -> Iterator[str]:
    """Yield when the text was captured, and what its page says since."""
    change = proof.change
    if proof.captured_at is not None:
        label = "proof.gone" if proof.is_gone else "proof.captured" if change is None else "proof.changed"
        yield _say_at(words, label, proof.captured_at)
    if change is None or change.elsewhere:
        return
    if change.parts:
        yield _say_at(words, "proof.now", change.captured_at, words=_mark_change(change.parts))
    else:
        yield _say_at(words, "proof.now_without", change.captured_at)


def _say_at(labels: Labels, label: str, at: datetime, **values: str) -> str:
    return labels[label].format(day=write_day(at.date(), labels), time=f"{at:%H:%M}", **values)


def _mark_change(parts: Sequence[ProofPart]) -> str:
    """Return a sentence on one line, its new words bold; of its other words those stay that stand beside them."""
    pieces = _join_alike(parts)
    if len(pieces) > MOST_CHANGES:
        pieces = _join_alike([ProofPart(part.text, False) for part in parts])
    line = ""
    for place, piece in enumerate(pieces):
        shown = escape(piece.text.strip(), LONGEST_CHANGED // len(pieces), from_end=place == 0 and len(pieces) > 1)
        before = " " if line and piece.text[0] == " " else ""
        after = " " if piece.text[-1] == " " else ""
        line += f"{before}**{shown}**{after}" if piece.marked else f"{before}{shown}{after}"
    return " ".join(line.split())


def _join_alike(parts: Sequence[ProofPart]) -> list[ProofPart]:
    """Return parts made harmless and on one line, those side by side of one marking as one: each is escaped whole.

    Between others stand asterisks, which no code, mention or link goes across.
    """
    joined: list[ProofPart] = []
    space = ""
    for part in parts:
        words = clean(part.text)
        before, after = (" " if part.text[at : at + 1 or None].isspace() else "" for at in (0, -1))
        if not words:
            space = space or before
            continue
        text = f"{space or before}{words}{after}"
        if joined and joined[-1].marked == part.marked:
            joined[-1] = ProofPart(clean(f"{joined[-1].text}{text}") + after, part.marked)
        else:
            joined.append(ProofPart(text, part.marked))
        space = ""
    return joined


def _quoted(proof: Proof) -> str:
    """Return a proof's paragraphs as quoted lines; those parts are shortened that are too long."""
    blocks = paragraphs(proof)
    parts = [part for block in blocks for part in block]
    marked = [at for at, part in enumerate(parts) if part.marked]
    first, last = (marked[0], marked[-1]) if marked else (len(parts), len(parts))
    rooms = {
        **_rooms(parts[:first], LONGEST_AROUND, 0),
        **_rooms(parts[first : last + 1], LONGEST_PROVEN, first),
        **_rooms(parts[last + 1 :], LONGEST_AROUND, last + 1),
    }
    lines: list[str] = []
    at = size = 0
    for block in blocks:
        line = ""
        for part in block:
            made = part.text if part.text == " " else escape(part.text, rooms[at], from_end=at < first)
            if size + len(made) > LONGEST_PROOF:
                break
            line += f"**{made}**" if part.marked else made
            # The marks, and a line's beginning.
            size += len(made) + 8
            at += 1
        if line.strip():
            lines.append(line.strip())
    cut = at < len(parts)
    opening = f"{escape(ELISION)} " if proof.more_before else ""
    closing = f" {escape(ELISION)}" if proof.more_after or cut else ""
    return f"> {opening}" + "\n> ".join(lines) + closing


def _rooms(parts: Sequence[ProofPart], longest: int, offset: int) -> dict[int, int]:
    """Return how many characters each part may take, by its place: together `longest`, shared by their lengths."""
    sizes = [len(escape(part.text)) for part in parts]
    total = sum(sizes)
    return {
        offset + at: size if total <= longest else max(len(escape(ELISION)), size * longest // total)
        for at, size in enumerate(sizes)
    }


@cache
def _template() -> Template:
    return environment(escape).get_template("lines.discord.j2")
