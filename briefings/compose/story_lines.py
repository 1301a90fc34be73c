"""Stories told in a line each: the most reported and newest first, in the words with which a report begins."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import islice

from briefings.compose.before import read_before
from briefings.compose.boilerplate import is_boilerplate
from briefings.compose.citations import cite, cite_title, find_publication
from briefings.compose.dependence import measure_dependence, opens_with_known_thing
from briefings.compose.essays import is_essay, is_opinion
from briefings.compose.freshness import drop_overtaken
from briefings.compose.happenings import looks_ahead
from briefings.compose.headlines import is_statement
from briefings.compose.known_things import mentions_told_thing, opens_with_description
from briefings.compose.left_open import leaves_open
from briefings.compose.openings import FEWEST, SHORTEST, tells_what_happened
from briefings.compose.passages import is_too_long, skip_dateline
from briefings.compose.relevance import Relevance
from briefings.compose.strangers import list_known_surnames, names_stranger
from briefings.compose.whose_words import WhoseWords
from briefings.compose.words import words_of
from briefings.compose.worth import FAIR, POOR, keep_worthy
from briefings.lexicon import words as listed
from briefings.lexicon.calendar_words import MONTH_BEGINNINGS, WEEKDAY
from briefings.model.briefing import Claim, Label, Tag
from briefings.model.findings import Document, Findings, FoundEvent, FoundSentence, Passage
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
#: Stories that are newer by years than what they overtake.
_NEWER = 2
#: How much older than its report an event is that isn't its news.
_LONG_AGO = timedelta(days=21)
#: How a report begins that sets a scene before it tells its news.
_SCENE = re.compile(
    r"(?:As|When|While|Shortly before|Back (?:in|when)|On a [a-z]+ [a-z]+ing"
    r"|In the (?:days|weeks|months) (?:after|before))\b[^,]{3,160}, "
)
_INTRODUCTION = re.compile(r"(?:After|Although|As|Before|Despite|Since|Though|When|While)\b[^,]{3,160}, ")
_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|them|his|her|its|their)\b")
#: A month without a year, in a report that doesn't say of when it is.
_MONTH = re.compile(rf"\b[Ii]n (?:early |late |mid-)?(?:{MONTH_BEGINNINGS})[a-z]*\b(?!\.? \d)")
#: What speaks against a line that can't be told at all, and against one that is told where all are asked for alone.
_NEVER, _NOT_ASKED_FOR = 1_000, 2 * POOR + FAIR
_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(rf"\b(?:{WEEKDAY}|[Tt]oday|[Yy]esterday|[Tt]onight|[Tt]omorrow)\b")


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
    whose, background = WhoseWords(findings), _read_background(findings, relevance)
    told: list[str] = []
    best: list[tuple[int, int, Claim]] = []
    days: dict[int, date | None] = {}
    latest: str | None = None
    for rank, story in enumerate(ranked):
        if sum(cost <= FAIR for cost, _, _ in best) == most:
            break
        overtaken = bool(best) and _is_later(latest, story.last)
        cost, line = _choose_line(story, sentences, findings, relevance, background, overtaken=overtaken)
        if line is None or any(tells_no_more(line.words, other, least=_SAME) for other in told):
            continue  # it can't be told, or is
        told.append(line.words)
        claim = _make_claim(line, story, findings, whose)
        days[rank] = read_time(story.last).date() if story.last else None
        best.append((cost + POOR * (Tag.QUOTED in claim.label.tags), rank, claim))
        latest = latest or story.last
    chosen = keep_worthy(best, lambda one: one[0], min(least, most))[:most]
    # Where all are asked for, none is left out.
    chosen = drop_overtaken(chosen, lambda one: days[one[1]], least=_NEWER if least < most else 0)
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
    #: What speaks against it, one thing after another, the quickest to find out first.
    costs: Iterator[int]


class _Report:
    """A document of a story, with its sentences that name the topic."""

    def __init__(
        self,
        document: Document,
        text: str,
        sentences: Sequence[FoundSentence],
        relevance: Relevance,
        background: "_Background",
    ) -> None:
        self.document = document
        self._background = background
        self._text = text
        self._sentences = sentences
        self._relevance = relevance
        self._headline = " ".join((document.title or "").split())
        self._opinion = is_opinion(document)

    def list_lines(self) -> Iterator[_Line]:
        """Yield what may tell of it: its headline, and sentences at its beginning."""
        id_, title = self.document.id, self.document.title
        if self.document.language is not None:
            return  # whether it tells something alone is said by rules of English
        if title:
            passage = Passage(id_, (Span(0, len(title)),), (title,))
            yield _Line(self._headline, id_, None, passage, self._measure_headline())
        for one in self._sentences:
            if not one.is_title and one.position < _MOST_SENTENCES:
                words = words_of(one.passage)
                yield _Line(words, id_, one.position, one.passage, self._measure_sentence(one, words))

    @cached_property
    def _tells_by_headline(self) -> bool:
        return not self._opinion and is_statement(self._headline) and not is_boilerplate(self._headline)

    @cached_property
    def _is_essay(self) -> bool:
        return is_essay(self._text)

    @cached_property
    def _names_topic(self) -> bool:
        """Whether its headline names the topic, or its beginning does more than once."""
        if not self._relevance.asked or (self._tells_by_headline and self._relevance.is_named_by_words(self._headline)):
            return True
        naming = (one for one in self._sentences if self._relevance.is_named_by(one.passage))
        return len(list(islice(naming, _NAMING))) == _NAMING

    def _measure_headline(self) -> Iterator[int]:
        yield _NEVER * (not self._tells_by_headline)
        # Of such headlines readers found none in eight to be about what they had asked for.
        yield _NOT_ASKED_FOR * (not self._relevance.is_named_by_words(self._headline))
        yield measure_dependence(self._headline)
        yield POOR * self._is_essay

    def _measure_sentence(self, sentence: FoundSentence, words: str) -> Iterator[int]:
        late = POOR if sentence.position > _LEAD else FAIR * (sentence.position > 1)
        yield late + POOR * self._opinion + FAIR * is_too_long(sentence.passage)
        yield POOR * (words.count(" ") + 1 < SHORTEST)
        known = opens_with_known_thing(words) or opens_with_description(words)
        yield POOR * (sentence.position > 0 and known)
        # 'Today' of a report without a date is no day.
        undated = self.document.published is None and names_day_without_year(words)
        yield POOR * (undated or self._is_long_ago(sentence))
        yield _NEVER * (not self._relevance.names_in_words(sentence))
        yield (POOR + FAIR) * (not self._names_topic)
        yield POOR * (
            not self._relevance.is_named_by(sentence.passage) or names_in_introduction(words, self._relevance)
        )
        yield POOR * (not reports_something(words))
        yield _NEVER * (not tells_what_happened(words, FEWEST))
        yield measure_dependence(words)
        yield POOR * self._is_essay
        yield POOR * (_SCENE.match(words) is not None)
        if sentence.position > 0:
            told = read_before(sentence.passage, self._headline, self._text)
            yield POOR * mentions_told_thing(words, told, self._relevance.words)
            yield POOR * names_stranger(words, told, self._background.surnames)
            yield POOR * leaves_open(words, known=self._relevance.words)

    def _is_long_ago(self, sentence: FoundSentence) -> bool:
        """Tell whether a sentence dates what it tells to long before its report."""
        event = self._background.events.get((self.document.id, sentence.passage.spans[0].start))
        published = self.document.published
        return event is not None and published is not None and event.when.last < published - _LONG_AGO


@dataclass(frozen=True, slots=True)
class _Background:
    """What is known besides a report's words: the events of sentences, by where these begin, and who is known."""

    events: Mapping[tuple[str, int], FoundEvent]
    surnames: frozenset[str]


