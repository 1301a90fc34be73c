"""Proofs: a claim's words in their context, found again in the stored text, also where they have moved since."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from briefings.compose import prove
from briefings.compose.antecedents import explain_speaker
from briefings.compose.citations import cite_document, cite_title
from briefings.library import Reader, StoredText
from briefings.model.article import Article
from briefings.model.briefing import Citation, Claim, Label, PageChange, Part, Proof, ProofPart
from briefings.model.captures import Basis, Capture
from briefings.model.findings import FoundPosition, FoundQuotation, Topic
from briefings.model.spans import Span, stable_id
from briefings.text.changes import find_likest, list_changes, mark_new_words

#: Characters of a text in which words are looked for that have moved: some hundred milliseconds.
_MOST_LOOKED = 100_000


async def prove_claim(reader: Reader, claim: Claim) -> Proof | None:
    """Return a claim in its context; None: the document is gone or no longer says so."""
    if not claim.citations:
        return None
    citation = claim.citations[0]
    stored = await reader.stored_text(citation.document)
    if stored is None or (citation.part is Part.TITLE and stored.document.title != citation.title):
        return None
    return await _prove(reader, claim, stored)


async def prove_words(reader: Reader, document: str, spans: tuple[Span, ...], words: str) -> Proof | None:
    """Return words in their context by their place and their `words_digest`.

    None: the document is gone, or says so no longer, neither there nor further on or back.
    """
    stored = await reader.stored_text(document)
    if stored is None or not spans:
        return None
    pieces = tuple(span.of(stored.text) for span in spans)
    if words_digest(pieces) != words and _is_title(stored.document.title, spans, words):
        made = replace(cite_title(stored.document), number=1)
        claim = Claim(label=Label(), spans=spans, pieces=(stored.document.title or "",), citations=(made,))
        return await _prove(reader, claim, stored)
    if words_digest(pieces) != words:
        moved = await asyncio.to_thread(find_moved, stored.text, spans, words)
        if moved is None:
            return None
        spans = moved
        pieces = tuple(span.of(stored.text) for span in spans)
    hull = Span(min(span.start for span in spans), max(span.end for span in spans))
    citation = replace(cite_document(stored.document, hull), number=1)
    claim = Claim(label=Label(), spans=spans, pieces=pieces, citations=(citation,))
    return await _prove(reader, claim, stored)


async def _prove(reader: Reader, claim: Claim, stored: StoredText) -> Proof | None:
    """Return a claim in its context, with why it is its speaker."""
    citation = claim.citations[0]
    briefly = reader.audience.most_of_fetched is not None and citation.fetched
    proof = prove(claim, stored.text, stored.paragraphs, stored.sentences, briefly=briefly)
    if proof is None or citation.part is Part.TITLE:
        return proof
    found = await reader.findings_among(Topic(words=""), (citation.document,))
    said: list[FoundPosition | FoundQuotation] = [*found.quotations, *found.positions]
    return replace(proof, antecedent=explain_speaker(claim, said, stored.text, stored.sentences))


def prove_captured(captures: Iterable[Capture], spans: tuple[Span, ...], words: str) -> Proof | None:
    """Return words as a document had them when it was captured, a sentence on either side, from the newest capture.

    With what the newest says since, where it is another one. None: none of the captures has them there.
    """
    # Imported here, because most proofs are of documents as they are.
    from briefings.analysis.reading.tokens import tokenise_article

    versions = sorted(captures, key=lambda one: one.id, reverse=True)
    newest = next(iter(versions), None)
    for capture in versions:
        article = capture.article
        pieces = tuple(span.of(article.text) for span in spans)
        part = Part.TEXT
        if words_digest(pieces) != words and article.title_span is None and _is_title(article.title, spans, words):
            pieces, part = (article.title or "",), Part.TITLE
        if not spans or words_digest(pieces) != words:
            continue
        citation = _cite_capture(
            capture, Span(min(span.start for span in spans), max(span.end for span in spans)), part
        )
        claim = Claim(label=Label(), spans=spans, pieces=pieces, citations=(citation,))
        sentences = tokenise_article(article).sentences
        proof = prove(claim, article.text, article.body, sentences, briefly=True)
        if proof is None or newest is None or newest is capture:
            return None if proof is None else replace(proof, captured_at=capture.fetched_at)
        if part is Part.TITLE:
            before, after = [article.title or ""], [newest.article.title or ""]
        else:
            before = [one.of(article.text) for one in sentences if any(one.overlaps(span) for span in spans)]
            after = _list_sentences(newest.article)
        change = find_change(before, after, newest.fetched_at)
        return replace(proof, captured_at=capture.fetched_at, change=change)
    return None


def _cite_capture(capture: Capture, span: Span, part: Part) -> Citation:
    article = capture.article
    return Citation(
        document=capture.document,
        version=capture.version,
        span=span,
        part=part,
        number=1,
        publisher=article.publisher,
        author=article.author,
        first_published=article.first_published,
        published_time=article.published_time,
        date=article.published,
        url=article.url,
        title=article.title,
        path=article.path,
        based_on=None,
        fetched=True,
        summary=capture.basis is Basis.SUMMARY,
    )


def find_change(before: Sequence[str], after: Sequence[str], captured_at: datetime) -> PageChange:
    """Return what stands now where passages stood: for the first of them that a text has lost, the likest in it.

    Args:
        before: The passages, as they were.
        after: All passages of the text as it is.
        captured_at: When that was captured, in UTC.
    """
    held = {" ".join(one.split()) for one in after}
    lost = next((one for one in before if " ".join(one.split()) not in held), None)
    if lost is None:
        return PageChange(captured_at=captured_at, elsewhere=True)
    place = find_likest(lost, after)
    parts = () if place is None else mark_new_words(lost, after[place])
    return PageChange(captured_at=captured_at, parts=tuple(ProofPart(*one) for one in parts))


def list_capture_changes(before: Capture, after: Capture) -> tuple[str, ...]:
    """Return what a later capture has otherwise than an earlier one: title, day and sentences.

    Each line stands behind '- ', where it is lost, or '+ ', where it is new, as `list_changes` orders them.
    """
    return (
        *_list_field_changes("Title", before.article.title, after.article.title),
        *_list_field_changes("Date", before.article.published, after.article.published),
        *list_changes(_list_sentences(before.article), _list_sentences(after.article)),
    )


def _list_field_changes(name: str, before: object, after: object) -> Iterator[str]:
    if before != after:
        yield from (f"{sign} {name}: {value or 'none'}" for sign, value in (("-", before), ("+", after)))


def _list_sentences(article: Article) -> list[str]:
    from briefings.analysis.reading.tokens import tokenise_article

    return [sentence.of(article.text) for sentence in tokenise_article(article).sentences]


def _is_title(title: str | None, spans: tuple[Span, ...], words: str) -> bool:
    """Tell whether words are a document's whole title, by its place and their digest."""
    return title is not None and spans == (Span(0, len(title)),) and words_digest((title,)) == words


def find_moved(text: str, spans: tuple[Span, ...], words: str) -> tuple[Span, ...] | None:
    """Return where words stand now that stood at `spans`: the same distance further on or back, all of them.

    So it is where a document was changed before them, or is read in another way than by an earlier version. They begin
    a word or a mark; of a long text the beginning is looked through.

    >>> find_moved("It rained. The bridge stays open.", (Span(0, 17),), words_digest(["The bridge stays "]))
    (Span(start=11, end=28),)
    """
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    for place in range(min(len(text), _MOST_LOOKED) - (last - first) + 1):
        if place and text[place - 1].isalnum():
            continue
        shifted = tuple(Span(span.start - first + place, span.end - first + place) for span in spans)
        if words_digest([span.of(text) for span in shifted]) == words:
            return shifted
    return None


def words_digest(pieces: Iterable[str]) -> str:
    """Return a short mark of a claim's words, by which it is known again when the document may have changed.

    >>> words_digest(["The bridge", "stays open"]) == words_digest(["The bridge stays open"])
    False
    """
    return stable_id("claim", *pieces)
