"""Quotations that are one utterance: '“A,” he said. “B,” said Brandt.' is one person speaking on."""

from collections.abc import Iterable
from dataclasses import replace

from briefings.analysis.reading.tokens import Text
from briefings.model.analysis import Quotation


def join_utterances(quotations: Iterable[Quotation], text: Text) -> tuple[Quotation, ...]:
    """Return the quotations with those joined that follow each other and between which stand only their cues.

    They come in text order. Joined ones are of one paragraph and one certain speaker; the first one names that speaker.
    """
    joined: list[Quotation] = []
    for quotation in quotations:
        if joined and _goes_on(joined[-1], quotation, text):
            joined[-1] = replace(joined[-1], parts=joined[-1].parts + quotation.parts)
        else:
            joined.append(quotation)
    return tuple(joined)


def _goes_on(before: Quotation, after: Quotation, text: Text) -> bool:
    if before.speaker.actor is None or before.speaker.actor != after.speaker.actor:
        return False
    if before.asserted != after.asserted:
        return False
    start, end = before.parts[-1].end, after.parts[0].start
    if start > end or text.paragraph_at(before.parts[0].start) != text.paragraph_at(end):
        return False
    between = text.view[start:end]
    for span in (before.speaker.span, before.cue, after.speaker.span, after.cue):
        if span is not None and start <= span.start and span.end <= end:
            between = between[: span.start - start] + " " * (span.end - span.start) + between[span.end - start :]
    return not any(character.isalnum() for character in between)
