"""`sources`: the documents of a topic, or all that are loaded, the newest first, each with its folder."""

from briefings.compose import Limits
from briefings.compose.citations import age, make_source_claim
from briefings.library import Reach
from briefings.model.briefing import Heading, Section
from briefings.model.findings import Findings
from briefings.questions.kind import Meaning, QuestionKind


def _make_sections(meaning: Meaning, findings: Findings, limits: Limits) -> tuple[Section, ...]:
    del meaning
    documents = findings.documents
    ordered = sorted(documents, key=lambda one: (age(documents, one), documents[one].path, one))
    claims = tuple(make_source_claim(documents[one], with_root=True) for one in ordered[: limits.sources])
    return (Section(heading=Heading.SOURCES, claims=claims, left_out=len(ordered) - len(claims)),)


SOURCES = QuestionKind(
    reach=Reach(documents=20_000, newest=20_000, hits=20_000, listing=True),
    make_sections=_make_sections,
    needs_no_words=True,
    lists_sources=False,
)
