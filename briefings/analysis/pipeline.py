"""The order of the steps from an article to its analysis: each takes what the ones before have found."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from briefings.analysis.actors import find_actors
from briefings.analysis.actors.telling_roles import keep_telling_roles
from briefings.analysis.attributions import find_candidates, guess_speaker_place
from briefings.analysis.attributions.inner_speech import find_inner_speech
from briefings.analysis.attributions.stances import is_report
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.coreference import SpeakerResolver
from briefings.analysis.names.publishers import is_publisher
from briefings.analysis.names.word_kinds import Gender
from briefings.analysis.quotations import QuotationSpans, classify_attribution, find_quotations, join_utterances
from briefings.analysis.reading.cut_end import find_cut_sentence
from briefings.analysis.reading.foreign import part_foreign_sentences
from briefings.analysis.reading.statements import Reading, read_text
from briefings.analysis.reading.tokens import tokenise_article
from briefings.analysis.timeline import Sayings, find_dates, find_events
from briefings.model.analysis import (
    UNATTRIBUTED,
    Actor,
    ActorKind,
    Analysis,
    Attribution,
    AttributionKind,
    Event,
    Quotation,
    Rejection,
    Speaker,
    When,
)
from briefings.model.article import Article
from briefings.model.rules import Rule
from briefings.model.spans import Span
from briefings.text.language import find_foreign_language

#: Whom content that opens so tells of is who says it: 'described herself as …'.
_REFLEXIVES = {"himself": Gender.MALE, "herself": Gender.FEMALE}


def analyse(article: Article) -> Analysis:
    """Return all that the rules find in an article. Any text at all will do; the same text gives the same analysis.

    Of a text in another language than English only the sentences are found, so that it can be searched.

    >>> text = "“The bridge stays open,” Mayor Nora Quist said."
    >>> found = analyse(Article(path="a.txt", text=text, body=(Span(0, len(text)),)))
    >>> found.quotations[0].speaker.name, found.quotations[0].parts[0].of(text)
    ('Nora Quist', '“The bridge stays open,”')
    """
    # A header in front of the text says nothing of its language.
    if language := find_foreign_language(article.text[article.body[0].start if article.body else 0 :]):
        # No rule for English is applied to another language.
        return Analysis(sentences=part_foreign_sentences(article), language=language)
    text = tokenise_article(article)
    reading = read_text(text)
    candidates = find_candidates(reading)
    actors = find_actors(text)
    resolver = SpeakerResolver(reading, actors.actors)
    named = _NamedIn(actors.actors)
    resolve = partial(_speaker, reading, resolver, named)
    speakers = list(map(resolve, candidates))
    kinds = [classify_attribution(reading, candidate) for candidate in candidates]
    found, rejections = find_quotations(reading, candidates, kinds)
    quotations = tuple(
        one for quotation in found for one in _list_quotations(reading, quotation, candidates, speakers, resolve)
    )
    dates = find_dates(reading, article.published, _list_full_names(article.text, actors.actors))
    events = find_events(reading, dates.dates, article.published)
    told_in_order = dates.history and article.published is not None
    sayings = Sayings(text, dates.dates, events.sayings, article.published, history=told_in_order)
    when = _WhenSaid(sayings, named)
    quotations = tuple(
        replace(one, said=when(one.cue, one.parts, one.speaker))
        for one in join_utterances(sorted(quotations, key=lambda one: one.parts), text)
    )
    attributions = tuple(
        _attribution(reading, candidate, speaker, kind, when)
        for candidate, speaker, kind in zip(candidates, speakers, kinds, strict=True)
    )
    refused = tuple(_list_refused(quotations, attributions))
    people = sorted(
        mention.span.start for one in actors.actors if one.kind is ActorKind.PERSON for mention in one.mentions
    )
    told = events.events
    if (cut := find_cut_sentence(text)) is not None:
        refused += tuple(_list_cut(cut, quotations, attributions, told))
        quotations = tuple(replace(one, asserted=one.parts[-1].end < cut.end and one.asserted) for one in quotations)
        attributions = tuple(
            replace(one, is_position=one.content[-1].end < cut.end and one.is_position) for one in attributions
        )
        told = tuple(one for one in told if one.sentence.end < cut.end)
    return Analysis(
        sentences=text.sentences,
        actors=tuple(keep_telling_roles(article.text, one, people) for one in actors.actors),
        quotations=quotations,
        attributions=tuple(sorted(attributions, key=lambda attribution: attribution.content)),
        dates=dates.dates,
        events=told,
        rejections=tuple(
            sorted(
                rejections + refused + actors.rejections + dates.rejections + events.rejections,
                key=lambda one: (one.span, one.rule),
            )
        ),
        title_places=tuple(_find_title_places(article, actors.actors)),
    )


def _find_title_places(article: Article, actors: Iterable[Actor]) -> Iterator[Actor]:
    """Yield the places that a title outside of the text names and the text doesn't.

    What else is named by a title alone is left: its capitals make bodies of verbs ('Holm Calls Harbour Board').
    """
    if not article.title or article.title_span is not None:
        return
    span = Span(0, len(article.title))
    title = Article(path=article.path, text=article.title, body=(span,), title=article.title, title_span=span)
    known = {actor.id for actor in actors}
    for actor in find_actors(tokenise_article(title)).actors:
        if actor.kind is ActorKind.PLACE and actor.id not in known:
            yield replace(actor, mentions=(), roles=())


def _attribution(
    reading: Reading, candidate: Candidate, speaker: Speaker, kind: AttributionKind, when: "_WhenSaid"
) -> Attribution:
    content = tuple(reading.span(*part) for part in candidate.content)
    cue = _span(reading, candidate.cue)
    return Attribution(
        content=content,
        speaker=speaker,
        cue=cue,
        kind=kind,
        rule=candidate.rule,
        said=when(cue, content, speaker),
        asserted=candidate.is_told and (kind is AttributionKind.INDIRECT or candidate.words_told),
        is_position=candidate.is_stance
        and speaker.name is not None
        and not (is_publisher(speaker.name) and is_report(reading, candidate))
        and (speaker.actor is not None or candidate.is_human),
    )


def _list_full_names(text: str, actors: Iterable[Actor]) -> list[Span]:
    """Return where people are named by more than one word, in text order."""
    mentions = (mention.span for one in actors if one.kind is ActorKind.PERSON for mention in one.mentions)
    return sorted(span for span in mentions if " " in span.of(text))


def _list_refused(quotations: Iterable[Quotation], attributions: Iterable[Attribution]) -> Iterator[Rejection]:
    """Yield what is found and shown by no answer, with the rule that says why."""
    denied = {one.parts[0] for one in quotations if not one.asserted}
    denied |= {one.content[0] for one in attributions if not one.asserted}
    for span in denied:
        yield Rejection(span, Rule.NOT_ASSERTED, "nobody is told to have said or thought it")
    for one in attributions:
        if one.asserted and not one.is_position:
            yield Rejection(one.content[0], Rule.NO_POSITION, "it is no position of somebody")


def _list_cut(
    cut: Span, quotations: Iterable[Quotation], attributions: Iterable[Attribution], events: Iterable[Event]
) -> Iterator[Rejection]:
    """Yield what nobody knows the end of, for the text breaks off in its last sentence."""
    found = [one.parts[-1] for one in quotations if one.asserted]
    found += [one.content[-1] for one in attributions if one.asserted and one.is_position]
    found += [one.sentence for one in events]
    for span in dict.fromkeys(span for span in found if span.end >= cut.end):
        yield Rejection(span, Rule.CUT_OFF, "the text breaks off in it")


class _NamedIn:
    """Tells whether an actor is named within a span."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._starts = {actor.id: [mention.span.start for mention in actor.mentions] for actor in actors}

    def __call__(self, actor: str | None, span: Span) -> bool:
        starts = self._starts.get(actor, ()) if actor is not None else ()
        at = bisect_left(starts, span.start)
        return at < len(starts) and starts[at] < span.end


