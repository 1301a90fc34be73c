"""Stories told in a line each: the most reported and newest first, in the words with which a report begins."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from briefings.compose.boilerplate import is_boilerplate
from briefings.compose.citations import cite, cite_title, find_publication
from briefings.compose.dependence import measure_dependence, opens_with_known_thing
from briefings.compose.happenings import looks_ahead
from briefings.compose.headlines import is_statement
from briefings.compose.openings import FEWEST, SHORTEST, tells_what_happened
from briefings.compose.passages import is_too_long, skip_dateline
from briefings.compose.relevance import Relevance
from briefings.compose.whose_words import WhoseWords
from briefings.compose.words import words_of
from briefings.compose.worth import FAIR, POOR, keep_worthy
from briefings.lexicon import words as listed
from briefings.model.briefing import Claim, Label, Tag
from briefings.model.findings import Document, Findings, FoundSentence, Passage
from briefings.model.spans import Span
from briefings.model.stories import Story
from briefings.model.story_weight import find_newest, is_new, read_time, weigh_story
from briefings.text.likeness import tells_no_more

#: Sentences of a document in which it is looked how much it is about the topic.
_LOOKED_AT = 10
#: Sentences of a report, its headline among them, of which one may tell the story; those that are its lead.
_MOST_SENTENCES, _LEAD = 5, 2
#: Sentences of a report's beginning that name what it is about.
_NAMING = 2
#: Share of a line's words that another one has, from which both tell one story that wasn't seen to be one.
_SAME = 0.7
#: Time after which a later story has overtaken what an earlier one looked ahead to.
_OVERTAKEN = timedelta(days=3)
_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight|tomorrow)\b")
_OPINION_TITLE = re.compile(
    r"\W*(?:opinion|op-ed|column|commentary|editorial|letters?|perspective)\b\s?[:|–—-]", re.IGNORECASE
)
_OPINION_DESK = re.compile(r"\b(?:opinions?|editorial|guest writer|commentary)\b", re.IGNORECASE)
_OPINION_PAGE = re.compile(
    r"/(?:opinions?|commentary|columns?|columnists|editorials?|blogs?|comment(?:isfree)?|ideas|op-ed)/|//blogs?\.",
    re.IGNORECASE,
)


def tell_stories(findings: Findings, relevance: Relevance, most: int, *, least: int = 0) -> tuple[Claim, ...]:
    """Return a line for each of the weightiest stories that can be told in one; what can't be is left out.

    Beyond `least` lines none is taken that something speaks against.
    """
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
    best: list[tuple[int, int, Claim]] = []
    latest: str | None = None
    for rank, story in enumerate(ranked):
        if sum(cost <= FAIR for cost, _, _ in best) == most:
            break
        overtaken = bool(best) and _is_later(latest, story.last)
        lines = _list_lines(story, sentences, findings, relevance)
        line = min(lines, key=lambda one: one.cost + POOR * (overtaken and looks_ahead(one.words)), default=None)
        if line is None or any(tells_no_more(line.words, other, least=_SAME) for other in told):
            continue  # it can't be told, or is
        told.append(line.words)
        claim = _make_claim(line, story, findings, whose)
        cost = line.cost + POOR * (overtaken and looks_ahead(line.words)) + POOR * (Tag.QUOTED in claim.label.tags)
        best.append((cost, rank, claim))
        latest = latest or story.last
    chosen = keep_worthy(best, lambda one: one[0], min(least, most))[:most]
    return tuple(claim for _, _, claim in chosen)


def _is_later(one: str | None, other: str | None) -> bool:
    """Tell whether a time is so much later than another that what was to come then has come."""
    return bool(one and other) and read_time(one or "") - read_time(other or "") >= _OVERTAKEN


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


@dataclass(frozen=True, slots=True)
class _Line:
    """What may tell a story: a headline, or a sentence at a report's beginning."""

    words: str
    document: str
    #: Of the sentence in its document; None: it is the headline.
    position: int | None
    passage: Passage
    #: What speaks against it.
    cost: int


