"""The parts of a claim's line in Discord's Markdown, sized so that they fit into one line together."""

from dataclasses import dataclass

from briefings.model.analysis import When
from briefings.model.briefing import Citation, Claim
from briefings.render.discord_text import escape, make_link
from briefings.render.environment import Safe
from briefings.render.phrases import Phrases

#: Characters of a line at most. Discord shows 4,000 in a message.
LONGEST_LINE = 1500
#: Characters of all citations of a line, and of the context before a quotation.
LONGEST_CITATIONS, LONGEST_CONTEXT = 500, 300
#: Characters of a name or of what is said of a line, escaped.
LONGEST_LABEL = 200
#: Characters that a line needs besides its parts: markup, line breaks, the count of mentions.
_FRAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What the template puts in order; every part is escaped and may be empty."""

    name: Safe
    #: An actor's role as written, or the words that name it.
    role: Safe
    date: Safe
    said: Safe
    context: Safe
    #: Date and tags in brackets, with a space before them; tags alone.
    remarks: Safe
    tags: Safe
    #: With a space or a line break before them.
    cited: Safe
    #: A document's whole line in Sources.
    source: Safe


class LineMaker:
    """Makes lines in one language. What it wrote of a document it remembers: many lines cite the same ones."""

    def __init__(self, say: Phrases) -> None:
        self._say = say
        self._written: dict[tuple[str, int], Safe] = {}

    def line(self, claim: Claim) -> Line:
        """Return the parts of a claim's line, 1,500 characters or fewer in all.

        Labels and citations keep their place; the claim's words get what is left, and the context what those leave.
        """
        label = claim.label
        name = escape(self._say.label(label), LONGEST_LABEL)
        date = self.date(label.when) if label.when else Safe()
        tags = self._remarks(escape(self._say.tags(label), LONGEST_LABEL))
        # Our own words and dates: nothing of a document is in them.
        remarks = self._remarks(Safe(self._say.dated(label, when=self.date, write=Safe)))
        cited = self._cited(claim)
        room = LONGEST_LINE - _FRAME - len(name) - len(date) - len(remarks) - len(cited)
        said = self._shortened(self._say.said(claim), room)
        context = escape(self._say.context(claim), LONGEST_CONTEXT, from_end=True)
        return Line(
            name=name,
            role=self._shortened(self._say.named(claim), room) if label.count is not None else Safe(),
            date=date,
            said=said,
            context=context if len(context) + len(self._say.words["context"]) + len(said) <= room else Safe(),
            remarks=remarks,
            tags=tags,
            cited=cited,
            source=Safe() if claim.pieces or not claim.citations else self._source(claim.citations[0]),
        )

    def date(self, when: When) -> Safe:
        """Return a date in words: a time stamp of Discord's shows another day on the other side of the earth."""
        return escape(self._say.when(when))

    def full(self, citation: Citation) -> Safe:
        """Return number, publisher, author and date, linked where the document has a safe address."""
        written = self._written.get((citation.document, citation.number))
        if written is None:
            number = Safe(citation.number)
            linked = make_link(number, citation.url) or number
            written = Safe(f"\\[{linked}\\] {self._say.citation(citation, self._say.day, escape)}")
            self._written[citation.document, citation.number] = written
        return written

    def _shortened(self, text: str, room: int) -> Safe:
        """Return a claim's words within `room`, with a remark if some had to go."""
        whole = escape(text)
        if len(whole) <= room:
            return whole
        remark = escape(f"({self._say.words['shortened']})")
        return Safe(f"{escape(text, room - len(remark) - 3)} *{remark}*")

    def _source(self, citation: Citation) -> Safe:
        title = escape(self._say.source(citation), LONGEST_CONTEXT)
        linked = make_link(title, citation.url) or title
        return Safe(f"**\\[{citation.number}\\]** {self._say.citation(citation, self._say.day, escape)}\n-# {linked}")

    def _cited(self, claim: Claim) -> Safe:
        """Return a claim's citations: numbers that are links behind the words, the others in small print below."""
        links: list[str] = []
        prints: list[str] = []
        left = 0
        size = 0
        for one in {one.number: one for one in claim.citations}.values():
            linked = make_link(Safe(one.number), one.url)
            made = f"\\[{linked}\\]" if linked else self.full(one)
            if (links or prints) and size + len(made) > LONGEST_CITATIONS:
                left += 1
                continue
            size += len(made)
            (links if linked else prints).append(made)
        if left:
            prints.append(escape(self._say.words["citation.more"].format(count=left)))
        inline = f" {''.join(links)}" if links else ""
        below = f"\n-# {' · '.join(prints)}" if prints else ""
        return Safe(inline + below)

    def _remarks(self, said: Safe) -> Safe:
        """Return what is said of a claim in brackets with a space before them; nothing for none."""
        return Safe(f" ({said})") if said else Safe()
