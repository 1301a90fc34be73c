"""Who says what somebody was told ('“…,” Berg was told') and what came as an answer ('“…,” came the reply')."""

from dataclasses import replace

from briefings.analysis.attributions.cue_site import Site
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_end
from briefings.lexicon import words

#: Verbs whose passive names who is spoken to.
_ADDRESSING = frozenset(
    ("told", "asked", "informed", "warned", "assured", "reminded", "advised", "promised", "instructed", "ordered",
     "notified")
)  # fmt: skip
_COMING = frozenset(("came", "comes", "rang"))
#: So many tokens behind the cue its speaker is named: 'came the swift reply from Ann Berg'.
_NEAR = 8


def give_to_answerer(site: Site, candidate: Candidate) -> Candidate:
    """Return content before a cue as that of whom 'by' or 'from' names, or nobody's, if the subject heard it."""
    reading, source = site.reading, candidate.source
    if source is None:
        return candidate
    if site.word in _ADDRESSING and site.is_passive and source[1] <= site.index:
        return replace(candidate, source=_find_behind(site, "by"))
    answer = any(word in words("answer_nouns") for word in reading.lower[slice(*source)])
    if site.word in _COMING and source[0] > site.index and answer:
        return replace(candidate, source=_find_behind(site, "from"))
    return candidate


def _find_behind(site: Site, preposition: str) -> Range | None:
    """Return who stands behind a preposition near the cue; None where nobody does."""
    reading, until = site.reading, min(site.index + _NEAR, site.last)
    for index in range(site.index + 1, until):
        if reading.tags[index] in pos.PAUSES_STOP_OR_DASH:
            return None
        if reading.lower[index] == preposition:
            end = noun_phrase_end(reading, index + 1, site.last)
            return (index + 1, end) if end > index + 1 else None
    return None


__all__ = ["give_to_answerer"]