def _list_lines(
    story: Story, sentences: dict[str, list[FoundSentence]], findings: Findings, relevance: Relevance
) -> Iterator[_Line]:
    """Yield what may tell a story, the best first: of its newest report the headline, then its lead."""
    times = {one.document: one.published for one in story.documents if one.document in findings.documents}
    lines = [line for document in times for line in _list_lines_of(document, sentences, findings, relevance)]

    def worth(line: _Line) -> tuple[object, ...]:
        at = times[line.document]
        age = -read_time(at).timestamp() if at else 0.0
        place = -1 if line.position is None else line.position
        return line.cost, at is None, age, place, line.document

    yield from sorted(lines, key=worth)


def _list_lines_of(
    document: str, sentences: dict[str, list[FoundSentence]], findings: Findings, relevance: Relevance
) -> Iterator[_Line]:
    told = findings.documents[document]
    if told.language is not None:
        return  # whether it tells something alone is said by rules of English
    naming = [sentence for sentence in sentences.get(document, ()) if relevance.is_named_by(sentence.passage)]
    aside = POOR if len(naming) < _NAMING and relevance.asked else 0
    headline = " ".join((told.title or "").split())
    opinion = POOR if _is_opinion(told) else 0
    if told.title and is_statement(headline) and not opinion and not is_boilerplate(headline):
        named = relevance.is_named_by_words(headline)
        aside = 0 if named else aside
        cost = measure_dependence(headline) + (0 if named else POOR)
        yield _Line(headline, document, None, Passage(document, (Span(0, len(told.title)),), (told.title,)), cost)
    for sentence in sentences.get(document, ()):
        if sentence.is_title or sentence.position >= _MOST_SENTENCES or not relevance.names_in_words(sentence):
            continue
        words = words_of(sentence.passage)
        if tells_what_happened(words, FEWEST):
            late = POOR if sentence.position > _LEAD else FAIR * (sentence.position > 1)
            cost = measure_dependence(words) + (0 if sentence in naming else POOR) + aside + late + opinion
            # 'Today' of a report without a date is no day.
            cost += POOR * (told.published is None and _DAY.search(words) is not None)
            cost += POOR * (words.count(" ") + 1 < SHORTEST)
            cost += POOR * (not reports_something(words)) + FAIR * is_too_long(sentence.passage)
            cost += POOR * (sentence.position > 0 and opens_with_known_thing(words))
            yield _Line(words, document, sentence.position, sentence.passage, cost)


def reports_something(words: str) -> bool:
    """Tell whether a sentence has what a report of an event has, and a reflection on it seldom: a day, somebody's deed.

    >>> reports_something("Orsk closed its library."), reports_something("Orsk is no stranger to floods.")
    (True, False)
    """
    found = {word.casefold() for word in _WORD.findall(words)}
    return not found.isdisjoint(listed("words_of_news")) or _DAY.search(words) is not None or "according to" in words


def _is_opinion(document: Document) -> bool:
    """Tell whether a document's address, headline or publisher says that it is somebody's opinion."""
    return bool(
        _OPINION_PAGE.search(document.url or "")
        or _OPINION_TITLE.match(document.title or "")
        or _OPINION_DESK.search(document.publisher or "")
    )


def _make_claim(line: _Line, story: Story, findings: Findings, whose: WhoseWords) -> Claim:
    titled = line.position is None
    passage = line.passage if titled else skip_dateline(line.passage)
    tags = (Tag.NEW,) if is_new(story.last, findings.newest) else ()
    label = Label(when=find_publication(findings.documents, passage), publishers=story.publishers, tags=tags)
    document = findings.documents[line.document]
    return Claim(
        label=label if titled else whose.label(label, passage),
        spans=passage.spans,
        pieces=passage.pieces,
        citations=(cite_title(document) if titled else cite(findings.documents, passage),),
        story=story.id,
    )
