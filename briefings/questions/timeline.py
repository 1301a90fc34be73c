"""`timeline`: the dated events of a topic, the oldest first."""

from briefings.compose import Limits
from briefings.compose.history import make_history_section
from briefings.compose.relevance import Relevance
from briefings.library import Reach
from briefings.model.briefing import Missing, Section
from briefings.model.findings import Findings
from briefings.questions.kind import Meaning, QuestionKind


def _make_sections(meaning: Meaning, findings: Findings, limits: Limits) -> tuple[Section, ...]:
    return (make_history_section(findings, Relevance(meaning.topic, findings), limits.alone),)


TIMELINE = QuestionKind(
    reach=Reach(documents=128, events=512, sentences=512, positions=0, quotations=0, others=0),
    make_sections=_make_sections,
    missing=Missing.DATES,
)
