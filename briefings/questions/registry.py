"""All questions there are."""

from collections.abc import Mapping
from types import MappingProxyType

from briefings.model.findings import Question
from briefings.questions.actors import ACTORS
from briefings.questions.brief import BRIEF
from briefings.questions.compare import COMPARE
from briefings.questions.kind import QuestionKind
from briefings.questions.quote import QUOTE
from briefings.questions.search import SEARCH
from briefings.questions.sources import SOURCES
from briefings.questions.timeline import TIMELINE

QUESTIONS: Mapping[Question, QuestionKind] = MappingProxyType(
    {
        Question.BRIEF: BRIEF,
        Question.QUOTE: QUOTE,
        Question.ACTORS: ACTORS,
        Question.TIMELINE: TIMELINE,
        Question.SEARCH: SEARCH,
        Question.SOURCES: SOURCES,
        Question.COMPARE: COMPARE,
    }
)
