"""`brief`: where a topic stands. In short, who is in it, who says what, its history, quotations, sources."""

from briefings.compose import Limits, make_topic_sections
from briefings.library import Reach
from briefings.model.briefing import Section
from briefings.model.findings import Findings
from briefings.questions.kind import Meaning, QuestionKind


def _make_sections(meaning: Meaning, findings: Findings, limits: Limits) -> tuple[Section, ...]:
    return make_topic_sections(meaning.topic, findings, limits)


BRIEF = QuestionKind(
    reach=Reach(about=True, documents=12, sentences=60, positions=48, quotations=24, events=36),
    make_sections=_make_sections,
)
