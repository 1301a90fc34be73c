"""What of some findings a schedule's readers don't know yet, row by row, and by which rule the rest is left out.

A document is known by its path, not by its words, and a changed one is news only where its new words are: so neither
a library built anew nor another analysis nor a mended typo tells a story again. Words of another document are known
again where they are the same, nearly so, or a part of what was told. Of a story that was told, by documents and words
and never by its id, only what has a figure, a name or a denial that the told lines lack is news.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefings.compose.positions import join_words
from briefings.compose.relevance import Relevance
from briefings.compose.words import claim_words, words_of
from briefings.model.briefing import Claim
from briefings.model.digest import Known, LeftOut, LeftOutRule, Told
from briefings.model.findings import Document, Findings, FoundSentence, Passage, Topic
from briefings.model.nearness import Nearness
from briefings.model.spans import Span
from briefings.model.stories import Story, StoryDocument
from briefings.text.known import EarlierText, KnownTexts
from briefings.text.likeness import tells_new

#: Found sentences at the start of a document by which its story is known again.
LEAD = 3
#: Sentences of a new document in which something new of a told story is looked for: every report has other names
#: further on.
_BEGINNING = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """What is new on a topic."""

    #: Its rows that are new, the stories of their documents, and these documents.
    findings: Findings
    #: What was told of stories before, by their ids; nothing of those that are told for the first time.
    told: Mapping[str, tuple[Told, ...]]


class Sieve:
    """Takes from findings what readers know, and keeps account of it."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._told = KnownTexts((told.words, told.document) for told in known.told)
        self._told_of: dict[str, list[Told]] = {}
        for told in known.told:
            self._told_of.setdefault(told.document, []).append(told)
        self._above = KnownTexts()
        self._earlier: dict[str, EarlierText] = {}
        self._stories_above: set[str] = set()
        self.left_out: Counter[tuple[LeftOutRule, str]] = Counter()

    def sift(self, topic: Topic, findings: Findings) -> Fresh:
        """Return what of the findings is new; a document of which nothing is left is not in it."""
        findings = _bound(topic, findings)
        stories = list_stories(findings)
        story_of = {one.document: story.id for story in stories for one in story.documents}
        told = {story.id: self._list_told(story, findings) for story in stories}

        def new(document: str, position: int, *forms: Passage) -> bool:
            """Tell whether a row, in none of its forms, is known; the first form is the one that is shown."""
            rule = next((rule for form in forms if (rule := self._rule(document, form)) is not None), None)
            story = story_of[document]
            if rule is None and story in self._stories_above:
                rule = LeftOutRule.TOLD_ABOVE
            if rule is None and told[story] and not self._is_update(document, position, forms[0], told[story]):
                rule = LeftOutRule.TOLD_BEFORE
            if rule is not None:
                self.leave_out(rule, findings, document)
            return rule is None

        sentences = tuple(one for one in findings.sentences if new(one.passage.document, one.position, one.passage))
        # Words that were told as a quotation are not told again as a position.
        positions = tuple(
            one for one in findings.positions if new(one.content.document, one.position, join_words(one), one.content)
        )
        quotations = tuple(one for one in findings.quotations if new(one.parts.document, one.position, one.parts))
        left = {
            *(one.passage.document for one in sentences if not one.is_title),
            *(one.content.document for one in positions),
            *(one.parts.document for one in quotations),
        }
        kept = tuple(story for story in stories if any(one.document in left for one in story.documents))
        untitled = {
            id_: document if self._has_new_title(document, told[story_of[id_]]) else replace(document, title=None)
            for id_, document in findings.documents.items()
        }
        fresh = replace(
            findings,
            documents=untitled,
            sentences=sentences,
            positions=positions,
            quotations=quotations,
            actors=(),
            events=(),
            stories=kept,
        )
        return Fresh(findings=restrict_findings(fresh, left), told={story.id: told[story.id] for story in kept})

    def show(self, claims: Iterable[Claim]) -> None:
        """Take note of what an earlier topic tells."""
        for claim in claims:
            self._above.add(claim_words(claim), claim.citations[0].document)
            if claim.story is not None:
                self._stories_above.add(claim.story)

    def leave_out(self, rule: LeftOutRule, findings: Findings, document: str) -> None:
        """Count a line of a document as left out."""
        self.left_out[rule, findings.documents[document].path] += 1

    def report(self) -> tuple[LeftOut, ...]:
        """Return what was left out, by document and rule."""
        counted = sorted(self.left_out.items(), key=lambda item: (item[0][1], item[0][0]))
        return tuple(LeftOut(rule, path, count) for (rule, path), count in counted if count)

    def _rule(self, document: str, passage: Passage) -> LeftOutRule | None:
        """Return the rule by which words of a document are known."""
        if self._stood_in(document, passage):
            return LeftOutRule.CHANGED_ONLY
        words = words_of(passage)
        if self._above.find_owner(words, document) is not None:
            return LeftOutRule.TOLD_ABOVE
        owner = self._told.find_owner(words, document)
        if owner is None:
            return None
        return LeftOutRule.DELIVERED if owner == document else LeftOutRule.TOLD_BEFORE

    def _has_new_title(self, document: Document, told: Sequence[Told]) -> bool:
        """Tell whether a headline may tell its story: a new document's, not known, and of a told story an update."""
        if not document.title or document.id in self._known.before:
            return False
        passage = Passage(document.id, (Span(0, len(document.title)),), (document.title,))
        if self._rule(document.id, passage) is not None:
            return False
        return not told or self._is_update(document.id, 0, passage, told)

    def _is_update(self, document: str, position: int, passage: Passage, told: Sequence[Told]) -> bool:
        """Tell whether words of a document are news of a told story: they stood in no document of it, and tell more."""
        if document not in self._known.before and position >= _BEGINNING:
            return False
        if any(self._stood_in(other, passage) for other in {one.document for one in told}):
            return False
        return tells_new(words_of(passage), [one.words for one in told])

    def _stood_in(self, document: str, passage: Passage) -> bool:
        """Tell whether a document had words, or nearly these, in its version before the window."""
        if document not in self._known.before:
            return False
        if document not in self._earlier:
            self._earlier[document] = EarlierText(self._known.before[document])
        return all(self._earlier[document].holds(piece) for piece in passage.pieces)

    def _list_told(self, story: Story, findings: Findings) -> tuple[Told, ...]:
        """Return what was told of a story: of its documents, and of others that told half of the lead of one of these.

        Where a story is known by its words alone, nothing of it is known by a document that was there before.
        """
        documents = dict.fromkeys(one.document for one in story.documents)
        for document in [one for one in documents if one in findings.documents and one not in self._known.before]:
            owners = [
                self._told.find_owner(words_of(one.passage), document) for one in lead_of(findings.sentences, document)
            ]
            found = [owner for owner in owners if owner is not None]
            if owners and 2 * len(found) >= len(owners):
                documents.update(dict.fromkeys(found))
        return tuple(told for document in documents for told in self._told_of.get(document, ()))


