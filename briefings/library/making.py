"""An article and its analysis as an entry of the library: pure, no store."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from briefings.library.columns import dump_json, dump_said, dump_span, dump_spans, dump_when
from briefings.library.entry import (
    Entry,
    EntryActor,
    EntryEvent,
    EntryPosition,
    EntryQuotation,
    EntrySentence,
)
from briefings.library.keys import MOST_ROWS
from briefings.library.leading import find_leading
from briefings.model.aboutness import is_about
from briefings.model.analysis import Actor, Analysis, Attribution, Event, Quotation
from briefings.model.article import Article
from briefings.model.rules import Rule
from briefings.model.spans import Span
from briefings.text.datelines import measure_dateline
from briefings.text.folding import fold

_FIRST_WORDS = 12
#: Marks before the first word that are left of what a page was made of: ']] Ida Holm …'.
_STRAY = " ]})>|*•·,;:.–—-"
#: What a page shows where a reader points at a name, copied with its text: 'Mayor Voss Clara VossVoss leads poll Voss
#: in Graz MORE said'. It ends in a word of its own.
_TEASED = " MORE"
_TEASER = re.compile(r"(?P<last>\b[A-Z][\w'’-]{1,30}) (?:[A-Z][\w.'’-]{0,30} ){1,4}?(?P=last)[A-Z][^\n]{0,600}? MORE\b")
#: Characters before a quotation that are too few to tell what it is about.
_SHORT_CONTEXT = 60


def make_entry(article: Article, analysis: Analysis) -> Entry:
    """Return what the library takes up of an article.

    Args:
        article: As parsed; its spans count code points of `article.text`.
        analysis: Of this very article.

    Returns:
        What was found and is asserted, with the position of each sentence; beyond 262,144 rows of a kind the rest
        is left out.
    """
    places = Places(article, analysis)
    # What happens or is done is no position, and what isn't asserted is nobody's: no answer may show either.
    attributions = [one for one in analysis.attributions if one.asserted and one.is_position]
    quotations = [one for one in analysis.quotations if one.asserted]
    words = sum(len(span.of(article.text).split()) for span in article.body)
    return Entry(
        article=article,
        first_words=_make_first_words(article),
        words=words,
        sentences=tuple(_make_sentences(article, places)),
        actors=_make_actors(article, (*analysis.actors, *analysis.title_places), attributions, places, words=words),
        positions=tuple(_make_position(one, places) for one in islice(attributions, MOST_ROWS)),
        quotations=tuple(_make_quotation(one, places) for one in islice(quotations, MOST_ROWS)),
        events=tuple(_make_event(one, places) for one in islice(analysis.events, MOST_ROWS)),
        quotations_found=len(quotations),
        language=analysis.language,
    )


class Places:
    """Finds the sentences, paragraphs and actors at a span of one document."""

    def __init__(self, article: Article, analysis: Analysis) -> None:
        self.sentences = analysis.sentences[:MOST_ROWS]
        self._sentence_starts = [span.start for span in self.sentences]
        self._text, self._title = article.text, article.title_span
        self._paragraphs = article.body
        self._paragraph_starts = [span.start for span in article.body]
        named = sorted(
            (mention.span.start, id_)
            for actor, id_ in ((actor, actor.id) for actor in analysis.actors)  # a hash, made anew each time
            for mention in actor.mentions
        )
        self._named = [id_ for _, id_ in named]
        #: Most places name nobody, or one of a few.
        self._dumped: dict[tuple[str, ...], str] = {}
        self._named_starts = [start for start, _ in named]
        #: Whom each sentence names, as JSON: that of its positions and events is the same.
        self.named_in = [self.dump_actors_over((span,)) for span in self.sentences]
        denied = (part.start for one in analysis.quotations if not one.asserted for part in one.parts)
        #: Where sentences end in which somebody is said not to have said what stands in quotation marks.
        self._denials = sorted({self.sentences[self.sentence_at(at)].end for at in denied}) if self.sentences else []

    def sentence_at(self, start: int) -> int:
        """Return the position of the sentence that holds the character, else of the last one before it."""
        after = bisect_right(self._sentence_starts, start)
        return after - 1 if after else 0

    def sentences_over(self, spans: Collection[Span]) -> tuple[int, tuple[Span, ...]]:
        """Return the position of the first sentence that `spans` touch, and all of them from there to the last."""
        if not self.sentences:
            return 0, ()
        first = self.sentence_at(min(spans).start)
        last = self.sentence_at(max([span.end for span in spans]) - 1)
        return first, self.sentences[first : last + 1]

    def paragraphs_over(self, spans: Sequence[Span]) -> tuple[int, tuple[Span, ...]]:
        """Return the same for paragraphs."""
        first = max(0, bisect_right(self._paragraph_starts, spans[0].start) - 1)
        last = max(first, bisect_left(self._paragraph_starts, spans[-1].end) - 1)
        return first, self._paragraphs[first : last + 1]

    def find_context(self, at: int) -> Span | None:
        """Return what stands before the sentence at `at`: of its paragraph, and of those before where that is short.

        The title is nobody's context. None: there is nothing before.
        """
        number = max(0, bisect_right(self._paragraph_starts, at) - 1)
        end = self.sentences[self.sentence_at(at)].start if self.sentences else at
        start = self._paragraphs[number].start if self._paragraphs else end
        while end - start < _SHORT_CONTEXT and number and self._paragraphs[number - 1] != self._title:
            number -= 1
            start = self._paragraphs[number].start
        # Words that nobody said are no context of those that somebody did: a glance would take them for said.
        last = bisect_right(self._denials, end)
        if last and self._denials[last - 1] > start:
            start = self._denials[last - 1]
            start += len(self._text[start:end]) - len(self._text[start:end].lstrip())
        return Span(start, start + len(self._text[start:end].rstrip())) if start < end else None

    def actors_over(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """Return the ids of the actors named within `spans`, each once, in text order."""
        found: list[str] = []
        for start, end in spans:
            low = bisect_left(self._named_starts, start)
            found += self._named[low : bisect_left(self._named_starts, end, low)]
        return tuple(dict.fromkeys(found)) if found else ()

    def dump_actors_over(self, spans: Iterable[Span]) -> str:
        """Return the same as JSON."""
        actors = self.actors_over(spans)
        dumped = self._dumped.get(actors)
        if dumped is None:
            dumped = self._dumped[actors] = dump_json(actors)
        return dumped


def _make_first_words(article: Article) -> str:
    """Return what a document without a title is called by: no dateline, and no titles of others within a sentence."""
    words: list[str] = []
    for span in article.body:
        written = span.of(article.text)
        if not words:
            written = written[measure_dateline(written) :].lstrip(_STRAY)
        if _TEASED in written:
            written = _TEASER.sub(r"\g<last>", written)
        words += written.split(None, _FIRST_WORDS)
        if len(words) >= _FIRST_WORDS:
            break
    return " ".join(words[:_FIRST_WORDS])


def _make_sentences(article: Article, places: Places) -> Iterable[EntrySentence]:
    title = article.title_span
    for span, named in zip(places.sentences, places.named_in, strict=True):
        is_title = title is not None and title.overlaps(span)
        yield EntrySentence(*span, is_title, named)


def _make_actors(
    article: Article, actors: Iterable[Actor], attributions: Iterable[Attribution], places: Places, *, words: int
) -> tuple[EntryActor, ...]:
    """Return the actors, those with the same id as one; of those without a mention the title's alone."""
    actors = tuple(actors)
    leading = find_leading(article, places.sentences, actors)
    speaks = Counter(one.speaker.actor for one in attributions)
    found: dict[str, list[Actor]] = {}
    for actor in actors:
        if actor.mentions or actor.id in leading:
            found.setdefault(actor.id, []).append(actor)
    return tuple(
        _make_actor(id_, same, speaks[id_], places, words=words, leads=id_ in leading) for id_, same in found.items()
    )


