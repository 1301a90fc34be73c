"""`actors`: people, states and organisations with their roles, of a topic or of all documents."""

from briefings.compose import Limits
from briefings.compose.people import make_actors_section
from briefings.compose.relevance import Relevance
from briefings.library import Reach
from briefings.model.briefing import Section
from briefings.model.findings import Findings
from briefings.questions.kind import Meaning, QuestionKind


def _make_sections(meaning: Meaning, findings: Findings, limits: Limits) -> tuple[Section, ...]:
    return (make_actors_section(findings, Relevance(meaning.topic, findings), limits.alone),)


ACTORS = QuestionKind(
    reach=Reach(documents=240, others=400, positions=0, quotations=0, events=0),
    make_sections=_make_sections,
    needs_no_words=True,
)
