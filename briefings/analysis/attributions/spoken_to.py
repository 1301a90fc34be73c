"""Who says what another was told ('“…,” Berg was told'), got as an answer ('came the reply'), heard or saw said."""

from dataclasses import replace
from functools import cache

from briefings.analysis.attributions.cue_site import Site
from briefings.analysis.attributions.cue_verbs import cue_verbs, forms_of_speech
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_end, noun_phrase_start
from briefings.analysis.reading.statements import OUTSIDE, Reading
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


def give_to_heard(reading: Reading, candidate: Candidate) -> Candidate:
    """Return content as that of whom others heard, saw or showed: 'Fans heard Berg yelling: “…”'."""
    (verb, end), start = candidate.cue, candidate.first
    perceiving = words("verbs_of_perceiving")
    if candidate.source is None or candidate.source[1] > verb or end > start or reading.quoted[start] == OUTSIDE:
        return candidate
    if reading.lower[end - 1] in perceiving:  # 'heard Berg yell: “…”'
        said = next((k for k in range(end + 1, start) if reading.lower[k] in _saying()), None)
        heard = None if said is None else (end, said)
    elif reading.tags[end - 1] == pos.ING and candidate.source[1] < verb:
        begin = noun_phrase_start(reading, verb, candidate.source[1])
        heard = (begin, verb) if reading.lower[begin - 1] in perceiving else None
    else:
        heard = None
    if heard is None or heard[0] >= heard[1] or any(reading.tags[k] not in pos.IN_NOUN_PHRASE for k in range(*heard)):
        return candidate
    return replace(candidate, source=heard)


@cache
def _saying() -> frozenset[str]:
    """Return the forms of verbs of speech that no 'to' stands before: 'yell', 'yelling'."""
    return frozenset(form for form in forms_of_speech() if form.endswith("ing") or cue_verbs()[form].lemma == form)


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


__all__ = ["give_to_answerer", "give_to_heard"]
