"""`compare`: the positions of two actors, those of each in a section of its own, empty or not."""

from dataclasses import replace

from briefings.compose import Limits, name_topic
from briefings.compose.narrowing import is_about, is_said_by
from briefings.compose.positions import make_grouped_section
from briefings.compose.relevance import Relevance
from briefings.library import Reach
from briefings.model.briefing import Section
from briefings.model.findings import Findings
from briefings.questions.kind import Meaning, QuestionKind
from briefings.questions.topics import find_speaker


def _make_sections(meaning: Meaning, findings: Findings, limits: Limits) -> tuple[Section, ...]:
    return tuple(
        replace(
            make_grouped_section(
                findings,
                [
                    one
                    for one in findings.positions
                    if is_said_by(side, one) and is_about(meaning.about, one, one.sentence)
                ],
                Relevance(side, findings),
                most=limits.alone // 2,
                most_of_one=limits.alone // 2,
            ),
            subject=name_topic(side),
        )
        for side in meaning.topics
    )


COMPARE = QuestionKind(
    reach=Reach(said=True, beside=False, spoken=120, positions=1_000, quotations=0, events=0, others=0),
    make_sections=_make_sections,
    find_topic=find_speaker,
    compares=True,
    missing=None,
)
