"""Stories for a question: what its words mean, and which stories have a document about that."""

from datetime import date

from briefings.library import Reader
from briefings.model.stories import Story
from briefings.questions import find_topic
from briefings.stories import make_stories


async def list_stories(
    reader: Reader, words: str = "", *, since: date | None = None, until: date | None = None
) -> tuple[Story, ...]:
    """Return the stories about a topic, or all where no words are given, by weight: each document in exactly one."""
    topic = None
    if words.strip():
        topic = await find_topic(reader, words)
        if not (topic.actors or topic.text):
            return ()
    return make_stories(await reader.story_documents(topic, since=since, until=until))
