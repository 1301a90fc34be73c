"""A digest: the stories of a window, the weightiest first, of those that its readers don't know yet.

A story is told in a line. One that was told before is told again only as an update, with what was told beside it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo
from sys import maxsize

from briefings.compose.briefing import make_briefing
from briefings.compose.citations import cite, find_publication, number_sections
from briefings.compose.dependence import measure_dependence
from briefings.compose.limits import Limits
from briefings.compose.muting import drop_muted, muted_rules
from briefings.compose.openings import stands_alone, tells_what_happened
from briefings.compose.quotations import make_quotations_section
from briefings.compose.quoting import limit_fetched
from briefings.compose.relevance import Relevance
from briefings.compose.short import make_in_short_section
from briefings.compose.sieve import Fresh, Sieve, lead_of
from briefings.compose.story_lines import tell_stories
from briefings.compose.updates import add_earlier
from briefings.compose.whose_words import WhoseWords
from briefings.compose.words import claim_words, words_of
from briefings.model.briefing import Briefing, Claim, Heading, Label, Section
from briefings.model.digest import (
    Digest,
    DigestKind,
    EmptyDay,
    Known,
    LeftOut,
    LeftOutRule,
    Template,
    Told,
    Window,
)
from briefings.model.findings import Findings, FoundSentence, Topic
from briefings.model.stories import Story
from briefings.model.story_weight import Weight, find_newest, weigh_story
from briefings.text.likeness import tells_no_more

#: A topic and what the library holds for it in the documents in question.
TopicFindings = tuple[Topic, Findings]

#: Stories that a digest tells, over all its topics.
MOST = {Template.COMPACT: 4, Template.FULL: 7}
#: Stories that its menu has besides: a menu of Discord's has 25 entries.
MOST_SMALLER = 17
#: Lines of a standing briefing of one topic, of two, and of each of more.
_STANDING = {1: 5, 2: 3}
_STANDING_OF_MANY = 2
#: Sentences of a report of which one tells what it is about.
_BEGINNING = 5
#: Stories that a digest tells where no line tells one for itself.
_UNSURE = 2
#: Share of a line's words that another one has, from which both tell one story that wasn't seen to be one.
_SAME = 0.7

_EMPTY = {
    EmptyDay.NOTHING: DigestKind.NOTHING,
    EmptyDay.ONE_LINE: DigestKind.ONE_LINE,
    EmptyDay.STANDING: DigestKind.STANDING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A story that is new, or news of one, in a line."""

    #: The topic's place among those of the digest.
    topic: int
    claim: Claim
    story: Story
    #: Whether its line tells something alone, or it is an update; else nothing better was found in the whole story.
    sure: bool = True


def compose_news_digest(
    topics: Sequence[TopicFindings],
    known: Known,
    window: Window,
    *,
    empty_day: EmptyDay = EmptyDay.ONE_LINE,
    template: Template = Template.FULL,
    zone: tzinfo = UTC,
) -> Digest:
    """Return what is new in the documents of a window: the weightiest stories of all topics, each under its first one.

    A briefing for each topic that has any: its stories, at most one quotation in all, and the smaller ones, which
    count as not told. Without news it has no briefings, and its kind says what the schedule wants then; for STANDING
    go on with `compose_standing_digest`. `zone` is the readers', for the day on which something was told.
    """
    sieve = Sieve(known)
    today = window.until.astimezone(zone).date()
    most = MOST[template] + MOST_SMALLER
    fresh: list[Fresh] = []
    found: list[list[StoryLine]] = []
    untold = 0
    for place, (topic, findings) in enumerate(topics):
        new = sieve.sift(topic, drop_muted(findings, muted_rules()))
        fresh.append(new)
        told = [
            replace(line, claim=add_earlier(line.claim, new.told[line.story.id], today=today, zone=zone))
            for line in tell_new(place, topic, new, sieve, most)
        ]
        if len(told) == most:
            untold += len(new.findings.stories) - most
        found.append(told)
        sieve.show(line.claim for line in told)
    lines = list(merge_by_weight(found))
    shown = choose_shown(lines, MOST[template])
    others = [line for line in lines if line not in shown]
    smaller, beyond = others[: most - len(shown)], others[most - len(shown) :]
    quotation = _choose_quotation(topics, fresh, shown) if template is Template.FULL else None
    untold += len(beyond)
    sieve.left_out[LeftOutRule.LIMIT, ""] += len(smaller) + untold
    briefings = [
        make_briefing((topic,), sections, fresh[place].findings)
        for place, (topic, _) in enumerate(topics)
        if (sections := tuple(_make_sections(place, shown, smaller, quotation)))
    ]
    if untold and briefings:
        briefings[-1] = _add_untold(briefings[-1], untold)
    return Digest(
        kind=DigestKind.NEWS if briefings else _EMPTY[empty_day],
        window=window,
        briefings=tuple(number_together(briefings)),
        left_out=sieve.report(),
        told=tuple(dict.fromkeys(list_told(shown, quotation, [findings for _, findings in topics]))),
    )


