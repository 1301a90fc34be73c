"""The parts of a claim's line in Discord's Markdown, sized so that they fit into one line together."""

from dataclasses import dataclass

from briefings.model.analysis import When
from briefings.model.briefing import Citation, Claim
from briefings.model.rendered import RenderedSource
from briefings.render.discord_text import escape, make_link
from briefings.render.environment import Safe
from briefings.render.phrases import Phrases
from briefings.text.shortening import utf16_length

#: Characters of a line at most. Discord shows 4,000 in a message.
LONGEST_LINE = 1500
#: Characters of the context before a quotation.
LONGEST_CONTEXT = 300
#: Numbers of documents behind a line; how many more there are is said.
MOST_CITED = 3
#: Characters of a source's name in the foot of a message, escaped.
LONGEST_SOURCE = 80
#: UTF-16 units of an address in the foot: with a longer one a few sources would fill a message. Sources has it.
LONGEST_ADDRESS = 250
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
    #: What a digest told of the same story before.
    earlier: Safe
    #: A document's whole line in Sources.
    source: Safe


class LineMaker:
    """Makes lines in one language. What it wrote of a document it remembers: many lines cite the same ones."""

    def __init__(self, say: Phrases) -> None:
        self._say = say
        self._written: dict[tuple[str, int], Safe] = {}
        self._sources: dict[tuple[str, int], RenderedSource] = {}

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
        earlier = escape(self._say.earlier(label), LONGEST_CONTEXT)
        room = LONGEST_LINE - _FRAME - len(name) - len(date) - len(remarks) - len(cited) - len(earlier)
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
            earlier=earlier,
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

    def list_sources(self, claim: Claim) -> tuple[RenderedSource, ...]:
        """Return the documents whose numbers stand behind a claim's line."""
        return tuple(self._name_source(one) for one in _list_shown(claim)[0])

    def _name_source(self, citation: Citation) -> RenderedSource:
        """Return how a message's foot names a document: its publisher alone, as the link, and its date."""
        key = (citation.document, citation.number)
        made = self._sources.get(key)
        if made is None:
            name, day = self._say.name_source(citation)
            shown = escape(name, LONGEST_SOURCE)
            url = citation.url
            linked = (make_link(shown, url) if url and utf16_length(url) <= LONGEST_ADDRESS else None) or shown
            made = RenderedSource(citation.number, f"\\[{citation.number}\\] {linked}, {escape(day)}")
            self._sources[key] = made
        return made

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
        """Return the numbers of a claim's documents, with a space before them."""
        shown, left = _list_shown(claim)
        if not shown:
            return Safe()
        numbers = "".join(f"\\[{one.number}\\]" for one in shown)
        more = f" {escape(self._say.words['citation.more'].format(count=left))}" if left else ""
        return Safe(f" {numbers}{more}")

    def _remarks(self, said: Safe) -> Safe:
        """Return what is said of a claim in brackets with a space before them; nothing for none."""
        return Safe(f" ({said})") if said else Safe()


def _list_shown(claim: Claim) -> tuple[tuple[Citation, ...], int]:
    """Return the citations whose numbers a line shows, each document once, and how many others it has."""
    cited = tuple({one.number: one for one in claim.citations}.values())
    return cited[:MOST_CITED], max(0, len(cited) - MOST_CITED)
