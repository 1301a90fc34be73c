"""Who says, believes, wants or supports what: rules tried at every word of a statement, the outer attribution winning."""

from collections.abc import Iterator

from briefings.analysis.attributions.according import according
from briefings.analysis.attributions.continuation import continued
from briefings.analysis.attributions.verbs import fronted, passive, report, seem
from briefings.analysis.candidate import Candidate
from briefings.analysis.cues import cue_verbs
from briefings.analysis.reading import OUTSIDE, Reading, Statement
from briefings.analysis.tagging import VERBS


def find_candidates(reading: Reading) -> list[Candidate]:
    """Return the attributions of an article, in text order; their contents don't overlap."""
    found: list[Candidate] = []
    before: Statement | None = None
    for statement in reading.statements:
        new = _in_statement(reading, statement)
        if not new:
            longer = continued(reading, statement, before, found)
            if longer is not None:
                _replace_last(found, longer)
                before = Statement(before.first if before else statement.first, statement.last, statement.paragraph)
                continue
        found.extend(new)
        before = statement
    return found


def _replace_last(found: list[Candidate], longer: Candidate) -> None:
    for place in range(len(found) - 1, -1, -1):
        if found[place].cue == longer.cue:
            found[place] = longer
            return


def _in_statement(reading: Reading, statement: Statement) -> list[Candidate]:
    found: list[Candidate] = []
    floor = statement.first
    index = statement.first
    while index < statement.last:
        candidate = None
        if reading.quoted[index] == OUTSIDE:
            for proposed in _proposals(reading, statement, floor, index):
                candidate = proposed
                break
        if candidate is None:
            index += 1
            continue
        found = [old for old in found if old.last <= candidate.first or old.first >= candidate.last]
        found.append(candidate)
        after = max(candidate.cue[1], max(last for first, last in candidate.content))
        index = max(index + 1, after)
        floor = index
    return found


def _proposals(reading: Reading, statement: Statement, floor: int, index: int) -> Iterator[Candidate]:
    word = reading.tokens[index][3]
    if word == "according":
        candidate = according(reading, statement, floor, index)
        if candidate is not None:
            yield candidate
    if reading.tags[index] not in VERBS:
        return
    cue = cue_verbs().get(word)
    if cue is None:
        return
    for rule in (fronted, passive, seem, report):
        candidate = rule(reading, statement, floor, index, cue)
        if candidate is not None:
            yield candidate
