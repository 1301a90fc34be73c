"""What belongs into a digest: of the documents new or changed since the last one, what its readers don't know yet.

A document is known by its path, not by its words, and a changed one is news only where its new words are: so neither
a library built anew nor another analysis nor a mended typo tells a story again. Words of another document are known
again where they are the same, nearly so, or a part of what was told. A name, a figure or a day that is new makes words
new, and so does a denial, however alike they are (text/likeness).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefings.compose.briefing import make_briefing, make_topic_sections
from briefings.compose.citations import age, make_source_claim, make_sources_section, number_sections
from briefings.compose.limits import Limits
from briefings.compose.muting import drop_muted, muted_rules
from briefings.compose.positions import join_words
from briefings.compose.relevance import Relevance
from briefings.compose.repeats import Repeats, claim_words, words_of
from briefings.compose.subjects import restrict_findings
from briefings.model.briefing import Briefing, Heading, Section
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
from briefings.model.findings import (
    Findings,
    FoundSentence,
    Passage,
    Topic,
)
from briefings.model.nearness import Nearness
from briefings.text.known import EarlierText, KnownTexts, says_enough

#: A topic and what the library holds for it in the documents in question.
TopicFindings = tuple[Topic, Findings]

LIMITS = {
    Template.COMPACT: Limits(
        in_short=3, in_short_of_one=1, actors=4, positions=6, positions_of_one=2, history=4, quotations=3, sources=12
    ),
    Template.FULL: Limits(in_short=6, in_short_of_one=2, actors=8, positions=16, history=10, quotations=8, sources=40),
}
#: Found sentences at the start of a document by which its story is known again.
LEAD = 3

_EMPTY = {
    EmptyDay.NOTHING: DigestKind.NOTHING,
    EmptyDay.ONE_LINE: DigestKind.ONE_LINE,
    EmptyDay.STANDING: DigestKind.STANDING,
}


def compose_news_digest(
    topics: Sequence[TopicFindings],
    known: Known,
    window: Window,
    *,
    empty_day: EmptyDay = EmptyDay.STANDING,
    template: Template = Template.FULL,
) -> Digest:
    """Return what is new in the documents of a window, topic by topic.

    Without news it has no briefings, and its kind says what the schedule wants then; for STANDING go on with
    `standing_digest`.
    """
    sieve = _Sieve(known)
    briefings = []
    told: list[Told] = []
    for topic, findings in topics:
        fresh = sieve.news(topic, findings)
        if not fresh.documents:
            continue
        briefing = _briefing(topic, fresh, LIMITS[template], everything_listed=True)
        if briefing.found:
            briefings.append(briefing)
            sieve.show(briefing)
            sieve.left_out[LeftOutRule.LIMIT, ""] += sum(section.left_out for section in briefing.sections)
            told.extend(_told(briefing, fresh))
    return Digest(
        kind=DigestKind.NEWS if briefings else _EMPTY[empty_day],
        window=window,
        briefings=tuple(briefings),
        left_out=sieve.report(),
        told=tuple(dict.fromkeys(told)),
    )


def compose_standing_digest(
    topics: Sequence[TopicFindings],
    window: Window,
    *,
    template: Template = Template.FULL,
    left_out: tuple[LeftOut, ...] = (),
) -> Digest:
    """Return the standing briefing of each topic: the first digest, or the one of a day without news.

    `left_out` is what `news_digest` left out on such a day.
    """
    briefings = []
    told: list[Told] = []
    for topic, findings in topics:
        briefing = _briefing(topic, findings, LIMITS[template], everything_listed=False)
        if briefing.found:
            briefings.append(briefing)
            told.extend(_told(briefing, findings))
    return Digest(
        kind=DigestKind.FIRST if window.since is None else DigestKind.STANDING,
        window=window,
        briefings=tuple(briefings),
        left_out=left_out,
        told=tuple(dict.fromkeys(told)),
    )


class _Sieve:
    """Takes from findings what readers know, and keeps account of it."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._told = KnownTexts((told.words, told.document) for told in known.told)
        self._above = KnownTexts()
        self._before = {document: EarlierText(text) for document, text in known.before.items()}
        self._documents_above: set[str] = set()
        self._actors_above: set[str] = set()
        self.left_out: Counter[tuple[LeftOutRule, str]] = Counter()

    def news(self, topic: Topic, findings: Findings) -> Findings:
        """Return the findings without what is known; a document of which nothing is left is not in it."""
        findings = _bound(topic, findings)
        retold = {
            document: rule
            for document in findings.documents
            if (rule := self._story(document, _lead(findings.sentences, document))) is not None
        }

        def new(*forms: Passage, of_the_story: bool = False) -> bool:
            """Tell whether a row, in none of its forms, is known; the first form is the one that is shown."""
            document = forms[0].document
            rule = next((rule for form in forms if (rule := self._rule(document, form)) is not None), None)
            if rule is None and (of_the_story or not says_enough(words_of(forms[0]))):
                rule = retold.get(document)
            if rule is not None:
                self.left_out[rule, findings.documents[document].path] += 1
            return rule is None

        sentences = tuple(one for one in findings.sentences if new(one.passage, of_the_story=True))
        # Words that were told as a quotation are not told again as a position.
        positions = tuple(one for one in findings.positions if new(join_words(one), one.content))
        quotations = tuple(one for one in findings.quotations if new(one.parts))
        left = {
            *(one.passage.document for one in sentences if not one.is_title),
            *(one.content.document for one in positions),
            *(one.parts.document for one in quotations),
        }
        actors = tuple(
            one for one in findings.actors if one.id not in self._known.actors and one.name not in self._actors_above
        )
        fresh = replace(
            findings, sentences=sentences, positions=positions, quotations=quotations, events=(), actors=actors
        )
        return restrict_findings(fresh, left)

    def show(self, briefing: Briefing) -> None:
        """Take note of what an earlier topic tells."""
        for section in briefing.sections:
            for claim in section.claims:
                if section.heading is Heading.ACTORS:
                    self._actors_above.add(claim.label.name or "")
                elif claim.pieces:
                    self._above.add(claim_words(claim), claim.citations[0].document)
                    self._documents_above.update(one.document for one in claim.citations)

    def report(self) -> tuple[LeftOut, ...]:
        """Return what was left out, by document and rule."""
        counted = sorted(self.left_out.items(), key=lambda item: (item[0][1], item[0][0]))
        return tuple(LeftOut(rule, path, count) for (rule, path), count in counted if count)

    def _rule(self, document: str, passage: Passage) -> LeftOutRule | None:
        """Return the rule by which words of a document are known."""
        before = self._before.get(document)
        if before is not None and all(before.holds(piece) for piece in passage.pieces):
            return LeftOutRule.CHANGED_ONLY
        words = words_of(passage)
        if self._above.find_owner(words, document) is not None:
            return LeftOutRule.TOLD_ABOVE
        owner = self._told.find_owner(words, document)
        if owner is None:
            return None
        return LeftOutRule.DELIVERED if owner == document else LeftOutRule.TOLD_BEFORE

    def _story(self, document: str, lead: Sequence[FoundSentence]) -> LeftOutRule | None:
        """Return the rule by which the story of a new document is known: half of its lead is, or it stands above."""
        if document in self._documents_above:
            return LeftOutRule.TOLD_ABOVE
        if document in self._known.before or not lead:
            return None
        told = sum(self._told.find_owner(words_of(one.passage), document) is not None for one in lead)
        return LeftOutRule.TOLD_BEFORE if 2 * told >= len(lead) else None


