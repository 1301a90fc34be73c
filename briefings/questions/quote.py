"""`quote`: what a person said, word for word; if nothing, what is reported of it, tagged so."""

from dataclasses import replace

from briefings.compose import Limits
from briefings.compose.narrowing import is_about, is_said_by
from briefings.compose.positions import make_reported_section
from briefings.compose.quotations import make_asked_section
from briefings.compose.relevance import Relevance
from briefings.library import Reach
from briefings.model.briefing import Missing, Section
from briefings.model.findings import Findings
from briefings.questions.kind import Meaning, QuestionKind
from briefings.questions.topics import find_speaker


def _make_sections(meaning: Meaning, findings: Findings, limits: Limits) -> tuple[Section, ...]:
    topic, about = meaning.topic, meaning.about
    quoted = [one for one in findings.quotations if is_said_by(topic, one) and is_about(about, one, one.parts)]
    if quoted:
        section = make_asked_section(findings, quoted, limits.alone)
        # What isn't read can't be held against `about`.
        unread = 0 if about is not None else findings.quotations_unread
        return (replace(section, left_out=section.left_out + unread),)
    kept = [one for one in findings.positions if is_said_by(topic, one) and is_about(about, one, one.sentence)]
    return (make_reported_section(findings, kept, Relevance(topic, findings), limits.alone),)


QUOTE = QuestionKind(
    reach=Reach(
        said=True, beside=False, spoken=120, sentences=0, positions=1_000, quotations=1_000, events=0, others=0
    ),
    make_sections=_make_sections,
    find_topic=find_speaker,
    asks_when_said=True,
    missing=Missing.WORDS,
)
