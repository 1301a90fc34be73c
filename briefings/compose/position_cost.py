"""What speaks against showing a position in a briefing."""

import re

from briefings.compose.boilerplate import is_boilerplate
from briefings.compose.dependence import measure_dependence
from briefings.compose.papers import list_papers
from briefings.compose.passages import is_too_long
from briefings.compose.relevance import Relevance
from briefings.compose.speakers import is_somebody, says_something
from briefings.compose.words import words_of
from briefings.compose.worth import FAIR, POOR
from briefings.model.analysis import ActorKind, AttributionKind
from briefings.model.findings import Findings, FoundPosition
from briefings.model.nearness import Nearness
from briefings.text.folding import fold

#: Words of a content below which it doesn't say what is held: 'defended the move'.
_FEW_WORDS = 5
_OF_ITSELF = re.compile(r"(?:that )?its? (?=\w)")
_RELATIVE = frozenset({"who", "which", "that", "whose"})
#: What a page shows between sentences: words in capitals, a list of links.
_FURNITURE = re.compile(
    r"\b[A-Z]{4,} [A-Z]{4,}\b|\bMORE\b|\bCaption\b|\bPhotos?:|\.\.\. [A-Z]|[a-z]{3,}[A-Z][a-z]+ (?:\S+ ){3,60}"
)
#: Cues with which a paper or an office is named as a source.
_SOURCE_CUES = frozenset(("according to", "reported", "reports", "has reported", "said in a report"))


class PositionCost:
    """Tells what speaks against positions of some findings, a number that `keep_worthy` takes."""

    def __init__(self, findings: Findings, relevance: Relevance) -> None:
        self._relevance = relevance
        self._people = {one.id for one in findings.actors if one.kind is ActorKind.PERSON}
        self._papers = list_papers(findings)

    def __call__(self, position: FoundPosition) -> int:
        """Return the cost of one."""
        content = words_of(position.content)
        cost = self._measure_topic(position) + self._measure_speaker(position)
        said = position.kind is not AttributionKind.INDIRECT and content[:1] in '“"‘'
        # 'The company said it would': who isn't a person is 'it'.
        own = content if position.actor in self._people else _OF_ITSELF.sub("", content)
        cost += measure_dependence(own, spoken=said, said_by_somebody=not said)
        if content.count(" ") + 1 < _FEW_WORDS or is_boilerplate(content) or _FURNITURE.search(content):
            cost += POOR
        return cost + is_too_long(position.content)

    def _measure_topic(self, position: FoundPosition) -> int:
        if position.actor in self._relevance.actors:
            return 0
        if self._relevance.is_named_by(position.content):
            return 0
        near = self._relevance.of_position(position)
        return POOR if near > Nearness.BESIDE and self._relevance.is_named_by(position.sentence) else POOR + FAIR

    def _measure_speaker(self, position: FoundPosition) -> int:
        if position.speaker is None:
            return POOR + FAIR
        said = position.speaker_words
        words = position.speaker if said is None else words_of(said)
        if not is_somebody(position.actor, words):
            return POOR
        cost = FAIR * (position.actor is None or words.casefold() in _RELATIVE)
        if position.actor is None:
            cost += measure_dependence(words)
        cue = "" if position.cue is None else words_of(position.cue).casefold()
        if fold(position.speaker) in self._papers:
            return POOR + POOR
        if not says_something(cue):
            cost += FAIR
        if cue in _SOURCE_CUES and position.actor not in self._people and position.actor is not None:
            return POOR
        return cost
