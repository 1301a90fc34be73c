"""Rules for cue verbs: content after the verb, content before it, and content that is the verb's passive subject."""

from briefings.analysis.attributions.content import content_end, content_start, trim
from briefings.analysis.attributions.subjects import subject_after, subject_before, subject_of_statement
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.cues import CueVerb
from briefings.analysis.lexicon import words
from briefings.analysis.phrases import frame_after, noun_phrase_end, verb_group_start
from briefings.analysis.reading import OUTSIDE, Reading, Statement

#: Rules propose nothing below this chance.
THRESHOLD = 0.45
_BE = frozenset("is are was were be been being 's 're 'm am get gets got isn't aren't wasn't weren't".split())


def report(reading: Reading, statement: Statement, floor: int, verb: int, cue: CueVerb) -> Candidate | None:
    """X said that …; X wants to …; X endorsed …: the content follows the verb."""
    frame = frame_after(reading, verb, statement.last)
    chance = cue.chance(frame)
    if chance < THRESHOLD:
        return None
    group = verb_group_start(reading, verb, floor)
    if reading.tags[verb] == "P" and any(reading.tokens[k][3] in _BE for k in range(group, verb)):
        return None
    start = content_start(reading, verb, frame, cue, statement.last)
    if start is None or start >= statement.last:
        return None
    end = content_end(reading, start, statement.last, frame)
    if end <= start:
        return None
    source = subject_before(reading, group, floor) or subject_of_statement(reading, statement.first, group)
    cue_end = verb + 1 if frame in ("that", "clause", "np", "to", "wh", "q") else max(verb + 1, min(start, verb + 3))
    return Candidate(((start, end),), (group, cue_end), source, "verb-" + _rule(frame), chance)


def _rule(frame: str) -> str:
    return frame if frame in ("that", "clause", "to", "wh", "np", "npto", "npthat", "q", "ing") else "phrase"


def fronted(reading: Reading, statement: Statement, floor: int, verb: int, cue: CueVerb) -> Candidate | None:
    """'…,' X said; …, said X; …, X said, …: the content stands before the verb, and perhaps goes on after it."""
    if cue.lemma not in words("cues_of_speech"):
        return None
    frame = frame_after(reading, verb, statement.last)
    if frame in ("that", "wh", "clause") and not _quotation_before(reading, verb, floor):
        return None
    group = verb_group_start(reading, verb, floor)
    inverted = _ends_content(reading, group - 1, floor)
    if inverted:
        source = subject_after(reading, verb, statement.last)
        content_stop = group
        after = source[1] if source else verb + 1
        if source is None and frame not in ("end", ","):
            return None
    else:
        source = subject_before(reading, group, floor)
        if source is None or not _ends_content(reading, source[0] - 1, floor):
            return None
        content_stop = source[0]
        after = verb + 1
    start = _clause_start(reading, floor, content_stop)
    stop = trim(reading, start, content_stop)
    if stop <= start or not _is_clause(reading, start, stop):
        return None
    content: list[Range] = [(start, stop)]
    rest = _continuation(reading, after, statement.last)
    if rest is not None:
        content.append(rest)
    return Candidate(tuple(content), (group, verb + 1), source, "fronted-inverted" if inverted else "fronted", 0.9)


def _quotation_before(reading: Reading, verb: int, floor: int) -> bool:
    return any(reading.quoted[k] != OUTSIDE for k in range(max(floor, verb - 12), verb))


def _ends_content(reading: Reading, index: int, floor: int) -> bool:
    """Tell whether the token at `index` ends a fronted content: a comma or a closing quotation mark."""
    if index <= floor:
        return False
    return reading.quoted[index] != OUTSIDE or reading.tags[index] == ","


def _clause_start(reading: Reading, floor: int, stop: int) -> int:
    """Return where fronted content begins: after a connective that opens the statement."""
    start = floor
    while start < stop and reading.quoted[start] == OUTSIDE and reading.tags[start] in "C,.:-":
        start += 1
    return start


def _is_clause(reading: Reading, start: int, stop: int) -> bool:
    """Tell whether content is a quotation or has a finite verb; a phrase of time or place has none."""
    if any(reading.quoted[k] != OUTSIDE for k in range(start, stop)):
        return True
    if reading.tags[start] == "I" and reading.tokens[start][3] not in ("that", "if", "like"):
        comma = next((k for k in range(start, stop) if reading.tags[k] == ","), stop)
        if not any(reading.tags[k] in "XZD" for k in range(comma, stop)):
            return False
    return any(reading.tags[k] in "XZDV" for k in range(start, stop))


def _continuation(reading: Reading, index: int, last: int) -> Range | None:
    """'…,' she said, '…': the content's second half in the same statement."""
    for ahead in range(index, last):
        if reading.quoted[ahead] != OUTSIDE:
            if reading.tags[ahead - 1] not in ",:.-" and ahead - index > 2:
                return None
            end = ahead
            while end < last and reading.quoted[end] == reading.quoted[ahead]:
                end += 1
            return (ahead, trim(reading, ahead, last) if last - end < 2 else end)
    if index < last and reading.tags[index] == "," and index + 1 < last:
        following = reading.tags[index + 1]
        if following not in "GWP" and reading.tokens[index + 1][3] not in words("after_cue"):
            end = trim(reading, index + 1, last)
            if end > index + 3:
                return (index + 1, end)
    return None


def passive(reading: Reading, statement: Statement, floor: int, verb: int, cue: CueVerb) -> Candidate | None:
    """X is expected to …; X was criticized for …: the content is the passive subject and what follows."""
    group = verb_group_start(reading, verb, floor)
    if reading.tags[verb] not in "PD" or not any(reading.tokens[k][3] in _BE for k in range(group, verb)):
        return None
    frame = frame_after(reading, verb, statement.last)
    chance = cue.chance(frame)
    if chance < THRESHOLD:
        return None
    return _raised(reading, statement, floor, verb, group, frame, chance, "passive")


def seem(reading: Reading, statement: Statement, floor: int, verb: int, cue: CueVerb) -> Candidate | None:
    """X seems to …; X appears …: the content is the subject and what follows, the speaker is not said."""
    if cue.lemma not in ("seem", "appear"):
        return None
    frame = frame_after(reading, verb, statement.last)
    chance = cue.chance(frame)
    if chance < THRESHOLD or reading.tags[verb] not in "ZDV":
        return None
    return _raised(reading, statement, floor, verb, verb_group_start(reading, verb, floor), frame, chance, "seem")


def _raised(
    reading: Reading, statement: Statement, floor: int, verb: int, group: int, frame: str, chance: float, rule: str
) -> Candidate | None:
    subject = subject_before(reading, group, floor)
    content: list[Range] = [subject] if subject else []
    source: Range | None = None
    start = verb + 1
    if frame == "by":
        source = (verb + 2, noun_phrase_end(reading, verb + 2, statement.last)) if verb + 2 < statement.last else None
    elif start < statement.last and frame not in ("end", ","):
        end = content_end(reading, start, statement.last, frame)
        if end > start:
            content.append((start, end))
    if not content:
        return None
    return Candidate(tuple(content), (group, verb + 1), source, rule, chance)