def _make_actor(id_: str, same: Sequence[Actor], speaks: int, places: Places, *, words: int, leads: bool) -> EntryActor:
    spelled = dict.fromkeys(name for actor in same for name in (actor.name, *actor.aliases))
    names = [(name, fold(name)) for name in spelled]
    kept = [(name, folded) for name, folded in names if folded]
    spans = sorted(one.span for actor in same for one in actor.mentions)
    return EntryActor(
        id=id_,
        kind=same[0].kind.value,
        name=names[0][0],
        folded=names[0][1],
        mentions=len(spans),
        places=f"[{','.join([f'[{start},{end},{places.sentence_at(start)}]' for start, end in spans])}]",
        roles=dump_spans(sorted(role.span for actor in same for role in actor.roles)),
        speaks=speaks,
        about=any(is_about(len(actor.mentions), words, leads=leads) for actor in same),
        names=tuple(name for name, _ in kept),
        folded_names=tuple(folded for _, folded in kept),
    )


def _make_position(one: Attribution, places: Places) -> EntryPosition:
    speaker = one.speaker
    spans = [span for span in (*one.content, one.cue, speaker.span) if span is not None]
    first, sentences = places.sentences_over(spans)
    within = len(sentences) == 1 and all(map(sentences[0].covers, one.content))
    marks = (
        dump_span(speaker.span),
        dump_span(one.cue),
        dump_spans(one.content),
        dump_spans(sentences or spans[:1]),
        places.named_in[first] if within else places.dump_actors_over((*sentences, *one.content)),
    )
    return EntryPosition(
        first,
        one.kind.value,
        speaker.name,
        speaker.actor,
        f"[{','.join(marks)}]",
        *dump_said(one.said),
        one.rule.value,
        _name_rule(speaker.rule),
    )


def _make_quotation(one: Quotation, places: Places) -> EntryQuotation:
    _, paragraphs = places.paragraphs_over(one.parts)
    start = one.parts[0].start
    marks = (
        dump_span(one.speaker.span),
        dump_span(one.cue),
        dump_spans(one.parts),
        dump_span(places.find_context(start)),
        places.dump_actors_over(paragraphs),
    )
    return EntryQuotation(
        places.sentence_at(start),
        one.speaker.name,
        one.speaker.actor,
        f"[{','.join(marks)}]",
        *dump_said(one.said),
        one.rule.value,
        _name_rule(one.speaker.rule),
    )


def _make_event(one: Event, places: Places) -> EntryEvent:
    marks = dump_span(one.sentence), dump_span(one.date_from), places.dump_actors_over((one.sentence,))
    return EntryEvent(
        places.sentence_at(one.sentence.start), *dump_when(one.when), f"[{','.join(marks)}]", one.rule.value
    )


def _name_rule(rule: Rule | None) -> str | None:
    return None if rule is None else rule.value
