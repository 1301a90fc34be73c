"""`brief`: where a topic stands. In short, who is in it, who says what, its history, quotations, sources.

Without a topic: what happened of late, in short.
"""

from briefings.compose import Limits, make_topic_sections
from briefings.library import Reach
from briefings.model.briefing import Section
from briefings.model.findings import Findings
from briefings.questions.kind import Meaning, QuestionKind

#: Documents that are told more of, where no others name the topic.
_FEW = 2
#: Documents that are few, where most are about the topic.
_SMALL = 12
#: Documents that name a topic of which there is much to choose from; those about one that is in the news.
_MANY_NAMING, _MANY_ABOUT = 6, 20


def _make_sections(meaning: Meaning, findings: Findings, limits: Limits) -> tuple[Section, ...]:
    if len(findings.documents) <= _FEW and _are_about(findings):
        rows = max(map(len, (findings.positions, findings.events, findings.quotations)))
        limits = limits.for_few(rows, len(findings.events))
    elif _is_in_passing(findings):
        limits = limits.for_passing()
    elif _is_small(findings):
        limits = limits.for_small()
    sections = make_topic_sections(meaning.topic, findings, limits)
    return sections if meaning.topic.words.strip() else sections[:1]


def _is_in_passing(findings: Findings) -> bool:
    """Tell whether many documents name the topic, and few of them are about it, as far as that is known."""
    named = findings.named
    if named is None or named.about is None:
        return False
    return named.documents > _MANY_NAMING and named.about < min(_MANY_ABOUT, named.documents / 2)


def _is_small(findings: Findings) -> bool:
    """Tell whether few documents name the topic and most of them are about it, as in a library of some dozen."""
    named = findings.named
    if named is None or named.about is None:
        return False
    return named.documents <= _SMALL and named.about > named.documents / 2


def _are_about(findings: Findings) -> bool:
    """Tell whether all documents that name the topic are about it, as far as that is known.

    One that names it in passing has little to tell; and where many do, nobody needs all that the one about it says: of
    such lines of *History* readers found one in sixteen good.
    """
    named = findings.named
    return named is None or (
        named.documents <= _FEW and (named.about is None or named.about >= len(findings.documents))
    )


BRIEF = QuestionKind(
    reach=Reach(about=True, hits=1_000, documents=16, sentences=60, positions=160, quotations=120, events=160),
    make_sections=_make_sections,
    needs_no_words=True,
    tells_stories=True,
)
