"""Which positions and quotations are somebody's, and which are about something."""

from briefings.model.analysis import ActorKind
from briefings.model.findings import FoundPosition, FoundQuotation, Passage, Topic
from briefings.text.folding import fold
from briefings.text.word_forms import has_all_words, is_abbreviation, list_forms

#: Letters of the shortest word that is meant with its endings: who asks for 'vote' means 'voters' too, but 'war' no
#: 'warning'.
_GOES_ON = 4


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
    said = " ".join((*words.pieces, *(context.pieces if context else ())))
    asked = about.text.replace('"', " ").split()
    return bool(asked) and all(_has_word(said, f" {fold(said)} ", word) for word in asked)


def _has_word(text: str, folded: str, asked: str) -> bool:
    """Tell whether a text, and the same folded between blanks, has a word, its singular or its plural."""
    if is_abbreviation(asked):
        return has_all_words(text, [asked])
    return all(
        any(
            f" {form}" in folded if len(form) >= _GOES_ON or not form.isascii() else f" {form} " in folded
            for form in list_forms(word)
        )
        for word in fold(asked).split()
    )
