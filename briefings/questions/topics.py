"""What words mean to the library: the actors they name, or words that its sentences have."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from briefings.library import (
    OtherForm,
    Reader,
    is_body,
    is_name,
    is_ordinary,
    is_part_of_names,
    list_namesakes,
    list_other_forms,
    mean_word,
    offer_names,
    resolve_other_form,
    resolve_topic,
    says_nothing,
    translate_state,
    write_office,
    write_titles,
)
from briefings.model.analysis import ActorKind
from briefings.model.findings import NamedActor, Topic
from briefings.text.folding import fold
from briefings.text.word_forms import list_forms


async def find_speaker(reader: Reader, words: str) -> Topic:
    """Return who is meant by words that name somebody who speaks: never an ordinary word instead ('steel')."""
    return await find_topic(reader, words, speaks=True)


async def find_topic(reader: Reader, words: str, *, near: bool = True, speaks: bool = False) -> Topic:
    """Return what words mean; near misses are looked for only where nothing is called so, and only with `near`.

    `speaks`: somebody who says something is meant, whatever else the words mean.
    """
    asked, words = words, translate_state(words)
    if words != asked:
        return replace(await find_topic(reader, words, near=near, speaks=speaks), words=asked)
    named = await reader.names_matching(words)
    if near and says_nothing(words) and not any(is_name(words, row) for row in named):
        return await _find_without_article(reader, words, named)
    topic = resolve_topic(words, named, (), text_found=not near)
    part = is_part_of_names(words, topic.actors)
    if part:
        found = await reader.count_documents(topic.text or words)
        topic = resolve_topic(words, named, (), text_found=not near, word_documents=found)
    if is_ordinary(words) and not speaks:
        topic = await _choose_word(reader, topic)
    bearers: tuple[str, ...] = ()
    if near and topic.text and not (topic.actors or topic.namesakes):
        other = await _find_other_form(reader, topic)
        if other.actors:
            return other
        bearers = other.suggestions
    if near and topic.text and not (part or topic.actors or topic.namesakes):
        known = await reader.has_words(topic.text)
        topic = resolve_topic(words, named, await reader.names_near(words), text_found=known)
        if bearers and not topic.actors:
            topic = replace(topic, suggestions=bearers)
        if not known:
            return topic
    return await _join_words(reader, topic)


async def _choose_word(reader: Reader, topic: Topic) -> Topic:
    """Return the topic of an ordinary word rather than of the people called so, where more documents have the word.

    Those that name them have it too: of fewer than twice as many it isn't looked at how they write it.
    """
    if not all(one.kind is ActorKind.PERSON for one in topic.actors):
        return topic
    namesakes = list_namesakes(topic.words, await reader.names_called(list_forms(topic.words)))
    if not namesakes:
        return topic
    named = sum(one.documents for one in topic.actors)
    word = mean_word(topic, namesakes)
    if named and await reader.count_documents(word.text) <= 2 * named:
        return topic
    return word if await reader.count_in_small_letters(word.text) > named else topic


def _is_article(word: str) -> bool:
    return word.casefold() == "the"


async def _find_without_article(reader: Reader, words: str, named: Sequence[NamedActor]) -> Topic:
    """Return whoever function words mean without their articles ('the us'); else that they say nothing."""
    typed = words.split()
    rest = " ".join(dropwhile(_is_article, typed))
    if _is_article(typed[0]) and rest.islower():
        # All at once: however many there are, it is looked up once more.
        return replace(await find_topic(reader, rest), words=words)
    return Topic(words=words, suggestions=offer_names(words, named), says_nothing=True)


async def _find_other_form(reader: Reader, topic: Topic) -> Topic:
    """Return what a topic that names nobody means if its name is written otherwise; else the topic as it is.

    Where several may be meant, their names are its suggestions.
    """
    article, _, rest = topic.words.partition(" ")
    if article.lower() == "the" and rest:
        bare = await find_topic(reader, rest, near=False)
        if bare.actors and all(actor.kind is not ActorKind.PERSON for actor in bare.actors):
            return replace(bare, words=topic.words)
    for other in list_other_forms(topic.words):
        if other.office_of and not await _is_office(reader, other):
            continue
        named = await reader.names_matching(other.words)
        found = resolve_other_form(topic.words, other, named)
        if found is not None and not found.actors:
            bearers = [name for name in found.suggestions if await _has_title(reader, other, name)]
            if len(bearers) != 1:
                return replace(topic, suggestions=found.suggestions)
            found = resolve_other_form(topic.words, OtherForm(bearers[0]), await reader.names_matching(bearers[0]))
        if found is not None:
            return found
    return topic


async def _is_office(reader: Reader, other: OtherForm) -> bool:
    """Tell whether the words before a title name a place or a body, and a document puts them there: 'british', 'house'.

    Who asks for 'china president orr' asks for China too.
    """
    key = fold(other.office_of)
    named = await reader.names_matching(other.office_of)
    bodies = [row for row in named if row.kind is not ActorKind.PERSON and key in (fold(row.name), fold(row.alias))]
    return bool(bodies or is_body(other.office_of)) and await _is_written(reader, write_office(other))


async def _has_title(reader: Reader, other: OtherForm, name: str) -> bool:
    """Tell whether a document puts the title asked for before a full name."""
    return await _is_written(reader, write_titles(other.titles, name))


async def _is_written(reader: Reader, phrases: tuple[str, ...]) -> bool:
    for phrase in phrases:
        if await reader.has_words(phrase):
            return True
    return False


async def _join_words(reader: Reader, topic: Topic) -> Topic:
    """Return a topic of several words with these side by side, where half of the documents that have them have them so.

    'Social security' is no 'social distancing' in a text on a 'security law'; 'hong kong protests' stay three words. Of
    40 usual themes in 2,126 articles those that are one thing stand side by side in three quarters of the documents
    that have their words in one sentence, those that aren't in less than half.
    """
    if topic.actors or " " not in topic.text or '"' in topic.text:
        return topic
    phrase = f'"{topic.text}"'
    side_by_side = await reader.count_documents(phrase)
    apart = side_by_side and await reader.count_documents(topic.text)
    return replace(topic, text=phrase) if side_by_side and 2 * side_by_side >= apart else topic
