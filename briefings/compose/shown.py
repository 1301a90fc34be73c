"""What an answer has shown already: another section doesn't show it again."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from briefings.compose.words import claim_words
from briefings.model.briefing import Part, Section
from briefings.model.findings import Findings, Passage
from briefings.model.spans import Span
from briefings.text.folding import fold
from briefings.text.likeness import tells_no_more

#: Share of a line's letters that a line of another section has, from which it tells the same.
_MOST = 0.5
#: Share of a line's words that a line of another section has, of whatever document, from which it tells the same.
_SAME = 0.75

#: The same for what one day's reports of one event share, by the first letters of words that are no particles.
_MUCH, _STEM, _SHORTEST = 0.45, 5, 4


def drop_shown(findings: Findings, sections: Iterable[Section]) -> Findings:
    """Return the findings without the positions, events and quotations of which these sections show most."""
    shown: dict[str, list[Span]] = defaultdict(list)
    for section in sections:
        for claim in section.claims:
            if claim.citations and claim.citations[0].part is Part.TEXT:
                shown[claim.citations[0].document] += claim.spans

    def is_shown(passage: Passage) -> bool:
        spans = shown.get(passage.document)
        if spans is None:
            return False
        held = sum(
            max(0, min(one.end, other.end) - max(one.start, other.start)) for one in passage.spans for other in spans
        )
        return held > _MOST * sum(one.end - one.start for one in passage.spans)

    return replace(
        findings,
        positions=tuple(one for one in findings.positions if not is_shown(one.content)),
        events=tuple(one for one in findings.events if not is_shown(one.sentence)),
        # A few words that are quoted are shown in their sentence.
        quotations=tuple(
            one
            for one in findings.quotations
            if not is_shown(one.parts) and not (one.sentence is not None and is_shown(one.sentence))
        ),
    )


def list_words(sections: Iterable[Section]) -> tuple[str, ...]:
    """Return the words of the lines of these sections."""
    return tuple(claim_words(claim) for section in sections for claim in section.claims)


def is_told(words: str, told: Iterable[str]) -> bool:
    """Tell whether words say no more than one of those told; a name, a figure or a day makes them say more."""
    return any(tells_no_more(words, other, least=_SAME) for other in told)


def shares_words(words: str, line: str) -> bool:
    """Tell whether words have much of a line's, in whatever form: what of one day has them tells one event.

    >>> shares_words("A judge limited ferries of Orsk on Friday.", "Judge limits Orsk ferries in winter")
    True
    """
    ours, its = _list_stems(words), _list_stems(line)
    return len(ours & its) >= _MUCH * len(its)


def _list_stems(words: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in fold(words).split() if len(word) >= _SHORTEST)
