"""Quotations told from scare quotes, titles and slogans."""

from dataclasses import dataclass

from briefings.analysis.candidate import Candidate
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.analysis.reading.titles_of_works import names_work
from briefings.analysis.rules import RULES, RuleShape
from briefings.model.analysis import AttributionKind, Rejection
from briefings.model.rules import Rule
from briefings.model.spans import Span

#: Content is direct if this share of its words stands within quotation marks, or all but one of more than three.
_DIRECT_SHARE = 0.9
#: A shorter stretch within a paraphrase is a fragment of it and no quotation of its own.
_FRAGMENT_WORDS = 6
_RULES = {
    RuleShape.AFTER_VERB: Rule.QUOTATION_AFTER_VERB,
    RuleShape.BEFORE_VERB: Rule.QUOTATION_BEFORE_VERB,
    RuleShape.AFTER_COLON: Rule.QUOTATION_AFTER_COLON,
}
#: A stretch with a greater share of capitalised words is the title of a work.
_TITLE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class QuotationSpans:
    """A quotation: its parts, and the number of the candidate whose content it is (None: no known speaker)."""

    parts: tuple[Span, ...]
    candidate: int | None
    rule: Rule


def classify_attribution(reading: Reading, candidate: Candidate) -> AttributionKind:
    """Return how much of a candidate's content stands within quotation marks."""
    if not any(reading.quotes_in(first, last) for first, last in candidate.content):
        return AttributionKind.INDIRECT
    inside = [
        reading.quoted[index] != OUTSIDE
        for first, last in candidate.content
        for index in range(first, last)
        if reading.words[index][0].isalnum()
    ]
    words, quoted = len(inside), sum(inside)
    if not quoted:
        return AttributionKind.INDIRECT
    direct = quoted >= _DIRECT_SHARE * words or (words - quoted <= 1 and words > 3)
    return AttributionKind.DIRECT if direct else AttributionKind.MIXED


def find_quotations(
    reading: Reading, candidates: list[Candidate], kinds: list[AttributionKind]
) -> tuple[tuple[QuotationSpans, ...], tuple[Rejection, ...]]:
    """Return the quotations of an article and the stretches in quotation marks that are none, both in text order.

    `kinds` are those of the candidates, as `classify_attribution` tells them.
    """
    lengths = _lengths(reading)
    claimed: dict[int, int] = {}
    found: list[QuotationSpans] = []
    for number, candidate in enumerate(candidates):
        stretches = sorted({s for first, last in candidate.content for s in reading.quoted[first:last]} - {OUTSIDE})
        claimed.update(dict.fromkeys(stretches, number))
        if kinds[number] is AttributionKind.DIRECT:
            plain = len(stretches) == 1 or not candidate.may_hold_titles
            kept = [stretch for stretch in stretches if plain or not is_title(reading, stretch)]
        else:
            kept = [s for s in stretches if lengths[s] >= _FRAGMENT_WORDS and not is_title(reading, s)]
        if kept:
            parts = tuple(reading.stretches[stretch].span for stretch in kept)
            found.append(QuotationSpans(parts, number, _rule_of(candidate, kinds[number])))
    covered = {part for quotation in found for part in quotation.parts}
    rejected: list[Rejection] = []
    for number, stretch in enumerate(reading.stretches):
        if number in claimed:
            if lengths[number] < _FRAGMENT_WORDS and stretch.span not in covered:
                reason = f"a fragment of fewer than {_FRAGMENT_WORDS} words within a paraphrase"
                rejected.append(Rejection(stretch.span, Rule.FRAGMENT, reason))
        elif reads_as_speech(reading, number, lengths[number]) or _is_utterance(reading, number):
            found.append(QuotationSpans((stretch.span,), None, Rule.QUOTATION_WITHOUT_CUE))
        else:
            rejected.append(
                Rejection(stretch.span, Rule.SCARE_QUOTE, "no cue claims these words, and they are few or a title")
            )
    return tuple(sorted(found, key=lambda quotation: quotation.parts)), tuple(rejected)


def _rule_of(candidate: Candidate, kind: AttributionKind) -> Rule:
    """Return the rule of a quotation that a candidate claims: the shape of the attribution decides."""
    if kind is not AttributionKind.DIRECT:
        return Rule.QUOTATION_IN_PARAPHRASE
    return _RULES.get(RULES[candidate.rule].shape, Rule.QUOTATION_WITH_OTHER_CUE)


def reads_as_speech(reading: Reading, number: int, length: int) -> bool:
    """Tell whether a stretch that no cue claims is somebody's words: long enough, and not the title of a work."""
    if length < _FRAGMENT_WORDS or is_title(reading, number):
        return False
    return not names_work(reading, reading.text.token_range(reading.stretches[number].span)[0])


def _is_utterance(reading: Reading, number: int) -> bool:
    """Tell whether a short stretch in double marks is a sentence of its own (“That's a tough field.”)."""
    stretch = reading.stretches[number]
    first, last = reading.text.token_range(stretch.span)
    if stretch.single or not stretch.closed or reading.words[last - 2] not in (".", "?", "!"):
        return False
    sentence = reading.text.sentence_at(stretch.span.start)
    alone = sentence is not None and sentence.start == stretch.span.start and sentence.end <= stretch.span.end
    return alone and any(code in pos.FINITE for code in reading.tags[first:last])


def is_title(reading: Reading, number: int) -> bool:
    """Tell whether a stretch is the title of a work: most words have capitals, auxiliaries too, no ? or ! ends it."""
    first, last = reading.text.token_range(reading.stretches[number].span)
    title = reading.text.title_span
    if title is not None and title.covers(reading.stretches[number].span):
        return False
    if any(reading.tags[k] == pos.AUXILIARY and reading.words[k][0].islower() for k in range(first, last)):
        return False
    words = [reading.words[k] for k in range(first, last) if reading.words[k][0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 1 and capitals > _TITLE_SHARE * len(words) and reading.words[last - 2] not in ("?", "!")


def _lengths(reading: Reading) -> list[int]:
    """Return the number of words of every stretch."""
    lengths = []
    for stretch in reading.stretches:
        first, last = reading.text.token_range(stretch.span)
        words = reading.words[first:last]
        # "Don't" and "he's" count as two words, as in the corpora that the limits are taken from.
        lengths.append(sum(word[0].isalnum() for word in words) + sum("'" in word and len(word) > 1 for word in words))
    return lengths