def list_stories(findings: Findings) -> tuple[Story, ...]:
    """Return the stories of the documents of some findings; one that is in none is a story by itself."""
    told = tuple(
        story for story in findings.stories if any(one.document in findings.documents for one in story.documents)
    )
    grouped = {one.document for story in told for one in story.documents}
    alone = (_make_story(id_, findings) for id_ in findings.documents if id_ not in grouped)
    return (*told, *alone)


def _make_story(id_: str, findings: Findings) -> Story:
    document = findings.documents[id_]
    day = document.published.isoformat() if document.published is not None else None
    listed = StoryDocument(
        document=id_,
        root=document.root,
        path=document.path,
        item=document.item,
        title=document.title,
        first_words=document.first_words,
        publisher=document.publisher,
        published=day,
        report=id_,
    )
    return Story(id=id_, title=document.title or document.path, first=day, last=day, publishers=1, documents=(listed,))


def lead_of(sentences: Iterable[FoundSentence], document: str) -> list[FoundSentence]:
    """Return the sentences with which a document begins, as far as they are found."""
    own = (one for one in sentences if one.passage.document == document and not one.is_title)
    return sorted(own, key=lambda one: one.position)[:LEAD]


def restrict_findings(findings: Findings, documents: Collection[str]) -> Findings:
    """Return what the findings hold of some of their documents."""
    return replace(
        findings,
        documents={key: value for key, value in findings.documents.items() if key in documents},
        sentences=tuple(one for one in findings.sentences if one.passage.document in documents),
        positions=tuple(one for one in findings.positions if one.content.document in documents),
        quotations=tuple(one for one in findings.quotations if one.parts.document in documents),
        events=tuple(one for one in findings.events if one.sentence.document in documents),
    )


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