def compose_standing_digest(
    topics: Sequence[TopicFindings],
    window: Window,
    *,
    template: Template = Template.FULL,
    left_out: tuple[LeftOut, ...] = (),
    most_of_fetched: int | None = None,
) -> Digest:
    """Return each topic in short: the first digest, or the one of a day without news.

    `left_out` is what `compose_news_digest` left out on such a day, `most_of_fetched` is the audience's: that of news
    has no more lines than anybody may see.
    """
    quoted: Counter[str] = Counter()
    most = _STANDING.get(len(topics), _STANDING_OF_MANY)
    if template is Template.COMPACT:
        most = min(most, 3)
    briefings = []
    told: list[Told] = []
    for topic, findings in topics:
        heard = drop_muted(findings, muted_rules())
        section = make_in_short_section(
            heard, Relevance(topic, heard), Limits(in_short=most, in_short_of_one=min(most, 2))
        )
        section = limit_fetched(section, most_of_fetched, quoted)
        if section.claims:
            briefings.append(make_briefing((topic,), (section,), heard))
            told.extend(_tell_claims(section.claims, (heard,)))
    return Digest(
        kind=DigestKind.FIRST if window.since is None else DigestKind.STANDING,
        window=window,
        briefings=tuple(number_together(briefings)),
        left_out=left_out,
        told=tuple(dict.fromkeys(told)),
    )


def tell_new(place: int, topic: Topic, fresh: Fresh, sieve: Sieve, most: int = maxsize) -> Iterator[StoryLine]:
    """Yield a line for each of the `most` weightiest stories that are new; those that no beginning tells come last."""
    findings = fresh.findings
    relevance = Relevance(topic, findings)
    stories = {story.id: story for story in findings.stories}
    claims = {claim.story: claim for claim in tell_stories(findings, relevance, most) if claim.story is not None}
    sure = set(claims)
    whose = WhoseWords(findings)
    above = [claim_words(claim) for claim in claims.values()]
    for story in findings.stories:
        if len(claims) >= most:
            break
        if story.id in claims:
            continue
        sentence = _choose_sentence(story, findings, relevance)
        words = words_of(sentence.passage)
        if any(tells_no_more(words, other, least=_SAME) for other in above):
            sieve.leave_out(LeftOutRule.TOLD_ABOVE, findings, sentence.passage.document)
            continue
        above.append(words)
        if tells_alone(sentence, relevance):
            sure.add(story.id)
        claims[story.id] = _make_claim(sentence, story, findings, whose)
    for id_, claim in claims.items():
        yield StoryLine(topic=place, claim=claim, story=stories[id_], sure=id_ in sure or bool(fresh.told[id_]))


def _choose_sentence(story: Story, findings: Findings, relevance: Relevance) -> FoundSentence:
    """Return the words that tell a story whose beginning tells nothing new or can't be read alone.

    A sentence, else where somebody takes a position, else what somebody is quoted with; what tells something alone
    first.
    """
    documents = {one.document for one in story.documents}
    said = [
        *(one for one in findings.sentences if one.passage.document in documents and not one.is_title),
        *(
            FoundSentence(passage=one.sentence, position=one.position, is_title=False, actors=one.actors, rank=0.0)
            for one in findings.positions
            if one.sentence.document in documents
        ),
        *(
            FoundSentence(passage=one.parts, position=one.position, is_title=False, actors=one.actors, rank=0.0)
            for one in findings.quotations
            if one.parts.document in documents
        ),
    ]
    return min(
        said,
        key=lambda one: (
            not tells_alone(one, relevance), not stands_alone(words_of(one.passage)), one.position,
            one.passage.document, one.passage.spans[0].start,
        ),
    )  # fmt: skip


def tells_alone(sentence: FoundSentence, relevance: Relevance) -> bool:
    """Tell whether a sentence at a report's beginning names the topic in earnest and tells something by itself."""
    words = words_of(sentence.passage)
    return (
        sentence.position < _BEGINNING
        and relevance.is_named_by_words(words)
        and tells_what_happened(words)
        and not measure_dependence(words)
    )


