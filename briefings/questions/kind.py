"""What makes a question: what its words mean, how far the library looks for it, what its answer shows."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from briefings.compose import Limits
from briefings.library import Reach, Reader
from briefings.model.briefing import Missing, Section
from briefings.model.findings import Findings, Topic
from briefings.questions.topics import find_topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What the words of a request mean."""

    topic: Topic
    #: What the topic is compared with; None: nothing.
    second: Topic | None = None
    #: What narrows the answer; None: nothing.
    about: Topic | None = None

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topic, and what it is compared with."""
        return (self.topic,) if self.second is None else (self.topic, self.second)

    @property
    def every(self) -> tuple[Topic, ...]:
        """The topics, and what narrows the answer."""
        return self.topics if self.about is None else (*self.topics, self.about)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionKind:
    """A kind of question. Each has a module of its own beside this one."""

    #: How far the library looks, with as many lines as are usual.
    reach: Reach
    #: Returns the sections of the answer; those that are empty aren't shown.
    make_sections: Callable[[Meaning, Findings, Limits], tuple[Section, ...]]
    #: Returns what the words of the topic mean.
    find_topic: Callable[[Reader, str], Awaitable[Topic]] = find_topic
    #: Whether it may be asked without words, and is about everything then.
    needs_no_words: bool = False
    #: Whether it tells the stories of its topic.
    tells_stories: bool = False
    #: Whether the days asked for are those on which something was said, where that is known.
    asks_when_said: bool = False
    #: Whether it has a second topic.
    compares: bool = False
    #: Whether the documents that its sections cite are listed at its end.
    lists_sources: bool = True
    #: What it lacks where the topic is named but no line answers; None: no reason is looked for.
    missing: Missing | None = Missing.LINES
