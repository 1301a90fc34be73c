"""What words mean to the library: the actors they name, or words that its sentences have."""

from dataclasses import replace

from briefings.library import Reader, is_part_of_names, resolve_topic, translate_state
from briefings.model.findings import Topic


async def find_topic(reader: Reader, words: str) -> Topic:
    """Return what words mean; near misses are looked for only where nothing is called so."""
    asked, words = words, translate_state(words)
    if words != asked:
        return replace(await find_topic(reader, words), words=asked)
    named = await reader.names_matching(words)
    topic = resolve_topic(words, named, ())
    if is_part_of_names(words, topic.actors):
        found = await reader.count_documents(topic.text or words)
        topic = resolve_topic(words, named, (), word_documents=found)
        if not topic.actors:
            return topic
    if topic.actors or not topic.text:
        return topic
    known = await reader.has_words(topic.text)
    return resolve_topic(words, named, await reader.names_near(words), text_found=known)