def _read_background(findings: Findings, relevance: Relevance) -> _Background:
    dated = {
        (one.sentence.document, one.sentence.spans[0].start): one
        for one in findings.events
        if one.date_from is not None
    }
    return _Background(dated, list_known_surnames(findings, relevance))


def _choose_line(
    story: Story,
    sentences: dict[str, list[FoundSentence]],
    findings: Findings,
    relevance: Relevance,
    background: _Background,
    *,
    overtaken: bool,
) -> tuple[int, _Line | None]:
    """Return what tells a story best, and what speaks against it: of its newest report the headline, then its lead.

    Against a line that looks ahead speaks more where that is `overtaken`.
    """
    lines = []
    for one in story.documents:
        if one.document in findings.documents:
            text = findings.texts.get(one.document, "")
            named = sentences.get(one.document, ())
            report = _Report(findings.documents[one.document], text, named, relevance, background)
            age = -read_time(one.published).timestamp() if one.published else 0.0
            lines += [(not one.published, age, line) for line in report.list_lines()]
    lines.sort(key=lambda one: (*one[:2], -1 if one[2].position is None else one[2].position, one[2].document))
    best, least = None, (_NEVER, _NEVER)
    for _, _, line in lines:
        # A later one is better only where less speaks against it: no more is found out than decides that.
        cost = 0
        for part in line.costs:
            cost += part
            if cost >= least[0]:
                break
        else:
            found = cost + POOR * (overtaken and looks_ahead(line.words)), cost
            if found < least:
                best, least = line, found
    return least[0], best


def names_day_without_year(words: str) -> bool:
    """Tell whether words tell a day or month that its report's date would make one: 'on Monday', 'in May'.

    >>> names_day_without_year("Orsk voted on Monday."), names_day_without_year("Orsk voted in May 2024.")
    (True, False)
    """
    return (_DAY.search(words) or _MONTH.search(words)) is not None


def names_in_introduction(words: str, relevance: Relevance) -> bool:
    """Tell whether a sentence names the topic in a clause before its own alone: 'After Lund voted, …'."""
    introduction = _INTRODUCTION.match(words)
    if introduction is None or not relevance.asked:
        return False
    left = words[introduction.end() :]
    return _PRONOUN.search(left) is None and not relevance.is_named_by_words(left)


def reports_something(words: str) -> bool:
    """Tell whether a sentence has what a report of an event has, and a reflection on it seldom: a day, somebody's deed.

    >>> reports_something("Orsk closed its library."), reports_something("Orsk is no stranger to floods.")
    (True, False)
    """
    found = {word.casefold() for word in _WORD.findall(words)}
    return not found.isdisjoint(listed("words_of_news")) or _DAY.search(words) is not None or "according to" in words


def _make_claim(line: _Line, story: Story, findings: Findings, whose: WhoseWords) -> Claim:
    titled = line.position is None
    passage = line.passage if titled else skip_dateline(line.passage)
    undated = findings.documents[line.document].published is None
    tags = (Tag.UNDATED,) if undated else (Tag.NEW,) if is_new(story.last, findings.now) else ()
    label = Label(when=find_publication(findings.documents, passage), publishers=story.publishers, tags=tags)
    document = findings.documents[line.document]
    return Claim(
        label=label if titled else whose.label(label, passage),
        spans=passage.spans,
        pieces=passage.pieces,
        citations=(cite_title(document) if titled else cite(findings.documents, passage),),
        story=story.id,
    )
