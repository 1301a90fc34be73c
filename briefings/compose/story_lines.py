"""Stories told in a line each: the most reported and newest first, in the words with which a report begins."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from briefings.compose.citations import cite, find_publication
from briefings.compose.openings import stands_alone
from briefings.compose.passages import skip_dateline
from briefings.compose.relevance import Relevance
from briefings.compose.whose_words import WhoseWords
from briefings.lexicon import lines
from briefings.model.briefing import Claim, Label
from briefings.model.findings import Findings, FoundSentence
from briefings.model.stories import Story
from briefings.model.story_weight import find_newest, read_time, weigh_story
from briefings.text.likeness import tells_no_more

#: Sentences of a document in which it is looked how much it is about the topic.
_LOOKED_AT = 10
#: Sentences of a report, its headline among them, of which one may tell the story; those that are its lead.
_MOST_SENTENCES, _LEAD = 5, 2
#: Share of a line's words that another one has, from which both tell one story that wasn't seen to be one.
_SAME = 0.7
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


@cache
def _untold() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in lines("untold")))


def tell_stories(findings: Findings, relevance: Relevance, most: int) -> tuple[Claim, ...]:
    """Return a line for each of the weightiest stories that can be told in one; what can't be is left out."""
    sentences: dict[str, list[FoundSentence]] = defaultdict(list)
    for sentence in findings.sentences:
        if _names(sentence, relevance):
            sentences[sentence.passage.document].append(sentence)
    newest = find_newest(findings.stories)
    ranked = sorted(
        findings.stories,
        key=lambda story: (weigh_story(story, newest, _measure_aboutness(story, sentences, relevance)), story.id),
        reverse=True,
    )
    whose = WhoseWords(findings)
    told: list[str] = []
    claims: list[Claim] = []
    for story in ranked:
        if len(claims) == most:
            break
        for sentence in _list_lines(story, sentences, findings, relevance):
            words = _words(sentence)
            if any(tells_no_more(words, other, least=_SAME) for other in told):
                break  # the story is told
            told.append(words)
            claims.append(_make_claim(sentence, story, findings, whose))
            break
    return tuple(claims)


def _names(sentence: FoundSentence, relevance: Relevance) -> bool:
    """Tell whether a sentence itself names the topic, or has its words; without a topic each counts."""
    return not relevance.asked or sentence.rank > 0 or not relevance.actors.isdisjoint(sentence.actors)


def _measure_aboutness(story: Story, sentences: dict[str, list[FoundSentence]], relevance: Relevance) -> float:
    """Return the share of the best report's first ten sentences that name the topic; 1 without a topic."""
    if not relevance.asked:
        return 1.0
    counts = (
        sum(sentence.position < _LOOKED_AT for sentence in sentences.get(document.document, ()))
        for document in story.documents
    )
    return max(counts, default=0) / _LOOKED_AT


def tells_what_happened(words: str) -> bool:
    """Tell whether a sentence at a report's beginning can tell its story alone: no caption, nobody's 'I', no author."""
    return stands_alone(words) and not _untold().search(_QUOTED.sub("", words))


def _list_lines(
    story: Story, sentences: dict[str, list[FoundSentence]], findings: Findings, relevance: Relevance
) -> Iterator[FoundSentence]:
    """Yield the sentences that may tell a story, the best first: leads of its newest reports before what follows."""
    times = {one.document: one.published for one in story.documents if one.document in findings.documents}
    candidates = [
        sentence
        for document in times
        for sentence in sentences.get(document, ())
        if not sentence.is_title
        and sentence.position < _MOST_SENTENCES
        and relevance.names_in_words(sentence)
        and tells_what_happened(_words(sentence))
    ]

    def worth(sentence: FoundSentence) -> tuple[object, ...]:
        at = times[sentence.passage.document]
        age = -read_time(at).timestamp() if at else 0.0
        return sentence.position > _LEAD, at is None, age, sentence.position, sentence.passage.document

    yield from sorted(candidates, key=worth)


def _words(sentence: FoundSentence) -> str:
    return " ".join(" ".join(sentence.passage.pieces).split())


def _make_claim(sentence: FoundSentence, story: Story, findings: Findings, whose: WhoseWords) -> Claim:
    passage = skip_dateline(sentence.passage)
    label = Label(when=find_publication(findings.documents, passage), publishers=story.publishers)
    label = whose.label(label, passage)
    return Claim(
        label=label,
        spans=passage.spans,
        pieces=passage.pieces,
        citations=(cite(findings.documents, passage),),
        story=story.id,
    )
