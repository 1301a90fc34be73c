"""A briefing: sections of claims, each a label and verbatim words with a citation."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from briefings.model.analysis import AttributionKind, When
from briefings.model.article import BasedOn
from briefings.model.rules import Rule
from briefings.model.spans import Span


class Heading(StrEnum):
    """The sections, by key; words for people are in templates and catalogues."""

    IN_SHORT = "in_short"
    ACTORS = "actors"
    POSITIONS = "positions"
    HISTORY = "history"
    QUOTATIONS = "quotations"
    SOURCES = "sources"
    #: What SEARCH found.
    PASSAGES = "passages"
    #: Stories of a digest that its menu has and its text hasn't.
    SMALLER = "smaller"


class Tag(StrEnum):
    """A computed remark that a claim carries, shown as a label."""

    #: The words are reported, not quoted (answers to QUOTE without a quotation).
    REPORTED = "reported"
    #: No certain speaker.
    UNATTRIBUTED = "unattributed"
    #: Several publishers carry the same words; all are cited.
    REPEATED = "repeated"
    #: The claim's words name the actor; the documents give it no role.
    NAMED = "named"
    #: The sentence names no date; the day of publication dates it.
    PUBLISHED = "published"
    #: The words stand within quotation marks; the label names who said them.
    QUOTED = "quoted"
    #: The story was reported within 24 hours of when it was asked.
    NEW = "new"
    #: The story's report doesn't say of when it is.
    UNDATED = "undated"


class Part(StrEnum):
    """The part of a document in which the spans of a claim count."""

    TEXT = "text"
    #: A title that stands outside of the text, in a header or a feed.
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The proof of a claim: which document, where in it."""

    #: The document's id.
    document: str
    #: The hash of the content in which `span` counts, so that it keeps its meaning when the document changes.
    version: str = ""
    #: From the first to the last word used, in `part`.
    span: Span
    part: Part = Part.TEXT
    #: The number under which *Sources* lists the document in this briefing, from 1.
    number: int
    publisher: str | None
    author: str | None
    #: The day of the first version of a page that was changed long after it.
    first_published: date | None = None
    #: The time of day, with its zone, as far as the document states them.
    published_time: time | None = None
    date: date | None
    url: str | None
    title: str | None
    #: Within its root.
    path: str
    based_on: BasedOn | None
    #: Which document of the file it is, where a file holds many: its row's id.
    item: str = ""
    #: The document's folder, absolute, where a list of documents shows it on the reader's own machine; else None.
    root: str | None = None
    #: Whether it was fetched from its publisher; else it is the operator's own file.
    fetched: bool = False
    #: Whether it is a feed's summary of an article that itself couldn't be had.
    summary: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """Words of a story that a digest told before, the whole line or its beginning, and on which local day."""

    words: str
    day: date
    #: Whether that was within the last six days, so that its weekday names it.
    lately: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What is computed and shown as such, never mixed with a claim's words."""

    #: An actor's canonical name, a publisher.
    name: str | None = None
    #: The words of the text that stand for `name`, where they differ: shown as 'Pyongyang [North Korea]'.
    written: str | None = None
    when: When | None = None
    #: Mentions.
    count: int | None = None
    #: Publishers that report a story independently; None: it isn't one.
    publishers: int | None = None
    #: What a digest told of the same story before; None: it is told for the first time, or in no digest.
    earlier: Earlier | None = None
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """Who says a line, and how, for programs; people have the label."""

    #: The words of the text that name the speaker; None: it names none.
    words: str | None
    #: The speaker's name, and the id of the actor that it is; None: it isn't known.
    name: str | None
    actor: str | None
    #: The words that attribute it ('said', 'according to'); None: there are none.
    cue: str | None
    kind: AttributionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One line. `pieces[i]` is exactly `text[spans[i]]` of the first citation's document; may be empty in Sources.

    Where that citation's part is the title, spans count in the title.
    """

    label: Label
    spans: tuple[Span, ...]
    pieces: tuple[str, ...]
    citations: tuple[Citation, ...]
    #: What stands before it in the text, where it asks for that: shown smaller. Same document.
    context_spans: tuple[Span, ...] = ()
    context_pieces: tuple[str, ...] = ()
    #: By which rules of the analysis the line is there: the one that found it, then the one that read its speaker.
    #: Empty: a whole sentence, which no rule chose.
    rules: tuple[Rule, ...] = ()
    #: Who says it; None: the document itself.
    attributed: Attributed | None = None
    #: The id of the story that it tells; for showing, since it may change.
    story: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and its claims, in the order in which they are read."""

    heading: Heading
    claims: tuple[Claim, ...]
    #: Claims that the section's limit left out.
    left_out: int = 0
    #: Whose claims these are, where a briefing has the same heading twice (COMPARE).
    subject: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much a briefing rests on: documents that were read, unless a field says otherwise.

    Dates are publication dates; None: all undated.
    """

    documents: int
    publishers: int
    first: date | None
    last: date | None
    undated: int
    #: When the newest was published, aware; None: it states no time of day.
    newest_at: datetime | None = None
    #: Documents that name the topic, read or not, and those of them that are about it; None: it isn't known, or there
    #: is no topic.
    named_in: int | None = None
    about: int | None = None
    #: Whether the topic is a person or several actors: 'them', not 'it'.
    of_people: bool = False
    #: Documents that an earlier version of the analysis has read; they are being read again.
    outdated: int = 0
    #: Documents in another language than English: found by search, not analysed.
    foreign: int = 0
    #: Whether all of them are the sample documents that come with Briefbot.
    samples: bool = False
    #: Whether all of them are feeds' summaries of articles that themselves couldn't be had.
    summaries: bool = False


class Missing(StrEnum):
    """What is missing where nothing was found, by key; words for people are in catalogues."""

    #: The person is named; no words of it are given.
    WORDS = "words"
    #: The person's words are there, none about the second topic.
    ABOUT = "about"
    #: The topic is named, on none of the days asked for.
    DAYS = "days"
    #: The topic is named, in no dated sentence.
    DATES = "dates"
    #: The topic is named, in nothing that can be shown.
    LINES = "lines"
    #: The topic is named in documents alone that aren't in English: these are searched, not analysed.
    ENGLISH = "english"
    #: One of the words asked for stands in no document.
    WORD = "word"
    #: Each word stands somewhere, all of them in no sentence.
    SENTENCE = "sentence"
    #: The words asked for say nothing: nearly every text has them.
    MEANING = "meaning"
    #: There is no document.
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Why nothing was found, and what there is."""

    missing: Missing
    #: Whom or what there is something about: an actor's name; None: the words asked for stand for it.
    name: str | None = None
    #: Those words of the request that are to blame, or that there is something about.
    words: str = ""
    #: How many documents name it.
    documents: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """The answer to a request. Without sections nothing was found, and `suggestions` says what is near."""

    #: The topic's name for people ('North Korea, South Korea', or the words asked for).
    title: str
    #: As asked.
    words: str
    coverage: Coverage
    sections: tuple[Section, ...]
    #: 'showing X' instead of what was asked.
    corrected: str | None = None
    #: 'did you mean Y', best first.
    suggestions: tuple[str, ...] = ()
    #: Why nothing was found, where more can be said than that.
    absence: Absence | None = None
    #: Names that the documents name most, where nothing was found and none is near.
    named_most: tuple[str, ...] = ()
    #: Whether the words asked for stand in the documents; else other words of their stems do.
    same_words: bool = True
    #: People of several documents who are called as was asked, where the words were taken for what they mean.
    namesakes: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Whether there is anything to show."""
        return any(section.claims for section in self.sections)


@dataclass(frozen=True, slots=True)
class ProofPart:
    """Words of a document exactly as they stand, line breaks included; `marked` where they are the claim's own."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """Who is meant by words that stand for a speaker without holding the name: 'she' is Kim Yo-jong."""

    words: str
    name: str
    #: How many sentences before these words the text names them last, 0 in the same one; None: it doesn't.
    sentences_before: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """What a page says where its text has changed since it was captured."""

    #: UTC, when the newest text was captured.
    captured_at: datetime
    #: The sentence or title, whole, that stands now where the proven words stood, `marked` where it has other words;
    #: empty: nothing like it stands there.
    parts: tuple[ProofPart, ...] = ()
    #: Whether the proven words' sentence still stands there as it was: something else has changed.
    elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A claim where it stands in its document: the parts, joined, are `text[span]` without a gap.

    A title that stands outside of the text is followed by the text's first paragraph.
    """

    citation: Citation
    #: The stretch of the document that is shown; of a title that stands outside of the text, the title.
    span: Span
    parts: tuple[ProofPart, ...]
    #: Whether the document goes on before and after what is shown.
    more_before: bool
    more_after: bool
    #: UTC, when the text was captured that is shown, where its page isn't followed any more, has changed since or is
    #: gone; None: it is as shown.
    captured_at: datetime | None = None
    #: Whether the page is gone at its publisher.
    is_gone: bool = False
    #: What the page says since; None: it hasn't changed.
    change: PageChange | None = None
    #: Why it is this speaker; None: the words name them, or nobody speaks.
    antecedent: Antecedent | None = None