def _make_claim(sentence: FoundSentence, story: Story, findings: Findings, whose: WhoseWords) -> Claim:
    passage = sentence.passage
    label = Label(when=find_publication(findings.documents, passage), publishers=story.publishers)
    return Claim(
        label=whose.label(label, passage),
        spans=passage.spans,
        pieces=passage.pieces,
        citations=(cite(findings.documents, passage),),
        story=story.id,
    )


def choose_shown(lines: Sequence[StoryLine], most: int) -> list[StoryLine]:
    """Return the stories that a digest tells: those that can be told in a line, without any the next ones, but few."""
    return [line for line in lines if line.sure][:most] or list(lines[:_UNSURE])


def merge_by_weight(found: Sequence[Sequence[StoryLine]]) -> Iterator[StoryLine]:
    """Yield the lines of all topics, the weightiest story first; those of one topic keep their order."""
    newest = find_newest([line.story for lines in found for line in lines])
    waiting = [list(lines) for lines in found]

    def weigh_first(lines: list[StoryLine]) -> Weight:
        return weigh_story(lines[0].story, newest)

    while left := [lines for lines in waiting if lines]:
        yield max(left, key=weigh_first).pop(0)


def _choose_quotation(
    topics: Sequence[TopicFindings], fresh: Sequence[Fresh], shown: Sequence[StoryLine]
) -> tuple[int, Claim] | None:
    """Return a quotation of somebody whom a told story has, and its topic's place; that of the weightiest story."""
    for line in shown:
        findings = fresh[line.topic].findings
        documents, told = {one.document for one in line.story.documents}, claim_words(line.claim)
        spoken = tuple(
            one
            for one in findings.quotations
            if one.actor is not None and one.parts.document in documents and words_of(one.parts) not in told
        )
        if spoken:
            topic = topics[line.topic][0]
            heard = replace(findings, quotations=spoken)
            # The story above says what it is about, so that the best one will do.
            section = make_quotations_section(heard, Relevance(topic, findings), 1, least=1)
            if section.claims:
                return line.topic, replace(section.claims[0], context_spans=(), context_pieces=())
    return None


def _make_sections(
    place: int, shown: Iterable[StoryLine], smaller: Iterable[StoryLine], quotation: tuple[int, Claim] | None
) -> Iterator[Section]:
    """Yield the sections of a topic, by its place, that have lines."""
    quoted = (quotation[1],) if quotation is not None and quotation[0] == place else ()
    for heading, claims in (
        (Heading.IN_SHORT, tuple(line.claim for line in shown if line.topic == place)),
        (Heading.QUOTATIONS, quoted),
        (Heading.SMALLER, tuple(line.claim for line in smaller if line.topic == place)),
    ):
        if claims:
            yield Section(heading=heading, claims=claims)


def _add_untold(briefing: Briefing, count: int) -> Briefing:
    """Return a briefing whose last section, that of smaller stories, says how many more there are."""
    *others, smaller = briefing.sections
    if smaller.heading is not Heading.SMALLER:
        others, smaller = [*briefing.sections], Section(heading=Heading.SMALLER, claims=())
    return replace(briefing, sections=(*others, replace(smaller, left_out=count)))


def number_together(briefings: Iterable[Briefing]) -> Iterator[Briefing]:
    """Yield the briefings with their documents numbered through, as one message has them."""
    briefings = tuple(briefings)
    sections = iter(number_sections(section for briefing in briefings for section in briefing.sections))
    for briefing in briefings:
        yield replace(briefing, sections=tuple(next(sections) for _ in briefing.sections))


def list_told(
    shown: Iterable[StoryLine], quotation: tuple[int, Claim] | None, findings: Sequence[Findings]
) -> Iterator[Told]:
    """Yield what a digest tells: the words of its lines, and how the documents of its stories begin."""
    for line in shown:
        yield from _tell_claims((line.claim,), findings, [one.document for one in line.story.documents])
    if quotation is not None:
        yield from _tell_claims((quotation[1],), findings)


def _tell_claims(
    claims: Iterable[Claim], findings: Sequence[Findings], documents: Iterable[str] = ()
) -> Iterator[Told]:
    """Yield the words of claims, and how the documents that they cite, and these, begin."""
    cited: dict[str, None] = {}
    for claim in claims:
        for citation in claim.citations:
            cited[citation.document] = None
            yield Told(citation.document, claim_words(claim), is_line=True)
            # The label tells it, so it is no new name of the story the next time.
            if claim.label.name:
                yield Told(citation.document, claim.label.name)
    for document in {**cited, **dict.fromkeys(documents)}:
        for each in findings:
            for sentence in lead_of(each.sentences, document):
                yield Told(document, words_of(sentence.passage))