def _bound(topic: Topic, findings: Findings) -> Findings:
    """Return the findings without positions and quotations far from the topic; the others name its first actor.

    Those that belong to the topic by their place alone must not lose it with the sentence beside them, which names
    the topic and may be known.
    """
    if not topic.actors:
        return findings
    relevance, name = Relevance(topic, findings), topic.actors[0].id
    return replace(
        findings,
        positions=tuple(
            replace(one, actors=one.actors | {name})
            for one in findings.positions
            if relevance.of_position(one) > Nearness.FAR
        ),
        quotations=tuple(
            replace(one, actors=one.actors | {name})
            for one in findings.quotations
            if relevance.of_quotation(one) > Nearness.FAR
        ),
    )


def _briefing(topic: Topic, findings: Findings, limits: Limits, *, everything_listed: bool) -> Briefing:
    """Return a topic's briefing, in which words that several documents have nearly alike stand once."""
    shown = drop_muted(findings, muted_rules())
    whole = make_briefing((topic,), make_topic_sections(topic, shown, limits), shown)
    repeats = Repeats(findings)
    told = tuple(replace(section, claims=repeats.once(section.claims)) for section in whole.sections)
    told = tuple(section for section in told if section.claims)
    if not told and not everything_listed:
        return replace(whole, sections=())
    listing = make_sources_section(told, findings.documents, limits.sources)
    if everything_listed:
        listing = _with_the_rest(listing, findings, limits.sources)
    return replace(whole, sections=number_sections((*told, listing)))


def _with_the_rest(listing: Section, findings: Findings, most: int) -> Section:
    """Return Sources with the new documents that no claim cites, the newest first."""
    cited = {claim.citations[0].document for claim in listing.claims}
    rest = sorted((age(findings.documents, one), one) for one in findings.documents if one not in cited)
    claims = (*listing.claims, *(make_source_claim(findings.documents[one]) for _, one in rest))
    return replace(listing, claims=claims[:most], left_out=listing.left_out + max(0, len(claims) - most))


def _told(briefing: Briefing, findings: Findings) -> Iterator[Told]:
    """Yield what a briefing tells: its claims' words, and the leads of the documents that it cites."""
    documents = dict.fromkeys(
        one.document for section in briefing.sections for claim in section.claims for one in claim.citations
    )
    for section in briefing.sections:
        for claim in section.claims:
            if claim.pieces and section.heading is not Heading.ACTORS:
                for citation in claim.citations:
                    yield Told(citation.document, claim_words(claim))
    for document in documents:
        for sentence in _lead(findings.sentences, document):
            yield Told(document, words_of(sentence.passage))


def _lead(sentences: Iterable[FoundSentence], document: str) -> list[FoundSentence]:
    own = (one for one in sentences if one.passage.document == document and not one.is_title)
    return sorted(own, key=lambda one: one.position)[:LEAD]
