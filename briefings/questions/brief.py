"""`brief`: where a topic stands. In short, who is in it, who says what, its history, quotations, sources.

Without a topic: what happened of late, in short.
"""

from briefings.compose import Limits, make_topic_sections
from briefings.library import Reach
from briefings.model.briefing import Section
from briefings.model.findings import Findings
from briefings.questions.kind import Meaning, QuestionKind

#: Documents that are told more of.
_FEW = 2


def _make_sections(meaning: Meaning, findings: Findings, limits: Limits) -> tuple[Section, ...]:
    if len(findings.documents) <= _FEW:
        limits = limits.for_few()
    sections = make_topic_sections(meaning.topic, findings, limits)
    return sections if meaning.topic.words.strip() else sections[:1]


BRIEF = QuestionKind(
    reach=Reach(about=True, documents=16, sentences=60, positions=80, quotations=40, events=64),
    make_sections=_make_sections,
    needs_no_words=True,
    tells_stories=True,
)
