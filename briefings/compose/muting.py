"""Rules that were measured to be wrong too often: what they find stands in no answer."""

from dataclasses import replace
from functools import cache

from briefings.lexicon import lines
from briefings.model.findings import Findings
from briefings.model.rules import Rule


@cache
def muted_rules() -> frozenset[Rule]:
    """Return the rules of the muted families, as `python docs/write_rules.py` made them of the figures."""
    return frozenset(map(Rule, lines("muted_rules")))


def drop_muted(findings: Findings, muted: frozenset[Rule]) -> Findings:
    """Return the findings without those that a muted rule found, or whose speaker one read."""
    if not muted:
        return findings
    return replace(
        findings,
        positions=tuple(one for one in findings.positions if not {one.rule, one.speaker_rule} & muted),
        quotations=tuple(one for one in findings.quotations if not {one.rule, one.speaker_rule} & muted),
        events=tuple(one for one in findings.events if one.rule not in muted),
    )