class _WhenSaid:
    """Tells when somebody said something."""

    def __init__(self, sayings: Sayings, named: _NamedIn) -> None:
        self._sayings = sayings
        self._named = named

    def __call__(self, cue: Span | None, content: Sequence[Span], speaker: Speaker) -> When | None:
        return self._sayings.when(cue, content, partial(self._named, speaker.actor))


def _span(reading: Reading, tokens: Range) -> Span:
    return reading.span(*tokens)


def _unnamed(reading: Reading, part: Span) -> Speaker:
    """Return where the speaker of a quotation without a cue may stand; the name stays open."""
    source = guess_speaker_place(reading, part)
    return UNATTRIBUTED if source is None else Speaker(None, reading.span(*source), rule=Rule.SPEAKER_UNRESOLVED)


def _list_quotations(
    reading: Reading,
    quotation: QuotationSpans,
    candidates: Sequence[Candidate],
    speakers: Sequence[Speaker],
    resolve: Callable[[Candidate], Speaker],
) -> Iterator[Quotation]:
    """Yield a quotation, each part apart that is another's words within what its speaker says."""
    if quotation.candidate is None:
        speaker = _unnamed(reading, quotation.parts[0])
        yield Quotation(parts=quotation.parts, speaker=speaker, cue=None, rule=quotation.rule, asserted=True)
        return
    candidate = candidates[quotation.candidate]
    own: list[Span] = []
    paraphrase = quotation.rule is Rule.QUOTATION_IN_PARAPHRASE
    for part in quotation.parts:
        words = reading.text.token_range(part)
        inner = find_inner_speech(reading, candidate, words[0]) if paraphrase else None
        if inner is None:
            own.append(part)
            continue
        speaker = resolve(replace(candidate, content=(words,), source=inner.source))
        cue = _span(reading, inner.cue)
        yield Quotation(parts=(part,), speaker=speaker, cue=cue, rule=quotation.rule, asserted=candidate.words_told)
    if own:
        yield Quotation(
            parts=tuple(own),
            speaker=speakers[quotation.candidate],
            cue=_span(reading, candidate.cue),
            rule=quotation.rule,
            asserted=candidate.words_told,
        )


def _speaker(reading: Reading, resolver: SpeakerResolver, named: _NamedIn, candidate: Candidate) -> Speaker:
    if candidate.source is None:
        return UNATTRIBUTED
    gender = _REFLEXIVES.get(reading.lower[candidate.first]) if candidate.first >= candidate.cue[1] else None
    speaker = resolver.resolve(reading.span(*candidate.source), gender=gender)
    if speaker.rule is Rule.SPEAKER_BY_PRONOUN and speaker.actor is not None:
        # Whom 'he' names isn't he: 'he said that Holm was ill'.
        content = (_span(reading, part) for part in candidate.content)
        if any(named(speaker.actor, span) for span in content):
            return Speaker(None, speaker.span, rule=speaker.rule)
    return speaker
