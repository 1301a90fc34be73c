"""Which positions and quotations are somebody's, and which are about something."""

from briefings.model.analysis import ActorKind
from briefings.model.findings import FoundPosition, FoundQuotation, Passage, Topic
from briefings.text.folding import fold


def is_said_by(topic: Topic, row: FoundPosition | FoundQuotation) -> bool:
    """Tell whether the topic is the speaker: one of its actors, or else words that the speaker's words hold."""
    if any(row.actor == actor.id for actor in topic.actors):
        return True
    if topic.actors and (row.actor is not None or topic.actors[0].kind is not ActorKind.PERSON):
        return False
    wanted = fold(topic.text)
    return bool(wanted) and row.speaker is not None and f" {wanted} " in f" {fold(row.speaker)} "


def is_about(about: Topic | None, row: FoundPosition | FoundQuotation, words: Passage) -> bool:
    """Tell whether a row names an actor of `about`, or holds its words; without `about` every row does."""
    if about is None or not (about.actors or about.text):
        return True
    if any(actor.id in row.actors for actor in about.actors):
        return True
    context = row.context if isinstance(row, FoundQuotation) else None
    said = fold(" ".join((*words.pieces, *(context.pieces if context else ()))))
    return bool(about.text) and all(f" {word}" in f" {said}" for word in fold(about.text).split())
