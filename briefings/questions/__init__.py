"""The questions that are answered. Each is one module: how its words are read, what is looked up, what is shown."""

from briefings.questions.answers import compose_answer, find_answer, find_meaning
from briefings.questions.kind import Meaning, QuestionKind
from briefings.questions.registry import QUESTIONS
from briefings.questions.topics import find_topic

__all__ = [
    "QUESTIONS",
    "Meaning",
    "QuestionKind",
    "compose_answer",
    "find_answer",
    "find_meaning",
    "find_topic",
]
