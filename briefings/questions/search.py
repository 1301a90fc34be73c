"""`search`: sentences by their words, with operators; nothing is taken for a name."""

from briefings.compose import Limits
from briefings.compose.relevance import Relevance
from briefings.compose.short import make_passages_section
from briefings.library import Reach, Reader, make_query
from briefings.model.briefing import Section
from briefings.model.findings import Findings, Topic
from briefings.questions.kind import Meaning, QuestionKind


async def _find_topic(reader: Reader, words: str) -> Topic:
    del reader
    return make_query(words)


def _make_sections(meaning: Meaning, findings: Findings, limits: Limits) -> tuple[Section, ...]:
    return (make_passages_section(findings, Relevance(meaning.topic, findings), limits),)


SEARCH = QuestionKind(
    reach=Reach(documents=120, hits=400, sentences=600, positions=0, quotations=0, events=0, others=0),
    make_sections=_make_sections,
    find_topic=_find_topic,
)
