"""Words of a document as claims use them: comparing, cutting and joining passages."""

import re

from briefings.lexicon import words as listed
from briefings.model.findings import Passage
from briefings.model.spans import Span
from briefings.text.datelines import measure_dateline
from briefings.text.folding import even

#: Characters between two pieces of one sentence that are shown too, rather than marked as left out.
SMALL_GAP = 80
#: Characters behind a cue that are shown too, where they end its sentence.
SMALL_REST = 60
#: Characters that are read at a glance.
GLANCE = 180
_TOO_LONG = 300

_START = re.compile(r"(?P<mark>[.!?])[\"”’')\]]*\s+(?=[A-Z“\"‘])")
_CLOSING = re.compile(r"[.!?…,\"”’')\]]{0,4}")


def key(passage: Passage) -> str:
    """Return the form in which words are compared: case, kind of quotation mark and white space don't count."""
    words = passage.pieces[0] if len(passage.pieces) == 1 else " ".join(passage.pieces)
    return even(words).strip(" \"'.,;:!?")


def hull(passage: Passage) -> Span:
    """Return the span from the first to the last word."""
    if len(passage.spans) == 1:
        return passage.spans[0]
    return Span(min(span.start for span in passage.spans), max(span.end for span in passage.spans))


def is_long(passage: Passage) -> bool:
    """Tell whether the words are more than a phone shows at a glance: a briefing prefers others."""
    return sum(map(len, passage.pieces)) > GLANCE


def is_too_long(passage: Passage) -> bool:
    """Tell whether the words fill a phone's screen by themselves."""
    return sum(map(len, passage.pieces)) > _TOO_LONG


def holds_more(passage: Passage, other: Passage) -> bool:
    """Tell whether a passage has all words of another one of the same document, and more."""
    return passage.spans != other.spans and all(any(held.covers(one) for held in passage.spans) for one in other.spans)


def skip_dateline(passage: Passage) -> Passage:
    """Return a sentence without the dateline that it begins with, if it does.

    >>> words = "NORDBY (Agency) - The ferry sails."
    >>> skip_dateline(Passage("d", (Span(0, len(words)),), (words,))).pieces
    ('The ferry sails.',)
    """
    span, piece = passage.spans[0], passage.pieces[0]
    start = measure_dateline(piece)
    if not start:
        return passage
    return Passage(
        passage.document, (Span(span.start + start, span.end), *passage.spans[1:]), (piece[start:], *passage.pieces[1:])
    )


def cut_words(passage: Passage, span: Span) -> str | None:
    """Return the words at `span` of the passage's document; None where they don't lie within one of its pieces."""
    for held, piece in zip(passage.spans, passage.pieces, strict=True):
        if held.covers(span):
            return piece[span.start - held.start : span.end - held.start]
    return None


def merge_passages(parts: tuple[Passage, ...], within: Passage) -> Passage:
    """Return the words of `parts` (of one document; what is said first, then who says it and how) in text order.

    Overlapping pieces become one, and so do pieces of one sentence with a small gap between them: with the words of
    the gap the claim reads as it was written. A last full stop or closing mark is taken along, and behind a cue the
    few words that end its sentence: 'told | reporters'.
    """
    spans: list[Span] = []
    words = {span: piece for part in parts for span, piece in zip(part.spans, part.pieces, strict=True)}
    for span in sorted(words):
        joined = Span(spans[-1].start, max(spans[-1].end, span.end)) if spans else span
        close = bool(spans) and span.start - spans[-1].end <= SMALL_GAP
        if close and (joined in words or cut_words(within, joined) is not None):
            spans[-1] = joined
        elif spans and span.start < spans[-1].end:
            # Overlapping, and the words of both together are not at hand: keep the longer.
            spans[-1] = max(spans[-1], span, key=lambda one: one.end - one.start)
        else:
            spans.append(span)
    frame = {span.end for part in parts[1:] for span in part.spans}
    spans = [
        # An end that reaches into the next span stays where it is.
        made if at + 1 == len(spans) or made.end <= spans[at + 1].start else span
        for at, span in enumerate(spans)
        for made in (_closed(span, within, SMALL_REST if span.end in frame else 0),)
    ]
    pieces = [words.get(span) or cut_words(within, span) or "" for span in spans]
    return Passage(parts[0].document, tuple(spans), tuple(pieces))


def _closed(span: Span, within: Passage, longest: int) -> Span:
    """Return `span` up to its sentence's end, if but punctuation or at most `longest` characters follow it there."""
    for held, piece in zip(within.spans, within.pieces, strict=True):
        if held.covers(span):
            rest = piece[span.end - held.start :]
            return Span(span.start, held.end) if len(rest) <= longest or _CLOSING.fullmatch(rest) else span
    return span


def cut_tail(passage: Passage, longest: int) -> Passage:
    """Return the last sentences of a passage, at most `longest` characters of its last piece, or that piece whole.

    A sentence is taken to start after '.', '!' or '?', closing marks and white space, at a capital or quotation mark,
    but not after an abbreviation, an initial or letters with full stops between them.
    """
    span, piece = passage.spans[-1], passage.pieces[-1]
    if len(piece) <= longest:
        return passage if len(passage.pieces) == 1 else Passage(passage.document, (span,), (piece,))
    starts = (match.end() for match in _START.finditer(piece) if not _abbreviates(piece, match.start("mark")))
    start = next((start for start in starts if len(piece) - start <= longest), 0)
    return Passage(passage.document, (Span(span.start + start, span.end),), (piece[start:],))


def _abbreviates(piece: str, mark: int) -> bool:
    """Tell whether the mark at this place is the full stop of an abbreviation ('Mr.', 'J.', 'U.S.')."""
    if piece[mark] != ".":
        return False
    # No abbreviation is longer than what is looked back for.
    last = re.split(r"[^\w.]", piece[max(0, mark - 24) : mark])[-1]
    letters = last.split(".")
    return all(len(letter) == 1 and letter.isalpha() for letter in letters) or last.lower() in listed("abbreviations")
