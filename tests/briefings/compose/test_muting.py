"""What a muted rule found, or whose speaker it read, stands in no answer."""

from datetime import date

import pytest

from briefings.compose.muting import drop_muted
from briefings.model.analysis import AttributionKind, Precision, When
from briefings.model.findings import Findings, FoundEvent, FoundPosition, FoundQuotation, Passage
from briefings.model.rules import Rule
from briefings.model.spans import Span

WORDS = Passage("d", (Span(0, 4),), ("Yes.",))
DAY = When("2025-08-26", Precision.DAY, date(2025, 8, 26), date(2025, 8, 26))


def position(rule: Rule | None, speaker_rule: Rule | None) -> FoundPosition:
    return FoundPosition(
        id="p", kind=AttributionKind.INDIRECT, speaker="Ann Berg", actor=None, speaker_words=None, cue=None,
        content=WORDS, sentence=WORDS, position=0, actors=frozenset(), rule=rule, speaker_rule=speaker_rule,
    )  # fmt: skip


def quotation(rule: Rule | None, speaker_rule: Rule | None) -> FoundQuotation:
    return FoundQuotation(
        id="q", speaker=None, actor=None, speaker_words=None, cue=None, parts=WORDS, context=None, position=0,
        actors=frozenset(), rule=rule, speaker_rule=speaker_rule,
    )  # fmt: skip


def event(rule: Rule | None) -> FoundEvent:
    return FoundEvent(sentence=WORDS, when=DAY, date_from=None, position=0, actors=frozenset(), rule=rule)


FINDINGS = Findings(
    positions=(position(Rule.PASSIVE, None), position(Rule.VERB_THAT, Rule.SPEAKER_BY_ROLE), position(None, None)),
    quotations=(quotation(Rule.QUOTATION_AFTER_COLON, Rule.SPEAKER_BY_NAME), quotation(None, Rule.SPEAKER_BY_ROLE)),
    events=(event(Rule.DATELINE), event(None)),
)


@pytest.mark.parametrize(
    ("muted", "left"),
    [
        ((), (3, 2, 2)),
        ((Rule.PASSIVE,), (2, 2, 2)),
        ((Rule.SPEAKER_BY_ROLE,), (2, 1, 2)),
        ((Rule.QUOTATION_AFTER_COLON, Rule.DATELINE), (3, 1, 1)),
        ((Rule.SEEM,), (3, 2, 2)),
    ],
)
def test_what_a_muted_rule_found_or_read_is_left_out(muted: tuple[Rule, ...], left: tuple[int, int, int]) -> None:
    found = drop_muted(FINDINGS, frozenset(muted))

    assert (len(found.positions), len(found.quotations), len(found.events)) == left


def test_what_an_earlier_version_found_without_naming_its_rule_is_never_muted() -> None:
    found = drop_muted(FINDINGS, frozenset(Rule))

    assert (len(found.positions), len(found.quotations), len(found.events)) == (1, 0, 1)
